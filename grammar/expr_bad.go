package grammar

// What the expression parser says of what it cannot read, and what it offers.

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/alecthomas/participle/v2/lexer"

	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// unexpected reports the next token where want should stand.
func (p *parser) unexpected(want string) *diag.Diagnostic {
	t := p.tok()
	sp := p.tokSpan(t)
	if d := p.startsBadly(t); d != nil {
		p.fail(d)
		return d
	}
	return p.failAt(CodeUnexpected, sp, describe(t)+" cannot stand here; expected "+want)
}

// startsBadly finds a better word for some tokens that cannot go on.
func (p *parser) startsBadly(t *lexer.Token) *diag.Diagnostic {
	sp := p.tokSpan(t)
	switch {
	case t.Type == kindOp && t.Value == "=":
		return diag.New(CodeEquals, sp, "`=` defines a name at a line's beginning; == compares").
			WithFix(sp, "==")
	case t.Type == kindWord && t.Value == "if" && p.behindFor():
		return diag.New(CodeForeign, sp, "a list is made of all elements, none is left out: a choice for each is [(if c then a else b) for v in list]")
	case t.Type == kindWord && t.Value == "if":
		return diag.New(CodeIfBracket, sp, "`if` within an expression stands in brackets: (if c then a else b)")
	case t.Type == kindWord && t.Value == "not":
		return diag.New(CodeUnexpected, sp, "`not` stands before a condition, and none goes on here")
	}
	return nil
}

// missing reports that an expression should stand here.
func (p *parser) missing() {
	t := p.tok()
	sp := p.tokSpan(t)
	if p.pos > 0 && t.Type != kindEnd && t.Type != kindEOF {
		prev := &p.toks[p.pos-1]
		if strings.Contains(p.text[tokEnd(prev):t.Pos.Offset], "\n") && (t.Type == kindWord && t.Value != "if" || t.Type == kindOp) && !p.inBracket() {
			p.failAt(CodeMissing, p.tokSpan(prev), "this line ends with `"+prev.Value+"`, so it goes on below, where an expression is missing").
				WithPlace(sp, "an expression should stand here")
			return
		}
	}
	switch {
	case t.Type == kindWord && t.Value == "if":
		d := p.failAt(CodeIfBracket, sp, "`if` within an expression stands in brackets: (if c then a else b)")
		end := p.statementEnd()
		if text := p.text[sp.Start:end]; len(text) < 200 && balanced(text) {
			d.WithFix(p.span(sp.Start, end), "("+text+")")
		}
		return
	case t.Type == kindWord && (t.Value == "and" || t.Value == "or" || t.Value == "in" || t.Value == "then" || t.Value == "else" || t.Value == "for" || t.Value == "on" || t.Value == "not"):
		p.failAt(CodeMissing, sp, "an expression is missing before `"+t.Value+"`")
		return
	case t.Type == kindWord:
		p.failAt(CodeReserved, sp, "`"+t.Value+"` is a word of the language and cannot be a name").WithFix(sp, t.Value+"'")
		return
	case t.Type == kindScript:
		p.failAt(CodeMissing, sp, "indices belong directly behind a name or a bracket")
		return
	case t.Type == kindOp && p.pos > 0:
		prev := &p.toks[p.pos-1]
		if prev.Type == kindOp && (precedence(prev) > 0 || prev.Value == "*" || prev.Value == "/" || prev.Value == "^" || prev.Value == "**") && t.Value != ")" && t.Value != "]" {
			p.failAt(CodeMissing, sp, "an expression is missing between `"+prev.Value+"` and `"+t.Value+"`").WithPlace(p.tokSpan(prev), "behind this")
			return
		}
	}
	if p.pos > 0 && (t.Type == kindEnd || t.Type == kindEOF) {
		prev := &p.toks[p.pos-1]
		p.failAt(CodeMissing, p.tokSpan(prev), "an expression is missing behind "+describe(prev))
		return
	}
	if t.Value == ":" && p.pos > 0 && (p.toks[p.pos-1].Value == "," || p.toks[p.pos-1].Value == "[") { // M[1, :]
		p.failAt(CodeMissing, sp, "positions are a range a..b, from 1: all n of them are 1..n, as in M[1, 1..n]")
		return
	}
	p.failAt(CodeMissing, sp, "an expression is missing before "+describe(t))
}

