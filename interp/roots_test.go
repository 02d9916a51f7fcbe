package interp_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Polynomials made of their roots have these and no others, written as a product or multiplied out: multiple
// ones once, those outside the interval not, and none of factors without real roots.
func TestRootsOfPolynomials(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	p := compile(t, "chart X(x)")
	for range 40 {
		var want []float64
		product := []string{"1"}
		coefs := []float64{1}
		times := func(by ...float64) {
			out := make([]float64, len(coefs)+len(by)-1)
			for i, c := range coefs {
				for j, b := range by {
					out[i+j] += c * b
				}
			}
			coefs = out
		}
		for range 1 + rng.IntN(3) {
			a, b, n := float64(rng.IntN(41)-20), float64(1+rng.IntN(3)), 1+rng.IntN(2)
			for range n {
				times(-a, b)
			}
			product = append(product, fmt.Sprintf("(%v*x - (%v))^%d", b, a, n))
			if r := a / b; r >= -8 && r <= 8 && !slices.Contains(want, r) {
				want = append(want, r)
			}
		}
		if c := 1 + rng.IntN(9); rng.IntN(2) == 0 {
			times(float64(c), 1, 1)
			product = append(product, fmt.Sprintf("(x^2 + x + %d)", c))
		}
		slices.Sort(want)
		var sum []string
		for k, c := range coefs {
			sum = append(sum, fmt.Sprintf("(%v)*x^%d", c, k))
		}
		for _, text := range []string{strings.Join(product, "*"), strings.Join(sum, " + ")} {
			v, err := p.Eval(context.Background(), "roots("+text+", x: -8..8)")
			if err != nil {
				t.Errorf("%s: %v", text, err)
				continue
			}
			if got := v.Float64s(); !slices.Equal(got, want) {
				t.Errorf("%s: %v, not %v", text, got, want)
			}
		}
	}
}

// Sums of waves and exponentials: every change of sign on a fine grid is a root that was found, at every root the
// function vanishes as closely as floats say, and between two of them it keeps its sign.
func TestRootsOfWaves(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 1))
	p := compile(t, "chart X(x)")
	for range 25 {
		a, b, c, d := 1+2*rng.Float64(), 3*rng.Float64(), rng.NormFloat64(), rng.NormFloat64()
		shapes := []struct {
			text string
			f    func(x float64) float64
		}{
			{fmt.Sprintf("sin(%.6f*x + %.6f) + (%.6f)*x/5 + (%.6f)/3", a, b, c, d), func(x float64) float64 { return math.Sin(a*x+b) + c*x/5 + d/3 }},
			{fmt.Sprintf("exp(-x^2*%.6f/9) - cos(%.6f*x)/2", a, b), func(x float64) float64 { return math.Exp(-x*x*a/9) - math.Cos(b*x)/2 }},
			{fmt.Sprintf("log(x^2 + %.6f) - abs(x - (%.6f))", a, c), func(x float64) float64 { return math.Log(x*x+a) - math.Abs(x-c) }},
			{fmt.Sprintf("tanh(x)*%.6f - atan(x + (%.6f))", a, c), func(x float64) float64 { return math.Tanh(x)*a - math.Atan(x+c) }},
			{fmt.Sprintf("sqrt(x^2 + %.6f) - cosh(x/2)*%.6f", a, b+0.1), func(x float64) float64 { return math.Sqrt(x*x+a) - math.Cosh(x/2)*(b+0.1) }},
		}
		shape := shapes[rng.IntN(len(shapes))]
		v, err := p.Eval(context.Background(), "roots("+shape.text+", x: -6..6)")
		if err != nil {
			t.Errorf("%s: %v", shape.text, err)
			continue
		}
		ends := append(append([]float64{-6}, v.Float64s()...), 6)
		for k := 1; k < len(ends); k++ {
			signs := map[bool]int{}
			for i := 1; i < 2000; i++ {
				x := ends[k-1] + (ends[k]-ends[k-1])*float64(i)/2000
				if y := shape.f(x); math.Abs(y) > 1e-4 { // its numbers are rounded to six decimals
					signs[y > 0]++
				}
			}
			if len(signs) > 1 {
				t.Errorf("%s: its sign changes between %v and %v: %v", shape.text, ends[k-1], ends[k], v)
			}
			if y := shape.f(ends[k]); k < len(ends)-1 && math.Abs(y) > 1e-4 {
				t.Errorf("%s is %v at %v", shape.text, y, ends[k])
			}
		}
	}
}

