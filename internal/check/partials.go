package check

// Sums of partial derivatives that are tensors: second derivatives of a change
// of coordinates cancel in d_i A_j - d_j A_i.

import (
	"fmt"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// Bounds on the forms whose components are compared before anything runs.
const (
	maxFormComponents = 4096
	maxFormSlots      = 8
)

// partialOf notes that out is d_i x where x is a tensor whose slots are all below.
func (e *checker) partialOf(out, x *value.Object) {
	if x.Law != index.Tensor || letter.Slots(x) == 0 {
		return
	}
	axes := out.Node.Axes()
	for k, a := range x.Node.Axes() {
		if a.Kind == index.Up || x.ViaOf(k) != nil || a.Kind == index.Down && a.Chart != axes[0].Chart {
			return
		}
	}
	at := make([]int, len(axes))
	for i := range at {
		at[i] = i
	}
	out.Partials = &value.Partials{Sum: out.Node, Terms: []value.PartialTerm{{Of: x.Node, Coef: e.g.Number(e.one()), Axes: at}}}
}

// partialsOf are the terms that o is known to be the sum of, nil when none are.
func partialsOf(o *value.Object) []value.PartialTerm {
	if o.Partials == nil || o.Partials.Sum != o.Node {
		return nil
	}
	return o.Partials.Terms
}

// movedPartials are o's terms times c, with axis k of o standing at to[k].
func (e *checker) movedPartials(o *value.Object, c *graph.Node, to []int) (out []value.PartialTerm) {
	for _, t := range partialsOf(o) {
		axes := make([]int, len(t.Axes))
		for i, k := range t.Axes {
			axes[i] = to[k]
		}
		coef := e.g.Contract(e.one(), []graph.Operand{{Node: c}, {Node: t.Coef}}, nil, nil)
		out = append(out, value.PartialTerm{Of: t.Of, Coef: coef, Axes: axes})
	}
	return out
}

// partialsIn are the terms of a sum whose terms are tensors and sums of partial
// derivatives, in the axes of out; nil where one is neither.
func (e *checker) partialsIn(out *value.Object, ts []term) (all []value.PartialTerm) {
	names := letter.Names(out)
	for _, t := range ts {
		if t.o.Law == index.Tensor {
			continue
		}
		own := letter.Names(t.o)
		if partialsOf(t.o) == nil || len(own) != len(names) {
			return nil
		}
		to := make([]int, len(own))
		for i, n := range own {
			to[i] = letter.Position(names, n)
		}
		all = append(all, e.movedPartials(t.o, e.g.Number(t.coef), to)...)
	}
	return all
}

// setPartials notes that out is the sum of terms, and of tensors: it is one where
// what they gain under a change of coordinates cancels.
func (e *checker) setPartials(out *value.Object, terms []value.PartialTerm) {
	if terms == nil {
		return
	}
	if e.gainsCancel(terms, false) || e.gainsCancel(terms, true) {
		out.Law, out.Why, out.Anomaly, out.Weight, out.Partials = index.Tensor, "", nil, nil, nil
		return
	}
	out.Partials = &value.Partials{Sum: out.Node, Terms: terms}
}

// gainsCancel decides whether terms are a tensor together. For each slot j of A
// the derivative d_i A_j.. gains, under a change of coordinates, a contraction
// of A's slot with second derivatives of the change, which are symmetric in i
// and j: what is gained by all terms is added up for each pair i, j. With forms,
// the slots of each A may be exchanged at the price of a sign.
func (e *checker) gainsCancel(terms []value.PartialTerm, forms bool) bool {
	gained := map[string][]graph.Term{}
	var keys []string // in their order, so that the work is the same each time
	for _, t := range terms {
		if forms && !e.isForm(t.Of) {
			return false
		}
		for m, a := range t.Of.Axes() {
			if a.Kind == index.Plain {
				continue
			}
			i, j := t.Axes[0], t.Axes[m+1]
			rest := slices.Delete(slices.Clone(t.Axes[1:]), m, m+1)
			slot, sign := m, 1
			if forms {
				slot = 0
				if m%2 == 1 {
					sign = -1
				}
				sign *= sortSign(rest)
			}
			key := fmt.Sprint(t.Of.ID(), slot, min(i, j), max(i, j), rest)
			if gained[key] == nil {
				keys = append(keys, key)
			}
			gained[key] = append(gained[key], graph.Term{Coef: e.pool.Int(int64(sign)), Node: t.Coef})
		}
	}
	for _, key := range keys {
		if !e.isNumber(e.g.Sum(gained[key]...), 0) {
			return false
		}
	}
	return true
}

// sortSign sorts a list; the result is the sign of the permutation.
func sortSign(xs []int) int {
	sign := 1
	for i := range xs {
		for k := i; k > 0 && xs[k-1] > xs[k]; k-- {
			xs[k-1], xs[k] = xs[k], xs[k-1]
			sign = -sign
		}
	}
	return sign
}

// isForm reports that a node's slots are all below and that it changes its sign
// where two of them are exchanged, as far as formulas tell.
func (e *checker) isForm(n *graph.Node) bool {
	axes := n.Axes()
	size := 1
	for _, a := range axes {
		if a.Kind != index.Down {
			return false
		}
		size *= a.Size
	}
	if len(axes) < 2 || len(axes) > maxFormSlots {
		return false
	}
	for k := 1; k < len(axes); k++ {
		swap := make([]int, len(axes))
		for i := range swap {
			swap[i] = i
		}
		swap[k-1], swap[k] = k, k-1
		both := e.g.Sum(graph.Term{Coef: e.one(), Node: n}, graph.Term{Coef: e.one(), Node: e.g.Permute(n, swap)})
		if both.IsZero() {
			continue
		}
		if size > maxFormComponents || n.HasRuntime() || n.HasGeneric() || !e.g.Fits(n) {
			return false
		}
		f := e.g.Formulas()
		cs, err := f.Components(both)
		if err != nil {
			return false
		}
		for _, c := range cs {
			if f.Pool.IsZero(c) != scalar.Zero {
				return false
			}
		}
	}
	return true
}
