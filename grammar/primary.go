package grammar

// Numbers, names, brackets, lists and comprehensions, and what is attached:
// calls, [components], F.t.

import (
	"strings"

	"github.com/alecthomas/participle/v2/lexer"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// postfix parses a primary and what is attached to it: indices, calls,
// components and members.
func (p *parser) postfix() Expr {
	x := p.primary()
	if x == nil {
		return nil
	}
	for {
		t := p.tok()
		h := p.height
		switch t.Type {
		case kindScript:
			if !p.takesIndices(x) {
				return nil
			}
			x = p.indexed(x)
		case kindOp:
			switch t.Value {
			case "(":
				if !p.attached(0) {
					return x
				}
				switch y := x.(type) {
				case *Name, *Dot:
					x = p.call(x)
				case *Component:
					if n, ok := y.X.(*Name); !ok || !strings.HasSuffix(n.Name, "'") {
						return x
					}
					x = p.call(x) // V'[r,t](r, t)
				case *Indexed:
					p.indexedBracket(y)
					return nil
				default:
					return x
				}
			case "[":
				if !p.attached(0) {
					return x
				}
				switch y := x.(type) {
				case *Indexed:
					p.indexedBracket(y)
					return nil
				case *Number, *String, *Bool:
					return x
				}
				x = p.component(x)
			case ".":
				x = p.member(x)
			default:
				return x
			}
		default:
			return x
		}
		if x == nil || !p.grow(h) {
			return nil
		}
	}
}

// primary parses a number, a name, a bracket, a list, a derivative or a reduction.
func (p *parser) primary() Expr {
	t := p.tok()
	p.height = 1
	switch t.Type {
	case kindNumber:
		p.pos++
		return p.numbers.new(Number{p.at(t.Pos.Offset, tokEnd(t)), t.Value})
	case kindName:
		if p.ahead(1).Type == kindScript && reduction(t.Value) {
			return p.reduce()
		}
		name := Canonical(t.Value)
		if name == "d" || name == "nabla" {
			return p.deriv(name)
		}
		p.pos++
		return p.names.new(Name{p.at(t.Pos.Offset, tokEnd(t)), name, t.Value})
	case kindString:
		s, ok := p.unquote(t)
		if !ok {
			return nil
		}
		p.pos++
		return &String{p.at(t.Pos.Offset, tokEnd(t)), s}
	case kindOp:
		switch t.Value {
		case "(":
			return p.paren()
		case "[":
			return p.list()
		}
	case kindWord:
		switch t.Value {
		case "true", "false":
			p.pos++
			return &Bool{p.at(t.Pos.Offset, tokEnd(t)), t.Value == "true"}
		}
	}
	p.missing()
	return nil
}

// reduction reports whether a name followed by indices is a reduction.
func reduction(name string) bool {
	switch name {
	case "sum", "mean", "max", "min", "prod", "softmax", "logsumexp":
		return true
	}
	return false
}

func (p *parser) paren() Expr {
	if !p.enter() {
		return nil
	}
	defer p.leave()
	start := p.tok().Pos.Offset
	p.pos++
	if p.sign(")") {
		p.failAt(CodeMissing, p.span(start, tokEnd(p.tok())), "these brackets hold nothing")
		return nil
	}
	x := p.expr()
	if x == nil {
		return nil
	}
	if !p.sign(")") {
		if p.sign(",") {
			p.tuple(start)
			return nil
		}
		p.unexpected("`)`")
		return nil
	}
	p.pos++
	p.height++
	return &Paren{p.at(start, p.readEnd()), x}
}

// tuple refuses (a, b), offering [a, b].
func (p *parser) tuple(start int) {
	i, depth := p.pos, 0
	for ; i < len(p.toks); i++ {
		if t := &p.toks[i]; t.Type == kindOp {
			switch t.Value {
			case "(", "[", "{":
				depth++
			case ")", "]", "}":
				depth--
			}
		}
		if depth < 0 {
			break
		}
	}
	d := p.failAt(CodeTuple, p.tokSpan(p.tok()), "round brackets hold one expression; several make a list")
	if i < len(p.toks) && p.toks[i].Value == ")" {
		end := p.toks[i].Pos.Offset
		d.WithFix(p.span(start, end+1), "["+p.text[start+1:end]+"]")
	}
}

// list parses [a, b] and [e for v in list].
func (p *parser) list() Expr {
	if !p.enter() {
		return nil
	}
	defer p.leave()
	start := p.tok().Pos.Offset
	p.pos++
	if p.optionAhead(0) {
		return p.blocks(start)
	}
	var elems []Expr
	h := 0
	for !p.sign("]") {
		x := p.expr()
		if x == nil {
			return nil
		}
		h = max(h, p.height)
		elems = append(elems, x)
		if p.word("for") && len(elems) == 1 {
			clauses := p.clauses()
			if clauses == nil {
				return nil
			}
			h = max(h, p.height)
			if !p.sign("]") {
				p.unexpected("`]`")
				return nil
			}
			p.pos++
			p.height = h + 1
			return &Comprehension{p.at(start, p.readEnd()), x, clauses}
		}
		if p.sign(",") {
			p.pos++
			continue
		}
		if !p.sign("]") {
			p.unexpected("`,` or `]`")
			return nil
		}
	}
	p.pos++
	p.height = h + 1
	return &List{p.at(start, p.readEnd()), elems}
}

// blocks parses the rest of [W: a, b: c].
func (p *parser) blocks(start int) Expr {
	x := &Blocks{}
	h := 0
	for !p.sign("]") {
		t := p.tok()
		if !p.optionAhead(0) {
			p.unexpected("a block with its name, as in b: …")
			return nil
		}
		part := BlockPart{Name: Ident{p.at(t.Pos.Offset, tokEnd(t)), Canonical(t.Value), t.Value}}
		p.pos += 2
		if part.Value = p.expr(); part.Value == nil {
			return nil
		}
		part.At = p.at(t.Pos.Offset, p.readEnd())
		x.Parts = append(x.Parts, part)
		h = max(h, p.height)
		if p.sign(",") {
			p.pos++
			continue
		}
		if !p.sign("]") {
			p.unexpected("`,` or `]`")
			return nil
		}
	}
	p.pos++
	p.height = h + 1
	x.At = p.at(start, p.readEnd())
	return x
}

// clauses parses for u in a, v in b for w in c.
func (p *parser) clauses() []ForClause {
	var out []ForClause
	h := 0
	for p.word("for") || len(out) > 0 && p.sign(",") && !p.optionAhead(1) {
		p.pos++
		t := p.tok()
		if t.Type != kindName {
			p.needName("a name for the values of the list")
			return nil
		}
		name, ok := p.ident(t)
		if !ok {
			return nil
		}
		p.pos++
		if !p.word("in") {
			p.unexpected("`in`").WithNote("the form is: for u in list")
			return nil
		}
		p.pos++
		list := p.expr()
		if list == nil {
			return nil
		}
		h = max(h, p.height)
		out = append(out, ForClause{p.at(t.Pos.Offset, p.readEnd()), name, list})
	}
	p.height = h
	return out
}

// ident makes a binding name of a Name token; d and nabla cannot be one.
func (p *parser) ident(t *lexer.Token) (Ident, bool) {
	name := Canonical(t.Value)
	if name == "d" || name == "nabla" {
		p.reservedDerivative(t, name)
		return Ident{}, false
	}
	return Ident{p.at(t.Pos.Offset, tokEnd(t)), name, t.Value}, true
}

func (p *parser) call(fun Expr) Expr {
	if !p.enter() {
		return nil
	}
	defer p.leave()
	p.pos++
	c := &Call{Fun: fun}
	h := 0
	for !p.sign(")") {
		t := p.tok()
		arg := Arg{}
		if n := p.ahead(1); n.Type == kindOp && n.Value == ":" && (t.Type == kindName || t.Type == kindWord) {
			arg.Name = Ident{p.at(t.Pos.Offset, tokEnd(t)), Canonical(t.Value), t.Value}
			p.pos += 2
		}
		if n := p.ahead(1); n.Type == kindOp && n.Value == "=" && (t.Type == kindName || t.Type == kindWord) {
			p.pos++
			d := p.failAt(CodeEquals, p.tokSpan(n), "an argument is named with a colon, and compared with ==").
				WithFixNote(p.span(tokEnd(t), tokEnd(n)), ":", "to name the argument")
			if t.Type == kindName {
				d.WithFixNote(p.tokSpan(n), "==", "to compare")
			}
			return nil
		}
		v := p.expr()
		if v == nil {
			return nil
		}
		h = max(h, p.height)
		if of, ok := v.(*Call); ok && p.sign(":") && arg.Name.Text == "" {
			p.pos++
			arg.For = of
			if v = p.expr(); v == nil {
				return nil
			}
			h = max(h, p.height)
		}
		arg.Value = v
		arg.At = p.at(t.Pos.Offset, p.readEnd())
		c.Args = append(c.Args, arg)
		if p.sign(",") {
			p.pos++
			continue
		}
		if !p.sign(")") {
			p.unexpected("`,` or `)`")
			return nil
		}
	}
	p.pos++
	p.height = h
	c.At = p.at(fun.Span().Start, p.readEnd())
	return c
}

func (p *parser) component(x Expr) Expr {
	if !p.enter() {
		return nil
	}
	defer p.leave()
	open := p.tok()
	p.pos++
	c := &Component{X: x}
	h := 0
	for !p.sign("]") {
		v := p.expr()
		if v == nil {
			return nil
		}
		h = max(h, p.height)
		c.Args = append(c.Args, v)
		if p.sign(",") {
			p.pos++
			continue
		}
		if !p.sign("]") {
			p.unexpected("`,` or `]`")
			return nil
		}
	}
	p.pos++
	if len(c.Args) == 0 {
		p.failAt(CodeMissing, p.span(open.Pos.Offset, p.readEnd()), "which component? one coordinate or number for each slot, in slot order")
		return nil
	}
	p.height = h
	c.At = p.at(x.Span().Start, p.readEnd())
	return c
}

// member parses the .t of F.t.
func (p *parser) member(x Expr) Expr {
	dot := p.tok()
	switch x.(type) {
	case *Name, *Dot:
	default:
		p.failAt(CodeUnexpected, p.tokSpan(dot), "a dot joins a chart and its coordinate (F.t), or a module and its member; components are written p[x]")
		return nil
	}
	t := p.ahead(1)
	if t.Type != kindName || !p.attached(0) || !p.attached(1) {
		p.pos++
		p.needName("a dot joins two names without spaces (F.t)")
		return nil
	}
	p.pos += 2
	return &Dot{p.at(x.Span().Start, p.readEnd()), x, Ident{p.at(t.Pos.Offset, tokEnd(t)), Canonical(t.Value), t.Value}}
}

// unquote reads the escapes of a text: \" \\ \n \t.
func (p *parser) unquote(t *lexer.Token) (string, bool) {
	v := t.Value[1 : len(t.Value)-1]
	if strings.IndexByte(v, '\\') < 0 {
		return v, true
	}
	var b strings.Builder
	for i := 0; i < len(v); i++ {
		if v[i] != '\\' {
			b.WriteByte(v[i])
			continue
		}
		i++
		switch v[i] {
		case '"', '\\':
			b.WriteByte(v[i])
		case 'n':
			b.WriteByte('\n')
		case 't':
			b.WriteByte('\t')
		default:
			at := t.Pos.Offset + i
			p.failAt(CodeString, p.span(at, at+2), "a backslash in a text stands before \" \\ n or t").
				WithFix(p.tokSpan(t), `"`+strings.ReplaceAll(v, `\`, `\\`)+`"`)
			return "", false
		}
	}
	return b.String(), true
}

// takesIndices refuses indices on what cannot have any.
func (p *parser) takesIndices(x Expr) bool {
	t := p.tok()
	sp := p.tokSpan(t)
	content := strings.Trim(t.Value[1:], "{} ")
	switch x := x.(type) {
	case *Number:
		d := diag.New(CodeNoIndices, sp, "a number takes no indices").WithPlace(x.Sp, "the number")
		n := p.ahead(1)
		end, called := p.bracketEnd(p.pos + 1)
		switch called = called && n.Value == "(" && p.tokSpan(n).Start == sp.End; {
		case t.Value[0] == '^' && called && content == t.Value[1:]: // 2^log(x)
			power := p.span(sp.Start, end)
			d.WithFixNote(power, "^("+power.Text()[1:]+")", "for a power")
		case t.Value[0] == '^' && content != "":
			d.WithFixNote(sp, "^("+content+")", "for a power")
		}
		p.fail(d)
		return false
	case *String, *Bool:
		p.failAt(CodeNoIndices, sp, "a text or truth value takes no indices")
		return false
	}
	return true
}
