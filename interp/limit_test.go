package interp_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

// A limit is what values come to: of random formulas, those close by, computed without limits.
func TestLimitsAreApproached(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 3))
	ctx := context.Background()
	p, err := engine(t, interp.Options{}).Compile(ctx, "f.geo", "chart c(x)\nchart h(q) where q > 0\n")
	if err != nil {
		t.Fatal(err)
	}
	var f func(depth int) string
	f = func(depth int) string {
		if depth == 0 {
			return []string{"x", "x", "1", "2", "x^2", "3*x", "1/x"}[rng.IntN(7)]
		}
		a := f(depth - 1)
		switch rng.IntN(14) {
		case 0:
			return "(" + a + " + " + f(depth-1) + ")"
		case 1:
			return "(" + a + " - " + f(depth-1) + ")"
		case 2:
			return "(" + a + ")*(" + f(depth-1) + ")"
		case 3:
			return "(" + a + ")/(" + f(depth-1) + ")"
		case 4:
			return "sin(" + a + ")"
		case 5:
			return "exp(-(" + a + ")^2)"
		case 6:
			return "sqrt(1 + (" + a + ")^2)"
		case 7:
			return "(cos(" + a + ") - 1)"
		case 8:
			return "tanh(" + a + ")"
		case 9:
			return "atan(" + a + ")"
		case 10:
			return "exp(" + a + ")"
		case 11:
			return "log(abs(" + a + "))"
		case 12:
			return "(1 + (" + a + ")^2)^(" + f(depth-1) + ")"
		}
		return "log(2 + (" + a + ")^2)"
	}
	decided, finite := 0, 0
	for range 800 {
		formula := f(3)
		at := []string{"0", "1", "-2", "inf", "-inf"}[rng.IntN(5)]
		v, err := p.Eval(ctx, "limit("+formula+", x, "+at+")")
		if err != nil {
			if c := code(err); c != "E0352" && c != "E0402" {
				t.Errorf("limit(%s, x, %s): %v", formula, at, err)
			}
			continue
		}
		decided++
		// The distance shrinks: what is left must shrink along, or be rounding.
		worst, slower := math.Inf(1), false
		text := strings.TrimSpace(strings.Split(v.String(), " (")[0])
		for _, h := range []float64{1e-1, 1e-2, 1e-3, 1e-4, 1e-8, 1e-16, 1e-32, 1e-64, 1e-128} {
			if h < 1e-4 && worst <= 0.05 {
				break // logarithms take longer
			}
			off := 0.0
			for _, side := range []float64{1, -1} {
				x := fmt.Sprintf("%s + %g", at, side*h)
				if strings.HasSuffix(at, "inf") {
					x = strings.Replace(at, "inf", fmt.Sprint(1/h), 1)
				}
				y, err := p.Eval(ctx, "("+formula+") @ c("+x+")")
				if err != nil {
					y, err = p.Eval(ctx, formula)
				}
				if err != nil || y.Kind() != interp.Numbers {
					off = math.NaN()
					break
				}
				switch text {
				case "inf":
					off = math.Max(off, 1/math.Max(1e-300, y.Float64()))
				case "-inf":
					off = math.Max(off, 1/math.Max(1e-300, -y.Float64()))
				default:
					w, err := p.Eval(ctx, "float("+text+")")
					if err != nil {
						t.Fatalf("%s: %v", text, err)
					}
					off = math.Max(off, math.Abs(y.Float64()-w.Float64())/math.Max(1, math.Abs(w.Float64())))
				}
			}
			if math.IsNaN(off) {
				break // no digits there
			}
			slower, worst = off < 0.95*worst, off
		}
		if text != "inf" && text != "-inf" {
			finite++
		}
		if !math.IsInf(worst, 1) && worst > 0.05 && !slower {
			t.Errorf("limit(%s, x, %s) is %s; close by it is %g away", formula, at, text, worst)
		}
	}
	if decided < 100 || finite < 60 {
		t.Errorf("%d decided, %d of them finite", decided, finite)
	}
}

