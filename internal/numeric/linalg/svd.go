package linalg

// Singular values and vectors: QR sweeps on a bidiagonal matrix.

import (
	"context"
	"math"
	"sort"

	gonum "gonum.org/v1/gonum/lapack/gonum"
	"gonum.org/v1/gonum/mat"
)

// svdSmall is the size up to which LAPACK works at once.
const svdSmall = 64

// svd is a = U diag(s) Vᵀ, s descending; U and V row-major n×n.
func (j *job) svd(n int, a []float64) (u, s, v []float64, err error) {
	if err := Finite(n, n, a); err != nil {
		return nil, nil, nil, err
	}
	j.look()
	if n > svdSmall {
		return j.singularVectors(n, a)
	}
	var d mat.SVD
	if !d.Factorize(mat.NewDense(n, n, append([]float64(nil), a[:n*n]...)), mat.SVDFull) {
		return nil, nil, nil, &NoConvergence{}
	}
	var um, vm mat.Dense
	d.UTo(&um)
	d.VTo(&vm)
	return um.RawMatrix().Data, d.Values(nil), vm.RawMatrix().Data, nil
}

// Condition is the ratio of the extreme singular values of an m×n matrix.
func Condition(ctx context.Context, m, n int, a []float64) (cond float64, err error) {
	j := begin(ctx)
	defer j.end(&err)
	s, err := j.singularValues(m, n, a)
	if err != nil {
		return 0, err
	}
	return s[0] / s[len(s)-1], nil
}

// singularValues are those of an m×n matrix, descending.
func (j *job) singularValues(m, n int, a []float64) ([]float64, error) {
	if err := Finite(m, n, a); err != nil {
		return nil, err
	}
	j.look()
	if m*n == 0 || m <= svdSmall && n <= svdSmall {
		var svd mat.SVD
		if !svd.Factorize(mat.NewDense(m, n, a), mat.SVDNone) {
			return nil, &NoConvergence{}
		}
		return svd.Values(nil), nil
	}
	w := dense(m, n, a)
	if m < n {
		w = w.t()
	}
	w = j.copied(w)
	exp := scaleDown(w.a)
	b := j.bidiagonalise(w, false)
	(&chaser{j: j, d: b.d, e: b.e[:len(b.d)-1]}).run()
	sort.Sort(sort.Reverse(sort.Float64Slice(b.d)))
	for i, x := range b.d {
		b.d[i] = math.Ldexp(x, exp)
	}
	return b.d, nil
}

// scaleDown brings a matrix of extreme size to ordinary size, and returns the exponent.
func scaleDown(a []float64) int {
	exp := extremeExponent(a)
	if exp != 0 {
		for i := range a {
			a[i] = math.Ldexp(a[i], -exp)
		}
	}
	return exp
}

func (j *job) singularVectors(n int, a []float64) (u, s, v []float64, err error) {
	w := j.matrix(n, n)
	copy(w.a, a)
	exp := scaleDown(w.a)
	b := j.bidiagonalise(w, true)
	c := &chaser{j: j, d: b.d, e: b.e[:n-1], left: j.matrix(n, n), right: j.matrix(n, n), turns: make([][4]float64, n)}
	for i := range n {
		c.left.row(i)[i], c.right.row(i)[i] = 1, 1
	}
	c.run()
	by := make([]int, n)
	for i := range by {
		by[i] = i
	}
	sort.SliceStable(by, func(i, k int) bool { return b.d[by[i]] > b.d[by[k]] })
	um, vm := j.matrix(n, n), j.matrix(n, n)
	s = j.floats(n)
	for i, p := range by {
		s[i] = math.Ldexp(b.d[p], exp)
		um.sub(0, n, i, i+1).set(c.left.sub(p, p+1, 0, n).t())
		vm.sub(0, n, i, i+1).set(c.right.sub(p, p+1, 0, n).t())
		j.spend(40 * float64(n))
	}
	b.back(um, vm)
	return um.a, s, vm.a, nil
}

// chaser makes a bidiagonal matrix diagonal, and turns the rows of left and right with
// it, when there are any.
type chaser struct {
	j           *job
	d, e        []float64
	left, right view
	turns       [][4]float64 // of a sweep: cosine and sine, right and left
}

