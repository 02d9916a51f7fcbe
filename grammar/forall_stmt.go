package grammar

// The forall statement: forall n in 2..5, metric G_ij, scalar f { … }.

type (
	// Forall: forall n in 2..5, metric G_ij, tensor T_{(ab)}, scalar f { … }. The
	// statements of the block are about all such objects, in each dimension.
	Forall struct {
		At
		Dim     *Ident // nil: not named
		Dims    Expr   // nil with Dim
		Binders []Binder
		Body    []Stmt
	}
	// Binder is one kind of object that a forall is about: metric G_ij,
	// connection C^k_ij, tensor T_{(ab)}, scalar f, number a.
	Binder struct {
		At
		Keyword string
		Name    Ident
		Indices []Index
		Groups  []SymGroup
	}
)

// BinderWords are the words that begin a binder.
var BinderWords = []string{"metric", "connection", "tensor", "scalar", "number"}

// Accept implements Stmt.
func (s *Forall) Accept(v StmtVisitor) { v.VisitForall(s) }

func (s *Forall) children(visit func(Node)) {
	each(visit, s.Dims)
	each(visit, s.Body...)
}

type forallRule struct {
	Head forallHead `parser:"'forall' @@"`
	Body block      `parser:"@@"`
}

// forallHead is what stands between forall and its block.
type forallHead interface{ forallHead() }

type forallHeadNode struct {
	dim     *Ident
	dims    Expr
	binders []Binder
}

func (*forallHeadNode) forallHead() {}

const forallForm = "forall n in 2..4, metric G_ij, scalar f { … }"

var forallKind = byRule[forallRule](statementFacts{
	word: "forall", forms: []string{forallForm}, binds: bindsNothing, takesBlock: true, contextual: true,
	does:    "States an identity for all objects of a kind in each of some dimensions, and proves it where it can.",
	example: "forall n in 2..3, metric G_ij {\n  assert ricci(levicivita(G))_ij == ricci(levicivita(G))_ji\n}",
})

// beginsForall reports that the name forall, which stands here, begins a
// statement: a binder or the dimension follows.
func (p *parser) beginsForall() bool {
	next := p.ahead(1)
	switch next.Type {
	case kindWord:
		return isBinderWord(next.Value)
	case kindName:
		after := p.ahead(2)
		return after.Type == kindWord && after.Value == "in" || isBinderWord(next.Value) && after.Type == kindName
	}
	return false
}

func isBinderWord(word string) bool {
	for _, w := range BinderWords {
		if w == word {
			return true
		}
	}
	return false
}

// forallHead parses n in 2..5, metric G_ij, scalar f.
func (p *parser) forallHead() forallHead {
	h := &forallHeadNode{}
	if t := p.ahead(1); p.tok().Type == kindName && t.Type == kindWord && t.Value == "in" {
		name, ok := p.ident(p.tok())
		if !ok {
			return nil
		}
		h.dim = &name
		p.pos += 2
		if h.dims = p.expr(); h.dims == nil {
			return nil
		}
		if !p.sign(",") {
			p.failAt(CodeForm, p.tokSpan(p.tok()), "what all this is about follows the dimension: "+forallForm)
			return nil
		}
		p.pos++
	}
	for {
		b, ok := p.binder()
		if !ok {
			return nil
		}
		h.binders = append(h.binders, b)
		if !p.sign(",") {
			return h
		}
		p.pos++
	}
}

// binder parses metric G_ij, tensor T_{(ab)}, scalar f.
func (p *parser) binder() (Binder, bool) {
	t := p.tok()
	if t.Type != kindWord && t.Type != kindName || !isBinderWord(t.Value) || p.ahead(1).Type != kindName {
		p.failAt(CodeForm, p.tokSpan(t), "forall is about metrics, connections, tensors, scalars or numbers, each with its word: "+forallForm)
		return Binder{}, false
	}
	b := Binder{Keyword: t.Value}
	p.pos++
	var o objectNode
	if !p.objectInto(&o) {
		return Binder{}, false
	}
	b.Name, b.Indices, b.Groups = o.name, o.indices, o.groups
	b.At = p.at(t.Pos.Offset, p.readEnd())
	return b, true
}

func (r *forallRule) tree(p *parser, start int) Stmt {
	h := r.Head.(*forallHeadNode)
	return &Forall{p.at(start, p.readEnd()), h.dim, h.dims, h.binders, *r.Body.(*blockNode)}
}

func (w *writer) VisitForall(s *Forall) {
	w.WriteString("forall ")
	if s.Dim != nil {
		w.WriteString(s.Dim.Text + " in ")
		w.expr(s.Dims, levelIf)
		w.WriteString(", ")
	}
	for i, b := range s.Binders {
		if i > 0 {
			w.WriteString(", ")
		}
		w.word(b.Keyword)
		w.object(b.Name, b.Indices, b.Groups)
	}
	w.WriteByte(' ')
	w.block(s.Body)
}