// behindFor reports that a comprehension's list ends here: [e for v in list if …].
func (p *parser) behindFor() bool {
	for k, depth := p.pos-1, 0; k >= 0; k-- {
		switch t := &p.toks[k]; {
		case t.Value == "]" || t.Value == ")":
			depth++
		case t.Value == "[" || t.Value == "(":
			if depth--; depth < 0 {
				return false
			}
		case t.Type == kindEnd:
			return false
		case depth == 0 && t.Type == kindWord && t.Value == "for":
			return true
		}
	}
	return false
}

// statementEnd is where the text of the statement being parsed ends, or the
// bracket around this place.
func (p *parser) statementEnd() int {
	depth := 0
	i := p.pos
	for ; i < len(p.toks); i++ {
		t := &p.toks[i]
		if t.Type == kindEOF || t.Type == kindEnd && depth == 0 {
			break
		}
		if t.Type == kindOp {
			switch t.Value {
			case "(", "[", "{":
				depth++
			case ")", "]", "}":
				depth--
			case ",":
				if depth == 0 {
					depth = -1
				}
			}
		}
		if t.Type == kindWord && depth == 0 && (t.Value == "tol" || t.Value == "for" || t.Value == "samples" || t.Value == "over") {
			break
		}
		if depth < 0 {
			break
		}
	}
	if i == 0 || i <= p.pos {
		return p.tok().Pos.Offset
	}
	return min(tokEnd(&p.toks[i-1]), len(p.text))
}

func balanced(text string) bool {
	return strings.Count(text, "(") == strings.Count(text, ")") && strings.Count(text, "[") == strings.Count(text, "]") && !strings.Contains(text, "#")
}

// numberFactor refuses x 2.
func (p *parser) numberFactor(x Expr) {
	t := p.tok()
	last := x
	if b, ok := x.(*Binary); ok && (b.Op == "*" || b.Op == "/") {
		last = b.Y
	}
	if first := &p.toks[p.first]; last.Span().Start == first.Pos.Offset && p.misspelt(first, p.tokSpan(t)) {
		return
	}
	if n, ok := last.(*Name); ok && op.Knows(n.Name) {
		gap := p.span(n.Span().End, tokEnd(t))
		p.failAt(CodeNumberFactor, p.tokSpan(t), "a function is applied with brackets").WithPlace(n.Span(), "the function").WithFix(gap, "("+t.Value+")")
		return
	}
	d := p.failAt(CodeNumberFactor, p.tokSpan(t), "a number cannot be the right factor of a product without a sign")
	d.WithPlace(last.Span(), "the left factor")
	gap := p.span(last.Span().End, t.Pos.Offset)
	d.WithFixNote(gap, "*", "for a product")
	if p.inList() {
		d.WithFixNote(gap, ", ", "for two elements")
	}
}

// inList reports whether this place is directly inside [ ].
func (p *parser) inList() bool { return p.enclosing() == '[' }

// inBracket reports whether this place is inside ( ) or [ ].
func (p *parser) inBracket() bool { c := p.enclosing(); return c == '(' || c == '[' }

// enclosing is the bracket that this place is directly in, within its statement.
func (p *parser) enclosing() byte {
	depth := 0
	for i := p.pos - 1; i >= 0; i-- {
		t := &p.toks[i]
		if t.Type == kindEnd {
			break
		}
		if t.Type != kindOp {
			continue
		}
		switch c := t.Value[0]; c {
		case ')', ']', '}':
			depth++
		case '(', '[', '{':
			if depth == 0 {
				return c
			}
			depth--
		}
	}
	return 0
}

