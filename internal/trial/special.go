package trial

// Taylor series of softplus, of the error function, and of the gamma function and its derivatives.

import "math"

// special gives f(u + t) up to tᵏ for functions that are no quotients or roots of elementary ones.
func special[T Number[T]](name string, u T, k int) []T {
	one := u.Of(1)
	switch name {
	case "softplus": // the integral of 1/(1 + e^(−u))
		v := u.Neg().Exp().Add(one).Log().Add(u)
		if u.Float() < 0 {
			v = u.Exp().Add(one).Log()
		}
		return integrated(v, mustTaylor("sigmoid", u, k))
	case "erf": // the integral of 2/√π e^(−u²)
		s := square(u, k)
		for j := range s {
			s[j] = s[j].Neg()
		}
		bell := expSeries(s)
		for j := range bell {
			bell[j] = bell[j].Mul(twoOverRootPi(one))
		}
		return integrated(erf(u), bell)
	case "gamma": // Γ′ = Γ ψ
		psi := digammaSeries(u, k)
		c := make([]T, k+1)
		c[0] = gammaOf(u)
		for j := 1; j <= k; j++ {
			s := u.Of(0)
			for i := range j {
				s = s.Add(c[i].Mul(psi[j-1-i]))
			}
			c[j] = s.Div(u.Of(float64(j)))
		}
		return c
	case "digamma":
		return digammaSeries(u, k)
	case "trigamma":
		return polygammaSeries(1, u, k)
	}
	panic("trial: no series of " + name)
}

func twoOverRootPi[T Number[T]](one T) T { return one.Div(one.Atan().Sqrt()) } // √(4/π) = 1/√(π/4)

// erf by its series in positive terms, 2x e^(−x²)/√π (1 + 2x²/3 + (2x²)²/(3·5) + …); DLMF 7.6.2.
func erf[T Number[T]](u T) T {
	if math.Abs(u.Float()) > 8 {
		return u.Of(math.Copysign(1, u.Float()))
	}
	x2 := u.Mul(u)
	twice := x2.Add(x2)
	term := u
	sum := term
	for n := 1.0; n < 400 && math.Abs(term.Float()) > 1e-34*math.Abs(sum.Float()); n++ {
		term = term.Mul(twice).Div(u.Of(2*n + 1))
		sum = sum.Add(term)
	}
	return sum.Mul(x2.Neg().Exp()).Mul(twoOverRootPi(u.Of(1)))
}

// expSeries is e to the power of a series.
func expSeries[T Number[T]](a []T) []T {
	c := make([]T, len(a))
	c[0] = a[0].Exp()
	for j := 1; j < len(c); j++ {
		s := a[0].Of(0)
		for i := 1; i <= j; i++ {
			s = s.Add(a[i].Mul(c[j-i]).Mul(s.Of(float64(i))))
		}
		c[j] = s.Div(s.Of(float64(j)))
	}
	return c
}

// bernoulli are B₂, B₄, … as fractions that a float64 holds.
var bernoulli = [][2]float64{{1, 6}, {-1, 30}, {1, 42}, {-1, 30}, {5, 66}, {-691, 2730}, {7, 6}, {-3617, 510}, {43867, 798},
	{-174611, 330}, {854513, 138}, {-236364091, 2730}, {8553103, 6}, {-23749461029, 870}, {8615841276005, 14322}}

// shifts is how far arguments are moved up before an asymptotic series begins.
const shifts = 24

// hurwitz is Σ 1/(u+k)ˢ over k ≥ 0 for a whole s > 1, by Euler and Maclaurin; DLMF 25.11.5.
func hurwitz[T Number[T]](s int, u T) T {
	one := u.Of(1)
	power := func(x T) T { // x⁻ˢ
		p := one
		for range s {
			p = p.Mul(x)
		}
		return one.Div(p)
	}
	sum := u.Of(0)
	for k := range moved(u) {
		sum = sum.Add(power(u.Add(u.Of(float64(k)))))
	}
	w := u.Add(u.Of(float64(moved(u))))
	p := power(w)
	sum = sum.Add(p.Mul(w).Div(u.Of(float64(s - 1)))).Add(p.Mul(u.Of(0.5)))
	inverse := one.Div(w)
	square := inverse.Mul(inverse)
	rising := p.Mul(inverse).Mul(u.Of(float64(s))) // s (s+1) … w^(−s−2k+1)/(2k)!, but for the factorial
	factorial := u.Of(2)
	for k, b := range bernoulli {
		n := float64(2 * (k + 1))
		sum = sum.Add(rising.Mul(u.Of(b[0])).Div(u.Of(b[1]).Mul(factorial)))
		rising = rising.Mul(u.Of(float64(s) + n - 1)).Mul(u.Of(float64(s) + n)).Mul(square)
		factorial = factorial.Mul(u.Of(n + 1)).Mul(u.Of(n + 2))
	}
	return sum
}

