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
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/check"
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
	program, err := engine.Compile(name, text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	result, err := program.Run(context.Background(), interp.RunOptions{})
	if err == nil {
		return result.Errors
	}
	var list diag.List
	var d *diag.Diagnostic
	if errors.As(err, &d) {
		return diag.List{d}
	}
	errors.As(err, &list)
	return list
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
