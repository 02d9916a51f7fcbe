package number

// Counts, sizes and positions: 2 slots, 2x3, [1,2].

import (
	"strconv"
	"strings"
)

// Count is how many of something there are: 1 slot, 2 slots, 3 indices.
func Count(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case strings.HasSuffix(noun, "index"):
		return strconv.Itoa(n) + " " + strings.TrimSuffix(noun, "ex") + "ices"
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// Shape is the size of an array: 3, 2x3, ….
func Shape(sizes []int) string {
	s := make([]string, len(sizes))
	for i, n := range sizes {
		s[i] = strconv.Itoa(n)
	}
	return strings.Join(s, "x")
}

// Index is where an entry of row-major data stands, counted from 1 along each
// axis as the language counts.
func Index(shape []int, flat int) []int {
	index := make([]int, len(shape))
	for k := len(shape) - 1; k >= 0; k-- {
		index[k] = flat%shape[k] + 1
		flat /= shape[k]
	}
	return index
}

// PositionOf is the Index of an entry as it is written behind a name: [1,2];
// nothing for a scalar.
func PositionOf(shape []int, flat int) string {
	if len(shape) == 0 {
		return ""
	}
	return bracketed(Index(shape, flat))
}

// Position writes a place that is counted from 0, as code counts.
func Position(at ...int) string {
	index := make([]int, len(at))
	for k, i := range at {
		index[k] = i + 1
	}
	return bracketed(index)
}

func bracketed(index []int) string {
	s := make([]string, len(index))
	for k, i := range index {
		s[k] = strconv.Itoa(i)
	}
	return "[" + strings.Join(s, ",") + "]"
}
