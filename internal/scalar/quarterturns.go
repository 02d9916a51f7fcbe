package scalar

// Angles that inverse functions give: their bounds are multiples of π, which are compared as fractions.

import (
	"math/big"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// An angleEnd is a bound as a multiple of π/2; one that is open is not taken. Where at is nil nothing is known.
type angleEnd struct {
	at   *big.Rat
	open bool
}

var (
	fnAcos = op.Named("acos")
	fnAsin = op.Named("asin")

	// angleRanges are the values of the inverse functions, in quarters of a turn.
	angleRanges = map[*op.Func]struct {
		low, high         int64
		openLow, openHigh bool
	}{
		fnAtan2: {-2, 2, true, false},
		fnAcos:  {0, 2, false, false},
		fnAsin:  {-1, 1, false, false},
		fnAtan:  {-1, 1, true, true},
	}
)

// quarterTurns are the bounds of a multiple of π, or of a multiple of what an inverse function gives.
func (p *Pool) quarterTurns(e Expr) (low, high angleEnd) {
	switch {
	case e.c == nil:
		zero := angleEnd{at: new(big.Rat)}
		return zero, zero
	case e.n == nil || !e.c.Exact():
		return low, high
	case e.n == p.pi:
		at := angleEnd{at: new(big.Rat).Mul(e.c.rat(), big.NewRat(2, 1))}
		return at, at
	case e.n.op != opCall:
		return low, high
	}
	r, ok := angleRanges[e.n.kern]
	if !ok {
		return low, high
	}
	low = angleEnd{new(big.Rat).Mul(e.c.rat(), big.NewRat(r.low, 1)), r.openLow}
	high = angleEnd{new(big.Rat).Mul(e.c.rat(), big.NewRat(r.high, 1)), r.openHigh}
	if e.c.Float < 0 {
		low, high = high, low
	}
	return low, high
}
