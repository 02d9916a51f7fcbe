package solve

// Where an integrand may be sharp: found from the arguments of its functions, which are not.

import (
	"fmt"
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/number"
)

// NoEstimate reports an integral of whose error nothing is known.
type NoEstimate struct{ Why string }

// Error says why.
func (e *NoEstimate) Error() string {
	return "integrate has no estimate of its error: " + e.Why
}

// InnerKind says what a function does with an argument.
type InnerKind uint8

// The kinds of argument.
const (
	InnerUnit  InnerKind = iota // the value changes when the argument changes by about 1: exp, tanh
	InnerPower                  // when it changes by about itself: 1/u, log, roots
	InnerWave                   // a wave: it turns with every change by π
	InnerStep                   // a kink or a jump where the argument is zero
)

// Inner are the arguments of an integrand's functions, evaluated beside it.
// exp(-1e8 (x - 0.3)²) is seen by no rule that does not know where to look; its
// argument has one extremum, which is easy to find, and around it changes by 1
// within 1e-4.
type Inner struct {
	Kinds []InnerKind
	Eval  func(x [][]float64, out [][]float64) error
}

// Bounds of the search for sharp places.
const (
	innerGrid  = 96   // places on a line at which arguments are looked at first
	innerEnds  = 24   // further ones that halve the distance to each end
	sharpWidth = 0.02 // of an interval: a wider change is left to the rules
	maxCuts    = 400
	maxWaves   = 20000 // turns of an oscillation along one variable
	maxWaves2  = 200   // and along one of several
	growth     = 4.0   // between neighbouring cuts around a sharp place
)

// sharp is a place on a line and the width within which an argument changes.
type sharp struct{ at, width float64 }

// innerLine evaluates the arguments along variable i, the others fixed.
func (q *quadrature) innerLine(i int, fixed, t []float64) ([][]float64, error) {
	cols := make([][]float64, q.dim)
	for j := range cols {
		cols[j] = make([]float64, len(t))
		for k := range t {
			p := t[k]
			if j != i {
				p = fixed[j]
			}
			cols[j][k], _ = q.vars[j].x(p)
		}
	}
	out := make([][]float64, len(q.opt.Inner.Kinds))
	for m := range out {
		out[m] = make([]float64, len(t))
	}
	q.evals += len(t)
	return out, q.opt.Inner.Eval(cols, out)
}

// grid are parameters at which a line is looked at.
func (v *variable) grid() []float64 {
	n := v.b - v.a
	var t []float64
	for k := 1; k < innerGrid; k++ {
		t = append(t, v.a+n*(float64(k)+0.137)/(innerGrid+0.4))
	}
	for k := 0; k < innerEnds; k++ {
		d := math.Ldexp(n/innerGrid, -2*k)
		t = append(t, v.a+d, v.b-d)
	}
	if v.kind == 0 {
		t = append(t, v.a, v.b)
	}
	slices.Sort(t)
	return slices.Compact(t)
}

// sharpPlaces finds where an argument is extremal or zero on a line, and the
// width of its change there; turns[k] is how often a wave turns between the places
// k-1 and k of the grid.
func (q *quadrature) sharpPlaces(i int, fixed []float64) (found []sharp, turns []float64, err error) {
	v := &q.vars[i]
	t := v.grid()
	u, err := q.innerLine(i, fixed, t)
	if err != nil {
		return nil, nil, err
	}
	turns = make([]float64, len(t))
	for m, kind := range q.opt.Inner.Kinds {
		places := q.turnsOf(u[m], t)
		if kind == InnerWave {
			for k := 1; k < len(t); k++ {
				if d := math.Abs(u[m][k]-u[m][k-1]) / math.Pi; finite(d) {
					turns[k] = math.Max(turns[k], d)
				}
			}
		}
		if kind == InnerStep {
			at, err := q.steps(i, m, fixed, places)
			if err != nil {
				return nil, nil, err
			}
			found = append(found, at...)
			continue
		}
		for _, b := range places {
			at, err := q.narrow(i, m, fixed, b)
			if err != nil {
				return nil, nil, err
			}
			w, err := q.width(i, m, fixed, at)
			if err != nil {
				return nil, nil, err
			}
			if w > 0 && w < sharpWidth*(v.b-v.a) {
				found = append(found, sharp{at, w})
			}
		}
	}
	return found, turns, nil
}

