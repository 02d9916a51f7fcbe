package builtins

// What an integrand may turn sharply with: the arguments of its functions and its denominators.

import (
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/numeric/solve"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// maxInner bounds how many arguments are watched.
const maxInner = 24

// inner are the arguments of functions and the denominators within a scalar
// field, each a field itself, with what the function does with them.
type inner struct {
	g     *graph.Graph
	nodes []*graph.Node
	kinds []solve.InnerKind
}

// innerOf collects them from a field over a chart, those of a field that a map
// brought there included.
func innerOf(g *graph.Graph, f *graph.Node, chart *index.Chart) *inner {
	in := &inner{g: g}
	g.Walk(f, func(n *graph.Node) bool {
		if !n.DependsOn(chart) || len(in.nodes) >= maxInner {
			return false
		}
		switch {
		case n.Op() == graph.OpMap && len(n.Axes()) == 0:
			in.body(n.Body(), n.Args())
		case n.Op() == graph.OpCompose && n.Chart() != chart:
			from := innerOf(g, n.Args()[0], n.Chart())
			for k, a := range from.nodes {
				in.keep(g.Compose(a, n.Chart(), n.Args()[1:]), from.kinds[k])
			}
		}
		return true
	})
	return in
}

// body looks through the formula of an elementwise function.
func (in *inner) body(e scalar.Expr, args []*graph.Node) {
	p := in.g.Pool
	v := p.View(e)
	switch v.Op {
	case scalar.Sum:
		for _, t := range v.Terms {
			in.body(t, args)
		}
	case scalar.Product:
		for _, f := range v.Factors {
			if f.Exp < 0 {
				in.add(f.Base, args, solve.InnerPower)
			}
			in.body(f.Base, args)
		}
	case scalar.Call:
		in.call(v, args)
	}
}

func (in *inner) call(v scalar.View, args []*graph.Node) {
	p := in.g.Pool
	kind := solve.InnerUnit
	switch {
	case v.Kernel.Shape.Kind == op.Wave:
		kind = solve.InnerWave
	case v.Kernel.Name == "floor": // a step at every whole number
		kind = solve.InnerWave
	case v.Kernel.Branches == op.Branching && len(v.Kernel.Domain) == 0:
		kind = solve.InnerStep
	case len(v.Kernel.Domain) > 0: // a pole or a branch point at the end of the domain
		kind = solve.InnerPower
	}
	for k, a := range v.Args {
		in.add(a, args, kind)
		for _, b := range v.Args[:k] { // where max(a, b) turns
			in.add(p.Sub(a, b), args, kind)
		}
		in.body(a, args)
	}
}

func (in *inner) add(e scalar.Expr, args []*graph.Node, kind solve.InnerKind) {
	if !e.IsNumber() {
		in.keep(in.g.Map(e, args...), kind)
	}
}

func (in *inner) keep(n *graph.Node, kind solve.InnerKind) {
	if len(in.nodes) >= maxInner {
		return
	}
	for k, old := range in.nodes {
		if old == n && in.kinds[k] == kind {
			return
		}
	}
	in.nodes, in.kinds = append(in.nodes, n), append(in.kinds, kind)
}
