package taylor

import (
	"math"

	"github.com/seed2d4d80ff/geo/interp/graph"
	"github.com/seed2d4d80ff/geo/interp/index"
)

func chartsOf(cs ...*index.Chart) []*index.Chart { return cs }

// blame finds the function whose second derivatives carry the anomaly: of the
// scalars that are differentiated twice, the one with the largest differential
// at the point.
func (t *Test) blame(g *graph.Graph, s subject, at *At) error {
	u := newReal(g, at)
	charts, base := at.frame()
	type candidate struct {
		x *graph.Node
		c *index.Chart
		p *graph.Point // of a value
	}
	var found []candidate
	seen := map[*graph.Node]bool{}
	var visit func(n *graph.Node, under *index.Chart, p *graph.Point)
	visit = func(n *graph.Node, under *index.Chart, p *graph.Point) {
		if seen[n] {
			return
		}
		seen[n] = true
		switch n.Op() {
		case graph.OpPartial:
			x := n.Args()[0]
			if under != nil && x.IsScalar() {
				found = append(found, candidate{x, n.Chart(), p})
				return
			}
			visit(x, n.Chart(), p)
			return
		case graph.OpAt:
			p = n.Point()
		}
		for _, a := range n.Args() {
			visit(a, under, p)
		}
	}
	visit(s.def, nil, nil)
	for _, c := range found {
		f, err := u.at(charts, base, false)
		if err != nil {
			return err
		}
		if c.p != nil {
			b, err := f.pointOf(c.p)
			if err != nil {
				return err
			}
			if f, err = u.at(chartsOf(c.p.Chart), [][]float64{b}, false); err != nil {
				return err
			}
		}
		p := f.place(c.c)
		if p == nil {
			continue
		}
		x, err := f.eval(c.x, 1)
		if err != nil {
			return err
		}
		norm := 0.0
		for v := range p.dim {
			norm = math.Hypot(norm, f.alg.Coef(x[0], 1+p.first+v))
		}
		if t.Scalar == nil || norm > t.Gradient {
			t.Scalar, t.Gradient = c.x, norm
		}
	}
	return nil
}
