package solve

// Integrals over boxes, infinite ones included: product rules first, adaptive
// ones where they fail.

import (
	"context"
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/number"
)

// Integrand evaluates a function at many points at once: x[i][k] is variable i
// of point k; out has one entry per point.
type Integrand func(x [][]float64, out []float64) error

// QuadOptions bounds a quadrature.
type QuadOptions struct {
	Rel   float64 // relative to the integral of |f|; default 1e-11
	Abs   float64 // absolute; default 1e-300
	Evals int     // the most evaluations; default 2e7
	Inner Inner   // the arguments of f's functions; none: f is taken to be as smooth as it looks
}

// Integral is a quadrature's result.
type Integral struct {
	Value float64
	Error float64 // estimate
	Scale float64 // the integral of |f|
	Evals int
}

// NotFinite reports an integrand (or objective) that is no number somewhere.
type NotFinite struct {
	At    []float64
	Value float64
}

// Error shows the place.
func (e *NotFinite) Error() string {
	return fmt.Sprintf("the function is %s at %s", number.Text(e.Value), number.Vector(e.At))
}

// rounding bounds, relative to the integral of |f|, what a sum of so many terms,
// each right to a few bits, can be off by; a sum that is smaller is 0.
const rounding = 0x1p-46

// Integrate is the integral of f over the box [lo, hi]. Bounds may be infinite
// and may be reversed.
//
// First a product rule is tried that doubles until two orders agree: the
// trapezoid rule in variables where f has equal ends (exponentially accurate
// for periodic f: Trefethen & Weideman, SIAM Rev. 56, 2014), Gauss–Legendre in
// the others. What is not smooth enough goes to globally adaptive
// Gauss–Kronrod (21 points, QUADPACK's qag), nested over the variables.
func Integrate(ctx context.Context, f Integrand, lo, hi []float64, opt QuadOptions) (Integral, error) {
	if opt.Rel == 0 {
		opt.Rel = 1e-11
	}
	if opt.Abs == 0 {
		opt.Abs = 1e-300
	}
	if opt.Evals == 0 {
		opt.Evals = 20_000_000
	}
	d := len(lo)
	q := &quadrature{ctx: ctx, f: f, opt: opt, dim: d}
	sign := 1.0
	for i := range lo {
		a, b := lo[i], hi[i]
		if math.IsNaN(a) || math.IsNaN(b) {
			return Integral{}, &NotFinite{At: append([]float64(nil), lo...), Value: math.NaN()}
		}
		if a == b {
			return Integral{}, nil
		}
		if a > b {
			a, b, sign = b, a, -sign
		}
		q.vars = append(q.vars, newVariable(a, b))
	}
	if d == 0 {
		out := []float64{0}
		err := f(nil, out)
		return Integral{Value: out[0], Scale: math.Abs(out[0]), Evals: 1}, err
	}
	r, err := q.integral()
	if math.Abs(r.Value) <= rounding*r.Scale {
		r.Value = 0
	}
	r.Error = math.Max(r.Error, rounding*r.Scale)
	r.Value *= sign
	r.Evals = q.evals
	return r, err
}

// integral chooses: product rules, but for what is sharp somewhere.
func (q *quadrature) integral() (Integral, error) {
	if err := q.tails(); err != nil {
		return Integral{}, err
	}
	fixed := make([]float64, q.dim)
	for i, v := range q.vars {
		fixed[i] = (v.a + v.b) / 2
	}
	for i := range q.vars {
		cuts, err := q.breaks(i, fixed)
		if err != nil {
			return Integral{}, err
		}
		if cuts != nil {
			return q.adaptive()
		}
	}
	r, ok, err := q.product()
	if err == nil && !ok {
		r, err = q.adaptive()
	}
	return r, err
}

// variable maps a finite parameter interval to an axis that may be infinite.
type variable struct {
	a, b     float64 // of the parameter t
	kind     int     // 0 finite, 1 [a, inf), 2 (-inf, b], 3 all
	lo, hi   float64
	periodic bool
}

func newVariable(lo, hi float64) variable {
	v := variable{a: lo, b: hi, lo: lo, hi: hi}
	switch {
	case math.IsInf(lo, -1) && math.IsInf(hi, 1):
		v.kind, v.a, v.b = 3, -1, 1
	case math.IsInf(hi, 1):
		v.kind, v.a, v.b = 1, 0, 1
	case math.IsInf(lo, -1):
		v.kind, v.a, v.b = 2, 0, 1
	}
	return v
}

