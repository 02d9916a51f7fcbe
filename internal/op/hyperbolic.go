package op

// Exponentials and hyperbolic functions: exp, log, sinh, cosh, tanh, their
// inverses, sigmoid, softplus.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/numeric/vmath"
)

// hyperbolic are the functions made of exponentials.
var hyperbolic = []*Func{
	{
		Name:  "exp",
		Value: Of1(vmath.Exp), Domain: everywhere,
		Derivative: Partials{self}, ByValue: self,
		Taylor: Growth{one},
		Range:  halfUp, Shape: increasing, Sign: Sign{Kind: Positive}, Parity: Neither,
		Exact:   Values{{at(0, 1), one}},
		Inverse: Inverse{By: "log", On: reals}, Composed: []Composition{{Outer: "log1p", Is: call("softplus", x)}}, Turns: noTurns,
		Image: Image{OnHyperbola, sum(x, y)}, Generator: Generator{Kind: Exponent}, Branches: Smooth,
		Writing: Writing{Kind: Raised, Head: "e"}, Rank: RankExponential, Typed: Typed{"exp"},
		Cost: Expensive, Code: NoCode, Column: &Column{vmath.ExpColumn},
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc:    "The exponential function, entry by entry.",
			Errors: "The exponential of a linear map is expm.", Source: None,
			Example: `assert exp([0, 1]) ~= [1, e]
`},
	},
	{
		Name:  "log",
		Value: Of1(vmath.Log), Domain: Domain{{firstBelow0, "log of a negative number"}, {firstIs0, "log of zero"}},
		Derivative: Partials{inverse(x)}, ByValue: none("it takes an exponential"),
		Taylor: Integral{},
		Range:  reals, Shape: Shape{Kind: Increasing, On: halfUp}, Sign: anySign, Parity: Neither,
		Exact:   Values{{at(1, 1), zero}, {Point{1, 1, E, 0}, one}},
		Inverse: Inverse{By: "exp", On: halfUp}, Composed: []Composition{{Outer: "expm1", Is: minus(x, one)}}, Turns: noTurns,
		Image: Image{Kind: Logarithm}, Generator: free, Branches: Smooth,
		Writing: Writing{Kind: Bare, Head: `\ln`}, Rank: RankNamed, Typed: Typed{"log"},
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc: "The natural logarithm, for x > 0.", Errors: None, Source: None,
			Example: `assert log(e^(2)) ~= 2
`},
	},
	{
		Name:  "sinh",
		Value: Of1(math.Sinh), Domain: everywhere,
		Derivative: Partials{call("cosh", x)}, ByValue: none("it takes a root"),
		Taylor: Cycle{[]*Term{self, call("cosh", x)}},
		Range:  reals, Shape: increasing, Sign: Sign{Kind: OfArgument}, Parity: Odd,
		Exact:   Values{{at(0, 1), zero}},
		Inverse: Inverse{By: "asinh", On: reals}, Composed: uncomposed, Turns: noTurns,
		Image: Image{OnHyperbola, y}, Generator: Generator{Kind: Exponent}, Branches: Smooth,
		Writing: Writing{Kind: Bare, Head: `\sinh`}, Rank: RankSine, Typed: Typed{"sinh"},
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc: "The hyperbolic sine, (exp x - exp -x)/2.", Errors: None, Source: None,
			Example: `assert sinh(log(2)) ~= 3/4
`},
	},
	{
		Name:  "cosh",
		Value: Of1(math.Cosh), Domain: everywhere,
		Derivative: Partials{call("sinh", x)}, ByValue: none("its sign is lost"),
		Taylor: Cycle{[]*Term{self, call("sinh", x)}},
		Range:  Interval{1, inf}, Shape: valley, Sign: Sign{Kind: Positive}, Parity: Even,
		Exact:   Values{{at(0, 1), one}},
		Inverse: Inverse{By: "acosh", On: halfUp}, Composed: uncomposed, Turns: noTurns,
		Image: Image{OnHyperbola, x}, Generator: Generator{Kind: Exponent}, Branches: Smooth,
		Writing: Writing{Kind: Bare, Head: `\cosh`}, Rank: RankCosine, Typed: Typed{"cosh"},
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc: "The hyperbolic cosine, (exp x + exp -x)/2.", Errors: None, Source: None,
			Example: `assert cosh(log(2)) ~= 5/4
`},
	},
	{
		Name:  "tanh",
		Value: Of1(vmath.Tanh), Domain: everywhere,
		Derivative: Partials{minus(one, square(self))}, ByValue: minus(one, square(self)),
		Taylor: Same{quotient(call("sinh", x), call("cosh", x))},
		Range:  signed1, Shape: increasing, Sign: Sign{Kind: OfArgument}, Parity: Odd,
		Exact:   Values{{at(0, 1), zero}},
		Inverse: Inverse{By: "atanh", On: reals}, Composed: uncomposed, Turns: noTurns,
		Image: Image{OnHyperbola, quotient(y, x)}, Generator: Generator{Kind: Exponent}, Branches: Smooth,
		Writing: Writing{Kind: Bare, Head: `\tanh`}, Rank: RankNamed, Typed: Typed{"tanh"},
		Cost: Expensive, Code: NoCode, Column: &Column{vmath.TanhColumn},
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc: "The hyperbolic tangent, sinh x/cosh x.", Errors: None, Source: None,
			Example: `chart w(W[2])
X_nf = [[1, 2], [3, 4], [0, 1]]
h_n = tanh(X_nf W_f)
print h @ w([0.1, 0.2])
`},
	},
	{
		Name:  "sigmoid",
		Value: Of1(vmath.Sigmoid), Domain: everywhere,
		Derivative: Partials{product(self, minus(one, self))}, ByValue: product(self, minus(one, self)),
		Taylor: Flow{minus(self, square(self))},
		Range:  unit, Shape: increasing, Sign: Sign{Kind: Positive}, Parity: Neither,
		Exact:   Values{{at(0, 1), ratio(1, 2)}},
		Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		// 1/(1 + exp −u)
		Image: Image{OnHyperbola, inverse(sum(one, minus(x, y)))}, Generator: free, Branches: Smooth,
		Writing: operator("sigmoid"), Rank: RankCall, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: &Column{vmath.SigmoidColumn},
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc: "1/(1 + exp -x), without overflow.", Errors: None, Source: None,
			Example: `assert sigmoid([0, log(3)]) ~= [1/2, 3/4]
`},
	},
	{
		Name:  "softplus",
		Value: Of1(vmath.Softplus), Domain: everywhere,
		Derivative: Partials{call("sigmoid", x)}, ByValue: none("it takes an exponential"),
		Taylor: Integral{},
		Range:  halfUp, Shape: increasing, Sign: Sign{Kind: Positive}, Parity: Neither,
		Exact: inexact, Inverse: noInverse, Composed: uncomposed, Turns: noTurns,
		Image: Image{Formula, call("log", sum(one, call("exp", x)))}, Generator: free, Branches: Smooth,
		Writing: operator("softplus"), Rank: RankCall, Typed: untyped,
		Cost: Expensive, Code: NoCode, Column: byNumber,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments,
			Doc: "log(1 + exp x), without overflow; its derivative is sigmoid(x).", Errors: None, Source: None,
			Example: `assert softplus(0) ~= log(2)
`},
	},
}
