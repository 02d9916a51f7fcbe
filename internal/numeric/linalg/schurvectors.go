package linalg

// Eigenvectors of quasi-triangular matrices, by substitution along rows.

import (
	"math"

	gonum "gonum.org/v1/gonum/lapack/gonum"
)

// triangularVectors are the eigenvectors of a quasi-triangular t as rows: of a conjugate
// pair the real and the imaginary part of the first (LAPACK's dtrevc). Each begins where
// its eigenvalue stands, and is solved for upwards.
func (j *job) triangularVectors(t view, val []complex128) view {
	n := t.n
	norm := 0.0
	for i := range n {
		for _, x := range t.row(i)[max(0, i-1):] {
			norm = max(norm, math.Abs(x))
		}
	}
	x := j.matrix(n, n)
	j.each(n, 1, float64(n)*float64(n)*float64(n), func(k, _ int) {
		switch {
		case j.done() || imag(val[k]) < 0:
		case imag(val[k]) == 0:
			v := x.row(k)
			v[k] = 1
			substitute(j, t, k, k, val[k], norm, v, nil)
		default:
			re, im := x.row(k), x.row(k+1)
			if up, low := t.at(k, k+1), t.at(k+1, k); math.Abs(up) >= math.Abs(low) {
				re[k], im[k+1] = 1, imag(val[k])/up
			} else {
				re[k], im[k+1] = -imag(val[k])/low, 1
			}
			substitute(j, t, k, k+1, val[k], norm, re, im)
		}
	})
	return x
}

// substitute solves for the components above row k of a vector whose others, up to row
// last, are set. im is nil for a real one.
func substitute(j *job, t view, k, last int, val complex128, norm float64, re, im []float64) {
	parts := [][]float64{re}
	if im != nil {
		parts = append(parts, im)
	}
	nw := len(parts)
	least := max(0x1p-52*(math.Abs(real(val))+math.Abs(imag(val))), 0x1p-52*norm*0x1p-52, 0x1p-960)
	var impl gonum.Implementation
	most := 1.0
	for i := k - 1; i >= 0; i-- {
		na, top := 1, i
		if i > 0 && t.at(i, i-1) != 0 {
			na, top = 2, i-1
		}
		if i%256 == 0 && j.done() {
			return
		}
		var rhs, sol [4]float64
		for r := range na {
			row := t.row(top + r)[i+1 : last+1]
			for p, v := range parts {
				rhs[r*nw+p] = -j.ks.Dot(row, v[i+1:last+1])
			}
		}
		scale, size, _ := impl.Dlaln2(false, na, nw, least, 1, t.a[top*t.rs+top:], t.rs, 1, 1, rhs[:], nw, real(val), imag(val), sol[:], nw)
		for p, v := range parts {
			if scale != 1 {
				rescale(v[i+1:last+1], scale)
			}
			for r := range na {
				v[top+r] = sol[r*nw+p]
			}
		}
		if most = max(most*scale, size); most > 0x1p400 {
			for _, v := range parts {
				rescale(v[top:last+1], 1/most)
			}
			most = 1
		}
		i = top
	}
}

func rescale(x []float64, f float64) {
	for i := range x {
		x[i] *= f
	}
}
