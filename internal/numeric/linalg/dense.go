package linalg

// Inverse, determinant, linear systems, rank and the exponential of dense
// matrices.

import (
	"math"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/lapack/lapack64"
	"gonum.org/v1/gonum/mat"
)

const eps = 0x1p-52

// Norm1 is the largest column sum of absolute values.
func Norm1(n int, a []float64) float64 {
	most := 0.0
	for j := 0; j < n; j++ {
		s := 0.0
		for i := 0; i < n; i++ {
			s += math.Abs(a[i*n+j])
		}
		if s > most || math.IsNaN(s) {
			most = s
		}
	}
	return most
}

// Finite is nil when every entry of the n×m matrix is a number.
func Finite(n, m int, a []float64) error {
	for k, x := range a[:n*m] {
		if x-x != 0 {
			return &NotFinite{k / m, k % m, x}
		}
	}
	return nil
}

// Inverse writes the inverse of the n×n matrix a into dst, which may not alias
// a, and returns the reciprocal condition in the 1-norm. Below n·eps the matrix
// is Singular. The check is made on the matrix with rows and columns scaled to
// unit size, so that a metric in unequal units (diag(-f, 1/f, r², …)) is not
// taken for a degenerate one (equilibration: Golub & Van Loan, section 3.5).
func Inverse(n int, a, dst []float64) (rcond float64, err error) {
	if n == 0 {
		return 1, nil
	}
	if err := Finite(n, n, a); err != nil {
		return 0, err
	}
	if n <= 4 {
		det := adjugateSmall(n, a, dst)
		if det != 0 {
			inv := 1 / det
			for k := range dst[:n*n] {
				dst[k] *= inv
			}
			if rcond := 1 / (Norm1(n, a) * Norm1(n, dst)); rcond > 1e-6 {
				return rcond, nil
			}
		}
	}
	// Ill-conditioned, or large.
	f, err := factorise(n, a)
	if err != nil {
		return f.rcond, err
	}
	copy(dst, f.lu.Data)
	d := blas64.General{Rows: n, Cols: n, Stride: n, Data: dst}
	query := make([]float64, 1)
	lapack64.Getri(d, f.pivots, query, -1)
	w := make([]float64, max(n, int(query[0])))
	if !lapack64.Getri(d, f.pivots, w, len(w)) {
		return f.rcond, singular(n, a)
	}
	for i := 0; i < n; i++ {
		for j := 0; j < n; j++ {
			dst[i*n+j] *= f.cols[i] * f.rows[j]
		}
	}
	return f.rcond, nil
}

// Det is the determinant: closed forms to four, LU above. A singular matrix has
// determinant zero to rounding, which is no error.
func Det(n int, a []float64) float64 {
	switch n {
	case 0:
		return 1
	case 1:
		return a[0]
	case 2:
		return det2(a)
	case 3:
		return det3(a)
	case 4:
		return det4(a)
	}
	lu, piv, ok := luOf(n, a)
	if !ok {
		return 0
	}
	// Mantissas and exponents apart, so that no partial product overflows.
	det, exp := 1.0, 0
	for i := 0; i < n; i++ {
		if piv[i] != i {
			det = -det
		}
		f, e := math.Frexp(lu[i*n+i])
		det, exp = det*f, exp+e
		f, e = math.Frexp(det)
		det, exp = f, exp+e
	}
	return math.Ldexp(det, exp)
}

// luOf factors a copy of a.
func luOf(n int, a []float64) (lu []float64, piv []int, ok bool) {
	lu = append([]float64(nil), a[:n*n]...)
	piv = make([]int, n)
	ok = lapack64.Getrf(blas64.General{Rows: n, Cols: n, Stride: n, Data: lu}, piv)
	return lu, piv, ok
}

// LogDet is log |det a| and the sign of det a (0 when singular).
func LogDet(n int, a []float64) (logAbs, sign float64) {
	lu, piv, ok := luOf(n, a)
	if !ok {
		return math.Inf(-1), 0
	}
	sign = 1
	for i := 0; i < n; i++ {
		d := lu[i*n+i]
		if piv[i] != i {
			sign = -sign
		}
		if d < 0 {
			sign, d = -sign, -d
		}
		logAbs += math.Log(d)
	}
	return logAbs, sign
}

