package linalg

// The matrix exponential: Padé approximants, scaled and squared as little as the powers of the matrix ask for.

import (
	"context"
	"math"
)

// ExpM writes the exponential of a.
//
// Al-Mohy and Higham, "A new scaling and squaring algorithm for the matrix
// exponential", SIAM J. Matrix Anal. 31 (2009): how often a is
// halved follows from norms of its powers, which a nilpotent or graded matrix
// has far below the powers of its norm. Before that rows and columns are balanced
// by powers of two, which rounds nothing.
func ExpM(ctx context.Context, n int, a, dst []float64) (err error) {
	j := begin(ctx)
	defer j.end(&err)
	return j.expM(n, a, dst)
}

func (j *job) expM(n int, a, dst []float64) error {
	if err := Finite(n, n, a); err != nil {
		return err
	}
	if n == 0 {
		return nil
	}
	j.look()
	b := j.matrix(n, n)
	copy(b.a, a)
	scale := j.balance(n, b.a)
	x := j.newPade(b).exponential()
	for i := range n {
		row := x.row(i)
		for k := range n {
			dst[i*n+k] = math.Ldexp(row[k], scale[i]-scale[k])
		}
		j.spend(8 * float64(n))
	}
	return nil
}

// balance makes b = D⁻¹ a D with D of powers of two, so that each row is about as
// large as its column, and returns their exponents. Beside a column of zeros a row
// can be as small as one likes: it is brought to 1 where it is above.
//
// James, Langou and Lowery, "On matrix balancing and eigenvector computation",
// arXiv:1401.5766, algorithm 3, by 2-norms.
func (j *job) balance(n int, b []float64) []int {
	scale := make([]int, n)
	for range 20 {
		done := true
		for i := range n {
			j.spend(40 * float64(n))
			e := balancing(n, b, i)
			if e == 0 {
				continue
			}
			done = false
			scale[i] += e
			for k := range n {
				if k != i {
					b[i*n+k] = math.Ldexp(b[i*n+k], -e)
					b[k*n+i] = math.Ldexp(b[k*n+i], e)
				}
			}
		}
		if done {
			break
		}
	}
	return scale
}

// balancing is the exponent by which row i is divided, and column i multiplied.
func balancing(n int, b []float64, i int) int {
	row, col := 0.0, 0.0
	for j := range n {
		if j != i {
			row, col = math.Hypot(row, b[i*n+j]), math.Hypot(col, b[j*n+i])
		}
	}
	switch {
	case row == 0 && col == 0:
		return 0
	case col == 0:
		return max(0, math.Ilogb(row))
	case row == 0:
		return -max(0, math.Ilogb(col))
	}
	d := b[i*n+i]
	row, col = math.Hypot(row, d), math.Hypot(col, d)
	e := int(math.Round(math.Log2(row/col) / 2))
	if r, c := math.Ldexp(row, -e), math.Ldexp(col, e); math.IsInf(c, 0) || !(math.Hypot(r, c) < 0.95*math.Hypot(row, col)) {
		return 0
	}
	return e
}

// pade are a matrix scaled to a norm of at most 1, a = 2^shift · p[1], and its
// even powers.
type pade struct {
	j     *job
	n     int
	shift int
	norm  float64 // of the scaled matrix
	p     [11]view
}

func (j *job) newPade(m view) *pade {
	e := &pade{j: j, n: m.n}
	if norm := Norm1(m.n, m.a); norm > 0 {
		_, e.shift = math.Frexp(norm)
	}
	for i := range m.a {
		m.a[i] = math.Ldexp(m.a[i], -e.shift)
	}
	e.norm = Norm1(m.n, m.a)
	e.p[1] = m
	return e
}

// times is a product of two matrices of this size.
func (e *pade) times(a, b view) view {
	c := e.j.matrix(e.n, e.n)
	e.j.multiply(a, b, c)
	return c
}

// power is an even power of the scaled matrix.
func (e *pade) power(k int) view {
	if e.p[k].a == nil {
		half := 2
		if k == 2 {
			half = 1
		}
		e.p[k] = e.times(e.power(half), e.power(k-half))
	}
	return e.p[k]
}

// root is the k-th root of the norm of the k-th power of the matrix itself.
func (e *pade) root(k int) float64 {
	return math.Ldexp(math.Pow(Norm1(e.n, e.power(k).a), 1/float64(k)), e.shift)
}

// The largest roots for which the approximant of a degree is exact to rounding.
var padeBounds = []struct {
	degree int
	theta  float64
	roots  [2]int
}{
	{3, 1.495585217958292e-2, [2]int{4, 6}},
	{5, 2.539398330063230e-1, [2]int{4, 6}},
	{7, 9.504178996162932e-1, [2]int{6, 8}},
	{9, 2.097847961257068, [2]int{6, 8}},
}

const padeTheta13 = 4.25

// exponential is that of the matrix.
func (e *pade) exponential() view {
	for _, b := range padeBounds {
		if max(e.root(b.roots[0]), e.root(b.roots[1])) <= b.theta && e.extra(b.degree, 0) == 0 {
			return e.approximant(b.degree, 0)
		}
	}
	worst := min(max(e.root(6), e.root(8)), max(e.root(8), e.root(10)))
	s := 0
	if worst > padeTheta13 {
		s = int(math.Ceil(math.Log2(worst / padeTheta13)))
	}
	s += e.extra(13, s)
	x, y := e.approximant(13, s), view{}
	if s > 0 {
		y = e.j.matrix(e.n, e.n)
	}
	for ; s > 0; s-- {
		e.j.multiply(x, x, y)
		x, y = y, x
	}
	return x
}

