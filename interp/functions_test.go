package interp_test

import (
	"strings"
	"testing"
)

// What functions of numbers simplify to, and where that has a value.
func TestFunctionsSimplify(t *testing.T) {
	for in, want := range map[string]string{
		// exact values
		"acosh(1)": "0", "log10(1000)": "3", "log10(0.001)": "-3", "log2(1/8)": "-3", "log2(sqrt(2))": "0.5", "factorial(5)": "120",
		"factorial(30)": "265252859812191058636308480000000", "binomial(30, 15)": "155117520", "binomial(-2, 3)": "-4", "binomial(3, 5)": "0",
		"cbrt(-8)": "-2", "hypot(3, 4)": "5", "mod(-7, 3)": "2", "mod(7, -3)": "-2", "mod(7/2, 2/3)": "0.166667",
		"lambertw(2*exp(2))": "2", "lambertw(-exp(-1))": "-1", "erfc(0)": "1", "erfc(10)": "2.08849e-45", "log1p(1e-300)": "1e-300", "ellipticE(1)": "1",
		// of formulas
		"asinh(-y)": "-asinh(y)", "cosh(asinh(y))": "sqrt(y^2 + 1)", "sinh(acosh(x + 1))": "sqrt(x (x + 2))", "acosh(cosh(y))": "abs(y)", "acosh(cosh(x))": "x",
		"asinh(sinh(y))": "y", "tanh(atanh(y))": "y  (where -1 < y < 1)", "atanh(tanh(y))": "y", "log1p(expm1(y))": "y", "expm1(log1p(y))": "y  (where y > -1)",
		"log1p(exp(y))": "softplus(y)", "exp(log1p(y))": "y + 1  (where y > -1)", "exp(asinh(y))": "y + sqrt(y^2 + 1)",
		"lambertw(y)/y": "exp(-lambertw(y))", "y/lambertw(y)": "exp(lambertw(y))", "lambertw(y)*exp(lambertw(y))": "y  (where y >= -1/e)",
		"y*exp(-lambertw(y))": "lambertw(y)", "exp(2*lambertw(y))*lambertw(y)^2": "y^2  (where y >= -1/e)",
		"cbrt(y)^3": "y", "cbrt(x)": "x^(1/3)", "cbrt(y^4)": "abs(y)^(4/3)", "cbrt(8*y^3*x)": "2 y x^(1/3)", "cbrt(-y)": "-cbrt(y)",
		"hypot(y, 0)": "abs(y)", "hypot(-y, x)": "hypot(x, y)", "mod(5*pi, 2*pi)": "3.14159", "mod(3*x, 2*x)": "x",
		"2^(log2(x))": "x", "log10(10^(y))": "y", "csc(y)^2 - cot(y)^2": "1", "silu(y)": "y sigmoid(y)", "factorial(y)": "gamma(y + 1)",
		// derivatives
		"diff(acosh(x), x)": "1/sqrt(x^2 - 1)  (where x >= 1)", "diff(log10(x), x)": "1/(x log(10))", "diff(erfc(y), y)": "-2 exp(-y^2)/sqrt(pi)",
		"diff(cbrt(y), y)": "cbrt(y)/(3 y)", "diff(lambertw(y), y)": "exp(-lambertw(y))/(1 + lambertw(y))", "diff(ellipticE(y), y)": "-ellipticD(y)/2  (where y <= 1)",
		"diff(ellipticK(y), y)": "(ellipticK(y) - ellipticD(y))/(2 (1 - y))", "diff(lgamma(x), x)": "digamma(x)", "diff(hypot(x, y), y)": "y/hypot(x, y)",
		"diff(binomial(x, 2), x)": "binomial(x, 2) (digamma(x + 1) - digamma(x - 1))",
		// LaTeX
		"latex(binomial(x, y) + acosh(x) + log10(x) + ellipticK(y))": `\binom{x}{y} + \operatorname{arcosh}(x) + \log_{10}(x) + \operatorname{K}(y)`,
	} {
		out, err := printed(t, "chart c(x, y) where x > 0\nprint "+in)
		if err != nil {
			t.Errorf("%s: %v", in, err)
			continue
		}
		out, _, _ = strings.Cut(strings.TrimSpace(out), " (depends on")
		if out = strings.TrimSpace(out); out != want {
			t.Errorf("%s is printed %s, want %s", in, out, want)
		}
	}
}

// Outside of its domain a function has no value, and the point is named.
func TestFunctionsOutside(t *testing.T) {
	for in, want := range map[string]string{
		"acosh(x) @ c(1/2, 0)": "acosh of a number below 1", "atanh(y) @ c(1, 1)": "atanh of a number outside (-1, 1)", "log10(y) @ c(1, -1)": "log10 of a negative number",
		"log1p(y) @ c(1, -1)": "log1p of -1", "lambertw(y) @ c(1, -1)": "lambertw of a number below -1/e", "ellipticK(x) @ c(1, 0)": "ellipticK of a number not below 1",
		"ellipticE(x) @ c(2, 0)": "ellipticE of a number above 1", "mod(x, y) @ c(1, 0)": "mod of a number by zero",
		"factorial(y) @ c(1, -2)": "gamma of zero or a negative integer", "binomial(y, x) @ c(1/2, -2)": "binomial of a negative integer",
		"cot(y) @ c(1, 0)": "division by zero", "acosh(1/2)": "acosh of a number below 1",
	} {
		_, err := printed(t, "chart c(x, y) where x > 0\nprint "+in)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", in, err, want)
		}
	}
}
