package interp_test

import (
	"context"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// What divides by nothing is refused, even where nothing is divided: 0/0 is
// not 0, as a number, a tensor, or deep in the library.
func TestZeroByZeroIsRefused(t *testing.T) {
	const head = `
chart theta(x, y)
chart L(s)
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
z = x - x
v^i = [0, 0] on theta
w_n = [0, 0]
map line: L -> E3 { X = s; Y = 0; Z = 0 }
map flat2: theta -> E3 { X = x; Y = x^2; Z = 0 }
p = theta(1, 1)
`
	for _, expr := range []string{
		"(x - x)/(y - y)", "0/z", "z/z", "z*(1/z)", "sqrt(z)/z", "v^i/z", "(v^i/z) @ p", "w/z",
		"curveTorsion(line, e) @ L(0)", "frenetFrame(line, e) @ L(0)", "normal(flat2, e) @ p", "secondForm(flat2, e) @ p",
	} {
		p, err := engine(t, interp.Options{}).Compile(context.Background(), "zero.geo", head+"print "+expr+"\n")
		if err != nil {
			t.Errorf("%s: %s", expr, describe(err))
			continue
		}
		if _, err = p.Run(t.Context(), interp.RunOptions{}); err == nil || !strings.Contains(describe(err), "division by zero") {
			t.Errorf("%s gives %v", expr, err)
		}
	}
	if got := assertions(t, head+"assert (0*x) @ theta(0, 1) ~= 0\nassert (x/x) @ theta(0, 1) ~= 1\n"); len(got) != 2 || got[0] != "values" || got[1] != "values" {
		t.Errorf("%q", got)
	}
}

// A domain that has no points for the params of a run is said to be one, and not sampled.
func TestEmptyDomain(t *testing.T) {
	got := assertions(t, "param a = 5\nchart theta(x) where x > a, x < 4\nassert x < 4.9\n")
	if len(got) != 1 || !strings.Contains(got[0], "no point of theta meets the chart's conditions: x > 5 and x < 4") {
		t.Errorf("%q", got)
	}
}

// What has no formula is shown as it was written.
func TestEigenvaluesOfFieldsAreShownAsWritten(t *testing.T) {
	p, err := engine(t, interp.Options{}).Compile(context.Background(), "eig.geo", "chart theta(x, y)\nmetric G_ij = eye(2) on theta\nH_ij = [[1, x], [x, 3]] on theta\nprint eig(H, G)[1]^2\n")
	if err != nil {
		t.Fatal(describe(err))
	}
	var b strings.Builder
	if _, err := p.Run(t.Context(), interp.RunOptions{Sink: render.TextSink(&b, render.TextOptions{})}); err != nil {
		t.Fatal(describe(err))
	}
	if got := strings.TrimSpace(b.String()); got != "eig(H, G)[1]^2" {
		t.Error(got)
	}
}
