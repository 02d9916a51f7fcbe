package linalg

// Inverse, determinant, linear systems, rank and the exponential of dense
// matrices.

import (
	"context"
	"math"
)

const eps = 0x1p-52

// Norm1 is the largest column sum of absolute values.
func Norm1(n int, a []float64) float64 {
	if n == 0 {
		return 0
	}
	var small [16]float64
	sums := small[:]
	if n > len(small) {
		sums = make([]float64, n)
	}
	for i := 0; i < n; i++ {
		for k, x := range a[i*n : (i+1)*n] {
			sums[k] += math.Abs(x)
		}
	}
	most := 0.0
	for _, s := range sums[:n] {
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
func Inverse(ctx context.Context, n int, a, dst []float64) (rcond float64, err error) {
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
	j := begin(ctx)
	defer j.end(&err)
	f, err := j.factorise(n, a)
	if err != nil {
		return f.rcond, err
	}
	f.inverse(dst[:n*n])
	return f.rcond, nil
}

// Det is the determinant: closed forms to four, LU above. A singular matrix has
// determinant zero to rounding, which is no error.
func Det(ctx context.Context, n int, a []float64) (det float64, err error) {
	switch n {
	case 0:
		return 1, nil
	case 1:
		return a[0], nil
	case 2:
		return det2(a), nil
	case 3:
		return det3(a), nil
	case 4:
		return det4(a), nil
	}
	j := begin(ctx)
	defer j.end(&err)
	return j.det(n, a), nil
}

func (j *job) det(n int, a []float64) float64 {
	lu, piv, ok := j.luOf(n, a)
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
func (j *job) luOf(n int, a []float64) (lu []float64, piv []int, ok bool) {
	j.look()
	m := j.matrix(n, n)
	j.copy(m, dense(n, n, a))
	piv = make([]int, n)
	ok = j.factorLU(m, piv)
	return m.a, piv, ok
}

// LogDet is log |det a| and the sign of det a (0 when singular).
func LogDet(ctx context.Context, n int, a []float64) (logAbs, sign float64, err error) {
	j := begin(ctx)
	defer j.end(&err)
	lu, piv, ok := j.luOf(n, a)
	if !ok {
		return math.Inf(-1), 0, nil
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
	return logAbs, sign, nil
}

// Adjugate writes adj(a), the transpose of the cofactors, and returns det a; it
// exists for singular matrices too. Above n = 4, by the singular values:
// adj(U S Vᵀ) = det U det V · V diag(Π_{j≠i} s_j) Uᵀ (Stewart, "On the adjugate
// matrix", 1998).
func Adjugate(ctx context.Context, n int, a, dst []float64) (det float64, err error) {
	if err := Finite(n, n, a); err != nil {
		return 0, err
	}
	if n <= 4 {
		return adjugateSmall(n, a, dst), nil
	}
	j := begin(ctx)
	defer j.end(&err)
	u, s, v, err := j.svd(n, a)
	if err != nil {
		return 0, err
	}
	sgn := math.Copysign(1, j.det(n, u)*j.det(n, v))
	// Products without s_i by prefix and suffix.
	w := make([]float64, n)
	p := 1.0
	for i := 0; i < n; i++ {
		w[i] = p
		p *= s[i]
	}
	det = sgn * p
	p = 1
	for i := n - 1; i >= 0; i-- {
		w[i] *= p * sgn
		p *= s[i]
	}
	scaled := j.matrix(n, n)
	for i := range n {
		for k, x := range v[i*n : (i+1)*n] {
			scaled.row(i)[k] = x * w[k]
		}
	}
	j.multiply(scaled, dense(n, n, u).t(), dense(n, n, dst))
	return det, nil
}

// Solve writes the n×m matrix X with a X = b into dst, which may be b.
func Solve(ctx context.Context, n, m int, a, b, dst []float64) (rcond float64, err error) {
	if err := Finite(n, n, a); err != nil {
		return 0, err
	}
	if n == 0 {
		return 1, nil
	}
	j := begin(ctx)
	defer j.end(&err)
	f, err := j.factorise(n, a)
	if err != nil {
		return f.rcond, err
	}
	if m == 0 {
		return f.rcond, nil
	}
	rhs := j.floats(n * m)
	copy(rhs, b[:n*m])
	copy(dst, rhs)
	f.solve(m, dst)
	// One step of refinement makes every row's residual small against its own
	// terms (Skeel 1980; Higham, Accuracy and Stability).
	res := rhs
	j.gemm(-1, dense(n, n, a), dense(n, m, dst), dense(n, m, res))
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
func (j *job) singular(n int, a []float64) error {
	e := &Singular{N: n}
	_, s, v, err := j.svd(n, a)
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
func Rank(ctx context.Context, n int, a []float64) (rank int, err error) {
	j := begin(ctx)
	defer j.end(&err)
	s, err := j.singularValues(n, n, a)
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
