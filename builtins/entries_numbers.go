package builtins

import "github.com/seed2d4d80ff/geo/internal/value"

var piEntry = Entry{
	Name: "pi", Family: Constants, Value: true,
	Signature: "pi",
	Law:       "a number",
	Doc:       "The circle's circumference over its diameter, 3.14159…, exact in formulas.",
	Example: `print 4*pi
assert cos(pi) ~= -1
`,
	Apply: func(c *Call) (value.Value, error) { return &value.Object{Node: c.G.Number(c.G.Pool.Pi())}, nil },
}

var eEntry = Entry{
	Name: "e", Family: Constants, Value: true,
	Signature: "e",
	Law:       "a number",
	Doc:       "The base of natural logarithms, 2.71828…, exact in formulas. A script may bind e to something else (an ambient metric), since its own names come first.",
	Example: `assert log(e) ~= 1
`,
	Apply: func(c *Call) (value.Value, error) { return &value.Object{Node: c.G.Number(c.G.Pool.E())}, nil },
}

var sinEntry = Entry{
	Name: "sin", Family: Elementwise, Min: 1, Max: 1, Pointwise: true, Apply: applyKernel,
	Signature: "sin(x_n) -> y_n", Law: pointwiseLaw, Errors: pointwiseErrors, Cost: pointwiseCost,
	Doc: "The sine of an angle in radians.",
	Example: `x_n = [0, pi/6]
assert sin(x_n) ~= [0, 1/2]
`,
}

var cosEntry = Entry{
	Name: "cos", Family: Elementwise, Min: 1, Max: 1, Pointwise: true, Apply: applyKernel,
	Signature: "cos(x_n) -> y_n", Law: pointwiseLaw, Errors: pointwiseErrors, Cost: pointwiseCost,
	Doc: "The cosine of an angle in radians.",
	Example: `chart c(t)
assert sin(t)^2 + cos(t)^2 ~= 1
`,
}

var tanEntry = Entry{
	Name: "tan", Family: Elementwise, Min: 1, Max: 1, Pointwise: true, Apply: applyKernel,
	Signature: "tan(x_n) -> y_n", Law: pointwiseLaw, Errors: pointwiseErrors, Cost: pointwiseCost,
	Doc: "The tangent of an angle in radians, sin x/cos x.",
	Example: `assert tan(pi/4) ~= 1
`,
}

var asinEntry = Entry{
	Name: "asin", Family: Elementwise, Min: 1, Max: 1, Pointwise: true, Apply: applyKernel,
	Signature: "asin(x_n) -> y_n", Law: pointwiseLaw, Errors: pointwiseErrors, Cost: pointwiseCost,
	Doc: "The angle in [-pi/2, pi/2] whose sine is x, for -1 <= x <= 1.",
	Example: `assert asin(1/2) ~= pi/6
`,
}

var acosEntry = Entry{
	Name: "acos", Family: Elementwise, Min: 1, Max: 1, Pointwise: true, Apply: applyKernel,
	Signature: "acos(x_n) -> y_n", Law: pointwiseLaw, Errors: pointwiseErrors, Cost: pointwiseCost,
	Doc: "The angle in [0, pi] whose cosine is x, for -1 <= x <= 1.",
	Example: `assert acos(1/2) ~= pi/3
`,
}

var atanEntry = Entry{
	Name: "atan", Family: Elementwise, Min: 1, Max: 1, Pointwise: true, Apply: applyKernel,
	Signature: "atan(x_n) -> y_n", Law: pointwiseLaw, Errors: pointwiseErrors, Cost: pointwiseCost,
	Doc: "The angle in (-pi/2, pi/2) whose tangent is x.",
	Example: `assert atan(1) ~= pi/4
`,
}

var atan2Entry = Entry{
	Name: "atan2", Family: Elementwise, Min: 2, Max: 2, Pointwise: true, Apply: applyKernel,
	Signature: "atan2(y_n, x_n) -> t_n", Law: pointwiseLaw, Errors: pointwiseErrors, Cost: pointwiseCost,
	Doc: "The angle of the point (x, y) in (-pi, pi]; y comes first. Not differentiable at the origin.",
	Example: `chart theta(x, y)
t = atan2(y, x)
assert t @ theta(-1, 0) ~= pi
print (d_i t)[x]
`,
}

