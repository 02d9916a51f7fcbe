package scalar

// Written formulas put together, in text and in LaTeX: brackets, powers,
// fractions, products and sums.

import (
	"strings"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/internal/op"
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

// piece is a written expression: always as text, by which forms are compared,
// and in the LaTeX style as LaTeX too, so that both styles write one form.
type piece struct {
	text string
	prec prec
	tex  tex
}

// tex is a piece in LaTeX.
type tex struct {
	text string
	// head and tail are a function and its argument: a power stands between.
	head, tail string
	// closed is what stands before another factor, where the argument needs
	// brackets: \cosh(a) x; it is empty where they are there or none is needed.
	closed string
	angle  bool // a circular or hyperbolic function, which ends the argument of one before it
	frac   bool // a fraction, which needs no brackets in a product
	power  bool // a power, which takes no other exponent bare
}

func (a piece) len() int { return utf8.RuneCountInString(a.text) }

// Costs of reading, in characters.
const (
	costSlash  = 3  // a fraction in the argument of a function
	costNested = 14 // a fraction inside a factor
	costPower  = 2  // a fractional exponent inside a factor
)

// cost is how hard a piece is to read: its length, and fractions inside
// factors count more.
func (a piece) cost() int {
	c := a.len()
	var calls, powers [64]bool // which open brackets are a function's, an exponent's
	depth, factors := 0, 0
	for i := 0; i < len(a.text); i++ {
		switch a.text[i] {
		case '(':
			call := i > 0 && isWordByte(a.text[i-1])
			power := i > 0 && a.text[i-1] == '^'
			if depth < len(calls) {
				calls[depth], powers[depth] = call || power, power
			}
			if !call && !power {
				factors++
			}
			depth++
		case ')':
			depth--
			if depth >= 0 && depth < len(calls) && !calls[depth] {
				factors--
			}
		case '/':
			switch {
			case factors > 0 && !(i > 0 && a.text[i-1] >= '0' && a.text[i-1] <= '9' && i+1 < len(a.text) && a.text[i+1] >= '0' && a.text[i+1] <= '9'):
				c += costNested
			case factors > 0 && depth <= len(powers) && powers[depth-1]:
				c += costSlash + costPower
			case depth > 0:
				c += costSlash
			}
		}
	}
	return c
}

func isWordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b >= 0x80 || b == '~' || b == '\''
}

// atom is a piece of one word.
func (s Style) atom(text, tx string) piece {
	a := piece{text: text, prec: precAtom}
	if s == LaTeX {
		a.tex.text = tx
	}
	return a
}

// paren brackets a piece that does not hold together at p.
func (a piece) paren(p prec) string {
	if a.prec >= p {
		return a.text
	}
	return "(" + a.text + ")"
}

func (a piece) texParen(p prec) string {
	if a.prec >= p && !(a.tex.power && p == precAtom) || a.tex.frac && p < precAtom {
		return a.tex.text
	}
	return texBrackets(a.tex.text)
}

// texBrackets are plain around a line, and grow around what is higher.
func texBrackets(s string) string {
	if strings.Contains(s, `\frac`) || strings.Contains(s, `\begin`) || strings.Contains(s, `\left`) {
		return `\left(` + s + `\right)`
	}
	return "(" + s + ")"
}

// power is a^(n/d).
func (s Style) power(a piece, n, d int) piece {
	if n == 1 && d == 1 {
		return a
	}
	if d == 2 && n == 1 {
		return s.call(op.Radix(2), a)
	}
	e := itoa(n)
	if d != 1 {
		e += "/" + itoa(d)
	}
	out := piece{text: a.paren(precAtom) + "^" + e, prec: precPower}
	if d != 1 || n < 0 {
		out.text = a.paren(precAtom) + "^(" + e + ")"
	}
	if s == LaTeX {
		if n == 1 && d > 2 {
			out.tex.text = `\sqrt[` + itoa(d) + `]{` + a.tex.text + "}"
			return out
		}
		out.tex = texPower(a, e)
	}
	return out
}

// texPower puts an exponent on a base, or on the name of a function.
func texPower(a piece, e string) tex {
	if a.tex.head == "" {
		return tex{text: a.texParen(precAtom) + "^{" + e + "}"}
	}
	head := a.tex.head + "^{" + e + "}"
	out := tex{text: texJoin(head, a.tex.tail), angle: a.tex.angle}
	if a.tex.closed != "" {
		out.closed = texJoin(head, texBrackets(a.tex.tail))
	}
	return out
}

// texJoin writes two things next to each other: a command's name must not run
// on into a letter.
func texJoin(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	i := len(a)
	for i > 0 && (a[i-1] >= 'a' && a[i-1] <= 'z' || a[i-1] >= 'A' && a[i-1] <= 'Z') {
		i--
	}
	if i > 0 && i < len(a) && a[i-1] == '\\' && (b[0] >= 'a' && b[0] <= 'z' || b[0] >= 'A' && b[0] <= 'Z') {
		return a + " " + b
	}
	return a + b
}

// powerOf is a^b for written pieces.
func (s Style) powerOf(a, b piece) piece {
	out := piece{text: a.paren(precAtom) + "^(" + b.text + ")", prec: precPower}
	if s == LaTeX {
		out.tex = texPower(a, b.tex.text)
	}
	return out
}

