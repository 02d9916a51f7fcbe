package docs

// Anchors of headings, as GitHub and the pages of geo doc --html make them.

import (
	"strings"
	"unicode"
)

// Anchor is a heading's place: small letters, digits, hyphens for spaces, nothing else.
func Anchor(heading string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(heading) {
		switch {
		case r == ' ':
			b.WriteByte('-')
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '-', r == '_':
			b.WriteRune(r)
		}
	}
	return b.String()
}
