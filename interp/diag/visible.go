package diag

// What of a text may be shown: characters that command a terminal, or hide, are written out.

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible is text as people may be shown it, on a terminal or anywhere else: every character that VisibleRune refuses is
// written out, an escape as <U+001B>, a byte that is no character as <9B>. Line ends and tabs stay.
func Visible(text string) string {
	if plain(text) {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if mayShow(r, n) {
			b.WriteString(text[i : i+n])
		} else {
			b.WriteString(writtenOut(r, text[i]))
		}
		i += n
	}
	return b.String()
}

// VisibleRune reports whether a character may be shown as it is. Control characters (a terminal obeys them), those that
// turn the direction of writing (what is read is another text than what runs), and others that cannot be seen may not; line
// ends, tabs, and the two joiners that scripts and emoji are written with may.
func VisibleRune(r rune) bool {
	switch {
	case r >= 0x20 && r < 0x7f, r == '\n', r == '\t':
		return true
	case r < 0xa0:
		return false
	case r == 0x200c, r == 0x200d:
		return true
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r): // letters, although Unicode calls them format characters
		return true
	}
	return !unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)
}

// visibleLine is Visible of what must stay on one line: the name of a file may have a line end in it.
func visibleLine(text string) string {
	return strings.ReplaceAll(Visible(text), "\n", writtenOut('\n', '\n'))
}

// plain reports the usual text, of which everything may be shown, without a closer look.
func plain(text string) bool {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < 0x20 && c != '\n' && c != '\t' || c >= 0x7f {
			return false
		}
	}
	return true
}

// mayShow is VisibleRune of a character read from n bytes: one that is none may not be shown.
func mayShow(r rune, n int) bool {
	return VisibleRune(r) && (r != utf8.RuneError || n > 1)
}

// writtenOut is a character that may not be shown, or the byte that is none.
func writtenOut(r rune, first byte) string {
	if r == utf8.RuneError {
		return fmt.Sprintf("<%02X>", first)
	}
	return fmt.Sprintf("<U+%04X>", r)
}
