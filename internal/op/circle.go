package op

// The trigonometric functions and their inverses: sin, cos, tan, asin, acos,
// atan, atan2.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/numeric/vmath"
)

var (
	halfTurn = Interval{-math.Pi / 2, math.Pi / 2}
	upper    = Interval{0, math.Pi}
	signed1  = Interval{-1, 1}

	// rootOf1MinusSquare is √(1 − x²), rootOf1PlusSquare √(1 + x²).
	rootOf1MinusSquare = root(minus(one, square(x)))
	rootOf1PlusSquare  = root(sum(one, square(x)))
)

// circle are the functions of angles, and the angles.
var circle = []*Func{
	{
		Name:  "sin",
		Value: Of1(vmath.Sin), Domain: Domain{{infinite, "sin of an infinite number"}},
		Derivative: Partials{call("cos", x)}, ByValue: none("its sign is lost"),
		Taylor: Cycle{[]*Term{self, call("cos", x), negative(self), negative(call("cos", x))}},
		Range:  signed1, Shape: Shape{Wave, reals, math.Pi / 2}, Sign: Sign{Between, upper}, Parity: Odd,
		Exact: Values{{at(0, 1), zero}, {atPi(1, 6), ratio(1, 2)}, {atPi(1, 4), rootTimes(1, 2, 2)},
			{atPi(1, 3), rootTimes(1, 2, 3)}, {atPi(1, 2), one}},
		Inverse: Inverse{By: "asin", On: halfTurn}, Composed: uncomposed,
		Turns: Turns{self, call("cos", x), negative(self), negative(call("cos", x))},
		Image: Image{OnCircle, y}, Generator: Generator{Kind: Angle}, Branches: Smooth,
		Writing: Writing{Kind: Bare, Head: `\sin`}, Rank: RankSine, Typed: Typed{"sin"},
		Cost: Expensive, Code: CodeSin, Column: &Column{vmath.SinColumn},
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc: "The sine of an angle in radians.", Errors: None, Source: None,
			Example: `x_n = [0, pi/6]
assert sin(x_n) ~= [0, 1/2]
`},
	},
	{
		Name:  "cos",
		Value: Of1(vmath.Cos), Domain: Domain{{infinite, "cos of an infinite number"}},
		Derivative: Partials{negative(call("sin", x))}, ByValue: none("its sign is lost"),
		Taylor: Cycle{[]*Term{self, negative(call("sin", x)), negative(self), call("sin", x)}},
		Range:  signed1, Shape: Shape{Wave, reals, 0}, Sign: Sign{Between, halfTurn}, Parity: Even,
		Exact: Values{{at(0, 1), one}, {atPi(1, 6), rootTimes(1, 2, 3)}, {atPi(1, 4), rootTimes(1, 2, 2)},
			{atPi(1, 3), ratio(1, 2)}, {atPi(1, 2), zero}},
		Inverse: Inverse{By: "acos", On: upper}, Composed: uncomposed,
		Turns: Turns{self, negative(call("sin", x)), negative(self), call("sin", x)},
		Image: Image{OnCircle, x}, Generator: Generator{Kind: Angle}, Branches: Smooth,
		Writing: Writing{Kind: Bare, Head: `\cos`}, Rank: RankCosine, Typed: Typed{"cos"},
		Cost: Expensive, Code: CodeCos, Column: &Column{vmath.CosColumn},
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc: "The cosine of an angle in radians.", Errors: None, Source: None,
			Example: `chart c(t)
assert sin(t)^2 + cos(t)^2 ~= 1
`},
	},
	{
		Name:  "tan",
		Value: Of1(math.Tan), Domain: Domain{{infinite, "tan of an infinite number"}},
		Derivative: Partials{sum(one, square(self))}, ByValue: sum(one, square(self)),
		Taylor: Same{quotient(call("sin", x), call("cos", x))},
		Range:  reals, Shape: irregular, Sign: anySign, Parity: Odd,
		Exact: Values{{at(0, 1), zero}, {atPi(1, 6), quotient(ratio(1, 2), rootTimes(1, 2, 3))},
			{atPi(1, 4), one}, {atPi(1, 3), root(num(3))}},
		Inverse: Inverse{By: "atan", On: halfTurn}, Composed: uncomposed,
		Turns: Turns{self, negative(quotient(call("cos", x), call("sin", x))), self, negative(quotient(call("cos", x), call("sin", x)))},
		Image: Image{OnCircle, quotient(y, x)}, Generator: Generator{Kind: Angle}, Branches: Smooth,
		Writing: Writing{Kind: Bare, Head: `\tan`}, Rank: RankNamed, Typed: Typed{"tan"},
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc: "The tangent of an angle in radians, sin x/cos x.", Errors: None, Source: None,
			Example: `assert tan(pi/4) ~= 1
`},
	},
	{
		Name:  "asin",
		Value: Of1(math.Asin), Domain: Domain{{beyondOne, "asin of a number outside [-1, 1]"}},
		Derivative: Partials{inverse(rootOf1MinusSquare)}, ByValue: none("it takes a cosine"),
		Taylor: Integral{},
		Range:  halfTurn, Shape: Shape{Kind: Increasing, On: signed1}, Sign: Sign{Kind: OfArgument}, Parity: Odd,
		Exact: Values{{at(0, 1), zero}, {at(1, 2), piTimes(1, 6)}, {atRoot(1, 2, 2), piTimes(1, 4)},
			{atRoot(1, 2, 3), piTimes(1, 3)}, {at(1, 1), piTimes(1, 2)}},
		Inverse: Inverse{By: "sin", On: signed1}, Composed: []Composition{{Outer: "cos", Is: rootOf1MinusSquare}},
		Turns: noTurns,
		Image: Image{Kind: OddRandom}, Generator: free, Branches: Smooth,
		Writing: Writing{Kind: Bare, Head: `\arcsin`}, Rank: RankNamed, Typed: Typed{"arcsin"},
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc: "The angle in [-pi/2, pi/2] whose sine is x, for -1 <= x <= 1.", Errors: None, Source: None,
			Example: `assert asin(1/2) ~= pi/6
`},
	},
	{
		Name:  "acos",
		Value: Of1(math.Acos), Domain: Domain{{beyondOne, "acos of a number outside [-1, 1]"}},
		Derivative: Partials{negative(inverse(rootOf1MinusSquare))}, ByValue: none("it takes a sine"),
		Taylor: Integral{},
		Range:  upper, Shape: Shape{Kind: Decreasing, On: signed1}, Sign: anySign, Parity: Neither,
		Exact: Values{{at(0, 1), piTimes(1, 2)},
			{at(1, 2), piTimes(1, 3)}, {at(-1, 2), piTimes(2, 3)}, {atRoot(1, 2, 2), piTimes(1, 4)}, {atRoot(-1, 2, 2), piTimes(3, 4)},
			{atRoot(1, 2, 3), piTimes(1, 6)}, {atRoot(-1, 2, 3), piTimes(5, 6)}, {at(1, 1), zero}, {at(-1, 1), pi}},
		Inverse: Inverse{By: "cos", On: signed1}, Composed: []Composition{{Outer: "sin", Is: rootOf1MinusSquare}},
		Turns: noTurns,
		Image: Image{Formula, minus(piTimes(1, 2), call("asin", x))}, Generator: free, Branches: Smooth,
		Writing: Writing{Kind: Bare, Head: `\arccos`}, Rank: RankNamed, Typed: Typed{"arccos"},
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc: "The angle in [0, pi] whose cosine is x, for -1 <= x <= 1.", Errors: None, Source: None,
			Example: `assert acos(1/2) ~= pi/3
`},
	},
	{
		Name:  "atan",
		Value: Of1(math.Atan), Domain: everywhere,
		Derivative: Partials{inverse(sum(one, square(x)))}, ByValue: none("it takes a cosine"),
		Taylor: Integral{},
		Range:  halfTurn, Shape: increasing, Sign: Sign{Kind: OfArgument}, Parity: Odd,
		Exact:    Values{{at(0, 1), zero}, {atRoot(1, 3, 3), piTimes(1, 6)}, {at(1, 1), piTimes(1, 4)}, {atRoot(1, 1, 3), piTimes(1, 3)}},
		Inverse:  Inverse{By: "tan", On: reals},
		Composed: []Composition{{Outer: "sin", Is: quotient(x, rootOf1PlusSquare)}, {Outer: "cos", Is: inverse(rootOf1PlusSquare)}},
		Turns:    noTurns,
		Image:    Image{Kind: OddRandom}, Generator: free, Branches: Smooth,
		Writing: Writing{Kind: Bare, Head: `\arctan`}, Rank: RankNamed, Typed: Typed{"arctan"},
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc: "The angle in (-pi/2, pi/2) whose tangent is x.", Errors: None, Source: None,
			Example: `assert atan(1) ~= pi/4
`},
	},
	{
		Name:  "atan2",
		Value: Of2(vmath.Atan2), Domain: everywhere,
		Derivative: Partials{quotient(y, sum(square(y), square(x))), negative(quotient(x, sum(square(y), square(x))))},
		ByValue:    none("of two arguments"),
		Taylor:     Integral{},
		Range:      Interval{-math.Pi, math.Pi}, Shape: irregular, Sign: Sign{Kind: WithFirst}, Parity: Neither,
		Exact: inexact, Inverse: noInverse,
		Composed: []Composition{{Outer: "sin", Is: quotient(x, root(sum(square(x), square(y))))},
			{Outer: "cos", Is: quotient(y, root(sum(square(x), square(y))))}, {Outer: "tan", Is: quotient(x, y)}},
		Turns: noTurns,
		Image: Image{Kind: AngleOf}, Generator: free, Branches: Branching,
		Writing: operator("atan2"), Rank: RankCall, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "y_n, x_n", Result: "t_n", Takes: ItsArguments,
			Doc: "The angle of the point (x, y) in (-pi, pi]; y comes first. Not differentiable at the origin.", Errors: None, Source: None,
			Example: `chart theta(x, y)
t = atan2(y, x)
assert t @ theta(-1, 0) ~= pi
print (d_i t)[x]
`},
	},
}
