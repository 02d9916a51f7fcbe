package stdlib_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// immersion writes a script with a random map X from U (coordinates u1 …) into
// A (x1 …) with a random curved metric e there, and a point p of U. The map is
// near one of full rank, the metric near a diagonal one with the given signs.
func immersion(rng *rand.Rand, from, to int, signs ...string) string {
	w := randomWorld{rng, from}
	u := w.names("u")
	var b strings.Builder
	bounds := make([]string, from)
	at := make([]string, from)
	for i := range u {
		bounds[i] = "-0.4 < " + u[i] + " < 0.4"
		at[i] = fmt.Sprintf("%g", float64(rng.IntN(71)-35)/100)
	}
	a := randomWorld{rng, to}
	x := a.names("x")
	fmt.Fprintf(&b, "chart U(%s) where %s\nchart A(%s)\nmetric e_ab = %s on A\n", strings.Join(u, ", "), strings.Join(bounds, ", "), strings.Join(x, ", "), a.metric(signs...))
	rows := make([]string, to)
	for i := range rows {
		rows[i] = x[i] + " = 0.3*(" + w.polynomial(u) + ")"
		if i < from {
			rows[i] += " + " + u[i]
		}
	}
	fmt.Fprintf(&b, "map X: U -> A { %s }\np = U(%s)\n", strings.Join(rows, "; "), strings.Join(at, ", "))
	return b.String()
}

func holds(t *rapid.T, text string) {
	t.Helper()
	o := runScript(t, "random.geo", text)
	if !o.ok() || o.passed != strings.Count(text, "\nassert ") {
		t.Fatalf("%s\n%s", o.says, text)
	}
}

// The equations of Gauss and Codazzi hold for random immersions of any
// codimension into random curved spaces, Riemannian or not.
func TestGaussAndCodazzi(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 2))
		from := rapid.IntRange(1, 3).Draw(rt, "from")
		to := rapid.IntRange(from+1, 4).Draw(rt, "to")
		signs := [][]string{{"3", "2", "4"}, {"3", "-3", "2"}}[rapid.IntRange(0, 1).Draw(rt, "indefinite")]
		holds(rt, immersion(rng, from, to, signs...)+
			"assert gaussResidual(X, e) @ p ~= 0 tol 1e-8\n"+
			"assert codazziResidual(X, e) @ p ~= 0 tol 1e-8\n"+
			"P = tangentProjector(X, e) @ p\n"+
			"assert trace(P) ~= "+fmt.Sprint(from)+"\n"+
			"assert P^a_b P^b_c ~= P^a_c tol 1e-8\n"+
			"assert P^a_b (vectorSecondForm(X, e) @ p)^b_ij ~= 0 tol 1e-8\n")
	})
}

// On hypersurfaces the vector-valued form is the scalar one times the normal,
// the mean curvatures agree, flip changes signs, and nothing depends on the
// coordinates of the hypersurface or of the space but by its law.
func TestHypersurfacesInRandomCoordinates(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 3))
		d := rapid.IntRange(1, 3).Draw(rt, "dim")
		w, a := randomWorld{rng, d}, randomWorld{rng, d + 1}
		v, u, x, y := w.names("v"), w.names("u"), a.names("x"), a.names("y")
		here, back, at, there := make([]string, d), make([]string, d), make([]string, d), make([]string, d+1)
		for i := range here {
			here[i] = fmt.Sprintf("%s = 2*%s + 0.2*(%s)", v[i], u[i], w.polynomial(u))
			back[i] = fmt.Sprintf("%s = 0.5*%s + 0.1*(%s)", u[i], v[i], w.polynomial(v))
			at[i] = fmt.Sprintf("%g", float64(rng.IntN(21)-10)/100)
		}
		for i := range there {
			there[i] = fmt.Sprintf("%s = 1.5*%s + 0.1*(%s)", y[i], x[i], a.polynomial(x))
		}
		holds(rt, immersion(rng, d, d+1, "3", "2", "4")+
			"chart V("+strings.Join(v, ", ")+")\nchart B("+strings.Join(y, ", ")+")\n"+
			"map phi: U -> V { "+strings.Join(here, "; ")+" }\nmap chi: V -> U { "+strings.Join(back, "; ")+" }\nr = V("+strings.Join(at, ", ")+")\nmap psi: A -> B { "+strings.Join(there, "; ")+" }\n"+
			`I = firstForm(X, e)
h = secondForm(X, e)
n = normal(X, e)
s = normalSign(X, e)
N^a = inv(along(e, X))^ab n_b
assert s @ p ~= 1
assert vectorSecondForm(X, e)^a_ij @ p ~= (s h_ij N^a) @ p
assert n_a d_i X^a @ p ~= 0
assert meanCurvatureVector(X, e)^a @ p ~= (meanCurvature(shape(h, I)) N^a) @ p
assert willmore(X, e) @ p ~= meanCurvature(shape(h, I))^2 @ p
assert secondForm(X, e, flip: true) @ p ~= -h @ p
k = principalDirections(h, I) @ p
assert I_ij k^i_m k^j_n ~= eye(`+fmt.Sprint(d)+`)
assert h_ij k^i_m k^j_n ~= diag(principalCurvatures(h, I)) @ p
q = phi(p)
Y = compose(X, chi)
assert firstForm(Y, e) @ r ~= pull(I, chi) @ r
assert secondForm(Y, e) @ r ~= pull(h, chi) @ r tol 1e-8
assert principalCurvatures(secondForm(Y, e), firstForm(Y, e)) @ r ~= principalCurvatures(h, I) @ chi(r) tol 1e-8
assert recompute(h, phi) @ q ~= push(h, phi) @ q tol 1e-8
assert recompute(willmore(X, e), phi) @ q ~= willmore(X, e) @ p tol 1e-8
Z = compose(psi, X)
assert firstForm(Z, push(e, psi)) @ p ~= I @ p tol 1e-8
assert secondForm(Z, push(e, psi)) @ p ~= h @ p tol 1e-8
assert willmore(Z, push(e, psi)) @ p ~= willmore(X, e) @ p tol 1e-8
`)
	})
}

