package op

// Complete elliptic integrals of the parameter m = k².

import "github.com/seed2d4d80ff/geo/internal/numeric/vmath"

var upToOne = Interval{-inf, 1}

func notBelowOne(a []float64) bool { return a[0] >= 1 }
func aboveOne(a []float64) bool    { return a[0] > 1 }

// elliptic are the complete integrals of the first and second kind, and the one
// that their derivatives have.
var elliptic = []*Func{
	{
		Name:  "ellipticK",
		Value: Of1(vmath.EllipticK), Domain: Domain{{notBelowOne, "ellipticK of a number not below 1"}},
		Derivative: Partials{quotient(minus(self, call("ellipticD", x)), product(two, minus(one, x)))}, ByValue: none("it takes another integral"),
		Taylor: Hypergeometric{1, 1, 2},
		Range:  halfUp, Shape: Shape{Kind: Increasing, On: upToOne}, Sign: Sign{Kind: Positive}, Parity: Neither,
		Exact: Values{{at(0, 1), piTimes(1, 2)}}, Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: opaque, Generator: free, Branches: Smooth,
		Writing: operator("K"), Rank: RankCall, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "m_n", Result: "y_n", Takes: ItsArguments,
			Doc:    "The complete elliptic integral of the first kind of the parameter m = k^2, for m < 1: that of 1/sqrt(1 - m sin(t)^2) from 0 to pi/2.",
			Errors: None, Source: "NIST Digital Library of Mathematical Functions, (19.2.4) and (19.2.8)",
			Example: `assert ellipticK(0) == pi/2
assert ellipticK(1/2) ~= gamma(1/4)^2/(4*sqrt(pi))
`},
	},
	{
		Name:  "ellipticE",
		Value: Of1(vmath.EllipticE), Domain: Domain{{aboveOne, "ellipticE of a number above 1"}},
		Derivative: Partials{product(ratio(-1, 2), call("ellipticD", x))}, ByValue: none("it takes another integral"),
		Taylor: Hypergeometric{-1, 1, 2},
		Range:  Interval{1, inf}, Shape: Shape{Kind: Decreasing, On: upToOne}, Sign: Sign{Kind: Positive}, Parity: Neither,
		Exact: Values{{at(0, 1), piTimes(1, 2)}, {at(1, 1), one}}, Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: opaque, Generator: free, Branches: Smooth,
		Writing: operator("E"), Rank: RankCall, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "m_n", Result: "y_n", Takes: ItsArguments,
			Doc:    "The complete elliptic integral of the second kind of the parameter m = k^2, for m <= 1: that of sqrt(1 - m sin(t)^2) from 0 to pi/2. Not differentiable at 1.",
			Errors: None, Source: "NIST Digital Library of Mathematical Functions, (19.2.5) and (19.2.8)",
			Example: `assert ellipticE([0, 1]) == [pi/2, 1]
assert 4*5*ellipticE(1 - 9/25) ~= 25.52699886339813    # the ellipse of half axes 5 and 3
`},
	},
	{
		Name:  "ellipticD",
		Value: Of1(vmath.EllipticD), Domain: Domain{{notBelowOne, "ellipticD of a number not below 1"}},
		Derivative: Partials{quotient(sum(call("ellipticK", x), negative(self), negative(product(self, minus(one, x)))), product(two, x, minus(one, x)))},
		ByValue:    none("it takes another integral"),
		Taylor:     Hypergeometric{1, 3, 4},
		Range:      halfUp, Shape: Shape{Kind: Increasing, On: upToOne}, Sign: Sign{Kind: Positive}, Parity: Neither,
		Exact: Values{{at(0, 1), piTimes(1, 4)}}, Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: Image{Formula, quotient(minus(call("ellipticK", x), call("ellipticE", x)), x)}, Generator: free, Branches: Smooth,
		Writing: operator("D"), Rank: RankCall, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "m_n", Result: "y_n", Takes: ItsArguments,
			Doc:    "(ellipticK(m) - ellipticE(m))/m with all its digits, pi/4 at 0, for m < 1: derivatives of the two have it.",
			Errors: "Its own derivative has no value at 0.", Source: "NIST Digital Library of Mathematical Functions, (19.2.6)",
			Example: `chart c(m) where 0 < m < 1
assert diff(ellipticE(m), m) == -ellipticD(m)/2
`},
	},
}
