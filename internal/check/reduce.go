package check

// Reductions: sum_n, mean_n, max_n, min_n, prod_n, softmax_c and logsumexp_c.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// reduce is sum_n, mean_n, max_n, min_n, prod_n, softmax_c and logsumexp_c. The
// letter is bound: inside it may occur any number of times.
func (e *checker) reduce(x *grammar.Reduce) value.Value {
	var reduced []string
	ok := true
	for _, ix := range x.Indices {
		if ix.Up {
			e.fail(e.words().ReductionUp(ix))
			ok = false
		}
		if slices.Contains(reduced, ix.Name) {
			e.fail(diag.New(refuse.CodeDuplicate, ix.Sp, ix.Text+" is named twice"))
			ok = false
		}
		reduced = append(reduced, ix.Name)
	}
	leave := e.within(func(c *context) { c.boundLetters = append(c.boundLetters, reduced...) })
	var v value.Value
	linear := x.Op == "sum" || x.Op == "mean"
	if linear && ok {
		v = e.reduceProduct(x, reduced)
	} else {
		v = e.expr(x.X)
		if v != nil && ok {
			v = e.reduceObject(x, v, reduced)
		}
	}
	leave()
	if !ok {
		return nil
	}
	return v
}

// reduceProduct sums a product in one contraction.
func (e *checker) reduceProduct(x *grammar.Reduce, reduced []string) value.Value {
	if !e.step(x) {
		return nil
	}
	body := x.X
	for {
		p, ok := body.(*grammar.Paren)
		if !ok {
			break
		}
		body = p.X
	}
	switch b := body.(type) {
	case *grammar.Binary:
		if b.Op != "*" && b.Op != "/" {
			break
		}
		return e.checkedProduct(x, b, reduced)
	case *grammar.Indexed, *grammar.Deriv, *grammar.Unary:
		return e.checkedProduct(x, b, reduced)
	default: // no product: reduced once it is elaborated
	}
	v := e.expr(body)
	if v == nil {
		return nil
	}
	return e.reduceObject(x, v, reduced)
}

// checkedProduct is reducedProduct with the letters it sums asked for.
func (e *checker) checkedProduct(x *grammar.Reduce, body grammar.Expr, reduced []string) value.Value {
	if u, ok := body.(*grammar.Unary); ok && u.Op != "-" {
		v := e.expr(body)
		if v == nil {
			return nil
		}
		return e.reduceObject(x, v, reduced)
	}
	v := e.reducedProduct(body, reduced, x)
	o, ok := v.(*value.Object)
	if !ok {
		return v
	}
	// A letter over which the product was not summed stands on a slot, or
	// inside a factor that had summed it already.
	for i, l := range reduced {
		for k := range o.Node.Axes() {
			if letter.At(o, k) == l {
				e.fail(e.words().SlotReduced(x, x.Indices[i], o, k))
				return nil
			}
		}
	}
	return v
}

// reduceObject reduces an elaborated object.
func (e *checker) reduceObject(x *grammar.Reduce, v value.Value, reduced []string) value.Value {
	o, p := e.toObject(v, x.X)
	if p != nil {
		o, _ = e.decide(p, x.X).(*value.Object)
	}
	if o == nil {
		return nil
	}
	for i, l := range reduced {
		k := letter.Position(letter.Names(o), l)
		if k < 0 {
			e.fail(e.words().NotThere(x, x.Indices[i], o))
			return nil
		}
		if !letter.SlotOf(o, k).Plain() {
			e.fail(e.words().SlotReduced(x, x.Indices[i], o, k))
			return nil
		}
	}
	if x.Op != "sum" && x.Op != "mean" && letter.Slots(o) > 0 {
		d := diag.New(refuse.CodeNotNumbers, x.X.Span(), x.Op+" acts on numbers and arrays, "+quote.Short(x.X)+" is "+o.Kind())
		e.fail(d)
		return nil
	}
	if x.Op == "softmax" {
		o = e.softmax(o, reduced)
		e.g.SetOrigin(o.Node, x.Span())
		return o
	}
	for _, l := range reduced {
		k := letter.Position(letter.Names(o), l)
		size := o.Node.Axes()[k].Size
		switch x.Op {
		case "sum", "mean":
			c := e.one()
			if x.Op == "mean" {
				c = e.pool.Ratio(1, int64(size))
			}
			ns := letter.Names(o)
			labels := make([]int, len(ns))
			var out []int
			for i := range ns {
				labels[i] = i
				if i != k {
					out = append(out, i)
				}
			}
			o = e.without(o, k, func(axes []index.Axis) *graph.Node {
				return e.g.Contract(c, []graph.Operand{{Node: o.Node, Labels: labels}}, out, axes)
			})
		case "max", "min", "prod", "logsumexp":
			kind := map[string]graph.ReduceKind{"max": graph.Max, "min": graph.Min, "prod": graph.Prod, "logsumexp": graph.LogSumExp}[x.Op]
			o = e.without(o, k, func([]index.Axis) *graph.Node { return e.g.Reduce(kind, o.Node, k) })
		}
	}
	e.g.SetOrigin(o.Node, x.Span())
	return o
}

// without is o reduced over axis k by f, which gets the axes that are left.
func (e *checker) without(o *value.Object, k int, f func(axes []index.Axis) *graph.Node) *value.Object {
	axes := o.Node.Axes()
	rest := append(append([]index.Axis(nil), axes[:k]...), axes[k+1:]...)
	out := *o
	out.Letters, out.Base, out.Via = nil, nil, nil
	out.Metric, out.Coords, out.Lit, out.Weight, out.Anomaly = false, nil, nil, nil, nil
	out.Name = ""
	var ss []letter.Slot
	ls := make([]string, 0, len(rest))
	for i := range axes {
		if i != k {
			ss = append(ss, letter.SlotOf(o, i))
			ls = append(ls, letter.At(o, i))
		}
	}
	out.Node = f(rest)
	out.Letters = ls
	letter.SetSlots(&out, ss)
	return &out
}

// softmax is exp(x - logsumexp x) over the letters at once; they stay.
func (e *checker) softmax(o *value.Object, over []string) *value.Object {
	axes := o.Node.Axes()
	lse := o.Node
	names := letter.Names(o)
	var labels []int
	out := make([]int, len(axes))
	for i := range axes {
		out[i] = i
	}
	for i := len(axes) - 1; i >= 0; i-- { // from behind: the axes before keep their places
		if slices.Contains(over, names[i]) {
			lse = e.g.Reduce(graph.LogSumExp, lse, i)
		} else {
			labels = append([]int{i}, labels...)
		}
	}
	wide := e.g.Contract(e.one(), []graph.Operand{{Node: lse, Labels: labels}}, out, axes)
	res := *o
	p := e.pool
	res.Node = e.g.Map(p.Call(expKernel(), p.Sub(p.Arg(0), p.Arg(1))), o.Node, wide)
	res.Name, res.Lit, res.Weight, res.Anomaly = "", nil, nil, nil
	return &res
}
