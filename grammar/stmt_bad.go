package grammar

// What is said of statements that cannot be read, and what is offered.

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// explain turns participle's error into a diagnostic; the statement's first
// token is start.
func (p *parser) explain(start int, err error) {
	offset := p.tok().Pos.Offset
	if e, ok := err.(participle.Error); ok {
		offset = e.Position().Offset
	}
	for p.pos = start; p.tok().Type != kindEOF && p.tok().Pos.Offset < offset; {
		p.pos++
	}
	p.explainAt(start, p.pos)
}

// explainAt reports that token i cannot stand in the statement from start on.
func (p *parser) explainAt(start, i int) {
	p.pos = i
	t := p.tok()
	first := &p.toks[start]
	if t.Type == kindBad {
		return
	}
	if t.Type == kindWord && p.pos > start && (first.Type == kindWord || first.Value == manifoldWord) && reservedHere(p, start) {
		p.needName("")
		return
	}
	if n := p.ahead(1); t.Value == "," && n.Type == kindWord {
		p.pos++
		p.needName("")
		return
	}
	if d := p.startsBadly(t); d != nil && !(t.Value == "=") {
		p.fail(d)
		return
	}
	what := "this statement"
	if first.Type == kindWord {
		what = "this " + first.Value + " statement"
	}
	d := p.failAt(CodeForm, p.tokSpan(t), describe(t)+" cannot stand here in "+what)
	if t.Type == kindEnd || t.Type == kindEOF {
		d.Message = what + " lacks a part"
		d.Span = p.span(first.Pos.Offset, max(p.readEnd(), tokEnd(first)))
	}
	if f := form(first.Value); f != "" && first.Type == kindWord {
		d.WithNote("the form is: " + f)
	}
	if first.Value == "use" && p.pos == start+1 {
		p.offerUse(d, first, t)
	}
}

// offerUse offers the word between use and a name: the one that the text above has the name bound by, or both.
func (p *parser) offerUse(d *diag.Diagnostic, first, t *lexer.Token) {
	whole := p.span(first.Pos.Offset, p.statementEndFrom(p.pos))
	name := strings.Trim(strings.TrimPrefix(whole.Text(), "use"), " \t()")
	whole.End = whole.Start + len(strings.TrimRight(whole.Text(), " \t\n"))
	if t.Type == kindWord {
		name = strings.TrimSpace(p.text[tokEnd(t):whole.End])
	}
	if !utf8.ValidString(name) {
		return
	}
	above := p.src.Before(whole.Start)
	bound := func(pattern string) bool {
		return regexp.MustCompile(`(?m)^[ \t]*` + strings.ReplaceAll(pattern, "NAME", literal(name))).MatchString(above)
	}
	metric, connection := bound(`metric[ \t]+NAME_|NAME[ \t]*=[ \t]*gallery\.`), bound(`connection[ \t]+NAME\^|NAME[ \t]*=[ \t]*(?:levicivita|flat)\(`)
	if metric || !connection {
		d.WithFix(whole, "use metric "+name)
	}
	if connection || !metric {
		d.WithFix(whole, "use connection "+name)
	}
}

// lacksEquals reports a binding without its =.
func (p *parser) lacksEquals() {
	i := p.pos // the statement's first word gives its form
	for i > 0 && p.toks[i-1].Type != kindEnd && p.toks[i-1].Value != "{" {
		i--
	}
	p.explainAt(i, p.pos)
}

// reservedHere reports whether the word at p.pos stands where a name should:
// directly behind chart, map, fn or import, ( or a comma.
func reservedHere(p *parser, start int) bool {
	prev := &p.toks[p.pos-1]
	switch prev.Value {
	case "(", ",", ":", "->", "as":
		return true
	}
	k := kindOf(prev.Value)
	return k != nil && k.facts().nameNext
}

