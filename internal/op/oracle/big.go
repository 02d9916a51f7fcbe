// Package oracle computes scalar functions, and their derivatives by
// differences, with 800 bits. Tests compare the rows of package op with it. It
// shares no code with them, and only tests import it.
package oracle

import (
	"math"
	"math/big"
	"sync"
)

// Bits is the precision of every number here.
const Bits = 800

// Num is a number of that precision.
type Num = *big.Float

func blank() Num { return new(big.Float).SetPrec(Bits) }

// Of is x.
func Of(x float64) Num { return blank().SetFloat64(x) }

func integer(n int64) Num { return blank().SetInt64(n) }
func add(a, b Num) Num    { return blank().Add(a, b) }
func sub(a, b Num) Num    { return blank().Sub(a, b) }
func mul(a, b Num) Num    { return blank().Mul(a, b) }
func div(a, b Num) Num    { return blank().Quo(a, b) }
func neg(a Num) Num       { return blank().Neg(a) }
func half(a Num) Num      { return shifted(a, -1) }

// shifted is a 2^n.
func shifted(a Num, n int) Num { return blank().SetMantExp(a, n) }

// tiny reports that a term no longer matters beside 1.
func tiny(a Num) bool { return a.Sign() == 0 || a.MantExp(nil) < -Bits-20 }

// series sums terms of which the next is made from the last.
func series(first Num, next func(term Num, k int64) Num) Num {
	total := first
	for term, k := first, int64(1); !tiny(term); k++ {
		term = next(term, k)
		total = add(total, term)
	}
	return total
}

func exp(x Num) Num {
	const halvings = 24
	y := shifted(x, -halvings)
	r := series(integer(1), func(t Num, k int64) Num { return div(mul(t, y), integer(k)) })
	for range halvings {
		r = mul(r, r)
	}
	return r
}

func log(x Num) Num {
	mant := blank()
	e := x.MantExp(mant)
	y := logOfMantissa(mant)
	if e == 0 {
		return y
	}
	return add(y, mul(integer(int64(e)), ln2))
}

// logOfMantissa is Newton's from the nearest float64.
func logOfMantissa(m Num) Num {
	f, _ := m.Float64()
	y := Of(math.Log(f))
	for range 5 {
		y = add(y, sub(div(m, exp(y)), integer(1)))
	}
	return y
}

var (
	ln2 = neg(logOfMantissa(Of(0.5)))
	pi  = mul(integer(4), sub(mul(integer(4), atanSmall(div(integer(1), integer(5)))), atanSmall(div(integer(1), integer(239)))))
)

// atanSmall is the series of the arc tangent.
func atanSmall(x Num) Num {
	x2 := mul(x, x)
	total, p := x, x
	for k := int64(1); !tiny(p); k++ {
		p = neg(mul(p, x2))
		total = add(total, div(p, integer(2*k+1)))
	}
	return total
}

func atan(x Num) Num {
	// atan x = 2 atan(x/(1 + √(1 + x²)))
	const halvings = 8
	for range halvings {
		x = div(x, add(integer(1), sqrt(add(integer(1), mul(x, x)))))
	}
	return shifted(atanSmall(x), halvings)
}

func sqrt(x Num) Num { return blank().Sqrt(x) }

// cosSin is cos and sin of a moderate angle.
func cosSin(x Num) (c, s Num) {
	const halvings = 12
	y := shifted(x, -halvings)
	y2 := mul(y, y)
	// cos y − 1, which halves without loss: with q = 1 − cos, 1 − cos 2y = 2q(2 − q).
	q := half(y2)
	term := q
	for k := int64(1); !tiny(term); k++ {
		term = neg(div(mul(term, y2), integer((2*k+1)*(2*k+2))))
		q = add(q, term)
	}
	s = series(y, func(t Num, k int64) Num { return neg(div(mul(t, y2), integer(2*k*(2*k+1)))) })
	c = sub(integer(1), q)
	for range halvings {
		c, s = sub(mul(c, c), mul(s, s)), mul(integer(2), mul(s, c))
	}
	return c, s
}

