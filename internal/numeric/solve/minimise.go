package solve

// Minimisation without constraints by a trust-region Newton method.

import (
	"context"
	"math"

	"github.com/seed2d4d80ff/geo/internal/numeric/linalg"
)

// Objective is a function to minimise, with what is known of its derivatives.
type Objective struct {
	N int
	// Value is f(x); NaN or +Inf says that x is outside the domain.
	Value func(x []float64) (float64, error)
	// Gradient writes df and returns f(x).
	Gradient func(x, g []float64) (float64, error)
	// Product writes (d²f(x)) v. nil: central differences of gradients.
	Product func(x, v, hv []float64) error
	// Hessian writes d²f(x), row-major, for small N. nil: N products.
	Hessian func(x, h []float64) error
}

// MinimiseOptions bounds a minimisation.
type MinimiseOptions struct {
	Tol        float64 // of the largest gradient entry, relative to the smaller of f and the first gradient where both exceed 1; default 1e-10
	Iterations int     // default 500 + 10 N
	Dense      int     // up to this N the Hessian is formed; default 64
}

// Minimum is where a minimisation ended.
type Minimum struct {
	X          []float64
	Value      float64
	Gradient   float64 // largest entry, absolute
	Iterations int
	Converged  bool
	// Flat is how many directions were found along which the Hessian vanishes, so
	// that only probes of f say that X is a minimum; Place bounds how well X is
	// known along them.
	Flat  int
	Place float64
}

// Minimise finds a local minimum from x0 by a trust-region Newton method: with
// the exact step from the spectrum of the Hessian when it is small (Moré &
// Sorensen 1983; Conn, Gould & Toint, Trust-Region Methods), by truncated
// conjugate gradients on products otherwise (Steihaug 1983). Near the end, where
// differences of f are rounding, a step counts as good when it shrinks the
// gradient, so that the gradient reaches what the arithmetic can give. Where it
// ends is a minimum only if the last steps are small, the Hessian is positive
// semidefinite, and no probe along directions in which it vanishes is lower
// (certify); an error is returned where that is not so.
func Minimise(ctx context.Context, f Objective, x0 []float64, opt MinimiseOptions) (Minimum, error) {
	if opt.Tol == 0 {
		opt.Tol = 1e-10
	}
	if opt.Iterations == 0 {
		opt.Iterations = 500 + 10*f.N
	}
	if opt.Dense == 0 {
		opt.Dense = 64
	}
	if f.Product == nil {
		f.Product = differences(f)
	}
	s := &newton{ctx: ctx, f: f, opt: opt, x: append([]float64(nil), x0...)}
	return s.run()
}

// differences approximates Hessian products by central differences.
func differences(f Objective) func(x, v, hv []float64) error {
	return func(x, v, hv []float64) error {
		nv := norm(v)
		if nv == 0 {
			clear(hv)
			return nil
		}
		h := 6e-6 * (1 + norm(x)) / nv
		y := append([]float64(nil), x...)
		axpy(h, v, y)
		if _, err := f.Gradient(y, hv); err != nil {
			return err
		}
		copy(y, x)
		axpy(-h, v, y)
		g := make([]float64, len(x))
		if _, err := f.Gradient(y, g); err != nil {
			return err
		}
		for i := range hv {
			hv[i] = (hv[i] - g[i]) / (2 * h)
		}
		return nil
	}
}

type newton struct {
	ctx context.Context
	f   Objective
	opt MinimiseOptions
	x   []float64
	fx  float64
	g   []float64

	g0      float64 // largest entry of the first gradient
	start0  float64 // length of the first x
	radius  float64 // of the ball in which the quadratic model is trusted
	fresh   bool    // the Hessian at x is not yet known
	stepped bool    // the first step has been found
	polish  int     // successive steps that no longer shrink the gradient
	escapes int     // how often a lower point was found beside a stationary one
	steps   tail    // lengths of the last steps that were gone
	last    []float64
	edge    []float64 // the last place that was tried and is outside the domain

	p, hp  []float64 // a step, and the Hessian's product with it
	tx, tg []float64 // where it leads, and the gradient there
	tf     float64

	// Spectrum of the Hessian at x, when formed.
	val, vec []float64
}

