package trial

// Arrays that differ in one entry at most, at any place, and chains of comparisons of which one at most is wrong.

import (
	"fmt"
	"strings"
)

// shape is that of an array of one to three axes.
func (d *Draw) shape() []int {
	dims := make([]int, d.Whole(1, 3))
	for k := range dims {
		dims[k] = d.Whole(1, 4-len(dims)/2)
	}
	return dims
}

// arrays are two arrays of a random shape, alike but for one entry.
func (d *Draw) arrays(left, right string, fill func() string) (l, r string) {
	return d.alike(left, right, d.shape(), fill)
}

// alike are two arrays of a shape that have these two entries at one random place, the first and the last more often, and others in common.
func (d *Draw) alike(left, right string, dims []int, fill func() string) (l, r string) {
	size := 1
	for _, n := range dims {
		size *= n
	}
	entries := make([]string, size)
	for k := range entries {
		entries[k] = fill()
	}
	at := Pick(d, 0, size-1, d.IntN(size), d.IntN(size))
	entries[at] = left
	l = nest(entries, dims)
	entries[at] = right
	return l, nest(entries, dims)
}

// nest writes entries as an array of a shape.
func nest(entries []string, dims []int) string {
	if len(dims) == 0 {
		return entries[0]
	}
	each := len(entries) / dims[0]
	var rows []string
	for k := range dims[0] {
		rows = append(rows, nest(entries[k*each:(k+1)*each], dims[1:]))
	}
	return "[" + strings.Join(rows, ", ") + "]"
}

// stairs is a chain over two formulas that are equal, each step a half above or beside the last one; one step is wrong now and then.
func (d *Draw) stairs(l, r string) question {
	many := d.Whole(2, 4)
	wrong := d.Whole(0, 2*many-1)
	q := question{text: l, want: wrong >= many}
	height := 0
	for k := range many {
		step := Pick(d, 1, 2, -1)
		op := map[bool]string{true: Pick(d, "<", "<="), false: Pick(d, ">", ">=")}[(step > 0) == (k != wrong)]
		height += step
		q.text += fmt.Sprintf(" %s %s + (%d)/2", op, Pick(d, l, r), height)
	}
	return q
}
