package grammar

// The for statement: for v in list { … }.

// For: for v in list { … }.
type For struct {
	At
	Clauses []ForClause
	Body    []Stmt
}

// Accept implements Stmt.
func (s *For) Accept(v StmtVisitor) { v.VisitFor(s) }

func (s *For) children(visit func(Node)) {
	eachList(visit, s.Clauses)
	each(visit, s.Body...)
}

type forRule struct {
	Clauses clauseList `parser:"@@"`
	Body    block      `parser:"@@"`
}

var forKind = byRule[forRule](statementFacts{
	word: "for", forms: []string{"for v in list { … }"}, binds: bindsNothing, takesBlock: true,
	does:    "Runs the statements of a block for each element of a list, a range or an array. Names that it defines are gone behind it; a loop changes no name.",
	example: "for k in 1..3 { print k^2 }",
})

func (r *forRule) tree(p *parser, start int) Stmt {
	return &For{p.at(start, p.readEnd()), *r.Clauses.(*clauseNodes), *r.Body.(*blockNode)}
}

func (w *writer) VisitFor(s *For) {
	var head writer
	head.clauses(s.Clauses)
	w.WriteString(head.String()[1:] + " ")
	w.block(s.Body)
}
