package graph

// Push, pull and Jacobians of maps between charts, and why an object cannot be
// moved.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
)

type mapPair struct{ m, by *Map }

// Jacobian is J^a_i = d_i phi^a, with axes [up To, down From].
func (g *Graph) Jacobian(m *Map) *Node {
	return g.Transpose(g.Partial(g.MapVector(m), m.From))
}

// InverseJacobian is K^i_a, with axes [up From, down To], a field over m.From.
func (g *Graph) InverseJacobian(m *Map) *Node { return g.Inverse(g.Jacobian(m)) }

// ComposeMap is x after m: a field over m.To becomes one over m.From.
func (g *Graph) ComposeMap(x *Node, m *Map) *Node {
	return g.compose(x, m.To, substitution{nodes: m.Forward, m: m})
}

// View is x after m, as a program asks for it: that has a value where m leads into
// the chart of x, a coordinate by itself as everything else.
func (g *Graph) View(x *Node, m *Map) *Node {
	return g.hold(x, m.To, substitution{nodes: m.Forward, m: m})
}

// ComposeInverse is x after m⁻¹: a field over m.From becomes one over m.To. No
// inverse needs to have been written.
func (g *Graph) ComposeInverse(x *Node, m *Map) *Node {
	return g.compose(x, m.From, substitution{nodes: g.implicitCoords(m), m: m, inverse: true})
}

// implicitCoords are the source coordinates of m as fields over m.To.
func (g *Graph) implicitCoords(m *Map) []*Node {
	y := g.coords(m.To)
	r := make([]*Node, len(m.From.Blocks))
	for b := range r {
		r[b] = g.Implicit(m, b, y)
	}
	return r
}

func (g *Graph) coords(c *index.Chart) []*Node {
	r := make([]*Node, len(c.Blocks))
	for b := range r {
		r[b] = g.Coord(c, b)
	}
	return r
}

// Push carries x, a field over m.From, to m.To by its law. A value at p is
// pushed by At(Push(x), ImagePoint(m, p)). Slots of other charts stay.
func (g *Graph) Push(x *Node, law index.Law, m *Map) (*Node, error) {
	y, err := g.transport(x, law, m, true)
	if err != nil {
		return nil, err
	}
	return g.hold(y, m.From, substitution{nodes: g.implicitCoords(m), m: m, inverse: true}), nil
}

// Pull carries x, a field over m.To, back to m.From by its law. Between charts
// of different dimension only lower slots move.
func (g *Graph) Pull(x *Node, law index.Law, m *Map) (*Node, error) {
	return g.transport(g.View(x, m), law, m, false)
}

// transport changes slots between m.From and m.To, all fields over m.From.
func (g *Graph) transport(x *Node, law index.Law, m *Map, push bool) (*Node, error) {
	from, to := m.From, m.To
	if !push {
		from, to = to, from
	}
	if law == index.Chartwise {
		return nil, &TransportError{Map: m, Push: push, Reason: NoLaw}
	}
	var up, down int
	for _, a := range x.axes {
		if a.Chart == from {
			if a.Kind == index.Up {
				up++
			} else {
				down++
			}
		}
	}
	if m.From.Dim != m.To.Dim && (push && up+down > 0 || up > 0 || law == index.Connection) {
		return nil, &TransportError{Map: m, Push: push, Reason: NoInverse}
	}
	if law == index.Connection {
		if up != 1 || down != 2 || len(x.axes) != 3 {
			return nil, &TransportError{Map: m, Push: push, Reason: NotConnection}
		}
		x = g.inhomogeneous(x, m, push)
	}
	// one Jacobian per slot: J^a_i for upper slots of a push, K^i_a for lower ones
	labels := iota0(len(x.axes))
	out := slices.Clone(labels)
	axes := slices.Clone(x.axes)
	ops := []Operand{{x, labels}}
	next := len(labels)
	for i, a := range x.axes {
		if a.Chart != from {
			continue
		}
		matrix := g.Jacobian(m) // [up To, down From]
		if push == (a.Kind == index.Down) {
			matrix = g.InverseJacobian(m) // [up From, down To]
		}
		if a.Kind == index.Up {
			ops = append(ops, Operand{matrix, []int{next, i}})
		} else {
			ops = append(ops, Operand{matrix, []int{i, next}})
		}
		out[i] = next
		next++
		axes[i] = index.Axis{Kind: a.Kind, Chart: to, Size: to.Dim}
	}
	if len(ops) == 1 {
		return x, nil
	}
	return g.Contract(g.Pool.Int(1), ops, out, axes), nil
}

// inhomogeneous adds what a connection gains before its slots are changed. With
// H^a_jk = d_j d_k phi^a:
//
//	push: C'^a_bc = (C^i_jk - K^i_a H^a_jk) J^a_i K^j_b K^k_c
//	pull: C^i_jk  = K^i_a (C'^a_bc + H^a_jk K^j_b K^k_c) J^b_j J^c_k
//
// See Lee, Introduction to Riemannian Manifolds, 2nd ed.
func (g *Graph) inhomogeneous(x *Node, m *Map, push bool) *Node {
	h := g.Partial(g.Partial(g.MapVector(m), m.From), m.From) // [down From, down From, up To]
	k := g.InverseJacobian(m)
	labels := make([]int, 3)
	lower := 0
	for i, a := range x.axes {
		if a.Kind == index.Up {
			labels[i] = 2
		} else {
			labels[i] = lower
			lower++
		}
	}
	one := g.Pool.Int(1)
	if push {
		t := g.Contract(one, []Operand{{h, []int{0, 1, 3}}, {k, []int{2, 3}}}, labels, x.axes)
		return g.Sub(x, t)
	}
	t := g.Contract(one, []Operand{{h, []int{3, 4, 2}}, {k, []int{3, 0}}, {k, []int{4, 1}}}, labels, x.axes)
	return g.Add(x, t)
}

// TransportError says why push or pull cannot move an object.
type TransportError struct {
	Map    *Map
	Push   bool
	Reason TransportReason
}

// TransportReason is why an object does not move.
type TransportReason uint8

// The reasons.
const (
	NoLaw         TransportReason = iota // chartwise: no law to move by
	NoInverse                            // the dimensions differ and the slots need the inverse
	NotConnection                        // a connection has one upper and two lower slots
	NotRecomputed                        // a solver's result without a law or a base
	OverBlocks                           // blocks of a slot of the source were taken apart
	FromSum                              // a solver's result that rests on a point made by a sum
)

// Error says in words why nothing moves.
func (e *TransportError) Error() string {
	switch e.Reason {
	case NoLaw:
		return "a chartwise object has no law to move by"
	case NoInverse:
		return "the map has no inverse: only covariant tensors pull back"
	case NotConnection:
		return "a connection has one upper and two lower slots"
	case FromSum:
		return "what a solver finds from a point that was made by a sum is not computed again in another chart"
	case OverBlocks:
		return "blocks of a slot over " + e.Map.From.Name + " cannot be recomputed"
	}
	return "a solver's result without a law cannot be recomputed"
}
