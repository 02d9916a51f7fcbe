package taylor

// Changes of coordinates far from the identity: they turn what a definition decides by components.

import (
	"errors"
	"math"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/op"
)

// farGerm is a change of coordinates far from the identity, in powers of two, which round
// nothing: how much smaller all new coordinates are, or one of them alone, how much larger second
// derivatives are beside that, and how much of one coordinate is added to another.
type farGerm struct {
	size, curved, shear int
	alone               bool
}

// farGerms are the changes that a claim meets whose definition decides by components.
var farGerms = []farGerm{
	{curved: 3, shear: 1}, {curved: 6, shear: 3}, {curved: 9}, {curved: 12},
	{size: 1}, {size: -1}, {size: 2, shear: 1}, {size: -2, shear: 2}, {size: 4, curved: 3}, {size: -4, curved: 3}, {size: 7, shear: 4}, {size: -7},
	{size: 9, curved: 3}, {size: -9, curved: 6}, {size: 11}, {size: -11}, {size: 13}, {size: -13}, {size: 16}, {size: -16}, {size: 20}, {size: -20},
	{size: 5, alone: true}, {size: -5, alone: true}, {size: 12, alone: true}, {size: -12, alone: true}, {size: 16, alone: true}, {size: -16, alone: true},
}

// decides reports a definition that applies a function of the table (a condition, max, floor, a sigmoid)
// to what has another value in other coordinates: a component, a density. Such a
// function may turn far from where changes near the identity lead.
func (u *run[T]) decides(s subject) bool {
	found := false
	graph.Walk(s.def, func(n *graph.Node) bool {
		if found || n.Op() == graph.OpInput || n.Op() == graph.OpClaim && n != s.node && !u.rerunClaims {
			return false
		}
		switch n.Op() {
		case graph.OpMap:
			if !u.allPure(n) && !regularArgs(n) {
				eachCall(u.g.Pool, n.Body(), func(*op.Func) { found = true })
			}
		case graph.OpReduce:
			found = (n.Reduction() == graph.Max || n.Reduction() == graph.Min) && !u.allPure(n)
		case graph.OpPick:
			found = !u.allPure(n)
		case graph.OpSelect:
			found = !u.pure(n.Args()[0])
		default: // every other operation is a polynomial, or divides by one
		}
		return !found
	})
	return found
}

// allPure reports that no argument has another value in other coordinates.
func (u *run[T]) allPure(n *graph.Node) bool {
	for _, a := range n.Args() {
		if !u.pure(a) {
			return false
		}
	}
	return true
}

// germsFar draws germs like germs does, of coordinates that are exchanged, turned round
// and stretched, the first of the charts as far says. Orientation is kept. Drawn again
// they are nearly the same, and rounded otherwise.
func germsFar(u *run[float64], charts []*index.Chart, seed uint64, far farGerm, again int) func(*index.Chart, []float64, int, *Algebra[float64]) ([]Series[float64], error) {
	near, drawn := germs(u, seed, randomFloat), seeds[float64](seed)
	return func(c *index.Chart, base []float64, r int, a *Algebra[float64]) ([]Series[float64], error) {
		x, err := near(c, base, r, a)
		if err != nil || len(x) == 0 || u.planes[c] > 0 {
			return x, err
		}
		draw := rng(mix(drawn(c, base) + 1))
		far := far
		if c != charts[0] && draw.next()>>63 == 0 {
			far.size = -far.size
		}
		all := far.size
		if far.alone && len(x) > 1 {
			all = 0
		}
		for order := 1; order <= r; order++ {
			for k := a.Shape.Count(order - 1); k < a.Shape.Count(order); k++ {
				for i := range x {
					x[i][k] = math.Ldexp(x[i][k], order*all+(order-1)*far.curved)
					if again > 0 {
						x[i][k] *= 1 + 0x1p-30*randomFloat(mix(seed^mix(uint64(again)<<40|uint64(i)<<20|uint64(k))))
					}
				}
			}
		}
		far.size -= all
		exchange(x, &draw, far)
		return x, nil
	}
}

// exchange permutes, stretches and adds the variables of a germ's linear part, one of them by size,
// and turns some round, so that the sign of its determinant stays.
func exchange(x []Series[float64], draw *rng, far farGerm) {
	n := len(x)
	to, by, sign := make([]int, n), make([]float64, n), 1.0
	for j := range n {
		to[j], by[j] = j, 1
		if n > 1 {
			by[j] = math.Ldexp(1, int(draw.next()%3)-1)
		}
	}
	for j := n - 1; j > 0; j-- {
		if k := int(draw.next() % uint64(j+1)); k != j {
			to[j], to[k] = to[k], to[j]
			sign = -sign
		}
		if draw.next()>>63 == 0 {
			by[j] = -by[j]
			sign = -sign
		}
	}
	by[0] *= sign
	one := int(draw.next() % uint64(n))
	by[one] = math.Ldexp(by[one], far.size)
	added := 0.0
	if far.shear > 0 {
		added = math.Ldexp(1-2*float64(draw.next()>>63), far.shear-1)
	}
	row := make([]float64, n)
	for _, s := range x {
		copy(row, s[1:])
		if n > 1 {
			row[one] += added * row[(one+1)%n]
		}
		for j, v := range row {
			s[1+to[j]] = v * by[j]
		}
	}
}

// farAt compares a subject at a point under changes of coordinates far from the identity, where it
// decides by components, until one refutes it. What has no value under a change says nothing.
// What a tolerance excuses grows with the change: it is taken as its root.
func farAt(begin func() *run[float64], s subject, at *At, opt TestOptions, found func(*run[float64], comparison)) error {
	if !begin().decides(s) {
		return nil
	}
	charts, base := at.frame()
	for k := range opt.Rounds * len(farGerms) {
		var u *run[float64]
		c, err := refutedFar(func(again int) (comparison, error) {
			u = begin()
			u.draw = germsFar(u, s.charts, mix(opt.Seed^mix(uint64(k)+5000)), farGerms[k%len(farGerms)], again)
			return compare(u, s, charts, base, math.Sqrt(opt.Tol))
		})
		if err != nil {
			return err
		}
		if !c.ok {
			found(u, c)
			return nil
		}
	}
	return nil
}

// refutedFar is a comparison under a change of coordinates far from the identity that refutes a
// subject (not ok) only if nearly the same changes find nearly the same anomaly:
// stretched coordinates amplify rounding, in eigenvalues say, beyond what the size of the numbers tells.
func refutedFar(compare func(again int) (comparison, error)) (comparison, error) {
	const (
		times  = 3
		steady = 0.02
	)
	var first comparison
	for again := range 1 + times {
		c, err := compare(again)
		switch {
		case errors.Is(err, errUndecided), errors.Is(err, errSingular), err == nil && !isFinite(c.anomaly):
			return comparison{ok: true}, nil
		case err != nil:
			return c, err
		case again == 0:
			first = c
		case !(math.Abs(c.anomaly-first.anomaly) <= steady*first.anomaly):
			return comparison{ok: true}, nil
		}
		if c.ok {
			return c, nil
		}
	}
	return first, nil
}
