// Package site makes the manual's static pages, with search and an index, to be read without a network.
package site

import (
	"bytes"
	"embed"
	"fmt"
	"html"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/docs"
)

//go:embed assets
var assets embed.FS

// page is one page of the site.
type page struct {
	source string // course/01-curves.md
	target string // course/01-curves.html
	title  string
	body   string // HTML
	heads  []head
}

// head is a heading, with the words of what stands below it.
type head struct {
	level        int
	title, place string
	words        string
}

// group is a part of the front page.
type group struct {
	title string
	pages []string // sources, or patterns of them
}

var groups = []group{
	{"Learn", []string{"tutorial.md", "course/README.md", "course/[0-9]*.md", "coming-from/README.md", "coming-from/[a-z]*.md"}},
	{"Look up", []string{"recipes.md", "language.md", "syntax.md", "reference.md", "pictures.md", "notebooks.md", "gallery.md", "conventions.md", "errors/README.md"}},
	{"In Go programs, and within", []string{"embedding.md", "embedding-compared.md", "architecture.md", "files.md", "RATIONALE.md", "*.md"}},
	{"", []string{"errors/E*.md"}}, // reached by their list
}

// Files are all files of the site, by their names.
func Files() (map[string][]byte, error) {
	pages, err := allPages()
	if err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	for _, p := range pages {
		out[p.target] = frame(p.title, p.target, p.body)
	}
	out["index.html"] = frame("Geo", "index.html", front(pages))
	out["names.html"] = frame("Index", "names.html", names(pages))
	out["book.html"] = book(pages)
	out["search-index.js"] = searchIndex(pages)
	for _, name := range []string{"style.css", "search.js"} {
		if out[name], err = assets.ReadFile("assets/" + name); err != nil {
			return nil, err
		}
	}
	if err := copied(out, docs.Course, "course/exercises/*.geo"); err != nil {
		return nil, err
	}
	return out, copied(out, docs.Pictures, "pictures/*.svg")
}

// copied puts files as they are into the site.
func copied(out map[string][]byte, from embed.FS, pattern string) error {
	files, err := fs.Glob(from, pattern)
	if err != nil {
		return err
	}
	for _, name := range files {
		if out[name], err = from.ReadFile(name); err != nil {
			return err
		}
	}
	return nil
}

// allPages renders every page of the groups, in their order.
func allPages() ([]*page, error) {
	var out []*page
	for _, g := range groups {
		for _, pattern := range g.pages {
			files, err := fs.Glob(docs.Pages, pattern)
			if err != nil {
				return nil, err
			}
			for _, name := range files {
				if slices.ContainsFunc(out, func(p *page) bool { return p.source == name }) || pattern != name && path.Base(name) == "README.md" {
					continue
				}
				p, err := render(name)
				if err != nil {
					return nil, fmt.Errorf("%s: %w", name, err)
				}
				out = append(out, p)
			}
		}
	}
	return out, nil
}

// targetOf is the page that a source becomes: a folder's README is its index.
func targetOf(source string) string {
	if path.Base(source) == "README.md" {
		return path.Join(path.Dir(source), "index.html")
	}
	return strings.TrimSuffix(source, ".md") + ".html"
}

// frame is a whole page around its body.
func frame(title, target, body string) []byte {
	up := strings.Repeat("../", strings.Count(target, "/"))
	var b bytes.Buffer
	fmt.Fprintf(&b, `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>%[1]s</title><link rel="stylesheet" href="%[2]sstyle.css"></head>
<body data-up="%[2]s"><header><nav><a class="name" href="%[2]sindex.html">Geo</a> <a href="%[2]stutorial.html">Tutorial</a> <a href="%[2]scourse/index.html">Course</a>
<a href="%[2]srecipes.html">Recipes</a> <a href="%[2]slanguage.html">Language</a> <a href="%[2]sreference.html">Reference</a> <a href="%[2]serrors/index.html">Errors</a>
<a href="%[2]snames.html">Index</a></nav>
<input id="search" type="search" placeholder="Search (press /)" aria-label="Search" autocomplete="off"><ol id="found" hidden></ol></header>
<main>
%[3]s
</main>
<script src="%[2]ssearch-index.js"></script><script src="%[2]ssearch.js"></script>
</body></html>
`, html.EscapeString(title), up, body)
	return b.Bytes()
}

// front is the first page: what there is, in groups.
func front(pages []*page) string {
	var b strings.Builder
	b.WriteString("<h1>Geo</h1>\n<p>A language with index notation for geometric computations. These pages need no network; what <code>geo doc</code> and <code>?name</code> say in a session is the same text.</p>\n")
	for _, g := range groups {
		if g.title == "" {
			continue
		}
		fmt.Fprintf(&b, "<h2>%s</h2>\n<ul>\n", html.EscapeString(g.title))
		for _, p := range pages {
			if slices.ContainsFunc(g.pages, func(pattern string) bool { ok, err := path.Match(pattern, p.source); return err == nil && ok }) {
				fmt.Fprintf(&b, "<li><a href=\"%s\">%s</a></li>\n", p.target, html.EscapeString(p.title))
			}
		}
		b.WriteString("</ul>\n")
	}
	b.WriteString("<p><a href=\"names.html\">Index of names</a>, <a href=\"book.html\">all of it on one page, for printing</a></p>\n")
	return b.String()
}

// book is what is read from the front to the back, on one page for printing.
func book(pages []*page) []byte {
	var b strings.Builder
	for _, p := range pages {
		if strings.HasPrefix(p.source, "errors/") || p.source == "files.md" {
			continue
		}
		fmt.Fprintf(&b, "<article id=\"%s\">\n%s</article>\n", place(p.target), inBook(p))
	}
	return frame("Geo, the manual", "book.html", b.String())
}
