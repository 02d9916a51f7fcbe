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
	points  int      // of samples: how many points agree; 0 where one refutes
	order   string   // of series: up to which order it is decided
	failure *Failure // of a condition that does not hold, when there is more to say
	worst   float64  // the largest difference of a comparison of numbers that holds
	assumed bool     // in a rehearsal, whose numbers say nothing
}

// tested reports a truth value that rests on samples.
func (v verdict) tested() bool { return v.points > 0 }

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
		return verdict{ok: !v.ok || v.assumed, how: v.how, points: v.points, order: v.order, assumed: v.assumed}, err
	case *value.CondAnd:
		return r.joined(c.Xs, false, s, func(i int, v *verdict) {
			if v.failure != nil && c.Labels != nil {
				v.failure.Identity = c.Identity(i)
			}
		})
	case *value.CondOr:
		return r.joined(c.Xs, true, s, func(int, *verdict) {})
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

// joined decides what is true or false as soon as one part is: one of them
// settles it. A part that is not decided is an error only where no other
// settles it, and one that rests on samples counts only where no other is
// certain.
func (r *Run) joined(parts []value.Cond, settles bool, s sampling, settled func(int, *verdict)) (verdict, error) {
	all := verdict{ok: !settles, how: "exact"}
	var tested *verdict // settles it, by samples
	var open *verdict   // the first part that is not decided
	var why error
	for i, x := range parts {
		v, err := r.decide(x, s)
		switch {
		case err != nil && !hasCode(err, CodeUndecided):
			return v, err
		case v.assumed: // the other parts may be asked, too
			all.assumed = true
		case err != nil || v.failure != nil && v.failure.Reason != "":
			if open == nil {
				settled(i, &v)
				open, why = &v, err
			}
		case v.ok == settles && v.tested():
			if tested == nil {
				settled(i, &v)
				tested = &v
			}
		case v.ok == settles:
			settled(i, &v)
			return v, nil
		default:
			all.how, all.failure = v.how, v.failure
			if all.order == "" {
				all.order = v.order
			}
			if v.tested() && (all.points == 0 || v.points < all.points) {
				all.points = v.points
			}
		}
	}
	switch {
	case all.assumed:
		all.ok = true
		return all, nil
	case tested != nil:
		return *tested, nil
	case open != nil:
		return *open, why
	}
	return all, nil
}

// compare decides x op y: numbers at once, fields exactly where the zero test
// decides, else at sample points.
func (r *Run) compare(op string, x, y *value.Object, s sampling) (verdict, error) {
	if s.tol == 0 {
		s.tol = defaultTol
	}
	if x.Node.HasRemainder() || y.Node.HasRemainder() {
		return r.compareSeries(op, x, y, s)
	}
	if err := r.haveValues(x.Node, y.Node); err != nil {
		return verdict{}, err
	}
	charts := unionCharts(x.Node.Charts(), y.Node.Charts())
	if openFn(x.Node, y.Node) != nil {
		return r.compareOpen(op, x, y, s)
	}
	if s.point == nil && len(charts) > 0 {
		for _, n := range []*graph.Node{x.Node, y.Node} {
			if _, err := r.holdFormula(n); err != nil {
				return verdict{}, err
			}
		}
	}
	switch {
	case s.point != nil: // numbers at hand
		return r.compareAt(op, x, y, charts, s)
	case op == "~=" || op == "==" || op == "!=":
		return r.equality(op, x, y, charts, s)
	case len(charts) == 0 && (r.keepsOpen(x.Node) || r.keepsOpen(y.Node)):
		return r.orderOpen(op, x, y, s)
	case len(charts) == 0:
		if v, ok := r.rationals(op, x.Node, y.Node, s.tol); ok {
			return v, nil
		}
		return r.ordered(op, x, y, s)
	}
	both := r.sidesOf(x.Node, y.Node)
	if (op == "<=" || op == ">=") && r.identical(x.Node, y.Node, both) == scalar.Zero {
		return verdict{ok: true, how: "exact"}, nil
	}
	return r.sampled(byOp(op, x.Node, y.Node), both, charts, s)
}

// compareAt compares the numbers of both sides, at a point where there is one.
func (r *Run) compareAt(op string, x, y *value.Object, charts []*index.Chart, s sampling) (verdict, error) {
	var sides [2]*exec.Array
	for i, o := range []*value.Object{x, y} {
		var err error
		if len(charts) == 0 {
			sides[i], err = r.numbers(o)
		} else {
			sides[i], err = r.numbersAt(o.Node, s.point)
		}
		if err != nil {
			return verdict{}, err
		}
	}
	return r.compareArrays(op, sides[0], sides[1], s.tol), nil
}

// exactTol is how closely equal fields agree that have no formulas.
const exactTol = 1e-12

// compareArrays compares two arrays of numbers and says what it saw. Those of a
// rehearsal are taken to compare as they should.
func (r *Run) compareArrays(op string, a, b *exec.Array, tol float64) verdict {
	if a.Hollow || b.Hollow {
		return verdict{ok: true, how: "values", assumed: true}
	}
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
