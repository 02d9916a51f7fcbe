package trial

// What connections in brackets, components and functions of two arguments are in trials of laws.

import "math"

// apply is a function of one argument.
func (o *lawJets[T]) apply(name string, u Jet[T]) Jet[T] {
	c, ok := taylor(name, u.Value(), u.s.order)
	if !ok {
		o.bad = true
		return u
	}
	r := u.Apply(c)
	o.bad = o.bad || !r.Finite() || abs(r.Value().Float()) > 1e6
	return r
}

// power is a to the b.
func (o *lawJets[T]) power(a, b Jet[T]) Jet[T] { return o.apply("exp", b.Mul(o.apply("log", a))) }

// larger says whether a > b, and notes how near they are.
func (o *lawJets[T]) larger(a, b Jet[T]) bool {
	off := a.Value().Sub(b.Value()).Float()
	o.kink = min(o.kink, abs(off))
	return off > 0
}

// either is yes or no.
func either[T any](cond bool, yes, no T) T {
	if cond {
		return yes
	}
	return no
}

// chosen are the values of the last atoms, from connections in brackets on.
func (o *lawJets[T]) chosen() []func(ix []int) T {
	n, q := o.n, o.q
	half := o.f.c[0].Of(0.5)
	of := func(j Jet[T]) func(ix []int) T { return func([]int) T { return j.Value() } }
	d := func(j Jet[T]) func(ix []int) T { return func(ix []int) T { return j.D(ix[0]).Value() } }
	number := func(x float64) Jet[T] { return Const(o.f.s, half.Of(x)) }
	part := func(sign float64, c []Jet[T]) func(ix []int) T {
		return func(ix []int) T {
			a, b := c[(ix[0]*n+ix[1])*n+ix[2]], c[(ix[0]*n+ix[2])*n+ix[1]]
			return a.Value().Add(b.Value().Mul(half.Of(sign))).Mul(half)
		}
	}
	h := func(sign float64, i, j int) Jet[T] {
		return o.h[i*n+j].Add(o.h[j*n+i].Scale(half.Of(sign))).Scale(half)
	}
	o.kink = math.Inf(1)
	f, v, rho := o.f, o.v[0], o.rho
	sine := number(2).Add(o.sine)
	o.larger(f, number(0.5))
	o.larger(f, number(1.0/3))
	more := either(o.larger(f, v), f, v)
	traced := either(o.larger(f, o.trace), f, o.trace)
	split := either(o.larger(f, number(0)), f, rho)
	angle := o.apply("atan", f.Div(rho))
	grown, weighed, scalar := o.power(sine, o.apply("sin", v)), o.power(rho, o.sine), o.power(sine, o.sine)
	quarter := o.apply("atan", number(1)) // of π: beside a positive first argument, atan2 is π/2 − atan
	return []func(ix []int) T{
		func(ix []int) T { return q.Gamma[ix[0]][ix[1]][ix[2]].Value() }, part(1, o.torn), part(1, o.flat), part(-1, o.torn),
		func(ix []int) T { return h(-1, ix[0], ix[1]).Value() }, func(ix []int) T { return h(1, ix[0], ix[1]).Value() },
		func(ix []int) T { return h(-1, ix[1], ix[2]).D(ix[0]).Value() }, func(ix []int) T { return h(1, ix[1], ix[2]).D(ix[0]).Value() },
		of(v), of(o.h[0]), of(o.w[0]), d(v), d(o.h[0]),
		of(more), of(more), of(either(o.larger(rho, f), f, rho)), of(traced),
		of(split), of(either(o.larger(f, number(0)), v, f)), of(either(o.larger(v, f), number(2), f)), of(either(o.larger(rho, number(1.5)), f, number(2))),
		of(grown), of(weighed), of(scalar), of(angle), of(quarter.Add(quarter).Sub(o.apply("atan", f.Div(sine)))),
		d(more), d(traced), d(split), d(weighed), d(grown), d(scalar), d(angle),
	}
}
