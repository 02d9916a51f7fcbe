package solve

// Adaptive integration by Gauss-Kronrod rules, one variable inside the other.

import (
	"container/heap"
	"math"
	"slices"
)

// Gauss–Kronrod 10/21 abscissae and weights (QUADPACK, qk21).
var (
	kronrodX = [11]float64{
		0.995657163025808080735527280689003, 0.973906528517171720077964012084452,
		0.930157491355708226001207180059508, 0.865063366688984510732096688423493,
		0.780817726586416897063717578345042, 0.679409568299024406234327365114874,
		0.562757134668604683339000099272694, 0.433395394129247190799265943165784,
		0.294392862701460198131126603103866, 0.148874338981631210884826001129720, 0}
	kronrodW = [11]float64{
		0.011694638867371874278064396062192, 0.032558162307964727478818972459390,
		0.054755896574351996031381300244580, 0.075039674810919952767043140916190,
		0.093125454583697605535065465083366, 0.109387158802297641899210590325805,
		0.123491976262065851077958109585166, 0.134709217311473325928054001771707,
		0.142775938577060080797094273138717, 0.147739104901338491374841515972068,
		0.149445554002916905664936468389821}
	gaussW = [5]float64{ // at kronrodX[1], [3], [5], [7], [9]
		0.066671344308688137593568809893332, 0.149451349150580593145863397657697,
		0.219086362515982043995534934228163, 0.269266719309996355091226921569469,
		0.295524224714752870173815619188769}
)

// piece is a subinterval with its estimate.
type piece struct {
	a, b, value, err, scale float64
	whole                   bool // no number is left between its ends: its error stays
}

// splitFirst orders pieces: first is the one with the largest error that can still be split.
func (p piece) splitFirst(q piece) bool {
	if p.whole != q.whole {
		return q.whole
	}
	return p.err > q.err
}

type pieces []piece

func (p pieces) Len() int           { return len(p) }
func (p pieces) Less(i, j int) bool { return p[i].splitFirst(p[j]) }
func (p pieces) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }

// Push and Pop serve container/heap.
func (p *pieces) Push(x any) { *p = append(*p, x.(piece)) }

// Pop removes the last piece.
func (p *pieces) Pop() any {
	old := *p
	x := old[len(old)-1]
	*p = old[:len(old)-1]
	return x
}

// extrapolate replaces the pieces on one side of a cut (an end, a kink) at which the
// integrand grows like a power of the distance: rounding leaves too few
// numbers there (an end at 1 has none nearer than 1e-16, which holds 2e-8 of the
// integral of (1-x)^(-1/2)). The integrals over intervals that halve towards the
// end are then a geometric series, summed from where numbers are still dense.
// What is no power is left as it is.
func extrapolate(ps *pieces, end, from float64, rule func(a, b float64) (piece, error)) error {
	near := func(k int) float64 { return end + math.Ldexp(from-end, -k) }
	const first = 24
	var last [4]piece
	for k := range last {
		a, b := near(first+k), near(first+k+1)
		p, err := rule(math.Min(a, b), math.Max(a, b))
		if err != nil {
			return err
		}
		last[k] = p
	}
	ratio, next := last[2].value/last[1].value, last[3].value/last[2].value
	if !(ratio > 0 && ratio < 0.99 && math.Abs(next-ratio) < 1e-5*ratio) {
		return nil
	}
	lo, hi := math.Min(end, near(first)), math.Max(end, near(first))
	var kept pieces
	for _, p := range *ps {
		switch mid := (p.a + p.b) / 2; { // halving rounds: ends agree to that
		case mid > hi || mid < lo:
			kept = append(kept, p)
		case p.b-p.a > 1.5*(hi-lo):
			return nil // not split down to there
		}
	}
	sum := last[0].value / (1 - ratio)
	*ps = append(kept, piece{a: lo, b: hi, value: sum, scale: math.Abs(sum)})
	heap.Init(ps)
	return nil
}

func (q *quadrature) adaptive() (Integral, error) {
	fixed := make([]float64, q.dim)
	r, err := q.nested(0, fixed, q.opt.Rel, -1)
	wanted := math.Max(q.opt.Abs, q.opt.Rel*r.Scale)
	if err == nil && r.Error > math.Max(wanted, math.Max(1e-8*r.Scale, q.opt.Abs*10)) {
		err = &NoConvergence{What: "integrate", Iteration: q.evals, Reached: r.Error, Wanted: wanted}
	}
	return r, err
}

// nested integrates variables i, i+1, … with the earlier ones fixed. scale > 0
// is the size the result is compared with; otherwise its own.
func (q *quadrature) nested(i int, fixed []float64, rel, scale float64) (Integral, error) {
	l := &line{q: q, i: i, fixed: fixed, rel: rel, scale: scale}
	v := &q.vars[i]
	var ps pieces
	// Three unequal pieces to begin with, so that a symmetric integrand does not
	// look smooth by accident.
	cuts := []float64{v.a, v.a + 0.382*(v.b-v.a), v.a + 0.729*(v.b-v.a), v.b}
	if sharp, err := q.breaks(i, fixed); err != nil {
		return Integral{}, err
	} else if sharp != nil {
		cuts = sharp
	}
	for k := 0; k+1 < len(cuts); k++ {
		p, err := l.rule(cuts[k], cuts[k+1])
		if err != nil {
			return Integral{}, err
		}
		ps = append(ps, p)
	}
	heap.Init(&ps)
	tried := map[[2]float64]bool{} // extrapolation to a cut, from the one beside it
	for splits := 0; ; splits++ {
		r := ps.sum()
		if r.Error <= math.Max(q.opt.Abs, rel*math.Max(r.Scale, scale)) || splits >= 600+len(cuts) {
			return r, nil
		}
		w := ps[0]
		if end, from, ok := nextTo(cuts, w); ok && w.b-w.a < 0x1p-32*math.Abs(end) && !tried[[2]float64{end, from}] {
			tried[[2]float64{end, from}] = true
			if err := extrapolate(&ps, end, from, l.rule); err != nil {
				return r, err
			}
			continue
		}
		if more, err := l.split(&ps); err != nil || !more {
			return r, err
		}
	}
}

