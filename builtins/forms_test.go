package builtins_test

import (
	"flag"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Forms by hand, in conventions that another sign or order would break.
func TestFormValues(t *testing.T) {
	for _, c := range []struct{ name, source, text string }{
		{"gradient, curl and divergence", "Lee, Smooth Manifolds", `chart E(x, y, z)
metric e_ij = eye(3) on E
A_i = [y*z^2, x^2*z, x*y] on E
assert components(ext(x*y^2)) ~= [y^2, 2*x*y, 0]
F = ext(A)
assert F[y,z] ~= x - x^2
assert F[z,x] ~= 2*y*z - y
assert F[x,y] ~= 2*x*z - z^2
B = hodge(F, e)
assert components(B) ~= [x - x^2, 2*y*z - y, 2*x*z - z^2]
assert codiff(A, e) ~= 0
assert codiff(B, e) ~= -(1 - 2*x + 2*z - 1 + 2*x - 2*z)
W_ij = wedge(A, B)
assert W[x,y] ~= A[x]*B[y] - A[y]*B[x]
`},
		{"products of several", "determinant convention", `chart E(x, y, z, w)
V = wedge(ext(x), ext(y), ext(z))
assert V[x,y,z] ~= 1 and V[y,x,z] ~= -1 and V[y,z,x] ~= 1 and V[x,y,w] ~= 0
f = ext(x + y)
assert wedge(f, f) ~= 0
assert ext([y, 0, 0, 0] on E) ~= -wedge(ext(x), ext(y))
F = wedge(ext(x), ext(y)) + wedge(ext(z), ext(w))
assert wedge(F, F)[x,y,z,w] ~= 2
assert wedge(wedge(F, F), ext(x)) ~= 0
`},
		{"the star in polar coordinates", "by hand", `chart P(r, t) where r > 0
metric g_ij = diag(1, r^2) on P
assert hodge(ext(r), g) ~= r*ext(t)
assert hodge(ext(t), g) ~= -ext(r)/r
assert hodge(1, g) ~= eps(g)
assert laplaceDeRham(r^2, g) ~= -4
`},
		{"the star in Minkowski space", "Wald; Nakahara", `chart M(t, x, y, z)
metric n_ij = diag(-1, 1, 1, 1) on M
assert hodge(wedge(ext(t), ext(x)), n) ~= -wedge(ext(y), ext(z))
assert hodge(wedge(ext(y), ext(z)), n) ~= wedge(ext(t), ext(x))
assert hodge(ext(t), n) ~= -wedge(ext(x), ext(y), ext(z))
assert hodge(hodge(ext(t), n), n) ~= ext(t)
assert hodge(eps(n), n) ~= -1
`},
		{"a charge", "MTW", `chart S(t, r, th, ph) where r > 2, 0 < th < pi
h = 1 - 2/r
metric g_ij = diag(-h, 1/h, r^2, r^2*sin(th)^2) on S
param Q = 0.3
A_i = [-Q/r, 0, 0, 0] on S
F = ext(A)
assert F[r,t] ~= Q/r^2
assert ext(F) ~= 0
assert codiff(F, g) ~= 0
chart B(a, b) where 0 < a < pi
map shell: B -> S { t = 0; r = 5; th = a; ph = b }
assert integrate(pull(hodge(F, g), shell), a: 0..pi, b: 0..2*pi) ~= 4*pi*Q tol 1e-10
`},
		{"Weitzenböck", "Petersen", `chart S(th, ph) where 0 < th < pi
metric g_ij = diag(1, sin(th)^2) on S
use metric g
w_i = [sin(ph)*th, cos(th)^2] on S
R = ricci(levicivita(g))
N_kji = nabla_k nabla_j w_i
assert laplaceDeRham(w, g)_i ~= -g^kj N_kji + R_ij g^jk w_k
`},
		{"values at a point", "the field's, taken there", `chart P(r, t) where r > 0
metric g_ij = diag(1, r^2) on P
p = P(2, 1)
w_i = [r, r*t] on P
v^i = [3, 5] @ p
assert interior(v, w) ~= 16
assert components(hodge(w @ p, g)) ~= [-1, 4]
assert wedge(w @ p, ext(r))[r,t] ~= -2
b_i = [1, 4] @ p
assert wedge(w, b)[r,t] ~= 6
`},
		{"Lie derivatives", "Lee, Smooth Manifolds, cor. 12.33, and by hand", `chart E(x, y)
v^i = [y, x^2] on E
f = x*y
T^i_j = [[x, y], [1, x*y]] on E
assert lie(v, f) ~= y^2 + x^3
L = lie(v, T)
# v^l d_l T^x_x + (d_x v^l) T^x_l - (d_l v^x) T^l_x
assert L[x,x] ~= y + 2*x*y - 1
# v^l d_l T^y_x + (d_x v^l) T^y_l - (d_l v^y) T^l_x
assert L[y,x] ~= 2*x*(x*y) - 2*x*x
`},
		{"along curves", "fundamental theorem; Lee, Smooth Manifolds, thm. 11.39", `chart E(x, y)
chart I(s) where 0 <= s <= 2
map c: I -> E { x = cos(s); y = exp(s) }
f = x^2*y + sin(y)
assert lineIntegral(ext(f), c) ~= (f @ c(I(2))) - (f @ c(I(0))) tol 1e-9
assert lineIntegral(ext(f), c, s: 2..0) ~= (f @ c(I(0))) - (f @ c(I(2))) tol 1e-9
assert lineIntegral(ext(f), c, s: 0..1) + lineIntegral(ext(f), c, s: 1..2) ~= lineIntegral(ext(f), c) tol 1e-9
`},
	} {
		out, result := runText(t, c.name, c.text)
		if !result.OK() || result.Passed == 0 {
			t.Errorf("%s (%s): %v\n%s", c.name, c.source, lines(result.Errors), out)
		}
	}
}

// some is rapid.Check with n scripts instead of 100 draws; -rapid.checks makes
// it more in proportion.
func some(t *testing.T, n int, property func(*rapid.T)) {
	t.Helper()
	f := flag.Lookup("rapid.checks")
	was := f.Value.String()
	of, err := strconv.Atoi(was)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Value.Set(strconv.Itoa(max(1, n*of/100))); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Value.Set(was) }()
	rapid.Check(t, property)
}

