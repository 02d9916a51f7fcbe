package grammar

import (
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// hostile texts, and the codes one of which must come. Each costs bounded
// memory; that none takes long is left to the test's own time limit.
var hostile = []struct {
	name  string
	text  func() string
	codes string
}{
	{"a million round brackets", func() string { return "x = " + strings.Repeat("(", 1_000_000) }, CodeDepthLimit},
	{"a million brackets, closed", func() string {
		return "x = " + strings.Repeat("(", 1_000_000) + "1" + strings.Repeat(")", 1_000_000)
	}, CodeDepthLimit},
	{"a million square brackets", func() string { return "x = " + strings.Repeat("[", 1_000_000) }, CodeDepthLimit},
	{"a million braces", func() string { return strings.Repeat("test \"a\" {", 1_000_000) }, CodeDepthLimit},
	{"nested calls", func() string { return "x = " + strings.Repeat("f(", 500_000) }, CodeDepthLimit},
	{"a chain of half a million terms", func() string { return "x = 1" + strings.Repeat("+1", 500_000) }, CodeTokenLimit},
	{"a chain of factors", func() string { return "x = y" + strings.Repeat(" y", 500_000) }, CodeHeightLimit},
	{"a chain of powers", func() string { return "x = 2" + strings.Repeat("^2", 150_000) }, CodeHeightLimit},
	{"a chain of a quarter million terms", func() string { return "x = 1" + strings.Repeat("+1", 250_000) }, CodeHeightLimit},
	{"minuses", func() string { return "x = " + strings.Repeat("-", 500_000) + "1" }, CodeHeightLimit + CodeTokenLimit},
	{"pluses", func() string { return "x = " + strings.Repeat("+", 500_000) + "1" }, CodeMissing + CodeUnexpected},
	{"negations", func() string { return "x = " + strings.Repeat("not ", 500_000) + "a" }, CodeHeightLimit},
	{"derivatives", func() string { return "x = " + strings.Repeat("d_i ", 150_000) + "f" }, CodeHeightLimit},
	{"sums", func() string { return "x = " + strings.Repeat("sum_n ", 150_000) + "f" }, CodeHeightLimit},
	{"sums with minus", func() string { return "x = " + strings.Repeat("sum_n -", 150_000) + "f" }, CodeHeightLimit + CodeReduction},
	{"softmaxes", func() string { return "x = " + strings.Repeat("softmax_n ", 150_000) + "f" }, CodeHeightLimit + CodeReduction},
	{"quotients", func() string { return "x = a" + strings.Repeat("/b c", 200_000) }, CodeAmbiguous},
	{"ats", func() string { return "x = a" + strings.Repeat(" @ p", 300_000) }, CodeHeightLimit},
	{"ats and sums", func() string { return "x = a" + strings.Repeat(" @ p + a", 200_000) }, CodeAtBinds},
	{"components", func() string { return "x = a" + strings.Repeat("[1]", 200_000) }, CodeHeightLimit},
	{"members", func() string { return "x = a" + strings.Repeat(".b", 300_000) }, CodeHeightLimit},
	{"ifs", func() string { return "x = " + strings.Repeat("if a then b else ", 150_000) + "c" }, CodeHeightLimit},
	{"ranges", func() string { return "x = 1" + strings.Repeat("..1", 300_000) }, CodeUnexpected},
	{"comparisons", func() string { return "x = 1" + strings.Repeat("<1", 300_000) }, ""},
	{"bare indices", func() string { return "x = T_" + strings.Repeat("i", 5000) }, CodeIndexLimit},
	{"indices in braces", func() string { return "x = T_{" + strings.Repeat("i ", 5000) + "}" }, CodeIndexLimit},
	{"indices in runs", func() string { return "x = T" + strings.Repeat("_i", 5000) }, CodeIndexLimit},
	{"indices where bound", func() string { return "T" + strings.Repeat("^i_j", 5000) + " = 0" }, CodeIndexLimit},
	{"a long number", func() string { return "x = " + strings.Repeat("9", 3_000_000) }, CodeLiteralLimit},
	{"a long name", func() string { return "x = " + strings.Repeat("a", 3_000_000) }, CodeLiteralLimit},
	{"a long text", func() string { return "print \"" + strings.Repeat("a", 3_000_000) + "\"" }, CodeLiteralLimit},
	{"primes", func() string { return "x = a" + strings.Repeat("'", 3_000_000) }, CodeLiteralLimit},
	{"a large exponent", func() string { return "x = 1e999999999" }, CodeNumber},
	{"NUL bytes", func() string { return strings.Repeat("\x00", 1_000_000) }, CodeCharacter},
	{"NUL in a text", func() string { return "print \"a\x00b\"" }, CodeUTF8},
	{"broken UTF-8", func() string { return strings.Repeat("\xff", 1_000_000) }, CodeUTF8},
	{"broken UTF-8 here and there", func() string { return strings.Repeat("x = \xff\n", 300_000) }, CodeUTF8},
	{"closing brackets", func() string { return strings.Repeat(")", 1_000_000) }, CodeBracket},
	{"open brackets on lines", func() string { return strings.Repeat("x = (\n", 300_000) }, CodeDepthLimit + CodeUnclosed},
	{"crossed brackets", func() string { return strings.Repeat("x = ([)]\n", 300_000) }, CodeUnclosed},
	{"bad lines", func() string { return strings.Repeat("x = y 2\n", 300_000) }, CodeNumberFactor},
	{"many statements", func() string { return strings.Repeat("x = 1\n", 50_000) }, ""},
	{"newlines", func() string { return strings.Repeat("\n", 3_000_000) }, ""},
	{"semicolons", func() string { return strings.Repeat(";", 3_000_000) }, ""},
	{"comments", func() string { return strings.Repeat("#\n", 3_000_000) }, ""},
	{"comments, then an open bracket", func() string { return strings.Repeat("#\n", 1_000_000) + "x = (" }, CodeUnclosed},
	{"documented", func() string { return strings.Repeat("# a\n", 1_000_000) + "x = 1" }, ""},
	{"a list of numbers", func() string { return "x = [1" + strings.Repeat(", 1", 200_000) + "]" }, ""},
	{"too many bytes", func() string { return strings.Repeat(" ", 17<<20) }, CodeSourceLimit},
	{"too many tokens", func() string { return "x = [1" + strings.Repeat(",1", 1_500_000) + "]" }, CodeTokenLimit},
	{"empty groups", func() string { return "x = R^a" + strings.Repeat("{}", 200_000) + "_b" }, CodeUnexpected},
	{"inverse far away", func() string {
		return strings.Repeat("map a: b -> c { x = 1 }\n", 20_000) + strings.Repeat("\n", 100_000)
	}, ""},
	{"LaTeX quotients", func() string { return "x = " + strings.Repeat(`\frac{`, 300_000) }, CodeLaTeX},
	{"braces open", func() string { return "x = " + strings.Repeat(`a_{`, 300_000) }, CodeIndexRun},
	{"calls defined", func() string { return strings.Repeat("f(x, ", 300_000) }, CodeDepthLimit},
	{"a long left side", func() string { return "f(" + strings.Repeat("x,", 300_000) + "y) = 1" }, CodeCallDefined},
}

func TestHostileSources(t *testing.T) {
	for i := 0; i < len(hostile); i += hostileStep() {
		h := hostile[i]
		t.Run(h.name, func(t *testing.T) {
			src := &diag.Source{Name: "h.geo", Text: h.text()}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, errs := Parse(src)
			runtime.ReadMemStats(&after)
			if used := after.TotalAlloc - before.TotalAlloc; used > 1<<30 {
				t.Errorf("allocated %d MB", used>>20)
			}
			if len(errs) > 20 {
				t.Errorf("%d errors", len(errs))
			}
			if h.codes == "" {
				if len(errs) > 0 {
					t.Fatal(errs)
				}
				return
			}
			if len(errs) == 0 {
				t.Fatal("accepted")
			}
			for _, e := range errs {
				if !strings.Contains(h.codes, e.Code) {
					t.Errorf("%.300s", e.Error())
				}
			}
			for _, e := range errs {
				if len(e.Message) > 500 || !utf8.ValidString(e.Message) {
					t.Errorf("a message of %d bytes", len(e.Message))
				}
			}
			var b strings.Builder
			diag.Render(&b, errs, diag.RenderOptions{})
			if b.Len() > 100_000 {
				t.Errorf("%d bytes are shown", b.Len())
			}
		})
	}
}

// Every limit can be set, and is the one that was set.
func TestLimitsAreSet(t *testing.T) {
	for _, c := range []struct {
		lim  Limits
		text string
		code string
	}{
		{Limits{Bytes: 4}, "x = 1", CodeSourceLimit},
		{Limits{Tokens: 3}, "x = 1 + 2", CodeTokenLimit},
		{Limits{Depth: 2}, "x = (((1)))", CodeDepthLimit},
		{Limits{Height: 5}, "x = 1+1+1+1+1+1+1+1", CodeHeightLimit},
		{Limits{Indices: 2}, "x = T_ijk", CodeIndexLimit},
		{Limits{Literal: 16}, "x = 12345678901234567", CodeLiteralLimit},
	} {
		if _, errs := ParseWith(source(c.text), c.lim, nil); len(errs) != 1 || errs[0].Code != c.code {
			t.Errorf("%s: %v, want %s", c.text, errs, c.code)
		}
		if _, errs := Parse(source(c.text)); len(errs) > 0 {
			t.Errorf("%s: %v under the defaults", c.text, errs)
		}
	}
	_, errs := ParseWith(source(strings.Repeat("x = y 2\n", 50)), Limits{Errors: 3}, nil)
	if len(errs) != 3 {
		t.Errorf("%d errors, want 3", len(errs))
	}
}
