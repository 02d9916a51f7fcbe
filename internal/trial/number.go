package trial

// Numbers of two float64 (double-double) and single ones, behind one set of methods.

import "math"

// Number is what jets are made of.
type Number[T any] interface {
	Of(x float64) T // x as such a number
	Add(T) T
	Sub(T) T
	Mul(T) T
	Div(T) T
	Neg() T
	Sqrt() T
	Exp() T
	Log() T
	Sin() T
	Cos() T
	Atan() T
	Float() float64
}

// Single is a float64. Beside a Double it shows what rounding does.
type Single float64

// Of is x.
func (Single) Of(x float64) Single { return Single(x) }

// Add is a + b.
func (a Single) Add(b Single) Single { return a + b }

// Sub is a − b.
func (a Single) Sub(b Single) Single { return a - b }

// Mul is a b.
func (a Single) Mul(b Single) Single { return a * b }

// Div is a/b.
func (a Single) Div(b Single) Single { return a / b }

// Neg is −a.
func (a Single) Neg() Single { return -a }

// Sqrt is √a.
func (a Single) Sqrt() Single { return Single(math.Sqrt(float64(a))) }

// Exp is eᵃ.
func (a Single) Exp() Single { return Single(math.Exp(float64(a))) }

// Log is the natural logarithm.
func (a Single) Log() Single { return Single(math.Log(float64(a))) }

// Sin is the sine.
func (a Single) Sin() Single { return Single(math.Sin(float64(a))) }

// Cos is the cosine.
func (a Single) Cos() Single { return Single(math.Cos(float64(a))) }

// Atan is the arc tangent.
func (a Single) Atan() Single { return Single(math.Atan(float64(a))) }

// Float is a.
func (a Single) Float() float64 { return float64(a) }

// Double is hi + lo with |lo| ≤ ulp(hi)/2: about 31 digits. The algorithms are those of Dekker (1971) and of Hida, Li and
// Bailey's QD library (2001).
type Double struct{ hi, lo float64 }

func twoSum(a, b float64) Double {
	s := a + b
	v := s - a
	return Double{s, (a - (s - v)) + (b - v)}
}

func quickSum(a, b float64) Double {
	s := a + b
	return Double{s, b - (s - a)}
}

func twoMul(a, b float64) Double {
	p := a * b
	return Double{p, math.FMA(a, b, -p)}
}

// Of is x, exactly.
func (Double) Of(x float64) Double { return Double{x, 0} }

// Add is a + b.
func (a Double) Add(b Double) Double {
	s, t := twoSum(a.hi, b.hi), twoSum(a.lo, b.lo)
	s = quickSum(s.hi, s.lo+t.hi)
	return quickSum(s.hi, s.lo+t.lo)
}

// Neg is −a.
func (a Double) Neg() Double { return Double{-a.hi, -a.lo} }

// Sub is a − b.
func (a Double) Sub(b Double) Double { return a.Add(b.Neg()) }

// Mul is a b.
func (a Double) Mul(b Double) Double {
	p := twoMul(a.hi, b.hi)
	return quickSum(p.hi, p.lo+(a.hi*b.lo+a.lo*b.hi))
}

// Div is a/b, by long division.
func (a Double) Div(b Double) Double {
	q1 := a.hi / b.hi
	if b.hi == 0 || math.IsInf(q1, 0) || math.IsNaN(q1) {
		return Double{q1, 0}
	}
	r := a.Sub(b.Mul(Double{q1, 0}))
	q2 := r.hi / b.hi
	r = r.Sub(b.Mul(Double{q2, 0}))
	q := quickSum(q1, q2)
	return q.Add(Double{r.hi / b.hi, 0})
}

// Sqrt is √a, by one step of Newton's method.
func (a Double) Sqrt() Double {
	if a.hi <= 0 {
		return Double{math.Sqrt(a.hi), 0}
	}
	x := Double{math.Sqrt(a.hi), 0}
	r := a.Sub(x.Mul(x)).Div(x.Add(x))
	return x.Add(r)
}