// What limit says: printed, or refused with a code.
func TestLimit(t *testing.T) {
	const head = "param M where M > 0\nparam k, b\nparam c where c < 0\nfn a(t)\nchart S(r) where r > 2 M\nchart X(x, y)\nchart P(q) where q > 0\nf = 1 - 2 M/r\n"
	for _, c := range []struct{ text, want string }{
		{"limit(f, r, inf)", "1"}, {"limit(f, r, 2 M)", "0"}, {"limit(1/f, r, 2 M)", "inf"}, {"limit(f, M, 0)", "1"},
		{"limit(sin(x)/x, x, 0)", "1"}, {"limit((1 - cos(x))/x^2, x, 0)", "0.5"}, {"limit((x^2-1)/(x-1), x, 1)", "2"},
		{"limit(1/x^2, x, 0)", "inf"}, {"limit(1/x, x, 0, from: above)", "inf"}, {"limit(1/x, x, 0, from: below)", "-inf"},
		{"limit(1/x, x, 0)", "E0352"}, {"limit(abs(x)/x, x, 0)", "E0352"}, {"limit(abs(q)/q, q, 0)", "1"}, {"limit(1/q, q, 0)", "inf"}, {"limit(q, q, 0, from: below)", "E0352"},
		{"limit((k x + 1)/(b x + 1), x, inf)", "k/b"}, {"limit(1/(b x + 1), x, inf)", "E0352"}, {"limit(1/(M x + 1), x, inf)", "0"},
		{"limit(k x, x, inf)", "E0352"}, {"limit(M x, x, inf)", "inf"}, {"limit(c x^2, x, -inf)", "-inf"}, {"limit(y/x, x, 0)", "E0352"}, {"limit((k^2 + 1)/x^2, x, 0)", "inf"},
		{"limit(exp(-x) x^5, x, inf)", "0"}, {"limit(exp(c x)/x, x, inf)", "0"}, {"limit(exp(k x), x, inf)", "E0352"}, {"limit(exp(-1/x^2)/x^3, x, 0)", "0"},
		{"limit(sqrt(x^2 + 1)/x, x, inf)", "1"}, {"limit(sqrt(x^2 + 1)/x, x, -inf)", "-1"}, {"limit(sqrt(x^2 + x) - x, x, inf)", "0.5"},
		{"limit((a(x + y) - a(y))/x, x, 0)", "a'(y)"}, {"limit(a(x), x, inf)", "E0352"}, {"limit(sin(x), x, inf)", "E0352"},
		{"limit((exp(k x) - 1 - k x)/x^2, x, 0)", "k^2/2"}, {"limit(sqrt(x), x, 0)", "E0352"}, {"limit(floor(x), x, 0)", "E0352"}, {"limit(x log(x), x, 0)", "E0352"},
		{"limit(1/r, r, M)", "E0352"}, {"limit(1/r, r, 3 M)", "1/(3 M)"}, {"limit(M, M, -1)", "E0352"}, {"limit(r, r, k)", "E0352"},
		{"limit(x, y^2, 3)", "E0331"}, {"limit(x, x, y)", "E0331"}, {"limit(x, x, 3, from: left)", "E0201"}, {"limit(x, x, inf, from: above)", "E0331"}, {"limit(1/x^2, x, 0) + 1", "E0402"},
	} {
		p, err := engine(t, interp.Options{}).Compile(context.Background(), "limit.geo", head+"print "+c.text)
		got := ""
		if err == nil {
			got, _, err = run(t, p, interp.RunOptions{})
		}
		if err != nil {
			got = code(err)
		}
		got, _, _ = strings.Cut(strings.TrimSuffix(got, "\n"), " (depends")
		if got = strings.TrimSpace(got); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}

// Limits of exponentials in exponentials and of logarithms of logarithms, with the values of Gruntz, On Computing Limits in a
// Symbolic Manipulation System, thesis, ETH Zürich 1996, section 8.1, and others that calculus courses ask for. All go to infinity.
func TestGruntzsLimits(t *testing.T) {
	p, err := engine(t, interp.Options{}).Compile(context.Background(), "gruntz.geo", "param M where M > 0\nparam k\nchart c(x) where x > 0\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ formula, want string }{
		{"exp(x)*(exp(1/x - exp(-x)) - exp(1/x))", "-1"},
		{"exp(x)*(exp(1/x + exp(-x) + exp(-x^2)) - exp(1/x - exp(-exp(x))))", "1"},
		{"exp(exp(x - exp(-x))/(1 - 1/x)) - exp(exp(x))", "inf"},
		{"exp(exp(exp(x)/(1 - 1/x))) - exp(exp(exp(x)/(1 - 1/x - log(x)^(-log(x)))))", "-inf"},
		{"log(x)^2*exp(sqrt(log(x))*log(log(x))^2*exp(sqrt(log(log(x)))*log(log(log(x)))^3))/sqrt(x)", "0"},
		{"x*log(x)*log(x*exp(x) - x^2)^2/log(log(x^2 + 2*exp(exp(3*x^3*log(x)))))", "1/3"},
		{"(exp(x*exp(-x)/(exp(-x) + exp(-2*x^2/(x + 1)))) - exp(x))/x", "-exp(2)"},
		{"exp(x*exp(-x)/(exp(-x) + exp(-2*x^2/(x + 1))))/exp(x)", "1"},
		{"log(x)*(log(log(x) + log(log(x))) - log(log(x)))/log(log(x) + log(log(log(x))))", "1"},
		{"exp(4*x*exp(-x)/(1/exp(x) + 1/exp(2*x^2/(x + 1))))/exp(x)^4", "1"},
		{"log(x)/x^(1/6)", "0"}, {"x^100/exp(x/100)", "0"}, {"x^(1/x)", "1"}, {"(1 + M/x)^(x)", "exp(M)"}, {"x*(pi/2 - atan(x))", "1"}, {"tanh(x)", "1"},
		{"sinh(x)/exp(x)", "1/2"}, {"sqrt(x + sqrt(x + sqrt(x))) - sqrt(x)", "1/2"}, {"asinh(x) - log(x)", "log(2)"}, {"acosh(x)/log(x)", "1"}, {"softplus(x) - x", "0"},
		{"softplus(-x)*exp(x)", "1"}, {"sigmoid(-x)*exp(x)", "1"}, {"erf(x)", "1"}, {"erfc(x)*exp(x)", "0"}, {"erfc(-x)", "2"}, {"log2(x)/log10(x)", "log(10)/log(2)"},
		{"sin(x)/x", "0"}, {"x/(2 + sin(x))", "inf"}, {"exp(sin(x))/x", "0"}, {"abs(sin(x))/x", "0"}, {"sqrt(2 + sin(x))/x", "0"}, {"log(2 + sin(x))/x", "0"}, {"max(x, 3)/x", "1"}, {"min(x, 3)", "3"}, {"log1p(x)/log(x)", "1"}, {"exp(-M*x)*x^(3/2)", "0"},
		{"exp(sqrt(log(x)))/x", "0"}, {"log(log(x))/log(x)", "0"}, {"exp(x + exp(-x)) - exp(x)", "1"}, {"x*sin(1/x)", "1"}, {"cbrt(x^3 + x^2) - x", "1/3"},
		// What is not decided: values that oscillate, signs and cancellations that are not known.
		{"sin(x)", ""}, {"x*sin(x)", ""}, {"1/(x*sin(x))", ""}, {"sin(x)/sin(x + 1)", ""}, {"exp(k*x)", ""}, {"erfc(x)*exp(x^2)", ""}, {"x^(k)", ""}, {"cos(x)^2 + x - x", ""}, {"log(sin(x))/x", ""},
		{"sqrt(sin(x))/x", ""}, {"x^(sin(x))", ""}, {"1/(sin(x) + exp(-x))/x", ""}, {"exp(x*sin(x))", ""}, {"floor(x)/x", ""},
	} {
		v, err := p.Eval(context.Background(), "limit("+c.formula+", x, inf)")
		switch {
		case c.want == "":
			if code(err) != "E0352" {
				t.Errorf("%s is said to go to %v: %v", c.formula, v, err)
			}
		case err != nil:
			t.Errorf("%s: %v", c.formula, err)
		default:
			if strings.HasSuffix(c.want, "inf") {
				if v.String() != c.want {
					t.Errorf("%s goes to %v, not to %s", c.formula, v, c.want)
				}
				continue
			}
			same, err := p.Eval(context.Background(), "limit("+c.formula+", x, inf) == "+c.want)
			if err != nil || !same.Bool() || !same.Decided() {
				t.Errorf("%s goes to %v, not to %s: %v", c.formula, v, c.want, err)
			}
		}
	}
}
