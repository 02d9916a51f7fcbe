package stdlib_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/stdlib"
)

// definition is a function of the library, with its module.
type definition struct {
	module string
	fn     *grammar.Fn
}

func moduleText(t testing.TB, name string) string {
	t.Helper()
	text, err := stdlib.FS.ReadFile(name + ".geo")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// definitions are the library's functions, in order.
func definitions(t testing.TB) []definition {
	t.Helper()
	var out []definition
	for _, m := range stdlib.Prelude() {
		file, errs := grammar.Parse(&diag.Source{Name: m + ".geo", Text: moduleText(t, m)})
		if errs.HasErrors() {
			t.Fatal(errs)
		}
		for _, s := range file.Stmts {
			fn, ok := s.(*grammar.Fn)
			if !ok {
				t.Errorf("%s: %s is not a function", m, s.Span().Text())
				continue
			}
			out = append(out, definition{m, fn})
		}
	}
	return out
}

// head is NAME(PARAMS) as a doc comment writes it.
func head(fn *grammar.Fn) string {
	var params []string
	for _, p := range fn.Params {
		s := p.Name.Text
		if p.Keyword == "" && onlyDown(p.Indices) { // plain or lower: the letters say which
			s += indices(p.Indices)
		}
		params = append(params, s)
	}
	return fn.Name.Text + "(" + strings.Join(params, ", ") + ")"
}

func onlyDown(ix []grammar.Index) bool {
	for _, i := range ix {
		if i.Up {
			return false
		}
	}
	return len(ix) > 0
}

func indices(ix []grammar.Index) string {
	s := ""
	for k, i := range ix {
		if k == 0 || i.Up != ix[k-1].Up {
			s += map[bool]string{true: "^", false: "_"}[i.Up]
		}
		s += i.Text
	}
	return s
}

// Every function says what it is, its index types and its source, and is named
// by a test with values.
func TestEveryFunctionIsDocumentedAndTested(t *testing.T) {
	var values strings.Builder
	for _, c := range chunks(t, "values") {
		for _, line := range strings.Split(c.text, "\n") {
			if !strings.HasPrefix(line, "#") {
				values.WriteString(line + "\n")
			}
		}
	}
	seen := map[string]string{}
	for _, d := range definitions(t) {
		name := d.fn.Name.Name
		if other := seen[name]; other != "" {
			t.Errorf("%s is defined in %s and in %s", name, other, d.module)
		}
		seen[name] = d.module
		doc := d.fn.Doc
		if !strings.HasPrefix(doc, head(d.fn)+": ") && !strings.HasPrefix(doc, name+"("+plainParams(d.fn)+"): ") {
			t.Errorf("%s: the doc comment of %s begins %.60q, want %q", d.module, name, doc, head(d.fn)+": ")
		}
		if !regexp.MustCompile(`(?s)\bgives?\s`).MatchString(doc) {
			t.Errorf("%s: the doc comment of %s does not say what its arguments give", d.module, name)
		}
		if !regexp.MustCompile(`(?m)^ *Source: \S+`).MatchString(doc) {
			t.Errorf("%s: the doc comment of %s names no source", d.module, name)
		}
		for _, p := range d.fn.Params {
			if len(p.Indices) > 0 && !strings.Contains(doc, p.Name.Text+indices(p.Indices)) {
				t.Errorf("%s: the doc comment of %s does not give the index type %s", d.module, name, p.Name.Text+indices(p.Indices))
			}
		}
		if ix := d.fn.ResultIndices; len(ix) > 0 && !strings.Contains(doc, d.fn.ResultName.Text+indices(ix)) {
			t.Errorf("%s: the doc comment of %s does not give the index type of its result, %s", d.module, name, d.fn.ResultName.Text+indices(ix))
		}
		if !strings.Contains(values.String(), name+"(") {
			t.Errorf("%s: no value of %s is tested", d.module, name)
		}
	}
	if len(seen) < 30 {
		t.Errorf("only %d functions", len(seen))
	}
}

func plainParams(fn *grammar.Fn) string {
	var params []string
	for _, p := range fn.Params {
		params = append(params, p.Name.Text)
	}
	return strings.Join(params, ", ")
}
