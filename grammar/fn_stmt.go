package grammar

// The fn statement: fn rhess(f, connection C^k_ij) -> tensor H_ij = e, or with
// a block as its body.

import "github.com/alecthomas/participle/v2/lexer"

type (
	// Fn: fn rhess(f, connection C^k_ij) -> tensor H_ij = e, or a block body
	// whose last statement is the result.
	Fn struct {
		At
		Name          Ident
		Params        []FnParam
		ResultKeyword string  // "", "tensor", "metric", "connection"
		ResultName    *Ident  // nil: no arrow, or an arrow with a keyword alone
		ResultIndices []Index // slots of the result, in order
		Body          Expr    // nil with a block
		Block         []Stmt
		Doc           string
	}
	// FnParam is f, G_ij, metric G_ij, connection C^k_ij, chart c, map phi,
	// point p, x = default.
	FnParam struct {
		At
		Keyword string
		Name    Ident
		Indices []Index
		Default Expr
	}
)

// Accept implements Stmt.
func (s *Fn) Accept(v StmtVisitor) { v.VisitFn(s) }

func (s *Fn) children(visit func(Node)) {
	for i := range s.Params {
		each(visit, s.Params[i].Default)
	}
	each(visit, s.Body)
	each(visit, s.Block...)
}

type fnRule struct {
	Name   lexer.Token `parser:"'fn' @Name"`
	Params []parameter `parser:"'(' ( @@ ( ',' @@ )* )? ')'"`
	Result result      `parser:"( '->' @@ )?"`
	Body   Expr        `parser:"( '=' @@"`
	Block  block       `parser:"| @@ )"`
}

var fnKind = byRule[fnRule](statementFacts{
	word: "fn", forms: []string{"fn f(x) = …", "fn f(x) -> H_ij = …", "fn f(x) { … }"}, binds: bindsNext, nameNext: true, takesBlock: true, alone: true,
	does:    "Defines a function. Its parameters may be fields, points, maps, metrics G_ij, connections C^k_ij and objects with slots; the result may be claimed to be a tensor.",
	example: "fn square(x) = x^2\nfn gradient(f, metric G_ij) -> tensor v^i = G^ij d_j f\nprint square(3)",
})

func (r *fnRule) tree(p *parser, start int) Stmt {
	s := &Fn{At: p.at(start, p.readEnd()), Body: r.Body, Doc: p.docAbove(start)}
	var ok bool
	if s.Name, ok = p.identOf(r.Name); !ok {
		return nil
	}
	for _, q := range r.Params {
		s.Params = append(s.Params, FnParam(*q.(*parameterNode)))
	}
	if r.Result != nil {
		res := r.Result.(*resultNode)
		s.ResultKeyword, s.ResultIndices = res.keyword, res.indices
		if res.name.Name != "" {
			s.ResultName = &res.name
		}
	}
	if r.Body == nil {
		s.Block = *r.Block.(*blockNode)
		if len(s.Block) == 0 {
			p.failAt(CodeForm, s.Sp, "the body of "+s.Name.Text+" is empty; its last line is its result")
			return nil
		}
	}
	return s
}

func (w *writer) VisitFn(s *Fn) {
	w.doc(s.Doc)
	w.WriteString("fn " + s.Name.Text + "(")
	for i, q := range s.Params {
		if i > 0 {
			w.WriteString(", ")
		}
		w.word(q.Keyword)
		w.object(q.Name, q.Indices, nil)
		if q.Default != nil {
			w.WriteString(" = ")
			w.expr(q.Default, levelIf)
		}
	}
	w.WriteString(")")
	if s.ResultKeyword != "" || s.ResultName != nil {
		w.WriteString(" -> ")
		if s.ResultName != nil {
			w.word(s.ResultKeyword)
			w.object(*s.ResultName, s.ResultIndices, nil)
		} else {
			w.WriteString(s.ResultKeyword)
		}
	}
	if s.Body != nil {
		w.WriteString(" = ")
		w.expr(s.Body, levelIf)
		return
	}
	w.WriteByte(' ')
	w.block(s.Block)
}
