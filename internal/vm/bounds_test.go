package vm

// Bounds of rounding errors against values in big floats.

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// A random polynomial quotient with cancellations, and the same in big floats.
func TestBoundsHoldInBigFloats(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	lost := 0
	for range 400 {
		p := scalar.NewPool(random.Uint64())
		x, y := p.NewVar(scalar.VarInfo{Name: "x"}), p.NewVar(scalar.VarInfo{Name: "y"})
		at := []float64{1 + random.NormFloat64()*math.Pow(10, float64(-random.IntN(10))), random.NormFloat64()}
		es := []scalar.Expr{p.Var(x), p.Var(y), p.Int(1)}
		bs := []*big.Float{exactly(at[0]), exactly(at[1]), exactly(1)}
		for range 12 {
			i, j := random.IntN(len(es)), random.IntN(len(es))
			var e scalar.Expr
			b := exactly(0)
			switch random.IntN(4) {
			case 0:
				e = p.Add(es[i], es[j])
				b.Add(bs[i], bs[j])
			case 1:
				e = p.Sub(es[i], es[j])
				b.Sub(bs[i], bs[j])
			case 2:
				e = p.Mul(es[i], es[j])
				b.Mul(bs[i], bs[j])
			default:
				if bs[j].Sign() == 0 || es[j].IsZero() {
					continue
				}
				e = p.Div(es[i], es[j])
				b.Quo(bs[i], bs[j])
			}
			es, bs = append(es, e), append(bs, b)
		}
		pr, err := Compile(p, es, []scalar.Var{x, y})
		if err != nil {
			t.Fatal(err)
		}
		out, bound := make([]float64, len(es)), make([]float64, len(es))
		pr.Run1(at, out)
		pr.Bounds(at, []float64{0, 0}, bound)
		for k := range out {
			want, _ := bs[k].Float64()
			if math.IsNaN(out[k]) || math.IsInf(out[k], 0) {
				continue
			}
			off, _ := new(big.Float).SetPrec(2000).Sub(exactly(out[k]), bs[k]).Float64()
			if off = math.Abs(off); off > bound[k]*1.0001 {
				t.Errorf("%s at %v is %v, off by %g, and the bound is %g", p.Format(es[k], scalar.Text), at, out[k], off, bound[k])
			} else if off > 1e-9*math.Abs(want) {
				lost++
			}
		}
	}
	if lost == 0 {
		t.Error("nothing was cancelled: the bounds were not tried")
	}
}

func exactly(x float64) *big.Float { return new(big.Float).SetPrec(2000).SetFloat64(x) }

// Functions carry the errors of their arguments on.
func TestBoundsOfFunctions(t *testing.T) {
	l := lab{scalar.NewPool(1)}
	x := l.NewVar(scalar.VarInfo{Name: "x"})
	root := l.Sqrt(l.Add(l.PowInt(l.Var(x), 2), l.Int(1)))
	pr, err := Compile(l.Pool, []scalar.Expr{l.Sub(root, l.Var(x))}, []scalar.Var{x})
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []float64{1, 1e3, 1e6, 1e8} {
		var out, bound [1]float64
		pr.Run1([]float64{at}, out[:])
		pr.Bounds([]float64{at}, []float64{0}, bound[:])
		want := 1 / (math.Sqrt(at*at+1) + at)
		if off := math.Abs(out[0] - want); off > bound[0] || bound[0] > 16*unit*at {
			t.Errorf("at %g it is off by %g, and the bound is %g", at, off, bound[0])
		}
	}
}

// Across a pole the ends of an interval say nothing: the bound is infinite, and finite beside it.
func TestBoundsAcrossPoles(t *testing.T) {
	for _, c := range []struct {
		f        string
		at, off  float64
		infinite bool
	}{
		{"tan", math.Pi / 2, 1e-15, true},
		{"tan", -math.Pi / 2, 1e-15, true},
		{"tan", 1.5, 1e-3, false},
		{"tan", 1.5, 0.1, true},
		{"tan", 0, 0.5, false},
		{"tan", math.Pi, 0.5, false},
		{"gamma", -2.0001, 1e-3, true},
		{"gamma", -2.01, 1e-3, false},
		{"digamma", 1e-4, 1e-3, true},
		{"digamma", 1, 0.5, false},
	} {
		l := lab{scalar.NewPool(1)}
		x := l.NewVar(scalar.VarInfo{Name: "x"})
		pr, err := Compile(l.Pool, []scalar.Expr{l.call(c.f, l.Var(x))}, []scalar.Var{x})
		if err != nil {
			t.Fatal(err)
		}
		var bound [1]float64
		pr.Bounds([]float64{c.at}, []float64{c.off}, bound[:])
		if got := math.IsInf(bound[0], 1); got != c.infinite {
			t.Errorf("%s at %g within %g has the bound %g", c.f, c.at, c.off, bound[0])
		}
	}
}
