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
func (p *Pool) rootDegrees(calls []*node, pieces map[Expr][]radical) map[Expr]int {
	var roots map[Expr]int
	join := func(u Expr, num, den int64) {
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
	for _, n := range calls {
		u, num, den, ok := n.fracPower()
		if !ok {
			if n.op != opCall || n.kern != fnPow {
				continue
			}
			u = n.args[0]
			if _, c := p.exponentParts(n.args[1]); c == nil || c.Den <= 1 || u.c == nil {
				continue
			} else if num, den = c.Num, c.Den; !u.nonNegative() {
				continue
			}
		}
		if ps := pieces[u]; ok && ps != nil {
			for _, q := range ps {
				join(q.base, q.exp*num, den)
			}
			continue
		}
		join(u, num, den)
	}
	return roots
}

// collectRoots makes one generator of all roots of u, of degree d: so that t +
// t^(1/3) is s³ + s and fractional powers cancel like whole ones. It stands for a
// variable itself, too; of other u its d-th power is u.
func (r *ring) collectRoots(u Expr, d int) {
	g := len(r.gens)
	if r.rootOf == nil {
		r.rootOf = map[Expr]genPowerOf{}
	}
	r.rootOf[u] = genPowerOf{g, d}
	gen := generator{e: r.p.rawly(func() Expr { return r.p.rootCall(u, d) }), deg: d}
	if r.rooted == nil {
		r.rooted = map[*node][]genPowerOf{}
	}
	if u.n.op == opVar && u.c == r.p.co.int(1) {
		gen.base = u.n
		r.rooted[u.n] = []genPowerOf{{g, d}}
	} else {
		gen.rel, gen.args = relRoot, u
	}
	r.gens = append(r.gens, gen)
}

// collectPieces makes the generators of the root n, of a radicand in pieces when
// there are such; false where the degree of one is too high.
func (r *ring) collectPieces(n *node, pieces []radical, roots map[Expr]int) bool {
	u, num, den, _ := n.fracPower()
	if pieces == nil {
		pieces = []radical{{u, 1}}
	}
	for _, q := range pieces {
		if roots[q.base] <= 1 {
			return false
		}
	}
	if r.rooted == nil {
		r.rooted = map[*node][]genPowerOf{}
	}
	for _, q := range pieces {
		if r.rootOf[q.base].exp == 0 {
			r.collectRoots(q.base, roots[q.base])
		}
		g := r.rootOf[q.base]
		r.rooted[n] = append(r.rooted[n], genPowerOf{g.gen, int(num*q.exp) * g.exp / int(den)})
	}
	return true
}

// radical is a factor of a radicand, to a power.
type radical struct {
	base Expr
	exp  int64
}

// splitRadicands takes radicands apart whose factors are never negative and
// occur in others, too: √(u v) is √u √v beside √u.
func (p *Pool) splitRadicands(calls []*node) map[Expr][]radical {
	all := map[Expr][]radical{}
	var order []Expr
	count := map[Expr]int{} // radicands that have the base
	for _, n := range calls {
		u, _, _, ok := n.fracPower()
		if !ok || all[u] != nil || u.c == nil || u.n == p.one {
			continue
		}
		ps := p.radicals(u)
		all[u], order = ps, append(order, u)
		for _, q := range ps {
			count[q.base]++
		}
	}
	var split map[Expr][]radical
	for _, u := range order {
		for _, q := range all[u] {
			if len(all[u]) > 1 && q.base.n != p.one && count[q.base] > 1 {
				if split == nil {
					split = map[Expr][]radical{}
				}
				split[u] = all[u]
			}
		}
	}
	return split
}

// radicals are the factors of a radicand, of which none can be negative; or it
// is whole.
func (p *Pool) radicals(u Expr) []radical {
	whole := []radical{{u, 1}}
	if u.c.Float < 0 || !u.c.Exact() {
		return whole
	}
	var ps []radical
	if u.c != p.co.int(1) {
		ps = append(ps, radical{p.num(u.c), 1})
	}
	if u.n.op != opProd {
		return append(ps, radical{p.unit(u.n), 1})
	}
	for _, f := range u.n.facs {
		if f.n.bounds()&neg != 0 {
			return whole
		}
		ps = append(ps, radical{p.unit(f.n), int64(f.exp)})
	}
	return ps
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
