package check

// Raising and lowering: G^ij, G^i_j, letters turned by use metric; H_{(i j)}
// and H_{[i j]}.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// metricIndices gives a metric's other readings: G^ij is the inverse, G^i_j the
// identity; nil when it is read as it was bound.
func (e *checker) metricIndices(o *value.Object, x *grammar.Indexed) *value.Object {
	axes := o.Node.Axes()
	if axes[0].Kind != index.Down || axes[1].Kind != index.Down {
		return nil
	}
	a, b := x.Indices[0].Up, x.Indices[1].Up
	switch {
	case a && b:
		out := *o
		out.Node = e.g.Inverse(o.Node)
		out.Metric, out.Coords, out.Lit = false, nil, nil
		return &out
	case a != b:
		k := [2]index.Kind{index.Down, index.Down}
		if a {
			k[0] = index.Up
		} else {
			k[1] = index.Up
		}
		as := []index.Axis{{Kind: k[0], Chart: axes[0].Chart, Size: axes[0].Size}, {Kind: k[1], Chart: axes[1].Chart, Size: axes[1].Size}}
		out := *o
		out.Node = e.g.Delta(as[0], as[1])
		out.Metric, out.Law, out.Why, out.Anomaly, out.Weight, out.Lit = false, index.Tensor, "", nil, nil, nil
		return &out
	}
	return nil
}

// turn raises or lowers axis i of o by the metric in use. No connection comes
// here: its letters stand at the heights of its slots.
func (e *checker) turn(o *value.Object, i int, x grammar.Expr) *value.Object {
	a := o.Node.Axes()[i]
	m := e.scope.metricUse(a.Chart)
	if m == nil {
		return nil
	}
	if a.Kind == index.Down {
		inv := *m
		inv.Node, inv.Metric = e.g.Inverse(m.Node), false
		m = &inv
	}
	if at := o.BaseOf(i); at != nil && m.BaseOf(0) == nil {
		if m = e.takeAt(m, at, x); m == nil {
			return nil
		}
	}
	axes := append([]index.Axis(nil), o.Node.Axes()...)
	axes[i] = a.Dual()
	labels := make([]int, len(axes))
	out := make([]int, len(axes))
	for k := range axes {
		labels[k], out[k] = k, k
	}
	n := len(axes)
	labels[i] = n
	node := e.g.Contract(e.one(), []graph.Operand{{Node: m.Node, Labels: []int{i, n}}, {Node: o.Node, Labels: labels}}, out, axes)
	res := *o
	res.Node = node
	res.Metric, res.Coords, res.Lit, res.Weight = false, nil, nil, nil
	return &res
}

// symmetrise averages over the permutations of bracketed letters, 1/n!.
func (e *checker) symmetrise(o *value.Object, x *grammar.Indexed) value.Value {
	for _, g := range x.Groups {
		first := -1
		var at []int
		for k := g.From; k < g.To; k++ {
			i := e.axisOf(o, k)
			if first < 0 {
				first = i
			} else if letter.SlotOf(o, i) != letter.SlotOf(o, first) {
				e.fail(diag.New(refuse.CodeSymmetrise, g.Span(), "the bracket symmetrises indices of one kind: "+
					x.Indices[g.From].Text+" is "+refuse.Axis(o.Node.Axes()[first])+", "+x.Indices[k].Text+" is "+refuse.Axis(o.Node.Axes()[i])))
				return nil
			}
			at = append(at, i)
		}
		if len(at) < 2 {
			continue
		}
		if len(at) > 5 {
			e.fail(diag.New(refuse.CodeSymmetrise, g.Span(), "a bracket over more than five indices has too many terms"))
			return nil
		}
		o = e.average(o, at, g.Anti)
	}
	return o
}

// axisOf is the axis of the k-th visible letter.
func (e *checker) axisOf(o *value.Object, k int) int {
	for i := range o.Node.Axes() {
		if letter.Hidden(letter.At(o, i)) {
			continue
		}
		if k == 0 {
			return i
		}
		k--
	}
	return -1
}

func (e *checker) average(o *value.Object, at []int, anti bool) *value.Object {
	n := len(o.Node.Axes())
	var terms []graph.Term
	var partials []value.PartialTerm
	fact := int64(1)
	for i := 2; i <= len(at); i++ {
		fact *= int64(i)
	}
	perms(len(at), func(p []int, odd bool) {
		to := make([]int, n)
		for i := range to {
			to[i] = i
		}
		for i, k := range p {
			to[at[i]] = at[k]
		}
		c := e.pool.Ratio(1, fact)
		if anti && odd {
			c = e.pool.Neg(c)
		}
		terms = append(terms, graph.Term{Coef: c, Node: e.g.Permute(o.Node, to)})
		from := make([]int, n)
		for i, k := range to {
			from[k] = i
		}
		partials = append(partials, e.movedPartials(o, e.g.Number(c), from)...)
	})
	out := *o
	out.Node = e.g.Sum(terms...)
	out.Metric, out.Lit, out.Coords = false, nil, nil
	e.setPartials(&out, partials)
	if out.Law == index.Connection {
		// The antisymmetric part of a connection is its torsion, a tensor; the
		// symmetric part is again a connection.
		if anti {
			out.Law = index.Tensor
		}
	}
	return &out
}

// perms visits the permutations of 0..n-1 with their parity.
func perms(n int, visit func(p []int, odd bool)) {
	p := make([]int, n)
	used := make([]bool, n)
	var rec func(k, inv int)
	rec = func(k, inv int) {
		if k == n {
			visit(append([]int(nil), p...), inv%2 == 1)
			return
		}
		for i := 0; i < n; i++ {
			if used[i] {
				continue
			}
			more := 0
			for j := i + 1; j < n; j++ {
				if used[j] {
					more++
				}
			}
			used[i], p[k] = true, i
			rec(k+1, inv+more)
			used[i] = false
		}
	}
	rec(0, 0)
}
