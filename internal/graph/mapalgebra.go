package graph

// The inverse of a map and the composition of two.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// InverseOf turns a map with a written inverse round: one map, however often
// it is asked for.
func (g *Graph) InverseOf(m *Map) *Map {
	key := mapPair{m: m}
	if d, ok := g.derived[key]; ok {
		return d
	}
	d := &Map{ID: -1, Name: "inverse(" + m.Name + ")", From: m.To, To: m.From, Forward: m.Inverse, Inverse: m.Forward, Span: m.Span}
	g.derived[key] = d
	g.derived[mapPair{m: d}] = m
	return d
}

// mapAfter is the key of Composite, apart from that of recompute.
type mapAfter struct{ f, g *Map }

// Composite is f after h, with a written inverse when both have one: one map,
// however often it is asked for.
func (g *Graph) Composite(f, h *Map, at diag.Span) *Map {
	key := mapAfter{f, h}
	if d, ok := g.composite[key]; ok {
		return d
	}
	d := &Map{ID: -1, Name: "compose(" + f.Name + ", " + h.Name + ")", From: h.From, To: f.To, Span: at, Outer: f, Inner: h}
	for _, n := range f.Forward {
		d.Forward = append(d.Forward, g.ComposeMap(n, h))
	}
	if f.Inverse != nil && h.Inverse != nil {
		back := g.InverseOf(f)
		for _, n := range h.Inverse {
			d.Inverse = append(d.Inverse, g.ComposeMap(n, back))
		}
	}
	if g.composite == nil {
		g.composite = map[mapAfter]*Map{}
	}
	g.composite[key] = d
	return d
}

// Turning is m with numbers of its source's coordinates that are whole periods apart as one:
// its inverse may return any of them.
func (g *Graph) Turning(m *Map, modulo []float64) *Map {
	for _, d := range g.turning[m] {
		if slices.Equal(d.Modulo, modulo) {
			return d
		}
	}
	d := *m
	d.Modulo = modulo
	if g.turning == nil {
		g.turning = map[*Map][]*Map{}
	}
	g.turning[m] = append(g.turning[m], &d)
	return &d
}
