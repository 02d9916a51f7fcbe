package op

// Binomial coefficients, and erfc, what is left of the error function.

import (
	"math"
	"math/big"

	"github.com/seed2d4d80ff/geo/internal/numeric/vmath"
)

// coefficients are these functions.
var coefficients = []*Func{
	{
		Name:  "erfc",
		Value: Of1(math.Erfc), Domain: everywhere,
		Derivative: Partials{negative(product(&Term{Kind: KindConstant, Constant: TwoOverRootPi}, call("exp", negative(square(x)))))},
		ByValue:    none("it takes the inverse"),
		Taylor:     Integral{},
		Range:      Interval{0, 2}, Shape: Shape{Kind: Decreasing, On: reals}, Sign: Sign{Kind: Positive}, Parity: Neither,
		Exact:   Values{{at(0, 1), one}},
		Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: Image{Formula, minus(one, call("erf", x))}, Generator: free, Branches: Smooth,
		Writing: operator("erfc"), Rank: RankCall, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc:    "1 - erf(x), with all its digits where that is next to nothing.",
			Errors: None, Source: "NIST Digital Library of Mathematical Functions, (7.2.2)",
			Example: `assert erfc(10) ~= 2.088487583762545e-45
`},
	},
	{
		Name:  "binomial",
		Value: Of2(vmath.Binomial),
		Domain: Domain{
			{func(a []float64) bool { return math.IsInf(a[0], 0) || math.IsInf(a[1], 0) }, "binomial of an infinite number"},
			{func(a []float64) bool { return whole(a[0]) && a[0] < 0 && (!whole(a[1]) || a[1] < 0) }, "binomial of a negative integer over what is no whole number from 0 on"},
			{func(a []float64) bool { return vmath.BinomialOutside(a[0], a[1]) }, "binomial of numbers that are too large: whole ones, or up to 170 over a fraction"},
		},
		Derivative: Partials{product(self, minus(call("digamma", sum(x, one)), call("digamma", sum(x, one, negative(y))))),
			product(self, minus(call("digamma", sum(x, one, negative(y))), call("digamma", sum(y, one))))},
		ByValue: none("of two arguments"),
		Taylor:  Same{chosenByGamma},
		Range:   reals, Shape: irregular, Sign: anySign, Parity: Neither,
		Exact:   OnRationals(chosen),
		Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: Image{Formula, chosenByGamma}, Generator: free, Branches: Smooth,
		Writing: Writing{Kind: Braced, Head: `\binom`}, Rank: RankCall, Typed: Typed{"binom"},
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "n_i, k_i", Result: "b_i", Takes: ItsArguments,
			Doc:    "The binomial coefficient n (n-1) … (n-k+1)/k!, 0 for whole k < 0; for other k by gamma functions.",
			Errors: None, Source: "NIST Digital Library of Mathematical Functions, (1.2.6)",
			Example: `assert binomial(5, [0, 1, 2]) == [1, 5, 10]
assert binomial(1/2, 2) == -1/8
`},
	},
}

// chosenByGamma is Γ(x + 1)/(Γ(y + 1) Γ(x − y + 1)).
var chosenByGamma = quotient(call("gamma", sum(x, one)), product(call("gamma", sum(y, one)), call("gamma", sum(x, one, negative(y)))))

// chosen is n (n−1) … (n−k+1)/k!.
func chosen(q []*big.Rat) *big.Rat {
	n, k := q[0], q[1]
	negative := n.IsInt() && n.Sign() < 0
	switch {
	case !k.IsInt() || negative && k.Sign() < 0:
		return nil
	case k.Sign() < 0:
		return new(big.Rat)
	case n.IsInt() && !negative && k.Cmp(n) > 0:
		return new(big.Rat)
	case n.IsInt() && !negative:
		if rest := new(big.Rat).Sub(n, k); rest.Cmp(k) < 0 {
			k = rest
		}
	}
	if k.Cmp(big.NewRat(maxFactors, 1)) > 0 {
		return nil
	}
	r := big.NewRat(1, 1)
	for i := int64(0); i < k.Num().Int64(); i++ {
		f := new(big.Rat).Sub(n, big.NewRat(i, 1))
		r.Mul(r, f.Quo(f, big.NewRat(i+1, 1)))
	}
	return r
}
