package taylor

// Scalar expressions evaluated on Taylor series.

import (
	"fmt"

	"github.com/seed2d4d80ff/geo/internal/op"
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
	exp   []int    // of Prod
	arg   int      // of Variable
	name  string   // of Constant
	kern  *op.Func // of Call
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
	s := step{op: view.Op, name: view.Name, kern: view.Kernel, fn: view.Func}
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
		c := op.Pi
		if s.name == "e" {
			c = op.E
		}
		return a.Const(b.vals.Constant(c)), nil
	case scalar.Sum:
		var sum Series[T]
		for _, t := range s.in {
			sum = a.Add(sum, b.get(v, t, r), r)
		}
		return sum, nil
	case scalar.Product:
		p := a.Int(1)
		for k, f := range s.in {
			if _, field := any(b.vals).(*Opaque); field && max(s.exp[k], -s.exp[k]) > maxExponent {
				return nil, undecided("a power of degree %d", s.exp[k])
			}
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
	return b.kernel(s.kern, in, r)
}

// kernel is a built-in function of series.
func (b *bodies[T]) kernel(f *op.Func, in []Series[T], r int) (Series[T], error) {
	a := b.alg
	if len(in) == 1 {
		x := in[0]
		c, err := Expand(a.Ring, b.vals, f, a.At0(x), b.orderOf(x, r))
		if err != nil {
			return nil, err
		}
		if len(c) == 1 {
			return a.Const(c[0]), nil
		}
		return a.Compose1(c, x, r), nil
	}
	at := make([]T, len(in))
	for k, x := range in {
		at[k] = a.At0(x)
	}
	switch rule := f.Taylor.(type) {
	case op.Integral:
		return b.integral(f, in, at, r)
	case op.Same:
		return op.Eval(rule.As, several[T]{b, r}, nil, in)
	case op.Pieces:
		t, err := choose(point[T]{a.Ring, b.vals}, b.vals, rule, at)
		if err != nil {
			return nil, err
		}
		return op.Eval(t, several[T]{b, r}, nil, in)
	case op.PowerOf:
		return b.power(f, in[0], in[1], r)
	case op.LadderAt:
		for n := range 64 {
			if at[0] == a.Ring.Int(int64(n)) {
				c, err := expander[T]{a.Ring, b.vals, at[1], r}.ladder(n)
				if err != nil {
					return nil, err
				}
				return a.Compose1(c, in[1], r), nil
			}
		}
	}
	return nil, fmt.Errorf("no Taylor expansion of %s", f.Name)
}

// integral is a function of several series by its derivatives, E f = Σ f_k E u_k.
func (b *bodies[T]) integral(f *op.Func, in []Series[T], at []T, r int) (Series[T], error) {
	a := b.alg
	c, err := b.vals.Value(f, at)
	if err != nil {
		return nil, err
	}
	var sum Series[T]
	for k, d := range f.Derivative.(op.Partials) {
		e := a.Euler(in[k], r)
		if len(e) == 0 {
			continue
		}
		fk, err := op.Eval(d, several[T]{b, r}, nil, in)
		if err != nil {
			return nil, err
		}
		sum = a.Add(sum, a.Mul(fk, e, r), r)
	}
	return a.Integrate(c, sum, r), nil
}

// several reads the formulas of rows as series to order r.
type several[T Scalar] struct {
	b *bodies[T]
	r int
}

func (s several[T]) Number(num, den int64) Series[T] {
	return s.b.alg.Const(point[T]{s.b.alg.Ring, s.b.vals}.Number(num, den))
}

func (s several[T]) Constant(c op.Constant) (Series[T], error) {
	return s.b.alg.Const(s.b.vals.Constant(c)), nil
}

func (s several[T]) Sum(a []Series[T]) Series[T] {
	r := a[0]
	for _, b := range a[1:] {
		r = s.b.alg.Add(r, b, s.r)
	}
	return r
}

func (s several[T]) Product(a []Series[T]) Series[T] {
	r := a[0]
	for _, b := range a[1:] {
		r = s.b.alg.Mul(r, b, s.r)
	}
	return r
}

func (s several[T]) Power(a Series[T], n int) (Series[T], error) { return s.b.alg.PowInt(a, n, s.r) }

func (s several[T]) Call(f *op.Func, args []Series[T]) (Series[T], error) {
	return s.b.kernel(f, args, s.r)
}

// orderOf is r, or 0 when x is a constant.
func (b *bodies[T]) orderOf(x Series[T], r int) int {
	if len(x) <= 1 {
		return 0
	}
	return r
}

// power is x^y.
func (b *bodies[T]) power(f *op.Func, x, y Series[T], r int) (Series[T], error) {
	a := b.alg
	if len(a.Cut(y, r)) > 1 {
		l, err := b.kernel(fnLog, []Series[T]{x}, r)
		if err != nil {
			return nil, err
		}
		return b.kernel(fnExp, []Series[T]{a.Mul(y, l, r)}, r)
	}
	e := a.At0(y)
	for n := range 64 {
		if e == a.Ring.Int(int64(n)) {
			return a.PowInt(x, n, r)
		}
	}
	c, err := b.vals.Value(f, []T{a.At0(x), e})
	if err != nil {
		return nil, err
	}
	ex := expander[T]{a.Ring, b.vals, a.At0(x), b.orderOf(x, r)}
	cs, err := ex.power(e, c, ex.id())
	if err != nil {
		return nil, err
	}
	if len(cs) == 1 {
		return a.Const(cs[0]), nil
	}
	return a.Compose1(cs, x, r), nil
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
			jet[k] = b.vals.Jet(s.fn, at, from.Shape.Exponents(k))
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
