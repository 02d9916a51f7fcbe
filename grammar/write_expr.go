package grammar

// Expressions back to text: canonical spacing, and brackets where reading back
// needs them.

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
	var w writer
	w.expr(e, 0)
	return w.String()
}

// Attaches reports whether components or indices may stand directly behind e as it is written: f(x), but not -x.
func Attaches(e Expr) bool { return e.level() >= levelPostfix }

// StmtString is a statement in canonical spacing; blocks take several lines.
// Comments are not in the tree and not in the result; Format keeps them.
func StmtString(s Stmt) string {
	var w writer
	s.Accept(&w)
	return w.String()
}

type writer struct {
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

// What has its own brackets, or is a word, may stand everywhere.
func (*Number) level() int        { return levelPostfix }
func (*String) level() int        { return levelPostfix }
func (*Bool) level() int          { return levelPostfix }
func (*Name) level() int          { return levelPostfix }
func (*Dot) level() int           { return levelPostfix }
func (*Indexed) level() int       { return levelPostfix }
func (*Call) level() int          { return levelPostfix }
func (*Component) level() int     { return levelPostfix }
func (*List) level() int          { return levelPostfix }
func (*Blocks) level() int        { return levelPostfix }
func (*Comprehension) level() int { return levelPostfix }
func (*Paren) level() int         { return levelPostfix }

func (*Compare) level() int { return precCompare }
func (*AtPoint) level() int { return precAt }
func (*On) level() int      { return precAt }
func (*In) level() int      { return precAt }
func (*Range) level() int   { return precRange }
func (*Deriv) level() int   { return levelFactor }
func (*If) level() int      { return levelIf }

func (e *Unary) level() int {
	if e.Op == "not" {
		return precNot
	}
	return levelMinus
}

func (e *Binary) level() int {
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
}

func (e *Reduce) level() int {
	if e.Attached {
		return levelPostfix
	}
	return levelFactor
}

// goesOnRight reports whether what follows e would be taken into it: it ends in a
// reduction without its bracket.
func goesOnRight(e Expr) bool {
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
func (w *writer) expr(e Expr, min int) {
	if e.level() < min {
		w.bracketed(e)
		return
	}
	e.write(w)
}

func (w *writer) bracketed(e Expr) {
	w.WriteByte('(')
	e.write(w)
	w.WriteByte(')')
}

func (e *Number) write(w *writer) {
	w.WriteString(e.Text)
}

func (e *String) write(w *writer) {
	w.quoted(e.Value)
}

func (e *Bool) write(w *writer) {
	if e.Value {
		w.WriteString("true")
	} else {
		w.WriteString("false")
	}
}

func (e *Name) write(w *writer) {
	w.WriteString(e.Text)
}

func (e *Dot) write(w *writer) {
	w.expr(e.X, levelPostfix)
	w.WriteByte('.')
	w.WriteString(e.Name.Text)
}

func (e *Indexed) write(w *writer) {
	switch e.X.(type) {
	case *Indexed, *Number, *String, *Bool:
		w.bracketed(e.X)
	default:
		w.expr(e.X, levelPostfix)
	}
	w.indices(e.Indices, e.Groups)
}

func (e *Call) write(w *writer) {
	w.expr(e.Fun, levelPostfix)
	w.WriteByte('(')
	for i, a := range e.Args {
		if i > 0 {
			w.WriteString(", ")
		}
		if a.Name.Text != "" {
			w.WriteString(a.Name.Text + ": ")
		}
		if a.For != nil {
			a.For.write(w)
			w.WriteString(": ")
		}
		w.expr(a.Value, levelIf)
	}
	w.WriteByte(')')
}

func (e *Component) write(w *writer) {
	switch x := e.X.(type) {
	case *Indexed, *Number, *String, *Bool:
		w.bracketed(x)
	case *Deriv:
		w.derivBase(x)
	default:
		w.expr(x, levelPostfix)
	}
	w.components(e.Args)
}

func (e *Unary) write(w *writer) {
	if e.Op == "not" {
		w.WriteString("not ")
		w.expr(e.X, precNot)
		return
	}
	w.WriteByte('-')
	w.expr(e.X, levelMinus)
}

func (e *Binary) write(w *writer) {
	w.binary(e)
}

func (e *Compare) write(w *writer) {
	for i, x := range e.Xs {
		if i > 0 {
			w.WriteString(" " + e.Ops[i-1] + " ")
		}
		w.expr(x, precAt)
	}
}

func (e *Deriv) write(w *writer) {
	w.WriteString(derivText(e))
	w.indices([]Index{e.Index}, e.Groups)
	w.WriteByte(' ')
	w.operand(e.X)
}

func (e *Reduce) write(w *writer) {
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
}

func (e *AtPoint) write(w *writer) {
	w.expr(e.X, precAt)
	w.WriteString(" @ ")
	w.expr(e.Point, levelFactor)
}

func (e *On) write(w *writer) {
	w.expr(e.X, precAt)
	w.WriteString(" on ")
	w.expr(e.Chart, levelFactor)
}

func (e *In) write(w *writer) {
	w.expr(e.X, precAt)
	w.WriteString(" in ")
	w.expr(e.Chart, levelFactor)
}

func (e *Range) write(w *writer) {
	w.expr(e.Lo, precAdd)
	w.WriteString("..")
	w.expr(e.Hi, precAdd)
}

func (e *If) write(w *writer) {
	w.WriteString("if ")
	w.expr(e.Cond, levelIf)
	w.WriteString(" then ")
	w.expr(e.Then, levelIf)
	w.WriteString(" else ")
	w.expr(e.Else, levelIf)
}

func (e *List) write(w *writer) {
	w.list("[", e.Elems, "]")
}

func (e *Blocks) write(w *writer) {
	w.WriteByte('[')
	for i := range e.Parts {
		if i > 0 {
			w.WriteString(", ")
		}
		w.WriteString(e.Parts[i].Name.Text)
		w.WriteString(": ")
		w.expr(e.Parts[i].Value, levelIf)
	}
	w.WriteByte(']')
}

func (e *Comprehension) write(w *writer) {
	w.WriteByte('[')
	w.expr(e.Elem, levelIf)
	w.clauses(e.Clauses)
	w.WriteByte(']')
}

func (e *Paren) write(w *writer) {
	w.WriteByte('(')
	w.expr(e.X, levelIf)
	w.WriteByte(')')
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
func (w *writer) operand(x Expr) {
	if x.level() < levelFactor || !leadsOperand(x) {
		w.bracketed(x)
		return
	}
	x.write(w)
}

// derivBase writes a derivative that something is attached to: d_i(f)[x].
func (w *writer) derivBase(e *Deriv) {
	if _, ok := e.X.(*Paren); !ok {
		w.bracketed(e)
		return
	}
	w.WriteString(derivText(e))
	w.indices([]Index{e.Index}, e.Groups)
	e.X.write(w)
}

// leftmost is the first operand as it is printed.
func leftmost(e Expr) Expr {
	for {
		switch x := e.(type) {
		case *Binary:
			if x.level() < levelProduct {
				return e
			}
			if x.Op == "^" && x.X.level() < levelPostfix {
				return e // printed in brackets or attached
			}
			if x.Op != "^" && (x.X.level() < levelProduct || goesOnRight(x.X)) {
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

func (w *writer) binary(e *Binary) {
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
		if r, ok := e.X.(*Reduce); ok && r.Op != "softmax" && r.Op != "logsumexp" {
			w.bracketed(e.X) // sum_n(x)^2 is refused
		} else {
			w.expr(e.X, levelPostfix)
		}
		var y writer
		y.signed(e.Y)
		op := "^"
		if r, _ := utf8.DecodeRuneInString(y.String()); isLetter(r) || r == '\\' || r == '∂' || r == '∇' || r == '∞' {
			op = "**" // x^n would have an index
		}
		w.WriteString(op)
		w.WriteString(y.String())
	default:
		left := e.X
		switch {
		case goesOnRight(left):
			w.bracketed(left)
		case e.Juxtaposed && (unclearQuotient(left) || endsInBracket(left) && len(freeLetters(e.Y)) > 0):
			w.bracketed(left)
		case e.Op == "/" && endsInExponent(left):
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
		if _, number := leftmost(e.Y).(*Number); number || e.Y.level() < levelFactor || !leadsFactor(e.Y) {
			w.bracketed(e.Y)
			return
		}
		e.Y.write(w)
	}
}

// signed writes a factor that may have a minus: what stands right of * / ^.
func (w *writer) signed(e Expr) {
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

// lastFactor is the factor that e, a product, ends in.
func lastFactor(e Expr) Expr {
	for {
		b, ok := e.(*Binary)
		if !ok || b.Op != "*" && b.Op != "/" {
			return e
		}
		e = b.Y
	}
}

// endsInExponent reports whether e, printed, ends in an exponent that a division
// may not follow.
func endsInExponent(e Expr) bool {
	_, exponent := lastExponent(lastFactor(e))
	return unclearExponent(exponent)
}

// endsInBracket reports whether e, printed, ends in a reduction's bracket that a
// factor with letters may not follow.
func endsInBracket(e Expr) bool {
	_, exponent := lastExponent(lastFactor(e))
	if exponent == nil {
		exponent = lastFactor(e)
	}
	for {
		switch x := exponent.(type) {
		case *Reduce:
			return x.Attached
		case *Unary:
			exponent = x.X
		case *Deriv:
			exponent = x.X
		default:
			return false
		}
	}
}

func (w *writer) list(left string, xs []Expr, right string) {
	w.WriteString(left)
	w.exprs(xs)
	w.WriteString(right)
}

// components writes [r,t,t], in the manner of mathematics without spaces.
func (w *writer) components(xs []Expr) {
	w.WriteByte('[')
	for i, x := range xs {
		if i > 0 {
			w.WriteByte(',')
		}
		w.expr(x, levelIf)
	}
	w.WriteByte(']')
}

func (w *writer) exprs(xs []Expr) {
	for i, x := range xs {
		if i > 0 {
			w.WriteString(", ")
		}
		w.expr(x, levelIf)
	}
}

func (w *writer) clauses(cs []ForClause) {
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

func (w *writer) quoted(v string) {
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