func (s *newton) run() (Minimum, error) {
	if err := s.start(); err != nil {
		return Minimum{X: s.x, Value: s.fx}, err
	}
	for it := 0; ; it++ {
		done, err := s.iterate(it)
		var end verdict
		if done && err == nil {
			if end, err = s.certify(it); err == nil && end.lower != nil {
				if err = s.restart(end.lower); err == nil {
					continue
				}
			}
		}
		if done || err != nil {
			return Minimum{X: s.x, Value: s.fx, Gradient: normInf(s.g), Iterations: it, Converged: err == nil, Flat: end.flat, Place: end.place}, err
		}
	}
}

// start evaluates the objective where the search begins.
func (s *newton) start() error {
	n := s.f.N
	s.g = make([]float64, n)
	fx, err := s.f.Gradient(s.x, s.g)
	if err != nil {
		return err
	}
	s.fx = fx
	if !finite(s.fx) || !finite(normInf(s.g)) {
		return &NotFinite{At: s.x, Value: s.fx}
	}
	s.g0, s.start0 = normInf(s.g), norm(s.x)
	s.radius = math.Max(1, 0.1*norm(s.x))
	s.fresh = true
	s.p, s.hp = make([]float64, n), make([]float64, n)
	s.tx, s.tg = make([]float64, n), make([]float64, n)
	return nil
}

// iterate finds a step and goes it when it is good; done says that x is a
// minimum.
func (s *newton) iterate(it int) (done bool, err error) {
	gn := normInf(s.g)
	size := math.Max(1, math.Min(s.g0, math.Abs(s.fx)))
	small := gn <= s.opt.Tol*size
	if done, err := s.ended(it, gn, size, small); done || err != nil {
		return done, err
	}
	if err := alive(s.ctx); err != nil {
		return false, err
	}
	negative, err := s.step(s.radius, s.fresh, s.p)
	if err != nil {
		return false, err
	}
	s.fresh = false
	if small && !negative && s.stepped && s.settled() {
		// Already within tolerance at a minimum: one last Newton step if it helps.
		s.polish++
	}
	s.stepped = true
	length := norm(s.p)
	if length == 0 {
		return true, nil
	}
	if small && s.steps.endless() {
		return false, endless(it, gn)
	}
	ratio, accept, err := s.try(it, gn)
	if err != nil {
		return false, err
	}
	switch {
	case ratio < 0.25:
		s.radius = 0.25 * length
	case ratio > 0.75 && length > 0.99*s.radius:
		s.radius *= 2.5
	}
	if s.radius > 1e14 {
		return false, &NoMinimum{Why: "the search ran off to infinity", Iteration: it, Gradient: gn}
	}
	if accept {
		s.gone(length, ratio)
		copy(s.x, s.tx)
		copy(s.g, s.tg)
		s.fx = s.tf
		s.fresh = true
		if normInf(s.g) > 0.5*gn && small {
			s.polish++
		}
	} else if small && s.polish == 0 {
		s.polish = 1
	}
	return false, nil
}

// ended reports that the search ends here: at a minimum, or with an error when no
// further step can bring it to one.
func (s *newton) ended(it int, gn, size float64, small bool) (bool, error) {
	if gn == 0 && s.f.N == 0 || small && s.polish >= 1 && s.settled() {
		return true, nil
	}
	if it < s.opt.Iterations && !(s.radius < 1e-15*(1+norm(s.x))) && s.polish < 4 {
		return false, nil
	}
	if gn <= 1e-7*math.Max(size, math.Min(s.g0, 1e3)) {
		return true, nil
	}
	if far := norm(s.x); far > 1e6*(1+s.start0) {
		return false, &NoMinimum{Why: "the search ran off to infinity", Iteration: it, Gradient: gn}
	}
	if s.nearEdge() {
		return false, edgeError(it, gn)
	}
	why := ""
	if s.radius < 1e-12*(1+norm(s.x)) {
		why = "the function seems to have a kink there"
	}
	return false, &NoConvergence{What: "minimise", Iteration: it, Reached: gn, Wanted: s.opt.Tol * size, Why: why}
}

