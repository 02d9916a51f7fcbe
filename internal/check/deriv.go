package check

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// deriv is d_i x and nabla_k x. The new slot is the first axis; letters may
// stand twice (d_i v^i), the product around it contracts.
func (e *checker) deriv(x *grammar.Deriv) value.Value {
	v := e.factor(x.X)
	if v == nil {
		return nil
	}
	if p, ok := v.(*pending); ok {
		return e.pendingDeriv(x, p)
	}
	o, _ := e.toObject(v, x.X)
	if o == nil {
		return nil
	}
	if unlettered(o) > 0 && !e.derivWhole(x, o) {
		return nil
	}
	if at := basePoint(o); at != nil || o.Value {
		e.refuseValue(x, o)
		return nil
	}
	cs := fieldCharts(o)
	if len(cs) > 1 {
		e.fail(diag.New(CodeTwoCharts, x.X.Span(), short(x.X)+" depends on coordinates of "+cs[0].Name+" and of "+cs[1].Name+": which derivative is meant?"))
		return nil
	}
	if len(cs) == 0 {
		if x.Op == "nabla" && len(o.Node.Axes()) > 0 {
			e.fail(diag.New(CodeWhichChart, x.Span(), "over which chart? "+short(x.X)+" is constant"))
			return nil
		}
		return e.zeroDeriv(x.Index, o, x)
	}
	c := cs[0]
	if e.coordLetter(c, x.Index) {
		d := diag.New(CodeCoordLetter, x.Index.Sp, x.Index.Text+" is a coordinate of "+c.Name+": as an index letter it would read like a component")
		if slots(o) == 0 && x.Op == "d" {
			d.WithFixNote(x.Span(), "(d_"+e.freshLetters(1)[0]+" "+textOf(x.X)+")["+x.Index.Text+"]", "for the component")
		} else {
			e.offerLetter(d, x.Index.Name)
		}
		e.fail(d)
		return nil
	}
	var out *value.Object
	if x.Op == "nabla" {
		out = e.nabla(x, o, c)
	} else {
		out = e.partial(x, o, c)
	}
	if out == nil {
		return nil
	}
	return out
}

// partial is d_i o over c.
func (e *checker) partial(x *grammar.Deriv, o *value.Object, c *index.Chart) *value.Object {
	out := &value.Object{Node: e.g.Partial(o.Node, c)}
	e.derivSlots(out, o, x.Index.Name)
	e.derivLaw(out, o, x.X)
	e.g.SetOrigin(out.Node, x.Span())
	return out
}

// derivSlots gives a derivative the slots of its argument behind the new one.
func (e *checker) derivSlots(out, o *value.Object, letter string) {
	n := len(o.Node.Axes())
	out.Letters = make([]string, n+1)
	out.Letters[0] = letter
	ss := make([]slot, n+1)
	ss[0].axis = out.Node.Axes()[0]
	for k := 0; k < n; k++ {
		out.Letters[k+1] = letterAt(o, k)
		ss[k+1] = slotAt(o, k)
	}
	setSlots(out, ss)
}

// derivWhole refuses d_i of a whole object with slots or indices, unless it is
// hidden ones only.
func (e *checker) derivWhole(x *grammar.Deriv, o *value.Object) bool {
	ls := e.freshLetters(unlettered(o), x.Index.Name)
	d := diag.New(CodeNeedLetters, x.X.Span(), short(x.X)+" is "+objectKind(o)+": a derivative needs its letters")
	if lettered(o) == 0 {
		d.WithFix(x.X.Span(), baseText(x.X)+heights(o, ls))
	}
	e.fail(d)
	return false
}

// refuseValue says that a value has nothing to differentiate.
func (e *checker) refuseValue(x *grammar.Deriv, o *value.Object) {
	d := diag.New(CodeNoField, x.X.Span(), short(x.X)+" is a value: at a point there is nothing to differentiate")
	if at, ok := unparen(x.X).(*grammar.AtPoint); ok {
		d.WithFixNote(x.Span(), "("+x.Op+"_"+x.Index.Text+" "+bracketed(at.X)+" @ "+textOf(at.Point)+")", "the derivative, then the point")
	} else {
		d.WithNote("differentiate the field, then take it at the point: (d_i f) @ p")
	}
	e.fail(d)
}

