package linalg

// Eigenvalues and eigenvectors of dense matrices: symmetric, relative to a
// metric, general.

import (
	"math"
	"sort"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/lapack"
	"gonum.org/v1/gonum/lapack/lapack64"
	"gonum.org/v1/gonum/mat"
)

// SymTol is the relative asymmetry that counts as rounding.
const SymTol = 1e-9

// CheckSymmetric is nil when a equals its transpose to rounding.
func CheckSymmetric(n int, a []float64, metric bool) error {
	largest := 0.0
	for _, x := range a[:n*n] {
		largest = math.Max(largest, math.Abs(x))
	}
	worst := &Asymmetric{Metric: metric, Largest: largest}
	d := SymTol * largest
	for i := 0; i < n; i++ {
		for j := i + 1; j < n; j++ {
			if e := math.Abs(a[i*n+j] - a[j*n+i]); e > d {
				d = e
				worst.I, worst.J, worst.IJ, worst.JI = i, j, a[i*n+j], a[j*n+i]
			}
		}
	}
	if worst.J != 0 {
		return worst
	}
	return nil
}

// EigSym is the spectrum of a symmetric matrix, ascending; with vectors, column
// k of vec (row-major) belongs to value k. a is not changed.
func EigSym(n int, a []float64, vectors bool) (val, vec []float64, err error) {
	if err := Finite(n, n, a); err != nil {
		return nil, nil, err
	}
	val = make([]float64, n)
	if n == 0 {
		return val, nil, nil
	}
	if n <= Tiny && !vectors && CheckSymmetric(n, a, false) == nil && EigTiny(n, a, val) {
		return val, nil, nil
	}
	w := append([]float64(nil), a[:n*n]...)
	for i := 0; i < n; i++ {
		for j := i + 1; j < n; j++ {
			w[i*n+j] = (a[i*n+j] + a[j*n+i]) / 2
		}
	}
	job := lapack.EVNone
	if vectors {
		job = lapack.EVCompute
	}
	m := blas64.Symmetric{N: n, Stride: n, Data: w, Uplo: blas.Upper}
	q := make([]float64, 1)
	lapack64.Syev(job, m, val, q, -1)
	work := make([]float64, int(q[0]))
	if !lapack64.Syev(job, m, val, work, len(work)) {
		return nil, nil, &NoConvergence{}
	}
	if vectors {
		vec = w
		fixSigns(n, vec)
	}
	return val, vec, nil
}

// fixSigns makes the largest entry of each column positive, so that vectors
// print alike whatever path found them.
func fixSigns(n int, vec []float64) {
	for k := 0; k < n; k++ {
		big := 0.0
		for i := 0; i < n; i++ {
			if x := vec[i*n+k]; math.Abs(x) > math.Abs(big)*(1+1e-9) {
				big = x
			}
		}
		if big < 0 {
			for i := 0; i < n; i++ {
				vec[i*n+k] = -vec[i*n+k]
			}
		}
	}
}

// EigSymDef solves H v = λ G v for symmetric H and positive definite G,
// ascending: with G = L Lᵀ, the eigenvalues of L⁻¹ H L⁻ᵀ (LAPACK's dsygv). The
// vectors are G-orthonormal. An indefinite or degenerate G is an error that
// says which.
func EigSymDef(n int, h, g []float64, vectors bool) (val, vec []float64, err error) {
	if err := Finite(n, n, h); err != nil {
		return nil, nil, err
	}
	if err := CheckMetric(n, g); err != nil {
		return nil, nil, err
	}
	if err := CheckSymmetric(n, h, false); err != nil {
		return nil, nil, err
	}
	// Scaling by D = diag(g_ii)^-1/2 first keeps metrics in unequal units exact:
	// the problem (D H D, D G D) has the same values.
	l := make([]float64, n*n)
	c := make([]float64, n*n)
	d := make([]float64, n)
	for i := range d {
		d[i] = 1 / math.Sqrt(g[i*n+i])
	}
	for i := 0; i < n; i++ {
		for j := 0; j < n; j++ {
			l[i*n+j] = (g[i*n+j] + g[j*n+i]) / 2 * d[i] * d[j]
			c[i*n+j] = (h[i*n+j] + h[j*n+i]) / 2 * d[i] * d[j]
		}
	}
	t, ok := lapack64.Potrf(blas64.Symmetric{N: n, Stride: n, Data: l, Uplo: blas.Lower})
	if !ok {
		return nil, nil, metricFault(n, g)
	}
	cm := blas64.General{Rows: n, Cols: n, Stride: n, Data: c}
	blas64.Trsm(blas.Left, blas.NoTrans, 1, t, cm)
	blas64.Trsm(blas.Right, blas.Trans, 1, t, cm)
	val, vec, err = EigSym(n, c, vectors)
	if err != nil || !vectors {
		return val, nil, err
	}
	blas64.Trsm(blas.Left, blas.Trans, 1, t, blas64.General{Rows: n, Cols: n, Stride: n, Data: vec})
	for i := 0; i < n; i++ {
		for k := 0; k < n; k++ {
			vec[i*n+k] *= d[i]
		}
	}
	fixSigns(n, vec)
	return val, vec, nil
}

