package check

// Sums with points: p + v is a point, q - p a vector at p. Both depend on the chart,
// and so does all that rests on such a point.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/check/suggest"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// pointSum is a sum some term of which is a point.
func (e *checker) pointSum(ts []term, vs []value.Value, x grammar.Expr) value.Value {
	if len(ts) > 2 {
		e.manyTerms(vs, x)
		return nil
	}
	minus := [2]bool{}
	for i, t := range letter.Terms(x) {
		minus[i] = t.Minus
	}
	p, first := vs[0].(*value.Point)
	q, second := vs[1].(*value.Point)
	switch {
	case first && second && !minus[0] && minus[1]:
		return e.difference(p.P, q.P, ts, x)
	case first && second:
		e.fail(refuse.PointsAdded(x, ts[0].x, ts[1].x))
		return nil
	case first && !minus[0]:
		return e.moved(p.P, ts[0].x, vs[1], ts[1].x, minus[1], x)
	case second && !minus[1]:
		return e.moved(q.P, ts[1].x, vs[0], ts[0].x, minus[0], x)
	}
	e.fail(suggest.Holding(suggester{e}, refuse.PointTakenAway(x, ts[0].x, ts[1].x)))
	return nil
}

// manyTerms refuses a point and more than one vector.
func (e *checker) manyTerms(vs []value.Value, x grammar.Expr) {
	var p *graph.Point
	var values []*graph.Point // of the vectors behind the first
	points := 0
	for i, v := range vs {
		switch v := v.(type) {
		case *value.Point:
			if points++; p == nil {
				p = v.P
			}
		case *value.Object:
			if at := letter.BasePoint(v); at != nil && i > 1 {
				values = append(values, at)
			}
		default: // the fixes do not hold
		}
	}
	e.fail(suggest.Holding(suggester{e}, refuse.ManyTerms(x, p, values, points)))
}

// moved is p + v, or p - v.
func (e *checker) moved(p *graph.Point, px grammar.Expr, v value.Value, vx grammar.Expr, minus bool, x grammar.Expr) value.Value {
	o := e.vectorThere(p, px, v, vx)
	if o == nil || e.hasHidden(o) {
		return nil
	}
	n := e.g.At(o.Node, p)
	if minus {
		n = e.g.Neg(n)
	}
	q := e.g.SumPoint(p, n)
	if q.Span.IsZero() {
		q.Span = x.Span()
	}
	return e.emitPoint(q, x.Span())
}

// vectorThere is what is added to a point: a vector at it, or a field, which is taken there.
func (e *checker) vectorThere(p *graph.Point, px grammar.Expr, v value.Value, vx grammar.Expr) *value.Object {
	o, pend := e.toObject(v, vx)
	if pend != nil {
		o, _ = e.settleOn(pend, p.Chart, p).(*value.Object)
	}
	if o == nil {
		return nil
	}
	if o.Lit != nil && o.Lit.Point != nil && letter.Rank(o) == 1 {
		up := []grammar.Index{{Up: true}}
		if o = e.literal(o, vx.Span(), up, graph.InputInfo{Law: index.Tensor, Span: vx.Span()}); o == nil {
			return nil
		}
	}
	o = letter.Bare(o)
	slot := -1
	for k, a := range o.Node.Axes() {
		if a.Kind == index.Up {
			slot = k
		}
	}
	if slot < 0 || letter.Rank(o) != 1 {
		added := refuse.Added{Point: px, At: p, Term: vx, Of: o}
		e.fail(suggest.HoldingOr(suggester{e}, refuse.NoVector(e.words(), added), added.Otherwise()))
		return nil
	}
	if c := o.Node.Axes()[slot].Chart; c != p.Chart || o.ViaOf(slot) != nil {
		e.fail(suggest.Holding(suggester{e}, refuse.VectorElsewhere(e.words(), o, c, px, p, vx)))
		return nil
	}
	return e.takeAt(o, p, vx)
}

// difference is q - p, the vector at p that leads to q.
func (e *checker) difference(q, p *graph.Point, ts []term, x grammar.Expr) value.Value {
	if q.Chart != p.Chart {
		e.fail(suggest.Holding(suggester{e}, refuse.DifferenceOfCharts(e.words(), x, ts[0].x, ts[1].x, q, p)))
		return nil
	}
	o := &value.Object{
		Node: e.g.Difference(q, p), Base: []*graph.Point{p}, Value: true,
		Law: index.Chartwise, Why: "the difference of two points is that of their coordinates, which is another vector in another chart",
	}
	e.g.SetOrigin(o.Node, x.Span())
	return o
}

// isSum reports a sum without brackets.
func isSum(x grammar.Expr) bool {
	b, ok := x.(*grammar.Binary)
	return ok && (b.Op == "+" || b.Op == "-")
}

// dependent is a value as its points let it be: what is taken at p + v depends on the
// chart, since the sum does.
func dependent(v value.Value) value.Value {
	o, ok := v.(*value.Object)
	if !ok || o.Law == index.Chartwise || !o.Node.HasStep() {
		return v
	}
	out := *o
	out.Law, out.Why = index.Chartwise, "it rests on a point that was made by a sum, and in another chart that is another point"
	out.Anomaly, out.Weight = nil, nil
	return &out
}
