package grammar

// Parts that statements share: names with indices, parameters, results,
// tolerances, clauses, blocks.

import (
	"strings"

	"github.com/alecthomas/participle/v2/lexer"
)

type (
	objectNode struct {
		name    Ident
		indices []Index
		groups  []SymGroup
	}
	scriptsNode struct {
		indices []Index
		groups  []SymGroup
	}
	parameterNode FnParam
	resultNode    struct {
		keyword string
		name    Ident
		indices []Index
	}
	exprNodes  []Expr
	valuedNode struct {
		x, tol, samples Expr
		why             string
	}
	bindingNode struct {
		object objectNode
		value  valuedNode
	}
	clauseNodes []ForClause
	blockNode   []Stmt
	mapLines    []MapLine
)

func (*objectNode) object()       {}
func (*scriptsNode) scripts()     {}
func (*parameterNode) parameter() {}
func (*resultNode) result()       {}
func (*exprNodes) exprList()      {}
func (*valuedNode) valued()       {}
func (*bindingNode) binding()     {}
func (*clauseNodes) clauseList()  {}
func (*blockNode) block()         {}
func (*mapLines) mapBlock()       {}

// slots parses the indices of a function without a body, where there are any.
func (p *parser) slots() scripts {
	if p.tok().Type != kindScript {
		return nil
	}
	n := &scriptsNode{}
	var ok bool
	if n.indices, n.groups, ok = p.scripts(); !ok {
		return nil
	}
	return n
}

// object parses a name with its indices, where it is bound.
func (p *parser) object() object {
	o := &objectNode{}
	if !p.objectInto(o) {
		return nil
	}
	return o
}

func (p *parser) objectInto(o *objectNode) bool {
	t := p.tok()
	if t.Type != kindName {
		p.needName("what is defined here")
		return false
	}
	var ok bool
	if o.name, ok = p.ident(t); !ok {
		return false
	}
	if p.ahead(1).Type == kindScript {
		if reduction(t.Value) {
			p.failAt(CodeReduction, p.tokSpan(t), "`"+t.Value+"` with indices is a reduction and cannot be defined").
				WithFix(p.tokSpan(t), t.Value+"'")
			return false
		}
		p.pos++
		if o.indices, o.groups, ok = p.scripts(); !ok {
			return false
		}
		return true
	}
	p.pos++
	return true
}

// plainObject refuses symmetrised and raised indices where an array is declared.
func (p *parser) plainObject(o *objectNode, what string) bool {
	if len(o.groups) > 0 {
		p.failAt(CodeSymmetrise, o.groups[0].Sp, what+" is not symmetrised where it is declared")
		return false
	}
	return true
}

// parameter parses f, G_ij, metric G_ij, chart c, x = 1.
func (p *parser) parameter() parameter {
	t := p.tok()
	if p.sign(")") {
		return nil
	}
	f := &parameterNode{}
	if p.ahead(1).Type == kindName {
		switch t.Value {
		case "metric", "connection", "tensor", "chart", "map", "point":
			f.Keyword = t.Value
			p.pos++
		}
	}
	var o objectNode
	if !p.objectInto(&o) {
		return nil
	}
	if len(o.groups) > 0 {
		p.failAt(CodeSymmetrise, o.groups[0].Sp, "a parameter is not symmetrised where it is declared")
		return nil
	}
	f.Name, f.Indices = o.name, o.indices
	if p.sign("=") {
		p.pos++
		if f.Default = p.expr(); f.Default == nil {
			return nil
		}
	}
	f.At = p.at(t.Pos.Offset, p.readEnd())
	return f
}

// result parses what stands behind ->: tensor H_ij, H_ij, metric.
func (p *parser) result() result {
	r := &resultNode{}
	t := p.tok()
	switch {
	case t.Type == kindWord && (t.Value == "tensor" || t.Value == "metric" || t.Value == "connection"):
		r.keyword = t.Value
		p.pos++
		if p.tok().Type != kindName {
			return r
		}
	case t.Type != kindName:
		p.failAt(CodeForm, p.tokSpan(t), "what stands behind -> names the result: -> H_ij, -> tensor H_ij, -> metric")
		return nil
	}
	var o objectNode
	if !p.objectInto(&o) {
		return nil
	}
	if len(o.groups) > 0 {
		p.failAt(CodeSymmetrise, o.groups[0].Sp, "a result is not symmetrised where it is declared")
		return nil
	}
	r.name, r.indices = o.name, o.indices
	return r
}

