package trial

// Exact constants: angles, inverse functions at the values of angles, roots, e, and numbers of many digits.

import "math/big"

// turned is a function of an angle that is moved by a multiple of π/12.
func (d *Draw) turned(x *Tree) *Tree {
	if d.Chance(0.3) {
		return d.halved(x)
	}
	a := d.angle()
	if d.Chance(0.5) {
		return Call(Pick(d, "sin", "cos", "tan"), Add(x, a))
	}
	return Call(Pick(d, "sin", "cos", "tan"), Sub(a, x))
}

// halved is made of the sine and cosine of one part of an angle: sin(x/2) cos(x/2), sin(x/4)³ cos(x/4).
func (d *Draw) halved(x *Tree) *Tree {
	h := Div(x, Num(Pick(d, 2, 2, 2, 3, 4), 1))
	product := func() *Tree {
		return Mul(Pow(Call("sin", h), d.Whole(1, 3), 1), Pow(Call("cos", h), d.Whole(1, 3), 1))
	}
	switch d.IntN(4) {
	case 0:
		return Add(product(), Pick(d, product(), d.Number(Rational), Call(Pick(d, "sin", "cos"), x)))
	case 1:
		return Div(Call("sin", h), Call("cos", h))
	}
	return product()
}

// angle is k π/12, written in one way or another.
func (d *Draw) angle() *Tree {
	k, den := d.Whole(-14, 14), 12
	if d.Chance(0.3) {
		den = Pick(d, 1, 2, 3, 4, 6, 5, 8)
	}
	return d.multiple(k, den, node("pi"))
}

// multiple is k/n x.
func (d *Draw) multiple(k, n int, x *Tree) *Tree {
	minus := k < 0
	if minus {
		k = -k
	}
	t := x
	switch {
	case n == 1 && k == 1:
	case n == 1:
		t = Mul(Num(k, 1), x)
	case k == 1:
		t = Div(x, Num(n, 1))
	case d.Chance(0.5):
		t = Div(Mul(Num(k, 1), x), Num(n, 1))
	default:
		t = Mul(Num(k, n), x)
	}
	if minus {
		t = Neg(t)
	}
	return t
}

func squareRoot(n int) *Tree { return Call("sqrt", Num(n, 1)) }

// sine is the sine of an angle, as people write it: 0, ±1/2, ±√2/2, ±√3/2, ±1.
func (d *Draw) sine() *Tree {
	var t *Tree
	switch d.IntN(7) {
	case 0:
		t = Num(0, 1)
	case 1:
		t = Num(1, 2)
	case 2:
		t = Num(1, 1)
	case 3:
		t = Div(squareRoot(2), Num(2, 1))
	case 4:
		t = Div(Num(1, 1), squareRoot(2))
	case 5:
		t = Div(squareRoot(3), Num(2, 1))
	default:
		t = Mul(Num(1, 2), squareRoot(3))
	}
	if d.Chance(0.5) {
		t = Neg(t)
	}
	return t
}

// tangent is the tangent of an angle.
func (d *Draw) tangent() *Tree {
	t := Pick(d, Num(0, 1), Num(1, 1), squareRoot(3), Div(squareRoot(3), Num(3, 1)), Div(Num(1, 1), squareRoot(3)), Sub(Num(2, 1), squareRoot(3)), Sub(squareRoot(2), Num(1, 1)))
	if d.Chance(0.5) {
		t = Neg(t)
	}
	return t
}

// Constant is an exact constant.
func (d *Draw) Constant() *Tree {
	switch d.IntN(12) {
	case 0:
		return Call(Pick(d, "sin", "cos", "tan"), d.angle())
	case 1, 2:
		return Call(Pick(d, "asin", "acos"), d.sine())
	case 3:
		if d.Chance(0.5) {
			return node("atan2", d.sine(), d.sine())
		}
		return Call("atan", d.tangent())
	case 4:
		return d.angle()
	case 5:
		return Pick(d, node("e"), Pow(node("e"), d.Whole(2, 4), 1), Call("log", Pow(node("e"), d.Whole(-3, 3), 1)), Call("log", Num(d.Whole(2, 30), 1)))
	case 6:
		return squareRoot(d.Whole(2, 60))
	case 7:
		return Pow(Num(d.Whole(2, 40), d.Whole(1, 5)), d.Whole(-5, 5), Pick(d, 2, 3, 4, 6))
	case 8:
		return Call(Pick(d, "gamma", "digamma", "trigamma", "erf", "sign", "floor", "float", "abs", "softplus", "sigmoid"), d.fraction())
	case 9:
		return Call(Pick(d, "sin", "cos", "tan"), Call(Pick(d, "asin", "acos"), d.sine()))
	}
	return d.long()
}

// fraction is a number of halves, thirds or quarters, of either sign.
func (d *Draw) fraction() *Tree {
	t := Num(d.Whole(0, 15), Pick(d, 1, 2, 2, 3, 4))
	if d.Chance(0.4) {
		t = Neg(t)
	}
	return t
}

// long is a number that takes many digits on the way, and is of moderate size.
func (d *Draw) long() *Tree {
	size := d.Whole(5, 28)
	b := digits(d, size)
	small := int64(d.Whole(-40, 40))
	moved := Big(new(big.Rat).Add(b.Rat, big.NewRat(small, 1)))
	var t *Tree
	var r *big.Rat
	switch d.IntN(4) {
	case 0: // (b + k) − b
		t, r = Sub(moved, b), big.NewRat(small, 1)
	case 1: // (b + k − b)/n
		n := d.Whole(2, 30)
		t, r = Div(Sub(moved, b), Num(n, 1)), big.NewRat(small, int64(n))
	case 2: // a quotient of two of one size
		a := digits(d, size)
		t, r = Div(a, b), new(big.Rat).Quo(a.Rat, b.Rat)
	default: // 2ᵏ·n/2^(k−1)
		k, n := d.Whole(40, 200), int64(d.Whole(1, 20))
		t, r = Div(Mul(Num(int(n), 1), Pow(Num(2, 1), k, 1)), Pow(Num(2, 1), k-1, 1)), big.NewRat(2*n, 1)
	}
	return &Tree{Op: "rat", Rat: r, Kids: []*Tree{t}}
}

// digits is a whole number of so many digits.
func digits(d *Draw, n int) *Tree {
	b := []byte{byte('1' + d.IntN(9))}
	for len(b) < n {
		b = append(b, byte('0'+d.IntN(10)))
	}
	r, ok := new(big.Rat).SetString(string(b))
	if !ok {
		panic("trial: no number " + string(b))
	}
	return Big(r)
}
