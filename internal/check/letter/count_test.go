package letter

import (
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// TestFate holds the rule of products to what docs/language.md says of letters
// in them.
func TestFate(t *testing.T) {
	for _, c := range []struct {
		text         string
		tally        Tally
		summed, kept bool
		want         Fate
	}{
		{"v^i", Tally{N: 1, Up: 1, Slot: true}, false, false, Free},
		{"v^i u_i", Tally{N: 2, Up: 1, Slot: true}, false, false, Paired},
		{"v^i w^i", Tally{N: 2, Up: 2, Slot: true}, false, false, SameHeight},
		{"H_ij H_ij", Tally{N: 2, Slot: true}, false, false, SameHeight},
		{"v^i u_i w^i", Tally{N: 3, Up: 2, Slot: true}, false, false, Thrice},
		{"sum_n v^n u_n w^n: a slot is not kept", Tally{N: 3, Up: 2, Slot: true}, false, true, Thrice},
		{"x_n", Tally{N: 1}, false, false, Free},
		{"x_n y_n", Tally{N: 2}, false, false, Summed},
		{"x_n y_n z_n", Tally{N: 3}, false, false, Summed},
		{"x_n/y_n", Tally{N: 2, Below: 1}, false, false, Free},
		{"1/(x_n/y_n)/z_n", Tally{N: 2, Below: 2}, false, false, Free},
		{"x_n y_n/z_n", Tally{N: 3, Below: 1}, false, false, AboveAndBelow},
		{"sum_n x_n y_n/z_n", Tally{N: 3, Below: 1}, true, false, Summed},
		{"sum_n (x_n y_n/z_n + 1)", Tally{N: 3, Below: 1}, false, true, Free},
		{"sum_n x_n", Tally{N: 1}, true, true, Summed},
	} {
		if got := c.tally.Fate(c.summed, c.kept); got != c.want {
			t.Errorf("%s: fate %d, want %d", c.text, got, c.want)
		}
	}
}

// TestFlattening: a product and a sum are read as they are written, brackets
// closed.
func TestFlattening(t *testing.T) {
	tree, list := grammar.ParseExprWith(&diag.Source{Text: "-a_n b/(c q)/e - (f - g) - h"}, grammar.Limits{})
	if list.HasErrors() {
		t.Fatal(list)
	}
	got := ""
	for _, s := range Terms(tree) {
		got += map[bool]string{true: "-", false: "+"}[s.Minus]
		fs, minus := Factors(s.Expr)
		got += map[bool]string{true: "-", false: ""}[minus]
		for _, f := range fs {
			got += map[bool]string{true: "/", false: "*"}[f.Below] + f.Expr.Span().Text()
		}
	}
	if want := "+-*a_n*b/(c q)/e-*(f - g)-*h"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
