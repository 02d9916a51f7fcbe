package scalar

// The normal form of an expression, one polynomial over a common denominator,
// and its sums and products.

import "slices"

// form is a rational function in normal form: c · Π gᵐ · n · Π atomᵉ, with n a
// primitive polynomial that no generator divides and whose first coefficient
// is positive. There is no gcd of polynomials: denominators are remembered as
// atoms, sums take the larger exponents and divide by atoms on trial.
type form struct {
	c frac
	m []int16 // exponents of the generators
	n poly
	f []power // sorted by atom, exponents not 0
}

func (a *form) isZero() bool { return a.c.n.isZero() }

var onePoly = poly{{c: num{v: 1}}}

func (r *ring) number(c frac) *form {
	return &form{c: c, m: make([]int16, len(r.gens)), n: onePoly}
}

func (r *ring) zero() *form { return r.number(frac{num{}, num{v: 1}}) }

// genPower is gᵉ.
func (r *ring) genPower(g, e int) *form {
	f := r.number(oneFrac)
	f.m[g] = int16(e)
	return f
}

// addPower adds e to the exponent of an atom in a sorted list, following atoms
// that have been split.
func (r *ring) addPower(f []power, atom, e int) []power {
	if s := r.atoms[atom].split; s != nil {
		for _, q := range s {
			f = r.addPower(f, q.atom, q.exp*e)
		}
		return f
	}
	i, ok := slices.BinarySearchFunc(f, atom, func(p power, a int) int { return p.atom - a })
	if !ok {
		return slices.Insert(f, i, power{atom, e})
	}
	if f[i].exp += e; f[i].exp == 0 {
		return slices.Delete(f, i, i+1)
	}
	return f
}

// resolve rewrites a's atoms that have been split since it was made.
func (r *ring) resolve(a *form) *form {
	for _, q := range a.f {
		if r.atoms[q.atom].split != nil {
			var f []power
			for _, q := range a.f {
				f = r.addPower(f, q.atom, q.exp)
			}
			b := *a
			b.f = f
			return &b
		}
	}
	return a
}

// times is a b.
func (r *ring) times(a, b *form) *form {
	if a.isZero() || b.isZero() || r.failed {
		return r.zero()
	}
	a, b = r.resolve(a), r.resolve(b)
	out := &form{c: a.c.mul(b.c), m: make([]int16, len(r.gens)), f: slices.Clone(a.f)}
	for i := range out.m {
		out.m[i] = a.m[i] + b.m[i]
	}
	for _, q := range b.f {
		out.f = r.addPower(out.f, q.atom, q.exp)
	}
	// Each numerator may cancel denominators of the other.
	n1, n2 := a.n, b.n
	n1, out.f = r.cancel(n1, b.f, out.f)
	n2, out.f = r.cancel(n2, a.f, out.f)
	switch {
	case n1.isOne():
		out.n = n2
	case n2.isOne():
		out.n = n1
	case len(n1)*len(n2) > 600:
		out.n = onePoly
		for _, n := range []poly{n1, n2} {
			for _, q := range r.atomise(n) {
				out.f = r.addPower(out.f, q.atom, q.exp)
			}
		}
		out = r.resolve(out)
		return r.relations(out)
	default:
		out.n = r.mul(n1, n2)
		return r.normalise(out)
	}
	r.content(out)
	return r.relations(out)
}

// cancel divides n by the atoms that have negative exponents in den, counting
// in f.
func (r *ring) cancel(n poly, den, f []power) (poly, []power) {
	if n.isOne() {
		return n, f
	}
	for _, q := range den {
		for e := q.exp; e < 0; e++ {
			d, ok := r.divide(n, q.atom)
			if !ok {
				break
			}
			n = d
			f = r.addPower(f, q.atom, 1)
		}
	}
	return n, f
}

