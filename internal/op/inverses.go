package op

// Inverses of the hyperbolic functions, logarithms and exponentials near 1 and to other bases, the Lambert function.

import (
	"math"
	"math/big"

	"github.com/seed2d4d80ff/geo/internal/numeric/vmath"
)

var (
	rootOfSquareMinus1 = root(product(minus(x, one), sum(x, one)))
	// oneMinusSquare is 1 − x² with its digits next to 1.
	oneMinusSquare = product(minus(one, x), sum(one, x))
)

func belowOne(a []float64) bool      { return a[0] < 1 }
func belowMinusOne(a []float64) bool { return a[0] < -1 }
func isMinusOne(a []float64) bool    { return a[0] == -1 }
func notWithinOne(a []float64) bool  { return a[0] <= -1 || a[0] >= 1 }

// inverses are the inverse hyperbolic functions, log1p and its kin.
var inverses = []*Func{
	{
		Name:  "asinh",
		Value: Of1(math.Asinh), Domain: everywhere,
		Derivative: Partials{inverse(rootOf1PlusSquare)}, ByValue: none("it takes a cosh"),
		Taylor: Integral{},
		Range:  reals, Shape: increasing, Sign: Sign{Kind: OfArgument}, Parity: Odd,
		Exact: Values{{at(0, 1), zero}}, Inverse: Inverse{By: "sinh", On: reals},
		Composed: []Composition{{Outer: "cosh", Is: rootOf1PlusSquare}, {Outer: "tanh", Is: quotient(x, rootOf1PlusSquare)}, {Outer: "exp", Is: sum(x, rootOf1PlusSquare)}},
		Turns:    noTurns,
		Image:    Image{Formula, call("log", sum(x, rootOf1PlusSquare))}, Generator: free, Branches: Smooth,
		Writing: operator("arsinh"), Rank: RankCall, Typed: Typed{"arsinh", "arcsinh"},
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc: "The inverse of sinh, log(x + sqrt(x^2 + 1)).", Errors: None, Source: None,
			Example: `assert asinh(3/4) == log(2)
`},
	},
	{
		Name:  "acosh",
		Value: Of1(math.Acosh), Domain: Domain{{belowOne, "acosh of a number below 1"}},
		Derivative: Partials{inverse(rootOfSquareMinus1)}, ByValue: none("it takes a sinh"),
		Taylor: Integral{},
		Range:  halfUp, Shape: Shape{Kind: Increasing, On: Interval{1, inf}}, Sign: Sign{Kind: NotNegative}, Parity: Neither,
		Exact: Values{{at(1, 1), zero}}, Inverse: Inverse{By: "cosh", On: Interval{1, inf}},
		Composed: []Composition{{Outer: "sinh", Is: rootOfSquareMinus1}, {Outer: "tanh", Is: quotient(rootOfSquareMinus1, x)}, {Outer: "exp", Is: sum(x, rootOfSquareMinus1)}},
		Turns:    noTurns,
		Image:    Image{Formula, call("log", sum(x, rootOfSquareMinus1))}, Generator: free, Branches: Smooth,
		Writing: operator("arcosh"), Rank: RankCall, Typed: Typed{"arcosh", "arccosh"},
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc: "The number from 0 on whose cosh is x, log(x + sqrt(x^2 - 1)), for x >= 1; not differentiable at 1.", Errors: None, Source: None,
			Example: `assert acosh([1, 5/4]) == [0, log(2)]
`},
	},
	{
		Name:  "atanh",
		Value: Of1(math.Atanh), Domain: Domain{{notWithinOne, "atanh of a number outside (-1, 1)"}},
		Derivative: Partials{inverse(oneMinusSquare)}, ByValue: none("it takes a cosh"),
		Taylor: Integral{},
		Range:  reals, Shape: Shape{Kind: Increasing, On: signed1}, Sign: Sign{Kind: OfArgument}, Parity: Odd,
		Exact: Values{{at(0, 1), zero}}, Inverse: Inverse{By: "tanh", On: signed1},
		Composed: []Composition{{Outer: "sinh", Is: quotient(x, root(oneMinusSquare))}, {Outer: "cosh", Is: inverse(root(oneMinusSquare))},
			{Outer: "exp", Is: quotient(sum(one, x), root(oneMinusSquare))}},
		Turns: noTurns,
		Image: Image{Formula, product(ratio(1, 2), call("log", quotient(sum(one, x), minus(one, x))))}, Generator: free, Branches: Smooth,
		Writing: operator("artanh"), Rank: RankCall, Typed: Typed{"artanh", "arctanh"},
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc: "The inverse of tanh, log((1 + x)/(1 - x))/2, for -1 < x < 1.", Errors: None, Source: None,
			Example: `assert atanh(3/5) == log(2)
`},
	},
	{
		Name:  "log2",
		Value: Of1(vmath.Log2), Domain: Domain{{firstBelow0, "log2 of a negative number"}, {firstIs0, "log2 of zero"}},
		Derivative: Partials{inverse(product(call("log", two), x))}, ByValue: none("it takes a power"),
		Taylor: Integral{},
		Range:  reals, Shape: Shape{Kind: Increasing, On: halfUp}, Sign: anySign, Parity: Neither,
		Exact: OnRationals(exponentOf(2)), Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: Image{Formula, quotient(call("log", x), call("log", two))}, Generator: free, Branches: Smooth,
		Writing: Writing{Kind: Bracketed, Head: `\log_{2}`}, Rank: RankNamed, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc: "The logarithm to base 2, for x > 0; whole at the powers of 2.", Errors: None, Source: None,
			Example: `assert log2([1/8, 1024]) == [-3, 10]
`},
	},
	{
		Name:  "log10",
		Value: Of1(vmath.Log10), Domain: Domain{{firstBelow0, "log10 of a negative number"}, {firstIs0, "log10 of zero"}},
		Derivative: Partials{inverse(product(call("log", num(10)), x))}, ByValue: none("it takes a power"),
		Taylor: Integral{},
		Range:  reals, Shape: Shape{Kind: Increasing, On: halfUp}, Sign: anySign, Parity: Neither,
		Exact: OnRationals(exponentOf(10)), Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: Image{Formula, quotient(call("log", x), call("log", num(10)))}, Generator: free, Branches: Smooth,
		Writing: Writing{Kind: Bracketed, Head: `\log_{10}`}, Rank: RankNamed, Typed: Typed{"lg"},
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc: "The logarithm to base 10, for x > 0; whole at the powers of 10. log is the natural one.", Errors: None, Source: None,
			Example: `assert log10([0.01, 1000]) == [-2, 3]
`},
	},
	{
		Name:  "log1p",
		Value: Of1(math.Log1p), Domain: Domain{{belowMinusOne, "log1p of a number below -1"}, {isMinusOne, "log1p of -1"}},
		Derivative: Partials{inverse(sum(one, x))}, ByValue: none("it takes an exponential"),
		Taylor: Integral{},
		Range:  reals, Shape: Shape{Kind: Increasing, On: Interval{-1, inf}}, Sign: Sign{Kind: OfArgument}, Parity: Neither,
		Exact: Values{{at(0, 1), zero}}, Inverse: Inverse{By: "expm1", On: Interval{-1, inf}},
		Composed: []Composition{{Outer: "exp", Is: sum(one, x)}}, Turns: noTurns,
		Image: Image{Formula, call("log", sum(one, x))}, Generator: free, Branches: Smooth,
		Writing: operator("log1p"), Rank: RankCall, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc: "log(1 + x), for x > -1, with all its digits where x is next to nothing.", Errors: None, Source: None,
			Example: `assert log1p(1e-300) ~= 1e-300
`},
	},
	{
		Name:  "expm1",
		Value: Of1(math.Expm1), Domain: everywhere,
		Derivative: Partials{call("exp", x)}, ByValue: sum(self, one),
		Taylor: Flow{sum(self, one)},
		Range:  Interval{-1, inf}, Shape: increasing, Sign: Sign{Kind: OfArgument}, Parity: Neither,
		Exact: Values{{at(0, 1), zero}}, Inverse: Inverse{By: "log1p", On: reals},
		Composed: uncomposed, Turns: noTurns,
		Image: Image{Formula, minus(call("exp", x), one)}, Generator: free, Branches: Smooth,
		Writing: operator("expm1"), Rank: RankCall, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc: "exp(x) - 1, with all its digits where x is next to nothing.", Errors: None, Source: None,
			Example: `assert expm1(1e-300) ~= 1e-300
`},
	},
	{
		Name:  "lambertw",
		Value: Of1(vmath.LambertW), Domain: Domain{{belowBranch, "lambertw of a number below -1/e"}},
		Derivative: Partials{quotient(call("exp", negative(self)), sum(one, self))}, ByValue: quotient(call("exp", negative(self)), sum(one, self)),
		Taylor: Flow{quotient(call("exp", negative(self)), sum(one, self))},
		Range:  Interval{-1, inf}, Shape: Shape{Kind: Increasing, On: Interval{vmath.LambertEdge, inf}}, Sign: Sign{Kind: OfArgument}, Parity: Neither,
		Exact: Values{{at(0, 1), zero}, {Point{1, 1, E, 0}, one}}, Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: Image{Kind: ProductLog}, Generator: free, Branches: Smooth,
		Writing: operator("W"), Rank: RankCall, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc:    "The Lambert function, the solution y >= -1 of y*exp(y) = x, for x >= -1/e; not differentiable at -1/e.",
			Errors: None, Source: "NIST Digital Library of Mathematical Functions, 4.13",
			Example: `assert lambertw(e) == 1
chart c(z) where z > 0
assert lambertw(z)/z == exp(-lambertw(z))
`},
	},
}

func belowBranch(a []float64) bool { return a[0] < vmath.LambertEdge }

// exponentOf is k where a fraction is the k-th power of the base.
func exponentOf(base int64) OnRationals {
	return func(q []*big.Rat) *big.Rat {
		if q[0].Sign() <= 0 {
			return nil
		}
		n, sign := q[0].Num(), int64(1)
		if n.IsInt64() && n.Int64() == 1 {
			n, sign = q[0].Denom(), -1
		} else if !q[0].IsInt() {
			return nil
		}
		bits := float64(n.BitLen() - 1)
		k := int64(math.Round(bits / math.Log2(float64(base))))
		for _, k := range [3]int64{k, k - 1, k + 1} {
			if k >= 0 && new(big.Int).Exp(big.NewInt(base), big.NewInt(k), nil).Cmp(n) == 0 {
				return big.NewRat(sign*k, 1)
			}
		}
		return nil
	}
}
