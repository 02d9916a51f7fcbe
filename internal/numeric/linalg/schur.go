package linalg

// Eigenvalues of Hessenberg matrices: QR sweeps of many small bulges, and early deflation.
//
// Braman, Byers and Mathias, "The multishift QR algorithm", parts I and II, SIAM J.
// Matrix Anal. 23 (2002). Bulges are chased through windows that stay in cache; the rest
// of the matrix is multiplied by what a window did.

import (
	"math"

	gonum "gonum.org/v1/gonum/lapack/gonum"
)

// Sizes: up to schurSmall rows LAPACK works at once; a sweep has at most schurShifts
// shifts; the window of early deflation is at most schurWindow wide.
const (
	schurSmall  = 75
	schurShifts = 32
	schurWindow = 48
)

// schur is a Hessenberg matrix on its way to triangular form.
type schur struct {
	j      *job
	h, z   view // z: without rows when vectors are not wanted
	val    []complex128
	shifts []complex128 // pairs
	space  []float64    // of a product
}

// schur finds the eigenvalues of h, which is triangular outside of lo … hi. With z, h
// becomes quasi-triangular and z is multiplied by what was done.
func (j *job) schur(h, z view, lo, hi int) []complex128 {
	s := &schur{j: j, h: h, z: z, val: make([]complex128, h.n)}
	for i := range h.n {
		s.val[i] = complex(h.at(i, i), 0)
	}
	width := 3*schurShifts + 8
	s.space = j.floats(h.n * width)
	stalled, limit := 0, 30*max(10, hi-lo+1)
	for end := hi; end >= lo; {
		j.look()
		if limit--; limit < 0 {
			panic(stopped{&NoConvergence{}})
		}
		top := s.split(lo, end)
		if end-top < schurSmall {
			s.small(top, end)
			end, stalled = top-1, 0
			continue
		}
		window := schurWindow
		if stalled > 4 { // another window sees other shifts
			window = schurWindow/2 + stalled*7%(schurWindow/2)
		}
		found := s.deflate(top, end, window)
		if end -= found; found > 0 {
			stalled = 0
		} else {
			stalled++
		}
		if found*100 > window*14 || end-top < schurSmall {
			continue
		}
		if stalled%6 == 5 {
			s.exceptional(top, end)
		}
		if len(s.shifts) > 0 {
			s.sweep(s.split(top, end), end)
		}
	}
	return s.val
}

// split clears what is negligible below the diagonal of lo … end, from below, and
// returns where the last block begins (Ahues and Tisseur, LAPACK working note 122).
func (s *schur) split(lo, end int) int {
	for k := end; k > lo; k-- {
		x := math.Abs(s.h.at(k, k-1))
		if x == 0 {
			return k
		}
		p, q := s.h.at(k-1, k-1), s.h.at(k, k)
		size := math.Abs(p) + math.Abs(q)
		if size == 0 && k-2 >= lo {
			size = math.Abs(s.h.at(k-1, k-2))
		}
		if x > eps/2*size && x > 0x1p-1000 {
			continue
		}
		y := math.Abs(s.h.at(k-1, k))
		d := math.Abs(q - p)
		ab, ba := max(x, y), min(x, y)
		aa, bb := max(math.Abs(q), d), min(math.Abs(q), d)
		if total := aa + ab; x <= 0x1p-1000 || ba*(ab/total) <= max(0x1p-1000, eps/2*(bb*(aa/total))) {
			s.h.row(k)[k-1] = 0
			return k
		}
	}
	return lo
}

// small finishes a block at once.
func (s *schur) small(top, end int) {
	n := end - top + 1
	block, u := dense(n, n, make([]float64, n*n)), identity(n)
	block.set(s.h.sub(top, end+1, top, end+1))
	re, im := make([]float64, n), make([]float64, n)
	if (gonum.Implementation{}).Dlahqr(true, true, n, 0, n-1, block.a, n, re, im, 0, n-1, u.a, n) != 0 {
		panic(stopped{&NoConvergence{}})
	}
	for i := range n {
		s.val[top+i] = complex(re[i], im[i])
	}
	s.h.sub(top, end+1, top, end+1).set(block)
	s.apply(u, top, end, top, end)
	s.j.spend(25 * float64(n*n*n))
	s.j.look()
}

