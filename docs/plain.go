package docs

// Pages as plain text for a terminal.

import (
	"regexp"
	"strings"
)

var (
	pageLink  = regexp.MustCompile(`\[([^][]+)\]\([^()\s]+\)`)
	strong    = regexp.MustCompile(`\*\*([^*]+)\*\*`)
	formula   = regexp.MustCompile(`\$\$?([^$]+)\$\$?`)
	hiddenRow = regexp.MustCompile(`^<!--.*-->$`)
)

// Plain is a page for the terminal: headings without marks, links as their words,
// programs indented.
func Plain(page string) string {
	var b strings.Builder
	inside := false
	for _, line := range strings.Split(strings.TrimRight(page, "\n"), "\n") {
		switch {
		case strings.HasPrefix(line, "```"):
			inside = !inside
			if line == "```text" && strings.HasSuffix(b.String(), "\n") && !strings.HasSuffix(b.String(), "\n\n") {
				b.WriteString("\n") // what a program prints stands apart from it
			}
			continue
		case inside:
			line = "    " + line
		case hiddenRow.MatchString(line):
			continue
		default:
			line = strings.TrimLeft(line, "#")
			line = strings.TrimPrefix(line, " ")
			line = pageLink.ReplaceAllString(line, "$1")
			line = strong.ReplaceAllString(line, "$1")
			line = formula.ReplaceAllString(line, "$1")
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}
