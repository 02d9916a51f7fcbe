package linalg

// Eigenvalues of symmetric matrices up to 4×4 without allocation, for many
// points at once. Householder tridiagonalisation (Golub & Van Loan, section 8.3) and
// the QL iteration without square roots.

import "math"

// Tiny is the largest n that EigTiny takes.
const Tiny = 4

// EigTiny writes the eigenvalues of the symmetric n×n matrix a, n ≤ 4,
// ascending, to val. Only the upper triangle is read. It reports false when
// the iteration does not converge or the entries are no ordinary numbers; the
// general routine then says why.
func EigTiny(n int, a, val []float64) bool {
	switch n {
	case 0:
		return true
	case 1:
		val[0] = a[0]
		return a[0]-a[0] == 0
	case 2:
		return eig2(a[0], a[1], a[3], val)
	}
	var d, e [4]float64
	var size float64
	if n == 3 {
		a00, a01, a02, a11, a12, a22 := a[0], a[1], a[2], a[4], a[5], a[8]
		size = math.Abs(a00) + math.Abs(a01) + math.Abs(a02) + math.Abs(a11) + math.Abs(a12) + math.Abs(a22)
		if !(size > 1e-100 && size < 1e100) {
			return zeros(size, val[:3])
		}
		tri3(size, a00, a01, a02, a11, a12, a22, d[:], e[:])
	} else {
		a00, a01, a02, a03 := a[0], a[1], a[2], a[3]
		a11, a12, a13, a22, a23, a33 := a[5], a[6], a[7], a[10], a[11], a[15]
		size = math.Abs(a00) + math.Abs(a01) + math.Abs(a02) + math.Abs(a03) + math.Abs(a11) +
			math.Abs(a12) + math.Abs(a13) + math.Abs(a22) + math.Abs(a23) + math.Abs(a33)
		if !(size > 1e-100 && size < 1e100) {
			return zeros(size, val[:4])
		}
		// A reflection that takes (a01, a02, a03) to (s, 0, 0).
		d[0], e[0] = a00, a01
		if tail := a02*a02 + a03*a03; tail > 1e-60*size*size {
			s := math.Sqrt(a01*a01 + tail)
			if a01 > 0 {
				s = -s
			}
			e[0] = s
			// v = (a01 - s, a02, a03), H = 1 - 2 v vᵀ/|v|²; B = H A H.
			v0, v1, v2 := a01-s, a02, a03
			f := 2 / (v0*v0 + tail)
			p0 := f * (a11*v0 + a12*v1 + a13*v2)
			p1 := f * (a12*v0 + a22*v1 + a23*v2)
			p2 := f * (a13*v0 + a23*v1 + a33*v2)
			k := f / 2 * (v0*p0 + v1*p1 + v2*p2)
			q0, q1, q2 := p0-k*v0, p1-k*v1, p2-k*v2
			a11 -= 2 * v0 * q0
			a12 -= v0*q1 + v1*q0
			a13 -= v0*q2 + v2*q0
			a22 -= 2 * v1 * q1
			a23 -= v1*q2 + v2*q1
			a33 -= 2 * v2 * q2
		}
		tri3(size, a11, a12, a13, a22, a23, a33, d[1:], e[1:])
	}
	if !ql(n, size, &d, &e) {
		return false
	}
	for i := 1; i < n; i++ {
		for j := i; j > 0 && d[j-1] > d[j]; j-- {
			d[j-1], d[j] = d[j], d[j-1]
		}
	}
	copy(val[:n], d[:n])
	return true
}

// zeros answers for the zero matrix; other sizes go to the general routine.
func zeros(size float64, val []float64) bool {
	clear(val)
	return size == 0
}

// eig2 is the spectrum of [[a, b], [b, c]] without cancellation (LAPACK's dlae2).
func eig2(a, b, c float64, val []float64) bool {
	m, h := (a+c)/2, (a-c)/2
	r := math.Hypot(h, b)
	lo, hi := m-r, m+r
	// The smaller in size from the determinant (a c - b²)/the larger.
	switch {
	case m > 0 && hi != 0:
		lo = (a/hi)*c - (b/hi)*b
	case m < 0 && lo != 0:
		hi = (a/lo)*c - (b/lo)*b
	}
	val[0], val[1] = lo, hi
	return r-r == 0
}

