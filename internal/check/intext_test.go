package check

import (
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// A text in which a bound name stands as other systems put values is warned of, once, and what is offered checks; a
// text in which nothing is bound, a formula between dollars or braces behind a command of LaTeX is no such.
func TestNamesInTextsAreHinted(t *testing.T) {
	const above = "chart c(x, y)\nf = x^2\nk = 3\n"
	for text, fix := range map[string]string{
		`print "f = $f"`:          `print "f =", f`,
		`print "f = ${f}!"`:       `print "f =", f, "!"`,
		`print "{f} and {k}"`:     `print f, "and", k`,
		`print "k is $k", f`:      `print "k is", k, f`,
		`print "f = $g", f`:       "",
		`print "the field $f$"`:   "",
		`print "frac{f}, x_{k}"`:  "",
		`print "it costs $5"`:     "",
		`print "{1, 2}"`:          "",
		`print "$a + b$ and $f$"`: "",
	} {
		src := &diag.Source{Name: "t.geo", Text: above + text + "\n"}
		file, errs := grammar.Parse(src)
		if len(errs) > 0 {
			t.Fatalf("%s: %v", text, errs)
		}
		p, list := Check(file, Options{})
		if p == nil || list.HasErrors() {
			t.Errorf("%s is refused: %v", text, list)
			continue
		}
		if fix == "" {
			if len(list) > 0 {
				t.Errorf("%s: %v", text, list)
			}
			continue
		}
		if len(list) != 1 || list[0].Severity != diag.Warning || len(list[0].Fixes) != 1 {
			t.Errorf("%s: %v", text, list)
			continue
		}
		f := list[0].Fixes[0]
		got := src.Text[len(above):f.Span.Start] + f.Replace + src.Text[f.Span.End:len(src.Text)-1]
		if got != fix {
			t.Errorf("%s: offered is %s, want %s", text, got, fix)
		}
		file, errs = grammar.Parse(&diag.Source{Name: "t.geo", Text: above + got + "\n"})
		if _, list = Check(file, Options{}); len(errs)+len(list) > 0 {
			t.Errorf("%s: what is offered gets %v %v", text, errs, list)
		}
	}
}
