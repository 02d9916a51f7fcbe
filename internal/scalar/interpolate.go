package scalar

// Normal forms found from values in the prime field, for expressions that pass through long ones.
//
// The degrees come from lines, the denominators are some of those that occur, the numerator is
// interpolated. What is found is proved at points of its own.

import (
	"slices"
)

// interpolation finds the normal form of one expression of a ring. What it
// costs depends on how long the result is, not on what it passes through.
type interpolation struct {
	r    *ring
	v    *variety
	f    *tape
	base []Mod
	// Generators whose sign changes that of the expression, those it neither
	// leaves nor just changes, and which of these are in the part looked for.
	odd, mixed []int
	part       int
	guess      int             // which of the variety's inner roots it is taken to be odd in
	by         *tape           // what is known to divide
	inverted   map[uint64]bool // the candidates that are divided by somewhere, by hash

	left int64 // operations that it may still take
}

// Bounds of what is found from values.
const (
	opsPerStep      = 16  // operations of a tape that take as long as one on terms
	maxInner        = 2   // roots in radicands of others
	maxMixed        = 3   // generators by whose signs an expression comes apart
	maxLine         = 256 // points on a line
	spotChecks      = 4   // points that a result is proved at, modulo each prime
	zeroChecks      = 24  // and that 0 is: a root's sign is that of a residue, another at every point
	maxKnownFactors = 100
	maxFactorTerms  = 60
)

// interpolated is the normal form of e in a ring of its own, false where none is
// found within so many term operations. Used of them are counted too.
func (p *Pool) interpolated(e Expr, limit int64) (r *ring, f *form, used int64) {
	s, ok := p.interpolating(e, limit)
	if s == nil {
		return nil, nil, 0
	}
	if r = s.r; !ok {
		return nil, nil, r.work
	}
	f, ok = s.find(e)
	used = r.work + limit - s.left/opsPerStep
	r.work, r.limit = 0, 20_000_000/stepTime
	if !ok || r.failed {
		return nil, nil, used
	}
	return r, f, used
}

// interpolating prepares the search, nil where e has no ring; false where the ring's
// generators have no random points.
func (p *Pool) interpolating(e Expr, limit int64) (*interpolation, bool) {
	r, ok := p.newRing(Budget{}, e)
	if !ok {
		return nil, false
	}
	r.limit = 1 << 60
	s := &interpolation{r: r, inverted: map[uint64]bool{}, left: limit * opsPerStep}
	if s.v, ok = newVariety(r); !ok {
		return s, false
	}
	s.f, ok = r.tapeOf(e)
	return s, ok
}

// constant is the number that e is at every point, when it is one.
func (s *interpolation) constant() (*form, bool) {
	var points [][]Mod
	for range 2 {
		at, ok := s.v.point(firstPrime)
		if !ok {
			return nil, false
		}
		points = append(points, at)
	}
	x, ok := s.f.at(firstPrime, points)
	if !ok || x[0] != x[1] {
		return nil, false
	}
	n, d, ok := x[0].rational()
	if !ok {
		return nil, false
	}
	f := s.r.number(frac{num{v: n}, num{v: d}})
	return f, s.proved(f)
}

// find is the form of e.
func (s *interpolation) find(e Expr) (*form, bool) {
	if s.vanishes() {
		return s.r.zero(), true
	}
	if f, ok := s.constant(); ok {
		return f, true
	}
	if len(s.v.inner) > maxInner || !s.signs() {
		return nil, false
	}
	factors := s.candidates(e)
	for s.guess = range 1 << len(s.v.inner) {
		if f, ok := s.findAll(factors); ok {
			return f, true
		}
	}
	return nil, false
}

// findAll is the sum of all parts.
func (s *interpolation) findAll(factors []poly) (*form, bool) {
	var parts []summand
	for s.part = range 1 << len(s.mixed) {
		f, ok := s.findPart(factors)
		if !ok {
			return nil, false
		}
		if !f.isZero() {
			parts = append(parts, summand{oneFrac, f})
		}
	}
	f := s.r.sum(parts)
	if s.r.failed || !s.proved(f) {
		return nil, false
	}
	return f, true
}

// signs finds which sines and roots the expression is odd in. With the sign of a
// root in other radicands these would change, and one of both values is no square:
// whether it is odd in such a root is guessed, and wrong guesses are not proved.
func (s *interpolation) signs() bool {
	at, ok := s.v.point(firstPrime)
	if !ok {
		return false
	}
	s.base = at
	points := [][]Mod{at}
	var free []int
	for _, g := range s.v.signed {
		if !slices.Contains(s.v.inner, g) {
			free = append(free, g)
			points = append(points, flipped(at, g))
		}
	}
	y, ok := s.run(points)
	if !ok {
		return false
	}
	for i, g := range free {
		switch y[i+1] {
		case y[0]:
		case y[0].Neg():
			s.odd = append(s.odd, g)
		default:
			s.mixed = append(s.mixed, g)
		}
	}
	return len(s.mixed) <= maxMixed
}

