package solve

import (
	"context"
	"math"
	"testing"
)

func one(f func(x float64) float64) Integrand {
	return func(x [][]float64, out []float64) error {
		for k := range out {
			out[k] = f(x[0][k])
		}
		return nil
	}
}

func two(f func(x, y float64) float64) Integrand {
	return func(x [][]float64, out []float64) error {
		for k := range out {
			out[k] = f(x[0][k], x[1][k])
		}
		return nil
	}
}

// Closed forms, among them QUADPACK's and Genz's test families.
func TestIntegrate(t *testing.T) {
	inf := math.Inf(1)
	cases := []struct {
		name   string
		f      Integrand
		lo, hi []float64
		want   float64
		tol    float64
	}{
		{"polynomial", one(func(x float64) float64 { return x*x*x - 2*x }), []float64{-1}, []float64{3}, 12, 1e-13},
		{"reversed", one(func(x float64) float64 { return x }), []float64{1}, []float64{0}, -0.5, 1e-14},
		{"bessel J0(2)", one(func(x float64) float64 { return math.Cos(2*math.Sin(x)) / math.Pi }), []float64{0}, []float64{math.Pi}, 0.22389077914123566805, 1e-13},
		{"periodic sharp", one(func(x float64) float64 { return 1 / (1.01 - math.Cos(x)) }), []float64{0}, []float64{2 * math.Pi}, 2 * math.Pi / math.Sqrt(1.01*1.01-1), 1e-9},
		{"root", one(func(x float64) float64 { return math.Sqrt(x) }), []float64{0}, []float64{1}, 2. / 3, 1e-11},
		{"inverse root", one(func(x float64) float64 { return 1 / math.Sqrt(x) }), []float64{0}, []float64{1}, 2, 1e-9},
		{"inverse root at the far end", one(func(x float64) float64 { return 1 / math.Sqrt(1-x) }), []float64{0}, []float64{1}, 2, 1e-10},
		{"inverse roots at both ends", one(func(x float64) float64 { return 1 / math.Sqrt(x*(1-x)) }), []float64{0}, []float64{1}, math.Pi, 1e-10},
		{"a weaker power at the far end", one(func(x float64) float64 { return math.Pow(3-x, -0.7) }), []float64{1}, []float64{3}, math.Pow(2, 0.3) / 0.3, 1e-9},
		{"log at the far end", one(func(x float64) float64 { return math.Log(1 - x) }), []float64{0}, []float64{1}, -1, 1e-10},
		{"roots of a square's two sides", two(func(x, y float64) float64 { return 1 / math.Sqrt((1-x)*y) }), []float64{0, 0}, []float64{1, 1}, 4, 1e-8},
		{"log", one(math.Log), []float64{0}, []float64{1}, -1, 1e-10},
		{"kink", one(func(x float64) float64 { return math.Abs(x - 0.3137) }), []float64{0}, []float64{1}, (0.3137*0.3137 + 0.6863*0.6863) / 2, 1e-11},
		{"peak", one(func(x float64) float64 { return 1e-4 / ((x-0.3)*(x-0.3) + 1e-8) }), []float64{0}, []float64{1}, math.Atan(0.7e4) + math.Atan(0.3e4), 1e-9},
		{"gauss", one(func(x float64) float64 { return math.Exp(-x * x) }), []float64{-inf}, []float64{inf}, math.Sqrt(math.Pi), 1e-10},
		{"half line", one(func(x float64) float64 { return math.Exp(-x) * x }), []float64{0}, []float64{inf}, 1, 1e-10},
		{"sphere area", two(func(th, ph float64) float64 { return math.Sin(th) }), []float64{0, 0}, []float64{math.Pi, 2 * math.Pi}, 4 * math.Pi, 1e-12},
		{"torus curvature", two(func(u, v float64) float64 { return math.Cos(u) }), []float64{0, 0}, []float64{2 * math.Pi, 2 * math.Pi}, 0, 1e-11},
		{"quarter disc", two(func(x, y float64) float64 {
			if x*x+y*y < 1 {
				return math.Sqrt(1 - x*x - y*y)
			}
			return 0
		}), []float64{0, 0}, []float64{1, 1}, math.Pi / 6, 1e-7},
		{"genz corner", two(func(x, y float64) float64 { return math.Pow(1+2*x+3*y, -3) }), []float64{0, 0}, []float64{1, 1}, 1. / 12 * (1 - 1./3 - 1./4 + 1./6), 1e-12},
	}
	for _, c := range cases {
		r, err := Integrate(context.Background(), c.f, c.lo, c.hi, QuadOptions{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if e := math.Abs(r.Value - c.want); !(e <= c.tol*math.Max(1, math.Abs(c.want))) {
			t.Errorf("%s: %.15g, want %.15g, off by %.2g (claimed %.2g, %d evaluations)", c.name, r.Value, c.want, e, r.Error, r.Evals)
		}
		t.Logf("%s: error %.2g claimed %.2g, %d evaluations", c.name, math.Abs(r.Value-c.want), r.Error, r.Evals)
	}
}

func TestIntegrateOfPole(t *testing.T) {
	_, err := Integrate(context.Background(), one(func(x float64) float64 { return 1 / x }), []float64{0}, []float64{1}, QuadOptions{})
	if err == nil {
		t.Error("the integral of 1/x from 0 converged")
	}
}

// A 21-point Kronrod rule is exact to degree 31.
func TestKronrodDegree(t *testing.T) {
	for deg := 0; deg <= 31; deg++ {
		s := 0.0
		for k := 0; k < 11; k++ {
			if k == 10 {
				if deg == 0 {
					s += kronrodW[k]
				}
				continue
			}
			p := math.Pow(kronrodX[k], float64(deg))
			if deg%2 == 0 {
				s += 2 * kronrodW[k] * p
			}
		}
		want := 0.0
		if deg%2 == 0 {
			want = 2 / float64(deg+1)
		}
		if math.Abs(s-want) > 1e-15*8 {
			t.Errorf("degree %d: %g, want %g", deg, s, want)
		}
	}
}

func TestIntegrateCancels(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	calls := 0
	_, err := Integrate(ctx, two(func(x, y float64) float64 {
		if calls++; calls == 5000 {
			cancel()
		}
		return math.Abs(x-y) * math.Sqrt(math.Abs(x-0.1*y))
	}), []float64{0, 0}, []float64{1, 1}, QuadOptions{})
	if err != context.Canceled {
		t.Errorf("got %v", err)
	}
}
