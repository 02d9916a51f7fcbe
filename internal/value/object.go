package value

// Questions about objects: slots, base, being a field; the law of a result by
// its arguments.

import (
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
)

// Slots is how many axes are slots over charts.
func (o *Object) Slots() int {
	n := 0
	for _, a := range o.Node.Axes() {
		if a.Kind != index.Plain {
			n++
		}
	}
	return n
}

// BaseOf is the point an axis is based at, nil for a field's.
func (o *Object) BaseOf(axis int) *graph.Point {
	if axis < len(o.Base) {
		return o.Base[axis]
	}
	return nil
}

// ViaOf is the map along which an axis' slot is seen, nil for most.
func (o *Object) ViaOf(axis int) *graph.Map {
	if axis < len(o.Via) {
		return o.Via[axis]
	}
	return nil
}

// IsField reports whether the object depends on coordinates.
func (o *Object) IsField() bool { return len(o.Node.Charts()) > 0 }

// ConstantOf is a scalar's number when it has one before running.
func ConstantOf(n *graph.Node) (float64, bool) {
	e, ok := n.Number()
	if !ok {
		return 0, false
	}
	return e.Number()
}

// ResultOf makes an object of a node built from args: the weakest law among
// them, its reason, and whether it is a value.
func ResultOf(n *graph.Node, args ...*Object) *Object {
	o := &Object{Node: n}
	for _, a := range args {
		o.Weaken(a)
		o.Value = o.Value || a.Value
	}
	o.Value = o.Value && len(n.Charts()) == 0
	return o
}

// Weaken lowers o's law to what a function of a allows.
func (o *Object) Weaken(a *Object) {
	was := o.Law
	o.Law = index.Weakest(o.Law, a.Law)
	if was == o.Law {
		return
	}
	o.Why, o.Anomaly = a.Why, a.Anomaly
	if a.Law == index.Connection {
		o.Why = "a connection is no tensor: its components carry second derivatives of coordinate changes"
	}
}

// WithNode is a copy of o with another node, without name, letters and the like.
func (o *Object) WithNode(n *graph.Node) *Object {
	return &Object{
		Node: n, Law: o.Law, Metric: o.Metric, Value: o.Value, Why: o.Why,
		Base: append([]*graph.Point(nil), o.Base...),
		Via:  append([]*graph.Map(nil), o.Via...),
	}
}