// CheckMetric is nil when g is symmetric and positive definite to working
// precision.
func CheckMetric(n int, g []float64) error {
	if err := Finite(n, n, g); err != nil {
		return err
	}
	if err := CheckSymmetric(n, g, true); err != nil {
		return err
	}
	l := make([]float64, n*n)
	d := make([]float64, n)
	for i := range d {
		if !(g[i*n+i] > 0) {
			return metricFault(n, g)
		}
		d[i] = 1 / math.Sqrt(g[i*n+i])
	}
	for i := 0; i < n; i++ {
		for j := 0; j < n; j++ {
			l[i*n+j] = g[i*n+j] * d[i] * d[j]
		}
	}
	s := blas64.Symmetric{N: n, Stride: n, Data: l, Uplo: blas.Lower}
	anorm := Norm1(n, l)
	t, ok := lapack64.Potrf(s)
	if !ok {
		return metricFault(n, g)
	}
	if n > 0 {
		rc := lapack64.Pocon(blas64.Symmetric{N: n, Stride: n, Data: t.Data, Uplo: blas.Lower}, anorm, make([]float64, 3*n), make([]int, n))
		if !(rc > float64(n)*eps) {
			return metricFault(n, g)
		}
	}
	return nil
}

// metricFault says why g is no definite metric: degenerate or indefinite.
func metricFault(n int, g []float64) error {
	val, vec, err := EigSym(n, g, true)
	if err != nil {
		return err
	}
	scale := math.Max(math.Abs(val[0]), math.Abs(val[n-1]))
	tol := RankTol(n) * scale
	neg, pos := 0, 0
	sing := &Singular{N: n}
	for k, x := range val {
		switch {
		case x < -tol:
			neg++
		case x > tol:
			pos++
		default:
			v := make([]float64, n)
			for i := range v {
				v[i] = vec[i*n+k]
			}
			sing.Kernel = append(sing.Kernel, clean(v))
		}
	}
	if neg > 0 {
		return &Indefinite{Negative: neg, Positive: pos, Least: val[0]}
	}
	if pos == n { // definite, but to no useful accuracy
		v := make([]float64, n)
		for i := range v {
			v[i] = vec[i*n]
		}
		sing.Kernel = append(sing.Kernel, clean(v))
		pos--
	}
	sing.Rank = pos
	if scale > 0 {
		sing.RCond = math.Abs(val[0]) / scale
	}
	return sing
}

// EigRange solves H v = λ G v on the range of a degenerate, positive
// semidefinite G: with G = Q diag(g) Qᵀ over its range, the eigenvalues of
// g^-½ Qᵀ H Q g^-½. It needs ker G ⊂ ker H, else the quotient that the answer
// lives on is not defined. The vectors are columns of an n×rank matrix.
func EigRange(n int, h, g []float64, vectors bool) (val, vec []float64, err error) {
	if err := Finite(n, n, h); err != nil {
		return nil, nil, err
	}
	if err := Finite(n, n, g); err != nil {
		return nil, nil, err
	}
	if err := CheckSymmetric(n, g, true); err != nil {
		return nil, nil, err
	}
	if err := CheckSymmetric(n, h, false); err != nil {
		return nil, nil, err
	}
	gv, q, err := EigSym(n, g, true)
	if err != nil {
		return nil, nil, err
	}
	if n == 0 {
		return nil, nil, nil
	}
	tol := RankTol(n) * math.Max(math.Abs(gv[0]), gv[n-1])
	neg, pos := 0, 0
	for _, x := range gv {
		if x < -tol {
			neg++
		} else if x > tol {
			pos++
		}
	}
	if neg > 0 {
		return nil, nil, &Indefinite{Negative: neg, Positive: pos, Least: gv[0]}
	}
	hmax := 0.0
	for _, x := range h[:n*n] {
		hmax = math.Max(hmax, math.Abs(x))
	}
	ker := n - pos
	// H v for v in ker G.
	for k := 0; k < ker; k++ {
		res := 0.0
		v := make([]float64, n)
		for i := range v {
			v[i] = q[i*n+k]
		}
		for i := 0; i < n; i++ {
			t := 0.0
			for j := 0; j < n; j++ {
				t += h[i*n+j] * v[j]
			}
			res = math.Hypot(res, t)
		}
		if res > 1e-8*hmax*math.Sqrt(float64(n)) {
			return nil, nil, &KernelMismatch{Rank: pos, N: n, Vector: clean(v), Residual: res, Scale: hmax}
		}
	}
	b := make([]float64, n*pos) // Q g^-½, columns
	for k := 0; k < pos; k++ {
		s := 1 / math.Sqrt(gv[ker+k])
		for i := 0; i < n; i++ {
			b[i*pos+k] = q[i*n+ker+k] * s
		}
	}
	if pos == 0 {
		return []float64{}, nil, nil
	}
	bm := blas64.General{Rows: n, Cols: pos, Stride: pos, Data: b}
	hb := blas64.General{Rows: n, Cols: pos, Stride: pos, Data: make([]float64, n*pos)}
	blas64.Gemm(blas.NoTrans, blas.NoTrans, 1, blas64.General{Rows: n, Cols: n, Stride: n, Data: h}, bm, 0, hb)
	c := blas64.General{Rows: pos, Cols: pos, Stride: pos, Data: make([]float64, pos*pos)}
	blas64.Gemm(blas.Trans, blas.NoTrans, 1, bm, hb, 0, c)
	val, w, err := EigSym(pos, c.Data, vectors)
	if err != nil || !vectors {
		return val, nil, err
	}
	vec = make([]float64, n*pos)
	blas64.Gemm(blas.NoTrans, blas.NoTrans, 1, bm, blas64.General{Rows: pos, Cols: pos, Stride: pos, Data: w}, 0,
		blas64.General{Rows: n, Cols: pos, Stride: pos, Data: vec})
	return val, vec, nil
}

