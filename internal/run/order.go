package run

// Which of two numbers is larger, by bounds of their rounding: decided where it is certain.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// margin is how many times their bounds of rounding numbers must differ by, so
// that they are told apart.
const margin = 16

// ordered decides an order of numbers, component by component: by their formulas,
// and by their floats where bounds of the formulas are too wide or not known.
func (r *Run) ordered(op string, x, y *value.Object, s sampling) (verdict, error) {
	a, b, err := r.bothNumbers(x, y)
	if err != nil {
		return verdict{}, err
	}
	v := r.compareArrays(op, a, b, s.tol)
	if len(a.Data) != len(b.Data) && len(b.Data) != 1 || asRead(x.Node) && asRead(y.Node) {
		return v, nil
	}
	both := r.sidesOf(x.Node, y.Node)
	if both != nil && (len(both.d) != len(a.Data) || len(both.x) != len(a.Data) || len(both.y) != len(a.Data)) {
		both = nil
	}
	g := r.ws.checked.Graph
	undecided := false
	for i := range a.Data {
		j := i % len(b.Data)
		sign, ok := floatSign(a, b, i, j)
		if both != nil {
			by, known := signOf(both.u.Pool, both.x[i], both.y[i], both.d[i], g.HasData)
			if known || relativeDifference(a.Data[i], b.Data[j]) <= floatTol {
				sign, ok = by, known
			}
		}
		switch {
		case a.Hollow || b.Hollow:
		case !ok:
			undecided = true
		case !holdsOne(op, float64(sign), 0, 0, 0):
			if v.ok { // floats do not show it
				v = verdict{how: "values", failure: failureOf(op, a, b, mismatch{at: i, a: a.Data[i], b: b.Data[j]}, 0)}
			}
			return v, nil
		}
	}
	if undecided {
		return verdict{}, orderNotDecided(s.seed)
	}
	return verdict{ok: true, how: "values", worst: v.worst, assumed: v.assumed}, nil
}

// floatSign is the sign of a − b where floats alone are known of them: not where
// bounds of their rounding are known, too, and hide it.
func floatSign(a, b *exec.Array, i, j int) (int, bool) {
	d, e := a.Data[i]-b.Data[j], 0.0
	if a.Err != nil {
		e += a.Err[i]
	}
	if b.Err != nil {
		e += b.Err[j]
	}
	switch {
	case a.Data[i] == b.Data[j]: // also of infinities
		return 0, e == 0
	case d > margin*e:
		return 1, true
	case d < -margin*e:
		return -1, true
	}
	return 0, false
}

// signOf is the sign of d = a − b. A number with data inside is a float, equal to
// no other unless it is what was read, and different where they differ by more
// than their rounding.
func signOf(p *scalar.Pool, a, b, d scalar.Expr, data bool) (sign int, ok bool) {
	data = data && p.FromData(a, b)
	switch {
	case d.IsZero() || data && p.ReadsAs(a, b):
		return 0, true
	case !data:
		if p.IsZero(d) == scalar.Zero {
			return 0, true
		}
		if sign, ok := p.Sign(d, nil); ok {
			return sign, true
		}
	}
	v := p.Bounded(nil, a, b)
	switch by := v[0].Value - v[1].Value; {
	case math.Abs(by) <= margin*(v[0].Err+v[1].Err):
		return 0, false
	case by > 0:
		return 1, true
	case by < 0:
		return -1, true
	}
	return 0, false
}

// orderNotDecided is the diagnostic of an order that is not decided.
func orderNotDecided(at diag.Span) *diag.Diagnostic {
	return diag.New(CodeUndecided, at, "it is not decided which side is larger: they agree as far as their floats go, and no rule says that they are equal").
		WithNote("they are compared for certain where they differ by more than their rounding; ~= compares up to a tolerance")
}

// ordering reports an order of fields that have a formula for their difference.
func (s *space) ordering(op string) bool {
	switch op {
	case "<", "<=", ">", ">=":
		return s.formulas != nil && len(s.formulas.d) == len(s.formulas.x)
	}
	return false
}

// order compares the sides at a place by the sign of their difference. Where its
// rounding hides that, the place refutes nothing; it is good for <= and >= when
// that rounding is smaller than the tolerance.
func (s *space) order(op string, p *place, a, b *exec.Array, tol float64) (worst mismatch, refuted, sharp bool) {
	at := s.variables(p)
	f := s.formulas
	certain := f.u.Pool.Certainly(at, &s.digits)
	worst.measure, sharp = -1, true
	for i, d := range f.u.Pool.Bounded(at, f.d...) {
		if !(math.Abs(d.Value) > d.Err) && d.Err != 0 {
			if more, ok := certain(f.d[i]); ok {
				d = more
			}
		}
		x, y := a.Data[i], b.Data[i%len(b.Data)]
		sign := 0.0
		switch {
		case math.Abs(d.Value) > d.Err:
			sign = d.Value
		case d.Err == 0 && d.Value == 0:
		default:
			strict := op == "<" || op == ">"
			sharp = sharp && !strict && d.Err <= tol*math.Max(1, math.Max(math.Abs(x), math.Abs(y)))
			continue
		}
		if !holdsOne(op, sign, 0, 0, 0) && math.Abs(sign) >= worst.measure {
			worst, refuted = mismatch{at: i, a: x, b: y, measure: math.Abs(sign), decisive: true}, true
		}
	}
	return worst, refuted, sharp
}
