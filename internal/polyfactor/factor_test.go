package polyfactor

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"
)

func ints(cs ...int64) []*big.Int {
	out := make([]*big.Int, len(cs))
	for i, c := range cs {
		out[i] = big.NewInt(c)
	}
	return out
}

func always(int) bool { return true }

// times multiplies by the rule for coefficients alone.
func times(a, b []*big.Int) []*big.Int {
	out := make([]*big.Int, len(a)+len(b)-1)
	for k := range out {
		out[k] = new(big.Int)
		for i := range a {
			if j := k - i; j >= 0 && j < len(b) {
				out[k].Add(out[k], new(big.Int).Mul(a[i], b[j]))
			}
		}
	}
	return out
}

func same(a, b []*big.Int) bool {
	return slices.EqualFunc(a, b, func(x, y *big.Int) bool { return x.Cmp(y) == 0 })
}

// The degrees of the factors of polynomials whose factors are known from theory, and that these
// multiply out to what was factored.
func TestKnownPolynomials(t *testing.T) {
	power := func(n int, c int64) []*big.Int { // xⁿ + c
		f := make([]*big.Int, n+1)
		for i := range f {
			f[i] = new(big.Int)
		}
		f[0].SetInt64(c)
		f[n].SetInt64(1)
		return f
	}
	for _, c := range []struct {
		name    string
		f       []*big.Int
		degrees []int
	}{
		{"x^2 - 2", power(2, -2), []int{2}},
		{"x^2 - 1", power(2, -1), []int{1, 1}},
		{"x^4 + 4", power(4, 4), []int{2, 2}},
		{"x^4 + 1", power(4, 1), []int{4}}, // in factors modulo every prime
		{"x^12 - 1", power(12, -1), []int{1, 1, 2, 2, 2, 4}},
		{"x^60 - 1", power(60, -1), []int{1, 1, 2, 2, 2, 4, 4, 4, 8, 8, 8, 16}},
		{"Swinnerton-Dyer of 2, 3, 5", ints(576, 0, -960, 0, 352, 0, -40, 0, 1), []int{8}},
		{"(2 x + 3) (3 x - 5)", ints(-15, -1, 6), []int{1, 1}},
		{"x (x + 1)", ints(0, 1, 1), []int{1, 1}},
	} {
		fs, ok := Factor(c.f, always)
		var degrees []int
		product := ints(1)
		for _, f := range fs {
			degrees = append(degrees, len(f)-1)
			product = times(product, f)
		}
		slices.Sort(degrees)
		if !ok || !slices.Equal(degrees, c.degrees) || !same(product, c.f) {
			t.Errorf("%s: degrees %v, %v, want %v; the product is %v", c.name, degrees, ok, c.degrees, product)
		}
	}
}

// Random products come apart to no fewer factors than went in, each of which is whole by itself.
func TestRandomProducts(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 11))
	for k := range 150 {
		product, went := ints(1), 0
		for range 1 + rng.IntN(4) {
			f := make([]*big.Int, 2+rng.IntN(4))
			size := int64(1) << (1 + rng.IntN(60))
			for i := range f {
				f[i] = big.NewInt(rng.Int64N(2*size+1) - size)
			}
			f[0].Add(f[0], big.NewInt(2*size)) // neither is 0
			f[len(f)-1].Add(f[len(f)-1], big.NewInt(2*size))
			product = times(product, Primitive(f))
			went++
		}
		fs, ok := Factor(product, always)
		back := ints(1)
		for _, f := range fs {
			back = times(back, f)
			if again, ok := Factor(f, always); !ok || len(again) != 1 {
				t.Errorf("%d: %v is no factor that is whole: %v", k, f, again)
			}
		}
		if !ok || len(fs) < went || !same(back, product) {
			t.Errorf("%d: %v of %d factors: %v, %v", k, product, went, fs, ok)
		}
	}
}

// A polynomial with a square is refused, and so is one for which there is no budget.
func TestRefused(t *testing.T) {
	if fs, ok := Factor(ints(1, 2, 1), always); ok {
		t.Errorf("(x + 1)^2: %v", fs)
	}
	if fs, ok := Factor(ints(0, 0, 1, 1), always); ok {
		t.Errorf("x^2 (x + 1): %v", fs)
	}
	for budget := 0; budget < 4000; budget += 200 {
		left := budget
		fs, ok := Factor(ints(-1, 0, 0, 0, 0, 0, 1), func(n int) bool { left -= n; return left >= 0 })
		if !ok {
			continue
		}
		product := ints(1)
		for _, f := range fs {
			product = times(product, f)
		}
		if !same(product, ints(-1, 0, 0, 0, 0, 0, 1)) {
			t.Errorf("a budget of %d: %v", budget, fs)
		}
	}
}

// Subsets are all of them, each once.
func TestSubsets(t *testing.T) {
	seen := map[string]bool{}
	for size := range 7 {
		for s := range Subsets(6, size) {
			seen[fmt.Sprint(s)] = true
		}
	}
	if len(seen) != 1<<6 {
		t.Errorf("%d subsets of 6", len(seen))
	}
}
