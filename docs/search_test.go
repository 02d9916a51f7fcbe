package docs

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

// What people look for in the first hour, in their words, and the recipe that answers it, which is among the first
// three that are found.
func TestTasksOfTheFirstHourAreFound(t *testing.T) {
	for words, recipe := range map[string]string{
		"christoffel symbols of my metric":     "recipe 1",
		"ricci tensor":                         "recipe 3",
		"kretschmann of schwarzschild":         "recipe 4",
		"geodesic and plot it":                 "recipe 5",
		"load my npz":                          "recipe 7",
		"eigenvalues of my loss's hessian":     "recipe 8",
		"define a function":                    "recipe 9",
		"change chart":                         "recipe 10",
		"number at a point":                    "recipe 11",
		"save a result as csv":                 "recipe 12",
		"latex":                                "recipe 13",
		"use from go":                          "recipe 14",
		"one component":                        "recipe 15",
		"param from the shell":                 "recipe 16",
		"expand":                               "recipe 17",
		"factor":                               "recipe 17",
		"collect":                              "recipe 17",
		"substitute":                           "recipe 17",
		"plot a function":                      "recipe 18",
		"raise and lower":                      "recipe 19",
		"covariant derivative of a vector":     "recipe 20",
		"roots":                                "recipe 21",
		"saddles":                              "recipe 21",
		"solve an equation":                    "recipe 21",
		"transpose inverse of matrices":        "recipe 22",
		"volume element":                       "recipe 23",
		"lie derivative":                       "recipe 24",
		"killing":                              "recipe 24",
		"tetrad":                               "recipe 25",
		"tests":                                "recipe 26",
		"more digits":                          "recipe 27",
		"integral over the line":               "recipe 28",
		"list functions by subject":            "recipe 29",
		"orbit":                                "recipe 6",
		"integral over the whole line":         "recipe 28",
		"raise an index":                       "recipe 19",
		"inverting a matrix":                   "recipe 22",
		"matrix multiplication":                "recipe 22",
		"plotting":                             "recipe 18",
		"more than 6 digits":                   "recipe 27",
		"one component of a tensor":            "recipe 15",
		"write a csv file":                     "recipe 12",
		"go module replace":                    "recipe 14",
		"sqrt|g|":                              "recipe 23",
		"hessian vector product":               "recipe 33",
		"cross entropy":                        "recipe 34",
		"scale factor":                         "recipe 39",
		"how do i integrate over a box":        "recipe 28",
		"eigenvalues":                          "recipe 8",
		"moving frame":                         "recipe 25",
		"line element with mixed terms":        "recipe 2",
		"killing vector":                       "recipe 24",
		"latex of a tensor":                    "recipe 13",
		"row of a matrix":                      "recipe 22",
		"shape of an array":                    "recipe 22",
		"heat map":                             "recipe 18",
		"indefinite integral":                  "recipe 28",
		"html report":                          "recipe 12",
		"orthonormal frame from a metric":      "recipe 25",
		"parallel transport":                   "recipe 38",
		"differential forms maxwell equations": "recipe 37",
	} {
		found := Search(words)
		var names []string
		for _, s := range found[:min(len(found), 3)] {
			names = append(names, s.Name)
		}
		if !strings.Contains(strings.Join(names, ";")+";", recipe+";") {
			t.Errorf("%q finds %v, not %s", words, names, recipe)
		}
	}
	if got := Search("zyzzyva"); len(got) > 0 {
		t.Errorf("%v is about no word", got)
	}
	if got := Search("the of"); got != nil {
		t.Errorf("small words find %d sections", len(got))
	}
}

// Parts of pages are found by their names, and are plain in the terminal.
func TestSectionsHaveNames(t *testing.T) {
	for _, name := range []string{"recipe 40", "tutorial 10", "lecture 12", "language 23", "Coming  from sympy", "conventions", "gallery page", "pictures", "embedding"} {
		s, ok := Find(name)
		if !ok || s.Title == "" || strings.Contains(Plain(s.Text), "```") {
			t.Errorf("%s: %v %q", name, ok, s.Title)
		}
	}
	if _, ok := Find("recipe 99"); ok {
		t.Error("recipe 99 is found")
	}
	const page = "# A title\n\nSee [the page](x.md) and **this**, $x^2$.\n\n```geo\nprint 1\n```\n```text\n1\n```\n"
	const want = "A title\n\nSee the page and this, x^2.\n\n    print 1\n\n    1\n"
	if got := Plain(page); got != want {
		t.Errorf("plain:\n%s\nwant\n%s", got, want)
	}
}

