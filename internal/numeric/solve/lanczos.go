package solve

// A few extreme eigenvalues of a large symmetric operator, by Lanczos with
// restarts.

import (
	"context"
	"math"

	"github.com/seed2d4d80ff/geo/internal/numeric/linalg"
)

// Metric is a symmetric positive definite G given by its product and its
// solve, for H v = λ G v. nil stands for the identity.
type Metric struct {
	Mul   Operator
	Solve Operator
}

// ExtremeOptions says which eigenvalues are wanted and how well.
type ExtremeOptions struct {
	K       int
	Bottom  bool    // the least K, else the greatest
	Tol     float64 // of the residual, relative to the largest |λ|; default 1e-9
	Vectors bool
	Seed    uint64
	Basis   int // the most vectors kept; default 2K+40
	MaxMul  int // the most products; default 200 restarts
}

// Extreme finds the K greatest (or least) eigenvalues of the symmetric H,
// relative to the metric, from products alone: Lanczos with full
// reorthogonalisation and thick restarts (Wu & Simon, SIAM J. Matrix Anal.
// 22, 2000), in the G inner product. Values come ascending; vectors, when
// asked for, are G-orthonormal. A residual r bounds the error of a value by
// r²/gap, so 1e-9 gives values to rounding.
//
// One Krylov space sees one copy of a multiple eigenvalue. After convergence
// the search therefore starts again from a random vector orthogonal to what
// was found, until that finds nothing more extreme.
func Extreme(ctx context.Context, n int, h Operator, g *Metric, opt ExtremeOptions) (val []float64, vec [][]float64, err error) {
	k := min(opt.K, n)
	if k <= 0 {
		return []float64{}, nil, nil
	}
	if opt.Tol == 0 {
		opt.Tol = 1e-9
	}
	basis := opt.Basis
	if basis == 0 {
		basis = 2*k + 40
	}
	basis = min(max(basis, k+2), n)
	if opt.MaxMul == 0 {
		opt.MaxMul = max(200*basis, 4*n)
	}
	l := &lanczos{ctx: ctx, n: n, h: h, g: g, opt: opt, m: basis, rnd: rng(opt.Seed + 1)}
	if err := l.run(k); err != nil {
		return nil, nil, err
	}
	val = make([]float64, k)
	order := l.order()
	for i := 0; i < k; i++ {
		j := i
		if !opt.Bottom {
			j = k - 1 - i
		}
		val[i] = l.theta[order[j]]
		if opt.Vectors {
			vec = append(vec, l.q[order[j]])
		}
	}
	return val, vec, nil
}

type lanczos struct {
	ctx  context.Context
	n, m int
	h    Operator
	g    *Metric
	opt  ExtremeOptions
	rnd  interface{ NormFloat64() float64 }

	q, gq [][]float64 // basis and G times it (the same slices without a metric)
	t     [][]float64 // projected matrix, t[i][j] for i, j < len(q)
	theta []float64   // after compress: the Ritz values that q holds
	scale float64     // the largest |λ| seen
	muls  int
}

// order sorts the kept Ritz values, most wanted first.
func (l *lanczos) order() []int {
	idx := make([]int, len(l.theta))
	for i := range idx {
		idx[i] = i
	}
	for i := 1; i < len(idx); i++ {
		for j := i; j > 0 && l.better(l.theta[idx[j]], l.theta[idx[j-1]]); j-- {
			idx[j], idx[j-1] = idx[j-1], idx[j]
		}
	}
	return idx
}

func (l *lanczos) better(a, b float64) bool {
	if l.opt.Bottom {
		return a < b
	}
	return a > b
}

// orthogonalise removes from w its components along the basis, twice, and
// returns the coefficients.
func (l *lanczos) orthogonalise(w []float64) ([]float64, error) {
	c := make([]float64, len(l.q))
	for pass := 0; pass < 2; pass++ {
		for j := range l.q {
			if err := alive(l.ctx); err != nil {
				return nil, err
			}
			s := dot(l.gq[j], w)
			c[j] += s
			axpy(-s, l.q[j], w)
		}
	}
	return c, nil
}

