package linalg

// General matrices, balanced, to Hessenberg form by panels of reflections.

import (
	"math"
)

// balanced says how a matrix was balanced: rows and columns exchanged so that what is
// triangular already stands outside of lo … hi, and scaled by powers of two inside.
type balanced struct {
	lo, hi int
	scale  []int    // exponents
	swaps  [][2]int // in order
}

// balanceGeneral balances a in place (LAPACK's dgebal).
func (j *job) balanceGeneral(a view) *balanced {
	n := a.n
	b := &balanced{hi: n - 1, scale: make([]int, n)}
	swap := func(i, k int) {
		b.swaps = append(b.swaps, [2]int{i, k})
		if i == k {
			return
		}
		x, y := a.row(i), a.row(k)
		for q := range x {
			x[q], y[q] = y[q], x[q]
		}
		for q := range n {
			row := a.row(q)
			row[i], row[k] = row[k], row[i]
		}
		j.spend(40 * float64(n))
	}
	// alone reports that line i has nothing but its diagonal between lo and hi.
	alone := func(i, rs, cs int) bool {
		for k := b.lo; k <= b.hi; k++ {
			if k != i && a.a[i*rs+k*cs] != 0 {
				j.spend(8 * float64(k-b.lo+1))
				return false
			}
		}
		j.spend(8 * float64(n))
		return true
	}
	for i := b.hi; i >= b.lo; i-- { // rows that isolate an eigenvalue go down
		if alone(i, a.rs, a.cs) {
			swap(i, b.hi)
			b.hi--
			i = b.hi + 1
		}
	}
	for i := b.lo; i <= b.hi; i++ { // columns go up
		if alone(i, a.cs, a.rs) {
			swap(i, b.lo)
			b.lo++
			i = b.lo - 1
		}
	}
	for done := false; !done; {
		done = true
		for i := b.lo; i <= b.hi; i++ {
			if j.balanceLine(a, b, i) {
				done = false
			}
		}
	}
	return b
}

// balanceLine scales row and column i to norms that are about equal, if that pays.
func (j *job) balanceLine(a view, b *balanced, i int) bool {
	row, col := 0.0, 0.0
	for k := b.lo; k <= b.hi; k++ {
		x, y := a.at(i, k), a.at(k, i)
		row, col = row+math.Abs(x), col+math.Abs(y)
	}
	j.spend(40 * float64(b.hi-b.lo+1))
	if row == 0 || col == 0 || math.IsInf(row, 0) || math.IsInf(col, 0) {
		return false
	}
	e := int(math.Round(math.Log2(row/col) / 2))
	if e == 0 || !(math.Ldexp(row, -e)+math.Ldexp(col, e) < 0.95*(row+col)) || math.Abs(float64(b.scale[i]+e)) > 900 {
		return false
	}
	b.scale[i] += e
	x := a.row(i)
	for k := range x {
		x[k] = math.Ldexp(x[k], -e)
	}
	for k := range a.m {
		x := a.row(k)
		x[i] = math.Ldexp(x[i], e)
	}
	j.spend(80 * float64(a.n))
	return true
}

// undo turns vectors of the balanced matrix, the rows of v, into those of the matrix.
func (b *balanced) undo(v []complex128) {
	for i, e := range b.scale {
		if e != 0 {
			v[i] = complex(math.Ldexp(real(v[i]), e), math.Ldexp(imag(v[i]), e))
		}
	}
	for k := len(b.swaps) - 1; k >= 0; k-- {
		s := b.swaps[k]
		v[s[0]], v[s[1]] = v[s[1]], v[s[0]]
	}
}

