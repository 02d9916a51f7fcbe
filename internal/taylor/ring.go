package taylor

// The two kinds of coefficients: float64 and elements of a prime field.

import "github.com/seed2d4d80ff/geo/internal/scalar"

// Scalar is what coefficients may be.
type Scalar interface{ ~float64 | ~uint64 }

// Ring is the arithmetic of the coefficients. The bulk operations exist so
// that an interface call is paid per series and not per coefficient.
type Ring[T Scalar] interface {
	Int(n int64) T
	Add(a, b T) T
	Sub(a, b T) T
	Mul(a, b T) T
	// Inv is 1/a, false where there is none. (float64: 1/0 is refused.)
	Inv(a T) (T, bool)
	// Larger orders pivots: is a a better pivot than b?
	Larger(a, b T) bool

	// AddTo sets dst to a + b; Axpy adds c·a to dst. Lengths agree.
	AddTo(dst, a, b []T)
	Axpy(dst []T, c T, a []T)
	// MulAdd adds the truncated product of a and b to dst: all three have
	// s.Count(r) coefficients for one order r.
	MulAdd(dst, a, b []T, s *Shape)
	// Tail returns Σ a_i b_j over the pairs i + j = k with i ≠ 0 (the
	// convolution that solves for the k-th coefficient of a quotient).
	Tail(a, b []T, k int, s *Shape) T
}

// Float is the ring of float64.
type Float struct{}

// Int is n.
func (Float) Int(n int64) float64 { return float64(n) }

// Add is a + b.
func (Float) Add(a, b float64) float64 { return a + b }

// Sub is a - b.
func (Float) Sub(a, b float64) float64 { return a - b }

// Mul is a·b.
func (Float) Mul(a, b float64) float64 { return a * b }

// Inv is 1/a.
func (Float) Inv(a float64) (float64, bool) { return 1 / a, a != 0 }

// Larger compares absolute values.
func (Float) Larger(a, b float64) bool { return max(a, -a) > max(b, -b) }

// AddTo sets dst to a + b.
func (Float) AddTo(dst, a, b []float64) {
	for i := range dst {
		dst[i] = a[i] + b[i]
	}
}

// Axpy adds c·a to dst.
func (Float) Axpy(dst []float64, c float64, a []float64) {
	for i, v := range a {
		dst[i] += c * v
	}
}

// MulAdd adds the truncated product.
func (Float) MulAdd(dst, a, b []float64, s *Shape) {
	n := len(dst)
	for i, v := range a[:n] {
		if v == 0 {
			continue
		}
		row := s.sum[i]
		row = row[:s.prefix(n, i)]
		bb := b[:len(row)]
		for j, k := range row {
			dst[k] += v * bb[j]
		}
	}
}

// Tail is the convolution without its i = 0 term.
func (Float) Tail(a, b []float64, k int, s *Shape) float64 {
	t := 0.0
	for _, p := range s.pairs[k] {
		if p[0] != 0 {
			t += a[p[0]] * b[p[1]]
		}
	}
	return t
}

// Field is the ring F_p.
type Field struct{}

// Int is n modulo P.
func (Field) Int(n int64) Mod { return scalar.ModInt(n) }

// Add is a + b.
func (Field) Add(a, b Mod) Mod { return a.Add(b) }

// Sub is a - b.
func (Field) Sub(a, b Mod) Mod { return a.Sub(b) }

// Mul is a·b.
func (Field) Mul(a, b Mod) Mod { return a.Mul(b) }

// Inv is a^(P-2).
func (Field) Inv(a Mod) (Mod, bool) { return a.Inv(), a != 0 }

// Larger prefers anything to zero.
func (Field) Larger(a, b Mod) bool { return a != 0 && b == 0 }

// AddTo sets dst to a + b.
func (Field) AddTo(dst, a, b []Mod) {
	for i := range dst {
		dst[i] = a[i].Add(b[i])
	}
}

// Axpy adds c·a to dst.
func (Field) Axpy(dst []Mod, c Mod, a []Mod) {
	if c == 1 {
		for i, v := range a {
			dst[i] = dst[i].Add(v)
		}
		return
	}
	for i, v := range a {
		dst[i] = dst[i].Add(c.Mul(v))
	}
}

// MulAdd adds the truncated product.
func (Field) MulAdd(dst, a, b []Mod, s *Shape) {
	n := len(dst)
	for i, v := range a[:n] {
		if v == 0 {
			continue
		}
		row := s.sum[i]
		row = row[:s.prefix(n, i)]
		bb := b[:len(row)]
		for j, k := range row {
			dst[k] = dst[k].Add(v.Mul(bb[j]))
		}
	}
}

// Tail is the convolution without its i = 0 term.
func (Field) Tail(a, b []Mod, k int, s *Shape) Mod {
	t := Mod(0)
	for _, p := range s.pairs[k] {
		if p[0] != 0 {
			t = t.Add(a[p[0]].Mul(b[p[1]]))
		}
	}
	return t
}
