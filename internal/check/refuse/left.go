package refuse

// Refusals of a definition's left side: letters that differ from those on the
// right.

import (
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// LeftChart refuses a definition whose right side lives over no known chart.
func (w Words) LeftChart(s *grammar.Define, ls []letter.Letter) *diag.Diagnostic {
	d := diag.New(CodeWhichChart, s.Value.Span(), "over which chart? nothing here says in which space "+quote.Short(s.Value)+" lives")
	if cs := w.Charts(); len(cs) > 0 {
		at := s.Name.Sp.To(s.Value.Span())
		d.WithFix(at, quote.Ident(s.Name)+letter.Text(ls)+" = "+quote.Bracketed(s.Value)+" on "+cs[len(cs)-1].Name)
	}
	return d
}

// ScalarLeft refuses A_j = 3 and gradNorm_rate = 1.
func (w Words) ScalarLeft(left []grammar.Index, name grammar.Ident, x grammar.Expr) *diag.Diagnostic {
	span := leftSpan(name, left)
	run := ""
	for _, i := range left {
		run += i.Text
	}
	if len(left) > 2 || len(quote.Ident(name)) > 1 {
		word := map[bool]string{true: "index", false: "indices"}[len(left) == 1]
		d := diag.New(CodeUnderscore, span, span.Text()+" has "+countWord(len(left))+" "+word+" on the left and the right side is a scalar: names have no underscore")
		d.WithFix(span, quote.Ident(name)+strings.ToUpper(run[:1])+run[1:])
		return d
	}
	d := diag.New(CodeFreeLeft, x.Span(), "the right side has no free index, the left is free in "+LettersOf(left)).WithPlace(span, "free in "+LettersOf(left))
	d.WithFix(span, quote.Ident(name))
	w.explainSummed(d, left)
	return d
}

// LeftLetter refuses a coordinate's name as a letter on the left.
func (w Words) LeftLetter(ix grammar.Index, c *index.Chart) *diag.Diagnostic {
	d := diag.New(CodeCoordLetter, ix.Sp, ix.Text+" is a coordinate of "+c.Name+": as an index letter it would read like a component")
	w.offerLetter(d, ix.Name)
	return d
}

// LeftOfLiteral refuses a metric or connection of numbers without indices.
func (w Words) LeftOfLiteral(s *grammar.Define, rank int) *diag.Diagnostic {
	d := diag.New(CodeMetricSlots, s.Name.Sp, "a "+s.Keyword+" of numbers needs its indices on the left, to say which slots are up and which down")
	return d.WithFix(s.Name.Sp, quote.Ident(s.Name)+literalPattern(s.Keyword, rank))
}

// LeftWithout refuses free letters for a name without indices.
func (w Words) LeftWithout(o *value.Object, name grammar.Ident, x grammar.Expr) *diag.Diagnostic {
	d := diag.New(CodeFreeLeft, name.Sp, "the right side is free in "+FreeList(o)+", "+quote.Ident(name)+" has no indices").WithPlace(x.Span(), "free in "+FreeList(o))
	if !name.Sp.IsZero() {
		d.WithFix(name.Sp, quote.Ident(name)+freePattern(o))
	}
	return d
}

// LeftDiffers refuses two sides with different free letters.
func (w Words) LeftDiffers(o *value.Object, left []grammar.Index, name grammar.Ident, x grammar.Expr) *diag.Diagnostic {
	span := leftSpan(name, left)
	d := diag.New(CodeFreeLeft, x.Span(), "the right side is free in "+FreeList(o)+", the left in "+LettersOf(left)).WithPlace(span, "free in "+LettersOf(left))
	if p, ok := greekOf(left, letter.Names(o)); ok {
		d.WithFix(span, quote.Ident(name)+p)
	} else {
		d.WithFix(span, quote.Ident(name)+freePattern(o))
	}
	w.explainSummed(d, left)
	return d
}

// LeftPlainUp refuses a plain letter above, on the left.
func (w Words) LeftPlainUp(o *value.Object, ix grammar.Index, left []grammar.Index, name grammar.Ident) *diag.Diagnostic {
	return diag.New(CodePlainUp, ix.Sp, ix.Text+" is a plain index: those are written below").WithFix(leftSpan(name, left), quote.Ident(name)+freePattern(o))
}

// LeftHeight refuses a letter up on one side and down on the other.
func (w Words) LeftHeight(o *value.Object, ix grammar.Index, left []grammar.Index, name grammar.Ident, x grammar.Expr) *diag.Diagnostic {
	here, there := letter.Height(ix.Up), letter.Height(!ix.Up)
	d := diag.New(CodeHeightLeft, x.Span(), ix.Text+" is "+here+" on the left and "+there+" on the right")
	d.WithPlace(ix.Sp, here).WithPlace(letter.PlaceIn(x, ix.Name, 0), there)
	return d.WithFix(leftSpan(name, left), quote.Ident(name)+leftPattern(left, o))
}

// LeftTwice refuses a letter twice on the left: of munu for mu and nu, maybe.
func (w Words) LeftTwice(again, first grammar.Index, left []grammar.Index, name grammar.Ident) *diag.Diagnostic {
	d := diag.New(CodeDuplicate, again.Sp, again.Text+" stands twice on the left: every letter there is free").WithPlace(first.Sp, "first here")
	if p, ok := greekRun(&grammar.Indexed{Indices: left, Bare: true}, -1); ok && !name.Sp.IsZero() {
		d.WithFix(leftSpan(name, left), quote.Ident(name)+p)
	}
	return d
}

// LeftCount refuses more or fewer letters than a whole object has slots.
func (w Words) LeftCount(o *value.Object, left []grammar.Index, name grammar.Ident, x grammar.Expr) *diag.Diagnostic {
	span := leftSpan(name, left)
	d := diag.New(CodeFreeLeft, x.Span(), quote.Short(x)+" has "+o.SlotCount()+", the left side "+number.Count(len(left), "index")).WithPlace(span, number.Count(len(left), "index"))
	if p, ok := greekRun(&grammar.Indexed{Indices: left, Bare: true}, letter.Rank(o)); ok {
		d.WithFix(span, quote.Ident(name)+p)
	}
	return d
}

// LeftSlot refuses a slot on the left for an array of numbers.
func (w Words) LeftSlot(ix grammar.Index, x grammar.Expr) *diag.Diagnostic {
	d := diag.New(CodeWhichChart, x.Span(), "over which chart? "+ix.Text+" is a slot on the left, and "+quote.Short(x)+" is an array of numbers")
	d.WithPlace(ix.Sp, "an upper slot")
	w.offerChart(d, x)
	return d
}

// LeftSlotHeight refuses a letter at another height than the slot of a whole
// object it stands for.
func (w Words) LeftSlotHeight(o *value.Object, ix grammar.Index, left []grammar.Index, name grammar.Ident, x grammar.Expr) *diag.Diagnostic {
	d := diag.New(CodeHeightLeft, x.Span(), ix.Text+" is "+letter.Height(ix.Up)+" on the left, and that slot of "+quote.Short(x)+" is "+letter.Height(!ix.Up)).WithPlace(ix.Sp, letter.Height(ix.Up))
	if run := inOtherOrder(o, left); run != "" {
		return d.WithFixNote(leftSpan(name, left), quote.Ident(name)+run, "the slots in their order")
	}
	ls := letter.FromIndices(left)
	j := 0
	for m, ax := range o.Node.Axes() {
		if letter.Hidden(letter.At(o, m)) {
			continue
		}
		ls[j].Up = ax.Kind == index.Up
		j++
	}
	return d.WithFix(leftSpan(name, left), quote.Ident(name)+letter.Text(ls))
}
