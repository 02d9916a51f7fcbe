package taylor

// Transformation laws on series: slots and connections changed to new
// coordinates.

import (
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
)

// moveByLaw gives an input's components in new coordinates: the old components as
// functions of the new coordinates, pushed by the input's law.
func (f *frame[T]) moveByLaw(n *graph.Node, r int) ([]Series[T], error) {
	law := index.Tensor
	switch n.Op() {
	case graph.OpInput:
		law = n.Input().Law
	case graph.OpClaim:
		law = n.Claim().Law
	case graph.OpNative:
		law = n.Native().Law
		if b := n.Native().Base; b != nil && f.place(b.Chart) == nil {
			// The germ at the solver's own base point.
			at, err := f.pointOf(b)
			if err != nil {
				return nil, err
			}
			if f.moved[b.Chart] {
				f.germ(b.Chart, at)
			}
		}
	default: // every other operation moved is a random stand-in, pushed as a tensor
	}
	if f.planes != nil {
		for i := range f.places {
			if c := f.places[i].chart; f.planes[c] > 0 {
				return nil, undecided("an input over %s, of dimension %d", c.Name, c.Dim)
			}
		}
	}
	old, err := f.plain()
	if err != nil {
		return nil, err
	}
	s, err := old.eval(n, r)
	if err != nil {
		return nil, err
	}
	if s, err = f.renew(s, r); err != nil {
		return nil, err
	}
	return f.push(s, n.Axes(), law, r)
}

// renew writes series in the old coordinates of this frame's point as series in
// the new ones.
func (f *frame[T]) renew(s []Series[T], r int) ([]Series[T], error) {
	if r == 0 {
		return s, nil
	}
	if f.renewals[r] == nil {
		old, err := f.plain()
		if err != nil {
			return nil, err
		}
		g := make([]Series[T], f.alg.Shape.Vars)
		for i := range f.places {
			p := &f.places[i]
			x, err := f.coordinates(p, r)
			if err != nil {
				return nil, err
			}
			copy(g[p.first:], x)
		}
		if f.renewals == nil {
			f.renewals = map[int]*Substitution[T]{}
		}
		if _, err := f.algebra(f.alg.Shape.Vars, r); err != nil {
			return nil, err
		}
		f.renewals[r] = NewSubstitution(old.alg, f.alg, g, r)
	}
	t := f.renewals[r]
	out := make([]Series[T], len(s))
	for i, x := range s {
		out[i] = t.Apply(x)
	}
	return out, nil
}

// germOf is the germ that slots over c change by here: that of the frame's
// point, else the only one there is, whose matrices are known here to order 0.
func (f *frame[T]) germOf(c *index.Chart, r int) (*germ[T], *place[T], error) {
	if p := f.place(c); p != nil && p.germ != nil {
		return p.germ, p, nil
	}
	if gs := f.germs[c]; len(gs) == 1 && r == 0 {
		return gs[0], nil, nil
	} else if len(gs) == 1 {
		return nil, nil, undecided("derivatives of an input with slots over %s along a map", c.Name)
	}
	return nil, nil, undecided("slots over %s at more points than one, or none", c.Name)
}

// matrix brings a germ's matrix into this frame: as series at its point, as
// numbers elsewhere.
func (f *frame[T]) matrix(p *place[T], m []Series[T], r int) []Series[T] {
	out := make([]Series[T], len(m))
	for i, s := range m {
		if p == nil {
			out[i] = f.alg.Cut(f.alg.Const(f.alg.At0(s)), r)
		} else {
			out[i] = f.lift(p, s, r)
		}
	}
	return out
}

// turns reports a slot that changes: on a plane, directions stay.
func (f *frame[T]) turns(a index.Axis) bool {
	return a.Chart != nil && f.moved[a.Chart] && f.planes[a.Chart] == 0
}

// push changes components (already functions of the new coordinates) by the
// law: J = ∂x/∂y on lower slots, K = ∂y/∂x on upper ones, and for a connection
//
//	Γ'^a_bc = K^a_i (Γ^i_jk J^j_b J^k_c + ∂²x^i/∂y^b∂y^c).
func (f *frame[T]) push(s []Series[T], axes []index.Axis, law index.Law, r int) ([]Series[T], error) {
	dims := make([]int, len(axes))
	slots := false
	for i, a := range axes {
		dims[i] = f.size(a)
		slots = slots || f.turns(a)
	}
	if !slots {
		return s, nil
	}
	if law == index.Chartwise {
		return nil, undecided("an input without a law")
	}
	var err error
	for i, a := range axes {
		if !f.turns(a) {
			continue
		}
		if s, err = f.turn(s, dims, i, a, r); err != nil {
			return nil, err
		}
	}
	if law != index.Connection {
		return s, nil
	}
	up, down := -1, []int{}
	for i, a := range axes {
		if a.Kind == index.Up {
			up = i
		} else if a.Kind == index.Down {
			down = append(down, i)
		}
	}
	if len(axes) != 3 || up < 0 || len(down) != 2 || axes[0].Chart != axes[1].Chart || axes[0].Chart != axes[2].Chart {
		return nil, undecided("a connection with other slots than one upper and two lower")
	}
	g, p, err := f.germOf(axes[0].Chart, r)
	if err != nil {
		return nil, err
	}
	h, err := g.second(r)
	if err != nil {
		return nil, err
	}
	k, err := g.inverse(r)
	if err != nil {
		return nil, err
	}
	h, k = f.matrix(p, h, r), f.matrix(p, k, r)
	n := g.dim
	at := []int{n * n, n, 1}
	out := append([]Series[T](nil), s...)
	for a := range n {
		for b := range n {
			for c := range n {
				t := f.alg.Dot(r, n, func(i int) (Series[T], Series[T]) { return k[a*n+i], h[(i*n+b)*n+c] })
				o := &out[a*at[up]+b*at[down[0]]+c*at[down[1]]]
				*o = f.alg.Add(*o, t, r)
			}
		}
	}
	return out, nil
}

// turn changes one slot.
func (f *frame[T]) turn(s []Series[T], dims []int, axis int, a index.Axis, r int) ([]Series[T], error) {
	g, p, err := f.germOf(a.Chart, r)
	if err != nil {
		return nil, err
	}
	n := g.dim
	var m []Series[T]
	at := func(i, b int) int { return i*n + b } // J[i][b]
	if a.Kind == index.Down {
		m, err = g.jacobian(r)
	} else {
		m, err = g.inverse(r)
		at = func(i, b int) int { return b*n + i } // K[b][i]
	}
	if err != nil {
		return nil, err
	}
	m = f.matrix(p, m, r)
	inner := product(dims[axis+1:])
	out := make([]Series[T], len(s))
	for o := range product(dims[:axis]) {
		for in := range inner {
			for b := range n {
				out[(o*n+b)*inner+in] = f.alg.Dot(r, n, func(i int) (Series[T], Series[T]) {
					return s[(o*n+i)*inner+in], m[at(i, b)]
				})
			}
		}
	}
	return out, nil
}