// try evaluates the objective where the step leads: the decrease, relative to
// what the quadratic model predicted, and whether to go there.
func (s *newton) try(it int, gn float64) (ratio float64, accept bool, err error) {
	if err := s.f.Product(s.x, s.p, s.hp); err != nil {
		return 0, false, err
	}
	predicted := -(dot(s.g, s.p) + 0.5*dot(s.p, s.hp))
	for i := range s.tx {
		s.tx[i] = s.x[i] + s.p[i]
	}
	if s.tf, err = s.f.Gradient(s.tx, s.tg); err != nil {
		return 0, false, err
	}
	bad := !finite(s.tf) || !finite(normInf(s.tg))
	if bad && math.IsInf(s.tf, -1) {
		return 0, false, &NoMinimum{Why: "it is unbounded below", Iteration: it, Gradient: gn}
	}
	noise := 16 * 0x1p-52 * math.Max(math.Abs(s.fx), math.Abs(s.tf))
	switch {
	case bad:
		s.edge = append(s.edge[:0], s.tx...)
		return -1, false, nil
	case predicted <= 16*0x1p-52*math.Abs(s.fx) && math.Abs(s.tf) <= 2*math.Abs(s.fx) || math.Abs(s.fx-s.tf) <= noise:
		// Differences of f are rounding: judge by the gradient.
		tn := normInf(s.tg)
		if tn >= gn {
			s.polish++
			return 0, false, nil
		}
		if tn > 0.5*gn {
			s.polish++
		}
		return 1, true, nil
	}
	ratio = (s.fx - s.tf) / predicted
	return ratio, ratio > 1e-4, nil
}

// step solves the trust-region problem; negative says that the Hessian was
// seen to have a negative direction.
func (s *newton) step(radius float64, fresh bool, p []float64) (negative bool, err error) {
	if s.f.N <= s.opt.Dense {
		if fresh || s.val == nil {
			if err := s.spectrum(); err != nil {
				return false, err
			}
		}
		return s.exact(radius, p), nil
	}
	return s.steihaug(radius, p)
}

func (s *newton) spectrum() error {
	n := s.f.N
	h := make([]float64, n*n)
	if s.f.Hessian != nil {
		if err := s.f.Hessian(s.x, h); err != nil {
			return err
		}
	} else {
		e := make([]float64, n)
		for i := range e {
			e[i] = 1
			if err := s.f.Product(s.x, e, h[i*n:(i+1)*n]); err != nil {
				return err
			}
			e[i] = 0
		}
	}
	var err error
	for k := range h {
		if !finite(h[k]) {
			h[k] = 0
		}
	}
	s.val, s.vec, err = linalg.EigSym(s.ctx, n, h, true)
	return err
}

