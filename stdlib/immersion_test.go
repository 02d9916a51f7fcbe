package stdlib_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// small is 0.3 times a random polynomial.
func (w randomWorld) small(names ...string) string { return "0.3*(" + w.polynomial(names) + ")" }

// A random surface in a random curved space of any signature: its second form
// is symmetric, changes with the orientation of both sides and not else, and
// satisfies Gauss's equation with the curvatures of both metrics (O'Neill,
// Semi-Riemannian Geometry; the normal's sign s = n^a n_a).
func TestRandomImmersions(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		seed := rapid.Uint64().Draw(rt, "seed")
		w := randomWorld{rand.New(rand.NewPCG(seed, 2)), 3}
		ambient := strings.NewReplacer("x1", "X", "x2", "Y", "x3", "Z").Replace(w.metric("3", "-3", "2", "4"))
		a, b, c := w.of("2", "-2"), w.of("-1", "1.2"), "("+w.coefficient()+")"
		y := "(Q - " + c + "*P^2)/1.5"
		text := `
chart U(u, v)
chart V(k, l)
chart A(X, Y, Z)
chart B(P, Q, W)
metric e_ab = ` + ambient + ` on A
map emb: U -> A { X = u + ` + w.small("u", "v") + `; Y = v + ` + w.small("u", "v") + `; Z = ` + w.polynomial([]string{"u", "v"}) + ` }
map psi: V -> U { u = ` + w.of("1", "-1") + `*k + 0.1*l^2; v = l + ` + w.small("k") + ` }
map chi: A -> B { P = ` + a + `*X; Q = 1.5*Y + ` + c + `*(` + a + `*X)^2; W = ` + b + `*Z + X*Y } inverse { X = P/(` + a + `); Y = ` + y + `; Z = (W - P/(` + a + `)*(` + y + `))/(` + b + `) }
I = firstForm(emb, e)
h = secondForm(emb, e)
p = V(0.1, -0.2)
q = psi(p)
assert h_ij - h_ji @ q ~= 0 tol 1e-10
s = sign(det(components(jacobian(psi) @ p)))
assert s pull(h, psi) @ p ~= secondForm(compose(emb, psi), e) @ p tol 1e-8
assert pull(I, psi) @ p ~= firstForm(compose(emb, psi), e) @ p tol 1e-8
C = levicivita(I)
R = riemann(C)
S = along(riemann(levicivita(e)), emb)
E = along(e, emb)
x^a_i = d_i emb^a
n = normal(emb, e)
m = inv(E)^ab n_a n_b
left_ijkl = I_ir R^r_jkl
right_ijkl = E_ae S^e_bcd x^a_i x^b_j x^c_k x^d_l + m (h_ik h_jl - h_il h_jk)
assert left @ q ~= right @ q tol 1e-7
e~ = push(e, chi)
r = sign(det(components(jacobian(chi) @ emb(q))))
assert firstForm(compose(chi, emb), e~) @ q ~= I @ q tol 1e-8
assert secondForm(compose(chi, emb), e~) @ q ~= r h @ q tol 1e-8
`
		want := strings.Count(text, "assert ")
		if o := runScript(rt, "immersion.geo", text); !o.ok() || o.passed != want {
			rt.Fatalf("%d of %d assertions hold\n%s\n%s", o.passed, want, o.says, text)
		}
	})
}
