package interp

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

func real64(x float64) Value { return Value{kind: Numbers, typ: "Real", data: []float64{x}} }

func marked64(x float64) Value { v := real64(x); v.mark = true; return v }

func matrix(shape []int, data ...float64) Value {
	return Value{kind: Numbers, typ: "Real[2, 2]", shape: shape, data: data}
}

func textOf(t *testing.T, opt TextOptions, events ...Event) string {
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
	field := Value{kind: Formula, shape: []int{2}, cells: []string{"2 x", "-r"}}
	word := Value{kind: String, text: "K is"}
	point := Value{kind: Point, text: "theta", shape: []int{2}, data: []float64{1, 0.5}}
	for _, c := range []struct {
		values []Value
		want   string
	}{
		{[]Value{real64(3), real64(1.0 / 3)}, "3, 0.333333\n"},
		{[]Value{word, real64(2)}, "K is 2\n"},
		{[]Value{field}, "[2 x, -r]\n"},
		{[]Value{point}, "theta(1, 0.5)\n"},
		{[]Value{matrix([]int{2, 2}, 1, 2, 3, 4)}, "[[1 2] [3 4]]\n"},
		{[]Value{marked64(7)}, "7  (depends on the chart)\n"},
		{[]Value{marked64(7), marked64(14)}, "7, 14  (all depend on the chart)\n"},
		{[]Value{marked64(7), real64(14)}, "7 (depends on the chart), 14\n"},
		{[]Value{word, marked64(7)}, "K is 7  (depends on the chart)\n"},
		{[]Value{word, marked64(7), word, marked64(14)}, "K is 7 K is 14  (all depend on the chart)\n"},
		{[]Value{{kind: Bool, truth: true}}, "true\n"},
		{[]Value{{kind: List, elems: []Value{real64(1), word}}}, "[1, K is]\n"},
	} {
		var items []Item
		for _, v := range c.values {
			items = append(items, Item{"e", v})
		}
		if got := textOf(t, TextOptions{}, &Printed{Items: items}); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestTextOfTable(t *testing.T) {
	got := textOf(t, TextOptions{},
		&TableHead{Columns: []string{"s", "det(P) @ p"}, Loops: 1, Marks: []bool{false, true}},
		&TableRow{Cells: []Value{real64(1), real64(-2.5)}},
		&TableRow{Cells: []Value{real64(10), real64(100)}},
		&TableEnd{})
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
	got := textOf(t, TextOptions{}, &Shown{Source: "Gam", Components: []Component{
		{Name: "Gam[r,t,t]", Index: []int{1, 2, 2}, Text: "-r"},
		{Name: "Gam[t,r,t]", Index: []int{2, 1, 2}, Text: "1/r", Same: []Same{{Name: "Gam[t,t,r]", Index: []int{2, 2, 1}}}},
	}, Zeros: 5, NonZero: 3, Independent: 2, Symmetries: []string{"symmetric in the lower two"}, Of: 8})
	if want := "8 components, 3 non-zero, 2 independent, symmetric in the lower two\nGam[r,t,t]              = -r\nGam[t,r,t] = Gam[t,t,r] = 1/r\n"; got != want {
		t.Errorf("got %q", got)
	}
	if got := textOf(t, TextOptions{}, &Shown{Source: "Ric", Zeros: 16, Of: 16}); got != "Ric = 0, all 16 components\n" {
		t.Errorf("got %q", got)
	}
}

func TestTextOfAssertions(t *testing.T) {
	src := &diag.Source{Name: "a.geo", Text: "assert a ~= b\n"}
	span := diag.Span{Source: src, Start: 0, End: 13}
	held := &Asserted{Span: span, Source: "assert a ~= b", OK: true}
	if got := textOf(t, TextOptions{}, held); got != "" {
		t.Errorf("an assertion that held says %q", got)
	}
	if got := textOf(t, TextOptions{Verbose: true}, held); got != "ok  assert a ~= b\n" {
		t.Errorf("verbose: %q", got)
	}
	var out, errs strings.Builder
	s := TextSink(&out, TextOptions{Diagnostics: &errs})
	err := s.Emit(&Asserted{Span: span, Source: "assert a ~= b", Why: "the reason", Failure: &Failure{
		Left: matrix([]int{2, 2}, 1, 2, 3, 4), Right: matrix([]int{2, 2}, 1, 2, 3, 5), Op: "~=",
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

func TestJSONLinesAreJSON(t *testing.T) {
	src := &diag.Source{Name: "a.geo", Text: "print x\n"}
	span := diag.Span{Source: src, Start: 0, End: 7}
	var b strings.Builder
	s := JSONSink(&b)
	events := []Event{
		&Printed{span, []Item{{"x <y", matrix([]int{2, 2}, 1, 0.1, math.NaN(), math.Inf(-1))}}},
		&Echoed{span, Item{"x", marked64(3)}},
		&Shown{Span: span, Source: "T", Components: []Component{{Name: "T[1]", Index: []int{1}, Text: "x"}}, Of: 2, Zeros: 1},
		&TableHead{Span: span, Columns: []string{"a"}}, &TableRow{span, []Value{real64(1.0 / 3)}}, &TableEnd{span},
		&Asserted{Span: span, Source: "a ~= b", Failure: &Failure{Left: real64(1), Right: real64(2), Op: "~="}},
		&TestStart{span, "t"}, &TestEnd{Span: span, Name: "t"}, &Plotted{Span: span, Series: []Series{{Source: "f"}}},
		&Found{diag.New("E0101", span, "words")},
	}
	for _, e := range events {
		if err := s.Emit(e); err != nil {
			t.Fatal(err)
		}
	}
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	if len(lines) != len(events) {
		t.Fatalf("%d lines for %d events:\n%s", len(lines), len(events), b.String())
	}
	for _, l := range lines {
		var o map[string]any
		if err := json.Unmarshal([]byte(l), &o); err != nil || o["type"] == nil {
			t.Errorf("%v: %s", err, l)
		}
	}
	if want := `"value":[[1,0.1],["nan","-inf"]]`; !strings.Contains(lines[0], want) || !strings.Contains(lines[0], `"x <y"`) {
		t.Errorf("no %s in %s", want, lines[0])
	}
	if !strings.Contains(lines[4], "0.3333333333333333") {
		t.Errorf("numbers keep all digits: %s", lines[4])
	}
}
