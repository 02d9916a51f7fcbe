package trial

// Comparisons of exact numbers: rationals of any size, values at exact points, roots; the oracle is math/big.

import (
	"fmt"
	"math/big"
)

// rational is a random expression of numbers with its value; size is how large they become.
func (d *Draw) rational(depth int) (text string, value *big.Rat) {
	if depth <= 0 {
		return d.literal()
	}
	a, x := d.rational(depth - 1)
	b, y := d.rational(depth - 1)
	z := new(big.Rat)
	switch d.IntN(5) {
	case 0:
		return "(" + a + " + " + b + ")", z.Add(x, y)
	case 1:
		return "(" + a + " - " + b + ")", z.Sub(x, y)
	case 2:
		if y.Sign() != 0 {
			return "(" + a + "/" + b + ")", z.Quo(x, y)
		}
	case 3:
		n := d.Whole(2, 5)
		z.SetInt64(1)
		for range n {
			z.Mul(z, x)
		}
		return fmt.Sprintf("((%s)^%d)", a, n), z
	}
	return "(" + a + "*" + b + ")", z.Mul(x, y)
}

// literal is a number as it is written.
func (d *Draw) literal() (string, *big.Rat) {
	switch d.IntN(6) {
	case 0:
		e := d.Whole(2, 45)
		n := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(e)), nil)
		return fmt.Sprintf("10^%d", e), new(big.Rat).SetInt(n)
	case 1:
		text := fmt.Sprintf("%d.%0*d", d.IntN(20), d.Whole(1, 6), d.IntN(10))
		v, _ := new(big.Rat).SetString(text)
		return text, v
	case 2:
		text := fmt.Sprintf("%de-%d", d.Whole(1, 99), d.Whole(1, 30))
		v, _ := new(big.Rat).SetString(text)
		return text, v
	case 3:
		p, q := int64(d.Whole(1, 1000)), int64(d.Whole(2, 1000))
		return fmt.Sprintf("(%d/%d)", p, q), big.NewRat(p, q)
	case 4:
		k := uint(d.Whole(20, 90))
		return fmt.Sprintf("2^%d", k), new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), k))
	}
	n := int64(d.Whole(1, 99))
	return fmt.Sprint(n), big.NewRat(n, 1)
}

// written is a rational as a text: a quotient.
func written(x *big.Rat) string { return "(" + x.RatString() + ")" }

// holds says whether x op y.
func holds(sign int, op string) bool {
	switch op {
	case "<":
		return sign < 0
	case "<=":
		return sign <= 0
	case ">":
		return sign > 0
	case ">=":
		return sign >= 0
	case "!=":
		return sign != 0
	}
	return sign == 0
}

// nudged is a number beside x: the same, off by a very little, or by its last digit.
func (d *Draw) nudged(x *big.Rat) *big.Rat {
	e := int64(d.Whole(3, 80))
	by := new(big.Rat).SetFrac(big.NewInt(int64(Pick(d, 0, 0, 1, -1))), new(big.Int).Exp(big.NewInt(10), big.NewInt(e), nil))
	if d.Chance(0.3) && x.Sign() != 0 { // one unit in the numerator
		by = new(big.Rat).SetFrac(big.NewInt(int64(Pick(d, 1, -1))), x.Denom())
	}
	return new(big.Rat).Add(x, by)
}

// readable reports a number whose digits may be written in a program.
func readable(x *big.Rat) bool {
	const bits = 3000 // of at most a thousand digits
	return x.Num().BitLen() < bits && x.Denom().BitLen() < bits
}

// compared are questions about a number with this text and value.
func (d *Draw) compared(text string, x *big.Rat) (qs []question) {
	for range 3 {
		y := d.nudged(x)
		if !readable(y) {
			continue
		}
		op := Pick(d, "<", "<=", ">", ">=", "==", "!=")
		l, r, sign := text, written(y), x.Cmp(y)
		if d.Chance(0.3) {
			l, r, sign = r, l, -sign
		}
		q := question{text: l + " " + op + " " + r, want: holds(sign, op)}
		switch d.IntN(6) {
		case 0:
			var ok bool
			if q, ok = d.chain(text, x); !ok {
				continue
			}
		case 1:
			q = question{text: "not (" + q.text + ")", want: !q.want}
		case 2:
			q = question{text: "(if " + q.text + " then 1 else 0) == 1", want: q.want}
		}
		qs = append(qs, q)
	}
	return qs
}

