package site

import (
	"encoding/json"
	"net/url"
	"path"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/seed2d4d80ff/geo/docs"
)

var (
	links   = regexp.MustCompile(`(?:href|src)="([^"]*)"`)
	anchors = regexp.MustCompile(` id="([^"]*)"`)
)

// built are the site's files, made once.
var built = sync.OnceValues(Files)

// Every link of every page leads to a page and a place that are there; no place is there twice; nothing is left of Markdown's
// formulas.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	files, err := built()
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 250 {
		t.Errorf("only %d files", len(files))
	}
	at := map[string]map[string]bool{}
	for name, text := range files {
		at[name] = map[string]bool{}
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, m := range anchors.FindAllStringSubmatch(string(text), -1) {
			if at[name][m[1]] {
				t.Errorf("%s has the place %s twice", name, m[1])
			}
			at[name][m[1]] = true
		}
	}
	walked := 0
	for name, text := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, m := range links.FindAllStringSubmatch(string(text), -1) {
			to := strings.ReplaceAll(m[1], "&amp;", "&")
			if strings.HasPrefix(to, "https://") || strings.HasPrefix(to, "http://") {
				continue
			}
			walked++
			file, place, _ := strings.Cut(to, "#")
			target := name
			if file != "" {
				target = path.Join(path.Dir(name), file)
			}
			if _, ok := files[target]; !ok {
				t.Errorf("%s links to %s, which is not there", name, to)
				continue
			}
			if p, err := url.PathUnescape(place); place != "" && (err != nil || !at[target][p]) {
				t.Errorf("%s links to %s: there is no such place", name, to)
			}
		}
		if strings.ContainsAny(string(text), formulaOpen+formulaEnd) {
			t.Errorf("%s has a formula that was taken out and not put back", name)
		}
	}
	if walked < 3000 {
		t.Errorf("only %d links", walked)
	}
}

// Every page of the manual is on the site, and every function and code is in the index.
func TestTheSiteIsWhole(t *testing.T) {
	files, err := built()
	if err != nil {
		t.Fatal(err)
	}
	index := string(files["names.html"])
	for _, code := range docs.Codes() {
		if files["errors/"+code+".html"] == nil || !strings.Contains(index, `>`+code+":") {
			t.Errorf("%s is not there", code)
		}
	}
	for _, name := range []string{"levicivita", "eig", "riemann", "softplus"} {
		if !strings.Contains(index, `<a href="reference.html#`+strings.ToLower(name)+`">`+name+"<") {
			t.Errorf("the index does not have %s", name)
		}
	}
	if n := strings.Count(string(files["course/08-curvature.html"]), "<math"); n < 15 {
		t.Errorf("lecture 8 has %d formulas", n)
	}
	if !strings.Contains(string(files["reference.html"]), `<p class="see">See also: <a href="#`) {
		t.Error("the reference has no see-also")
	}
	if !strings.Contains(string(files["errors/E0332.html"]), `See also: <a href="../reference.html#`) {
		t.Error("E0332 has no see-also")
	}
	if !strings.Contains(string(files["book.html"]), `href="#course-08-curvature"`) {
		t.Error("the book's links leave it")
	}
	var rows [][4]string
	text := strings.TrimSuffix(strings.TrimPrefix(string(files["search-index.js"]), "const searchIndex = "), ";\n")
	if err := json.Unmarshal([]byte(text), &rows); err != nil || len(rows) < 500 {
		t.Errorf("the search's index has %d rows, %v", len(rows), err)
	}
	found := false
	for _, r := range rows {
		found = found || strings.Contains(r[0], "Christoffel symbols of my metric") && strings.Contains(r[3], "levicivita")
	}
	if !found {
		t.Error("search does not know Christoffel symbols")
	}
}

func TestMathML(t *testing.T) {
	for tex, want := range map[string]string{
		"x":                   "<mi>x</mi>",
		"C^k_{ij}":            "<msubsup><mi>C</mi><mrow><mi>i</mi><mi>j</mi></mrow><mrow><mi>k</mi></mrow></msubsup>",
		"R^a{}_{b}":           "<msup><mi>R</mi><mrow><mi>a</mi></mrow></msup><msub><mrow></mrow><mrow><mi>b</mi></mrow></msub>",
		`\tfrac12 g`:          "<mfrac><mn>1</mn><mn>2</mn></mfrac><mi>g</mi>",
		`\frac{a}{b}`:         "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac>",
		"f''":                 "<msup><mi>f</mi><mrow><mo class=\"prime\">′′</mo></mrow></msup>",
		`\left(x\right)`:      `<mrow><mo stretchy="true">(</mo><mrow><mi>x</mi></mrow><mo stretchy="true">)</mo></mrow>`,
		`a < b - \mathrm{tr}`: `<mi>a</mi><mo>&lt;</mo><mi>b</mi><mo>−</mo><mi mathvariant="normal">tr</mi>`,
		`\sin^2 x`:            `<msup><mo form="prefix" lspace="0.12em" rspace="0.12em">sin</mo><mrow><mn>2</mn></mrow></msup><mi>x</mi>`,
		`\tilde v`:            `<mover accent="true"><mi>v</mi><mo>~</mo></mover>`,
	} {
		got, err := MathML(tex, false)
		if want = `<math display="inline"><mrow>` + want + "</mrow></math>"; err != nil || got != want {
			t.Errorf("%s is %s, %v; not %s", tex, got, err, want)
		}
	}
	for _, tex := range []string{`\unknown`, "{x", "x}", "x^", `\left(x`, `\frac{a}`, `\text{a`} {
		if got, err := MathML(tex, false); err == nil {
			t.Errorf("%s is read as %s", tex, got)
		}
	}
}