// trailing reports what stands behind a complete statement.
func (p *parser) trailing(start int) {
	if p.failure != nil {
		return
	}
	t := p.tok()
	first := &p.toks[start]
	sp := p.tokSpan(t)
	if t.Type == kindOp && t.Value == "=" {
		p.equals(start)
		return
	}
	if d := p.startsBadly(t); d != nil {
		p.fail(d)
		return
	}
	if t.Type == kindBad {
		return
	}
	if p.misspelt(first, sp) {
		return
	}
	d := p.failAt(CodeUnexpected, sp, describe(t)+" cannot follow this statement")
	if k := kindOf(t.Value); t.Type == kindWord && k != nil && t.Value != "for" {
		d.Message = "`" + clip(t.Value) + "` begins a statement, and stands on a line of its own"
		d.WithFix(p.span(tokEnd(&p.toks[p.pos-1]), t.Pos.Offset), "\n")
		return
	}
	if first.Type == kindWord {
		if t.Value == "as" && p.ahead(1).Type != kindName {
			p.pos++
			p.failure = nil
			p.needName("what to call the module")
			return
		}
		if f := form(first.Value); f != "" {
			d.WithNote("the form is: " + f)
		}
		if t.Value == "for" && (first.Value == "print" || first.Value == "show") {
			d.WithFix(p.tokSpan(first), "table")
		}
		return
	}
	switch t.Value {
	case "for":
		d.WithNote("for belongs to table and plot, stands in [e for v in list], or begins a statement")
	case "{":
		d.WithNote("a block follows " + blockWords())
	case ",":
		if p.ahead(1).Type == kindName && p.ahead(2).Value == "=" {
			d.WithNote("a definition has a line of its own")
			d.WithFix(p.span(tokEnd(&p.toks[p.pos-1]), p.ahead(1).Pos.Offset), "\n")
		}
	default:
		if w := innerWordOf(t.Value); w.belongs != "" {
			d.WithNote(w.belongs)
		}
	}
}

// misspelt reports a statement whose first word is nearly one of the language,
// which is why what stands at sp cannot follow it.
func (p *parser) misspelt(first *lexer.Token, sp diag.Span) bool {
	if first.Type != kindName {
		return false
	}
	near := diag.Nearest(first.Value, StatementWords())
	if near == "" {
		return false
	}
	at := p.tokSpan(first)
	p.failAt(CodeUnexpected, at, "`"+clip(first.Value)+"` begins no statement; did you mean `"+near+"`").
		WithPlace(sp, "so that this goes on").WithFix(at, near)
	return true
}

// loses notes the names that the failed statement from token start on would
// have bound.
func (p *parser) loses(start int) {
	lose := func(i int) { p.loseNames(i, i+1) }
	end := start // of the statement, or its block
	for p.toks[end].Type != kindEnd && p.toks[end].Type != kindEOF && p.toks[end].Value != "{" {
		end++
	}
	first := &p.toks[start]
	switch {
	case first.Type == kindName && p.beginsManifold(start):
		lose(start + 1)
	case first.Type == kindName:
		for i := start; i < end; i++ {
			if p.toks[i].Value == "=" {
				lose(start)
				return
			}
		}
	case first.Type == kindWord && kindOf(first.Value) != nil:
		switch binds := kindOf(first.Value).facts().binds; {
		case binds == bindsLast:
			lose(end - 1)
		case binds == bindsNext && start+1 < end:
			lose(start + 1)
		case binds == bindsAll:
			p.loseNames(start+1, end)
		}
	}
}

// loseNames notes all names from token i to j, up to a chart's conditions.
func (p *parser) loseNames(i, j int) {
	for ; i < j && p.toks[i].Value != "where"; i++ {
		t := &p.toks[i]
		if name := Canonical(t.Value); t.Type == kindName && name != "d" && name != "nabla" {
			p.lost = append(p.lost, Ident{p.at(t.Pos.Offset, tokEnd(t)), name, t.Value})
		}
	}
}

// loseChart notes the coordinates behind a chart's bracket that is never
// closed, before the reader drops them.
func (p *parser) loseChart(tok, end int) {
	if tok < 2 || p.toks[tok-2].Value != "chart" {
		return
	}
	i := tok
	for i < len(p.toks) && p.toks[i].Pos.Offset < end {
		i++
	}
	p.loseNames(tok, i)
}

// equals reports an = behind something that is not a name with indices.
func (p *parser) equals(start int) {
	eq := p.tok()
	first := &p.toks[start]
	lhs := p.span(first.Pos.Offset, p.readEnd())
	end := p.statementEndFrom(p.pos + 1)
	value := strings.TrimSpace(p.text[tokEnd(eq):max(end, tokEnd(eq))])
	whole := p.span(first.Pos.Offset, max(end, tokEnd(eq)))
	if first.Type == kindWord {
		p.fail(p.startsBadly(eq))
		return
	}
	if strings.ContainsAny(value, "\n#") || whole.End-whole.Start > longestFix {
		value = ""
	}
	if p.signatureEnd(start) == p.pos {
		name, indices, params := p.signature(start)
		d := p.failAt(CodeCallDefined, p.span(lhs.Start, tokEnd(eq)), "`"+clip(lhs.Text())+" =`: a field is defined without its coordinates, a function with fn")
		if value == "" {
			return
		}
		d.WithFixNote(whole, name+indices+" = "+value, "for a field over a chart")
		arrow := ""
		if indices != "" {
			arrow = " -> " + name + indices
		}
		d.WithFixNote(whole, "fn "+name+params+arrow+" = "+value, "for a function")
		return
	}
	d := diag.New(CodeLeftSide, lhs, "left of = stands a name, with its indices if it has any")
	if first.Type == kindName && start+1 < len(p.toks) && p.toks[start+1].Value == "[" {
		d.Message = "a component cannot be set: objects do not change; all components are defined at once"
	} else if first.Type == kindName && start+1 < p.pos && p.toks[start+1].Type == kindName {
		if near := diag.Nearest(first.Value, StatementWords()); near != "" {
			d.WithFix(p.tokSpan(first), near)
		}
	} else if i := p.firstEquals(start); i < p.pos {
		d = diag.New(CodeLeftSide, p.tokSpan(eq), "a statement has one =").WithPlace(p.tokSpan(&p.toks[i]), "the first")
		for k := i + 2; k <= p.pos; k++ {
			prev := &p.toks[k-1]
			if strings.Contains(p.text[tokEnd(prev):p.toks[k].Pos.Offset], "\n") && !p.inBracket() {
				d = diag.New(CodeMissing, p.tokSpan(prev), "this line ends with `"+clip(prev.Value)+"`, so the next one belongs to it").
					WithPlace(p.span(p.toks[k].Pos.Offset, tokEnd(eq)), "and this begins another definition")
			}
		}
	}
	p.fail(d)
}

