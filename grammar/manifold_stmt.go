package grammar

// The manifold statement: manifold S2 { inversion, k, period ph: 2*pi }.

import "github.com/alecthomas/participle/v2/lexer"

type (
	// Manifold: manifold S2 { inversion, k, period ph: 2*pi }. The charts of these
	// maps are one manifold.
	Manifold struct {
		At
		Name    Ident
		Maps    []Expr
		Periods []Period
	}
	// Period is period ph: 2*pi, or period S.ph: 2*pi: numbers of a coordinate that
	// are so far apart are one.
	Period struct {
		At
		Chart *Ident // nil: not written
		Coord Ident
		Value Expr
	}
)

// Accept implements Stmt.
func (s *Manifold) Accept(v StmtVisitor) { v.VisitManifold(s) }

func (s *Manifold) children(visit func(Node)) {
	each(visit, s.Maps...)
	for i := range s.Periods {
		each(visit, s.Periods[i].Value)
	}
}

type manifoldRule struct {
	Name lexer.Token  `parser:"'manifold' @Name"`
	Body manifoldBody `parser:"@@"`
}

// manifoldBody is what stands between a manifold's braces.
type manifoldBody interface{ manifoldBody() }

type manifoldParts struct {
	maps    []Expr
	periods []Period
}

func (*manifoldParts) manifoldBody() {}

const manifoldWord = "manifold"

const manifoldForm = "manifold M { phi, psi, period t: 2*pi }"

var manifoldKind = byRule[manifoldRule](statementFacts{
	word: manifoldWord, forms: []string{manifoldForm}, binds: bindsNext, nameNext: true, takesBlock: true, alone: true, contextual: true,
	does:    "Says that the charts of these maps are one manifold. X in c is X in its chart c then, whatever X is.",
	example: "chart N(x, y)\nchart S(u, v)\nmap inversion: N -> S { u = x/(x^2 + y^2); v = y/(x^2 + y^2) } inverse { x = u/(u^2 + v^2); y = v/(u^2 + v^2) }\nmanifold S2 { inversion }\nprint N(2, 0) in S",
})

// beginsManifold reports that the name manifold, which stands at token i, begins a
// statement: a name and a brace follow, or a word that no expression goes on with.
func (p *parser) beginsManifold(i int) bool {
	if p.toks[i].Value != manifoldWord || i+2 >= len(p.toks) {
		return false
	}
	next, brace := &p.toks[i+1], &p.toks[i+2]
	return next.Type == kindName && brace.Type == kindOp && brace.Value == "{" ||
		next.Type == kindName && brace.Type == kindScript ||
		next.Type == kindWord && innerWordOf(next.Value).role != joinsOperands
}

// manifoldBody parses { inversion, k, period ph: 2*pi }.
func (p *parser) manifoldBody() manifoldBody {
	if !p.sign("{") || !p.enter() {
		return nil
	}
	defer p.leave()
	p.pos++
	parts := &manifoldParts{}
	for {
		p.skipEnds()
		if p.sign("}") && (len(parts.maps) > 0 || len(parts.periods) > 0) {
			break
		}
		if !p.manifoldPart(parts) {
			return nil
		}
		if t := p.tok(); p.sign(",") {
			p.pos++
		} else if t.Type != kindEnd && !p.sign("}") {
			p.unexpected("`,` or `}`").WithNote("the form is: " + manifoldForm)
			return nil
		}
	}
	p.pos++
	return parts
}

func (p *parser) skipEnds() {
	for p.tok().Type == kindEnd {
		p.pos++
	}
}

// manifoldPart parses one map, or one period.
func (p *parser) manifoldPart(parts *manifoldParts) bool {
	t := p.tok()
	if t.Type != kindName || t.Value != "period" || p.ahead(1).Type != kindName {
		x := p.expr()
		parts.maps = append(parts.maps, x)
		return x != nil
	}
	p.pos++
	var q Period
	for {
		name, ok := p.ident(p.tok())
		if !ok {
			return false
		}
		q.Coord = name
		p.pos++
		if q.Chart != nil || !p.sign(".") || p.ahead(1).Type != kindName {
			break
		}
		q.Chart = &name
		p.pos++
	}
	if !p.sign(":") {
		p.unexpected("`:`").WithNote("the form is: period t: 2*pi")
		return false
	}
	p.pos++
	if q.Value = p.expr(); q.Value == nil {
		return false
	}
	q.At = p.at(t.Pos.Offset, p.readEnd())
	parts.periods = append(parts.periods, q)
	return true
}

func (r *manifoldRule) tree(p *parser, start int) Stmt {
	parts := r.Body.(*manifoldParts)
	s := &Manifold{At: p.at(start, p.readEnd()), Maps: parts.maps, Periods: parts.periods}
	var ok bool
	if s.Name, ok = p.identOf(r.Name); !ok {
		return nil
	}
	return s
}

func (w *writer) VisitManifold(s *Manifold) {
	w.WriteString("manifold " + s.Name.Text + " { ")
	for i, m := range s.Maps {
		if i > 0 {
			w.WriteString(", ")
		}
		w.expr(m, levelIf)
	}
	for i, q := range s.Periods {
		if i > 0 || len(s.Maps) > 0 {
			w.WriteString(", ")
		}
		w.WriteString("period ")
		if q.Chart != nil {
			w.WriteString(q.Chart.Text + ".")
		}
		w.WriteString(q.Coord.Text + ": ")
		w.expr(q.Value, levelIf)
	}
	w.WriteString(" }")
}
