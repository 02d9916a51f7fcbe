package check

// Bodies from outside: what the host says that functions without a body are.

import (
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// Body is a(t) and t^(2/3): what a function without a body is, by the letters between
// its brackets.
type Body struct {
	Call *grammar.Call
	Is   grammar.Expr
}

// stem is the function's name, of a derivative too.
func (b *Body) stem() string {
	x := b.Call.Fun
	if c, ok := x.(*grammar.Component); ok {
		x = c.X
	}
	if n, ok := x.(*grammar.Name); ok {
		return strings.TrimRight(n.Name, "'")
	}
	return ""
}

// giveBodies takes the bodies that the host gave for functions just declared. They see what
// is bound before the declaration, and are what the functions are wherever they are called.
func (e *checker) giveBodies(own []*scalar.Open) {
	for i := range e.opt.Bodies {
		b := &e.opt.Bodies[i]
		k := slices.IndexFunc(own, func(o *scalar.Open) bool { return o.Name == b.stem() })
		if k < 0 {
			continue
		}
		e.hasBody[b.stem()] = true
		if e.bodies == nil {
			e.bodies = &replacing{e: e, by: map[*graph.Param]*graph.Node{}, made: e.g.Replacing(), sides: e.g.Replacing()}
		}
		a := &grammar.Arg{At: grammar.At{Sp: b.Is.Span()}, For: b.Call, Value: b.Is}
		if !e.bodies.function(a) {
			continue
		}
		for _, x := range e.bodies.made.Opens[own[k]] {
			if slices.Max(x.Orders) == 0 && slices.Contains(x.Expr.Opens(), own[k]) {
				e.fail(refuse.BodyOfItself(b.Is, own[k]))
			}
		}
	}
}

// withBody is a call of an open function by its body from outside, where it has one and
// keeps the function's conditions.
func (e *checker) withBody(o *value.Object, f *scalar.Open, x *grammar.Call) value.Value {
	if e.bodies == nil || e.bodies.made.Opens[f] == nil {
		return o
	}
	made := e.bodies.made
	made.Held = nil
	n, err := made.In(o.Node)
	if err != nil {
		e.failErr(err, x.Span())
		return nil
	}
	for _, k := range made.Held {
		if holds, known := e.decides(k); !known || !holds {
			e.fail(refuse.SubstFunction(x, known, e.bodies.written(k)))
			return nil
		}
	}
	return o.WithNode(n)
}

// unknownBodies refuses bodies of functions that are not there.
func (e *checker) unknownBodies() {
	var have []string
	for _, p := range e.prog.Opens {
		have = append(have, p.Open.Head())
	}
	for _, b := range e.opt.Bodies {
		if !e.hasBody[b.stem()] {
			e.add(refuse.NoOpenFunction(b.Call, have))
		}
	}
}
