package interp_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed2d4d80ff/geo/interp"
)

// attempt is a program of testdata/laws, and what must come of it.
type attempt struct {
	line       int
	want, text string
}

// attempts reads a file of programs: each stands under a line "== WANT", the head
// that all of them begin with under "== head".
func attempts(t *testing.T, name string) []attempt {
	t.Helper()
	data, err := os.ReadFile("testdata/laws/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var all []attempt
	head := ""
	for i, line := range strings.Split(string(data), "\n") {
		if want, ok := strings.CutPrefix(line, "== "); ok {
			all = append(all, attempt{line: i + 1, want: want, text: head})
			continue
		}
		if len(all) == 0 || strings.HasPrefix(line, "#") {
			continue
		}
		a := &all[len(all)-1]
		if a.text += line + "\n"; a.want == "head" {
			head = a.text
		}
	}
	return all[1:]
}

// outcome is what comes of a program: the code of its first error, or how far
// what it printed goes.
func outcome(t *testing.T, opt interp.Options, text string) string {
	t.Helper()
	p, err := engine(t, opt).Compile(context.Background(), "law.geo", text)
	if err != nil {
		return code(err)
	}
	printed, res, err := run(t, p, interp.RunOptions{})
	switch {
	case err != nil:
		return code(err)
	case !res.OK():
		return "an assertion fails"
	case strings.Contains(printed, "depends on the chart"):
		return "marked"
	case strings.Contains(printed, "(claim "), strings.Contains(printed, ", claim "):
		return "tested"
	}
	return "passes"
}

// What is no tensor is not passed off as one, however it is dressed.
func TestFalseLaws(t *testing.T) {
	all := attempts(t, "false.txt")
	if len(all) < 200 {
		t.Errorf("%d programs", len(all))
	}
	for _, a := range all {
		t.Run(fmt.Sprint(a.line), func(t *testing.T) {
			if got := outcome(t, interp.Options{}, a.text); got != a.want || got == "passes" {
				t.Errorf("false.txt:%d: %s, not %s:\n%s", a.line, got, a.want, a.text)
			}
		})
	}
}

// What is a tensor or a connection passes as one.
func TestTrueLaws(t *testing.T) {
	for _, a := range attempts(t, "true.txt") {
		t.Run(fmt.Sprint(a.line), func(t *testing.T) {
			if got := outcome(t, interp.Options{}, a.text); len(got) == 5 && got[0] == 'E' || got == "an assertion fails" {
				t.Errorf("true.txt:%d: %s:\n%s", a.line, got, a.text)
			}
		})
	}
}

// A host's function and an imported file are no way around.
func TestFalseLawsFromOutside(t *testing.T) {
	far := interp.PureFunc("far", 1, func(x []float64) float64 {
		if x[0] > 100 {
			return 1
		}
		return 0
	})
	const head = "chart c(x, y)\nw_i = [y, x^2] on c\n"
	for _, k := range []struct{ text, want string }{
		{"fn q(f, w_i) -> tensor H_ij = w_i w_j + far(f)*d_i w_j\nprint q(200 + x, w) @ c(1, 2)", "E0451"},
		{"tensor H_ij = w_i w_j + far(x)*d_i w_j\nprint H", "E0451"},
		{"tensor H_ij = w_i w_j + far(200 + x^2)*d_i w_j\nprint H @ c(1, 2)", "E0451"},
		{"import \"false.geo\" as s\nprint s.q(w) @ c(1, 2)", "E0322"},
		{"import \"far.geo\" as s\nprint s.q(100 + x, w) @ c(1, 2)", "E0451"},
		{"import \"true.geo\" as s\nprint s.q(w)\nprint s.q(w) @ c(1, 2)", "passes"},
	} {
		opt := interp.Options{Host: []*interp.HostFunc{far}, FS: fstest.MapFS{
			"false.geo": {Data: []byte("fn q(w_i) -> tensor H_ij = d_i w_j\n")},
			"far.geo":   {Data: []byte("fn q(f, w_i) -> tensor H_ij = w_i w_j + sigmoid(f - 50)*d_i w_j\n")},
			"true.geo":  {Data: []byte("fn q(w_i) -> tensor H_ij = d_i w_j - d_j w_i\n")},
		}}
		if got := outcome(t, opt, head+k.text); got != k.want {
			t.Errorf("%s, not %s:\n%s", got, k.want, k.text)
		}
	}
}
