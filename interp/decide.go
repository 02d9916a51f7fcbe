package interp

import (
	"errors"
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// sampling says how a condition between fields is to be decided.
type sampling struct {
	point   *exec.PointValue // at this point, when set
	samples int              // at so many points; 0: sixteen
	tol     float64          // of ~= and invariant; 0: their own
	seed    diag.Span        // where the points are seeded from
}

// verdict is a decided condition.
type verdict struct {
	ok      bool
	how     string   // values, exact, samples
	failure *Failure // of a condition that does not hold, when there is more to say
	worst   float64  // the largest difference of a comparison of numbers that holds
}

// decide finds out whether a condition holds.
func (r *run) decide(c value.Cond, s sampling) (verdict, error) {
	switch c := c.(type) {
	case *value.CondConst:
		return verdict{ok: c.True, how: "exact"}, nil
	case *value.CondNot:
		v, err := r.decide(c.X, s)
		if v.failure != nil && v.failure.Reason != "" {
			return v, err // not decided is not false
		}
		return verdict{ok: !v.ok, how: v.how}, err
	case *value.CondAnd:
		all := verdict{ok: true, how: "exact"}
		for i, x := range c.Xs {
			v, err := r.decide(x, s)
			if err != nil || !v.ok {
				if v.failure != nil && c.Labels != nil {
					v.failure.Identity = c.Identity(i)
				}
				return v, err
			}
			all.how = v.how
		}
		return all, nil
	case *value.CondOr:
		var last verdict
		for _, x := range c.Xs {
			v, err := r.decide(x, s)
			if err != nil || v.ok {
				return v, err
			}
			last = v
		}
		return last, nil
	case *value.CondCompare:
		if s.seed.IsZero() {
			s.seed = c.Span
		}
		return r.compare(c.Op, c.X, c.Y, s)
	case *value.CondInvariant:
		return r.invariant(c, s)
	}
	return verdict{}, diag.New(exec.CodeInternal, diag.Span{}, fmt.Sprintf("this is a bug in Geo: a condition %T", c))
}

// compare decides x op y: numbers at once, fields exactly where the zero test
// decides, else at sample points.
func (r *run) compare(op string, x, y *value.Object, s sampling) (verdict, error) {
	tol := s.tol
	if tol == 0 {
		tol = defaultTol
	}
	charts := unionCharts(x.Node.Charts(), y.Node.Charts())
	if len(charts) == 0 {
		a, err := r.numbers(x)
		if err != nil {
			return verdict{}, err
		}
		b, err := r.numbers(y)
		if err != nil {
			return verdict{}, err
		}
		return r.values(op, a, b, tol), nil
	}
	if s.point != nil {
		a, err := r.numbersAt(x.Node, s.point)
		if err != nil {
			return verdict{}, err
		}
		b, err := r.numbersAt(y.Node, s.point)
		if err != nil {
			return verdict{}, err
		}
		return r.values(op, a, b, tol), nil
	}
	switch r.identical(x.Node, y.Node, op) {
	case scalar.Zero:
		return verdict{ok: op == "~=" || op == "==" || op == "<=" || op == ">=", how: "exact"}, nil
	case scalar.NonZero:
		if op == "!=" {
			return verdict{ok: true, how: "exact"}, nil
		}
	}
	if op == "==" || op == "!=" {
		// Fields that the zero test does not decide are equal when they agree to
		// rounding at every sample point.
		equal, err := r.sampled("~=", x.Node, y.Node, charts, sampling{samples: s.samples, tol: exactTol, seed: s.seed}, nil, nil)
		if op == "!=" && equal.failure != nil && equal.failure.Reason == "" {
			return verdict{ok: true, how: equal.how}, err
		}
		if op == "!=" && equal.ok {
			equal.ok = false
		}
		return equal, err
	}
	s.tol = tol
	return r.sampled(op, x.Node, y.Node, charts, s, nil, nil)
}

// exactTol is how closely equal fields agree in floating point.
const exactTol = 1e-12

// values compares two arrays of numbers and says what it saw.
func (r *run) values(op string, a, b *exec.Array, tol float64) verdict {
	if len(a.Data) != len(b.Data) && len(b.Data) != 1 {
		return verdict{how: "values", failure: &Failure{Op: op, Reason: fmt.Sprintf(
			"the left side has %d components and the right side %d", len(a.Data), len(b.Data))}}
	}
	ok, worst := compareNumbers(op, a.Data, b.Data, tol)
	if ok {
		return verdict{ok: true, how: "values", worst: worst.difference()}
	}
	return verdict{how: "values", failure: failureOf(op, a, b, worst, tol)}
}

func failureOf(op string, a, b *exec.Array, w mismatch, tol float64) *Failure {
	shape := axesShape(a.Axes)
	left, right := numbersValue(a), numbersValue(b)
	left.typ, right.typ = value.AxesType(a.Axes), value.AxesType(b.Axes)
	return &Failure{
		Left: left, Right: right, Op: op,
		Component: number.PositionOf(shape, w.at), LeftAt: w.a, RightAt: w.b,
		Difference: math.Abs(w.a - w.b), Tolerance: tol,
	}
}

// identical asks the scalar graph whether two fields are one.
func (r *run) identical(x, y *graph.Node, op string) scalar.Decision {
	if x == y {
		return scalar.Zero
	}
	if op != "~=" && op != "==" && op != "!=" {
		return scalar.Unknown
	}
	if len(x.Axes()) != len(y.Axes()) {
		return scalar.Unknown
	}
	g := r.prog.checked.Graph
	g.Mu.Lock()
	defer g.Mu.Unlock()
	difference := g.Sub(x, y)
	if difference.IsZero() {
		return scalar.Zero
	}
	if !g.Fits(difference) {
		return scalar.Unknown
	}
	parts, err := g.Components(difference)
	if err != nil {
		return scalar.Unknown
	}
	all := scalar.Zero
	for _, e := range g.Canonical(parts) {
		switch g.Pool.IsZero(e) {
		case scalar.NonZero:
			return scalar.NonZero
		case scalar.Unknown:
			all = scalar.Unknown
		}
	}
	return all
}

func unionCharts(a, b []*index.Chart) []*index.Chart {
	out := append([]*index.Chart(nil), a...)
next:
	for _, c := range b {
		for _, d := range out {
			if c == d {
				continue next
			}
		}
		out = append(out, c)
	}
	return out
}

// sampled compares two fields of one chart at seeded points: x there, and y at
// their images when there is image. measure is nil for the comparison op itself.
func (r *run) sampled(op string, x, y *graph.Node, charts []*index.Chart, s sampling, image func(*exec.PointValue) (*exec.PointValue, error), measure func(a, b []float64, tol float64) (bool, mismatch)) (verdict, error) {
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
			return r.values(op, a, b, s.tol), nil
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

func (r *run) bothAt(x, y *graph.Node, p *exec.PointValue, image func(*exec.PointValue) (*exec.PointValue, error)) (a, b *exec.Array, err error) {
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

// invariant compares s with its recomputation in the other chart: a value
// once, a field at x and phi(x).
func (r *run) invariant(c *value.CondInvariant, s sampling) (verdict, error) {
	tol := invariantTol
	if c.Tol != nil {
		a, err := r.numbers(c.Tol)
		if err != nil {
			return verdict{}, err
		}
		tol = a.Data[0]
	}
	if len(c.X.Node.Charts()) == 0 {
		a, err := r.numbers(c.X)
		if err != nil {
			return verdict{}, err
		}
		b, err := r.numbers(c.Again)
		if err != nil {
			return verdict{}, err
		}
		if len(a.Data) != len(b.Data) {
			return r.values("~=", a, b, tol), nil
		}
		ok, w := compareRelative(a.Data, b.Data, tol)
		if ok {
			return verdict{ok: true, how: "values"}, nil
		}
		return verdict{how: "values", failure: failureOf("~=", a, b, w, tol)}, nil
	}
	if s.seed.IsZero() {
		s.seed = c.Span
	}
	s.tol = tol
	image := func(p *exec.PointValue) (*exec.PointValue, error) { return r.image(c.M, p) }
	return r.sampled("~=", c.X.Node, c.Again.Node, c.X.Node.Charts(), s, image, compareRelative)
}

// image is phi(p), which remembers p.
func (r *run) image(m *graph.Map, p *exec.PointValue) (*exec.PointValue, error) {
	q := &exec.PointValue{Chart: m.To, Pre: []exec.PreValue{{Map: m, At: p}}}
	for _, f := range m.Forward {
		a, err := r.prog.machine.EvalPoint(f, p, r.env)
		if err != nil {
			return nil, err
		}
		q.Coords = append(q.Coords, a.Data...)
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
