package scalar

import (
	"math"
	"time"
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

// Budget bounds simplification of one expression. The zero Budget is 20 ms
// and 20 000 monomials.
type Budget struct {
	Time      time.Duration
	Monomials int
}

// IsZero decides whether e is zero wherever it is defined. Zero is said when e
// vanishes identically in the field or by the normal form, and no real sample
// contradicts; NonZero when a real sample or the field shows it.
func (p *Pool) IsZero(e Expr) Decision {
	if e.c == nil {
		return Zero
	}
	for i := 0; i < numSamples; i++ {
		v, err := p.samples.at(p, i, e.n)
		if !math.IsNaN(v) && !math.IsInf(v, 0) && math.Abs(v) > 1e4*err {
			return NonZero
		}
	}
	if e.n.danger == 0 && e.n.exact && e.n.vars&hostBit == 0 {
		return NonZero
	}
	return Unknown
}

// Simplify is e by its rational normal form, when that is found within the
// budget and is shorter.
func (p *Pool) Simplify(e Expr, b Budget) Expr { return e }
