package taylor_test

import (
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/taylor"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/stdlib"
)

func checkText(t *testing.T, name, text string) (*check.Program, diag.List) {
	t.Helper()
	file, ds := grammar.Parse(&diag.Source{Name: name, Text: text})
	if ds.HasErrors() {
		t.Fatalf("%s: %v", name, ds)
	}
	return check.Check(file, check.Options{})
}

// checked checks a script that has no mistake.
func checked(t *testing.T, name, text string) *check.Program {
	t.Helper()
	prog, ds := checkText(t, name, text)
	if ds.HasErrors() {
		t.Fatalf("%s: %v", name, ds)
	}
	return prog
}

func module(t *testing.T, name string) string {
	t.Helper()
	text, err := stdlib.FS.ReadFile(name + ".geo")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Every law that a function of the library promises beyond the rules is proved
// for random arguments of the declared kinds: indefinite metrics, connections
// with torsion, asymmetric tensors.
func TestLibraryClaims(t *testing.T) {
	proved := map[string]bool{}
	for _, m := range stdlib.Prelude() {
		prog := checked(t, m, module(t, m))
		for _, c := range prog.FnClaims {
			p := taylor.Prove(prog.Graph, c.Node, c.Law, taylor.ProveOptions{Seed: 1, RerunClaims: true})
			if p.Verdict != taylor.Proved || p.Numeric {
				t.Errorf("%s: %s in %d dimensions: %+v", m, c.Span.Text(), c.Dim, p)
			}
			proved[c.Span.Text()] = true
		}
	}
	for _, f := range []string{"levicivita", "riemann", "hessian", "nonmetricity", "bracket", "killing"} {
		if !proved[f] {
			t.Errorf("%s promised nothing", f)
		}
	}
}

// One slip in a definition of the library, and its promise is refused.
func TestSlipsInTheLibraryAreRefused(t *testing.T) {
	for _, c := range []struct{ module, right, wrong, fn string }{
		{"connections", "C^a_ce C^e_db - C^a_de C^e_cb", "C^a_ce C^e_db + C^a_de C^e_cb", "riemann"},
		{"connections", "d_c C^a_db - d_d C^a_cb", "d_c C^a_bd - d_d C^a_cb", "riemann"},
		{"connections", "C^a_ce C^e_db", "C^a_ec C^e_db", "riemann"},
		{"connections", "d_i G_lj + d_j G_il - d_l G_ij", "d_i G_lj + d_j G_il + d_l G_ij", "levicivita"},
		{"connections", "d_i G_lj + d_j G_il - d_l G_ij", "d_i G_lj + d_j G_il - 2 d_l G_ij", "levicivita"},
		{"connections", "1/2 G^kl (d_i G_lj", "G^kl (d_i G_lj", "levicivita"},
		{"connections", "- C^l_ki G_lj - C^l_kj G_il", "- C^l_ki G_lj + C^l_kj G_il", "nonmetricity"},
		{"connections", "- C^l_ki G_lj - C^l_kj G_il", "- C^l_ik G_lj - C^l_jk G_il", ""}, // torsion is a tensor: no law sees it
		{"connections", "u^j d_j v^i - v^j d_j u^i", "u^j d_j v^i + v^j d_j u^i", "bracket"},
		{"connections", "G_kj d_i v^k + G_ik d_j v^k", "G_kj d_i v^k - G_ik d_j v^k", "killing"},
		{"hessians", "tensor H_ij = d_i d_j f - C^k_ij d_k f", "tensor H_ij = d_i d_j f + C^k_ij d_k f", "hessian"},
		{"hessians", "tensor H_ij = d_i d_j f - C^k_ij d_k f", "tensor H_ij = d_i d_j f", "hessian"},
		{"hessians", "tensor H_ij = d_i d_j f - C^k_ij d_k f", "tensor H_ij = d_i d_j f - C^k_ji d_k f", ""},
	} {
		text := module(t, c.module)
		if !strings.Contains(text, c.right) {
			t.Errorf("%s has no %q", c.module, c.right)
			continue
		}
		_, ds := checkText(t, c.module, strings.Replace(text, c.right, c.wrong, 1))
		found := false
		for _, d := range ds {
			if d.Code == refuse.CodeClaimed && strings.HasPrefix(d.Message, c.fn) {
				found = true
			}
		}
		if found != (c.fn != "") {
			t.Errorf("%q: %v", c.wrong, ds)
		}
	}
}