// metricNorm is |w| in the metric and G w.
func (l *lanczos) metricNorm(w []float64) (float64, []float64, error) {
	if l.g == nil {
		return norm(w), w, nil
	}
	gw := make([]float64, l.n)
	if err := l.g.Mul(w, gw); err != nil {
		return 0, nil, err
	}
	s := dot(w, gw)
	if s < 0 {
		return 0, nil, &NotDefinite{s / dot(w, w)}
	}
	return math.Sqrt(s), gw, nil
}

// push normalises w and appends it to the basis.
func (l *lanczos) push(w, gw []float64, nrm float64) {
	scale(1/nrm, w)
	if l.g != nil {
		scale(1/nrm, gw)
	}
	l.q = append(l.q, w)
	l.gq = append(l.gq, gw)
}

// fresh appends a random vector orthogonal to the basis.
func (l *lanczos) fresh() error {
	for try := 0; try < 5; try++ {
		w := make([]float64, l.n)
		for i := range w {
			w[i] = l.rnd.NormFloat64()
		}
		if _, err := l.orthogonalise(w); err != nil {
			return err
		}
		nrm, gw, err := l.metricNorm(w)
		if err != nil {
			return err
		}
		if nrm > 1e-8 {
			l.push(w, gw, nrm)
			return nil
		}
	}
	return &NoConvergence{What: "Lanczos", Iteration: l.muls, Why: "no further direction"}
}

// step applies the operator to the last basis vector, records the projected
// column, and returns the remainder, its norm and G times it.
func (l *lanczos) step() (w, gw []float64, beta float64, err error) {
	if err := alive(l.ctx); err != nil {
		return nil, nil, 0, err
	}
	j := len(l.q) - 1
	w = make([]float64, l.n)
	if err := l.h(l.q[j], w); err != nil {
		return nil, nil, 0, err
	}
	l.muls++
	if !finite(dot(w, w)) {
		return nil, nil, 0, &NoConvergence{What: "Lanczos", Iteration: l.muls, Reached: math.NaN(), Why: "a product is not finite"}
	}
	if l.g != nil {
		s := make([]float64, l.n)
		if err := l.g.Solve(w, s); err != nil {
			return nil, nil, 0, err
		}
		w = s
	}
	c, err := l.orthogonalise(w)
	if err != nil {
		return nil, nil, 0, err
	}
	for len(l.t) <= j {
		l.t = append(l.t, make([]float64, l.m+1))
	}
	for i, s := range c {
		l.t[i][j], l.t[j][i] = s, s
	}
	beta, gw, err = l.metricNorm(w)
	return w, gw, beta, err
}

// ritz is the spectrum of the projected matrix, most wanted first: values,
// and vectors as columns.
func (l *lanczos) ritz() ([]float64, [][]float64, error) {
	m := len(l.q)
	a := make([]float64, m*m)
	for i := 0; i < m; i++ {
		copy(a[i*m:(i+1)*m], l.t[i][:m])
	}
	val, vec, err := linalg.EigSym(l.ctx, m, a, true)
	if err != nil {
		return nil, nil, err
	}
	out := make([]float64, m)
	cols := make([][]float64, m)
	for i := range out {
		j := i
		if !l.opt.Bottom {
			j = m - 1 - i
		}
		out[i] = val[j]
		cols[i] = make([]float64, m)
		for r := 0; r < m; r++ {
			cols[i][r] = vec[r*m+j]
		}
	}
	l.scale = math.Max(l.scale, math.Max(math.Abs(val[0]), math.Abs(val[m-1])))
	return out, cols, nil
}

