package stdlib_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Values of the gallery's geometries, each script with the works that treat them.
func TestGalleryValues(t *testing.T) {
	assertion := regexp.MustCompile(`(?m)^\s*assert `)
	rows, exact := 0, 0
	for _, c := range chunks(t, "gallery") {
		t.Run(c.name(), func(t *testing.T) {
			if !strings.Contains(c.text, "\n# Source: ") {
				t.Error("the script does not say where its values are from")
			}
			want := len(assertion.FindAllString(c.text, -1))
			o := runScript(t, c.name(), c.text)
			if !o.ok() || o.passed != want {
				t.Errorf("%s: %d of %d assertions hold\n%s", c.title(), o.passed, want, o.says)
			}
			rows += o.passed
			exact += o.exact
		})
	}
	if rows < 150 || exact < 120 {
		t.Errorf("only %d values, %d of them as formulas", rows, exact)
	}
	t.Logf("%d values, %d of them as formulas", rows, exact)
}

// Every metric and every map of the gallery says what it is and whose, shows
// itself, and has a value tested; every chart is used.
func TestGalleryIsDocumentedAndTested(t *testing.T) {
	text := moduleText(t, "gallery")
	file, errs := grammar.Parse(&diag.Source{Name: "gallery.geo", Text: text})
	if errs.HasErrors() {
		t.Fatal(errs)
	}
	var values strings.Builder
	for _, c := range chunks(t, "gallery") {
		values.WriteString(c.text)
	}
	count := 0
	ends := map[string][]string{} // the charts of each map
	for _, s := range file.Stmts {
		var name, doc string
		switch s := s.(type) {
		case *grammar.ChartDecl:
			if n := len(regexp.MustCompile(`\b`+s.Name.Name+`\b`).FindAllString(text, -1)); n < 2 {
				t.Errorf("nothing is over %s", s.Name.Name)
			}
			continue
		case *grammar.Define:
			continue
		case *grammar.Fn:
			name, doc = s.Name.Name, s.Doc
			if !strings.HasPrefix(doc, name+"("+plainParams(s)+"): ") {
				t.Errorf("the comment of %s begins %.40q", name, doc)
			}
			if !strings.Contains(doc, "g_ij over ") {
				t.Errorf("the comment of %s does not give index types and chart", name)
			}
		case *grammar.MapDecl:
			name, doc = s.Name.Name, commentAbove(t, text, s.Name.Name, s.Span().Start)
			ends[name] = []string{s.From.Name, s.To.Name}
		case *grammar.Manifold:
			doc = commentAbove(t, text, s.Name.Name, s.Span().Start)
			for _, m := range s.Maps {
				for _, c := range ends[m.Span().Text()] {
					if !strings.Contains(values.String(), " in gallery."+c+" ") && !strings.Contains(values.String(), "= gallery."+c+"\n") {
						t.Errorf("%s: nothing is read in %s", s.Name.Name, c)
					}
				}
			}
			if _, example, _ := strings.Cut(doc, "Example:\n"); !strings.Contains(example, " in gallery.") || output(t, s.Name.Name, unindented(example)) == "" {
				t.Errorf("the example of %s reads nothing in a chart", s.Name.Name)
			}
			if !regexp.MustCompile(`(?m)^ *Source: \S`).MatchString(doc) {
				t.Errorf("%s names no source", s.Name.Name)
			}
			continue
		default:
			t.Errorf("%s is no definition", s.Span().Text())
			continue
		}
		count++
		if !regexp.MustCompile(`(?m)^ *Source: \S`).MatchString(doc) {
			t.Errorf("%s names no source", name)
		}
		_, example, _ := strings.Cut(doc, "Example:\n")
		if !strings.Contains(example, "gallery."+name) {
			t.Errorf("%s has no example", name)
		} else if out := output(t, name, unindented(example)); out == "" {
			t.Errorf("the example of %s prints nothing", name)
		}
		if !regexp.MustCompile(`gallery\.` + name + `\b`).MatchString(values.String()) {
			t.Errorf("no value of %s is tested", name)
		}
	}
	if count < 90 {
		t.Errorf("only %d geometries", count)
	}
}

// commentAbove is the comment above a definition, which begins with its name.
func commentAbove(t *testing.T, text, name string, at int) (doc string) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(text[:at], "\n"), "\n")
	k := len(lines)
	for k > 0 && strings.HasPrefix(lines[k-1], "#") {
		k--
	}
	for _, l := range lines[k:] {
		doc += strings.TrimPrefix(strings.TrimPrefix(l, "#"), " ") + "\n"
	}
	if !strings.HasPrefix(doc, name+": ") {
		t.Errorf("the comment of %s begins %.40q", name, doc)
	}
	return doc
}

func unindented(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.Join(lines, "\n")
}