func identity(n int) view {
	u := dense(n, n, make([]float64, n*n))
	for i := range n {
		u.a[i*n+i] = 1
	}
	return u
}

// apply multiplies what lies above and right of rows first … last, and z, by u. Without
// vectors nothing outside of the active block top … end is needed.
func (s *schur) apply(u view, first, last, top, end int) {
	if s.z.m > 0 {
		top, end = 0, s.h.n-1
	}
	k := last - first + 1
	columns := func(c view) {
		w := dense(c.m, k, s.space[:c.m*k])
		s.j.multiply(c, u, w)
		for i := range c.m {
			copy(c.row(i), w.row(i))
		}
	}
	columns(s.h.sub(top, first, first, last+1))
	rows := s.h.sub(first, last+1, last+1, end+1)
	if rows.n > 0 {
		w := dense(k, rows.n, s.space[:k*rows.n])
		s.j.multiply(u.t(), rows, w)
		for i := range k {
			copy(rows.row(i), w.row(i))
		}
	}
	if s.z.m > 0 {
		columns(s.z.sub(0, s.z.m, first, last+1))
	}
}

// deflate looks for eigenvalues that the last rows of top … end have found already, and
// returns how many; the others are the next shifts (aggressive early deflation, by LAPACK on a
// copy of the window).
func (s *schur) deflate(top, end, window int) int {
	w := min(window, end-top)
	at, n := end-w, w+1 // a row more, for what stands left of the window
	block, u := dense(n, n, make([]float64, n*n)), identity(n)
	block.set(s.h.sub(at, end+1, at, end+1))
	re, im := make([]float64, n), make([]float64, n)
	var v, t, wv [schurWindow * schurWindow]float64
	var impl gonum.Implementation
	query := make([]float64, 1)
	call := func(work []float64, lwork int) (int, int) {
		return impl.Dlaqr23(true, true, n, 0, n-1, w, block.a, n, 0, n-1, u.a, n, re, im,
			v[:], w, w, t[:], w, w, wv[:], w, work, lwork, 0)
	}
	call(query, -1)
	work := make([]float64, max(2*w, int(query[0])))
	left, found := call(work, len(work))
	s.shifts = s.shifts[:0]
	s.pairs(re[n-found-left:n-found], im[n-found-left:n-found])
	if found == 0 && left == w {
		return 0 // nothing was changed
	}
	for i := n - found; i < n; i++ {
		s.val[at+i] = complex(re[i], im[i])
	}
	inner := u.sub(1, n, 1, n)
	s.h.sub(at+1, end+1, at, end+1).set(block.sub(1, n, 0, n))
	s.apply(inner, at+1, end, top, end)
	s.j.look()
	return found
}

// pairs keeps shifts in pairs: conjugates, or two that are real, the last ones of those
// offered.
func (s *schur) pairs(re, im []float64) {
	real1, have := 0.0, false
	for i := len(re) - 1; i >= 0 && len(s.shifts) < schurShifts; i-- {
		switch {
		case im[i] != 0 && i > 0:
			s.shifts = append(s.shifts, complex(re[i], im[i]), complex(re[i], -im[i]))
			i--
		case have:
			s.shifts = append(s.shifts, complex(real1, 0), complex(re[i], 0))
			have = false
		default:
			real1, have = re[i], true
		}
	}
	if have && len(s.shifts) == 0 {
		s.shifts = append(s.shifts, complex(real1, 0), complex(real1, 0))
	}
}

// exceptional are shifts that belong to no eigenvalue, for sweeps that found none.
func (s *schur) exceptional(top, end int) {
	s.shifts = s.shifts[:0]
	for i := end; i > top+1 && len(s.shifts) < schurShifts; i -= 2 {
		size := math.Abs(s.h.at(i, i-1)) + math.Abs(s.h.at(i-1, i-2))
		x := 0.75*size + s.h.at(i, i)
		_, _, _, _, r1, i1, r2, i2, _, _ := gonum.Implementation{}.Dlanv2(x, size, -0.4375*size, x)
		s.shifts = append(s.shifts, complex(r1, i1), complex(r2, i2))
	}
}
