package run

// Comparing numbers, component by component: ==, ~= and the orderings,
// tolerances.

import "math"

// defaultTol is the tolerance of ~= and of assert when none is written.
const defaultTol = 1e-9

// invariantTol is the relative tolerance of invariant(s, phi).
const invariantTol = 1e-8

// mismatch is where two arrays of numbers differ most.
type mismatch struct {
	at       int // flat, row-major
	a, b     float64
	measure  float64 // |a-b| / max(1, |a|, |b|); NaN sides count as infinite
	decisive bool    // the comparison fails because of it
}

// difference is |a-b| of the worst component.
func (m mismatch) difference() float64 {
	if m.a == m.b {
		return 0
	}
	return math.Abs(m.a - m.b)
}

// compareNumbers holds a op b component by component. For ~= that is
// |a-b| <= tol max(1, |a|, |b|); == and the orderings take no tolerance. The
// mismatch is the worst component, whether or not the comparison holds.
func compareNumbers(op string, a, b []float64, tol float64) (bool, mismatch) {
	worst := mismatch{measure: -1}
	ok := true
	for i := range a {
		x, y := a[i], b[i]
		if len(b) == 1 && len(a) > 1 {
			y = b[0]
		}
		d := relativeDifference(x, y)
		holds := holdsOne(op, x, y, d, tol)
		if !holds {
			ok = false
		}
		// A component that fails outranks one that does not, whatever its size:
		// in an ordering the largest difference may be on the right side.
		if !holds && !worst.decisive || holds == !worst.decisive && d > worst.measure {
			worst = mismatch{at: i, a: x, b: y, measure: d, decisive: !holds}
		}
	}
	return ok, worst
}

func holdsOne(op string, x, y, d, tol float64) bool {
	switch op {
	case "~=":
		return d <= tol
	case "==":
		return x == y
	case "!=":
		return x != y
	case "<":
		return x < y
	case "<=":
		return x <= y
	case ">":
		return x > y
	case ">=":
		return x >= y
	}
	return false
}

// relativeDifference is |x-y| / max(1, |x|, |y|), infinite when a side is not
// a number, zero for equal infinities.
func relativeDifference(x, y float64) float64 {
	if x == y {
		return 0
	}
	d := math.Abs(x-y) / math.Max(1, math.Max(math.Abs(x), math.Abs(y)))
	if math.IsNaN(d) {
		return math.Inf(1)
	}
	return d
}
