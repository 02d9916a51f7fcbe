package op

// Piecewise functions: abs, sign, min, max, floor, relu, step, comparisons and
// the choice between two.

import (
	"math"
	"math/big"

	"github.com/seed2d4d80ff/geo/internal/numeric/vmath"
)

// pieces are the functions that are one formula or another by the sign of
// something.
var pieces = []*Func{
	{
		Name:  "abs",
		Value: Of1(math.Abs), Domain: everywhere,
		Derivative: Partials{call("sign", x)}, ByValue: none("the sign is lost"),
		Taylor: Pieces{By: x, Neg: negative(x), Zero: zero, Pos: x},
		Range:  halfUp, Shape: valley, Sign: Sign{Kind: ZeroWithArgument}, Parity: Even,
		Exact:   Values{{at(0, 1), zero}},
		Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: opaque, Generator: Generator{Kind: Absolute}, Branches: Branching,
		Writing: Writing{Kind: Enclosed, Head: `\left|`, Tail: `\right|`}, Rank: RankRadical, Typed: untyped,
		Cost: Cheap, Code: NoCode, Column: &Column{vmath.AbsColumn},
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc: "The absolute value. Its derivative is sign(x), 0 at 0.", Errors: None, Source: None,
			Example: `assert abs([-2, 3]) ~= [2, 3]
`},
	},
	{
		Name:  "float",
		Value: Of1(func(x float64) float64 { return x }), Domain: everywhere,
		Derivative: Partials{one}, ByValue: one,
		Taylor: Same{x},
		Range:  reals, Shape: increasing, Sign: Sign{Kind: OfArgument}, Parity: Odd,
		Exact:   Values{{at(0, 1), zero}, {at(1, 1), one}},
		Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: opaque, Generator: free, Branches: Smooth,
		Writing: operator("float"), Rank: RankCall, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc:    "The number as a 64-bit float, rounded. Literals and what is computed of them are exact; what is computed of float(x) is not.",
			Errors: "A number computed in floats is compared by ~=, or by == where it differs beyond its rounding.", Source: None,
			Example: `assert 1/3*3 == 1
assert float(1/3)*3 ~= 1
`},
	},
	{
		Name:  "sign",
		Value: Of1(vmath.Sign), Domain: everywhere,
		Derivative: Partials{zero}, ByValue: none("the array of the argument's shape is as good"),
		Taylor: Pieces{By: x, Neg: num(-1), Zero: zero, Pos: one},
		Range:  signed1, Shape: increasing, Sign: Sign{Kind: OfArgument}, Parity: Odd,
		Exact:   Values{{at(0, 1), zero}},
		Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: opaque, Generator: free, Branches: Branching,
		Writing: operator("sgn"), Rank: RankCall, Typed: untyped,
		Cost: Cheap, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc: "-1, 0 or 1 as x is negative, zero or positive. Its derivative is 0.", Errors: None, Source: None,
			Example: `assert sign([-2, 0, 3]) ~= [-1, 0, 1]
`},
	},
	{
		Name:  "min",
		Value: Of2(math.Min), Domain: everywhere,
		Derivative: Choice{call("lesseq", x, y), 0, 1}, ByValue: none("of two arguments"),
		Taylor: Pieces{By: minus(x, y), Neg: x, Zero: x, Pos: y},
		Range:  reals, Shape: increasing, Sign: Sign{Kind: OfBranches}, Parity: Neither,
		Exact: inexact, Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: opaque, Generator: free, Branches: Branching,
		Writing: Writing{Kind: Bare, Head: `\min`}, Rank: RankCall, Typed: Typed{"min"},
		Cost: Cheap, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n, y_n, …", Result: "z_n", Takes: AnyNumber,
			Doc:    "The least of two or more numbers, entry by entry. At a tie the derivative is the first one's.",
			Errors: "Over an index of one array it is min_n(x_n).", Source: None,
			Example: `x_n = [1, 5]
assert min(x_n, 3) ~= [1, 3]
assert min_n(x_n) ~= 1
`},
	},
	{
		Name:  "max",
		Value: Of2(math.Max), Domain: everywhere,
		Derivative: Choice{call("lesseq", y, x), 0, 1}, ByValue: none("of two arguments"),
		Taylor: Pieces{By: minus(x, y), Neg: y, Zero: x, Pos: x},
		Range:  reals, Shape: increasing, Sign: Sign{Kind: OfBranches}, Parity: Neither,
		Exact: inexact, Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: opaque, Generator: free, Branches: Branching,
		Writing: Writing{Kind: Bare, Head: `\max`}, Rank: RankCall, Typed: Typed{"max"},
		Cost: Cheap, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n, y_n, …", Result: "z_n", Takes: AnyNumber,
			Doc:    "The greatest of two or more numbers, entry by entry. At a tie the derivative is the first one's.",
			Errors: "Over an index of one array it is max_n(x_n).", Source: None,
			Example: `x_n = [1, 5]
assert max(x_n, 3, 2) ~= [3, 5]
assert max_n(x_n) ~= 5
`},
	},
	{
		Name:  "floor",
		Value: Of1(math.Floor), Domain: everywhere,
		// 0 almost everywhere would hide the jumps.
		Derivative: Partials{none("floor has no derivative: 0 between its jumps would hide them")}, ByValue: none("there is none"),
		Taylor: Locally{},
		Range:  reals, Shape: increasing, Sign: anySign, Parity: Neither,
		Exact:   OnRationals(floorOf),
		Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: opaque, Generator: free, Branches: Branching,
		Writing: Writing{Kind: Enclosed, Head: `\left\lfloor `, Tail: ` \right\rfloor`}, Rank: RankCall, Typed: untyped,
		Cost: Cheap, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc:    "The largest whole number that is not above x.",
			Errors: "It has no derivative in the language.", Source: None,
			Example: `assert floor([-1.5, 2.5]) ~= [-2, 2]
`},
	},
	{
		Name:  "relu",
		Value: Of1(vmath.Relu), Domain: everywhere,
		Derivative: Partials{call("step", x)}, ByValue: none("step of the argument is as cheap"),
		Taylor: Pieces{By: x, Neg: zero, Zero: zero, Pos: x},
		Range:  halfUp, Shape: increasing, Sign: Sign{Kind: NotNegative}, Parity: Neither,
		Exact:   Values{{at(0, 1), zero}},
		Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: opaque, Generator: free, Branches: Branching,
		Writing: operator("relu"), Rank: RankCall, Typed: untyped,
		Cost: Cheap, Code: NoCode, Column: &Column{vmath.ReluColumn},
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc: "The rectifier max(x, 0). Its derivative is 1 above 0 and 0 elsewhere, at 0 too.", Errors: None, Source: None,
			Example: `assert relu([-2, 3]) ~= [0, 3]
`},
	},
	{
		Name:  "step",
		Value: Of1(vmath.Step), Domain: everywhere,
		Derivative: Partials{zero}, ByValue: none("the array of the argument's shape is as good"),
		Taylor: Pieces{By: x, Neg: zero, Zero: zero, Pos: one},
		Range:  unit, Shape: increasing, Sign: Sign{Kind: NotNegative}, Parity: Neither,
		Exact:   Values{{at(0, 1), zero}},
		Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: opaque, Generator: Generator{Kind: Bit}, Branches: Branching,
		Writing: Writing{Kind: Comparison, Sign: ">", Head: ">"}, Rank: RankCondition, Typed: untyped,
		Cost: Cheap, Code: NoCode, Column: &Column{vmath.StepColumn},
		Entry: hidden("it is written as a comparison"),
	},
	{
		Name:  "less",
		Value: Of2(vmath.Less), Domain: everywhere,
		Derivative: Partials{zero, zero}, ByValue: none("of two arguments"),
		Taylor: Pieces{By: minus(x, y), Neg: one, Zero: zero, Pos: zero},
		Range:  unit, Shape: irregular, Sign: Sign{Kind: NotNegative}, Parity: Neither,
		Exact: inexact, Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: opaque, Generator: Generator{Kind: Bit}, Branches: Branching,
		Writing: Writing{Kind: Comparison, Sign: "<", Head: "<"}, Rank: RankCondition, Typed: untyped,
		Cost: Cheap, Code: NoCode, Column: byNumber,
		Entry: hidden("it is written as a comparison"),
	},
	{
		Name:  "lesseq",
		Value: Of2(vmath.LessEq), Domain: everywhere,
		Derivative: Partials{zero, zero}, ByValue: none("of two arguments"),
		Taylor: Pieces{By: minus(x, y), Neg: one, Zero: one, Pos: zero},
		Range:  unit, Shape: irregular, Sign: Sign{Kind: NotNegative}, Parity: Neither,
		Exact: inexact, Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: opaque, Generator: Generator{Kind: Bit}, Branches: Branching,
		Writing: Writing{Kind: Comparison, Sign: "<=", Head: `\le`}, Rank: RankCondition, Typed: untyped,
		Cost: Cheap, Code: NoCode, Column: byNumber,
		Entry: hidden("it is written as a comparison"),
	},
	{
		Name:  "eq",
		Value: Of2(vmath.Eq), Domain: everywhere,
		Derivative: Partials{zero, zero}, ByValue: none("of two arguments"),
		Taylor: Pieces{By: minus(x, y), Neg: zero, Zero: one, Pos: zero},
		Range:  unit, Shape: irregular, Sign: Sign{Kind: NotNegative}, Parity: Neither,
		Exact: inexact, Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: opaque, Generator: Generator{Kind: Bit}, Branches: Branching,
		Writing: Writing{Kind: Comparison, Sign: "==", Head: "="}, Rank: RankCondition, Typed: untyped,
		Cost: Cheap, Code: NoCode, Column: byNumber,
		Entry: hidden("it is written as a comparison"),
	},
	{
		Name:  "select",
		Value: Of3(selected), Domain: everywhere,
		Derivative: Choice{x, 1, 2}, ByValue: none("of three arguments"),
		Taylor: Pieces{By: x, Neg: y, Zero: z, Pos: y},
		Range:  reals, Shape: hull, Sign: Sign{Kind: OfBranches}, Parity: Neither,
		Exact: inexact, Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: opaque, Generator: free, Branches: Branching,
		Writing: Writing{Kind: Cases}, Rank: RankCondition, Typed: untyped,
		Cost: Cheap, Code: CodeSelect, Column: byNumber,
		Entry: hidden("it is written as if … then … else"),
	},
	{
		Name:  "where",
		Value: Of2(guarded), Domain: Domain{{secondInfinite, "a part of it is infinite"}},
		Derivative: Partials{one, zero}, ByValue: none("of two arguments"),
		Taylor: Same{x},
		Range:  reals, Shape: irregular, Sign: anySign, Parity: Neither,
		Exact: inexact, Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: opaque, Generator: free, Branches: Smooth,
		Writing: operator("where"), Rank: RankCall, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: hidden("programs ask it for a part that the value would not show"),
	},
	{
		Name:  "below",
		Value: Of2(below), Domain: Domain{{notBelow, "a map leaves the chart of the formula"}},
		Derivative: Partials{zero, zero}, ByValue: none("of two arguments"),
		Taylor: Same{one},
		Range:  unit, Shape: irregular, Sign: Sign{Kind: NotNegative}, Parity: Neither,
		Exact: inexact, Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: opaque, Generator: free, Branches: Smooth,
		Writing: operator("below"), Rank: RankCall, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: hidden("a composition asks it whether a map stays within a chart"),
	},
	{
		Name:  "notabove",
		Value: Of2(notAbove), Domain: Domain{{isAbove, "a map leaves the chart of the formula"}},
		Derivative: Partials{zero, zero}, ByValue: none("of two arguments"),
		Taylor: Same{one},
		Range:  unit, Shape: irregular, Sign: Sign{Kind: NotNegative}, Parity: Neither,
		Exact: inexact, Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: opaque, Generator: free, Branches: Smooth,
		Writing: operator("notabove"), Rank: RankCall, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: hidden("a composition asks it whether a map stays within a chart"),
	},
}

// guarded is x where y is a number.
func guarded(x, y float64) float64 {
	if math.IsNaN(y) || math.IsInf(y, 0) {
		return math.NaN()
	}
	return x
}

// below is 1 where x < y, and no number elsewhere.
func below(x, y float64) float64 {
	if x < y {
		return 1
	}
	return math.NaN()
}

// notAbove is 1 where x <= y, and no number elsewhere.
func notAbove(x, y float64) float64 {
	if x <= y {
		return 1
	}
	return math.NaN()
}

func notBelow(a []float64) bool { return a[0] >= a[1] }
func isAbove(a []float64) bool  { return a[0] > a[1] }

func secondInfinite(a []float64) bool { return math.IsInf(a[1], 0) }

// selected is y where x is not 0, else z.
func selected(x, y, z float64) float64 {
	if x != 0 {
		return y
	}
	return z
}

// floorOf is the floor of a fraction.
func floorOf(q []*big.Rat) *big.Rat {
	return new(big.Rat).SetInt(new(big.Int).Div(q[0].Num(), q[0].Denom()))
}
