package scalar

// Every function that turns, jumps or ends somewhere says where.

import (
	"testing"

	"github.com/seed2d4d80ff/geo/internal/op"
)

func TestTurnsOfFunctions(t *testing.T) {
	l := newLab(t, 1)
	x, y := l.Var(l.NewVar(VarInfo{Name: "x"})), l.Var(l.NewVar(VarInfo{Name: "y"}))
	call := func(name string, a ...Expr) Expr { return l.Call(op.Named(name), a...) }
	one := l.Int(1)
	for _, c := range []struct {
		e    Expr
		want []Turn
	}{
		{call("abs", x), []Turn{{A: x}}}, {call("sign", x), []Turn{{A: x}}}, {call("floor", x), []Turn{{A: x, Whole: true}}},
		{call("cbrt", x), []Turn{{A: x}}}, {call("sqrt", x), []Turn{{A: x, Touch: true}}}, {l.Pow(x, y), []Turn{{A: x}}},
		{call("acosh", x), []Turn{{A: x, B: one, Touch: true}}}, {call("atanh", x), []Turn{{A: x, B: one, Touch: true}, {A: x, B: l.Int(-1), Touch: true}}},
		{call("ellipticK", x), []Turn{{A: x, B: one, Touch: true}}}, {call("mod", x, y), []Turn{{A: l.Div(x, y), Whole: true}}},
		{call("sin", x), nil}, {l.Mul(x, y), nil}, {call("exp", call("abs", y)), []Turn{{A: y}}},
	} {
		got := l.Turns(c.e)
		same := len(got) == len(c.want)
		for k := range got {
			same = same && got[k] == c.want[k]
		}
		if !same {
			t.Errorf("%s turns at %v, want %v", l.Format(c.e, Text), got, c.want)
		}
	}
}

// A cube root of 0 is 0, and those of cubes lose the root, of either sign.
func TestCubeRootsOfCubes(t *testing.T) {
	l := newLab(t, 1)
	x := l.Var(l.NewVar(VarInfo{Name: "x"}))
	cbrt := func(e Expr) Expr { return l.Call(op.Named("cbrt"), e) }
	for _, c := range []struct{ e, want Expr }{
		{cbrt(Expr{}), Expr{}}, {cbrt(l.Sub(x, x)), Expr{}}, {cbrt(l.PowInt(x, 3)), x}, {cbrt(l.Mul(l.Int(-8), l.PowInt(x, 3))), l.Mul(l.Int(-2), x)}, {cbrt(l.Int(-27)), l.Int(-3)},
	} {
		if c.e != c.want {
			t.Errorf("%s, want %s", l.Format(c.e, Text), l.Format(c.want, Text))
		}
	}
}
