package check

// Axes in the order of their letters; whether two slots are at one point, as
// terms of a sum must be.

import (
	"strconv"

	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// sameBase reports that two slots of one space are based at one place; when
// only numbers can tell it leaves a check to the run and says yes.
func (e *checker) sameBase(a, b letter.Slot, at func() diag.Span) bool {
	if a.At == nil || b.At == nil {
		return a.At == b.At && a.Via == b.Via
	}
	return e.samePoint(a.At, b.At, at())
}

// align lays a node's axes, named from, out in the order to; a name that the
// node does not have is broadcast.
func (e *checker) align(n *graph.Node, from []string, to []string, axes []index.Axis) *graph.Node {
	if len(from) == len(to) {
		same := true
		for i := range from {
			if from[i] != to[i] {
				same = false
				break
			}
		}
		if same {
			return n
		}
	}
	out := make([]int, len(to))
	for i := range to {
		out[i] = i
	}
	labels := make([]int, len(from))
	next := len(to)
	for i, l := range from {
		labels[i] = -1
		for j, m := range to {
			if l == m {
				labels[i] = j
				break
			}
		}
		if labels[i] < 0 {
			labels[i] = next
			next++
		}
	}
	return e.g.Contract(e.pool.Int(1), []graph.Operand{{Node: n, Labels: labels}}, out, axes)
}

// permute reorders an object's axes; to[i] is the old position of axis i.
func (e *checker) permute(o *value.Object, to []int) *value.Object {
	same := true
	for i, k := range to {
		if i != k {
			same = false
		}
	}
	if same {
		return o
	}
	out := *o
	out.Node = e.g.Permute(o.Node, to)
	out.Letters, out.Base, out.Via = nil, nil, nil
	if o.Letters != nil {
		out.Letters = make([]string, len(to))
	}
	if o.Base != nil {
		out.Base = make([]*graph.Point, len(to))
	}
	if o.Via != nil {
		out.Via = make([]*graph.Map, len(to))
	}
	for i, k := range to {
		if o.Letters != nil {
			out.Letters[i] = letter.At(o, k)
		}
		if o.Base != nil {
			out.Base[i] = o.BaseOf(k)
		}
		if o.Via != nil {
			out.Via[i] = o.ViaOf(k)
		}
	}
	out.Lit = nil
	if partialsOf(o) != nil {
		at := make([]int, len(to))
		for i, k := range to {
			at[k] = i
		}
		out.Partials = &value.Partials{Sum: out.Node, Terms: e.movedPartials(o, e.g.Number(e.one()), at)}
	}
	// A metric's two slots are of one kind; which comes first does not matter
	// to its being one. phi^a has a single slot.
	return &out
}

// one is the number 1.
func (e *checker) one() scalar.Expr { return e.pool.Int(1) }

func itoa(n int) string { return strconv.Itoa(n) }
