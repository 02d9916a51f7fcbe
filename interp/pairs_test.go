package interp_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/testscale"
	"github.com/seed2d4d80ff/geo/interp"
)

// pair is two formulas that are equal, or not, by the way they were made.
type pair struct {
	a, b  string
	equal bool
}

// maker makes pairs of formulas in x and y.
type maker struct{ *rand.Rand }

func (m maker) pick(list ...string) string { return list[m.IntN(len(list))] }

// small is a formula with values of moderate size everywhere.
func (m maker) small(depth int) string {
	if depth == 0 {
		return m.pick("sin(x)", "cos(y)", "1/(1 + x^2)", "tanh(x - y)", "x/(1 + x^2)", "exp(-y^2)", fmt.Sprint(m.IntN(9)+1))
	}
	a, b := m.small(depth-1), m.small(depth-1)
	return m.pick("("+a+" + "+b+")", "("+a+")*("+b+")", "sin("+a+")", "max("+a+", "+b+")", "abs("+a+")", "("+a+" - "+b+")/3", "relu("+a+")")
}

// any is a formula of any size.
func (m maker) any(depth int) string {
	if depth == 0 {
		return m.pick("x", "y", "x*y", "x^2", "x - 3", "sin(x)", "sqrt(1 + y^2)", fmt.Sprint(m.IntN(9)+1))
	}
	a, b := m.any(depth-1), m.any(depth-1)
	return m.pick("("+a+" + "+b+")", "("+a+")*("+b+")", "sin("+a+")", "max("+a+", "+b+")", "abs("+a+")", "("+a+" - "+b+")", "relu("+a+")", "sqrt(1 + ("+a+")^2)")
}

// identity is a pair of formulas that are equal wherever they are defined.
func (m maker) identity() pair {
	a, b, c := m.any(1), m.any(1), m.any(0)
	sides := [][2]string{
		{"max(%[1]s, %[2]s)", "((%[1]s) + (%[2]s) + abs((%[1]s) - (%[2]s)))/2"},
		{"min(%[1]s, %[2]s) + max(%[1]s, %[2]s)", "(%[1]s) + (%[2]s)"},
		{"abs(%[1]s)", "sqrt((%[1]s)^2)"},
		{"relu(%[1]s) - relu(-(%[1]s))", "%[1]s"},
		{"((%[1]s) + (%[2]s))^2", "(%[1]s)^2 + 2*(%[1]s)*(%[2]s) + (%[2]s)^2"},
		{"sin(%[3]s)^2*(%[1]s) + cos(%[3]s)^2*(%[1]s)", "%[1]s"},
		{"exp(sin(%[1]s))*exp(sin(%[2]s))", "exp(sin(%[1]s) + sin(%[2]s))"},
		{"log((1 + (%[3]s)^2)^2)", "2*log(1 + (%[3]s)^2)"},
		{"sign(%[1]s)*(%[1]s)", "abs(%[1]s)"},
		{"floor((%[3]s) + 2)", "floor(%[3]s) + 2"},
		{"(if %[1]s < %[2]s then %[1]s else %[2]s)", "min(%[1]s, %[2]s)"},
		{"1/(sqrt(1 + (%[3]s)^2) + abs(%[3]s))", "sqrt(1 + (%[3]s)^2) - abs(%[3]s)"},
		{"abs((%[1]s)*(%[2]s))", "abs(%[1]s)*abs(%[2]s)"},
		{"cos(2*(%[3]s))", "1 - 2*sin(%[3]s)^2"},
	}
	s := sides[m.IntN(len(sides))]
	form := func(text string) string {
		text += "%[1]s%[2]s%[3]s" // all are used
		out := fmt.Sprintf(text, a, b, c)
		return strings.TrimSuffix(out, a+b+c)
	}
	return pair{form(s[0]), form(s[1]), true}
}

// far is where a near miss begins: beyond the usual range.
func (m maker) far() string {
	return fmt.Sprint(m.pick("5", "17", "123", "4321", "54321", "99.5", "6.25"))
}

// miss is a pair of formulas of moderate size that differ somewhere by more
// than any tolerance.
func (m maker) miss() pair {
	k, x := m.far(), m.pick("x", "y", "(-x)", "(x + y)", "(x - 2*y)")
	bump := []string{
		"relu(X - K)", "relu(K - X) - K + X", "(if X > K then 1 else 0)", "(if X > K and X < K + 0.01 then 1 else 0)",
		"(if X == K then 1 else 0)", "max(0, 1 - 1000*abs(X - K))", "(abs(X - K) - K + X)", "(sign(X - K) + 1)",
		"floor(abs(X)/K)", "(sqrt((X - K)^2) - K + X)", "(acos(cos(X/4)) - abs(X/4))", "(asin(sin(X/3)) - X/3)", "(atan2(sin(X/3), cos(X/3)) - X/3)",
		"relu(x*y - K)", "relu(1 - 100*abs(x^2 + y^2 - K))", "(min(X, K) - X)", "(if X < -K then X else 0)", "(if X*X > K*K then 1 else 0)",
	}
	d := strings.NewReplacer("X", x, "K", k).Replace(bump[m.IntN(len(bump))])
	e := m.small(m.IntN(3))
	if m.IntN(4) == 0 {
		return pair{"exp(sin(" + e + "))/(2 + " + d + "^2)", "exp(sin(" + e + "))/2", false}
	}
	return pair{e + " + " + d, e, false}
}

// hair is a pair of formulas that differ by less than floats tell where they
// are usually sampled.
func (m maker) hair() pair {
	e := m.any(m.IntN(2))
	d := m.pick("1e-13*x^2", "1e-20", "x/10^25", "1e-30*sin(x)", "1e-13*x*y", "y^2/10^18", "exp(x)/10^40")
	return pair{e + " + " + d, e, false}
}

// TestPairs: of formulas that are equal by construction none is called
// unequal, and of those that are not none is called equal.
func TestPairs(t *testing.T) {
	m := maker{rand.New(rand.NewPCG(testscale.Seed(t), 5))}
	var p *interp.Program
	undecided := map[bool]int{}
	total := map[bool]int{}
	for k := range testscale.Count(t, 4000, 300) {
		if k%500 == 0 {
			p = compile(t, "chart c(x, y)\n")
		}
		var q pair
		op := "~="
		switch m.IntN(4) {
		case 0:
			q = m.identity()
		case 1:
			q, op = m.hair(), "=="
		default:
			q = m.miss()
		}
		if op == "~=" && m.IntN(3) == 0 {
			op = "=="
		}
		total[q.equal]++
		v, err := p.Eval(t.Context(), q.a+" "+op+" "+q.b)
		switch {
		case err != nil && (strings.Contains(err.Error(), "E0458") || strings.Contains(err.Error(), "E0453")):
			undecided[q.equal]++
		case err != nil:
			t.Errorf("%s %s %s: %v", q.a, op, q.b, describe(err))
		case v.Bool() != q.equal:
			t.Errorf("%s %s %s is %s", q.a, op, q.b, v)
		}
	}
	for equal, n := range undecided {
		if 2*n > total[equal] {
			t.Errorf("%d of %d pairs (equal: %v) are not decided", n, total[equal], equal)
		}
	}
	t.Log("not decided:", undecided, "of", total)
}
