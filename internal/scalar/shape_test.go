package scalar

import "testing"

// A node that gets a simpler shape while its derivative is being built is
// differentiated by the shape that was begun with.
func TestDerivativeOfNodeThatIsImproved(t *testing.T) {
	l := newLab(t, 21)
	vx := l.NewVar(VarInfo{Name: "x"})
	x, y := l.Var(vx), l.v("y")
	sq := func(e Expr) Expr { return l.PowInt(e, 2) }
	q := l.Div(l.Sub(sq(x), sq(y)), l.Sub(x, y)) // x + y, which is not built yet
	d := NewDerivation(func(v Var) Expr {
		if v == vx {
			return l.Add(x, y) // gives q the shape x + y
		}
		return Expr{}
	})
	got, err := l.Deriv(q, d)
	if err != nil {
		t.Fatal(err)
	}
	if got != l.Add(x, y) {
		t.Errorf("the derivative of x + y along x' = x + y is %s", l.Format(got, Text))
	}
}
