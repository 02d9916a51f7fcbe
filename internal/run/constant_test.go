package run_test

import (
	"context"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// Eigenvalues of a field have no formula; where its matrices are the same at
// every point they are numbers.
func TestConstantEigenvalues(t *testing.T) {
	const head = "chart c(x, y)\nmetric G_ij = eye(2) on c\n"
	for text, want := range map[string]string{
		"H_ij = d_i d_j (x^2 + y^2)\nprint eig(H, G)":                     "[2 2]  (depends on the chart)\n",
		"H_ij = d_i d_j (x^2 + 2 y^2)\nprint eigenvectors(H, G) @ c(0,0)": "[[1 0] [0 1]]",
		"H_ij = d_i d_j (x^2 y)\nprint eig(H, G)":                         "[eig(H, G)[1], eig(H, G)[2]]  (depends on the chart)\n",
	} {
		engine, err := interp.New(interp.Options{})
		if err != nil {
			t.Fatal(err)
		}
		p, err := engine.CompileSource(context.Background(), interp.Source{Text: head + text + "\n"})
		if err != nil {
			t.Fatal(text, err)
		}
		var out strings.Builder
		if _, err := p.Run(context.Background(), interp.RunOptions{Sink: render.TextSink(&out, render.TextOptions{})}); err != nil {
			t.Error(text, err)
		}
		if !strings.HasPrefix(out.String(), want) {
			t.Errorf("%s: %q, want %q", text, out.String(), want)
		}
	}
}
