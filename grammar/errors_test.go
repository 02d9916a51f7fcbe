package grammar

import (
	"os"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// testdata/errors.geo holds broken sources between lines of ---. Behind a line
// stands what is said of it, "### E0105: message", and below it a line
// "### fix: …" for each line of each fix. The test takes these away, parses,
// and compares. Every fix, pasted, leaves fewer errors than before.
func TestErrors(t *testing.T) {
	text, err := os.ReadFile("testdata/errors.geo")
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]bool{}
	for _, chunk := range strings.Split(string(text), "---\n") {
		var code, want []string
		for _, l := range strings.Split(strings.TrimSuffix(chunk, "\n"), "\n") {
			if strings.HasPrefix(l, "### fix: ") {
				want = append(want, l)
				continue
			}
			parts := strings.Split(l, "  ### ")
			code = append(code, parts[0])
			want = append(want, parts[0])
			for _, p := range parts[1:] {
				want[len(want)-1] += "  ### " + p
			}
		}
		src := source(strings.Join(code, "\n") + "\n")
		_, errs := Parse(src)
		got := annotate(src, errs)
		if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
			t.Errorf("got\n%s\nwant\n%s\n", g, w)
		}
		if len(errs) == 0 {
			t.Errorf("accepted:\n%s", src.Text)
		}
		for _, e := range errs {
			codes[e.Code] = true
			for _, f := range e.Fixes {
				fixed := src.Text[:f.Span.Start] + f.Replace + src.Text[f.Span.End:]
				if _, left := Parse(source(fixed)); len(left) >= len(errs) {
					t.Errorf("%s: the fix gives\n%s\nof which is said %v", e.Code, fixed, left)
				}
			}
		}
	}
	for _, c := range []string{CodeUTF8, CodeSourceLimit, CodeTokenLimit, CodeDepthLimit, CodeHeightLimit, CodeLiteralLimit, CodeIndexLimit, CodeInternal} {
		codes[c] = true // limits_test.go has those that do not fit in a corpus
	}
	for _, c := range allCodes(t) {
		if !codes[c] {
			t.Errorf("no example of %s", c)
		}
	}
}

// annotate writes the corpus form of a source and its diagnostics.
func annotate(src *diag.Source, errs diag.List) []string {
	var out []string
	for n := 1; n < src.Lines(); n++ {
		l := src.Line(n)
		var fixes []string
		for _, e := range errs {
			if at, _ := e.Span.Position(); at != n {
				continue
			}
			l += "  ### " + e.Code + ": " + e.Message
			for _, f := range e.Fixes {
				for _, x := range strings.Split(f.Lines(), "\n") {
					fixes = append(fixes, "### fix: "+x)
				}
			}
		}
		out = append(append(out, l), fixes...)
	}
	return out
}

// allCodes reads the codes from codes.go.
func allCodes(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("codes.go")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, l := range strings.Split(string(text), "\n") {
		if _, rest, ok := strings.Cut(l, `= "`); ok {
			code, _, _ := strings.Cut(rest, `"`)
			out = append(out, code)
		}
	}
	return out
}

// One slip is one finding: behind L~= the rest is read as the definition.
func TestTildeEqualsIsSaidOnce(t *testing.T) {
	f, list := Parse(&diag.Source{Text: "G~= 3\nprint G~\nassert a~= 3\n"})
	if len(list) != 2 || list[0].Code != CodeTildeEquals || list[1].Code != CodeTildeEquals {
		t.Fatal(list)
	}
	if d, ok := f.Stmts[0].(*Define); !ok || d.Name.Name != "G~" {
		t.Errorf("%T", f.Stmts[0])
	}
	if len(list[0].Fixes) != 2 || len(list[1].Fixes) != 1 {
		t.Errorf("fixes %v, %v", list[0].Fixes, list[1].Fixes)
	}
}

// Every command that a function's row says is typed for it leads to it.
func TestTypedFunctions(t *testing.T) {
	for f := range op.All {
		for _, command := range f.Typed {
			_, list := ParseExpr(&diag.Source{Name: "-", Text: `\` + command + "(x)"})
			if len(list) != 1 || len(list[0].Fixes) != 1 || list[0].Fixes[0].Replace != f.Name {
				t.Errorf(`\%s does not lead to %s: %v`, command, f.Name, list)
			}
		}
	}
}
