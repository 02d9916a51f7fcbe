package grammar

// A bare expression as a statement: the result of a block body, a line of a
// session.

import "github.com/seed2d4d80ff/geo/interp/diag"

// ExprStmt is a bare expression: the result of a block body, a line of a
// session; refused at the top level of a script by the checker. Join is the
// line break above it, which replaced by a space joins it to the statement
// above; zero where there is more than one line break between them.
type ExprStmt struct {
	At
	X    Expr
	Join diag.Span
}

// Accept implements Stmt.
func (s *ExprStmt) Accept(v StmtVisitor) { v.VisitExprStmt(s) }

func (s *ExprStmt) children(visit func(Node)) { each(visit, s.X) }

type bareRule struct {
	X Expr `parser:"@@"`
}

func (r *bareRule) tree(p *parser, start int) Stmt {
	s := &ExprStmt{At: p.at(start, p.readEnd()), X: r.X}
	if p.prevEnd > 0 && p.prevEnd < start && joinable(p.text[p.prevEnd:start]) {
		s.Join = p.span(p.prevEnd, start)
	}
	return s
}

func (w *writer) VisitExprStmt(s *ExprStmt) {
	w.expr(s.X, levelIf)
}
