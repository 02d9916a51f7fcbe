package trial

// Truncated Taylor series in several variables: values with all derivatives up to an order.

import "math"

// Shape is the monomials of a jet: n variables up to a total degree.
type Shape struct {
	n, order int
	exps     [][]int8
	index    map[string]int
	degree   []int
	products [][3]int32 // k = i·j
	fact     []float64  // product of the factorials of the exponents
}

// NewShape lists the monomials by degree.
func NewShape(n, order int) *Shape {
	s := &Shape{n: n, order: order, index: map[string]int{}}
	var all func(left, at int, e []int8)
	for d := 0; d <= order; d++ {
		all = func(left, at int, e []int8) {
			if at == n-1 || n == 0 {
				x := append([]int8(nil), e...)
				if n > 0 {
					x[at] = int8(left)
				} else if left > 0 {
					return
				}
				s.index[key(x)] = len(s.exps)
				s.exps = append(s.exps, x)
				s.degree = append(s.degree, d)
				return
			}
			for k := left; k >= 0; k-- {
				e[at] = int8(k)
				all(left-k, at+1, e)
				e[at] = 0
			}
		}
		all(d, 0, make([]int8, n))
	}
	for i := range s.exps {
		f := 1.0
		for _, e := range s.exps[i] {
			for k := 2; k <= int(e); k++ {
				f *= float64(k)
			}
		}
		s.fact = append(s.fact, f)
		for j := range s.exps {
			if s.degree[i]+s.degree[j] > order {
				continue
			}
			x := make([]int8, n)
			for v := range x {
				x[v] = s.exps[i][v] + s.exps[j][v]
			}
			s.products = append(s.products, [3]int32{int32(i), int32(j), int32(s.index[key(x)])})
		}
	}
	return s
}

func key(e []int8) string {
	b := make([]byte, len(e))
	for i, x := range e {
		b[i] = byte(x)
	}
	return string(b)
}

// Jet is a truncated series: coefficients of monomials.
type Jet[T Number[T]] struct {
	s *Shape
	c []T
}

// Const is a constant as a jet.
func Const[T Number[T]](s *Shape, v T) Jet[T] {
	j := Jet[T]{s, make([]T, len(s.exps))}
	j.c[0] = v
	return j
}

// Variable is the k-th variable at a value.
func Variable[T Number[T]](s *Shape, k int, v T) Jet[T] {
	j := Const(s, v)
	if s.order > 0 {
		e := make([]int8, s.n)
		e[k] = 1
		j.c[s.index[key(e)]] = v.Of(1)
	}
	return j
}

// Value is the constant term.
func (a Jet[T]) Value() T { return a.c[0] }

// value is the constant term as a float64; NaN of no jet.
func (a Jet[T]) value() float64 {
	if len(a.c) == 0 {
		return math.NaN()
	}
	return a.c[0].Float()
}

// flat reports that no derivative differs from 0.
func (a Jet[T]) flat() bool {
	for _, c := range a.c[1:] {
		if c.Float() != 0 {
			return false
		}
	}
	return true
}

// Partial is the value of a derivative: how often by each variable.
func (a Jet[T]) Partial(vars ...int) T {
	e := make([]int8, a.s.n)
	for _, v := range vars {
		e[v]++
	}
	k := a.s.index[key(e)]
	return a.c[k].Mul(a.c[k].Of(a.s.fact[k]))
}

// D is the derivative by a variable, right up to one order less.
func (a Jet[T]) D(v int) Jet[T] {
	r := Jet[T]{a.s, make([]T, len(a.c))}
	for k, e := range a.s.exps {
		if e[v] == 0 {
			continue
		}
		x := append([]int8(nil), e...)
		x[v]--
		r.c[a.s.index[key(x)]] = a.c[k].Mul(a.c[k].Of(float64(e[v])))
	}
	return r
}

// Add is a + b.
func (a Jet[T]) Add(b Jet[T]) Jet[T] {
	r := Jet[T]{a.s, make([]T, len(a.c))}
	for k := range a.c {
		r.c[k] = a.c[k].Add(b.c[k])
	}
	return r
}

// Sub is a − b.
func (a Jet[T]) Sub(b Jet[T]) Jet[T] {
	r := Jet[T]{a.s, make([]T, len(a.c))}
	for k := range a.c {
		r.c[k] = a.c[k].Sub(b.c[k])
	}
	return r
}

// Scale is c a.
func (a Jet[T]) Scale(c T) Jet[T] {
	r := Jet[T]{a.s, make([]T, len(a.c))}
	for k := range a.c {
		r.c[k] = a.c[k].Mul(c)
	}
	return r
}

// Mul is a b.
func (a Jet[T]) Mul(b Jet[T]) Jet[T] {
	r := Jet[T]{a.s, make([]T, len(a.c))}
	for _, p := range a.s.products {
		x, y := a.c[p[0]], b.c[p[1]]
		if x.Float() == 0 || y.Float() == 0 {
			continue
		}
		r.c[p[2]] = r.c[p[2]].Add(x.Mul(y))
	}
	return r
}

// Apply is f(a), given f's Taylor coefficients at a's value.
func (a Jet[T]) Apply(coefs []T) Jet[T] {
	u := Jet[T]{a.s, append([]T(nil), a.c...)}
	var zero T
	u.c[0] = zero.Of(0)
	r := Const(a.s, coefs[a.s.order])
	for k := a.s.order - 1; k >= 0; k-- {
		r = r.Mul(u)
		r.c[0] = r.c[0].Add(coefs[k])
	}
	return r
}

// Inverse is 1/a.
func (a Jet[T]) Inverse() Jet[T] {
	one := a.c[0].Of(1)
	c := make([]T, a.s.order+1)
	c[0] = one.Div(a.c[0])
	for k := 1; k < len(c); k++ {
		c[k] = c[k-1].Mul(c[0]).Neg()
	}
	return a.Apply(c)
}

// Div is a/b.
func (a Jet[T]) Div(b Jet[T]) Jet[T] { return a.Mul(b.Inverse()) }

// Finite reports that all coefficients are numbers.
func (a Jet[T]) Finite() bool {
	for _, c := range a.c {
		if f := c.Float(); math.IsNaN(f) || math.IsInf(f, 0) {
			return false
		}
	}
	return true
}