// power is aᵉ. A numerator of several terms becomes an atom.
func (r *ring) power(a *form, e int) *form {
	if e == 1 || r.failed {
		return a
	}
	if a.isZero() {
		r.failed = r.failed || e < 0
		return a
	}
	a = r.resolve(a)
	out := &form{c: a.c.pow(e), m: make([]int16, len(r.gens)), n: onePoly}
	for i := range out.m {
		k := int(a.m[i]) * e
		if k != int(int16(k)) {
			r.failed = true
			return a
		}
		out.m[i] = int16(k)
	}
	var f []power
	if !a.n.isOne() {
		for _, q := range r.atomise(a.n) {
			f = r.addPower(f, q.atom, q.exp*e)
			r.atoms[q.atom].inverted = r.atoms[q.atom].inverted || e < 0
		}
	}
	for _, q := range a.f {
		f = r.addPower(f, q.atom, q.exp*e)
		r.atoms[q.atom].inverted = r.atoms[q.atom].inverted || q.exp*e < 0
	}
	out.f = f
	return r.relations(out)
}

// summand is a term of a sum of forms.
type summand struct {
	c frac
	f *form
}

// sum adds over the common denominator, all terms at once.
func (r *ring) sum(ts []summand) *form {
	live := ts[:0]
	for _, t := range ts {
		if !t.f.isZero() && !t.c.n.isZero() {
			live = append(live, summand{t.c.mul(t.f.c), r.resolve(t.f)})
		}
	}
	ts = live
	switch {
	case len(ts) == 0 || r.failed:
		return r.zero()
	case len(ts) == 1:
		f := *ts[0].f
		f.c = ts[0].c
		return &f
	}
	out := &form{c: oneFrac, m: slices.Clone(ts[0].f.m)}
	den := num{v: 1}
	for _, t := range ts {
		for i, e := range t.f.m {
			out.m[i] = min(out.m[i], e)
		}
		g := den.gcd(t.c.d)
		q, _ := t.c.d.quo(g)
		den = den.mul(q)
	}
	out.c = frac{num{v: 1}, den}
	out.f = r.commonAtoms(ts)
	// The multipliers first: products use the accumulator too.
	with := make([]poly, len(ts))
	for i, t := range ts {
		with[i] = onePoly
		for _, q := range r.unionAtoms(out.f, t.f.f) {
			if e := exponent(t.f.f, q) - exponent(out.f, q); e > 0 {
				with[i] = r.mul(with[i], r.atomPower(q, e))
			}
		}
	}
	for k, t := range ts {
		var m mono
		ok := true
		for i, e := range t.f.m {
			if d := int(e - out.m[i]); d > 0 {
				x, fits := r.pk.of(i, d)
				m, ok = m.times(x), ok && fits
			}
		}
		if !ok {
			r.failed = true
		}
		c, _ := den.quo(t.c.d)
		r.mulAdd(t.f.n, with[k], m, c.mul(t.c.n))
	}
	out.n = r.checked(r.acc.poly())
	return r.normalise(out)
}

func exponent(f []power, atom int) int {
	for _, q := range f {
		if q.atom == atom {
			return q.exp
		}
	}
	return 0
}

// commonAtoms gives each atom its least exponent over the terms.
func (r *ring) commonAtoms(ts []summand) []power {
	var all []int
	for _, t := range ts {
		for _, q := range t.f.f {
			if i, ok := slices.BinarySearch(all, q.atom); !ok {
				all = slices.Insert(all, i, q.atom)
			}
		}
	}
	var f []power
	for _, a := range all {
		e := exponent(ts[0].f.f, a)
		for _, t := range ts[1:] {
			e = min(e, exponent(t.f.f, a))
		}
		if e != 0 {
			f = append(f, power{a, e})
		}
	}
	return f
}

func (r *ring) unionAtoms(a, b []power) []int {
	var all []int
	for _, l := range [2][]power{a, b} {
		for _, q := range l {
			if i, ok := slices.BinarySearch(all, q.atom); !ok {
				all = slices.Insert(all, i, q.atom)
			}
		}
	}
	return all
}

