package linalg

// Matrices to bidiagonal form and back, by panels of reflections from both sides.

// bidiagonal is Qᵀ a P: its diagonal d, what stands right of it, e, and the reflections
// of Q and P as rows.
type bidiagonal struct {
	j          *job
	m, n       int
	d, e       []float64
	tauQ, tauP []float64
	q, p       view

	// The panel: a as it was when it began, less vᵀ y + xᵀ u.
	v, y, x, u view
	col        []float64
}

// bidiagonalise takes a matrix with at least as many rows as columns, which is
// overwritten (LAPACK's dgebrd).
func (j *job) bidiagonalise(a view, vectors bool) *bidiagonal {
	m, n := a.m, a.n
	b := &bidiagonal{j: j, m: m, n: n, d: j.floats(n), e: j.floats(n), tauQ: j.floats(n), tauP: j.floats(n),
		v: j.matrix(2*panel, m), y: j.matrix(2*panel, n), col: j.floats(m)}
	// x and u lie below v and y, so that the panel is one product.
	b.x, b.u = b.v.sub(panel, 2*panel, 0, m), b.y.sub(panel, 2*panel, 0, n)
	if vectors {
		b.q, b.p = j.matrix(n, m), j.matrix(n, n)
	}
	for p0 := 0; p0 < n; p0 += panel {
		p1 := min(p0+panel, n)
		clear(b.v.a)
		clear(b.y.a)
		for k := p0; k < p1; k++ {
			b.line(a, k, p0)
			if vectors {
				copy(b.q.row(k), b.v.row(k-p0))
				copy(b.p.row(k), b.u.row(k-p0))
			}
		}
		// Below v stands x, below y stands u: vᵀ y + xᵀ u in one.
		j.gemm(-1, b.v.sub(0, 2*panel, p1, m).t(), b.y.sub(0, 2*panel, p1, n), a.sub(p1, m, p1, n))
	}
	return b
}

// line makes the reflections of column k and of row k.
func (b *bidiagonal) line(a view, k, p0 int) {
	j, p, m, n := b.j, k-p0, b.m, b.n
	c := b.col[k:m]
	for i := range c {
		c[i] = a.at(k+i, k)
	}
	for i := range p {
		j.ks.Axpy(-b.y.row(i)[k], b.v.row(i)[k:], c)
		j.ks.Axpy(-b.u.row(i)[k], b.x.row(i)[k:], c)
	}
	b.d[k], b.tauQ[k] = reflector(c)
	v := b.v.row(p)
	copy(v[k:], c)
	if k+1 == n {
		return
	}
	y := b.y.row(p)
	work := 2 * float64(m-k) * float64(n-k)
	j.each(n-k-1, 128, work, func(lo, hi int) {
		z := y[k+1+lo : k+1+hi]
		for i := k; i < m; i++ {
			if i%512 == 511 && j.done() {
				return
			}
			j.ks.Axpy(v[i], a.row(i)[k+1+lo:k+1+hi], z)
		}
	})
	for i := range p {
		j.ks.Axpy(-j.ks.Dot(b.v.row(i)[k:], c), b.y.row(i)[k+1:], y[k+1:])
		j.ks.Axpy(-j.ks.Dot(b.x.row(i)[k:], c), b.u.row(i)[k+1:], y[k+1:])
	}
	rescale(y[k+1:], b.tauQ[k])
	u := b.u.row(p)
	r := u[k+1:]
	copy(r, a.row(k)[k+1:])
	for i := range p + 1 {
		j.ks.Axpy(-b.v.row(i)[k], b.y.row(i)[k+1:], r)
		if i < p {
			j.ks.Axpy(-b.x.row(i)[k], b.u.row(i)[k+1:], r)
		}
	}
	b.e[k], b.tauP[k] = reflector(r)
	x := b.x.row(p)
	j.each(m-k-1, 32, work, func(lo, hi int) {
		if j.done() {
			return
		}
		for i := k + 1 + lo; i < k+1+hi; i++ {
			x[i] = j.ks.Dot(a.row(i)[k+1:], r)
		}
	})
	for i := range p + 1 {
		j.ks.Axpy(-j.ks.Dot(b.y.row(i)[k+1:], r), b.v.row(i)[k+1:], x[k+1:])
		if i < p {
			j.ks.Axpy(-j.ks.Dot(b.u.row(i)[k+1:], r), b.x.row(i)[k+1:], x[k+1:])
		}
	}
	rescale(x[k+1:], b.tauP[k])
	j.spend(16 * float64(p+1) * float64(m+n))
}

// back replaces the columns of u and v, in the coordinates of the bidiagonal matrix, by
// Q u and P v.
func (b *bidiagonal) back(u, v view) {
	for p0 := (b.n - 1) / panel * panel; p0 >= 0; p0 -= panel {
		p1 := min(p0+panel, b.n)
		b.j.left(b.j.reflections(b.q.sub(p0, p1, 0, b.m), b.tauQ[p0:p1]), false, u)
		b.j.left(b.j.reflections(b.p.sub(p0, p1, 0, b.n), b.tauP[p0:p1]), false, v)
	}
}
