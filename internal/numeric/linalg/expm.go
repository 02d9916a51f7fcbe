package linalg

// The matrix exponential: Padé approximants, scaled and squared as little as the powers of the matrix ask for.

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// ExpM writes the exponential of a.
//
// Al-Mohy and Higham, "A new scaling and squaring algorithm for the matrix
// exponential", SIAM J. Matrix Anal. 31 (2009): how often a is
// halved follows from norms of its powers, which a nilpotent or graded matrix
// has far below the powers of its norm. Before that rows and columns are balanced
// by powers of two, which rounds nothing.
func ExpM(n int, a, dst []float64) error {
	if err := Finite(n, n, a); err != nil {
		return err
	}
	if n == 0 {
		return nil
	}
	b := append([]float64(nil), a[:n*n]...)
	scale := balance(n, b)
	e := newPade(n, b)
	x, err := e.exponential()
	if err != nil {
		return err
	}
	for i := range n {
		for j := range n {
			dst[i*n+j] = math.Ldexp(x.At(i, j), scale[i]-scale[j])
		}
	}
	return nil
}

// balance makes b = D⁻¹ a D with D of powers of two, so that each row is about as
// large as its column, and returns their exponents. Beside a column of zeros a row
// can be as small as one likes: it is brought to 1 where it is above.
//
// James, Langou and Lowery, "On matrix balancing and eigenvector computation",
// arXiv:1401.5766, algorithm 3, by 2-norms.
func balance(n int, b []float64) []int {
	scale := make([]int, n)
	for range 20 {
		done := true
		for i := range n {
			e := balancing(n, b, i)
			if e == 0 {
				continue
			}
			done = false
			scale[i] += e
			for j := range n {
				if j != i {
					b[i*n+j] = math.Ldexp(b[i*n+j], -e)
					b[j*n+i] = math.Ldexp(b[j*n+i], e)
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
	n     int
	shift int
	norm  float64 // of the scaled matrix
	p     [11]*mat.Dense
}

func newPade(n int, a []float64) *pade {
	e := &pade{n: n}
	m := mat.NewDense(n, n, a)
	if norm := mat.Norm(m, 1); norm > 0 {
		_, e.shift = math.Frexp(norm)
	}
	for i := range a {
		a[i] = math.Ldexp(a[i], -e.shift)
	}
	e.norm = mat.Norm(m, 1)
	e.p[1] = m
	return e
}

// power is an even power of the scaled matrix.
func (e *pade) power(k int) *mat.Dense {
	if e.p[k] == nil {
		half := 2
		if k == 2 {
			half = 1
		}
		var r mat.Dense
		r.Mul(e.power(half), e.power(k-half))
		e.p[k] = &r
	}
	return e.p[k]
}

// root is the k-th root of the norm of the k-th power of the matrix itself.
func (e *pade) root(k int) float64 {
	return math.Ldexp(math.Pow(mat.Norm(e.power(k), 1), 1/float64(k)), e.shift)
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
func (e *pade) exponential() (*mat.Dense, error) {
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
	x, err := e.approximant(13, s)
	for ; err == nil && s > 0; s-- {
		var y mat.Dense
		y.Mul(x, x)
		x = &y
	}
	return x, err
}

// extra is how many more halvings, after s, the approximant of a degree needs
// for its rounding to be small beside the matrix.
func (e *pade) extra(degree, s int) int {
	k := 2*degree + 1
	v := make([]float64, e.n) // of |a|ᵏ, column sums
	for i := range v {
		v[i] = 1
	}
	for range k {
		w := make([]float64, e.n)
		for i := range e.n {
			for j := range e.n {
				w[j] += v[i] * math.Abs(e.p[1].At(i, j))
			}
		}
		v = w
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
func (e *pade) approximant(degree, s int) (*mat.Dense, error) {
	n, shift := e.n, e.shift-s
	c := padeCoefficients(degree)
	even, odd := mat.NewDense(n, n, nil), mat.NewDense(n, n, nil)
	add := func(to *mat.Dense, k int, c float64) {
		if k == 0 {
			for i := range n {
				to.Set(i, i, to.At(i, i)+c)
			}
			return
		}
		p, f := e.power(k), math.Ldexp(c, k*shift)
		for i := range n {
			for j := range n {
				if x := p.At(i, j); x != 0 {
					to.Set(i, j, to.At(i, j)+f*x)
				}
			}
		}
	}
	if degree < 13 {
		for k := 0; k < degree; k += 2 {
			add(even, k, c[k])
			add(odd, k, c[k+1])
		}
	} else { // powers to the sixth, and those above as its multiples
		highEven, highOdd := mat.NewDense(n, n, nil), mat.NewDense(n, n, nil)
		for k := 2; k <= 6; k += 2 {
			add(highEven, k, c[k+6])
			add(highOdd, k, c[k+7])
		}
		var six mat.Dense
		six.Scale(math.Ldexp(1, 6*shift), e.power(6))
		even.Mul(&six, highEven)
		odd.Mul(&six, highOdd)
		for k := 0; k <= 6; k += 2 {
			add(even, k, c[k])
			add(odd, k, c[k+1])
		}
	}
	var a, u, left, x mat.Dense
	a.Scale(math.Ldexp(1, shift), e.p[1])
	u.Mul(&a, odd)
	left.Sub(even, &u)
	u.Scale(2, &u)
	lu := &mat.LU{}
	lu.Factorize(&left)
	if err := lu.SolveTo(&x, false, &u); err != nil && !isCondition(err) {
		return nil, err
	}
	for i := range n {
		x.Set(i, i, x.At(i, i)+1)
	}
	return &x, nil
}

func isCondition(err error) bool {
	_, ok := err.(mat.Condition)
	return ok
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
func ExpMDerivative(n int, a []float64, dirs [][]float64, dst []float64) error {
	x, m := append([]float64(nil), a[:n*n]...), n
	for _, e := range dirs {
		y := make([]float64, 4*m*m)
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
	r := make([]float64, m*m)
	if err := ExpM(m, x, r); err != nil {
		return err
	}
	for i := 0; i < n; i++ {
		copy(dst[i*n:(i+1)*n], r[i*m+m-n:(i+1)*m])
	}
	return nil
}
