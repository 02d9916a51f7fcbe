package graph

import "testing"

// One component of Kerr's curvature costs a fraction of all, counted in nodes
// of the scalar graph, and is the same expression.
func TestComponentOnDemand(t *testing.T) {
	k := newKit(t)
	_, g := kerr(k)
	before := k.Pool.Len()
	k.comp(k.riemann(g))
	cost := k.Pool.Len() - before
	for _, pos := range [][]int{{0, 1, 0, 1}, {2, 3, 2, 3}, {1, 2, 1, 2}, {0, 1, 2, 3}} {
		k := newKit(t)
		_, g := kerr(k)
		all := k.riemann(g)
		before := k.Pool.Len()
		one := k.comp(k.Component(all, pos))[0]
		if part := k.Pool.Len() - before; 2*part > cost {
			t.Errorf("R%v alone makes %d scalar nodes, all components %d", pos, part, cost)
		}
		at := 0
		for _, i := range pos {
			at = 4*at + i
		}
		if whole := k.comp(all); whole[at] != one {
			t.Errorf("R%v alone is another expression than among all components", pos)
		}
	}
}

// A component of a sum over many factors, of deltas and of what has been
// expanded whole.
func TestLoneComponents(t *testing.T) {
	k := newKit(t)
	s, g, _ := schwarzschild(k)
	up := k.Inverse(g)
	mixed := k.con("ac", slots(s, "^_"), up, "ab", g, "bc")
	for i := range 4 {
		for j := range 4 {
			one := k.comp(k.Component(mixed, []int{i, j}))[0]
			if want := i == j; one.IsOne() != want || one.IsZero() == want {
				t.Errorf("delta[%d,%d] is %s", i, j, k.u.Pool.Format(one, 0))
			}
		}
	}
	riem := k.riemann(g)
	row := k.comp(k.Component(riem, []int{1, -1, 1, -1}))
	whole := k.comp(riem)
	for b := range 4 {
		for d := range 4 {
			if row[4*b+d] != whole[((1*4+b)*4+1)*4+d] {
				t.Errorf("R[r,%d,r,%d] differs", b, d)
			}
		}
	}
}