// chain is a question of two to four comparisons in a row, true but for one of them at most, anywhere.
func (d *Draw) chain(text string, x *big.Rat) (question, bool) {
	many := d.Whole(2, 4)
	wrong := d.Whole(0, 2*many-1) // no place at all in half of them
	q := question{text: text, want: wrong >= many}
	for k := range many {
		y := d.nudged(x)
		if !readable(y) {
			return q, false
		}
		var fit []string
		for _, op := range []string{"<", "<=", ">", ">=", "=="} {
			if holds(x.Cmp(y), op) == (k != wrong) {
				fit = append(fit, op)
			}
		}
		q.text += " " + Pick(d, fit...) + " " + written(y)
		x = y
	}
	return q, true
}

// exactNumbers are questions about rationals.
func (d *Draw) exactNumbers() []question { return d.compared(d.rational(d.Whole(0, 1+d.Size/3))) }

// exactPoints are questions about a polynomial at a point with exact coordinates.
func (d *Draw) exactPoints(w Writer, n int) []question {
	t := d.Tree(Rational, n, d.Whole(1, 1+d.Size/3))
	at := make([]*big.Rat, n)
	place := "c("
	for k := range at {
		text := ""
		text, at[k] = d.literal()
		if k > 0 {
			place += ", "
		}
		place += text
	}
	v, ok := t.rational(at)
	if !ok {
		return nil
	}
	return d.compared("(("+w.Text(t)+") @ "+place+"))", v)
}

// rational is the exact value of a tree of numbers, variables and arithmetic.
func (t *Tree) rational(at []*big.Rat) (*big.Rat, bool) {
	kids := make([]*big.Rat, len(t.Kids))
	for i, k := range t.Kids {
		var ok bool
		if kids[i], ok = k.rational(at); !ok || kids[i].Num().BitLen()+kids[i].Denom().BitLen() > 20000 {
			return nil, false
		}
	}
	z := new(big.Rat)
	switch t.Op {
	case "num":
		return big.NewRat(int64(t.P), int64(t.Q)), true
	case "var":
		return at[t.Var], true
	case "+":
		return z.Add(kids[0], kids[1]), true
	case "-":
		return z.Sub(kids[0], kids[1]), true
	case "*":
		return z.Mul(kids[0], kids[1]), true
	case "neg":
		return z.Neg(kids[0]), true
	case "/":
		if kids[1].Sign() == 0 {
			return nil, false
		}
		return z.Quo(kids[0], kids[1]), true
	case "pow":
		if t.Q != 1 || t.P < 0 && kids[0].Sign() == 0 {
			return nil, false
		}
		z.SetInt64(1)
		for range max(t.P, -t.P) {
			z.Mul(z, kids[0])
		}
		if t.P < 0 {
			z.Inv(z)
		}
		return z, true
	}
	return nil, false
}

// roots are questions about sums of square roots, which are equal to a nested root or off by little.
func (d *Draw) roots() []question {
	p, q := d.Whole(2, 60), d.Whole(2, 60)
	l, r := fmt.Sprintf("sqrt(%d) + sqrt(%d)", p, q), fmt.Sprintf("sqrt(%d + 2*sqrt(%d))", p+q, p*q)
	if d.Chance(0.3) {
		n := d.Whole(2, 9)
		l, r = fmt.Sprintf("(1 + sqrt(%d))^3", n), fmt.Sprintf("%d + %d*sqrt(%d)", 1+3*n, 3+n, n)
	}
	off, sign := "", 0
	if d.Chance(0.6) {
		off, sign = fmt.Sprintf(" + 1/10^%d", d.Whole(5, 70)), -1
		if d.Chance(0.5) {
			off, sign = " - "+off[3:], 1
		}
	}
	var qs []question
	for range 3 {
		op := Pick(d, "<", ">", "<=", ">=", "==", "!=")
		if sign == 0 {
			op = Pick(d, "==", "!=", op)
		}
		qs = append(qs, question{text: l + " " + op + " " + r + off, want: holds(sign, op)})
	}
	return qs
}

// places are questions about places and arrays of numbers.
func (d *Draw) places(n int) (qs []question) {
	var a, b [2]string
	equal := true
	for k := range n {
		text, v := d.literal()
		other := d.nudged(v)
		equal = equal && v.Cmp(other) == 0
		a[k], b[k] = text, written(other)
	}
	l, r := "c("+a[0]+")", "c("+b[0]+")"
	if n == 2 {
		l, r = "c("+a[0]+", "+a[1]+")", "c("+b[0]+", "+b[1]+")"
	}
	qs = append(qs, question{text: l + " == " + r, want: equal}, question{text: l + " != " + r, want: !equal})
	for range 2 {
		text, v := d.literal()
		other := d.nudged(v)
		l, r := d.arrays(text, written(other), func() string { t, _ := d.literal(); return t })
		same := v.Cmp(other) == 0
		qs = append(qs, question{text: l + " == " + r, want: same}, question{text: l + " != " + r, want: !same}, question{text: r + " == " + r, want: true})
	}
	return qs
}
