package builtins

// recompute(X, phi) and invariant: a definition carried out again in the chart
// that a map leads to.

import (
	"fmt"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// applyRecompute carries a definition out in the chart that a map leads to. The
// graph does the walk; here is what it may be asked of.
func applyRecompute(c *Call) (value.Value, error) {
	switch v := c.positional(0).Value.(type) {
	case *value.Point:
		if v.P.DependsOnChart() {
			return c.recomputedPoint(v.P)
		}
		return applyPush(c)
	case *value.Map:
		return c.recomputedMap(v.M)
	}
	a, o, m, err := c.mapCall()
	if err != nil {
		return nil, err
	}
	if !o.Node.Touches(m.From) && !c.Host.Mentions(*a, m.From) {
		return nil, c.nothingOver(a, m)
	}
	return c.recomputed(a, o, m)
}

// recomputedMap is a map after phi's inverse, or phi after a map.
func (c *Call) recomputedMap(f *graph.Map) (value.Value, error) {
	a := c.positional(0)
	m, err := c.mapArg(c.positional(1))
	if err != nil {
		return nil, err
	}
	if f.From != m.From && f.To != m.From {
		return nil, c.nothingOver(a, m)
	}
	if m.From.Dim != m.To.Dim {
		return nil, c.notInvertible(m)
	}
	r, err := c.G.RecomputeMap(f, m)
	if err != nil {
		return nil, diag.New(CodeMapNoWay, a.Span, err.Error())
	}
	return &value.Map{M: r}, nil
}

// recomputedPoint is a point that depends on its chart, made again in the other.
func (c *Call) recomputedPoint(p *graph.Point) (value.Value, error) {
	a := c.positional(0)
	m, err := c.mapArg(c.positional(1))
	if err != nil {
		return nil, err
	}
	if m.From.Dim != m.To.Dim {
		return nil, c.notInvertible(m)
	}
	q, err := c.G.RecomputePoint(p, m)
	if err != nil {
		return nil, diag.New(CodeMapNoWay, a.Span, err.Error())
	}
	return &value.Point{P: q}, nil
}

func (c *Call) notInvertible(m *graph.Map) error {
	return diag.New(CodeMapNoWay, c.Span, fmt.Sprintf("%s maps dimension %d to %d: recompute needs an invertible map", m.Name, m.From.Dim, m.To.Dim))
}

func (c *Call) nothingOver(a *Arg, m *graph.Map) error {
	return diag.New(CodeNothingOver, a.Span, fmt.Sprintf("nothing in %s is over %s, so %s changes nothing in it", a.text(), m.From.Name, m.Name)).
		WithPlace(m.Span, fmt.Sprintf("%s: %s -> %s", m.Name, m.From.Name, m.To.Name))
}

// recomputed walks an object's definition in the chart the map leads to.
func (c *Call) recomputed(a *Arg, o *value.Object, m *graph.Map) (*value.Object, error) {
	if m.From.Dim != m.To.Dim {
		return nil, c.notInvertible(m)
	}
	n, err := c.G.Recompute(o.Node, m)
	if err != nil {
		return nil, diag.New(CodeMapNoWay, a.Span, err.Error())
	}
	r := o.WithNode(n)
	for i, p := range r.Base {
		if p != nil && (p.Chart == m.From || p.DependsOnChart()) {
			if r.Base[i], err = c.G.RecomputePoint(p, m); err != nil {
				return nil, diag.New(CodeMapNoWay, a.Span, err.Error())
			}
		}
	}
	for i, via := range r.Via {
		if via != nil {
			if r.Via[i], err = c.G.RecomputeMap(via, m); err != nil {
				return nil, err
			}
		}
	}
	return r, nil
}

func applyInvariant(c *Call) (value.Value, error) {
	a, o, m, err := c.mapCall()
	if err != nil {
		return nil, err
	}
	if o.Slots() > 0 {
		name, phi := a.code(), c.positional(1).code()
		return nil, diag.New(CodeArgument, a.Span, fmt.Sprintf("invariant compares numbers; %s has slots, which change with the chart by its law", a.text())).
			WithFix(c.Span, fmt.Sprintf("recompute(%s, %s) ~= push(%s, %s)", name, phi, name, phi))
	}
	if !o.Node.Touches(m.From) && !c.Host.Mentions(*a, m.From) {
		return nil, c.nothingOver(a, m)
	}
	recomputed, err := c.recomputed(a, o, m)
	if err != nil {
		return nil, err
	}
	cond := &value.CondInvariant{X: o, Recomputed: recomputed, Seen: recomputed, M: m, Span: c.Span}
	if slices.Contains(recomputed.Node.Charts(), m.To) {
		cond.Seen = recomputed.WithNode(c.G.View(recomputed.Node, m))
	}
	if t := c.option("tol"); t != nil {
		if cond.Tol, err = c.scalar(t); err != nil {
			return nil, err
		}
	}
	return cond, nil
}