// indexedBracket refuses H_ij( and H_ij[.
func (p *parser) indexedBracket(x *Indexed) {
	t := p.tok()
	base := x.X.Span()
	if t.Value == "(" {
		d := p.failAt(CodeIndexedCall, p.tokSpan(t), "`"+clip(x.Sp.Text())+"(`: an object with its indices is not called").
			WithPlace(x.Sp, "has indices")
		run := p.span(base.End, x.Sp.End).Text()
		if end, ok := p.bracketEnd(p.pos); ok && run[0] == '^' && op.Knows(run[1:]) { // x^sin(t)
			d.WithFixNote(p.span(base.End, end), "^("+p.span(base.End+1, end).Text()+")", "for a power")
			return
		}
		d.WithFixNote(p.span(x.Sp.End, x.Sp.End), " ", "for a product")
		if end, ok := p.bracketEnd(p.pos); ok {
			d.WithFixNote(p.span(base.End, end), p.span(x.Sp.End, end).Text()+run, "for a call: its letters stand behind it")
		}
		return
	}
	d := p.failAt(CodeIndexedCall, p.tokSpan(t), "components are asked of the whole object, without index letters").
		WithPlace(p.span(base.End, x.Sp.End), "these letters")
	if text := x.Sp.Text(); strings.Contains(text, "{(") || strings.Contains(text, "{[") { // the letters symmetrise
		d.WithFix(x.Sp, "("+text+")")
		return
	}
	d.WithFix(p.span(base.End, x.Sp.End), "")
}

// bracketEnd is the end of the bracket that the i-th token opens.
func (p *parser) bracketEnd(i int) (end int, ok bool) {
	depth := 0
	for ; i < len(p.toks) && p.toks[i].Type != kindEnd; i++ {
		t := &p.toks[i]
		if t.Type != kindOp {
			continue
		}
		switch t.Value {
		case "(", "[", "{":
			depth++
		case ")", "]", "}":
			if depth--; depth == 0 {
				return p.tokSpan(t).End, true
			}
		}
	}
	return 0, false
}

// derivWithoutIndex reports a d or nabla that is followed by no index.
func (p *parser) derivWithoutIndex(t *lexer.Token, op string) {
	d := p.failAt(CodeDerivative, p.tokSpan(t), "`"+t.Value+"` is the derivative and takes one index: "+t.Value+"_i f")
	if n := p.ahead(1); n.Type == kindOp && n.Value == "=" {
		d.Message = "`" + t.Value + "` is the derivative and cannot be a name"
		d.WithFix(p.tokSpan(t), op+"'")
	} else if n.Type == kindName {
		d.WithFix(p.tokSpan(t), t.Value+"_"+p.freeLetter(t))
	}
}

// freeLetter is a letter that the line of a token has nowhere as an index.
func (p *parser) freeLetter(t *lexer.Token) string {
	line := p.text[strings.LastIndexByte(p.text[:t.Pos.Offset], '\n')+1:]
	line, _, _ = strings.Cut(line, "\n")
	for _, l := range "ijklmn" {
		used := false
		for _, run := range letterRuns().FindAllString(line, -1) {
			used = used || strings.ContainsRune(run, l)
		}
		if !used {
			return string(l)
		}
	}
	return "i"
}

