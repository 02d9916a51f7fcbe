package scalar

// The digits of exact numbers, against values with fifty digits.

import (
	"math"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/op"
)

func TestClosest(t *testing.T) {
	p := NewPool(1)
	big := p.Pow(p.Int(10), p.Int(20))
	root := p.Call(op.Named("sqrt"), p.Add(big, p.Int(1)))
	little := p.Sub(root, p.Pow(p.Int(10), p.Int(10)))
	for _, c := range []struct {
		name string
		e    Expr
		want float64
	}{
		{"sqrt(10^20 + 1) - 10^10", little, 5e-11},
		{"its sine", p.Call(op.Named("sin"), little), 5e-11},
		{"sin(10^20)", p.Call(op.Named("sin"), big), -0.64525128526578084420581171131252},
		{"0", Expr{}, 0},
	} {
		x, err, ok := p.Closest(c.e)
		if !ok || math.Abs(x-c.want) > err+1e-16*math.Abs(c.want) || err > 1e-15*math.Abs(x) {
			t.Errorf("%s is %v within %v, %v; want %v", c.name, x, err, ok, c.want)
		}
	}
	if v, _ := little.Number(); math.Abs(v-5e-11) > 1e-25 {
		t.Errorf("the value kept of sqrt(10^20 + 1) - 10^10 is %v", v)
	}
	for _, e := range []Expr{p.Call(op.Named("float"), p.Ratio(1, 3)), p.Div(p.Int(1), Expr{})} {
		if x, _, ok := p.Closest(e); ok {
			t.Errorf("%v is said to be %v exactly", e, x)
		}
	}
}
