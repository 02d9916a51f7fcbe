package scalar

// Polynomials in one variable over the prime field: interpolation, and rational
// functions from their values.

// upoly has its coefficients from the constant up, the last not 0.
type upoly []Mod

func (a upoly) trim() upoly {
	for len(a) > 0 && a[len(a)-1] == 0 {
		a = a[:len(a)-1]
	}
	return a
}

func (a upoly) at(x Mod) Mod {
	v := Mod(0)
	for i := len(a) - 1; i >= 0; i-- {
		v = v.Mul(x).Add(a[i])
	}
	return v
}

// divide is a = q b + r; b is not 0.
func (a upoly) divide(b upoly) (q, r upoly) {
	r = append(upoly(nil), a...)
	if len(a) < len(b) {
		return nil, r.trim()
	}
	q = make(upoly, len(a)-len(b)+1)
	inv := b[len(b)-1].Inv()
	for i := len(q) - 1; i >= 0; i-- {
		c := r[i+len(b)-1].Mul(inv)
		q[i] = c
		if c == 0 {
			continue
		}
		for j, v := range b {
			r[i+j] = r[i+j].Sub(c.Mul(v))
		}
	}
	return q, r[:len(b)-1].trim()
}

// through is the polynomial of least degree with the values y at x, and
// Π (t − x), by Newton's divided differences.
func through(x, y []Mod) (f, m upoly) {
	m = upoly{1}
	for k := range x {
		c := y[k].Sub(f.at(x[k])).Mul(m.at(x[k]).Inv())
		for len(f) < len(m) {
			f = append(f, 0)
		}
		for i, v := range m {
			f[i] = f[i].Add(c.Mul(v))
		}
		next := make(upoly, len(m)+1) // m (t − x)
		for i, v := range m {
			next[i+1] = next[i+1].Add(v)
			next[i] = next[i].Sub(v.Mul(x[k]))
		}
		m = next
	}
	return f.trim(), m
}

// spareDegrees is by how much the values must overdetermine a rational function
// to be believed: it is wrong with probability p⁻² or so.
const spareDegrees = 3

// quotientThrough is the rational function n/d with the values y at x, in lowest
// terms with d monic; false when the values are too few. Of the quotients that
// Euclid's algorithm passes, the right one is followed by one of high degree
// (maximal quotient rational reconstruction, Monagan 2004).
func quotientThrough(x, y []Mod) (n, d upoly, ok bool) {
	f, m := through(x, y)
	if len(f) == 0 {
		return nil, upoly{1}, true
	}
	r0, r1 := m, f
	t0, t1 := upoly(nil), upoly{1}
	best := 0
	for len(r1) > 0 {
		q, r2 := r0.divide(r1)
		if k := len(q) - 1; k > best {
			best, n, d = k, r1, t1
		}
		t2 := make(upoly, max(len(t0), len(q)+len(t1)-1))
		copy(t2, t0)
		for i, u := range q {
			for j, v := range t1 {
				t2[i+j] = t2[i+j].Sub(u.Mul(v))
			}
		}
		r0, r1, t0, t1 = r1, r2, t1, t2.trim()
	}
	if best < spareDegrees || len(d) == 0 {
		return nil, nil, false
	}
	inv := d[len(d)-1].Inv()
	for _, a := range []upoly{n, d} {
		for i := range a {
			a[i] = a[i].Mul(inv)
		}
	}
	return n, d, true
}

// take divides a by b as often as that goes.
func (a upoly) take(b upoly) (rest upoly, times int) {
	if len(b) < 2 {
		return a, 0
	}
	for len(a) >= len(b) {
		q, r := a.divide(b)
		if len(r) > 0 {
			break
		}
		a = q
		times++
	}
	return a, times
}

// solveLinear solves the systems A x = y for each right side y; A is overwritten.
// False when A is singular.
func solveLinear(a [][]Mod, ys [][]Mod) ([][]Mod, bool) {
	n := len(a)
	perm := make([]int, n) // rows in the order of elimination
	for i := range perm {
		perm[i] = i
	}
	inv := make([]Mod, n)
	for k := range n {
		i := k
		for i < n && a[perm[i]][k] == 0 {
			i++
		}
		if i == n {
			return nil, false
		}
		perm[k], perm[i] = perm[i], perm[k]
		top := a[perm[k]]
		inv[k] = top[k].Inv()
		for _, row := range perm[k+1:] {
			r := a[row]
			if r[k] == 0 {
				continue
			}
			c := r[k].Mul(inv[k])
			r[k] = c // kept for the right sides
			for j := k + 1; j < n; j++ {
				r[j] = r[j].Sub(c.Mul(top[j]))
			}
		}
	}
	out := make([][]Mod, len(ys))
	for s, y := range ys {
		x := make([]Mod, n)
		for i, row := range perm {
			v := y[row]
			for j := range i {
				v = v.Sub(a[row][j].Mul(x[j]))
			}
			x[i] = v
		}
		for i := n - 1; i >= 0; i-- {
			row := a[perm[i]]
			v := x[i]
			for j := i + 1; j < n; j++ {
				v = v.Sub(row[j].Mul(x[j]))
			}
			x[i] = v.Mul(inv[i])
		}
		out[s] = x
	}
	return out, true
}
