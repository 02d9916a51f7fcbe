// Package vmath holds the functions of one or two numbers that scalar programs
// compute. They take and give plain float64, the same bits on every machine.
package vmath

import "math"

// The elementary functions that programs compute most, with every product
// rounded before it is added, where Go may fuse the two across statements too
// (it does on arm64): the same bits on every machine, in single
// evaluations and in the vector loops of elementary_amd64.s. Algorithms and
// coefficients of sin, cos and tanh are those of Moshier's Cephes library, of
// exp those of FreeBSD's msun (e_exp.c), all as in Go's math package; errors
// stay below one unit in the last place or two.

const (
	pio4A = 7.85398125648498535156e-1 // π/4 in three parts
	pio4B = 3.77489470793079817668e-8
	pio4C = 2.69515142907905952645e-15

	// trigLimit is where the reduction in three parts ends.
	trigLimit = 1 << 29

	ln2Hi = 6.93147180369123816490e-01
	ln2Lo = 1.90821492927058770002e-10
	log2E = 1.44269504088896338700e+00

	// expLimit is where scaling by a power of two could leave the normal range.
	expLimit = 700
)

var sinCoef = [6]float64{1.58962301576546568060e-10, -2.50507477628578072866e-8, 2.75573136213857245213e-6,
	-1.98412698295895385996e-4, 8.33333333332211858878e-3, -1.66666666666666307295e-1}

var cosCoef = [6]float64{-1.13585365213876817300e-11, 2.08757008419747316778e-9, -2.75573141792967388112e-7,
	2.48015872888517045348e-5, -1.38888888888730564116e-3, 4.16666666666665929218e-2}

var expCoef = [5]float64{1.66666666666666657415e-01, -2.77777777770155933842e-03, 6.61375632143793436117e-05,
	-1.65339022054652515390e-06, 4.13813679705723846039e-08}

var tanhP = [3]float64{-9.64399179425052238628e-1, -9.92877231001918586564e1, -1.61468768441708447952e3}

var tanhQ = [3]float64{1.12811678491632931402e2, 2.23548839060100448583e3, 4.84406305325125486048e3}

func poly6(c *[6]float64, x float64) float64 {
	p := float64(c[0]*x) + c[1]
	p = float64(p*x) + c[2]
	p = float64(p*x) + c[3]
	p = float64(p*x) + c[4]
	return float64(p*x) + c[5]
}

// SinCos is sin x and cos x.
func SinCos(x float64) (s, c float64) {
	ax := math.Abs(x)
	if !(ax < trigLimit) {
		return math.Sin(x), math.Cos(x)
	}
	j := (int32(ax*(4/math.Pi)) + 1) &^ 1
	y := float64(j)
	z := ((ax - float64(y*pio4A)) - float64(y*pio4B)) - float64(y*pio4C)
	zz := z * z
	ps := z + float64(float64(z*zz)*poly6(&sinCoef, zz))
	pc := (1.0 - float64(0.5*zz)) + float64(float64(zz*zz)*poly6(&cosCoef, zz))
	s, c = ps, pc
	if j&2 != 0 {
		s, c = pc, -ps
	}
	if j&4 != 0 {
		s, c = -s, -c
	}
	if math.Signbit(x) {
		s = -s
	}
	return s, c
}

// Sin is the sine.
func Sin(x float64) float64 {
	s, _ := SinCos(x)
	return s
}

// Cos is the cosine.
func Cos(x float64) float64 {
	_, c := SinCos(x)
	return c
}

// Exp is eˣ.
func Exp(x float64) float64 {
	if !(math.Abs(x) < expLimit) {
		return math.Exp(x)
	}
	k := math.RoundToEven(x * log2E)
	hi := x - float64(k*ln2Hi)
	lo := float64(k * ln2Lo)
	r := hi - lo
	t := r * r
	p := float64(t*expCoef[4]) + expCoef[3]
	p = float64(t*p) + expCoef[2]
	p = float64(t*p) + expCoef[1]
	p = float64(t*p) + expCoef[0]
	c := r - float64(t*p)
	y := 1 - ((lo - float64(r*c)/(2-c)) - hi)
	return y * math.Float64frombits(uint64(int64(k)+1023)<<52)
}

// tanhFar is where tanh is ±1 to the last bit.
const tanhFar = 22

// Tanh is the hyperbolic tangent.
func Tanh(x float64) float64 {
	z := math.Abs(x)
	switch {
	case z != z:
		return x
	case z >= 0.625:
		z = 1 - 2/(Exp(2*min(z, tanhFar))+1)
	default:
		s := float64(z * z)
		p := float64((float64((float64(tanhP[0]*s)+tanhP[1])*s) + tanhP[2]))
		q := float64((float64((s+tanhQ[0])*s)+tanhQ[1])*s) + tanhQ[2]
		z = z + float64(float64(z*s)*p)/q
	}
	return math.Copysign(z, x)
}

// Sigmoid is 1/(1 + e⁻ˣ), without overflow.
func Sigmoid(x float64) float64 {
	e := Exp(-math.Abs(x))
	if x >= 0 {
		return 1 / (1 + e)
	}
	return e / (1 + e)
}
