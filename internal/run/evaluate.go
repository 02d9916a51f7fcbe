package run

// A checked value gets its numbers or its formula, and the mark "depends on the
// chart".

import (
	"fmt"
	"math"
	"unsafe"

	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/latex"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// evaluate turns a checked value into one with numbers, or into a formula.
func (r *Run) evaluate(v value.Value) (Value, error) {
	switch v := v.(type) {
	case *value.Object:
		return r.object(v)
	case *value.Point:
		return r.pointValue(v)
	case *value.List:
		return r.listValue(v)
	case *value.Range:
		return r.rangeValue(v)
	case *value.Str:
		if v.Of != nil {
			return r.latexOf(v.Of)
		}
		return Value{Kind: String, Type: v.Type(), Text: v.S}, nil
	case value.Cond:
		return r.truthValue(v)
	case *value.Func:
		return Value{Kind: Other, Type: v.Type(), Text: functionHead(v)}, nil
	case *value.Map:
		return Value{Kind: Other, Type: v.Type(), Text: v.M.Name}, nil
	case *value.Chart:
		return Value{Kind: Other, Type: v.Type(), Text: grammar.OneLine(v.Span.Text())}, nil
	case *value.Manifold:
		return Value{Kind: Other, Type: v.Type(), Text: v.Name}, nil
	case *value.Module:
		return Value{Kind: Other, Type: v.Type(), Text: v.Name}, nil
	}
	return Value{}, diag.New(exec.CodeInternal, diag.Span{}, fmt.Sprintf("this is a bug in Geo: a value %T", v))
}

func (r *Run) pointValue(v *value.Point) (Value, error) {
	p, err := r.point(v.P)
	if err != nil {
		return Value{}, err
	}
	return Value{Kind: Point, Type: v.Type(), DependsOnChart: v.P.DependsOnChart(), Shape: []int{len(p.Coords)}, Data: append([]float64(nil), p.Coords...), Text: p.Chart.Name}, nil
}

func (r *Run) listValue(v *value.List) (Value, error) {
	out := Value{Kind: List, Type: v.Type(), Note: whereNote(v.Where), NoteLaTeX: noteLaTeX(nil, v.Where, nil)}
	r.meter().Bytes(int(unsafe.Sizeof(Value{})) * len(v.Elems))
	for _, e := range v.Elems {
		r.meter().Steps(1)
		x, err := r.evaluate(e)
		if err != nil {
			return Value{}, err
		}
		out.Elems = append(out.Elems, x)
		out.DependsOnChart = out.DependsOnChart || x.DependsOnChart && v.Of == nil
		out.Continued = out.Continued || x.Continued
	}
	return out, nil
}

func (r *Run) rangeValue(v *value.Range) (Value, error) {
	lo, err := r.object(v.Lo)
	if err != nil {
		return Value{}, err
	}
	hi, err := r.object(v.Hi)
	if err != nil {
		return Value{}, err
	}
	return Value{Kind: Other, Type: v.Type(), Text: lo.String() + ".." + hi.String()}, nil
}

// truthValue decides a condition; that it cannot be decided is an error.
func (r *Run) truthValue(c value.Cond) (Value, error) {
	if all, ok := c.(*value.CondAnd); ok && all.Labels != nil {
		return r.checks(all)
	}
	if eq, ok := c.(*value.CondCompare); ok && eq.Equation {
		return r.equationText(eq)
	}
	d, err := r.decide(c, sampling{})
	if err != nil {
		return Value{}, err
	}
	if d.failure != nil && d.failure.Reason != "" {
		return Value{}, diag.New(CodeSamples, condSpan(c), d.failure.Reason)
	}
	return Value{Kind: Bool, Type: c.Type(), Truth: d.ok, Points: d.points, Order: d.order}, nil
}

// equationText is left = right, as it is read.
func (r *Run) equationText(c *value.CondCompare) (Value, error) {
	x, err := r.object(c.X)
	if err != nil {
		return Value{}, err
	}
	y, err := r.object(c.Y)
	if err != nil {
		return Value{}, err
	}
	v := Value{Kind: Formula, Type: "Equation", Cells: []string{x.String() + " = " + y.String()}}
	if r.inLaTeX {
		v.CellsLaTeX = []string{x.LaTeX() + " = " + y.LaTeX()}
	}
	return v, nil
}

// functionHead is what a function takes, as it was declared.
func functionHead(f *value.Func) string {
	if native := builtins.EntryOf(f); native != nil {
		return native.Signature
	}
	switch {
	case f.Open != nil:
		return f.Open.Open.Head()
	case f.Fn != nil:
		return value.Head(f.Fn)
	}
	return f.Name
}

// latexOf is the text that latex(v) gives.
func (r *Run) latexOf(v value.Value) (Value, error) {
	was := r.inLaTeX
	r.inLaTeX = true
	defer func() { r.inLaTeX = was }()
	x, err := r.evaluate(v)
	if err != nil {
		return Value{}, err
	}
	if err := r.room(&x); err != nil {
		return Value{}, err
	}
	return Value{Kind: String, Type: latex.Type, Text: x.LaTeX()}, nil
}

func (r *Run) object(o *value.Object) (Value, error) {
	v, err := r.valueOf(o)
	v.Invariant = err == nil && invariant(o)
	return v, err
}

func (r *Run) valueOf(o *value.Object) (Value, error) {
	if o.Node.HasRemainder() {
		return r.seriesValue(o)
	}
	if len(o.Node.Charts()) > 0 || r.unset(o.Node) && !isNumber(o) {
		return r.formula(o)
	}
	if r.keepsOpen(o.Node) {
		return r.openValue(o)
	}
	if e, ok := o.Node.Number(); ok && o.Limit && e.Infinite() != 0 {
		v := Value{Kind: Formula, Type: o.Type(), Cells: []string{"inf"}, CellsLaTeX: []string{`\infty`}}
		if e.Infinite() < 0 {
			v.Cells[0], v.CellsLaTeX[0] = "-inf", `-\infty`
		}
		return v, nil
	}
	if v, ok := exactNumber(o.Node); ok {
		v.Type, v.DependsOnChart = o.Type(), marked(o)
		return v, nil
	}
	a, err := r.numbers(o)
	if err != nil {
		return Value{}, err
	}
	v := numbersValue(a)
	v.Type, v.DependsOnChart = o.Type(), marked(o)
	if e, ok := o.Node.Number(); ok {
		if q, ok := e.Rat(); ok && !q.IsInt() {
			v.Fraction = q
		}
	}
	v.Note = r.valueNote(o.Node)
	v.Continued = v.Note != ""
	if r.inLaTeX {
		v.NoteLaTeX = uprightNote(v.Note)
	}
	if err := v.nothingKnown(); err != nil {
		return Value{}, err
	}
	return v, nil
}

// exactNumber is a constant that float64 does not hold: a long whole number, a
// fraction beyond its range.
func exactNumber(n *graph.Node) (Value, bool) {
	e, ok := n.Number()
	if !ok {
		return Value{}, false
	}
	q, ok := e.Rat()
	if !ok {
		return Value{}, false
	}
	const plain = 1e15 // below it whole numbers are written whole as they are
	const normal = 0x1p-1022
	f, _ := q.Float64()
	if a := math.Abs(f); a >= normal && a <= math.MaxFloat64 && (a < plain || !q.IsInt()) || q.Sign() == 0 {
		return Value{}, false
	}
	return Value{Kind: Numbers, Exact: q, Data: []float64{f}}, true
}

// unset reports a param that has no value: then only a formula can be given.
func (r *Run) unset(n *graph.Node) bool {
	for _, q := range n.Params() {
		if q.Default == nil && r.env.Params[q] == nil {
			return true
		}
	}
	return false
}

// marked reports a result whose dependence on the chart its indices do not show.
func marked(o *value.Object) bool {
	if o.Law != index.Chartwise {
		return false
	}
	for _, a := range o.Node.Axes() {
		if a.Kind != index.Plain {
			return false
		}
	}
	return true
}

// invariant reports a scalar of the geometry: over a chart or taken at a point, and no component.
func invariant(o *value.Object) bool {
	return len(o.Node.Axes()) == 0 && o.Law == index.Tensor && (o.IsField() || o.Value)
}

func numbersValue(a *exec.Array) Value {
	return Value{Kind: Numbers, Shape: axesShape(a.Axes), Data: a.Data, Off: offBy(a)}
}

// numbers is the value of a closed object, its points and claims checked.
func (r *Run) numbers(o *value.Object) (*exec.Array, error) {
	if err := r.holdClaims(o.Node, nil); err != nil {
		return nil, err
	}
	return r.ws.machine.Eval(o.Node, r.env)
}

// numbersAt is the value of a field at a point.
func (r *Run) numbersAt(n *graph.Node, p *exec.PointValue) (*exec.Array, error) {
	if err := r.holdClaims(n, p); err != nil {
		return nil, err
	}
	return r.ws.machine.EvalPoint(n, p, r.env)
}
