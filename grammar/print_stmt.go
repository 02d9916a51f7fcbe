package grammar

// The print statement: print e1, e2.

// Print: print e1, e2.
type Print struct {
	At
	Exprs []Expr
}

// Accept implements Stmt.
func (s *Print) Accept(v StmtVisitor) { v.VisitPrint(s) }

func (s *Print) children(visit func(Node)) { each(visit, s.Exprs...) }

type printRule struct {
	Exprs exprList `parser:"'print' @@"`
}

var printKind = byRule[printRule](statementFacts{
	word: "print", forms: []string{"print e1, e2"}, binds: bindsNothing,
	does:    "Writes expressions on one line: formulas of fields, numbers at points.",
	example: "chart c(x)\nprint x^2, x^2 @ c(3)",
})

func (r *printRule) tree(p *parser, start int) Stmt {
	return &Print{p.at(start, p.readEnd()), exprsOf(r.Exprs)}
}

func (w *writer) VisitPrint(s *Print) {
	w.WriteString("print ")
	w.exprs(s.Exprs)
}
