package op

// Powers: the general power, the reciprocal, square root and roots of higher
// degree.

import (
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/numeric/vmath"
)

// MaxRoot is the largest denominator of a fractional power that is a root.
const MaxRoot = 12

// powers are the general power, the reciprocal, and the roots.
var powers = append([]*Func{
	{
		Name:  "pow",
		Value: Of2(vmath.Pow),
		Domain: Domain{
			{func(a []float64) bool { return a[0] < 0 && !whole(a[1]) }, "a fractional power of a negative number"},
			{func(a []float64) bool { return a[0] == 0 && a[1] < 0 }, "division by zero"},
			{func(a []float64) bool { return a[1] == 0 && math.IsInf(a[0], 0) }, "the power 0 of an infinite number"},
			{func(a []float64) bool { return math.IsInf(a[1], 0) && math.Abs(a[0]) == 1 }, "an infinite power of 1"},
		},
		Derivative: Partials{product(y, call("pow", x, minus(y, one))), product(self, call("log", x))},
		ByValue:    none("of two arguments"),
		Taylor:     PowerOf{},
		Range:      reals, Shape: irregular, Sign: Sign{Kind: PowerOfFirst}, Parity: Neither,
		Exact: inexact, Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: Image{Kind: GeneralPower}, Generator: free, Branches: Branching,
		Writing: Writing{Kind: Power}, Rank: RankExponential, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: hidden("it is written x^y"),
	},
	{
		Name:  "rcp",
		Value: Of1(func(x float64) float64 { return 1 / x }), Domain: Domain{{firstIs0, "division by zero"}},
		Derivative: Partials{negative(square(self))}, ByValue: negative(square(self)),
		Taylor: Same{inverse(x)},
		Range:  reals, Shape: irregular, Sign: anySign, Parity: Odd,
		Exact: Values{{at(1, 1), one}}, Inverse: Inverse{By: "rcp", On: reals}, Composed: uncomposed, Turns: noTurns,
		Image: Image{Formula, inverse(x)}, Generator: free, Branches: Smooth,
		Writing: Writing{Kind: Quotient}, Rank: RankCall, Typed: untyped,
		Cost: Expensive, Code: CodeRcp, Column: byNumber,
		Entry: hidden("it is written 1/x"),
	},
}, radicals()...)

// radicals are the roots of degree 2 to MaxRoot.
func radicals() []*Func {
	var fs []*Func
	for d := int64(2); d <= MaxRoot; d++ {
		f := &Func{
			Name:       fmt.Sprint("root", d),
			Domain:     Domain{{firstBelow0, "a fractional power of a negative number"}},
			Derivative: Partials{product(ratio(1, d), quotient(self, x))},
			ByValue:    none("powers of it are no shorter"),
			Taylor:     RootOf{int(d)},
			Range:      halfUp, Shape: Shape{Kind: Increasing, On: halfUp}, Sign: Sign{Kind: ZeroWithArgument}, Parity: Neither,
			Exact: Values{{at(0, 1), zero}, {at(1, 1), one}}, Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
			Image: opaque, Generator: Generator{Radical, int(d)}, Branches: Branching,
			Writing: Writing{Kind: Root}, Rank: RankRadical, Typed: untyped,
			Cost: Expensive, Code: NoCode, Column: byNumber,
			Entry: hidden("it is written as a fractional power"),
		}
		exponent := 1 / float64(d)
		f.Value = Of1(func(x float64) float64 { return vmath.Pow(x, exponent) })
		if d == 2 {
			f.Name, f.Value, f.Column, f.Typed = "sqrt", Of1(math.Sqrt), &Column{vmath.SqrtColumn}, Typed{"sqrt"}
			f.Domain = Domain{{firstBelow0, "sqrt of a negative number"}}
			f.ByValue = product(ratio(1, 2), inverse(self))
			f.Entry = &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
				Doc: "The square root that is not negative, for x >= 0; not differentiable at 0.", Errors: None, Source: None,
				Example: `chart theta(x, y)
r = sqrt(x^2 + y^2)
assert r @ theta(3, 4) ~= 5
`}
		}
		fs = append(fs, f)
	}
	return fs
}
