package linalg

// LU factors of a matrix with rows and columns scaled, and solving with them.

import (
	"math"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/lapack"
	"gonum.org/v1/gonum/lapack/lapack64"
)

// factors are the LU factors of a matrix whose rows and columns were scaled:
// of rows_i a_ij cols_j.
type factors struct {
	n          int
	rows, cols []float64
	lu         blas64.General
	pivots     []int
	rcond      float64 // of the scaled matrix, in the 1-norm
}

// factorise scales and factorises a; the error is Singular below n·eps.
func factorise(n int, a []float64) (f factors, err error) {
	f.n = n
	var ok bool
	if f.rows, f.cols, ok = scaling(n, a); !ok {
		return f, singular(n, a)
	}
	lu := make([]float64, n*n)
	for i := 0; i < n; i++ {
		for j := 0; j < n; j++ {
			lu[i*n+j] = a[i*n+j] * f.rows[i] * f.cols[j]
		}
	}
	f.pivots = make([]int, n)
	f.lu = blas64.General{Rows: n, Cols: n, Stride: n, Data: lu}
	norm := Norm1(n, lu)
	if !lapack64.Getrf(f.lu, f.pivots) {
		return f, singular(n, a)
	}
	f.rcond = lapack64.Gecon(lapack.MaxColumnSum, f.lu, norm, make([]float64, 4*n), make([]int, n))
	if !(f.rcond > float64(n)*eps) {
		return f, singular(n, a)
	}
	return f, nil
}

// solve replaces the n×m matrix y by a⁻¹ y.
func (f *factors) solve(m int, y []float64) {
	scaleRows(m, y, f.rows)
	lapack64.Getrs(blas.NoTrans, f.lu, blas64.General{Rows: f.n, Cols: m, Stride: m, Data: y}, f.pivots)
	scaleRows(m, y, f.cols)
}

// scaleRows multiplies row i of a matrix with m columns by s[i].
func scaleRows(m int, y, s []float64) {
	for i, v := range s {
		row := y[i*m : (i+1)*m]
		for k := range row {
			row[k] *= v
		}
	}
}

// scaling gives powers of two r, c with max_j |r_i a_ij c_j| and max_i near
// one; false when a row or a column is zero.
func scaling(n int, a []float64) (r, c []float64, ok bool) {
	r, c = make([]float64, n), make([]float64, n)
	for i := range c {
		c[i] = 1
	}
	// Two sweeps of geometric means: enough for badly mixed units, and symmetric
	// input stays symmetric to a factor of two.
	for sweep := 0; sweep < 2; sweep++ {
		for i := 0; i < n; i++ {
			m := 0.0
			for j := 0; j < n; j++ {
				m = math.Max(m, math.Abs(a[i*n+j])*c[j])
			}
			if m == 0 {
				return nil, nil, false
			}
			r[i] = pow2(1 / m)
		}
		for j := 0; j < n; j++ {
			m := 0.0
			for i := 0; i < n; i++ {
				m = math.Max(m, math.Abs(a[i*n+j])*r[i])
			}
			if m == 0 {
				return nil, nil, false
			}
			c[j] = pow2(1 / m)
		}
	}
	return r, c, true
}

// pow2 is the power of two next to x > 0, so that scaling is exact.
func pow2(x float64) float64 {
	_, e := math.Frexp(x)
	return math.Ldexp(1, e-1)
}
