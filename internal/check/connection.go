package check

// A connection's slots stand in the order C^k_ij, however it is written: its
// letters go by their heights.

import (
	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// inOrder is o with its upper slot first where its law is that of a connection.
func (e *checker) inOrder(o *value.Object) *value.Object {
	if o == nil || o.Law != index.Connection {
		return o
	}
	return e.upperFirst(o)
}

// upperFirst is o with its upper slot before the lower ones, which keep their
// order, where it has a connection's slots.
func (e *checker) upperFirst(o *value.Object) *value.Object {
	axes := o.Node.Axes()
	if len(axes) != 3 || !letter.ConnectionSlots(axes) {
		return o
	}
	up := make([]bool, len(axes))
	for i, a := range axes {
		up[i] = a.Kind == index.Up
	}
	return e.permute(o, upFirst(up))
}

// upFirst is the order in which the upper of several letters come before the
// lower ones.
func upFirst(up []bool) (order []int) {
	for _, first := range []bool{true, false} {
		for i, u := range up {
			if u == first {
				order = append(order, i)
			}
		}
	}
	return order
}

// byHeight is a run of letters in the order of a connection's slots.
func byHeight(ix []grammar.Index) []grammar.Index {
	up := make([]bool, len(ix))
	for i := range ix {
		up[i] = ix[i].Up
	}
	out := make([]grammar.Index, len(ix))
	for i, k := range upFirst(up) {
		out[i] = ix[k]
	}
	return out
}

// connectionLetters is x with its letters in the order of the slots of a
// connection, nil where they are not one above and two below.
func connectionLetters(x *grammar.Indexed) *grammar.Indexed {
	ups := 0
	for _, i := range x.Indices {
		if i.Up {
			ups++
		}
	}
	if ups != 1 || len(x.Indices) != 3 {
		return nil
	}
	out := *x
	out.Indices = byHeight(x.Indices)
	if x.Indices[0].Up {
		return &out
	}
	out.Groups = append([]grammar.SymGroup(nil), x.Groups...)
	for i := range out.Groups { // over the lower two, which stand one place later
		out.Groups[i].From, out.Groups[i].To = 1, 3
	}
	return &out
}

// literal makes a tensor, metric or connection of numbers written on a chart or
// at a point; they are written in the order of the letters.
func (e *checker) literal(o *value.Object, at diag.Span, ix []grammar.Index, info graph.InputInfo) *value.Object {
	if info.Law == index.Connection && len(ix) == 3 {
		up := make([]bool, len(ix))
		for i := range ix {
			up[i] = ix[i].Up
		}
		lit := *o.Lit
		o, ix = e.permute(o, upFirst(up)), byHeight(ix)
		if lit.Field != nil {
			lit.Field = e.g.Permute(lit.Field, upFirst(up))
		}
		out := *o
		out.Lit = &lit
		o = &out
	}
	out, err := builtins.OnChart(e.g, o, at, kindsOf(ix), info)
	if err != nil {
		e.failErr(err, at)
		return nil
	}
	return out
}
