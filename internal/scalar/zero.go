package scalar

// Zero tests: an expression proved zero by normal form, nonzero by a value at a
// sample point, or undecided.

import (
	"math"
)

// Decision is the answer of a test that may not know.
type Decision uint8

// Unknown says that neither was shown.
const (
	Unknown Decision = iota
	Zero
	NonZero
)

// String is the decision's word.
func (d Decision) String() string { return [...]string{"unknown", "zero", "nonzero"}[d] }

// Budget bounds simplification of one expression, by counts and not by time, so
// that results do not depend on the load of a machine.
type Budget struct {
	Steps     int // term operations; 0: 330 000, some 20 ms
	Monomials int // of one polynomial; 0: 20 000

	computed bool // of a form that is computed and not only written
	whole    bool // sines of sums are not taken apart
}

// IsZero decides whether e is zero wherever it is defined. Zero is said when e
// vanishes identically in the field or by the normal form, and no real sample
// contradicts; NonZero when a real sample or the field shows it.
func (p *Pool) IsZero(e Expr) Decision {
	if e.c == nil {
		return Zero
	}
	for i := range numSamples + numNear {
		if len(p.facts) == 0 && i >= numSamples {
			break // there are enough
		}
		if !p.keepsFacts(i, e.n.vars) {
			continue
		}
		v, err := p.sampled().at(p, i, e.n)
		if !math.IsNaN(v) && !math.IsInf(v, 0) && math.Abs(v) > 1e4*err {
			return NonZero
		}
	}
	if p.rational(e.n) {
		return NonZero
	}
	if p.zeroByForm(e) == Zero {
		return Zero
	}
	plain, ok := p.plainly(e)
	if ok && p.zeroByForm(plain) == Zero {
		return Zero
	}
	return p.zeroByValues(e)
}

// zeroByValues is Zero where e, a formula with roots of roots that is too long for a normal
// form, vanishes at random points of the variety of its generators, modulo two primes. A
// value of e that is 0 within its rounding must stand beside it: which of the variety's
// parts is the real one, residues do not tell.
func (p *Pool) zeroByValues(e Expr) Decision {
	if !p.nestedRoots(e) || !p.surelySmall(e) {
		return Unknown
	}
	s, ok := p.interpolating(e, maxInterpolation)
	if ok && s.vanishes() {
		return Zero
	}
	return Unknown
}

// surelySmall reports a sample point where e has a value that its rounding explains.
func (p *Pool) surelySmall(e Expr) bool {
	for i := range numSamples {
		if !p.keepsFacts(i, e.n.vars) {
			continue
		}
		if v, err := p.sampled().at(p, i, e.n); !math.IsNaN(v) && !math.IsInf(v, 0) && err < 1e-3 {
			return true
		}
	}
	return false
}

// zeroByForm is Zero where the normal form of e is.
func (p *Pool) zeroByForm(e Expr) Decision {
	if e.c == nil {
		return Zero
	}
	if r, ok := p.newRing(Budget{}, e); ok {
		if f := r.form(e); !r.failed && f.isZero() {
			return Zero
		}
	}
	return Unknown
}

// keepsFacts reports that the conditions that speak of some variables hold at a sample
// point, by more than their rounding: elsewhere an identity may fail that holds where
// they do.
func (p *Pool) keepsFacts(i int, vars uint64) bool {
	for k := range p.facts {
		f := &p.facts[k]
		if f.vars&vars == 0 {
			continue
		}
		sum, err := 0.0, 0.0
		for _, t := range f.terms {
			v, e := p.sampled().at(p, i, t.n)
			sum += t.c.Float * v
			err += math.Abs(t.c.Float) * (e + ulp*math.Abs(v))
		}
		if !(sum > err) {
			return false
		}
	}
	return true
}

// rational reports that n is a rational function of variables: then its value
// in the field decides.
func (p *Pool) rational(n *node) bool {
	ok := n.vars&hostBit == 0
	p.walk([]Expr{p.unit(n)}, func(m *node) {
		ok = ok && m.exact && m.op != opCall && m.op != opConst
	})
	return ok
}