// hessenberg replaces rows and columns lo … hi of a by Qᵀ a Q with nothing below the
// first subdiagonal, and returns Q if it is wanted (LAPACK's dgehrd).
func (j *job) hessenberg(a view, lo, hi int, vectors bool) (q view) {
	n := a.n
	r := &reducer{j: j, a: a, end: hi + 1,
		v: j.matrix(panel, n), y: j.matrix(panel, n), t: j.matrix(panel, panel), col: j.floats(n), dots: j.floats(panel)}
	tau := j.floats(n)
	var all view // row k: v_k
	if vectors {
		all = j.matrix(n, n)
	}
	for p0 := lo; p0 < hi-1; p0 += panel {
		p1 := min(p0+panel, hi-1)
		for k := p0; k < p1; k++ {
			tau[k] = r.column(k, p0)
			if vectors {
				copy(all.row(k), r.v.row(k-p0))
			}
		}
		m, b := p1-p0, p0+1
		block := j.reflections(r.v.sub(0, m, b, r.end), tau[p0:p1])
		j.right(block, a.sub(0, b, b, r.end))
		rest := a.sub(b, r.end, p1, n)
		j.gemm(-1, r.y.sub(0, m, b, r.end).t(), r.v.sub(0, m, p1, r.end), a.sub(b, r.end, p1, r.end))
		j.left(block, true, rest)
	}
	if !vectors {
		return q
	}
	q = j.matrix(n, n)
	for i := range n {
		q.row(i)[i] = 1
	}
	for p0 := lo + max(0, hi-2-lo)/panel*panel; p0 >= lo; p0 -= panel {
		if p1 := min(p0+panel, hi-1); p1 > p0 {
			block := j.reflections(all.sub(p0, p1, p0+1, r.end), tau[p0:p1])
			j.left(block, false, q.sub(p0+1, r.end, p0+1, n))
		}
	}
	return q
}

// reducer is a panel of the reduction: with a the matrix as it was when the panel began,
// y are the rows of (a Vᵀ T)ᵀ.
type reducer struct {
	j         *job
	a         view
	end       int
	v, y, t   view
	col, dots []float64
}

// column makes reflection k of the panel that begins at p0.
func (r *reducer) column(k, p0 int) (tau float64) {
	j, p, b := r.j, k-p0, p0+1
	c := r.col[b:r.end]
	for i := range c {
		c[i] = r.a.at(b+i, k)
	}
	// The panel so far, from the right and from the left.
	for i := range p {
		j.ks.Axpy(-r.v.row(i)[k], r.y.row(i)[b:r.end], c)
	}
	w := r.dots[:p]
	for i := range p {
		w[i] = j.ks.Dot(r.v.row(i)[b:r.end], c)
	}
	for i := p - 1; i >= 0; i-- { // Tᵀ w
		s := 0.0
		for q := 0; q <= i; q++ {
			s += r.t.at(q, i) * w[q]
		}
		w[i] = s
	}
	for i := range p {
		j.ks.Axpy(-w[i], r.v.row(i)[b:r.end], c)
	}
	x := r.col[k+1 : r.end]
	beta, tau := reflector(x)
	v := r.v.row(p)
	clear(v)
	copy(v[k+1:r.end], x)
	for i := b; i < r.end; i++ {
		switch {
		case i <= k:
			r.a.a[i*r.a.rs+k] = r.col[i]
		case i == k+1:
			r.a.a[i*r.a.rs+k] = beta
		default:
			r.a.a[i*r.a.rs+k] = 0
		}
	}
	y := r.y.row(p)
	clear(y)
	rows := r.end - b
	j.each(rows, 32, 2*float64(rows)*float64(len(x)), func(lo, hi int) {
		if j.done() {
			return
		}
		for i := b + lo; i < b+hi; i++ {
			y[i] = tau * j.ks.Dot(r.a.row(i)[k+1:r.end], x)
		}
	})
	for i := range p {
		w[i] = j.ks.Dot(r.v.row(i)[k+1:r.end], x)
	}
	for i := range p {
		j.ks.Axpy(-tau*w[i], r.y.row(i)[b:r.end], y[b:r.end])
		s := 0.0
		for q := i; q < p; q++ {
			s += r.t.at(i, q) * w[q]
		}
		r.t.row(i)[p] = -tau * s
	}
	r.t.row(p)[p] = tau
	j.spend(12 * float64(p+1) * float64(rows))
	return tau
}