// call is f(args…).
func (s Style) call(f *op.Func, args ...piece) piece {
	out := s.apply(f.Name, args...)
	if s == Text {
		return out
	}
	in := latexList(args)
	head := f.Writing.Head
	switch f.Writing.Kind {
	case op.Root: // of degree 2
		out.tex = tex{text: `\sqrt{` + in + "}"}
	case op.Enclosed:
		out.tex = tex{text: head + in + f.Writing.Tail}
	case op.Braced:
		out.tex = tex{text: head}
		for _, a := range args {
			out.tex.text += "{" + a.tex.text + "}"
		}
	case op.Raised:
		out.tex = tex{text: head + "^{" + in + "}", power: true}
	case op.Bare:
		out.tex = prefixed(head, texBrackets(in))
		// sin θ, but Γ(z) and f(x).
		if len(args) == 1 && args[0].prec == precAtom && args[0].tex.head == "" && plainSymbol(in) {
			closed := out.tex.text
			out.tex = prefixed(head, in)
			out.tex.closed = closed
		}
		out.tex.angle = f == fnSin || f == fnCos || f == fnTan || f == fnSinh || f == fnCosh || f == fnTanh
	default:
		out.tex = prefixed(head, texBrackets(in))
	}
	return out
}

// apply is f(args…) for a host's function.
func (s Style) apply(name string, args ...piece) piece {
	var t []string
	for _, a := range args {
		t = append(t, a.text)
	}
	out := piece{text: name + "(" + strings.Join(t, ", ") + ")", prec: precAtom}
	if s == LaTeX {
		out.tex = prefixed(`\operatorname{`+name+"}", texBrackets(latexList(args)))
	}
	return out
}

func prefixed(head, tail string) tex { return tex{text: texJoin(head, tail), head: head, tail: tail} }

func latexList(args []piece) string {
	var t []string
	for _, a := range args {
		t = append(t, a.tex.text)
	}
	return strings.Join(t, ", ")
}

// plainSymbol reports a symbol that may follow a function's name bare. A constant
// may not: \ln 5 is easily read on into what stands behind it.
func plainSymbol(s string) bool {
	return s != `\pi` && s != "e" && !strings.ContainsAny(s[:1], "0123456789") && !strings.ContainsAny(s, " +-/|") && !strings.HasPrefix(s, `\frac`) && !strings.HasPrefix(s, `\sqrt`) &&
		!strings.HasPrefix(s, `\left`) && !strings.HasPrefix(s, `\operatorname`)
}

// term is a product being written: sign, number, numerator and denominator.
type term struct {
	neg          bool
	num, den     string  // numbers, "" for 1
	above, below []piece // factors above and below the line
}

// product writes a term without its sign.
func (s Style) product(t term) piece {
	n := s.factors(t.num, t.above)
	d := s.factors(t.den, t.below)
	switch {
	case t.den == "" && len(t.below) == 0:
		if n.text == "" {
			return s.atom("1", "1")
		}
		return n
	case n.text == "":
		n = s.atom("1", "1")
	}
	out := piece{text: n.paren(precProduct) + "/" + d.paren(precPower), prec: precProduct}
	if s == LaTeX {
		out.tex = tex{text: `\frac{` + n.tex.text + "}{" + d.tex.text + "}", frac: true}
	}
	return out
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
		out := s.atom(num, latexNumber(num))
		out.tex.power = s == LaTeX && strings.Contains(out.tex.text, "10^{") // a power of it needs brackets
		return out
	case k == 1:
		return fs[0]
	}
	var b, x strings.Builder
	b.WriteString(num)
	if s == LaTeX {
		x.WriteString(latexNumber(num))
	}
	for i, f := range fs {
		if i > 0 || num != "" {
			b.WriteByte(' ')
		}
		t := f.paren(precPower)
		if b.Len() > 0 && t[0] >= '0' && t[0] <= '9' {
			t = "(" + t + ")" // a number cannot be a right factor
		}
		b.WriteString(t)
		if s == LaTeX {
			if x.Len() > 0 {
				x.WriteByte(' ')
			}
			// sin θ cos θ, but cosh(a) x.
			if i+1 < len(fs) && f.tex.closed != "" && !(f.tex.angle && fs[i+1].tex.angle) {
				x.WriteString(f.tex.closed)
			} else {
				x.WriteString(f.texParen(precPower))
			}
		}
	}
	out := piece{text: b.String(), prec: precProduct}
	out.tex.text = x.String()
	return out
}

// latexNumber writes 1e-7 as a power of ten.
func latexNumber(s string) string {
	if i := strings.IndexByte(s, 'e'); i >= 0 {
		e := strings.TrimPrefix(s[i+1:], "+")
		sign := ""
		if strings.HasPrefix(e, "-") {
			sign, e = "-", e[1:]
		}
		power := "10^{" + sign + strings.TrimLeft(e, "0") + "}"
		if s[:i] == "1" {
			return power
		}
		return s[:i] + ` \cdot ` + power
	}
	return s
}

// sum writes terms with their signs.
func (s Style) sum(ts []term) piece {
	if len(ts) == 0 {
		return s.atom("0", "0")
	}
	if len(ts) == 1 {
		return s.signed(ts[0])
	}
	var b, x strings.Builder
	for i, t := range ts {
		sign := ""
		switch {
		case i == 0 && t.neg:
			sign = "-"
		case i > 0 && t.neg:
			sign = " - "
		case i > 0:
			sign = " + "
		}
		a := s.product(t)
		b.WriteString(sign)
		b.WriteString(a.paren(precProduct))
		if s == LaTeX {
			x.WriteString(sign)
			x.WriteString(a.texParen(precProduct))
		}
	}
	out := piece{text: b.String(), prec: precSum}
	out.tex.text = x.String()
	return out
}

func (s Style) signed(t term) piece {
	a := s.product(t)
	if !t.neg {
		return a
	}
	out := piece{text: "-" + a.paren(precProduct), prec: precNeg}
	if s == LaTeX {
		out.tex.text = "-" + a.texParen(precProduct)
	}
	return out
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