// atomPower is the polynomial atomᵉ, multiplied out.
func (r *ring) atomPower(atom, e int) poly {
	a := &r.atoms[atom]
	for len(a.pows) < e {
		if len(a.pows) == 0 {
			a.pows = append(a.pows, a.p)
			continue
		}
		a.pows = append(a.pows, r.reduce(r.mul(a.pows[len(a.pows)-1], a.p)))
	}
	return a.pows[e-1]
}

// normalise brings a freshly computed numerator to normal form: relations,
// content, known factors.
func (r *ring) normalise(a *form) *form {
	if r.failed {
		return r.zero()
	}
	a.n = r.reduce(a.n)
	if len(a.n) == 0 {
		return r.zero()
	}
	if f, ok := r.reduceRoots(a); ok {
		return f
	}
	r.content(a)
	r.sines(a)
	r.roots(a)
	den := a.f
	a.f = slices.Clone(a.f)
	for _, q := range den {
		for exponent(a.f, q.atom) < 0 {
			d, ok := r.divide(a.n, q.atom)
			if !ok {
				break
			}
			a.n = d
			a.f = r.addPower(a.f, q.atom, 1)
		}
	}
	r.content(a)
	if !a.n.isOne() {
		for _, i := range r.byHash[a.n.hash()] {
			if r.atoms[i].p.equal(a.n) {
				a.n = onePoly
				a.f = r.addPower(a.f, i, 1)
				break
			}
		}
	}
	return r.relations(a)
}

// content moves the numbers and the generators that divide the numerator out.
func (r *ring) content(a *form) {
	c := a.n.content()
	m := a.n[0].m
	for _, t := range a.n[1:] {
		m = r.pk.min(m, t.m)
		if m == (mono{}) {
			break
		}
	}
	if c.isOne() && m == (mono{}) {
		return
	}
	a.c = a.c.mul(frac{c, num{v: 1}})
	n := make(poly, len(a.n))
	for i, t := range a.n {
		x, _ := r.pk.quo(t.m, m)
		y, _ := t.c.quo(c)
		n[i] = pterm{x, y}
	}
	a.n = n
	if m != (mono{}) {
		a.m = slices.Clone(a.m)
		for g := range a.m {
			a.m[g] += int16(r.pk.exp(m, g))
		}
	}
}

// atomise gives n as a product of atoms, making a new one of what the known
// ones do not divide.
func (r *ring) atomise(n poly) []power {
	var f []power
	for i := 0; i < len(r.atoms) && !n.isOne(); i++ {
		if r.atoms[i].split != nil {
			continue
		}
		for !n.isOne() {
			d, ok := r.divide(n, i)
			if !ok {
				break
			}
			n = d
			f = r.addPower(f, i, 1)
		}
	}
	if n.isOne() || r.failed {
		return f
	}
	if len(r.atoms) >= 64 {
		r.failed = true
		return f
	}
	k := len(r.atoms)
	r.atoms = append(r.atoms, atomPoly{p: n})
	r.atoms[k].conj, r.atoms[k].norm = r.conjugate(n)
	h := n.hash()
	r.byHash[h] = append(r.byHash[h], k)
	// Older atoms that the new one divides split.
	for i := 0; i < k; i++ {
		if r.atoms[i].split != nil {
			continue
		}
		d, ok := r.divide(r.atoms[i].p, k)
		if !ok || len(d) == 0 || d.isOne() {
			continue
		}
		s := []power{{k, 1}}
		t := &form{c: oneFrac, m: make([]int16, len(r.gens)), n: d}
		r.content(t)
		if !t.c.n.isOne() || !t.c.d.isOne() || slices.ContainsFunc(t.m, func(e int16) bool { return e != 0 }) {
			continue
		}
		for _, q := range r.atomise(d) {
			s = r.addPower(s, q.atom, q.exp)
		}
		var whole []power // with what has been split meanwhile
		for _, q := range s {
			whole = r.addPower(whole, q.atom, q.exp)
		}
		if r.atoms[i].split == nil && exponent(whole, i) == 0 {
			r.atoms[i].split = whole
		}
	}
	return r.addPower(f, k, 1)
}