// compress replaces the basis by its keep most wanted Ritz vectors.
func (l *lanczos) compress(vals []float64, cols [][]float64, keep int) error {
	m := len(l.q)
	mix := func(b [][]float64) ([][]float64, error) {
		out := make([][]float64, keep)
		for i := range out {
			out[i] = make([]float64, l.n)
			for r := 0; r < m; r++ {
				if err := alive(l.ctx); err != nil {
					return nil, err
				}
				axpy(cols[i][r], b[r], out[i])
			}
		}
		return out, nil
	}
	nq, err := mix(l.q)
	if err != nil {
		return err
	}
	ngq := nq
	if l.g != nil {
		if ngq, err = mix(l.gq); err != nil {
			return err
		}
	}
	l.q, l.gq = nq, ngq
	l.theta = append([]float64(nil), vals[:keep]...)
	l.t = nil
	for i := 0; i < keep; i++ {
		row := make([]float64, l.m+1)
		row[i] = vals[i]
		l.t = append(l.t, row)
	}
	return nil
}

// run converges the k most wanted pairs and leaves them in q and theta.
func (l *lanczos) run(k int) error {
	if err := l.fresh(); err != nil {
		return err
	}
	if err := l.converge(k, nil); err != nil {
		return err
	}
	// Look for copies and for what the first vector was blind to.
	for len(l.q) < l.n {
		last := l.theta[l.order()[k-1]]
		if err := l.fresh(); err != nil {
			return err
		}
		if err := l.converge(k, &last); err != nil {
			return err
		}
		now := l.theta[l.order()[k-1]]
		if !l.better(now, last) || math.Abs(now-last) <= 1e-8*l.scale {
			break
		}
	}
	return nil
}

// converge runs until the k most wanted Ritz pairs have small residuals. In a
// second search (bar not nil) the basis starts with k settled vectors and one
// new one, and it is enough that the new part's best value stays clearly below
// the bar.
func (l *lanczos) converge(k int, bar *float64) error {
	settled := 0
	if bar != nil {
		settled = len(l.q) - 1
	}
	for restart := 0; ; restart++ {
		var w, gw []float64
		var beta float64
		var err error
		for {
			w, gw, beta, err = l.step()
			if err != nil {
				return err
			}
			m := len(l.q)
			full := m >= l.m || m >= l.n
			small := beta <= 1e-14*math.Max(l.scale, 1e-300) || m >= l.n
			check := full || small || (m >= k+5 && m%10 == 0)
			if check {
				vals, cols, err := l.ritz()
				if err != nil {
					return err
				}
				ok := m >= k
				worst := 0.0
				for i := 0; i < k && i < m; i++ {
					r := math.Abs(beta * cols[i][m-1])
					worst = math.Max(worst, r)
					if r > l.opt.Tol*l.scale {
						ok = false
					}
				}
				if m >= l.n {
					ok = true
				}
				if ok && bar != nil && m < l.n {
					ok = l.searched(vals, cols, beta, settled, m)
				}
				if ok {
					return l.compress(vals, cols, k)
				}
				if small && m < l.n {
					if full {
						if err := l.compress(vals, cols, max(k, l.m/2)); err != nil {
							return err
						}
					}
					if err := l.fresh(); err != nil { // an invariant subspace: go on outside it
						return err
					}
					continue
				}
				if l.muls > l.opt.MaxMul {
					return &NoConvergence{What: "Lanczos", Iteration: l.muls, Reached: worst, Wanted: l.opt.Tol * l.scale}
				}
				if full {
					keep := min(k+(l.m-k)/2, m-1)
					if err := l.compress(vals, cols, keep); err != nil {
						return err
					}
					l.push(w, gw, beta)
					break
				}
			}
			l.push(w, gw, beta)
		}
		settled = min(settled, len(l.q)-1)
	}
}

// searched decides whether a second search has looked far enough: a dozen steps
// at least, and the best Ritz value outside the settled ones has converged to a
// thousandth, or to the tolerance if it comes near the bar.
func (l *lanczos) searched(vals []float64, cols [][]float64, beta float64, settled, m int) bool {
	if m < settled+12 && m < l.n {
		return false
	}
	k := l.opt.K
	if k >= m {
		return true
	}
	r := math.Abs(beta * cols[k][m-1])
	gap := math.Abs(vals[k] - vals[min(k, m)-1])
	return r <= 1e-3*l.scale && (r < gap/4 || r <= l.opt.Tol*l.scale*1e3)
}
