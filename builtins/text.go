package builtins

// A built-in's documentation as text for a terminal, for geo doc NAME.

import "strings"

// Text is the entry's documentation for a terminal, lines wrapped at width
// runes; 0 means 80.
func (e *Entry) Text(width int) string {
	if width == 0 {
		width = 80
	}
	var b strings.Builder
	b.WriteString(e.Signature + "\n\n")
	wrap(&b, e.Doc, width, "  ")
	for _, part := range e.parts() {
		b.WriteString("\n")
		wrap(&b, part[0]+": "+part[1], width, "  ")
	}
	b.WriteString("\n  Example:\n")
	for _, line := range strings.Split(strings.TrimSuffix(e.Example, "\n"), "\n") {
		b.WriteString(strings.TrimRight("    "+line, " ") + "\n")
	}
	return b.String()
}

// parts are the titled paragraphs that the entry has.
func (e *Entry) parts() [][2]string {
	var out [][2]string
	for _, p := range [][2]string{{"Law", e.Law}, {"Refused", e.Errors}, {"Cost", e.Cost}, {"Source", e.Source}} {
		if p[1] != "" {
			out = append(out, p)
		}
	}
	return out
}

// wrap breaks a paragraph at spaces.
func wrap(b *strings.Builder, text string, width int, indent string) {
	column := 0
	for _, word := range strings.Fields(text) {
		n := len([]rune(word))
		switch {
		case column == 0:
			b.WriteString(indent)
			column = len(indent)
		case column+1+n > width:
			b.WriteString("\n" + indent)
			column = len(indent)
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	b.WriteByte('\n')
}