var sinhEntry = Entry{
	Name: "sinh", Family: Elementwise, Min: 1, Max: 1, Pointwise: true, Apply: applyKernel,
	Signature: "sinh(x_n) -> y_n", Law: pointwiseLaw, Errors: pointwiseErrors, Cost: pointwiseCost,
	Doc: "The hyperbolic sine, (exp x - exp -x)/2.",
	Example: `assert sinh(log(2)) ~= 3/4
`,
}

var coshEntry = Entry{
	Name: "cosh", Family: Elementwise, Min: 1, Max: 1, Pointwise: true, Apply: applyKernel,
	Signature: "cosh(x_n) -> y_n", Law: pointwiseLaw, Errors: pointwiseErrors, Cost: pointwiseCost,
	Doc: "The hyperbolic cosine, (exp x + exp -x)/2.",
	Example: `assert cosh(log(2)) ~= 5/4
`,
}

var tanhEntry = Entry{
	Name: "tanh", Family: Elementwise, Min: 1, Max: 1, Pointwise: true, Apply: applyKernel,
	Signature: "tanh(x_n) -> y_n", Law: pointwiseLaw, Errors: pointwiseErrors, Cost: pointwiseCost,
	Doc: "The hyperbolic tangent, sinh x/cosh x.",
	Example: `chart w(W[2])
X_nf = [[1, 2], [3, 4], [0, 1]]
h_n = tanh(X_nf W_f)
print h @ w([0.1, 0.2])
`,
}

var expEntry = Entry{
	Name: "exp", Family: Elementwise, Min: 1, Max: 1, Pointwise: true, Apply: applyKernel,
	Signature: "exp(x_n) -> y_n", Law: pointwiseLaw, Cost: pointwiseCost,
	Doc:    "The exponential function, entry by entry.",
	Errors: pointwiseErrors + " The exponential of a linear map is expm.",
	Example: `assert exp([0, 1]) ~= [1, e]
`,
}

var logEntry = Entry{
	Name: "log", Family: Elementwise, Min: 1, Max: 1, Pointwise: true, Apply: applyKernel,
	Signature: "log(x_n) -> y_n", Law: pointwiseLaw, Errors: pointwiseErrors, Cost: pointwiseCost,
	Doc: "The natural logarithm, for x > 0.",
	Example: `assert log(e^(2)) ~= 2
`,
}

var sqrtEntry = Entry{
	Name: "sqrt", Family: Elementwise, Min: 1, Max: 1, Pointwise: true, Apply: applyKernel,
	Signature: "sqrt(x_n) -> y_n", Law: pointwiseLaw, Errors: pointwiseErrors, Cost: pointwiseCost,
	Doc: "The square root that is not negative, for x >= 0; not differentiable at 0.",
	Example: `chart theta(x, y)
r = sqrt(x^2 + y^2)
assert r @ theta(3, 4) ~= 5
`,
}

var absEntry = Entry{
	Name: "abs", Family: Elementwise, Min: 1, Max: 1, Pointwise: true, Apply: applyKernel,
	Signature: "abs(x_n) -> y_n", Law: pointwiseLaw, Errors: pointwiseErrors, Cost: pointwiseCost,
	Doc: "The absolute value. Its derivative is sign(x), 0 at 0.",
	Example: `assert abs([-2, 3]) ~= [2, 3]
`,
}

var signEntry = Entry{
	Name: "sign", Family: Elementwise, Min: 1, Max: 1, Pointwise: true, Apply: applyKernel,
	Signature: "sign(x_n) -> y_n", Law: pointwiseLaw, Errors: pointwiseErrors, Cost: pointwiseCost,
	Doc: "-1, 0 or 1 as x is negative, zero or positive. Its derivative is 0.",
	Example: `assert sign([-2, 0, 3]) ~= [-1, 0, 1]
`,
}

var minEntry = Entry{
	Name: "min", Family: Elementwise, Min: 1, Max: -1, Pointwise: true, Apply: applyFold,
	Signature: "min(x_n, y_n, …) -> z_n", Law: pointwiseLaw, Cost: pointwiseCost,
	Doc:    "The least of two or more numbers, entry by entry. At a tie the derivative is the first one's.",
	Errors: pointwiseErrors + " Over an index of one array it is min_n(x_n).",
	Example: `x_n = [1, 5]
assert min(x_n, 3) ~= [1, 3]
assert min_n(x_n) ~= 1
`,
}

