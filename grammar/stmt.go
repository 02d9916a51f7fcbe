package grammar

// One statement after another: the first word chooses the rule, and one that
// fails is passed over.

import (
	"strings"

	"github.com/alecthomas/participle/v2/lexer"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// statements parses up to the end of the piece, or to the } of a block. A
// statement that fails is reported and passed over.
func (p *parser) statements(lex *lexer.PeekingLexer, nested bool) []Stmt {
	var out []Stmt
	for !p.stop {
		for p.tok().Type == kindEnd {
			p.pos++
		}
		if p.tok().Type == kindEOF || nested && p.sign("}") {
			break
		}
		if p.tok().Pos.Offset < p.passed {
			p.passOver()
			continue
		}
		p.seek(lex)
		start := p.pos
		p.first, p.failure, p.failPos = start, nil, -1
		s := p.statement(lex)
		if s != nil && !p.ended(nested) {
			s = nil
			p.trailing(start)
		}
		if s == nil {
			p.loses(start)
			p.giveUp(start, p.foreignForm(start) || p.mendSigns(start) || p.mendKinds(start))
			continue
		}
		p.prevEnd = p.readEnd()
		out = append(out, s)
	}
	p.seek(lex)
	return out
}

// ended reports whether a statement may end here.
func (p *parser) ended(nested bool) bool {
	t := p.tok()
	return t.Type == kindEnd || t.Type == kindEOF || nested && p.sign("}")
}

// giveUp reports why the statement from token start on failed, unless the
// scanner has reported something within it and the failure does not stand for
// that, and moves behind it. All names of the statement are noted.
func (p *parser) giveUp(start int, foreign bool) {
	depth, bad := 0, false
	p.pos = start
loop:
	for ; ; p.pos++ {
		t := p.tok()
		switch t.Type {
		case kindEOF:
			break loop
		case kindBad:
			bad = !foreign
		case kindName:
			p.readName()
		case kindEnd:
			if depth == 0 {
				break loop
			}
		case kindOp:
			switch t.Value {
			case "(", "[", "{":
				depth++
			case ")", "]", "}":
				depth--
				if depth < 0 {
					break loop
				}
			}
		}
	}
	if !bad && p.failure != nil {
		p.mendAll(p.failure, start)
		p.add(p.failure)
	}
	p.failure = nil
	if p.pos > start {
		p.prevEnd = p.readEnd()
	}
}

// statement parses one statement; its first word or sign decides the rule.
func (p *parser) statement(lex *lexer.PeekingLexer) Stmt {
	t := p.tok()
	start := t.Pos.Offset
	switch t.Type {
	case kindName:
		if p.defines(1) {
			return parseBy[plainRule](p, lex, start)
		}
		if t.Value == forallKind.facts().word && p.beginsForall() {
			return forallKind.parse(p, lex, start)
		}
		if p.beginsManifold(p.pos) {
			return manifoldKind.parse(p, lex, start)
		}
		if eq := p.signatureEnd(p.pos); eq > 0 {
			first := p.pos
			p.pos = eq
			p.equals(first)
			return nil
		}
	case kindWord:
		if p.wordAsName(t) {
			return nil
		}
		if k := kindOf(t.Value); k != nil {
			return k.parse(p, lex, start)
		}
		if !p.beginsExpression(t) {
			return nil
		}
	case kindOp:
		if t.Value != "(" && t.Value != "[" && t.Value != "-" {
			p.leading(t)
			return nil
		}
	case kindBad:
		return nil
	}
	return parseBy[bareRule](p, lex, start)
}

// wordAsName refuses a word of the language that is used as a name.
func (p *parser) wordAsName(t *lexer.Token) bool {
	n := p.ahead(1)
	defined := n.Type == kindOp && (n.Value == "=" || n.Value == ".") && t.Value != "print" && t.Value != "true" && t.Value != "false"
	if !defined && !(n.Type == kindScript && p.attached(1)) {
		return false
	}
	p.missing()
	if p.failure.Code != CodeReserved {
		p.failure = reservedName(p.tokSpan(t))
	}
	return true
}

// beginsExpression refuses a word that begins neither a statement nor an
// expression.
func (p *parser) beginsExpression(t *lexer.Token) bool {
	switch innerWordOf(t.Value).role {
	case opensExpression:
		return true
	case joinsOperands:
		p.leading(t)
	default:
		p.failAt(CodeUnexpected, p.tokSpan(t), "a statement cannot begin with `"+t.Value+"`")
	}
	return false
}

// defines reports whether indices and = follow k tokens on.
func (p *parser) defines(k int) bool {
	for p.ahead(k).Type == kindScript {
		k++
	}
	n := p.ahead(k)
	return n.Type == kindOp && n.Value == "="
}

// identOf is ident of a token captured by participle.
func (p *parser) identOf(t lexer.Token) (Ident, bool) { return p.ident(&t) }

func reservedName(sp diag.Span) *diag.Diagnostic {
	return diag.New(CodeReserved, sp, "`"+sp.Text()+"` is a word of the language and cannot be a name").WithFix(sp, sp.Text()+"'")
}

// Muted reports that a semicolon follows a statement's text: a session then says nothing
// of its value.
func Muted(at diag.Span) bool {
	if at.Source == nil || at.End > len(at.Source.Text) {
		return false
	}
	return strings.HasPrefix(strings.TrimLeft(at.Source.Text[at.End:], " \t"), ";")
}

// Binds are the names that a statement binds for those behind it, in order.
func Binds(s Stmt) []Ident {
	switch s := s.(type) {
	case *Define:
		return []Ident{s.Name}
	case *ChartDecl:
		return []Ident{s.Name}
	case *MapDecl:
		return []Ident{s.Name}
	case *Manifold:
		return []Ident{s.Name}
	case *Fn:
		return []Ident{s.Name}
	case *OpenFn:
		names := make([]Ident, len(s.Heads))
		for i, h := range s.Heads {
			names[i] = h.Name
		}
		return names
	case *ParamDecl:
		names := []Ident{s.Name}
		for _, q := range s.More {
			names = append(names, q.Name)
		}
		return names
	case *DataDecl:
		return []Ident{s.Name}
	case *Use, *Import, *Assert, *Print, *Show, *Table, *Plot, *For, *Forall, *Test, *ExprStmt:
	}
	return nil
}