// firstEquals is the first = from token start on, at the latest p.pos.
func (p *parser) firstEquals(start int) int {
	for start < p.pos && p.toks[start].Value != "=" {
		start++
	}
	return start
}

// signatureEnd is the = behind f(x, y) from token i on, or 0.
func (p *parser) signatureEnd(i int) int {
	if p.toks[i].Type != kindName {
		return 0
	}
	for i++; p.toks[i].Type == kindScript; i++ {
	}
	if p.toks[i].Value != "(" {
		return 0
	}
	for i++; p.toks[i].Type == kindName; i++ {
		if p.toks[i+1].Value != "," {
			i++
			break
		}
		i++
	}
	if p.toks[i].Value != ")" || p.toks[i+1].Value != "=" {
		return 0
	}
	return i + 1
}

// signature splits f_ij(x, y) from token start on, which signatureEnd has found.
func (p *parser) signature(start int) (name, indices, params string) {
	i := start + 1
	for p.toks[i].Type == kindScript {
		i++
	}
	from, open := p.toks[start].Pos.Offset, p.toks[i].Pos.Offset
	stem := tokEnd(&p.toks[start])
	end := p.toks[p.signatureEnd(start)-1].Pos.Offset + 1
	return p.text[from:stem], strings.TrimSpace(p.text[stem:open]), p.text[open:end]
}

func (p *parser) statementEndFrom(i int) int {
	keep := p.pos
	p.pos = min(i, len(p.toks)-1)
	end := p.statementEnd()
	p.pos = keep
	return end
}

// leading reports a line that begins with an operator, offering to join it to
// the line above.
func (p *parser) leading(t *lexer.Token) {
	sp := p.tokSpan(t)
	if precedence(t) == 0 && t.Value != "*" && t.Value != "/" && t.Value != "^" && t.Value != "**" {
		if t.Value == "=" || t.Value == "->" || t.Value == ":" || t.Value == "," || t.Value == "." {
			p.failAt(CodeLeadingOp, sp, "a line cannot begin with `"+t.Value+"`")
		} else if t.Value == "{" {
			p.failAt(CodeUnexpected, sp, "a block follows "+blockWords()+"; nothing begins with one")
		} else {
			p.failAt(CodeUnexpected, sp, "a statement cannot begin with "+describe(t))
		}
		return
	}
	d := p.failAt(CodeLeadingOp, sp, "a line cannot begin with `"+t.Value+"`; a line goes on when the operator ends it")
	if p.prevEnd == 0 || p.prevEnd >= sp.Start {
		return
	}
	gap := p.text[p.prevEnd:sp.Start]
	if strings.Contains(gap, ";") || strings.Count(gap, "\n") > 1 && !joinable(gap) {
		return
	}
	from := p.prevEnd
	for from > 0 && p.text[from-1] != '\n' {
		from--
	}
	for from < p.prevEnd && (p.text[from] == ' ' || p.text[from] == '\t') {
		from++
	}
	d.WithPlace(p.span(from, p.prevEnd), "the line above")
	if joinable(gap) {
		d.WithFixNote(p.span(p.prevEnd, sp.End), " "+t.Value, "to join it to the line above")
		return
	}
	d.WithFixNote(p.span(p.prevEnd, sp.End), " "+t.Value+gap, "to end the line above with the operator")
}

// joinable reports whether the text between two lines is a single line break.
func joinable(gap string) bool {
	return strings.TrimSpace(gap) == "" && strings.Count(gap, "\n") == 1 && !strings.Contains(gap, ";")
}
