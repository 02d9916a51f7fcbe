package stdlib_test

import (
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/taylor"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

func checked(t *testing.T, name, text string) *check.Program {
	t.Helper()
	program, errs := checkText(name, text)
	if errs.HasErrors() {
		t.Fatalf("%v\n%s", errs, text)
	}
	return program
}

func checkText(name, text string) (*check.Program, diag.List) {
	file, errs := grammar.Parse(&diag.Source{Name: name, Text: text})
	if errs.HasErrors() {
		return nil, errs
	}
	return check.Check(file, check.Options{})
}

// The library is trusted at run time, so its promises are proved here: the
// result of every function that declares a law, computed again in random
// coordinates from random arguments of the declared kinds (indefinite metrics,
// connections with torsion), is the transformed result. What functions of maps
// promise is proved for a map between curved spaces; the metric there is random.
func TestEveryPromiseIsProved(t *testing.T) {
	l := newLibrary(t)
	for _, fn := range l.order {
		if fn.ResultKeyword == "" {
			continue
		}
		name := fn.Name.Name
		if calls[name] == "" {
			t.Errorf("world_test.go has no call of %s", name)
			continue
		}
		// The text of a function alone: the functions it calls are the library's,
		// and believed; they have their own turn.
		program := checked(t, name, fn.Span().Text()+"\n"+world+"result = "+calls[name]+"\n")
		proofs := 0
		for _, c := range program.FnClaims {
			if c.Proof.Verdict != taylor.Proved || c.Proof.Numeric {
				t.Errorf("%s in %d dimensions: %+v", name, c.Dim, c.Proof)
			}
			again := taylor.Prove(program.Graph, c.Node, c.Law, taylor.ProveOptions{Seed: 12345, RerunClaims: true})
			if again.Verdict != taylor.Proved {
				t.Errorf("%s in %d dimensions, its own claims run again: %+v", name, c.Dim, again)
			}
			proofs++
		}
		o := program.Names["result"].(*value.Object)
		law := index.Tensor
		if fn.ResultKeyword == "connection" {
			law = index.Connection
		}
		if o.Law != law || o.Metric != (fn.ResultKeyword == "metric") {
			t.Errorf("%s gives %v, metric %v", name, o.Law, o.Metric)
		}
		node := o.Node
		for node.Op() == graph.OpAt {
			node = node.Args()[0]
		}
		if proofs == 0 && node.Op() == graph.OpClaim {
			for seed := range uint64(3) {
				p := taylor.Prove(program.Graph, node, law, taylor.ProveOptions{Seed: seed + 1})
				if p.Verdict != taylor.Proved {
					t.Errorf("%s along a map: %+v", name, p)
				}
			}
			proofs++
		}
		if fn.ResultKeyword == "metric" {
			symmetric := "assert result_ij ~= result_ji\n"
			if o := runScript(t, name, world+"result = "+calls[name]+"\n"+symmetric); o.passed != 1 {
				t.Errorf("%s gives a metric that is not symmetric: %s", name, o.says)
			}
		}
		how := "the rules"
		if proofs > 0 {
			how = "proofs"
		}
		t.Logf("%s: %s", name, how)
	}
}

// A slip that breaks a promise is refused by the function's name, where it is
// written; what no law sees (torsion is a tensor) is left to the values.
func TestBrokenPromisesAreRefusedByName(t *testing.T) {
	for _, c := range []struct{ what, fn, right, wrong string }{
		{"a sign", "riemann", "- C^a_de C^e_cb", "+ C^a_de C^e_cb"},
		{"an index order with torsion", "riemann", "C^a_ce C^e_db", "C^a_ec C^e_db"},
		{"an index order with torsion in a derivative", "riemann", "d_c C^a_db", "d_c C^a_bd"},
		{"a lost term", "riemann", "- C^a_de C^e_cb", ""},
		{"the missing connection", "hessian", "- C^k_ij d_k f", ""},
		{"a sign", "hessian", "- C^k_ij d_k f", "+ C^k_ij d_k f"},
		{"a factor", "hessian", "- C^k_ij d_k f", "- 2 C^k_ij d_k f"},
		{"a dropped term", "levicivita", "+ d_j G_il", ""},
		{"a weight", "levicivita", "1/2 G^kl", "G^kl"},
		{"a sign", "levicivita", "- d_l G_ij", "+ d_l G_ij"},
		{"a connection without its exchange", "torsion", "- C^k_ji", ""},
		{"a sum of connections of weight 2", "torsion", "- C^k_ji", "+ C^k_ji"},
		{"a dropped term", "nonmetricity", "- C^l_kj G_il", ""},
		{"a sign", "bracket", "- v^j d_j u^i", "+ v^j d_j u^i"},
		{"a dropped term", "bracket", "- v^j d_j u^i", ""},
		{"a sign", "killing", "+ G_ik d_j v^k", "- G_ik d_j v^k"},
		{"a dropped term", "killing", "v^k d_k G_ij +", ""},
		{"partial derivatives of a covector", "grad", "G^ij d_j f", "G^ij G^kl d_j d_k d_l f"},
		{"a density", "graphFirst", "G_ij + d_i L d_j L", "det(components(G)) G_ij + d_i L d_j L"},
		{"a number of one chart", "einstein", "R_ij - 1/2 s G_ij", "R_ij - 1/2 R[1,1] G_ij"},
		{"components", "naturalGrad", "F^ij d_j L", "F^ij components(F)[1,1] d_j L"},
	} {
		text := ""
		for _, d := range definitions(t) {
			if d.fn.Name.Name == c.fn {
				text = d.fn.Span().Text()
			}
		}
		if strings.Count(text, c.right) != 1 {
			t.Errorf("%s has no %q, or several", c.fn, c.right)
			continue
		}
		_, errs := checkText(c.fn, strings.Replace(text, c.right, c.wrong, 1))
		if len(errs) != 1 || errs[0].Code != refuse.CodeClaimed || !strings.HasPrefix(errs[0].Message, c.fn+" ") {
			t.Errorf("%s: %s (%q): %v", c.fn, c.what, c.wrong, errs)
		}
	}
}

// Promises that a user may be tempted to make.
func TestFalsePromisesAreRefused(t *testing.T) {
	for _, c := range []struct{ what, text string }{
		{"second derivatives as a tensor", "fn f(L) -> tensor H_ij = d_i d_j L"},
		{"derivatives of a vector as a tensor", "fn f(v^i) -> tensor D_i^j = d_i v^j"},
		{"derivatives of a metric as a tensor", "fn f(metric G_ij) -> tensor D_kij = d_k G_ij"},
		{"a curl of a vector as a tensor", "fn f(v^i) -> tensor D_i^j = d_i v^j - delta^j_i d_k v^k"},
		{"a divergence without its density", "fn f(v^i, w^i) -> tensor D^i = w^i d_j v^j"},
		{"a density as a tensor", "fn f(metric G_ij) -> tensor D_ij = sqrt(abs(det(components(G)))) G_ij"},
		{"a connection as a tensor", "fn f(connection C^k_ij) -> tensor D^k_ij = C^k_ij"},
		{"a mean of connections with the wrong weights", "fn f(connection C^k_ij, connection D^k_ij) -> connection M^k_ij = 1/2 C^k_ij + 1/3 D^k_ij"},
		{"twice a connection", "fn f(connection C^k_ij) -> connection M^k_ij = 2 C^k_ij"},
		{"a difference of connections as a connection", "fn f(connection C^k_ij, connection D^k_ij) -> connection M^k_ij = C^k_ij - D^k_ij"},
		{"a tensor as a connection", "fn f(metric G_ij, v^i) -> connection M^k_ij = v^k G_ij"},
		{"a metric's connection without its inhomogeneous term", "fn f(metric G_ij, connection C^k_ij) -> connection M^k_ij = G^kl torsion(C)^m_li G_mj"},
		{"curvature with half of its terms", "fn f(connection C^k_ij) -> tensor R^a_bcd = d_c C^a_db - d_d C^a_cb"},
		{"a contracted connection", "fn f(connection C^k_ij) -> tensor w_i = C^k_ik"},
	} {
		_, errs := checkText("false.geo", c.text)
		if len(errs) != 1 || errs[0].Code != refuse.CodeClaimed {
			t.Errorf("%s: %v", c.what, errs)
		}
	}
	for _, c := range []struct{ what, text string }{
		{"the curl of a covector", "fn f(w_i) -> tensor F_ij = d_i w_j - d_j w_i"},
		{"the torsion by its letters", "fn f(connection C^k_ij) -> tensor T^k_ij = C^k_ij - C^k_ji"},
		{"a mean of connections", "fn f(connection C^k_ij, connection D^k_ij) -> connection M^k_ij = 1/3 C^k_ij + 2/3 D^k_ji"},
		{"a difference of connections", "fn f(connection C^k_ij, connection D^k_ij) -> tensor M^k_ij = C^k_ij - D^k_ij"},
		{"traces that differ by a tensor", "fn f(connection C^k_ij) -> tensor w_i = C^k_ik - C^k_ki"},
		{"the divergence of a vector with its volume", "fn f(v^i, metric G_ij, w^i) -> tensor D^i = w^i (d_j v^j + v^j levicivita(G)^k_jk)"},
		{"the Lie derivative of a covector", "fn f(v^i, w_i) -> tensor D_i = v^j d_j w_i + w_j d_i v^j"},
	} {
		program, errs := checkText("true.geo", c.text)
		if len(errs) > 0 {
			t.Errorf("%s is refused: %v", c.what, errs)
			continue
		}
		for _, p := range program.FnClaims {
			if p.Proof.Verdict != taylor.Proved {
				t.Errorf("%s: %+v", c.what, p.Proof)
			}
		}
	}
}
