package taylor

// Taylor series of the scalar functions, by their differential equations.

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Values supplies what a kernel's Taylor expansion cannot compute from the
// ring alone: the function's value at the centre. Everything above the
// constant term follows from the functions' differential equations.
type Values[T Scalar] interface {
	// Value is a function's value.
	Value(f *op.Func, args []T) (T, error)
	// Constant is a number with a name.
	Constant(c op.Constant) T
	// Sign is -1, 0 or 1.
	Sign(u T) int
	// Host is the value of a host's function, and false where only opaque jets
	// can stand for it.
	Host(f *scalar.Func, args []T) (T, bool)
	// Jet is an opaque Taylor coefficient of a host's function, at the monomial with
	// these exponents.
	Jet(f *scalar.Func, args []T, exponents []uint8) T
}

// errRedraw says that the random field elements drawn happen not to admit the
// operation (a root of a non-residue, a zero denominator): draw again.
var errRedraw = errors.New("draw again")

// Expand gives the Taylor coefficients f_0 … f_r of a function of one argument
// at u, by the rule of its row. Univariate series satisfy y' = …, so each
// coefficient follows from the earlier ones (Knuth, TAOCP 2; Griewank and
// Walther, Evaluating Derivatives).
func Expand[T Scalar](ring Ring[T], vals Values[T], f *op.Func, u T, r int) ([]T, error) {
	x := expander[T]{ring, vals, u, r}
	return x.expand(f)
}

func (x expander[T]) expand(f *op.Func) ([]T, error) {
	at := [][]T{x.id()}
	switch rule := f.Taylor.(type) {
	case op.Integral:
		d, err := op.Eval(f.Derivative.(op.Partials)[0], x, nil, at)
		if err != nil {
			return nil, err
		}
		c, err := x.value(f)
		return x.integral(c, d), err
	case op.Growth:
		d, err := op.Eval(rule.Of, x, nil, at)
		if err != nil {
			return nil, err
		}
		c, err := x.value(f)
		return x.exp(c, x.integral(0, d)), err
	case op.Flow:
		return x.flow(f, rule.Of)
	case op.Cycle:
		return x.cycle(f, rule.Of)
	case op.Ladder:
		return x.ladder(rule.From)
	case op.Hypergeometric:
		return x.hypergeometric(f, rule)
	case op.Same:
		return op.Eval(rule.As, x, nil, at)
	case op.RootOf:
		return x.root(f, at[0])
	case op.Pieces:
		t, err := choose(x.centre(), x.vals, rule, []T{x.u})
		if err != nil {
			return nil, err
		}
		return op.Eval(t, x, nil, at)
	case op.Locally:
		c, err := x.value(f)
		y := x.constant(0)
		y[0] = c
		return y, err
	}
	return nil, fmt.Errorf("no Taylor expansion of %s", f.Name)
}

// choose is the formula that a function of pieces is, about its arguments.
func choose[T Scalar](centre point[T], vals Values[T], rule op.Pieces, args []T) (*op.Term, error) {
	u, err := op.Eval(rule.By, centre, 0, args)
	switch {
	case err != nil:
		return nil, err
	case u == 0:
		return rule.Zero, nil
	case rule.Pos == rule.Neg:
		return rule.Pos, nil
	}
	switch vals.Sign(u) {
	case 1:
		return rule.Pos, nil
	case -1:
		return rule.Neg, nil
	}
	return rule.Zero, nil
}

// point reads the formulas of rows as numbers of the ring.
type point[T Scalar] struct {
	ring Ring[T]
	vals Values[T]
}

func (p point[T]) Number(num, den int64) T {
	if den == 1 {
		return p.ring.Int(num)
	}
	inv, _ := p.ring.Inv(p.ring.Int(den))
	return p.ring.Mul(p.ring.Int(num), inv)
}

func (p point[T]) Constant(c op.Constant) (T, error) { return p.vals.Constant(c), nil }

func (p point[T]) Sum(a []T) T {
	r := a[0]
	for _, b := range a[1:] {
		r = p.ring.Add(r, b)
	}
	return r
}

func (p point[T]) Product(a []T) T {
	r := a[0]
	for _, b := range a[1:] {
		r = p.ring.Mul(r, b)
	}
	return r
}

func (p point[T]) Power(a T, n int) (T, error) {
	if n < 0 {
		inv, ok := p.ring.Inv(a)
		if !ok {
			return 0, errSingular
		}
		a, n = inv, -n
	}
	r := a
	for range n - 1 {
		r = p.ring.Mul(r, a)
	}
	return r, nil
}

func (p point[T]) Call(f *op.Func, args []T) (T, error) { return p.vals.Value(f, args) }

// expander works with univariate coefficient arrays of length r+1.
type expander[T Scalar] struct {
	ring Ring[T]
	vals Values[T]
	u    T
	r    int
}

