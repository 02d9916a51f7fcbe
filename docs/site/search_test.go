package site

// The manual's search: its index leads to the right pages, by the rule that search.js has.

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// searched are questions and a place that must be among the first five found.
var searched = map[string]string{
	"Christoffel":             "recipes.html#1-how-do-i-get-the-christoffel-symbols-of-my-metric",
	"christoffel symbols":     "tutorial.html#4-christoffel-symbols",
	"eigenvalues":             "recipes.html#8-how-do-i-get-the-eigenvalues-of-my-losss-hessian",
	"csv":                     "recipes.html#12-how-do-i-save-a-result-to-a-file-as-csv-or-json",
	"covariant derivative":    "recipes.html#20-how-do-i-take-the-covariant-derivative-of-a-vector",
	"E0332":                   "errors/E0332.html#",
	"levicivita":              "reference.html#levicivita",
	"geodesic":                "reference.html#geodesic",
	"einsteinpy":              "coming-from/einsteinpy.html#",
	"plot surface":            "pictures.html#surfaces",
	"PARALLEL  transport":     "course/07-geodesics.html#",
	"sectional":               "reference.html#sectional",
	"no such word as zyzzyva": "",
}

// searchRows is the index as search.js reads it.
func searchRows(t *testing.T) [][4]string {
	t.Helper()
	files, err := built()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.TrimSuffix(strings.TrimPrefix(string(files["search-index.js"]), "const searchIndex = "), ";\n")
	var rows [][4]string
	if err := json.Unmarshal([]byte(text), &rows); err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		page, _, _ := strings.Cut(r[2], "#")
		if files[page] == nil {
			t.Errorf("the index leads to %s, which is not there", page)
		}
	}
	return rows
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// found are the places that search.js lists for a question, at most 20, the best first:
// all words must begin words of the heading or of the text below it, headings count more.
func found(rows [][4]string, question string) []string {
	type hit struct {
		score int
		place string
	}
	var hits []hit
	want := wordsOf(question)
	for _, r := range rows {
		head, words, sum := wordsOf(r[0]), strings.Split(r[3], " "), 0
		for _, w := range want {
			begins := func(x string) bool { return strings.HasPrefix(x, w) }
			switch {
			case slices.Contains(head, w):
				sum += 12
			case slices.ContainsFunc(head, begins):
				sum += 6
			case slices.Contains(words, w):
				sum += 2
			case slices.ContainsFunc(words, begins):
				sum++
			default:
				sum -= 1000
			}
		}
		if strings.HasPrefix(r[2], "recipes") {
			sum += 3
		}
		if sum > 3 || sum > 0 && !strings.HasPrefix(r[2], "recipes") {
			hits = append(hits, hit{sum, r[2]})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return b.score - a.score })
	var out []string
	for _, h := range hits[:min(20, len(hits))] {
		out = append(out, h.place)
	}
	return out
}

func TestSearchLeadsToTheRightPages(t *testing.T) {
	rows := searchRows(t)
	for question, place := range searched {
		got := found(rows, question)
		first := got[:min(5, len(got))]
		if place == "" {
			if len(got) > 0 {
				t.Errorf("%q finds %v", question, first)
			}
		} else if !slices.ContainsFunc(first, func(s string) bool { return strings.HasPrefix(s, place) }) {
			t.Errorf("%q finds %v, not %s", question, got, place)
		}
	}
}
