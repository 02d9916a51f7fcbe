package scalar

import (
	"cmp"
	"slices"
)

// maxTerms bounds the terms of normal forms that are written.
const maxTerms = 300

// choice is a way to write a form: how much longer it may be than what was
// found before, and how much longer what was written may be.
type choice struct {
	piece
	bonus, graph int
}

// What a reader pays for, in characters.
const (
	knownFactor   = 6 // a factor that was written as a denominator elsewhere
	inLowestTerms = 8
)

// forms are ways to write a normal form: factored over one denominator, and
// term by term where the denominator is a monomial.
func (w *writer) forms(r *ring, f *form) []choice {
	if f.isZero() {
		return []choice{{piece: w.style.atom("0", "0")}}
	}
	r.cancelled = false
	g := r.refined(r.resolve(f))
	terms := len(g.n)
	for _, q := range g.f {
		terms += len(r.atoms[q.atom].p)
	}
	if terms > maxTerms || r.failed {
		return nil
	}
	best := choice{piece: w.factored(r, g), graph: 1}
	if r.cancelled {
		best.graph = -inLowestTerms
	}
	whole := g.c.d.isOne() && !slices.ContainsFunc(g.m, func(e int16) bool { return e < 0 })
	for _, q := range g.f {
		if _, ok := r.orient[r.atoms[q.atom].p.hash()]; ok && whole && q.exp > 0 && r.atoms[q.atom].inverted {
			best.bonus, best.graph = knownFactor, -knownFactor
		}
	}
	out := []choice{best}
	if !slices.ContainsFunc(g.f, func(q power) bool { return q.exp < 0 }) {
		if x, ok := w.expanded(r, g); ok {
			out = append(out, choice{piece: x, bonus: -best.bonus, graph: 1})
		}
	}
	if r.failed {
		return nil
	}
	return out
}

// factored writes c Π gᵐ n Π atomᵉ.
func (w *writer) factored(r *ring, f *form) piece {
	if len(f.f) == 0 && !f.n.isOne() && f.c.d.isOne() && abs64(f.c.n.v) == 1 && f.c.n.b == nil &&
		!slices.ContainsFunc(f.m, func(e int16) bool { return e != 0 }) {
		// A bare sum takes the sign into its terms.
		return w.poly(r, f.n, f.c.n.sign() < 0, oneFrac)
	}
	return w.style.signed(w.product(r, f))
}

// product takes a form apart into sign, number, numerator and denominator.
func (w *writer) product(r *ring, f *form) term {
	var t term
	f, halves := r.fractional(f)
	scale := oneFrac
	if !f.n.isOne() && f.c.n.b == nil && f.c.d.b == nil && w.decimalTerms(f) {
		scale = f.c // 0.5 x + 0.1 rather than 0.1 (5 x + 1)
		f = clone(f)
		f.c = oneFrac
	}
	over, sumAt := w.monomial(r, f, &t)
	var sumsOver, sumsUnder []piece
	type sum struct {
		p    poly
		e, d int
		atom int // negative: no atom, −2 the numerator
	}
	var sums []sum
	if !f.n.isOne() {
		sums = append(sums, sum{f.n, 1, 1, -2})
	}
	for _, q := range f.f {
		s := sum{r.atoms[q.atom].p, q.exp, 1, q.atom}
		for _, h := range halves {
			if h.atom == q.atom {
				s.e, s.d = h.n, h.d
			}
		}
		sums = append(sums, s)
	}
	for i := 0; i < len(sums); i++ { // (x − y) (x + y) is x² − y²
		for j := i + 1; j < len(sums); j++ {
			a, b := sums[i], sums[j]
			if len(a.p) != 2 || len(b.p) != 2 || a.e != b.e || a.d != b.d {
				continue
			}
			if q := r.mul(a.p, b.p); len(q) == 2 && !r.failed {
				sums[i] = sum{q, a.e, a.d, -1}
				sums = slices.Delete(sums, j, j+1)
				j--
			}
		}
	}
	slices.SortStableFunc(sums, func(a, b sum) int { return len(a.p) - len(b.p) })
	// Denominators first: with a single sum above them, it takes the sign.
	slices.SortStableFunc(sums, func(a, b sum) int { return boolInt(a.e > 0) - boolInt(b.e > 0) })
	single := !w.collecting && len(over) == 0 && len(sums) > 0 && sums[len(sums)-1].e == 1 && sums[len(sums)-1].d == 1 &&
		(len(sums) == 1 || sums[len(sums)-2].e < 0)
	for i, s := range sums {
		// An odd power takes the sign out, a root must keep it.
		minus := s.d == 1 && r.prefersMinus(s.p, s.atom)
		if single && i == len(sums)-1 && t.neg != minus && slices.ContainsFunc(s.p, func(q pterm) bool { return (q.c.sign() > 0) != (!minus) }) {
			minus = !minus
		}
		if minus && s.e%2 != 0 {
			t.neg = !t.neg
		}
		k := oneFrac
		if s.atom == -2 {
			k = scale
			if k.n.sign() < 0 {
				k.n = k.n.neg()
				t.neg = !t.neg
			}
		}
		x := w.poly(r, s.p, minus, k)
		if s.e < 0 {
			sumsUnder = append(sumsUnder, w.style.power(x, -s.e, s.d))
		} else {
			sumsOver = append(sumsOver, w.style.power(x, s.e, s.d))
		}
	}
	t.over = slices.Insert(over, sumAt.over, sumsOver...)
	t.under = slices.Insert(t.under, sumAt.under, sumsUnder...)
	return t
}

