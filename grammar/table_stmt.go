package grammar

// The table statement: table e1, e2 for u in list.

// Table: table e1, e2 for u in list. Clauses may be several.
type Table struct {
	At
	Exprs   []Expr
	Clauses []ForClause
}

// Accept implements Stmt.
func (s *Table) Accept(v StmtVisitor) { v.VisitTable(s) }

func (s *Table) children(visit func(Node)) {
	each(visit, s.Exprs...)
	eachList(visit, s.Clauses)
}

type tableRule struct {
	Exprs   exprList   `parser:"'table' @@"`
	Clauses clauseList `parser:"@@"`
}

var tableKind = byRule[tableRule](statementFacts{
	word: "table", forms: []string{"table e1, e2 for u in list"}, binds: bindsNothing,
	does:    "Writes a row of expressions for each element of one list or several.",
	example: "table k, k^2, 1/k for k in 1..4",
})

func (r *tableRule) tree(p *parser, start int) Stmt {
	return &Table{p.at(start, p.readEnd()), exprsOf(r.Exprs), *r.Clauses.(*clauseNodes)}
}

func (w *writer) VisitTable(s *Table) {
	w.WriteString("table ")
	w.exprs(s.Exprs)
	w.clauses(s.Clauses)
}
