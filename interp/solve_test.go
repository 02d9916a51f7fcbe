package interp_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// Linear systems made of their solution have it, in any number of equations.
func TestSolveFindsWhatSystemsWereMadeOf(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 9))
	for range 12 {
		names := []string{"x", "y", "z"}
		want := make([]int, 3)
		for k := range want {
			want[k] = rng.IntN(19) - 9
		}
		var eqs []string
		for range 4 { // one more than needed
			var terms []string
			sum := 0
			for k, name := range names {
				c := rng.IntN(21) - 10
				terms = append(terms, fmt.Sprintf("(%d)*%s", c, name))
				sum += c * want[k]
			}
			eqs = append(eqs, fmt.Sprintf("%s == %d", strings.Join(terms, " + "), sum))
		}
		text := "param x, y, z\nprint solve([" + strings.Join(eqs, ", ") + "], for: [x, y, z])"
		if got, want := printedOrCode(t, text), fmt.Sprintf("[[%d, %d, %d]]", want[0], want[1], want[2]); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

// Solutions with their conditions, and what is refused.
func TestSolveAsWritten(t *testing.T) {
	const head = "chart F(t)\nchart M(u, v)\nparam x, y, a, b\nparam k where k > 0\nfn q(s), p(s), B(r, s)\nfn w(s) where w > 0\n"
	for _, c := range []struct{ text, want string }{
		{"print solve(2*x == 6, for: x), solve(a*x == b, for: x)", "[[3]], [[b/a]  (where a != 0)]"},
		{"print solve(k*x == b, for: [x])", "[[b/k]]"},
		{"print solve([x + y == a, x - y == 1], for: [x, y])", "[[(a + 1)/2, (a - 1)/2]]"},
		{"print solve([x + y == a, x - y == 1], for: [y, x])", "[[(a - 1)/2, (a + 1)/2]]"},
		{"print solve(x^2 == 4, for: x), solve(x^2 + 1 == 0, for: x), solve(k*x^2 == 1, for: x)", "[[-2], [2]], [], [[-1/sqrt(k)], [1/sqrt(k)]]"},
		{"print solve(x^2 == a, for: x)", "[[-sqrt(a)]  (where a >= 0), [sqrt(a)]  (where a >= 0)]"},
		{"print solve(x^2 - 2*x + 1 == 0, for: x), solve(k^2 == 4, for: k), solve(k == -1, for: k)", "[[1]], [[2]], []"},
		{"print solve(k == a, for: k)", "[[a]  (where 0 < a)]"},
		{"print solve([x == 1, x == 2], for: x), solve([x == 1, 2*x == 2], for: x)", "[], [[1]]"},
		{"print solve(2*q''(t) + q(t)^2 == 0, for: q''(t))", "[[-q(t)^2/2]]"},
		{"print solve(2*w'(t) + w(t) == 0, for: w'(t))", "[[-w(t)/2]]"}, // the condition speaks of w alone
		{"fn z(s) where z > 0, z' > 0\nprint solve(z'(t) == 1, for: z'(t))", "E0348"},
		{"fn z(s) where z'' > 0\nprint solve(z'(t) == 1, for: z'(t))", "E0348"},
		{"print solve([q'(t) + p'(t) == t, q'(t) - p'(t) == 1], for: [q'(t), p'(t)])", "[[(t + 1)/2, (t - 1)/2]]"},
		{"print solve(B'[r](u, v)*u == 1 + B(u, v), for: B'[r](u, v))", "[[(1 + B(u, v))/u]  (where u != 0)]"},
		{"A_n = [x + y, x - y]\nprint solve(A == [3, 1], for: [x, y])", "[[2, 1]]"},
		{"print solve(x*t == 2*t, for: x), solve(x == t, for: x)", "[[2]], []"},
		{"s = solve([x + y == 3, x - y == 1], for: [x, y])\nprint s[1][1], s[1][2]", "2, 1"},
		{"print solve([[2, 0], [0, 4]], [2, 2])", "[1 0.5]"},
		{"print solve(x + y == 1, for: [x, y])", "E0348"},
		{"print solve(x == x, for: x)", "E0348"},
		{"print solve(x^3 == 8, for: x)", "E0348"},
		{"print solve(sin(x) == 1/2, for: x)", "E0348"},
		{"print solve([x*y == 1, x + y == 2], for: [x, y])", "E0348"},
		{"print solve(w(t) == 1, for: w(t))", "E0348"},
		{"print solve(x == 1, for: t)", "E0331"},
		{"print solve(x == 1, for: 2*x)", "E0331"},
		{"print solve(x < 1, for: x)", "E0331"},
		{"print solve(x + 1, for: x)", "E0331"},
		{"print solve(x == 1)", "E0330"},
		{"print solve(x == 1, x)", "E0331"},
	} {
		if got := printedOrCode(t, head+c.text); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