// prefersMinus reports that −p reads better than p: a denominator was built so
// (1 − k r², cosh τ − cos σ), or p begins with a minus sign.
func (r *ring) prefersMinus(p poly, atom int) bool {
	mixed := slices.ContainsFunc(p, func(t pterm) bool { return t.c.sign() != p[0].c.sign() })
	if mixed && atom >= 0 && r.atoms[atom].inverted {
		if o, ok := r.orient[p.hash()]; ok {
			return o.neg
		}
	}
	first := p[0]
	for _, t := range p[1:] {
		if r.compareMonos(t.m, first.m) < 0 {
			first = t
		}
	}
	return first.c.sign() < 0
}

// monomial sets number, sign and denominator of t from a form's coefficient
// and monomial, and gives the numerator's factors.
func (w *writer) monomial(r *ring, f *form, t *term) ([]piece, place) {
	exps := make([]genExp, 0, 8)
	for g, e := range f.m {
		if e != 0 {
			exps = append(exps, genExp{g, int(e)})
		}
	}
	w.fraction(r, f.c, exps, t)
	over, under, at := w.genPowers(r, exps)
	t.under = under
	return over, at
}

// place is how many factors, above and under the line, stand before sums.
type place struct{ over, under int }

type genExp struct{ g, e int }

// fraction sets sign and number of a term: exact, unless generators that stand
// for inexact numbers take part.
func (w *writer) fraction(r *ring, c frac, exps []genExp, t *term) {
	t.neg = c.n.sign() < 0
	inexact := false
	v := c.n.float() / c.d.float()
	for _, x := range exps {
		if q := r.gens[x.g].c; q != nil {
			inexact = true
			v *= powInt(q.Float, x.e)
		}
	}
	if inexact {
		t.neg = v < 0
		if v = max(v, -v); v != 1 {
			t.num = formatFloat(v)
		}
		return
	}
	n := c.n
	if t.neg {
		n = n.neg()
	}
	if !c.d.isOne() && (c.d.b != nil || c.d.v >= maxDen || n.b != nil || n.v >= maxNum) {
		t.num = formatFloat(max(v, -v))
		return
	}
	if n.b == nil && c.d.b == nil {
		if s, ok := w.p.asDecimal(n.v, c.d.v); ok {
			t.num = s
			return
		}
	}
	if !n.isOne() {
		t.num = n.String()
	}
	if !c.d.isOne() {
		t.den = c.d.String()
	}
}

