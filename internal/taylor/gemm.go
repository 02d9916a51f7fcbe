package taylor

// Contractions of arrays of series as matrix products.

import (
	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
)

// gemmSize is how many products a contraction has before it is worth laying its
// operands out as matrices, one per coefficient.
const gemmSize = 1 << 12

// gemm multiplies two operands as matrices, one product for each pair of
// coefficients that meet, where the ring is float64, the contraction large, and
// no kept label is in both. It reports false where that does not apply.
func (f *frame[T]) gemm(a, b operand[T], kept, summed []int, size map[int]int, r int) ([]Series[T], bool) {
	if _, ok := any(f.ring).(Float); !ok || len(summed) == 0 {
		return nil, false
	}
	in := map[int]bool{}
	for _, l := range a.labels {
		in[l] = true
	}
	var rows, cols []int
	for _, l := range kept {
		if in[l] {
			rows = append(rows, l)
		} else {
			cols = append(cols, l)
		}
	}
	for _, l := range b.labels {
		for _, k := range rows {
			if l == k {
				return nil, false
			}
		}
	}
	for _, l := range summed {
		if !in[l] || size[l] == 0 {
			return nil, false
		}
	}
	m, n, k := sizeOf(rows, size), sizeOf(cols, size), sizeOf(summed, size)
	if m*n*k < gemmSize || len(b.labels) != len(cols)+len(summed) {
		return nil, false
	}
	count := f.alg.Shape.Count(r)
	x := layOut(a, append(append([]int(nil), rows...), summed...), size, count)
	y := layOut(b, append(append([]int(nil), summed...), cols...), size, count)
	z := make([][]float64, count)
	for i, xi := range x {
		if xi == nil {
			continue
		}
		for j := range f.alg.Shape.sum[i] {
			if j >= len(y) || y[j] == nil {
				continue
			}
			c := int(f.alg.Shape.sum[i][j])
			if c >= count {
				continue
			}
			if z[c] == nil {
				z[c] = make([]float64, m*n)
			}
			blas64.Implementation().Dgemm(blas.NoTrans, blas.NoTrans, m, n, k, 1, xi, k, y[j], n, 1, z[c], n)
		}
	}
	// back to one series per component, in the order of kept
	dim := func(l int) int { return size[l] }
	out := make([]Series[T], m*n)
	back := make([]T, m*n*count)
	walk(kept, size, []map[int]int{strides(append(rows, cols...), dim), strides(kept, dim)}, func(off []int) {
		s := back[:count:count]
		back = back[count:]
		zero := true
		for c, zc := range z {
			if zc != nil {
				s[c] = T(zc[off[0]])
				zero = zero && s[c] == 0
			}
		}
		if !zero {
			out[off[1]] = Series[T](s)
		}
	})
	return out, true
}

// layOut gives an operand's coefficients as dense arrays in the order of
// labels, nil for coefficients that are zero throughout.
func layOut[T Scalar](o operand[T], labels []int, size map[int]int, count int) [][]float64 {
	dim := func(l int) int { return size[l] }
	x := make([][]float64, count)
	walk(labels, size, []map[int]int{strides(o.labels, dim), strides(labels, dim)}, func(off []int) {
		s := o.s[off[0]]
		for c := range min(len(s), count) {
			if s[c] == 0 {
				continue
			}
			if x[c] == nil {
				x[c] = make([]float64, len(o.s))
			}
			x[c][off[1]] = float64(s[c])
		}
	})
	return x
}
