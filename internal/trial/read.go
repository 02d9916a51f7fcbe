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
func Read(text string, names []string) (*Tree, error) { return read(&reader{names: names}, text) }

func read(r *reader, text string) (t *Tree, err error) {
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
	return t.folded(), nil
}

type unread string

type token struct {
	text    string
	kind    byte // n: number, a: name, or the character itself
	touches bool // no space before it
}

type reader struct {
	names  []string
	opens  []*Opened
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
		case strings.HasPrefix(s, "<=") || strings.HasPrefix(s, ">="):
			r.tokens = append(r.tokens, token{s[:1], s[0], !space})
			s = s[2:] // at random points the same as without equality
		case strings.HasPrefix(s, "!=") || strings.HasPrefix(s, "=="):
			r.tokens = append(r.tokens, token{s[:2], s[0], !space})
			s = s[2:]
		case strings.ContainsRune("+-*/^(),<>", c), len(r.opens) > 0 && strings.ContainsRune("'[]", c):
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
	start := r.at
	if p, q, ok := r.exponent(); ok {
		return Pow(t, p, q)
	}
	r.at = start
	r.want("(")
	e := r.sum()
	r.want(")")
	return node("power", t, e)
}

// exponent reads a number or a fraction; ok is false for any other formula.
func (r *reader) exponent() (p, q int, ok bool) {
	sign := 1
	if r.take('-') {
		sign = -1
	}
	if r.peek().kind == 'n' {
		p, q, ok = fraction(r.peek().text)
		r.at++
		return sign * p, q, ok
	}
	r.want("(")
	if r.take('-') {
		sign = -sign
	}
	if r.peek().kind != 'n' {
		return 0, 0, false
	}
	p, q, ok = fraction(r.peek().text)
	r.at++
	if r.take('/') {
		if r.peek().kind != 'n' {
			return 0, 0, false
		}
		a, b, fine := fraction(r.peek().text)
		ok = ok && fine
		r.at++
		p, q = p*b, q*a
	}
	if !ok || !r.take(')') {
		return 0, 0, false
	}
	g := max(1, int(new(big.Int).GCD(nil, nil, big.NewInt(int64(p)), big.NewInt(int64(q))).Int64()))
	return sign * p / g, q / g, true
}

// fraction reads a whole number or a decimal; ok is false where it is too long for a float64.
func fraction(s string) (p, q int, ok bool) {
	f, ok := new(big.Rat).SetString(s)
	const most = min(1<<53, math.MaxInt) // exact as a float64, and an int everywhere
	if !ok {
		panic(unread("the number " + s))
	}
	if !f.Num().IsInt64() || !f.Denom().IsInt64() || f.Num().Int64() > most || f.Denom().Int64() > most {
		return 0, 0, false
	}
	return int(f.Num().Int64()), int(f.Denom().Int64()), true
}

// number is one of any length.
func number(s string) *Tree {
	if p, q, ok := fraction(s); ok {
		return Num(p, q)
	}
	f, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(unread("the number " + s))
	}
	return Big(f)
}

func (r *reader) atom() *Tree {
	p := r.peek()
	r.at++
	switch p.kind {
	case 'n':
		return number(p.text)
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
		if t := r.open(p.text); t != nil {
			return t
		}
		switch p.text {
		case "pi", "e":
			return node(p.text)
		case "if":
			return r.choice()
		}
		if _, known := functions[p.text]; !known {
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

// choice reads if … then … else.
func (r *reader) choice() *Tree {
	cond := r.condition()
	r.want("then")
	yes := r.sum()
	r.want("else")
	return node("case", cond, yes, r.sum())
}

// condition reads comparisons joined by and and or, of which and binds more
// tightly.
func (r *reader) condition() *Tree {
	t := r.both()
	for r.peek().text == "or" {
		r.at++
		t = node("or", t, r.both())
	}
	return t
}

func (r *reader) both() *Tree {
	t := r.comparison()
	for r.peek().text == "and" {
		r.at++
		t = node("and", t, r.comparison())
	}
	return t
}

func (r *reader) comparison() *Tree {
	if start := r.at; r.take('(') { // a bracket around a condition, or around a part of one
		if t, ok := r.bracketed(); ok {
			return t
		}
		r.at = start
	}
	a := r.sum()
	if r.take('<') {
		return node("<", a, r.sum())
	}
	if r.take('!') {
		return node("!=", a, r.sum())
	}
	if r.take('=') {
		return node("==", a, r.sum())
	}
	if !r.take('>') {
		panic(unread("a condition of another kind"))
	}
	return node("<", r.sum(), a)
}

func (r *reader) bracketed() (t *Tree, ok bool) {
	defer func() {
		if p := recover(); p != nil {
			if _, bad := p.(unread); !bad {
				panic(p)
			}
			ok = false
		}
	}()
	t = r.condition()
	return t, r.take(')')
}