// steps are the zeros of an argument, those included that come in pairs about an
// extremum between two places of the grid.
func (q *quadrature) steps(i, m int, fixed []float64, places []turning) ([]sharp, error) {
	var found []sharp
	add := func(b turning) error {
		at, err := q.narrow(i, m, fixed, b)
		found = append(found, sharp{at, 0})
		return err
	}
	for _, b := range places {
		if b.zero {
			if err := add(b); err != nil {
				return nil, err
			}
		}
		if b.zero || b.lo == b.hi {
			continue
		}
		at, err := q.narrow(i, m, fixed, b)
		if err != nil {
			return nil, err
		}
		us, err := q.innerLine(i, fixed, []float64{b.lo, at, b.hi})
		if err != nil {
			return nil, err
		}
		u := us[m]
		if (u[0] < 0) == (u[2] < 0) && (u[1] < 0) != (u[0] < 0) {
			if err := add(turning{lo: b.lo, hi: at, zero: true}); err != nil {
				return nil, err
			}
			if err := add(turning{lo: at, hi: b.hi, zero: true}); err != nil {
				return nil, err
			}
		}
	}
	return found, nil
}

// turning is a bracket in which an argument has a zero or an extremum (sign 1: a
// maximum); a place where lo is hi.
type turning struct {
	lo, hi float64
	zero   bool
	sign   float64
}

// turnsOf reads brackets from the values on a grid; the ends count, too.
func (q *quadrature) turnsOf(u, t []float64) []turning {
	var out []turning
	last := len(t) - 1
	for k := range t {
		if !finite(u[k]) {
			continue
		}
		if k == 0 || k == last {
			out = append(out, turning{lo: t[k], hi: t[k]})
		}
		if k > 0 && finite(u[k-1]) && (u[k-1] < 0) != (u[k] < 0) {
			out = append(out, turning{lo: t[k-1], hi: t[k], zero: true})
		}
		if k > 0 && k < last && !math.IsNaN(u[k-1]) && !math.IsNaN(u[k+1]) {
			switch {
			case u[k] >= u[k-1] && u[k] >= u[k+1] && (u[k] > u[k-1] || u[k] > u[k+1]):
				out = append(out, turning{lo: t[k-1], hi: t[k+1], sign: 1})
			case u[k] <= u[k-1] && u[k] <= u[k+1] && (u[k] < u[k-1] || u[k] < u[k+1]):
				out = append(out, turning{lo: t[k-1], hi: t[k+1], sign: -1})
			}
		}
	}
	if len(out) > 64 {
		out = out[:64]
	}
	return out
}

// narrow closes in on a turning: each round looks at the bracket in ten parts.
func (q *quadrature) narrow(i, m int, fixed []float64, b turning) (float64, error) {
	const parts = 10
	for round := 0; round < 20 && b.hi-b.lo > 4e-16*(math.Abs(b.lo)+math.Abs(b.hi)); round++ {
		var t []float64
		for k := 0; k <= parts; k++ {
			t = append(t, b.lo+(b.hi-b.lo)*float64(k)/parts)
		}
		us, err := q.innerLine(i, fixed, t)
		if err != nil {
			return 0, err
		}
		u := us[m]
		at := -1
		for k := range t {
			switch {
			case b.zero && k > 0 && (u[k-1] < 0) != (u[k] < 0):
				at = k
			case !b.zero && !math.IsNaN(u[k]) && (at < 0 || b.sign*u[k] > b.sign*u[at]):
				at = k
			}
		}
		switch {
		case at < 0:
			return (b.lo + b.hi) / 2, nil
		case b.zero:
			b.lo, b.hi = t[at-1], t[at]
		default:
			b.lo, b.hi = t[max(at-1, 0)], t[min(at+1, parts)]
		}
	}
	if b.lo <= 0 && b.hi >= 0 {
		return 0, nil // numbers lie ever closer there: halving would never end
	}
	return (b.lo + b.hi) / 2, nil
}

