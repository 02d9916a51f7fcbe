package builtins

// spectrum(H, G): the density of eigenvalues of large Hessians, from products
// with vectors alone.

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sort"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/numeric/linalg"
	"github.com/seed2d4d80ff/geo/internal/numeric/solve"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

type spectrumKey struct{ steps, probes int }

// spectrumDense is the largest dimension in which a metric that is not diagonal
// is factored, to draw random vectors that are white in it.
const spectrumDense = 2048

// applySpectrum estimates the density of eigenvalues of G^-1 H from products
// H v alone.
func applySpectrum(c *Call) (value.Value, error) {
	h, g, err := c.pencil()
	if err != nil {
		return nil, err
	}
	for i, o := range []*value.Object{h, g} {
		if o.IsField() {
			a := c.positional(i)
			return nil, diag.New(CodeArgument, a.Span, fmt.Sprintf("spectrum wants a value at a point; %s is a field", a.text())).
				WithFix(a.Span, a.code()+" @ p")
		}
	}
	n := h.Node.Axes()[0].Size
	key := spectrumKey{}
	if key.steps, err = c.wholeOption("steps", 1); err != nil {
		return nil, err
	}
	if key.probes, err = c.wholeOption("probes", 1); err != nil {
		return nil, err
	}
	if key.steps == 0 {
		key.steps = 64
	}
	if key.probes == 0 {
		key.probes = 4
	}
	key.steps = min(key.steps, n)
	if key.steps > 1024 || key.probes > 1024 {
		return nil, diag.New(CodeShape, c.Span, "spectrum takes at most 1024 steps and 1024 probes")
	}
	axes := h.Node.Axes()
	v := c.Host.Fresh("v", c.Span)
	v.Axes = []index.Axis{index.PlainAxis(n)}
	up := []index.Axis{axes[0].Dual()}
	vn := c.G.Cast(c.G.Param(v), up)
	times := func(m *graph.Node) *graph.Node {
		// Hoisted, the product of a second derivative is taken along v, not formed.
		return c.G.Hoist(c.G.Contract(c.G.Pool.Int(1), []graph.Operand{{Node: m, Labels: []int{0, 1}}, {Node: vn, Labels: []int{1}}}, []int{0}, axes[:1]))
	}
	op := &graph.NativeOp{
		Name:   "spectrum",
		Axes:   []index.Axis{index.PlainAxis(key.steps * key.probes), index.PlainAxis(2)},
		Key:    key,
		Fields: []*graph.Node{times(h.Node), times(g.Node), g.Node},
		Params: []*graph.Param{v},
		Run:    runSpectrum,
		Span:   c.Span,
	}
	r := value.ResultOf(c.G.Native(op), h, g)
	r.Value = true
	return r, nil
}

// runSpectrum is stochastic Lanczos quadrature: random vectors z that are
// white in G, the Jacobi matrix of G^-1 H from each, its eigenvalues as nodes
// and the squared first components of its eigenvectors as weights.
func runSpectrum(rt graph.Runtime, op *graph.NativeOp, _ [][]float64) ([]float64, error) {
	key := op.Key.(spectrumKey)
	n := op.Params[0].Axes[0].Size
	var product [2]solve.Operator
	for i := range product {
		f, err := rt.Function(op.Params, op.Fields[i])
		if err != nil {
			return nil, err
		}
		product[i] = func(x, y []float64) error { return f.At(x, y) }
	}
	white, solveG, err := whitener(rt, op.Span, op.Fields[2], n, product[1])
	if err != nil {
		return nil, err
	}
	type pair struct{ node, weight float64 }
	var pairs []pair
	rnd := rand.New(rand.NewPCG(1, 2))
	for p := 0; p < key.probes; p++ {
		z := make([]float64, n)
		for i := range z {
			z[i] = 1 - 2*float64(rnd.Uint64()&1)
		}
		white(z)
		alpha, beta, err := jacobi(rt, key.steps, z, product[0], product[1], solveG)
		if err != nil {
			return nil, err
		}
		m := len(alpha)
		t := make([]float64, m*m)
		for i := range alpha {
			t[i*m+i] = alpha[i]
			if i > 0 {
				t[i*m+i-1], t[(i-1)*m+i] = beta[i-1], beta[i-1]
			}
		}
		val, vec, err := linalg.EigSym(rt.Context(), m, t, true)
		if err != nil {
			return nil, err
		}
		for k := 0; k < key.steps; k++ {
			j := min(k, m-1)
			w := vec[j] * vec[j] / float64(key.probes)
			if k >= m { // the Krylov space ended early: nothing more to see
				w = 0
			}
			pairs = append(pairs, pair{val[j], w})
		}
	}
	sort.SliceStable(pairs, func(i, j int) bool { return pairs[i].node < pairs[j].node })
	out := make([]float64, 0, 2*len(pairs))
	for _, p := range pairs {
		out = append(out, p.node, p.weight)
	}
	return out, nil
}

