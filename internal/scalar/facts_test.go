package scalar

import (
	"testing"

	"pgregory.net/rapid"
)

// A sign that is said to follow from conditions holds at every point that obeys
// them; and what is one of them, or their sum, is found.
func TestSignsThatFollow(t *testing.T) {
	said := 0
	rapid.Check(t, func(t *rapid.T) {
		l := lab{NewPool(1), nil}
		m := l.Var(l.NewVar(VarInfo{Name: "m", Const: true}))
		vars := []Expr{m, l.v("x"), l.v("y"), l.pos("r")}
		type form [5]int64 // of the variables, and 1
		draw := func() (f form) {
			for i := range f {
				if rapid.Bool().Draw(t, "has") {
					f[i] = int64(rapid.IntRange(-2, 2).Draw(t, "c"))
				}
			}
			return f
		}
		build := func(f form) Expr {
			ts := []Expr{l.Int(f[4])}
			for i, v := range vars {
				ts = append(ts, l.Scale(f[i], 1, v))
			}
			return l.Add(ts...)
		}
		at := func(f form, x []float64) float64 {
			s := float64(f[4])
			for i := range x {
				s += float64(f[i]) * x[i]
			}
			return s
		}
		var facts []form
		var strict []bool
		for range rapid.IntRange(1, 3).Draw(t, "facts") {
			f, s := draw(), rapid.Bool().Draw(t, "strict")
			if f[1] == 0 && f[2] == 0 && f[3] == 0 {
				continue // of no coordinate
			}
			facts, strict = append(facts, f), append(strict, s)
			l.Assume(Expr{}, build(f), s)
		}
		e := draw()
		if rapid.Bool().Draw(t, "sum") { // of the conditions
			e = form{}
			for _, f := range facts {
				k := int64(rapid.IntRange(0, 2).Draw(t, "k"))
				for i := range e {
					e[i] += k * f[i]
				}
			}
		}
		x := build(e)
		s := anySign
		if x.c != nil {
			s = x.n.bounds().times(x.c.Float)
		}
		if s == anySign {
			return
		}
		r := rng(rapid.Uint64().Draw(t, "points"))
		for range 300 {
			p := make([]float64, 4)
			for i := range p { // quarters, so that sums are exact and vanish at times
				p[i] = float64(int(r.next()%33)-16) / 4
			}
			ok := p[3] > 0
			for i, f := range facts {
				v := at(f, p)
				ok = ok && (v > 0 || v == 0 && !strict[i])
			}
			if !ok {
				continue
			}
			v := at(e, p)
			sign := nul
			if v > 0 {
				sign = pos
			} else if v < 0 {
				sign = neg
			}
			if x.c == nil {
				continue
			}
			said++
			if s&sign == 0 {
				t.Fatalf("%v is %v at %v, said to have signs %b by %v %v", e, v, p, s, facts, strict)
			}
		}
	})
	if said < 100 {
		t.Errorf("%d signs were compared", said)
	}
}

func TestConditionsBetweenVariables(t *testing.T) {
	l := newLab(t, 1)
	m := l.Var(l.NewVar(VarInfo{Name: "m", Const: true}))
	r, x, y := l.v("r"), l.v("x"), l.v("y")
	two := l.Scale(2, 1, m)
	l.Assume(two, r, true)
	l.Assume(y, x, true)
	l.Assume(Expr{}, y, true)
	l.Assume(l.Add(l.PowInt(x, 2), l.PowInt(y, 2)), l.Int(1), true)
	sq := func(e Expr) Expr { return l.Sqrt(l.PowInt(e, 2)) }
	for _, k := range []struct {
		e    Expr
		want string
	}{
		{sq(l.Sub(r, two)), "r - 2 m"},
		{sq(l.Sub(two, r)), "r - 2 m"},
		{l.call("abs", l.Sub(l.Scale(4, 1, m), l.Scale(2, 1, r))), "2 r - 4 m"},
		{sq(l.Sub(r, m)), "abs(m - r)"},
		{l.call("abs", x), "x"},
		{l.call("abs", m), "abs(m)"}, // true of a chart, not of a parameter
		{sq(l.Sub(x, y)), "x - y"},
		{sq(l.Sub(l.Scale(2, 1, x), y)), "2 x - y"},
		{sq(l.Sub(l.Scale(2, 1, y), x)), "abs(x - 2 y)"},
		{sq(l.Sub(l.Int(1), l.Add(l.PowInt(x, 2), l.PowInt(y, 2)))), "1 - x^2 - y^2"},
		{l.call("log", l.PowInt(l.Sub(two, r), 2)), "2 log(r - 2 m)"},
		{l.call("max", r, two), "r"},
	} {
		l.prints(k.e, k.want)
	}
}