// genPowers writes powers of generators in the order of factors: those with
// positive exponents, and those to divide by.
func (w *writer) genPowers(r *ring, exps []genExp) (over, under []piece, sums place) {
	exps, tans := r.tangents(r.absPowers(slices.Clone(exps)))
	slices.SortStableFunc(exps, func(a, b genExp) int { return r.compareGens(a.g, b.g) })
	var exponent Expr
	at, late := 0, false
	for _, x := range exps {
		gen := &r.gens[x.g]
		if gen.c != nil {
			continue
		}
		if n := r.leaf(x.g); !late && n != nil && r.p.factorRank(n) > rankSum {
			late, sums = true, place{len(over), len(under)}
		}
		num, den := x.e, 1
		// x √x is x^(3/2), √x/x is 1/√x.
		if gen.rel == relRoot && r.radicandGen(exps, x.g) {
			continue
		}
		for _, y := range exps {
			if r.gens[y.g].rel == relRoot && r.gens[y.g].args == gen.e {
				num, den = addFractions(num, den, y.e, r.gens[y.g].deg)
			}
		}
		if num == 0 {
			continue
		}
		if u, ok := gen.unit(); ok { // exp(u)^e is exp(e u), and they multiply to one
			if exponent.c == nil {
				over, at = append(over, piece{}), len(over)
			}
			exponent = w.p.Add(exponent, w.p.Scale(int64(num), 1, u))
			continue
		}
		b := gen.e
		if gen.base != nil { // a root of a variable is a fractional power
			k := int(gcd64(int64(max(num, -num)), int64(gen.deg)))
			num, den, b = num/k, gen.deg/k, w.p.unit(gen.base)
		}
		w.power(b, num, den, &over, &under)
	}
	for _, x := range tans {
		if !late {
			late, sums = true, place{len(over), len(under)}
		}
		over = append(over, w.style.power(w.style.call(r.tangentName(x.g), w.best(r.gens[x.g].args)), x.e, 1))
	}
	if exponent.c != nil {
		over[at] = w.style.call("exp", w.best(exponent))
	}
	if !late {
		sums = place{len(over), len(under)}
	}
	return over, under, sums
}

// tangents makes sin^k/cos^k a power of the tangent, also of the hyperbolic one.
func (r *ring) tangents(exps []genExp) (rest, tans []genExp) {
	for i, x := range exps {
		if k := r.gens[x.g].rel; k != relSin && k != relSinh || x.e <= 0 {
			continue
		}
		for j, y := range exps {
			if y.g == r.gens[x.g].with && y.e == -x.e {
				tans = append(tans, x)
				exps[i].e, exps[j].e = 0, 0
			}
		}
	}
	return slices.DeleteFunc(exps, func(x genExp) bool { return x.e == 0 }), tans
}

func (r *ring) tangentName(g int) string {
	if r.gens[g].rel == relSinh {
		return "tanh"
	}
	return "tan"
}

// absPowers makes |x|/x² the power 1/|x|.
func (r *ring) absPowers(exps []genExp) []genExp {
	for i, x := range exps {
		if r.gens[x.g].rel != relAbs || x.e != 1 {
			continue
		}
		for j, y := range exps {
			if r.gens[y.g].e == r.gens[x.g].args && y.e <= -2 {
				exps[i].e = -1
				exps[j].e += 2
			}
		}
	}
	return slices.DeleteFunc(exps, func(x genExp) bool { return x.e == 0 })
}

// power writes a power in the numerator or the denominator.
func (w *writer) power(e Expr, num, den int, over, under *[]piece) {
	b := w.best(e)
	if num < 0 {
		*under = append(*under, w.style.power(b, -num, den))
	} else {
		*over = append(*over, w.style.power(b, num, den))
	}
}

// unit gives u of a generator exp(u).
func (g *generator) unit() (u Expr, ok bool) {
	if g.e.c == nil || g.n != nil {
		return Expr{}, false
	}
	return g.e.n.isCall(kExp)
}

// radicandGen reports that the radicand of root g is a generator among exps.
func (r *ring) radicandGen(exps []genExp, g int) bool {
	for _, x := range exps {
		if r.gens[x.g].e == r.gens[g].args {
			return true
		}
	}
	return false
}

func (r *ring) compareGens(a, b int) int {
	x, y := r.gens[a], r.gens[b]
	if x.c != nil || y.c != nil {
		return cmp.Compare(a, b)
	}
	if d := r.p.factorRank(r.leaf(a)) - r.p.factorRank(r.leaf(b)); d != 0 {
		return d
	}
	return cmp.Compare(a, b)
}

