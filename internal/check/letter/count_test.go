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
		text  string
		tally Tally
		hold  Hold
		want  Fate
	}{
		{"v^i", Tally{N: 1, Up: 1, Slot: true}, Loose, Free},
		{"v^i u_i", Tally{N: 2, Up: 1, Slot: true}, Loose, Paired},
		{"c_i = v^i u_i: a slot is not kept", Tally{N: 2, Up: 1, Slot: true}, Named, Paired},
		{"v^i w^i", Tally{N: 2, Up: 2, Slot: true}, Loose, SameHeight},
		{"H_ij H_ij", Tally{N: 2, Slot: true}, Loose, SameHeight},
		{"v^i u_i w^i", Tally{N: 3, Up: 2, Slot: true}, Loose, Thrice},
		{"sum_n v^n u_n w^n: a slot is not kept", Tally{N: 3, Up: 2, Slot: true}, Bound, Thrice},
		{"x_n", Tally{N: 1}, Loose, Free},
		{"x_n^2", Tally{N: 1, Times: 2}, Loose, Free},
		{"x_n y_n", Tally{N: 2}, Loose, Summed},
		{"c_n = x_n y_n", Tally{N: 2}, Named, Kept},
		{"x_n y_n z_n", Tally{N: 3}, Loose, Often},
		{"c_n = x_n y_n z_n", Tally{N: 3}, Named, Often},
		{"x_n y_n^2", Tally{N: 2, Times: 3}, Loose, Often},
		{"sum_n x_n y_n z_n", Tally{N: 3}, Reduced, Summed},
		{"x_n/y_n", Tally{N: 2, Below: 1}, Loose, Free},
		{"x_n^2/y_n", Tally{N: 2, Times: 3, Below: 1}, Loose, Free},
		{"1/(x_n/y_n)/z_n", Tally{N: 2, Below: 2}, Loose, Free},
		{"x_n y_n/z_n", Tally{N: 3, Below: 1}, Loose, AboveAndBelow},
		{"c_n = x_n y_n/z_n", Tally{N: 3, Below: 1}, Named, AboveAndBelow},
		{"sum_n x_n y_n/z_n", Tally{N: 3, Below: 1}, Reduced, Summed},
		{"sum_n (x_n y_n/z_n + 1)", Tally{N: 3, Below: 1}, Bound, Free},
		{"sum_n x_n", Tally{N: 1}, Reduced, Summed},
	} {
		if got := c.tally.Fate(c.hold); got != c.want {
			t.Errorf("%s: fate %d, want %d", c.text, got, c.want)
		}
	}
}

// TestTimes: a power counts as many times as its whole exponent says.
func TestTimes(t *testing.T) {
	for text, want := range map[string]int{
		"q_n": 1, "q_n^2": 2, "(q_n)^3": 3, "(2 q_n^2)": 2, "-q_n**2": 2, "(q_n^2)^2": 4, "q_n^-2": 2, "q_n^2.0": 2, "(q_n - p_n)^2": 2,
		"q_n^0.5": 1, "q_n^m": 1, "q_n^(1/2)": 1, "q_n^0": 1, "(q_n^2)_n": 1, "exp(q_n^2)": 1, "sum_m (q_n^2 p_m)": 1, "(q_n^2 + 1)": 1,
		"(q_n p_m^2)": 1, "(p_m^2 q_n)": 1, "(p_m q_n^2)": 2, "(q_n^2/p_n)": 2, "(1/q_n^2)": 1,
	} {
		tree, list := grammar.ParseExprWith(&diag.Source{Text: text}, grammar.Limits{}, nil)
		if list.HasErrors() {
			t.Fatal(list)
		}
		if got := Times(tree, "n"); got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
}

// TestFlattening: a product and a sum are read as they are written, brackets
// closed.
func TestFlattening(t *testing.T) {
	tree, list := grammar.ParseExprWith(&diag.Source{Text: "-a_n b/(c q)/e - (f - g) - h"}, grammar.Limits{}, nil)
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
