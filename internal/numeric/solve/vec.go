package solve

// Vectors and linear operators for the solvers, and the error of an iteration
// that did not converge.

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/seed2d4d80ff/geo/internal/number"
)

// Operator applies a linear map: y = A x. x and y do not overlap.
type Operator func(x, y []float64) error

// NoConvergence reports an iteration that stopped short of its tolerance.
type NoConvergence struct {
	What      string // "minimise", "conjugate gradients" …
	Iteration int
	Reached   float64 // the residual, gradient or error estimate reached
	Wanted    float64
	Why       string // optional
}

// Error says what was reached.
func (e *NoConvergence) Error() string {
	s := fmt.Sprintf("%s did not converge: %s after %d iterations, wanted %s", e.What, number.Format(e.Reached, 2), e.Iteration, number.Format(e.Wanted, 2))
	if e.Why != "" {
		s += " (" + e.Why + ")"
	}
	return s
}

// dot sums in fixed chunks of 256, so that the result does not depend on how
// the caller splits its work.
func dot(x, y []float64) float64 {
	s := 0.0
	for len(x) > 0 {
		n := min(len(x), 256)
		a, b := x[:n], y[:n]
		t0, t1, t2, t3 := 0.0, 0.0, 0.0, 0.0
		i := 0
		for ; i+4 <= n; i += 4 {
			t0 += a[i] * b[i]
			t1 += a[i+1] * b[i+1]
			t2 += a[i+2] * b[i+2]
			t3 += a[i+3] * b[i+3]
		}
		for ; i < n; i++ {
			t0 += a[i] * b[i]
		}
		s += (t0 + t1) + (t2 + t3)
		x, y = x[n:], y[n:]
	}
	return s
}

func axpy(a float64, x, y []float64) {
	y = y[:len(x)]
	for i, v := range x {
		y[i] += a * v
	}
}

func scale(a float64, x []float64) {
	for i := range x {
		x[i] *= a
	}
}

func norm(x []float64) float64 { return math.Sqrt(dot(x, x)) }

func normInf(x []float64) float64 {
	m := 0.0
	for _, v := range x {
		if a := math.Abs(v); a > m || math.IsNaN(a) {
			m = a
		}
	}
	return m
}

func finite(x float64) bool { return x-x == 0 }

// random fills x with Gaussian numbers of a fixed stream.
func random(r *rand.Rand, x []float64) {
	for i := range x {
		x[i] = r.NormFloat64()
	}
}

func rng(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0x9e3779b97f4a7c15)) }

func alive(ctx context.Context) error {
	if ctx == nil {
		return nil
	}
	return ctx.Err()
}
