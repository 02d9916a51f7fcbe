package taylor

import (
	"math"
	"math/big"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/op/oracle"
	"pgregory.net/rapid"
)

// randomSeries draws coefficients; in the field, uniformly; in float64, of
// order one with some zeros.
func randomSeries[T Scalar](t *rapid.T, a *Algebra[T], r int) Series[T] {
	s := make(Series[T], a.Shape.Count(r))
	for i := range s {
		n := rapid.Int64Range(-9, 9).Draw(t, "c")
		s[i] = a.Ring.Int(n)
	}
	return s
}

// naive multiplies by exponents.
func naive(a *Algebra[Mod], x, y Series[Mod], r int) Series[Mod] {
	z := make(Series[Mod], a.Shape.Count(r))
	for i, c := range x {
		for j, d := range y {
			e := make([]uint8, a.Shape.Vars)
			deg := 0
			for v := range e {
				e[v] = a.Shape.Exponents(i)[v] + a.Shape.Exponents(j)[v]
				deg += int(e[v])
			}
			if deg <= r {
				k := a.Shape.Index(e...)
				z[k] = z[k].Add(c.Mul(d))
			}
		}
	}
	return z
}

func equal[T Scalar](x, y Series[T]) bool {
	for i := range max(len(x), len(y)) {
		var a, b T
		if i < len(x) {
			a = x[i]
		}
		if i < len(y) {
			b = y[i]
		}
		if a != b {
			return false
		}
	}
	return true
}

func TestProductAgainstExponents(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, m := rapid.IntRange(1, 5).Draw(t, "d"), rapid.IntRange(0, 4).Draw(t, "m")
		r := rapid.IntRange(0, m).Draw(t, "r")
		a, err := NewAlgebra[Mod](Field{}, d, m)
		if err != nil {
			t.Fatal(err)
		}
		x, y := randomSeries(t, a, m), randomSeries(t, a, m)
		if got, want := a.Mul(x, y, r), naive(a, a.Cut(x, r), a.Cut(y, r), r); !equal(got, want) {
			t.Fatalf("product %v, by exponents %v", got, want)
		}
		f, _ := NewAlgebra[float64](Float{}, d, m)
		xf, yf := make(Series[float64], len(x)), make(Series[float64], len(y))
		for i := range x {
			xf[i], yf[i] = float64(rapid.IntRange(-9, 9).Draw(t, "f")), float64(rapid.IntRange(-9, 9).Draw(t, "g"))
			x[i], y[i] = Field{}.Int(int64(xf[i])), Field{}.Int(int64(yf[i]))
		}
		p, q := a.Mul(x, y, r), f.Mul(xf, yf, r)
		for i := range q {
			if a.Coef(p, i) != (Field{}).Int(int64(q[i])) {
				t.Fatalf("float64 and field products differ")
			}
		}
	})
}

func TestFieldAgainstBig(t *testing.T) {
	p := new(big.Int).SetUint64(P)
	rapid.Check(t, func(t *rapid.T) {
		a, b := Mod(rapid.Uint64Range(0, P-1).Draw(t, "a")), Mod(rapid.Uint64Range(0, P-1).Draw(t, "b"))
		want := new(big.Int).Mul(new(big.Int).SetUint64(uint64(a)), new(big.Int).SetUint64(uint64(b)))
		if got := a.Mul(b); uint64(got) != want.Mod(want, p).Uint64() {
			t.Fatalf("%d · %d = %d", a, b, got)
		}
		o := NewOpaque(1)
		if s, err := o.root(2, a.Mul(a)); err != nil || s != a && s != a.Neg() {
			t.Fatalf("root of the square of %d is %d", a, s)
		}
		// Roots are multiplicative, and every exponent has its element.
		d := rapid.IntRange(2, 12).Draw(t, "d")
		x, y := a.Pow(uint64(d*d)), b.Pow(uint64(d*d))
		rx, ex := o.root(d, x)
		ry, ey := o.root(d, y)
		rxy, exy := o.root(d, x.Mul(y))
		if ex == nil && ey == nil && (exy != nil || rx.Mul(ry) != rxy || rx.Pow(uint64(d)) != x) {
			t.Fatalf("root %d of %d, %d: %d %d, of the product %d %v", d, x, y, rx, ry, rxy, exy)
		}
	})
}

