package check

// Charts: chart theta(x, y) where …, coordinates as fields and blocks, F.t, and
// e on c.

import (
	"math"
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/check/suggest"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// mostCoordinates leaves room to add two such counts, where an int is short.
const mostCoordinates = min(1<<31, math.MaxInt/2)

// chartDecl is chart theta(x, y) where …, chart w(W[16,4], b[16]).
func (e *checker) chartDecl(s *grammar.ChartDecl) {
	ok := e.mayBind(s.Name)
	var blocks []index.Block
	seen := map[string]diag.Span{}
	total := 1
	for i := range s.Blocks {
		b := &s.Blocks[i]
		if at, twice := seen[b.Name.Name]; twice {
			e.fail(diag.New(refuse.CodeChart, b.Name.Sp, "the coordinate "+b.Name.Text+" is named twice").WithPlace(at, "first here"))
			ok = false
			continue
		}
		seen[b.Name.Name] = b.Name.Sp
		if b.Name.Name == s.Name.Name {
			e.fail(diag.New(refuse.CodeChart, b.Name.Sp, "the coordinate "+b.Name.Text+" has the name of its chart, whose points could not be written").
				WithPlace(s.Name.Sp, "the chart").WithNote("call the chart otherwise: its name stands in `on`, in maps and before a point's coordinates"))
			ok = false
			continue
		}
		if e.nameTakenByCoord(b.Name) {
			ok = false
		}
		blk := index.Block{Name: b.Name.Name}
		size := 1
		for _, d := range b.Dims {
			n, good := e.size(d)
			if !good {
				ok = false
				continue
			}
			if n > mostCoordinates || size > mostCoordinates/max(n, 1) {
				e.fail(diag.New(refuse.CodeTooMuch, d.Span(), "a chart of more than 2^31 coordinates"))
				ok = false
				n = 1
			}
			size *= n
			blk.Dims = append(blk.Dims, n)
		}
		if total += size; total > mostCoordinates {
			e.fail(diag.New(refuse.CodeTooMuch, s.Span(), "a chart of more than 2^31 coordinates"))
			ok = false
			total = 1
		}
		blocks = append(blocks, blk)
	}
	if !ok {
		e.poison(s.Name)
		for i := range s.Blocks {
			if e.scope.lookup(s.Blocks[i].Name.Name) == nil {
				e.poison(s.Blocks[i].Name)
			}
		}
		return
	}
	c := index.NewChart(e.chartIDs, quote.Ident(s.Name), blocks)
	e.chartIDs++
	v := &value.Chart{C: c, Says: chartWords(s), Span: s.Name.Sp}
	e.prog.Charts = append(e.prog.Charts, v)
	e.bindTop(s.Name, v, s.Name.Name)
	for k := range blocks {
		e.bindCoord(s.Blocks[k].Name, coordRef{c, k})
	}
	e.chartDomain(v, s.Where)
}

// chartWords is a declaration as one line: what show says of a chart.
func chartWords(s *grammar.ChartDecl) string {
	var blocks, where []string
	for _, b := range s.Blocks {
		words := b.Name.Text
		for k, d := range b.Dims {
			words += []string{"[", ","}[min(k, 1)] + grammar.ExprString(d)
		}
		if len(b.Dims) > 0 {
			words += "]"
		}
		blocks = append(blocks, words)
	}
	for _, w := range s.Where {
		where = append(where, grammar.ExprString(w))
	}
	words := "chart " + s.Name.Text + "(" + strings.Join(blocks, ", ") + ")"
	if len(where) > 0 {
		words += " where " + strings.Join(where, ", ")
	}
	return words
}

// chartDomain reads where a chart's points lie. Its conditions are in its own
// coordinates. What they say of the coordinates is known from here on.
func (e *checker) chartDomain(v *value.Chart, where []grammar.Expr) {
	v.Domain = &value.Domain{Chart: v.C}
	e.domains[v.C] = v.Domain
	leave := e.inChart(v.C)
	for _, w := range where {
		if cond := e.cond(w); cond != nil && e.overOnly(cond, v.C, w) {
			v.Domain.Add(cond, e.constants)
		}
	}
	leave()
	if no := v.Domain.Contradiction(); no != nil {
		e.fail(refuse.EmptyDomain(v.C, no))
	} else if all := e.contradiction(slices.Concat(e.paramsSay(), v.Domain.Conds)); all != nil {
		e.fail(refuse.Contradiction(v.C, all))
	}
}

// nameTakenByCoord refuses a coordinate with the name of something else.
func (e *checker) nameTakenByCoord(n grammar.Ident) bool {
	b := e.scope.bindings[n.Name]
	if b == nil || b.coords != nil || e.mayRebind {
		return false
	}
	if b.value == nil {
		return false
	}
	e.fail(diag.New(refuse.CodeRebound, n.Sp, n.Text+" is bound already").WithPlace(b.def, "here"))
	return true
}

// bindCoord makes a coordinate's name known; charts may share one.
func (e *checker) bindCoord(n grammar.Ident, r coordRef) {
	if b := e.scope.bindings[n.Name]; b != nil && b.coords != nil {
		nb := *b
		nb.coords = append(b.coords, r) // what was bound before sees its own part of them
		e.bind(n.Name, &nb)
		return
	}
	e.bind(n.Name, &binding{coords: []coordRef{r}, def: n.Sp, pattern: n.Text})
}

// inChart opens a scope in which a chart's coordinates come first.
func (e *checker) inChart(c *index.Chart) (leave func()) {
	leave = e.push()
	for k := range c.Blocks {
		e.bind(c.Blocks[k].Name, &binding{coords: []coordRef{{c, k}}, pattern: c.Blocks[k].Name})
	}
	return leave
}

// coordinate is a coordinate as a scalar field, or a block of them as an array
// of fields.
func (e *checker) coordinate(b *binding, x *grammar.Name) value.Value {
	if len(b.coords) > 1 {
		e.fail(e.words().Ambiguous(x, b.charts()))
		return nil
	}
	r := b.coords[0]
	return e.coordObject(r.chart, r.block)
}

func (e *checker) coordObject(c *index.Chart, block int) *value.Object {
	return &value.Object{Node: e.g.Coord(c, block), Name: c.Blocks[block].Name}
}

// charts are the charts that have a coordinate name.
func (b *binding) charts() []*index.Chart {
	out := make([]*index.Chart, len(b.coords))
	for i, r := range b.coords {
		out[i] = r.chart
	}
	return out
}

// dot is F.t, a module's member.
func (e *checker) dot(x *grammar.Dot) value.Value {
	v := e.expr(x.X)
	switch v := v.(type) {
	case nil:
		return nil
	case *value.Chart:
		if k := v.C.BlockIndex(x.Name.Name); k >= 0 {
			return e.coordObject(v.C, k)
		}
		e.fail(e.words().NoCoordinate(x.Name, v.C))
		return nil
	case *value.Module:
		m := v.Scope.(*scope)
		if b := e.member(m, x.Name.Name); b != nil {
			if b.value != nil {
				return b.value
			}
			if b.coords != nil {
				return e.coordinate(b, &grammar.Name{At: x.At, Name: x.Name.Name, Text: x.Name.Text})
			}
			return nil
		}
		e.fail(e.words().NoMember(x.Name, v.Name, m.members()))
		return nil
	case *value.Point:
		if k := v.P.Chart.BlockIndex(x.Name.Name); k >= 0 {
			e.fail(e.words().PointMember(x))
			return nil
		}
	default: // other kinds have no members, as is said below
	}
	e.fail(suggest.Member(suggester{e}, x, quote.Short(x.X)+" is "+v.Kind()+": only charts and modules have members"))
	return nil
}

// onChart is e on c: names are the chart's coordinates first, and a plain array
// is numbers for a tensor over it.
func (e *checker) onChart(x *grammar.On) value.Value {
	cv := e.expr(x.Chart)
	ch, ok := cv.(*value.Chart)
	if !ok {
		if cv != nil {
			e.fail(diag.New(refuse.CodeWrongKind, x.Chart.Span(), quote.Short(x.Chart)+" is "+cv.Kind()+": after on stands a chart"))
		}
		e.trial(func() { e.expr(x.X) })
		return nil
	}
	leave := e.within(func(c *context) { c.overChart = ch.C })
	e.inChart(ch.C)
	v := e.beforePlace(x.X)
	leave()
	switch v := v.(type) {
	case nil:
		return nil
	case *pending:
		return e.settleOn(v, ch.C, nil)
	case *byBlocks:
		o := e.packed(v, ch.C)
		if o == nil {
			return nil
		}
		return e.onObject(o, ch.C, x)
	case *value.Range:
		o := e.rangeArray(v)
		if o == nil {
			return nil
		}
		return e.onObject(o, ch.C, x)
	case *value.Object:
		return e.onObject(v, ch.C, x)
	case *value.List:
		return v
	default: // other kinds are refused below
	}
	e.fail(diag.New(refuse.CodeWrongKind, x.X.Span(), quote.Short(x.X)+" is "+v.Kind()+": on makes fields and tensors"))
	return nil
}

// onObject marks an array as written for a chart.
func (e *checker) onObject(o *value.Object, c *index.Chart, x *grammar.On) value.Value {
	for _, d := range letter.FieldCharts(o) {
		if d != c {
			e.fail(e.words().OnOther(x, d, c))
			return nil
		}
	}
	if o.Value && letter.BasePoint(o) != nil {
		e.fail(diag.New(refuse.CodeBase, x.X.Span(), quote.Short(x.X)+" is a value at a point already"))
		return nil
	}
	if letter.Slots(o) > 0 || letter.Rank(o) == 0 || letter.Lettered(o) > 0 {
		return o
	}
	out := *o
	out.Lit = &value.Literal{Chart: c, Field: o.Node}
	return &out
}

// overOnly asks that a condition be in the coordinates of one chart.
func (e *checker) overOnly(c value.Cond, ch *index.Chart, x grammar.Expr) bool {
	ok := true
	eachCompare(c, func(cc *value.CondCompare) {
		for _, o := range []*value.Object{cc.X, cc.Y} {
			for _, d := range letter.FieldCharts(o) {
				if d != ch && ok {
					e.fail(diag.New(refuse.CodeTwoCharts, x.Span(), "a condition of "+ch.Name+" is in its own coordinates; "+quote.Short(x)+" has one of "+d.Name))
					ok = false
				}
			}
		}
	})
	return ok
}

// eachCompare visits the comparisons of a condition.
func eachCompare(c value.Cond, f func(*value.CondCompare)) {
	switch c := c.(type) {
	case *value.CondNot:
		eachCompare(c.X, f)
	case *value.CondAnd:
		for _, x := range c.Xs {
			eachCompare(x, f)
		}
	case *value.CondOr:
		for _, x := range c.Xs {
			eachCompare(x, f)
		}
	case *value.CondCompare:
		f(c)
	default: // constants compare nothing, and invariance no two sides that were written
	}
}

// size is an expression that must be a whole number known now.
func (e *checker) size(x grammar.Expr) (int, bool) {
	o := e.scalarOf(x, "a size")
	if o == nil {
		return 0, false
	}
	if e.needsElements(o) {
		return 0, false
	}
	v, known := e.sizeConstants(o.Node)
	if !known {
		e.fail(diag.New(refuse.CodeNotNumber, x.Span(), "a size must be known before running, "+quote.Short(x)+" is not"))
		return 0, false
	}
	n, whole := wholeNumber(v)
	if !whole || n < 1 {
		e.fail(diag.New(refuse.CodeNotNumber, x.Span(), "a size is a whole number from 1 on"))
		return 0, false
	}
	return int(min(n, math.MaxInt)), true // such sizes are beyond every limit
}

// sizeConstants is constants, where a param counts with its value now: it can
// then no longer be set for a run.
func (e *checker) sizeConstants(n *graph.Node) (float64, bool) {
	if ps := n.Params(); len(ps) > 0 {
		for _, p := range ps {
			if p.Loop || len(p.Axes) > 0 {
				return 0, false
			}
		}
		if n.Op() != graph.OpParam {
			return 0, false
		}
		p := n.Param()
		e.prog.fix(p)
		if v, ok := e.opt.Params[p.Name]; ok && len(v) == 1 {
			return v[0], true
		}
		if p.Default == nil {
			return 0, false
		}
		n = p.Default
	}
	v, ok := e.constants(n)
	if !ok || len(v) != 1 {
		return 0, false
	}
	return v[0], true
}
