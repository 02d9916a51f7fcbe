package refuse

// Refusals of sums: heights, letters, kinds or sizes of the terms differ.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// HeightsDiffer refuses a letter up on one term and down on the other.
func (w Words) HeightsDiffer(a, b letter.Slot, name string, fa, fb letter.Operand) *diag.Diagnostic {
	if letter.Whole(name) {
		return w.KindsDiffer(fa, fb)
	}
	d := diag.New(CodeTermsDiffer, fb.Expr.Span(), name+" is "+letter.Height(a.Axis.Kind == index.Up)+" on "+quote.Operand(fa)+" and "+letter.Height(b.Axis.Kind == index.Up)+" on "+quote.Operand(fb))
	d.WithPlace(fa.Expr.Span(), name+" is "+letter.Height(a.Axis.Kind == index.Up))
	if b.Via == nil {
		g, above := w.metricFor(b.Axis.Chart)
		l := w.freshLetters(1)[0]
		if ix, ok := fb.Expr.(*grammar.Indexed); ok {
			ls := letter.FromIndices(ix.Indices)
			for k := range ls {
				if ix.Indices[k].Name == name {
					ls[k].Text = l
				}
			}
			d.Fixes = append(d.Fixes, diag.Fix{Span: fb.Expr.Span(), Above: above,
				Replace: g + letter.Text([]letter.Letter{{Text: name, Up: a.Axis.Kind == index.Up}, {Text: l, Up: a.Axis.Kind == index.Up}}) + " " + quote.Text(ix.X) + letter.Text(ls)})
		}
	}
	return d
}

// TermsDiffer refuses terms with different free indices.
func (w Words) TermsDiffer(a, b letter.Operand, what string) *diag.Diagnostic {
	d := diag.New(CodeTermsDiffer, b.Expr.Span(), what+" differ in free indices: "+quote.Short(a.Expr)+" has "+freeOr(a.Object)+", "+quote.Short(b.Expr)+" has "+freeOr(b.Object))
	d.WithPlace(a.Expr.Span(), freeOr(a.Object))
	switch {
	case letter.Rank(b.Object) == 0 && letter.Slots(a.Object) > 0:
		d.WithNote("a number is not a tensor; only 0 compares with any tensor")
	case letter.Lettered(a.Object) > 0 && letter.Unlettered(b.Object) == letter.Lettered(a.Object):
		ls := letter.Visible(a.Object)
		d.WithFix(b.Expr.Span(), quote.ForLetters(b.Expr)+quote.Heights(b.Object, ls))
	case letter.Lettered(b.Object) > 0 && letter.Unlettered(a.Object) == letter.Lettered(b.Object):
		ls := letter.Visible(b.Object)
		d.WithFix(a.Expr.Span(), quote.ForLetters(a.Expr)+quote.Heights(a.Object, ls))
	}
	return d
}

// UnknownSize refuses to compute with an array whose size only the run knows.
func (w Words) UnknownSize(f letter.Operand) *diag.Diagnostic {
	return diag.New(CodeSize, f.Expr.Span(), "how many numbers "+quote.Short(f.Expr)+" has is known only while running: they may be printed, compared and passed to functions")
}

// PlainTerm refuses a letter that is plain in one term, p, and a slot of the
// other.
func (w Words) PlainTerm(name string, p, other letter.Operand, s letter.Slot) *diag.Diagnostic {
	d := diag.New(CodePlainSlot, letter.PlaceIn(p.Expr, name, 0), name+" is a plain index of "+quote.Operand(p)+" and a slot of "+quote.Operand(other))
	d.WithPlace(letter.PlaceIn(other.Expr, name, 0), Axis(s.Axis))
	d.WithNote("numbers become a tensor where they are bound: " + quote.Operand(p) + "^i = …" + w.placeText(s))
	return d
}

// KindsDiffer refuses two whole objects of two kinds.
func (w Words) KindsDiffer(a, b letter.Operand) *diag.Diagnostic {
	return diag.New(CodeTermsDiffer, b.Expr.Span(), quote.Operand(a)+" is "+a.Object.Kind()+", "+quote.Operand(b)+" is "+b.Object.Kind()).WithPlace(a.Expr.Span(), a.Object.Kind())
}

// SizesDiffer refuses terms whose letters run over two ranges.
func (w Words) SizesDiffer(name string, a, b letter.Operand, sa, sb int) *diag.Diagnostic {
	d := diag.New(CodeSize, b.Expr.Span(), sizeWords(name, sb)+" in "+quote.Operand(b)+" and "+sizeWords("", sa)+" in "+quote.Operand(a))
	return d.WithPlace(a.Expr.Span(), sizeWords("", sa))
}