func (x expander[T]) id() []T {
	c := make([]T, x.r+1)
	c[0] = x.u
	if x.r > 0 {
		c[1] = x.ring.Int(1)
	}
	return c
}

func (x expander[T]) constant(n int64) []T {
	c := make([]T, x.r+1)
	c[0] = x.ring.Int(n)
	return c
}

func (x expander[T]) scale(s T, a []T) []T {
	c := make([]T, len(a))
	for i := range a {
		c[i] = x.ring.Mul(s, a[i])
	}
	return c
}

func (x expander[T]) add(a, b []T) []T {
	c := make([]T, len(a))
	for i := range a {
		c[i] = x.ring.Add(a[i], b[i])
	}
	return c
}

func (x expander[T]) mul(a, b []T) []T {
	c := make([]T, len(a))
	for i := range a {
		for j := range len(a) - i {
			c[i+j] = x.ring.Add(c[i+j], x.ring.Mul(a[i], b[j]))
		}
	}
	return c
}

func (x expander[T]) reciprocal(a []T) ([]T, error) {
	inv, ok := x.ring.Inv(a[0])
	if !ok {
		return nil, errSingular
	}
	c := make([]T, len(a))
	c[0] = inv
	for k := 1; k < len(a); k++ {
		t := T(0)
		for i := 1; i <= k; i++ {
			t = x.ring.Add(t, x.ring.Mul(a[i], c[k-i]))
		}
		c[k] = x.ring.Mul(x.ring.Sub(0, t), inv)
	}
	return c, nil
}

// divide is a/n.
func (x expander[T]) divide(a T, n int) T {
	inv, _ := x.ring.Inv(x.ring.Int(int64(n)))
	return x.ring.Mul(a, inv)
}

// exp of the series a, whose exponential at the centre is e: k y_k = Σ i a_i y_{k-i}.
func (x expander[T]) exp(e T, a []T) []T {
	y := make([]T, x.r+1)
	y[0] = e
	for k := 1; k <= x.r; k++ {
		t := T(0)
		for i := 1; i <= k; i++ {
			t = x.ring.Add(t, x.ring.Mul(x.ring.Mul(x.ring.Int(int64(i)), a[i]), y[k-i]))
		}
		y[k] = x.divide(t, k)
	}
	return y
}

// power is the series a to a constant power alpha, with value s at the centre:
// k a_0 y_k = Σ (alpha i - (k-i)) a_i y_{k-i} (Euler).
func (x expander[T]) power(alpha, s T, a []T) ([]T, error) {
	y := make([]T, x.r+1)
	y[0] = s
	if x.r == 0 {
		return y, nil
	}
	inv, ok := x.ring.Inv(a[0])
	if !ok {
		return nil, errSingular
	}
	for k := 1; k <= x.r; k++ {
		t := T(0)
		for i := 1; i <= k; i++ {
			c := x.ring.Sub(x.ring.Mul(alpha, x.ring.Int(int64(i))), x.ring.Int(int64(k-i)))
			t = x.ring.Add(t, x.ring.Mul(x.ring.Mul(c, a[i]), y[k-i]))
		}
		y[k] = x.divide(x.ring.Mul(t, inv), k)
	}
	return y, nil
}

// centre reads formulas at the centre.
func (x expander[T]) centre() point[T] { return point[T]{x.ring, x.vals} }

// value is the function's at the centre.
func (x expander[T]) value(f *op.Func) (T, error) { return x.vals.Value(f, []T{x.u}) }

// integral of d, with the value c at the centre.
func (x expander[T]) integral(c T, d []T) []T {
	y := make([]T, x.r+1)
	y[0] = c
	for k := 1; k <= x.r; k++ {
		y[k] = x.divide(d[k-1], k)
	}
	return y
}

// hypergeometric solves u (1 − u) y” + (C − (A + B + 1) u) y' = A B y from the
// value and the derivative at the centre; DLMF 15.10.1.
func (x expander[T]) hypergeometric(f *op.Func, of op.Hypergeometric) ([]T, error) {
	y := make([]T, max(x.r+1, 2))
	var err error
	if y[0], err = x.value(f); err != nil {
		return nil, err
	}
	if y[1], err = op.Eval(f.Derivative.(op.Partials)[0], x.centre(), y[0], []T{x.u}); err != nil && x.r > 0 {
		return nil, err
	}
	ring, c := x.ring, x.centre()
	one := ring.Int(1)
	sum := c.Number(of.A+of.B+2, 2) // A + B + 1
	for n := range x.r - 1 {
		k := ring.Int(int64(n))
		next := ring.Add(ring.Mul(k, ring.Sub(one, ring.Add(x.u, x.u))), ring.Sub(c.Number(of.C, 2), ring.Mul(sum, x.u)))
		t := ring.Mul(ring.Mul(ring.Add(k, c.Number(of.A, 2)), ring.Add(k, c.Number(of.B, 2))), y[n])
		t = ring.Sub(t, ring.Mul(ring.Mul(ring.Int(int64(n+1)), next), y[n+1]))
		inv, ok := ring.Inv(ring.Mul(ring.Int(int64((n+1)*(n+2))), ring.Mul(x.u, ring.Sub(one, x.u))))
		if !ok {
			return nil, errSingular
		}
		y[n+2] = ring.Mul(t, inv)
	}
	return y[:x.r+1], nil
}