func flipped(at []Mod, g int) []Mod {
	at = slices.Clone(at)
	at[g] = at[g].Neg()
	return at
}

// run evaluates the expression within the budget.
func (s *interpolation) run(points [][]Mod) ([]Mod, bool) {
	if s.left -= int64(s.f.ops) * int64(len(points)); s.left < 0 {
		return nil, false
	}
	return s.f.at(firstPrime, points)
}

// signed are the generators that the part looked for is odd in.
func (s *interpolation) signed() []int {
	gs := slices.Clone(s.odd)
	for i, g := range s.mixed {
		if s.part>>i&1 == 1 {
			gs = append(gs, g)
		}
	}
	for i, g := range s.v.inner {
		if s.guess>>i&1 == 1 {
			gs = append(gs, g)
		}
	}
	return gs
}

// values are those of the part looked for, divided by what is known.
func (s *interpolation) values(points [][]Mod) ([]Mod, bool) {
	out := make([]Mod, len(points))
	for flips := range 1 << len(s.mixed) {
		at := points
		minus := false
		for i, g := range s.mixed {
			if flips>>i&1 == 0 {
				continue
			}
			minus = minus != (s.part>>i&1 == 1)
			next := make([][]Mod, len(at))
			for j := range at {
				next[j] = flipped(at[j], g)
			}
			at = next
		}
		y, ok := s.run(at)
		if !ok {
			return nil, false
		}
		for j := range out {
			if minus {
				out[j] = out[j].Sub(y[j])
			} else {
				out[j] = out[j].Add(y[j])
			}
		}
	}
	d, ok := s.by.at(firstPrime, points)
	if !ok || !invertAll(firstPrime, d) {
		return nil, false
	}
	share := ModInt(1 << len(s.mixed)).Inv()
	for j := range out {
		out[j] = out[j].Mul(d[j]).Mul(share)
	}
	return out, true
}

// line is the part along one free generator, as a rational function.
type line struct{ n, d upoly }

// lineOf finds it from as many points as it takes.
func (s *interpolation) lineOf(g int) (line, bool) {
	var x, y []Mod
	for k := 8; k <= maxLine; k *= 2 {
		var points [][]Mod
		for range k - len(x) {
			at := slices.Clone(s.base)
			if !s.v.redraw(firstPrime, at, []int{g}) {
				return line{}, false
			}
			points = append(points, at)
			x = append(x, at[g])
		}
		z, ok := s.values(points)
		if !ok {
			return line{}, false
		}
		y = append(y, z...)
		if n, d, ok := quotientThrough(x, y); ok {
			return line{n, d}, true
		}
	}
	return line{}, false
}

// found is a factor of the part, with its exponent.
type found struct {
	p   poly
	exp int
}

// findPart is the form of one part.
func (s *interpolation) findPart(factors []poly) (*form, bool) {
	r := s.r
	mono := make([]int, len(r.gens))
	for _, g := range s.signed() {
		mono[g] = 1
	}
	s.by = s.divisor(mono, nil)
	y, ok := s.values([][]Mod{s.base})
	if !ok {
		return nil, false
	}
	if y[0] == 0 {
		return r.zero(), true // and where that was chance, the proof fails
	}
	lines := map[int]line{}
	for _, g := range s.v.free {
		l, ok := s.lineOf(g)
		if !ok {
			return nil, false
		}
		var up, down int
		l.n, up = l.n.take(upoly{0, 1})
		l.d, down = l.d.take(upoly{0, 1})
		mono[g] = up - down
		lines[g] = l
	}
	known := s.known(factors, lines)
	var gens []int
	var exps [][]int
	for _, g := range s.v.free {
		l := lines[g]
		if len(l.d) > 1 {
			return nil, false // a denominator that is none of the known ones
		}
		var e []int
		for i, c := range l.n {
			if c != 0 {
				e = append(e, i)
			}
		}
		if len(e) > 1 {
			gens, exps = append(gens, g), append(exps, e)
		}
	}
	// The longest first, while there are few terms.
	order := make([]int, len(gens))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(exps[b]) - len(exps[a]) })
	sortedGens, sortedExps := make([]int, len(gens)), make([][]int, len(gens))
	for i, k := range order {
		sortedGens[i], sortedExps[i] = gens[k], exps[k]
	}
	s.by = s.divisor(mono, known)
	var ts []sparseTerm
	if len(gens) == 0 {
		y, ok := s.values([][]Mod{s.base})
		if !ok {
			return nil, false
		}
		ts = []sparseTerm{{c: y[0]}}
	} else if ts, ok = s.v.sparse(s.base, sortedGens, sortedExps, s.values); !ok {
		return nil, false
	}
	s.left -= int64(len(ts)) * int64(len(ts)) * int64(len(ts)) / 3
	return s.assemble(mono, known, sortedGens, ts)
}

// divisor is the tape of a monomial times known factors.
func (s *interpolation) divisor(mono []int, known []found) *tape {
	b := s.r.taper()
	var t tapeStep
	for g, e := range mono {
		if e != 0 {
			t.args = append(t.args, tapeArg{reg: g, exp: e})
		}
	}
	for _, k := range known {
		t.args = append(t.args, tapeArg{reg: b.poly(k.p), exp: k.exp})
	}
	b.m.out = b.step(t)
	return b.m
}

