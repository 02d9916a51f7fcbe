package scalar

import (
	"fmt"
	"testing"
)

func TestPrintedGeometry(t *testing.T) {
	l := newLab(t, 3)
	var got []string
	say := func(what string, e Expr) { got = append(got, what+" = "+l.Format(e, Text)) }

	// Polar coordinates.
	r, th := l.pos("r"), l.v("t")
	g := matrix(2)
	g[0][0], g[1][1] = l.Int(1), l.PowInt(r, 2)
	m := newGeometry(l, []Expr{r, th}, g)
	m.christoffels()
	say("polar r,tt", m.gamma[0][1][1])
	say("polar t,rt", m.gamma[1][0][1])

	// The torus of radii R, s.
	R, s, u, v := l.pos("R"), l.pos("s"), l.v("u"), l.v("v")
	h := matrix(2)
	w := l.Add(R, l.Mul(s, l.call("cos", u)))
	h[0][0], h[1][1] = l.PowInt(s, 2), l.PowInt(w, 2)
	m = newGeometry(l, []Expr{u, v}, h)
	m.christoffels()
	m.riemann()
	say("torus K", l.Div(l.Mul(h[0][0], m.riem[0][1][0][1]), l.Mul(h[0][0], h[1][1])))
	say("torus u,vv", m.gamma[0][1][1])
	say("torus v,uv", m.gamma[1][0][1])

	m = schwarzschild(newLab(t, 5))
	m.christoffels()
	m.riemann()
	l = m.lab
	say("f", l.Neg(m.g[0][0]))
	say("g_tt", m.g[0][0])
	say("g_rr", m.g[1][1])
	say("g_ff", m.g[3][3])
	say("t,tr", m.gamma[0][0][1])
	say("r,tt", m.gamma[1][0][0])
	say("r,rr", m.gamma[1][1][1])
	say("r,hh", m.gamma[1][2][2])
	say("r,ff", m.gamma[1][3][3])
	say("h,ff", m.gamma[2][3][3])
	say("f,hf", m.gamma[3][2][3])
	say("Kretschmann", m.kretschmann())
	say("det", l.det(m.g))

	m = kerr(newLab(t, 6))
	m.christoffels()
	m.riemann()
	l = m.lab
	say("kerr g_rr", m.g[1][1])
	say("kerr g_tt", m.g[0][0])
	say("kerr g_ff", m.g[3][3])
	say("kerr det", l.det(m.g))
	say("kerr t,tr", m.gamma[0][0][1])
	say("kerr r,rr", m.gamma[1][1][1])
	say("kerr h,tt", m.gamma[2][0][0])
	say("kerr Kretschmann", m.kretschmann())
	for _, x := range got {
		fmt.Println(x)
	}
}
