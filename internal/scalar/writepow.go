package scalar

// Symbolic exponents in print: powers of one base gathered, as r^(k − 1)/(r^k)²
// is 1/r^(k + 1).

// symbolic gathers the powers of one base with exponents that are no numbers,
// so that r^(k − 1)/(r^k)² is written as 1/r^(k + 1).
type symbolic struct {
	base, exp []Expr
}

// powArgs are base and exponent of a^b.
func (n *node) powArgs() (a, b Expr, ok bool) {
	if n.op == opCall && n.kern == fnPow {
		return n.args[0], n.args[1], true
	}
	return Expr{}, Expr{}, false
}

// add multiplies a^(k b).
func (s *symbolic) add(p *Pool, a, b Expr, k int) {
	b = p.Scale(int64(k), 1, b)
	for i := range s.base {
		if s.base[i] == a {
			s.exp[i] = p.Add(s.exp[i], b)
			return
		}
	}
	s.base, s.exp = append(s.base, a), append(s.exp, b)
}

// take adds the plain power e^(num/den) when e is a base.
func (s *symbolic) take(p *Pool, e Expr, num, den int) bool {
	for i := range s.base {
		if s.base[i] == e {
			s.exp[i] = p.Add(s.exp[i], p.Ratio(int64(num), int64(den)))
			return true
		}
	}
	return false
}

// symbolicPowers appends the powers above or below the line.
func (w *writer) symbolicPowers(s *symbolic, above, below *[]piece) {
	for i, a := range s.base {
		b := s.exp[i]
		if n, d, ok := b.Rational(); ok {
			if n != 0 {
				w.power(a, int(n), int(d), above, below)
			}
			continue
		}
		if b.minus() {
			*below = append(*below, w.style.powerOf(w.best(a), w.best(w.p.Neg(b))))
		} else {
			*above = append(*above, w.style.powerOf(w.best(a), w.best(b)))
		}
	}
}
