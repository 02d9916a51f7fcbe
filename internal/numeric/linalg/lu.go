package linalg

// LU factors of a matrix with rows and columns scaled, and solving with them.

import (
	"math"
)

// factors are the LU factors of a matrix whose rows and columns were scaled:
// of rows_i a_ij cols_j.
type factors struct {
	j          *job
	n          int
	rows, cols []float64
	lu         view
	pivots     []int
	rcond      float64 // of the scaled matrix, in the 1-norm
}

// factorise scales and factorises a; the error is Singular below n·eps.
func (j *job) factorise(n int, a []float64) (f factors, err error) {
	f.j, f.n = j, n
	var ok bool
	if f.rows, f.cols, ok = j.scaling(n, a); !ok {
		return f, j.singular(n, a)
	}
	f.lu = j.matrix(n, n)
	for i := 0; i < n; i++ {
		row := f.lu.row(i)
		for k := range row {
			row[k] = a[i*n+k] * f.rows[i] * f.cols[k]
		}
		j.spend(float64(n))
	}
	f.pivots = make([]int, n)
	norm := Norm1(n, f.lu.a)
	if !j.factorLU(f.lu, f.pivots) {
		return f, j.singular(n, a)
	}
	inverse := j.inverseNorm(n, func(x []float64, transposed bool) {
		b := dense(n, 1, x)
		if transposed {
			j.lower(f.lu.t(), false, b)
			j.upper(f.lu.t(), true, b)
		} else {
			j.lower(f.lu, true, b)
			j.upper(f.lu, false, b)
		}
	})
	f.rcond = 1 / inverse / norm
	if !(f.rcond > float64(n)*eps) {
		return f, j.singular(n, a)
	}
	return f, nil
}

// solve replaces the n×m matrix y by a⁻¹ y.
func (f *factors) solve(m int, y []float64) {
	f.j.scaleRows(m, y, f.rows)
	b := dense(f.n, m, y)
	f.j.exchange(f.pivots, b)
	f.j.lower(f.lu, true, b)
	f.j.upper(f.lu, false, b)
	f.j.scaleRows(m, y, f.cols)
}

// inverse writes a⁻¹: the columns of the identity, solved for. Column k of L⁻¹ begins
// at row k, so the first step works on triangles.
func (f *factors) inverse(dst []float64) {
	j, n := f.j, f.n
	b := dense(n, n, dst)
	for i := range n {
		clear(b.row(i))
		dst[i*n+i] = 1
	}
	for i0 := 0; i0 < n; i0 += diagonal {
		i1 := min(i0+diagonal, n)
		j.gemm(-1, f.lu.sub(i0, i1, 0, i0), b.sub(0, i0, 0, i1), b.sub(i0, i1, 0, i1))
		j.lower(f.lu.sub(i0, i1, i0, i1), true, b.sub(i0, i1, 0, i1))
	}
	j.upper(f.lu, false, b)
	// The exchanges of rows are exchanges of the inverse's columns, backwards.
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	for i, p := range f.pivots {
		order[i], order[p] = order[p], order[i]
	}
	row := j.floats(n)
	for i := range n {
		x := b.row(i)
		copy(row, x)
		for k, p := range order {
			x[p] = row[k] * f.cols[i] * f.rows[p]
		}
		j.spend(float64(n))
	}
}

// scaleRows multiplies row i of a matrix with m columns by s[i].
func (j *job) scaleRows(m int, y, s []float64) {
	for i, v := range s {
		j.moved(m)
		row := y[i*m : (i+1)*m]
		for k := range row {
			row[k] *= v
		}
	}
}

// scaling gives powers of two r, c with max_j |r_i a_ij c_j| and max_i near
// one; false when a row or a column is zero.
func (j *job) scaling(n int, a []float64) (r, c []float64, ok bool) {
	r, c = j.floats(n), j.floats(n)
	for i := range c {
		c[i] = 1
	}
	most := j.floats(n)
	// Two sweeps of geometric means: enough for badly mixed units, and symmetric
	// input stays symmetric to a factor of two.
	for sweep := 0; sweep < 2; sweep++ {
		for i := 0; i < n; i++ {
			m := 0.0
			for k, x := range a[i*n : (i+1)*n] {
				m = max(m, math.Abs(x)*c[k])
			}
			if m == 0 {
				return nil, nil, false
			}
			r[i] = pow2(1 / m)
			j.spend(2 * float64(n))
		}
		clear(most)
		for i := 0; i < n; i++ {
			for k, x := range a[i*n : (i+1)*n] {
				most[k] = max(most[k], math.Abs(x)*r[i])
			}
			j.spend(2 * float64(n))
		}
		for k, m := range most {
			if m == 0 {
				return nil, nil, false
			}
			c[k] = pow2(1 / m)
		}
	}
	return r, c, true
}

// pow2 is the power of two next to x > 0, so that scaling is exact.
func pow2(x float64) float64 {
	_, e := math.Frexp(x)
	return math.Ldexp(1, e-1)
}
