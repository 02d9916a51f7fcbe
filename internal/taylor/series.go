package taylor

// Arithmetic of truncated Taylor series in several variables.

// Series is a truncated power series of an Algebra: nil is zero, one
// coefficient a constant (at any order), otherwise Shape.Count(r) coefficients
// for the order r it was made at. Series are values: operations never change
// their operands, and results may share them.
type Series[T Scalar] []T

// Algebra is the arithmetic of truncated series over one ring and shape. Every
// operation names the order r of its result; operands of higher order are cut.
// An operand of lower order that is not constant is a mistake of the caller.
type Algebra[T Scalar] struct {
	Ring  Ring[T]
	Shape *Shape
}

// NewAlgebra makes the algebra of series in vars variables to order.
func NewAlgebra[T Scalar](ring Ring[T], vars, order int) (*Algebra[T], error) {
	s, err := NewShape(vars, order)
	if err != nil {
		return nil, err
	}
	return &Algebra[T]{ring, s}, nil
}

// Const is the constant c; zero is nil.
func (a *Algebra[T]) Const(c T) Series[T] {
	if c == 0 {
		return nil
	}
	return Series[T]{c}
}

// Int is the constant n.
func (a *Algebra[T]) Int(n int64) Series[T] { return a.Const(a.Ring.Int(n)) }

// Variable is c + x_v.
func (a *Algebra[T]) Variable(v int, c T, r int) Series[T] {
	if r == 0 {
		return a.Const(c)
	}
	x := make(Series[T], a.Shape.count[r])
	x[0], x[1+v] = c, a.Ring.Int(1)
	return x
}

// Cut truncates x to order r.
func (a *Algebra[T]) Cut(x Series[T], r int) Series[T] {
	if n := a.Shape.count[r]; len(x) > n {
		return x[:n:n]
	}
	return x
}

// At0 is the constant term.
func (a *Algebra[T]) At0(x Series[T]) T {
	if len(x) == 0 {
		return 0
	}
	return x[0]
}

// Coef is the k-th coefficient.
func (a *Algebra[T]) Coef(x Series[T], k int) T {
	if k >= len(x) {
		return 0
	}
	return x[k]
}

// Full copies x into fresh storage of all coefficients of order r.
func (a *Algebra[T]) Full(x Series[T], r int) Series[T] {
	y := make(Series[T], a.Shape.count[r])
	copy(y, x)
	return y
}

// Add is x + y.
func (a *Algebra[T]) Add(x, y Series[T], r int) Series[T] {
	x, y = a.Cut(x, r), a.Cut(y, r)
	if len(x) == 0 {
		return y
	}
	if len(y) == 0 {
		return x
	}
	if len(x) < len(y) {
		x, y = y, x
	}
	z := make(Series[T], len(x))
	if len(y) == len(x) {
		a.Ring.AddTo(z, x, y)
		return z
	}
	copy(z, x)
	z[0] = a.Ring.Add(x[0], y[0])
	return z
}

// Sub is x - y.
func (a *Algebra[T]) Sub(x, y Series[T], r int) Series[T] {
	return a.Add(x, a.Neg(y, r), r)
}

// Neg is -x.
func (a *Algebra[T]) Neg(x Series[T], r int) Series[T] { return a.Scale(a.Ring.Int(-1), x, r) }

// Scale is c·x.
func (a *Algebra[T]) Scale(c T, x Series[T], r int) Series[T] {
	if c == 0 || len(x) == 0 {
		return nil
	}
	x = a.Cut(x, r)
	if c == a.Ring.Int(1) {
		return x
	}
	z := make(Series[T], len(x))
	a.Ring.Axpy(z, c, x)
	return z
}

// Mul is the truncated product.
func (a *Algebra[T]) Mul(x, y Series[T], r int) Series[T] {
	switch {
	case len(x) == 0 || len(y) == 0:
		return nil
	case len(x) == 1:
		return a.Scale(x[0], y, r)
	case len(y) == 1:
		return a.Scale(y[0], x, r)
	}
	x, y = a.Cut(x, r), a.Cut(y, r)
	if len(x) == 1 {
		return Series[T]{a.Ring.Mul(x[0], y[0])}
	}
	z := make(Series[T], len(x))
	a.Ring.MulAdd(z, x, y, a.Shape)
	return z
}

