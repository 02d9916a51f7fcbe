package taylor

// Identities for all objects of their kinds: both sides at random jets in the finite
// field.

import (
	"errors"
	"math"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Identity is what Identify found of x = y.
type Identity struct {
	Verdict Verdict // Proved, Refuted or Undecided
	Reason  string  // of an Undecided one, in words
	// Singular is set of an Undecided one that has no value at random objects, since it
	// divides by zero.
	Singular bool
	// Error bounds the probability that a false identity is called Proved.
	Error float64
	// Example is of a Refuted one; nil where no small one was found.
	Example *Counterexample
}

// Undecidable says in words what in a node a finite field cannot decide, and ""
// where it can: signs and what jumps with them, eigenvalues, roots but the volume of a
// metric, coordinates, solvers.
func Undecidable(g *graph.Graph, n *graph.Node) string {
	why := ""
	graph.Walk(n, func(n *graph.Node) bool {
		if why != "" {
			return false
		}
		switch n.Op() {
		case graph.OpCoord:
			why = "a coordinate of " + n.Chart().Name
		case graph.OpEig:
			why = "eigenvalues"
		case graph.OpNative:
			why = n.Native().Name
		case graph.OpAt, graph.OpCompose, graph.OpMapVector, graph.OpImplicit:
			why = "a point or a map"
		case graph.OpExpM:
			why = "a matrix exponential"
		case graph.OpSelect, graph.OpPick:
			why = "a choice between two"
		case graph.OpReduce:
			if n.Reduction() == graph.Max || n.Reduction() == graph.Min {
				why = "the " + n.Reduction().String() + " of several"
			}
		case graph.OpMap:
			why = undecidableCall(g.Pool, n.Body(), regularArgs(n))
		default: // every other operation has a value in a field
		}
		return why == ""
	})
	return why
}

// undecidableCall is the name of a function that jumps or has a sign, "" where there is
// none.
func undecidableCall(p *scalar.Pool, e scalar.Expr, regular bool) string {
	found := ""
	eachCall(p, e, func(f *op.Func) {
		signed := f.Generator.Kind == op.Radical || f.Generator.Kind == op.Absolute
		if found == "" && (f.Branches == op.Branching && f.Image.Kind != op.GeneralPower || signed) && !(signed && regular) {
			found = f.Name
		}
	})
	return found
}

// identifier decides one identity over a chart whose coordinates nobody knows.
type identifier struct {
	g    *graph.Graph
	x, y *graph.Node
	c    *index.Chart
	seed uint64
	// objects are shown by an example.
	objects []*graph.Node
}

// Identify decides whether x = y for all objects of the kinds of the generic inputs
// in them, over a chart: at random jets of these inputs in F_p. Where that refutes it,
// a small example of the objects is looked for in float64. Sides are compared component by
// component, a scalar with every one.
func Identify(g *graph.Graph, x, y *graph.Node, c *index.Chart, seed uint64, objects []*graph.Node) *Identity {
	id := &identifier{g, x, y, c, seed, objects}
	out := &Identity{}
	signs := id.signs()
	draws := trials
	if signs > 0 {
		draws = 64 // each signature of a metric comes up in half of them
	}
	for good, bad := 0, 0; good < draws; {
		o := NewOpaque(mix(seed ^ mix(uint64(good+bad)+1)))
		o.exact = good%2 == 0
		same, err := id.draw(o)
		switch {
		case errors.Is(err, errRedraw), errors.Is(err, errSingular):
			if bad++; bad == maxDraws {
				out.Reason, out.Singular = "each of many random values divides by zero", true
				return out
			}
			continue
		case err != nil:
			out.Reason = strings.TrimPrefix(err.Error(), errUndecided.Error()+": ")
			return out
		}
		if !same {
			out.Example = id.example()
			if o.Used && out.Example == nil {
				out.Reason = "the field does not know the functions in it well enough, and no example refutes it"
				return out
			}
			out.Verdict = Refuted
			return out
		}
		good++
	}
	d := degreeOf(g, x, y)
	if math.IsInf(d, 0) || d*math.Exp2(float64(signs)) > float64(P)/(1<<20) {
		out.Reason = "its degree is too high beside the order of the field"
		return out
	}
	out.Verdict = Proved
	out.Error = math.Pow(d*math.Exp2(float64(signs))/float64(P), trials)
	if signs > 0 {
		// One signature may have been seen by no draw, or by one alone.
		out.Error += math.Exp2(1 - float64(draws))
	}
	return out
}

// signs is how many volumes of metrics are in it.
func (id *identifier) signs() int {
	u := &run[Mod]{g: id.g}
	return u.branches(id.x).choices() + u.branches(id.y).choices()
}

// draw compares both sides at one draw.
func (id *identifier) draw(o *Opaque) (bool, error) {
	r := rng(mix(o.seed))
	u := &run[Mod]{g: id.g, ring: Field{}, vals: o, coef: o.coefficient, image: o.data}
	u.random = &random[Mod]{seed: o.seed, number: randomMod}
	x, y, err := sides(u, id, bases(u, []*index.Chart{id.c}, r.mod))
	if err != nil {
		return false, err
	}
	for i := range x {
		if x[i] != y[i] {
			return false, nil
		}
	}
	return true, nil
}

// sides are the components of both sides, as many of each.
func sides[T Scalar](u *run[T], id *identifier, base [][]T) (x, y []T, err error) {
	f, err := u.at([]*index.Chart{id.c}, base, false)
	if err != nil {
		return nil, nil, err
	}
	of := func(n *graph.Node) ([]T, error) {
		s, err := f.eval(n, 0)
		if err != nil {
			return nil, err
		}
		v := make([]T, len(s))
		for i := range s {
			v[i] = f.alg.At0(s[i])
		}
		return v, nil
	}
	if x, err = of(id.x); err != nil {
		return nil, nil, err
	}
	if y, err = of(id.y); err != nil {
		return nil, nil, err
	}
	return repeat(x, len(y)), repeat(y, len(x)), nil
}

// repeat makes a scalar as long as what it is compared with.
func repeat[T Scalar](v []T, n int) []T {
	if len(v) != 1 || n <= 1 {
		return v
	}
	out := make([]T, n)
	for i := range out {
		out[i] = v[0]
	}
	return out
}
