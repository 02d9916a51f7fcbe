package scalar

import "math"

// foldCircle gives sin, cos and tan of rational multiples of π, moves quarter
// turns and signs out, and undoes the inverse functions.
func (p *Pool) foldCircle(k *Kernel, u Expr) (Expr, bool) {
	if u.c == nil {
		if k.id == kCos {
			return p.Int(1), true
		}
		return u, true
	}
	if u.n == p.pi && u.c.Den > 0 && 12%u.c.Den == 0 {
		if e, ok := p.exactCircle(k, u.c.Num*(12/u.c.Den)); ok {
			return e, true
		}
	}
	if u.minus() {
		e := p.Call(k, p.Neg(u))
		if k.id == kCos {
			return e, true
		}
		return p.Neg(e), true
	}
	if u.n.op == opSum {
		for _, t := range u.n.args {
			if t.n != p.pi {
				continue
			}
			c := p.co.mul(u.c, t.c)
			if c.Den != 1 && c.Den != 2 {
				break
			}
			q := ((c.Num*(2/c.Den))%4 + 4) % 4
			rest := p.Sub(u, p.scaled(c, p.Pi()))
			return p.quarterTurns(k, rest, int(q)), true
		}
	}
	return p.foldInverse(k, u)
}

// quarterTurns is k(u + q π/2).
func (p *Pool) quarterTurns(k *Kernel, u Expr, q int) Expr {
	sin, cos := kernelOf(kSin), kernelOf(kCos)
	if k.id == kTan {
		if q%2 == 0 {
			return p.Call(k, u)
		}
		return p.Neg(p.Div(p.Call(cos, u), p.Call(sin, u)))
	}
	if k.id == kCos {
		q = (q + 1) % 4 // cos v = sin(v + π/2)
	}
	switch q {
	case 0:
		return p.Call(sin, u)
	case 1:
		return p.Call(cos, u)
	case 2:
		return p.Neg(p.Call(sin, u))
	}
	return p.Neg(p.Call(cos, u))
}

// exactCircle is k(m π/12) where it has a plain closed form.
func (p *Pool) exactCircle(k *Kernel, m int64) (Expr, bool) {
	m = (m%24 + 24) % 24
	if k.id == kTan {
		s, ok1 := p.exactCircle(kernelOf(kSin), m)
		c, ok2 := p.exactCircle(kernelOf(kCos), m)
		if !ok1 || !ok2 || c.c == nil {
			return Expr{}, false
		}
		return p.Div(s, c), true
	}
	if k.id == kCos {
		m = (m + 6) % 24
	}
	flip := m >= 12
	m %= 12
	if m > 6 {
		m = 12 - m
	}
	var e Expr
	switch m {
	case 0:
	case 2:
		e = p.Ratio(1, 2)
	case 3:
		e = p.Scale(1, 2, p.Sqrt(p.Int(2)))
	case 4:
		e = p.Scale(1, 2, p.Sqrt(p.Int(3)))
	case 6:
		e = p.Int(1)
	default:
		return Expr{}, false
	}
	if flip {
		e = p.Neg(e)
	}
	return e, true
}

// foldInverse undoes pairs of a function and its inverse: sin(asin x),
// cos(atan2(y, x)), asin(sin x) on the principal range, and so on.
func (p *Pool) foldInverse(k *Kernel, u Expr) (Expr, bool) {
	one := p.Int(1)
	sq := func(e Expr) Expr { return p.PowInt(e, 2) }
	if u.c == nil {
		if k.id == kAcos {
			return p.Scale(1, 2, p.Pi()), true
		}
		return u, true
	}
	if n, d, ok := u.Rational(); ok {
		return p.exactInverse(k, n, d)
	}
	if u.n.op != opCall || u.c != p.co.int(1) {
		return p.exactInverseRoot(k, u)
	}
	x := u.n.args[0]
	lo, hi := x.rangeOf()
	within := func(a, b float64) bool { return lo >= a-1e-12 && hi <= b+1e-12 }
	hyp := func() Expr { return p.Sqrt(p.Add(sq(u.n.args[0]), sq(u.n.args[1]))) }
	switch {
	case k.id == kSin && u.n.kern.id == kAsin, k.id == kCos && u.n.kern.id == kAcos, k.id == kTan && u.n.kern.id == kAtan:
		return x, true
	case k.id == kSin && u.n.kern.id == kAcos, k.id == kCos && u.n.kern.id == kAsin:
		return p.Sqrt(p.Sub(one, sq(x))), true
	case k.id == kSin && u.n.kern.id == kAtan:
		return p.Div(x, p.Sqrt(p.Add(one, sq(x)))), true
	case k.id == kCos && u.n.kern.id == kAtan:
		return p.Rcp(p.Sqrt(p.Add(one, sq(x)))), true
	case k.id == kSin && u.n.kern.id == kAtan2:
		return p.Div(u.n.args[0], hyp()), true
	case k.id == kCos && u.n.kern.id == kAtan2:
		return p.Div(u.n.args[1], hyp()), true
	case k.id == kTan && u.n.kern.id == kAtan2:
		return p.Div(u.n.args[0], u.n.args[1]), true
	case k.id == kAsin && u.n.kern.id == kSin && within(-math.Pi/2, math.Pi/2),
		k.id == kAcos && u.n.kern.id == kCos && within(0, math.Pi),
		k.id == kAtan && u.n.kern.id == kTan && within(-math.Pi/2, math.Pi/2):
		return x, true
	}
	return Expr{}, false
}

