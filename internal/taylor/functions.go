package taylor

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Values supplies what a kernel's Taylor expansion cannot compute from the
// ring alone: the function's value at the centre. Everything above the
// constant term follows from the functions' differential equations.
type Values[T Scalar] interface {
	// Value is the kernel's value at u: exp, log, asin, acos, atan, erf,
	// gamma, lgamma, softplus, sigmoid, and expneg2 (exp(-u²)), invpi2 (2/√π).
	Value(name string, u T) (T, error)
	// Pair is (sin u, cos u) or (sinh u, cosh u).
	Pair(name string, u T) (T, T, error)
	// Root is the positive d-th root.
	Root(d int, u T) (T, error)
	// Atan2 is the angle of (x, y); Pow is a^b.
	Atan2(y, x T) (T, error)
	Pow(a, b T) (T, error)
	// Host is the value of a host's function, and false where only opaque jets
	// can stand for it.
	Host(f *scalar.Func, args []T) (T, bool)
	// Jet is an opaque k-th Taylor coefficient of a host's function.
	Jet(f *scalar.Func, args []T, k int) T
	// Polygamma is ψ^(n)(u).
	Polygamma(n int, u T) (T, error)
	// Sign is -1, 0 or 1.
	Sign(u T) int
	// Floor is the largest integer below u.
	Floor(u T) (T, error)
}

// errRedraw says that the random field elements drawn happen not to admit the
// operation (a root of a non-residue, a zero denominator): draw again.
var errRedraw = errors.New("draw again")

// Expand gives the Taylor coefficients f_0 … f_r of a kernel of one argument
// at u. Univariate series satisfy y' = …, so each coefficient follows from the
// earlier ones (Knuth, TAOCP 2, §4.7; Griewank and Walther, Evaluating
// Derivatives, ch. 13).
func Expand[T Scalar](ring Ring[T], vals Values[T], name string, u T, r int) ([]T, error) {
	x := expander[T]{ring, vals, u, r}
	if d := rootDegree(name); d > 0 {
		return x.root(d, x.id())
	}
	switch name {
	case "exp":
		e, err := vals.Value("exp", u)
		return x.exp(e, x.id()), err
	case "log":
		if u == 0 {
			return nil, errSingular
		}
		return x.integrate(vals.Value("log", u))(x.reciprocal(x.id()))
	case "rcp":
		return x.reciprocal(x.id())
	case "sin", "cos", "sinh", "cosh":
		return x.circular(name)
	case "tan", "tanh":
		// t' = 1 ± t²
		sin, cos := "sin", "cos"
		if name == "tanh" {
			sin, cos = "sinh", "cosh"
		}
		s, err := x.circular(sin)
		if err != nil {
			return nil, err
		}
		c, err := x.circular(cos)
		if err != nil {
			return nil, err
		}
		d, err := x.reciprocal(c)
		if err != nil {
			return nil, err
		}
		return x.mul(s, d), nil
	case "asin", "acos":
		// 1/√(1-x²), with the sign of acos
		one := x.sub(x.constant(1), x.mul(x.id(), x.id()))
		root, err := x.root(2, one)
		if err != nil {
			return nil, err
		}
		d, err := x.reciprocal(root)
		if name == "acos" {
			d = x.scale(ring.Int(-1), d)
		}
		return x.integrate(vals.Value(name, u))(d, err)
	case "atan":
		d, err := x.reciprocal(x.add(x.constant(1), x.mul(x.id(), x.id())))
		return x.integrate(vals.Value(name, u))(d, err)
	case "erf":
		g, err := vals.Value("expneg2", u)
		if err != nil {
			return nil, err
		}
		c, err := vals.Value("invpi2", 0)
		if err != nil {
			return nil, err
		}
		gauss := x.exp(g, x.scale(ring.Int(-1), x.mul(x.id(), x.id())))
		return x.integrate(vals.Value(name, u))(x.scale(c, gauss), nil)
	case "digamma":
		return x.polygamma(0)
	case "trigamma":
		return x.polygamma(1)
	case "lgamma":
		d, err := x.polygamma(0)
		return x.integrate(vals.Value(name, u))(d, err)
	case "gamma":
		d, err := x.polygamma(0)
		l, err := x.integrate(0, err)(d, err)
		if err != nil {
			return nil, err
		}
		g, err := vals.Value(name, u)
		return x.exp(g, l), err
	case "sigmoid":
		s, err := vals.Value(name, u)
		return x.logistic(s), err
	case "softplus":
		s, err := vals.Value("sigmoid", u)
		if err != nil {
			return nil, err
		}
		return x.integrate(vals.Value(name, u))(x.logistic(s), nil)
	case "abs":
		return x.scale(ring.Int(int64(vals.Sign(u))), x.id()), nil
	case "relu":
		if vals.Sign(u) > 0 {
			return x.id(), nil
		}
		return x.constant(0), nil
	case "step":
		if vals.Sign(u) > 0 {
			return x.constant(1), nil
		}
		return x.constant(0), nil
	case "sign":
		return x.constant(int64(vals.Sign(u))), nil
	case "floor":
		f, err := vals.Floor(u)
		c := x.constant(0)
		c[0] = f
		return c, err
	}
	return nil, fmt.Errorf("no Taylor expansion of %s", name)
}

