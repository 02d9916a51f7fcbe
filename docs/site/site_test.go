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
