package scalar

import (
	"math"
	"strings"
	"testing"
)

// check compares printed forms.
func (l lab) prints(e Expr, want string) {
	l.t.Helper()
	if got := l.Format(e, Text); got != want {
		l.t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestPrintPolar(t *testing.T) {
	l := newLab(t, 3)
	r, th := l.pos("r"), l.v("t")
	g := matrix(2)
	g[0][0], g[1][1] = l.Int(1), l.PowInt(r, 2)
	m := newGeometry(l, []Expr{r, th}, g)
	m.christoffels()
	m.prints(m.gamma[0][1][1], "-r")
	m.prints(m.gamma[1][0][1], "1/r")
}

// The torus of radii R and s: Gauss curvature cos u / (s (R + s cos u)), as in
// do Carmo, Differential Geometry of Curves and Surfaces, section 3-3.
func TestPrintTorus(t *testing.T) {
	l := newLab(t, 4)
	R, s, u, v := l.pos("R"), l.pos("s"), l.v("u"), l.v("v")
	w := l.Add(R, l.Mul(s, l.call("cos", u)))
	g := matrix(2)
	g[0][0], g[1][1] = l.PowInt(s, 2), l.PowInt(w, 2)
	m := newGeometry(l, []Expr{u, v}, g)
	m.christoffels()
	m.riemann()
	m.prints(l.Div(l.Mul(g[0][0], m.riem[0][1][0][1]), l.Mul(g[0][0], g[1][1])), "cos(u)/(s (R + s cos(u)))")
	m.prints(m.gamma[0][1][1], "(R + s cos(u)) sin(u)/s")
	m.prints(m.gamma[1][0][1], "-s sin(u)/(R + s cos(u))")
}

// Schwarzschild, as in Misner, Thorne and Wheeler, Gravitation.
func TestPrintSchwarzschild(t *testing.T) {
	for seed := uint64(0); seed < 5; seed++ {
		m := schwarzschild(newLab(t, seed))
		m.christoffels()
		m.riemann()
		m.prints(m.g[0][0], "2 M/r - 1")
		m.prints(m.g[1][1], "r/(r - 2 M)")
		m.prints(m.gamma[0][0][1], "M/(r (r - 2 M))")
		m.prints(m.gamma[1][0][0], "M (r - 2 M)/r^3")
		m.prints(m.gamma[1][1][1], "-M/(r (r - 2 M))")
		m.prints(m.gamma[1][2][2], "2 M - r")
		m.prints(m.gamma[2][3][3], "-sin(th) cos(th)")
		m.prints(m.gamma[3][2][3], "cos(th)/sin(th)")
		m.prints(m.det(m.g), "-r^4 sin(th)^2")
		m.prints(m.kretschmann(), "48 M^2/r^6")
	}
}

// Kretschmann's scalar of Kerr: 48 M²(r⁶ − 15a²r⁴c² + 15a⁴r²c⁴ − a⁶c⁶)/Σ⁶, as
// in Henry, Astrophysical Journal 535 (2000) 350.
func TestPrintKerr(t *testing.T) {
	for seed := uint64(0); seed < 5; seed++ {
		m := kerr(newLab(t, seed))
		m.christoffels()
		m.riemann()
		k := m.kretschmann()
		m.prints(k, "48 M^2 (r^2 - a^2 cos(th)^2) (r^4 - 14 a^2 r^2 cos(th)^2 + a^4 cos(th)^4)/(r^2 + a^2 cos(th)^2)^6")
		at := func(v Var) float64 { return map[string]float64{"M": 1.1, "a": 0.7, "r": 3, "th": 0.8}[m.Info(v).Name] }
		r2, q := 9.0, math.Pow(0.7*math.Cos(0.8), 2)
		want := 48 * 1.21 * (r2*r2*r2 - 15*q*r2*r2 + 15*q*q*r2 - q*q*q) / math.Pow(r2+q, 6)
		if got := Eval(k, at); math.Abs(got-want) > 1e-12*want {
			t.Errorf("K = %v, want %v", got, want)
		}
		m.prints(m.gamma[2][0][0], "-2 M a^2 r sin(th) cos(th)/(r^2 + a^2 cos(th)^2)^3")
		m.prints(m.det(m.g), "-(r^2 + a^2 cos(th)^2)^2 sin(th)^2")
	}
}

func TestPrintPlain(t *testing.T) {
	l := newLab(t, 7)
	x, y, r := l.v("x"), l.v("y"), l.pos("r")
	a := l.Var(l.NewVar(VarInfo{Name: "a", Const: true}))
	th := l.Var(l.NewVar(VarInfo{Name: "theta", Display: "θ"}))
	n := func(k int64) Expr { return l.Int(k) }
	for _, k := range []struct {
		e    Expr
		want string
	}{
		{Expr{}, "0"},
		{n(-3), "-3"},
		{l.Ratio(1, 2), "1/2"},
		{l.Scale(1, 2, x), "x/2"},
		{l.Scale(-3, 2, x), "-3 x/2"},
		{l.Float(0.1), "0.1"},
		{must(l.Decimal("0.1")), "0.1"},
		{l.Sub(y, l.PowInt(x, 2)), "y - x^2"},
		{l.Add(l.Mul(l.call("sin", x), l.call("cos", y)), l.call("exp", x), l.Mul(l.call("sin", y), l.call("tan", y), l.call("exp", y))), "exp(x) + sin(x) cos(y) + exp(y) sin(y) tan(y)"},
		{l.Add(l.PowInt(x, 2), x, l.PowInt(x, 3), n(1)), "x^3 + x^2 + x + 1"},
		{l.Neg(l.Add(x, y)), "-x - y"},
		{l.Add(n(1), x), "x + 1"},
		{l.Add(x, l.Rcp(x)), "x + 1/x"},
		{l.PowInt(l.Add(x, y), 3), "(x + y)^3"},
		{l.Rcp(l.Add(x, y)), "1/(x + y)"},
		{l.Div(l.Mul(l.PowInt(a, 2), l.call("sin", x)), l.PowInt(r, 3)), "a^2 sin(x)/r^3"},
		{l.Mul(a, l.Add(x, y)), "a (x + y)"},
		{l.Sqrt(r), "sqrt(r)"},
		{l.Rcp(l.Sqrt(r)), "1/sqrt(r)"},
		{l.Pow(r, l.Ratio(3, 2)), "r^(3/2)"},
		{l.Pow(r, l.Ratio(-3, 2)), "1/r^(3/2)"},
		{l.Pow(r, l.Ratio(1, 3)), "r^(1/3)"},
		{l.Div(x, l.Sqrt(l.Add(l.PowInt(x, 2), l.PowInt(y, 2)))), "x/sqrt(x^2 + y^2)"},
		{l.Pow(l.Add(l.PowInt(x, 2), l.PowInt(y, 2)), l.Ratio(-3, 2)), "1/(x^2 + y^2)^(3/2)"},
		{l.Sub(l.Rcp(l.Sqrt(l.Sub(n(1), x))), l.Div(x, l.Sqrt(l.Sub(n(1), x)))), "sqrt(1 - x)"},
		{l.Add(l.Mul(x, l.PowInt(y, 2)), l.Mul(x, a), l.PowInt(y, 3), l.Mul(a, y)), "(y^2 + a) (x + y)"},
		{l.Pow(x, a), "x^(a)"},
		{l.call("exp", l.Neg(x)), "exp(-x)"},
		{l.Mul(n(2), l.Pi(), r), "2 pi r"},
		{l.Sub(n(1), l.PowInt(l.call("cos", x), 2)), "sin(x)^2"},
		{l.Add(n(1), l.PowInt(l.call("sin", y), 2)), "1 + sin(y)^2"},
		{l.call("sin", l.Mul(n(2), x)), "sin(2 x)"},
		{l.call("abs", l.Sub(x, y)), "abs(x - y)"},
		{l.call("relu", x), "relu(x)"},
		{l.call("step", x), "if x > 0 then 1 else 0"},
		{l.Mul(n(2), l.call("step", x)), "2 (if x > 0 then 1 else 0)"},
		{l.call("select", l.call("less", x, y), x, n(1)), "if x < y then x else 1"},
		{l.Mul(r, l.call("sin", th)), "r sin(θ)"},
		{l.Mul(l.Sqrt(n(2)), x), "sqrt(2) x"},
		{l.Scale(1, 2, l.Sqrt(n(3))), "sqrt(3)/2"},
		{l.PowInt(Expr{}, -1), "1/0"},
		{l.Sqrt(l.Add(l.PowInt(l.Mul(r, l.call("sin", x)), 2), l.PowInt(l.Mul(r, l.call("cos", x)), 2))), "r"},
		{l.Sqrt(l.PowInt(x, 2)), "abs(x)"},
	} {
		l.prints(k.e, k.want)
	}
}

func TestLaTeX(t *testing.T) {
	l := newLab(t, 8)
	r, M := l.pos("r"), l.Var(l.NewVar(VarInfo{Name: "M", Const: true}))
	th := l.v("theta")
	for _, k := range []struct {
		e    Expr
		want string
	}{
		{l.Div(l.Mul(M, l.Sub(r, l.Mul(l.Int(2), M))), l.PowInt(r, 3)), `\frac{M (r - 2 M)}{r^{3}}`},
		{l.Mul(l.PowInt(r, 2), l.PowInt(l.call("sin", th), 2)), `r^{2} \sin^{2}\theta`},
		{l.Rcp(l.Sqrt(r)), `\frac{1}{\sqrt{r}}`},
		{l.v("x1"), `x_{1}`},
		{l.v("psi~"), `\tilde{\psi}`},
		{l.v("rate"), `\mathrm{rate}`},
		{l.v("größe"), `größe`},
		{l.v("größe2"), `größe2`},
		{l.v("Δx"), `\mathrm{\Delta x}`},
		{l.v("Δ"), `\Delta`},
		{l.v("μ1"), `\mu_{1}`},
		{l.v("xΔ'"), `\mathrm{x\Delta}'`},
		{l.Pow(must(l.Decimal("7e-10")), M), `(7 \cdot 10^{-10})^{M}`},
	} {
		if got := l.Format(k.e, LaTeX); got != k.want {
			t.Errorf("got %s, want %s", got, k.want)
		}
	}
}

func TestNamedParts(t *testing.T) {
	l := newLab(t, 9)
	r, a, th := l.pos("r"), l.v("a"), l.v("th")
	sigma := l.Add(l.PowInt(r, 2), l.Mul(l.PowInt(a, 2), l.PowInt(l.call("cos", th), 2)))
	e := l.Div(l.Mul(a, l.PowInt(r, 2)), l.PowInt(sigma, 2))
	if got := l.FormatNamed(e, Text, map[Expr]string{sigma: "Σ"}); got != "r^2 a/Σ^2" && got != "a r^2/Σ^2" {
		t.Error(got)
	}
}

// A formula beyond any reader is not written out.
func TestHugeFormula(t *testing.T) {
	l := newLab(t, 10)
	e := l.v("x")
	for i := 0; i < 60; i++ {
		e = l.Add(l.call("sin", e), l.Mul(e, l.call("tanh", e)))
	}
	if s := l.Format(e, Text); len(s) > 2*maxText || !strings.Contains(s, "…") && len(s) > maxText {
		t.Errorf("%d bytes", len(s))
	}
}

// What was met first must not show in what is written later.
func TestOlderShapesDoNotShow(t *testing.T) {
	l := newLab(t, 11)
	x, y := l.v("x"), l.v("y")
	sq := func(e Expr) Expr { return l.PowInt(e, 2) }
	q := l.Div(l.Sub(sq(x), sq(y)), l.Sub(x, y))
	s := l.Add(x, y)
	if q != s {
		t.Fatal("not merged")
	}
	l.prints(l.call("abs", s), "abs(x + y)")
	l.prints(l.call("abs", q), "abs(x + y)")
	u := l.Div(l.Mul(l.Int(2), x, y), l.Add(l.Mul(x, l.Rcp(y)), l.Mul(y, l.Rcp(x)))) // 2x²y²/(x²+y²)
	l.prints(l.call("sin", u), "sin(2 x^2 y^2/(x^2 + y^2))")
}

func TestOverflowIsNotAFraction(t *testing.T) {
	l := newLab(t, 12)
	big := must(l.Decimal("1e300"))
	e := l.Mul(big, big)
	if v, ok := e.Number(); !ok || !math.IsInf(v, 1) {
		t.Errorf("1e300² is %v", v)
	}
	tiny := must(l.Decimal("1e-300"))
	if v, _ := l.Mul(tiny, tiny).Number(); v != math.SmallestNonzeroFloat64 { // the sign is seen
		t.Errorf("1e-300² is %v", v)
	}
}
