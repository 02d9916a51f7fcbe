package scalar

// Powers of one base gathered for print: r^(k − 1)/(r^k)² is 1/r^(k + 1), and
// √u u^(1/3) is u^(5/6).

// powers are the powers of one base in a product, for each base of which there
// is more than a whole power.
type powers struct {
	base, exp []Expr
	done      []bool
}

// powArgs are base and exponent of a^b.
func (n *node) powArgs() (a, b Expr, ok bool) {
	if n.op == opCall && n.kern == fnPow {
		return n.args[0], n.args[1], true
	}
	return Expr{}, Expr{}, false
}

// asPower reads a root or a general power as one.
func (p *Pool) asPower(n *node) (a, b Expr, ok bool) {
	if u, num, den, ok := n.fracPower(); ok {
		return u, p.Ratio(num, den), true
	}
	return n.powArgs()
}

// of is the index of a base, −1 when it has no powers.
func (s *powers) of(a Expr) int {
	for i := range s.base {
		if s.base[i] == a {
			return i
		}
	}
	return -1
}

// add multiplies a^(b num/den).
func (s *powers) add(p *Pool, a, b Expr, num, den int) {
	b = p.Scale(int64(num), int64(den), b)
	if i := s.of(a); i >= 0 {
		s.exp[i] = p.Add(s.exp[i], b)
		return
	}
	s.base, s.exp, s.done = append(s.base, a), append(s.exp, b), append(s.done, false)
}

// join multiplies a plain power when a is a base.
func (s *powers) join(p *Pool, a Expr, num, den int) {
	if s.of(a) >= 0 {
		s.add(p, a, p.Int(1), num, den)
	}
}

// write writes the power of a base that is a number, once, and reports that a
// is a base.
func (w *writer) gathered(s *powers, a Expr, above, below *[]piece) bool {
	i := s.of(a)
	if i < 0 {
		return false
	}
	if n, d, ok := s.exp[i].Rational(); ok && !s.done[i] {
		s.done[i] = true
		if n != 0 {
			w.power(a, int(n), int(d), above, below)
		}
	}
	return true
}

// symbolic writes the powers that are left, whose exponents are no numbers.
func (w *writer) symbolic(s *powers, above, below *[]piece) {
	for i, a := range s.base {
		b := s.exp[i]
		if _, _, ok := b.Rational(); ok || s.done[i] {
			continue
		}
		if b.minus() {
			*below = append(*below, w.style.powerOf(w.best(a), w.best(w.p.Neg(b))))
		} else {
			*above = append(*above, w.style.powerOf(w.best(a), w.best(b)))
		}
	}
}

// left reports that there are powers whose exponents are no numbers.
func (s *powers) left() bool {
	for _, b := range s.exp {
		if _, _, ok := b.Rational(); !ok {
			return true
		}
	}
	return false
}
