package check

import (
	"strings"

	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// define is H_ij = e, with or without tensor, connection, metric.
func (e *checker) define(s *grammar.Define) {
	ok := e.mayBind(s.Name)
	if len(s.Groups) > 0 {
		e.fail(diag.New(CodeSymmetrise, s.Groups[0].Span(), "symmetrising brackets stand on the right side"))
		ok = false
	}
	v := e.expr(s.Value)
	if v != nil {
		v = e.defined(s, v)
	}
	if v == nil || !ok {
		if ok {
			e.poison(s.Name)
		}
		return
	}
	pattern := textName(s.Name) + indexText(ixOf(s.Indices))
	if len(s.Indices) == 0 {
		pattern = textName(s.Name)
		if o, isObj := v.(*value.Object); isObj && rank(o) > 0 {
			pattern += heights(o, []string{"i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x"}[:min(rank(o), 16)])
		}
	}
	e.bindTop(s.Name, v, pattern)
	if len(e.calls) == 0 {
		e.emit(&Bind{Base: Base{s.Span()}, Name: s.Name.Name, Value: v})
	}
}

// defined aligns a value to the left side and gives it name and law.
func (e *checker) defined(s *grammar.Define, v value.Value) value.Value {
	if r, ok := v.(*value.Range); ok && (len(s.Indices) > 0 || s.Keyword != "") {
		o := e.rangeArray(r)
		if o == nil {
			return nil
		}
		v = o
	}
	switch v := v.(type) {
	case *pending:
		if v.chart != nil && !v.many {
			if o, ok := e.decide(v, s.Value).(*value.Object); ok {
				return e.definedObject(s, o)
			}
			return nil
		}
		e.leftChart(s, v)
		return nil
	case *value.Object:
		return e.definedObject(s, v)
	case value.Cond:
		if len(s.Indices) > 0 || s.Keyword != "" {
			break
		}
		return v
	default:
		if len(s.Indices) == 0 && s.Keyword == "" {
			return v
		}
	}
	what := "indices"
	if s.Keyword != "" {
		what = "the word " + s.Keyword
	}
	e.fail(diag.New(CodeWrongKind, s.Value.Span(), short(s.Value)+" is "+kindOf(v)+": "+what+" on the left belong to arrays and tensors").WithPlace(s.Name.Sp, "bound here"))
	return nil
}

// leftChart refuses a definition whose right side lives over no known chart.
func (e *checker) leftChart(s *grammar.Define, p *pending) {
	d := diag.New(CodeWhichChart, s.Value.Span(), "over which chart? nothing here says in which space "+short(s.Value)+" lives")
	if cs := e.scope.charts(); len(cs) > 0 {
		var ls []ixLetter
		for _, l := range p.letters {
			ls = append(ls, ixLetter{l.name, l.kind == index.Up})
		}
		at := s.Name.Sp.To(s.Value.Span())
		d.WithFix(at, textName(s.Name)+indexText(ls)+" = "+bracketed(s.Value)+" on "+cs[len(cs)-1].Name)
	}
	e.fail(d)
}

// zeroLiteral is the zero tensor or connection that 0 on c, or 0 @ p, defines
// with slots on the left.
func (e *checker) zeroLiteral(s *grammar.Define, o *value.Object) *value.Object {
	if len(s.Indices) == 0 || rank(o) > 0 || !o.Node.IsZero() {
		return o
	}
	lit := &value.Literal{}
	switch x := s.Value.(type) {
	case *grammar.On:
		c, ok := e.expr(x.Chart).(*value.Chart)
		if !ok {
			return o
		}
		lit.Chart = c.C
	case *grammar.AtPoint:
		p, ok := e.expr(x.Point).(*value.Point)
		if !ok {
			return o
		}
		lit.Chart, lit.Point = p.P.Chart, p.P
	default:
		return o
	}
	axes := make([]index.Axis, len(s.Indices))
	for i := range axes {
		axes[i] = index.PlainAxis(lit.Chart.Dim)
	}
	zero := e.g.Zero(axes)
	lit.Field = zero
	return &value.Object{Node: zero, Law: index.Tensor, Lit: lit}
}

func (e *checker) definedObject(s *grammar.Define, o *value.Object) value.Value {
	o = e.zeroLiteral(s, o)
	if s.Keyword != "" && o.Lit != nil && len(s.Indices) == 0 {
		d := diag.New(CodeMetricSlots, s.Name.Sp, "a "+s.Keyword+" of numbers needs its indices on the left, to say which slots are up and which down")
		d.WithFix(s.Name.Sp, textName(s.Name)+literalPattern(s.Keyword, rank(o)))
		e.fail(d)
		return nil
	}
	tol := e.tolerance(s.Tol)
	if o = e.definedLeft(o, s); o == nil {
		return nil
	}
	out := *o
	out.Coords = o.Coords
	if s.Keyword != "" {
		if !e.claimed(s, &out, tol) {
			return nil
		}
	}
	out.Name, out.Def = textName(s.Name), s.Name.Sp.To(s.Value.Span())
	if len(s.Indices) > 0 || s.Keyword != "" {
		out.Lit = nil
	}
	return &out
}

func literalPattern(keyword string, n int) string {
	switch {
	case keyword == "connection":
		return "^k_ij"
	case n == 2:
		return "_ij"
	case n == 1:
		return "^i"
	}
	return "_" + "ijklmnop"[:min(n, 8)]
}

// definedLeft aligns to a definition's left side; literals become tensors there.
func (e *checker) definedLeft(o *value.Object, s *grammar.Define) *value.Object {
	if o.Lit != nil && len(s.Indices) > 0 && lettered(o) == 0 && rank(o) == len(s.Indices) {
		if !e.distinct(s.Indices) || !e.leftLetters(s.Indices, o.Lit) {
			return nil
		}
		info := graph.InputInfo{Name: textName(s.Name), Law: index.Tensor, Metric: s.Keyword == "metric", Span: s.Span()}
		if s.Keyword == "connection" {
			info.Law = index.Connection
		}
		lit, err := builtins.OnChart(e.g, o, s.Value.Span(), kindsOf(s.Indices), info)
		if err != nil {
			e.failErr(err, s.Value.Span())
			return nil
		}
		return lit
	}
	return e.toLeft(o, s.Indices, s.Name, s.Value, nil)
}

// leftLetters refuses coordinate names as letters of a literal.
func (e *checker) leftLetters(ix []grammar.Index, lit *value.Literal) bool {
	for _, i := range ix {
		if e.coordLetter(lit.Chart, i) {
			d := diag.New(CodeCoordLetter, i.Sp, i.Text+" is a coordinate of "+lit.Chart.Name+": as an index letter it would read like a component")
			e.offerLetter(d, i.Name)
			e.fail(d)
			return false
		}
	}
	return true
}

// distinct refuses a letter twice on the left.
func (e *checker) distinct(ix []grammar.Index) bool {
	for i := range ix {
		for j := 0; j < i; j++ {
			if ix[i].Name == ix[j].Name {
				e.fail(diag.New(CodeDuplicate, ix[i].Sp, ix[i].Text+" stands twice on the left: every letter there is free").WithPlace(ix[j].Sp, "first here"))
				return false
			}
		}
	}
	return true
}

// toLeft brings an object's axes to the order of a left side's letters. sizes
// gives plain letters that the right side may lack (a map's line).
func (e *checker) toLeft(o *value.Object, left []grammar.Index, name grammar.Ident, x grammar.Expr, sizes []index.Axis) *value.Object {
	if !e.distinct(left) {
		return nil
	}
	if len(left) == 0 {
		if lettered(o) == 0 {
			return o
		}
		d := diag.New(CodeFreeLeft, name.Sp, "the right side is free in "+freeList(o)+", "+textName(name)+" has no indices").WithPlace(x.Span(), "free in "+freeList(o))
		if !name.Sp.IsZero() {
			d.WithFix(name.Sp, textName(name)+freePattern(o))
		}
		e.fail(d)
		return nil
	}
	if lettered(o) == 0 {
		return e.wholeLeft(o, left, name, x, sizes)
	}
	if unlettered(o) > 0 {
		e.fail(diag.New(CodeNeedLetters, x.Span(), short(x)+" has indices without letters besides "+freeList(o)))
		return nil
	}
	return e.letteredLeft(o, left, name, x, sizes)
}

// freePattern is ^i_j of an object's free letters.
func freePattern(o *value.Object) string {
	var ls []ixLetter
	for k, a := range o.Node.Axes() {
		if l := letterAt(o, k); l != "" && !hidden(l) {
			ls = append(ls, ixLetter{l, a.Kind == index.Up})
		}
	}
	return indexText(ls)
}

// leftSpan is a left side's name with its indices.
func leftSpan(name grammar.Ident, left []grammar.Index) diag.Span {
	s := name.Sp
	for _, i := range left {
		s = s.To(i.Sp)
	}
	return s
}

// braceEnd widens a span over a closing brace that belongs to an index run.
func braceEnd(s diag.Span) diag.Span {
	t := s.Text()
	if s.Source != nil && strings.Count(t, "{") > strings.Count(t, "}") {
		rest := s.Source.Text[s.End:]
		if k := strings.IndexByte(rest, '}'); k >= 0 && strings.TrimSpace(rest[:k]) == "" {
			s.End += k + 1
		}
	}
	return s
}

// letteredLeft matches free letters of both sides and permutes.
func (e *checker) letteredLeft(o *value.Object, left []grammar.Index, name grammar.Ident, x grammar.Expr, sizes []index.Axis) *value.Object {
	ns := names(o)
	span := braceEnd(leftSpan(name, left))
	// Letters only on one side.
	var missing, extra []string
	for i, ix := range left {
		if position(ns, ix.Name) < 0 && (sizes == nil || i >= len(sizes)) {
			missing = append(missing, ix.Text)
		}
	}
	for _, l := range ns {
		if !hidden(l) && !leftHas(left, l) {
			extra = append(extra, l)
		}
	}
	if len(missing) > 0 || len(extra) > 0 {
		d := diag.New(CodeFreeLeft, x.Span(), "the right side is free in "+freeList(o)+", the left in "+lettersOf(left)).WithPlace(span, "free in "+lettersOf(left))
		if p, ok := e.greekOf(left, ns); ok {
			d.WithFix(span, textName(name)+p)
		} else {
			d.WithFix(span, textName(name)+freePattern(o))
		}
		e.explainSummed(d, left, x)
		e.fail(d)
		return nil
	}
	ok := true
	to := make([]int, 0, len(ns))
	for i, l := range ns {
		if hidden(l) {
			to = append(to, i)
		}
	}
	var names2 []string
	var axes []index.Axis
	broadcast := false
	for i, ix := range left {
		k := position(ns, ix.Name)
		if k < 0 {
			names2 = append(names2, ix.Name)
			axes = append(axes, sizes[i])
			broadcast = true
			continue
		}
		a := o.Node.Axes()[k]
		names2 = append(names2, ix.Name)
		axes = append(axes, a)
		up := a.Kind == index.Up
		switch {
		case a.Kind == index.Plain && ix.Up:
			e.fail(diag.New(CodePlainUp, ix.Sp, ix.Text+" is a plain index: those are written below").WithFix(span, textName(name)+freePattern(o)))
			ok = false
		case a.Kind != index.Plain && up != ix.Up:
			d := diag.New(CodeHeightLeft, x.Span(), ix.Text+" is "+heightWord(ix.Up)+" on the left and "+heightWord(up)+" on the right")
			d.WithPlace(ix.Sp, heightWord(ix.Up)).WithPlace(place(x, ix.Name, 0), heightWord(up))
			d.WithFix(span, textName(name)+leftPattern(left, o))
			e.fail(d)
			ok = false
		}
		to = append(to, k)
	}
	if !ok {
		return nil
	}
	if broadcast {
		out := *o
		out.Node = e.align(o.Node, ns, names2, axes)
		out.Letters, out.Base, out.Via = nil, nil, nil
		return &out
	}
	return bare(e.permute(o, to))
}

// leftPattern writes the left side's letters at the right side's heights.
func leftPattern(left []grammar.Index, o *value.Object) string {
	ls := ixOf(left)
	ns := names(o)
	for i := range ls {
		if k := position(ns, left[i].Name); k >= 0 {
			ls[i].up = o.Node.Axes()[k].Kind == index.Up
		}
	}
	return indexText(ls)
}

// greekOf reads a bare left run as Greek names where that matches the right.
func (e *checker) greekOf(left []grammar.Index, ns []string) (string, bool) {
	p, ok := e.greekRun(&grammar.Indexed{Indices: left, Bare: true}, -1)
	return p, ok && len(ns) > 0
}

func leftHas(left []grammar.Index, l string) bool {
	for _, i := range left {
		if i.Name == l {
			return true
		}
	}
	return false
}

// lettersOf is i, j of a run, "nothing" for none.
func lettersOf(ix []grammar.Index) string {
	if len(ix) == 0 {
		return "nothing"
	}
	s := ""
	for k, i := range ix {
		if k > 0 {
			s += ", "
		}
		s += i.Text
	}
	return s
}

// wholeLeft gives letters to a whole object, slots in order.
func (e *checker) wholeLeft(o *value.Object, left []grammar.Index, name grammar.Ident, x grammar.Expr, sizes []index.Axis) *value.Object {
	span := braceEnd(leftSpan(name, left))
	if rank(o) != len(left) {
		if rank(o) == 0 && len(sizes) == len(left) {
			return o
		}
		if rank(o) == 0 {
			e.scalarLeft(o, left, name, x, span)
			return nil
		}
		d := diag.New(CodeFreeLeft, x.Span(), short(x)+" has "+slotCount(o)+", the left side "+plural(len(left), "index")).WithPlace(span, plural(len(left), "index"))
		if p, ok := e.greekRun(&grammar.Indexed{Indices: left, Bare: true}, rank(o)); ok {
			d.WithFix(span, textName(name)+p)
		}
		e.fail(d)
		return nil
	}
	k := 0
	for i, a := range o.Node.Axes() {
		if hidden(letterAt(o, i)) {
			continue
		}
		ix := left[k]
		k++
		up := a.Kind == index.Up
		switch {
		case a.Kind == index.Plain && ix.Up:
			d := diag.New(CodeWhichChart, x.Span(), "over which chart? "+ix.Text+" is a slot on the left, and "+short(x)+" is an array of numbers")
			d.WithPlace(ix.Sp, "an upper slot")
			e.offerChart(d, x)
			e.fail(d)
			return nil
		case a.Kind != index.Plain && up != ix.Up:
			d := diag.New(CodeHeightLeft, x.Span(), ix.Text+" is "+heightWord(ix.Up)+" on the left, and that slot of "+short(x)+" is "+heightWord(up)).WithPlace(ix.Sp, heightWord(ix.Up))
			ls := ixOf(left)
			j := 0
			for m, ax := range o.Node.Axes() {
				if hidden(letterAt(o, m)) {
					continue
				}
				ls[j].up = ax.Kind == index.Up
				j++
			}
			d.WithFix(span, textName(name)+indexText(ls))
			e.fail(d)
			return nil
		}
	}
	return o
}

// offerChart offers on theta and @ p behind an array.
func (e *checker) offerChart(d *diag.Diagnostic, x grammar.Expr) {
	if cs := e.scope.charts(); len(cs) > 0 {
		c := cs[len(cs)-1]
		d.WithFixNote(x.Span(), textOf(x)+" on "+c.Name, "a field over the chart")
		if ps := e.scope.points(c); len(ps) > 0 {
			d.WithFixNote(x.Span(), textOf(x)+" @ "+ps[0], "a value at the point")
		}
	}
}

// scalarLeft refuses A_j = 3 and gradNorm_rate = 1.
func (e *checker) scalarLeft(o *value.Object, left []grammar.Index, name grammar.Ident, x grammar.Expr, span diag.Span) {
	run := ""
	for _, i := range left {
		run += i.Text
	}
	if len(left) > 2 || len(textName(name)) > 1 {
		word := map[bool]string{true: "index", false: "indices"}[len(left) == 1]
		d := diag.New(CodeUnderscore, span, span.Text()+" has "+countWord(len(left))+" "+word+" on the left and the right side is a scalar: names have no underscore")
		d.WithFix(span, textName(name)+strings.ToUpper(run[:1])+run[1:])
		e.fail(d)
		return
	}
	d := diag.New(CodeFreeLeft, x.Span(), "the right side has no free index, the left is free in "+lettersOf(left)).WithPlace(span, "free in "+lettersOf(left))
	d.WithFix(span, textName(name))
	e.explainSummed(d, left, x)
	e.fail(d)
}

func countWord(n int) string {
	words := [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n < len(words) {
		return words[n]
	}
	return itoa(n)
}

// explainSummed adds, to a left letter that is not free on the right, that the
// right side sums it because it stands there twice.
func (e *checker) explainSummed(d *diag.Diagnostic, left []grammar.Index, x grammar.Expr) {
	for _, ix := range left {
		for _, in := range e.statement.summed {
			if in.name != ix.Name {
				continue
			}
			d.WithPlace(in.span, ix.Text+" occurs twice here and is summed")
			if b, ok := unparen(x).(*grammar.Binary); ok && b.Span() == in.span {
				if fix, ok := e.hadamard(x); ok && in.plain {
					if rest := e.otherSums(b, left); rest != "" {
						fix.Replace = rest + " " + fix.Replace
					}
					d.Fixes = append(d.Fixes, fix)
				}
			}
			return
		}
	}
}

// otherSums writes the reductions that a product still needs once its repeated
// letters are kept.
func (e *checker) otherSums(x grammar.Expr, left []grammar.Index) string {
	n := map[string]int{}
	var order []string
	walkIndices(x, func(i *grammar.Index) {
		if n[i.Name]++; n[i.Name] == 2 && !leftHas(left, i.Name) {
			order = append(order, i.Text)
		}
	})
	switch len(order) {
	case 0:
		return ""
	case 1:
		return "sum_" + order[0]
	}
	return "sum_{" + strings.Join(order, " ") + "}"
}
