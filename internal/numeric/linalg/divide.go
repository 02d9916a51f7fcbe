package linalg

// Eigenvectors of symmetric tridiagonal matrices: divide and conquer.
//
// Cuppen, "A divide and conquer method for the symmetric tridiagonal eigenproblem",
// Numer. Math. 36 (1981); the vectors are those of a matrix near by, of which the roots
// found are exact: Gu and Eisenstat, "A stable and efficient algorithm for the rank-one
// modification of the symmetric eigenproblem", SIAM J. Matrix Anal. 15 (1994).

import (
	"math"
	"sort"

	"gonum.org/v1/gonum/lapack"
	gonum "gonum.org/v1/gonum/lapack/gonum"
)

// leafSize is the size that QL iterations solve whole.
const leafSize = 32

// divider holds the matrices that all levels use.
type divider struct {
	j               *job
	q               view
	kept, sum, root []float64
}

// tridiagonalVectors sorts the eigenvalues of a tridiagonal matrix into d and returns
// the vectors as columns; e is overwritten.
func (j *job) tridiagonalVectors(d, e []float64) view {
	n := len(d)
	v := &divider{j: j, q: j.matrix(n, n)}
	if n > leafSize {
		v.kept, v.sum, v.root = j.floats(n*n), j.floats(n*n), j.floats(n*n)
	}
	v.solve(0, d, e)
	return v.q
}

// solve is for the rows of d, the first of which is row `at` of the whole.
func (v *divider) solve(at int, d, e []float64) {
	n := len(d)
	q := v.q.sub(at, at+n, at, at+n)
	if n <= leafSize {
		if n > 0 && !(gonum.Implementation{}).Dsteqr(lapack.EVTridiag, n, d, e, q.a, q.rs, make([]float64, max(1, 2*n-2))) {
			panic(stopped{&NoConvergence{}})
		}
		v.j.spend(20 * float64(n*n*n))
		return
	}
	mid := n / 2
	rho := math.Abs(e[mid-1])
	sign := math.Copysign(1, e[mid-1])
	d[mid-1] -= rho
	d[mid] -= rho
	v.solve(at, d[:mid], e[:mid-1])
	v.solve(at+mid, d[mid:], e[mid:])
	m := &merge{divider: v, d: d, q: q, mid: mid, rho: 2 * rho, z: v.j.floats(n)}
	copy(m.z, q.row(mid - 1)[:mid])
	copy(m.z[mid:], q.row(mid)[mid:])
	for i := range m.z {
		m.z[i] *= math.Sqrt2 / 2
		if i >= mid {
			m.z[i] *= sign
		}
	}
	m.run()
}

// merge is the spectrum of diag(d) + rho z zᵀ with |z| = 1, in the basis q, which is
// made of two blocks on its diagonal.
type merge struct {
	*divider
	d   []float64
	q   view
	mid int
	rho float64
	z   []float64

	keep  []int // columns that take part, by d
	rest  []int // columns that are eigenvectors already
	both  []bool
	order []int // keep, with those in the upper block first, those in the lower last
	upper int   // of them, how many are in the upper block alone
	lower int   // likewise
}

func (m *merge) run() {
	m.deflate()
	n, k := len(m.d), len(m.keep)
	m.arrange()
	values := make([]float64, n) // of the new columns, then of the rest
	for i, c := range m.rest {
		values[k+i] = m.d[c]
	}
	sum := dense(n, n, m.sum[:n*n])
	if k > 0 {
		vectors := m.roots(values[:k])
		m.combine(vectors, sum.sub(0, n, 0, k))
	}
	for i := range n {
		row, out := m.q.row(i), sum.row(i)
		for p, c := range m.rest {
			out[k+p] = row[c]
		}
	}
	by := make([]int, n)
	for i := range by {
		by[i] = i
	}
	sort.SliceStable(by, func(a, b int) bool { return values[by[a]] < values[by[b]] })
	for i := range n {
		row, out := m.q.row(i), sum.row(i)
		for p, c := range by {
			row[p] = out[c]
		}
		m.j.spend(float64(n))
	}
	for p, c := range by {
		m.d[p] = values[c]
	}
}

