package check

// Derivatives: d_i x, nabla_k x by the connection in use, and the slot that
// comes with them.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// deriv is d_i x and nabla_k x. The new slot is the first axis; letters may
// stand twice (d_i v^i), the product around it contracts.
func (e *checker) deriv(x *grammar.Deriv) value.Value {
	lo := len(e.statement.dummies)
	v := e.factor(x.X)
	if v == nil || !e.attachedTo([]grammar.Index{x.Index}, lo, x) {
		return nil
	}
	if e.byParam(x) {
		return nil
	}
	if p, ok := v.(*pending); ok {
		return e.pendingDeriv(x, p)
	}
	o, _ := e.toObject(v, x.X)
	if o == nil {
		return nil
	}
	if letter.Unlettered(o) > 0 {
		e.fail(e.words().DerivWhole(x, o))
		return nil
	}
	if at := letter.BasePoint(o); at != nil || o.Value {
		e.fail(e.words().DerivOfValue(x, o))
		return nil
	}
	cs := letter.FieldCharts(o)
	if len(cs) > 1 {
		e.fail(diag.New(refuse.CodeTwoCharts, x.X.Span(), quote.Short(x.X)+" depends on coordinates of "+cs[0].Name+" and of "+cs[1].Name+": which derivative is meant?"))
		return nil
	}
	if len(cs) == 0 {
		if x.Op == "nabla" && len(o.Node.Axes()) > 0 {
			e.fail(diag.New(refuse.CodeWhichChart, x.Span(), "over which chart? "+quote.Short(x.X)+" is constant"))
			return nil
		}
		return e.zeroDeriv(x.Index, o, x)
	}
	c := cs[0]
	if e.coordLetter(c, x.Index) {
		e.fail(e.words().DerivLetter(x, o, c))
		return nil
	}
	var out *value.Object
	if x.Op == "nabla" {
		out = e.nabla(x, o, c)
	} else {
		out = e.partial(x, o, c)
	}
	if out != nil && x.Index.Up {
		out = e.raisedDeriv(x, out, c)
	}
	if out == nil {
		return nil
	}
	return out
}

// byParam refuses d_M x where M is a param and no other letter of the statement,
// which reads as the derivative by M. A body is looked at where it is written.
func (e *checker) byParam(x *grammar.Deriv) bool {
	if len(e.calls) > 0 || e.inFn() {
		return false
	}
	var around grammar.Node = x
	switch s := e.statement.node.(type) {
	case *grammar.MapDecl, *grammar.Fn: // whose heads have letters too
		return false
	case nil: // an expression on its own
		if e.root != nil {
			around = e.root.x
		}
	default: // all others show their letters
		around = s
	}
	def, ok := e.paramLetter(x, around)
	if ok {
		e.fail(e.words().ByParam(x, def))
	}
	return ok
}

// byParamIn refuses the same in the body of a function, whose head may name the
// letter, too.
func (e *checker) byParamIn(fn *grammar.Fn) bool {
	found := false
	look := func(x grammar.Node, s grammar.Stmt) {
		grammar.Walk(x, func(n grammar.Node) bool {
			d, ok := n.(*grammar.Deriv)
			if !ok || bindsName(fn, d.Index.Name) {
				return true
			}
			if def, ok := e.paramLetter(d, fn); ok {
				w := e.words()
				w.Statement = s
				e.fail(w.ByParam(d, def))
				found = true
			}
			return true
		})
	}
	if fn.Body != nil {
		look(fn.Body, fn)
	}
	for _, s := range fn.Block {
		look(s, s)
	}
	return found
}

// bindsName reports a name of a function's head or body, or a letter of its head.
func bindsName(fn *grammar.Fn, name string) bool {
	for i := range fn.Params {
		if fn.Params[i].Name.Name == name || letter.Has(fn.Params[i].Indices, name) {
			return true
		}
	}
	for _, s := range fn.Block {
		if d, ok := s.(*grammar.Define); ok && d.Name.Name == name {
			return true
		}
	}
	return letter.Has(fn.ResultIndices, name)
}

// paramLetter is where the param was declared that a derivative's letter is the
// name of, if the letter stands nowhere else around.
func (e *checker) paramLetter(x *grammar.Deriv, around grammar.Node) (diag.Span, bool) {
	if x.Op != "d" {
		return diag.Span{}, false
	}
	b := e.scope.lookup(x.Index.Name)
	if b == nil {
		return diag.Span{}, false
	}
	o, ok := b.value.(*value.Object)
	if !ok || o.Node.Op() != graph.OpParam || len(o.Node.Axes()) > 0 || hasLoop(o.Node) {
		return diag.Span{}, false
	}
	n := 0
	letter.EachIndex(around, func(ix *grammar.Index) {
		if ix.Name == x.Index.Name {
			n++
		}
	})
	return b.def, n <= 1
}

// raisedDeriv is d^i x, G^ij d_j x by the metric in use; out is the derivative
// with its slot below.
func (e *checker) raisedDeriv(x *grammar.Deriv, out *value.Object, c *index.Chart) *value.Object {
	if e.scope.metricUse(c) == nil {
		e.fail(e.words().RaisedDeriv(x, c))
		return nil
	}
	return e.turn(out, 0, x)
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
func (e *checker) derivSlots(out, o *value.Object, name string) {
	n := len(o.Node.Axes())
	out.Letters = make([]string, n+1)
	out.Letters[0] = name
	ss := make([]letter.Slot, n+1)
	ss[0].Axis = out.Node.Axes()[0]
	for k := 0; k < n; k++ {
		out.Letters[k+1] = letter.At(o, k)
		ss[k+1] = letter.SlotOf(o, k)
	}
	letter.SetSlots(out, ss)
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
	letters := append([]pendLetter{{name: x.Index.Name, kind: heightOf(x.Index), class: class}}, p.letters...)
	return derive(x, letters, []operand{{p: p}}, func(e *checker, ss []letter.Slot) value.Value {
		o, q := e.toObject(p.build(e, ss[1:]), x.X)
		if o == nil || q != nil {
			return nil
		}
		axes := append([]index.Axis{ss[0].Axis}, o.Node.Axes()...)
		out := &value.Object{Node: e.g.Zero(axes)}
		e.derivSlots(out, o, x.Index.Name)
		if ss[0].At != nil {
			if out.Base == nil {
				out.Base = make([]*graph.Point, len(axes))
			}
			out.Base[0] = ss[0].At
		}
		return out
	})
}

// nabla is the covariant derivative of a tensor of any rank by the connection
// in use: for each slot a term with the connection, direction index first.
func (e *checker) nabla(x *grammar.Deriv, o *value.Object, c *index.Chart) *value.Object {
	if o.Law != index.Tensor {
		d := diag.New(refuse.CodeNablaLaw, x.X.Span(), "nabla acts on tensors; "+quote.Short(x.X)+" is not one")
		d.WithNote(e.whyNot(o, x.X))
		e.fail(d)
		return nil
	}
	if letter.Slots(o) == 0 {
		out := e.partial(x, o, c)
		return out
	}
	u := e.scope.useOver(c)
	if u == nil {
		e.fail(e.words().NoConnection(x, c))
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
			e.fail(diag.New(refuse.CodeNablaLaw, x.X.Span(), quote.Short(x.X)+" has a slot over "+a.Chart.Name+" besides those over "+c.Name+": nabla of two-point tensors is not defined here"))
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