func erf(x Num) Num {
	x2 := mul(x, x)
	total, p := x, x
	for k := int64(1); !tiny(p); k++ {
		p = neg(div(mul(p, x2), integer(k)))
		total = add(total, div(p, integer(2*k+1)))
	}
	return div(mul(integer(2), total), sqrt(pi))
}

// bernoulli are B₂, B₄, …, by their recurrence.
var bernoulli = sync.OnceValue(func() []Num {
	const count = 90
	b := []*big.Rat{big.NewRat(1, 1)}
	for m := int64(1); m <= 2*count; m++ {
		total := new(big.Rat)
		for k := int64(0); k < m; k++ {
			c := new(big.Rat).SetInt(new(big.Int).Binomial(m+1, k))
			total.Add(total, c.Mul(c, b[k]))
		}
		b = append(b, total.Quo(total, big.NewRat(-(m+1), 1)))
	}
	var even []Num
	for k := 2; k <= 2*count; k += 2 {
		even = append(even, blank().SetRat(b[k]))
	}
	return even
})

// lgamma is log |Γ(x)|: reflection below 1/2, then a shift far up to Stirling's
// series.
func lgamma(x Num) Num {
	if x.Cmp(Of(0.5)) < 0 {
		_, s := cosSin(mul(pi, x))
		return sub(log(div(pi, s.Abs(s))), lgamma(sub(integer(1), x)))
	}
	shift := integer(1)
	for x.Cmp(integer(300)) < 0 {
		shift = mul(shift, x)
		x = add(x, integer(1))
	}
	r := sub(mul(sub(x, Of(0.5)), log(x)), x)
	r = add(r, half(log(mul(integer(2), pi))))
	p, x2 := x, mul(x, x)
	for i, b := range bernoulli() {
		k := int64(2 * (i + 1))
		r = add(r, div(b, mul(integer(k*(k-1)), p)))
		p = mul(p, x2)
	}
	return sub(r, log(shift))
}

func gamma(x Num) Num {
	g := exp(lgamma(x))
	if f, _ := x.Float64(); f < 0 && int64(math.Floor(f))%2 != 0 {
		return neg(g)
	}
	return g
}

// polygamma is ψ⁽ⁿ⁾(x): a difference of log Γ.
func polygamma(n int, x Num) Num { return difference(lgamma, x, n+1, 70) }

// difference is the central difference of order n with steps of 2^-bits,
// divided by its steps: the n-th derivative but for the square of a step.
func difference(f func(Num) Num, x Num, n, bits int) Num {
	total := integer(0)
	c := integer(1) // (−1)^k binomial(n, k)
	for k := 0; k <= n; k++ {
		offset := shifted(integer(int64(n-2*k)), -bits-1)
		total = add(total, mul(c, f(add(x, offset))))
		c = neg(div(mul(c, integer(int64(n-k))), integer(int64(k+1))))
	}
	return shifted(total, n*bits)
}

// lambert is the root of w exp w = x from −1 on, by bisection and then Newton's steps.
func lambert(x Num) Num {
	lo, hi := -1.0, 40.0
	at, _ := x.Float64()
	for range 60 {
		if mid := (lo + hi) / 2; mid*math.Exp(mid) < at {
			lo = mid
		} else {
			hi = mid
		}
	}
	w := Of(lo)
	for range 9 {
		e := exp(w)
		w = sub(w, div(sub(mul(w, e), x), mul(e, add(w, integer(1)))))
	}
	return w
}

// means are the arithmetic-geometric mean of 1 and √(1 − m), and the sum of
// 2ⁿ⁻¹ cₙ² of its differences, c₀² = m.
func means(m Num) (mean, total Num) {
	a, b := integer(1), sqrt(sub(integer(1), m))
	total = half(m)
	for n := range 16 { // the digits double each time
		c := half(sub(a, b))
		a, b = half(add(a, b)), sqrt(mul(a, b))
		total = add(total, shifted(mul(c, c), n))
	}
	return a, total
}

func ellipticK(m Num) Num {
	a, _ := means(m)
	return div(pi, mul(integer(2), a))
}

// ellipticE is K (1 − Σ 2ⁿ⁻¹ cₙ²); DLMF 19.8.6.
func ellipticE(m Num) Num {
	_, total := means(m)
	return mul(ellipticK(m), sub(integer(1), total))
}
