package repl

// A line in colours as it is typed: words, numbers, texts, comments, and the two ends
// of each contraction alike.

import (
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
)

// Colours, of the sixteen that every terminal has and its user has chosen.
const (
	plainStyle   = "\x1b[0m"
	wordStyle    = "\x1b[1;34m"
	numberStyle  = "\x1b[36m"
	textStyle    = "\x1b[32m"
	commentStyle = "\x1b[90m"
)

// pairStyles tell the contractions of a term apart; a sixth begins again. They are
// underlined so that they differ from numbers and texts, in black and white too.
var pairStyles = []string{"\x1b[4;35m", "\x1b[4;33m", "\x1b[4;36m", "\x1b[4;32m", "\x1b[4;31m"}

// highlight is an editor's line with the escape sequences of its colours.
func highlight(line []rune) []rune {
	if n := len(line) - 1; n >= 0 && line[n] == '\n' { // the editor's own, at the end of what is entered
		return append(highlight(line[:n]), '\n')
	}
	text := fromLine(string(line))
	var b strings.Builder
	at := 0
	put := func(end int, style string) {
		if end <= at {
			return
		}
		if style != "" {
			b.WriteString(style)
		}
		b.WriteString(toLine(text[at:end]))
		if style != "" {
			b.WriteString(plainStyle)
		}
		at = end
	}
	tokens := grammar.Tokens(text)
	pairs := contractions(text, tokens)
	for _, t := range tokens {
		put(t.Start, "")
		switch t.Kind {
		case grammar.TokenWord:
			put(t.End, wordStyle)
		case grammar.TokenNumber:
			put(t.End, numberStyle)
		case grammar.TokenText:
			put(t.End, textStyle)
		case grammar.TokenComment:
			put(t.End, commentStyle)
		case grammar.TokenIndices:
			for _, l := range grammar.Letters(text, t) {
				put(l.Start, "")
				put(l.End, pairs[l.Start])
			}
			put(t.End, "")
		case grammar.TokenOther, grammar.TokenName, grammar.TokenLineEnds:
			put(t.End, "")
		}
	}
	put(len(text), "")
	out := []rune(b.String())
	for i, r := range out {
		out[i] = shownMark(r)
	}
	return out
}

// contractions are the colours of the letters that stand up and down in one side of a
// statement, by where each stands.
func contractions(text string, tokens []grammar.Token) map[int]string {
	type letter struct {
		up, down bool
		at       []int
	}
	colours := map[int]string{}
	letters, order := map[string]*letter{}, []string{}
	finish := func() {
		k := 0
		for _, name := range order {
			if l := letters[name]; l.up && l.down {
				for _, at := range l.at {
					colours[at] = pairStyles[k%len(pairStyles)]
				}
				k++
			}
		}
		letters, order = map[string]*letter{}, nil
	}
	for _, t := range tokens {
		switch word := text[t.Start:t.End]; {
		case t.Kind == grammar.TokenLineEnds, word == "=", word == ",", word == "==", word == "~=":
			finish()
		case t.Kind == grammar.TokenIndices:
			for _, x := range grammar.Letters(text, t) {
				name := grammar.Canonical(text[x.Start:x.End])
				l := letters[name]
				if l == nil {
					l = &letter{}
					letters[name], order = l, append(order, name)
				}
				if word[0] == '^' {
					l.up = true
				} else {
					l.down = true
				}
				l.at = append(l.at, x.Start)
			}
		}
	}
	finish()
	return colours
}
