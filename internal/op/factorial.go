package op

// The gamma function and its kin, lgamma, digamma and polygamma, and the error
// function erf.

import (
	"math"
	"math/big"

	"github.com/seed2d4d80ff/geo/internal/numeric/vmath"
)

// factorial are the gamma function and its kin, and the error function.
var factorial = []*Func{
	{
		Name:  "erf",
		Value: Of1(math.Erf), Domain: everywhere,
		Derivative: Partials{product(&Term{Kind: KindConstant, Constant: TwoOverRootPi}, call("exp", negative(square(x))))},
		ByValue:    none("it takes the inverse"),
		Taylor:     Integral{},
		Range:      signed1, Shape: increasing, Sign: Sign{Kind: OfArgument}, Parity: Odd,
		Exact:   Values{{at(0, 1), zero}},
		Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: Image{Kind: OddRandom}, Generator: free, Branches: Smooth,
		Writing: operator("erf"), Rank: RankCall, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc:    "The error function, 2/sqrt(pi) times the integral of exp(-t^2) from 0 to x.",
			Errors: None, Source: "NIST Digital Library of Mathematical Functions, (7.2.1)",
			Example: `assert erf(1) ~= 0.8427007929497149
`},
	},
	{
		Name:  "gamma",
		Value: Of1(vmath.Gamma), Domain: Domain{{atPole, "gamma of zero or a negative integer"}},
		Derivative: Partials{product(self, call("digamma", x))}, ByValue: none("it takes the inverse"),
		Taylor: Growth{call("digamma", x)},
		Range:  reals, Shape: irregular, Sign: Sign{Kind: WithFirst}, Parity: Neither,
		Exact:   OnRationalsAnd{factorialBelow, halves()},
		Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: opaque, Generator: free, Branches: Smooth,
		Writing: Writing{Kind: Bracketed, Head: `\Gamma`}, Rank: RankNamed, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc:    "Euler's gamma function, (x-1)! at whole numbers; not defined at 0 and the negative whole numbers.",
			Errors: None, Source: "NIST Digital Library of Mathematical Functions, (5.2.1)",
			Example: `assert gamma(5) ~= 24
assert gamma(1/2) ~= sqrt(pi)
`},
	},
	{
		Name:  "lgamma",
		Value: Of1(vmath.Lgamma), Domain: Domain{{atPole, "lgamma of zero or a negative integer"}},
		Derivative: Partials{call("digamma", x)}, ByValue: none("it takes the inverse"),
		Taylor: Integral{},
		Range:  reals, Shape: irregular, Sign: anySign, Parity: Neither,
		Exact: Values{{at(1, 1), zero}, {at(2, 1), zero}}, Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: Image{Formula, call("log", call("abs", call("gamma", x)))}, Generator: free, Branches: Smooth,
		Writing: operator("lgamma"), Rank: RankCall, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc:    "log(abs(gamma(x))), where gamma(x) itself would be too large or too small; not defined at 0 and the negative whole numbers.",
			Errors: None, Source: "NIST Digital Library of Mathematical Functions, 5.4",
			Example: `assert lgamma(5) == log(24)
assert lgamma(1000) ~= 5905.220423209181
`},
	},
	{
		Name:  "digamma",
		Value: Of1(vmath.Digamma), Domain: Domain{{atPole, "digamma of zero or a negative integer"}},
		Derivative: Partials{call("trigamma", x)}, ByValue: none("it takes the inverse"),
		Taylor: Ladder{0},
		Range:  reals, Shape: irregular, Sign: anySign, Parity: Neither,
		Exact: inexact, Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: opaque, Generator: free, Branches: Smooth,
		Writing: Writing{Kind: Bracketed, Head: `\psi`}, Rank: RankNamed, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc:    "The derivative of log gamma(x).",
			Errors: None, Source: "NIST Digital Library of Mathematical Functions, (5.2.2)",
			Example: `assert digamma(1) ~= -0.5772156649015329    # minus Euler's constant
`},
	},
	{
		Name:  "trigamma",
		Value: Of1(vmath.Trigamma), Domain: Domain{{atPole, "trigamma of zero or a negative integer"}},
		Derivative: Partials{call("polygamma", two, x)}, ByValue: none("it takes the inverse"),
		Taylor: Ladder{1},
		Range:  halfUp, Shape: irregular, Sign: anySign, Parity: Neither,
		Exact: inexact, Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: opaque, Generator: free, Branches: Smooth,
		Writing: Writing{Kind: Bracketed, Head: `\psi_{1}`}, Rank: RankNamed, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc:    "The second derivative of log gamma(x): the Fisher information of a gamma distribution's shape.",
			Errors: None, Source: "NIST Digital Library of Mathematical Functions, 5.15",
			Example: `assert trigamma(1) ~= pi^2/6
`},
	},
	{
		Name:  "polygamma",
		Value: Of2(vmath.Polygamma), Domain: Domain{{atPole, "polygamma of zero or a negative integer"}},
		Derivative: Partials{none("polygamma has no derivative by its order, which is a whole number"), call("polygamma", sum(x, one), y)},
		ByValue:    none("of two arguments"),
		Taylor:     LadderAt{},
		Range:      reals, Shape: irregular, Sign: anySign, Parity: Neither,
		Exact:   Values{{at(1, 1), call("trigamma", y)}},
		Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: opaque, Generator: free, Branches: Smooth,
		Writing: operator("polygamma"), Rank: RankCall, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: hidden("it stands in derivatives of trigamma alone"),
	},
}

// maxFactors bounds the factors of exact factorials and coefficients.
const maxFactors = 2000

// factorialBelow is Γ(n) = (n−1)! of whole numbers.
func factorialBelow(q []*big.Rat) *big.Rat {
	if !q[0].IsInt() || q[0].Sign() <= 0 || q[0].Cmp(big.NewRat(maxFactors, 1)) > 0 {
		return nil
	}
	return new(big.Rat).SetInt(new(big.Int).MulRange(1, q[0].Num().Int64()-1))
}

// halves are Γ(n/2) = (n−2)/2 … 1/2 √π for odd n below 30.
func halves() Values {
	var v Values
	num, den := int64(1), int64(1)
	for n := int64(1); n < 30; n += 2 {
		v = append(v, Special{at(n, 2), product(ratio(num, den), root(pi))})
		num, den = num*n, den*2
	}
	return v
}
