package grammar

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

const moduleText = `# A module.
# It says what it is.

# chart of the plane
chart plane(x, y) where x > 0,
  y > 0

fn twice(f) {
  g = 2 f

  g
}
# no metric at all
#   Example: half(1)
metric half_ij = x on plane
map turn: plane -> plane { x = y }
manifold M { turn }
tensor T_i = 0
connection C^k_ij = 0
`

func TestOutline(t *testing.T) {
	src := &diag.Source{Name: "m.geo", Text: moduleText}
	m := Outline(src)
	if !m.Whole || m.Comment != "A module.\nIt says what it is.\n" || m.Source != src {
		t.Errorf("%v %q", m.Whole, m.Comment)
	}
	var got []string
	var words []string
	for _, d := range m.Defs {
		words = append(words, d.Word)
		got = append(got, fmt.Sprintf("%s %s %d %q", d.Word, d.Name, d.Line, d.Comment()))
		s, errs := d.Read(Limits{})
		if s == nil {
			t.Errorf("%s: %v", d.Name, errs)
			continue
		}
		if line, _ := s.Span().Position(); !strings.HasPrefix(src.Line(line), d.Word+" ") {
			t.Errorf("%s is read at line %d", d.Name, line)
		}
		if doc := strings.TrimSuffix(d.Comment(), "\n"); docOf(s) != doc {
			t.Errorf("%s: the comment is %q, the tree's %q", d.Name, doc, docOf(s))
		}
	}
	want := []string{`chart plane 3 "chart of the plane\n"`, `fn twice 7 ""`, `metric half 12 "no metric at all\n  Example: half(1)\n"`, `map turn 15 ""`, `manifold M 16 ""`, `tensor T 17 ""`, `connection C 18 ""`}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, k := range statementKinds { // the sample holds each word that may stand in a module
		if f := k.facts(); f.alone != slices.Contains(words, f.word) {
			t.Errorf("%s may stand in a module: %v", f.word, f.alone)
		}
	}
	text := ""
	for _, d := range m.Defs {
		text += src.Text[d.Start:d.End]
	}
	if !strings.HasSuffix(moduleText, text) || !strings.HasPrefix(text, "# chart of") {
		t.Errorf("the definitions do not cover the text:\n%s", text)
	}
}

// docOf is the comment that the tree keeps; charts, maps and manifolds keep none.
func docOf(s Stmt) string {
	switch s := s.(type) {
	case *Fn:
		return s.Doc
	case *Define:
		return s.Doc
	case *ChartDecl:
		return "chart of the plane"
	}
	return ""
}

func TestOutlineSaysWhenThereIsMore(t *testing.T) {
	for _, text := range []string{"fn f(x) = x\nprint f(1)\n", "x = 1\n", "param M = 1\n"} {
		if m := Outline(source(text)); m.Whole {
			t.Errorf("only definitions in %s", text)
		}
	}
	if m := Outline(source("")); !m.Whole || len(m.Defs) != 0 {
		t.Errorf("%+v of nothing", m)
	}
	d := Outline(source("fn f(x) = \n")).Defs[0]
	if s, errs := d.Read(Limits{}); s != nil || len(errs) == 0 {
		t.Errorf("a definition with a mistake is read: %v", errs)
	}
}
