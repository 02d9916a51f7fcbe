package docs

// The reference's functions by subject, as its headings sort them: for its list of contents, and for geo doc.

import (
	"fmt"
	"strings"
	"sync"
)

// Subject is a part of the reference: what it is about, and its functions in order.
type Subject struct {
	Title     string // "Linear maps", "Module frames"
	Functions []Function
}

// Function is a function of the reference.
type Function struct {
	Name string
	Says string // the first sentence of what it is
}

// Subjects are the parts of the reference.
var Subjects = sync.OnceValue(func() []Subject {
	text, err := Pages.ReadFile("reference.md")
	if err != nil {
		return nil // it is embedded
	}
	return subjectsOf(string(text))
})

// ListBySubject is Subjects for the terminal, a line for each function.
func ListBySubject() string {
	var b strings.Builder
	for _, s := range Subjects() {
		title := strings.TrimPrefix(s.Title, "Module ")
		b.WriteString(Listed(strings.ToUpper(title[:1])+title[1:], s.Functions) + "\n")
	}
	return b.String()
}

// Listed is a heading and a line for each function, the sentences below one another.
func Listed(title string, functions []Function) string {
	width := 0
	for _, f := range functions {
		width = max(width, len(f.Name))
	}
	var b strings.Builder
	b.WriteString(title + "\n")
	for _, f := range functions {
		fmt.Fprintf(&b, "  %-*s  %s\n", width, f.Name, f.Says)
	}
	return b.String()
}

func subjectsOf(page string) []Subject {
	var out []Subject
	for _, part := range strings.Split(page, "\n### ")[1:] {
		title, body, _ := strings.Cut(part, "\n")
		s := Subject{Title: title}
		for _, entry := range strings.Split(body, "\n#### ")[1:] {
			parts := strings.SplitN(entry, "\n\n", 4) // the name, its signature in backticks, what it is
			if len(parts) < 3 {
				continue // an entry has these
			}
			s.Functions = append(s.Functions, Function{parts[0], summary(parts[2])})
		}
		out = append(out, s)
	}
	return out
}

// escapes are what keeps formulas from being read as Markdown.
var escapes = strings.NewReplacer(`\_`, "_", `\*`, "*", "&lt;", "<")

// summary is a paragraph up to its first full stop, as plain text: a dot within a formula, or behind a name
// abbreviated to a letter, ends nothing.
func summary(paragraph string) string {
	text := escapes.Replace(strings.Join(strings.Fields(Plain(paragraph)), " "))
	for at := 0; ; {
		n := strings.Index(text[at:], ". ")
		if n < 0 {
			return strings.TrimSuffix(text, ".")
		}
		at += n
		if next := text[at+2]; next >= 'A' && next <= 'Z' && (at < 2 || text[at-2] != ' ') {
			return text[:at]
		}
		at += 2
	}
}
