package grammar

// The param statement: param M = 1, param M, param w_n = [1, 2].

// ParamDecl: param M = 1, param M, param w_n = [1, 2]. Value may be nil.
type ParamDecl struct {
	At
	Name    Ident
	Indices []Index
	Value   Expr
	Doc     string
}

// Accept implements Stmt.
func (s *ParamDecl) Accept(v StmtVisitor) { v.VisitParamDecl(s) }

func (s *ParamDecl) children(visit func(Node)) { each(visit, s.Value) }

type paramRule struct {
	Object object `parser:"'param' @@"`
	Value  Expr   `parser:"( '=' @@ )?"`
}

var paramKind = byRule[paramRule](statementFacts{
	word: "param", forms: []string{"param M = 1"}, binds: bindsNext,
	does:    "Declares a number, or an array of numbers, that is set when the program is run: geo run F.geo M=2. Without a value it has to be set.",
	example: "param M = 1\nprint 2 M",
})

func (r *paramRule) tree(p *parser, start int) Stmt {
	o := r.Object.(*objectNode)
	if !p.plainObject(o, "a param") {
		return nil
	}
	return &ParamDecl{p.at(start, p.readEnd()), o.name, o.indices, r.Value, p.docAbove(start)}
}

func (w *writer) VisitParamDecl(s *ParamDecl) {
	w.doc(s.Doc)
	w.WriteString("param ")
	w.object(s.Name, s.Indices, nil)
	if s.Value != nil {
		w.WriteString(" = ")
		w.expr(s.Value, levelIf)
	}
}
