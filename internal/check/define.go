package check

// Definitions: H_ij = e, the letters of both sides matched, axes permuted, law
// and name given.

import (
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

// define is H_ij = e, with or without tensor, connection, metric.
func (e *checker) define(s *grammar.Define) {
	ok := e.mayBind(s.Name)
	if len(s.Groups) > 0 {
		e.fail(diag.New(refuse.CodeSymmetrise, s.Groups[0].Span(), "symmetrising brackets stand on the right side"))
		ok = false
	}
	if strings.HasPrefix(s.Value.Span().Text(), "function(") && len(s.Indices) == 0 && e.scope.lookup("function") == nil {
		e.fail(suggest.FunctionAssigned(s))
		e.poison(s.Name)
		return
	}
	v := e.rightOf(&root{x: s.Value, left: s.Indices, name: &s.Name})
	if v != nil {
		v = e.defined(s, v)
	}
	if v == nil || !ok {
		if ok {
			e.poison(s.Name)
		}
		return
	}
	pattern := quote.Ident(s.Name) + letter.Text(letter.FromIndices(s.Indices))
	if len(s.Indices) == 0 {
		pattern = quote.Ident(s.Name)
		if o, isObj := v.(*value.Object); isObj && letter.Rank(o) > 0 {
			pattern += quote.Heights(o, []string{"i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x"}[:min(letter.Rank(o), 16)])
		}
	}
	e.bindTop(s.Name, v, pattern)
	e.scope.bindings[s.Name.Name].tensor = e.definedTensor(s)
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
		e.fail(e.words().LeftChart(s, v.said()))
		return nil
	case *value.Object:
		return e.definedObject(s, v)
	case value.Cond:
		if len(s.Indices) > 0 || s.Keyword != "" {
			break
		}
		return v
	default: // other kinds are bound as they are, without letters or a law
		if len(s.Indices) == 0 && s.Keyword == "" {
			return v
		}
	}
	what := "indices"
	if s.Keyword != "" {
		what = "the word " + s.Keyword
	}
	e.fail(diag.New(refuse.CodeWrongKind, s.Value.Span(), quote.Short(s.Value)+" is "+v.Kind()+": "+what+" on the left belong to arrays and tensors").WithPlace(s.Name.Sp, "bound here"))
	return nil
}

