package taylor

// Random inputs for proofs: each metric, tensor or scalar field becomes a
// series with random coefficients.

import (
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
)

// random makes inputs and scalar fields stand for all of their kind: each
// becomes a jet with independent random coefficients, a metric's symmetric.
type random[T Scalar] struct {
	seed   uint64
	number func(bits uint64) T
	// dims are dimensions other than the charts' own, for charts too large.
	dims map[*index.Chart]int
	// wide is the plain size that larger ones are cut to; 0: none are.
	wide int
	// actual leaves all but generic inputs and params as they are.
	actual bool
	inputs map[*graph.Node]bool
	leafs  map[*graph.Node]bool
	// pick, when given, chooses the coefficients instead of number: of the k-th
	// monomial of a component of an input.
	pick func(n *graph.Node, component, k int) T
}

// plain is the size of a plain range here.
func (q *random[T]) plain(n int) int {
	if q.wide > 0 && n > q.wide {
		return q.wide
	}
	return n
}

// leaf reports nodes to be replaced: inputs, params, solvers' results, and
// maximal scalar fields made of coordinates alone. (Of scalars made of inputs
// the relation to the inputs stays.)
func (q *random[T]) leaf(f *run[T], n *graph.Node) bool {
	if v, ok := q.leafs[n]; ok {
		return v
	}
	v := false
	switch n.Op() {
	case graph.OpParam:
		v = true
	case graph.OpInput, graph.OpNative:
		v = !q.actual || n.Op() == graph.OpInput && n.Generic()
	case graph.OpArray:
		// Data of a size that was cut stand for any data.
		for _, a := range n.Axes() {
			v = v || a.Chart == nil && q.plain(a.Size) != a.Size
		}
	default: // every other operation, where it makes a scalar field
		v = !q.actual && len(n.Charts()) > 0 && f.pure(n) && !q.hasInput(n)
	}
	if q.leafs == nil {
		q.leafs = map[*graph.Node]bool{}
	}
	q.leafs[n] = v
	return v
}

// hasInput reports an input inside.
func (q *random[T]) hasInput(n *graph.Node) bool {
	if v, ok := q.inputs[n]; ok {
		return v
	}
	v := n.Op() == graph.OpInput
	for _, a := range n.Args() {
		v = v || q.hasInput(a)
	}
	if q.inputs == nil {
		q.inputs = map[*graph.Node]bool{}
	}
	q.inputs[n] = v
	return v
}

// jet is the random stand-in for n in a frame.
func (q *random[T]) jet(f *frame[T], n *graph.Node, r int) ([]Series[T], error) {
	switch n.Op() {
	case graph.OpParam, graph.OpNative, graph.OpArray:
		r = 0
	case graph.OpInput:
		if n.Input().Law == index.Chartwise {
			return nil, undecided("an input without a law")
		}
		if n.Chart() == nil && len(n.Charts()) == 0 {
			r = 0
		}
	default: // every other operation stands for a field
	}
	for _, a := range n.Axes() {
		if a.Size < 0 {
			return nil, undecided("a range whose size is not known")
		}
	}
	dims := f.dims(n)
	size := product(dims)
	count := f.alg.Shape.Count(r)
	if size > 1<<16 || size*count > 1<<20 {
		return nil, undecided("%d random jets", size)
	}
	metric := n.Op() == graph.OpInput && n.Input().Metric && len(dims) == 2
	h := mix(q.seed ^ mix(uint64(n.ID())+1))
	for i := range f.places {
		for _, b := range f.places[i].base {
			h = mix(h ^ bitsOf(b))
		}
	}
	out := make([]Series[T], size)
	for i := range out {
		id := i
		if metric && i/dims[1] < i%dims[1] {
			id = i%dims[1]*dims[1] + i/dims[1]
		}
		out[i] = make(Series[T], count)
		for k := range out[i] {
			if q.pick != nil {
				out[i][k] = q.pick(n, id, k)
			} else {
				out[i][k] = q.number(mix(h ^ mix(uint64(id)<<20|uint64(k))))
			}
		}
		if metric && q.pick == nil && i/dims[1] == i%dims[1] {
			// Away from the singular metrics, of either sign.
			out[i][0] = f.ring.Add(out[i][0], f.ring.Add(out[i][0], out[i][0]))
		}
	}
	return out, nil
}

// randomMod and randomFloat make coefficients of hashed bits.
func randomMod(bits uint64) Mod {
	r := rng(bits)
	return r.mod()
}

func randomFloat(bits uint64) float64 {
	r := rng(bits)
	return r.signed()
}