var (
	ln2    = Double{6.931471805599452862e-01, 2.319046813846299558e-17}
	halfPi = Double{1.570796326794896558e+00, 6.123233995736766036e-17}
)

// Pi is π.
func Pi() Double { return halfPi.Add(halfPi) }

func (a Double) scaled(k int) Double { return Double{math.Ldexp(a.hi, k), math.Ldexp(a.lo, k)} }

// Exp is eᵃ: the argument reduced by multiples of log 2 and halved, Taylor's series, squared again.
func (a Double) Exp() Double {
	if a.hi > 709 || a.hi < -700 || a.hi != a.hi {
		return Double{math.Exp(a.hi), 0}
	}
	const halvings = 8
	k := math.Round(a.hi / ln2.hi)
	r := a.Sub(ln2.Mul(Double{k, 0})).scaled(-halvings)
	// s = e^r − 1, so that squaring loses nothing: (1 + s)² − 1 = 2 s + s².
	s, term := Double{}, Double{1, 0}
	for n := 1.0; n < 14; n++ {
		term = term.Mul(r).Div(Double{n, 0})
		s = s.Add(term)
	}
	for range halvings {
		s = s.Add(s).Add(s.Mul(s))
	}
	return s.Add(Double{1, 0}).scaled(int(k))
}

// Log is the natural logarithm, by two steps of Newton's method.
func (a Double) Log() Double {
	if !(a.hi > 0) || math.IsInf(a.hi, 0) {
		return Double{math.Log(a.hi), 0}
	}
	y := Double{math.Log(a.hi), 0}
	for range 2 {
		y = y.Add(a.Mul(y.Neg().Exp()).Sub(Double{1, 0}))
	}
	return y
}

// sinCos reduces by multiples of π/2 and sums Taylor's series.
func (a Double) sinCos() (s, c Double) {
	if math.Abs(a.hi) > 1e6 || a.hi != a.hi {
		return Double{math.Sin(a.hi), 0}, Double{math.Cos(a.hi), 0}
	}
	k := math.Round(a.hi / halfPi.hi)
	// The third part of π/2 counts for many turns.
	r := a.Sub(halfPi.Mul(Double{k, 0})).Sub(Double{k * -1.4973849048591833e-33, 0})
	r2 := r.Mul(r).Neg()
	s, c = r, Double{1, 0}
	ts, tc := r, Double{1, 0}
	for n := 1.0; n < 15; n++ {
		tc = tc.Mul(r2).Div(Double{(2*n - 1) * (2 * n), 0})
		ts = ts.Mul(r2).Div(Double{(2 * n) * (2*n + 1), 0})
		c, s = c.Add(tc), s.Add(ts)
	}
	switch int(math.Mod(k, 4)+4) % 4 {
	case 1:
		s, c = c, s.Neg()
	case 2:
		s, c = s.Neg(), c.Neg()
	case 3:
		s, c = c.Neg(), s
	}
	return s, c
}

// Sin is the sine.
func (a Double) Sin() Double { s, _ := a.sinCos(); return s }

// Cos is the cosine.
func (a Double) Cos() Double { _, c := a.sinCos(); return c }

// Atan is the arc tangent, by Newton's method on the sine of the difference.
func (a Double) Atan() Double {
	if math.IsInf(a.hi, 0) || a.hi != a.hi {
		return Double{math.Atan(a.hi), 0}
	}
	z := Double{math.Atan(a.hi), 0}
	r := a.Mul(a).Add(Double{1, 0}).Sqrt()
	for range 2 {
		s, c := z.sinCos()
		z = z.Add(a.Mul(c).Sub(s).Div(r))
	}
	return z
}

// Float is the nearest float64.
func (a Double) Float() float64 { return a.hi + a.lo }
