package check

// Values at points: x @ p, are two points one, and what only the run can tell.
// (maps.go makes the point theta(1, 2).)

import (
	"math"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/check/suggest"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// samePoint reports that two points are one: literally, by constant
// coordinates to 1e-12, or, when only the run can tell, by a check left to it.
func (e *checker) samePoint(a, b *graph.Point, at diag.Span) bool {
	if a == b {
		return true
	}
	if a.Chart != b.Chart {
		return false
	}
	same := true
	for i := range a.Coords {
		if a.Coords[i] != b.Coords[i] {
			same = false
		}
	}
	if same {
		return true
	}
	open := false
	for i := range a.Coords {
		if a.Coords[i] == b.Coords[i] {
			continue
		}
		x, okx := e.constants(a.Coords[i])
		y, oky := e.constants(b.Coords[i])
		if !okx || !oky {
			if hasLoop(a.Coords[i]) || hasLoop(b.Coords[i]) {
				return false
			}
			open = true
			continue
		}
		for k := range x {
			if math.Abs(x[k]-y[k]) > 1e-12*math.Max(1, math.Max(math.Abs(x[k]), math.Abs(y[k]))) {
				return false
			}
		}
	}
	if open {
		e.emit(&SamePoint{Base: Base{at}, A: a, B: b})
	}
	return true
}

// hasLoop reports a loop variable in a node.
func hasLoop(n *graph.Node) bool {
	for _, p := range n.Params() {
		if p.Loop {
			return true
		}
	}
	return false
}

// constants are a node's numbers when no run is needed to know them.
func (e *checker) constants(n *graph.Node) ([]float64, bool) {
	if len(n.Charts()) > 0 || len(n.Params()) > 0 || n.HasRuntime() || n.HasGeneric() {
		return nil, false
	}
	if v, ok := n.Number(); ok {
		if v.Undefined() {
			return nil, false
		}
		return []float64{e.g.Value(v)}, true
	}
	if n.Op() == graph.OpArray {
		d, _ := n.Data()
		return d, true
	}
	if n.Size() > 1<<16 {
		return nil, false
	}
	cs, err := e.g.Formulas().Components(n)
	if err != nil {
		return nil, false
	}
	out := make([]float64, len(cs))
	for i, c := range cs {
		out[i] = e.g.Value(c)
	}
	return out, true
}

// takeAt is the value of a field at a point: a value at that point already,
// or a constant, is itself.
func (e *checker) takeAt(o *value.Object, p *graph.Point, x grammar.Expr) *value.Object {
	for k, a := range o.Node.Axes() {
		if a.Kind == index.Plain {
			continue
		}
		if at := o.BaseOf(k); at != nil {
			if !e.atSame(o, p, x) {
				return nil
			}
			return o
		}
	}
	cs := letter.FieldCharts(o)
	for _, c := range cs {
		if c != p.Chart {
			e.fail(e.words().WrongPoint(o, c, p, x))
			return nil
		}
	}
	out := *o
	out.Value = true
	out.Coords = nil
	out.Lit = nil
	if len(cs) == 0 {
		return &out
	}
	axes := o.Node.Axes()
	out.Base, out.Via = nil, nil
	for k, a := range axes {
		if a.Kind == index.Plain {
			continue
		}
		if out.Base == nil {
			out.Base = make([]*graph.Point, len(axes))
		}
		if m := o.ViaOf(k); m != nil {
			out.Base[k] = e.g.ImagePoint(m, p)
		} else {
			out.Base[k] = p
		}
	}
	out.Node = e.g.At(o.Node, p)
	if o.Anomaly != nil {
		out.Anomaly = e.g.At(o.Anomaly, p)
	}
	if terms := partialsOf(o); terms != nil {
		out.Partials = &value.Partials{Sum: out.Node}
		for _, t := range terms {
			t.Coef = e.g.At(t.Coef, p)
			out.Partials.Terms = append(out.Partials.Terms, t)
		}
	}
	if o.Weight != nil {
		out.Weight = e.g.At(o.Weight, p)
	}
	return &out
}

// atSame asks that a value be taken at its own point.
func (e *checker) atSame(o *value.Object, p *graph.Point, x grammar.Expr) bool {
	var other *graph.Point
	for _, b := range o.Base {
		if b == nil {
			continue
		}
		if b.Chart == p.Chart && e.samePoint(b, p, x.Span()) {
			return true
		}
		other = b
	}
	d := diag.New(refuse.CodeBase, x.Span(), quote.Short(x)+" is a value at "+e.scope.PointName(other)+" already, and cannot be taken at "+e.scope.PointName(p))
	e.fail(d)
	return false
}

// atPoint is x @ p.
func (e *checker) atPoint(x *grammar.AtPoint) value.Value {
	var v value.Value
	var ps []*graph.Point
	var list bool
	sides := []letter.Part{
		e.part(x.X, func() value.Value { v = e.beforePlace(x.X); return v }),
		e.part(x.Point, func() value.Value { ps, list = e.pointsOf(x); return nil }),
	}
	if v == nil || ps == nil || !e.apart(sides, x) {
		return nil
	}
	if _, is := v.(*value.Point); is && isSum(x.X) {
		e.fail(suggest.Holding(suggester{e}, refuse.SumAt(x)))
		return nil
	}
	if !list {
		return e.valueAt(v, ps[0], x.X)
	}
	out := make([]value.Value, len(ps))
	for i, p := range ps {
		if out[i] = e.valueAt(v, p, x.X); out[i] == nil {
			return nil
		}
	}
	return e.stack(out, nil, x)
}

// pointsOf is the point behind @, or the points of a list of them.
func (e *checker) pointsOf(x *grammar.AtPoint) (ps []*graph.Point, list bool) {
	v := e.expr(x.Point)
	switch v := v.(type) {
	case nil:
		return nil, false
	case *value.Point:
		return []*graph.Point{v.P}, false
	case *value.List:
		for _, el := range v.Elems {
			p, ok := el.(*value.Point)
			if !ok {
				e.fail(diag.New(refuse.CodePoint, x.Point.Span(), "after @ stands a point, or a list of points; "+quote.Short(x.Point)+" holds "+el.Kind()))
				return nil, false
			}
			ps = append(ps, p.P)
		}
		if len(ps) > 0 {
			return ps, true
		}
	default: // other kinds are refused below
	}
	c, _ := v.(*value.Chart)
	e.fail(suggest.AfterAt(suggester{e}, x, v.Kind(), c, e.words()))
	return nil, false
}

// valueAt takes any value at a point: lists elementwise.
func (e *checker) valueAt(v value.Value, p *graph.Point, x grammar.Expr) value.Value {
	switch v := v.(type) {
	case *value.Object:
		out := e.takeAt(v, p, x)
		if out == nil {
			return nil
		}
		if letter.Slots(v) == 0 && letter.Rank(v) > 0 && letter.Lettered(v) == 0 && letter.BasePoint(v) == nil {
			// [1, 2] @ p: numbers that define a tensor at p where they are bound.
			o := *out
			o.Lit = &value.Literal{Chart: p.Chart, Point: p, Field: v.Node}
			out = &o
		}
		e.g.SetOrigin(out.Node, x.Span())
		return out
	case *pending:
		return e.settleOn(v, p.Chart, p)
	case *byBlocks:
		o := e.packed(v, p.Chart)
		if o == nil {
			return nil
		}
		return e.valueAt(o, p, x)
	case *value.List:
		e.workOf(v)
		out := &value.List{}
		for _, y := range v.Elems {
			w := e.valueAt(y, p, x)
			if w == nil {
				return nil
			}
			out.Elems = append(out.Elems, w)
		}
		return out
	case value.Cond:
		e.fail(diag.New(refuse.CodeCondition, x.Span(), "a condition is not taken at a point; its sides are").
			WithNote("(a @ p) ~= (b @ p)"))
		return nil
	default: // other kinds are refused below
	}
	e.fail(diag.New(refuse.CodeWrongKind, x.Span(), quote.Short(x)+" is "+v.Kind()+": only a field is taken at a point"))
	return nil
}

// newPoint builds a point and leaves the check of its domain to the run, at
// the place where it is written.
func (e *checker) newPoint(c *index.Chart, coords []*graph.Node, at diag.Span) *value.Point {
	p := e.g.PointOf(c, coords...)
	if p.Span.IsZero() {
		p.Span = at
	}
	return e.emitPoint(p, at)
}

func (e *checker) emitPoint(p *graph.Point, at diag.Span) *value.Point {
	v := &value.Point{P: p}
	loop := p.Elsewhere != nil // it may lie in another chart alone, and is built where it is read
	for _, n := range p.Coords {
		loop = loop || hasLoop(n)
	}
	if !loop {
		e.emit(&Bind{Base: Base{at}, Value: v})
	}
	return v
}

// emit leaves a statement to the run, before the one under way.
func (e *checker) emit(s Stmt) {
	if e.stmts != nil && !e.silent {
		*e.stmts = append(*e.stmts, s)
	}
}