// width is the largest distance from a place within which an argument changes by
// less than a unit (of a power: by less than itself), on the sharper side.
func (q *quadrature) width(i, m int, fixed []float64, at float64) (float64, error) {
	v := &q.vars[i]
	const halvings = 52
	n := v.b - v.a
	t := []float64{at}
	for k := 0; k < halvings; k++ {
		h := math.Ldexp(n, -k-1)
		t = append(t, math.Min(v.b, at+h), math.Max(v.a, at-h))
	}
	us, err := q.innerLine(i, fixed, t)
	if err != nil {
		return 0, err
	}
	u := us[m]
	unit := 1.0
	if q.opt.Inner.Kinds[m] == InnerPower {
		unit = math.Abs(u[0])
		if unit < 1e-13*(math.Abs(u[1])+math.Abs(u[2])) || !finite(unit) {
			return 0, nil // a pole or a branch point: the rules see it by its size
		}
	}
	if !finite(u[0]) {
		return 0, nil
	}
	for k := 0; k < halvings; k++ {
		up, down := math.Abs(u[1+2*k]-u[0]), math.Abs(u[2+2*k]-u[0])
		if (up <= unit || t[1+2*k] == v.b) && (down <= unit || t[2+2*k] == v.a) {
			return math.Ldexp(n, -k-1), nil
		}
	}
	return 0, nil
}

// joint moves a place that is extremal along one line to where it is extremal
// along all, one variable after the other.
func (q *quadrature) joint(p []float64) ([]float64, error) {
	p = slices.Clone(p)
	for round := 0; round < 8; round++ {
		for j := range q.vars {
			found, _, err := q.sharpPlaces(j, p)
			if err != nil {
				return nil, err
			}
			best, far := p[j], math.Inf(1)
			for _, s := range found {
				if d := math.Abs(s.at - p[j]); d < far {
					best, far = s.at, d
				}
			}
			p[j] = best
		}
	}
	return p, nil
}

// breaks are the cuts of variable i with the earlier ones fixed: around sharp
// places at distances that grow by a factor, and through waves. nil: nothing is
// sharp.
func (q *quadrature) breaks(i int, fixed []float64) ([]float64, error) {
	if len(q.opt.Inner.Kinds) == 0 {
		return nil, nil
	}
	var all []sharp
	waves := make([]float64, len(q.vars[i].grid()))
	p := slices.Clone(fixed)
	lines := 1
	if i < q.dim-1 {
		lines = 3
	}
	r := rng(uint64(i) + 29)
	for range lines {
		for j := i + 1; j < q.dim; j++ {
			p[j] = q.vars[j].a + (q.vars[j].b-q.vars[j].a)*(0.1+0.8*r.Float64())
		}
		found, turns, err := q.sharpPlaces(i, p)
		if err == nil {
			err = q.audible(i, p, turns)
		}
		if err != nil {
			return nil, err
		}
		for k, w := range turns {
			waves[k] = math.Max(waves[k], w)
		}
		all = append(all, found...)
		if i == 0 && q.dim > 1 {
			for _, s := range found[:min(len(found), 4)] {
				p[i] = s.at
				at, err := q.joint(p)
				if err != nil {
					return nil, err
				}
				all = append(all, sharp{at[i], s.width})
			}
		}
	}
	total := 0.0
	for _, w := range waves {
		total += w
	}
	if total > maxWaves || q.dim > 1 && total > maxWaves2 {
		return nil, &NoEstimate{Why: fmt.Sprintf("the integrand turns about %s times", number.Format(total, 1))}
	}
	if len(all) == 0 && total < 20 {
		return nil, nil
	}
	return q.cuts(i, all, waves), nil
}

