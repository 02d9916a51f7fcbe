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
}

// Minimise finds a local minimum from x0 by a trust-region Newton method: with
// the exact step from the spectrum of the Hessian when it is small (Moré &
// Sorensen 1983; Conn, Gould & Toint, Trust-Region Methods, §7.3), by truncated
// conjugate gradients on products otherwise (Steihaug 1983). Near the end, where
// differences of f are rounding, a step counts as good when it shrinks the
// gradient, so that the gradient reaches what the arithmetic can give. An
// error is returned when the end is no stationary point.
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

	// Spectrum of the Hessian at x, when formed.
	val, vec []float64
}

func (s *newton) run() (Minimum, error) {
	n := s.f.N
	s.g = make([]float64, n)
	var err error
	if s.fx, err = s.f.Gradient(s.x, s.g); err != nil {
		return Minimum{X: s.x}, err
	}
	if !finite(s.fx) || !finite(normInf(s.g)) {
		return Minimum{X: s.x, Value: s.fx}, &NotFinite{At: s.x, Value: s.fx}
	}
	g0 := normInf(s.g)
	radius := math.Max(1, 0.1*norm(s.x))
	trial := make([]float64, n)
	tg := make([]float64, n)
	step := make([]float64, n)
	hs := make([]float64, n)
	fresh := true // the Hessian at x is not yet known
	polish := 0   // successive steps that no longer shrink the gradient
	result := func(it int) Minimum {
		return Minimum{X: s.x, Value: s.fx, Gradient: normInf(s.g), Iterations: it}
	}
	lowest := 0
	for it := 0; ; it++ {
		gn := normInf(s.g)
		scale := math.Max(1, math.Min(g0, math.Abs(s.fx)))
		small := gn <= s.opt.Tol*scale
		done := func() (Minimum, error) {
			m := result(it)
			m.Converged = true
			return m, nil
		}
		if gn == 0 && n == 0 {
			return done()
		}
		if small && polish >= 1 {
			return done()
		}
		if it >= s.opt.Iterations || radius < 1e-15*(1+norm(s.x)) || polish >= 4 {
			m := result(it)
			if gn <= 1e-7*math.Max(scale, math.Min(g0, 1e3)) {
				m.Converged = true
				return m, nil
			}
			why := ""
			if radius < 1e-12*(1+norm(s.x)) {
				why = "the function seems to have a kink there"
			}
			return m, &NoConvergence{What: "minimise", Iteration: it, Reached: gn, Wanted: s.opt.Tol * scale, Why: why}
		}
		if err := alive(s.ctx); err != nil {
			return result(it), err
		}
		negative, err := s.step(radius, fresh, step)
		if err != nil {
			return result(it), err
		}
		fresh = false
		if small && !negative && lowest > 0 {
			// Already within tolerance at a minimum: one last Newton step if it helps.
			polish++
		}
		lowest = 1
		sn := norm(step)
		if sn == 0 {
			return done()
		}
		if err := s.f.Product(s.x, step, hs); err != nil {
			return result(it), err
		}
		predicted := -(dot(s.g, step) + 0.5*dot(step, hs))
		for i := range trial {
			trial[i] = s.x[i] + step[i]
		}
		ft, err := s.f.Gradient(trial, tg)
		if err != nil {
			return result(it), err
		}
		bad := !finite(ft) || !finite(normInf(tg))
		if bad && math.IsInf(ft, -1) {
			return result(it), &NoConvergence{What: "minimise", Iteration: it, Reached: ft, Why: "the function is unbounded below"}
		}
		noise := 16 * 0x1p-52 * math.Max(math.Abs(s.fx), math.Abs(ft))
		var accept bool
		rho := (s.fx - ft) / predicted
		switch {
		case bad:
			rho = -1
		case predicted <= noise || math.Abs(s.fx-ft) <= noise:
			// Differences of f are rounding: judge by the gradient.
			tn := normInf(tg)
			accept = tn < gn
			rho = 1
			if !accept {
				rho = 0
				polish++
			} else if tn > 0.5*gn {
				polish++
			}
		default:
			accept = rho > 1e-4
		}
		switch {
		case rho < 0.25:
			radius = 0.25 * sn
		case rho > 0.75 && sn > 0.99*radius:
			radius *= 2.5
		}
		if radius > 1e14 {
			return result(it), &NoConvergence{What: "minimise", Iteration: it, Reached: gn, Why: "the function seems to have no minimum: the search ran off to infinity"}
		}
		if accept {
			copy(s.x, trial)
			copy(s.g, tg)
			s.fx = ft
			fresh = true
			if normInf(s.g) > 0.5*gn && small {
				polish++
			}
		} else if small && polish == 0 {
			polish = 1
		}
	}
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
	s.val, s.vec, err = linalg.EigSym(n, h, true)
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
