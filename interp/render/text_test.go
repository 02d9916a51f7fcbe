package render

import (
	"context"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// valueOf computes values with a chart in scope, whose metric is diag(1, r).
func valueOf(t *testing.T, exprs ...string) []interp.Value {
	t.Helper()
	engine, err := interp.New(interp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "scope.geo", "chart psi(r, t)\nmetric G_ij = diag(1, r) on psi\n")
	if err != nil {
		t.Fatal(err)
	}
	var out []interp.Value
	for _, expr := range exprs {
		v, err := program.Eval(t.Context(), expr)
		if err != nil {
			t.Fatalf("%s: %v", expr, err)
		}
		out = append(out, v)
	}
	return out
}

func textOf(t *testing.T, opt TextOptions, events ...interp.Event) string {
	t.Helper()
	var b strings.Builder
	s := TextSink(&b, opt)
	for _, e := range events {
		if err := s.Emit(e); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func TestTextOfPrint(t *testing.T) {
	const (
		word     = `"K is"`
		seven    = "components(G)[2,2] @ psi(7, 0)"
		fourteen = "components(G)[2,2] @ psi(14, 0)"
	)
	for _, c := range []struct {
		exprs []string
		want  string
	}{
		{[]string{"3", "1/3"}, "3, 0.333333\n"},
		{[]string{word, "2"}, "K is 2\n"},
		{[]string{"d_i (r^2 - r*t)"}, "[2 r - t, -r]\n"},
		{[]string{"psi(1, 0.5)"}, "psi(1, 0.5)\n"},
		{[]string{"[[1, 2], [3, 4]]"}, "[[1 2] [3 4]]\n"},
		{[]string{seven}, "7  (depends on the chart)\n"},
		{[]string{seven, fourteen}, "7, 14  (all depend on the chart)\n"},
		{[]string{seven, "14"}, "7 (depends on the chart), 14\n"},
		{[]string{word, seven}, "K is 7  (depends on the chart)\n"},
		{[]string{word, seven, word, fourteen}, "K is 7 K is 14  (all depend on the chart)\n"},
		{[]string{"1 < 2"}, "true\n"},
		{[]string{`[1, "K is"]`}, "[1, K is]\n"},
	} {
		var items []interp.Item
		for _, v := range valueOf(t, c.exprs...) {
			items = append(items, interp.Item{Source: "e", Value: v})
		}
		if got := textOf(t, TextOptions{}, &interp.Printed{Items: items}); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestTextOfTable(t *testing.T) {
	got := textOf(t, TextOptions{},
		&interp.TableHead{Columns: []string{"s", "det(P) @ p"}, Loops: 1, Marks: []bool{false, true}},
		&interp.TableRow{Cells: valueOf(t, "1", "-2.5")},
		&interp.TableRow{Cells: valueOf(t, "10", "100")},
		&interp.TableEnd{})
	want := ` s  det(P) @ p
──  ──────────
 1        -2.5
10         100
depends on the chart: det(P) @ p
`
	if got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestTextOfShow(t *testing.T) {
	got := textOf(t, TextOptions{}, &interp.Shown{Source: "Gam", Components: []interp.Component{
		{Name: "Gam[r,t,t]", Index: []int{1, 2, 2}, Text: "-r"},
		{Name: "Gam[t,r,t]", Index: []int{2, 1, 2}, Text: "1/r", Same: []interp.Same{{Name: "Gam[t,t,r]", Index: []int{2, 2, 1}}}},
	}, Zeros: 5, NonZero: 3, Independent: 2, Symmetries: []string{"symmetric in the lower two"}, Of: 8})
	if want := "8 components, 3 non-zero, 2 independent, symmetric in the lower two\nGam[r,t,t]              = -r\nGam[t,r,t] = Gam[t,t,r] = 1/r\nothers 0\n"; got != want {
		t.Errorf("got %q", got)
	}
	if got := textOf(t, TextOptions{}, &interp.Shown{Source: "Ric", Zeros: 16, Of: 16}); got != "Ric = 0, all 16 components\n" {
		t.Errorf("got %q", got)
	}
}

func TestTextOfAssertions(t *testing.T) {
	src := &diag.Source{Name: "a.geo", Text: "assert a ~= b\n"}
	span := diag.Span{Source: src, Start: 0, End: 13}
	held := &interp.Asserted{Span: span, Source: "assert a ~= b", OK: true}
	if got := textOf(t, TextOptions{}, held); got != "" {
		t.Errorf("an assertion that held says %q", got)
	}
	if got := textOf(t, TextOptions{Verbose: true}, held); got != "ok  assert a ~= b\n" {
		t.Errorf("verbose: %q", got)
	}
	var out, errs strings.Builder
	s := TextSink(&out, TextOptions{Diagnostics: &errs})
	sides := valueOf(t, "[[1, 2], [3, 4]]", "[[1, 2], [3, 5]]")
	err := s.Emit(&interp.Asserted{Span: span, Source: "assert a ~= b", Why: "the reason", Failure: &interp.Failure{
		Left: sides[0], Right: sides[1], Op: "~=",
		Component: "[2,2]", LeftAt: 4, RightAt: 5, Difference: 1, Tolerance: 1e-9, Point: "theta(1, 2)",
	}})
	if err != nil || out.Len() != 0 {
		t.Errorf("a failure goes to the diagnostics, got %q, %v", out.String(), err)
	}
	for _, want := range []string{"a.geo:1:1", CodeAssert, "the reason", "[[1 2] [3 4]]", "[[1 2] [3 5]]", "[2,2]", "4 against 5", "1e-9", "theta(1, 2)"} {
		if !strings.Contains(errs.String(), want) {
			t.Errorf("no %q in\n%s", want, errs.String())
		}
	}
}
