package exec

// Eigenvalues and eigenvectors: dense, or a few of them by products with
// vectors alone.

import (
	"context"
	"fmt"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/numeric/linalg"
	"github.com/seed2d4d80ff/geo/internal/numeric/solve"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// denseEig is the dimension up to which `top: k` forms the matrix all the same:
// LAPACK is then quicker than products.
const denseEig = 256

// eig evaluates an eigenproblem, lane by lane when its matrices vary.
func (r *run) eig(n *graph.Node, s *scope) (value, error) {
	opt, part := n.EigInfo()
	d := n.Args()[0].Axes()[0].Size
	if (opt.Top > 0 || opt.Bottom > 0) && !opt.Range && d > denseEig {
		return r.eigLanes(n, s, func(s *scope) ([]float64, error) { return r.eigExtreme(n, opt, part, s) })
	}
	if d > r.m.opt.Limits.Dense {
		return value{}, spanned(denseError(fmt.Sprintf("all eigenvalues in %d dimensions", d), r.m.opt.Limits.Dense), r.m.origin(n))
	}
	if err := r.alive(); err != nil {
		return value{}, err
	}
	mats := make([]value, len(n.Args()))
	lanes := 1
	for i, a := range n.Args() {
		v, err := r.eval(a, s)
		if err != nil {
			return value{}, err
		}
		if err := r.finiteArg(a, v, s); err != nil {
			return value{}, err
		}
		mats[i] = v
		lanes = max(lanes, v.n)
	}
	tiny := d <= linalg.Tiny && part == graph.EigValues && opt == graph.EigOptions{} && (lanes > 1 || len(mats) == 1)
	if tiny || r.priced() { // others count for themselves
		if err := r.chargeEig(r.takesOf(n, opt, part, tiny), lanes); err != nil {
			return value{}, err
		}
	}
	if r.priced() {
		return r.hollow(sizeUpTo(n, d), lanes), nil
	}
	var v value
	tiny = tiny && lanes > 1
	work := make([][]float64, len(mats))
	for i := range work {
		work[i] = make([]float64, d*d)
	}
	for i := 0; i < lanes; i++ {
		if i%256 == 255 {
			if err := r.alive(); err != nil {
				return v, err
			}
		}
		for k, m := range mats {
			if m.n == 1 {
				work[k] = m.data
				continue
			}
			m.row(i, work[k])
		}
		if tiny {
			if v.n == 0 {
				if err := r.reserve(lanes * d); err != nil {
					return v, err
				}
				var err error
				if v, err = r.wide(lanes, d); err != nil {
					return v, err
				}
			}
			var x [linalg.Tiny]float64
			ok := false
			if len(work) == 2 {
				ok = linalg.EigDefTiny(d, work[0], work[1], x[:])
			} else {
				ok = linalg.CheckSymmetric(d, work[0], false) == nil && linalg.EigTiny(d, work[0], x[:])
			}
			if ok {
				for k := 0; k < d; k++ {
					v.cols[k][i] = x[k]
				}
				continue
			}
		}
		x, err := eigDense(r.working(), n, opt, part, work)
		if err != nil {
			return v, r.eigError(err, n)
		}
		if lanes == 1 {
			return value{n: 1, data: x}, nil
		}
		if v.n == 0 {
			if err := r.reserve(lanes * len(x)); err != nil {
				return v, err
			}
			if v, err = r.wide(lanes, len(x)); err != nil {
				return v, err
			}
		}
		if err := v.set(i, x); err != nil {
			return v, spanned(err, r.m.origin(n))
		}
	}
	return v, nil
}

// set writes one lane.
func (v value) set(lane int, x []float64) error {
	if len(x) != v.size() {
		return diag.New(CodeSingular, diag.Span{}, fmt.Sprintf("the rank of the metric changes: %d eigenvalues in one row, %d in another", v.size(), len(x)))
	}
	for k, y := range x {
		v.cols[k][lane] = y
	}
	return nil
}

// chargeEig charges eigenvalues of so many lanes.
func (r *run) chargeEig(one linalg.Takes, lanes int) error {
	if err := r.charge(one.Operations * float64(lanes)); err != nil {
		return err
	}
	return r.meanwhile(one.Floats)
}

// takesOf is about what all eigenvalues of one lane take.
func (r *run) takesOf(n *graph.Node, opt graph.EigOptions, part graph.EigPart, tiny bool) linalg.Takes {
	d, vectors := n.Args()[0].Axes()[0].Size, part == graph.EigVectors
	switch {
	case tiny:
		return linalg.TakesEigSym(d, false)
	case opt.Range:
		return linalg.TakesEigRange(d, vectors)
	case len(n.Args()) == 2:
		return linalg.TakesEigSymDef(d, vectors)
	case len(r.m.g.Symmetries(n.Args()[0])) == 0:
		return linalg.TakesEig(d, vectors)
	}
	return linalg.TakesEigSym(d, vectors)
}

// eigLanes runs f in every lane that may differ.
func (r *run) eigLanes(n *graph.Node, s *scope, f func(s *scope) ([]float64, error)) (value, error) {
	if r.priced() {
		return r.eigPriced(n, s, f)
	}
	if s.n == 1 || r.uniform(n, s) {
		x, err := f(s)
		return value{n: 1, data: x}, spanned(err, r.m.origin(n))
	}
	var v value
	for i := 0; i < s.n; i++ {
		x, err := f(s.lane(i))
		if err != nil {
			return v, spanned(err, r.m.origin(n))
		}
		if i == 0 {
			if v, err = r.wide(s.n, len(x)); err != nil {
				return v, err
			}
		}
		if err := v.set(i, x); err != nil {
			return v, err
		}
	}
	return v, nil
}

// eigPriced is eigLanes in a rehearsal: products are tried as other solvers are.
func (r *run) eigPriced(n *graph.Node, s *scope, f func(s *scope) ([]float64, error)) (value, error) {
	one := func(s *scope) (value, error) {
		return r.tried("eig", r.m.origin(n), sizeUpTo(n, n.Args()[0].Axes()[0].Size), s, func(t *scope) (value, error) {
			x, err := f(t)
			return value{n: 1, data: x}, spanned(err, r.m.origin(n))
		})
	}
	if s.n == 1 || r.uniform(n, s) {
		return one(s)
	}
	return r.eachPriced(s, one)
}

// eigDense solves one eigenproblem given by its matrices.
func eigDense(ctx context.Context, n *graph.Node, opt graph.EigOptions, part graph.EigPart, mats [][]float64) ([]float64, error) {
	d := n.Args()[0].Axes()[0].Size
	vectors := part == graph.EigVectors
	h := mats[0]
	if len(mats) == 2 {
		solve := linalg.EigSymDef
		if opt.Range {
			solve = linalg.EigRange
		}
		val, vec, err := solve(ctx, d, h, mats[1], vectors)
		if err != nil {
			return nil, err
		}
		if vectors {
			return choose(vec, d, len(val), opt), nil
		}
		return choose(val, 1, len(val), opt), nil
	}
	if vectors && n.Args()[0].Axes()[0].Kind == index.Down { // slots [down, up]: the map is the transpose
		var err error
		if h, err = transpose(ctx, d, h); err != nil {
			return nil, err
		}
	}
	if opt.General && len(n.Axes()) == 2 && !vectors {
		val, _, err := linalg.Eig(ctx, d, h, false)
		if err != nil {
			return nil, err
		}
		out := make([]float64, 0, 2*d)
		for _, z := range val {
			out = append(out, real(z), imag(z))
		}
		return out, nil
	}
	val, vec, err := linalg.EigReal(ctx, d, h, vectors)
	if err != nil {
		return nil, err
	}
	if vectors {
		return choose(vec, d, d, opt), nil
	}
	return choose(val, 1, d, opt), nil
}

func transpose(ctx context.Context, n int, a []float64) ([]float64, error) {
	t := make([]float64, n*n)
	const tile = 32 // so that the columns stay in cache
	for i0 := 0; i0 < n; i0 += tile {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for j0 := 0; j0 < n; j0 += tile {
			for i := i0; i < min(i0+tile, n); i++ {
				for j := j0; j < min(j0+tile, n); j++ {
					t[j*n+i] = a[i*n+j]
				}
			}
		}
	}
	return t, nil
}

// choose keeps the bottom and top columns of a rows×n array.
func choose(x []float64, rows, n int, opt graph.EigOptions) []float64 {
	if opt.Top == 0 && opt.Bottom == 0 {
		return x
	}
	lo, hi := min(opt.Bottom, n), n-min(opt.Top, n)
	if hi < lo {
		hi = lo
	}
	var out []float64
	for i := 0; i < rows; i++ {
		out = append(out, x[i*n:i*n+lo]...)
		out = append(out, x[i*n+hi:(i+1)*n]...)
	}
	return out
}

// eigExtreme finds a few eigenvalues by products alone.
func (r *run) eigExtreme(n *graph.Node, opt graph.EigOptions, part graph.EigPart, s *scope) ([]float64, error) {
	h := n.Args()[0]
	d := h.Axes()[0].Size
	mul, err := r.operator(h, s)
	if err != nil {
		return nil, err
	}
	metric, err := r.metric(n, d, s)
	if err != nil {
		return nil, err
	}
	if len(n.Args()) == 1 {
		// A linear map without a metric is symmetric only by chance.
		return nil, limitError(fmt.Sprintf("extreme eigenvalues of a linear map in %d dimensions: give the bilinear form and the metric, eig(H, G, top: k)", d))
	}
	basis := 2*max(opt.Top, opt.Bottom) + 45 // vectors that each product is made orthogonal to
	product := func(x, y []float64) error {
		if err := r.charge(4 * float64(d) * float64(basis)); err != nil {
			return err
		}
		return mul(x, y)
	}
	var val []float64
	var vec [][]float64
	for _, bottom := range []bool{true, false} {
		k := opt.Top
		if bottom {
			k = opt.Bottom
		}
		if k == 0 {
			continue
		}
		if err := r.reserve((2*k + 45) * d * 2); err != nil {
			return nil, err
		}
		v, w, err := solve.Extreme(r.working(), d, product, metric, solve.ExtremeOptions{K: k, Bottom: bottom, Vectors: part == graph.EigVectors})
		if err != nil {
			return nil, r.eigError(err, n)
		}
		val, vec = append(val, v...), append(vec, w...)
	}
	if part == graph.EigValues {
		return val, nil
	}
	out := make([]float64, d*len(vec))
	for k, v := range vec {
		for i, x := range v {
			out[i*len(vec)+k] = x
		}
	}
	return out, nil
}

// metric prepares products and solves with the metric of an eigenproblem: nil
// for the identity.
func (r *run) metric(n *graph.Node, d int, s *scope) (*solve.Metric, error) {
	if len(n.Args()) < 2 {
		return nil, nil
	}
	g := n.Args()[1]
	if coef, ok := multipleOfDelta(graph.Strip(g)); ok {
		c := r.m.value(coef)
		if c <= 0 {
			return nil, r.eigError(&linalg.Indefinite{Negative: d, Least: c}, n)
		}
		if c == 1 {
			return nil, nil
		}
		return &solve.Metric{
			Mul:   func(x, y []float64) error { scaled(c, x, y); return nil },
			Solve: func(x, y []float64) error { scaled(1/c, x, y); return nil },
		}, nil
	}
	mul, err := r.operator(g, s)
	if err != nil {
		return nil, err
	}
	return &solve.Metric{Mul: mul, Solve: func(x, y []float64) error {
		clear(y)
		_, err := solve.CG(r.working(), mul, nil, x, y, 1e-13)
		return err
	}}, nil
}

func scaled(c float64, x, y []float64) {
	for i, v := range x {
		y[i] = c * v
	}
}
