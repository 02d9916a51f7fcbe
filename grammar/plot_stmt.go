package grammar

// The plot statement: plot e for u in list, plot e over (u in a, v in b).

import "github.com/alecthomas/participle/v2/lexer"

// Plot: plot e for u in list; plot e over (u in a, v in b).
type Plot struct {
	At
	Exprs   []Expr
	Over    bool
	Clauses []ForClause
}

// Accept implements Stmt.
func (s *Plot) Accept(v StmtVisitor) { v.VisitPlot(s) }

func (s *Plot) children(visit func(Node)) {
	each(visit, s.Exprs...)
	eachList(visit, s.Clauses)
}

type plotRule struct {
	Exprs   exprList    `parser:"'plot' @@"`
	Clauses clauseList  `parser:"( @@"`
	Over    []*overRule `parser:"| 'over' '(' @@ ( ',' @@ )* ')' )"`
}

type overRule struct {
	Name lexer.Token `parser:"@Name 'in'"`
	List Expr        `parser:"@@"`
}

var plotKind = byRule[plotRule](statementFacts{
	word: "plot", forms: []string{"plot e for u in list", "plot e over (u in list, v in list)"}, binds: bindsNothing,
	does:    "Draws curves of numbers over a list, or a grid of them over two.",
	example: "plot sin(x), cos(x) for x in linspace(0, 6, 40)",
})

func (r *plotRule) tree(p *parser, start int) Stmt {
	s := &Plot{At: p.at(start, p.readEnd()), Exprs: exprsOf(r.Exprs)}
	if r.Clauses != nil {
		s.Clauses = *r.Clauses.(*clauseNodes)
		return s
	}
	s.Over = true
	for _, o := range r.Over {
		name, ok := p.identOf(o.Name)
		if !ok {
			return nil
		}
		s.Clauses = append(s.Clauses, ForClause{At{name.Sp.To(o.List.Span())}, name, o.List})
	}
	return s
}

func (w *writer) VisitPlot(s *Plot) {
	w.WriteString("plot ")
	w.exprs(s.Exprs)
	if !s.Over {
		w.clauses(s.Clauses)
		return
	}
	w.WriteString(" over (")
	for i, c := range s.Clauses {
		if i > 0 {
			w.WriteString(", ")
		}
		w.WriteString(c.Name.Text + " in ")
		w.expr(c.List, levelIf)
	}
	w.WriteString(")")
}
