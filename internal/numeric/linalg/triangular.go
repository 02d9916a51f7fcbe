package linalg

// Triangular systems by blocks, Cholesky and LU factors, and the condition they met.

import (
	"context"
	"math"

	lapack "gonum.org/v1/gonum/lapack/gonum"
)

// diagonal is the size of the blocks that are solved by plain loops.
const diagonal = 48

// lower replaces b by l⁻¹ b for a lower triangular l; unit: with ones on its diagonal.
// b is row-major.
func (j *job) lower(l view, unit bool, b view) {
	if b.n == 1 && b.rs == 1 {
		j.lowerVector(l, unit, b)
		return
	}
	for i0 := 0; i0 < l.m; i0 += diagonal {
		i1 := min(i0+diagonal, l.m)
		j.gemm(-1, l.sub(i0, i1, 0, i0), b.sub(0, i0, 0, b.n), b.sub(i0, i1, 0, b.n))
		j.each(b.n, 192, float64(i1-i0)*float64(i1-i0)*float64(b.n), func(lo, hi int) {
			for i := i0; i < i1; i++ {
				x := b.row(i)[lo:hi]
				for k := i0; k < i; k++ {
					j.ks.Axpy(-l.at(i, k), b.row(k)[lo:hi], x)
				}
				divide(l, i, unit, x)
			}
		})
	}
}

// upper replaces b by u⁻¹ b for an upper triangular u.
func (j *job) upper(u view, unit bool, b view) {
	if b.n == 1 && b.rs == 1 {
		j.upperVector(u, unit, b)
		return
	}
	for i1 := u.m; i1 > 0; i1 -= diagonal {
		i0 := max(0, i1-diagonal)
		j.gemm(-1, u.sub(i0, i1, i1, u.m), b.sub(i1, u.m, 0, b.n), b.sub(i0, i1, 0, b.n))
		j.each(b.n, 192, float64(i1-i0)*float64(i1-i0)*float64(b.n), func(lo, hi int) {
			for i := i1 - 1; i >= i0; i-- {
				x := b.row(i)[lo:hi]
				for k := i + 1; k < i1; k++ {
					j.ks.Axpy(-u.at(i, k), b.row(k)[lo:hi], x)
				}
				divide(u, i, unit, x)
			}
		})
	}
}

func divide(l view, i int, unit bool, x []float64) {
	if unit {
		return
	}
	d := l.at(i, i)
	for k := range x {
		x[k] /= d
	}
}

// lowerVector is lower for one column, along the rows of l or of its transpose.
func (j *job) lowerVector(l view, unit bool, b view) {
	x := b.a
	for i := range l.m {
		j.spend(2 * float64(l.m))
		if l.cs == 1 {
			x[i] -= j.ks.Dot(l.a[i*l.rs:i*l.rs+i], x[:i])
		}
		divide(l, i, unit, x[i:i+1])
		if l.cs != 1 && i+1 < l.m {
			j.ks.Axpy(-x[i], l.a[i*l.cs+i+1:i*l.cs+l.m], x[i+1:l.m])
		}
	}
}

// upperVector is upper for one column.
func (j *job) upperVector(u view, unit bool, b view) {
	x := b.a
	for i := u.m - 1; i >= 0; i-- {
		j.spend(2 * float64(u.m))
		if u.cs == 1 {
			x[i] -= j.ks.Dot(u.a[i*u.rs+i+1:i*u.rs+u.m], x[i+1:u.m])
		}
		divide(u, i, unit, x[i:i+1])
		if u.cs != 1 {
			j.ks.Axpy(-x[i], u.a[i*u.cs:i*u.cs+i], x[:i])
		}
	}
}

// cholesky replaces the lower triangle of a by L with a = L Lᵀ, false when a is not
// positive definite; the upper triangle is left with anything.
func (j *job) cholesky(a view) bool {
	n := a.m
	for i0 := 0; i0 < n; i0 += diagonal {
		i1 := min(i0+diagonal, n)
		for i := i0; i < i1; i++ {
			x := a.row(i)
			for k := i0; k <= i; k++ {
				y := a.row(k)
				s := x[k]
				for q := i0; q < k; q++ {
					s -= x[q] * y[q]
				}
				if k < i {
					x[k] = s / y[k]
					continue
				}
				if !(s > 0) {
					return false
				}
				x[k] = math.Sqrt(s)
			}
		}
		w := float64(i1 - i0)
		j.spend(w * w * w / 3)
		// The rows below: x L₁₁ᵀ = a, row by row.
		j.each(n-i1, 32, float64(n-i1)*w*w, func(lo, hi int) {
			for i := i1 + lo; i < i1+hi; i++ {
				x := a.row(i)[i0:i1]
				for k := range x {
					y := a.row(i0 + k)[i0:]
					x[k] = (x[k] - j.ks.Dot(x[:k], y[:k])) / y[k]
				}
			}
		})
		below := a.sub(i1, n, i0, i1)
		j.lowerProduct(-1, below, below.t(), a.sub(i1, n, i1, n))
	}
	return true
}