// exactInverse knows asin, acos and atan of 0, ±1/2 and ±1.
func (p *Pool) exactInverse(k *Kernel, n, d int64) (Expr, bool) {
	pi := func(a, b int64) (Expr, bool) { return p.Scale(a, b, p.Pi()), true }
	switch {
	case k.id == kAsin && n == 1 && d == 1:
		return pi(1, 2)
	case k.id == kAsin && n == 1 && d == 2:
		return pi(1, 6)
	case k.id == kAcos && n == 1 && d == 1:
		return Expr{}, true
	case k.id == kAcos && n == -1 && d == 1:
		return pi(1, 1)
	case k.id == kAcos && n == 1 && d == 2:
		return pi(1, 3)
	case k.id == kAcos && n == -1 && d == 2:
		return pi(2, 3)
	case k.id == kAtan && n == 1 && d == 1:
		return pi(1, 4)
	}
	return Expr{}, false
}

// exactInverseRoot knows them of √2/2, √3/2, √3 and √3/3.
func (p *Pool) exactInverseRoot(k *Kernel, u Expr) (Expr, bool) {
	x, ok := u.n.isRoot()
	if !ok || u.n.kern.degree != 2 {
		return Expr{}, false
	}
	q, d, ok := x.Rational()
	if !ok || d != 1 || u.c.Den == 0 {
		return Expr{}, false
	}
	at := [3]int64{q, u.c.Num, u.c.Den}
	pi := func(a, b int64) (Expr, bool) { return p.Scale(a, b, p.Pi()), true }
	switch {
	case k.id == kAsin && at == [3]int64{2, 1, 2}, k.id == kAcos && at == [3]int64{2, 1, 2}:
		return pi(1, 4)
	case k.id == kAcos && at == [3]int64{2, -1, 2}:
		return pi(3, 4)
	case k.id == kAsin && at == [3]int64{3, 1, 2}, k.id == kAtan && at == [3]int64{3, 1, 1}:
		return pi(1, 3)
	case k.id == kAcos && at == [3]int64{3, 1, 2}, k.id == kAtan && at == [3]int64{3, 1, 3}:
		return pi(1, 6)
	case k.id == kAcos && at == [3]int64{3, -1, 2}:
		return pi(5, 6)
	}
	return Expr{}, false
}

// foldAtan2 knows the axes and diagonals, and atan2(r sin t, r cos t) = t for
// r > 0 where t is known to lie in (−π, π].
func (p *Pool) foldAtan2(y, x Expr) (Expr, bool) {
	if y.c == nil {
		if x.positive() {
			return y, true
		}
		if x.c != nil && p.Neg(x).positive() {
			return p.Pi(), true
		}
		return Expr{}, false
	}
	if x.c == nil {
		if y.positive() {
			return p.Scale(1, 2, p.Pi()), true
		}
		if p.Neg(y).positive() {
			return p.Scale(-1, 2, p.Pi()), true
		}
		return Expr{}, false
	}
	if y.n == p.one && x.n == p.one {
		q := p.Div(y, x)
		if a, ok := p.fold(kernelOf(kAtan), []Expr{q}); ok {
			switch {
			case x.c.Float > 0:
				return a, true
			case y.c.Float > 0:
				return p.Add(a, p.Pi()), true
			}
			return p.Sub(a, p.Pi()), true
		}
		return Expr{}, false
	}
	t, ok := findCall(y.n, kSin)
	if !ok {
		return Expr{}, false
	}
	lo, hi := t.rangeOf()
	if lo < -math.Pi || hi > math.Pi || lo == -math.Pi && !(t.n.op == opVar && !t.n.loClosed) {
		return Expr{}, false
	}
	ry := p.Div(y, p.Call(kernelOf(kSin), t))
	rx := p.Div(x, p.Call(kernelOf(kCos), t))
	if ry == rx && ry.positive() {
		return t, true
	}
	return Expr{}, false
}

// findCall looks for a factor k(u) of n and gives u.
func findCall(n *node, id kernelID) (Expr, bool) {
	if u, ok := n.isCall(id); ok {
		return u, true
	}
	if n.op == opProd {
		for _, f := range n.facs {
			if u, ok := f.n.isCall(id); ok && f.exp == 1 {
				return u, true
			}
		}
	}
	return Expr{}, false
}
