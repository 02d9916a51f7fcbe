package repl

// The tour: from a line element to a geodesic, a step at a time, in the reader's own
// session.

import (
	"context"
	"fmt"
	"strconv"
	"strings"
)

// tourStep is what a step says, and the lines that it enters.
type tourStep struct{ says, lines string }

var tourSteps = []tourStep{
	{"A chart names coordinates and where they lie. Here are polar coordinates of the plane.",
		"chart psi(r, t) where r > 0"},
	{"The line element dr^2 + r^2 dt^2 is a metric: two lower slots, here as a matrix of components.",
		"metric G_ij = [[1, 0], [0, r^2]] on psi"},
	{"G^ij is its inverse. An upper and a lower index with one letter are summed.",
		"print G^ij\nprint G^ij G_ij"},
	{"The Christoffel symbols are the components of its connection. show lists those that are not zero.",
		"C = levicivita(G)\nshow C"},
	{"Its curvature is 0: the plane is flat, whatever its coordinates.",
		"print riemann(C)"},
	{"On the sphere of radius 1 it is not. Ricci's trace is 2.",
		"chart S(th, ph) where th > 0, th < pi\nmetric g_ij = diag(1, sin(th)^2) on S\nprint scalarCurvature(g)"},
	{"A field has values at points. d_i takes its derivatives; Tab after \\partial gives ∂.",
		"f = cos(th)\nprint d_i f\nprint f @ S(pi/3, 0)"},
	{"The second derivatives d_i d_j f are no tensor: they change with second derivatives of a map. With the connection they are, and G^-1 H has eigenvalues that mean something.",
		"H = hessian(f, levicivita(g))\nprint H\nprint eig(H, g) @ S(pi/3, 0)"},
	{"A geodesic: from a point, with a velocity, for a time.",
		"p = S(pi/2, 0)\nv^i = [0.5, 1] @ p\nprint geodesic(levicivita(g), p, v, 1)"},
	{"A map goes between charts; objects follow it by their laws. In Cartesian coordinates the plane's metric is the identity.",
		"chart theta(x, y) where x^2 + y^2 > 0\nmap phi: psi -> theta { x = r cos(t); y = r sin(t) }\nmetric E_ij = eye(2) on theta\nprint pull(E, phi)"},
	{"That was the tour. ?NAME explains a name, ?\"WORDS\" searches, :save FILE keeps what you did, and `import gallery` brings spacetimes, surfaces and models.",
		""},
}

// tour goes on with the next step, or to the one that is named.
func (r *REPL) tour(ctx context.Context, rest string, end *End) {
	if rest != "" {
		n, err := strconv.Atoi(rest)
		if err != nil || n < 1 || n > len(tourSteps) {
			r.complain(fmt.Sprintf(":tour takes a step from 1 to %d; without one it goes on", len(tourSteps)))
			return
		}
		r.toured = n - 1
	}
	step := tourSteps[r.toured%len(tourSteps)]
	r.toured = r.toured%len(tourSteps) + 1
	r.say(fmt.Sprintf("%d of %d. %s\n", r.toured, len(tourSteps), step.says))
	for _, line := range strings.Split(step.lines, "\n") {
		if line != "" {
			r.say("\n" + prompt + line + "\n")
			r.statement(ctx, line, end)
		}
	}
	if r.toured < len(tourSteps) {
		r.say("\nTry lines of your own; :tour goes on.\n")
	}
}
