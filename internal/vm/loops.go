package vm

// The inner loops of a program: each instruction over single numbers and over
// columns. The products of fused steps are rounded before the sum, on every
// machine, so that the same program gives the same bits everywhere.

import (
	"github.com/seed2d4d80ff/geo/internal/numeric/cpu"
	"github.com/seed2d4d80ff/geo/internal/numeric/vmath"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// runNumbers runs steps over single numbers.
func runNumbers(steps []step, r, args []float64, calls *scalar.Calls) {
	for i := range steps {
		s := &steps[i]
		switch s.code {
		case cAdd:
			r[s.d] = r[s.a] + r[s.b]
		case cSub:
			r[s.d] = r[s.a] - r[s.b]
		case cMul:
			r[s.d] = r[s.a] * r[s.b]
		case cDiv:
			r[s.d] = r[s.a] / r[s.b]
		case cFma:
			r[s.d] = float64(r[s.a]*r[s.b]) + r[s.c]
		case cFnma:
			r[s.d] = r[s.c] - float64(r[s.a]*r[s.b])
		case cNeg:
			r[s.d] = -r[s.a]
		case cRcp:
			r[s.d] = 1 / r[s.a]
		case cCall1:
			r[s.d] = s.one(r[s.a])
		case cCall2:
			r[s.d] = s.two(r[s.a], r[s.b])
		case cSelect:
			if r[s.a] != 0 {
				r[s.d] = r[s.b]
			} else {
				r[s.d] = r[s.c]
			}
		case cSinCos:
			x := r[s.a]
			r[s.d], r[s.d2] = vmath.SinCos(x)
		case cApply:
			x := args[:len(s.args)]
			for k, o := range s.args {
				x[k] = r[o.reg]
			}
			r[s.d] = s.fn.At(calls, x)
		}
	}
}

// run runs steps over the columns of a block.
func (f *frame) run(steps []step) {
	for i := range steps {
		s := &steps[i]
		d := f.cols[s.d]
		switch s.code {
		case cAdd:
			if s.scalar&1 != 0 {
				addNum(d, f.nums[s.a], f.cols[s.b])
			} else {
				addCols(d, f.cols[s.a], f.cols[s.b])
			}
		case cSub:
			switch s.scalar & 3 {
			case 0:
				subCols(d, f.cols[s.a], f.cols[s.b])
			case 1:
				numSub(d, f.nums[s.a], f.cols[s.b])
			default:
				addNum(d, -f.nums[s.b], f.cols[s.a])
			}
		case cMul:
			if s.scalar&1 != 0 {
				mulNum(d, f.nums[s.a], f.cols[s.b])
			} else {
				mulCols(d, f.cols[s.a], f.cols[s.b])
			}
		case cDiv:
			switch s.scalar & 3 {
			case 0:
				divCols(d, f.cols[s.a], f.cols[s.b])
			case 1:
				numDiv(d, f.nums[s.a], f.cols[s.b])
			default:
				divNum(d, f.cols[s.a], f.nums[s.b])
			}
		case cFma:
			switch s.scalar {
			case 0:
				fmaCols(d, f.cols[s.a], f.cols[s.b], f.cols[s.c])
			case 1:
				fmaNum(d, f.nums[s.a], f.cols[s.b], f.cols[s.c])
			case 4:
				fmaAddNum(d, f.cols[s.a], f.cols[s.b], f.nums[s.c])
			case 5:
				fmaNums(d, f.nums[s.a], f.cols[s.b], f.nums[s.c])
			default: // both factors are numbers
				addNum(d, float64(f.nums[s.a]*f.nums[s.b]), f.cols[s.c])
			}
		case cFnma:
			switch s.scalar {
			case 0:
				fnmaCols(d, f.cols[s.a], f.cols[s.b], f.cols[s.c])
			case 1:
				fmaNum(d, -f.nums[s.a], f.cols[s.b], f.cols[s.c])
			case 4:
				fnmaAddNum(d, f.cols[s.a], f.cols[s.b], f.nums[s.c])
			case 5:
				fmaNums(d, -f.nums[s.a], f.cols[s.b], f.nums[s.c])
			default:
				addNum(d, -float64(f.nums[s.a]*f.nums[s.b]), f.cols[s.c])
			}
		case cNeg:
			a := f.cols[s.a][:len(d)]
			for i := range d {
				d[i] = -a[i]
			}
		case cRcp:
			numDiv(d, 1, f.cols[s.a])
		case cSinCos:
			vmath.SinCosColumn(d, f.cols[s.d2], f.cols[s.a])
		case cCall1:
			s.cols(d, f.cols[s.a])
		case cCall2:
			f.call2(d, s)
		case cSelect:
			f.choose(d, s)
		case cApply:
			f.apply(d, s)
		}
	}
}

// apply calls a host function point by point.
func (f *frame) apply(d []float64, s *step) {
	x := f.args[:len(s.args)]
	for i := range d {
		for k, o := range s.args {
			if o.scalar {
				x[k] = f.nums[o.reg]
			} else {
				x[k] = f.cols[o.reg][i]
			}
		}
		d[i] = s.fn.At(f.calls, x)
	}
}

// simd is set where the loops have an assembly twin.
var simd = cpu.AVX2

// quads is how many numbers at the start of a column the assembly does.
func quads(d []float64) int {
	if simd {
		return len(d) &^ 3
	}
	return 0
}

func addCols(d, a, b []float64) {
	a, b = a[:len(d)], b[:len(d)]
	n := quads(d)
	if n > 0 {
		addAVX(&d[0], &a[0], &b[0], n)
	}
	for i := n; i < len(d); i++ {
		d[i] = a[i] + b[i]
	}
}

func addNum(d []float64, a float64, b []float64) {
	b = b[:len(d)]
	n := quads(d)
	if n > 0 {
		addNumAVX(&d[0], a, &b[0], n)
	}
	for i := n; i < len(d); i++ {
		d[i] = a + b[i]
	}
}

func subCols(d, a, b []float64) {
	a, b = a[:len(d)], b[:len(d)]
	n := quads(d)
	if n > 0 {
		subAVX(&d[0], &a[0], &b[0], n)
	}
	for i := n; i < len(d); i++ {
		d[i] = a[i] - b[i]
	}
}

func numSub(d []float64, a float64, b []float64) {
	b = b[:len(d)]
	n := quads(d)
	if n > 0 {
		numSubAVX(&d[0], a, &b[0], n)
	}
	for i := n; i < len(d); i++ {
		d[i] = a - b[i]
	}
}

func mulCols(d, a, b []float64) {
	a, b = a[:len(d)], b[:len(d)]
	n := quads(d)
	if n > 0 {
		mulAVX(&d[0], &a[0], &b[0], n)
	}
	for i := n; i < len(d); i++ {
		d[i] = a[i] * b[i]
	}
}

func mulNum(d []float64, a float64, b []float64) {
	b = b[:len(d)]
	n := quads(d)
	if n > 0 {
		mulNumAVX(&d[0], a, &b[0], n)
	}
	for i := n; i < len(d); i++ {
		d[i] = a * b[i]
	}
}

func divCols(d, a, b []float64) {
	a, b = a[:len(d)], b[:len(d)]
	n := quads(d)
	if n > 0 {
		divAVX(&d[0], &a[0], &b[0], n)
	}
	for i := n; i < len(d); i++ {
		d[i] = a[i] / b[i]
	}
}

func numDiv(d []float64, a float64, b []float64) {
	b = b[:len(d)]
	n := quads(d)
	if n > 0 {
		numDivAVX(&d[0], a, &b[0], n)
	}
	for i := n; i < len(d); i++ {
		d[i] = a / b[i]
	}
}

func divNum(d, a []float64, b float64) {
	a = a[:len(d)]
	for i := range d {
		d[i] = a[i] / b
	}
}

func fmaCols(d, a, b, c []float64) {
	a, b, c = a[:len(d)], b[:len(d)], c[:len(d)]
	n := quads(d)
	if n > 0 {
		fmaAVX(&d[0], &a[0], &b[0], &c[0], n)
	}
	for i := n; i < len(d); i++ {
		d[i] = float64(a[i]*b[i]) + c[i]
	}
}

func fmaNum(d []float64, a float64, b, c []float64) {
	b, c = b[:len(d)], c[:len(d)]
	n := quads(d)
	if n > 0 {
		fmaNumAVX(&d[0], a, &b[0], &c[0], n)
	}
	for i := n; i < len(d); i++ {
		d[i] = float64(a*b[i]) + c[i]
	}
}

func fmaAddNum(d, a, b []float64, c float64) {
	a, b = a[:len(d)], b[:len(d)]
	n := quads(d)
	if n > 0 {
		fmaAddNumAVX(&d[0], &a[0], &b[0], c, n)
	}
	for i := n; i < len(d); i++ {
		d[i] = float64(a[i]*b[i]) + c
	}
}

func fmaNums(d []float64, a float64, b []float64, c float64) {
	b = b[:len(d)]
	n := quads(d)
	if n > 0 {
		fmaNumsAVX(&d[0], a, &b[0], c, n)
	}
	for i := n; i < len(d); i++ {
		d[i] = float64(a*b[i]) + c
	}
}

func fnmaCols(d, a, b, c []float64) {
	a, b, c = a[:len(d)], b[:len(d)], c[:len(d)]
	n := quads(d)
	if n > 0 {
		fnmaAVX(&d[0], &a[0], &b[0], &c[0], n)
	}
	for i := n; i < len(d); i++ {
		d[i] = c[i] - float64(a[i]*b[i])
	}
}

func fnmaAddNum(d, a, b []float64, c float64) {
	a, b = a[:len(d)], b[:len(d)]
	n := quads(d)
	if n > 0 {
		fnmaAddNumAVX(&d[0], &a[0], &b[0], c, n)
	}
	for i := n; i < len(d); i++ {
		d[i] = c - float64(a[i]*b[i])
	}
}

// columnOf is a function over columns: its own where it has one, else the
// function number by number.
func columnOf(k *op.Func) func(d, a []float64) {
	if k.Column.Fill != nil {
		return k.Column.Fill
	}
	one := k.Value.(op.Of1)
	return func(d, a []float64) {
		a = a[:len(d)]
		for i := range d {
			d[i] = one(a[i])
		}
	}
}

func (f *frame) call2(d []float64, s *step) {
	g := s.two
	switch s.scalar & 3 {
	case 0:
		a, b := f.cols[s.a][:len(d)], f.cols[s.b][:len(d)]
		for i := range d {
			d[i] = g(a[i], b[i])
		}
	case 1:
		a, b := f.nums[s.a], f.cols[s.b][:len(d)]
		for i := range d {
			d[i] = g(a, b[i])
		}
	default:
		a, b := f.cols[s.a][:len(d)], f.nums[s.b]
		for i := range d {
			d[i] = g(a[i], b)
		}
	}
}

func (f *frame) choose(d []float64, s *step) {
	at := func(bit uint8, reg int32, i int) float64 {
		if s.scalar&bit != 0 {
			return f.nums[reg]
		}
		return f.cols[reg][i]
	}
	for i := range d {
		if at(1, s.a, i) != 0 {
			d[i] = at(2, s.b, i)
		} else {
			d[i] = at(4, s.c, i)
		}
	}
}
