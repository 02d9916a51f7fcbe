package grammar

// The use statement: use metric G, use connection C.

// Use: use metric G, use connection C.
type Use struct {
	At
	Keyword string
	Name    Expr
}

// Accept implements Stmt.
func (s *Use) Accept(v StmtVisitor) { v.VisitUse(s) }

func (s *Use) children(visit func(Node)) { each(visit, s.Name) }

type useRule struct {
	Keyword string `parser:"'use' @( 'metric' | 'connection' )"`
	Name    Expr   `parser:"@@"`
}

var useKind = byRule[useRule](statementFacts{
	word: "use", forms: []string{"use metric G", "use connection C"}, binds: bindsNothing,
	does:    "Lets index letters be raised and lowered by a metric, or nabla differentiate with a connection, from its line on.",
	example: "chart psi(r, t) where r > 0\nmetric G_ij = diag(1, r^2) on psi\nuse metric G\nv^i = [1, r] on psi\nprint v_i",
})

func (r *useRule) tree(p *parser, start int) Stmt {
	return &Use{p.at(start, p.readEnd()), r.Keyword, r.Name}
}

func (w *writer) VisitUse(s *Use) {
	w.WriteString("use " + s.Keyword + " ")
	w.expr(s.Name, levelIf)
}