// zeroLiteral is the zero tensor or connection that 0 on c, or 0 @ p, defines
// with slots on the left.
func (e *checker) zeroLiteral(s *grammar.Define, o *value.Object) *value.Object {
	if len(s.Indices) == 0 || letter.Rank(o) > 0 || !o.Node.IsZero() {
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
	default: // only a zero behind on or @ says over which chart it is zero
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
		e.fail(e.words().LeftOfLiteral(s, letter.Rank(o)))
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
	out.Name, out.Def = quote.Ident(s.Name), s.Name.Sp.To(s.Value.Span())
	if len(s.Indices) > 0 || s.Keyword != "" {
		out.Lit = nil
	}
	return dependent(&out)
}

// definedLeft aligns to a definition's left side; literals become tensors there.
func (e *checker) definedLeft(o *value.Object, s *grammar.Define) *value.Object {
	if o.Lit != nil && len(s.Indices) > 0 && letter.Lettered(o) == 0 && letter.Rank(o) == len(s.Indices) {
		if !e.distinct(s.Name, s.Indices) || !e.leftLetters(s.Indices, o.Lit) {
			return nil
		}
		info := graph.InputInfo{Name: quote.Ident(s.Name), Law: index.Tensor, Metric: s.Keyword == "metric", Span: s.Span()}
		if s.Keyword == "connection" {
			info.Law = index.Connection
		}
		return e.literal(o, s.Value.Span(), s.Indices, info)
	}
	return e.toLeft(o, s.Indices, s.Name, s.Value, nil)
}

// leftLetters refuses coordinate names as letters of a literal.
func (e *checker) leftLetters(ix []grammar.Index, lit *value.Literal) bool {
	for _, i := range ix {
		if e.coordLetter(lit.Chart, i) {
			e.fail(e.words().LeftLetter(i, lit.Chart))
			return false
		}
	}
	return true
}

// distinct refuses a letter twice on the left, of a name or of none.
func (e *checker) distinct(name grammar.Ident, ix []grammar.Index) bool {
	for i := range ix {
		for j := 0; j < i; j++ {
			if ix[i].Name == ix[j].Name {
				e.fail(e.words().LeftTwice(ix[i], ix[j], ix, name))
				return false
			}
		}
	}
	return true
}

// toLeft brings an object's axes to the order of a left side's letters. sizes
// gives plain letters that the right side may lack (a map's line).
func (e *checker) toLeft(o *value.Object, left []grammar.Index, name grammar.Ident, x grammar.Expr, sizes []index.Axis) *value.Object {
	if !e.distinct(name, left) {
		return nil
	}
	if len(left) == 0 {
		if letter.Lettered(o) == 0 {
			return o
		}
		e.fail(e.words().LeftWithout(o, name, x))
		return nil
	}
	if letter.Lettered(o) == 0 {
		return e.wholeLeft(o, left, name, x, sizes)
	}
	if letter.Unlettered(o) > 0 {
		e.fail(diag.New(refuse.CodeNeedLetters, x.Span(), quote.Short(x)+" has indices without letters besides "+refuse.FreeList(o)))
		return nil
	}
	return e.letteredLeft(o, left, name, x, sizes)
}

// letteredLeft matches free letters of both sides and permutes.
func (e *checker) letteredLeft(o *value.Object, left []grammar.Index, name grammar.Ident, x grammar.Expr, sizes []index.Axis) *value.Object {
	ns := letter.Names(o)
	// Letters only on one side.
	same := true
	for i, ix := range left {
		same = same && (letter.Position(ns, ix.Name) >= 0 || i < len(sizes))
	}
	for _, l := range ns {
		same = same && (letter.Hidden(l) || letter.Has(left, l))
	}
	if !same {
		e.fail(e.words().LeftDiffers(o, left, name, x))
		return nil
	}
	ok := true
	to := make([]int, 0, len(ns))
	for i, l := range ns {
		if letter.Hidden(l) {
			to = append(to, i)
		}
	}
	var names2 []string
	var axes []index.Axis
	broadcast := false
	for i, ix := range left {
		k := letter.Position(ns, ix.Name)
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
			e.fail(e.words().LeftPlainUp(o, ix, left, name))
			ok = false
		case a.Kind != index.Plain && up != ix.Up:
			e.fail(e.words().LeftHeight(o, ix, left, name, x))
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
	return e.inOrder(letter.Bare(e.permute(o, to)))
}

// wholeLeft gives letters to a whole object, slots in order.
func (e *checker) wholeLeft(o *value.Object, left []grammar.Index, name grammar.Ident, x grammar.Expr, sizes []index.Axis) *value.Object {
	if letter.Rank(o) != len(left) {
		if letter.Rank(o) == 0 && len(sizes) == len(left) {
			return o
		}
		if letter.Rank(o) == 0 {
			e.fail(e.words().ScalarLeft(left, name, x))
			return nil
		}
		e.fail(e.words().LeftCount(o, left, name, x))
		return nil
	}
	k := 0
	byPlace := left
	if o.Law == index.Connection {
		byPlace = byHeight(left)
	}
	for i, a := range o.Node.Axes() {
		if letter.Hidden(letter.At(o, i)) {
			continue
		}
		ix := byPlace[k]
		k++
		up := a.Kind == index.Up
		switch {
		case a.Kind == index.Plain && ix.Up:
			e.fail(e.words().LeftSlot(ix, x))
			return nil
		case a.Kind != index.Plain && up != ix.Up:
			e.fail(e.words().LeftSlotHeight(o, ix, left, name, x))
			return nil
		}
	}
	return o
}
