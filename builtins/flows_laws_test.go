package builtins_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Flows are geometry: followed in another chart with a pushed connection, points
// and vectors they come to the image of where they come in this one; recompute
// takes that image; and they satisfy their equations there. For a connection of
// a metric and for one with torsion.
func TestFlowsMove(t *testing.T) {
	some(t, 8, func(rt *rapid.T) {
		r := &random{rt, []string{"x", "y"}}
		num := func() string { return fmt.Sprintf("%.3f", rapid.Float64Range(-0.5, 0.5).Draw(rt, "number")) }
		text := `chart E(x, y)
chart B(p, q)
map f: E -> B { p = x + y^3/9; q = y - (x + y^3/9)^2/8 } inverse { x = p - (q + p^2/8)^3/9; y = q + p^2/8 }
`
		text += fmt.Sprintf("k = %s\nmetric G_ij = [[2 + y^2/4, k*x*y], [k*x*y, 3 + x^2/3]] on E\n", num())
		text += fmt.Sprintf("connection Z^k_ij = 1/40*%s on E\n", strings.ReplaceAll(r.array(3), "\n", ""))
		text += fmt.Sprintf("P = E(%s, %s)\nQ = E(%s, %s)\n", num(), num(), num(), num())
		for _, v := range []string{"v", "a", "b"} {
			text += fmt.Sprintf("%s^i = [%s, %s] @ P\n", v, num(), num())
		}
		text += fmt.Sprintf("chart I(s) where 0 <= s <= 1\nmap c: I -> E { x = P[x] + s/2; y = P[y] + s^2/3 - %s*s }\n", num())
		text += `map loop: I -> E { x = P[x] + 1/3*sin(2*pi*s); y = P[y] + 1/4*cos(2*pi*s) - 1/4 }
H = push(G, f)
assert distance(H, f(P), f(Q)) ~= distance(G, P, Q) tol 1e-7
assert distance(G, P, Q) ~= distance(G, Q, P) tol 1e-7
D = distance(G, P, Q)
assert invariant(D, f)
fn sees(point u, point w) = abs(u[p] - w[p]) + abs(u[q] - w[q])
`
		for i, conn := range []string{"levicivita(G)", "Z"} {
			text += strings.ReplaceAll(`Cn = CONN
Dn = push(Cn, f)
Rn = geodesic(Cn, P, v, 1.5)
assert sees(geodesic(Dn, f(P), push(v, f), 1.5), f(Rn)) ~= 0 tol 1e-7
un = velocity(Cn, P, v, 1.5)
assert components(velocity(Dn, f(P), push(v, f), 1.5)) ~= components(push(un, f)) tol 1e-7
assert recompute(un, f) ~= push(un, f)
assert components(push(jacobi(Cn, P, v, a, b, 1), f)) ~= components(jacobi(Dn, f(P), push(v, f), push(a, f), push(b, f), 1)) tol 1e-7
ln = logmap(Cn, P, Q)
Sn = expmap(Cn, P, ln)
assert [Sn[x], Sn[y]] ~= [Q[x], Q[y]] tol 1e-8
assert components(logmap(Cn, P, expmap(Cn, P, v))) ~= components(v) tol 1e-7
assert components(push(ln, f)) ~= components(logmap(Dn, f(P), f(Q))) tol 1e-7
vn = v @ P
tn = transport(Cn, c, v)
assert components(push(tn, f)) ~= components(transport(Dn, compose(f, c), push(v, f))) tol 1e-7
hn = holonomy(Cn, loop)
assert components(push(hn, f)) ~= components(holonomy(Dn, compose(f, loop))) tol 1e-7
assert components(transport(Cn, loop, v)) ~= components(hn^i_j v^j) tol 1e-8
assert recompute(hn, f) ~= push(hn, f)
`, "CONN", conn)
			text = strings.NewReplacer("Cn", fmt.Sprint("C", i), "Dn", fmt.Sprint("D", i), "Rn", fmt.Sprint("R", i), "Sn", fmt.Sprint("S", i), "un", fmt.Sprint("u", i),
				"ln", fmt.Sprint("l", i), "tn", fmt.Sprint("t", i), "hn", fmt.Sprint("h", i), "vn = v @ P\n", "").Replace(text)
		}
		text += `u = velocity(levicivita(G), P, v, 1.5)
assert G_ij u^i u^j ~= G_ij v^i v^j tol 1e-9
w = transport(levicivita(G), c, v)
assert G_ij w^i w^j ~= G_ij v^i v^j tol 1e-9
S^k_ij = 1/2*Z^k_ij + 1/2*Z^k_ji
connection N^k_ij = S^k_ij
A = geodesic(Z, P, v, 1)
F = geodesic(N, P, v, 1)
assert [A[x], A[y]] ~= [F[x], F[y]] tol 1e-10
`
		out, result := runText(t, "flows.geo", text)
		if !result.OK() {
			rt.Fatalf("%v\n%s\n%s", lines(result.Errors), text, out)
		}
	})
}
