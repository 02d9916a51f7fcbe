package check

// Raising and lowering: G^ij, G^i_j, letters turned by use metric.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
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
