package graph

// What a series goes by: a param with an order, or a small param or coordinate.

import (
	"fmt"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
)

// Small is what a series goes by: u = x - About, or u = 1/x, of a param or a coordinate x.
type Small struct {
	Param *Param
	Chart *index.Chart // and Index: a coordinate
	Index int
	About *Node // nil: 0
	Inf   bool
	// Positive: u is known to be positive.
	Positive bool
	// Most is the highest power that does not vanish, of a param with an order; 0: all may stand.
	Most int
}

// Name is that of the param or the coordinate.
func (s *Small) Name() string {
	if s.Param != nil {
		return s.Param.Name
	}
	return CoordName(s.Chart, s.Index)
}

// Same reports that both are powers of one thing.
func (s *Small) Same(t *Small) bool {
	return s.Param == t.Param && s.Chart == t.Chart && s.Index == t.Index && s.About == t.About && s.Inf == t.Inf
}

// node is x.
func (g *Graph) smallNode(s *Small) *Node {
	if s.Param != nil {
		return g.Param(s.Param)
	}
	return g.CoordFlat(s.Chart, s.Index)
}

// PowerOf is u to a whole power.
func (g *Graph) PowerOf(s *Small, k int) *Node {
	x := g.smallNode(s)
	switch {
	case s.Inf:
		k = -k
	case s.About != nil:
		x = g.Sub(x, s.About)
	}
	return g.Map(g.Pool.PowInt(g.Pool.Arg(0), k), x)
}

// GiveOrder lets all powers of a param beyond the n-th vanish.
func (g *Graph) GiveOrder(p *Param, n int) {
	by := &Small{Param: p, Most: n}
	p.Formal = g.Truncated(&Orders{By: by, From: 1, Coefs: []*Node{g.Int(1)}, End: n + 1}, index.Tensor, nil)
}

// FromAbove says that a param with an order is positive.
func (g *Graph) FromAbove(p *Param) {
	if by, err := g.SmallOf(p.Formal); err == nil && by != nil {
		by.Positive = true
	}
}

// ParamOf is the param that a node is by itself, with an order or without; nil: it is none.
func (g *Graph) ParamOf(n *Node) *Param {
	switch {
	case n.op == OpParam:
		return n.Param()
	case n.op == OpSum && n.HasRemainder() && len(n.params) == 1 && n.params[0].Formal == n:
		return n.params[0]
	}
	return nil
}

func (s *Small) written(k int, about string) string {
	name := s.Name()
	switch {
	case s.About != nil:
		name = "(" + name + " - " + about + ")"
	case s.Inf:
		k = -k
	}
	switch {
	case k == 0:
		return "1"
	case k == 1:
		return name
	case k == -1:
		return "1/" + name
	case k < 0:
		return fmt.Sprintf("1/%s^%d", name, -k)
	}
	return fmt.Sprintf("%s^%d", name, k)
}

// Most is the highest power of a param that does not vanish.
func (g *Graph) Most(p *Param) int {
	by, err := g.SmallOf(p.Formal)
	if err != nil || by == nil {
		return 0
	}
	return by.Most
}

// DependsOnParam reports a param among those that a node depends on.
func (n *Node) DependsOnParam(p *Param) bool { return slices.Contains(n.params, p) }