// known takes the candidates that divide out of the lines, and says how often
// each does.
func (s *interpolation) known(factors []poly, lines map[int]line) []found {
	var out []found
	for _, p := range factors {
		var k found
		k.p = p
		for _, g := range s.v.free {
			if s.r.degree(p, g) == 0 {
				continue
			}
			along := upoly(s.r.image(p, g, s.base)).trim()
			l := lines[g]
			down := 0
			up := 0
			if l.d, down = l.d.take(along); down == 0 {
				_, up = l.n.take(along)
			}
			k.exp = up - down
			break
		}
		if k.exp == 0 {
			continue
		}
		if !s.agree(k, lines) {
			continue
		}
		out = append(out, k)
	}
	return out
}

// agree takes a factor out of all lines, when it divides each as often as the
// first.
func (s *interpolation) agree(k found, lines map[int]line) bool {
	next := map[int]line{}
	for _, g := range s.v.free {
		if s.r.degree(k.p, g) == 0 {
			continue
		}
		along := upoly(s.r.image(k.p, g, s.base)).trim()
		l := lines[g]
		for range max(k.exp, -k.exp) {
			x := &l.n
			if k.exp < 0 {
				x = &l.d
			}
			q, rest := x.divide(along)
			if len(rest) > 0 || len(along) < 2 || len(*x) < len(along) {
				return false
			}
			*x = q
		}
		next[g] = l
	}
	for g, l := range next {
		lines[g] = l
	}
	return true
}

// assemble makes the form of a part.
func (s *interpolation) assemble(powers []int, known []found, gens []int, ts []sparseTerm) (*form, bool) {
	r := s.r
	cs, ok := lift(ts)
	if !ok {
		return nil, false
	}
	den := num{v: 1}
	for _, c := range cs {
		q, _ := c.d.quo(den.gcd(c.d))
		den = den.mul(q)
	}
	f := r.number(frac{num{v: 1}, den})
	for i, t := range ts {
		var m mono
		for k, e := range t.exps {
			x, fits := r.pk.of(gens[k], e)
			m = m.times(x)
			ok = ok && fits
		}
		c, _ := den.quo(cs[i].d)
		r.acc.add(m, c.mul(cs[i].n))
	}
	f.n = r.checked(r.acc.poly())
	if !ok || r.failed || len(f.n) == 0 {
		return nil, false
	}
	for g, e := range powers {
		f.m[g] = int16(e)
	}
	for _, k := range known {
		if g, ok := r.circleOf(k.p); ok { // s², up to a sign
			f.m[g] += int16(2 * k.exp)
			if r.gens[g].rel == relSin && k.exp%2 != 0 {
				f.c.n = f.c.n.neg()
			}
			continue
		}
		for _, q := range r.atomise(k.p) {
			f.f = r.addPower(f.f, q.atom, q.exp*k.exp)
			r.atoms[q.atom].inverted = r.atoms[q.atom].inverted || k.exp < 0 || s.inverted[k.p.hash()]
		}
	}
	f = r.resolve(f)
	r.content(f)
	return f, !r.failed
}

// circle is c² − 1 for the cosine c of a sine: the square of the sine, or its
// negative.
func (r *ring) circle(sine int) poly {
	c2, _ := r.pk.of(r.gens[sine].with, 2)
	return poly{{c2, num{v: 1}}, {mono{}, num{v: -1}}}
}

// circleOf is the sine whose square p is, up to the sign.
func (r *ring) circleOf(p poly) (int, bool) {
	for g := range r.gens {
		if k := r.gens[g].rel; (k == relSin || k == relSinh) && p.equal(r.circle(g)) {
			return g, true
		}
	}
	return 0, false
}

// proved compares a form with the expression at fresh points, modulo two primes:
// were they not equal they would differ at all but a fraction of some degree
// over 2⁶¹ of the points.
func (s *interpolation) proved(f *form) bool {
	t := s.r.tapeOfForms(f)
	for _, p := range []prime{firstPrime, secondPrime} {
		var points [][]Mod
		for range spotChecks {
			at, ok := s.v.point(p)
			if !ok {
				return false
			}
			points = append(points, at)
		}
		a, ok := s.f.at(p, points)
		if !ok {
			return false
		}
		b, ok := t.at(p, points)
		if !ok || !slices.Equal(a, b) {
			return false
		}
	}
	return true
}

// vanishes is proved for 0, at more points, modulo primes where small numbers have roots.
func (s *interpolation) vanishes() bool {
	for _, p := range []prime{secondPrime, thirdPrime} {
		var points [][]Mod
		for range zeroChecks {
			at, ok := s.v.point(p)
			if !ok {
				return false
			}
			points = append(points, at)
		}
		xs, ok := s.f.at(p, points)
		if !ok || slices.ContainsFunc(xs, func(x Mod) bool { return x != 0 }) {
			return false
		}
	}
	return true
}