// x maps the parameter to the axis: x = t/(1-t²) and its half-line relatives.
func (v *variable) x(t float64) (x, dx float64) {
	switch v.kind {
	case 1:
		return v.lo + t/(1-t), 1 / ((1 - t) * (1 - t))
	case 2:
		return v.hi - t/(1-t), 1 / ((1 - t) * (1 - t))
	case 3:
		d := 1 - t*t
		return t / d, (1 + t*t) / (d * d)
	}
	return t, 1
}

type quadrature struct {
	ctx   context.Context
	f     Integrand
	opt   QuadOptions
	dim   int
	vars  []variable
	evals int
	ends  bool // end points are asked for themselves
}

// eval evaluates f at parameters t (columns), times the Jacobian of infinite
// axes.
func (q *quadrature) eval(t [][]float64, out []float64) error {
	if err := alive(q.ctx); err != nil {
		return err
	}
	n := len(out)
	q.evals += n
	if q.evals > q.opt.Evals {
		return &NoConvergence{What: "integrate", Iteration: q.evals, Wanted: q.opt.Rel, Why: "too many evaluations"}
	}
	x := make([][]float64, q.dim)
	w := make([]float64, n)
	for k := range w {
		w[k] = 1
	}
	for i := range x {
		x[i] = make([]float64, n)
		for k := range x[i] {
			v, dv := q.vars[i].x(t[i][k])
			x[i][k] = v
			w[k] *= dv
		}
	}
	if err := q.f(x, out); err != nil {
		return err
	}
	for k, y := range out {
		if !finite(y) && !q.ends && q.onEnd(x, k) {
			out[k] = 0
			continue
		}
		if !finite(y) {
			at := make([]float64, q.dim)
			for i := range at {
				at[i] = x[i][k]
			}
			return &NotFinite{At: at, Value: y}
		}
		out[k] = y * w[k]
		if !finite(out[k]) { // far out on an infinite axis, where f underflows
			out[k] = 0
		}
	}
	return nil
}

// onEnd reports a node that rounding put onto an end of an interval. The rules
// have no nodes there, so that a singularity at an end does no harm (QUADPACK,
// qags); such a node's weight is below rounding.
func (q *quadrature) onEnd(x [][]float64, k int) bool {
	for i := range x {
		v := &q.vars[i]
		if x[i][k] == v.lo || x[i][k] == v.hi {
			return true
		}
	}
	return false
}

// product tries product rules of growing order. ok is false when they do not
// settle.
func (q *quadrature) product() (r Integral, ok bool, err error) {
	if q.dim > 4 {
		return r, false, nil
	}
	for i := range q.vars {
		if q.vars[i].kind == 0 {
			p, err := q.endsMeet(i)
			if err != nil {
				if _, bad := err.(*NotFinite); !bad { // ends may be singular
					return r, false, err
				}
			}
			q.vars[i].periodic = p
		}
	}
	budget := 300_000
	// Odd orders without common factors, so that an oscillation does not fool two
	// successive ones.
	orders := []int{11, 17, 29, 47, 83, 151, 293}
	if q.dim == 1 {
		orders = append(orders, 577, 1151)
	}
	var last Integral
	agreed := 0
	for level, n := range orders {
		total := 1
		for range q.vars {
			total *= n
		}
		if total > budget {
			break
		}
		now, err := q.tensor(n)
		if err != nil {
			if _, bad := err.(*NotFinite); bad {
				return r, false, err
			}
			return r, false, err
		}
		if level > 0 {
			e := math.Abs(now.Value - last.Value)
			if e <= math.Max(q.opt.Abs, q.opt.Rel*now.Scale/10) && math.Abs(now.Scale-last.Scale) <= 0.2*now.Scale {
				agreed++
			} else {
				agreed = 0
			}
			now.Error = e
			if agreed == 2 || agreed == 1 && e <= 1e-15*now.Scale*float64(n) && level > 1 {
				return now, true, nil
			}
		}
		last = now
	}
	return r, false, nil
}