func (p *parser) exprList() exprList {
	var out exprNodes
	for {
		x := p.expr()
		if x == nil {
			return nil
		}
		out = append(out, x)
		if !p.sign(",") {
			return &out
		}
		p.pos++
	}
}

func (p *parser) valued() valued {
	v := &valuedNode{}
	if !p.valuedInto(v) {
		return nil
	}
	return v
}

// valuedInto parses an expression, then tol and samples in either order, then a
// comma and a text.
func (p *parser) valuedInto(v *valuedNode) bool {
	if v.x = p.expr(); v.x == nil {
		return false
	}
	for {
		t := p.tok()
		if t.Type == kindOp && t.Value == "," && p.ahead(1).Type == kindString {
			p.pos++
			why, ok := p.unquote(p.tok())
			v.why = why
			p.pos++
			return ok
		}
		if t.Type != kindWord || t.Value != "tol" && t.Value != "samples" {
			return true
		}
		p.pos++
		x := p.climb(precAt)
		if x == nil {
			return false
		}
		to := &v.tol
		if t.Value == "samples" {
			to = &v.samples
		}
		if *to != nil {
			p.failAt(CodeForm, p.tokSpan(t), "`"+t.Value+"` is given twice").WithPlace((*to).Span(), "given here")
			return false
		}
		*to = x
	}
}

// binding parses H_ij = e tol 1e-5.
func (p *parser) binding() binding {
	b := &bindingNode{}
	if !p.objectInto(&b.object) {
		return nil
	}
	if !p.sign("=") {
		p.lacksEquals()
		return nil
	}
	p.pos++
	if !p.valuedInto(&b.value) {
		return nil
	}
	if v := &b.value; v.samples != nil {
		p.failAt(CodeForm, v.samples.Span(), "samples belongs to assert; a definition has tol only")
		return nil
	} else if v.why != "" {
		p.pos--
		p.failAt(CodeForm, p.tokSpan(p.tok()), "a reason belongs to assert; a definition has tol only")
		return nil
	}
	return b
}

func exprsOf(l exprList) []Expr {
	if l == nil {
		return nil
	}
	return *l.(*exprNodes)
}

func (p *parser) clauseList() clauseList {
	if !p.word("for") {
		return nil
	}
	c := clauseNodes(p.clauses())
	if c == nil {
		return nil
	}
	return &c
}

// block parses { statements }; each that fails is reported by itself.
func (p *parser) block(lex *lexer.PeekingLexer) block {
	if !p.sign("{") || !p.enter() {
		return nil
	}
	defer p.leave()
	keepFail, keepAt, keepEnd := p.failure, p.failPos, p.prevEnd
	p.pos++
	p.prevEnd = 0
	b := blockNode(p.statements(lex, true))
	p.failure, p.failPos, p.prevEnd = keepFail, keepAt, keepEnd
	if p.sign("}") {
		p.pos++
	}
	return &b
}

// docAbove is the text of the # lines directly above the line of start.
func (p *parser) docAbove(start int) string {
	t := p.text
	i := start
	for i > 0 && (t[i-1] == ' ' || t[i-1] == '\t') {
		i--
	}
	if i == 0 || t[i-1] != '\n' {
		return ""
	}
	var lines []string
	for i > 0 {
		end := i - 1
		j := end
		for j > 0 && t[j-1] != '\n' {
			j--
		}
		k := j
		for k < end && (t[k] == ' ' || t[k] == '\t') {
			k++
		}
		if k >= end || t[k] != '#' {
			break
		}
		lines = append(lines, strings.TrimPrefix(strings.TrimRight(t[k+1:end], " \t\r"), " "))
		i = j
	}
	for a, b := 0, len(lines)-1; a < b; a, b = a+1, b-1 {
		lines[a], lines[b] = lines[b], lines[a]
	}
	return strings.Join(lines, "\n")
}
