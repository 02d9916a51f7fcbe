package builtins_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// folder is the files beside the pages' scripts.
func folder(t *testing.T) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{
		"points.csv":  {Data: []byte("x,y,kind\n1,2,u\n3,4,v\n")},
		"points.json": {Data: []byte(`{"points": [{"x": 1}, {"x": 2}, {"x": 4}]}`)},
	}
	for _, name := range []string{"points.npy", "points.npz", "iris.csv"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		fsys[name] = &fstest.MapFile{Data: data}
	}
	return fsys
}

func checkText(t *testing.T, text string, opt check.Options) diag.List {
	t.Helper()
	file, list := grammar.Parse(&diag.Source{Name: "page.geo", Text: text})
	if list.HasErrors() {
		return list
	}
	_, list = check.Check(file, opt)
	return list
}

// pasted is a script with a fix carried out.
func pasted(text string, f diag.Fix) string {
	out := text[:f.Span.Start] + f.Replace + text[f.Span.End:]
	if f.Above != "" {
		line := strings.LastIndexByte(text[:f.Span.Start], '\n') + 1
		out = out[:line] + f.Above + "\n" + out[line:]
	}
	return out
}

var pageBlock = regexp.MustCompile("(?s)```geo\n(.*?)```")

// Every code of this package has a page. Its wrong script gets the code and
// nothing else, each fix that is offered checks when pasted, and its right
// script runs.
func TestErrorPages(t *testing.T) {
	source, err := os.ReadFile("codes.go")
	if err != nil {
		t.Fatal(err)
	}
	files := folder(t)
	for _, m := range regexp.MustCompile(`"(E0\d{3})"`).FindAllStringSubmatch(string(source), -1) {
		code := m[1]
		page, err := os.ReadFile(filepath.Join("..", "docs", "errors", code+".md"))
		if err != nil {
			t.Errorf("%s has no page: %v", code, err)
			continue
		}
		text := string(page)
		if !strings.HasPrefix(text, "# "+code+": ") {
			t.Errorf("%s: the page begins %q", code, text[:20])
		}
		blocks := pageBlock.FindAllStringSubmatch(text, -1)
		if len(blocks) != 2 {
			t.Errorf("%s: %d scripts on the page, want a wrong and a right one", code, len(blocks))
			continue
		}
		opt := check.Options{FS: files, MaxData: 1 << 20}
		wrong := opt
		switch code {
		case "E0510":
			wrong.FS = nil
		case "E0513":
			wrong.MaxData = 10
		}
		list := checkText(t, blocks[0][1], wrong)
		if strings.HasPrefix(code, "E04") && len(list) == 0 { // met while running
			list = runErrors(t, code, blocks[0][1])
		}
		if len(list) != 1 || list[0].Code != code {
			t.Errorf("%s: the wrong script gets %v", code, lines(list))
		}
		for _, d := range list {
			for _, f := range d.Fixes {
				// A fix may speak of a point p that the reader has.
				script := pasted(blocks[0][1], f)
				if list := checkText(t, script, opt); list.HasErrors() {
					t.Errorf("%s: the fix %q does not check: %v", code, f.Replace, lines(list))
				}
			}
		}
		if list := checkText(t, blocks[1][1], opt); list.HasErrors() {
			t.Errorf("%s: the right script gets %v", code, lines(list))
		} else if out, result := runText(t, code, blocks[1][1]); !result.OK() {
			t.Errorf("%s: the right script fails: %v\n%s", code, lines(result.Errors), out)
		}
	}
}

// runErrors is what goes wrong while a script runs.
func runErrors(t *testing.T, name, text string) diag.List {
	t.Helper()
	engine, err := interp.New(interp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), name, text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var warned warnings
	result, err := program.Run(context.Background(), interp.RunOptions{Sink: &warned})
	if err == nil {
		return append(diag.List(warned), result.Errors...)
	}
	var list diag.List
	var d *diag.Diagnostic
	if errors.As(err, &d) {
		return diag.List{d}
	}
	errors.As(err, &list)
	return list
}

// warnings keeps what a run found that did not stop it.
type warnings diag.List

// Emit keeps warnings.
func (w *warnings) Emit(e interp.Event) error {
	if f, ok := e.(*interp.Found); ok && f.Diagnostic.Severity == diag.Warning {
		*w = append(*w, f.Diagnostic)
	}
	return nil
}

func lines(list diag.List) []string {
	var out []string
	for _, d := range list {
		out = append(out, d.Line())
	}
	return out
}

const plane = `chart theta(x, y)
chart psi(r, t) where r > 0
chart space(X, Y, Z)
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) }
map emb: theta -> space { X = x; Y = y; Z = x^2 + y }
L = x^2*y
p = theta(1, 2)
H = hessian(L, flat(theta))
`

