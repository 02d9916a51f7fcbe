package trial

// Functions of their own inverses, and numbers far from 1, as people write them.

import (
	"fmt"
	"math/big"
)

// undone is a function of one that undoes it, or of a multiple of that: exp(2/3 log(u)), log(exp(u)/2), tan(atan2(u, v)).
func (d *Draw) undone(sub func() *Tree, vars int) *Tree {
	u := sub()
	if vars > 0 && d.Chance(0.5) {
		u = Var(d.IntN(vars)) // more often with a value
	}
	switch d.IntN(10) {
	case 8:
		return d.polar(u, sub)
	case 0, 1, 2:
		return Call("exp", d.part(Call("log", u)))
	case 3:
		return Call("log", Pick(d, Call("exp", d.part(u)), Mul(d.Number(Rational), Call("exp", u)), Pow(Call("exp", u), d.Whole(2, 3), d.Whole(1, 3))))
	case 4:
		return Call(Pick(d, "sin", "cos", "tan"), node("atan2", u, sub()))
	case 5:
		return Call(Pick(d, "sin", "cos", "tan"), Call(Pick(d, "asin", "acos", "atan"), u))
	case 6:
		return Call(Pick(d, "asin", "acos", "atan"), Call(Pick(d, "sin", "cos", "tan"), u))
	case 7:
		return Call(Pick(d, "sinh", "cosh", "tanh"), d.part(Call("log", u)))
	}
	p := d.Whole(1, 5)
	return Pow(Pow(u, p, 1), d.Whole(1, 4), p)
}

// polar is the angle of a point that is given by another angle and what may be its distance: atan2(r sin t, r cos t).
func (d *Draw) polar(r *Tree, sub func() *Tree) *Tree {
	t := sub()
	if d.Chance(0.7) { // less than half a turn
		t = Call(Pick(d, "sin", "tanh", "sigmoid"), t)
	}
	y, x := Mul(r, Call("sin", t)), Mul(r, Call("cos", t))
	if d.Chance(0.2) {
		y, x = x, y
	}
	return node("atan2", y, x)
}

// part is a multiple of u by a fraction, written in one way or another; u itself now and then.
func (d *Draw) part(u *Tree) *Tree {
	p, q := d.Whole(1, 5), d.Whole(1, 4)
	var t *Tree
	switch d.IntN(6) {
	case 0:
		t = u
	case 1:
		t = Mul(u, Num(p, q))
	case 2:
		t = Div(Mul(Num(p, 1), u), Num(q, 1))
	case 3:
		t = Div(u, Num(q, 1))
	default:
		t = Mul(Num(p, q), u)
	}
	if d.Chance(0.3) {
		t = Neg(t)
	}
	return t
}

// farFromOne is a small or a large decimal: 1e-7, 0.00025, 3.2e5, 0.03^5.
func (d *Draw) farFromOne() *Tree {
	if d.Chance(0.2) {
		return Pow(Num(d.Whole(1, 99), 100), d.Whole(2, 5), 1)
	}
	digits, power := d.Whole(1, 9), -d.Whole(3, 12)
	if d.Chance(0.3) {
		digits = d.Whole(10, 999)
	}
	if d.Chance(0.25) {
		power = d.Whole(1, 4)
	}
	word := fmt.Sprintf("%de%d", digits, power)
	r, ok := new(big.Rat).SetString(word)
	if !ok {
		panic("trial: no number " + word)
	}
	if d.Chance(0.3) && power > -8 {
		word = r.FloatString(max(0, -power))
	}
	return &Tree{Op: "rat", Rat: r, Word: word}
}
