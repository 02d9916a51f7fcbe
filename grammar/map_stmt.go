package grammar

// The map statement: map phi: theta -> psi { r = …; t = … } inverse { … }.

import "github.com/alecthomas/participle/v2/lexer"

type (
	// MapDecl: map phi: theta -> psi { … } inverse { … }.
	MapDecl struct {
		At
		Name, From, To Ident
		Body           []MapLine
		Inverse        []MapLine // nil when none is written
	}
	// MapLine: r = sqrt(x^2+y^2), or A_uf = 5 W_uf.
	MapLine struct {
		At
		Target  Ident
		Indices []Index
		Value   Expr
	}
)

// Accept implements Stmt.
func (s *MapDecl) Accept(v StmtVisitor) { v.VisitMapDecl(s) }

func (s *MapDecl) children(visit func(Node)) {
	for i := range s.Body {
		each(visit, s.Body[i].Value)
	}
	for i := range s.Inverse {
		each(visit, s.Inverse[i].Value)
	}
}

type mapRule struct {
	Name    lexer.Token `parser:"'map' @Name ':'"`
	From    lexer.Token `parser:"@Name '->'"`
	To      lexer.Token `parser:"@Name"`
	Body    mapBlock    `parser:"@@"`
	Inverse mapBlock    `parser:"( 'inverse' @@ )?"`
}

var mapKind = byRule[mapRule](statementFacts{
	word: "map", forms: []string{"map phi: theta -> psi { r = … } inverse { x = … }"}, binds: bindsNext, nameNext: true, takesBlock: true, alone: true,
	does:    "Defines a map between charts, a line for each coordinate of its target, and its inverse if you have it.",
	example: "chart theta(x, y)\nchart psi(r, t) where r > 0\nmap phi: theta -> psi {\n  r = sqrt(x^2 + y^2)\n  t = atan2(y, x)\n}\nprint phi(theta(1, 1))",
})

func (r *mapRule) tree(p *parser, start int) Stmt {
	s := &MapDecl{At: p.at(start, p.readEnd()), Body: *r.Body.(*mapLines)}
	if r.Inverse != nil {
		s.Inverse = *r.Inverse.(*mapLines)
	}
	var okName, okFrom, okTo bool
	s.Name, okName = p.identOf(r.Name)
	s.From, okFrom = p.identOf(r.From)
	s.To, okTo = p.identOf(r.To)
	if !okName || !okFrom || !okTo {
		return nil
	}
	return s
}

// mapBlock parses { r = …; t = … }.
func (p *parser) mapBlock() mapBlock {
	if !p.sign("{") || !p.enter() {
		return nil
	}
	defer p.leave()
	keepFail, keepAt := p.failure, p.failPos
	p.pos++
	lines := mapLines{}
	for !p.stop {
		for p.tok().Type == kindEnd {
			p.pos++
		}
		if p.tok().Type == kindEOF || p.sign("}") {
			break
		}
		start := p.pos
		p.failure, p.failPos = nil, -1
		l, ok := p.mapLine()
		if ok && !p.ended(true) {
			ok = false
			p.trailing(start)
		}
		if !ok {
			p.giveUp(start, false)
			continue
		}
		lines = append(lines, l)
	}
	p.failure, p.failPos = keepFail, keepAt
	if p.sign("}") {
		p.pos++
	}
	return &lines
}

func (p *parser) mapLine() (MapLine, bool) {
	start := p.tok().Pos.Offset
	var o objectNode
	if !p.objectInto(&o) {
		return MapLine{}, false
	}
	if len(o.groups) > 0 {
		p.failAt(CodeSymmetrise, o.groups[0].Sp, "a coordinate is not symmetrised")
		return MapLine{}, false
	}
	if !p.sign("=") {
		d := p.unexpected("`=`").WithNote("a map's lines are: target coordinate = expression in source coordinates")
		if p.sign("==") || p.sign("~=") {
			d.WithFix(p.tokSpan(p.tok()), "=")
		}
		return MapLine{}, false
	}
	p.pos++
	v := p.expr()
	if v == nil {
		return MapLine{}, false
	}
	return MapLine{p.at(start, p.readEnd()), o.name, o.indices, v}, true
}

func (w *writer) VisitMapDecl(s *MapDecl) {
	w.WriteString("map " + s.Name.Text + ": " + s.From.Text + " -> " + s.To.Text + " ")
	w.mapLines(s.Body)
	if s.Inverse != nil {
		w.WriteString(" inverse ")
		w.mapLines(s.Inverse)
	}
}
