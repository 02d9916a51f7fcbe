package scalar

import (
	"math"
	"math/big"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/op"

	"pgregory.net/rapid"
)

// TestLongFractions holds sums, products, powers and quotients of numbers of
// any size to math/big, and what is written of them to what is read.
func TestLongFractions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := NewPool(1)
		x := p.Var(p.NewVar(VarInfo{Name: "x"}))
		want := big.NewRat(1, 1)
		got := p.Int(1)
		for range rapid.IntRange(1, 8).Draw(t, "steps") {
			n := rapid.Int64Range(1, 1e15).Draw(t, "n")
			k := rapid.IntRange(1, 40).Draw(t, "k")
			q := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(n), big.NewInt(int64(k)), nil))
			e := p.PowInt(p.Int(n), k)
			switch rapid.SampledFrom([]string{"+", "-", "*", "/"}).Draw(t, "op") {
			case "+":
				want.Add(want, q)
				got = p.Add(got, e)
			case "-":
				want.Sub(want, q)
				got = p.Sub(got, e)
			case "*":
				want.Mul(want, q)
				got = p.Mul(got, e)
			case "/":
				want.Quo(want, q)
				got = p.Div(got, e)
			}
		}
		if r, ok := got.Rat(); !ok || r.Cmp(want) != 0 {
			t.Fatalf("got %v, want %v", r, want)
		}
		if got.IsZero() {
			return
		}
		// The same on a variable, through the normal form: (want + 1) x − want x = x.
		y := p.Sub(p.Mul(p.Add(got, p.Int(1)), x), p.Mul(got, x))
		if y != x {
			t.Fatalf("(q + 1) x - q x is %s for q = %v", p.Format(y, Text), want)
		}
		f := frac{numBig(want.Num()), numBig(want.Denom())}
		n, d := f.text()
		if d == "" {
			d = "1"
		}
		a, ok1 := new(big.Rat).SetString(n)
		b, ok2 := new(big.Rat).SetString(d)
		if !f.binary() && (!ok1 || !ok2 || a.Quo(a, b).Cmp(want) != 0) {
			t.Fatalf("%v is written %s/%s", want, n, d)
		}
	})
}

// TestTooLong: what would be longer than is kept is noted, and no work is done
// for it.
func TestTooLong(t *testing.T) {
	p := NewPool(1)
	two := p.Int(2)
	long := p.PowInt(two, 60000)
	if _, ok := long.Rat(); !ok || p.TooLong() {
		t.Fatal("2^60000 is not kept")
	}
	if e := p.PowInt(two, 1_000_000_000); e.IsNumber() || p.TooLong() {
		t.Fatal("2^1000000000 is not kept as a power")
	}
	p.Mul(long, long)
	if !p.TooLong() || p.TooLong() {
		t.Fatal("2^120000 is not noted, once")
	}
}

// TestFieldOfCoefficients: numbers that the finite field takes for 0 are no
// zeros, however small they are.
func TestFieldOfCoefficients(t *testing.T) {
	p := NewPool(1)
	x := p.Var(p.NewVar(VarInfo{Name: "x"}))
	mod := p.Float(float64(Modulus + 1))
	mod = p.Sub(mod, p.Int(1)) // the modulus itself
	tiny := p.Mul(mod, p.PowInt(p.Int(10), -60))
	for _, e := range []Expr{mod, tiny, p.Rcp(mod)} {
		if y := p.Add(x, e); y == x || p.IsZero(p.Sub(y, x)) == Zero {
			t.Errorf("x + %s is x", p.Format(e, Text))
		}
	}
	if e := p.Sub(p.Add(p.Mul(tiny, x), x), x); e.IsZero() {
		t.Error("a multiple of the modulus times x vanishes")
	}
}

// TestLongMultiples holds the second derivatives of z y tanh(y) (y/z + b) s³, s = z where z < y, to
// their numbers for long b: multiples of parts that are 0 at random points.
func TestLongMultiples(t *testing.T) {
	for k := int64(0); k < 200; k++ {
		num, den := 188826568099234+k, 20326594368961+3*k
		b := float64(num) / float64(den)
		p := NewPool(1)
		v, w := p.NewVar(VarInfo{Name: "y", Positive: true}), p.NewVar(VarInfo{Name: "z", Positive: true})
		y, z := p.Var(v), p.Var(w)
		s := p.Call(op.Named("select"), p.Call(op.Named("less"), z, y), z, p.Ratio(7, 5))
		f := p.Mul(p.Add(p.Div(y, z), p.Ratio(num, den)), z, y, p.Ratio(283, 100000), p.Call(op.Named("tanh"), y), p.PowInt(s, 3))
		by := func(x Var, e Expr) Expr {
			d, err := p.Diff(e, x)
			if err != nil {
				t.Fatal(err)
			}
			return d
		}
		at := func(x Var) float64 {
			if x == v {
				return 1.576
			}
			return 0.235
		}
		by(v, by(v, f))
		fz := by(w, f)
		by(v, fz)
		got := Eval(by(w, fz), at)
		if want := 6 * 0.00283 * 1.576 * math.Tanh(1.576) * 0.235 * (1.576 + 2*b*0.235); math.Abs(got-want) > 1e-12 {
			t.Fatalf("b = %d/%d: %v, want %v", num, den, got, want)
		}
	}
}
