package letter

// Index runs as text, and the places where a letter is written.

import (
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Height is "up" or "down".
func Height(up bool) string {
	if up {
		return "up"
	}
	return "down"
}

// Places finds where a letter is written in an expression, in order.
func Places(x grammar.Node, letter string) []diag.Span {
	var out []diag.Span
	EachIndex(x, func(ix *grammar.Index) {
		if ix.Name == letter {
			out = append(out, ix.Sp)
		}
	})
	return out
}

// Used are the letters written in an expression, once each.
func Used(x grammar.Node) []string {
	var out []string
	EachIndex(x, func(ix *grammar.Index) {
		if Position(out, ix.Name) < 0 {
			out = append(out, ix.Name)
		}
	})
	return out
}

// PlaceIn is the k-th place of a letter, the whole expression when there are
// fewer.
func PlaceIn(x grammar.Node, letter string, k int) diag.Span {
	ps := Places(x, letter)
	if k < len(ps) {
		return ps[k]
	}
	return x.Span()
}

// Text writes a run of indices: bare where every index is one letter and
// heights allow, else in braces.
func Text(ix []Letter) string {
	var b strings.Builder
	for i := 0; i < len(ix); {
		j := i
		single := true
		for j < len(ix) && ix[j].Up == ix[i].Up {
			if len([]rune(strings.TrimRight(ix[j].Text, "'"))) != 1 {
				single = false
			}
			j++
		}
		if ix[i].Up {
			b.WriteByte('^')
		} else {
			b.WriteByte('_')
		}
		if !single {
			b.WriteByte('{')
		}
		for k := i; k < j; k++ {
			if k > i && !single {
				b.WriteByte(' ')
			}
			b.WriteString(ix[k].Text)
		}
		if !single {
			b.WriteByte('}')
		}
		i = j
	}
	return b.String()
}

type Letter struct {
	Text string
	Up   bool
}

// FromIndices turns a tree's indices to letters for indexText.
func FromIndices(ix []grammar.Index) []Letter {
	out := make([]Letter, len(ix))
	for i, x := range ix {
		t := x.Text
		if t == "" {
			t = x.Name
		}
		out[i] = Letter{t, x.Up}
	}
	return out
}

// Has reports a letter among indices.
func Has(left []grammar.Index, l string) bool {
	for _, i := range left {
		if i.Name == l {
			return true
		}
	}
	return false
}

// Position is where a name stands in a list, -1 where it does not.
func Position(list []string, s string) int {
	for i, t := range list {
		if s == t {
			return i
		}
	}
	return -1
}
