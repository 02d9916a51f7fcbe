package taylor_test

import (
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/check"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/taylor"
	"github.com/seed2d4d80ff/geo/stdlib"
)

// checked parses and checks a script.
func checked(t *testing.T, name, text string) *check.Program {
	t.Helper()
	file, ds := grammar.Parse(&diag.Source{Name: name, Text: text})
	if ds.HasErrors() {
		t.Fatalf("%s: %v", name, ds)
	}
	prog, ds := check.Check(file, check.Options{})
	if ds.HasErrors() {
		t.Fatalf("%s: %v", name, ds)
	}
	return prog
}

// Every law that a function of the library declares is proved for random
// arguments of the declared kinds: indefinite metrics, connections with
// torsion, asymmetric tensors.
func TestLibraryClaims(t *testing.T) {
	for _, m := range stdlib.Prelude() {
		text, err := stdlib.FS.ReadFile(m + ".geo")
		if err != nil {
			t.Fatal(err)
		}
		prog := checked(t, m, string(text))
		for _, c := range prog.FnClaims {
			p := taylor.Prove(prog.Graph, c.Node, c.Law, taylor.ProveOptions{Seed: 1})
			t.Logf("%s: %s in %d dimensions: order %d, numeric %v", m, c.Span.Text(), c.Dim, p.Order, p.Numeric)
			if p.Verdict != taylor.Proved {
				t.Errorf("%s: %s in %d dimensions: verdict %d %s, component %v", m, c.Span.Text(), c.Dim, p.Verdict, p.Reason, p.Component)
			}
		}
	}
}
