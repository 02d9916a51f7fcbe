package grammar

// The show statement, which lists components: show Gamma.

// Show: show Gamma; it lists components.
type Show struct {
	At
	Exprs []Expr
}

// Accept implements Stmt.
func (s *Show) Accept(v StmtVisitor) { v.VisitShow(s) }

func (s *Show) children(visit func(Node)) { each(visit, s.Exprs...) }

type showRule struct {
	Exprs exprList `parser:"'show' @@"`
}

var showKind = byRule[showRule](statementFacts{
	word: "show", forms: []string{"show e1, e2"}, binds: bindsNothing,
	does:    "Writes the components of an object that are not zero, each with its name, and which symmetries it has.",
	example: "chart psi(r, t) where r > 0\nmetric G_ij = diag(1, r^2) on psi\nC = levicivita(G)\nshow C",
})

func (r *showRule) tree(p *parser, start int) Stmt {
	return &Show{p.at(start, p.readEnd()), exprsOf(r.Exprs)}
}

func (w *writer) VisitShow(s *Show) {
	w.WriteString("show ")
	w.exprs(s.Exprs)
}
