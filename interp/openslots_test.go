package interp_test

// Open functions with slots: their components, derivatives, laws and refusals.

import (
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

const slotsHead = `chart c(t, x)
chart q(u, v) where u > 0
map k: c -> q { u = exp(t); v = x + t^2 } inverse { t = log(u); x = v - log(u)^2 }
metric g_ij = diag(-1, 1) on c
fn A_i(t, x), h_{(ij)}(t, x), F_{[ij]}(t, x), w^i(t), T^i_j(x), Q_{[i|j|k]}(t) on c
fn f(t, x)
param m
`

// TestOpenSlotsHold are identities of all such fields, decided as formulas. Those of components are by the definitions.
func TestOpenSlotsHold(t *testing.T) {
	for _, c := range []string{
		"h(t, x)_ij == h(t, x)_ji and F(t, x)_ij == -F(t, x)_ji and F(t, x)[t,t] == 0",
		"Q(t)_ijk == -Q(t)_kji and not Q(t)_ijk == -Q(t)_jik and not Q(t)_ijk == Q(t)_ikj",
		"A'[x](t, x)[t] == (d_i A(t, x)_j)[x,t]",
		"A'[x,t](t, x)_i == A'[t,x](t, x)_i and not A'[x](t, x)_i == A'[t](t, x)_i",
		"(d_i A(2*t, x)_j)[t,x] == 2*A'[t](2*t, x)[x]",
		"(d_i w(t)^j)[t,x] == w'(t)[x] and (d_i w(t)^j)[x,x] == 0",
		"ext(ext(A(t, x))) == 0 and ext(A(t, x))_ij == d_i A(t, x)_j - d_j A(t, x)_i",
		"(nabla_i A(t, x)_j)_ij == d_i A(t, x)_j",
		"nabla_k g_ij == 0 and nabla^i (f(t, x) A(t, x)_i) == f(t, x) nabla^i A(t, x)_i + A(t, x)^i d_i f(t, x)",
		"A(t, x) @ c(1, 2) == (A(1, 2)) @ c(1, 2)",
		"lie(w(t), g)_ij == nabla_i w(t)_j + nabla_j w(t)_i",
		// By law: pushed it is what the Jacobian makes of it, and pulled back what it was.
		"pull(push(A(t, x), k), k) == A(t, x)",
		"recompute(A(t, x), k) == push(A(t, x), k)",
		"invariant(w(t)^i A(t, x)_i, k) and invariant(g^ij A(t, x)_i A(t, x)_j, k)",
		"not invariant(A(t, x)[t], k) and not invariant(f(t, x) A(t, x)[t], k) and invariant(A(t, x)[x], k)",
		"pull(push(A(t, x), k), k)_i w(t)^i == A(t, x)[t] w(t)[t] + A(t, x)[x] w(t)[x]",
		"T(x)^i_i == T(x)[t,t] + T(x)[x,x] and not T(x)^i_i == T(x)[t,t]",
		"subst(d_i A(t, x)_j, solve(A(t, x)[t] == m x t^2, for: A(t, x)[t])[1])[t,t] == 2 m x t",
	} {
		if got := mustPrint(t, slotsHead+"use metric g\nprint "+c); strings.TrimSpace(got) != "true" {
			t.Errorf("%s is %s", c, got)
		}
	}
}

// TestOpenSlotsPrint: what is printed is read back as the same.
func TestOpenSlotsPrint(t *testing.T) {
	for _, c := range []struct{ program, want string }{
		{"print A(t, x)", "[A(t, x)[t], A(t, x)[x]]"},
		{"print d_i A(t, x)_j", "[[A'[t](t, x)[t], A'[t](t, x)[x]], [A'[x](t, x)[t], A'[x](t, x)[x]]]"},
		{"print w''(2*t)", "[w''(2 t)[t], w''(2 t)[x]]"},
		{"print F(t, x)", "[[0, F(t, x)[t,x]], [-F(t, x)[t,x], 0]]"},
		{"print latex(w'(t)), latex(T(x)[t,x]), latex(A'[x](t, x)[t]), latex(w''(x)[t])",
			`\begin{pmatrix}\dot{w}^{t}(t) & \dot{w}^{x}(t)\end{pmatrix} T^{t}{}_{x}(x) \partial_{x} A_{t}(t, x) \left(w^{t}\right)''(x)`},
		{"show ext(A(t, x))", "(ext(A(t, x)))[t,x] = A'[t][x] - A'[x][t]\nothers by the symmetries, or 0\nwhere A = A(t, x)"},
	} {
		if got := mustPrint(t, slotsHead+c.program); !strings.Contains(got, c.want) {
			t.Errorf("%s\nprints %s\nand not %s", c.program, got, c.want)
		}
	}
	back := mustPrint(t, slotsHead+"B_i = [A'[x](t, x)[t], A'[x](t, x)[x]] on c\nprint components(B) == components(A'[x](t, x))")
	if strings.TrimSpace(back) != "true" {
		t.Errorf("read back: %s", back)
	}
}

// TestOpenSlotsRefused are the mistakes, each with its code and what it offers.
func TestOpenSlotsRefused(t *testing.T) {
	for _, c := range []struct{ program, code, words string }{
		{"fn B_i(t)", "E0354", "over which chart"},
		{"fn b(t) on c", "E0354", "has no slots"},
		{"fn B_i(t) on c where B > 0", "E0354", "conditions are about numbers"},
		{"fn B_t(t) on c", "E0231", "t is a coordinate of c"},
		{"fn B_ii(t) on c", "E0237", "i stands twice"},
		{"fn B_i(t) on r", "E0201", "r is not bound"},
		{"fn B_ijklmnopqrsab(t) on c", "E0324", "components"},
		{"fn B_i(t) = 3", "E0125", "behind an arrow"},
		{"fn B_i() on c", "E0125", "what it is a function of"},
		{"print A_i(t, x)", "E0115", "A(t, x)_i"},
		{"print A(u, v)", "E0304", "over q"},
		{"print A([1, 2], x)", "E0315", "its arguments are numbers"},
		{"print A(t)", "E0315", "2 arguments"},
		{"print A(t, x)_ij", "E0225", "has 1 slot"},
		{"print sin(A(t, x))", "E0333", "covector"},
		{"print A + 1", "E0211", "A is a function"},
		{"A' = 3", "E0202", "derivative of A(t, x)"},
		{"print subst(A(t, x), A(t, x): 2)", "E0350", "one by one"},
		{"print eig(h(t, x), g) @ c(1, 1)", "E0412", "h(t, x)"},
	} {
		p, err := engine(t, interp.Options{}).Compile(t.Context(), "t.geo", slotsHead+c.program)
		if err == nil {
			_, err = p.Run(t.Context(), interp.RunOptions{})
		}
		if err == nil {
			t.Errorf("%s is accepted", c.program)
			continue
		}
		text := describe(err)
		if !strings.Contains(text, c.code) || !strings.Contains(text, c.words) {
			t.Errorf("%s\n%s\nnot %s, %q", c.program, text, c.code, c.words)
		}
	}
}
