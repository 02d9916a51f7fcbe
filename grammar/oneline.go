package grammar

// A piece of source as it is quoted: on one line, without its comments.

import "strings"

// OneLine is source text on one line: a space for each run of spaces and line ends, none of the comments. Texts in quotes
// stay as they are.
func OneLine(text string) string {
	var b strings.Builder
	gap := false
	for i := 0; i < len(text); {
		n := 1
		switch c := text[i]; c {
		case ' ', '\t', '\r', '\n':
			gap = b.Len() > 0
			i++
			continue
		case '#':
			if n = strings.IndexByte(text[i:], '\n'); n < 0 {
				n = len(text) - i
			}
			gap = b.Len() > 0
			i += n
			continue
		case '"':
			for i+n < len(text) && text[i+n] != '"' {
				if text[i+n] == '\\' {
					n++
				}
				n++
			}
			n = min(n+1, len(text)-i)
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteString(text[i : i+n])
		i += n
	}
	return b.String()
}
