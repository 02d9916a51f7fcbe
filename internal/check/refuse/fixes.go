package refuse

// Fixes in index notation: letters renamed, metrics put in, charts and points
// offered.

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// replaceSpans is the text under whole with the spans inside it replaced.
func replaceSpans(whole diag.Span, at []diag.Span, by string) string {
	sort.Slice(at, func(i, j int) bool { return at[i].Start < at[j].Start })
	text := whole.Text()
	var b strings.Builder
	pos := 0
	for _, s := range at {
		lo, hi := s.Start-whole.Start, s.End-whole.Start
		if lo < pos || hi > len(text) {
			continue
		}
		b.WriteString(text[pos:lo])
		b.WriteString(by)
		pos = hi
	}
	b.WriteString(text[pos:])
	return b.String()
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

// freePattern is ^i_j of an object's free letters.
func freePattern(o *value.Object) string {
	var ls []letter.Letter
	for k, a := range o.Node.Axes() {
		if l := letter.At(o, k); l != "" && !letter.Hidden(l) {
			ls = append(ls, letter.Letter{Text: l, Up: a.Kind == index.Up})
		}
	}
	return letter.Text(ls)
}

// leftSpan is a left side's name with its indices, the brace of a run included.
func leftSpan(name grammar.Ident, left []grammar.Index) diag.Span {
	s := name.Sp
	for _, i := range left {
		s = s.To(i.Sp)
	}
	return braceEnd(s)
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

// leftPattern writes the left side's letters at the right side's heights.
func leftPattern(left []grammar.Index, o *value.Object) string {
	ls := letter.FromIndices(left)
	ns := letter.Names(o)
	for i := range ls {
		if k := letter.Position(ns, left[i].Name); k >= 0 {
			ls[i].Up = o.Node.Axes()[k].Kind == index.Up
		}
	}
	return letter.Text(ls)
}

func lowered(ix []grammar.Index, pos int) []letter.Letter {
	ls := letter.FromIndices(ix)
	ls[pos].Up = false
	return ls
}

// twiceOf is a letter that stands twice at one height in a run.
func twiceOf(x *grammar.Indexed) (name, height string) {
	for i, a := range x.Indices {
		for _, b := range x.Indices[:i] {
			if a.Name == b.Name && a.Up == b.Up {
				return a.Text, letter.Height(a.Up)
			}
		}
	}
	return "", ""
}

func isGreek(word string) bool {
	switch word {
	case "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
		"xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega":
		return true
	}
	return false
}

func firstPlace(x grammar.Expr, l string) (s diag.Span) {
	if ps := letter.Places(x, l); len(ps) > 0 {
		return ps[0]
	}
	return s
}

// needsBracket reports an expression that another factor cannot just precede.
func needsBracket(x grammar.Expr) bool {
	switch y := x.(type) {
	case *grammar.Unary:
		return true
	case *grammar.Binary:
		return y.Op == "/"
	case *grammar.Number:
		return true
	default: // another factor can precede it
	}
	return false
}

// atOf is the point of an x @ p, bracketed or indexed.
func atOf(x grammar.Expr) (diag.Span, bool) {
	for {
		switch y := x.(type) {
		case *grammar.Paren:
			x = y.X
			continue
		case *grammar.Indexed:
			x = y.X
			continue
		case *grammar.AtPoint:
			return y.Point.Span(), true
		default: // taken at no point, or by something inside
		}
		return diag.Span{}, false
	}
}

// SymmetricPart writes 1/2 (A_ij + A_ji) for A_ij; not for numbers without
// letters, which are mended where they are written.
func SymmetricPart(x grammar.Expr, letters []grammar.Index) (string, bool) {
	if len(letters) != 2 || x.Span().Text() == "" {
		return "", false
	}
	plain, turned := quote.Text(x), ""
	switch {
	case len(letter.Places(x, letters[0].Name)) > 0:
		turned = exchanged(x, letters[0], letters[1])
	default:
		switch x.(type) {
		case *grammar.Name, *grammar.Call:
		default: // an operation, whose letters cannot be behind it
			return "", false
		}
		ls := letter.FromIndices(letters)
		turned = plain + letter.Text([]letter.Letter{ls[1], ls[0]})
		plain += letter.Text(ls)
	}
	switch x.(type) {
	case *grammar.AtPoint, *grammar.On, *grammar.In, *grammar.If:
		plain, turned = "("+plain+")", "("+turned+")"
	default: // binds at least as close as a sum
	}
	return "1/2 (" + plain + " + " + turned + ")", true
}

// exchanged is the text of an expression with two letters exchanged.
func exchanged(x grammar.Expr, a, b grammar.Index) string {
	whole, text := x.Span(), quote.Text(x)
	var out strings.Builder
	pos := 0
	letter.EachIndex(x, func(ix *grammar.Index) {
		by := ""
		switch ix.Name {
		case a.Name:
			by = letter.FromIndices([]grammar.Index{b})[0].Text
		case b.Name:
			by = letter.FromIndices([]grammar.Index{a})[0].Text
		default:
			return
		}
		out.WriteString(text[pos : ix.Sp.Start-whole.Start])
		out.WriteString(by)
		pos = ix.Sp.End - whole.Start
	})
	out.WriteString(text[pos:])
	return out.String()
}

// metricFor is a metric over a chart to write in a fix: one in scope, or a new
// one with the line that binds it.
func (w Words) metricFor(c *index.Chart) (name, above string) {
	if ms := w.Metrics(c); len(ms) > 0 {
		return ms[0], ""
	}
	name = w.free("G")
	return name, "metric " + name + "_ij = eye(" + strconv.Itoa(c.Dim) + ") on " + c.Name
}

// free is a name that is not bound.
func (w Words) free(name string) string {
	for w.Taken(name) {
		name += "'"
	}
	return name
}

// freshLetters picks letters that the statement does not use and no coordinate
// is called by.
func (w Words) freshLetters(n int, not ...string) []string {
	used := map[string]bool{}
	for _, l := range not {
		used[l] = true
	}
	if w.Statement != nil {
		letter.EachIndex(w.Statement, func(ix *grammar.Index) { used[ix.Name] = true })
	}
	charts := w.Charts()
	var out []string
	for _, r := range "ijklmnopqrsuvabcfgh" {
		l := string(r)
		if len(out) < n && !used[l] && !slices.ContainsFunc(charts, func(c *index.Chart) bool { return c.BlockIndex(l) >= 0 }) {
			out = append(out, l)
			used[l] = true
		}
	}
	for len(out) < n {
		out = append(out, "m'")
	}
	return out
}

// offerLetter offers another letter at every place of the statement.
func (w Words) offerLetter(d *diag.Diagnostic, name string) {
	if w.Statement == nil || w.Statement.Span().Source != d.Span.Source {
		return
	}
	whole := w.Statement.Span()
	d.WithFixNote(whole, renamed(whole, w.Statement, name, w.freshLetters(1)[0]), "another letter")
}

// renamed is the text under whole with a letter replaced at all its places in x.
func renamed(whole diag.Span, x grammar.Node, name, by string) string {
	at := letter.Places(x, name)
	sort.Slice(at, func(i, j int) bool { return at[i].Start < at[j].Start })
	return replaceSpans(whole, at, by)
}

// greekRun rewrites a bare run that spells Greek names, munu, into braces with
// n indices.
func greekRun(x *grammar.Indexed, n int) (string, bool) {
	if !x.Bare {
		return "", false
	}
	var out []letter.Letter
	for i := 0; i < len(x.Indices); {
		found := false
		for j := len(x.Indices); j > i+1; j-- {
			word := ""
			for k := i; k < j; k++ {
				if x.Indices[k].Up != x.Indices[i].Up {
					word = "?"
					break
				}
				word += x.Indices[k].Name
			}
			if isGreek(strings.ToLower(word)) {
				out = append(out, letter.Letter{Text: word, Up: x.Indices[i].Up})
				i = j
				found = true
				break
			}
		}
		if !found {
			out = append(out, letter.Letter{Text: x.Indices[i].Text, Up: x.Indices[i].Up})
			i++
		}
	}
	if len(out) == len(x.Indices) || n >= 0 && len(out) != n {
		return "", false
	}
	return letter.Text(out), true
}

// allGreek is a place and its text with x written anew: the whole statement where other runs in it spell Greek names too, of which each
// would be an error of its own.
func (w Words) allGreek(x *grammar.Indexed, anew string) (diag.Span, string) {
	if w.Statement == nil || w.Statement.Span().Source != x.Span().Source {
		return x.Span(), anew
	}
	whole := w.Statement.Span()
	text, end, others := "", whole.Start, 0
	grammar.Walk(w.Statement, func(n grammar.Node) bool {
		y, ok := n.(*grammar.Indexed)
		if !ok || y.Span().Start < end {
			return true
		}
		by := anew
		if y != x {
			p, greek := greekRun(y, -1)
			pieces := strings.FieldsFunc(p, func(r rune) bool { return strings.ContainsRune("_^{} ", r) })
			if !greek || slices.ContainsFunc(pieces, func(word string) bool { return !isGreek(word) }) {
				return true
			}
			by = quote.Short(y.X) + p
			others++
		}
		text += whole.Source.Text[end:y.Span().Start] + by
		end = y.Span().End
		return false
	})
	if others == 0 {
		return x.Span(), anew
	}
	return whole, text + whole.Source.Text[end:whole.End]
}

// greekOf reads a bare left run as Greek names where that matches the right.
func greekOf(left []grammar.Index, ns []string) (string, bool) {
	p, ok := greekRun(&grammar.Indexed{Indices: left, Bare: true}, -1)
	return p, ok && len(ns) > 0
}

// defineOf is the definition in the file under way that bound an object.
func (w Words) defineOf(o *value.Object) (*grammar.Define, bool) {
	name := o.Name
	if name == "" || w.File == nil {
		return nil, false
	}
	for _, s := range w.File.Stmts {
		if d, ok := s.(*grammar.Define); ok && d.Name.Name == name && d.Keyword == "" {
			return d, true
		}
	}
	return nil, false
}

// offerChart offers on theta and @ p behind an array.
func (w Words) offerChart(d *diag.Diagnostic, x grammar.Expr) {
	if cs := w.Charts(); len(cs) > 0 {
		c := cs[len(cs)-1]
		d.WithFixNote(x.Span(), quote.Text(x)+" on "+c.Name, "a field over the chart")
		if ps := w.Points(c); len(ps) > 0 {
			d.WithFixNote(x.Span(), quote.Text(x)+" @ "+ps[0], "a value at the point")
		}
	}
}

// placeText is on theta, or @ p.
func (w Words) placeText(s letter.Slot) string {
	if s.At != nil {
		return " @ " + w.PointName(s.At)
	}
	return " on " + s.Axis.Chart.Name
}

// takenText is (f @ p), with indices outside the bracket.
func takenText(x grammar.Expr, p string) string {
	if ix, ok := x.(*grammar.Indexed); ok {
		return "(" + quote.Text(ix.X) + " @ " + p + ")" + letter.Text(letter.FromIndices(ix.Indices))
	}
	return "(" + quote.Text(x) + " @ " + p + ")"
}

// offerSymmetric offers the symmetric part of a metric's formula.
func offerSymmetric(d *diag.Diagnostic, letters []grammar.Index, x grammar.Expr) {
	if part, ok := SymmetricPart(x, letters); ok {
		d.WithFixNote(x.Span(), part, "its symmetric part")
	}
}

// patternFor completes the letters of x to all of o's slots.
func (w Words) patternFor(o *value.Object, x *grammar.Indexed) string {
	var not []string
	for _, i := range x.Indices {
		not = append(not, i.Name)
	}
	fresh := w.freshLetters(letter.Rank(o), not...)
	var ls []letter.Letter
	k := 0
	for i, a := range o.Node.Axes() {
		if letter.Hidden(letter.At(o, i)) {
			continue
		}
		t := ""
		if k < len(x.Indices) {
			t = x.Indices[k].Text
		} else {
			t = fresh[0]
			fresh = fresh[1:]
		}
		ls = append(ls, letter.Letter{Text: t, Up: a.Kind == index.Up})
		k++
	}
	return letter.Text(ls)
}

// isEuler reports that x is the constant e, not a user's e.
func (w Words) isEuler(x grammar.Expr) bool {
	n, ok := x.(*grammar.Name)
	return ok && w.isBuiltin(n.Name)
}

// isBuiltin reports a name of the language that no user's hides.
func (w Words) isBuiltin(name string) bool {
	if !w.Taken(name) {
		return true
	}
	f, ok := w.Value(name).(*value.Func)
	return ok && f.Native != nil
}

// offerUse offers the line that sets a connection.
func (w Words) offerUse(d *diag.Diagnostic, c *index.Chart) {
	if ms := w.Metrics(c); len(ms) > 0 {
		d.Fixes = append(d.Fixes, diag.Fix{Span: d.Span, Replace: d.Span.Text(), Above: "use metric " + ms[0]})
		return
	}
	if cs := w.Connections(c); len(cs) > 0 {
		d.Fixes = append(d.Fixes, diag.Fix{Span: d.Span, Replace: d.Span.Text(), Above: "use connection " + cs[0]})
		return
	}
	d.Fixes = append(d.Fixes, diag.Fix{Span: d.Span, Replace: d.Span.Text(), Above: "use connection flat(" + c.Name + ")"})
}

// explainSummed adds, to a left letter that is not free on the right, that the
// right side sums it because it stands there twice.
func (w Words) explainSummed(d *diag.Diagnostic, left []grammar.Index) {
	for _, ix := range left {
		for _, in := range w.Summed {
			if in.Name != ix.Name || in.Kept {
				continue
			}
			d.WithPlace(in.X.Span(), ix.Text+" occurs twice here and is summed")
			return
		}
	}
}

// bindFirst offers to bind numbers that are meant with slots, over a chart of
// their size: v^i = [1, 2] on theta.
func (w Words) bindFirst(d *diag.Diagnostic, x *grammar.Indexed, size int) {
	for _, c := range w.Charts() {
		if c.Dim == size {
			name := w.free("v") + letter.Text(letter.FromIndices(x.Indices))
			d.Fixes = nil
			d.WithFix(x.Span(), name)
			d.Fixes[0].Above = name + " = " + quote.Text(x.X) + " on " + c.Name
			return
		}
	}
}
