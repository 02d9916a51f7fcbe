package linalg

// Eigenvalues and eigenvectors of dense matrices: symmetric, relative to a
// metric, general.

import (
	"context"
	"math"
	"math/cmplx"
	"sort"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/lapack"
	"gonum.org/v1/gonum/lapack/lapack64"
	"gonum.org/v1/gonum/mat"
)

// SymTol is the relative asymmetry that counts as rounding.
const SymTol = 1e-9

// CheckSymmetric is nil when a equals its transpose to rounding. Of several entries
// that differ most, the first is named.
func CheckSymmetric(n int, a []float64, metric bool) error {
	return (*job)(nil).checkSymmetric(n, a, metric)
}

func (j *job) checkSymmetric(n int, a []float64, metric bool) error {
	largest := 0.0
	for i := range n {
		for _, x := range a[i*n : (i+1)*n] {
			largest = math.Max(largest, math.Abs(x))
		}
		j.moved(n)
	}
	worst := &Asymmetric{Metric: metric, Largest: largest}
	d := SymTol * largest
	const tile = 32 // so that the column stays in cache
	for i0 := 0; i0 < n; i0 += tile {
		j.moved(2 * tile * (n - i0))
		for k0 := i0; k0 < n; k0 += tile {
			for i := i0; i < min(i0+tile, n); i++ {
				for k := max(i+1, k0); k < min(k0+tile, n); k++ {
					e := math.Abs(a[i*n+k] - a[k*n+i])
					if e > d || e == d && worst.J != 0 && (i < worst.I || i == worst.I && k < worst.J) {
						d = e
						worst.I, worst.J, worst.IJ, worst.JI = i, k, a[i*n+k], a[k*n+i]
					}
				}
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
func EigSym(ctx context.Context, n int, a []float64, vectors bool) (val, vec []float64, err error) {
	if n <= Tiny && !vectors && n > 0 && Finite(n, n, a) == nil && CheckSymmetric(n, a, false) == nil {
		if val = make([]float64, n); EigTiny(n, a, val) {
			return val, nil, nil
		}
	}
	j := begin(ctx)
	defer j.end(&err)
	return j.eigSym(n, a, vectors)
}

func (j *job) eigSym(n int, a []float64, vectors bool) (val, vec []float64, err error) {
	if err := Finite(n, n, a); err != nil {
		return nil, nil, err
	}
	if n == 0 {
		return []float64{}, nil, nil
	}
	j.look()
	w := j.matrix(n, n)
	j.copy(w, dense(n, n, a))
	j.mean(n, w.a)
	if n <= leafSize {
		val, vec = j.eigSmall(w, vectors)
	} else {
		val, vec = j.eigLarge(w, vectors)
	}
	if vectors {
		j.fixSigns(n, vec)
	}
	return val, vec, nil
}

// mean makes the upper triangle of a square matrix the mean of both.
func (j *job) mean(n int, w []float64) {
	const tile = 32
	for i0 := 0; i0 < n; i0 += tile {
		j.moved(2 * tile * (n - i0))
		for k0 := i0; k0 < n; k0 += tile {
			for i := i0; i < min(i0+tile, n); i++ {
				for k := max(i+1, k0); k < min(k0+tile, n); k++ {
					w[i*n+k] = (w[i*n+k] + w[k*n+i]) / 2
				}
			}
		}
	}
}

// eigSmall is eigSym by LAPACK at once.
func (j *job) eigSmall(w view, vectors bool) (val, vec []float64) {
	job := lapack.EVNone
	if vectors {
		job = lapack.EVCompute
	}
	m := blas64.Symmetric{N: w.n, Stride: w.n, Data: w.a, Uplo: blas.Upper}
	val = make([]float64, w.n)
	q := make([]float64, 1)
	lapack64.Syev(job, m, val, q, -1)
	work := make([]float64, int(q[0]))
	if !lapack64.Syev(job, m, val, work, len(work)) {
		panic(stopped{&NoConvergence{}})
	}
	n, cubes := float64(w.n), 4.0/3 // of n³ (Golub & Van Loan, section 8.3)
	if vectors {
		cubes = 9
	}
	j.spend((cubes*n + 30) * n * n)
	return val, w.a
}

// eigLarge is eigSym by panels.
func (j *job) eigLarge(w view, vectors bool) (val, vec []float64) {
	exp := extremeExponent(w.a)
	for i := range w.a {
		w.a[i] = math.Ldexp(w.a[i], -exp)
	}
	t := j.reduce(w, vectors)
	val = t.d
	if vectors {
		z := j.tridiagonalVectors(t.d, t.e)
		t.back(z)
		vec = z.a
	} else {
		j.tridiagonalValues(t.d, t.e)
	}
	for i := range val {
		val[i] = math.Ldexp(val[i], exp)
	}
	return val, vec
}

// extremeExponent is the exponent of the largest entry where squares of it would be out
// of range, else 0.
func extremeExponent(a []float64) int {
	size := 0.0
	for _, x := range a {
		size = max(size, math.Abs(x))
	}
	if _, exp := math.Frexp(size); exp < -300 || exp > 300 {
		return exp
	}
	return 0
}

// fixSigns makes the largest entry of each column positive, so that vectors
// print alike whatever path found them.
func (j *job) fixSigns(n int, vec []float64) {
	big := make([]float64, n)
	for i := 0; i < n; i++ {
		j.moved(2 * n)
		for k, x := range vec[i*n : (i+1)*n] {
			if math.Abs(x) > math.Abs(big[k])*(1+1e-9) {
				big[k] = x
			}
		}
	}
	for i := 0; i < n; i++ {
		row := vec[i*n : (i+1)*n]
		for k, x := range big {
			if x < 0 {
				row[k] = -row[k]
			}
		}
	}
}

// EigSymDef solves H v = λ G v for symmetric H and positive definite G,
// ascending: with G = L Lᵀ, the eigenvalues of L⁻¹ H L⁻ᵀ (LAPACK's dsygv). The
// vectors are G-orthonormal. An indefinite or degenerate G is an error that
// says which.
func EigSymDef(ctx context.Context, n int, h, g []float64, vectors bool) (val, vec []float64, err error) {
	j := begin(ctx)
	defer j.end(&err)
	if err := Finite(n, n, h); err != nil {
		return nil, nil, err
	}
	if err := j.checkMetric(n, g); err != nil {
		return nil, nil, err
	}
	if err := j.checkSymmetric(n, h, false); err != nil {
		return nil, nil, err
	}
	// Scaling by D = diag(g_ii)^-1/2 first keeps metrics in unequal units exact:
	// the problem (D H D, D G D) has the same values.
	d := j.floats(n)
	for i := range d {
		d[i] = 1 / math.Sqrt(g[i*n+i])
	}
	l, c := j.scaledMean(g, d), j.scaledMean(h, d)
	if !j.cholesky(l) {
		return nil, nil, j.metricFault(n, g)
	}
	j.lower(l, false, c)
	w := j.copied(c.t())
	j.lower(l, false, w)
	val, vec, err = j.eigSym(n, w.a, vectors)
	if err != nil || !vectors {
		return val, nil, err
	}
	if n > 0 {
		j.upper(l.t(), false, dense(n, n, vec))
	}
	for i := 0; i < n; i++ {
		for k := 0; k < n; k++ {
			vec[i*n+k] *= d[i]
		}
	}
	j.fixSigns(n, vec)
	return val, vec, nil
}

// scaledMean is D (a + aᵀ)/2 D with the diagonal matrix D of d.
func (j *job) scaledMean(a, d []float64) view {
	n := len(d)
	w := j.matrix(n, n)
	j.copy(w, dense(n, n, a))
	j.mean(n, w.a)
	for i := range n {
		row := w.row(i)
		for k := i; k < n; k++ {
			row[k] *= d[i] * d[k]
		}
		j.spend(float64(n))
	}
	j.mirror(w)
	return w
}

// mirror copies the upper triangle to the lower one.
func (j *job) mirror(w view) {
	const tile = 32
	for i0 := 0; i0 < w.n; i0 += tile {
		j.moved(2 * tile * i0)
		for k0 := 0; k0 <= i0; k0 += tile {
			for i := i0; i < min(i0+tile, w.n); i++ {
				for k := k0; k < min(k0+tile, i); k++ {
					w.a[i*w.rs+k] = w.a[k*w.rs+i]
				}
			}
		}
	}
}

// CheckMetric is nil when g is symmetric and positive definite to working
// precision.
func CheckMetric(ctx context.Context, n int, g []float64) (err error) {
	j := begin(ctx)
	defer j.end(&err)
	return j.checkMetric(n, g)
}

func (j *job) checkMetric(n int, g []float64) error {
	if err := Finite(n, n, g); err != nil {
		return err
	}
	if err := j.checkSymmetric(n, g, true); err != nil {
		return err
	}
	d := j.floats(n)
	for i := range d {
		if !(g[i*n+i] > 0) {
			return j.metricFault(n, g)
		}
		d[i] = 1 / math.Sqrt(g[i*n+i])
	}
	if n == 0 {
		return nil
	}
	l := j.scaledMean(g, d)
	norm := Norm1(n, l.a)
	if !j.cholesky(l) {
		return j.metricFault(n, g)
	}
	inverse := j.inverseNorm(n, func(x []float64, _ bool) {
		b := dense(n, 1, x)
		j.lower(l, false, b)
		j.upper(l.t(), false, b)
	})
	if !(1/inverse/norm > float64(n)*eps) {
		return j.metricFault(n, g)
	}
	return nil
}

// metricFault says why g is no definite metric: degenerate or indefinite.
func (j *job) metricFault(n int, g []float64) error {
	val, vec, err := j.eigSym(n, g, true)
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
func EigRange(ctx context.Context, n int, h, g []float64, vectors bool) (val, vec []float64, err error) {
	j := begin(ctx)
	defer j.end(&err)
	if err := Finite(n, n, h); err != nil {
		return nil, nil, err
	}
	if err := Finite(n, n, g); err != nil {
		return nil, nil, err
	}
	if err := j.checkSymmetric(n, g, true); err != nil {
		return nil, nil, err
	}
	if err := j.checkSymmetric(n, h, false); err != nil {
		return nil, nil, err
	}
	gv, q, err := j.eigSym(n, g, true)
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
	hq, hv := dense(n, n, h), j.matrix(n, ker)
	j.multiply(hq, dense(n, n, q).sub(0, n, 0, ker), hv)
	residuals := j.floats(ker)
	for i := range n {
		for k, x := range hv.row(i) {
			residuals[k] = math.Hypot(residuals[k], x)
		}
		j.spend(8 * float64(ker))
	}
	for k, res := range residuals {
		if res > 1e-8*hmax*math.Sqrt(float64(n)) {
			v := make([]float64, n)
			for i := range v {
				v[i] = q[i*n+k]
			}
			return nil, nil, &KernelMismatch{Rank: pos, N: n, Vector: clean(v), Residual: res, Scale: hmax}
		}
	}
	b := j.matrix(n, pos) // Q g^-½, columns
	for i := range n {
		row := b.row(i)
		for k := range row {
			row[k] = q[i*n+ker+k] / math.Sqrt(gv[ker+k])
		}
		j.spend(8 * float64(pos))
	}
	if pos == 0 {
		return []float64{}, nil, nil
	}
	hb, c := j.matrix(n, pos), j.matrix(pos, pos)
	j.multiply(hq, b, hb)
	j.multiply(b.t(), hb, c)
	val, w, err := j.eigSym(pos, c.a, vectors)
	if err != nil || !vectors {
		return val, nil, err
	}
	all := j.matrix(n, pos)
	j.multiply(b, dense(pos, pos, w), all)
	return val, all.a, nil
}

// Eig is the spectrum of a general real matrix, ascending by real part then
// imaginary part. vec's column k is the right eigenvector of value k, of unit
// length.
func Eig(ctx context.Context, n int, a []float64, vectors bool) (val []complex128, vec []complex128, err error) {
	j := begin(ctx)
	defer j.end(&err)
	j.look()
	if err := Finite(n, n, a); err != nil {
		return nil, nil, err
	}
	if n == 0 {
		return nil, nil, nil
	}
	var raw, rows []complex128
	if n < schurSmall {
		raw, rows = j.eigGeneralSmall(n, a, vectors)
	} else {
		raw, rows = j.eigGeneral(n, a, vectors)
	}
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
		vec = make([]complex128, n*n)
		for i := 0; i < n; i++ {
			for k, p := range perm {
				vec[i*n+k] = rows[p*n+i]
			}
			j.spend(8 * float64(n))
		}
	}
	return val, vec, nil
}

// eigGeneralSmall is the spectrum by LAPACK at once, the vectors as rows.
func (j *job) eigGeneralSmall(n int, a []float64, vectors bool) (val, rows []complex128) {
	kind := mat.EigenNone
	if vectors {
		kind = mat.EigenRight
	}
	var e mat.Eigen
	if !e.Factorize(mat.NewDense(n, n, append([]float64(nil), a[:n*n]...)), kind) {
		panic(stopped{&NoConvergence{}})
	}
	if vectors {
		var c mat.CDense
		e.VectorsTo(&c)
		rows = make([]complex128, n*n)
		for i := range n {
			for k := range n {
				rows[k*n+i] = c.At(i, k)
			}
		}
	}
	work := 10.0 // of n³ (Golub & Van Loan, section 7.5)
	if vectors {
		work = 25
	}
	j.spend(work * float64(n) * float64(n) * float64(n))
	return e.Values(nil), rows
}

// eigGeneral is likewise by panels and windows.
func (j *job) eigGeneral(n int, a []float64, vectors bool) (val, rows []complex128) {
	h := j.matrix(n, n)
	copy(h.a, a)
	exp := extremeExponent(h.a)
	for i := range h.a {
		h.a[i] = math.Ldexp(h.a[i], -exp)
	}
	b := j.balanceGeneral(h)
	z := j.hessenberg(h, b.lo, b.hi, vectors)
	val = j.schur(h, z, b.lo, b.hi)
	if vectors {
		x, v := j.triangularVectors(h, val), j.matrix(n, n)
		j.multiply(x, z.t(), v)
		rows = j.complexRows(v, val, b)
	}
	for i, x := range val {
		val[i] = complex(math.Ldexp(real(x), exp), math.Ldexp(imag(x), exp))
	}
	return val, rows
}

// complexRows are eigenvectors of unit length, as rows, from real ones, of the balanced
// matrix; the largest entry of a complex one is made real.
func (j *job) complexRows(v view, val []complex128, b *balanced) []complex128 {
	n := v.n
	j.take(2 * n * n)
	rows := make([]complex128, n*n)
	for k := range n {
		row := rows[k*n : (k+1)*n]
		switch {
		case imag(val[k]) < 0:
			for i, x := range rows[(k-1)*n : k*n] {
				row[i] = cmplx.Conj(x)
			}
			continue
		case imag(val[k]) > 0:
			im := v.row(k + 1)
			for i, x := range v.row(k) {
				row[i] = complex(x, im[i])
			}
		default:
			for i, x := range v.row(k) {
				row[i] = complex(x, 0)
			}
		}
		b.undo(row)
		most, turn := 0.0, complex128(1)
		for _, x := range row {
			if s := cmplx.Abs(x); s > most {
				most, turn = s, cmplx.Conj(x)/complex(s, 0)
			}
		}
		if imag(val[k]) == 0 {
			turn = 1
		}
		size := 0.0
		for _, x := range row {
			s := cmplx.Abs(x) / most
			size += s * s
		}
		f := turn / complex(most*math.Sqrt(size), 0)
		for i := range row {
			row[i] *= f
		}
		j.spend(60 * float64(n))
	}
	return rows
}

// EigReal is the spectrum of a general matrix that is real to rounding,
// ascending; a complex pair is an error. A double eigenvalue splits into a pair
// with imaginary part of order sqrt(eps)·|a| in rounding (Golub & Van Loan,
// section 7.2), which is taken for real.
func EigReal(ctx context.Context, n int, a []float64, vectors bool) (val, vec []float64, err error) {
	j := begin(ctx)
	defer j.end(&err)
	if j.checkSymmetric(n, a, false) == nil {
		if s := j.symmetricExactly(n, a); s {
			return EigSym(ctx, n, a, vectors)
		}
	}
	c, cv, err := Eig(ctx, n, a, vectors)
	if err != nil {
		return nil, nil, err
	}
	norm := 0.0
	for i := range n {
		for _, x := range a[i*n : (i+1)*n] {
			norm = math.Hypot(norm, x)
		}
		j.moved(4 * n)
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
			j.moved(8 * n)
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
		j.fixSigns(n, vec)
	}
	return val, vec, nil
}

func (j *job) symmetricExactly(n int, a []float64) bool {
	const tile = 32 // so that the column stays in cache
	for i0 := 0; i0 < n; i0 += tile {
		j.moved(2 * tile * (n - i0))
		for k0 := i0; k0 < n; k0 += tile {
			for i := i0; i < min(i0+tile, n); i++ {
				for k := max(i+1, k0); k < min(k0+tile, n); k++ {
					if a[i*n+k] != a[k*n+i] {
						return false
					}
				}
			}
		}
	}
	return true
}
