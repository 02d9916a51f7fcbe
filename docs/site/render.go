package site

// A page in Markdown as HTML: headings with places, links between pages, formulas as MathML, what else is about a name.

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"

	"github.com/seed2d4d80ff/geo/docs"
	"github.com/seed2d4d80ff/geo/internal/mathml"
)

// places gives headings the anchors that the pages' links use, which are GitHub's.
type places struct{ used map[string]int }

func (p *places) Generate(value []byte, _ ast.NodeKind) []byte {
	name := docs.Anchor(string(value))
	n := p.used[name]
	p.used[name]++
	if n > 0 {
		name = fmt.Sprintf("%s-%d", name, n)
	}
	return []byte(name)
}

func (p *places) Put(value []byte) { p.used[string(value)]++ }

// render makes a page of its source.
func render(source string) (*page, error) {
	raw, err := docs.Pages.ReadFile(source)
	if err != nil {
		return nil, err
	}
	plain, formulas, err := takeFormulas(string(raw))
	if err != nil {
		return nil, err
	}
	p := &page{source: source, target: targetOf(source)}
	markdown := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithParserOptions(parser.WithAutoHeadingID()), goldmark.WithRendererOptions(html.WithUnsafe()))
	text := text.NewReader([]byte(plain))
	tree := markdown.Parser().Parse(text, parser.WithContext(parser.NewContext(parser.WithIDs(&places{map[string]int{}}))))
	err = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Link:
			n.Destination = []byte(linked(source, string(n.Destination)))
		case *ast.Heading:
			id, _ := n.AttributeString("id")
			anchor, _ := id.([]byte)
			h := head{n.Level, string(headText(n, []byte(plain))), string(anchor), ""}
			if p.title == "" {
				p.title = h.title
			}
			p.heads = append(p.heads, h)
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		return nil, err
	}
	p.addWords(tree, []byte(plain))
	var b bytes.Buffer
	if err := markdown.Renderer().Render(&b, []byte(plain), tree); err != nil {
		return nil, err
	}
	p.body = withSeeAlso(p, putFormulas(outside.ReplaceAllString(b.String(), "$1"), formulas))
	return p, nil
}

// outside is a link that leaves the manual's folder: its words stay.
var outside = regexp.MustCompile(`(?s)<a href="outside:">(.*?)</a>`)

// linked is where a link leads on the site: pages are HTML, what is not of the manual is marked.
func linked(source, to string) string {
	if strings.Contains(to, "://") || strings.HasPrefix(to, "#") {
		return to
	}
	file, place, _ := strings.Cut(to, "#")
	at := path.Join(path.Dir(source), file)
	if strings.HasPrefix(at, "../") || at == "exercises" {
		return "outside:"
	}
	if strings.HasSuffix(file, ".md") {
		dir, base := path.Split(file)
		file = path.Join(dir, targetOf(base))
	}
	if place != "" {
		file += "#" + place
	}
	return file
}

// headText are the words of a heading.
func headText(n ast.Node, source []byte) []byte {
	var b bytes.Buffer
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(source))
			continue
		}
		if t, ok := c.(*ast.String); ok {
			b.Write(t.Value)
			continue
		}
		b.Write(headText(c, source))
	}
	return b.Bytes()
}

// addWords gives each heading the words of the text and the programs below it.
func (p *page) addWords(tree ast.Node, source []byte) {
	at := -1
	var b strings.Builder
	end := func() {
		if at >= 0 && at < len(p.heads) {
			p.heads[at].words = b.String()
		}
		b.Reset()
	}
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() == ast.KindHeading {
			end()
			at++
			continue
		}
		words(n, source, &b)
	}
	end()
}

func words(n ast.Node, source []byte, b *strings.Builder) {
	if n.Type() == ast.TypeBlock {
		for i := range n.Lines().Len() {
			line := n.Lines().At(i)
			b.Write(line.Value(source))
			b.WriteByte(' ')
		}
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeBlock {
			words(c, source, b)
		}
	}
}

// A formula's place in the text is held by a sign that no text has, with its number.
const formulaOpen, formulaEnd = "\uE000", "\uE001"

var (
	fenceLine   = regexp.MustCompile("(?m)^```")
	formulaText = regexp.MustCompile("(?s)`[^`]*`|\\$\\$(.+?)\\$\\$|\\$([^$`]+?)\\$")
	formulaMark = regexp.MustCompile(formulaOpen + `(\d+)` + formulaEnd)
)

// takeFormulas takes the formulas out of a page, aside from its programs.
func takeFormulas(page string) (plain string, formulas []string, err error) {
	pieces := fenceLine.Split(page, -1)
	for i := range pieces {
		if i%2 == 1 {
			continue // a program
		}
		pieces[i] = formulaText.ReplaceAllStringFunc(pieces[i], func(s string) string {
			m := formulaText.FindStringSubmatch(s)
			if s[0] == '`' || strings.Contains(s, "\n\n") {
				return s
			}
			math, e := mathml.Formula(m[1]+m[2], m[1] != "")
			if e != nil && err == nil {
				err = e
			}
			formulas = append(formulas, math)
			return fmt.Sprintf("%s%d%s", formulaOpen, len(formulas)-1, formulaEnd)
		})
	}
	return strings.Join(pieces, "```"), formulas, err
}

func putFormulas(body string, formulas []string) string {
	return formulaMark.ReplaceAllStringFunc(body, func(s string) string {
		var n int
		if _, err := fmt.Sscanf(s, formulaOpen+"%d", &n); err != nil || n >= len(formulas) {
			return s
		}
		return formulas[n]
	})
}

// withSeeAlso puts, behind each function of the reference and each page about a code, what else is about it.
func withSeeAlso(p *page, body string) string {
	switch {
	case p.source == "reference.md":
		parts := strings.Split(body, "<h4 id=\"")
		for i := 1; i < len(parts); i++ {
			name, _, _ := strings.Cut(parts[i][strings.Index(parts[i], ">")+1:], "<")
			cut := strings.Index(parts[i], "<h3")
			if cut < 0 {
				cut = strings.Index(parts[i], "<h2")
			}
			if cut < 0 {
				cut = len(parts[i])
			}
			parts[i] = parts[i][:cut] + seeAlso(p, name) + parts[i][cut:]
		}
		return strings.Join(parts, "<h4 id=\"")
	case strings.HasPrefix(p.source, "errors/E"):
		code := strings.TrimSuffix(path.Base(p.source), ".md")
		return body + seeAlso(p, code)
	}
	return body
}

// seeAlso is a paragraph of links, "" when there is nothing.
func seeAlso(p *page, name string) string {
	var links []string
	for _, s := range docs.SeeAlso(name) {
		to, title := s.Page, s.Name
		if s.Title != "" {
			title += ", " + s.Title
		}
		up := strings.Repeat("../", strings.Count(p.target, "/"))
		href := up + targetOf(to)
		if targetOf(to) == p.target {
			href = ""
		}
		if s.Place != "" {
			href += "#" + s.Place
		}
		links = append(links, fmt.Sprintf(`<a href="%s">%s</a>`, href, escaped(title)))
	}
	if len(links) == 0 {
		return ""
	}
	return "<p class=\"see\">See also: " + strings.Join(links, "; ") + "</p>\n"
}
