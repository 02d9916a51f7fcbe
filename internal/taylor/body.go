package taylor

import (
	"fmt"

	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// program is a scalar expression laid out for evaluation: one step per shared
// subexpression, operands before their users.
type program struct {
	steps []step
	out   ref
}

// ref is a coefficient times a step's value; step < 0 is the constant 1, coef
// nil the number 0.
type ref struct {
	coef *scalar.Coef
	step int
}

type step struct {
	op    scalar.Op
	in    []ref
	exp   []int // of Prod
	arg   int   // of Variable
	name  string
	fn    *scalar.Func
	deriv []*program
}

// compile lays out e, whose only variables are the arguments 0 … n-1.
func compile(p *scalar.Pool, e scalar.Expr, n int) (*program, error) {
	args := map[scalar.Var]int{}
	for k := range n {
		args[p.ArgVar(k)] = k
	}
	c := compiler{pool: p, args: args, at: map[int]int{}}
	out, err := c.ref(e)
	if err != nil {
		return nil, err
	}
	return &program{steps: c.steps, out: out}, nil
}

type compiler struct {
	pool  *scalar.Pool
	args  map[scalar.Var]int
	at    map[int]int
	steps []step
}

func (c *compiler) ref(e scalar.Expr) (ref, error) {
	if e.IsZero() {
		return ref{}, nil
	}
	view := c.pool.View(e)
	if view.Op == scalar.One {
		return ref{&view.Coef, -1}, nil
	}
	if k, ok := c.at[e.ID()]; ok {
		return ref{&view.Coef, k}, nil
	}
	s := step{op: view.Op, name: view.Name, fn: view.Func}
	add := func(xs ...scalar.Expr) error {
		for _, x := range xs {
			r, err := c.ref(x)
			if err != nil {
				return err
			}
			s.in = append(s.in, r)
		}
		return nil
	}
	if view.Op == scalar.Variable {
		k, ok := c.args[view.Var]
		if !ok {
			return ref{}, fmt.Errorf("%s is not an argument", c.pool.Info(view.Var).Name)
		}
		s.arg = k
	}
	if view.Kernel != nil {
		s.name = view.Kernel.Name
	}
	if err := add(view.Terms...); err != nil {
		return ref{}, err
	}
	for _, f := range view.Factors {
		if err := add(f.Base); err != nil {
			return ref{}, err
		}
		s.exp = append(s.exp, f.Exp)
	}
	if err := add(view.Args...); err != nil {
		return ref{}, err
	}
	c.steps = append(c.steps, s)
	c.at[e.ID()] = len(c.steps) - 1
	return ref{&view.Coef, len(c.steps) - 1}, nil
}

// bodies evaluates programs in one algebra.
type bodies[T Scalar] struct {
	alg  *Algebra[T]
	vals Values[T]
	coef func(*scalar.Coef) T
}

func (b *bodies[T]) get(v []Series[T], x ref, r int) Series[T] {
	if x.coef == nil {
		return nil
	}
	c := b.coef(x.coef)
	if x.step < 0 {
		return b.alg.Const(c)
	}
	return b.alg.Scale(c, v[x.step], r)
}

// run evaluates the program at arguments.
func (b *bodies[T]) run(p *program, args []Series[T], r int) (Series[T], error) {
	v := make([]Series[T], len(p.steps))
	for i := range p.steps {
		s := &p.steps[i]
		y, err := b.step(s, v, args, r)
		if err != nil {
			return nil, err
		}
		v[i] = y
	}
	return b.get(v, p.out, r), nil
}

func (b *bodies[T]) step(s *step, v, args []Series[T], r int) (Series[T], error) {
	a := b.alg
	switch s.op {
	case scalar.Variable:
		return a.Cut(args[s.arg], r), nil
	case scalar.Constant:
		c, err := b.vals.Value(s.name, 0)
		return a.Const(c), err
	case scalar.Sum:
		var sum Series[T]
		for _, t := range s.in {
			sum = a.Add(sum, b.get(v, t, r), r)
		}
		return sum, nil
	case scalar.Product:
		p := a.Int(1)
		for k, f := range s.in {
			q, err := a.PowInt(b.get(v, f, r), s.exp[k], r)
			if err != nil {
				return nil, err
			}
			p = a.Mul(p, q, r)
		}
		return p, nil
	}
	in := make([]Series[T], len(s.in))
	for k, x := range s.in {
		in[k] = b.get(v, x, r)
	}
	if s.fn != nil {
		return b.host(s, in, r)
	}
	return b.kernel(s.name, in, r)
}

// kernel is a built-in function of series.
func (b *bodies[T]) kernel(name string, in []Series[T], r int) (Series[T], error) {
	a := b.alg
	x := in[0]
	if len(in) == 1 {
		f, err := Expand(a.Ring, b.vals, name, a.At0(x), b.orderOf(x, r))
		if err != nil {
			return nil, err
		}
		if len(f) == 1 {
			return a.Const(f[0]), nil
		}
		return a.Compose1(f, x, r), nil
	}
	y := in[1]
	pick := func(first bool) (Series[T], error) {
		if first {
			return x, nil
		}
		return y, nil
	}
	truth := func(t bool) (Series[T], error) {
		if t {
			return a.Int(1), nil
		}
		return nil, nil
	}
	sign := func() int { return b.vals.Sign(a.Ring.Sub(a.At0(x), a.At0(y))) }
	switch name {
	case "atan2":
		c, err := b.vals.Atan2(a.At0(x), a.At0(y))
		if err != nil {
			return nil, err
		}
		rho, err := a.Inv(a.Add(a.Mul(x, x, r), a.Mul(y, y, r), r), r)
		if err != nil {
			return nil, err
		}
		d := a.Sub(a.Mul(y, a.Euler(x, r), r), a.Mul(x, a.Euler(y, r), r), r)
		return a.Integrate(c, a.Mul(d, rho, r), r), nil
	case "pow":
		return b.power(x, y, r)
	case "min":
		return pick(sign() < 0)
	case "max":
		return pick(sign() > 0)
	case "less":
		return truth(sign() < 0)
	case "lesseq":
		return truth(sign() <= 0)
	case "eq":
		return truth(a.At0(x) == a.At0(y))
	case "select":
		if a.At0(x) != 0 {
			return y, nil
		}
		return in[2], nil
	case "polygamma":
		for n := range 64 {
			if a.At0(x) == a.Ring.Int(int64(n)) {
				f, err := expander[T]{a.Ring, b.vals, a.At0(y), r}.polygamma(n)
				if err != nil {
					return nil, err
				}
				return a.Compose1(f, y, r), nil
			}
		}
	}
	return nil, fmt.Errorf("no Taylor expansion of %s", name)
}

// orderOf is r, or 0 when x is a constant.
func (b *bodies[T]) orderOf(x Series[T], r int) int {
	if len(x) <= 1 {
		return 0
	}
	return r
}

// power is x^y.
func (b *bodies[T]) power(x, y Series[T], r int) (Series[T], error) {
	a := b.alg
	if len(a.Cut(y, r)) > 1 {
		l, err := b.kernel("log", []Series[T]{x}, r)
		if err != nil {
			return nil, err
		}
		return b.kernel("exp", []Series[T]{a.Mul(y, l, r)}, r)
	}
	e := a.At0(y)
	for n := range 64 {
		if e == a.Ring.Int(int64(n)) {
			return a.PowInt(x, n, r)
		}
	}
	c, err := b.vals.Pow(a.At0(x), e)
	if err != nil {
		return nil, err
	}
	ex := expander[T]{a.Ring, b.vals, a.At0(x), b.orderOf(x, r)}
	f, err := ex.power(e, c, ex.id())
	if err != nil {
		return nil, err
	}
	if len(f) == 1 {
		return a.Const(f[0]), nil
	}
	return a.Compose1(f, x, r), nil
}

// host is a host's function: by its derivative rules where it has values,
// E f = Σ f_k E u_k, and with an opaque jet in the field.
func (b *bodies[T]) host(s *step, in []Series[T], r int) (Series[T], error) {
	a := b.alg
	at := make([]T, len(in))
	constant := true
	for k, x := range in {
		at[k] = a.At0(x)
		constant = constant && len(a.Cut(x, r)) <= 1
	}
	c, ok := b.vals.Host(s.fn, at)
	if !ok {
		order := r
		if constant {
			order = 0
		}
		from, err := NewAlgebra(a.Ring, len(in), order)
		if err != nil {
			return nil, err
		}
		jet := make(Series[T], from.Shape.Count(order))
		for k := range jet {
			jet[k] = b.vals.Jet(s.fn, at, k)
		}
		if order == 0 {
			return a.Const(jet[0]), nil
		}
		return NewSubstitution(from, a, in, r).Apply(jet), nil
	}
	if constant || r == 0 {
		return a.Const(c), nil
	}
	if s.fn.Deriv == nil {
		return nil, fmt.Errorf("%s has no derivative", s.fn.Name)
	}
	if s.deriv == nil {
		// A pool of our own: the graph's may be in use.
		pool := scalar.NewPool(1)
		args := make([]scalar.Expr, len(in))
		for k := range args {
			args[k] = pool.Arg(k)
		}
		ds := make([]*program, len(in))
		for k := range in {
			d, err := s.fn.Deriv(pool, args, k)
			if err != nil {
				return nil, err
			}
			if ds[k], err = compile(pool, d, len(in)); err != nil {
				return nil, err
			}
		}
		s.deriv = ds
	}
	var sum Series[T]
	for k, x := range in {
		e := a.Euler(x, r)
		if len(e) == 0 {
			continue
		}
		// E u_k has no constant term: f_k to order r-1 is enough.
		f, err := b.run(s.deriv[k], in, r-1)
		if err != nil {
			return nil, err
		}
		if len(f) > 1 || r == 1 && len(f) == 1 {
			f = a.Full(f, r)
		}
		sum = a.Add(sum, a.Mul(f, e, r), r)
	}
	return a.Integrate(c, sum, r), nil
}
