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

// OpenFn: fn a(t), fn A(t, r), B(t, r) where A > 0, fn h_{(ij)}(t, x) on c: functions
// without a body, of which nothing is known but what the conditions say.
type (
	OpenFn struct {
		At
		Heads []OpenHead
		On    *Ident // the chart of heads with slots; nil: none is named
		Where []Expr // conditions, all must hold
		Doc   string
	}
	// OpenHead is a(t), or h_{(ij)}(t, x).
	OpenHead struct {
		At
		Name    Ident
		Indices []Index
		Groups  []SymGroup
		Params  []Ident
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
	Name   lexer.Token  `parser:"'fn' @Name"`
	Slots  scripts      `parser:"@@?"`
	Params []parameter  `parser:"'(' ( @@ ( ',' @@ )* )? ')'"`
	Result result       `parser:"( '->' @@ )?"`
	Body   Expr         `parser:"( '=' @@"`
	Block  block        `parser:"| @@"`
	More   []*openRule  `parser:"| ( ',' @@ )+"`
	On     *lexer.Token `parser:"( 'on' @Name )?"`
	Where  exprList     `parser:"( 'where' @@ )?"`
	On1    *lexer.Token `parser:"| 'on' @Name"`
	Where1 exprList     `parser:"( 'where' @@ )? | 'where' @@ )?"`
}

type openRule struct {
	Name   lexer.Token `parser:"@Name"`
	Slots  scripts     `parser:"@@?"`
	Params []parameter `parser:"'(' ( @@ ( ',' @@ )* )? ')'"`
}

var fnKind = byRule[fnRule](statementFacts{
	word: "fn", forms: []string{"fn f(x) = …", "fn f(x) -> H_ij = …", "fn f(x) { … }", "fn a(t)", "fn A_i(t) on c"}, binds: bindsNext, nameNext: true, takesBlock: true, alone: true,
	does:    "Defines a function. Its parameters may be fields, points, maps, metrics G_ij, connections C^k_ij and objects with slots; the result may be claimed to be a tensor. Without a body it stays open: smooth, and otherwise unknown, with exact derivatives a'(t) and V'[r,t](r, t); with slots, fn A_i(t) on c, it is a tensor, called A(t)_i.",
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
	if r.Slots != nil {
		p.failAt(CodeForm, s.Name.Sp, "the letters of what a function gives stand behind an arrow: fn "+s.Name.Text+"(…) -> "+s.Name.Text+"_i = …").
			WithNote("fn A_i(t, x) on c, without a body, is a field of which nothing is known")
		return nil
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
	o := &OpenFn{At: s.At, Where: append(exprsOf(r.Where), exprsOf(r.Where1)...), Doc: s.Doc}
	for _, t := range []*lexer.Token{r.On, r.On1} {
		if t != nil {
			on, ok := p.identOf(*t)
			if !ok {
				return nil
			}
			o.On = &on
		}
	}
	heads := append([]*openRule{{r.Name, r.Slots, r.Params}}, r.More...)
	for _, h := range heads {
		name, ok := p.identOf(h.Name)
		if !ok {
			return nil
		}
		head := OpenHead{At: name.At, Name: name}
		if h.Slots != nil {
			slots := h.Slots.(*scriptsNode)
			head.Indices, head.Groups = slots.indices, slots.groups
		}
		if len(h.Params) == 0 {
			if len(head.Indices) > 0 {
				p.failAt(CodeForm, name.Sp, "a field of which nothing is known says what it is a function of: fn A_i(t, x) on c")
				return nil
			}
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
		w.object(h.Name, h.Indices, h.Groups)
		w.WriteString("(")
		for k, q := range h.Params {
			if k > 0 {
				w.WriteString(", ")
			}
			w.WriteString(q.Text)
		}
		w.WriteString(")")
	}
	if s.On != nil {
		w.WriteString(" on " + s.On.Text)
	}
	if len(s.Where) > 0 {
		w.WriteString(" where ")
		w.exprs(s.Where)
	}
}
