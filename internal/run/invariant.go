package run

// invariant(s, phi): a scalar compared with itself recomputed in another chart.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// invariant compares s with its recomputation in the other chart: a value
// once, a field at x and phi(x).
func (r *Run) invariant(c *value.CondInvariant, s sampling) (verdict, error) {
	tol := invariantTol
	if c.Tol != nil {
		a, err := r.known(c.Tol.Node)
		if err != nil {
			return verdict{}, err
		}
		tol = a.Data[0]
	}
	if s.seed.IsZero() {
		s.seed = c.Span
	}
	if openFn(c.X.Node, c.Seen.Node) != nil {
		return r.compareOpen("==", c.X, c.Seen, s)
	}
	if len(c.X.Node.Charts()) == 0 {
		a, err := r.numbers(c.X)
		if err != nil {
			return verdict{}, err
		}
		b, err := r.numbers(c.Recomputed)
		if err != nil {
			return verdict{}, err
		}
		if len(a.Data) != len(b.Data) || a.Hollow || b.Hollow {
			return r.compareArrays("~=", a, b, tol), nil
		}
		ok, w := compareRelative(a.Data, b.Data, tol)
		if ok {
			return verdict{ok: true, how: "values"}, nil
		}
		return verdict{how: "values", failure: failureOf("~=", a, b, w, tol)}, nil
	}
	s.tol = tol
	image := func(p *exec.PointValue) (*exec.PointValue, error) { return r.image(c.M, p) }
	return r.sampled(fields{"~=", c.X.Node, c.Recomputed.Node, image, compareRelative}, nil, c.X.Node.Charts(), s)
}

// image is phi(p), which remembers p.
func (r *Run) image(m *graph.Map, p *exec.PointValue) (*exec.PointValue, error) {
	q := &exec.PointValue{Chart: m.To, Pre: []exec.PreValue{{Map: m, At: p}}}
	for _, f := range m.Forward {
		a, err := r.ws.machine.EvalPoint(f, p, r.env)
		if err != nil {
			return nil, err
		}
		q.Coords, q.Hollow = append(q.Coords, a.Data...), q.Hollow || a.Hollow
	}
	return q, r.inside(q, diag.Span{})
}

// relativeFloor keeps the rounding of a quantity that should vanish from
// counting as a change.
const relativeFloor = 1e-4

// compareRelative holds |a-b| <= tol × the largest component of both sides.
func compareRelative(a, b []float64, tol float64) (bool, mismatch) {
	scale := relativeFloor
	for i := range a {
		scale = math.Max(scale, math.Max(math.Abs(a[i]), math.Abs(b[i])))
	}
	worst := mismatch{measure: -1}
	for i := range a {
		d := math.Abs(a[i]-b[i]) / scale
		if math.IsNaN(d) {
			d = math.Inf(1)
		}
		if d > worst.measure {
			worst = mismatch{at: i, a: a[i], b: b[i], measure: d, decisive: d > tol}
		}
	}
	return !worst.decisive, worst
}
