package solve

// When an integral is refused: where its integrand is, at whichever call, and not where its error is as wanted.

import (
	"context"
	"errors"
	"math"
	"testing"
)

func TestIntegralsEndWhereTheIntegrandFails(t *testing.T) {
	refused := errors.New("no value here")
	for _, k := range []struct {
		name   string
		f      Integrand
		lo, hi []float64
	}{
		{"a peak", one(func(x float64) float64 { return 1e-4 / ((x-0.3)*(x-0.3) + 1e-8) }), []float64{0}, []float64{1}},
		{"a kink", one(func(x float64) float64 { return math.Abs(x - 0.3137) }), []float64{0}, []float64{1}},
		{"a kink along a line", two(func(x, y float64) float64 { return math.Abs(x - y*y) }), []float64{0, 0}, []float64{1, 1}},
		{"the edge of a disc", two(func(x, y float64) float64 { return math.Sqrt(math.Max(0, 1-x*x-y*y)) }), []float64{0, 0}, []float64{1, 1}},
	} {
		calls, fails := 0, 0
		f := func(x [][]float64, out []float64) error {
			if calls++; calls == fails {
				return refused
			}
			return k.f(x, out)
		}
		if _, err := Integrate(context.Background(), f, k.lo, k.hi, QuadOptions{Rel: 1e-6}); err != nil {
			t.Errorf("%s: %v", k.name, err)
			continue
		}
		all := calls
		for fails = 1; fails <= all; fails += 1 + all/25 {
			calls = 0
			if _, err := Integrate(context.Background(), f, k.lo, k.hi, QuadOptions{Rel: 1e-6}); !errors.Is(err, refused) {
				t.Errorf("%s: call %d of %d is refused, and the integral says %v", k.name, fails, all, err)
			}
		}
	}
}

// What is found to the tolerance that was asked for has converged.
func TestIntegralsOfCoarseTolerance(t *testing.T) {
	f := two(func(x, y float64) float64 { return math.Abs(x - y*y) })
	const want = 11. / 30
	for _, rel := range []float64{1e-3, 1e-4, 1e-5, 1e-6, 1e-7} {
		r, err := Integrate(context.Background(), f, []float64{0, 0}, []float64{1, 1}, QuadOptions{Rel: rel})
		if err != nil || math.Abs(r.Value-want) > r.Error || r.Error > rel*r.Scale {
			t.Errorf("to %g: %v ± %v, %v; want %v", rel, r.Value, r.Error, err, want)
		}
	}
}
