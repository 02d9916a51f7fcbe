package run

// Deciding conditions: numbers at once, fields exactly where formulas decide,
// else at samples.

import (
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
func (r *Run) decide(c value.Cond, s sampling) (verdict, error) {
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
func (r *Run) compare(op string, x, y *value.Object, s sampling) (verdict, error) {
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
		return r.compareArrays(op, a, b, tol), nil
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
		return r.compareArrays(op, a, b, tol), nil
	}
	for _, n := range []*graph.Node{x.Node, y.Node} {
		if _, err := r.holdFormula(n); err != nil {
			return verdict{}, err
		}
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
		equal, err := r.sampled(byOp("~=", x.Node, y.Node), charts, sampling{samples: s.samples, tol: exactTol, seed: s.seed})
		if op == "!=" && equal.failure != nil && equal.failure.Reason == "" {
			return verdict{ok: true, how: equal.how}, err
		}
		if op == "!=" && equal.ok {
			equal.ok = false
		}
		return equal, err
	}
	s.tol = tol
	return r.sampled(byOp(op, x.Node, y.Node), charts, s)
}

// exactTol is how closely equal fields agree in floating point.
const exactTol = 1e-12

// compareArrays compares two arrays of numbers and says what it saw.
func (r *Run) compareArrays(op string, a, b *exec.Array, tol float64) verdict {
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
	left.Type, right.Type = value.AxesType(a.Axes), value.AxesType(b.Axes)
	return &Failure{
		Left: left, Right: right, Op: op,
		Component: number.PositionOf(shape, w.at), LeftAt: w.a, RightAt: w.b,
		Difference: math.Abs(w.a - w.b), Tolerance: tol,
	}
}

// identical asks the scalar graph whether two fields are one.
func (r *Run) identical(x, y *graph.Node, op string) scalar.Decision {
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
	f := g.Formulas()
	if !f.Fits(difference) {
		return scalar.Unknown
	}
	parts, err := f.Components(difference)
	if err != nil {
		return scalar.Unknown
	}
	all := scalar.Zero
	for _, e := range f.Canonical(parts) {
		switch f.Pool.IsZero(e) {
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

// condSpan is a condition as it was written.
func condSpan(c value.Cond) diag.Span {
	switch c := c.(type) {
	case *value.CondCompare:
		return c.Span
	case *value.CondInvariant:
		return c.Span
	case *value.CondNot:
		return condSpan(c.X)
	case *value.CondAnd:
		return condsSpan(c.Xs)
	case *value.CondOr:
		return condsSpan(c.Xs)
	case *value.CondConst: // written nowhere
	}
	return diag.Span{}
}

func condsSpan(xs []value.Cond) diag.Span {
	var s diag.Span
	for _, x := range xs {
		s = s.To(condSpan(x))
	}
	return s
}
