package exec

import (
	"context"
	"math"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/numeric/linalg"
)

func (k *kit) matrix(c *index.Chart, kinds string, rows ...float64) *graph.Node {
	return k.Array(rows, slots(c, kinds))
}

// The mistakes an eigenproblem can be, each with what is wrong and the way out.
func TestEigDiagnostics(t *testing.T) {
	k := newKit(t)
	c := k.coords("w", "a", "b", "c", "d")
	h := k.matrix(c, "__", 2, 1, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	f := k.Input(k.matrix(c, "__", 1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), graph.InputInfo{Name: "F", Metric: true}, nil, c)
	eig := func(h, g *graph.Node, opt graph.EigOptions) error {
		_, err := k.m.Eval(k.Eig(h, g, opt, graph.EigValues), nil)
		return err
	}
	wantCode(t, eig(h, f, graph.EigOptions{}), CodeSingular, "degenerate metric: rank 2 of 4", "eig(H, F, range: true)", "kernel: [0, 0, 1, 0]")
	a, err := k.m.Eval(k.Eig(h, f, graph.EigOptions{Range: true}, graph.EigValues), nil)
	if err != nil {
		t.Fatal(describe(err))
	}
	// (2-λ)(2-2λ) = 1
	near(t, "on the range", a.Data, []float64{(3 - math.Sqrt(3)) / 2, (3 + math.Sqrt(3)) / 2}, 1e-12)
	if len(a.Axes) != 1 || a.Axes[0].Size != 2 {
		t.Errorf("axes %v", a.Axes)
	}
	full := k.matrix(c, "__", 2, 1, 0, 0, 1, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0)
	wantCode(t, eig(full, f, graph.EigOptions{Range: true}), CodeKernel, "does not vanish on the kernel of F", "rank 2 of 4")
	skew := k.matrix(c, "__", 2, 1, 0, 0, 3, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	id := k.Delta(index.DownOver(c), index.DownOver(c))
	wantCode(t, eig(skew, id, graph.EigOptions{}), CodeAsymmetric, "[1,2] is 1, [2,1] is 3", "eig(raise(H")
	lorentz := k.matrix(c, "__", -1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)
	wantCode(t, eig(h, lorentz, graph.EigOptions{}), CodeSingular, "1 negative and 3 positive", "eig(raise(H")
	turn := k.matrix(c, "^_", 0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)
	wantCode(t, eig(turn, nil, graph.EigOptions{}), CodeComplex, "0 ± 1 i", "ceig(")
}

// Values of closed form, vectors that solve the problem.
func TestEigValues(t *testing.T) {
	k := newKit(t)
	c := k.coords("w", "a", "b")
	h := k.matrix(c, "__", 4, 1, 1, 3)
	g := k.matrix(c, "__", 2, 0.5, 0.5, 1)
	val := k.eval(k.Eig(h, g, graph.EigOptions{}, graph.EigValues))
	// det(H - λG) = 1.75 λ² - 9 λ + 11 = 0
	s := math.Sqrt(81 - 4*1.75*11)
	near(t, "eig(H, G)", val, []float64{(9 - s) / 3.5, (9 + s) / 3.5}, 1e-13)
	vec := k.eval(k.Eig(h, g, graph.EigOptions{}, graph.EigVectors))
	hm, gm := []float64{4, 1, 1, 3}, []float64{2, 0.5, 0.5, 1}
	for j := 0; j < 2; j++ {
		v := []float64{vec[j], vec[2+j]}
		norm := 0.0
		for i := 0; i < 2; i++ {
			hv := hm[2*i]*v[0] + hm[2*i+1]*v[1]
			gv := gm[2*i]*v[0] + gm[2*i+1]*v[1]
			near(t, "H v - λ G v", []float64{hv - val[j]*gv}, []float64{0}, 1e-12)
			norm += v[i] * gv
		}
		near(t, "G-norm", []float64{norm}, []float64{1}, 1e-13)
	}
	// E = G^-1 H has the same, found as a general matrix.
	e := k.con("ij", slots(c, "^_"), k.Inverse(g), "ik", h, "kj")
	near(t, "eig(E)", k.eval(k.Eig(e, nil, graph.EigOptions{}, graph.EigValues)), val, 1e-12)
	// In every row of a table.
	loop := &graph.Param{ID: 1, Name: "s", Loop: true}
	hs := k.Sum(graph.Term{Coef: k.Pool.Int(1), Node: k.Mul(k.Param(loop), h)})
	bs, err := k.m.EvalColumns([]*graph.Node{k.Eig(hs, g, graph.EigOptions{}, graph.EigValues)}, loop, []float64{1, 2, -1}, nil)
	if err != nil {
		t.Fatal(describe(err))
	}
	near(t, "row 2", bs[0].At(1).Data, []float64{2 * val[0], 2 * val[1]}, 1e-12)
	near(t, "row 3", bs[0].At(2).Data, []float64{-val[1], -val[0]}, 1e-12)
}

// Singular matrices under an inverse are found where the numbers are, before
// cofactors turn them into large ones.
func TestSingularInverse(t *testing.T) {
	for _, d := range []int{3, 5, 20} { // components, components by LU, array tier
		k := newKit(t)
		names := []string{}
		for i := 0; i < d; i++ {
			names = append(names, string(rune('a'+i)))
		}
		c := k.coords("w", names...)
		// F = mean of outer products of two vectors with thirds: rank 2, to rounding.
		u, v := wave(d, 1), wave(d, 2)
		data := make([]float64, d*d)
		for i := range u {
			for j := range u {
				data[i*d+j] = u[i]*u[j]/3 + v[i]*v[j]/7
			}
		}
		if r, _ := linalg.Rank(context.Background(), d, data); r != 2 {
			t.Fatal("rank", r)
		}
		f := k.Mul(k.fn("exp", k.x(c, 0)), k.Array(data, slots(c, "__")))
		x := make([]float64, d)
		_, err := k.m.Eval(k.Inverse(k.At(f, k.point(c, x...))), nil)
		if err == nil {
			t.Fatalf("d = %d: inverted", d)
		}
		wantCode(t, err, CodeSingular, "singular", "rank 2 of", "kernel: [")
		if strings.Contains(describe(err), "metric") || strings.Contains(describe(err), "eig(") {
			t.Errorf("a product is called a metric: %v", err)
		}
		k.m.g.NameMetric(f, "F")
		_, err = k.m.Eval(k.Inverse(k.At(f, k.point(c, x...))), nil)
		wantCode(t, err, CodeSingular, "degenerate metric F: rank 2 of", "kernel: [", "eig(H, G, range: true)")
	}
}
