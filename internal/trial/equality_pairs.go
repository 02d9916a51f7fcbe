package trial

// Pairs of formulas that are equal by one identity after another, and pairs that differ, near or far.

// rewritten is equal to t wherever both have values: one identity, somewhere.
func (d *Draw) rewritten(t *Tree) *Tree {
	truth := t.Op == "<" || t.Op == "!=" || t.Op == "and" || t.Op == "or" // its sides are rewritten
	if truth || len(t.Kids) > 0 && d.Chance(0.6) {
		u := *t
		u.Kids = append([]*Tree(nil), t.Kids...)
		k := d.IntN(len(u.Kids))
		u.Kids[k] = d.rewritten(u.Kids[k])
		return &u
	}
	switch {
	case t.Op == "+" || t.Op == "*":
		if d.Chance(0.5) {
			return node(t.Op, t.Kids[1], t.Kids[0])
		}
	case t.Op == "-":
		return Neg(Sub(t.Kids[1], t.Kids[0]))
	case t.Op == "sin" && d.Chance(0.7):
		h := Div(t.Kids[0], Num(2, 1))
		return Mul(Num(2, 1), Mul(Call("sin", h), Call("cos", h)))
	case t.Op == "cos" && d.Chance(0.7):
		h := Div(t.Kids[0], Num(2, 1))
		return Sub(Num(1, 1), Mul(Num(2, 1), Pow(Call("sin", h), 2, 1)))
	case t.Op == "tanh":
		return Div(Call("sinh", t.Kids[0]), Call("cosh", t.Kids[0]))
	case t.Op == "exp":
		return Div(Num(1, 1), Call("exp", Neg(t.Kids[0])))
	case t.Op == "sigmoid":
		return Div(Num(1, 1), Add(Num(1, 1), Call("exp", Neg(t.Kids[0]))))
	case t.Op == "pow" && t.Q == 1 && t.P == 2:
		return Mul(t.Kids[0], t.Kids[0])
	case t.Op == "max" && len(t.Kids) == 2:
		return Div(Add(Add(t.Kids[0], t.Kids[1]), Call("abs", Sub(t.Kids[0], t.Kids[1]))), Num(2, 1))
	case t.Op == "min" && len(t.Kids) == 2:
		return Neg(node("max", Neg(t.Kids[0]), Neg(t.Kids[1])))
	case t.Op == "relu":
		return node("max", t.Kids[0], Num(0, 1))
	}
	switch d.IntN(5) {
	case 0:
		k := d.Number(Polynomial)
		return Sub(Add(t, k), k)
	case 1:
		k := Num(d.Whole(2, 9), 1)
		return Div(Mul(k, t), k)
	case 2:
		a := Var(0)
		return Mul(t, Add(Pow(Call("sin", a), 2, 1), Pow(Call("cos", a), 2, 1)))
	case 3:
		a := Add(Num(1, 1), Pow(Var(0), 2, 1))
		return Div(Mul(t, a), a)
	}
	return Add(t, Num(0, 1))
}

// different adds something that is not zero everywhere, and says where: at so large |x|.
func (d *Draw) different(t *Tree) (u *Tree, tiny bool) {
	x := Var(0)
	switch d.IntN(8) {
	case 0: // beyond a kink
		return Add(t, Call("relu", Sub(x, Num(Pick(d, 3, 10, 50, 200, 5000), 1)))), false
	case 1: // on the other side
		return Add(t, Call("relu", Sub(Neg(x), Num(Pick(d, 3, 10, 50, 200), 1)))), false
	case 2:
		return Add(t, node("if", x, Num(Pick(d, 7, 30, 100, 1000), 1), Num(0, 1), Num(1, 1))), false
	case 3:
		return Add(t, Mul(Mul(Num(1, 1_000_000), Num(1, 1_000_000)), Pow(x, 2, 1))), true
	case 4:
		return Add(t, Num(1, d.Whole(2, 1000))), false
	case 5:
		return Mul(t, Num(1_000_001, 1_000_000)), false
	case 6:
		return Add(t, Sub(Call("abs", Sub(x, Num(40, 1))), Sub(Num(40, 1), x))), false
	}
	return Add(t, Mul(Num(1, 50), Call("sin", x))), false
}

// pair is two expressions with what is known of them.
type pair struct {
	a, b  *Tree
	equal bool
	tiny  bool // they differ by less than ~= sees
}

func (d *Draw) pair(n int) (pair, bool) {
	style := Pick(d, Polynomial, Rational, Smooth, Style{Functions: Smooth.Functions, Kinks: true})
	p := pair{a: d.Tree(style, n, d.Whole(1, 1+d.Size/3)), equal: d.Chance(0.5)}
	if p.equal {
		p.b = p.a
		for range d.Whole(1, 3) {
			p.b = d.rewritten(p.b)
		}
		return p, true
	}
	p.b, p.tiny = d.different(p.a)
	_, _, ok := p.a.Value(d.Point(n, 0.1, 2))
	return p, ok
}

// sameAnyway looks whether a pair that was to differ does, at many places and scales.
func sameAnyway(a, b *Tree, n int, d *Draw) bool {
	for k := range 400 {
		r := []float64{1, 3, 20, 100, 400, 2000, 10000}[k%7]
		at := d.Point(n, -r, r)
		u, e, ok := a.Value(at)
		v, f, fine := b.Value(at)
		if !ok || !fine {
			continue
		}
		if abs(u-v) > 1e-8*max(1, abs(u), abs(v))+1e3*(e+f) {
			return false
		}
	}
	return true
}
