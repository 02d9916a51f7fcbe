package interp_test

// Solutions that remember what they were found for, and how open functions stand in show.

import (
	"strings"
	"testing"
)

// mustPrint is what a program prints.
func mustPrint(t *testing.T, text string) string {
	t.Helper()
	out, err := printed(t, text)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return out
}

// TestSubstSolution puts solutions in: what they say holds for what their bodies bring up.
func TestSubstSolution(t *testing.T) {
	const head = "chart T(t) where t > 0\nchart S(r, th) where r > 0\nparam k, m\nfn a(t), b(t), f(r)\n"
	for _, c := range []struct{ program, want string }{
		// Expected values by hand.
		{"s = solve(a''(t) == -k a(t), for: a''(t))\nprint subst(a'''(t), s[1]), subst(a''(2*t), s[1])", "-k a'(t), -k a(2 t)"},
		{"s = solve([a'(t) == b(t), b'(t) == -a(t)], for: [a'(t), b'(t)])\nprint subst(a'''(t), s[1])", "-b(t)"},
		{"s = solve(f'(r) r == 1 - f(r), for: f'(r))\nprint subst(r^2*f''(r) + 2*r*f'(r), s[1])", "0"},
		{"s = solve([k + m == 3, k - m == 1], for: [k, m])\nprint subst(k m t, s[1])", "2 t"},
		{"s = solve(k^2 == 4, for: k)\nprint subst(k t, s[1]), subst(k t, s[2])", "-2 t, 2 t"},
		// All at once is another thing than together: bodies that are given swap names.
		{"print subst(a(t) b'(t), a(t): b(t), b(t): a(t))", "b(t) a'(t)"},
	} {
		got := strings.TrimSuffix(strings.TrimSpace(mustPrint(t, head+c.program)), "  (depends on the chart)")
		got = strings.ReplaceAll(strings.TrimSuffix(got, "  (all depend on the chart)"), " (depends on the chart)", "")
		if got != c.want {
			t.Errorf("%s\nprints %s, not %s", c.program, got, c.want)
		}
	}
}

// TestShowDropsArguments: where functions are called at the same variables throughout, and more than once.
func TestShowDropsArguments(t *testing.T) {
	const head = "chart S(t, r) where r > 0\nfn a(t), A(t, r), B(t, r), V(x)\n"
	for _, c := range []struct{ program, want string }{
		{"show d_i (a(t) A(t, r))", "= a A'[t] + A a'\n"},
		{"show d_i (a(t) A(t, r))", "where a = a(t)\n      A = A(t, r)"},
		{"show d_i (A(t, r) B(t, r))", "where A, B = A(t, r), B(t, r)"},
		{"v_i = [a(t), a(2*t)] on S\nshow v", "a(2 t)"},
		{"v_i = [V(a(t)), a(t)] on S\nshow v", "V(a)"},
		{"v_i = [a(t), 0] on S\nshow v", "a(t)"},
		{"show diag(-1, a(t)^2) on S as line", ""},
	} {
		if c.want != "" && !strings.Contains(mustPrint(t, head+c.program), c.want) {
			t.Errorf("%s\nprints %s, in which stands no %s", c.program, mustPrint(t, head+c.program), c.want)
		}
	}
}
