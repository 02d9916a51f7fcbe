package builtins

// Conjugate points along a geodesic, beyond which it is no longer the shortest
// way.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/numeric/linalg"
)

// conjugate is a time, after it happened, by which the geodesic of the vector
// found has passed a conjugate point, 0 when it passes none. g is the metric at
// p.
//
// With the Jacobi fields A that begin at 0 with velocities e_k, and C that begin
// at e_k with velocity 0, W = A⁻¹C is symmetric with respect to g, and W' =
// -A⁻¹(A⁻¹)ᵀ: its eigenvalues only fall, from +∞, and jump from -∞ to +∞ at
// conjugate points. So the number of negative ones falls exactly there, by the
// point's multiplicity (Wronskian of Jacobi fields: Klingenberg, Riemannian
// Geometry, 2nd ed.).
func (s *shooting) conjugate(g []float64) (float64, error) {
	d := s.d
	w := *s.variation
	w.m = 2 * d
	y := make([]float64, 2*d+4*d*d)
	copy(y, s.p)
	copy(y[d:], s.v)
	if err := w.field.At(y[:d], w.gamma, w.dgamma); err != nil {
		return 0, err
	}
	for m := 0; m < d; m++ {
		y[(2+2*d+m)*d+m] = 1 // A
		y[(2+d+m)*d+m] = 1   // C, and the coordinates of its zero covariant derivative
		for k := 0; k < d; k++ {
			for i := 0; i < d; i++ {
				y[(2+3*d+m)*d+k] -= w.gamma[(k*d+i)*d+m] * s.v[i]
			}
		}
	}
	a, c, quotient, form := make([]float64, d*d), make([]float64, d*d), make([]float64, d*d), make([]float64, d*d)
	found, negative := 0.0, 0
	err := w.run(s.rt, y, 1, func(t float64, y []float64) error {
		if found > 0 {
			return nil
		}
		for k := 0; k < d; k++ {
			for m := 0; m < d; m++ {
				a[k*d+m] = y[(2+m)*d+k]
				c[k*d+m] = y[(2+d+m)*d+k]
			}
		}
		if _, err := linalg.Solve(s.rt.Context(), d, d, a, c, quotient); err != nil {
			found = t
			return nil
		}
		size := 0.0
		for i := 0; i < d; i++ {
			for j := 0; j < d; j++ {
				v := 0.0
				for k := 0; k < d; k++ {
					v += g[i*d+k]*quotient[k*d+j] + g[j*d+k]*quotient[k*d+i]
				}
				form[i*d+j] = v / 2
				size = math.Max(size, math.Abs(v))
			}
		}
		values, _, err := linalg.EigSym(s.rt.Context(), d, form, false)
		if err != nil {
			return err
		}
		n := 0
		for _, v := range values {
			if v < -1e-9*size {
				n++
			}
		}
		if n < negative {
			found = t
		}
		negative = n
		return nil
	})
	return found, err
}