// decimalTerms reports that all terms of the numerator are whole numbers or
// decimals once the form's number is multiplied in, and the number alone is not
// a whole one.
func (w *writer) decimalTerms(f *form) bool {
	if f.c.d.isOne() {
		return false
	}
	for _, t := range f.n {
		c := f.c.mul(frac{t.c, num{v: 1}})
		if c.n.b != nil || c.d.b != nil {
			return false
		}
		if _, ok := w.p.asDecimal(abs64(c.n.v), c.d.v); !ok && !c.d.isOne() {
			return false
		}
	}
	return true
}

// poly writes a polynomial or its negative: its terms in order, or collected
// by the powers of one generator where that is shorter.
func (w *writer) poly(r *ring, p poly, neg bool, scale frac) piece {
	best := w.style.sum(lead(w.polyTerms(r, r.fewest(p), neg, scale)))
	if scale != oneFrac || w.collecting || len(p) < 4 || len(p) > maxRefined || w.tooLong() {
		return best
	}
	w.collecting = true
	defer func() { w.collecting = false }()
	tried, bestCost := 0, best.cost()
	for g := range r.gens {
		if n := r.leaf(g); n == nil || n.op != opVar {
			continue
		}
		parts := r.collected(p, g)
		if len(parts) < 2 || len(parts) > 3 || len(parts) == len(p) || tried == maxCollected {
			continue
		}
		tried++
		var ts []term
		for _, f := range parts {
			t := w.product(r, r.refined(f))
			t.neg = t.neg != neg
			ts = append(ts, t)
		}
		x := w.style.sum(lead(ts))
		cost := x.cost()
		if w.p.vars[r.leaf(g).v.ID].info.Const && r.degree(p, g) == 1 {
			cost -= parameterFirst
		}
		if !r.failed && cost < bestCost {
			best, bestCost = x, cost
		}
	}
	return best
}

const (
	// maxCollected bounds the generators that a polynomial is collected by.
	maxCollected = 4
	// parameterFirst favours what is linear in a parameter, as A − M B.
	parameterFirst = 4
)

// collected are the terms of p with each power of a generator, as forms.
func (r *ring) collected(p poly, g int) []*form {
	var out []*form
	for e := 0; e <= r.degree(p, g); e++ {
		var part poly
		for _, t := range p {
			if r.pk.exp(t.m, g) == e {
				part = append(part, t)
			}
		}
		if len(part) == 0 {
			continue
		}
		f := &form{c: oneFrac, m: make([]int16, len(r.gens)), n: part}
		r.content(f)
		r.sines(f)
		r.content(f)
		out = append(out, f)
	}
	return out
}

// polyTerms writes the terms of p or −p in order.
func (w *writer) polyTerms(r *ring, p poly, neg bool, scale frac) []term {
	p = slices.Clone(p)
	slices.SortStableFunc(p, func(a, b pterm) int { return r.compareMonos(a.m, b.m) })
	var ts []term
	for _, x := range p {
		c := x.c
		if neg {
			c = c.neg()
		}
		var exps []genExp
		for g := range r.gens {
			if e := r.pk.exp(x.m, g); e > 0 {
				exps = append(exps, genExp{g, e})
			}
		}
		var t term
		w.fraction(r, frac{c, num{v: 1}}.mul(scale), exps, &t)
		t.over, t.under, _ = w.genPowers(r, exps)
		ts = append(ts, t)
	}
	return ts
}

// fewest replaces even powers of a cosine by the sine where that saves terms.
func (r *ring) fewest(p poly) poly {
	for g := range r.gens {
		if r.gens[g].rel != relSin && r.gens[g].rel != relSinh {
			continue
		}
		c := r.gens[g].with
		for _, t := range p {
			e := r.pk.exp(t.m, c)
			drop, _ := r.pk.of(c, e-e%2)
			m, _ := r.pk.over(t.m, drop)
			s2, ok := r.pk.of(g, 2)
			if !ok {
				r.acc.reset()
				return p
			}
			k := t.c
			h := e / 2
			for j := 0; j <= h; j++ {
				r.acc.add(m, k)
				m = m.times(s2)
				k, _ = k.mul(num{v: int64(h - j)}).quo(num{v: int64(j + 1)})
				if r.gens[g].rel == relSin {
					k = k.neg()
				}
			}
		}
		q := r.acc.poly()
		if len(q) > 0 && len(q) < len(p) {
			p = q
		}
	}
	return r.paired(p)
}