// factorLU replaces a by its factors L, unit, and U with row i exchanged for row
// pivots[i]; false when a pivot is 0. By halves (Toledo, "Locality of reference in LU
// decomposition with partial pivoting", SIAM J. Matrix Anal. 18, 1997).
func (j *job) factorLU(a view, pivots []int) bool {
	return j.luColumns(a, pivots, 0, a.n)
}

func (j *job) luColumns(a view, pivots []int, c0, c1 int) bool {
	n := a.m
	if c1-c0 > 16 {
		mid := (c0 + c1) / 2
		ok := j.luColumns(a, pivots, c0, mid)
		right := a.sub(c0, mid, mid, c1)
		j.lower(a.sub(c0, mid, c0, mid), true, right)
		j.gemm(-1, a.sub(mid, n, c0, mid), right, a.sub(mid, n, mid, c1))
		return j.luColumns(a, pivots, mid, c1) && ok
	}
	ok := true
	for k := c0; k < c1; k++ {
		p, most := k, math.Abs(a.at(k, k))
		for i := k + 1; i < n; i++ {
			if x := math.Abs(a.at(i, k)); x > most {
				p, most = i, x
			}
		}
		pivots[k] = p
		if p != k {
			x, y := a.row(k), a.row(p)
			for q := range x {
				x[q], y[q] = y[q], x[q]
			}
		}
		if most == 0 {
			ok = false
			continue
		}
		y := a.row(k)[k:c1]
		for i := k + 1; i < n; i++ {
			x := a.row(i)[k:c1]
			f := x[0] / y[0]
			x[0] = f
			for q := 1; q < len(x); q++ {
				x[q] -= f * y[q]
			}
		}
		j.spend(8 * float64(n) * float64(c1-k))
	}
	return ok
}

// exchange applies the row exchanges of factorLU to b.
func (j *job) exchange(pivots []int, b view) {
	for i, p := range pivots {
		if p != i {
			j.moved(2 * b.n)
			x, y := b.row(i), b.row(p)
			for k := range x {
				x[k], y[k] = y[k], x[k]
			}
		}
	}
}

// inverseNorm estimates the 1-norm of an inverse from solutions with the matrix and
// its transpose, in place (Higham, "FORTRAN codes for estimating the one-norm of a
// real or complex matrix", ACM TOMS 14, 1988).
func (j *job) inverseNorm(n int, solve func(x []float64, transposed bool)) float64 {
	v, x, sign := j.floats(n), j.floats(n), make([]int, n)
	var save [3]int
	est, kase := 0.0, 0
	for {
		est, kase = lapack.Implementation{}.Dlacn2(n, v, x, sign, est, kase, &save)
		if kase == 0 {
			return est
		}
		solve(x, kase == 2)
		for _, y := range x {
			if y-y != 0 {
				return math.Inf(1)
			}
		}
	}
}

// Root is the factor L of a positive definite matrix G = L Lᵀ.
type Root struct {
	n int
	l []float64
}

// Cholesky factors a metric; the error says what is wrong with it. n³/3 operations.
func Cholesky(ctx context.Context, n int, g []float64) (r *Root, err error) {
	j := begin(ctx)
	defer j.end(&err)
	if err := j.checkMetric(n, g); err != nil {
		return nil, err
	}
	l := j.matrix(n, n)
	copy(l.a, g)
	if !j.cholesky(l) {
		return nil, &Singular{N: n, Rank: n - 1}
	}
	return &Root{n, l.a}, nil
}

// White replaces z, of covariance 1, by L⁻ᵀ z, of covariance G⁻¹.
func (r *Root) White(z []float64) {
	begin(context.Background()).upper(dense(r.n, r.n, r.l).t(), false, dense(r.n, 1, z))
}

// Solve replaces x by G⁻¹ x.
func (r *Root) Solve(x []float64) {
	j, l, b := begin(context.Background()), dense(r.n, r.n, r.l), dense(r.n, 1, x)
	j.lower(l, false, b)
	j.upper(l.t(), false, b)
}
