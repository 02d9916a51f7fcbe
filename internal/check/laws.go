package check

// Laws of products, sums and derivatives: tensor, connection, or depends on the
// chart. The table of docs/language.md, "Laws", row by row.

import (
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// weightOf is the weight of o in a sum of connections: 1 of a connection, the
// sum of a combination's, 0 of a tensor; false when the rules see none.
func (e *checker) weightOf(o *value.Object) (*graph.Node, bool) {
	switch {
	case o.Law == index.Tensor:
		return e.g.Number(scalar.Expr{}), true
	case o.Law == index.Connection:
		return e.g.Number(e.one()), true
	case o.Weight != nil:
		return o.Weight, true
	}
	return nil, false
}

// shareOf is 1/w as text, the factor that makes a sum of connections of weight w
// their mean; "" where that is no short number.
func (e *checker) shareOf(w *graph.Node) string {
	n, ok := w.Number()
	if !ok || n.IsZero() {
		return ""
	}
	text := e.g.Text(e.pool.Rcp(n))
	if strings.ContainsAny(text, "-+ ") {
		return ""
	}
	return text
}

// setWeight gives a combination of connections its law: weights that sum
// identically to 1 make a connection, to 0 a tensor.
func (e *checker) setWeight(o *value.Object, w *graph.Node, why string) {
	switch {
	case e.isNumber(w, 0):
		o.Law, o.Why, o.Anomaly, o.Weight = index.Tensor, "", nil, nil
	case e.isNumber(w, 1) && letter.ConnectionSlots(o.Node.Axes()):
		o.Law, o.Why, o.Anomaly, o.Weight = index.Connection, "", nil, nil
	default:
		o.Law, o.Weight, o.Why = index.Chartwise, w, why
	}
}

// isNumber reports that a scalar is identically k.
func (e *checker) isNumber(n *graph.Node, k int64) bool {
	if v, ok := n.Number(); ok {
		return v == e.pool.Int(k)
	}
	if n.HasRuntime() || n.HasGeneric() {
		return false
	}
	f := e.g.Formulas()
	cs, err := f.Components(n)
	if err != nil || len(cs) != 1 {
		return false
	}
	return f.Pool.IsZero(f.Pool.Sub(cs[0], f.Pool.Int(k))) == scalar.Zero
}

// productLaw is the law of a product, whose node is made, and the bookkeeping of
// c Γ.
func (e *checker) productLaw(out *value.Object, fs []operand, coef scalar.Expr) {
	var odd *operand
	count := 0
	for i := range fs {
		if fs[i].o.Law != index.Tensor {
			if count++; odd == nil {
				odd = &fs[i]
			}
		}
	}
	if odd == nil {
		return
	}
	out.Law = index.Chartwise
	out.Why = e.whyNot(odd.o, odd.x)
	// One factor without the law of a tensor: c Γ with a scalar c keeps count
	// of c, and c P of an anomaly.
	if count > 1 || odd.div || len(out.Node.Axes()) != len(odd.o.Node.Axes()) {
		return
	}
	scalars := []operand{}
	for i := range fs {
		if &fs[i] == odd {
			continue
		}
		if len(fs[i].o.Node.Axes()) > 0 {
			return
		}
		scalars = append(scalars, fs[i])
	}
	times := func(n *graph.Node) *graph.Node { return e.scaled(coef, n, scalars) }
	if odd.o.Anomaly != nil {
		out.Anomaly = odd.o.Anomaly
	}
	if partialsOf(odd.o) != nil {
		at := make([]int, len(out.Node.Axes()))
		for i := range at {
			at[i] = i
		}
		e.setPartials(out, e.movedPartials(odd.o, times(e.g.Number(e.one())), at))
	}
	if w, ok := e.weightOf(odd.o); ok {
		e.setWeight(out, times(w), out.Why)
	}
}

// scaled is coef times scalar factors times n.
func (e *checker) scaled(coef scalar.Expr, n *graph.Node, fs []operand) *graph.Node {
	ops := []graph.Operand{{Node: n}}
	for _, f := range fs {
		m := f.o.Node
		if f.div {
			m = e.reciprocal(m)
		}
		ops = append(ops, graph.Operand{Node: m})
	}
	return e.g.Contract(coef, ops, nil, nil)
}

// whyNot says in words why an object is not a tensor.
func (e *checker) whyNot(o *value.Object, x grammar.Expr) string {
	switch {
	case o.Why != "":
		return o.Why
	case o.Law == index.Connection:
		return quote.Object(o, x) + " is a connection: under a change of coordinates it gains second derivatives of the change"
	}
	return quote.Object(o, x) + " has no law under changes of coordinates"
}

// sumLaw is the law of a sum with signs.
func (e *checker) sumLaw(out *value.Object, ts []term) {
	tensor, weighted := true, true
	var odd *term
	var ws []graph.Term
	for i := range ts {
		t := &ts[i]
		if t.o.Law == index.Tensor {
			continue
		}
		tensor = false
		if odd == nil {
			odd = t
		}
		w, ok := e.weightOf(t.o)
		if !ok {
			weighted = false
			continue
		}
		ws = append(ws, graph.Term{Coef: t.coef, Node: w})
	}
	if tensor {
		return
	}
	out.Law = index.Chartwise
	out.Why = e.whyNot(odd.o, odd.x)
	if e.setPartials(out, e.partialsIn(out, ts)); out.Law == index.Tensor {
		return
	}
	if weighted && letter.ConnectionSlots(out.Node.Axes()) {
		e.setWeight(out, e.g.Sum(ws...), out.Why)
		return
	}
	// The anomaly of a sum is known when one term has all of it.
	var only *graph.Node
	for i := range ts {
		if ts[i].o.Law != index.Tensor {
			if only != nil || ts[i].o.Anomaly == nil {
				return
			}
			only = ts[i].o.Anomaly
		}
	}
	out.Anomaly = only
}

// weakest sets out's law to the weakest among args: pointwise functions, inv,
// det, eig.
func (e *checker) weakest(out *value.Object, args []*value.Object, xs []grammar.Expr) {
	for i, a := range args {
		if a.Law != index.Tensor {
			out.Law = index.Chartwise
			if out.Why == "" {
				out.Why = e.whyNot(a, xs[i])
			}
		}
	}
}

// derivLaw is the law of d_i x.
func (e *checker) derivLaw(out, x *value.Object, text grammar.Expr) {
	if x.Coords != nil || (x.Law == index.Tensor && letter.Slots(x) == 0) {
		return
	}
	out.Law = index.Chartwise
	e.partialOf(out, x)
	switch {
	case x.Law != index.Tensor:
		out.Why = e.whyNot(x, text)
	case x.Node.Op() == graph.OpPartial && len(x.Node.Axes()) == letter.Slots(x) && letter.Slots(x) == 1:
		// d_i d_j f: the term that the article is about.
		f := derivedName(text)
		out.Why = "d of " + quote.Short(text) + ": under a change of coordinates it gains the term ∂²" + x.Node.Chart().Name + "/∂∂ d" + f
		out.Anomaly = x.Node
	default:
		out.Why = "d of " + quote.Short(text) + ", which has slots, gains derivatives of the Jacobian; nabla of a tensor does not"
	}
}

// derivedName is L in d_j L.
func derivedName(x grammar.Expr) string {
	for {
		switch y := x.(type) {
		case *grammar.Paren:
			x = y.X
			continue
		case *grammar.Deriv:
			if n, ok := y.X.(*grammar.Name); ok {
				return quote.Name(n)
			}
			return "(" + quote.Short(y.X) + ")"
		case *grammar.Indexed:
			if n, ok := y.X.(*grammar.Name); ok {
				return " (" + quote.Name(n) + ")"
			}
		default: // other expressions are no derivative with a name in it
		}
		return "f"
	}
}
