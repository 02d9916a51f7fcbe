package vm

import (
	"math"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Long and deep expressions neither overflow the stack nor take quadratic time.
func TestLongAndDeep(t *testing.T) {
	for _, k := range []struct {
		name string
		next func(l lab, e, x scalar.Expr, i int) scalar.Expr
	}{
		{"chain of sums", func(l lab, e, x scalar.Expr, i int) scalar.Expr {
			return l.Add(e, l.Mul(l.Int(int64(i%7+1)), l.PowInt(x, i%50+1)))
		}},
		{"nest of calls", func(l lab, e, x scalar.Expr, i int) scalar.Expr { return l.call("sin", l.Add(e, x)) }},
		{"nest of products", func(l lab, e, x scalar.Expr, i int) scalar.Expr { return l.Mul(x, l.Add(e, l.Int(int64(i)))) }},
		{"distinct terms", func(l lab, e, x scalar.Expr, i int) scalar.Expr {
			return l.Add(e, l.call("sin", l.Mul(l.Int(int64(i+1)), x)))
		}},
	} {
		l := lab{scalar.NewPool(1)}
		v := l.NewVar(scalar.VarInfo{Name: "x"})
		x := l.Var(v)
		e := x
		m := longSums()
		if k.name == "nest of calls" {
			m = nestedCalls()
		}
		for i := 0; i < m; i++ {
			e = k.next(l, e, x, i)
		}
		d, err := l.Diff(e, v)
		if err != nil {
			t.Fatal(err)
		}
		s := l.Subst(e, scalar.NewSubstitution(map[scalar.Var]scalar.Expr{v: l.Ratio(1, 2)}))
		at := func(scalar.Var) float64 { return 0.5 }
		want := scalar.Eval(e, at)
		if got := scalar.Eval(s, at); !sameNumber(got, want, 1e-6) {
			t.Errorf("%s: substituted %v, want %v", k.name, got, want)
		}
		pr, err := Compile(l.Pool, []scalar.Expr{e, d}, []scalar.Var{v})
		if err != nil {
			t.Fatal(err)
		}
		out := make([]float64, 2)
		pr.Run1([]float64{0.5}, out)
		if !sameNumber(out[0], want, 1e-9) || math.IsNaN(out[1]) {
			t.Errorf("%s: program %v, want %v", k.name, out, want)
		}
		l.Format(e, scalar.Text)
		l.IsZero(e)
		l.Simplify(e, scalar.Budget{})
		l.Explain(nil, e, at)
		if got := l.Vars(e); len(got) != 1 {
			t.Errorf("%s: variables %v", k.name, got)
		}
	}
}

// Squares of squares: exponents double until they would overflow.
func TestHighPowers(t *testing.T) {
	p := scalar.NewPool(1)
	x := p.NewVar(scalar.VarInfo{Name: "x", Display: "x", Lo: math.Inf(-1), Hi: math.Inf(1)})
	f := p.Var(x)
	for n := 1; n <= 100; n++ {
		g := p.Mul(f, f)
		if _, isNumber := g.Number(); isNumber || g == f {
			t.Fatalf("x^(2^%d) is %s", n, p.Format(g, scalar.Text))
		}
		if d := p.IsZero(p.Sub(g, f)); d == scalar.Zero {
			t.Fatalf("x^(2^%d) - x^(2^%d): %v", n, n-1, d)
		}
		if q := p.Div(g, f); n < 20 && q != f {
			t.Fatalf("x^(2^%d)/x^(2^%d) is %s", n, n-1, p.Format(q, scalar.Text))
		}
		f = g
		if n > 40 {
			continue
		}
		at := 1 + math.Ldexp(1, -n)
		prog, err := Compile(p, []scalar.Expr{f}, []scalar.Var{x})
		if err != nil {
			t.Fatal(err)
		}
		var out [1]float64
		prog.Run1([]float64{at}, out[:])
		if want := math.Pow(at, math.Ldexp(1, n)); math.Abs(out[0]-want) > 1e-3 {
			t.Errorf("x^(2^%d) at %g is %g, want %g", n, at, out[0], want)
		}
	}
	if f = p.PowInt(p.PowInt(p.PowInt(p.Var(x), -32767), 32767), 32767); f == p.Int(1) {
		t.Error("an exponent overflows")
	}
}
