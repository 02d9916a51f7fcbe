package linalg

// The exponential against Taylor's series in big floats: nilpotent, graded, triangular and rotating matrices.

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

const bigBits = 2000

// bigExpM is the sum of the powers over factorials, of the matrix halved until it
// is small, squared as often.
func bigExpM(n int, a []float64) []float64 {
	const halvings, terms = 60, 60
	number := func() *big.Float { return new(big.Float).SetPrec(bigBits) }
	m, x, p := make([]*big.Float, n*n), make([]*big.Float, n*n), make([]*big.Float, n*n)
	for i := range m {
		m[i] = number().SetMantExp(number().SetFloat64(a[i]), -halvings)
		x[i], p[i] = number(), number()
		if i%(n+1) == 0 {
			x[i].SetInt64(1)
			p[i].SetInt64(1)
		}
	}
	times := func(a, b []*big.Float) []*big.Float {
		r := make([]*big.Float, n*n)
		for i := range n {
			for j := range n {
				r[i*n+j] = number()
				for k := range n {
					r[i*n+j].Add(r[i*n+j], number().Mul(a[i*n+k], b[k*n+j]))
				}
			}
		}
		return r
	}
	for k := int64(1); k < terms; k++ {
		p = times(p, m)
		for i := range p {
			p[i].Quo(p[i], number().SetInt64(k))
			x[i].Add(x[i], p[i])
		}
	}
	for range halvings {
		x = times(x, x)
	}
	r := make([]float64, n*n)
	for i := range r {
		r[i], _ = x[i].Float64()
	}
	return r
}

func TestExpMOfNilpotentMatricesIsExact(t *testing.T) {
	for _, a := range [][]float64{
		{0, 1e10, 0, 0},
		{0, 0, -3e150, 0},
		{0, 3, 0, 0, 0, 5, 0, 0, 0},
		{0, 1e8, 4, 0, 0, 1e-6, 0, 0, 0},
		{0, 0, 0, 1e5, 0, 0, 1, 1e7, 0},
		{1e9, 1e9, -1e9, -1e9},
	} {
		n := int(math.Sqrt(float64(len(a))))
		got := make([]float64, n*n)
		if err := ExpM(ctx, n, a, got); err != nil {
			t.Fatal(err)
		}
		for i, want := range bigExpM(n, a) {
			if math.Abs(got[i]-want) > 4e-16*math.Abs(want) {
				t.Errorf("exp %v has %v at %d, want %v", a, got[i], i, want)
			}
		}
	}
}

func TestExpMAgainstBigFloats(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for trial := range 60 {
		n := 2 + trial%4
		a, d := make([]float64, n*n), make([]int, n)
		size := math.Exp(6*random.Float64() - 4)
		for i := range d {
			if trial%3 > 0 {
				d[i] = random.IntN(60) - 30
			}
		}
		norm := 0.0
		for i := range n {
			for j := range n {
				x := size * random.NormFloat64() / float64(n)
				if trial%5 == 1 && i > j { // triangular
					x = 0
				}
				norm = max(norm, float64(n)*math.Abs(x))
				a[i*n+j] = math.Ldexp(x, d[i]-d[j])
			}
		}
		got := make([]float64, n*n)
		if err := ExpM(ctx, n, a, got); err != nil {
			t.Fatal(err)
		}
		want := bigExpM(n, a)
		// Errors and entries as the matrix would have them without its grading.
		off, most := 0.0, 0.0
		for i := range n {
			for j := range n {
				off = max(off, math.Abs(math.Ldexp(got[i*n+j]-want[i*n+j], d[j]-d[i])))
				most = max(most, math.Abs(math.Ldexp(want[i*n+j], d[j]-d[i])))
			}
		}
		if !(off <= 5e-15*(1+norm)*most) {
			t.Errorf("exp of %v is off by %.2g of %.2g: %v, want %v", a, off, most, got, want)
		}
	}
}
