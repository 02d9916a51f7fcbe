package grammar

import (
	"strings"
	"unicode/utf8"
)

// ExprString is an expression in canonical spacing on one line: sums spaced,
// * and / tight, brackets only where they are in the tree or the reading needs
// them. Parsing it gives the same tree, but for brackets added.
func ExprString(e Expr) string {
	if e == nil {
		return ""
	}
	var w printer
	w.expr(e, 0)
	return w.String()
}

// StmtString is a statement in canonical spacing; blocks take several lines.
// Comments are not in the tree and not in the result; Format keeps them.
func StmtString(s Stmt) string {
	var w printer
	w.stmt(s)
	return w.String()
}

type printer struct {
	strings.Builder
	indent int
}

// Levels of expressions beyond the precedences of operators.
const (
	levelIf      = 0
	levelMinus   = precAdd + 1
	levelProduct = precAdd + 2
	levelFactor  = precAdd + 3 // what may stand right of a * or in a juxtaposition
	levelPostfix = precAdd + 4 // what a power, indices or brackets may be attached to
)

// level says where an expression may stand without brackets.
func level(e Expr) int {
	switch e := e.(type) {
	case *If:
		return levelIf
	case *Unary:
		if e.Op == "not" {
			return precNot
		}
		return levelMinus
	case *Binary:
		switch e.Op {
		case "or":
			return precOr
		case "and":
			return precAnd
		case "+", "-":
			return precAdd
		case "^":
			return levelFactor
		}
		return levelProduct
	case *Compare:
		return precCompare
	case *AtPoint, *On:
		return precAt
	case *Range:
		return precRange
	case *Deriv:
		return levelFactor
	case *Reduce:
		if !e.Attached {
			return levelFactor
		}
	}
	return levelPostfix
}

// open reports whether what follows e would be taken into it: it ends in a
// reduction without its bracket.
func open(e Expr) bool {
	for {
		switch x := e.(type) {
		case *Reduce:
			return !x.Attached
		case *Binary:
			e = x.Y
		case *Unary:
			e = x.X
		case *Deriv:
			e = x.X
		default:
			return false
		}
	}
}

// expr writes e, in brackets when it is looser than min.
func (w *printer) expr(e Expr, min int) {
	if level(e) < min {
		w.bracketed(e)
		return
	}
	w.bare(e)
}

func (w *printer) bracketed(e Expr) {
	w.WriteByte('(')
	w.bare(e)
	w.WriteByte(')')
}

func (w *printer) bare(e Expr) {
	switch e := e.(type) {
	case *Number:
		w.WriteString(e.Text)
	case *String:
		w.quoted(e.Value)
	case *Bool:
		if e.Value {
			w.WriteString("true")
		} else {
			w.WriteString("false")
		}
	case *Name:
		w.WriteString(e.Text)
	case *Dot:
		w.expr(e.X, levelPostfix)
		w.WriteByte('.')
		w.WriteString(e.Name.Text)
	case *Indexed:
		switch e.X.(type) {
		case *Indexed, *Number, *String, *Bool:
			w.bracketed(e.X)
		default:
			w.expr(e.X, levelPostfix)
		}
		w.indices(e.Indices, e.Groups)
	case *Call:
		w.expr(e.Fun, levelPostfix)
		w.WriteByte('(')
		for i, a := range e.Args {
			if i > 0 {
				w.WriteString(", ")
			}
			if a.Name.Text != "" {
				w.WriteString(a.Name.Text + ": ")
			}
			w.expr(a.Value, levelIf)
		}
		w.WriteByte(')')
	case *Component:
		switch x := e.X.(type) {
		case *Indexed, *Number, *String, *Bool:
			w.bracketed(x)
		case *Deriv:
			w.derivBase(x)
		default:
			w.expr(x, levelPostfix)
		}
		w.components(e.Args)
	case *Unary:
		if e.Op == "not" {
			w.WriteString("not ")
			w.expr(e.X, precNot)
			return
		}
		w.WriteByte('-')
		w.expr(e.X, levelMinus)
	case *Binary:
		w.binary(e)
	case *Compare:
		for i, x := range e.Xs {
			if i > 0 {
				w.WriteString(" " + e.Ops[i-1] + " ")
			}
			w.expr(x, precAt)
		}
	case *Deriv:
		w.WriteString(derivText(e))
		w.indices([]Index{e.Index}, nil)
		w.WriteByte(' ')
		w.operand(e.X)
	case *Reduce:
		w.WriteString(e.Op)
		w.indices(e.Indices, nil)
		if e.Attached {
			w.WriteByte('(')
			w.expr(e.X, levelIf)
			w.WriteByte(')')
			return
		}
		w.WriteByte(' ')
		if leadsFactor(e.X) {
			w.expr(e.X, levelProduct)
		} else {
			w.bracketed(e.X)
		}
	case *AtPoint:
		w.expr(e.X, precAt)
		w.WriteString(" @ ")
		w.expr(e.Point, levelFactor)
	case *On:
		w.expr(e.X, precAt)
		w.WriteString(" on ")
		w.expr(e.Chart, levelFactor)
	case *Range:
		w.expr(e.Lo, precAdd)
		w.WriteString("..")
		w.expr(e.Hi, precAdd)
	case *If:
		w.WriteString("if ")
		w.expr(e.Cond, levelIf)
		w.WriteString(" then ")
		w.expr(e.Then, levelIf)
		w.WriteString(" else ")
		w.expr(e.Else, levelIf)
	case *List:
		w.list("[", e.Elems, "]")
	case *Comprehension:
		w.WriteByte('[')
		w.expr(e.Elem, levelIf)
		w.clauses(e.Clauses)
		w.WriteByte(']')
	case *Paren:
		w.WriteByte('(')
		w.expr(e.X, levelIf)
		w.WriteByte(')')
	}
}