// whitener turns random signs into a vector z with covariance G^-1, and solves
// with G. A diagonal G is recognised by two products; another is factored.
func whitener(rt graph.Runtime, at diag.Span, g *graph.Node, n int, mul solve.Operator) (white func(z []float64), solveG func(x, y []float64), err error) {
	ones, d := make([]float64, n), make([]float64, n)
	probe, y := make([]float64, n), make([]float64, n)
	for i := range ones {
		ones[i] = 1
		probe[i] = math.Sin(float64(i + 1))
	}
	if err := mul(ones, d); err != nil {
		return nil, nil, err
	}
	if err := mul(probe, y); err != nil {
		return nil, nil, err
	}
	diagonal := true
	for i := range y {
		diagonal = diagonal && d[i] > 0 && math.Abs(y[i]-d[i]*probe[i]) <= 1e-12*d[i]
	}
	if diagonal {
		white = func(z []float64) {
			for i := range z {
				z[i] /= math.Sqrt(d[i])
			}
		}
		return white, func(x, y []float64) {
			for i := range x {
				y[i] = x[i] / d[i]
			}
		}, nil
	}
	if n > spectrumDense {
		return nil, nil, diag.New(CodeShape, at, fmt.Sprintf("spectrum goes beyond dimension %d for diagonal metrics only; this one has %d", spectrumDense, n))
	}
	dense, err := rt.Eval(g)
	if err != nil {
		return nil, nil, err
	}
	root, err := linalg.Cholesky(rt.Context(), n, dense)
	if err != nil {
		return nil, nil, err
	}
	return root.White, func(x, y []float64) {
		copy(y, x)
		root.Solve(y)
	}, nil
}

// jacobi is the three-term recurrence of G^-1 H from z, in the G inner
// product, with full reorthogonalisation; it ends where the Krylov space does.
func jacobi(rt graph.Runtime, steps int, z []float64, h, g solve.Operator, solveG func(x, y []float64)) (alpha, beta []float64, err error) {
	n := len(z)
	var q, gq [][]float64
	w := append([]float64(nil), z...)
	size := 0.0
	for {
		if err := rt.Context().Err(); err != nil {
			return nil, nil, err
		}
		gw := make([]float64, n)
		if err := g(w, gw); err != nil {
			return nil, nil, err
		}
		norm := math.Sqrt(math.Max(0, dot(w, gw)))
		if len(q) > 0 {
			if len(q) == steps || norm <= 1e-12*size {
				return alpha, beta, nil
			}
			beta = append(beta, norm)
		} else if norm == 0 {
			return []float64{0}, nil, nil
		}
		next := make([]float64, n)
		for i := range w {
			next[i], gw[i] = w[i]/norm, gw[i]/norm
		}
		q, gq = append(q, next), append(gq, gw)
		hq := make([]float64, n)
		if err := h(next, hq); err != nil {
			return nil, nil, err
		}
		a := dot(next, hq)
		alpha = append(alpha, a)
		size = math.Max(size, math.Abs(a)+norm)
		w = make([]float64, n)
		solveG(hq, w)
		for pass := 0; pass < 2; pass++ {
			for k := range q {
				s := dot(w, gq[k])
				for i := range w {
					w[i] -= s * q[k][i]
				}
			}
		}
	}
}

func dot(x, y []float64) float64 {
	s := 0.0
	for i := range x {
		s += x[i] * y[i]
	}
	return s
}
