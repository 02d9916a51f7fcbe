package grammar

// Runs of indices back to text: bare where every index is one letter, else in
// braces.

import (
	"strings"
	"unicode/utf8"
)

// indices writes runs of one height each: bare when all are single letters.
func (w *writer) indices(ind []Index, groups []SymGroup) {
	for i := 0; i < len(ind); {
		j := i
		bare := true
		for j < len(ind) && ind[j].Up == ind[i].Up {
			if !singleLetter(ind[j].Text) || ind[j].Out || inGroup(groups, j) {
				bare = false
			}
			j++
		}
		if ind[i].Up {
			w.WriteByte('^')
		} else {
			w.WriteByte('_')
		}
		if bare {
			for _, x := range ind[i:j] {
				w.WriteString(x.Text)
			}
			i = j
			continue
		}
		w.WriteByte('{')
		for k := i; k < j; k++ {
			if k > i {
				w.WriteByte(' ')
			}
			for _, g := range groups {
				if g.From == k {
					w.WriteString(pick(g.Anti, "[", "("))
				}
			}
			if ind[k].Out && (k == i || !ind[k-1].Out) {
				w.WriteByte('|')
			}
			w.WriteString(ind[k].Text)
			if ind[k].Out && (k+1 == j || !ind[k+1].Out) {
				w.WriteByte('|')
			}
			for _, g := range groups {
				if g.To == k+1 {
					w.WriteString(pick(g.Anti, "]", ")"))
				}
			}
		}
		w.WriteByte('}')
		i = j
	}
}

// pick is a when the condition holds, else b.
func pick(cond bool, a, b string) string {
	if cond {
		return a
	}
	return b
}

func inGroup(groups []SymGroup, k int) bool {
	for _, g := range groups {
		if g.From <= k && (k < g.To || g.Opens()) {
			return true
		}
	}
	return false
}

// singleLetter reports whether an index can stand in a bare run.
func singleLetter(text string) bool {
	text = strings.TrimRight(text, "'")
	r, n := utf8.DecodeRuneInString(text)
	return n == len(text) && r != '\\'
}