// What the language promises of these programs: the code, words, and fixes
// that check when pasted, with or without a metric in scope.
func TestMistakes(t *testing.T) {
	for _, c := range []struct {
		line, code, says string
		fixes            []string
	}{
		{"print det(H)", "E0332", "weight-2 density", []string{"det(raise(H, G))", "det(components(H))"}},
		{"print det(H_ij)", "E0332", "weight-2 density", []string{"det(raise(H, G))", "det(components(H))"}},
		{"print eig(H)", "E0332", "eigenvalues belong to linear maps", []string{"eig(H, G)", "eig(components(H))"}},
		{"print trace(H)", "E0332", "two down slots", []string{"G^ij H_ij", "trace(components(H))"}},
		{"print det(jacobian(phi))", "E0332", "maps theta-vectors to psi-vectors", []string{"det(components(jacobian(phi)))"}},
		{"print exp(H_ij)", "E0333", "exp acts on numbers and arrays", []string{"expm(raise(H, G))", "exp(components(H))"}},
		{"P_ij = d_i d_j L\nprint push(P, phi)", "E0334", "d_k L", []string{"push(hessian(L, C), phi)", "recompute(P, phi)"}},
		{"print push(d_i d_j L, phi)", "E0334", "d_k L", []string{"push(hessian(L, C), phi)", "recompute(d_i d_j L, phi)"}},
		{"C' = flat(theta)\nprint push(C', emb)", "E0336", "only covariant tensors pull back", nil},
		{"v^i = [1, 2, 3] on theta\nprint v", "E0342", "theta has dimension 2", nil},
		{"print integrate(L, x: 0..1, y: 0..1)", "E0338", "an integral needs a volume", []string{"integrate(L, G, x: 0..1, y: 0..1)"}},
		{"print det(raise(H, push(eye(2) on theta, phi)))", "E0331", "which slots are up", nil},
	} {
		for _, metric := range []string{"", "metric G_ij = [[2, 1], [1, 3]] on theta\nC = flat(theta)\n"} {
			text := plane + metric + c.line + "\n"
			list := checkText(t, text, check.Options{})
			if len(list) != 1 || list[0].Code != c.code || !strings.Contains(list[0].Message, c.says) {
				t.Errorf("%s: %v, want %s %q", c.line, lines(list), c.code, c.says)
				continue
			}
			var got []string
			for _, f := range list[0].Fixes {
				got = append(got, f.Replace)
				if list := checkText(t, pasted(text, f), check.Options{}); list.HasErrors() {
					t.Errorf("%s: the fix %q (above: %q) does not check: %v", c.line, f.Replace, f.Above, lines(list))
				}
			}
			if strings.Join(got, "; ") != strings.Join(c.fixes, "; ") {
				t.Errorf("%s offers %q, want %q", c.line, got, c.fixes)
			}
		}
	}
}