// run is Golub and Kahan's iteration, without a shift where that would lose what is
// small (Demmel and Kahan, "Accurate singular values of bidiagonal matrices", SIAM J.
// Sci. Stat. Comput. 11, 1990).
func (c *chaser) run() {
	d, e := c.d, c.e
	size := 0.0
	for i := range d {
		size = max(size, math.Abs(d[i]))
		if i < len(e) {
			size = max(size, math.Abs(e[i]))
		}
	}
	limit := 60 * (len(d) + 1)
	for end := len(d) - 1; end > 0; {
		top := end
		for top > 0 && math.Abs(e[top-1]) > eps/2*(math.Abs(d[top-1])+math.Abs(d[top])) && math.Abs(e[top-1]) > eps/4*eps*size {
			top--
		}
		if top > 0 {
			e[top-1] = 0
		}
		if top == end {
			end--
			continue
		}
		if limit--; limit < 0 {
			panic(stopped{&NoConvergence{}})
		}
		if end == top+1 {
			small, large, sinR, cosR, sinL, cosL := gonum.Implementation{}.Dlasv2(d[top], e[top], d[end])
			d[top], e[top], d[end] = large, 0, small
			c.note(top, cosR, sinR, cosL, sinL)
			c.turn(top, end)
			continue
		}
		shift := 0.0
		if x := math.Abs(d[top]); x > 0 {
			shift, _ = gonum.Implementation{}.Dlas2(d[end-1], e[end-1], d[end])
			if (shift/x)*(shift/x) < eps {
				shift = 0
			}
		}
		if shift == 0 {
			c.still(top, end)
		} else {
			c.shifted(top, end, shift)
		}
		c.turn(top, end)
	}
	for i, x := range d {
		if x < 0 || x == 0 && math.Signbit(x) {
			d[i] = -x
			if c.right.m > 0 {
				rescale(c.right.row(i), -1)
			}
		}
	}
}

// still is a sweep without a shift.
func (c *chaser) still(top, end int) {
	d, e := c.d, c.e
	cos, oldCos, oldSin := 1.0, 1.0, 0.0
	for i := top; i < end; i++ {
		var sin, r float64
		cos, sin, r = gonum.Implementation{}.Dlartg(d[i]*cos, e[i])
		if i > top {
			e[i-1] = oldSin * r
		}
		oldCos, oldSin, d[i] = gonum.Implementation{}.Dlartg(oldCos*r, d[i+1]*sin)
		c.note(i, cos, sin, oldCos, oldSin)
	}
	h := d[end] * cos
	d[end], e[end-1] = h*oldCos, h*oldSin
}

// shifted is a sweep with a shift.
func (c *chaser) shifted(top, end int, shift float64) {
	d, e := c.d, c.e
	f := (math.Abs(d[top]) - shift) * (math.Copysign(1, d[top]) + shift/d[top])
	g := e[top]
	for i := top; i < end; i++ {
		cosR, sinR, r := gonum.Implementation{}.Dlartg(f, g)
		if i > top {
			e[i-1] = r
		}
		f = cosR*d[i] + sinR*e[i]
		e[i] = cosR*e[i] - sinR*d[i]
		g = sinR * d[i+1]
		d[i+1] *= cosR
		cosL, sinL, r := gonum.Implementation{}.Dlartg(f, g)
		d[i] = r
		f = cosL*e[i] + sinL*d[i+1]
		d[i+1] = cosL*d[i+1] - sinL*e[i]
		if i < end-1 {
			g = sinL * e[i+1]
			e[i+1] *= cosL
		}
		c.note(i, cosR, sinR, cosL, sinL)
	}
	e[end-1] = f
}

func (c *chaser) note(i int, cosR, sinR, cosL, sinL float64) {
	if c.turns != nil {
		c.turns[i] = [4]float64{cosR, sinR, cosL, sinL}
	}
}

// turn applies a sweep's turns to the rows of left and right, strip by strip.
func (c *chaser) turn(top, end int) {
	c.j.spend(40 * float64(end-top))
	if c.turns == nil {
		return
	}
	n := c.left.n
	c.j.each(n, 128, 12*float64(n)*float64(end-top), func(lo, hi int) {
		if c.j.done() {
			return
		}
		for i := top; i < end; i++ {
			t := &c.turns[i]
			turnRows(c.right.row(i)[lo:hi], c.right.row(i + 1)[lo:hi], t[0], t[1])
			turnRows(c.left.row(i)[lo:hi], c.left.row(i + 1)[lo:hi], t[2], t[3])
		}
	})
}

func turnRows(x, y []float64, cos, sin float64) {
	y = y[:len(x)]
	for i, a := range x {
		b := y[i]
		x[i], y[i] = cos*a+sin*b, cos*b-sin*a
	}
}
