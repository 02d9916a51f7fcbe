package scalar

import (
	"strings"
	"unicode/utf8"
)

// Style is a way of writing expressions.
type Style uint8

// Text is what the language reads back; LaTeX is for documents.
const (
	Text Style = iota
	LaTeX
)

// prec is how tightly a written piece holds together.
type prec uint8

const (
	precLow prec = iota // if … then … else …
	precSum
	precNeg
	precProduct
	precPower
	precAtom
)

// piece is a written expression.
type piece struct {
	text string
	prec prec
}

func (a piece) len() int { return utf8.RuneCountInString(a.text) }

// cost is how hard a piece is to read: its length, and fractions in brackets
// count more.
func (a piece) cost() int {
	c, depth := a.len(), 0
	for i := 0; i < len(a.text); i++ {
		switch a.text[i] {
		case '(':
			depth++
		case ')':
			depth--
		case '/':
			if depth > 0 {
				c += 3
			}
		}
	}
	return c
}

// paren brackets a piece that does not hold together at p.
func (s Style) paren(a piece, p prec) string {
	if a.prec >= p {
		return a.text
	}
	if s == LaTeX {
		return `\left(` + a.text + `\right)`
	}
	return "(" + a.text + ")"
}

// power is a^(n/d).
func (s Style) power(a piece, n, d int) piece {
	if n == 1 && d == 1 {
		return a
	}
	if d == 2 && n == 1 {
		return s.call("sqrt", a)
	}
	base := s.paren(a, precAtom)
	e := itoa(n)
	if d != 1 {
		e += "/" + itoa(d)
	}
	switch {
	case s == LaTeX:
		return piece{base + "^{" + e + "}", precPower}
	case d != 1 || n < 0:
		return piece{base + "^(" + e + ")", precPower}
	}
	return piece{base + "^" + e, precPower}
}

// powerOf is a^b for written pieces.
func (s Style) powerOf(a, b piece) piece {
	base := s.paren(a, precAtom)
	if s == LaTeX {
		return piece{base + "^{" + b.text + "}", precPower}
	}
	return piece{base + "^(" + b.text + ")", precPower}
}

var latexFunctions = map[string]string{
	"sin": `\sin`, "cos": `\cos`, "tan": `\tan`, "asin": `\arcsin`, "acos": `\arccos`, "atan": `\arctan`,
	"sinh": `\sinh`, "cosh": `\cosh`, "tanh": `\tanh`, "exp": `\exp`, "log": `\log`, "min": `\min`, "max": `\max`,
	"gamma": `\Gamma`, "digamma": `\psi`, "trigamma": `\psi^{(1)}`,
}

// call is f(args…).
func (s Style) call(name string, args ...piece) piece {
	var t []string
	for _, a := range args {
		t = append(t, a.text)
	}
	in := strings.Join(t, ", ")
	if s == Text {
		return piece{name + "(" + in + ")", precAtom}
	}
	switch name {
	case "sqrt":
		return piece{`\sqrt{` + in + "}", precAtom}
	case "abs":
		return piece{`\left|` + in + `\right|`, precAtom}
	case "floor":
		return piece{`\left\lfloor ` + in + ` \right\rfloor`, precAtom}
	}
	f := latexFunctions[name]
	if f == "" {
		f = `\operatorname{` + name + "}"
	}
	return piece{f + `\left(` + in + `\right)`, precAtom}
}

// term is a product being written: sign, number, numerator and denominator.
type term struct {
	neg      bool
	num, den string // numbers, "" for 1
	over     []piece
	under    []piece
}

// product writes a term without its sign.
func (s Style) product(t term) piece {
	n := s.factors(t.num, t.over)
	d := s.factors(t.den, t.under)
	switch {
	case t.den == "" && len(t.under) == 0:
		if n.text == "" {
			return piece{"1", precAtom}
		}
		return n
	case s == LaTeX:
		if n.text == "" {
			n.text = "1"
		}
		return piece{`\frac{` + n.text + "}{" + d.text + "}", precProduct}
	}
	top := "1"
	if n.text != "" {
		top = s.paren(n, precProduct)
	}
	return piece{top + "/" + s.paren(d, precPower), precProduct}
}

// factors writes a number and factors next to each other.
func (s Style) factors(num string, fs []piece) piece {
	k := len(fs)
	if num != "" {
		k++
	}
	switch {
	case k == 0:
		return piece{}
	case len(fs) == 0:
		return piece{num, precAtom}
	case k == 1:
		return fs[0]
	}
	var b strings.Builder
	b.WriteString(num)
	for i, f := range fs {
		if i > 0 || num != "" {
			b.WriteByte(' ')
		}
		t := s.paren(f, precPower)
		if b.Len() > 0 && t[0] >= '0' && t[0] <= '9' {
			t = "(" + t + ")" // a number cannot be a right factor
		}
		b.WriteString(t)
	}
	return piece{b.String(), precProduct}
}

// sum writes terms with their signs.
func (s Style) sum(ts []term) piece {
	if len(ts) == 0 {
		return piece{"0", precAtom}
	}
	if len(ts) == 1 {
		return s.signed(ts[0])
	}
	var b strings.Builder
	for i, t := range ts {
		switch {
		case i == 0 && t.neg:
			b.WriteString("-")
		case i > 0 && t.neg:
			b.WriteString(" - ")
		case i > 0:
			b.WriteString(" + ")
		}
		b.WriteString(s.paren(s.product(t), precProduct))
	}
	return piece{b.String(), precSum}
}

func (s Style) signed(t term) piece {
	p := s.product(t)
	if !t.neg {
		return p
	}
	return piece{"-" + s.paren(p, precProduct), precNeg}
}

// lead puts a positive term first, if the first is negative and there is one.
func lead(ts []term) []term {
	if len(ts) == 0 || !ts[0].neg {
		return ts
	}
	for i, t := range ts {
		if !t.neg {
			out := append([]term{t}, ts[:i]...)
			return append(out, ts[i+1:]...)
		}
	}
	return ts
}