// rootDegree is d of the kernels sqrt and root3 … root12, else 0.
func rootDegree(name string) int {
	if name == "sqrt" {
		return 2
	}
	if rest, ok := strings.CutPrefix(name, "root"); ok {
		d, _ := strconv.Atoi(rest)
		return d
	}
	return 0
}

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

func (x expander[T]) sub(a, b []T) []T { return x.add(a, x.scale(x.ring.Int(-1), b)) }

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

// over is a/n.
func (x expander[T]) over(a T, n int) T {
	inv, _ := x.ring.Inv(x.ring.Int(int64(n)))
	return x.ring.Mul(a, inv)
}

// integrate returns the function that integrates a derivative with the given
// value at the centre.
func (x expander[T]) integrate(c T, err error) func([]T, error) ([]T, error) {
	return func(d []T, derr error) ([]T, error) {
		if err != nil {
			return nil, err
		}
		if derr != nil {
			return nil, derr
		}
		y := make([]T, x.r+1)
		y[0] = c
		for k := 1; k <= x.r; k++ {
			y[k] = x.over(d[k-1], k)
		}
		return y, nil
	}
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
		y[k] = x.over(t, k)
	}
	return y
}

// root is the d-th root of the series a.
func (x expander[T]) root(d int, a []T) ([]T, error) {
	s, err := x.vals.Root(d, a[0])
	if err != nil {
		return nil, err
	}
	alpha, _ := x.ring.Inv(x.ring.Int(int64(d)))
	return x.power(alpha, s, a)
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
		y[k] = x.over(x.ring.Mul(t, inv), k)
	}
	return y, nil
}

// circular is sin, cos, sinh or cosh: the derivatives alternate.
func (x expander[T]) circular(name string) ([]T, error) {
	pair := "sin"
	if len(name) == 4 {
		pair = "sinh"
	}
	s, c, err := x.vals.Pair(pair, x.u)
	if err != nil {
		return nil, err
	}
	back := x.ring.Int(-1) // cos' = -sin
	if pair == "sinh" {
		back = x.ring.Int(1)
	}
	y := make([]T, x.r+1)
	for k := range y {
		if (name[0] == 's') == (k%2 == 0) {
			y[k] = s
		} else {
			y[k] = c
		}
		// The k-th derivative of sin is back^⌊k/2⌋ (sin or cos); of cos, back^⌈k/2⌉.
		n := k / 2
		if name[0] == 'c' {
			n = (k + 1) / 2
		}
		if n%2 == 1 {
			y[k] = x.ring.Mul(back, y[k])
		}
		for i := 2; i <= k; i++ {
			y[k] = x.over(y[k], i)
		}
	}
	return y, nil
}

// logistic is σ with value s at the centre, from σ' = σ - σ².
func (x expander[T]) logistic(s T) []T {
	y := make([]T, x.r+1)
	y[0] = s
	for k := range x.r {
		t := y[k]
		for i := 0; i <= k; i++ {
			t = x.ring.Sub(t, x.ring.Mul(y[i], y[k-i]))
		}
		y[k+1] = x.over(t, k+1)
	}
	return y
}

// polygamma is ψ^(n) by its derivatives ψ^(n+k).
func (x expander[T]) polygamma(n int) ([]T, error) {
	y := make([]T, x.r+1)
	for k := range y {
		v, err := x.vals.Polygamma(n+k, x.u)
		if err != nil {
			return nil, err
		}
		for i := 2; i <= k; i++ {
			v = x.over(v, i)
		}
		y[k] = v
	}
	return y, nil
}
