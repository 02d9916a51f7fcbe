package interp

import (
	"fmt"

	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// value turns a checked value into one with numbers, or into a formula.
func (r *run) value(v value.Value) (Value, error) {
	switch v := v.(type) {
	case *value.Object:
		return r.object(v)
	case *value.Point:
		p, err := r.point(v.P)
		if err != nil {
			return Value{}, err
		}
		return Value{kind: Point, typ: value.Type(v), shape: []int{len(p.Coords)}, data: append([]float64(nil), p.Coords...), text: p.Chart.Name}, nil
	case *value.List:
		out := Value{kind: List, typ: value.Type(v)}
		for _, e := range v.Elems {
			x, err := r.value(e)
			if err != nil {
				return Value{}, err
			}
			out.elems = append(out.elems, x)
		}
		return out, nil
	case *value.Range:
		lo, err := r.object(v.Lo)
		if err != nil {
			return Value{}, err
		}
		hi, err := r.object(v.Hi)
		if err != nil {
			return Value{}, err
		}
		return Value{kind: Other, typ: value.Type(v), text: lo.String() + ".." + hi.String()}, nil
	case *value.Str:
		if v.Of != nil {
			return r.latexOf(v.Of)
		}
		return Value{kind: String, typ: value.Type(v), text: v.S}, nil
	case value.Cond:
		if c, ok := v.(*value.CondAnd); ok && c.Labels != nil {
			return r.checks(c)
		}
		d, err := r.decide(v, sampling{})
		if err != nil {
			return Value{}, err
		}
		if d.failure != nil && d.failure.Reason != "" {
			return Value{}, diag.New(CodeSamples, condSpan(v), d.failure.Reason)
		}
		return Value{kind: Bool, typ: value.Type(v), truth: d.ok}, nil
	case *value.Func:
		text := v.Name
		if native := builtins.EntryOf(v); native != nil {
			text = native.Signature
		} else if v.Fn != nil {
			text = value.Head(v.Fn)
		}
		return Value{kind: Other, typ: value.Type(v), text: text}, nil
	case *value.Map:
		return Value{kind: Other, typ: value.Type(v), text: v.M.Name}, nil
	case *value.Chart:
		return Value{kind: Other, typ: value.Type(v), text: oneLine(v.Span.Text())}, nil
	case *value.Module:
		return Value{kind: Other, typ: value.Type(v), text: v.Name}, nil
	}
	return Value{}, diag.New(exec.CodeInternal, diag.Span{}, fmt.Sprintf("this is a bug in Geo: a value %T", v))
}

func (r *run) object(o *value.Object) (Value, error) {
	if len(o.Node.Charts()) > 0 || r.unset(o.Node) && !isNumber(o) {
		return r.formula(o)
	}
	a, err := r.numbers(o)
	if err != nil {
		return Value{}, err
	}
	v := numbersValue(a)
	v.typ, v.mark = value.Type(o), marked(o)
	return v, nil
}

// unset reports a param that has no value: then only a formula can be given.
func (r *run) unset(n *graph.Node) bool {
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

func numbersValue(a *exec.Array) Value {
	return Value{kind: Numbers, shape: axesShape(a.Axes), data: a.Data}
}

// numbers is the value of a closed object, its points and claims checked.
func (r *run) numbers(o *value.Object) (*exec.Array, error) {
	if err := r.holdClaims(o.Node, nil); err != nil {
		return nil, err
	}
	return r.prog.machine.Eval(o.Node, r.env)
}

// numbersAt is the value of a field at a point.
func (r *run) numbersAt(n *graph.Node, p *exec.PointValue) (*exec.Array, error) {
	if err := r.holdClaims(n, p); err != nil {
		return nil, err
	}
	return r.prog.machine.EvalPoint(n, p, r.env)
}

// maxFormulas is how many components of a field print writes out, and
// maxShowFormulas how many show goes through, which lists those that count.
const (
	maxFormulas     = 256
	maxShowFormulas = 4096
)

// formula is a field as text: component by component where the graph can be
// taken apart, else in index notation.
func (r *run) formula(o *value.Object) (Value, error) {
	v := Value{kind: Formula, typ: value.Type(o), mark: marked(o), shape: axesShape(o.Node.Axes())}
	parts, err := r.components(o.Node, maxFormulas)
	if err != nil {
		return Value{}, err
	}
	if parts == nil {
		return r.whole(v, o), nil
	}
	if data := constants(parts); data != nil {
		v.kind, v.data = Numbers, data
		return v, nil
	}
	v.cells, v.latex = r.texts(parts)
	v.text = sourceNote(r.sources(parts))
	return v, nil
}

// whole is a field in index notation.
func (r *run) whole(v Value, o *value.Object) Value {
	g := r.prog.checked.Graph
	g.Mu.Lock()
	defer g.Mu.Unlock()
	v.cells, v.shape = []string{g.Format(o.Node, r.prog.nameOf)}, nil
	return v
}

// texts writes expressions as text, and as LaTeX when the run is asked to.
func (r *run) texts(parts []scalar.Expr) (text, latex []string) {
	g := r.prog.checked.Graph
	g.Mu.Lock()
	defer g.Mu.Unlock()
	if !r.latex {
		return g.Pool.FormatAll(parts, scalar.Text, nil), nil
	}
	return g.Pool.FormatBoth(parts, scalar.LaTeX, nil)
}

// constants are the numbers of a field that came out the same everywhere.
func constants(parts []scalar.Expr) []float64 {
	data := make([]float64, len(parts))
	for i, e := range parts {
		x, ok := e.Number()
		if !ok {
			return nil
		}
		data[i] = x
	}
	return data
}

// components are a field's components as scalar expressions with the values
// of the run put in (loop variables, numbers at points); nil when the field
// does not come apart within reason.
func (r *run) components(n *graph.Node, limit int) ([]scalar.Expr, error) {
	g := r.prog.checked.Graph
	g.Mu.Lock()
	if n.Size() > limit || !g.Fits(n) {
		g.Mu.Unlock()
		return nil, nil
	}
	parts, err := g.Components(n)
	if err != nil {
		g.Mu.Unlock()
		return nil, nil
	}
	parts = g.Explicit(parts)
	vars := g.Pool.Vars(parts...)
	g.Mu.Unlock()

	known := map[scalar.Var]float64{}
	for _, x := range vars {
		value, ok, err := r.varValue(x)
		if err != nil {
			return nil, err
		}
		if ok {
			known[x] = value
		}
	}
	if len(known) == 0 {
		return parts, nil
	}
	g.Mu.Lock()
	defer g.Mu.Unlock()
	by := make(map[scalar.Var]scalar.Expr, len(known))
	for x, value := range known {
		by[x] = g.Pool.Float(value)
	}
	sub := scalar.NewSubstitution(by)
	out := make([]scalar.Expr, len(parts)) // the graph keeps parts
	for i, e := range parts {
		out[i] = g.Pool.Subst(e, sub)
	}
	return out, nil
}
