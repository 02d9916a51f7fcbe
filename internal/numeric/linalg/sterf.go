package linalg

// Eigenvalues of symmetric tridiagonal matrices alone: QL without square roots.

import (
	"math"
	"slices"
)

// tridiagonalValues sorts the eigenvalues of a tridiagonal matrix into d; e is
// overwritten. It is the variant of Pal, Walker and Kahan (LAPACK's dsterf; Parlett,
// The Symmetric Eigenvalue Problem, section 8.15).
func (j *job) tridiagonalValues(d, e []float64) {
	n := len(d)
	for l := 0; l < n; {
		m := l // the block l … m
		for m < n-1 && math.Abs(e[m]) > math.Sqrt(math.Abs(d[m]))*math.Sqrt(math.Abs(d[m+1]))*(eps/2) {
			m++
		}
		if m < n-1 {
			e[m] = 0
		}
		if m > l {
			j.blockValues(d[l:m+1], e[l:m])
		}
		l = m + 1
	}
	slices.Sort(d)
}

// blockValues is tridiagonalValues of a block without zeros, unsorted.
func (j *job) blockValues(d, e []float64) {
	size := 0.0
	for _, x := range d {
		size = max(size, math.Abs(x))
	}
	for _, x := range e {
		size = max(size, math.Abs(x))
	}
	_, exp := math.Frexp(size)
	if exp > -400 && exp < 400 {
		exp = 0 // squares neither overflow nor vanish
	}
	if math.Abs(d[len(d)-1]) < math.Abs(d[0]) { // large entries belong at the end
		slices.Reverse(d)
		slices.Reverse(e)
	}
	for i := range d {
		d[i] = math.Ldexp(d[i], -exp)
	}
	for i := range e {
		x := math.Ldexp(e[i], -exp)
		e[i] = x * x
	}
	for l, turns := 0, 0; l < len(d); {
		m := l
		for m < len(d)-1 && e[m] > eps*eps/4*math.Abs(d[m]*d[m+1]) {
			m++
		}
		if m < len(d)-1 {
			e[m] = 0
		}
		switch m {
		case l:
			l, turns = l+1, 0
			continue
		case l + 1:
			eig2(d[l], math.Sqrt(e[l]), d[m], d[l:])
			e[l] = 0
			l, turns = l+2, 0
			continue
		}
		if turns++; turns > 60 {
			panic(stopped{&NoConvergence{}})
		}
		qlSweep(d[l:m+1], e[l:m])
		j.spend(16 * float64(m-l))
	}
	for i := range d {
		d[i] = math.Ldexp(d[i], exp)
	}
}

// qlSweep is one QL step with squares e of what stands beside the diagonal.
func qlSweep(d, e []float64) {
	m := len(d) - 1
	p, root := d[0], math.Sqrt(e[0])
	sigma := (d[1] - p) / (2 * root)
	r := math.Copysign(math.Hypot(sigma, 1), sigma)
	sigma = p - root/(sigma+r)
	c, s, gamma := 1.0, 0.0, d[m]-sigma
	p = gamma * gamma
	for i := m - 1; i >= 0; i-- {
		bb := e[i]
		r := p + bb
		if i != m-1 {
			e[i+1] = s * r
		}
		oldc, old, alpha := c, gamma, d[i]
		c, s = p/r, bb/r
		gamma = c*(alpha-sigma) - s*old
		d[i+1] = old + (alpha - gamma)
		if c != 0 {
			p = gamma * gamma / c
		} else {
			p = oldc * bb
		}
	}
	e[0] = s * p
	d[0] = sigma + gamma
}