// deflate finds the columns that the rank-one term does not move, to rounding, and
// turns pairs of close eigenvalues so that one of them is such.
func (m *merge) deflate() {
	n := len(m.d)
	by := make([]int, n)
	size := m.rho
	for i := range by {
		by[i] = i
		size = max(size, math.Abs(m.d[i]))
	}
	sort.SliceStable(by, func(a, b int) bool { return m.d[by[a]] < m.d[by[b]] })
	m.both = make([]bool, n)
	tol := 8 * eps / 2 * size
	last := -1
	for _, c := range by {
		if m.rho*math.Abs(m.z[c]) <= tol {
			m.rest = append(m.rest, c)
			continue
		}
		if last >= 0 && m.turn(last, c, tol) {
			m.rest = append(m.rest, last)
		} else if last >= 0 {
			m.keep = append(m.keep, last)
		}
		last = c
	}
	if last >= 0 {
		m.keep = append(m.keep, last)
	}
}

// turn rotates columns p and c so that z_p is 0, where that leaves the matrix diagonal
// to rounding.
func (m *merge) turn(p, c int, tol float64) bool {
	r := math.Hypot(m.z[c], m.z[p])
	cos, sin := m.z[c]/r, -m.z[p]/r
	if math.Abs((m.d[c]-m.d[p])*cos*sin) > tol {
		return false
	}
	m.z[c], m.z[p] = r, 0
	if m.both[p] != m.both[c] || (p < m.mid) != (c < m.mid) {
		m.both[p], m.both[c] = true, true
	}
	for i := range m.q.m {
		row := m.q.row(i)
		x, y := row[p], row[c]
		row[p], row[c] = cos*x+sin*y, cos*y-sin*x
	}
	m.j.spend(20 * float64(m.q.m))
	x, y := m.d[p], m.d[c]
	m.d[p] = x*cos*cos + y*sin*sin
	m.d[c] = x*sin*sin + y*cos*cos
	return true
}

// arrange sorts the columns that are kept by the blocks in which they are not zero.
func (m *merge) arrange() {
	var mixed, low []int
	for i, c := range m.keep {
		switch {
		case m.both[c]:
			mixed = append(mixed, i)
		case c < m.mid:
			m.order = append(m.order, i)
		default:
			low = append(low, i)
		}
	}
	m.upper, m.lower = len(m.order), len(low)
	m.order = append(append(m.order, mixed...), low...)
}

// roots writes the eigenvalues of the columns that are kept and returns their vectors
// as rows, in the order of m.order.
func (m *merge) roots(values []float64) view {
	j, k := m.j, len(m.keep)
	d, w := j.floats(k), j.floats(k)
	for i, c := range m.keep {
		d[i] = m.d[c]
		w[i] = m.rho * m.z[c] * m.z[c]
	}
	gaps := dense(k, k, m.root[:k*k]) // row r: d_i - root r
	work := float64(k) * float64(k)
	j.each(k, 8, 60*work, func(lo, hi int) {
		for r := lo; r < hi && !j.done(); r++ {
			values[r] = secular(d, w, r, gaps.row(r))
		}
	})
	// The z of which the roots are exact (Löwner).
	z := j.floats(k)
	j.each(k, 64, 8*work, func(lo, hi int) {
		for i := lo; i < hi; i++ {
			z[i] = -gaps.at(k-1, i)
		}
		for r := range k - 1 {
			if r%256 == 0 && j.done() {
				return
			}
			row := gaps.row(r)
			for i := lo; i < hi; i++ {
				pole := d[r]
				if r >= i {
					pole = d[r+1]
				}
				z[i] *= row[i] / (d[i] - pole)
			}
		}
		for i := lo; i < hi; i++ {
			z[i] = math.Copysign(math.Sqrt(math.Abs(z[i])), m.z[m.keep[i]])
		}
	})
	vectors := dense(k, k, m.kept[:k*k])
	j.each(k, 16, 8*work, func(lo, hi int) {
		for r := lo; r < hi; r++ {
			row, out := gaps.row(r), vectors.row(r)
			s := 0.0
			for p, i := range m.order {
				x := z[i] / row[i]
				out[p] = x
				s += x * x
			}
			s = 1 / math.Sqrt(s)
			for p := range out {
				out[p] *= s
			}
		}
	})
	return vectors
}

