package op

// What rows say exactly: values at fractions, inverses, functions of functions, turns and images.

import (
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/op/oracle"
)

func (p Point) value() float64 {
	v := float64(p.Num) / float64(p.Den)
	if p.Times != 0 {
		c, _ := floats{}.Constant(p.Times)
		v *= c
	}
	if p.Root != 0 {
		v *= math.Sqrt(float64(p.Root))
	}
	return v
}

func TestExactValues(t *testing.T) {
	for f := range All {
		row, ok := oracle.Known(f.Name)
		if !ok {
			continue // TestValues says so
		}
		exactFractions(t, f)
		if x := Specials(f.Exact); x != nil {
			listed := map[float64]bool{}
			for _, s := range x {
				a := []float64{s.At.value(), 0.7, 0.3}[:f.Arity()]
				listed[a[0]] = true
				if f.Outside(a) != "" {
					t.Errorf("%s%v has an exact value outside the domain", f.Name, a)
				}
				got := value(s.Is, math.NaN(), a...)
				if want := f.Eval(a); !near(got, want, 1) {
					t.Errorf("%s%v = %v exactly, its value is %v", f.Name, a, got, want)
				}
				if math.Abs(a[0]) != 1 && a[0] != 0 && f.Arity() == 1 { // the oracle knows no ends
					if want := row.At(a...); !near(got, want, 1) {
						t.Errorf("%s%v = %v exactly, want %v", f.Name, a, got, want)
					}
				}
			}
			for _, u := range []float64{0, 1} { // of pieces the formula says it
				_, piecewise := f.Taylor.(Pieces)
				if _, also := f.Exact.(OnRationalsAnd); also {
					continue // exactFractions says it
				}
				if a := []float64{u}; f.Arity() == 1 && !listed[u] && f.Outside(a) == "" && whole(2*f.Eval(a)) && !(piecewise && u == 1) {
					t.Errorf("%s%v = %v: say so", f.Name, a, f.Eval(a))
				}
			}
		}
	}
}

// exactFractions are what a row says of fractions: its values, wherever it has one,
// and somewhere it has.
func exactFractions(t *testing.T, f *Func) {
	t.Helper()
	if _, none := f.Exact.(Values); none {
		return
	}
	found := 0
	for n := int64(-48); n <= 48; n++ {
		for m := int64(-12); m <= 12; m++ {
			q := []*big.Rat{big.NewRat(n, 6), big.NewRat(m, 4)}[:f.Arity()]
			a := []float64{float64(n) / 6, float64(m) / 4}[:f.Arity()]
			got := AtRationals(f.Exact, q)
			if got == nil {
				continue
			}
			found++
			if v, _ := got.Float64(); f.Outside(a) != "" || !near(f.Eval(a), v, 1e-3) {
				t.Errorf("%s%v = %v exactly, its value is %v", f.Name, q, got, f.Eval(a))
			}
		}
	}
	if found < 20 {
		t.Errorf("%s has exact values at %d fractions", f.Name, found)
	}
}

// What stands for a formula has the formula's value, and no row.
func TestOthers(t *testing.T) {
	values := map[string]func(x float64) float64{
		"cot": func(x float64) float64 { return 1 / math.Tan(x) }, "sec": func(x float64) float64 { return 1 / math.Cos(x) },
		"csc": func(x float64) float64 { return 1 / math.Sin(x) }, "factorial": func(x float64) float64 { return math.Gamma(x + 1) },
		"silu": func(x float64) float64 { return x / (1 + math.Exp(-x)) },
		"gelu": func(x float64) float64 { return x * (1 + math.Erf(x/math.Sqrt2)) / 2 },
	}
	r := rand.New(rand.NewPCG(9, 9))
	for _, o := range Others {
		if Named(o.Name) != nil || !Knows(o.Name) {
			t.Errorf("%s has a row", o.Name)
		}
		want := values[o.Name]
		if want == nil {
			t.Errorf("%s is not tried", o.Name)
			continue
		}
		for range 50 {
			x := 0.05 + 6*r.Float64()
			if got := value(o.Is, math.NaN(), x); !near(got, want(x), 0.1) {
				t.Errorf("%s(%v) = %v, want %v", o.Name, x, got, want(x))
			}
		}
	}
	// Far below 0, where 1 + erf has no digits; the values are mpmath's.
	for x, want := range map[float64]float64{-10: -7.619853024160526066e-23, -37: -2.118461352334093424e-298} {
		if got := value(Others[len(Others)-1].Is, math.NaN(), x); !(math.Abs(got/want-1) < 1e-9) {
			t.Errorf("gelu(%v) = %v, want %v", x, got, want)
		}
	}
}