// derivText is the derivative as it was spelled: d, ∂ or \partial.
func derivText(e *Deriv) string {
	t := e.Sp.Text()
	for _, s := range []string{"∂", `\partial`, "∇", `\nabla`} {
		if strings.HasPrefix(t, s) {
			return s
		}
	}
	return e.Op
}

// operand writes what a derivative takes: a factor that cannot be read as more.
func (w *printer) operand(x Expr) {
	if level(x) < levelFactor || !leadsOperand(x) {
		w.bracketed(x)
		return
	}
	w.bare(x)
}

// derivBase writes a derivative that something is attached to: d_i(f)[x].
func (w *printer) derivBase(e *Deriv) {
	if _, ok := e.X.(*Paren); !ok {
		w.bracketed(e)
		return
	}
	w.WriteString(derivText(e))
	w.indices([]Index{e.Index}, nil)
	w.bare(e.X)
}

// leftmost is the first operand as it is printed.
func leftmost(e Expr) Expr {
	for {
		switch x := e.(type) {
		case *Binary:
			if level(x) < levelProduct {
				return e
			}
			if x.Op == "^" && level(x.X) < levelPostfix {
				return e // printed in brackets or attached
			}
			if x.Op != "^" && (level(x.X) < levelProduct || open(x.X)) {
				return e
			}
			e = x.X
		case *Indexed:
			switch x.X.(type) {
			case *Number, *String, *Bool, *Indexed:
				return x
			}
			e = x.X
		case *Component:
			switch x.X.(type) {
			case *Number, *String, *Bool, *Indexed:
				return x
			}
			e = x.X
		default:
			return e
		}
	}
}

// leadsFactor reports whether e, printed, may be juxtaposed to what is left of it.
func leadsFactor(e Expr) bool {
	switch leftmost(e).(type) {
	case *String, *Bool, *Unary:
		return false
	}
	return true
}

func leadsOperand(e Expr) bool {
	switch leftmost(e).(type) {
	case *Bool, *Unary:
		return false
	}
	return true
}

func (w *printer) binary(e *Binary) {
	switch e.Op {
	case "or":
		w.expr(e.X, precOr)
		w.WriteString(" or ")
		w.expr(e.Y, precAnd)
	case "and":
		w.expr(e.X, precAnd)
		w.WriteString(" and ")
		w.expr(e.Y, precNot)
	case "+", "-":
		w.expr(e.X, precAdd)
		w.WriteString(" " + e.Op + " ")
		w.expr(e.Y, levelMinus)
	case "^":
		if d, ok := e.X.(*Deriv); ok {
			w.derivBase(d)
		} else {
			w.expr(e.X, levelPostfix)
		}
		var y printer
		y.signed(e.Y)
		op := "^"
		if r, _ := utf8.DecodeRuneInString(y.String()); isLetter(r) || r == '\\' || r == '∂' || r == '∇' {
			op = "**" // x^n would have an index
		}
		w.WriteString(op)
		w.WriteString(y.String())
	default:
		left := e.X
		switch {
		case open(left):
			w.bracketed(left)
		case e.Juxtaposed && unclearQuotient(left):
			w.bracketed(left)
		default:
			w.expr(left, levelProduct)
		}
		if !e.Juxtaposed {
			w.WriteString(e.Op)
			w.signed(e.Y)
			return
		}
		w.WriteByte(' ')
		if _, number := leftmost(e.Y).(*Number); number || level(e.Y) < levelFactor || !leadsFactor(e.Y) {
			w.bracketed(e.Y)
			return
		}
		w.bare(e.Y)
	}
}

// signed writes a factor that may have a minus: what stands right of * / ^.
func (w *printer) signed(e Expr) {
	u, ok := e.(*Unary)
	if !ok || u.Op != "-" {
		w.expr(e, levelFactor)
		return
	}
	w.WriteByte('-')
	w.signed(u.X)
}

// unclearQuotient reports whether e is a/b with a b that may not be followed
// by a factor.
func unclearQuotient(e Expr) bool {
	b, ok := e.(*Binary)
	return ok && b.Op == "/" && unclearDivisor(b.Y)
}

func (w *printer) list(left string, xs []Expr, right string) {
	w.WriteString(left)
	w.exprs(xs)
	w.WriteString(right)
}

// components writes [r,t,t], in the manner of mathematics without spaces.
func (w *printer) components(xs []Expr) {
	w.WriteByte('[')
	for i, x := range xs {
		if i > 0 {
			w.WriteByte(',')
		}
		w.expr(x, levelIf)
	}
	w.WriteByte(']')
}

func (w *printer) exprs(xs []Expr) {
	for i, x := range xs {
		if i > 0 {
			w.WriteString(", ")
		}
		w.expr(x, levelIf)
	}
}

func (w *printer) clauses(cs []ForClause) {
	for i, c := range cs {
		if i == 0 {
			w.WriteString(" for ")
		} else {
			w.WriteString(", ")
		}
		w.WriteString(c.Name.Text + " in ")
		w.expr(c.List, levelIf)
	}
}

func (w *printer) quoted(v string) {
	w.WriteByte('"')
	for i := 0; i < len(v); i++ {
		switch v[i] {
		case '"', '\\':
			w.WriteByte('\\')
			w.WriteByte(v[i])
		case '\n':
			w.WriteString(`\n`)
		case '\t':
			w.WriteString(`\t`)
		default:
			w.WriteByte(v[i])
		}
	}
	w.WriteByte('"')
}