// Adjugate writes adj(a), the transpose of the cofactors, and returns det a; it
// exists for singular matrices too. Above n = 4, by the singular values:
// adj(U S Vᵀ) = det U det V · V diag(Π_{j≠i} s_j) Uᵀ (Stewart, "On the adjugate
// matrix", 1998).
func Adjugate(n int, a, dst []float64) (float64, error) {
	if err := Finite(n, n, a); err != nil {
		return 0, err
	}
	if n <= 4 {
		return adjugateSmall(n, a, dst), nil
	}
	u, s, v, err := svd(n, a)
	if err != nil {
		return 0, err
	}
	sgn := Det(n, u) * Det(n, v)
	if sgn < 0 {
		sgn = -1
	} else {
		sgn = 1
	}
	// Products without s_i by prefix and suffix.
	w := make([]float64, n)
	p := 1.0
	for i := 0; i < n; i++ {
		w[i] = p
		p *= s[i]
	}
	det := sgn * p
	p = 1
	for i := n - 1; i >= 0; i-- {
		w[i] *= p
		p *= s[i]
	}
	for i := 0; i < n; i++ {
		for j := 0; j < n; j++ {
			t := 0.0
			for k := 0; k < n; k++ {
				t += v[i*n+k] * w[k] * u[j*n+k]
			}
			dst[i*n+j] = sgn * t
		}
	}
	return det, nil
}

// Solve writes the n×m matrix X with a X = b into dst, which may be b.
func Solve(n, m int, a, b, dst []float64) (rcond float64, err error) {
	if err := Finite(n, n, a); err != nil {
		return 0, err
	}
	if n == 0 {
		return 1, nil
	}
	f, err := factorise(n, a)
	if err != nil {
		return f.rcond, err
	}
	if m == 0 {
		return f.rcond, nil
	}
	rhs := append([]float64(nil), b[:n*m]...)
	copy(dst, rhs)
	f.solve(m, dst)
	// One step of refinement makes every row's residual small against its own
	// terms (Skeel 1980; Higham, Accuracy and Stability).
	res := rhs
	blas64.Gemm(blas.NoTrans, blas.NoTrans, -1, blas64.General{Rows: n, Cols: n, Stride: n, Data: a},
		blas64.General{Rows: n, Cols: m, Stride: m, Data: dst}, 1, blas64.General{Rows: n, Cols: m, Stride: m, Data: res})
	f.solve(m, res)
	for i, d := range res {
		if d-d == 0 {
			dst[i] += d
		}
	}
	return f.rcond, nil
}

// singular describes a matrix that has no inverse: its rank and kernel by
// singular values.
func singular(n int, a []float64) error {
	e := &Singular{N: n}
	_, s, v, err := svd(n, a)
	if err != nil {
		return err
	}
	tol := RankTol(n) * s[0]
	for i := range s {
		if s[i] > tol {
			e.Rank++
			continue
		}
		k := make([]float64, n)
		for j := range k {
			k[j] = v[j*n+i]
		}
		e.Kernel = append(e.Kernel, clean(k))
	}
	if e.Rank == n && n > 0 {
		// Singular only after scaling: the last singular vector is the culprit.
		e.Rank = n - 1
		k := make([]float64, n)
		for j := range k {
			k[j] = v[j*n+n-1]
		}
		e.Kernel = append(e.Kernel, clean(k))
	}
	if n > 0 && s[0] > 0 {
		e.RCond = s[n-1] / s[0]
	}
	return e
}

// clean removes rounding dust and fixes the sign of a kernel vector for print.
func clean(v []float64) []float64 {
	big := 0.0
	for _, x := range v {
		if math.Abs(x) > math.Abs(big) {
			big = x
		}
	}
	for i := range v {
		if math.Abs(v[i]) < 1e-12*math.Abs(big) {
			v[i] = 0
		} else if big < 0 {
			v[i] = -v[i]
		}
	}
	return v
}

// RankTol is the relative size below which a singular value counts as zero.
func RankTol(n int) float64 { return float64(max(n, 16)) * 16 * eps }

// Rank is the numerical rank of an n×n matrix.
func Rank(n int, a []float64) (int, error) {
	_, s, _, err := svd(n, a)
	if err != nil {
		return 0, err
	}
	r := 0
	for i := range s {
		if s[i] > RankTol(n)*s[0] {
			r++
		}
	}
	return r, nil
}

// svd is a = U diag(s) Vᵀ, s descending; U and V row-major n×n.
func svd(n int, a []float64) (u, s, v []float64, err error) {
	if err := Finite(n, n, a); err != nil {
		return nil, nil, nil, err
	}
	var d mat.SVD
	if !d.Factorize(mat.NewDense(n, n, append([]float64(nil), a[:n*n]...)), mat.SVDFull) {
		return nil, nil, nil, &NoConvergence{}
	}
	var um, vm mat.Dense
	d.UTo(&um)
	d.VTo(&vm)
	return um.RawMatrix().Data, d.Values(nil), vm.RawMatrix().Data, nil
}