// paired writes m − m c² as m s², for pairs of terms.
func (r *ring) paired(p poly) poly {
	for g := range r.gens {
		rel := r.gens[g].rel
		if rel != relSin && rel != relSinh {
			continue
		}
		c := r.gens[g].with
		if r.degree(p, c) < 2 {
			continue
		}
		c2, _ := r.pk.of(c, 2)
		s2, _ := r.pk.of(g, 2)
		for again := true; again; {
			again = false
			for i := 0; i < len(p) && !again; i++ {
				m, ok := r.pk.over(p[i].m, c2)
				if !ok || r.pk.exp(p[i].m, g)+2 > r.pk.maxExp() {
					continue
				}
				j := slices.IndexFunc(p, func(t pterm) bool { return t.m == m })
				if j < 0 || !p[j].c.add(p[i].c).isZero() {
					continue
				}
				k := p[j].c
				if rel == relSinh {
					k = k.neg()
				}
				q := poly{{m.times(s2), k}}
				for n, t := range p {
					if n != i && n != j {
						q = append(q, t)
					}
				}
				p, again = q, true
			}
		}
	}
	return p
}

// compareMonos is compareTerms for monomials.
func (r *ring) compareMonos(a, b mono) int {
	var va, vb, ca, cb, pa, pb int
	for g := range r.gens {
		x, y := r.pk.exp(a, g), r.pk.exp(b, g)
		if x == 0 && y == 0 {
			continue
		}
		unit := commonDegree
		if r.gens[g].base != nil {
			unit /= r.gens[g].deg
		}
		switch n := r.leaf(g); {
		case r.gens[g].c != nil || n.op == opConst:
		case n.op == opVar && r.p.vars[n.v.ID].info.Const:
			pa, pb = pa+unit*x, pb+unit*y
		case n.op == opVar:
			va, vb = va+unit*x, vb+unit*y
		default:
			ca, cb = ca+x, cb+y
		}
	}
	if va != vb {
		return vb - va
	}
	for g := range r.gens {
		if n := r.leaf(g); n != nil && n.op == opVar && !r.p.vars[n.v.ID].info.Const {
			if x, y := r.pk.exp(a, g), r.pk.exp(b, g); x != y {
				return y - x
			}
		}
	}
	if ca != cb {
		return ca - cb
	}
	if pa != pb {
		return pb - pa
	}
	return b.cmp(a)
}

// commonDegree counts a degree in parts that roots divide.
const commonDegree = 2 * 2 * 2 * 3 * 3 * 5 * 7

// leaf is the node of a generator; the variable for roots of one.
func (r *ring) leaf(g int) *node {
	if n := r.gens[g].base; n != nil {
		return n
	}
	return r.gens[g].e.n
}

// expanded writes a form without denominators but monomials term by term.
func (w *writer) expanded(r *ring, f *form) (piece, bool) {
	n := f.n
	for _, q := range f.f {
		if q.exp > 3 {
			return piece{}, false
		}
		n = r.reduce(r.mul(n, r.atomPower(q.atom, q.exp)))
	}
	if len(n) < 2 || len(n) > 60 || r.failed {
		return piece{}, false
	}
	type mterm struct {
		m []int16
		c num
	}
	n = r.fewest(n)
	slices.SortStableFunc(n, func(a, b pterm) int { return r.compareMonos(a.m, b.m) })
	var ts []term
	for _, x := range n {
		m := slices.Clone(f.m)
		for g := range m {
			m[g] += int16(r.pk.exp(x.m, g))
		}
		one := &form{c: f.c.mul(frac{x.c, num{v: 1}}), m: m, n: onePoly}
		var t term
		t.over, _ = w.monomial(r, one, &t)
		ts = append(ts, t)
	}
	return w.style.sum(lead(ts)), true
}
