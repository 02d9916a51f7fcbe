package trial

// Arrays of printed formulas, and the conditions printed behind them.

import (
	"fmt"
	"strings"
)

// ReadCells reads the components of a printed array, or the one formula.
func ReadCells(text string, names []string) (cells []*Tree, err error) {
	text, _, _ = strings.Cut(text, "  (where ")
	depth, start := 0, 0
	add := func(part string) error {
		if part = strings.Trim(part, " [],"); part == "" {
			return nil
		}
		t, err := Read(part, names)
		cells = append(cells, t)
		return err
	}
	text = strings.ReplaceAll(text, "\n", " ")
	if !strings.HasPrefix(text, "[") {
		return cells, add(text)
	}
	for i, c := range text {
		switch c {
		case '(':
			depth++
		case ')':
			depth--
		case ',', ']':
			if depth == 0 {
				if err = add(text[start:i]); err != nil {
					return nil, err
				}
				start = i + 1
			}
		}
	}
	return cells, nil
}

// readConditions reads what stands behind a printed formula: (where x > 0, -1 <= y <= 1).
func readConditions(text string, names []string) (conds []*Tree, err error) {
	_, note, found := strings.Cut(text, "  (where ")
	if !found {
		return nil, nil
	}
	note, _, _ = strings.Cut(note, ")\n")
	note = strings.TrimSuffix(note, ")")
	r := &reader{names: names}
	if err := r.split(note); err != nil {
		return nil, err
	}
	defer func() {
		if p := recover(); p != nil {
			bad, ok := p.(unread)
			if !ok {
				panic(p)
			}
			conds, err = nil, fmt.Errorf("%s in %q", string(bad), note)
		}
	}()
	for {
		t := r.chain()
		for r.peek().text == "or" {
			r.at++
			t = node("or", t, r.both())
		}
		conds = append(conds, t)
		if r.at == len(r.tokens) {
			return conds, nil
		}
		if !r.take(',') {
			panic(unread("what is " + r.peek().text))
		}
	}
}

// chain reads comparisons, which may share their sides: -1 <= y <= 1.
func (r *reader) chain() (t *Tree) {
	a := r.sum()
	for r.peek().kind == '<' || r.peek().kind == '>' {
		less := r.take('<')
		if !less {
			r.at++
		}
		b := r.sum()
		c := node("<", a.folded(), b.folded())
		if !less {
			c = node("<", b.folded(), a.folded())
		}
		if t == nil {
			t = c
		} else {
			t = node("and", t, c)
		}
		a = b
	}
	if t == nil {
		panic(unread("a condition without a comparison"))
	}
	return t
}
