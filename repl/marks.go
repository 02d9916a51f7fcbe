package repl

// A statement of several lines on the editor's one line: marks stand for its line
// ends and tabs.

import "strings"

// Marks of private use, which no program holds. The editor knows of one line only,
// and takes a tab for a key.
const (
	lineMark  = '\ue00a' // a line's end
	tabMark   = '\ue009' // a tab
	pasteMark = '\ue001' // here goes the next paste
)

var (
	marked   = strings.NewReplacer("\r\n", string(lineMark), "\n", string(lineMark), "\r", string(lineMark), "\t", string(tabMark))
	unmarked = strings.NewReplacer(string(lineMark), "\n", string(tabMark), "\t", string(pasteMark), "")
)

// toLine is a text as the editor holds it, fromLine what its line stands for.
func toLine(text string) string { return marked.Replace(text) }

// fromLine is the text of an editor's line.
func fromLine(line string) string { return unmarked.Replace(line) }

// shownMark is how a mark looks: of the width of one letter, as the editor counts it.
func shownMark(r rune) rune {
	switch r {
	case lineMark:
		return '⏎'
	case tabMark:
		return ' '
	case pasteMark:
		return ' '
	}
	return r
}
