package trial

// Taylor series of inverse hyperbolic functions, other logarithms, cot and its kin, lambertw, elliptic integrals.

import "math"

// inverseSeries gives f(u + t) up to tᵏ for these functions.
func inverseSeries[T Number[T]](name string, u T, k int) []T {
	one := u.Of(1)
	switch name {
	case "asinh": // the integral of 1/√(1 + u²)
		d := square(u, k)
		d[0] = d[0].Add(one)
		return integrated(oddLog(u, d[0].Sqrt()), inverseRoot(d))
	case "acosh":
		d := square(u, k)
		d[0] = d[0].Sub(one)
		return integrated(u.Add(d[0].Sqrt()).Log(), inverseRoot(d))
	case "atanh":
		d := square(u, k)
		for j := range d {
			d[j] = d[j].Neg()
		}
		d[0] = d[0].Add(one)
		return integrated(oddLog(u.Div(d[0].Sqrt()), one.Div(d[0].Sqrt())), quotient(constant(one, k), d))
	case "log2", "log10":
		base := u.Of(2)
		if name == "log10" {
			base = u.Of(10)
		}
		return scaledSeries(mustTaylor("log", u, k), one.Div(base.Log()))
	case "log1p":
		return mustTaylor("log", u.Add(one), k)
	case "expm1":
		c := mustTaylor("exp", u, k)
		c[0] = c[0].Sub(one)
		return c
	case "cot":
		return quotient(mustTaylor("cos", u, k), mustTaylor("sin", u, k))
	case "sec":
		return quotient(constant(one, k), mustTaylor("cos", u, k))
	case "csc":
		return quotient(constant(one, k), mustTaylor("sin", u, k))
	case "cbrt":
		if u.Float() > 0 {
			return powerSeries(u, 1, 3, k)
		}
		c := powerSeries(u.Neg(), 1, 3, k)
		for j := 0; j <= k; j += 2 {
			c[j] = c[j].Neg()
		}
		return c
	case "lambertw":
		return lambertSeries(u, k)
	case "ellipticK", "ellipticE", "ellipticD":
		return ellipticSeries(name, u, k)
	}
	return normalSeries(name, u, k)
}

// normalSeries are functions of the error function, and gamma functions from elsewhere.
func normalSeries[T Number[T]](name string, u T, k int) []T {
	one := u.Of(1)
	line := constant(u, k)
	if k > 0 {
		line[1] = one
	}
	switch name {
	case "erfc":
		c := scaledSeries(mustTaylor("erf", u, k), u.Of(-1))
		c[0] = c[0].Add(one)
		return c
	case "gelu": // u (1 + erf(u/√2))/2
		s := u.Of(0.5).Sqrt()
		c := mustTaylor("erf", u.Mul(s), k)
		p := u.Of(0.5)
		for j := range c {
			c[j] = c[j].Mul(p)
			p = p.Mul(s)
		}
		c[0] = c[0].Add(u.Of(0.5))
		return product(line, c)
	case "silu":
		return product(line, mustTaylor("sigmoid", u, k))
	case "lgamma":
		return integrated(gammaOf(u).Log(), digammaSeries(u, k))
	case "factorial":
		return mustTaylor("gamma", u.Add(one), k)
	}
	panic("trial: no series of " + name)
}

// oddLog is log(u + r) for r = √(1 + u²), an odd function of u.
func oddLog[T Number[T]](u, r T) T {
	if u.Float() < 0 {
		return r.Sub(u).Log().Neg()
	}
	return r.Add(u).Log()
}

func scaledSeries[T Number[T]](c []T, by T) []T {
	for j := range c {
		c[j] = c[j].Mul(by)
	}
	return c
}

// lambertSeries is y with y e^y = u + t: its value by Newton's steps, then y′ = e^(−y)/(1 + y), coefficient by coefficient.
func lambertSeries[T Number[T]](u T, k int) []T {
	one := u.Of(1)
	lo, hi := -1.0, 20.0
	for range 50 {
		if mid := (lo + hi) / 2; mid*math.Exp(mid) < u.Float() {
			lo = mid
		} else {
			hi = mid
		}
	}
	v := u.Of(lo)
	for range 6 {
		e := v.Exp()
		v = v.Sub(v.Mul(e).Sub(u).Div(e.Mul(v.Add(one))))
	}
	y := constant(v, k)
	for j := range k {
		minus := make([]T, j+1)
		plus := make([]T, j+1)
		for i := range minus {
			minus[i], plus[i] = y[i].Neg(), y[i]
		}
		plus[0] = plus[0].Add(one)
		y[j+1] = quotient(expSeries(minus), plus)[j].Div(u.Of(float64(j + 1)))
	}
	return y
}

// ellipticSeries are the complete integrals of m: values by the arithmetic-geometric mean, then both together by
// K′ = (E − (1 − m) K)/(2 m (1 − m)) and E′ = (E − K)/(2 m); DLMF 19.4.1 and 19.4.2.
func ellipticSeries[T Number[T]](name string, m T, k int) []T {
	one, half := m.Of(1), m.Of(0.5)
	a, b, total := one, one.Sub(m).Sqrt(), m.Mul(half)
	twice := one
	for range 9 {
		c := a.Sub(b).Mul(half)
		a, b = a.Add(b).Mul(half), a.Mul(b).Sqrt()
		total = total.Add(c.Mul(c).Mul(twice))
		twice = twice.Add(twice)
	}
	x := constant(m, k)
	if k > 0 {
		x[1] = one
	}
	rest := constant(one.Sub(m), k)
	if k > 0 {
		rest[1] = one.Neg()
	}
	f := constant(one.Atan().Mul(m.Of(2)).Div(a), k)
	e := constant(f[0].Mul(one.Sub(total)), k)
	difference := func(p, q []T) []T {
		d := make([]T, len(p))
		for j := range d {
			d[j] = p[j].Sub(q[j])
		}
		return d
	}
	for j := range k {
		n := m.Of(2 * float64(j+1))
		nextF := quotient(difference(e, product(rest, f)), product(x, rest))[j].Div(n)
		nextE := quotient(difference(e, f), x)[j].Div(n)
		f[j+1], e[j+1] = nextF, nextE
	}
	switch name {
	case "ellipticK":
		return f
	case "ellipticE":
		return e
	}
	return quotient(difference(f, e), x)
}

// binomial is Γ(n + 1)/(Γ(k + 1) Γ(n − k + 1)).
func binomial[T Number[T]](n, k Jet[T]) (j Jet[T], ok bool) {
	one := Const(n.s, n.c[0].Of(1))
	r := one
	for i, x := range [3]Jet[T]{n.Add(one), k.Add(one), n.Sub(k).Add(one)} {
		c, ok := taylor("gamma", x.Value(), x.s.order)
		if !ok {
			return j, false
		}
		if g := x.Apply(c); i == 0 {
			r = r.Mul(g)
		} else {
			r = r.Div(g)
		}
	}
	return r, true
}