var letterRuns = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[_^]\{?[a-z ]+`) })

func (p *parser) reservedDerivative(t *lexer.Token, op string) {
	p.failAt(CodeReserved, p.tokSpan(t), "`"+t.Value+"` is the derivative and cannot be a name").WithFix(p.tokSpan(t), op+"'")
}

// derivIndices reports d_ij, t being the d.
func (p *parser) derivIndices(t *lexer.Token, ind []Index) {
	sp := p.span(t.Pos.Offset, p.readEnd())
	d := p.failAt(CodeDerivative, sp, "`"+t.Value+"` takes one index at a time")
	if p.alongCoordinate(t, ind, d) {
		return
	}
	text, end := p.oneByOne(t, ind), sp.End
	for p.tok().Type == kindName && p.ahead(1).Type == kindScript { // the derivatives behind it, which may read the same
		next := p.tok()
		if name := Canonical(next.Value); name != "d" && name != "nabla" {
			break
		}
		p.pos++
		more, _, ok := p.scripts()
		if !ok {
			break
		}
		text, end = text+" "+p.oneByOne(next, more), p.readEnd()
	}
	d.WithFix(p.span(sp.Start, end), text)
}

// differentiated is what a derivative before it is of: a name with its letters, a call, a component, a bracket.
var differentiated = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[ \t]*([A-Za-z][A-Za-z0-9']*(?:\([^()\n]*\)|\[[^\[\]\n]*\])?|\([^()\n]*\))((?:[_^](?:\{[^{}\n]*\}|[A-Za-z]+))*)`)
})

// alongCoordinate offers for d_th f, where a chart above has a coordinate th, the derivative along it.
func (p *parser) alongCoordinate(t *lexer.Token, ind []Index, d *diag.Diagnostic) bool {
	run := ""
	for _, x := range ind {
		if run += x.Text; x.Up {
			return false
		}
	}
	of, coords := "", []string(nil) // the chart that has it
	for _, m := range chartLine().FindAllStringSubmatch(p.src.Before(d.Span.Start), -1) {
		if slices.Contains(names(m[2]), run) {
			of, coords = m[1], names(m[2])
		}
	}
	if of == "" {
		return false
	}
	d.Message = run + " is a coordinate of " + of + ", and `" + t.Value + "` takes the letter of an index"
	m := differentiated().FindStringSubmatch(p.text[d.Span.End:])
	if m != nil && m[2] != "" {
		if letters, at := componentOf(m[2], coords); at != "" {
			d.WithFixNote(p.span(d.Span.Start, d.Span.End+len(m[0])), "("+t.Value+"_i "+m[1]+letters+")["+run+at+"]", "for the component")
			return true
		}
	}
	if m == nil || m[2] != "" || strings.HasPrefix(p.text[d.Span.End+len(m[0]):], "^") {
		d.WithNote("along a coordinate a scalar's derivative is diff(f, " + run + "), a component of a derivative (" + t.Value + "_i v^j)[" + run + "," + run + "]")
		return true
	}
	whole := p.span(d.Span.Start, d.Span.End+len(m[0]))
	inner := m[1]
	if inner[0] == '(' {
		inner = inner[1 : len(inner)-1]
	}
	text := "diff(" + inner + ", " + run + ")"
	if Canonical(t.Value) == "nabla" {
		text = "(nabla_i " + m[1] + ")[" + run + "]"
	}
	d.WithFixNote(whole, text, "along the coordinate")
	return true
}

// componentOf reads runs of letters as coordinates, th and ph of ^th_ph: the same runs with letters of indices, and
// the positions ",th,ph"; at is "" where a run is none.
func componentOf(runs string, coords []string) (letters, at string) {
	fresh := []string{"j", "k", "l", "m", "n"}
	for _, m := range scriptRun().FindAllStringSubmatch(runs, -1) {
		letters += m[1]
		for word := strings.ReplaceAll(m[2], " ", ""); word != ""; {
			best := ""
			for _, c := range coords {
				if strings.HasPrefix(word, c) && len(c) > len(best) {
					best = c
				}
			}
			if best == "" || len(fresh) == 0 {
				return "", ""
			}
			letters, at, word = letters+fresh[0], at+","+best, word[len(best):]
			fresh = fresh[1:]
		}
	}
	return letters, at
}

var scriptRun = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`([_^])\{?([A-Za-z ]*)\}?`) })

