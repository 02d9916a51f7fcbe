package scalar

// Roots and general powers as generators of a normal form: all powers of one
// base together.

// genPowerOf is a power of a generator.
type genPowerOf struct{ gen, exp int }

// maxCommonRoot bounds the degree of a generator that several roots are powers
// of: exponents must fit in monomials.
const maxCommonRoot = 60

// rootDegrees gives the least common degree of the fractional powers of each
// base, 0 where it is too high.
func (p *Pool) rootDegrees(calls []*node) map[Expr]int {
	var roots map[Expr]int
	for _, n := range calls {
		u, num, den, ok := n.fracPower()
		if !ok {
			if n.op != opCall || n.kern != fnPow {
				continue
			}
			u = n.args[0]
			if _, c := p.exponentParts(n.args[1]); c == nil || c.Den <= 1 {
				continue
			} else if num, den = c.Num, c.Den; !u.nonNegative() {
				continue
			}
		}
		if roots == nil {
			roots = map[Expr]int{}
		}
		k, seen := roots[u]
		if !seen {
			k = 1
		}
		if k > 0 && den <= maxCommonRoot && abs64(num) <= maxCommonRoot {
			k = k / int(gcd64(den, int64(k))) * int(den)
		} else {
			k = 0
		}
		if k > maxCommonRoot {
			k = 0
		}
		roots[u] = k
	}
	return roots
}

// collectRoots makes one generator of all roots of u, of degree d: so that t +
// t^(1/3) is s³ + s and fractional powers cancel like whole ones. It stands for a
// variable itself, too; of other u its d-th power is u.
func (r *ring) collectRoots(u Expr, d int, calls []*node) {
	g := len(r.gens)
	if r.rootOf == nil {
		r.rootOf = map[Expr]genPowerOf{}
	}
	r.rootOf[u] = genPowerOf{g, d}
	gen := generator{e: r.p.rawly(func() Expr { return r.p.rootCall(u, d) }), deg: d}
	if r.rooted == nil {
		r.rooted = map[*node]genPowerOf{}
	}
	if u.n.op == opVar && u.c == r.p.co.int(1) {
		gen.base = u.n
		r.rooted[u.n] = genPowerOf{g, d}
	} else {
		gen.rel, gen.args = relRoot, u
	}
	r.gens = append(r.gens, gen)
	for _, c := range calls {
		if v, num, den, ok := c.fracPower(); ok && v == u {
			r.rooted[c] = genPowerOf{g, int(num) * d / int(den)}
		}
	}
}

// powParts is a power of a base with an exponent that is no number: a product of
// powers of units, times the base to the power num/den.
type powParts struct {
	units    []struct{ gen, k int }
	base     Expr
	num, den int64
}

// exponentParts splits an exponent into what is no number, and the number, nil
// for 0.
func (p *Pool) exponentParts(b Expr) (parts []part, number *Coef) {
	linear(b, p, func(c *Coef, n *node) {
		if n == p.one {
			number = c
		} else {
			parts = append(parts, part{n, c})
		}
	})
	return parts, number
}

// collectPowers makes generators for the powers of each base: one for each part
// of their exponents, so that r^(2 k − 2) is (r^k)²/r².
func (r *ring) collectPowers(calls []*node, roots map[Expr]int) {
	var bases []Expr
	of := map[Expr][]*node{}
	for _, n := range calls {
		a := n.args[0]
		if of[a] == nil {
			bases = append(bases, a)
		}
		of[a] = append(of[a], n)
	}
	for _, a := range bases {
		var parts [][]part
		var numbers []*Coef
		var whole []*node // whose number can be told from the rest
		for _, n := range of[a] {
			ps, c := r.p.exponentParts(n.args[1])
			d := int64(roots[a])
			if len(ps) == 0 || c != nil && (c.Den == 0 || abs64(c.Num) > maxCommonRoot || c.Den > 1 && (d == 0 || d%c.Den != 0)) ||
				c != nil && r.computed && !a.positive() {
				r.opaqueCalls([]*node{n})
				continue
			}
			whole, parts, numbers = append(whole, n), append(parts, ps), append(numbers, c)
		}
		base := r.gcds(parts)
		made := map[*node]int{}
		for i, n := range whole {
			w := &powParts{base: a, den: 1}
			if c := numbers[i]; c != nil {
				w.num, w.den = c.Num, c.Den
			}
			for _, q := range parts[i] {
				if base[q.n] == nil {
					w = nil
					break
				}
				g, ok := made[q.n]
				if !ok {
					g = len(r.gens)
					made[q.n] = g
					u := Expr{c: base[q.n], n: q.n}
					r.gens = append(r.gens, generator{e: r.p.generating(fnPow, a, u)})
				}
				w.units = append(w.units, struct{ gen, k int }{g, r.multiple(q, base[q.n])})
			}
			if w == nil {
				r.opaqueCalls([]*node{n})
				continue
			}
			if r.pows == nil {
				r.pows = map[*node]*powParts{}
			}
			r.pows[n] = w
		}
	}
}

// powForm is a general power in its units.
func (r *ring) powForm(w *powParts) *form {
	f := r.number(oneFrac)
	if g := r.rootOf[w.base]; g.exp > 0 {
		f = r.relations(r.genPower(g.gen, int(w.num)*g.exp/int(w.den)))
	} else if w.num != 0 {
		f = r.power(r.form(w.base), int(w.num))
	}
	for _, u := range w.units {
		f = r.times(f, r.genPower(u.gen, u.k))
	}
	return f
}
