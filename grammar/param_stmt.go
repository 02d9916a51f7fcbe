package grammar

// The param statement: param M = 1, param M where M > 0, param w_n = [1, 2], param m, a, param eps order 1.

// ParamDecl: param M = 1, param M, param w_n = [1, 2], param eps order 1. One of Value
// and Order is nil, or both. More are those
// behind a comma, and Where are conditions on all of them, which must all hold.
type ParamDecl struct {
	At
	Name    Ident
	Indices []Index
	Value   Expr
	Order   Expr
	More    []OneParam
	Where   []Expr
	Doc     string
}

// OneParam is one of several params that one statement declares.
type OneParam struct {
	At
	Name    Ident
	Indices []Index
	Value   Expr
	Order   Expr
}

// All are the params that the statement declares.
func (s *ParamDecl) All() []OneParam {
	return append([]OneParam{{s.At, s.Name, s.Indices, s.Value, s.Order}}, s.More...)
}

// Accept implements Stmt.
func (s *ParamDecl) Accept(v StmtVisitor) { v.VisitParamDecl(s) }

func (s *ParamDecl) children(visit func(Node)) {
	each(visit, s.Value, s.Order)
	for i := range s.More {
		each(visit, s.More[i].Value, s.More[i].Order)
	}
	each(visit, s.Where...)
}

type paramRule struct {
	Object object       `parser:"'param' @@"`
	Value  Expr         `parser:"( '=' @@"`
	Order  Expr         `parser:"| 'order' @@ )?"`
	More   []*moreParam `parser:"( ',' @@ )*"`
	Where  exprList     `parser:"( 'where' @@ )?"`
}

type moreParam struct {
	Object object `parser:"@@"`
	Value  Expr   `parser:"( '=' @@"`
	Order  Expr   `parser:"| 'order' @@ )?"`
}

var paramKind = byRule[paramRule](statementFacts{
	word: "param", forms: []string{"param M = 1", "param M where M > 0", "param eps order 1"}, binds: bindsNext,
	does:    "Declares a number, or an array of numbers, that is set when the program is run: geo run F.geo M=2. Without a value it stays open in formulas. The conditions after where say which values it may have. With an order it is small: powers beyond it vanish everywhere.",
	example: "param M = 1\nprint 2 M",
})

func (r *paramRule) tree(p *parser, start int) Stmt {
	o := r.Object.(*objectNode)
	if !p.plainObject(o, "a param") {
		return nil
	}
	s := &ParamDecl{At: p.at(start, p.readEnd()), Name: o.name, Indices: o.indices, Value: r.Value, Order: r.Order, Where: exprsOf(r.Where), Doc: p.docAbove(start)}
	for _, m := range r.More {
		o := m.Object.(*objectNode)
		if !p.plainObject(o, "a param") {
			return nil
		}
		end := o.name.Sp.End
		if n := len(o.indices); n > 0 {
			end = o.indices[n-1].Sp.End
		}
		if m.Value != nil {
			end = m.Value.Span().End
		}
		if m.Order != nil {
			end = m.Order.Span().End
		}
		s.More = append(s.More, OneParam{At: p.at(o.name.Sp.Start, end), Name: o.name, Indices: o.indices, Value: m.Value, Order: m.Order})
	}
	return s
}

func (w *writer) VisitParamDecl(s *ParamDecl) {
	w.doc(s.Doc)
	w.WriteString("param ")
	for i, q := range s.All() {
		if i > 0 {
			w.WriteString(", ")
		}
		w.object(q.Name, q.Indices, nil)
		if q.Value != nil {
			w.WriteString(" = ")
			w.expr(q.Value, levelIf)
		}
		if q.Order != nil {
			w.WriteString(" order ")
			w.expr(q.Order, levelIf)
		}
	}
	if len(s.Where) > 0 {
		w.WriteString(" where ")
		w.exprs(s.Where)
	}
}
