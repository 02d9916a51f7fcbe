package stdlib_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// randomWorld writes scripts about random geometry: a chart theta, a map phi
// from it with or without a written inverse, a point p.
type randomWorld struct {
	rng *rand.Rand
	dim int
}

func (w randomWorld) of(list ...string) string { return list[w.rng.IntN(len(list))] }

func (w randomWorld) coefficient() string {
	return fmt.Sprintf("%g", float64(w.rng.IntN(19)-9)/10)
}

// polynomial is a random polynomial of degree 2 in some of the names.
func (w randomWorld) polynomial(names []string) string {
	terms := []string{"(" + w.coefficient() + ")"}
	for range 2 {
		a := w.of(names...)
		terms = append(terms, "("+w.coefficient()+")*"+a)
		terms = append(terms, "("+w.coefficient()+")*"+a+"*"+w.of(names...))
	}
	return strings.Join(terms, " + ")
}

func (w randomWorld) names(letter string) []string {
	out := make([]string, w.dim)
	for i := range out {
		out[i] = fmt.Sprintf("%s%d", letter, i+1)
	}
	return out
}

// nested is a literal of arrays with dim entries at each depth.
func (w randomWorld) nested(depth int, entry func() string) string {
	if depth == 0 {
		return entry()
	}
	parts := make([]string, w.dim)
	for i := range parts {
		parts[i] = w.nested(depth-1, entry)
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

func (w randomWorld) array(depth int) string {
	x := w.names("x")
	return w.nested(depth, func() string { return w.polynomial(x) })
}

// metric is symmetric and regular near the origin; signs are those its diagonal
// may have.
func (w randomWorld) metric(signs ...string) string {
	x := w.names("x")
	rows := make([][]string, w.dim)
	for i := range rows {
		rows[i] = make([]string, w.dim)
	}
	for i := range rows {
		for j := range i {
			rows[i][j] = "0.2*(" + w.polynomial(x) + ")"
			rows[j][i] = rows[i][j]
		}
		sign := w.of(signs...)
		rows[i][i] = sign + " + 0.3*(" + w.polynomial(x) + ")"
	}
	var b strings.Builder
	for i := range rows {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString("[" + strings.Join(rows[i], ", ") + "]")
	}
	return "[" + b.String() + "]"
}

// head declares both charts, the map and the point. The map is a random
// polynomial one near a scaling, or triangular with its inverse written out.
func (w randomWorld) head(inverse bool) string {
	x, y := w.names("x"), w.names("y")
	var b strings.Builder
	bounds := make([]string, w.dim)
	for i := range x {
		bounds[i] = "-0.4 < " + x[i] + " < 0.4"
	}
	fmt.Fprintf(&b, "chart theta(%s) where %s\nchart psi(%s)\n", strings.Join(x, ", "), strings.Join(bounds, ", "), strings.Join(y, ", "))
	forward, back := make([]string, w.dim), make([]string, w.dim)
	source := map[string]string{} // x_k in terms of y
	for i := range x {
		scale := w.of("2", "1.5", "-3")
		if !inverse {
			forward[i] = y[i] + " = " + scale + "*" + x[i] + " + 0.3*(" + w.polynomial(x) + ")"
			continue
		}
		more := "0.5"
		if i > 0 {
			a, c := w.of(x[:i]...), w.coefficient()
			more = c + "*" + a + "^2 + " + w.coefficient() + "*" + a
			forward[i] = y[i] + " = " + scale + "*" + x[i] + " + (" + more + ")"
			more = strings.ReplaceAll(more, a, "("+source[a]+")")
		} else {
			forward[i] = y[i] + " = " + scale + "*" + x[i] + " + " + more
		}
		source[x[i]] = "(" + y[i] + " - (" + more + "))/(" + scale + ")"
		back[i] = x[i] + " = " + source[x[i]]
	}
	b.WriteString("map phi: theta -> psi { " + strings.Join(forward, "; ") + " }")
	if inverse {
		b.WriteString(" inverse { " + strings.Join(back, "; ") + " }")
	}
	at := make([]string, w.dim)
	for i := range at {
		at[i] = fmt.Sprintf("%g", float64(w.rng.IntN(71)-35)/100)
	}
	fmt.Fprintf(&b, "\np = theta(%s)\nq = phi(p)\n", strings.Join(at, ", "))
	return b.String()
}

func (w randomWorld) inputs() string {
	return "metric G_ij = " + w.metric("3", "-3", "2", "4") + " on theta\n" +
		"metric D_ij = " + w.metric("3", "2", "4") + " on theta\n" +
		"connection C^k_ij = " + w.array(3) + " on theta\n" +
		"f = " + w.polynomial(w.names("x")) + " + exp(" + w.names("x")[w.dim-1] + ")\n" +
		"u^i = " + w.array(1) + " on theta\nv^i = " + w.array(1) + " on theta\nh_ij = " + w.array(2) + " on theta\n" +
		"G~ = push(G, phi)\nD~ = push(D, phi)\nC~ = push(C, phi)\nf~ = push(f, phi)\nu~ = push(u, phi)\nv~ = push(v, phi)\nh~ = push(h, phi)\n"
}

// tensors are calls of the library with arguments over theta that give tensors
// or connections, each with the smallest and the largest dimension to try.
var tensors = []struct {
	call   string
	lo, hi int
}{
	{"levicivita(G)", 2, 5}, {"torsion(C)", 2, 5}, {"nonmetricity(C, G)", 2, 4}, {"riemann(C)", 2, 3}, {"ricci(C)", 2, 3},
	{"ricci(levicivita(G))", 2, 3}, {"einstein(G)", 2, 3}, {"weyl(G)", 4, 4}, {"bracket(u, v)", 2, 5}, {"killing(u, G)", 2, 5},
	{"hessian(f, C)", 2, 5}, {"grad(f, G)", 2, 5}, {"hessOp(f, G)", 2, 4}, {"newton(f, C)", 2, 3}, {"naturalGrad(f, G)", 2, 5},
	{"shape(h, G)", 2, 5}, {"graphFirst(f, G)", 2, 5}, {"graphSecond(f, D)", 2, 3}, {"graphShape(f, D)", 2, 3}, {"raise(h, G)", 2, 5},
}

// scalars are calls that give scalars, and chartwise numbers that look like them.
var scalars = []struct {
	call   string
	lo, hi int
}{
	{"scalarCurvature(G)", 2, 3}, {"kretschmann(G)", 2, 2}, {"sectional(G, u, v)", 2, 3}, {"laplacian(f, G)", 2, 4},
	{"trace(hessOp(f, G))", 2, 4}, {"det(hessOp(f, G))", 2, 3}, {"meanCurvature(shape(h, G))", 2, 5}, {"gaussCurvature(shape(h, G))", 2, 4},
	{"G_ij u^i v^j", 2, 5}, {"det(raise(h, G))", 2, 4},
}

// tilde is a call with the pushed arguments: G~ for G.
func tilde(call string) string {
	return word.ReplaceAllStringFunc(call, func(w string) string {
		switch w {
		case "G", "D", "C", "f", "u", "v", "h":
			return w + "~"
		}
		return w
	})
}

func fits(t *rapid.T, dim int, list []struct {
	call   string
	lo, hi int
}) string {
	var calls []string
	for _, c := range list {
		if c.lo <= dim && dim <= c.hi {
			calls = append(calls, c.call)
		}
	}
	return rapid.SampledFrom(calls).Draw(t, "call")
}

// In random coordinates, with and without a written inverse, what the library
// computes there from the pushed arguments is the pushed result, and so is the
// result computed again; scalars are invariant, numbers of components are not.
func TestTheLibraryInRandomCoordinates(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		seed := rapid.Uint64().Draw(rt, "seed")
		w := randomWorld{rand.New(rand.NewPCG(seed, 1)), rapid.IntRange(2, 5).Draw(rt, "dim")}
		inverse := rapid.Bool().Draw(rt, "inverse")
		x := fits(rt, w.dim, tensors)
		s := fits(rt, w.dim, scalars)
		// The determinant of a metric's components cannot agree, as the map's
		// Jacobian determinant is not 1.
		text := w.head(inverse) + w.inputs() +
			"X = " + x + "\n" +
			"assert push(X, phi) @ q ~= " + tilde(x) + " @ q tol 1e-8\n" +
			"assert recompute(X, phi) @ q ~= push(X, phi) @ q tol 1e-8\n" +
			"s = " + s + "\n" +
			"assert invariant(s @ p, phi)\n" +
			"assert s @ p ~= (" + tilde(s) + ") @ q tol 1e-8\n" +
			"assert not invariant(det(components(G)) @ p, phi)\n" +
			"assert det(components(G~)) @ q ~= det(components(G))/det(components(jacobian(phi)))^2 @ p tol 1e-8\n"
		if w.dim <= 3 {
			text += "assert invariant(s, phi)\nassert not invariant(det(components(G)), phi)\n"
		}
		want := strings.Count(text, "assert ")
		if o := runScript(rt, "random.geo", text); !o.ok() || o.passed != want {
			rt.Fatalf("%d of %d assertions hold\n%s\n%s", o.passed, want, o.says, text)
		}
	})
}
