package solve

// Linear systems by conjugate gradients, and the trace of an operator by random
// vectors.

import (
	"context"
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/number"
)

// NotDefinite reports a direction along which an operator that should be
// positive definite is not.
type NotDefinite struct{ Curvature float64 }

// Error shows the curvature met.
func (e *NotDefinite) Error() string {
	return fmt.Sprintf("not positive definite: curvature %s along a direction", number.Format(e.Curvature, 3))
}

// CG solves A x = b for a symmetric positive definite A by conjugate gradients
// (Hestenes & Stiefel 1952; Saad, Iterative Methods, Alg. 6.18) to
// |b - A x| ≤ tol·|b|. x holds the first guess. diag, when not nil, is the
// diagonal of A, used as preconditioner.
func CG(ctx context.Context, a Operator, diag, b, x []float64, tol float64) (iterations int, err error) {
	n := len(b)
	r := make([]float64, n)
	p := make([]float64, n)
	ap := make([]float64, n)
	z := r
	if err := a(x, ap); err != nil {
		return 0, err
	}
	for i := range r {
		r[i] = b[i] - ap[i]
	}
	if diag != nil {
		z = make([]float64, n)
	}
	precond := func() {
		if diag != nil {
			for i := range z {
				z[i] = r[i] / diag[i]
			}
		}
	}
	precond()
	copy(p, z)
	rz := dot(r, z)
	want := tol * norm(b)
	best := math.Inf(1)
	stall := 0
	limit := 10*n + 100
	for k := 0; ; k++ {
		res := norm(r)
		if res <= want || res == 0 {
			return k, nil
		}
		if res < 0.5*best {
			best, stall = res, 0
		} else {
			stall++
		}
		if k >= limit || stall > n+200 {
			return k, &NoConvergence{What: "conjugate gradients", Iteration: k, Reached: res, Wanted: want}
		}
		if err := alive(ctx); err != nil {
			return k, err
		}
		if err := a(p, ap); err != nil {
			return k, err
		}
		c := dot(p, ap)
		if !(c > 0) {
			return k, &NotDefinite{c / dot(p, p)}
		}
		alpha := rz / c
		axpy(alpha, p, x)
		axpy(-alpha, ap, r)
		precond()
		next := dot(r, z)
		beta := next / rz
		rz = next
		for i := range p {
			p[i] = z[i] + beta*p[i]
		}
	}
}

// Trace estimates the trace of an n×n operator from samples random signs
// (Hutchinson 1990): the mean of z·Az and its standard error.
func Trace(ctx context.Context, n int, a Operator, samples int, seed uint64) (mean, stderr float64, err error) {
	r := rng(seed)
	z := make([]float64, n)
	az := make([]float64, n)
	sum, sq := 0.0, 0.0
	for s := 0; s < samples; s++ {
		if err := alive(ctx); err != nil {
			return 0, 0, err
		}
		for i := range z {
			z[i] = 1
			if r.Uint64()&1 == 0 {
				z[i] = -1
			}
		}
		if err := a(z, az); err != nil {
			return 0, 0, err
		}
		t := dot(z, az)
		d := t - sum/float64(max(s, 1))
		if s > 0 {
			sq += d * d * float64(s) / float64(s+1)
		}
		sum += t
	}
	k := float64(samples)
	mean = sum / k
	if samples > 1 {
		stderr = math.Sqrt(sq / (k * (k - 1)))
	}
	return mean, stderr, nil
}