// The recipes begin with a list of them, and are numbered as they come.
func TestRecipesAreListed(t *testing.T) {
	const open, end = "<!-- the list below is written by go test ./docs -update -->\n", "<!-- end of the list -->"
	text, err := os.ReadFile("recipes.md")
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(text), open)
	_, rest, found := strings.Cut(rest, end)
	if !found {
		t.Fatal("recipes.md has no list")
	}
	var list strings.Builder
	for i, m := range regexp.MustCompile(`(?m)^## (\d+)\. How do I (.*)\?$`).FindAllStringSubmatch(rest, -1) {
		if m[1] != fmt.Sprint(i+1) {
			t.Errorf("recipe %s is the one numbered %d", m[1], i+1)
		}
		fmt.Fprintf(&list, "%d. [%s](#%s)\n", i+1, m[2], Anchor(m[0][3:]))
	}
	want := head + open + list.String() + end + rest
	if *update {
		if err := os.WriteFile("recipes.md", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if string(text) != want {
		t.Error("recipes.md does not list its recipes: go test ./docs -run Recipes -update")
	}
	if n := strings.Count(list.String(), "\n"); n < 40 {
		t.Errorf("%d recipes", n)
	}
}

// The reference begins with its subjects and what each has, and geo doc lists the same.
func TestReferenceHasContents(t *testing.T) {
	const open, end = "<!-- the list below is written by go test ./docs -update -->\n", "<!-- end of the list -->"
	text, err := os.ReadFile("reference.md")
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(text), open)
	_, rest, found := strings.Cut(rest, end)
	if !found {
		t.Fatal("reference.md has no list")
	}
	var list strings.Builder
	for _, s := range subjectsOf(string(text)) {
		if len(s.Functions) == 0 {
			t.Errorf("%s has no functions", s.Title)
		}
		var names []string
		for _, f := range s.Functions {
			if f.Says == "" {
				t.Errorf("%s says nothing of itself", f.Name)
			}
			names = append(names, fmt.Sprintf("[%s](#%s)", f.Name, Anchor(f.Name)))
		}
		fmt.Fprintf(&list, "- **[%s](#%s)**: %s\n", strings.TrimPrefix(s.Title, "Module "), Anchor(s.Title), strings.Join(names, ", "))
	}
	want := head + open + list.String() + end + rest
	if *update {
		if err := os.WriteFile("reference.md", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if string(text) != want {
		t.Error("reference.md does not list its functions: go test ./docs -run ReferenceHasContents -update")
	}
	if n := strings.Count(list.String(), "]("); n < 200 {
		t.Errorf("%d functions", n)
	}
}

// The first sentence of an entry, by which lists tell what a function is.
func TestSummary(t *testing.T) {
	for text, want := range map[string]string{
		"The root. It is positive.":     "The root",
		"A sum, 3.14 of it, once.":      "A sum, 3.14 of it, once",
		"Of M. Newton and of x. y too.": "Of M. Newton and of x. y too",
		"C\\_ij &lt; 1 of\na metric":    "C_ij < 1 of a metric",
	} {
		if got := summary(text); got != want {
			t.Errorf("%q: %q, not %q", text, got, want)
		}
	}
}

// What else is about a name: functions that define or name each other, and parts of the manual; a word of a sentence is
// no function.
func TestSeeAlso(t *testing.T) {
	for name, want := range map[string]string{
		"ricci": "riemann", "scalarCurvature": "ricci", "eig": "eigenvectors", "geodesic": "velocity", "E0332": "eig", "naturalGrad": "recipe 32",
	} {
		line := SeeAlsoLine(name)
		if !strings.Contains(line, want) {
			t.Errorf("%s: %s, not %s", name, line, want)
		}
		if strings.Contains(line, " ones,") {
			t.Errorf("%s: %s", name, line)
		}
		for _, r := range SeeAlso(name) {
			if r.Name == name {
				t.Errorf("%s: it is about itself", name)
			}
			if _, err := Pages.ReadFile(r.Page); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if SeeAlsoLine("nothing") != "" || SeeAlsoLine("E0999") != "" {
		t.Error("there is something about nothing")
	}
}