// extra is how many more halvings, after s, the approximant of a degree needs
// for its rounding to be small beside the matrix.
func (e *pade) extra(degree, s int) int {
	k := 2*degree + 1
	v, w := e.j.floats(e.n), e.j.floats(e.n) // of |a|ᵏ, column sums
	for i := range v {
		v[i] = 1
	}
	for range k {
		clear(w)
		for i, f := range v {
			for q, x := range e.p[1].row(i) {
				w[q] += f * math.Abs(x)
			}
			e.j.spend(2 * float64(e.n))
		}
		v, w = w, v
	}
	norm := 0.0
	for _, x := range v {
		norm = max(norm, x)
	}
	if norm == 0 || e.norm == 0 {
		return 0
	}
	choose, _ := math.Lgamma(float64(degree + 1))
	double, _ := math.Lgamma(float64(2*degree + 1))
	more, _ := math.Lgamma(float64(k + 1))
	log := math.Log2(norm/e.norm) + float64((k-1)*(e.shift-s)) + (2*choose-double-more)/math.Ln2
	return max(0, int(math.Ceil((log+53)/float64(2*degree))))
}

// approximant is the diagonal Padé approximant of a degree, of the matrix halved
// s times: q(-a)⁻¹ q(a) = 1 + 2 (v - u)⁻¹ u, with u the odd part of q.
func (e *pade) approximant(degree, s int) view {
	j, n, shift := e.j, e.n, e.shift-s
	c := padeCoefficients(degree)
	even, odd := j.matrix(n, n), j.matrix(n, n)
	add := func(to view, k int, c float64) {
		if k == 0 {
			for i := range n {
				to.row(i)[i] += c
			}
			return
		}
		p, f := e.power(k), math.Ldexp(c, k*shift)
		for i, x := range p.a {
			if x != 0 {
				to.a[i] += f * x
			}
		}
		j.spend(2 * float64(len(p.a)))
	}
	if degree < 13 {
		for k := 0; k < degree; k += 2 {
			add(even, k, c[k])
			add(odd, k, c[k+1])
		}
	} else { // powers to the sixth, and those above as its multiples
		highEven, highOdd, six := j.matrix(n, n), j.matrix(n, n), j.matrix(n, n)
		for k := 2; k <= 6; k += 2 {
			add(highEven, k, c[k+6])
			add(highOdd, k, c[k+7])
		}
		add(six, 6, 1)
		j.multiply(six, highEven, even)
		j.multiply(six, highOdd, odd)
		for k := 0; k <= 6; k += 2 {
			add(even, k, c[k])
			add(odd, k, c[k+1])
		}
	}
	left, pivots := j.matrix(n, n), make([]int, n)
	for i, x := range e.p[1].a {
		left.a[i] = math.Ldexp(x, shift)
	}
	u := e.times(left, odd)
	for i, x := range u.a {
		left.a[i] = even.a[i] - x
		u.a[i] = 2 * x
	}
	if !j.factorLU(left, pivots) {
		panic(stopped{&Singular{N: n, Rank: n - 1}})
	}
	j.exchange(pivots, u)
	j.lower(left, true, u)
	j.upper(left, false, u)
	for i := range n {
		u.row(i)[i]++
	}
	return u
}

// padeCoefficients are those of q, for powers 0, 1, …, degree, the last one 1.
func padeCoefficients(m int) []float64 {
	c := make([]float64, m+1)
	c[m] = 1
	for k := m; k > 0; k-- { // cₖ₋₁ = cₖ k (2m - k + 1)/(m - k + 1)
		c[k-1] = c[k] * float64(k*(2*m-k+1)) / float64(m-k+1)
	}
	return c
}

// ExpMDerivative writes the k-th derivative of the exponential at a along k
// directions. With X_0 = a and X_j = [[X_{j-1}, E_j ⊗], [0, X_{j-1}]] the corner
// block of exp(X_k) is D^k exp(a)[E_1, …, E_k] (Higham & Relton, "Higher order
// Fréchet derivatives of matrix functions and the level-2 condition number",
// SIAM J. Matrix Anal. 35, 2014).
func ExpMDerivative(ctx context.Context, n int, a []float64, dirs [][]float64, dst []float64) (err error) {
	j := begin(ctx)
	defer j.end(&err)
	x, m := a[:n*n], n
	for _, e := range dirs {
		y := j.floats(4 * m * m)
		for i := 0; i < m; i++ {
			copy(y[i*2*m:i*2*m+m], x[i*m:(i+1)*m])
			copy(y[(m+i)*2*m+m:(m+i+1)*2*m], x[i*m:(i+1)*m])
		}
		for b := 0; b < m/n; b++ { // I ⊗ E in the upper right
			for i := 0; i < n; i++ {
				copy(y[(b*n+i)*2*m+m+b*n:][:n], e[i*n:(i+1)*n])
			}
		}
		x, m = y, 2*m
	}
	r := j.floats(m * m)
	if err := j.expM(m, x, r); err != nil {
		return err
	}
	for i := 0; i < n; i++ {
		copy(dst[i*n:(i+1)*n], r[i*m+m-n:(i+1)*m])
	}
	return nil
}
