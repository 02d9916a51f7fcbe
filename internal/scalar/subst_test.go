package scalar

import "testing"

// Where variables cancel, putting others in their place leaves none of them behind: not even if the outcome is
// equal to what was there before.
func TestSubstLeavesNothing(t *testing.T) {
	l := lab{NewPool(1), nil}
	m := l.Var(l.NewVar(VarInfo{Name: "m", Const: true}))
	p, q := l.NewVar(VarInfo{Name: "p"}), l.NewVar(VarInfo{Name: "q"})
	x, y := l.v("x"), l.v("y")
	sum := l.Add(l.Var(p), l.Mul(m, l.Var(q)))
	e := l.Add(l.Mul(m, sum), l.Mul(m, l.Sub(m, sum)), l.Int(-3)) // m² − 3
	r := l.Subst(e, NewSubstitution(map[Var]Expr{p: y, q: x}))
	for _, v := range l.Vars(r) {
		if v == p || v == q {
			t.Errorf("%s is still in it", l.Info(v).Name)
		}
	}
	if l.IsZero(l.Sub(r, e)) != Zero {
		t.Error("the value is another")
	}
}
