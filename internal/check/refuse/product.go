package refuse

// Refusals of products: letters twice at one height or thrice, objects without
// letters, sizes.

import (
	"sort"
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// TwiceSame refuses v^i w^i, H_ii and H_ij H_ij, and offers the metrics that
// are missing.
func (w Words) TwiceSame(p letter.Product, same []*letter.Row) *diag.Diagnostic {
	r := same[0]
	up := r.Slot.Axis.Kind == index.Up
	word := letter.Height(up)
	msg := r.Name + " occurs twice " + word + ": a sum pairs an upper with a lower slot"
	if r.At[0].Factor == r.At[1].Factor && !up && len(same) == 1 {
		msg = "two down slots are summed over " + r.Name + ": the trace of a bilinear form needs a metric"
	}
	if len(same) > 1 {
		msg = ""
		for k, q := range same {
			if k > 0 {
				msg += " and "
			}
			msg += q.Name
		}
		msg += " occur twice at one height: a sum pairs an upper with a lower slot"
	}
	d := diag.New(CodeTwiceSame, p.Span(r, 1), msg).WithPlace(p.Span(r, 0), r.Name+" is "+word+" here too")
	for _, f := range p.Factors {
		if ix, ok := f.Expr.(*grammar.Indexed); ok && (f.Expr == p.Factors[r.At[0].Factor].Expr || f.Expr == p.Factors[r.At[1].Factor].Expr) {
			if run, ok := greekRun(ix, -1); ok {
				d.WithFixNote(f.Expr.Span(), quote.Text(ix.X)+run, "did you mean")
				return d
			}
		}
	}
	if f, ok := w.metricFix(p, same); ok {
		d.Fixes = append(d.Fixes, f)
	}
	return d
}

// WholeProduct refuses a product of two objects without letters.
func (w Words) WholeProduct(p letter.Product, i, j int) *diag.Diagnostic {
	a, b := p.Factors[i], p.Factors[j]
	d := diag.New(CodeNeedLetters, p.Expr.Span(), quote.Short(a.Expr)+" and "+quote.Short(b.Expr)+" are both whole objects: a product needs letters to say what pairs with what")
	m, n := letter.Rank(a.Object), letter.Rank(b.Object)
	if letter.Slots(a.Object)+letter.Slots(b.Object) == 0 {
		switch {
		case m == 1 && n == 1:
			w.offerEntries(d, p, a, b)
		case len(p.Factors) == 2:
			w.offerMatrices(d, p, a, b)
		}
		return d
	}
	if len(p.Factors) != 2 {
		return d
	}
	ls := w.freshLetters(m + n)
	first, second := a.Object.Node.Axes()[m-1], b.Object.Node.Axes()[0]
	if first.Kind != index.Plain && second.Kind != index.Plain && first.Kind != second.Kind && first.Chart == second.Chart {
		w.offerFactors(d, p, a, b, quote.Heights(a.Object, ls), quote.Heights(b.Object, ls[m-1:]), "the sum over "+ls[m-1])
	}
	w.offerFactors(d, p, a, b, quote.Heights(a.Object, ls), quote.Heights(b.Object, ls[m:]), "the outer product; repeat a letter to contract")
	return d
}

// offerEntries offers what a product of two rows of numbers can mean: the sum, and entry by entry, which is all
// where a reduction around it names the letter.
func (w Words) offerEntries(d *diag.Diagnostic, p letter.Product, a, b letter.Operand) {
	if l := w.reducedBy(p.Expr); l != "" {
		w.offerFactors(d, p, a, b, "_"+l, "_"+l, "entry by entry")
		l = w.freshLetters(1)[0]
		w.offerFactors(d, p, a, b, "_"+l, "_"+l, "the sum over "+l)
		return
	}
	if at, ok := together(p, a, b); ok && a.Object.Node == b.Object.Node {
		d.WithFixNote(at, quote.ForLetters(a.Expr)+"^2", "elementwise")
		w.offerFactors(d, p, a, b, "_n", "_n", "the sum")
		return
	}
	w.offerFactors(d, p, a, b, "_n", "_n", "the sum over n")
}

// reducedBy is the letter of the reduction that x stands under, "" for none, or several.
func (w Words) reducedBy(x grammar.Expr) string {
	found := ""
	if w.Statement == nil {
		return found
	}
	at := x.Span()
	grammar.Walk(w.Statement, func(n grammar.Node) bool {
		if y, ok := n.(*grammar.Reduce); ok && y.X.Span().Source == at.Source && y.X.Span().Start <= at.Start && at.End <= y.X.Span().End {
			if found = ""; len(y.Indices) == 1 {
				found = y.Indices[0].Text
			}
		}
		return true
	})
	return found
}

// offerFactors offers the product with letters on two of its factors, all else as it is written: a sign before it, a
// number, brackets. Of a quotient nothing is offered: it is no product.
func (w Words) offerFactors(d *diag.Diagnostic, p letter.Product, a, b letter.Operand, of, by, note string) {
	if at, ok := together(p, a, b); ok {
		d.WithFixNote(at, quote.ForLetters(a.Expr)+of+" "+quote.ForLetters(b.Expr)+by, note)
	}
}

// together is where two factors stand side by side, in a product.
func together(p letter.Product, a, b letter.Operand) (at diag.Span, ok bool) {
	x, y, whole := a.Expr.Span(), b.Expr.Span(), p.Expr.Span()
	if x.Source != whole.Source || y.Source != whole.Source || x.Start < whole.Start || y.End > whole.End || x.End > y.Start {
		return at, false
	}
	return x.To(y), strings.Trim(x.Source.Text[x.End:y.Start], " \t*·") == ""
}

// offerMatrices offers what a product of two arrays can mean, if one is a matrix: the
// product of matrices, and that of entries.
func (w Words) offerMatrices(d *diag.Diagnostic, p letter.Product, a, b letter.Operand) {
	m, n := letter.Rank(a.Object), letter.Rank(b.Object)
	if m > 2 || n > 2 || m+n < 3 {
		return
	}
	ls := w.freshLetters(m + n - 1)
	first, second := "_"+strings.Join(ls[:m], ""), "_"+strings.Join(ls[m-1:], "")
	axes, others := a.Object.Node.Axes(), b.Object.Node.Axes()
	if axes[m-1].Size == others[0].Size {
		w.offerFactors(d, p, a, b, first, second, "the product of matrices")
	}
	if at, ok := together(p, a, b); ok && m == n && axes[0].Size == others[0].Size && axes[1].Size == others[1].Size {
		d.WithFixNote(at, "("+quote.ForLetters(a.Expr)+first+" "+quote.ForLetters(b.Expr)+first+")"+first, "entry by entry")
	}
}

// PlainAndSlot refuses a letter that counts over a plain range here and over
// slots there.
func (w Words) PlainAndSlot(p letter.Product, r *letter.Row, at letter.Place) *diag.Diagnostic {
	q := r.At[0]
	var k int
	for i, pp := range r.At {
		if pp == at {
			k = i
		}
	}
	plainAt, slotAt, kp := at, q, k
	if r.Slot.Plain() {
		plainAt, slotAt, kp = q, at, 0
	}
	pf, sf := p.Factors[plainAt.Factor], p.Factors[slotAt.Factor]
	d := diag.New(CodePlainSlot, p.Span(r, kp), r.Name+" is a plain index of "+quote.Operand(pf)+" and a slot of "+quote.Operand(sf)+": they never pair")
	ks := 0
	for i, pp := range r.At {
		if pp == slotAt {
			ks = i
		}
	}
	d.WithPlace(p.Span(r, ks), Axis(p.SlotOf(slotAt).Axis))
	w.fixPlain(d, p, pf, p.SlotOf(slotAt))
	return d
}

// Sizes refuses a letter over two ranges.
func (w Words) Sizes(p letter.Product, r *letter.Row, at letter.Place) *diag.Diagnostic {
	k := 0
	for i, pp := range r.At {
		if pp == at {
			k = i
		}
	}
	a, b := p.Factors[r.At[0].Factor], p.Factors[at.Factor]
	d := diag.New(CodeSize, p.Span(r, k), r.Name+" runs over 1.."+strconv.Itoa(p.SlotOf(at).Axis.Size)+" in "+quote.Operand(b)+" and over 1.."+strconv.Itoa(r.Slot.Axis.Size)+" in "+quote.Operand(a))
	d.WithPlace(p.Span(r, 0), "1.."+strconv.Itoa(r.Slot.Axis.Size))
	return d
}

// Thrice refuses a slot letter that stands more often than twice.
func (w Words) Thrice(p letter.Product, r *letter.Row) *diag.Diagnostic {
	at := make([]diag.Span, len(r.At))
	for k := range at {
		at[k] = p.Span(r, k)
	}
	d := w.ThriceAt(r.Name, at)
	if fix, ok := w.renamePair(p, r); ok {
		d.WithFixNote(p.Expr.Span(), fix, "rename one pair")
	}
	return d
}

// ThriceAt is Thrice of the letter of a function's body.
func (w Words) ThriceAt(l string, at []diag.Span) *diag.Diagnostic {
	return diag.New(CodeThrice, at[2], l+" occurs "+often(len(at))+" in one product: a slot index occurs once (free) or twice (one up, one down)").
		WithPlace(at[0], "first").WithPlace(at[1], "second")
}

// often is how many times a letter stands that stands too often.
func often(n int) string {
	if n == 3 {
		return "three times"
	}
	return strconv.Itoa(n) + " times"
}

// TwiceSameAt is TwiceSame of the letter of a function's body: a metric of the
// head is offered between its places.
func (w Words) TwiceSameAt(x grammar.Expr, l string, up bool, at []diag.Span, fn *grammar.Fn) *diag.Diagnostic {
	word := letter.Height(up)
	d := diag.New(CodeTwiceSame, at[1], l+" occurs twice "+word+": a sum pairs an upper with a lower slot").WithPlace(at[0], word)
	for i := range fn.Params {
		p := &fn.Params[i]
		if p.Keyword != "metric" {
			continue
		}
		fresh := w.freshLetters(1, l)[0]
		text := replaceSpans(x.Span(), []diag.Span{at[1]}, fresh)
		return d.WithFix(x.Span(), quote.Ident(p.Name)+letter.Text([]letter.Letter{{Text: l, Up: !up}, {Text: fresh, Up: !up}})+" "+text)
	}
	return d
}

// metricFix writes a metric before the product for every letter that stands
// twice at one height, and another letter at its second place.
func (w Words) metricFix(p letter.Product, same []*letter.Row) (diag.Fix, bool) {
	whole := p.Expr.Span()
	fresh := w.freshLetters(len(same))
	f := diag.Fix{Span: whole}
	type change struct {
		at diag.Span
		by string
	}
	var changes []change
	metrics := ""
	for k, r := range same {
		s := r.Slot
		at := p.Span(r, 1)
		if s.At == nil && s.Via != nil || at == p.Span(r, 0) || at == whole {
			return f, false
		}
		g, above := w.metricFor(s.Axis.Chart)
		if above != "" && f.Above != "" && f.Above != above {
			return f, false // two charts without a metric
		}
		if above != "" {
			f.Above = above
		}
		up := s.Axis.Kind == index.Down
		metrics += g + letter.Text([]letter.Letter{{Text: r.Name, Up: up}, {Text: fresh[k], Up: up}}) + " "
		changes = append(changes, change{at, fresh[k]})
	}
	sort.Slice(changes, func(i, j int) bool { return changes[i].at.Start < changes[j].at.Start })
	text := whole.Text()
	out, pos := "", 0
	for _, c := range changes {
		lo, hi := c.at.Start-whole.Start, c.at.End-whole.Start
		if lo < pos || hi > len(text) {
			return f, false
		}
		out += text[pos:lo] + c.by
		pos = hi
	}
	out += text[pos:]
	if needsBracket(p.Expr) {
		out = "(" + out + ")"
	}
	f.Replace = metrics + out
	return f, true
}

// renamePair rewrites the product with one up-down pair of a letter renamed.
func (w Words) renamePair(p letter.Product, r *letter.Row) (string, bool) {
	up, down := -1, -1
	for k := len(r.At) - 1; k >= 0; k-- {
		s := p.SlotOf(r.At[k])
		if s.Axis.Kind == index.Up && up < 0 {
			up = k
		}
		if s.Axis.Kind == index.Down && down < 0 {
			down = k
		}
	}
	if up < 0 || down < 0 || len(r.At) > 4 {
		return "", false
	}
	fresh := w.freshLetters(1)[0]
	return replaceSpans(p.Expr.Span(), []diag.Span{p.Span(r, up), p.Span(r, down)}, fresh), true
}

// fixPlain offers to make an array of numbers a vector: a line above that says
// over which chart, and its name with raised letters here.
func (w Words) fixPlain(d *diag.Diagnostic, p letter.Product, f letter.Operand, s letter.Slot) {
	ix, ok := f.Expr.(*grammar.Indexed)
	if !ok || letter.Rank(f.Object) != 1 {
		return
	}
	n, ok := ix.X.(*grammar.Name)
	if !ok || len(letter.FieldCharts(f.Object)) > 0 && letter.FieldCharts(f.Object)[0] != s.Axis.Chart || f.Object.Node.Axes()[0].Size != s.Axis.Size {
		return
	}
	up := s.Axis.Kind == index.Down
	name := w.free(quote.Name(n) + "'")
	text := p.Expr.Span().Text()
	base := p.Expr.Span().Start
	var out []byte
	pos := 0
	for _, g := range p.Factors {
		gx, ok := g.Expr.(*grammar.Indexed)
		if !ok {
			continue
		}
		if gn, ok := gx.X.(*grammar.Name); !ok || gn.Name != n.Name {
			continue
		}
		ls := letter.FromIndices(gx.Indices)
		for k := range ls {
			ls[k].Up = up
		}
		lo, hi := gx.Span().Start-base, gx.Span().End-base
		if lo < pos || hi > len(text) {
			return
		}
		out = append(out, text[pos:lo]...)
		out = append(out, (name + letter.Text(ls))...)
		pos = hi
	}
	out = append(out, text[pos:]...)
	d.Fixes = append(d.Fixes, diag.Fix{Span: p.Expr.Span(), Replace: string(out), Above: name + letter.Text([]letter.Letter{{Text: "i", Up: up}}) + " = " + quote.Name(n) + w.placeText(s)})
	d.WithNote("numbers become a vector where they are bound with an upper index: " + quote.Name(n) + "^i = …" + w.placeText(s))
}
