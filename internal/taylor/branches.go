package taylor

// What a proof in the field cannot see of a definition: where functions of pieces
// jump, which sign a root has.

import (
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// branches are the choices in a definition. Random values decide each of them
// in some way; an identity is shown where the choices met cover all there are.
type branches struct {
	// pieces counts the functions that jump (sign, if, floor, max, or abs, whose
	// derivative does) and are applied to what may be at their threshold. Random
	// values never are, so that what holds for them need not hold there.
	pieces int
	// roots counts the functions of which a sign is chosen: √u, and |det G| of a
	// metric, which is never 0.
	roots int
}

// branches looks through a definition, as far as it is made of what is not a
// random stand-in.
func (f *run[T]) branches(def *graph.Node) branches {
	var b branches
	graph.Walk(def, func(n *graph.Node) bool {
		if f.random != nil && f.random.leaf(f, n) {
			return false
		}
		switch n.Op() {
		case graph.OpMap:
			b.body(f.g.Pool, n.Body(), regularArgs(n))
		case graph.OpReduce:
			if n.Reduction() == graph.Max || n.Reduction() == graph.Min {
				b.pieces++
			}
		case graph.OpPick, graph.OpSelect, graph.OpEig:
			b.pieces++
		case graph.OpCompose, graph.OpMapVector:
			if m := n.Map(); m != nil {
				for _, e := range m.Forward {
					more := f.branches(e)
					b.pieces, b.roots = b.pieces+more.pieces, b.roots+more.roots
				}
			}
		default: // every other operation has a value wherever it is regular
		}
		return true
	})
	return b
}

// regularArgs reports that all arguments are determinants of metrics, which have
// a sign and are never 0.
func regularArgs(n *graph.Node) bool {
	for _, a := range n.Args() {
		if a.Op() != graph.OpDet || !a.Args()[0].NamesMetric() {
			return false
		}
	}
	return true
}

// body looks through a scalar expression.
func (b *branches) body(p *scalar.Pool, e scalar.Expr, regular bool) {
	eachCall(p, e, func(f *op.Func) {
		switch {
		case f.Generator.Kind == op.Radical, f.Generator.Kind == op.Absolute && regular:
			b.roots++
		case f.Branches == op.Branching && f.Image.Kind != op.GeneralPower:
			b.pieces++
		}
	})
}

// eachCall visits the built-in functions in an expression.
func eachCall(p *scalar.Pool, e scalar.Expr, visit func(*op.Func)) {
	seen := map[int]bool{}
	var walk func(e scalar.Expr)
	walk = func(e scalar.Expr) {
		if e.IsZero() || seen[e.ID()] {
			return
		}
		seen[e.ID()] = true
		v := p.View(e)
		if v.Op == scalar.Call {
			visit(v.Kernel)
		}
		for _, t := range v.Terms {
			walk(t)
		}
		for _, f := range v.Factors {
			walk(f.Base)
		}
		for _, a := range v.Args {
			walk(a)
		}
	}
	walk(e)
}

// maxChoices is the number of choices whose combinations enough draws can meet.
const maxChoices = 6

// choices is how many signs are chosen.
func (b branches) choices() int { return b.roots + b.pieces }

// draws is how many random values must agree: with k choices every combination
// of signs comes up once in 2^k draws, and is missed by eight times as many
// with a probability of e^-8.
func (b branches) draws() int {
	if b.choices() == 0 {
		return trials
	}
	return 8 << b.choices()
}
