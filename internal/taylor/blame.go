package taylor

// Which function a failed claim is due to: the one whose second partial
// derivatives should be covariant.

import (
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
)

func chartsOf(cs ...*index.Chart) []*index.Chart { return cs }

// blame finds the function whose second derivatives carry the anomaly: of the
// scalars that are differentiated twice, the one with the largest differential
// at the point.
func (t *Test) blame(g *graph.Graph, s subject, at *At) error {
	type candidate struct {
		x      *graph.Node
		c      *index.Chart
		p      *graph.Point // of a value
		factor float64      // that the graph has taken out of x
	}
	var found []candidate
	seen := map[*graph.Node]bool{}
	var visit func(n *graph.Node, under *index.Chart, p *graph.Point, factor float64)
	visit = func(n *graph.Node, under *index.Chart, p *graph.Point, factor float64) {
		if seen[n] {
			return
		}
		seen[n] = true
		switch n.Op() {
		case graph.OpPartial:
			x := n.Args()[0]
			if under != nil && x.IsScalar() {
				found = append(found, candidate{x, n.Chart(), p, factor})
				return
			}
			visit(x, n.Chart(), p, factor)
			return
		case graph.OpAt:
			p = n.Point()
		case graph.OpContract:
			if c, _, _ := n.Contract(); len(n.Args()) == 1 {
				if v, ok := c.Number(); ok {
					factor *= math.Abs(v)
				}
			}
		default: // every other operation is only looked into
		}
		for _, a := range n.Args() {
			visit(a, under, p, factor)
		}
	}
	visit(s.def, nil, nil, 1)
	for _, c := range found {
		norm, ok, err := gradient(g, at, c.x, c.c, c.p)
		if err != nil {
			return err
		}
		norm *= c.factor
		if ok && (t.Scalar == nil || norm > t.Gradient) {
			t.Scalar, t.Gradient, t.Estimated = c.x, norm, c.c.Dim > exactGradient
		}
	}
	return nil
}

// exactGradient is the largest dimension in which |dx| is summed up exactly.
const exactGradient = 256

// gradient is the norm of dx at a point of c (p, or that of at), exact up to
// dimension 256, estimated from 32 random directions of signs beyond.
func gradient(g *graph.Graph, at *At, x *graph.Node, c *index.Chart, p *graph.Point) (float64, bool, error) {
	const chunk, exact = 32, exactGradient
	sum := 0.0
	k := min(chunk, c.Dim)
	r := rng(1)
	for first := 0; first < c.Dim && (first == 0 || c.Dim <= exact); first += chunk {
		u := newReal(g, at)
		u.planes = map[*index.Chart]int{c: k}
		u.draw = func(_ *index.Chart, base []float64, order int, a *Algebra[float64]) ([]Series[float64], error) {
			d := make([]Series[float64], len(base))
			for i := range d {
				d[i] = make(Series[float64], a.Shape.Count(order))
				switch {
				case order == 0:
				case c.Dim > exact:
					for v := range k {
						d[i][1+v] = 1 - 2*float64(r.next()>>63)
					}
				case i >= first && i-first < k:
					d[i][1+i-first] = 1
				}
			}
			return d, nil
		}
		charts, base := at.frame()
		f, err := u.at(charts, base, false)
		if err != nil {
			return 0, false, err
		}
		if p != nil {
			b, err := f.pointOf(p)
			if err != nil {
				return 0, false, err
			}
			if f, err = u.at(chartsOf(p.Chart), [][]float64{b}, false); err != nil {
				return 0, false, err
			}
		}
		pl := f.place(c)
		if pl == nil {
			return 0, false, nil
		}
		s, err := f.eval(x, 1)
		if err != nil {
			return 0, false, err
		}
		for v := range k {
			d := f.alg.Coef(s[0], 1+pl.first+v)
			sum += d * d
		}
	}
	if c.Dim > exact {
		sum /= float64(k)
	}
	return math.Sqrt(sum), true, nil
}

// SameFunction reports that two scalars differ by a number and by wrappers
// only: the graph takes numbers out of what it differentiates, so that a Test's
// Scalar may be a multiple of the function a user has named.
func SameFunction(a, b *graph.Node) bool {
	a, b = bare(a), bare(b)
	if a == b {
		return true
	}
	if a.Op() != graph.OpContract || b.Op() != graph.OpContract || !slices.Equal(a.Args(), b.Args()) {
		return false
	}
	_, la, oa := a.Contract()
	_, lb, ob := b.Contract()
	return slices.Equal(oa, ob) && slices.EqualFunc(la, lb, slices.Equal[[]int])
}

// bare strips wrappers and a numerical factor.
func bare(n *graph.Node) *graph.Node {
	for {
		switch {
		case n.Wraps():
		case len(n.Args()) == 1 && n.Op() == graph.OpContract && len(n.Axes()) == 0 && len(n.Args()[0].Axes()) == 0:
		default:
			return n
		}
		n = n.Args()[0]
	}
}