func TestInverses(t *testing.T) {
	undoes := func(g, f *Func, on Interval) (all bool) {
		n := 0
		wide(f, func(x, y float64) {
			if x < on.Lo+0.01 || x > on.Hi-0.01 || math.Abs(x) > 5 {
				return
			}
			n++
			if back := g.Eval([]float64{y}); !(math.Abs(back-x) <= 1e-9*(1+math.Abs(x))) {
				n = -1 << 30
			}
		})
		return n > 20
	}
	for f := range All {
		if f.Arity() > 1 {
			continue
		}
		if f.Inverse.By != None {
			g := Named(f.Inverse.By)
			if g == nil || !undoes(g, f, f.Inverse.On) {
				t.Errorf("%s does not undo %s on %v", f.Inverse.By, f.Name, f.Inverse.On)
			}
			wide(f, func(x, y float64) {
				if on := f.Inverse.On; g != nil && math.Abs(x) < 5 && (x < on.Lo-0.01 || x > on.Hi+0.01) && near(g.Eval([]float64{y}), x, 1e-6) {
					t.Errorf("%s undoes %s at %v too, beyond %v", g.Name, f.Name, x, on)
				}
			})
			continue
		}
		for g := range All {
			if g.Arity() == 1 && (undoes(g, f, Interval{0.1, 1.5}) || undoes(g, f, Interval{1, 4})) && !selfSame(f) {
				t.Errorf("%s undoes %s: say so in the inverse of %s", g.Name, f.Name, f.Name)
			}
		}
	}
}

// selfSame reports a function that is x itself above 0.
func selfSame(f *Func) bool { return f.Eval([]float64{0.7}) == 0.7 && f.Eval([]float64{1.3}) == 1.3 }

func TestCompositions(t *testing.T) {
	for f := range All {
		for _, c := range f.Composed {
			g := Named(c.Outer)
			if g == nil || c.Outer == f.Inverse.By {
				t.Errorf("%s is composed with %s", f.Name, c.Outer)
				continue
			}
			tries(t, f, 20, func(_ oracle.Row, a []float64) {
				if got, want := value(c.Is, math.NaN(), a...), g.Eval([]float64{f.Eval(a)}); !near(got, want, 1) {
					t.Errorf("%s(%s%v) = %v, want %v", c.Outer, f.Name, a, got, want)
				}
			})
		}
	}
}

func TestTurns(t *testing.T) {
	for f := range All {
		if periodic := f.Arity() == 1 && repeats(f); periodic != (len(f.Turns) == 4) {
			t.Errorf("%s repeats: %v, and has %d turns", f.Name, periodic, len(f.Turns))
		}
		for k, turn := range f.Turns {
			tries(t, f, 10, func(_ oracle.Row, a []float64) {
				want := f.Eval([]float64{a[0] + float64(k)*math.Pi/2})
				if got := value(turn, f.Eval(a), a...); !near(got, want, 1) && math.Abs(want) < 1e3 {
					t.Errorf("%s(%v + %d π/2) = %v, want %v", f.Name, a[0], k, got, want)
				}
			})
		}
	}
}

// repeats reports a period of 2π, and that it is no constant.
func repeats(f *Func) bool {
	same, moves := true, false
	wide(f, func(x, y float64) {
		if math.Abs(x) > 5 {
			return
		}
		if z := f.Eval([]float64{x + 2*math.Pi}); !(math.Abs(z-y) <= 1e-9*(1+y*y)) {
			same = false
		}
		moves = moves || y != f.Eval([]float64{0.3})
	})
	return same && moves
}

func TestImages(t *testing.T) {
	for f := range All {
		if of := f.Image.Of; of != nil && of.calls(f) {
			t.Errorf("the image of %s is itself", f.Name)
		}
		tries(t, f, 10, func(row oracle.Row, a []float64) {
			if math.Abs(a[0]) > 6 {
				return // cosh x + sinh x cancels
			}
			var got float64
			switch f.Image.Kind {
			case OnCircle:
				got = value(f.Image.Of, math.NaN(), math.Cos(a[0]), math.Sin(a[0]))
			case OnHyperbola:
				got = value(f.Image.Of, math.NaN(), math.Cosh(a[0]), math.Sinh(a[0]))
			case Formula:
				got = value(f.Image.Of, math.NaN(), a...)
			case OddRandom:
				if f.Parity != Odd {
					t.Errorf("%s is not odd", f.Name)
				}
				return
			case ProductLog:
				got = a[0] / math.Exp(f.Eval(a))
			case Logarithm:
				got = -f.Eval([]float64{2 / a[0]}) + f.Eval([]float64{2})
			case GeneralPower:
				got = f.Eval([]float64{2 * a[0], a[1]}) * f.Eval([]float64{0.5, a[1]})
			case AngleOf:
				got = math.Copysign(math.Acos(a[1]/math.Hypot(a[0], a[1])), a[0])
			default:
				return
			}
			if want := f.Eval(a); !(math.Abs(got-want) <= 1e-9*(1+math.Abs(want)*math.Cosh(a[0]))) {
				t.Errorf("the image of %s is %v at %v, want %v", f.Name, got, a, want)
			}
		})
	}
}

// calls reports whether a term comes to a function by way of images.
func (t *Term) calls(f *Func) bool {
	if g := t.Func; g == f || g != nil && g.Image.Of != nil && g.Image.Of.calls(f) {
		return true
	}
	return slices.ContainsFunc(t.Args, func(a *Term) bool { return a.calls(f) })
}
