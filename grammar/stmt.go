package grammar

import (
	"github.com/alecthomas/participle/v2"
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
			p.giveUp(start)
			continue
		}
		p.prevEnd = p.done()
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
// scanner has reported something within it, and moves behind it.
func (p *parser) giveUp(start int) {
	depth, bad := 0, false
	p.pos = start
loop:
	for ; ; p.pos++ {
		t := p.tok()
		switch t.Type {
		case kindEOF:
			break loop
		case kindBad:
			bad = true
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
		p.add(p.failure)
	}
	p.failure = nil
	if p.pos > start {
		p.prevEnd = p.done()
	}
}

// statement parses one statement; its first word or sign decides the rule.
func (p *parser) statement(lex *lexer.PeekingLexer) Stmt {
	t := p.tok()
	start := t.Pos.Offset
	switch t.Type {
	case kindName:
		if p.defines(1) {
			if r := with(p, lex, p.rules.define); r != nil {
				return p.defined(start, "", r.Binding)
			}
			return nil
		}
		if eq := p.signatureEnd(p.pos); eq > 0 {
			first := p.pos
			p.pos = eq
			p.equals(first)
			return nil
		}
	case kindWord:
		if n := p.ahead(1); n.Type == kindOp && (n.Value == "=" || n.Value == ".") && t.Value != "print" && t.Value != "true" && t.Value != "false" || n.Type == kindScript && p.attached(1) {
			p.missing()
			if p.failure.Code != CodeReserved {
				p.failure = reservedName(p.tokSpan(t))
			}
			return nil
		}
		if s, ok := p.keyword(lex, t, start); ok {
			return s
		}
	case kindOp:
		if t.Value != "(" && t.Value != "[" && t.Value != "-" {
			p.leading(t)
			return nil
		}
	case kindBad:
		return nil
	}
	r := with(p, lex, p.rules.bare)
	if r == nil {
		return nil
	}
	s := &ExprStmt{At: p.at(start, p.done()), X: r.X}
	if p.prevEnd > 0 && p.prevEnd < start && joinable(p.text[p.prevEnd:start]) {
		s.Join = p.span(p.prevEnd, start)
	}
	return s
}

// defines reports whether indices and = follow k tokens on.
func (p *parser) defines(k int) bool {
	for p.ahead(k).Type == kindScript {
		k++
	}
	n := p.ahead(k)
	return n.Type == kindOp && n.Value == "="
}

func (p *parser) defined(start int, keyword string, b binding) Stmt {
	o, v := &b.(*bindingNode).object, &b.(*bindingNode).value
	return &Define{p.at(start, p.done()), keyword, o.name, o.indices, o.groups, v.x, v.tol, p.docAbove(start)}
}

// keyword parses a statement that begins with a word of the language. ok is
// false when an expression does.
func (p *parser) keyword(lex *lexer.PeekingLexer, t *lexer.Token, start int) (s Stmt, ok bool) {
	switch t.Value {
	case "tensor", "metric", "connection":
		r := with(p, lex, p.rules.claim)
		if r == nil {
			return nil, true
		}
		return p.defined(start, r.Keyword, r.Binding), true
	case "chart":
		r := with(p, lex, p.rules.chart)
		if r == nil {
			return nil, true
		}
		c := &ChartDecl{At: p.at(start, p.done()), Where: exprs(r.Where)}
		if c.Name, ok = p.bound(r.Name); !ok {
			return nil, true
		}
		for _, b := range r.Blocks {
			name, ok := p.bound(b.Name)
			if !ok {
				return nil, true
			}
			end := name.Sp.End
			dims := exprs(b.Dims)
			if n := len(dims); n > 0 {
				end = p.closing(dims[n-1].Span().End)
			}
			c.Blocks = append(c.Blocks, BlockDecl{p.at(name.Sp.Start, end), name, dims})
		}
		return c, true
	case "map":
		r := with(p, lex, p.rules.mapping)
		if r == nil {
			return nil, true
		}
		m := &MapDecl{At: p.at(start, p.done()), Body: *r.Body.(*mapLines)}
		if r.Inverse != nil {
			m.Inverse = *r.Inverse.(*mapLines)
		}
		var ok1, ok2 bool
		m.Name, ok = p.bound(r.Name)
		m.From, ok1 = p.bound(r.From)
		m.To, ok2 = p.bound(r.To)
		if !ok || !ok1 || !ok2 {
			return nil, true
		}
		return m, true
	case "param":
		r := with(p, lex, p.rules.param)
		if r == nil {
			return nil, true
		}
		o := r.Object.(*objectNode)
		if !p.plainObject(o, "a param") {
			return nil, true
		}
		return &ParamDecl{p.at(start, p.done()), o.name, o.indices, r.Value, p.docAbove(start)}, true
	case "data":
		r := with(p, lex, p.rules.data)
		if r == nil {
			return nil, true
		}
		b := r.Binding.(*bindingNode)
		if !p.plainObject(&b.object, "data") {
			return nil, true
		}
		if b.value.tol != nil {
			p.failAt(CodeForm, b.value.tol.Span(), "data are taken as they are; there is no tol")
			return nil, true
		}
		return &DataDecl{p.at(start, p.done()), b.object.name, b.object.indices, b.value.x}, true
	case "fn":
		return p.function(lex, start), true
	case "use":
		r := with(p, lex, p.rules.use)
		if r == nil {
			return nil, true
		}
		return &Use{p.at(start, p.done()), r.Keyword, r.Name}, true
	case "import":
		return p.importing(lex, start), true
	case "assert":
		r := with(p, lex, p.rules.assert)
		if r == nil {
			return nil, true
		}
		v := r.Claim.(*valuedNode)
		return &Assert{p.at(start, p.done()), v.x, v.tol, v.samples, v.why}, true
	case "print", "show":
		r := with(p, lex, p.rules.print)
		if r == nil {
			return nil, true
		}
		if r.Keyword == "show" {
			return &Show{p.at(start, p.done()), exprs(r.Exprs)}, true
		}
		return &Print{p.at(start, p.done()), exprs(r.Exprs)}, true
	case "table":
		r := with(p, lex, p.rules.table)
		if r == nil {
			return nil, true
		}
		return &Table{p.at(start, p.done()), exprs(r.Exprs), *r.Clauses.(*clauseNodes)}, true
	case "plot":
		r := with(p, lex, p.rules.plot)
		if r == nil {
			return nil, true
		}
		pl := &Plot{At: p.at(start, p.done()), Exprs: exprs(r.Exprs)}
		if r.Clauses != nil {
			pl.Clauses = *r.Clauses.(*clauseNodes)
			return pl, true
		}
		pl.Over = true
		for _, o := range r.Over {
			name, ok := p.bound(o.Name)
			if !ok {
				return nil, true
			}
			pl.Clauses = append(pl.Clauses, ForClause{At{name.Sp.To(o.List.Span())}, name, o.List})
		}
		return pl, true
	case "for":
		r := with(p, lex, p.rules.loop)
		if r == nil {
			return nil, true
		}
		return &For{p.at(start, p.done()), *r.Clauses.(*clauseNodes), *r.Body.(*blockNode)}, true
	case "test":
		r := with(p, lex, p.rules.test)
		if r == nil {
			return nil, true
		}
		name, ok := p.unquote(&r.Name)
		if !ok {
			return nil, true
		}
		return &Test{p.at(start, p.done()), name, *r.Body.(*blockNode)}, true
	case "if", "not", "true", "false":
		return nil, false
	case "and", "or", "on", "in":
		p.leading(t)
		return nil, true
	}
	p.failAt(CodeUnexpected, p.tokSpan(t), "a statement cannot begin with `"+t.Value+"`")
	return nil, true
}

func (p *parser) function(lex *lexer.PeekingLexer, start int) Stmt {
	r := with(p, lex, p.rules.fn)
	if r == nil {
		return nil
	}
	f := &Fn{At: p.at(start, p.done()), Body: r.Body, Doc: p.docAbove(start)}
	var ok bool
	if f.Name, ok = p.bound(r.Name); !ok {
		return nil
	}
	for _, q := range r.Params {
		f.Params = append(f.Params, FnParam(*q.(*parameterNode)))
	}
	if r.Result != nil {
		res := r.Result.(*resultNode)
		f.ResultKeyword, f.ResultIndices = res.keyword, res.indices
		if res.name.Name != "" {
			f.ResultName = &res.name
		}
	}
	if r.Body == nil {
		f.Block = *r.Block.(*blockNode)
		if len(f.Block) == 0 {
			p.failAt(CodeForm, f.Sp, "the body of "+f.Name.Text+" is empty; its last line is its result")
			return nil
		}
	}
	return f
}

func (p *parser) importing(lex *lexer.PeekingLexer, start int) Stmt {
	r := with(p, lex, p.rules.imports)
	if r == nil {
		return nil
	}
	m := &Import{At: p.at(start, p.done())}
	var ok bool
	if r.Path != nil {
		if m.Path, ok = p.unquote(r.Path); !ok {
			return nil
		}
		if r.As == nil {
			stem, ok := moduleName(m.Path)
			if !ok {
				p.failAt(CodeForm, p.tokSpan(r.Path), "this file's name is no name of the language; say what to call the module").
					WithFix(p.span(p.done(), p.done()), " as m")
				return nil
			}
			m.As = Ident{At{p.tokSpan(r.Path)}, stem, stem}
		}
	} else {
		if m.Module, ok = p.bound(*r.Module); !ok {
			return nil
		}
		m.As = m.Module
	}
	if r.As != nil {
		if m.As, ok = p.bound(*r.As); !ok {
			return nil
		}
	}
	return m
}

// bound is ident of a token captured by participle.
func (p *parser) bound(t lexer.Token) (Ident, bool) { return p.ident(&t) }

// closing is the end of the bracket that closes behind end.
func (p *parser) closing(end int) int {
	for end < len(p.text) && p.text[end] != ']' {
		end++
	}
	return min(end+1, len(p.text))
}

// with parses by one rule of participle. It returns nil when that failed, and
// makes sure that the parser then knows why.
func with[P any](p *parser, lex *lexer.PeekingLexer, rule *participle.Parser[P]) *P {
	start := p.pos
	r, err := rule.ParseFromLexer(lex, p.trailingOK)
	p.pos = int(lex.RawCursor())
	if err == nil {
		return r
	}
	if p.failure == nil {
		p.explain(start, err)
	}
	return nil
}

func reservedName(sp diag.Span) *diag.Diagnostic {
	return diag.New(CodeReserved, sp, "`"+sp.Text()+"` is a word of the language and cannot be a name").WithFix(sp, sp.Text()+"'")
}