// endsMeet compares f and its slope at both ends of variable i at a few places.
func (q *quadrature) endsMeet(i int) (bool, error) {
	const places = 5
	const step = 1e-4
	t := make([][]float64, q.dim)
	r := rng(uint64(i) + 11)
	for j := range t {
		v := &q.vars[j]
		t[j] = make([]float64, 5*places)
		for k := 0; k < places; k++ {
			u := 0.1 + 0.8*r.Float64()
			if j == i {
				h := step * (v.b - v.a)
				t[j][k], t[j][places+k], t[j][2*places+k] = v.a, v.b, v.a+(v.b-v.a)*u
				t[j][3*places+k], t[j][4*places+k] = v.a+h, v.b-h
				continue
			}
			x := v.a + (v.b-v.a)*u
			for c := 0; c < 5; c++ {
				t[j][c*places+k] = x
			}
		}
	}
	out := make([]float64, 5*places)
	q.ends = true
	err := q.eval(t, out)
	q.ends = false
	if err != nil {
		return false, err
	}
	s := 0.0
	for _, y := range out {
		s = math.Max(s, math.Abs(y))
	}
	for k := 0; k < places; k++ {
		if math.Abs(out[k]-out[places+k]) > 1e-9*s {
			return false, nil
		}
		rise, fall := out[3*places+k]-out[k], out[places+k]-out[4*places+k]
		if math.Abs(rise-fall) > 1e-6*s+0.05*math.Max(math.Abs(rise), math.Abs(fall)) {
			return false, nil
		}
	}
	return true, nil
}

// tensor applies the n-point rule in every variable.
func (q *quadrature) tensor(n int) (Integral, error) {
	nodes := make([][]float64, q.dim)
	weights := make([][]float64, q.dim)
	total := 1
	for i, v := range q.vars {
		if v.periodic {
			nodes[i], weights[i] = make([]float64, n), make([]float64, n)
			h := (v.b - v.a) / float64(n)
			for k := range nodes[i] {
				nodes[i][k] = v.a + (float64(k)+0.5)*h
				weights[i][k] = h
			}
		} else {
			nodes[i], weights[i] = Legendre(n, v.a, v.b)
		}
		total *= n
	}
	const chunk = 4096
	var res Integral
	idx := make([]int, q.dim)
	t := make([][]float64, q.dim)
	for i := range t {
		t[i] = make([]float64, 0, chunk)
	}
	w := make([]float64, 0, chunk)
	out := make([]float64, chunk)
	for done := 0; done < total; {
		for i := range t {
			t[i] = t[i][:0]
		}
		w = w[:0]
		for len(w) < chunk && done < total {
			p := 1.0
			for i := range idx {
				t[i] = append(t[i], nodes[i][idx[i]])
				p *= weights[i][idx[i]]
			}
			w = append(w, p)
			done++
			for i := q.dim - 1; i >= 0; i-- {
				if idx[i]++; idx[i] < n {
					break
				}
				idx[i] = 0
			}
		}
		o := out[:len(w)]
		if err := q.eval(t, o); err != nil {
			return res, err
		}
		for k, y := range o {
			res.Value += w[k] * y
			res.Scale += math.Abs(w[k] * y)
		}
	}
	return res, nil
}

// Legendre gives the nodes and weights of the n-point Gauss rule on [a, b], by
// Newton's method on the Legendre recurrence (Press et al., gauleg).
func Legendre(n int, a, b float64) (x, w []float64) {
	x, w = make([]float64, n), make([]float64, n)
	mid, half := (a+b)/2, (b-a)/2
	for i := 0; i < (n+1)/2; i++ {
		z := math.Cos(math.Pi * (float64(i) + 0.75) / (float64(n) + 0.5))
		var dp float64
		for it := 0; it < 100; it++ {
			p1, p2 := 1.0, 0.0
			for j := 0; j < n; j++ {
				p1, p2 = ((2*float64(j)+1)*z*p1-float64(j)*p2)/float64(j+1), p1
			}
			dp = float64(n) * (z*p1 - p2) / (z*z - 1)
			dz := p1 / dp
			z -= dz
			if math.Abs(dz) < 1e-16 {
				break
			}
		}
		x[i], x[n-1-i] = mid-half*z, mid+half*z
		w[i] = 2 * half / ((1 - z*z) * dp * dp)
		w[n-1-i] = w[i]
	}
	return x, w
}
