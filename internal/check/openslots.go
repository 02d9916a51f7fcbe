package check

// Open functions with slots: fn A_i(t, x) on c, fn h_{(ij)}(t, x) on c, their components, and their calls A(t, x)_i.

import (
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// maxOpenParts bounds the components of one open function.
const maxOpenParts = 4096

// slotsMayStand refuses heads with slots that do not say where, and a chart or conditions
// that no head or each of them has no use for.
func (e *checker) slotsMayStand(s *grammar.OpenFn) (*index.Chart, bool) {
	at := slices.IndexFunc(s.Heads, func(h grammar.OpenHead) bool { return len(h.Indices) > 0 })
	switch {
	case at < 0 && s.On != nil:
		e.fail(refuse.OpenNoSlots(s))
		return nil, false
	case at < 0:
		return nil, true
	case s.On == nil:
		e.fail(refuse.OpenWhere(s, &s.Heads[at], e.lonelyChart()))
		return nil, false
	case len(s.Where) > 0:
		e.fail(refuse.OpenSlotConditions(s, &s.Heads[at]))
		return nil, false
	}
	return e.chartNamed(*s.On)
}

// lonelyChart is the name of the one chart of the program; empty where there are others.
func (e *checker) lonelyChart() string {
	name := ""
	for _, n := range e.prog.Order {
		if _, is := e.prog.Names[n].(*value.Chart); is {
			if name != "" {
				return ""
			}
			name = n
		}
	}
	return name
}

// openSlots declares an open function with slots: one of numbers for each component,
// but for those that brackets make equal.
func (e *checker) openSlots(h *grammar.OpenHead, names []string, c *index.Chart) *value.Func {
	sl := &value.OpenSlots{Chart: c}
	shape, size := make([]int, len(h.Indices)), 1
	for k, i := range h.Indices {
		first := slices.IndexFunc(h.Indices, func(j grammar.Index) bool { return j.Name == i.Name })
		switch {
		case first < k:
			e.fail(diag.New(refuse.CodeDuplicate, i.Sp, i.Text+" stands twice: every letter here is free").WithPlace(h.Indices[first].Sp, "first here"))
			return nil
		case slices.ContainsFunc(c.Blocks, func(b index.Block) bool { return b.Name == i.Name }):
			e.fail(diag.New(refuse.CodeCoordLetter, i.Sp, i.Text+" is a coordinate of "+c.Name+": as an index letter it would read like a component").
				WithNote("any other letter says that here is a slot"))
			return nil
		}
		a := index.DownOver(c)
		if i.Up {
			a = index.UpOver(c)
		}
		sl.Axes, shape[k] = append(sl.Axes, a), a.Size
		if size *= a.Size; size > maxOpenParts {
			e.fail(diag.New(refuse.CodeTooMuch, h.Span(), quote.Ident(h.Name)+" would have more than "+number.Format(maxOpenParts, number.Digits)+" components, each a function of its own"))
			return nil
		}
	}
	groups := make([]slotGroup, len(h.Groups))
	for n, g := range h.Groups {
		groups[n].anti = g.Anti
		for k := g.From; k < g.To; k++ {
			switch {
			case h.Indices[k].Out: // between bars
				continue
			case len(groups[n].at) > 0 && h.Indices[k].Up != h.Indices[groups[n].at[0]].Up:
				e.fail(diag.New(refuse.CodeSymmetrise, g.Sp, "a bracket is over slots of one height"))
				return nil
			}
			groups[n].at = append(groups[n].at, k)
		}
	}
	made := map[string]*scalar.Open{}
	for f := range size {
		ix, minus, zero := representative(number.Index(shape, f), groups)
		if zero {
			sl.Parts, sl.Minus = append(sl.Parts, nil), append(sl.Minus, false)
			continue
		}
		part, tex := e.partName(sl.Axes, ix)
		o := made[part]
		if o == nil {
			o = scalar.NewOpen(quote.Ident(h.Name), names)
			o.Part, o.PartTeX = part, tex
			made[part] = e.registerOpen(o, h.Span())
		}
		sl.Parts, sl.Minus = append(sl.Parts, o), append(sl.Minus, minus)
	}
	head := scalar.NewOpen(quote.Ident(h.Name), names)
	return &value.Func{Name: head.Name, Open: head.Func(make([]int, len(names))), Slots: sl}
}

// slotGroup are the slots that a bracket is over.
type slotGroup struct {
	at   []int
	anti bool
}

// representative is the component that a component is up to its sign, by brackets: zero
// where it is its own negative.
func representative(ix []int, groups []slotGroup) (to []int, minus, zero bool) {
	to = slices.Clone(ix)
	for _, g := range groups {
		for i := range g.at { // by exchanges, each of which turns the sign
			for k := i; k > 0 && to[g.at[k-1]] > to[g.at[k]]; k-- {
				a, b := g.at[k-1], g.at[k]
				to[a], to[b] = to[b], to[a]
				minus = minus != g.anti
			}
		}
		for i := 1; i < len(g.at); i++ {
			zero = zero || g.anti && to[g.at[i]] == to[g.at[i-1]]
		}
	}
	return to, minus, zero
}

// partName is a component as it is written behind a call, and its indices in LaTeX.
func (e *checker) partName(axes []index.Axis, ix []int) (text, tex string) {
	names := make([]string, len(axes))
	for k, a := range axes {
		names[k] = graph.CoordName(a.Chart, ix[k]-1)
		mark := "_"
		if a.Kind == index.Up {
			mark = "^"
		}
		switch {
		case k > 0 && a.Kind == axes[k-1].Kind:
			tex = strings.TrimSuffix(tex, "}") + " " + e.pool.LaTeXName(names[k]) + "}"
		case k > 0:
			tex += "{}" + mark + "{" + e.pool.LaTeXName(names[k]) + "}"
		default:
			tex += mark + "{" + e.pool.LaTeXName(names[k]) + "}"
		}
	}
	return "[" + strings.Join(names, ",") + "]", tex
}

// callSlots is a call of an open function with slots, or of a derivative of one: its
// components, a tensor over its chart; its derivative by an argument belongs to that chart.
func (e *checker) callSlots(f *value.Func, x *grammar.Call) value.Value {
	fs, ok := e.scalarArguments(f.Open, x)
	if !ok {
		return nil
	}
	sl := f.Slots
	for i := range fs {
		if len(fs[i].o.Node.Axes()) > 0 {
			e.fail(diag.New(refuse.CodeArguments, x.Args[i].Span(), f.Name+" has slots of its own: its arguments are numbers, "+quote.Short(x.Args[i].Value)+" is "+fs[i].o.Kind()))
			return nil
		}
		for _, c := range fs[i].o.Node.Charts() {
			if c != sl.Chart {
				e.fail(diag.New(refuse.CodeTwoCharts, x.Args[i].Span(), f.Name+" has its slots over "+sl.Chart.Name+", "+quote.Short(x.Args[i].Value)+" lives over "+c.Name))
				return nil
			}
		}
	}
	plain := make([]index.Axis, len(sl.Axes))
	for k, a := range sl.Axes {
		plain[k] = index.Axis{Kind: index.Plain, Size: a.Size}
	}
	parts := make([]*graph.Node, len(sl.Parts))
	for k, o := range sl.Parts {
		if o == nil {
			parts[k] = e.g.Number(scalar.Expr{})
			continue
		}
		v, ok := e.pointwise(fs, func(p *scalar.Pool, a []scalar.Expr) scalar.Expr { return p.Apply(o.Func(f.Open.Orders), a...) }, x).(*value.Object)
		if !ok {
			return nil
		}
		if parts[k] = v.Node; sl.Minus[k] {
			parts[k] = e.g.Neg(v.Node)
		}
	}
	n := e.g.Cast(e.g.Stack(plain, parts), sl.Axes)
	o := &value.Object{Node: n, Law: index.Tensor}
	if slices.Max(f.Open.Orders) > 0 {
		o.Law, o.Why = index.Chartwise, "a derivative by an argument"
		return o
	}
	o.Node = e.g.Input(n, graph.InputInfo{Name: quote.Short(x), Law: index.Tensor, Span: x.Span()}, sl.Axes, sl.Chart)
	return o
}