var maxEntry = Entry{
	Name: "max", Family: Elementwise, Min: 1, Max: -1, Pointwise: true, Apply: applyFold,
	Signature: "max(x_n, y_n, …) -> z_n", Law: pointwiseLaw, Cost: pointwiseCost,
	Doc:    "The greatest of two or more numbers, entry by entry. At a tie the derivative is the first one's.",
	Errors: pointwiseErrors + " Over an index of one array it is max_n(x_n).",
	Example: `x_n = [1, 5]
assert max(x_n, 3, 2) ~= [3, 5]
assert max_n(x_n) ~= 5
`,
}

var floorEntry = Entry{
	Name: "floor", Family: Elementwise, Min: 1, Max: 1, Pointwise: true, Apply: applyKernel,
	Signature: "floor(x_n) -> y_n", Law: pointwiseLaw, Cost: pointwiseCost,
	Doc:    "The largest whole number that is not above x.",
	Errors: pointwiseErrors + " It has no derivative in the language.",
	Example: `assert floor([-1.5, 2.5]) ~= [-2, 2]
`,
}

var erfEntry = Entry{
	Name: "erf", Family: Elementwise, Min: 1, Max: 1, Pointwise: true, Apply: applyKernel,
	Signature: "erf(x_n) -> y_n", Law: pointwiseLaw, Errors: pointwiseErrors, Cost: pointwiseCost,
	Doc:    "The error function, 2/sqrt(pi) times the integral of exp(-t^2) from 0 to x.",
	Source: "NIST Digital Library of Mathematical Functions, (7.2.1)",
	Example: `assert erf(1) ~= 0.8427007929497149
`,
}

var gammaEntry = Entry{
	Name: "gamma", Family: Elementwise, Min: 1, Max: 1, Pointwise: true, Apply: applyKernel,
	Signature: "gamma(x_n) -> y_n", Law: pointwiseLaw, Errors: pointwiseErrors, Cost: pointwiseCost,
	Doc:    "Euler's gamma function, (x-1)! at whole numbers; not defined at 0 and the negative whole numbers.",
	Source: "NIST Digital Library of Mathematical Functions, (5.2.1)",
	Example: `assert gamma(5) ~= 24
assert gamma(1/2) ~= sqrt(pi)
`,
}

var digammaEntry = Entry{
	Name: "digamma", Family: Elementwise, Min: 1, Max: 1, Pointwise: true, Apply: applyKernel,
	Signature: "digamma(x_n) -> y_n", Law: pointwiseLaw, Errors: pointwiseErrors, Cost: pointwiseCost,
	Doc:    "The derivative of log gamma(x).",
	Source: "NIST Digital Library of Mathematical Functions, (5.2.2)",
	Example: `assert digamma(1) ~= -0.5772156649015329    # minus Euler's constant
`,
}

var trigammaEntry = Entry{
	Name: "trigamma", Family: Elementwise, Min: 1, Max: 1, Pointwise: true, Apply: applyKernel,
	Signature: "trigamma(x_n) -> y_n", Law: pointwiseLaw, Errors: pointwiseErrors, Cost: pointwiseCost,
	Doc:    "The second derivative of log gamma(x): the Fisher information of a gamma distribution's shape.",
	Source: "NIST Digital Library of Mathematical Functions, 5.15",
	Example: `assert trigamma(1) ~= pi^2/6
`,
}

var reluEntry = Entry{
	Name: "relu", Family: Elementwise, Min: 1, Max: 1, Pointwise: true, Apply: applyKernel,
	Signature: "relu(x_n) -> y_n", Law: pointwiseLaw, Errors: pointwiseErrors, Cost: pointwiseCost,
	Doc: "The rectifier max(x, 0). Its derivative is 1 above 0 and 0 elsewhere, at 0 too.",
	Example: `assert relu([-2, 3]) ~= [0, 3]
`,
}

var softplusEntry = Entry{
	Name: "softplus", Family: Elementwise, Min: 1, Max: 1, Pointwise: true, Apply: applyKernel,
	Signature: "softplus(x_n) -> y_n", Law: pointwiseLaw, Errors: pointwiseErrors, Cost: pointwiseCost,
	Doc: "log(1 + exp x), without overflow; its derivative is sigmoid(x).",
	Example: `assert softplus(0) ~= log(2)
`,
}

var sigmoidEntry = Entry{
	Name: "sigmoid", Family: Elementwise, Min: 1, Max: 1, Pointwise: true, Apply: applyKernel,
	Signature: "sigmoid(x_n) -> y_n", Law: pointwiseLaw, Errors: pointwiseErrors, Cost: pointwiseCost,
	Doc: "1/(1 + exp -x), without overflow.",
	Example: `assert sigmoid([0, log(3)]) ~= [1/2, 3/4]
`,
}
