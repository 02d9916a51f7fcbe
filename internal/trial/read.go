package trial

// Printed formulas read back as trees, by the rules that docs/language.md gives.

import (
	"fmt"
	"math"
	"math/big"
	"strings"
	"unicode"
)

// Read is the tree of a printed formula in the named variables.
func Read(text string, names []string) (t *Tree, err error) {
	r := &reader{names: names}
	if err := r.split(text); err != nil {
		return nil, err
	}
	defer func() {
		if p := recover(); p != nil {
			bad, ok := p.(unread)
			if !ok {
				panic(p)
			}
			t, err = nil, fmt.Errorf("%s in %q", string(bad), text)
		}
	}()
	t = r.sum()
	if r.at < len(r.tokens) {
		panic(unread("what is " + r.tokens[r.at].text))
	}
	return t, nil
}

type unread string

type token struct {
	text    string
	kind    byte // n: number, a: name, or the character itself
	touches bool // no space before it
}

type reader struct {
	names  []string
	tokens []token
	at     int
}

func (r *reader) split(s string) error {
	space := true
	for len(s) > 0 {
		c := rune(s[0])
		switch {
		case c == ' ':
			s, space = s[1:], true
			continue
		case unicode.IsDigit(c) || c == '.':
			n := 0
			for n < len(s) && (s[n] >= '0' && s[n] <= '9' || s[n] == '.') {
				n++
			}
			if n+1 < len(s) && s[n] == 'e' && (s[n+1] == '-' || s[n+1] == '+' || unicode.IsDigit(rune(s[n+1]))) {
				n += 2
				for n < len(s) && unicode.IsDigit(rune(s[n])) {
					n++
				}
			}
			r.tokens = append(r.tokens, token{s[:n], 'n', !space})
			s = s[n:]
		case unicode.IsLetter(c):
			n := 0
			for n < len(s) && (unicode.IsLetter(rune(s[n])) || unicode.IsDigit(rune(s[n]))) {
				n++
			}
			r.tokens = append(r.tokens, token{s[:n], 'a', !space})
			s = s[n:]
		case strings.HasPrefix(s, "<="):
			return fmt.Errorf("a condition with <= in %q", s)
		case strings.ContainsRune("+-*/^(),<>", c):
			r.tokens = append(r.tokens, token{s[:1], s[0], !space})
			s = s[1:]
		default:
			return fmt.Errorf("a character %q", c)
		}
		space = false
	}
	return nil
}

func (r *reader) peek() token {
	if r.at < len(r.tokens) {
		return r.tokens[r.at]
	}
	return token{}
}

func (r *reader) take(kind byte) bool {
	if r.peek().kind == kind {
		r.at++
		return true
	}
	return false
}

func (r *reader) want(text string) {
	if r.peek().text != text {
		panic(unread("wanted " + text + " before " + r.peek().text))
	}
	r.at++
}

func (r *reader) sum() *Tree {
	var t *Tree
	if r.take('-') {
		t = Neg(r.product())
	} else {
		r.take('+')
		t = r.product()
	}
	for {
		switch {
		case r.take('+'):
			t = Add(t, r.product())
		case r.take('-'):
			t = Sub(t, r.product())
		default:
			return t
		}
	}
}

// product reads a b/c d: what stands beside a product joins it from the left.
func (r *reader) product() *Tree {
	t := r.power()
	for {
		switch p := r.peek(); {
		case p.kind == '*':
			r.at++
			t = Mul(t, r.power())
		case p.kind == '/':
			r.at++
			t = Div(t, r.power())
		case p.kind == 'n' || p.kind == '(' || p.kind == 'a' && p.text != "then" && p.text != "else" && p.text != "and" && p.text != "or":
			t = Mul(t, r.power())
		default:
			return t
		}
	}
}

func (r *reader) power() *Tree {
	t := r.atom()
	if !r.take('^') {
		return t
	}
	p, q := r.exponent()
	return Pow(t, p, q)
}

func (r *reader) exponent() (p, q int) {
	sign := 1
	if r.take('-') {
		sign = -1
	}
	if r.peek().kind == 'n' {
		p, q = fraction(r.peek().text)
		r.at++
		return sign * p, q
	}
	r.want("(")
	if r.take('-') {
		sign = -sign
	}
	if r.peek().kind != 'n' {
		panic(unread("an exponent that is no number"))
	}
	p, q = fraction(r.peek().text)
	r.at++
	if r.take('/') {
		a, b := fraction(r.peek().text)
		r.at++
		p, q = p*b, q*a
	}
	r.want(")")
	g := new(big.Int).GCD(nil, nil, big.NewInt(int64(p)), big.NewInt(int64(q))).Int64()
	return sign * p / int(g), q / int(g)
}

// fraction reads a whole number or a decimal.
func fraction(s string) (p, q int) {
	f, ok := new(big.Rat).SetString(s)
	const most = min(1<<53, math.MaxInt) // exact as a float64, and an int everywhere
	if !ok || !f.Num().IsInt64() || !f.Denom().IsInt64() || f.Num().Int64() > most || f.Denom().Int64() > most {
		panic(unread("the number " + s))
	}
	return int(f.Num().Int64()), int(f.Denom().Int64())
}

func (r *reader) atom() *Tree {
	p := r.peek()
	r.at++
	switch p.kind {
	case 'n':
		return Num(fraction(p.text))
	case '(':
		t := r.sum()
		r.want(")")
		return t
	case 'a':
		for k, n := range r.names {
			if n == p.text {
				return Var(k)
			}
		}
		switch p.text {
		case "pi":
			return node("pi")
		case "if":
			return r.choice()
		}
		if _, known := functions[p.text]; !known && p.text != "max" && p.text != "min" {
			panic(unread("the name " + p.text))
		}
		r.want("(")
		t := node(p.text, r.sum())
		for r.take(',') {
			t.Kids = append(t.Kids, r.sum())
		}
		r.want(")")
		return t
	}
	panic(unread("wanted a value before " + p.text))
}

// choice reads if a < b then c else d.
func (r *reader) choice() *Tree {
	a := r.sum()
	less := r.take('<')
	if !less && !r.take('>') {
		panic(unread("a condition of another kind"))
	}
	b := r.sum()
	r.want("then")
	c := r.sum()
	r.want("else")
	d := r.sum()
	if !less {
		a, b = b, a
	}
	return node("if", a, b, c, d)
}
