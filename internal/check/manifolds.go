package check

// Manifolds: manifold S2 { inversion, k }, and X in psi.

import (
	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// manifoldDecl is manifold S2 { inversion, k, period ph: 2*pi }. Whether a second way
// between two charts agrees with the first is seen while running.
func (e *checker) manifoldDecl(s *grammar.Manifold) {
	ok := e.mayBind(s.Name)
	m := &value.Manifold{Name: quote.Ident(s.Name), Span: s.Span()}
	for _, x := range s.Maps {
		ok = e.manifoldMap(s, m, x) && ok
	}
	if ok && len(m.Links) == 0 {
		e.fail(diag.New(refuse.CodeManifold, s.Name.Sp, m.Name+" has no map: its charts are those that its maps join"))
		ok = false
	}
	for i := range s.Periods {
		ok = ok && e.manifoldPeriod(m, &s.Periods[i])
	}
	if !ok {
		e.poison(s.Name)
		return
	}
	e.prog.Manifolds = append(e.prog.Manifolds, m)
	e.bindTop(s.Name, m, s.Name.Name)
	e.emit(&Manifold{Base{s.Span()}, m})
}

// manifoldMap adds one map.
func (e *checker) manifoldMap(s *grammar.Manifold, m *value.Manifold, x grammar.Expr) bool {
	v := e.expr(x)
	given, isMap := v.(*value.Map)
	if !isMap {
		if v != nil {
			e.fail(diag.New(refuse.CodeManifold, x.Span(), quote.Short(x)+" is "+v.Kind()+": a manifold is made of maps between charts"))
		}
		return false
	}
	f := given.M
	if f.From == f.To || f.From.Dim != f.To.Dim {
		e.fail(refuse.NoTransition(x, f))
		return false
	}
	for _, c := range []*index.Chart{f.From, f.To} {
		if other := e.manifoldOf(c); other != nil && (other.Name != m.Name || !e.mayRebind) {
			e.fail(refuse.OfAnother(x, c, other))
			return false
		}
	}
	way, joined := value.Way(m.Links, f.From, f.To)
	for _, l := range m.Links {
		if l.M == f {
			e.fail(diag.New(refuse.CodeManifold, x.Span(), quote.Short(x)+" is named twice").WithPlace(l.Span, "first here"))
			return false
		}
	}
	for _, s := range way {
		if s.Back && s.M.Inverse == nil {
			e.fail(refuse.NotCompared(x, f, s.M))
			return false
		}
	}
	m.Links = append(m.Links, value.Link{M: f, Second: joined, Span: x.Span()})
	return true
}

// manifoldPeriod adds period ph: 2*pi.
func (e *checker) manifoldPeriod(m *value.Manifold, s *grammar.Period) bool {
	var found []value.Period
	for _, c := range m.Charts() {
		if s.Chart != nil && s.Chart.Name != c.Name {
			continue
		}
		if k := c.BlockIndex(s.Coord.Name); k >= 0 && len(c.Blocks[k].Dims) == 0 {
			found = append(found, value.Period{Chart: c, Flat: c.Blocks[k].Offset})
		}
	}
	if len(found) != 1 {
		e.fail(refuse.PeriodOf(s, m, found))
		return false
	}
	o := e.positive(s.Value, "a period")
	if o == nil {
		return false
	}
	found[0].Value, found[0].Text, found[0].Span = o, quote.Short(s.Value), s.Span()
	m.Periods = append(m.Periods, found[0])
	return true
}

// manifoldOf is the manifold that has a chart, nil for none.
func (e *checker) manifoldOf(c *index.Chart) *value.Manifold {
	for i := len(e.prog.Manifolds) - 1; i >= 0; i-- {
		if m := e.prog.Manifolds[i]; m.Has(c) {
			return m
		}
	}
	return nil
}

func (h host) Manifold(c *index.Chart) *value.Manifold { return h.e.manifoldOf(c) }

// inChartOf is x in psi.
func (e *checker) inChartOf(x *grammar.In) value.Value {
	cv := e.expr(x.Chart)
	ch, ok := cv.(*value.Chart)
	if !ok {
		if cv != nil {
			e.fail(diag.New(refuse.CodeWrongKind, x.Chart.Span(), quote.Short(x.Chart)+" is "+cv.Kind()+": behind in stands a chart"))
		}
		e.trial(func() { e.expr(x.X) })
		return nil
	}
	v := e.expr(x.X)
	if p, isPending := v.(*pending); isPending {
		v = e.decide(p, x.X)
	}
	if v == nil {
		return nil
	}
	e.workOf(v)
	return e.placed(func(c *builtins.Call) (value.Value, error) { return c.In(e.manifoldOf(ch.C), ch.C) },
		&builtins.Call{Args: []builtins.Arg{{Value: v, Span: x.X.Span()}}, Span: x.Span(), G: e.g, Host: host{e}})
}

// ChartName is a chart of a manifold: its name, and how the source writes it, gallery.Sphere.
type ChartName struct{ Name, Written string }

// Atlases are the charts of each manifold that the source has a name for.
func (p *Program) Atlases() [][]ChartName {
	written := map[*index.Chart]string{}
	say := func(v value.Value, text string) {
		if c, ok := v.(*value.Chart); ok && written[c.C] == "" {
			written[c.C] = text
		}
	}
	for _, name := range p.Order {
		say(p.Names[name], name)
	}
	for _, name := range p.Order {
		m, ok := p.Names[name].(*value.Module)
		if !ok {
			continue
		}
		if sc, ok := m.Scope.(*scope); ok {
			sc.each(func(member string, b *binding) bool {
				say(b.value, name+"."+member)
				return true
			})
		}
	}
	var out [][]ChartName
	for _, m := range p.Manifolds {
		var atlas []ChartName
		for _, c := range m.Charts() {
			if written[c] != "" {
				atlas = append(atlas, ChartName{c.Name, written[c]})
			}
		}
		out = append(out, atlas)
	}
	return out
}