func TestQuotientDerivativePower(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, _ := NewAlgebra[Mod](Field{}, 3, 4)
		x, y := randomSeries(t, a, 4), randomSeries(t, a, 4)
		x[0] = Mod(rapid.Uint64Range(1, P-1).Draw(t, "x0"))
		inv, err := a.Inv(x, 4)
		if err != nil || !equal(a.Mul(x, inv, 4), a.Int(1)) {
			t.Fatalf("x · 1/x is not 1")
		}
		// Leibniz, and the derivative of a power
		for v := range 3 {
			d := a.Partial(a.Mul(x, y, 4), v, 3)
			e := a.Add(a.Mul(a.Partial(x, v, 3), y, 3), a.Mul(x, a.Partial(y, v, 3), 3), 3)
			if !equal(d, e) {
				t.Fatalf("Leibniz fails in variable %d", v)
			}
			n := rapid.IntRange(-4, 4).Draw(t, "n")
			p, _ := a.PowInt(x, n, 4)
			q, _ := a.PowInt(x, n-1, 4)
			if !equal(a.Partial(p, v, 3), a.Scale(a.Ring.Int(int64(n)), a.Mul(q, a.Partial(x, v, 3), 3), 3)) {
				t.Fatalf("derivative of power %d", n)
			}
		}
		if !equal(a.Integrate(y[0], a.Euler(y, 4), 4), y) {
			t.Fatalf("Integrate does not undo Euler")
		}
	})
}

func TestMatrices(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, _ := NewAlgebra[Mod](Field{}, 2, 3)
		n := rapid.IntRange(1, 7).Draw(t, "n")
		x, y := make([]Series[Mod], n*n), make([]Series[Mod], n*n)
		r := rng(rapid.Uint64().Draw(t, "seed"))
		for i := range x {
			x[i], y[i] = make(Series[Mod], a.Shape.Count(3)), make(Series[Mod], a.Shape.Count(3))
			for k := range x[i] {
				x[i][k], y[i][k] = r.mod(), r.mod()
			}
		}
		inv, err := a.MatInv(x, n, 3)
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range a.MatMul(x, inv, n, n, n, 3) {
			want := a.Int(0)
			if i%n == i/n {
				want = a.Int(1)
			}
			if !equal(s, want) {
				t.Fatalf("A·A⁻¹ at %d: %v", i, s)
			}
		}
		dx, _ := a.Det(x, n, 3)
		dy, _ := a.Det(y, n, 3)
		dxy, _ := a.Det(a.MatMul(x, y, n, n, n, 3), n, 3)
		if !equal(dxy, a.Mul(dx, dy, 3)) {
			t.Fatalf("det is not multiplicative at n = %d", n)
		}
		lu, err := a.detLU(x, n, 3)
		if err != nil || !equal(lu, dx) {
			t.Fatalf("expansion and elimination differ at n = %d: %v", n, err)
		}
	})
}

func TestDeterminantOfKnownMatrix(t *testing.T) {
	a, _ := NewAlgebra[float64](Float{}, 1, 1)
	// Vandermonde at 1, 2, 4 and x = 0: (2-1)(4-1)(4-2) = 6.
	m := []Series[float64]{{1}, {1}, {1}, {1}, {2}, {4}, {1}, {4}, {16}}
	if d, _ := a.Det(m, 3, 1); d[0] != 6 {
		t.Fatalf("Vandermonde %v, want 6", d)
	}
}

