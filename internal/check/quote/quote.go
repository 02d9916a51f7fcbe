// Package quote writes out what stands in a program, for those who speak of it:
// expressions, names, heads of functions.
package quote

import (
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// Heights writes letters at the heights of o's axes that have none.
func Heights(o *value.Object, ls []string) string {
	var out []letter.Letter
	for k, a := range o.Node.Axes() {
		if letter.At(o, k) == "" && len(out) < len(ls) {
			out = append(out, letter.Letter{Text: ls[len(out)], Up: a.Kind == index.Up})
		}
	}
	return letter.Text(out)
}

// ForLetters is an expression fit to carry letters: bracketed unless it is a
// name, a call or bracketed.
func ForLetters(x grammar.Expr) string {
	switch y := x.(type) {
	case *grammar.Name, *grammar.Call, *grammar.Paren, *grammar.Dot:
		return Text(x)
	case *grammar.Indexed:
		return Text(y.X)
	default: // an operation
	}
	return "(" + Text(x) + ")"
}

// Unparen is x without the brackets around it.
func Unparen(x grammar.Expr) grammar.Expr {
	for {
		p, ok := x.(*grammar.Paren)
		if !ok {
			return x
		}
		x = p.X
	}
}

// Bracketed is an expression's text fit to be a factor.
func Bracketed(x grammar.Expr) string {
	switch x.(type) {
	case *grammar.Name, *grammar.Call, *grammar.Paren, *grammar.Dot, *grammar.Indexed, *grammar.Deriv:
		return Text(x)
	default: // an operation
	}
	return "(" + Text(x) + ")"
}

// Ident is a name where it is bound, as the user spells it.
func Ident(n grammar.Ident) string {
	if n.Text != "" {
		return n.Text
	}
	return n.Name
}

// Text is the source text of an expression.
func Text(x grammar.Expr) string { return x.Span().Text() }

// Name is a name as the user spells it.
func Name(n *grammar.Name) string {
	if n.Text != "" {
		return n.Text
	}
	return n.Name
}

// Short is an expression's text when it is short, else what to call it.
func Short(x grammar.Expr) string {
	s := grammar.OneLine(x.Span().Text())
	if s != "" && len(s) <= 48 {
		return s
	}
	return "this"
}

// Head is rhess(f, connection C^k_ij).
func Head(fn *grammar.Fn) string {
	params := make([]string, len(fn.Params))
	for i := range fn.Params {
		params[i] = Param(&fn.Params[i])
	}
	return Ident(fn.Name) + "(" + strings.Join(params, ", ") + ")"
}

// Param is connection C^k_ij, as in a head.
func Param(p *grammar.FnParam) string {
	s := Ident(p.Name) + letter.Text(letter.FromIndices(p.Indices))
	if len(p.Indices) == 0 {
		s = Ident(p.Name)
	}
	if p.Keyword != "" {
		s = p.Keyword + " " + s
	}
	return s
}

// Operand is a factor's object by name, or its text.
func Operand(f letter.Operand) string {
	if ix, ok := f.Expr.(*grammar.Indexed); ok {
		return Short(ix.X)
	}
	return Object(f.Object, f.Expr)
}

// Object is the name an object is bound to, else its text.
func Object(o *value.Object, x grammar.Expr) string {
	if o.Name != "" {
		return o.Name
	}
	return Short(x)
}
