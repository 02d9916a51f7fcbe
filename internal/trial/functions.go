package trial

// Taylor coefficients of the functions of one argument, from their differential equations.

import (
	"math"
	"slices"
)

// taylor gives f(u + t) up to tᵏ. ok is false where f has no value or no derivative.
func taylor[T Number[T]](name string, u T, k int) (c []T, ok bool) {
	f, known := functions[name]
	if !known {
		panic("trial: no function " + name)
	}
	if f.domain != nil && !f.domain(u.Float()) {
		return nil, false
	}
	c = make([]T, k+1)
	one := u.Of(1)
	switch name {
	case "exp":
		c[0] = u.Exp()
		for j := 1; j <= k; j++ {
			c[j] = c[j-1].Div(u.Of(float64(j)))
		}
	case "log":
		c[0] = u.Log()
		p := one
		for j := 1; j <= k; j++ {
			p = p.Div(u)
			c[j] = p.Div(u.Of(float64(j)))
			if j%2 == 0 {
				c[j] = c[j].Neg()
			}
		}
	case "sin", "cos":
		s, q := u.Sin(), u.Cos()
		cycle := [4]T{s, q, s.Neg(), q.Neg()}
		at := 0
		if name == "cos" {
			at = 1
		}
		f := one
		for j := 0; j <= k; j++ {
			if j > 0 {
				f = f.Mul(u.Of(float64(j)))
			}
			c[j] = cycle[(at+j)%4].Div(f)
		}
	case "sinh", "cosh":
		e := u.Exp()
		i := one.Div(e)
		half := u.Of(0.5)
		pair := [2]T{e.Sub(i).Mul(half), e.Add(i).Mul(half)}
		if math.Abs(u.Float()) < 1e-3 { // cancellation
			pair[0] = oddSeries(u)
		}
		at := 0
		if name == "cosh" {
			at = 1
		}
		f := one
		for j := 0; j <= k; j++ {
			if j > 0 {
				f = f.Mul(u.Of(float64(j)))
			}
			c[j] = pair[(at+j)%2].Div(f)
		}
	case "abs":
		c[0] = u
		if k > 0 {
			c[1] = one
		}
		if u.Float() < 0 {
			for j := range c {
				c[j] = c[j].Neg()
			}
		}
	case "relu":
		if u.Float() > 0 {
			c[0] = u
			if k > 0 {
				c[1] = one
			}
		}
	case "sign":
		c[0] = u.Of(math.Copysign(1, u.Float()))
	case "floor":
		c[0] = u.Of(math.Floor(u.Float()))
	case "float":
		c[0] = u
		if k > 0 {
			c[1] = one
		}
	case "softplus", "erf", "gamma", "digamma", "trigamma":
		c = special(name, u, k)
	default:
		c = derived(name, u, k)
	}
	return c, true
}

// derived are functions given by others: as quotients, or as integrals of them.
func derived[T Number[T]](name string, u T, k int) []T {
	one := u.Of(1)
	switch name {
	case "sqrt":
		return powerSeries(u, 1, 2, k)
	case "tan":
		return quotient(mustTaylor("sin", u, k), mustTaylor("cos", u, k))
	case "tanh":
		return quotient(mustTaylor("sinh", u, k), mustTaylor("cosh", u, k))
	case "sigmoid": // 1/(1 + e^(−u))
		e := mustTaylor("exp", u.Neg(), k)
		d := make([]T, k+1)
		for j := range d {
			d[j] = e[j]
			if j%2 == 1 {
				d[j] = d[j].Neg()
			}
		}
		d[0] = d[0].Add(one)
		return quotient(constant(one, k), d)
	case "atan":
		d := square(u, k) // 1 + (u+t)²
		d[0] = d[0].Add(one)
		return integrated(u.Atan(), quotient(constant(one, k), d))
	case "asin", "acos":
		d := square(u, k)
		for j := range d {
			d[j] = d[j].Neg()
		}
		d[0] = d[0].Add(one)
		root := d[0].Sqrt()
		v := u.Div(root).Atan()
		r := inverseRoot(d)
		if name == "acos" {
			for j := range r {
				r[j] = r[j].Neg()
			}
			v = one.Atan().Mul(u.Of(2)).Sub(v)
		}
		return integrated(v, r)
	}
	return inverseSeries(name, u, k)
}

// function is what must be known of one beside its series.
type function struct {
	domain func(x float64) bool // where it can be differentiated; nil: everywhere
	takes  takes
}

// takes is how a function is drawn.
type takes int

const (
	oneArgument takes = iota
	twoArguments
	several
	inPrints // not in programs: derivatives have it
)

const edge = 1e-3 // kinks and ends of domains are kept away from

func within(r float64) func(x float64) bool { return func(x float64) bool { return math.Abs(x) < r } }

// gammaDomain bounds the gamma function, which is huge beyond.
func gammaDomain(x float64) bool { return awayFromPoles(x) && x < 12 }

