package vmath

// Elementary functions over columns of numbers: d[i] = f(a[i]) for all i below
// len(d). d and a may be the same column. They give the bits of the functions
// of one number, at every length, with vector instructions or without.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/numeric/cpu"
)

// simd is set where the columns have an assembly twin.
var simd = cpu.AVX2

// quads is how many numbers at the start of a column the assembly does.
func quads(d []float64) int {
	if simd {
		return len(d) &^ 3
	}
	return 0
}

// ExpColumn is Exp of a column.
func ExpColumn(d, a []float64) { column(d, a, expAVX, Exp) }

// TanhColumn is Tanh of a column.
func TanhColumn(d, a []float64) { column(d, a, tanhAVX, Tanh) }

// SigmoidColumn is Sigmoid of a column.
func SigmoidColumn(d, a []float64) { column(d, a, sigmoidAVX, Sigmoid) }

// SinColumn is Sin of a column.
func SinColumn(d, a []float64) { SinCosColumn(d, nil, a[:len(d)]) }

// CosColumn is Cos of a column.
func CosColumn(d, a []float64) { SinCosColumn(nil, d, a[:len(d)]) }

// SqrtColumn is math.Sqrt of a column.
func SqrtColumn(d, a []float64) {
	a = a[:len(d)]
	n := quads(d)
	if n > 0 {
		sqrtAVX(&d[0], &a[0], n)
	}
	for i := n; i < len(d); i++ {
		d[i] = math.Sqrt(a[i])
	}
}

// AbsColumn is math.Abs of a column.
func AbsColumn(d, a []float64) {
	a = a[:len(d)]
	for i := range d {
		d[i] = math.Abs(a[i])
	}
}

// ReluColumn is Relu of a column.
func ReluColumn(d, a []float64) {
	a = a[:len(d)]
	for i := range d {
		d[i] = Relu(a[i])
	}
}

// StepColumn is Step of a column.
func StepColumn(d, a []float64) {
	a = a[:len(d)]
	for i := range d {
		d[i] = Step(a[i])
	}
}

// column runs the assembly twin of a function where it can, four numbers at a
// time, and the function itself for the rest.
func column(d, a []float64, four func(d, a *float64, n int) int, one func(float64) float64) {
	a = a[:len(d)]
	i := 0
	for n := quads(d); i < n; {
		i += four(&d[i], &a[i], n-i)
		for end := min(i+4, n); i < end; i++ {
			d[i] = one(a[i])
		}
	}
	for ; i < len(d); i++ {
		d[i] = one(a[i])
	}
}

// SinCosColumn fills s with the sines, c with the cosines of a; either may be nil.
func SinCosColumn(s, c, a []float64) {
	var ps, pc *float64
	i, n := 0, quads(a)
	for i < n {
		if s != nil {
			ps = &s[i]
		}
		if c != nil {
			pc = &c[i]
		}
		i += sinCosAVX(ps, pc, &a[i], n-i)
		if i < n {
			sinCosEach(s, c, a, i, i+4)
			i += 4
		}
	}
	sinCosEach(s, c, a, i, len(a))
}

func sinCosEach(s, c, a []float64, from, to int) {
	for i := from; i < to; i++ {
		x, y := SinCos(a[i])
		if s != nil {
			s[i] = x
		}
		if c != nil {
			c[i] = y
		}
	}
}
