package linalg

// One QR sweep: a chain of bulges, chased through windows down the diagonal.

import (
	gonum "gonum.org/v1/gonum/lapack/gonum"
)

// sweep chases one bulge for each pair of shifts from top to end. At step t, bulge b is
// made or moved by a reflection of rows k+1 … k+3, k = top - 1 + t - 3b.
func (s *schur) sweep(top, end int) {
	bulges := min(len(s.shifts)/2, (end-top)/6)
	if bulges == 0 {
		return
	}
	steps := end - 1 - top + 3*(bulges-1) + 1
	chunk := max(3*bulges, 24)
	for t0 := 0; t0 < steps; t0 += chunk {
		t1 := min(t0+chunk, steps)
		// The last bulge that is there at t0, the first one at t1 - 1.
		low := max(top-1, top-1+t0-3*(bulges-1))
		high := min(end-2, top-1+t1-1)
		s.window(top, end, low, high, t0, t1, bulges)
		s.j.look()
	}
}

// window takes steps t0 … t1-1, which reflect rows low+1 … high+3 only. It works on a
// copy: rows and columns from `from` on, one row more than is reflected below.
func (s *schur) window(top, end, low, high, t0, t1, bulges int) {
	w0, w1 := low+1, min(high+3, end)+1
	from, to := max(top, low), min(w1, end)+1
	n, k := to-from, w1-w0
	local := dense(n, n, make([]float64, n*n))
	local.set(s.h.sub(from, to, from, to))
	u := identity(k)
	for t := t0; t < t1; t++ {
		for b := range bulges {
			at := top - 1 + t - 3*b
			if at < top-1 {
				break
			}
			if at <= end-2 {
				s.reflect(local, u, at, b, top, end, from, w0, w1)
			}
		}
	}
	s.j.spend(60 * float64(t1-t0) * float64(bulges) * float64(k))
	s.h.sub(w0, to, from, w1).set(local.sub(w0-from, n, 0, w1-from))
	s.apply(u, w0, w1-1, top, end)
}

// reflect makes or moves bulge b, which stands below column `at`.
func (s *schur) reflect(local, u view, at, b, top, end, from, w0, w1 int) {
	m := min(3, end-at) // rows at+1 … at+m
	r := at + 1 - from
	var v [3]float64
	if at == top-1 {
		p, q := s.shifts[2*b], s.shifts[2*b+1]
		gonum.Implementation{}.Dlaqr1(m, local.sub(r, r+m, r, local.n).a, local.rs, real(p), imag(p), real(q), imag(q), v[:m])
	} else {
		for i := range m {
			v[i] = local.at(r+i, r-1)
		}
	}
	beta, tau := reflector(v[:m])
	if at != top-1 {
		local.row(r)[r-1] = beta
		for i := 1; i < m; i++ {
			local.row(r + i)[r-1] = 0
		}
	}
	if tau == 0 {
		return
	}
	stop := w1 - from
	v1, v2 := v[1], v[2] // v[2] is 0 for two rows
	t0, t1, t2 := tau, tau*v1, tau*v2
	x, y := local.row(r)[r:stop], local.row(r + 1)[r:stop]
	if m == 3 {
		z := local.row(r + 2)[r:stop]
		for i := range x {
			d := x[i] + v1*y[i] + v2*z[i]
			x[i] -= d * t0
			y[i] -= d * t1
			z[i] -= d * t2
		}
	} else {
		for i := range x {
			d := x[i] + v1*y[i]
			x[i] -= d * t0
			y[i] -= d * t1
		}
	}
	last := min(at+4, end) - from
	fromRight(local, w0-from, last+1, r, m, v1, v2, tau)
	fromRight(u, 0, u.m, at+1-w0, m, v1, v2, tau)
}

// fromRight multiplies rows i0 … i1-1 of a by a reflection of columns c … c+m-1.
func fromRight(a view, i0, i1, c, m int, v1, v2, tau float64) {
	t0, t1, t2 := tau, tau*v1, tau*v2
	for i := i0; i < i1; i++ {
		o := i*a.rs + c
		if m == 3 {
			x := a.a[o : o+3 : o+3]
			d := x[0] + v1*x[1] + v2*x[2]
			x[0] -= d * t0
			x[1] -= d * t1
			x[2] -= d * t2
			continue
		}
		x := a.a[o : o+2 : o+2]
		d := x[0] + v1*x[1]
		x[0] -= d * t0
		x[1] -= d * t1
	}
}
