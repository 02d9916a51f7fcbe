package scalar

// The float64 next to an exact number, where floats alone have lost its digits.

import "math"

// closestBits bounds the precision that is spent on the digits of one number.
const closestBits = 1 << 11

// Closest is the value of an expression without variables, rounded once, and a
// bound of that rounding; false where it has none, is made of data, or where its
// digits are not found.
func (p *Pool) Closest(e Expr) (x, err float64, ok bool) { return p.closest(e, certainWork) }

func (p *Pool) closest(e Expr, work int) (x, err float64, ok bool) {
	if e.d != nil {
		return 0, 0, false
	}
	if e.c == nil {
		return 0, 0, true
	}
	if e.n.vars != 0 || e.n.undef || p.FromData(e) {
		return 0, 0, false
	}
	for prec := uint(firstBits); prec <= closestBits && work > 0; prec *= 2 {
		v := p.evaluation(prec, nil, &work)
		y, found := v.expr(e)
		if v.wide {
			return 0, 0, false
		}
		if !found {
			continue
		}
		lo, _ := y.lo.Float64()
		hi, _ := y.hi.Float64()
		const ulp = 0x1p-52
		switch size := math.Max(math.Abs(lo), math.Abs(hi)); {
		case math.IsInf(size, 0):
			return 0, 0, false
		case size < math.SmallestNonzeroFloat64 && (y.lo.Sign() > 0 || y.hi.Sign() < 0):
			return 0, math.SmallestNonzeroFloat64, true // too small for a float64
		case hi-lo <= ulp*size:
			return lo, ulp * size, true
		}
	}
	if s, known := p.Sign(e, nil); work > 0 && known && s == 0 {
		return 0, 0, true
	}
	return 0, 0, false
}

// doubtful reports a node without variables whose digits are lost.
func (n *node) doubtful() bool {
	const most = 1e-9
	return n.vars == 0 && !n.undef && !(n.err <= most*math.Abs(n.real))
}

// refine gives a node without variables the digits of its value, where those of
// its parts leave none.
func (p *Pool) refine(n *node) {
	const (
		longest = 1 << 8 // of what is worth it wherever it occurs, in operations
		work    = 1 << 14
	)
	if !n.doubtful() || n.weight > longest {
		return
	}
	if x, err, ok := p.closest(Expr{c: p.co.int(1), n: n}, work); ok && x != 0 {
		n.real, n.err = x, err
	}
}