// functions are those of the language: what is not here is never drawn, and a test tells.
var functions = map[string]function{
	"exp":  {domain: func(x float64) bool { return x < 30 }},
	"log":  {domain: func(x float64) bool { return x > edge }},
	"sqrt": {domain: func(x float64) bool { return x > edge }},
	"sin":  {domain: within(1e4)}, "cos": {domain: within(1e4)},
	"tan":  {domain: func(x float64) bool { return math.Abs(math.Cos(x)) > 0.05 && math.Abs(x) < 1e4 }},
	"sinh": {domain: within(20)}, "cosh": {domain: within(20)}, "tanh": {domain: within(20)},
	"sigmoid": {domain: within(20)}, "softplus": {domain: within(20)},
	"atan": {},
	"asin": {domain: within(1 - edge)}, "acos": {domain: within(1 - edge)},
	"atan2": {takes: twoArguments},
	"abs":   {domain: awayFrom0}, "relu": {domain: awayFrom0}, "sign": {domain: awayFrom0},
	"floor": {domain: func(x float64) bool { return math.Abs(x-math.Round(x)) > edge && math.Abs(x) < 1e6 }},
	"float": {},
	"erf":   {domain: within(20)},
	"gamma": {domain: gammaDomain}, "digamma": {domain: awayFromPoles}, "trigamma": {domain: awayFromPoles},
	"polygamma": {takes: inPrints},
	"max":       {takes: several}, "min": {takes: several},
	"asinh": {domain: within(1e6)}, "acosh": {domain: func(x float64) bool { return x > 1+edge && x < 1e6 }}, "atanh": {domain: within(1 - edge)},
	"log2": {domain: func(x float64) bool { return x > edge }}, "log10": {domain: func(x float64) bool { return x > edge }},
	"log1p": {domain: func(x float64) bool { return x > edge-1 }}, "expm1": {domain: func(x float64) bool { return math.Abs(x) < 30 }},
	"cot": {domain: awayFromTurns}, "csc": {domain: awayFromTurns},
	"sec":  {domain: func(x float64) bool { return math.Abs(math.Cos(x)) > 0.05 && math.Abs(x) < 1e4 }},
	"cbrt": {domain: awayFrom0}, "erfc": {domain: within(3)},
	"lgamma":    {domain: func(x float64) bool { return x > 0.05 }},
	"factorial": {domain: func(x float64) bool { return gammaDomain(x + 1) }},
	"silu":      {domain: within(20)}, "gelu": {domain: within(3)},
	"lambertw":  {domain: func(x float64) bool { return x > -0.35 && x < 1e6 }},
	"ellipticK": {domain: ellipticDomain}, "ellipticE": {domain: ellipticDomain}, "ellipticD": {domain: ellipticDomain},
	"hypot": {takes: twoArguments}, "mod": {takes: twoArguments}, "binomial": {takes: twoArguments},
}

// awayFromTurns is away from the poles of the cotangent.
func awayFromTurns(x float64) bool { return math.Abs(math.Sin(x)) > 0.05 && math.Abs(x) < 1e4 }

// ellipticDomain is away from 0, where the derivatives of the integrals are found by a division.
func ellipticDomain(x float64) bool { return x < 0.9 && x > -50 && math.Abs(x) > 0.05 }

func awayFrom0(x float64) bool { return math.Abs(x) > edge }

// unary are the functions of one argument, in alphabetical order.
var unary = func() (names []string) {
	for name, f := range functions {
		if f.takes == oneArgument {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}()

func mustTaylor[T Number[T]](name string, u T, k int) []T {
	c, ok := taylor(name, u, k)
	if !ok {
		c = make([]T, k+1)
		c[0] = u.Of(math.NaN())
	}
	return c
}

func constant[T Number[T]](v T, k int) []T {
	c := make([]T, k+1)
	c[0] = v
	return c
}

// square is (u + t)².
func square[T Number[T]](u T, k int) []T {
	c := make([]T, k+1)
	c[0] = u.Mul(u)
	if k > 0 {
		c[1] = u.Add(u)
	}
	if k > 1 {
		c[2] = u.Of(1)
	}
	return c
}

// quotient is a/b as series.
func quotient[T Number[T]](a, b []T) []T {
	c := make([]T, len(a))
	for j := range c {
		s := a[j]
		for i := 1; i <= j; i++ {
			s = s.Sub(b[i].Mul(c[j-i]))
		}
		c[j] = s.Div(b[0])
	}
	return c
}

// inverseRoot is 1/√d: r with r² d = 1.
func inverseRoot[T Number[T]](d []T) []T {
	r := make([]T, len(d))
	one := d[0].Of(1)
	r[0] = one.Div(d[0].Sqrt())
	// By Newton's method on series: r ← r (3 − d r²)/2.
	for n := 1; n < 2*len(d); n *= 2 {
		t := product(d, product(r, r))
		for j := range t {
			t[j] = t[j].Neg()
		}
		t[0] = t[0].Add(d[0].Of(3))
		r = product(r, t)
		for j := range r {
			r[j] = r[j].Mul(d[0].Of(0.5))
		}
	}
	return r
}

func product[T Number[T]](a, b []T) []T {
	c := make([]T, len(a))
	for i := range a {
		for j := 0; i+j < len(c); j++ {
			c[i+j] = c[i+j].Add(a[i].Mul(b[j]))
		}
	}
	return c
}

// integrated is v + ∫ c.
func integrated[T Number[T]](v T, c []T) []T {
	r := make([]T, len(c))
	r[0] = v
	for j := 1; j < len(r); j++ {
		r[j] = c[j-1].Div(v.Of(float64(j)))
	}
	return r
}

// powerSeries is (u + t)^(p/q) for u > 0.
func powerSeries[T Number[T]](u T, p, q int, k int) []T {
	c := make([]T, k+1)
	e := u.Of(float64(p)).Div(u.Of(float64(q)))
	if p == 1 && q == 2 {
		c[0] = u.Sqrt()
	} else {
		c[0] = u.Log().Mul(e).Exp()
	}
	for j := 1; j <= k; j++ {
		c[j] = c[j-1].Mul(e.Sub(u.Of(float64(j - 1)))).Div(u.Of(float64(j))).Div(u)
	}
	return c
}

// oddSeries is sinh of a small number.
func oddSeries[T Number[T]](u T) T {
	s, term := u, u
	u2 := u.Mul(u)
	for n := 1.0; n < 8; n++ {
		term = term.Mul(u2).Div(u.Of(2 * n * (2*n + 1)))
		s = s.Add(term)
	}
	return s
}
