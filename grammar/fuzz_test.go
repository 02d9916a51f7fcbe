package grammar

import (
	"strings"
	"testing"
)

// seeds are texts that reach every rule, right and wrong.
func seeds(f *testing.F) {
	for _, text := range programs(f) {
		f.Add(text)
		for _, line := range strings.Split(text, "\n") {
			f.Add(line)
		}
	}
	for _, s := range []string{
		"x_1", "H_ij(u)", "a/b c", "L~= 3", "f @ p + g @ q", "f(x) = x^2", "f_ij(x, y) = x", "+ y", "x^{2}", "(a, b)", "2 + if a then b else c",
		"T_{[a b] c}^{(d e)}", "R^a{}_{bcd}", "R^a_{\\ bcd}", "\\frac{a}{b}", "\\partial_\\mu\\phi", "∂_μφ", "[e for v in l, w in m]",
		"fn f(a, metric G_ij, x = 1) -> tensor H_ij {\n y = 3\n y\n}", "for a in b { print a }", "test \"x\" { assert a ~= b tol 1 samples 2, \"w\" }",
		"plot e over (u in a, v in b)", "\"a\\q\"", "1e999", "0x1F", ".5 2. 1_000", "((((((", "[}(]{)", "{", "}", "\x00", "\xff\xfe", "a ; ; b", "x'~~' ~= y", "sum_n -x", "softmax_c z",
		"d_ij x", "d^i x", "nabla x", "-----x", "not not x", "a..b..c", "a.b.c(d)[e]_f", "x ^ n", "if", "import \"a b\"", "\ufeffx = 1", "x = 1 # c\r\ny = 2\r\n",
	} {
		f.Add(s)
	}
}

// FuzzParse: no text makes the parser panic, place a span outside the source or
// make a fix that cannot be applied; what parses prints to the same tree.
func FuzzParse(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		src := source(text)
		file, errs := Parse(src)
		for _, e := range errs {
			if e.Code == CodeInternal {
				t.Fatalf("%v", e)
			}
			if e.Span.Source != src || e.Span.Start < 0 || e.Span.End < e.Span.Start || e.Span.End > len(text) {
				t.Fatalf("%s %s: span %d to %d of %d", e.Code, e.Message, e.Span.Start, e.Span.End, len(text))
			}
			for _, l := range e.Labels {
				if l.Span.Start < 0 || l.Span.End < l.Span.Start || l.Span.End > len(text) {
					t.Fatalf("%s: label %d to %d of %d", e.Code, l.Span.Start, l.Span.End, len(text))
				}
			}
			for _, x := range e.Fixes {
				if x.Span.Start < 0 || x.Span.End < x.Span.Start || x.Span.End > len(text) {
					t.Fatalf("%s: fix %d to %d of %d", e.Code, x.Span.Start, x.Span.End, len(text))
				}
				x.Lines()
			}
		}
		Incomplete(text)
		ParseExpr(source(text))
		if len(errs) > 0 {
			Format(file)
			return
		}
		for _, s := range file.Stmts {
			one := StmtString(s)
			again, errs := Parse(source(one))
			if len(errs) > 0 || len(again.Stmts) != 1 || shape(again.Stmts[0], true) != shape(s, true) {
				t.Fatalf("%q\nprinted as %q\n%v\n%s", s.Span().Text(), one, errs, shape(s, true))
			}
		}
	})
}

// FuzzFormat: what parses is formatted to the same tree, and formatted again to the same text; spaces at its ends, which no
// tree has, change nothing.
func FuzzFormat(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		file, errs := Parse(source(text))
		if len(errs) > 0 {
			return
		}
		checkFormat(t, "fuzz", text)
		if padded, errs := Parse(source("\n \n" + strings.TrimPrefix(text, "\ufeff") + "\n\n")); len(errs) > 0 || Format(padded) != Format(file) {
			t.Fatalf("%q between empty lines: %v\n%s\n%s", text, errs, Format(padded), Format(file))
		}
	})
}
