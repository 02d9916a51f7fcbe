package run

// Fields compared at sample points, where formulas do not decide.

import (
	"errors"
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// fields are two fields of one chart to be compared: x at a point, and y there,
// or at the point's image.
type fields struct {
	op      string
	x, y    *graph.Node
	image   func(*exec.PointValue) (*exec.PointValue, error) // nil: the same point
	measure func(a, b []float64, tol float64) (bool, mismatch)
}

// byOp are fields compared by an operator.
func byOp(op string, x, y *graph.Node) fields {
	return fields{op: op, x: x, y: y, measure: func(a, b []float64, tol float64) (bool, mismatch) { return compareNumbers(op, a, b, tol) }}
}

// tally is what the sample points have shown so far.
type tally struct {
	good    int      // points at which both sides have values, as sharp as is needed
	failure *Failure // the worst
	worst   mismatch // of failure
	largest float64  // difference, of those that hold too
	refused error    // why the last point that is not good is not
	unsharp bool     // the last such point is none for its rounding
}

// sampled compares two fields at points that depend on their formulas: of the
// usual range, far away, and on both sides of where their functions turn. Of
// the usual range so many must be good; the others may refute only.
func (r *Run) sampled(f fields, both *sides, charts []*index.Chart, s sampling) (verdict, error) {
	if len(charts) > 1 {
		return undecided(f.op, "the sides depend on the coordinates of %d charts, and sample points are of one", len(charts)), nil
	}
	if s.samples == 0 {
		s.samples = defaultSamples
	}
	space, err := r.space(f, both, charts, s.seed)
	if err != nil {
		return verdict{}, err
	}
	defer space.leave()
	var seen tally
	for n := 0; n < drawsPerSample*s.samples && seen.good < s.samples; n++ {
		if err := r.env.Ctx.Err(); err != nil {
			return verdict{}, err
		}
		p, err := space.draw()
		if err != nil {
			seen.refused = err
			break
		}
		if err := r.look(f, space, p, s.tol, &seen); err != nil {
			return verdict{}, err
		}
	}
	if seen.failure == nil && space.formulas != nil {
		if err := r.lookFurther(f, space, s, &seen); err != nil {
			return verdict{}, err
		}
	}
	return seen.outcome(f.op, s.samples), nil
}

// look compares the sides at a point of the usual range.
func (r *Run) look(f fields, space *space, p *place, tol float64, seen *tally) error {
	a, b, err := r.bothAt(f, p.point)
	switch {
	case err != nil && fatal(err):
		return err
	case err != nil:
		seen.refused, seen.unsharp = err, false
		return nil
	case len(a.Data) != len(b.Data) && len(b.Data) != 1:
		seen.fail(f.op, a, b, mismatch{}, tol, p)
		return nil
	}
	if space.ordering(f.op) {
		w, refuted, sharp := space.order(f.op, p, a, b, tol)
		switch {
		case refuted:
			if seen.failure == nil || w.measure > seen.worst.measure {
				seen.fail(f.op, a, b, w, tol, p)
			}
			seen.good++
		case sharp:
			seen.good++
		default:
			seen.unsharp = true
		}
		return nil
	}
	if !space.bounded(f.op) {
		seen.good++
		if f.op == "==" {
			tol = exactTol
		}
		if a.Hollow || b.Hollow {
			return nil
		}
		ok, w := f.measure(a.Data, b.Data, tol)
		seen.largest = math.Max(seen.largest, w.difference())
		if !ok && (seen.failure == nil || w.measure > seen.worst.measure) {
			seen.fail(f.op, a, b, w, tol, p)
		}
		return nil
	}
	w, refuted, sharp := space.judge(f.op, p, tol, seen)
	switch {
	case refuted:
		seen.fail(f.op, a, b, w, tol, p)
	case seen.failure != nil:
		seen.good++
	case sharp:
		seen.good++
		seen.largest = math.Max(seen.largest, w.difference())
	default:
		seen.unsharp = true
	}
	return nil
}

// fail keeps a point at which the sides differ.
func (t *tally) fail(op string, a, b *exec.Array, w mismatch, tol float64, p *place) {
	t.failure, t.worst = failureOf(op, a, b, w, tol), w
	if p.point != nil {
		t.failure.Point = pointString(p.point)
	}
}

// outcome is what so many points say.
func (t *tally) outcome(op string, wanted int) verdict {
	switch {
	case t.failure != nil:
		return verdict{how: "samples", failure: t.failure}
	case t.good >= wanted:
		return verdict{ok: true, how: "samples", worst: t.largest, points: wanted}
	}
	v := undecided(op, "both sides could be evaluated at %d of %d sample points only", t.good, wanted)
	switch {
	case t.unsharp:
		v.failure.Reason += ": elsewhere their rounding is larger than the tolerance"
	case t.refused != nil:
		v.failure.Reason += ": " + message(t.refused)
	}
	return v
}

// bothAt are the numbers of both sides, at a point where there is one.
func (r *Run) bothAt(f fields, p *exec.PointValue) (a, b *exec.Array, err error) {
	if p == nil {
		if a, err = r.ws.machine.Eval(f.x, r.env); err == nil {
			b, err = r.ws.machine.Eval(f.y, r.env)
		}
		return a, b, err
	}
	defer func(many bool) { r.many = many }(r.many)
	r.many = true
	if a, err = r.numbersAt(f.x, p); err != nil {
		return nil, nil, err
	}
	if f.image != nil {
		if p, err = f.image(p); err != nil {
			return nil, nil, err
		}
	}
	b, err = r.numbersAt(f.y, p)
	return a, b, err
}

func undecided(op, format string, args ...any) verdict {
	return verdict{how: "samples", failure: &Failure{Op: op, Reason: fmt.Sprintf(format, args...)}}
}

// fatal reports an error that another sample point cannot mend.
func fatal(err error) bool {
	var d *diag.Diagnostic
	if !errors.As(err, &d) {
		return true
	}
	switch d.Code {
	case exec.CodeLimit, exec.CodeCancelled, exec.CodeNoParam, exec.CodeDerivative, exec.CodeInternal, diag.CodeHostPanic, exec.CodeHostError, exec.CodeReentry, CodeClaim:
		return true
	}
	return false
}

func hasCode(err error, code string) bool {
	var d *diag.Diagnostic
	return errors.As(err, &d) && d.Code == code
}

func message(err error) string {
	var d *diag.Diagnostic
	if errors.As(err, &d) {
		return d.Message
	}
	return err.Error()
}