// Eig is the spectrum of a general real matrix, ascending by real part then
// imaginary part. vec's column k is the right eigenvector of value k, of unit
// length.
func Eig(n int, a []float64, vectors bool) (val []complex128, vec []complex128, err error) {
	if err := Finite(n, n, a); err != nil {
		return nil, nil, err
	}
	if n == 0 {
		return nil, nil, nil
	}
	kind := mat.EigenNone
	if vectors {
		kind = mat.EigenRight
	}
	var e mat.Eigen
	if !e.Factorize(mat.NewDense(n, n, append([]float64(nil), a[:n*n]...)), kind) {
		return nil, nil, &NoConvergence{}
	}
	raw := e.Values(nil)
	perm := make([]int, n)
	for i := range perm {
		perm[i] = i
	}
	sort.SliceStable(perm, func(i, j int) bool {
		x, y := raw[perm[i]], raw[perm[j]]
		if real(x) != real(y) {
			return real(x) < real(y)
		}
		return imag(x) < imag(y)
	})
	val = make([]complex128, n)
	for i, p := range perm {
		val[i] = raw[p]
	}
	if vectors {
		var c mat.CDense
		e.VectorsTo(&c)
		vec = make([]complex128, n*n)
		for i := 0; i < n; i++ {
			for k, p := range perm {
				vec[i*n+k] = c.At(i, p)
			}
		}
	}
	return val, vec, nil
}

// EigReal is the spectrum of a general matrix that is real to rounding,
// ascending; a complex pair is an error. A double eigenvalue splits into a pair
// with imaginary part of order sqrt(eps)·|a| in rounding (Golub & Van Loan,
// section 7.2), which is taken for real.
func EigReal(n int, a []float64, vectors bool) (val, vec []float64, err error) {
	if CheckSymmetric(n, a, false) == nil {
		if s := symmetricExactly(n, a); s {
			return EigSym(n, a, vectors)
		}
	}
	c, cv, err := Eig(n, a, vectors)
	if err != nil {
		return nil, nil, err
	}
	norm := 0.0
	for _, x := range a[:n*n] {
		norm = math.Hypot(norm, x)
	}
	tol := 4 * math.Sqrt(float64(n)*eps) * norm
	val = make([]float64, n)
	for k, x := range c {
		if math.Abs(imag(x)) > tol {
			return nil, nil, &Complex{real(x), math.Abs(imag(x))}
		}
		val[k] = real(x)
	}
	if vectors {
		vec = make([]float64, n*n)
		for k := 0; k < n; k++ {
			// Of a pair taken for real, both parts are eigenvectors to rounding; the
			// conjugate has the imaginary one.
			re := !(imag(c[k]) < 0)
			s := 0.0
			for i := 0; i < n; i++ {
				x := real(cv[i*n+k])
				if !re {
					x = imag(cv[i*n+k])
				}
				vec[i*n+k] = x
				s = math.Hypot(s, x)
			}
			if s > 0 {
				for i := 0; i < n; i++ {
					vec[i*n+k] /= s
				}
			}
		}
		fixSigns(n, vec)
	}
	return val, vec, nil
}

func symmetricExactly(n int, a []float64) bool {
	for i := 0; i < n; i++ {
		for j := i + 1; j < n; j++ {
			if a[i*n+j] != a[j*n+i] {
				return false
			}
		}
	}
	return true
}
