package interp_test

// Numbers say how many digits rounding has left, and are computed by the form that leaves most.

import (
	"strings"
	"testing"
)

func TestNumbersSayHowManyDigitsTheyHave(t *testing.T) {
	const kerr = "chart K(t, r, th, ph) where r > 0, 0 < th < pi\nparam M = 1\nparam a = 1/2\nSigma = r^2 + a^2*cos(th)^2\nDelta = r^2 - 2 M r + a^2\n" +
		"metric g_{mu nu} = [[-(1 - 2 M r/Sigma), 0, 0, -2 M r a*sin(th)^2/Sigma], [0, Sigma/Delta, 0, 0], [0, 0, Sigma, 0], [-2 M r a*sin(th)^2/Sigma, 0, 0, (r^2 + a^2 + 2 M r a^2*sin(th)^2/Sigma)*sin(th)^2]] on K\n" +
		"Q = kretschmann(g)\nh = 1 + sqrt(3)/2\n"
	const line = "chart c(x)\nf = sqrt(x^2 + 1) - abs(x)\n"
	for _, c := range []struct {
		head, expr, want string
		digits           int
	}{
		// 48 M² (r² - a² c²)(…)/(…)⁶ at the horizon, by hand with 50 digits
		{kerr, "Q @ K(0, h*(1 + 1e-6), 1, 0)", "0.694877", 6},
		{kerr, "Q @ K(0, h*(1 + 1e-9), 1, 0)", "0.69488", 6},
		{kerr, "Q @ K(0, h*(1 + 1e-12), 1, 0)", "0.69488", 6},
		{line, "(1 - cos(x)^2) @ c(1e-9)", "1e-18", 6},
		{line, "((1 + x)^20 - 1 - 20*x) @ c(1e-9)", "1.9e-16", 6},
		{line, "f @ c(2)", "0.236068", 6},
		{line, "f @ c(1e6)", "5e-7 (about 3 digits)", 3},
		{line, "2 (f @ c(1e6))", "1e-6 (about 3 digits)", 3},
		{line, "x*f @ c(1e6)", "0.5 (about 3 digits)", 3},
		{line, "f @ c(1e9)", "0 (within 2e-7)", 0},
		{line, "(f @ c(1e9)) - (f @ c(1e9))", "0", 6},
		{line, "[f, x] @ c(1e6)", "[5.00004e-7 1000000]", 6}, // judged by the largest
		{line, "1 + (f @ c(1e6))", "1", 6},
	} {
		v, err := compile(t, c.head).Eval(t.Context(), c.expr)
		if err != nil {
			t.Errorf("%s: %s", c.expr, describe(err))
			continue
		}
		if v.String() != c.want || v.Digits() != c.digits {
			t.Errorf("%s is %s with %d digits, want %s with %d", c.expr, v, v.Digits(), c.want, c.digits)
		}
		j, err := v.MarshalJSON()
		if err != nil || strings.Contains(string(j), `"digits":`) != (c.digits < 6) {
			t.Errorf("%s in JSON is %s, %v", c.expr, j, err)
		}
		if c.digits < 6 != strings.Contains(v.LaTeX(), `\text{`) {
			t.Errorf("%s in LaTeX is %s", c.expr, v.LaTeX())
		}
	}
}
