package site

// The index of names, the index that search reads, and the places of the printed book.

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"html"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

func escaped(s string) string { return html.EscapeString(s) }

// entry is a line of the index.
type entry struct{ name, href string }

// sorted is a heading as it is sorted: without its number, its article behind it.
func sorted(title string) string {
	title = strings.TrimLeft(title, "0123456789. ")
	for _, article := range []string{"A ", "An ", "The "} {
		if rest, ok := strings.CutPrefix(title, article); ok {
			return strings.ToUpper(rest[:1]) + rest[1:]
		}
	}
	return title
}

// names is the index: functions, codes, and the words of headings.
func names(pages []*page) string {
	var list []entry
	for _, p := range pages {
		for _, h := range p.heads {
			href := p.target + "#" + h.place
			switch {
			case p.source == "reference.md" && h.level == 4:
				list = append(list, entry{h.title, href})
			case strings.HasPrefix(p.source, "errors/E") && h.level == 1:
				list = append(list, entry{h.title, href})
			case p.source == "recipes.md" && h.level == 2:
				_, words, _ := strings.Cut(h.title, " How do I ")
				list = append(list, entry{strings.TrimSuffix(words, "?"), href})
			case h.level == 2 && !strings.HasPrefix(p.source, "errors/") && p.source != "files.md" && h.title != "Exercises":
				list = append(list, entry{sorted(h.title) + " (" + p.title + ")", href})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b entry) int { return cmp.Compare(strings.ToLower(a.name), strings.ToLower(b.name)) })
	var b strings.Builder
	b.WriteString("<h1>Index</h1>\n")
	last := rune(0)
	for _, e := range list {
		first := unicode.ToUpper([]rune(e.name + " ")[0])
		if first != last {
			if last != 0 {
				b.WriteString("</ul>\n")
			}
			fmt.Fprintf(&b, "<h2>%s</h2>\n<ul class=\"names\">\n", escaped(string(first)))
			last = first
		}
		fmt.Fprintf(&b, "<li><a href=\"%s\">%s</a></li>\n", e.href, escaped(e.name))
	}
	b.WriteString("</ul>\n")
	return b.String()
}

// searchIndex is what search.js reads: for each heading its title, its page, its place, and the different words below it.
func searchIndex(pages []*page) []byte {
	var rows [][4]string
	for _, p := range pages {
		if p.source == "files.md" {
			continue
		}
		for _, h := range p.heads {
			rows = append(rows, [4]string{h.title, p.title, p.target + "#" + h.place, different(h.words)})
		}
	}
	data, err := json.Marshal(rows)
	if err != nil {
		panic(err) // strings have JSON
	}
	return bytes.Join([][]byte{[]byte("const searchIndex = "), data, []byte(";\n")}, nil)
}

// different are the words of a text, each once.
func different(text string) string {
	seen := map[string]bool{}
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if !seen[w] && len(w) > 1 {
			seen[w] = true
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// place is a page's name as a place in the book.
func place(target string) string {
	return strings.NewReplacer("/", "-", ".html", "").Replace(target)
}

var (
	idText   = regexp.MustCompile(` id="([^"]*)"`)
	srcText  = regexp.MustCompile(` src="([^"]*)"`)
	hrefText = regexp.MustCompile(` href="([^"]*)"`)
)

// inBook is a page's body within the book: its places have the page's name before them, and so have links to pages of the book.
func inBook(p *page) string {
	body := idText.ReplaceAllString(p.body, ` id="`+place(p.target)+`--$1"`)
	body = srcText.ReplaceAllStringFunc(body, func(s string) string {
		return ` src="` + path.Join(path.Dir(p.target), srcText.FindStringSubmatch(s)[1]) + `"`
	})
	return hrefText.ReplaceAllStringFunc(body, func(s string) string {
		to := hrefText.FindStringSubmatch(s)[1]
		if strings.Contains(to, "://") {
			return s
		}
		file, at, _ := strings.Cut(to, "#")
		target := p.target
		if file != "" {
			target = path.Join(path.Dir(p.target), file)
		}
		if !strings.HasSuffix(target, ".html") || strings.HasPrefix(target, "errors/") || target == "files.html" {
			if at != "" {
				target += "#" + at
			}
			return ` href="` + target + `"`
		}
		if at == "" {
			return ` href="#` + place(target) + `"`
		}
		return ` href="#` + place(target) + "--" + at + `"`
	})
}