// unparen is x without the brackets around it.
func unparen(x grammar.Expr) grammar.Expr {
	for {
		p, ok := x.(*grammar.Paren)
		if !ok {
			return x
		}
		x = p.X
	}
}

// bracketed is an expression's text fit to be a factor.
func bracketed(x grammar.Expr) string {
	switch x.(type) {
	case *grammar.Name, *grammar.Call, *grammar.Paren, *grammar.Dot, *grammar.Indexed, *grammar.Deriv:
		return textOf(x)
	}
	return "(" + textOf(x) + ")"
}

// pendingDeriv is the derivative of a constant over an unknown chart: zero
// with one more letter.
func (e *checker) pendingDeriv(x *grammar.Deriv, p *pending) value.Value {
	class := 0
	for _, l := range p.letters {
		if l.class >= class {
			class = l.class + 1
		}
	}
	letters := append([]pendLetter{{name: x.Index.Name, kind: index.Down, class: class}}, p.letters...)
	return derive(x, letters, []operand{{p: p}}, func(e *checker, ss []slot) value.Value {
		o, q := e.toObject(p.build(e, ss[1:]), x.X)
		if o == nil || q != nil {
			return nil
		}
		axes := append([]index.Axis{ss[0].axis}, o.Node.Axes()...)
		out := &value.Object{Node: e.g.Zero(axes)}
		e.derivSlots(out, o, x.Index.Name)
		if ss[0].at != nil {
			if out.Base == nil {
				out.Base = make([]*graph.Point, len(axes))
			}
			out.Base[0] = ss[0].at
		}
		return out
	})
}

// nabla is the covariant derivative of a tensor of any rank by the connection
// in use: for each slot a term with the connection, direction index first.
func (e *checker) nabla(x *grammar.Deriv, o *value.Object, c *index.Chart) *value.Object {
	if o.Law != index.Tensor {
		d := diag.New(CodeNablaLaw, x.X.Span(), "nabla acts on tensors; "+short(x.X)+" is not one")
		d.WithNote(e.whyNot(o, x.X))
		e.fail(d)
		return nil
	}
	if slots(o) == 0 {
		out := e.partial(x, o, c)
		return out
	}
	u := e.scope.useOver(c)
	if u == nil {
		d := diag.New(CodeNoConnection, x.Span(), "no connection is in use on "+c.Name+": nabla needs one")
		e.offerUse(d, c)
		e.fail(d)
		return nil
	}
	if u.conn == nil {
		return nil
	}
	conn := u.conn.Node
	out := e.partial(x, o, c)
	axes := o.Node.Axes()
	n := len(axes)
	terms := []graph.Term{{Coef: e.one(), Node: out.Node}}
	for k, a := range axes {
		if a.Kind == index.Plain {
			continue
		}
		if a.Chart != c || o.ViaOf(k) != nil {
			e.fail(diag.New(CodeNablaLaw, x.X.Span(), short(x.X)+" has a slot over "+a.Chart.Name+" besides those over "+c.Name+": nabla of two-point tensors is not defined here"))
			return nil
		}
		// Labels: 0 the direction, 1..n the slots of o, n+1 the summed one.
		outL := make([]int, n+1)
		argL := make([]int, n)
		for i := range outL {
			outL[i] = i
		}
		for i := range argL {
			argL[i] = i + 1
		}
		argL[k] = n + 1
		cl := []int{k + 1, 0, n + 1} // C^a_k c T^c
		coef := e.one()
		if a.Kind == index.Down {
			cl = []int{n + 1, 0, k + 1} // - C^c_k a T_c
			coef = e.pool.Int(-1)
		}
		t := e.g.Contract(e.one(), []graph.Operand{{Node: conn, Labels: cl}, {Node: o.Node, Labels: argL}}, outL, out.Node.Axes())
		terms = append(terms, graph.Term{Coef: coef, Node: t})
	}
	out.Node = e.g.Sum(terms...)
	out.Law, out.Why, out.Anomaly = index.Tensor, "", nil
	e.g.SetOrigin(out.Node, x.Span())
	return out
}