// exact minimises the quadratic model in the ball: p(λ) = -(H+λ)⁻¹ g with the
// λ that brings |p| to the radius, and in the hard case a step along the
// lowest eigenvector.
func (s *newton) exact(radius float64, p []float64) bool {
	n := s.f.N
	c := make([]float64, n) // g in the eigenbasis
	for k := range c {
		for i := 0; i < n; i++ {
			c[k] += s.vec[i*n+k] * s.g[i]
		}
	}
	top := math.Max(math.Abs(s.val[0]), math.Abs(s.val[n-1]))
	floor := 1e-14 * math.Max(top, 1e-300)
	negative := s.val[0] < -1e-10*top
	q := make([]float64, n)
	at := func(l float64) float64 {
		t := 0.0
		for k := range q {
			d := s.val[k] + l
			if math.Abs(d) <= floor {
				if math.Abs(c[k]) <= 1e-14*(1+norm(s.g)) {
					q[k] = 0
					continue
				}
				d = floor
			}
			q[k] = -c[k] / d
			t += q[k] * q[k]
		}
		return math.Sqrt(t)
	}
	lo := math.Max(0, -s.val[0])
	if !negative {
		lo = 0
	}
	length := at(lo)
	if length > radius {
		// |p(λ)| falls with λ: bracket, then bisect on 1/|p| with safeguards.
		hi := lo + norm(s.g)/radius + floor
		for at(hi) > radius {
			hi = 2*hi + floor
		}
		a, b := lo, hi
		for i := 0; i < 200 && b-a > 1e-15*(a+b); i++ {
			mid := (a + b) / 2
			if at(mid) > radius {
				a = mid
			} else {
				b = mid
			}
			if t := at(mid); math.Abs(t-radius) < 1e-3*radius {
				b = mid
				break
			}
		}
		at(b)
	} else if negative {
		// Hard case: the boundary along the lowest eigenvector.
		d := math.Sqrt(math.Max(radius*radius-length*length, 0))
		if c[0] > 0 {
			d = -d
		}
		q[0] += d
	}
	for i := range p {
		p[i] = 0
		for k := range q {
			p[i] += s.vec[i*n+k] * q[k]
		}
	}
	return negative
}

// steihaug runs conjugate gradients on H p = -g until the residual is small,
// the ball ends, or a negative direction is met, which is followed to the
// boundary (Nocedal & Wright, Alg. 7.2).
func (s *newton) steihaug(radius float64, p []float64) (bool, error) {
	n := s.f.N
	clear(p)
	r := append([]float64(nil), s.g...)
	gnorm := norm(r)
	if gnorm < 1e-12 {
		// At a stationary point: look for a way down from a random start.
		rnd := rng(7)
		random(rnd, r)
		scale(1e-6/norm(r), r)
		gnorm = 1e-6
	}
	d := make([]float64, n)
	hd := make([]float64, n)
	for i := range d {
		d[i] = -r[i]
	}
	rr := dot(r, r)
	tol := math.Min(0.1, math.Sqrt(gnorm)) * gnorm
	if gnorm < 1e-4 {
		tol = 1e-6 * gnorm
	}
	for k := 0; k < 2*n+50; k++ {
		if err := alive(s.ctx); err != nil {
			return false, err
		}
		if err := s.f.Product(s.x, d, hd); err != nil {
			return false, err
		}
		c := dot(d, hd)
		dd := dot(d, d)
		if c <= 1e-14*dd*0 || !finite(c) {
			if !finite(c) {
				if k == 0 {
					copy(p, d)
					scale(math.Min(1, radius/norm(d)), p)
				}
				return false, nil
			}
			toBoundary(p, d, radius)
			return c < 0, nil
		}
		alpha := rr / c
		pd, pp := dot(p, d), dot(p, p)
		if pp+2*alpha*pd+alpha*alpha*dd >= radius*radius {
			toBoundary(p, d, radius)
			return false, nil
		}
		axpy(alpha, d, p)
		axpy(alpha, hd, r)
		next := dot(r, r)
		if math.Sqrt(next) <= tol {
			return false, nil
		}
		beta := next / rr
		rr = next
		for i := range d {
			d[i] = -r[i] + beta*d[i]
		}
	}
	return false, nil
}

// toBoundary adds to p the multiple of d that reaches the ball's surface.
func toBoundary(p, d []float64, radius float64) {
	dd, pd, pp := dot(d, d), dot(p, d), dot(p, p)
	t := (-pd + math.Sqrt(math.Max(pd*pd+dd*(radius*radius-pp), 0))) / dd
	axpy(t, d, p)
}
