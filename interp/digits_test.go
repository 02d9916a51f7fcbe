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
		{line, "[f, x] @ c(1e6)", "[5e-7 1000000] (about 3 digits)", 3}, // each for itself
		{line, "[f, x, 2 f] @ c(1e9)", "[0 1000000000 0] (within 5e-7)", 0},
		{line, "[x, x^2] @ c(3)", "[3 9]", 6},
		{line, "sin([x, 3.141592653589793*x]_n) @ c(1)", "[0.841471 0] (within 9e-16)", 0},
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

// What an exact number prints is right to its last digit, whatever floats lose on
// the way: values by mpmath with 50 digits.
func TestExactNumbersKeepTheirDigits(t *testing.T) {
	p := compile(t, "chart c(x)\nk = 2^60 - sqrt(2^120 + 2^20)\nu_n = [sqrt(10^20 + 1) - 10^10, 0]\n")
	for _, c := range [][2]string{
		{"sin(10^22)", "-0.852201"},
		{"cos(10^22)", "0.523215"},
		{"sin(10^22 + 1/3)", "-0.6341"},
		{"log(10^400)", "921.034"},
		{"log(10^-400)", "-921.034"},
		{"log(x) @ c(1e-310)", "-713.801"},
		{"log(1 + 1e-30)", "1e-30"},
		{"exp(1e-30) - 1", "1e-30"},
		{"(1 + 1e-15)^(1e15)", "2.71828"},
		{"sqrt(10^20 + 1) - 10^10", "5e-11"},
		{"cos(1e-10) - 1", "-5e-21"},
		{"asin(1 - 1e-20) - pi/2", "-1.41421e-10"},
		{"atan(1e20) - pi/2", "-1e-20"},
		{"exp(pi*sqrt(163)) - 262537412640768744", "-7.49927e-13"},
		{"sqrt(2) + sqrt(3) - sqrt(5 + 2*sqrt(6))", "0"},
		{"exp(1000)/10^430", "19700.7"},
		{"exp(-800)", "0 (within 5e-324)"},
		{"floor(10^30 + 1/2)", "1000000000000000000000000000000"},
		{"floor(-10^30 - 1/2)", "-1000000000000000000000000000001"},
		{"k", "-4.54747e-13"},
		{"sign(k)", "-1"},
		{"sqrt(-k)", "6.7435e-7"},
		{"log(-k)", "-28.419"},
		{"u", "[5e-11 0]"},
		{"u[1]", "5e-11"},
		{"u[1] == 0", "false"},
		{"log((1 + 1e-30)*x) @ c(1)", "0 (within 2e-16)"},
	} {
		v, err := p.Eval(t.Context(), c[0])
		if err != nil {
			t.Errorf("%s: %s", c[0], describe(err))
		} else if v.String() != c[1] {
			t.Errorf("%s is %s, want %s", c[0], v, c[1])
		}
	}
	if v, err := p.Eval(t.Context(), "tan(pi/2)"); err == nil || !strings.Contains(describe(err), "E0402") {
		t.Errorf("tan(pi/2) is %s, %v", v, err)
	}
}
