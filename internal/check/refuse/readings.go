package refuse

// A letter that may be read in two ways: the words, and both readings as texts
// to paste.

import (
	"slices"
	"sort"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// SummedAndFree refuses a letter that a product sums, or keeps since the left
// side names it, and that is free in another part.
func (w Words) SummedAndFree(in letter.Dummy, free grammar.Expr, r Readings) *diag.Diagnostic {
	if !in.Plain {
		return w.offer(r, diag.New(CodeInnerDummy, letter.PlaceIn(free, in.Name, 0), in.Name+" is summed inside a bracket and used again outside: which of them is meant?").
			WithPlace(in.X.Span(), in.Name+" is summed here"))
	}
	return w.offer(r, diag.New(CodeInnerDummy, in.X.Span(), in.Name+" occurs twice here, and is free in "+quote.Short(free)+": which is meant, the sum or entry by entry?").
		WithPlace(letter.PlaceIn(free, in.Name, 0), in.Name+" is free here"))
}

// SummedAndAttached refuses a letter behind, or a derivative's letter before,
// what sums it inside.
func (w Words) SummedAndAttached(in letter.Dummy, ix grammar.Index, r Readings) *diag.Diagnostic {
	return w.offer(r, diag.New(CodeInnerDummy, ix.Sp, ix.Text+" is summed inside and used again outside: which of them is meant?").
		WithPlace(in.X.Span(), ix.Text+" is summed here"))
}

// KeptAndEnded refuses a letter that the left side names, and that ends inside an
// argument where it may as well be summed.
func (w Words) KeptAndEnded(in letter.Dummy, r Readings) *diag.Diagnostic {
	return w.offer(r, diag.New(CodeInnerDummy, in.X.Span(), in.Name+" occurs twice here, and the left side names it: which is meant, the sum or entry by entry?"))
}

// OftenAt refuses a plain letter more than twice in one product, its powers
// counted.
func (w Words) OftenAt(l string, times int, at []diag.Span, r Readings) *diag.Diagnostic {
	d := diag.New(CodeInnerDummy, at[len(at)-1], l+" occurs "+often(times)+" in one product: which is meant, a sum over "+l+" or entry by entry?")
	for k, s := range at[:len(at)-1] {
		d.WithPlace(s, [...]string{"first", "second", "third"}[min(k, 2)])
		if k == 1 {
			break
		}
	}
	return w.offer(r, d)
}

// IndicesOfItsOwn refuses letters behind a call whose arguments have some: a
// bracket around it names them.
func (w Words) IndicesOfItsOwn(x *grammar.Indexed, o *value.Object) *diag.Diagnostic {
	d := diag.New(CodeCount, x.Span(), quote.Short(x.X)+" has indices of its own ("+FreeList(o)+"): name the object first, or write the letters once").
		WithPlace(x.X.Span(), "free in "+FreeList(o))
	free := letter.Visible(o)
	exact := len(free) == len(x.Indices) && letter.Unlettered(o) == 0
	for _, l := range free {
		exact = exact && letter.Has(x.Indices, l)
	}
	if exact {
		d.WithFixNote(x.Span(), "("+quote.Text(x.X)+")"+letter.Text(letter.FromIndices(x.Indices)), "in this order")
	}
	return d
}

// AboveAndBelow refuses x_n x_n / y_n.
func (w Words) AboveAndBelow(l string, at diag.Span, r Readings) *diag.Diagnostic {
	return w.offer(r, diag.New(CodeInnerDummy, at, l+" stands twice above the division and again below it: is the sum divided, or every term?"))
}

// BracketLetters refuses letters behind a bracket that are not those of what is
// in it.
func (w Words) BracketLetters(x *grammar.Indexed, free []letter.Letter) *diag.Diagnostic {
	d := diag.New(CodeCount, x.Span(), "a bracket names the letters that are free in it, each once: here "+letterTexts(free)+", and behind it "+LettersOf(x.Indices)).
		WithPlace(x.X.Span(), "free in "+letterTexts(free))
	if len(free) == 0 {
		return d.WithFix(x.Span(), quote.Text(x.X))
	}
	return d.WithFix(x.Span(), quote.Text(x.X)+letter.Text(free))
}

// BracketHeight refuses a letter behind a bracket at another height than in it.
func (w Words) BracketHeight(x *grammar.Indexed, ix grammar.Index, free []letter.Letter) *diag.Diagnostic {
	d := diag.New(CodeHeight, ix.Sp, ix.Text+" is written "+letter.Height(ix.Up)+", and is "+letter.Height(!ix.Up)+" in the bracket").
		WithPlace(letter.PlaceIn(x.X, ix.Name, 0), letter.Height(!ix.Up))
	var ls []letter.Letter
	for _, i := range x.Indices {
		for _, f := range free {
			if f.Text == i.Name {
				ls = append(ls, f)
			}
		}
	}
	if len(ls) == len(free) && len(ls) == len(x.Indices) {
		d.WithFix(x.Span(), quote.Text(x.X)+letter.Text(ls))
	}
	return d
}

func letterTexts(ls []letter.Letter) string {
	if len(ls) == 0 {
		return "nothing"
	}
	var out []string
	for _, l := range ls {
		out = append(out, l.Text)
	}
	return strings.Join(out, ", ")
}

// Readings are the two ways to read a letter in an expression, as its checker
// reads them. The zero value has none.
type Readings struct {
	Root   grammar.Expr // the whole expression
	Letter string
	Whole  grammar.Expr    // a product where the letter stands too often, or nil
	Left   []grammar.Index // the letters that the left side names
	Name   *grammar.Ident  // what is defined, or nil
	// Wholes are the places of arrays that lack the left side's letters.
	Wholes func() []diag.Span
	// Probe reads Root by one of the two readings.
	Probe func(p *letter.Probe)
	// Reads reports that an expression may stand in Root's place, and the letters
	// that the left side lacks then.
	Reads func(x grammar.Expr) (free []letter.Letter, ok bool)
}

// offer adds to a refusal each reading that can be written, and that is read.
func (w Words) offer(r Readings, d *diag.Diagnostic) *diag.Diagnostic {
	if r.Root == nil || r.Root.Span().Source == nil || r.Root.Span().End-r.Root.Span().Start > longestReading {
		return d
	}
	letters, summed := r.marks(false)
	if r.Whole != nil && !r.try(d, r.reduced(letters[:1]), "the sum over "+r.Letter) && len(letters) > 1 {
		r.try(d, r.reduced(letters), "the sum over "+strings.Join(letters, ", "))
	}
	r.offerKept(d)
	note := "the sum"
	if r.Whole != nil {
		note = "a sum over two of them"
	}
	choices := [][]letter.Mark{summed}
	if len(summed) > 1 && len(summed) <= maxTogether {
		for i := len(summed) - 1; i >= 0; i-- {
			choices = append(choices, summed[i:i+1])
		}
	}
	fresh := w.freshDummies(r)
	for _, marks := range choices {
		for k := range fresh {
			if r.try(d, r.renamed(marks, letters, append(slices.Clone(fresh[k:]), fresh[:k]...)), note) {
				return d
			}
		}
	}
	return d
}

// offerKept offers the reading entry by entry. What the left side keeps anyway,
// since it is all there is, needs no bracket.
func (r Readings) offerKept(d *diag.Diagnostic) {
	letters, marks := r.marks(true)
	if !slices.ContainsFunc(letters, func(l string) bool { return !letter.Has(r.Left, l) }) {
		inside := slices.DeleteFunc(slices.Clone(marks), func(m letter.Mark) bool { return m.X == r.Root })
		if r.try(d, r.kept(inside, nil), "entry by entry") {
			return
		}
	}
	if !r.try(d, r.kept(marks, nil), "entry by entry") && r.Wholes != nil {
		r.try(d, r.kept(marks, r.Wholes()), "entry by entry")
	}
}

// freshDummies are letters to rename a dummy to.
func (w Words) freshDummies(r Readings) []string {
	return slices.DeleteFunc(w.freshLetters(6, r.Letter), func(l string) bool {
		return letter.Has(r.Left, l) || len(letter.Places(r.Root, l)) > 0
	})
}

// try offers a text that is read.
func (r Readings) try(d *diag.Diagnostic, text, note string) bool {
	if text == "" {
		return false
	}
	at := r.Root.Span()
	x, list := grammar.ParseExpr(&diag.Source{Name: at.Source.Name, Text: text})
	if x == nil || list.HasErrors() {
		return false
	}
	free, ok := r.Reads(x)
	if !ok {
		return false
	}
	if len(free) > 0 { // the name lacks its letters too
		name := r.Name.Sp
		text = name.Text() + letter.Text(free) + at.Source.Text[name.End:at.Start] + text
		at = name.To(at)
	}
	d.WithFixNote(at, text, note)
	return true
}

// marks are the products where a reading has to be said, inside the root and once
// each, and the letters that have to be read together.
func (r Readings) marks(keep bool) (letters []string, out []letter.Mark) {
	letters = []string{r.Letter}
	p := letter.NewProbe(letters, keep)
	for range maxTogether {
		r.Probe(p)
		if len(p.Found.Also) == 0 {
			break
		}
		letters = append(letters, p.Found.Also...)
		p = letter.NewProbe(letters, keep)
	}
	type key struct {
		at     diag.Span
		letter string
	}
	root := r.Root.Span()
	seen := map[key]bool{}
	for _, m := range p.Found.Marks {
		k := key{m.X.Span(), m.Letter}
		if k.at.Source == root.Source && k.at.Start >= root.Start && k.at.End <= root.End && !seen[k] {
			seen[k] = true
			out = append(out, m)
		}
	}
	return letters, out
}

// Bounds on the search for what to offer: how often letters are added to those
// that are read together, or products tried one by one; the longest text, in bytes.
const (
	maxTogether    = 4
	longestReading = 4000
)

// reduced is the root with the whole product under a sum over letters.
func (r Readings) reduced(letters []string) string {
	x := r.Whole
	for {
		u, ok := x.(*grammar.Unary)
		if !ok {
			break
		}
		x = u.X
	}
	var ls []letter.Letter
	for _, l := range letters {
		ls = append(ls, letter.Letter{Text: l})
	}
	return r.replaced([]change{{x.Span(), "sum" + letter.Text(ls) + " " + x.Span().Text()}})
}

// renamed is the root with other letters at every place of the products marked.
func (r Readings) renamed(marks []letter.Mark, letters, by []string) string {
	if len(by) < len(letters) {
		return ""
	}
	var cs []change
	for _, m := range marks {
		for _, at := range letter.Places(m.X, m.Letter) {
			c := change{at, by[slices.Index(letters, m.Letter)]}
			if !slices.Contains(cs, c) {
				cs = append(cs, c)
			}
		}
	}
	if len(cs) == 0 {
		return ""
	}
	return r.replaced(cs)
}

// kept is the root with brackets that name their letters around the products
// marked; brackets that are there already only get the letters. Arrays without
// letters get those of the left side.
func (r Readings) kept(marks []letter.Mark, wholes []diag.Span) string {
	if len(marks) == 0 {
		return ""
	}
	bracket := bracketsOf(r.Root)
	// Inner ones close first where several close at one place.
	sort.SliceStable(marks, func(i, j int) bool {
		a, b := marks[i].X.Span(), marks[j].X.Span()
		return a.End-a.Start < b.End-b.Start
	})
	var cs []change
	for _, at := range wholes {
		at.Start = at.End
		cs = append(cs, change{at, letter.Text(letter.FromIndices(r.Left))})
	}
	done := map[diag.Span]bool{}
	for _, m := range marks {
		at := m.X.Span()
		if done[at] {
			continue
		}
		done[at] = true
		if p := bracket[at]; p != nil {
			end := p.Span()
			end.Start = end.End
			cs = append(cs, change{end, letter.Text(m.Letters)})
			continue
		}
		open, end := at, at
		open.End, end.Start = at.Start, at.End
		cs = append(cs, change{open, "("}, change{end, ")" + letter.Text(m.Letters)})
	}
	return r.replaced(cs)
}

// change is a piece of text to be put in the place of another.
type change struct {
	at diag.Span
	by string
}

// replaced is the root's text with changes; those at one place stay in order.
func (r Readings) replaced(cs []change) string {
	sort.SliceStable(cs, func(i, j int) bool { return cs[i].at.Start < cs[j].at.Start })
	root := r.Root.Span()
	var b strings.Builder
	pos := root.Start
	for _, c := range cs {
		if c.at.Start < pos {
			return ""
		}
		b.WriteString(root.Source.Text[pos:c.at.Start])
		b.WriteString(c.by)
		pos = c.at.End
	}
	b.WriteString(root.Source.Text[pos:root.End])
	return b.String()
}

// bracketsOf are the brackets of an expression by the place of what is in them;
// not those of a reduction or a derivative, behind which letters belong to what
// is inside, nor those that have letters.
func bracketsOf(x grammar.Expr) map[diag.Span]*grammar.Paren {
	out := map[diag.Span]*grammar.Paren{}
	taken := map[grammar.Expr]bool{}
	grammar.Walk(x, func(n grammar.Node) bool {
		switch n := n.(type) {
		case *grammar.Reduce:
			taken[n.X] = true
		case *grammar.Deriv:
			taken[n.X] = true
		case *grammar.Indexed:
			taken[n.X] = true
		case *grammar.Paren:
			if !taken[n] {
				out[n.X.Span()] = n
			}
		default: // no other node is a bracket, or puts letters behind one
		}
		return true
	})
	return out
}
