package interp_test

// What is said of an expression does not depend on how its source is laid out.

import (
	"context"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// Sources that are quoted have no comments, and names of components are those of the expression, bracketed where it needs it.
func TestQuotedSourcesAreOneLine(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"h = 3\ntable k, (h* # three\n   k) for k in [1]\n", "k  k  (h* k)\n─  ─  ──────\n1  1       3"},
		{"chart c(x)\nw^i = [x] on c\nshow -w\n", "tensor ^i over c: 1 component, none zero\n(-w)[x] = -x"},
		{"chart c(x)\nw^i = [x] on c\nshow 2*w\n", "tensor ^i over c: 1 component, none zero\n(2*w)[x] = 2 x"},
		{"chart c(x)\nw^i = [x] on c\nshow components( w # numbers\n)\n", "Real[1] over c, depends on the chart: 1 component, none zero\nx"},
		{"chart c(x)\nw^i = [x] on c\nshow components(w)\n", "Real[1] over c, depends on the chart: 1 component, none zero\nx"},
	} {
		p, err := engine(t, interp.Options{}).Compile(context.Background(), "layout.geo", c.text)
		if err != nil {
			t.Fatal(describe(err))
		}
		var b strings.Builder
		if _, err := p.Run(t.Context(), interp.RunOptions{Sink: render.TextSink(&b, render.TextOptions{})}); err != nil {
			t.Fatal(describe(err))
		}
		if got := strings.TrimSpace(b.String()); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}
