package check

// What built-ins may ask of the checker: domains, names, the library, fields
// taken at a point.

import (
	"io/fs"

	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// host is what a built-in may ask of the checker.
type host struct{ e *checker }

func (h host) Metrics(c *index.Chart) []string     { return h.e.scope.Metrics(c) }
func (h host) Connections(c *index.Chart) []string { return h.e.scope.Connections(c) }
func (h host) Taken(name string) bool              { return h.e.scope.lookup(name) != nil }

// Domain is that of a chart of this source, of an import or of an
// earlier line of the session.
func (h host) Domain(c *index.Chart) (found *value.Domain) {
	for _, ch := range h.e.prog.Charts {
		if ch.C == c {
			return ch.Domain
		}
	}
	h.e.scope.each(func(_ string, b *binding) bool {
		if ch, ok := b.value.(*value.Chart); ok && ch.C == c {
			found = ch.Domain
			return false
		}
		return true
	})
	return found
}

// Apply calls a function of the library on behalf of a built-in.
func (h host) Apply(name string, args []builtins.Arg, at diag.Span) value.Value {
	f, ok := h.e.libraryValue(name).(*value.Func)
	if !ok || f.Fn == nil {
		return nil
	}
	x := &grammar.Call{At: grammar.At{Sp: at}, Fun: &grammar.Name{At: grammar.At{Sp: at}, Name: name}}
	return h.e.apply(f, args, x)
}

// CallFunc calls a function on behalf of a built-in.
func (h host) CallFunc(f *value.Func, args []builtins.Arg, at diag.Span) value.Value {
	if f.Fn == nil {
		return h.e.nativeAt(builtins.EntryOf(f), args, at, nil)
	}
	x := &grammar.Call{At: grammar.At{Sp: at}, Fun: &grammar.Name{At: grammar.At{Sp: at}, Name: f.Name}}
	return h.e.apply(f, args, x)
}

// Computed is the call of the library that gave an object.
func (h host) Computed(o *value.Object) (string, []value.Value) {
	c := h.e.computed[o.Node]
	return c.name, c.args
}

// computedBy is a call of the library with its arguments.
type computedBy struct {
	name string
	args []value.Value
}

// NameOf is the name that a scope gives a node, the innermost and latest.
func (h host) NameOf(n *graph.Node) string {
	found := ""
	h.e.scope.each(func(name string, b *binding) bool {
		if o, ok := b.value.(*value.Object); ok && o.Node == n {
			found = name
		}
		return found == ""
	})
	return found
}

func (h host) Fresh(name string, at diag.Span) *graph.Param {
	return h.e.loopParam(name, &grammar.Name{At: grammar.At{Sp: at}})
}

func (h host) FreshOpen(name string, params []string, at diag.Span) *scalar.Open {
	return h.e.registerOpen(scalar.NewOpen(name, params), at)
}

func (h host) Files() fs.FS { return h.e.opt.FS }

// Data is what the data of the program, and the files it imports, may take.
func (h host) Data() *builtins.Budget {
	b := &h.e.data
	if b.Limit, b.Stopped = h.e.opt.MaxData, h.e.g.Meter.Context().Err; b.Limit <= 0 {
		b.Limit = DefaultData
	}
	return b
}

// Mentions asks the node: definitions are in it.
func (h host) Mentions(a builtins.Arg, c *index.Chart) bool { return mentions(a.Value, c) }

func mentions(v value.Value, c *index.Chart) bool {
	switch v := v.(type) {
	case *value.Object:
		if v.Node.Touches(c) {
			return true
		}
		for k, a := range v.Node.Axes() {
			if a.Chart == c {
				return true
			}
			if m := v.ViaOf(k); m != nil && (m.From == c || m.To == c) {
				return true
			}
			if p := v.BaseOf(k); p != nil && p.Chart == c {
				return true
			}
		}
	case *value.Point:
		return v.P.Chart == c
	case *value.Map:
		return v.M.From == c || v.M.To == c
	case *value.Chart:
		return v.C == c
	case *value.List:
		for _, x := range v.Elems {
			if mentions(x, c) {
				return true
			}
		}
	case value.Cond:
		found := false
		eachCompare(v, func(cc *value.CondCompare) {
			found = found || mentions(cc.X, c) || mentions(cc.Y, c)
		})
		return found
	default: // other kinds have nothing over a chart
	}
	return false
}

// Meet takes fields at the point of the values among objects. Slots are matched
// by place alone: whole objects have no letters.
func (h host) Meet(objs []*value.Object, spans []diag.Span) ([]*value.Object, error) {
	e := h.e
	fs := make([]operand, len(objs))
	for i, o := range objs {
		fs[i] = operand{o: o, x: &grammar.Name{At: grammar.At{Sp: spans[i]}, Name: o.Name}}
	}
	leave := e.within(func(c *context) {
		c.report = newReport(8)
		c.calls = nil // the built-in's caller places the error
	})
	var at diag.Span
	if len(spans) > 0 {
		at = spans[0]
	}
	ok := e.meetAll(fs, &grammar.Name{At: grammar.At{Sp: at}})
	var first *operand
	for i := range fs {
		if !ok {
			break
		}
		p := letter.BasePoint(fs[i].o)
		if p == nil {
			continue
		}
		if first == nil {
			first = &fs[i]
			continue
		}
		if q := letter.BasePoint(first.o); q.Chart == p.Chart && !e.samePoint(q, p, spans[i]) {
			e.fail(e.words().TwoBases("", first.x.Span(), fs[i].x.Span(), first.said(), fs[i].said(), letter.Slot{At: q, Axis: index.DownOver(q.Chart)}, letter.Slot{At: p, Axis: index.DownOver(p.Chart)}))
			ok = false
		}
	}
	list := e.report.list
	leave()
	if !ok {
		if len(list) > 0 {
			return nil, list[0]
		}
		return nil, diag.New(refuse.CodeBase, at, "these objects are not taken at one point")
	}
	out := make([]*value.Object, len(fs))
	for i := range fs {
		out[i] = fs[i].o
	}
	return out, nil
}