// nextTo gives the cut at which a piece ends, and the cut beyond the piece.
func nextTo(cuts []float64, w piece) (end, from float64, ok bool) {
	if k, at := slices.BinarySearch(cuts, w.a); at && k+1 < len(cuts) {
		return cuts[k], cuts[k+1], true
	}
	if k, at := slices.BinarySearch(cuts, w.b); at && k > 0 {
		return cuts[k], cuts[k-1], true
	}
	return 0, 0, false
}

// sum is the integral over all pieces.
func (p pieces) sum() Integral {
	var r Integral
	for _, x := range p {
		r.Value += x.value
		r.Error += x.err
		r.Scale += x.scale
	}
	return r
}

// line is the integral over variable i, those before it fixed and those after it
// integrated at each of its nodes.
type line struct {
	q          *quadrature
	i          int
	fixed      []float64
	rel, scale float64
}

// split halves the piece with the largest error; false when every piece is as
// good as rounding lets it be.
func (l *line) split(ps *pieces) (more bool, err error) {
	w := (*ps)[0]
	mid := (w.a + w.b) / 2
	noise := w.err < 20*0x1p-52*w.scale
	if noise || !(w.a < mid && mid < w.b) || w.b-w.a < 1e-15*math.Max(math.Abs(w.a), math.Abs(w.b)) {
		heap.Pop(ps)
		if noise {
			w.err = 0
		}
		w.whole = true
		heap.Push(ps, w)
		return !(*ps)[0].whole, nil
	}
	lower, err := l.rule(w.a, mid)
	if err != nil {
		return false, err
	}
	upper, err := l.rule(mid, w.b)
	if err != nil {
		return false, err
	}
	heap.Pop(ps)
	heap.Push(ps, lower)
	heap.Push(ps, upper)
	return true, nil
}

// rule estimates the integral from a to b.
func (l *line) rule(a, b float64) (piece, error) {
	half, mid := (b-a)/2, (a+b)/2
	var t, y, abs [21]float64
	for k := 0; k < 10; k++ {
		t[k], t[20-k] = mid-half*kronrodX[k], mid+half*kronrodX[k]
	}
	t[10] = mid
	if l.i == l.q.dim-1 {
		if err := l.values(&t, &y, &abs); err != nil {
			return piece{}, err
		}
		return kronrod(a, b, &y, &abs), nil
	}
	worst, err := l.integrals(&t, &y, &abs)
	if err != nil {
		return piece{}, err
	}
	p := kronrod(a, b, &y, &abs)
	p.err += worst * (b - a) * 0.1
	return p, nil
}

// values are the integrand, and its absolute value, along the last variable.
func (l *line) values(t, y, abs *[21]float64) error {
	cols := make([][]float64, l.q.dim)
	for j := range cols {
		if j == l.i {
			cols[j] = t[:]
			continue
		}
		cols[j] = make([]float64, 21)
		for k := range cols[j] {
			cols[j][k] = l.fixed[j]
		}
	}
	if err := l.q.eval(cols, y[:]); err != nil {
		return err
	}
	for k := range y {
		abs[k] = math.Abs(y[k])
	}
	return nil
}

// integrals are those over the variables after this one, of the integrand and of
// its absolute value, and the largest of their errors.
func (l *line) integrals(t, y, abs *[21]float64) (worst float64, err error) {
	for k := range t {
		l.fixed[l.i] = t[k]
		r, err := l.q.nested(l.i+1, l.fixed, l.rel/4, l.scale)
		if err != nil {
			return 0, err
		}
		y[k], abs[k] = r.Value, r.Scale
		worst = math.Max(worst, r.Error)
	}
	return worst, nil
}

// kronrod is the 21-point rule from a to b, given the integrand and its absolute
// value at the nodes, with QUADPACK's estimate of the error.
func kronrod(a, b float64, y, abs *[21]float64) piece {
	p := piece{a: a, b: b}
	half, gauss := (b-a)/2, 0.0
	for k := 0; k < 11; k++ {
		s, size := y[k], abs[k]
		if k < 10 {
			s += y[20-k]
			size += abs[20-k]
		}
		p.value += kronrodW[k] * s
		p.scale += kronrodW[k] * size
		if k%2 == 1 {
			gauss += gaussW[k/2] * s
		}
	}
	spread := 0.0 // the integral of |f - mean f|
	for k := 0; k < 11; k++ {
		spread += kronrodW[k] * math.Abs(y[k]-p.value/2)
		if k < 10 {
			spread += kronrodW[k] * math.Abs(y[20-k]-p.value/2)
		}
	}
	p.value *= half
	p.scale *= half
	spread *= half
	p.err = math.Abs(p.value - gauss*half)
	if spread != 0 && p.err != 0 {
		p.err = spread * math.Min(1, math.Pow(200*p.err/spread, 1.5))
	}
	return p
}