// Mistakes with forms and flows: the code, words, and fixes that check.
func TestFlowMistakes(t *testing.T) {
	const world = `chart E(x, y)
chart I(s)
metric G_ij = eye(2) on E
map c: I -> E { x = s; y = s^2 }
S_ij = [[0, x], [y, 0]] on E
w_i = [x, y] on E
v^i = [1, 2] @ E(1, 1)
`
	for _, c := range []struct{ line, code, says, fix string }{
		{"print geodesic(G, E(0, 0), [1, 2] @ E(0, 0), 1)", "E0331", "wants a connection here; G is a metric", "levicivita(G)"},
		{"print transport(G, c, [1, 2] @ E(0, 0), s: 0..1)", "E0331", "wants a connection", "levicivita(G)"},
		{"print geodesic(flat(E), E(0, 0), [1, 2], 1)", "E0331", "an array of numbers", "[1, 2] @ E(0, 0)"},
		{"print transport(flat(E), c, [1, 2], s: 0..1)", "E0331", "an array of numbers", "[1, 2] @ c(I(0))"},
		{"print geodesic(flat(E), E(0, 0), w, 1)", "E0331", "wants a vector here; w is a covector", ""},
		{"print geodesic(flat(E), E(0, 0), v, 1)", "E0302", "vectors at two points", ""},
		{"print geodesic(flat(E), I(0), v, 1)", "E0335", "is a point of I", ""},
		{"print geodesic(flat(E), E(1, 1), v, x)", "E0331", "depends on coordinates", ""},
		{"print transport(flat(E), c, [1, 2] @ E(0, 0))", "E0344", "no interval for s", ""},
		{"print transport(flat(E), c, [1, 2] @ E(0, 0), q: 0..1)", "E0344", "q is no coordinate of I", ""},
		{"print transport(flat(E), E(1, 1), v, v)", "E0330", "5 arguments", ""},
		{"print transport(flat(E), c, v, v, 1)", "E0330", "3 arguments", ""},
		{"print holonomy(flat(I), c, s: 0..1)", "E0335", "c runs in E", ""},
		{"print ext(S)", "E0345", "entries [1,2] and [2,1]", "S_{[i j]}"},
		{"print wedge(w, [[1, 0], [0, 0]] on E)", "E0345", "entry [1,1] is not 0", ""},
		{"print ext(w @ E(1, 1))", "E0331", "value at one point", ""},
		{"print ext(2)", "E0331", "over which chart", ""},
		{"print interior(w, w)", "E0331", "wants a vector", ""},
		{"print lie(v, w)", "E0331", "value at one point", ""},
		{"print lie(c, w)", "E0331", "c is a map", ""},
		{"print hodge(ext(w), w)", "E0338", "wants a metric", ""},
		{"print hodge(ext(s), G)", "E0335", "over E, the first argument over I", ""},
		{"print lineIntegral(S, c, s: 0..1)", "E0331", "wants a covector field", ""},
		{"print integrate(w, x: 0..1, y: 0..1)", "E0331", "wants a scalar", ""},
		{"print integrate(eps(G), x: 0..1)", "E0344", "no interval for y", ""},
		{"print distance(flat(E), E(0, 0), E(1, 1))", "E0338", "wants a metric", ""},
	} {
		text := world + c.line + "\n"
		list := checkText(t, text, check.Options{})
		if len(list) != 1 || list[0].Code != c.code || !strings.Contains(list[0].Message, c.says) {
			t.Errorf("%s: %v, want %s %q", c.line, lines(list), c.code, c.says)
			continue
		}
		found := c.fix == ""
		for _, f := range list[0].Fixes {
			found = found || f.Replace == c.fix
			if list := checkText(t, pasted(text, f), check.Options{}); list.HasErrors() {
				t.Errorf("%s: the fix %q does not check: %v", c.line, f.Replace, lines(list))
			}
		}
		if !found {
			t.Errorf("%s: no fix %q", c.line, c.fix)
		}
	}
	for _, c := range []struct{ name, text, code, says string }{
		{"an edge", "chart H(x, y) where y > 0\nprint geodesic(flat(H), H(0, 1), [0, -2] @ H(0, 1), 3)\n", "E0416", "leaves H at t = 0.5, where it comes to H(0, 0), the edge of `where y > 0`"},
		{"one of two", "chart H(x, y) where x < 2, x > 1 or y > 0\nprint geodesic(flat(H), H(0, 1), [0, -2] @ H(0, 1), 3)\n", "E0416", "the edge of `where x > 1 or y > 0`"},
		{"a list", "chart H(x, y) where y > 0\nprint geodesic(flat(H), H(0, 1), [0, 1] @ H(0, 1), [1, -2])\n", "E0416", "at t = -1"},
		{"a curve", "chart H(x, y) where y > 0\nchart I(s)\nmap c: I -> H { x = s; y = 1 - s }\nprint transport(flat(H), c, [1, 0] @ c(I(0)), s: 0..2)\n", "E0416", "s = 1"},
		{"a wall", "chart W(x, y)\nmetric g_ij = diag(1, 1/sqrt(x)) on W\nprint geodesic(levicivita(g), W(1, 0), [-1, 0.1] @ W(1, 0), 2)\n", "E0416", "cannot be followed beyond t = "},
		{"no way", "chart A(x, y) where x^2 + y^2 > 1\nprint logmap(flat(A), A(-2, 0), A(2, 0))\n", "E0417", "no geodesic from A(-2, 0) to A(2, 0)"},
		{"another way", "chart S(ch, th, ph) where 0 < ch < pi, 0 < th < pi\nmetric g_ij = diag(1, sin(ch)^2, sin(ch)^2*sin(th)^2) on S\nprint distance(g, S(pi/2, pi/2, 0), S(pi/2, pi/2, 3.3))\n", "E0417", "passes a conjugate point"},
		{"another way, outside", "chart T(u, v)\nmetric t_ij = diag(1, (2 + cos(u))^2) on T\nprint distance(t, T(0, 0), T(0, 2))\n", "E0417", "passes a conjugate point"},
		{"a tail", "chart c(x)\nprint minimise(exp(-x), from: c(0))\n", "E0420", "its gradient vanishes only far out"},
		{"an inflection", "chart c(x)\nprint minimise(x^3, from: c(0))\n", "E0420", "ran off to infinity"},
		{"a power of its distance", "chart c(x)\nprint minimise(x^4, from: c(1))\n", "E0421", "vanishes there along one direction"},
		{"a line of minima", "chart c(x, y, z)\nprint minimise((x + y + z)^2, from: c(1, 2, 3))\n", "E0421", "along 2 directions"},
		{"cancelling waves", "chart c(x)\nmetric g_ij = eye(1) on c\nprint integrate(cos(7*x)*exp(-x^2/2), g, x: -9..9)\n", "E0422", "is known to about"},
		{"a long way", "chart c(x)\nmetric g_ij = eye(1) on c\nprint integrate(cos(1e7*x), g, x: 0..1)\n", "E0413", "turns about 3e6 times"},
		{"a gap in a domain", "chart c(x)\nmetric g_ij = eye(1) on c\nprint integrate(if x > 0.3 then 1/(x - 0.3) else 0, g, x: 0..1)\n", "E0413", "did not converge"},
		{"no distance", "chart M(t, x)\nmetric n_ij = diag(-1, 1) on M\nprint distance(n, M(0, 0), M(1, 2))\n", "E0403", "positive definite"},
	} {
		list := runErrors(t, c.name, c.text)
		if len(list) != 1 || list[0].Code != c.code || !strings.Contains(list[0].Message, c.says) {
			t.Errorf("%s: %v, want %s %q", c.name, lines(list), c.code, c.says)
		}
	}
}
