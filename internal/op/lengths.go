package op

// The cube root of any number, the length of a pair, and what a division leaves.

import (
	"math"
	"math/big"

	"github.com/seed2d4d80ff/geo/internal/numeric/vmath"
)

// lengths are these functions.
var lengths = []*Func{
	{
		Name:  "cbrt",
		Value: Of1(math.Cbrt), Domain: everywhere,
		Derivative: Partials{product(ratio(1, 3), quotient(self, x))}, ByValue: product(ratio(1, 3), power(self, -2)),
		Taylor: RootOf{3},
		Range:  reals, Shape: increasing, Sign: Sign{Kind: OfArgument}, Parity: Odd,
		Exact: Values{{at(0, 1), zero}, {at(1, 1), one}}, Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: opaque, Generator: Generator{RealRoot, 3}, Branches: Branching,
		Writing: operator("cbrt"), Rank: RankCall, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc: "The real cube root, negative where x is; x^(1/3) is refused there. Not differentiable at 0.", Errors: None, Source: None,
			Example: `assert cbrt([-8, 27]) == [-2, 3]
`},
	},
	{
		Name:  "hypot",
		Value: Of2(vmath.Hypot), Domain: everywhere,
		Derivative: Partials{quotient(x, self), quotient(y, self)}, ByValue: none("of two arguments"),
		Taylor: Same{root(sum(square(x), square(y)))},
		Range:  halfUp, Shape: irregular, Sign: Sign{Kind: NotNegative}, Parity: Neither,
		Exact: inexact, Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: Image{Formula, root(sum(square(x), square(y)))}, Generator: free, Branches: Smooth,
		Writing: operator("hypot"), Rank: RankCall, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n, y_n", Result: "r_n", Takes: ItsArguments,
			Doc: "sqrt(x^2 + y^2), without overflow on the way. Not differentiable at (0, 0).", Errors: None, Source: None,
			Example: `assert hypot(3, 4) == 5
assert hypot(float(3*10^200), float(4*10^200)) ~= 5*10^200
`},
	},
	{
		Name:  "mod",
		Value: Of2(vmath.Mod), Domain: Domain{{secondIs0, "mod of a number by zero"}, {eitherInfinite, "mod of an infinite number"}},
		Derivative: Partials{none("mod has no derivative: 1 between its jumps would hide them"), none("mod has no derivative: it jumps")},
		ByValue:    none("there is none"),
		Taylor:     Pieces{By: y, Neg: remainder, Zero: remainder, Pos: remainder},
		Range:      reals, Shape: irregular, Sign: anySign, Parity: Neither,
		Exact:   OnRationals(remainderOf),
		Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: Image{Formula, remainder}, Generator: free, Branches: Branching,
		Writing: operator("mod"), Rank: RankCall, Typed: untyped,
		Cost: Cheap, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n, y_n", Result: "z_n", Takes: ItsArguments,
			Doc:    "What is left of x by whole multiples of y, x - y*floor(x/y): from 0 up to y, and of its sign.",
			Errors: "It has no derivative in the language.", Source: None,
			Example: `assert mod([7, -7], 3) == [1, 2]
assert mod(5*pi, 2*pi) == pi
`},
	},
}

// remainderOf is x − y floor(x/y) of fractions.
func remainderOf(q []*big.Rat) *big.Rat {
	if q[1].Sign() == 0 {
		return nil
	}
	n := floorOf([]*big.Rat{new(big.Rat).Quo(q[0], q[1])})
	return n.Sub(q[0], n.Mul(n, q[1]))
}

func secondIs0(a []float64) bool { return a[1] == 0 }

func eitherInfinite(a []float64) bool { return math.IsInf(a[0], 0) || math.IsInf(a[1], 0) }

// remainder is x − y floor(x/y).
var remainder = minus(x, product(y, call("floor", quotient(x, y))))