// Roots that are known, those at ends and close to one another among them, and what is refused.
func TestRootsAsWritten(t *testing.T) {
	const head = "chart X(x)\nchart S(r) where r > 0\n"
	for _, c := range []struct{ text, want string }{
		{"print roots(x^3 - 2*x + 1, x: -5..5)", "[-1.61803 0.618034 1]"},
		{"print roots(sin(x), x: 0..2*pi) == [0, pi, 2*pi]", "E0458"},
		{"print roots(sin(x), x: 0..2*pi)", "[0 3.14159 6.28319]"},
		{"print roots(sin(x), x: 0.1..6.28318530717)", "[3.14159]"},
		{"print roots((x - 1)*(x - 1 - 1e-12), x: 0..10)[2] > 1", "true"},
		{"print roots(x^2 + 1e-30, x: -1..1), roots(x^2 - 1e-30, x: -1..1)", "[], [-1e-15 1e-15]"},
		{"print roots((x^2 - 2)^2*(x - 3)^3, x: 0..10)", "[1.41421 3]"},
		{"print roots(cos(x) - 1, x: 0..7)", "[0 6.28319]"},
		{"print roots(x - sin(x), x: -1..1), roots(exp(x) - 1 - x, x: -1..1)", "[0], [0]"},
		{"print roots(tan(x) - x, x: 0..10)", "[0 4.49341 7.72525]"},
		{"print roots(1/x - x, x: -2..2), roots((x^2 - 1)/(x - 1), x: -2..2)", "[-1 1], [-1]"},
		{"print roots(log(x) - 1, x: 0..10), roots(sqrt(x) - x, x: 0..10), roots(x*log(x), x: 0..2)", "[2.71828], [0 1], [1]"},
		{"print roots(abs(x) - 1, x: -10..10), roots(max(x, -x^2 - 1), x: -3..3)", "[-1 1], [0]"},
		{"print roots(cos(8*acos(x)), x: -1/2..1/2)", "[-0.19509 0.19509]"},
		{"print roots(exp(x) - 1e6, x: 0..20), roots(x^(1/3) - 2, x: 0..20)", "[13.8155], [8]"},
		{"print roots(x^2 + 1, x: -10..10)", "[]"},
		{"print roots(x^5 - x - 1, x: -10..10)[1]^5 - roots(x^5 - x - 1, x: -10..10)[1] < 1.000001", "true"},
		{"fn f(t) = cos(t) - t/10\nprint roots(f, t: -5..5)", "[-4.2711 -1.74633 1.42755]"},
		{"param w\nprint roots(w^2 - 2, w: 0..2)", "[1.41421]"},
		{"print roots(r - 1, r: -2..2), roots(r*(r - 1), r: 0..2), roots(r + 1, r: -2..2)", "[1], [1], []"},
		{"y = roots(x^2 - 2, x: 0..2)\nprint y[1]^2 == 2", "E0458"},
		{"for z in roots(x^2 - 4, x: -3..3) { print z }", "-2\n2"},

		{"print roots((exp(x) - 2)^2 + 0*x, x: 0..1)", "[0.693147]"},
		{"print roots(exp(2*x) - 4*exp(x) + 4, x: 0..1)", "E0347"},
		{"print roots(atan(1/(x - 1/3)), x: -1..3)", "E0347"},
		{"print roots(gamma(x) - 2, x: 1..5)", "E0347"},
		{"print roots(floor(x) - 1/2, x: -3..3)", "E0347"},
		{"print roots(floor(x) - 1, x: -3..3)", "E0347"},
		{"print roots(sign(x), x: -3..3)", "E0347"},
		{"print roots(x - x, x: -3..3)", "E0344"},
		{"print roots(0*sin(x) + sin(x)^2 + cos(x)^2 - 1, x: -3..3)", "E0347"},
		{"print roots(x^2 - 1, x: 3..-3)", "E0344"},
		{"print roots(x^2 - 1, x: -inf..3)", "E0344"},
		{"print roots(x^2 - 1, y: 0..3)", "E0344"},
		{"print roots(x^2 - 1)", "E0344"},
		{"print roots(x^2 - 1, x: 3)", "E0344"},
		{"print roots([x, 1], x: 0..3)", "E0331"},
		{"print roots(x^2 - 1, x: 0..3, r: 0..1)", "E0330"},
		{"param k\nprint roots(x^2 - k, x: 0..3)", "E0339"},
		{"param k = 2\nprint roots(x^2 - k, x: 0..3)", "E0339"},
		{"param k = 2\nprint roots(x^2 - 2, x: 0..k)", "E0339"},
		{"fn a(s)\nprint roots(a(x), x: 0..3)", "E0339"},
		{"chart Y(u, v)\nprint roots(u - v, u: 0..3)", "E0331"},
		{"param m where m > 0\nchart Z(z) where z > m\nprint roots(z - 3, z: 1..10)", "E0347"},
	} {
		if got := printedOrCode(t, head+c.text); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