// moved is by how many ones a number is moved beyond shifts.
func moved[T Number[T]](u T) int { return max(0, shifts-int(math.Floor(u.Float()))) }

// digamma by its asymptotic series; DLMF 5.11.2.
func digamma[T Number[T]](u T) T {
	one := u.Of(1)
	sum := u.Of(0)
	for k := range moved(u) {
		sum = sum.Sub(one.Div(u.Add(u.Of(float64(k)))))
	}
	w := u.Add(u.Of(float64(moved(u))))
	inverse := one.Div(w)
	sum = sum.Add(w.Log()).Sub(inverse.Mul(u.Of(0.5)))
	p := inverse.Mul(inverse)
	square := p
	for k, b := range bernoulli {
		sum = sum.Sub(p.Mul(u.Of(b[0])).Div(u.Of(b[1] * float64(2*(k+1)))))
		p = p.Mul(square)
	}
	return sum
}

// gammaOf is Γ by Stirling's series; DLMF 5.11.1.
func gammaOf[T Number[T]](u T) T {
	one := u.Of(1)
	shift := one
	for k := range moved(u) {
		shift = shift.Mul(u.Add(u.Of(float64(k))))
	}
	w := u.Add(u.Of(float64(moved(u))))
	inverse := one.Div(w)
	square := inverse.Mul(inverse)
	l := w.Sub(u.Of(0.5)).Mul(w.Log()).Sub(w).Add(one.Atan().Mul(u.Of(8)).Log().Mul(u.Of(0.5)))
	p := inverse
	for k, b := range bernoulli {
		n := float64(2 * (k + 1))
		l = l.Add(p.Mul(u.Of(b[0])).Div(u.Of(b[1] * n * (n - 1))))
		p = p.Mul(square)
	}
	return l.Exp().Div(shift)
}

// digammaSeries is ψ(u + t): ψ(u) + Σ (−1)^(j+1) ζ(j+1, u) tʲ.
func digammaSeries[T Number[T]](u T, k int) []T {
	c := make([]T, k+1)
	c[0] = digamma(u)
	for j := 1; j <= k; j++ {
		c[j] = hurwitz(j+1, u)
		if j%2 == 0 {
			c[j] = c[j].Neg()
		}
	}
	return c
}

// polygammaSeries is ψ⁽ᵐ⁾(u + t) for m ≥ 1: (−1)^(m+j+1) (m+j)!/j! ζ(m+j+1, u) are its coefficients.
func polygammaSeries[T Number[T]](m int, u T, k int) []T {
	if m == 0 {
		return digammaSeries(u, k)
	}
	c := make([]T, k+1)
	for j := 0; j <= k; j++ {
		f := 1.0
		for i := j + 1; i <= m+j; i++ {
			f *= float64(i)
		}
		c[j] = hurwitz(m+j+1, u).Mul(u.Of(f))
		if (m+j)%2 == 0 {
			c[j] = c[j].Neg()
		}
	}
	return c
}

// awayFromPoles of the gamma function: zero and the whole numbers below it.
func awayFromPoles(x float64) bool {
	return x > 0.05 || x > -8 && math.Abs(x-math.Round(x)) > 0.05
}

// closed is a function's value at a constant, at the end of its domain or at a kink too. exact: the constant is what it
// seems, without rounding.
func closed[T Number[T]](name string, u T, exact bool) (v T, ok bool) {
	one, x := u.Of(1), u.Float()
	switch name {
	case "asin", "acos":
		rest := one.Sub(u).Mul(one.Add(u)) // 1 − u²
		if rest.Float() < 0 {
			if rest.Float() < -1e-25 {
				return v, false
			}
			rest = u.Of(0)
		}
		a, ok := angle(Const(flat, u), Const(flat, rest.Sqrt()))
		if name == "acos" {
			a, ok = angle(Const(flat, rest.Sqrt()), Const(flat, u))
		}
		if !ok {
			return v, false // near the cut, or the origin
		}
		return a.Value(), true
	case "abs", "sqrt", "relu", "sign":
		return u, exact && x == 0
	case "floor":
		return u, exact && x == math.Round(x)
	}
	return v, false
}