func TestReversion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, m := rapid.IntRange(1, 4).Draw(t, "n"), rapid.IntRange(1, 4).Draw(t, "m")
		a, _ := NewAlgebra[Mod](Field{}, n, m)
		r := rng(rapid.Uint64().Draw(t, "seed"))
		g := make([]Series[Mod], n)
		for i := range g {
			g[i] = make(Series[Mod], a.Shape.Count(m))
			for k := range g[i] {
				g[i][k] = r.mod()
			}
		}
		inv, err := a.Revert(g, m)
		if err != nil {
			t.Fatal(err)
		}
		sub := NewSubstitution(a, a, inv, m)
		for i := range g {
			if got := sub.Apply(g[i]); !equal(got, a.Variable(i, g[i][0], m)) {
				t.Fatalf("m(m⁻¹(y)) component %d is %v", i, got)
			}
		}
		back := NewSubstitution(a, a, g, m)
		for i := range g {
			if got := back.Apply(inv[i]); !equal(got, a.Variable(i, 0, m)) {
				t.Fatalf("m⁻¹(m(x)) component %d is %v", i, got)
			}
		}
	})
}

// Each function's series along a line has the coefficients that differences of
// 800 bits give.
func TestTaylorRules(t *testing.T) {
	const order = 5
	r := rng(11)
	a, err := NewAlgebra[float64](Float{}, 1, order)
	if err != nil {
		t.Fatal(err)
	}
	b := &bodies[float64]{alg: a, vals: Reals{}}
	for f := range op.All {
		row, ok := oracle.Known(f.Name)
		if !ok {
			t.Errorf("%s has no line in the oracle's table", f.Name)
			continue
		}
		for _, box := range row.Boxes {
			for range 3 {
				at := box.Draw(func() float64 { return (r.signed() + 1) / 2 })
				to := make([]float64, len(at))
				in := make([]Series[float64], len(at))
				for k := range at {
					in[k] = a.Const(at[k])
					if box[k][0] != box[k][1] { // not an order
						to[k] = r.signed()
						in[k] = a.Full(Series[float64]{at[k], to[k]}, order)
					}
				}
				got, err := b.kernel(f, in, order)
				if err != nil {
					t.Fatalf("%s%v: %v", f.Name, at, err)
				}
				scale, factorial := math.Abs(a.Coef(got, 0)), 1.0
				for n := range order + 1 {
					factorial *= float64(max(n, 1))
					want := row.Along(at, to, n) / factorial
					scale = max(scale, math.Abs(want))
					if c := a.Coef(got, n); !(math.Abs(c-want) <= 1e-11*(1+scale)) {
						t.Errorf("%s%v along %v: coefficient %d is %v, want %v", f.Name, at, to, n, c, want)
					}
				}
			}
		}
	}
}

// At a tie of min and max both ways of taking derivatives take the first.
func TestTies(t *testing.T) {
	a, _ := NewAlgebra[float64](Float{}, 1, 1)
	b := &bodies[float64]{alg: a, vals: Reals{}}
	for _, name := range []string{"min", "max"} {
		got, err := b.kernel(op.Named(name), []Series[float64]{{1, 3}, {1, 5}}, 1)
		if err != nil || a.Coef(got, 1) != 3 {
			t.Errorf("%s of 1 + 3t and 1 + 5t is %v, %v", name, got, err)
		}
	}
}

