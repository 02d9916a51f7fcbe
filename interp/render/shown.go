package render

// What show says of an object: counts of components and symmetries, equal ones
// on one line.

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/interp"
)

// shownHead counts: "64 components, 13 non-zero, 9 independent, symmetric in
// the lower two".
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
	return strings.Join(parts, ", ")
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
