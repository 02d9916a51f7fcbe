package check

// Scopes: what names are bound to, what use metric holds for, and names at hand
// for fixes.

import (
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// scope is one region of names: the library's, a script's, a function's, a
// loop's. Lookups go outwards.
type scope struct {
	parent   *scope
	bindings map[string]*binding
	order    []string
	uses     []use
	// asOf hides bindings of the parents that are younger than it: a function sees
	// the names that were there when it was written.
	asOf     int
	source   *diag.Source               // of a script's or module's outermost scope
	inBody   bool                       // of a function's body: letters may be coordinates' names
	lib      bool                       // the library's own
	fallback func(name string) *binding // of the outermost scope: the library
	// pieces are the definitions of a library module, bound as they are asked for.
	pieces *pieces
}

// binding is what a name stands for.
type binding struct {
	value   value.Value // nil: poisoned, its statement failed
	coords  []coordRef  // of a coordinate name: the charts that have it
	def     diag.Span
	pattern string // H_ij, as it was written where it was bound
	tensor  string // which tensor of the conventions it is by its definition: riemann, ricci, …
	seq     int
	prev    *binding // what a session bound before
}

// said is how words about an object say where it was bound; b may be nil.
func (b *binding) said() refuse.Bound {
	if b == nil {
		return refuse.Bound{}
	}
	return refuse.Bound{Pattern: b.pattern, At: b.def}
}

type coordRef struct {
	chart *index.Chart
	block int
}

// use is a `use metric` or `use connection` line.
type use struct {
	chart  *index.Chart
	metric *value.Object // nil with use connection
	conn   *value.Object // nil where the line was wrong: said once
	seq    int
}

func newScope(parent *scope) *scope { return &scope{parent: parent, bindings: map[string]*binding{}} }

// lookup finds a name from the inside out; nil when it is not bound.
func (s *scope) lookup(name string) *binding {
	asOf := 0
	for ; s != nil; s = s.parent {
		b := s.bindings[name]
		for b != nil && asOf > 0 && b.seq > asOf {
			b = b.prev
		}
		if b != nil {
			return b
		}
		if s.asOf > 0 && (asOf == 0 || s.asOf < asOf) {
			asOf = s.asOf
		}
		if s.parent == nil && s.fallback != nil {
			return s.fallback(name)
		}
	}
	return nil
}

// Taken reports a name that is bound.
func (s *scope) Taken(name string) bool { return s.lookup(name) != nil }

// Value is what a name stands for, nil where it has no value of its own.
func (s *scope) Value(name string) value.Value {
	if b := s.lookup(name); b != nil {
		return b.value
	}
	return nil
}

// members are the names of a module's scope.
func (s *scope) members() []string {
	if s.pieces != nil {
		return s.pieces.names()
	}
	return s.order
}

// bind sets a name in the innermost scope.
func (e *checker) bind(name string, b *binding) {
	e.seq++
	b.seq = e.seq
	if old := e.scope.bindings[name]; old != nil {
		b.prev = old
	} else {
		e.scope.order = append(e.scope.order, name)
	}
	e.scope.bindings[name] = b
	if o, ok := b.value.(*value.Object); ok && o.Metric && letter.Lettered(o) == 0 {
		n := o.Name
		if n == "" {
			n = name
		}
		e.g.NameMetric(o.Node, n)
	}
}

// bindValue is bind for a local name without a place of its own.
func (e *checker) bindValue(name string, v value.Value, at diag.Span) {
	e.bind(name, &binding{value: v, def: at, pattern: name})
}

// each visits bindings from the inside out, latest first, library excluded.
func (s *scope) each(visit func(name string, b *binding) bool) {
	for ; s != nil; s = s.parent {
		if s.lib {
			return
		}
		for i := len(s.order) - 1; i >= 0; i-- {
			if !visit(s.order[i], s.bindings[s.order[i]]) {
				return
			}
		}
	}
}

// useOver is the use line in force for a chart.
func (s *scope) useOver(c *index.Chart) *use {
	asOf := 0
	for ; s != nil; s = s.parent {
		for i := len(s.uses) - 1; i >= 0; i-- {
			if u := &s.uses[i]; u.chart == c && (asOf == 0 || u.seq <= asOf) {
				return u
			}
		}
		if s.asOf > 0 && (asOf == 0 || s.asOf < asOf) {
			asOf = s.asOf
		}
	}
	return nil
}

// metricUse is the use line in force that sets a metric for a chart; an inner
// use connection changes nabla only.
func (s *scope) metricUse(c *index.Chart) *value.Object {
	asOf := 0
	for ; s != nil; s = s.parent {
		for i := len(s.uses) - 1; i >= 0; i-- {
			if u := &s.uses[i]; u.chart == c && u.metric != nil && (asOf == 0 || u.seq <= asOf) {
				return u.metric
			}
		}
		if s.asOf > 0 && (asOf == 0 || s.asOf < asOf) {
			asOf = s.asOf
		}
	}
	return nil
}

// Charts are the charts in scope by name, for fixes.
func (s *scope) Charts() []*index.Chart {
	var out []*index.Chart
	s.each(func(_ string, b *binding) bool {
		if c, ok := b.value.(*value.Chart); ok {
			out = append(out, c.C)
		}
		return true
	})
	return out
}

// named lists names in scope whose value answers a question, latest first.
func (s *scope) named(is func(o *value.Object) bool) []string {
	var out []string
	s.each(func(name string, b *binding) bool {
		if o, ok := b.value.(*value.Object); ok && o != nil && o.Node != nil && is(o) {
			if s.lookup(name) == b {
				out = append(out, name)
			}
		}
		return true
	})
	return out
}

// Metrics are the names of metrics over a chart, latest first.
func (s *scope) Metrics(c *index.Chart) []string {
	return s.named(func(o *value.Object) bool {
		return o.Metric && len(o.Node.Axes()) == 2 && o.Node.Axes()[0] == index.DownOver(c)
	})
}

// Connections are the names of connections over a chart, latest first.
func (s *scope) Connections(c *index.Chart) []string {
	return s.named(func(o *value.Object) bool {
		return o.Law == index.Connection && len(o.Node.Axes()) == 3 && o.Node.Axes()[0].Chart == c
	})
}

// Maps are the maps in scope between two charts; a nil chart is any.
func (s *scope) Maps(from, to *index.Chart) []string {
	var out []string
	s.each(func(name string, b *binding) bool {
		if m, ok := b.value.(*value.Map); ok && (from == nil || m.M.From == from) && (to == nil || m.M.To == to) {
			out = append(out, name)
		}
		return true
	})
	return out
}

// Points are the points in scope of a chart.
func (s *scope) Points(c *index.Chart) []string {
	var out []string
	s.each(func(name string, b *binding) bool {
		if p, ok := b.value.(*value.Point); ok && p.P.Chart == c {
			out = append(out, name)
		}
		return true
	})
	return out
}

// PointName is the name a point is bound to, or its text.
func (s *scope) PointName(p *graph.Point) string {
	found := ""
	s.each(func(name string, b *binding) bool {
		if q, ok := b.value.(*value.Point); ok && q.P == p {
			found = name
			return false
		}
		return true
	})
	if found != "" {
		return found
	}
	if t := p.Span.Text(); t != "" && len(t) < 40 {
		return t
	}
	return "a point of " + p.Chart.Name
}
