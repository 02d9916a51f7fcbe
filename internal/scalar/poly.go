package scalar

// Sparse multivariate polynomials with integer coefficients: monomials packed
// in words, sorted terms.

import (
	"slices"
)

// mono is a monomial's exponents, packed in fields of equal width with the
// first generator in the highest bits. A field's top bit guards overflow.
type mono [2]uint64

// pterm is a coefficient times a monomial.
type pterm struct {
	m mono
	c num
}

// poly is a sparse polynomial with integer coefficients: terms with nonzero
// coefficients, sorted from the highest monomial down. Polys are immutable.
type poly []pterm

func (a mono) less(b mono) bool { return a[0] < b[0] || a[0] == b[0] && a[1] < b[1] }

func (a mono) cmp(b mono) int {
	switch {
	case a == b:
		return 0
	case a.less(b):
		return -1
	}
	return 1
}

// packing lays exponents out in a mono.
type packing struct {
	bits  uint // of a field, the guard included
	per   int  // fields in a word
	gens  int
	guard uint64
}

// pack chooses the widest fields that hold n generators.
func pack(n int) (packing, bool) {
	for _, b := range []uint{16, 8, 6, 4} {
		k := packing{bits: b, per: int(64 / b), gens: n}
		if n <= 2*k.per {
			for i := 0; i < k.per; i++ {
				k.guard |= 1 << (64 - uint(i)*b - 1)
			}
			return k, true
		}
	}
	return packing{}, false
}

func (k *packing) place(g int) (word int, shift uint) {
	return g / k.per, 64 - k.bits*uint(g%k.per+1)
}

func (k *packing) exp(m mono, g int) int {
	w, s := k.place(g)
	return int(m[w] >> s & (1<<(k.bits-1) - 1))
}

func (k *packing) maxExp() int { return 1<<(k.bits-1) - 1 }

// of is g^e, and whether that fits.
func (k *packing) of(g, e int) (mono, bool) {
	w, s := k.place(g)
	var m mono
	m[w] = uint64(e) << s
	return m, e <= k.maxExp()
}

func (a mono) times(b mono) mono { return mono{a[0] + b[0], a[1] + b[1]} }

func (k *packing) overflows(m mono) bool { return (m[0]|m[1])&k.guard != 0 }

// quo is a/b when b divides a.
func (k *packing) quo(a, b mono) (mono, bool) {
	x, y := (a[0]|k.guard)-b[0], (a[1]|k.guard)-b[1]
	return mono{x &^ k.guard, y &^ k.guard}, x&y&k.guard == k.guard
}

// min is the largest monomial that divides both.
func (k *packing) min(a, b mono) mono {
	var r mono
	for w := range r {
		x, y := a[w], b[w]
		// Fields where x ≥ y keep their guard in x|guard − y.
		g := (x | k.guard) - y&^k.guard
		ge := g & k.guard                // guard set where x ≥ y
		full := ge - ge>>(k.bits-1) | ge // all ones in those fields
		r[w] = y&full | x&^full&^k.guard
	}
	return r
}

// accum collects terms by monomial. A slot holds base plus one plus a term's
// position; smaller values are leftovers of earlier sums.
type accum struct {
	slots []int32
	base  int32
	terms []pterm
}

func (a *accum) reset() {
	if a.base += int32(len(a.terms)); a.base > 1<<30 {
		clear(a.slots)
		a.base = 0
	}
	a.terms = a.terms[:0]
}

func (a *accum) add(m mono, c num) {
	if 2*(len(a.terms)+1) > len(a.slots) {
		a.slots = make([]int32, max(128, 4*len(a.slots)))
		for i := range a.terms {
			a.slots[a.probe(a.terms[i].m)] = a.base + int32(i+1)
		}
	}
	i := a.probe(m)
	if k := a.slots[i] - a.base; k > 0 {
		t := &a.terms[k-1]
		t.c = t.c.add(c)
		return
	}
	a.terms = append(a.terms, pterm{m, c})
	a.slots[i] = a.base + int32(len(a.terms))
}

func (a *accum) probe(m mono) int {
	mask := len(a.slots) - 1
	i := int(mix64(m[0]^m[1]*0x9e3779b97f4a7c15)) & mask
	for a.slots[i] > a.base && a.terms[a.slots[i]-a.base-1].m != m {
		i = (i + 1) & mask
	}
	return i
}

// poly takes the sum out, sorted, and empties the accumulator.
func (a *accum) poly() poly {
	r := make(poly, 0, len(a.terms))
	for _, t := range a.terms {
		if !t.c.isZero() {
			r = append(r, t)
		}
	}
	a.reset()
	slices.SortFunc(r, func(x, y pterm) int { return y.m.cmp(x.m) })
	return r
}

// shift is p times c m.
func (p poly) shift(m mono, c num) poly {
	r := make(poly, len(p))
	for i, t := range p {
		r[i] = pterm{t.m.times(m), t.c.mul(c)}
	}
	return r
}

func (p poly) equal(q poly) bool {
	return slices.EqualFunc(p, q, func(a, b pterm) bool { return a.m == b.m && a.c.equal(b.c) })
}

func (p poly) hash() uint64 {
	h := uint64(len(p))
	for _, t := range p {
		h = mix64(h ^ t.m[0])
		h = mix64(h ^ t.m[1] ^ uint64(t.c.v)<<17)
	}
	return h
}

// isOne reports the constant polynomial 1.
func (p poly) isOne() bool { return len(p) == 1 && p[0].m == mono{} && p[0].c.isOne() }

// content is the gcd of the coefficients, with the sign of the first.
func (p poly) content() num {
	g := p[0].c
	if g.sign() < 0 {
		g = g.neg()
	}
	for _, t := range p[1:] {
		if g.isOne() {
			break
		}
		g = g.gcd(t.c)
	}
	if p[0].c.sign() < 0 {
		return g.neg()
	}
	return g
}
