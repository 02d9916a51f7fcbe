package run

import (
	"errors"
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// sampled compares two fields of one chart at seeded points: x there, and y at
// their images when there is image. measure is nil for the comparison op itself.
func (r *Run) sampled(op string, x, y *graph.Node, charts []*index.Chart, s sampling, image func(*exec.PointValue) (*exec.PointValue, error), measure func(a, b []float64, tol float64) (bool, mismatch)) (verdict, error) {
	if len(charts) != 1 {
		return undecided(op, "the sides depend on the coordinates of %d charts, and sample points are of one", len(charts)), nil
	}
	if s.samples == 0 {
		s.samples = defaultSamples
	}
	if measure == nil {
		measure = func(a, b []float64, tol float64) (bool, mismatch) { return compareNumbers(op, a, b, tol) }
	}
	d, err := r.domain(charts[0])
	if err != nil {
		return verdict{}, err
	}
	draw := r.sampler(d, s.seed)
	good := 0
	var failure *Failure
	var worst mismatch
	largest := 0.0
	var refused error
	for n := 0; n < drawsPerSample*s.samples && good < s.samples; n++ {
		if err := r.env.Ctx.Err(); err != nil {
			return verdict{}, err
		}
		p, err := draw.draw()
		if err != nil {
			refused = err
			break
		}
		a, b, err := r.bothAt(x, y, p, image)
		if err != nil {
			if fatal(err) {
				return verdict{}, err
			}
			refused = err
			continue
		}
		good++
		if len(a.Data) != len(b.Data) && len(b.Data) != 1 {
			return r.compareArrays(op, a, b, s.tol), nil
		}
		ok, w := measure(a.Data, b.Data, s.tol)
		largest = math.Max(largest, w.difference())
		if !ok && (failure == nil || w.measure > worst.measure) {
			failure, worst = failureOf(op, a, b, w, s.tol), w
			failure.Point = pointString(p)
		}
	}
	how := "samples"
	if failure != nil {
		return verdict{how: how, failure: failure}, nil
	}
	if good < s.samples {
		v := undecided(op, "both sides could be evaluated at %d of %d sample points only", good, s.samples)
		if refused != nil {
			v.failure.Reason += ": " + message(refused)
		}
		return v, nil
	}
	return verdict{ok: true, how: how, worst: largest}, nil
}

func (r *Run) bothAt(x, y *graph.Node, p *exec.PointValue, image func(*exec.PointValue) (*exec.PointValue, error)) (a, b *exec.Array, err error) {
	if a, err = r.numbersAt(x, p); err != nil {
		return nil, nil, err
	}
	if image != nil {
		if p, err = image(p); err != nil {
			return nil, nil, err
		}
	}
	b, err = r.numbersAt(y, p)
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
	case exec.CodeLimit, exec.CodeCancelled, exec.CodeNoParam, exec.CodeInternal, CodeClaim:
		return true
	}
	return false
}

func message(err error) string {
	var d *diag.Diagnostic
	if errors.As(err, &d) {
		return d.Message
	}
	return err.Error()
}