// audible forgets waves where the integrand is too small to count, as in the tail
// of exp(-x) sin x.
func (q *quadrature) audible(i int, fixed, turns []float64) error {
	if i < q.dim-1 || slices.Max(turns) < 1 {
		return nil
	}
	t := q.vars[i].grid()
	cols := make([][]float64, q.dim)
	for j := range cols {
		cols[j] = make([]float64, len(t))
		for k := range t {
			cols[j][k] = fixed[j]
		}
	}
	copy(cols[i], t)
	y := make([]float64, len(t))
	if err := q.eval(cols, y); err != nil {
		if _, bad := err.(*NotFinite); bad {
			return nil
		}
		return err
	}
	top := 0.0
	for _, v := range y {
		top = math.Max(top, math.Abs(v))
	}
	for k := 1; k < len(t); k++ {
		if (math.Abs(y[k])+math.Abs(y[k-1]))*(t[k]-t[k-1]) < 1e-13*top*(q.vars[i].b-q.vars[i].a) {
			turns[k] = 0
		}
	}
	return nil
}

// cuts are the ends of pieces.
func (q *quadrature) cuts(i int, places []sharp, waves []float64) []float64 {
	v := &q.vars[i]
	n := v.b - v.a
	cuts := []float64{v.a, v.a + 0.382*n, v.a + 0.729*n, v.b}
	t := v.grid()
	for k := 1; k < len(t); k++ {
		if waves[k] == 0 {
			continue
		}
		parts := math.Ceil(waves[k] / 2)
		for j := 0.0; j < parts; j++ {
			cuts = append(cuts, t[k-1]+(t[k]-t[k-1])*j/parts)
		}
	}
	most := len(cuts) + maxCuts
	for _, s := range places {
		cuts = append(cuts, s.at)
		for h := s.width; h > 0 && h < n && len(cuts) < most; h *= growth {
			cuts = append(cuts, s.at-h, s.at+h)
		}
	}
	slices.Sort(cuts)
	out := cuts[:0]
	for _, c := range cuts {
		if c < v.a || c > v.b {
			continue
		}
		if len(out) > 0 && c-out[len(out)-1] <= 1e-15*math.Max(math.Abs(c), n) {
			continue
		}
		out = append(out, c)
	}
	out[len(out)-1] = v.b
	return out
}

// tails refuses an integral over an infinite interval when what remains beyond R
// does not fall with R on some line: x f(x) falls to 0 wherever the integral of |f|
// exists and f has no gaps.
func (q *quadrature) tails() error {
	for i := range q.vars {
		for _, sign := range []float64{1, -1} {
			k := q.vars[i].kind
			if k == 0 || k == 1 && sign < 0 || k == 2 && sign > 0 {
				continue
			}
			if err := q.tail(i, sign); err != nil {
				return err
			}
		}
	}
	return nil
}

func (q *quadrature) tail(i int, sign float64) error {
	const octaves = 44
	r := rng(uint64(i) + 41)
	for range 3 {
		x := make([][]float64, q.dim)
		for j := range x {
			x[j] = make([]float64, octaves)
			at, _ := q.vars[j].x(q.vars[j].a + (q.vars[j].b-q.vars[j].a)*(0.1+0.8*r.Float64()))
			for k := range x[j] {
				if x[j][k] = at; j == i {
					x[j][k] = sign * math.Ldexp(1+0.5*r.Float64(), k)
				}
			}
		}
		y := make([]float64, octaves)
		if err := q.f(x, y); err != nil {
			return err
		}
		size := func(from, to int) float64 {
			m := 0.0
			for k := from; k < to; k++ {
				if v := math.Abs(y[k] * x[i][k]); finite(v) {
					m = math.Max(m, v)
				}
			}
			return m
		}
		if near, far := size(18, 24), size(38, 44); far > 0.5*near && far > 0 {
			return &NoEstimate{Why: "the integrand does not fall fast enough towards " + number.Text(sign*math.Inf(1)) + ": the integral diverges, or converges more slowly than can be told"}
		}
	}
	return nil
}
