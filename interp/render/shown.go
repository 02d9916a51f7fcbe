package render

// What show says of an object: counts of components and symmetries, equal ones
// on one line.

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/interp"
)

// shownHead says what it is, over which chart, and counts: "connection C^i_jk over psi: 64
// components, 13 non-zero, 9 independent, symmetric in the lower two".
func shownHead(e *interp.Shown) string {
	if e.NonZero == 0 {
		return e.Note // a field that was not taken apart
	}
	parts := []string{fmt.Sprintf("%d components", e.Of)}
	if e.Of == 1 {
		parts[0] = "1 component"
	}
	if e.NonZero == e.Of {
		parts = append(parts, "none zero")
	} else {
		parts = append(parts, fmt.Sprintf("%d non-zero", e.NonZero))
	}
	if e.Independent > 0 && e.Independent != e.NonZero {
		parts = append(parts, fmt.Sprintf("%d independent", e.Independent))
	}
	parts = append(parts, e.Symmetries...)
	if e.Note != "" {
		parts = append(parts, e.Note)
	}
	head := strings.Join(parts, ", ")
	if e.Type != "" {
		head = e.Type + ": " + head
	}
	return head
}

// shownText is a line of counts, then the components: one a line, the last equals signs aligned,
// or as a matrix, slices, a line element.
func shownText(e *interp.Shown, opt TextOptions) string {
	if e.NonZero == 0 && e.Zeros > 0 && e.Form != lineForm {
		text := fmt.Sprintf("%s = 0, all %d components", e.Source, e.Of)
		if strings.HasPrefix(e.Note, "up to ") {
			text += ", " + e.Note
		}
		return text
	}
	var lines []string
	if head := shownHead(e); head != "" && e.Form != lineForm {
		lines = append(lines, head)
	}
	switch {
	case e.Form == lineForm && len(e.Components) > 0:
		line := e.Components[0]
		lines = append(lines, line.Name+" = "+brokenSum(line.Text, len(line.Name)+1, opt.Width))
		if e.Note != "" {
			lines = append(lines, "("+e.Note+")")
		}
	case e.Value.Type() != "":
		lines = append(lines, gridLines(e, opt)...)
	default:
		lines = append(lines, componentLines(e)...)
	}
	for i, c := range e.Where {
		word := "      "
		if i == 0 {
			word = "where "
		}
		if c.Name != "" {
			word += c.Name + " = "
		}
		lines = append(lines, word+c.Text)
	}
	return strings.Join(lines, "\n")
}

// lineForm is interp.Shown's form of a line element.
const lineForm = "line"

// componentLines are the components by name, one of each class of equal ones, and what is said
// of the others.
func componentLines(e *interp.Shown) []string {
	names := make([]string, len(e.Components))
	width, all := 0, true
	for i, c := range e.Components {
		names[i] = c.Name
		if q := chained(e, i); q != nil {
			names[i] += " = " + q.Name
		} else if len(c.Same) > 0 {
			all = false
		}
		width = max(width, utf8.RuneCountInString(names[i]))
	}
	var lines []string
	for i, c := range e.Components {
		lines = append(lines, names[i]+strings.Repeat(" ", width-utf8.RuneCountInString(names[i]))+" = "+c.Text)
	}
	switch {
	case e.More:
		lines = append(lines, "… and more")
	case len(e.Components) == 0 || e.NonZero == 0:
	case all && e.Zeros > 0:
		lines = append(lines, "others 0")
	case !all && e.Zeros > 0:
		lines = append(lines, "others by the symmetries, or 0")
	case !all:
		lines = append(lines, "others by the symmetries")
	}
	return lines
}

// chained gives for each component the other one that equals it, to be written
// on the same line: where the object's classes are pairs and its names short.
// Of larger classes one component is shown, and the header names the symmetry.
func chained(e *interp.Shown, i int) *interp.Same {
	for _, c := range e.Components {
		if utf8.RuneCountInString(c.Name) > maxChained {
			return nil
		}
	}
	if c := &e.Components[i]; len(c.Same) == 1 && !c.Same[0].Minus {
		return &c.Same[0]
	}
	return nil
}

// maxChained bounds the names that are written twice on a line.
const maxChained = 32

// brokenSum breaks a sum between its terms where it is longer than the width (0: never).
func brokenSum(text string, indent, width int) string {
	if width == 0 || utf8.RuneCountInString(text)+indent <= width {
		return text
	}
	var b strings.Builder
	depth, column, last := 0, indent, 0
	flush := func(to int) {
		term := text[last:to]
		if n := utf8.RuneCountInString(term); column+n > width && column > indent {
			b.WriteString("\n" + strings.Repeat(" ", indent) + strings.TrimPrefix(term, " "))
			column = indent + n
		} else {
			b.WriteString(term)
			column += n
		}
		last = to
	}
	for i, c := range text {
		switch c {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case '+', '-':
			if depth == 0 && i > 0 && text[i-1] == ' ' {
				flush(i - 1)
			}
		}
	}
	flush(len(text))
	return b.String()
}
