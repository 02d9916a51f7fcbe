package scalar

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// The arithmetic of both primes against integers of any size.
func TestPrimes(t *testing.T) {
	for _, p := range []prime{firstPrime, secondPrime, thirdPrime} {
		m := new(big.Int).SetUint64(uint64(p))
		if !m.ProbablyPrime(30) || p%4 != 3 {
			t.Fatalf("%d is no prime of the kind that is needed", p)
		}
		r := rng(5)
		for range 200 {
			a, b := p.draw(&r), p.draw(&r)
			x, y := new(big.Int).SetUint64(uint64(a)), new(big.Int).SetUint64(uint64(b))
			check := func(what string, got Mod, want *big.Int) {
				if want.Mod(want, m).Uint64() != uint64(got) {
					t.Errorf("%d %s %d is %d modulo %d", a, what, b, got, p)
				}
			}
			check("+", p.add(a, b), new(big.Int).Add(x, y))
			check("−", p.sub(a, b), new(big.Int).Sub(x, y))
			check("·", p.mul(a, b), new(big.Int).Mul(x, y))
			check("1/", p.inv(a), new(big.Int).ModInverse(x, m))
			check("^−3", p.powInt(a, -3), new(big.Int).Exp(x, big.NewInt(-3), m))
			if s, ok := p.sqrt(a); ok != (big.Jacobi(x, m) == 1) || ok && p.mul(s, s) != a {
				t.Errorf("the root of %d modulo %d is %d, %v", a, p, s, ok)
			}
		}
	}
}

// What is found from values has the value of what it was made from, to 400 bits.
func TestFoundFormulasAgainstTheOracle(t *testing.T) {
	drawn, found, compared, odd := 0, 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		l := lab{NewPool(rapid.Uint64().Draw(t, "seed")), nil}
		info := []VarInfo{{Name: "x"}, {Name: "r", Positive: true}, {Name: "M", Const: true}, {Name: "th", Lo: 0, Hi: math.Pi}}
		var vars []Expr
		for _, i := range info {
			vars = append(vars, l.Var(l.NewVar(i)))
		}
		e := formula(t, l, vars)
		if rapid.Bool().Draw(t, "more") {
			e = l.Add(l.Mul(e, formula(t, l, vars)), l.Sqrt(l.Add(vars[1], l.PowInt(vars[0], 2))))
		}
		if e.IsNumber() {
			return
		}
		drawn++
		r, f, _ := l.interpolated(e, 1e6)
		if r == nil {
			return
		}
		found++
		for g := range r.gens {
			if k := r.gens[g].rel; (k == relSin || k == relRoot) && r.usesOdd(f, g) {
				odd++
				break
			}
		}
		s := r.expr(f)
		rg := rng(rapid.Uint64().Draw(t, "points"))
		for range 4 {
			x := []float64{4*rg.float() - 2, 0.1 + 2*rg.float(), 4*rg.float() - 2, 0.1 + 2.9*rg.float()}
			if sameExactly(t, l, e, s, x) {
				compared++
			}
		}
	})
	if found < drawn/2 || compared < 2*found || odd < found/5 {
		t.Errorf("%d forms of %d were found, %d of them odd in a sine or a root, %d values compared", found, drawn, odd, compared)
	}
}

// sameExactly compares two expressions at a point with 400 bits; false: there
// is no value there, or a pole.
func sameExactly(t *rapid.T, l lab, e, s Expr, x []float64) (ok bool) {
	exact := func(e Expr) (*big.Float, float64) {
		o := newExactly(l.Pool, func(v Var) *big.Float { return bigFloat(x[v.ID]) })
		return o.eval(e), o.most
	}
	defer func() {
		if recover() != nil { // big.Float's ErrNaN of a division by zero, a root of a negative number
			ok = false
		}
	}()
	want, most := exact(e)
	if most > 1e9 {
		return false
	}
	got, more := exact(s)
	d, _ := new(big.Float).Sub(got, want).Float64()
	if math.Abs(d) > 1e-14*(most+more) {
		w, _ := want.Float64()
		t.Errorf("what was found is off by %v at %v, exactly %v\n%s", d, x, w, l.Format(s, Text))
	}
	return true
}