// oneByOne writes the derivative t once for each index, or for each Greek
// letter that a bare run of indices spells.
func (p *parser) oneByOne(t *lexer.Token, ind []Index) string {
	var names []string
	run := ""
	for _, x := range ind {
		names = append(names, x.Text)
		run += x.Text
	}
	if bare := p.text[ind[0].Sp.Start-1] != '{'; bare {
		if greek, ok := SplitGreek(run); ok {
			names = greek
		}
	}
	for i, n := range names {
		height := "_"
		if ind[min(i, len(ind)-1)].Up {
			height = "^"
		}
		names[i] = t.Value + height + braced(n)
	}
	return strings.Join(names, " ")
}

// braced is an index as a run of its own: in braces unless it is one letter.
func braced(text string) string {
	if n := len(strings.TrimRight(text, "'")); n == 1 || text[0] == '\\' || text[0] >= 0x80 && len([]rune(strings.TrimRight(text, "'"))) == 1 {
		return text
	}
	return "{" + text + "}"
}

// derivOperand reports d_i with nothing to differentiate, t being the d.
func (p *parser) derivOperand(t *lexer.Token) {
	n := p.tok()
	what := p.span(t.Pos.Offset, p.readEnd())
	if n.Type == kindOp && n.Value == "-" {
		p.negativeOperand(CodeDerivative, what, "`"+clip(what.Text())+"` takes a factor, and - between operands subtracts")
		return
	}
	p.failAt(CodeDerivative, what, "`"+clip(what.Text())+"` has nothing to differentiate before "+describe(n))
}

// reduceOperand reports sum_n with nothing to reduce.
func (p *parser) reduceOperand(t *lexer.Token, scripts diag.Span) {
	n := p.tok()
	what := p.span(t.Pos.Offset, scripts.End)
	if n.Type == kindOp && n.Value == "=" {
		p.failAt(CodeReduction, what, "`"+what.Text()+"` is a reduction and cannot be defined").WithFix(p.tokSpan(t), t.Value+"'")
		return
	}
	if n.Type == kindOp && n.Value == "-" {
		p.negativeOperand(CodeReduction, what, "`"+clip(what.Text())+"` takes the product behind it, and - between operands subtracts")
		return
	}
	p.failAt(CodeReduction, what, "`"+clip(what.Text())+"` has nothing to reduce before "+describe(n))
}

// negativeOperand offers sum_n(-x) for sum_n -x.
func (p *parser) negativeOperand(code string, what diag.Span, message string) {
	keep, keepFail, keepAt := p.pos, p.failure, p.failPos
	p.pos++
	x := p.product()
	p.pos, p.failure, p.failPos = keep, keepFail, keepAt
	d := p.failAt(code, what, message)
	if x != nil {
		d.WithFix(p.span(what.Start, x.Span().End), what.Text()+"(-"+x.Span().Text()+")")
	}
}

// reduceCall reports softmax_c without its bracket.
func (p *parser) reduceCall(t *lexer.Token, scripts diag.Span) {
	what := p.span(t.Pos.Offset, scripts.End)
	keep, keepFail, keepAt := p.pos, p.failure, p.failPos
	var x Expr
	if p.startsOperand() {
		x = p.product()
	}
	p.pos, p.failure, p.failPos = keep, keepFail, keepAt
	d := p.failAt(CodeReduction, what, "`"+clip(what.Text())+"` is a call: its bracket stands directly behind it")
	if x == nil {
		return
	}
	text := x.Span().Text()
	if _, ok := x.(*Paren); !ok {
		text = "(" + text + ")"
	}
	d.WithFix(p.span(what.Start, x.Span().End), what.Text()+text)
}

// needName reports a token where a name should stand.
func (p *parser) needName(what string) {
	t := p.tok()
	sp := p.tokSpan(t)
	if t.Type == kindWord {
		p.failAt(CodeReserved, sp, "`"+t.Value+"` is a word of the language and cannot be a name").WithFix(sp, t.Value+"'")
		return
	}
	p.failAt(CodeNotAName, sp, describe(t)+" stands where a name is needed: "+what)
}
