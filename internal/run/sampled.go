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
	good    int      // points at which both sides have values
	failure *Failure // the worst
	worst   mismatch // of failure
	largest float64  // difference, of those that hold too
	refused error    // why the last point that is not good is not
}

// sampled compares two fields at seeded points of their chart.
func (r *Run) sampled(f fields, charts []*index.Chart, s sampling) (verdict, error) {
	if len(charts) != 1 {
		return undecided(f.op, "the sides depend on the coordinates of %d charts, and sample points are of one", len(charts)), nil
	}
	if s.samples == 0 {
		s.samples = defaultSamples
	}
	d, err := r.domain(charts[0])
	if err != nil {
		return verdict{}, err
	}
	points := r.sampler(d, s.seed)
	var seen tally
	for n := 0; n < drawsPerSample*s.samples && seen.good < s.samples; n++ {
		if err := r.env.Ctx.Err(); err != nil {
			return verdict{}, err
		}
		p, err := points.draw()
		if err != nil {
			seen.refused = err
			break
		}
		a, b, err := r.bothAt(f, p)
		if err != nil {
			if fatal(err) {
				return verdict{}, err
			}
			seen.refused = err
			continue
		}
		if len(a.Data) != len(b.Data) && len(b.Data) != 1 {
			return r.compareArrays(f.op, a, b, s.tol), nil
		}
		seen.add(f, a, b, s.tol, p)
	}
	return seen.outcome(f.op, s.samples), nil
}

// add compares the values at a point.
func (t *tally) add(f fields, a, b *exec.Array, tol float64, p *exec.PointValue) {
	t.good++
	ok, w := f.measure(a.Data, b.Data, tol)
	t.largest = math.Max(t.largest, w.difference())
	if !ok && (t.failure == nil || w.measure > t.worst.measure) {
		t.failure, t.worst = failureOf(f.op, a, b, w, tol), w
		t.failure.Point = pointString(p)
	}
}

// outcome is what so many points say.
func (t *tally) outcome(op string, wanted int) verdict {
	switch {
	case t.failure != nil:
		return verdict{how: "samples", failure: t.failure}
	case t.good >= wanted:
		return verdict{ok: true, how: "samples", worst: t.largest}
	}
	v := undecided(op, "both sides could be evaluated at %d of %d sample points only", t.good, wanted)
	if t.refused != nil {
		v.failure.Reason += ": " + message(t.refused)
	}
	return v
}

func (r *Run) bothAt(f fields, p *exec.PointValue) (a, b *exec.Array, err error) {
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
	case exec.CodeLimit, exec.CodeCancelled, exec.CodeNoParam, exec.CodeDerivative, exec.CodeInternal, CodeClaim:
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