// random draws texts of forms, vectors, metrics and maps of polynomials.
type random struct {
	*rapid.T
	names []string // coordinates
}

// poly is a polynomial of a few terms.
func (r *random) poly() string {
	var terms []string
	for i := rapid.IntRange(1, 2).Draw(r.T, "terms"); i > 0; i-- {
		t := fmt.Sprint(rapid.IntRange(1, 5).Draw(r.T, "coefficient"))
		if rapid.Bool().Draw(r.T, "minus") {
			t = "-" + t
		}
		for k := rapid.IntRange(0, 2).Draw(r.T, "factors"); k > 0; k-- {
			t += "*" + rapid.SampledFrom(r.names).Draw(r.T, "coordinate")
		}
		terms = append(terms, t)
	}
	return strings.Join(terms, " + ")
}

// array is a nested array of polynomials with k axes.
func (r *random) array(k int) string {
	if k == 0 {
		return r.poly()
	}
	parts := make([]string, len(r.names))
	for i := range parts {
		parts[i] = r.array(k - 1)
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// form is the statements that bind a form of degree k to a name.
func (r *random) form(name string, k int) string {
	letters := []string{"i", "j", "k", "l"}[:k]
	switch k {
	case 0:
		return fmt.Sprintf("%s = x^3 + %s\n", name, r.poly())
	case 1:
		return fmt.Sprintf("%s_i = %s on E\n", name, r.array(1))
	}
	raw := fmt.Sprintf("%sraw_%s = %s on E\n", name, strings.Join(letters, ""), r.array(k))
	return raw + fmt.Sprintf("%s_%s = %sraw_{[%s]}\n", name, strings.Join(letters, ""), name, strings.Join(letters, " "))
}

// metric is a metric of any signature: constant and regular, plus a conformal
// factor and a shear.
func (r *random) metric() (text string, sign int) {
	n := len(r.names)
	sign = 1
	rows := make([]string, n)
	diagonal := make([]string, n)
	for i := range rows {
		s := "1"
		if rapid.Bool().Draw(r.T, "negative") {
			s, sign = "-1", -sign
		}
		diagonal[i] = s
	}
	for i := range rows {
		row := make([]string, n)
		for j := range row {
			row[j] = "0"
			if i == j {
				row[j] = fmt.Sprintf("%s*(2 + %s^2)", diagonal[i], r.names[(i+1)%n])
			}
		}
		rows[i] = "[" + strings.Join(row, ", ") + "]"
	}
	return "metric G_ij = [" + strings.Join(rows, ", ") + "] on E\n", sign
}

func chartE(n int) ([]string, string) {
	names := []string{"x", "y", "z", "w"}[:n]
	return names, "chart E(" + strings.Join(names, ", ") + ")\n"
}

// What the calculus of forms promises, for random polynomial forms in metrics
// of every signature.
func TestFormLaws(t *testing.T) {
	some(t, 12, func(rt *rapid.T) {
		n := rapid.IntRange(2, 3).Draw(rt, "n")
		names, text := chartE(n)
		r := &random{rt, names}
		k, l := rapid.IntRange(0, n).Draw(rt, "k"), rapid.IntRange(0, 1).Draw(rt, "l")
		metric, sign := r.metric()
		text += metric + r.form("a", k) + r.form("c", k) + r.form("b", l)
		text += fmt.Sprintf("v^i = %s on E\nu^i = %s on E\n", r.array(1), r.array(1))
		power := func(e int) string { return []string{"1", "-1"}[((e%2)+2)%2] }
		s := map[int]string{1: "1", -1: "-1"}[sign]
		text += "assert ext(ext(a)) ~= 0\n"
		text += fmt.Sprintf("assert wedge(a, b) ~= %s*wedge(b, a)\n", power(k*l))
		text += fmt.Sprintf("assert ext(wedge(a, b)) ~= wedge(ext(a), b) + %s*wedge(a, ext(b))\n", power(k))
		if k > 0 {
			text += "assert lie(v, a) ~= interior(v, ext(a)) + ext(interior(v, a))\n"
			if l > 0 {
				text += fmt.Sprintf("assert interior(v, wedge(a, b)) ~= wedge(interior(v, a), b) + %s*wedge(a, interior(v, b))\n", power(k))
			}
			text += fmt.Sprintf("assert codiff(a, G) ~= %s*%s*hodge(ext(hodge(a, G)), G)\n", power(n*(k+1)+1), s)
			text += "assert lie(bracket(u, v), a) ~= lie(u, lie(v, a)) - lie(v, lie(u, a))\n"
		} else {
			text += "assert lie(v, a) ~= interior(v, ext(a))\n"
			text += "assert laplaceDeRham(a, G) ~= -laplacian(a, G)\n"
		}
		if k > 1 {
			text += "assert codiff(codiff(a, G), G) ~= 0\n"
		}
		text += fmt.Sprintf("assert hodge(hodge(a, G), G) ~= %s*%s*a\n", power(k*(n-k)), s)
		inner := map[int]string{0: "a*c", 1: "G^ij a_i c_j", 2: "1/2 G^im G^jp a_ij c_mp", 3: "1/6 G^im G^jp G^kq a_ijk c_mpq"}[k]
		text += fmt.Sprintf("inner = %s\nassert wedge(a, hodge(c, G)) ~= inner*eps(G)\n", inner)
		out, result := runText(t, "laws.geo", text)
		if !result.OK() {
			rt.Fatalf("%v\n%s\n%s", lines(result.Errors), text, out)
		}
	})
}

var operands = regexp.MustCompile(`\b([avGT])\b`)

// A change of coordinates commutes with them.
func TestFormsMove(t *testing.T) {
	some(t, 12, func(rt *rapid.T) {
		n := rapid.IntRange(2, 3).Draw(rt, "n")
		names, text := chartE(n)
		r := &random{rt, names}
		k := rapid.IntRange(1, n-1).Draw(rt, "k")
		metric, _ := r.metric()
		text += metric + r.form("a", k) + fmt.Sprintf("v^i = %s on E\nT^i_jk = %s on E\n", r.array(1), r.array(3))
		text += []string{"chart B(p, q)\nmap f: E -> B { p = x + y^3/9; q = y - x*y/8 }\nP = E(0.3, 0.5)\n",
			"chart B(p, q, r)\nmap f: E -> B { p = x + y^3/9; q = y - x*z/8; r = z + x^2/7 }\nP = E(0.3, 0.5, -0.4)\n"}[n-2]
		for _, e := range []string{"ext(a)", "wedge(a, a)", "interior(v, a)", "hodge(a, G)", "codiff(a, G)", "laplaceDeRham(a, G)", "lie(v, T)", "lie(v, levicivita(G))"} {
			pushed := operands.ReplaceAllString(e, "push($1, f)")
			text += fmt.Sprintf("assert push(%s, f) @ f(P) ~= (%s) @ f(P) tol 1e-9\n", e, pushed)
			text += fmt.Sprintf("assert recompute(%s, f) @ f(P) ~= push(%s, f) @ f(P) tol 1e-9\n", e, e)
		}
		out, result := runText(t, "moves.geo", text)
		if !result.OK() {
			rt.Fatalf("%v\n%s\n%s", lines(result.Errors), text, out)
		}
	})
}

// Stokes' theorem on boxes, and the codifferential as the adjoint of ext for
// forms that vanish at the edge, in both signatures.
func TestStokes(t *testing.T) {
	some(t, 12, func(rt *rapid.T) {
		names, text := chartE(2)
		r := &random{rt, names}
		text += r.form("w", 1) + `chart I(s) where 0 <= s <= 1
map low: I -> E { x = 2 s - 1; y = -1/2 }
map right: I -> E { x = 1; y = 2 s - 1/2 }
map high: I -> E { x = 1 - 2 s; y = 3/2 }
map left: I -> E { x = -1; y = 3/2 - 2 s }
assert integrate(ext(w), x: -1..1, y: -1/2..3/2) ~= lineIntegral(w, low) + lineIntegral(w, right) + lineIntegral(w, high) + lineIntegral(w, left) tol 1e-9
`
		metric, _ := r.metric()
		text += metric + r.form("b", 1) + r.form("f", 0) + r.form("h", 2) + `bump = (x*(1 - x)*y*(1 - y))^2
B_i = bump b_i
assert integrate(G^ij (d_i f) B_j, G, x: 0..1, y: 0..1) ~= integrate(f*codiff(B, G), G, x: 0..1, y: 0..1) tol 1e-9
D_ij = ext(B)
c_i = codiff(h, G)
assert integrate(1/2 G^ik G^jl D_ij h_kl, G, x: 0..1, y: 0..1) ~= integrate(G^ij B_i c_j, G, x: 0..1, y: 0..1) tol 1e-9
`
		out, result := runText(t, "stokes.geo", text)
		if !result.OK() {
			rt.Fatalf("%v\n%s\n%s", lines(result.Errors), text, out)
		}
		names, text = chartE(3)
		r = &random{rt, names}
		text += r.form("w", 2) + "chart Q(a, b)\n"
		sum := ""
		for i, face := range []string{"x = %s; y = a; z = b", "x = a; y = %s; z = b", "x = a; y = b; z = %s"} {
			for side, sign := range []string{"-", "+"} {
				if i == 1 {
					sign = []string{"+", "-"}[side]
				}
				text += fmt.Sprintf("map f%d%d: Q -> E { %s }\n", i, side, fmt.Sprintf(face, fmt.Sprint(side)))
				sum += fmt.Sprintf(" %s integrate(pull(w, f%d%d), a: 0..1, b: 0..1)", sign, i, side)
			}
		}
		text += "assert integrate(ext(w), x: 0..1, y: 0..1, z: 0..1) ~= 0" + sum + " tol 1e-9\n"
		out, result = runText(t, "stokes.geo", text)
		if !result.OK() {
			rt.Fatalf("%v\n%s\n%s", lines(result.Errors), text, out)
		}
	})
}
