package scalar

import (
	"testing"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// lab is a pool with the variables of the tests.
type lab struct {
	*Pool
	t testing.TB
}

func newLab(t testing.TB, seed uint64) lab { return lab{NewPool(seed), t} }

func (l lab) v(name string) Expr { return l.Var(l.NewVar(VarInfo{Name: name})) }

func (l lab) pos(name string) Expr { return l.Var(l.NewVar(VarInfo{Name: name, Positive: true})) }

func (l lab) call(name string, args ...Expr) Expr { return l.Call(op.Named(name), args...) }

func (l lab) diff(e Expr, v Expr) Expr {
	l.t.Helper()
	w, ok := v.AsVar()
	if !ok {
		l.t.Fatal("not a variable")
	}
	d, err := l.Diff(e, w)
	if err != nil {
		l.t.Fatal(err)
	}
	return d
}

func TestConstructors(t *testing.T) {
	for seed := uint64(0); seed < 20; seed++ {
		l := newLab(t, seed)
		x, y, r := l.v("x"), l.v("y"), l.pos("r")
		th := l.v("th")
		s, c := l.call("sin", th), l.call("cos", th)
		sq := func(e Expr) Expr { return l.PowInt(e, 2) }
		one := l.Int(1)
		for _, k := range []struct {
			what      string
			got, want Expr
		}{
			{"x+x", l.Add(x, x), l.Mul(l.Int(2), x)},
			{"x-x", l.Sub(x, x), Expr{}},
			{"sin²+cos²", l.Add(sq(s), sq(c)), one},
			{"r²sin²+r²cos²", l.Add(l.Mul(sq(r), sq(s)), l.Mul(sq(r), sq(c))), sq(r)},
			{"sqrt(r²)", l.Sqrt(sq(r)), r},
			{"sqrt(x²)", l.Sqrt(sq(x)), l.call("abs", x)},
			{"|x|²", sq(l.call("abs", x)), sq(x)},
			{"sqrt(r)²", sq(l.Sqrt(r)), r},
			{"sin 2θ", l.call("sin", l.Mul(l.Int(2), th)), l.Mul(l.Int(2), s, c)},
			{"cos(θ+x)", l.call("cos", l.Add(th, x)), l.Sub(l.Mul(c, l.call("cos", x)), l.Mul(s, l.call("sin", x)))},
			{"sin π", l.call("sin", l.Pi()), Expr{}},
			{"cos π", l.call("cos", l.Pi()), l.Int(-1)},
			{"sin(x+π)", l.call("sin", l.Add(x, l.Pi())), l.Neg(l.call("sin", x))},
			{"exp 1", l.call("exp", one), l.E()},
			{"sqrt 4", l.Sqrt(l.Int(4)), l.Int(2)},
			{"sqrt 12", l.Sqrt(l.Int(12)), l.Mul(l.Int(2), l.Sqrt(l.Int(3)))},
			{"1/sqrt 2", l.Rcp(l.Sqrt(l.Int(2))), l.Mul(l.Ratio(1, 2), l.Sqrt(l.Int(2)))},
			{"exp log r", l.call("exp", l.call("log", r)), r},
			{"log exp x", l.call("log", l.call("exp", x)), x},
			{"(x+y)²", sq(l.Add(x, y)), l.Add(sq(x), l.Mul(l.Int(2), x, y), sq(y))},
			{"atan2(r sin, r cos)", l.call("sin", l.call("atan2", y, r)), l.Div(y, l.Sqrt(l.Add(sq(r), sq(y))))},
			{"0^0", l.PowInt(Expr{}, 0), one},
			{"e^x e^-x", l.Mul(l.call("exp", x), l.call("exp", l.Neg(x))), one},
			{"cosh²-sinh²", l.Sub(sq(l.call("cosh", x)), sq(l.call("sinh", x))), one},
			{"log(r²)", l.call("log", sq(r)), l.Mul(l.Int(2), l.call("log", r))},
			{"0.1·10", l.Mul(l.Int(10), must(l.Decimal("0.1"))), one},
			{"x^(3/2)²", sq(l.Pow(r, l.Ratio(3, 2))), l.PowInt(r, 3)},
		} {
			if k.got != k.want {
				t.Errorf("seed %d: %s: %s, want %s", seed, k.what, l.Format(k.got, Text), l.Format(k.want, Text))
			}
		}
	}
}

func must(e Expr, ok bool) Expr {
	if !ok {
		panic("not ok")
	}
	return e
}

// What a rule finds to be 0 is the zero expression: as a number beside an expression it was printed `0 x`, and its
// reciprocal inf/x.
func TestFoundZeros(t *testing.T) {
	l := newLab(t, 4)
	x := l.v("x")
	for _, e := range []Expr{
		l.call("mod", x, x), l.call("mod", l.Scale(4, 1, x), l.Scale(2, 1, x)), l.call("mod", Expr{}, l.pos("r")), l.call("mod", l.Int(6), l.Int(3)),
		l.call("log2", l.Int(1)), l.call("log10", l.Int(1)), l.call("cbrt", Expr{}), l.call("sin", Expr{}), l.call("lambertw", Expr{}),
	} {
		if !e.IsZero() {
			t.Errorf("%s is no zero", l.Format(e, Text))
		}
	}
	if e := l.Rcp(l.call("mod", x, x)); !e.Undefined() {
		t.Errorf("1/mod(x, x) is %s", l.Format(e, Text))
	}
}

// ⌊u + n⌋ is ⌊u⌋ + n, also of a number with a fraction, and of nothing else.
func TestWholePartsOfSums(t *testing.T) {
	l := newLab(t, 4)
	x := l.v("x")
	floor := func(e Expr) Expr { return l.call("floor", e) }
	for _, c := range []struct{ e, want Expr }{
		{floor(l.Add(x, l.Int(3))), l.Add(floor(x), l.Int(3))},
		{floor(l.Sub(x, l.Int(3))), l.Sub(floor(x), l.Int(3))},
		{floor(l.Add(x, l.Ratio(7, 2))), l.Add(floor(l.Add(x, l.Ratio(1, 2))), l.Int(3))},
		{floor(l.Sub(x, l.Ratio(1, 2))), l.Sub(floor(l.Add(x, l.Ratio(1, 2))), l.Int(1))},
		{floor(l.Scale(2, 1, l.Add(x, l.Ratio(3, 2)))), l.Add(floor(l.Scale(2, 1, x)), l.Int(3))},
	} {
		if c.e != c.want {
			t.Errorf("%s, not %s", l.Format(c.e, Text), l.Format(c.want, Text))
		}
	}
	if e := floor(l.Add(x, l.Ratio(1, 2))); l.IsZero(l.Sub(e, floor(x))) == Zero {
		t.Error("a half is no whole part")
	}
}