// root is the root f of the series a.
func (x expander[T]) root(f *op.Func, a []T) ([]T, error) {
	s, err := x.vals.Value(f, a[:1])
	if err != nil {
		return nil, err
	}
	alpha, _ := x.ring.Inv(x.ring.Int(int64(f.Generator.Degree)))
	return x.power(alpha, s, a)
}

// flow solves y' = of(y).
func (x expander[T]) flow(f *op.Func, of *op.Term) ([]T, error) {
	c, err := x.value(f)
	if err != nil {
		return nil, err
	}
	y := make([]T, x.r+1)
	y[0] = c
	for k := range x.r {
		d, err := op.Eval(of, x, y, nil)
		if err != nil {
			return nil, err
		}
		y[k+1] = x.divide(d[k], k+1)
	}
	return y, nil
}

// cycle is a function whose successive derivatives are of, over and over.
func (x expander[T]) cycle(f *op.Func, of []*op.Term) ([]T, error) {
	c, err := x.value(f)
	if err != nil {
		return nil, err
	}
	y := make([]T, x.r+1)
	for k := range y {
		if y[k], err = op.Eval(of[k%len(of)], x.centre(), c, []T{x.u}); err != nil {
			return nil, err
		}
		for i := 2; i <= k; i++ {
			y[k] = x.divide(y[k], i)
		}
	}
	return y, nil
}

var (
	fnDigamma   = op.Named("digamma")
	fnPolygamma = op.Named("polygamma")
	fnLog       = op.Named("log")
	fnExp       = op.Named("exp")
	fnAbs       = op.Named("abs")
)

// ladder is ψ^(n) by its derivatives ψ^(n+k).
func (x expander[T]) ladder(n int) ([]T, error) {
	y := make([]T, x.r+1)
	for k := range y {
		f, args := fnPolygamma, []T{x.ring.Int(int64(n + k)), x.u}
		if n+k == 0 {
			f, args = fnDigamma, args[1:]
		}
		v, err := x.vals.Value(f, args)
		if err != nil {
			return nil, err
		}
		for i := 2; i <= k; i++ {
			v = x.divide(v, i)
		}
		y[k] = v
	}
	return y, nil
}

// Number, Constant, Sum, Product, Power and Call read the formulas of rows as
// series.
func (x expander[T]) Number(num, den int64) []T {
	y := make([]T, x.r+1)
	y[0] = x.centre().Number(num, den)
	return y
}

func (x expander[T]) Constant(c op.Constant) ([]T, error) {
	y := make([]T, x.r+1)
	y[0] = x.vals.Constant(c)
	return y, nil
}

func (x expander[T]) Sum(a [][]T) []T {
	r := a[0]
	for _, b := range a[1:] {
		r = x.add(r, b)
	}
	return r
}

func (x expander[T]) Product(a [][]T) []T {
	r := a[0]
	for _, b := range a[1:] {
		if isConstant(r) {
			r = x.scale(r[0], b)
		} else {
			r = x.mul(r, b)
		}
	}
	return r
}

func isConstant[T Scalar](a []T) bool {
	for _, c := range a[1:] {
		if c != 0 {
			return false
		}
	}
	return true
}

func (x expander[T]) Power(a []T, n int) ([]T, error) {
	if n < 0 {
		inv, err := x.reciprocal(a)
		if err != nil {
			return nil, err
		}
		a, n = inv, -n
	}
	r := a
	for range n - 1 {
		r = x.mul(r, a)
	}
	return r, nil
}

// Call is a function of a series: of the variable, of roots and exponentials by
// their equations, else by substitution.
func (x expander[T]) Call(f *op.Func, args [][]T) ([]T, error) {
	a := args[0]
	if len(args) > 1 {
		return nil, fmt.Errorf("no Taylor expansion of %s within another", f.Name)
	}
	switch f.Taylor.(type) {
	case op.RootOf:
		return x.root(f, a)
	}
	if f == fnExp {
		c, err := x.vals.Value(f, a[:1])
		return x.exp(c, a), err
	}
	c, err := expander[T]{x.ring, x.vals, a[0], x.r}.expand(f)
	if err != nil || slices.Equal(a, x.id()) {
		return c, err
	}
	rest := slices.Clone(a)
	rest[0] = 0
	y := make([]T, x.r+1)
	for k := x.r; k >= 0; k-- { // Horner's scheme
		y = x.mul(y, rest)
		y[0] = x.ring.Add(y[0], c[k])
	}
	return y, nil
}
