package interp_test

import (
	"context"
	"math"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

// A library module's definitions are read when a line of a session first speaks
// of them; their charts keep their domains, whatever else that line did.
func TestSessionReadsTheGalleryAsAskedFor(t *testing.T) {
	s, out := session(t)
	for _, step := range []struct{ line, want, code string }{
		{"import gallery", "", ""},
		{"p = gallery.Sphere(1, 0); q = nothing", "", "E0201"},
		{"p = gallery.Sphere(4, 0)", "", "E0452"},
		{"p = gallery.Sphere(1, 0)", "", ""},
		{"scalarCurvature(gallery.sphere(2)) @ p", "0.5  : Real, invariant\n", ""},
		{"gallery.kerrr(1, 2)", "", "E0209"},
		{"gallery.kerr(1, 0.5)[t,t] @ gallery.Kerr(0, 2, pi/2, 0)", "0", ""},
		{"import gallery as shapes", "", ""},
		{"shapes.sphere(1)[th,th] @ p", "1", ""}, // the same chart under either name
	} {
		out.Reset()
		_, err := s.Exec(context.Background(), "<session>", step.line)
		switch {
		case step.code == "" && err != nil:
			t.Errorf("%s: %v", step.line, err)
		case step.code != "" && (err == nil || !strings.Contains(err.Error(), step.code)):
			t.Errorf("%s: %v, want %s", step.line, err, step.code)
		case !strings.HasPrefix(out.String(), step.want):
			t.Errorf("%s gives %q, want %q", step.line, out, step.want)
		}
	}
}

// What the gallery says of itself can be asked for.
func TestHelpOfModules(t *testing.T) {
	s, _ := session(t)
	for name, want := range map[string]string{
		"gallery": "kerrNewman", "gallery.kerr": "Boyer and Lindquist", "gallery.torus": "map torus", "gallery.Kerr": "chart Kerr",
		"curvature": "weylSquared",
	} {
		if text, ok := s.Help(name); !ok || !strings.Contains(text, want) {
			t.Errorf("help on %s: %q", name, text)
		}
	}
	for _, name := range []string{"galery", "gallery.nothing", "gallery.", ".kerr"} {
		if text, ok := s.Help(name); ok {
			t.Errorf("help on %s: %q", name, text)
		}
	}
}

// check lists the identities with their residuals: 0 where formulas decide,
// else the largest difference seen; and is false when one of them fails.
func TestCheck(t *testing.T) {
	const sphere = `
chart S(th, ph) where 0 < th < pi
metric g_ij = diag(1, sin(th)^2) on S
`
	const torsion = `
chart E(x, y)
metric e_ij = eye(2) on E
connection C^k_ij = [[[0, 0], [x, 0]], [[0, 0], [0, 0]]] on E
`
	for _, c := range []struct {
		what, script, expr string
		ok                 bool
		rows               []string
	}{
		{"a metric", sphere, "check(g)", true, []string{"G_ij = G_ji", "torsion", "compatibility", "R_abcd = -R_bacd", "R_abcd = -R_abdc", "R_abcd = R_cdab", "first Bianchi identity ", "second Bianchi identity ", "contracted"}},
		{"a curvature of a metric", sphere, "check(riemann(levicivita(g)))", true, []string{"R^a_bcd = -R^a_bdc", "compatibility", "contracted"}},
		{"Ricci", sphere, "check(ricci(levicivita(g)))", true, []string{"R_ij = R_ji", "second Bianchi identity "}},
		{"Einstein", sphere, "check(einstein(g))", true, []string{"R_ij = R_ji", "contracted Bianchi identity nabla^i E_ij = 0  0"}},
		{"a connection", torsion, "check(C)", true, []string{"first Bianchi identity with torsion", "second Bianchi identity with torsion"}},
		{"its curvature", torsion, "check(riemann(C))", true, []string{"second Bianchi identity with torsion"}},
		{"a connection and a metric", torsion, "check(C, e)", false, []string{"torsion T^k_ij = 0 ", "does not hold", "at [x,x,y]", "compatibility", "second Bianchi identity with torsion  0"}},
		{"a curvature by hand", sphere + "R_abcd = [[[[0, 0], [0, 0]], [[0, 1], [-1, 0]]], [[[0, -1], [1, 0]], [[0, 0], [0, 0]]]] on S\n", "check(R)", true, []string{"R_abcd = R_cdab", "R_abcd + R_acdb + R_adbc = 0"}},
		{"a wrong one", sphere + "R_abcd = [[[[0, 0], [0, 0]], [[0, 1], [-2, 0]]], [[[0, -1], [1, 0]], [[0, 0], [0, 0]]]] on S\n", "check(R)", false, []string{"R_abcd = -R_abdc", "does not hold"}},
		{"a curvature at a point", sphere, "check(riemann(levicivita(g)) @ S(1, 2), g)", true, []string{"R_abcd = -R_bacd", "R_abcd = R_cdab"}},
		{"what only numbers decide", "chart E(x, y)\nmetric m_ij = [[2 + sin(x y), abs(x) + 0.1*x], [abs(x) + 0.1*x, 9 + x^2 + y^2]] on E\n", "check(m)", true, []string{"first Bianchi"}},
	} {
		p, err := engine(t, interp.Options{}).Compile(context.Background(), "check.geo", c.script)
		if err != nil {
			t.Fatal(err)
		}
		v, err := p.Eval(context.Background(), c.expr)
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		if v.Kind() != interp.Bool || v.Bool() != c.ok {
			t.Errorf("%s: %v\n%s", c.what, v.Bool(), v)
		}
		for _, row := range c.rows {
			if !strings.Contains(v.String(), row) {
				t.Errorf("%s does not list %q:\n%s", c.what, row, v)
			}
		}
		held, err := p.Eval(context.Background(), "not "+c.expr)
		if err != nil || held.Bool() == c.ok {
			t.Errorf("%s, negated: %v %v", c.what, held, err)
		}
	}
	for _, wrong := range []string{"check(th)", "check([1, 2])", "check(S)", "check()", "check(g, g, g)"} {
		p, err := engine(t, interp.Options{}).Compile(context.Background(), "check.geo", sphere)
		if err != nil {
			t.Fatal(err)
		}
		if v, err := p.Eval(context.Background(), wrong); err == nil {
			t.Errorf("%s gives %v", wrong, v)
		}
	}
}

// A failed assert says which identity fails.
func TestAssertCheckNamesTheIdentity(t *testing.T) {
	var failed *interp.Failure
	p, err := engine(t, interp.Options{}).Compile(context.Background(), "check.geo", `
chart E(x, y)
metric e_ij = eye(2) on E
assert check(weylConnection(e, d_i (x + y)), e)
`)
	if err != nil {
		t.Fatal(err)
	}
	_, err = p.Run(context.Background(), interp.RunOptions{Sink: interp.SinkFunc(func(e interp.Event) error {
		if a, ok := e.(*interp.Asserted); ok {
			failed = a.Failure
		}
		return nil
	})})
	if err != nil {
		t.Fatal(err)
	}
	if failed == nil || failed.Identity != "compatibility nabla_k G_ij = 0" || math.Abs(failed.Difference-2) > 1e-12 {
		t.Errorf("%+v", failed)
	}
}

// An expression asked of a program may speak of what the program did not; the
// chart's domain holds there, too, from several goroutines.
func TestEvalReadsTheGallery(t *testing.T) {
	p, err := engine(t, interp.Options{}).Compile(context.Background(), "import.geo", "import gallery\n")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	for range 4 {
		go func() {
			v, err := p.Eval(context.Background(), "scalarCurvature(gallery.sphere(2)) @ gallery.Sphere(1, 0)")
			if err == nil && math.Abs(v.Float64()-0.5) > 1e-12 {
				t.Errorf("scalar curvature %v", v)
			}
			done <- err
		}()
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if v, err := p.Eval(context.Background(), "gallery.sphere(2) @ gallery.Sphere(4, 0)"); err == nil || !strings.Contains(err.Error(), "E0452") {
		t.Errorf("outside of the domain: %v %v", v, err)
	}
	if v, err := p.Eval(context.Background(), "gallery.halfPlane(2)[x,x] ~= 4/gallery.HalfPlane.y^2"); err != nil || !v.Bool() {
		t.Errorf("a field: %v %v", v, err)
	}
}

// A function may declare what it writes on a chart; the object is an input of
// that law, pushed by it like any other.
func TestFunctionsReturnWhatTheyWriteOnAChart(t *testing.T) {
	const script = `
chart P(r, t) where r > 0
chart E(x, y)
map phi: P -> E { x = r cos(t); y = r sin(t) }
fn cone(a) -> metric g_ij = diag(1, a^2*r^2) on P
fn spin(a) -> v^i = [0, a] on P
fn turn(a) -> connection C^k_ij = [[[0, 0], [0, -a*r]], [[0, 1/r], [1/r, 0]]] on P
fn ramp(a) -> w_i = [a*r, 0] on P
g = cone(1)
C = turn(1)
assert pull(push(g, phi), phi) ~= g
assert C ~= levicivita(g)
assert levicivita(push(g, phi)) ~= push(C, phi)
assert spin(3)^i g_ij spin(3)^j ~= 9*r^2
assert ramp(2)_i ramp(2)_j g^ij ~= 4*r^2
assert riemann(C) ~= 0
`
	p, err := engine(t, interp.Options{}).Compile(context.Background(), "fn.geo", script)
	if err != nil {
		t.Fatal(err)
	}
	res, err := p.Run(context.Background(), interp.RunOptions{})
	if err != nil || res.Passed != 6 {
		t.Errorf("%+v %v", res, err)
	}
	for wrong, code := range map[string]string{
		"fn f(a) -> metric g_ij = [1, a] on P\ng = f(1)":              "E0",
		"fn f(a) -> metric g_ij = diag(1, a, 2) on P\ng = f(1)":       "E0342",
		"fn f(a) -> connection C^k_ij = diag(1, a) on P\nC = f(1)":    "E0",
		"fn f(a) -> metric g_ii = diag(1, a) on P\ng = f(1)":          "E0",
		"fn f(a) -> metric g_ij = diag(1, a)\ng = f(1)\nprint g^ij":   "E0",
		"fn f(a) -> metric g_ij = diag(1, a) on Q\ng = f(1)\nprint g": "E0",
	} {
		_, err := engine(t, interp.Options{}).Compile(context.Background(), "fn.geo", "chart P(r, t) where r > 0\n"+wrong+"\n")
		if err == nil || !strings.Contains(err.Error(), code) {
			t.Errorf("%s: %v", wrong, err)
		}
	}
}