// tri3 reduces a symmetric 3×3 matrix to diagonal d and off-diagonal e. What is
// below rounding of size counts as zero, so that squares do not underflow.
func tri3(size, a00, a01, a02, a11, a12, a22 float64, d, e []float64) {
	_, _ = d[2], e[1]
	d[0] = a00
	if math.Abs(a02) <= 1e-30*size {
		d[1], d[2], e[0], e[1] = a11, a22, a01, a12
		return
	}
	// Rotate (a01, a02) to (s, 0).
	s := math.Sqrt(a01*a01 + a02*a02)
	c, t := a01/s, a02/s
	q := 2*c*a12 + t*(a22-a11)
	e[0] = s
	d[1] = a11 + t*q
	d[2] = a22 - t*q
	e[1] = a12 - c*q
}

// ql finds the eigenvalues of a tridiagonal matrix in place, without square
// roots but for the shifts: the variant of Pal, Walker and Kahan (LAPACK's
// dsterf; Parlett, The Symmetric Eigenvalue Problem). e is squared.
func ql(n int, size float64, d, e *[4]float64) bool {
	const eps2 = eps * eps / 4
	floor := 1e-34 * size * size
	for i := 0; i < n-1; i++ {
		e[i] *= e[i]
	}
	for l, it := 0, 0; l < n; {
		m := l
		for ; m < n-1; m++ {
			if x := e[m&3]; x <= eps2*math.Abs(d[m&3]*d[(m+1)&3]) || x <= floor {
				break
			}
		}
		if m == l {
			l, it = l+1, 0
			continue
		}
		if m == l+1 {
			eig2(d[l&3], math.Sqrt(e[l&3]), d[m&3], d[l&3:])
			e[l&3] = 0
			l, it = l+2, 0
			continue
		}
		if it++; it > 40 {
			return false
		}
		p, rte := d[l&3], math.Sqrt(e[l&3])
		sigma := (d[(l+1)&3] - p) / (2 * rte)
		r := math.Sqrt(sigma*sigma + 1)
		if sigma < 0 {
			r = -r
		}
		sigma = p - rte/(sigma+r)
		c, s, gamma := 1.0, 0.0, d[m&3]-sigma
		p = gamma * gamma
		for i := m - 1; i >= l; i-- {
			bb := e[i&3]
			r := p + bb
			if i != m-1 {
				e[(i+1)&3] = s * r
			}
			oldc, old, alpha := c, gamma, d[i&3]
			c, s = p/r, bb/r
			gamma = c*(alpha-sigma) - s*old
			d[(i+1)&3] = old + (alpha - gamma)
			if c != 0 {
				p = gamma * gamma / c
			} else {
				p = oldc * bb
			}
		}
		e[l&3] = s * p
		d[l&3] = sigma + gamma
	}
	return true
}

// EigDefTiny is EigTiny for H v = λ G v with positive definite G: Cholesky and
// the spectrum of L⁻¹ H L⁻ᵀ. It reports false when G is not safely definite or
// a matrix is not symmetric; the general routine then says why.
func EigDefTiny(n int, h, g, val []float64) bool {
	var l [16]float64
	var c [16]float64
	var inv [4]float64
	hmax := 0.0
	for i := 0; i < n; i++ {
		if !(g[i*n+i] > 0) {
			return false
		}
		for j := 0; j < n; j++ {
			hmax = math.Max(hmax, math.Abs(h[i*n+j]))
		}
	}
	for i := 0; i < n; i++ {
		for j := 0; j <= i; j++ {
			gd := g[i*n+j] - g[j*n+i]
			if !(gd*gd <= SymTol*SymTol*g[i*n+i]*g[j*n+j]) || !(math.Abs(h[i*n+j]-h[j*n+i]) <= SymTol*hmax) {
				return false
			}
			t := (g[i*n+j] + g[j*n+i]) / 2
			for k := 0; k < j; k++ {
				t -= l[i*4+k] * l[j*4+k]
			}
			if i == j {
				// A pivot that lost twelve digits is rounding.
				if !(t > 1e-12*g[i*n+i]) {
					return false
				}
				l[i*4+i] = math.Sqrt(t)
				inv[i] = 1 / l[i*4+i]
			} else {
				l[i*4+j] = t * inv[j]
			}
		}
	}
	// C = L⁻¹ H, then C L⁻ᵀ.
	for j := 0; j < n; j++ {
		for i := 0; i < n; i++ {
			t := (h[i*n+j] + h[j*n+i]) / 2
			for k := 0; k < i; k++ {
				t -= l[i*4+k] * c[k*n+j]
			}
			c[i*n+j] = t * inv[i]
		}
	}
	for i := 0; i < n; i++ {
		for j := 0; j < n; j++ {
			t := c[i*n+j]
			for k := 0; k < j; k++ {
				t -= c[i*n+k] * l[j*4+k]
			}
			c[i*n+j] = t * inv[j]
		}
	}
	return EigTiny(n, c[:n*n], val)
}