// combine makes the new columns: the old ones times the vectors. The gaps are done with,
// and leave their place to the old columns.
func (m *merge) combine(vectors, out view) {
	n, k := len(m.d), len(m.keep)
	up, down := k-m.lower, k-m.upper
	old := m.root[:n*max(up, down)]
	top := dense(m.mid, up, old[:m.mid*up])
	for i := range m.mid {
		row, to := m.q.row(i), top.row(i)
		for p := range up {
			to[p] = row[m.keep[m.order[p]]]
		}
	}
	m.j.multiply(top, vectors.sub(0, k, 0, up).t(), out.sub(0, m.mid, 0, k))
	bottom := dense(n-m.mid, down, old[:(n-m.mid)*down])
	for i := range n - m.mid {
		row, to := m.q.row(m.mid+i), bottom.row(i)
		for p := range down {
			to[p] = row[m.keep[m.order[m.upper+p]]]
		}
	}
	m.j.multiply(bottom, vectors.sub(0, k, m.upper, k).t(), out.sub(m.mid, n, 0, k))
}

// secular is root r of 1 + Σ w_i/(d_i - x), between d_r and d_{r+1} or above all, with
// the differences d_i - x each to full relative accuracy in gap. Each step is that of
// the function with two poles that agrees with the sums on either side and their
// derivatives (Li, "Solving secular equations stably and efficiently", LAPACK working
// note 89), kept between bounds.
func secular(d, w []float64, r int, gap []float64) float64 {
	n := len(d)
	width, last := 0.0, r == n-1
	if last {
		for _, x := range w {
			width += x
		}
	} else {
		width = d[r+1] - d[r]
	}
	at := func(origin int, tau float64) (below, dBelow, above, dAbove float64) {
		o := d[origin]
		for i := 0; i <= r; i++ {
			g := (d[i] - o) - tau
			x := w[i] / g
			below += x
			dBelow += x / g
		}
		for i := n - 1; i > r; i-- {
			g := (d[i] - o) - tau
			x := w[i] / g
			above += x
			dAbove += x / g
		}
		return
	}
	origin, lo, hi := r, 0.0, width/2
	below, dBelow, above, dAbove := at(r, width/2)
	tau := width / 2
	if 1+below+above <= 0 {
		lo, hi = width/2, width*(1+8*eps)
		if !last {
			origin, tau, lo, hi = r+1, -width/2, -width/2, 0
			below, dBelow, above, dAbove = at(origin, tau)
		}
	}
	previous := math.Inf(1)
	for step := 0; step < 200; step++ {
		f := 1 + below + above
		if math.Abs(f) <= eps/2*(1+8*(above-below)+math.Abs(tau)*(dBelow+dAbove)) {
			break
		}
		if f > 0 {
			hi = tau
		} else {
			lo = tau
		}
		next := tau + secularStep(f, below, dBelow, above, dAbove, (d[r]-d[origin])-tau, func() float64 {
			if last {
				return 0
			}
			return (d[r+1] - d[origin]) - tau
		}())
		if !(next > lo && next < hi) || step > 8 && math.Abs(f) > previous/2 {
			next = lo + (hi-lo)/2
			if a, b := math.Abs(lo), math.Abs(hi); min(a, b) < max(a, b)/16 {
				next = math.Copysign(math.Sqrt(max(a, b)*max(min(a, b), max(a, b)*0x1p-60)), lo+hi)
			}
		}
		if next == tau || !(next > lo && next < hi) {
			break
		}
		previous, tau = math.Abs(f), next
		below, dBelow, above, dAbove = at(origin, tau)
	}
	for i := range gap {
		gap[i] = (d[i] - d[origin]) - tau
	}
	return d[origin] + tau
}

// secularStep is the zero next to 0 of c + s/(p - x) + t/(q - x), q = 0: without the
// second pole.
func secularStep(f, below, dBelow, above, dAbove, p, q float64) float64 {
	s, c := dBelow*p*p, 1+below-dBelow*p
	if q == 0 {
		return p + s/c
	}
	t := dAbove * q * q
	c += above - dAbove*q
	a, b := c*(p+q)+s+t, f*p*q
	disc := math.Sqrt(max(0, a*a-4*b*c))
	if a <= 0 {
		return (a - disc) / (2 * c)
	}
	return 2 * b / (a + disc)
}