// In the field the algebra of the functions holds at every order.
func TestOpaqueIdentities(t *testing.T) {
	const r = 5
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		a, _ := NewAlgebra[Mod](Field{}, 2, r)
		g := rng(seed)
		draw := func() Series[Mod] {
			s := make(Series[Mod], a.Shape.Count(r))
			for i := range s {
				s[i] = g.mod()
			}
			return s
		}
		o := NewOpaque(seed)
		f := func(name string, x Series[Mod]) Series[Mod] {
			c, err := Expand[Mod](Field{}, o, op.Named(name), a.At0(x), r)
			if err == errRedraw {
				t.Skip() // no root
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			return a.Compose1(c, x, r)
		}
		x, y := draw(), draw()
		sum, twice, half := a.Add(x, y, r), a.Add(x, x, r), a.Scale(half, x, r)
		mul := func(x, y Series[Mod]) Series[Mod] { return a.Mul(x, y, r) }
		add := func(x, y Series[Mod]) Series[Mod] { return a.Add(x, y, r) }
		inv := func(x Series[Mod]) Series[Mod] {
			i, err := a.Inv(x, r)
			if err != nil {
				if x[0] != 0 {
					t.Fatal(err)
				}
				t.Skip() // no reciprocal
			}
			return i
		}
		for i, c := range []struct {
			what string
			l, r Series[Mod]
		}{
			{"sin² + cos² = 1", add(mul(f("sin", x), f("sin", x)), mul(f("cos", x), f("cos", x))), a.Int(1)},
			{"sin 2x = 2 sin x cos x", f("sin", twice), add(mul(f("sin", x), f("cos", x)), mul(f("sin", x), f("cos", x)))},
			{"cos x = 1 - 2 sin²(x/2)", f("cos", x), a.Sub(a.Int(1), a.Scale(2, mul(f("sin", half), f("sin", half)), r), r)},
			{"cos(y) …", f("cos", y), f("cos", a.Neg(y, r))},
			{"sin(x+y)", f("sin", sum), add(mul(f("sin", x), f("cos", y)), mul(f("cos", x), f("sin", y)))},
			{"tan", mul(f("tan", x), f("cos", x)), f("sin", x)},
			{"exp(x) exp(y)", mul(f("exp", x), f("exp", y)), f("exp", sum)},
			{"exp(x/2)²", mul(f("exp", half), f("exp", half)), f("exp", x)},
			{"exp(-x)", f("exp", a.Neg(x, r)), inv(f("exp", x))},
			{"log exp x = x", f("log", f("exp", x)), x},
			{"exp log y = y", f("exp", f("log", y)), y},
			{"log xy", f("log", mul(x, y)), add(f("log", x), f("log", y))},
			{"cosh² - sinh²", a.Sub(mul(f("cosh", x), f("cosh", x)), mul(f("sinh", x), f("sinh", x)), r), a.Int(1)},
			{"tanh", mul(f("tanh", x), f("cosh", x)), f("sinh", x)},
			{"sqrt x² = |x|", f("sqrt", mul(x, x)), f("abs", x)},
			{"sqrt(x²y²) = |x||y|", f("sqrt", mul(mul(x, x), mul(y, y))), mul(f("abs", x), f("abs", y))},
			{"sigmoid", mul(f("sigmoid", x), add(a.Int(1), f("exp", x))), f("exp", x)},
			{"softplus", f("exp", f("softplus", x)), add(a.Int(1), f("exp", x))},
			{"acos + asin", add(f("asin", half), f("acos", half)), a.Const(o.hash("pi").Mul(Mod(1 << 60)))},
			{"relu", add(f("relu", x), f("relu", a.Neg(x, r))), f("abs", x)},
		} {
			if !equal(c.l, c.r) {
				t.Fatalf("%d: %s fails", i, c.what)
			}
		}
		// and no others
		for _, c := range []struct {
			what string
			l, r Series[Mod]
		}{
			{"sin x = x", f("sin", x), x}, {"sin = cos", f("sin", x), f("cos", x)},
			{"exp 2x = 2 exp x", f("exp", twice), a.Scale(2, f("exp", x), r)},
			{"atan 2x = 2 atan x", f("atan", twice), a.Scale(2, f("atan", x), r)},
			{"sqrt x² = 2x", f("sqrt", mul(x, x)), twice},
		} {
			if equal(c.l, c.r) {
				t.Fatalf("%s passes", c.what)
			}
		}
	})
}

func TestSizesAreRefused(t *testing.T) {
	if _, err := NewShape(100, 6); err == nil {
		t.Fatal("a shape of 1.7 billion monomials was accepted")
	}
}
