package grammar

// The table statement: table e1, e2 for u in list to "f.csv"; table A to "f.csv".

// Table: table e1, e2 for u in list to "f.csv". Clauses may be several; without one the single expression is an array,
// or a list of points, and its rows are the table's. To is a *String, or nil.
type Table struct {
	At
	Exprs   []Expr
	Clauses []ForClause
	To      Expr
}

// Accept implements Stmt.
func (s *Table) Accept(v StmtVisitor) { v.VisitTable(s) }

func (s *Table) children(visit func(Node)) {
	each(visit, s.Exprs...)
	eachList(visit, s.Clauses)
	if s.To != nil {
		visit(s.To)
	}
}

type tableRule struct {
	Exprs   exprList    `parser:"'table' @@"`
	Clauses clauseList  `parser:"@@?"`
	To      destination `parser:"@@?"`
}

var tableKind = byRule[tableRule](statementFacts{
	word: "table", forms: []string{"table e1, e2 for u in list", `table e for u in list to "f.csv"`, `table A to "f.csv"`}, binds: bindsNothing,
	does:    "Writes a row of expressions for each element of one list or several, or the rows of a matrix, the coordinates of a list of points; to \"f.csv\" (json, md, tex, npy, txt) writes a file.",
	example: "table k, k^2, 1/k for k in 1..4",
})

func (r *tableRule) tree(p *parser, start int) Stmt {
	s := &Table{At: p.at(start, p.readEnd()), Exprs: exprsOf(r.Exprs)}
	if r.Clauses != nil {
		s.Clauses = *r.Clauses.(*clauseNodes)
	}
	if r.To != nil {
		s.To = r.To.(*destinationNode).file
	}
	return s
}

func (w *writer) VisitTable(s *Table) {
	w.WriteString("table ")
	w.exprs(s.Exprs)
	w.clauses(s.Clauses)
	if s.To != nil {
		w.WriteString(" to ")
		w.expr(s.To, levelIf)
	}
}