// MulAcc adds x·y to acc, storage of Full size for order r.
func (a *Algebra[T]) MulAcc(acc, x, y Series[T], r int) {
	switch {
	case len(x) == 0 || len(y) == 0:
	case len(x) == 1:
		y = a.Cut(y, r)
		a.Ring.Axpy(acc[:len(y)], x[0], y)
	case len(y) == 1:
		x = a.Cut(x, r)
		a.Ring.Axpy(acc[:len(x)], y[0], x)
	default:
		a.Ring.MulAdd(acc, a.Cut(x, r), a.Cut(y, r), a.Shape)
	}
}

// Inv is 1/x by the convolution Σ x_i z_j = 0 of every positive degree.
func (a *Algebra[T]) Inv(x Series[T], r int) (Series[T], error) {
	c, ok := a.Ring.Inv(a.At0(x))
	if !ok {
		return nil, errSingular
	}
	x = a.Cut(x, r)
	if len(x) == 1 {
		return Series[T]{c}, nil
	}
	z := make(Series[T], len(x))
	z[0] = c
	minus := a.Ring.Mul(a.Ring.Int(-1), c)
	for k := 1; k < len(z); k++ {
		z[k] = a.Ring.Mul(minus, a.Ring.Tail(x, z, k, a.Shape))
	}
	return z, nil
}

// PowInt is x^n.
func (a *Algebra[T]) PowInt(x Series[T], n, r int) (Series[T], error) {
	if n < 0 {
		y, err := a.Inv(x, r)
		if err != nil {
			return nil, err
		}
		x, n = y, -n
	}
	p := a.Int(1)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			p = a.Mul(p, x, r)
		}
		if n > 1 {
			x = a.Mul(x, x, r)
		}
	}
	return p, nil
}

// Partial is ∂x/∂x_v to order r; x must be known to order r+1.
func (a *Algebra[T]) Partial(x Series[T], v, r int) Series[T] {
	if len(x) <= 1 {
		return nil
	}
	n := a.Shape.count[r]
	z := make(Series[T], n)
	zero := true
	for k := range z {
		j := a.Shape.up[v][k]
		if int(j) >= len(x) {
			continue
		}
		if c := x[j]; c != 0 {
			z[k] = a.Ring.Mul(a.Ring.Int(int64(a.Shape.exps[j][v])), c)
			zero = false
		}
	}
	if zero {
		return nil
	}
	return z
}

// Euler is Σ x_v ∂x/∂x_v: the k-th coefficient times its degree.
func (a *Algebra[T]) Euler(x Series[T], r int) Series[T] {
	if len(x) <= 1 {
		return nil
	}
	x = a.Cut(x, r)
	z := make(Series[T], len(x))
	for k := range z {
		z[k] = a.Ring.Mul(a.Ring.Int(int64(a.Shape.degree[k])), x[k])
	}
	return z
}

// Integrate undoes Euler: the series with constant term c whose Euler
// derivative is x. A function f of several series u_k is found from
// E f = Σ f_k(u) E u_k, one rule for every kernel whose partial derivatives
// are known.
func (a *Algebra[T]) Integrate(c T, x Series[T], r int) Series[T] {
	if len(x) <= 1 {
		return a.Const(c)
	}
	x = a.Cut(x, r)
	z := make(Series[T], len(x))
	z[0] = c
	for k := 1; k < len(z); k++ {
		i, _ := a.Ring.Inv(a.Ring.Int(int64(a.Shape.degree[k])))
		z[k] = a.Ring.Mul(i, x[k])
	}
	return z
}

// Compose1 is f(x) for a function of one variable given by its Taylor
// coefficients f_0 … f_r at x's constant term, by Horner's rule.
func (a *Algebra[T]) Compose1(f []T, x Series[T], r int) Series[T] {
	x = a.Cut(x, r)
	if len(x) <= 1 {
		return a.Const(f[0])
	}
	h := append(Series[T](nil), x...)
	h[0] = 0
	z := a.Const(f[r])
	for k := r - 1; k >= 0; k-- {
		z = a.Add(a.Mul(z, h, r), a.Const(f[k]), r)
	}
	return z
}

// Value is the polynomial's value at x (displacements from the centre): what
// tests and plots of a jet need.
func (a *Algebra[T]) Value(s Series[T], x []T) T {
	t := T(0)
	for k, c := range s {
		for v, e := range a.Shape.exps[k] {
			for range e {
				c = a.Ring.Mul(c, x[v])
			}
		}
		t = a.Ring.Add(t, c)
	}
	return t
}
