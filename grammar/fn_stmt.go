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

// OpenFn: fn a(t), fn A(t, r), B(t, r) where A > 0: functions without a body, of
// which nothing is known but what the conditions say.
type (
	OpenFn struct {
		At
		Heads []OpenHead
		Where []Expr // conditions, all must hold
		Doc   string
	}
	// OpenHead is a(t).
	OpenHead struct {
		At
		Name   Ident
		Params []Ident
	}
)

// Accept implements Stmt.
func (s *Fn) Accept(v StmtVisitor) { v.VisitFn(s) }

// Accept implements Stmt.
func (s *OpenFn) Accept(v StmtVisitor) { v.VisitOpenFn(s) }

func (s *OpenFn) children(visit func(Node)) { each(visit, s.Where...) }

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
	Block  block       `parser:"| @@"`
	More   []*openRule `parser:"| ( ',' @@ )+"`
	Where  exprList    `parser:"( 'where' @@ )? | 'where' @@ )?"`
}

type openRule struct {
	Name   lexer.Token `parser:"@Name"`
	Params []parameter `parser:"'(' ( @@ ( ',' @@ )* )? ')'"`
}

var fnKind = byRule[fnRule](statementFacts{
	word: "fn", forms: []string{"fn f(x) = …", "fn f(x) -> H_ij = …", "fn f(x) { … }", "fn a(t)"}, binds: bindsNext, nameNext: true, takesBlock: true, alone: true,
	does:    "Defines a function. Its parameters may be fields, points, maps, metrics G_ij, connections C^k_ij and objects with slots; the result may be claimed to be a tensor. Without a body it stays open: smooth, and otherwise unknown, with exact derivatives a'(t) and V'[r,t](r, t).",
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
	if r.Body == nil && r.Block == nil {
		return r.open(p, s)
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

// open makes the tree of functions without a body.
func (r *fnRule) open(p *parser, s *Fn) Stmt {
	if r.Result != nil {
		p.failAt(CodeForm, s.Sp, "a function without a body says no result: it is a number, smooth and otherwise unknown").
			WithNote("the forms are: fn f(x) = …, fn f(x) -> H_ij = …, fn f(x) { … }, and fn a(t) for a function that stays open")
		return nil
	}
	o := &OpenFn{At: s.At, Where: exprsOf(r.Where), Doc: s.Doc}
	heads := append([]*openRule{{r.Name, r.Params}}, r.More...)
	for _, h := range heads {
		name, ok := p.identOf(h.Name)
		if !ok {
			return nil
		}
		head := OpenHead{At: name.At, Name: name}
		if len(h.Params) == 0 {
			p.failAt(CodeForm, name.Sp, "a function without a body and without arguments is a number that is not known: param "+name.Text).
				WithFix(s.Sp, "param "+name.Text)
			return nil
		}
		for _, q := range h.Params {
			q := q.(*parameterNode)
			if q.Keyword != "" || len(q.Indices) > 0 || q.Default != nil {
				p.failAt(CodeForm, q.Sp, "a function without a body takes numbers: its parameters are names alone, as in fn a(t)")
				return nil
			}
			head.Params = append(head.Params, q.Name)
		}
		head.At = p.at(name.Sp.Start, p.closingRound(head.Params[len(head.Params)-1].Sp.End))
		o.Heads = append(o.Heads, head)
	}
	return o
}

// closingRound is the end of the bracket that closes behind end.
func (p *parser) closingRound(end int) int {
	for end < len(p.text) && p.text[end] != ')' {
		end++
	}
	return min(end+1, len(p.text))
}

func (w *writer) VisitOpenFn(s *OpenFn) {
	w.doc(s.Doc)
	w.WriteString("fn ")
	for i, h := range s.Heads {
		if i > 0 {
			w.WriteString(", ")
		}
		w.WriteString(h.Name.Text + "(")
		for k, q := range h.Params {
			if k > 0 {
				w.WriteString(", ")
			}
			w.WriteString(q.Text)
		}
		w.WriteString(")")
	}
	if len(s.Where) > 0 {
		w.WriteString(" where ")
		w.exprs(s.Where)
	}
}