// Level sets and their parametrisations have the same curvatures, in any space.
func TestLevelSetsAgreeWithImmersions(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 4))
		d := rapid.IntRange(1, 3).Draw(rt, "dim")
		w, a := randomWorld{rng, d}, randomWorld{rng, d + 1}
		u, x := w.names("u"), a.names("x")
		graph := w.polynomial(u)
		level := graph
		rows := make([]string, d+1)
		at := make([]string, d)
		for i := range u {
			rows[i] = x[i] + " = " + u[i]
			level = strings.ReplaceAll(level, u[i], x[i])
			at[i] = fmt.Sprintf("%g", float64(rng.IntN(71)-35)/100)
		}
		rows[d] = x[d] + " = " + graph
		holds(rt, "chart U("+strings.Join(u, ", ")+")\nchart A("+strings.Join(x, ", ")+")\n"+
			"metric e_ab = "+a.metric("3", "2", "4")+" on A\nmap X: U -> A { "+strings.Join(rows, "; ")+" }\np = U("+strings.Join(at, ", ")+")\n"+
			"f = exp("+x[d]+" - ("+level+"))\n"+
			`S = shape(secondForm(X, e), firstForm(X, e))
assert levelMeanCurvature(f, e) @ X(p) ~= meanCurvature(S) @ p tol 1e-8
assert levelGaussCurvature(f, e) @ X(p) ~= gaussCurvature(S) @ p tol 1e-8
assert levelMeanCurvature(3 - 2*f, e) @ X(p) ~= -meanCurvature(S) @ p tol 1e-8
assert along(levelShape(f, e), X)^a_b d_i X^b @ p ~= d_j X^a S^j_i @ p tol 1e-8
assert along(e, X)_ab along(levelNormal(f, e), X)^b @ p ~= normal(X, e)_a @ p tol 1e-8
`)
	})
}

// A curve's curvature and torsion do not depend on its parameter, nor on the
// coordinates of the space; the frame is orthonormal and obeys Frenet's equations.
func TestCurvesInRandomSpaces(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 5))
		holds(rt, immersion(rng, 1, 3, "3", "2", "4")+`
chart V(v1)
map phi: V -> U { u1 = v1/2 + 0.3*v1^2 }
map turned: V -> U { u1 = -v1 }
chart W(w1, w2)
map path: W -> A { x1 = w1 + 0.2*w2^2; x2 = w2 + 0.1*w1 w2; x3 = 0.3*w1^2 - w2 }
map c: U -> W { w1 = u1; w2 = 0.3*u1^2 - u1 }
q = V(0.2)
Y = compose(X, phi)
assert curveCurvature(Y, e) @ q ~= curveCurvature(X, e) @ phi(q) tol 1e-7
assert curveTorsion(Y, e) @ q ~= curveTorsion(X, e) @ phi(q) tol 1e-6
assert curveTorsion(compose(X, turned), e) @ q ~= curveTorsion(X, e) @ turned(q) tol 1e-6
F = frenetFrame(X, e)
assert along(e, X)_ab F^a_m F^b_n @ p ~= eye(3) tol 1e-8
t_n = [1, 0, 0]
n_n = [0, 1, 0]
T^a = F^a_n t_n
N^a = F^a_n n_n
B^a = F^a_n [0, 0, 1]_n
k = curveCurvature(X, e)
assert arcDerivative(X, e, T)^a @ p ~= (k N^a) @ p tol 1e-7
assert arcDerivative(X, e, N)^a @ p ~= (curveTorsion(X, e) B^a - k T^a) @ p tol 1e-6
I = firstForm(path, e)
h = secondForm(path, e)
assert curveCurvature(compose(path, c), e)^2 @ p ~= (geodesicCurvature(c, I)^2 + curveNormalCurvature(c, h, I)^2) @ p tol 1e-7
assert geodesicCurvature(c, I)^2 @ p ~= curveCurvature(c, I)^2 @ p tol 1e-7
assert geodesicCurvature(compose(c, turned), I) @ q ~= -geodesicCurvature(c, I) @ turned(q) tol 1e-7
`)
	})
}

// What a user writes with vectors along a map, claimed a tensor, is tested and
// passes, nested too; a term left out is refuted.
func TestClaimsAlongMaps(t *testing.T) {
	var text strings.Builder
	for _, d := range definitions(t) {
		switch name := d.fn.Name.Name; name {
		case "vectorSecondForm", "codazziResidual", "meanCurvatureVector", "arcDerivative", "covariantAlong", "curvatureVector":
			text.WriteString(d.fn.Span().Text() + "\n")
		}
	}
	calls := "assert codazziResidual(surface, A) @ q ~= 0\nprint meanCurvatureVector(surface, A) @ q, curvatureVector(curve, G) @ T(0.4)\n"
	if o := runScript(t, "claims.geo", text.String()+world+calls); !o.ok() || o.passed != 1 {
		t.Error(o.says)
	}
	wrong := strings.Replace(text.String(), "- C^m_ik h^a_jm", "", 1)
	if o := runScript(t, "claims.geo", wrong+world+calls); !strings.Contains(o.says, "the claim that codazziResidual is a tensor fails at W(0.3, 0.4)") {
		t.Error(o.says)
	}
}
