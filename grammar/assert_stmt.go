package grammar

// The assert statement: assert e, assert a ~= b tol 1e-9 samples 16, "why".

// Assert: assert e, assert a ~= b tol 1e-9 samples 16, "why".
type Assert struct {
	At
	Cond         Expr
	Tol, Samples Expr
	Why          string
}

// Accept implements Stmt.
func (s *Assert) Accept(v StmtVisitor) { v.VisitAssert(s) }

func (s *Assert) children(visit func(Node)) { each(visit, s.Cond, s.Tol, s.Samples) }

type assertRule struct {
	Claim valued `parser:"'assert' @@"`
}

var assertKind = byRule[assertRule](statementFacts{
	word: "assert", forms: []string{`assert a ~= b tol 1e-9 samples 16, "why"`}, binds: bindsNothing,
	does:    "Claims that two sides are equal, or that a condition holds. Formulas are decided exactly where that is possible; else numbers are compared, of fields at points drawn from the chart's domain. A failed assertion is counted and the program goes on.",
	example: "chart c(x)\nassert sin(x)^2 + cos(x)^2 == 1\nassert 1/3 ~= 0.333333 tol 1e-5, \"six digits\"",
})

func (r *assertRule) tree(p *parser, start int) Stmt {
	v := r.Claim.(*valuedNode)
	return &Assert{p.at(start, p.readEnd()), v.x, v.tol, v.samples, v.why}
}

func (w *writer) VisitAssert(s *Assert) {
	w.WriteString("assert ")
	w.expr(s.Cond, levelIf)
	w.setting("tol", s.Tol)
	w.setting("samples", s.Samples)
	if s.Why != "" {
		w.WriteString(", ")
		w.quoted(s.Why)
	}
}