// A form that differs in one coefficient, even by a multiple of the first
// prime, is not proved.
func TestWrongFormsAreNotProved(t *testing.T) {
	l := newLab(t, 3)
	x, y := l.v("x"), l.v("y")
	e := l.Div(l.Add(l.PowInt(x, 3), l.Mul(l.Int(5), y)), l.Add(x, y))
	r, f, _ := l.interpolated(e, 1e6)
	if r == nil {
		t.Fatal("no form was found")
	}
	v, _ := newVariety(r)
	tape, _ := r.tapeOf(e)
	s := &interpolation{r: r, v: v, f: tape, left: 1e9}
	if !s.proved(f) {
		t.Fatal("the form that was found is not proved")
	}
	for _, wrong := range []num{{v: 1}, {v: 7}, {v: int64(Modulus)}} {
		g := clone(f)
		g.n = append(poly(nil), f.n...)
		g.n[0].c = g.n[0].c.add(wrong)
		if s.proved(g) {
			t.Errorf("a coefficient changed by %s is proved", wrong)
		}
	}
}

// cMetric is the C-metric of Plebański and Demiański's family, uncharged:
// kretschmann is 48 m² (1 − p q)⁶ (q⁶ − 15 p²q⁴ + 15 p⁴q² − p⁶)/(p² + q²)⁶.
func cMetric(l lab) *geometry {
	tau, s, p, q := l.v("t"), l.v("s"), l.v("p"), l.v("q")
	con := func(name string) Expr { return l.Var(l.NewVar(VarInfo{Name: name, Const: true})) }
	m, ka, ep := con("m"), con("ka"), con("ep")
	pow := func(e Expr, n int) Expr { return l.PowInt(e, n) }
	Q := l.Add(ka, l.Mul(l.Int(-2), m, q), l.Mul(ep, pow(q, 2)), l.Neg(l.Mul(ka, pow(q, 4))))
	R := l.Add(ka, l.Neg(l.Mul(ep, pow(p, 2))), l.Mul(l.Int(2), m, pow(p, 3)), l.Neg(l.Mul(ka, pow(p, 4))))
	W := pow(l.Sub(l.Int(1), l.Mul(p, q)), 2)
	D := l.Add(pow(p, 2), pow(q, 2))
	a := []Expr{l.Int(1), l.Neg(pow(p, 2))}
	b := []Expr{l.Int(1), pow(q, 2)}
	g := matrix(4)
	for i := range 2 {
		for j := range 2 {
			g[i][j] = l.Sub(l.Div(l.Mul(R, b[i], b[j]), l.Mul(D, W)), l.Div(l.Mul(Q, a[i], a[j]), l.Mul(D, W)))
		}
	}
	g[2][2] = l.Div(D, l.Mul(R, W))
	g[3][3] = l.Div(D, l.Mul(Q, W))
	return newGeometry(l, []Expr{tau, s, p, q}, g)
}

// A formula too long to be reached by multiplying out is found, in whatever
// pool, and whatever was printed before.
func TestPrintCMetric(t *testing.T) {
	const want = "-48 m^2 (p q - 1)^6 (p^2 - q^2) (p^4 - 14 p^2 q^2 + q^4)/(p^2 + q^2)^6"
	for seed := range uint64(5) {
		m := cMetric(newLab(t, seed))
		m.christoffels()
		m.riemann()
		k := m.kretschmann()
		if seed%2 == 1 {
			m.Format(m.riem[0][1][0][1], Text)
		}
		m.prints(k, want)
	}
}

// What is not short is not looked for beyond the budget.
func TestSearchEnds(t *testing.T) {
	m := cMetric(newLab(t, 1))
	m.christoffels()
	m.riemann()
	k := m.kretschmann()
	if r, _, used := m.interpolated(k, 10); r != nil || used > 20_000 {
		t.Errorf("a form was found: %v, in %d operations of 10", r != nil, used)
	}
}
