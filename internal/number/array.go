package number

// Arrays in brackets, laid out on lines: [[1 0] [0 1]].

import (
	"strings"
	"unicode/utf8"
)

// lineWidth is where an array stops fitting on the line it is printed on.
const lineWidth = 88

// maxCells is how many entries of an array are printed before the middle of
// each long axis is left out.
const maxCells = 1200

// edgeCells is how many entries are kept on either side of what is left out.
const edgeCells = 6

// Array writes numbers in brackets: [1.5858 4.4142], [[1 0] [0 1]].
func Array(shape []int, data []float64, digits int) string {
	return Cells(shape, func(i int) string { return Format(data[i], digits) }, " ")
}

// Layout is how an array is laid out on lines; the zero Layout is that of files and pipes.
type Layout struct {
	// Rows puts each row of a matrix on a line of its own, also where all would fit one.
	Rows bool
	// Width breaks rows that are longer, between entries; 0: only vectors are broken.
	Width int
}

// Cells lays a row-major array of texts out in brackets. Entries are
// parted by sep; what does not fit a line is broken at the rows, and columns
// of a broken array are aligned.
func Cells(shape []int, cell func(i int) string, sep string) string {
	return Layout{}.Cells(shape, cell, sep)
}

// Array is the function Array in this layout.
func (o Layout) Array(shape []int, data []float64, digits int) string {
	return o.Cells(shape, func(i int) string { return Format(data[i], digits) }, " ")
}

// Cells is the function Cells in this layout.
func (o Layout) Cells(shape []int, cell func(i int) string, sep string) string {
	if len(shape) == 0 {
		return cell(0)
	}
	size := 1
	for _, n := range shape {
		size *= n
	}
	if size == 0 {
		return strings.Repeat("[", len(shape)) + strings.Repeat("]", len(shape))
	}
	l := layout{shape: shape, cell: cell, sep: sep, keep: Shortened(size), width: lineWidth}
	if o.Width > 0 {
		l.width, l.wrap = o.Width, true
	}
	if rows := o.Rows && len(shape) > 1 && shape[len(shape)-2] > 1; !l.keep && !rows {
		if flat, ok := l.flat(); ok {
			return flat
		}
	}
	l.measure()
	var b strings.Builder
	l.block(&b, 0, 0, 1)
	return b.String()
}

// Shortened reports that of an array of this size the middle is left out.
func Shortened(size int) bool { return size > maxCells }

type layout struct {
	shape  []int
	width  int  // of a line
	wrap   bool // rows of matrices are broken too
	cell   func(i int) string
	sep    string
	keep   bool  // leave out the middle of long axes
	widths []int // per shown column of the last axis
}

// flat writes the whole array on one line unless that gets too long.
func (l *layout) flat() (string, bool) {
	var b strings.Builder
	var walk func(axis, at int) bool
	walk = func(axis, at int) bool {
		if axis == len(l.shape) {
			b.WriteString(l.cell(at))
			return b.Len() <= 4*l.width
		}
		b.WriteByte('[')
		for i := 0; i < l.shape[axis]; i++ {
			if i > 0 {
				b.WriteString(l.sep)
			}
			if !walk(axis+1, at*l.shape[axis]+i) {
				return false
			}
		}
		b.WriteByte(']')
		return true
	}
	if !walk(0, 0) || utf8.RuneCountInString(b.String()) > l.width {
		return "", false
	}
	return b.String(), true
}

// indices are the positions shown along an axis; -1 stands for the gap.
func (l *layout) indices(axis int) []int { return kept(l.shape[axis], l.keep) }

// kept are the positions of n that are shown, all of them or those at the edges.
func kept(n int, edges bool) []int {
	var ix []int
	for i := 0; i < n; i++ {
		if edges && n > 2*edgeCells+1 && i == edgeCells {
			ix = append(ix, -1)
			i = n - edgeCells
		}
		ix = append(ix, i)
	}
	return ix
}

// Kept are the positions along each axis of an array that are shown, by whatever writes
// it for people; -1 stands for what is left out of one that has many entries.
func Kept(shape []int) [][]int {
	size := 1
	for _, n := range shape {
		size *= n
	}
	out := make([][]int, len(shape))
	for k, n := range shape {
		out[k] = kept(n, size > maxCells)
	}
	return out
}

func (l *layout) measure() {
	last := len(l.shape) - 1
	l.widths = make([]int, len(l.indices(last)))
	if last == 0 {
		return // a vector is filled into lines, not aligned
	}
	var walk func(axis, at int)
	walk = func(axis, at int) {
		for k, i := range l.indices(axis) {
			if i < 0 {
				continue
			}
			next := at*l.shape[axis] + i
			if axis < last {
				walk(axis+1, next)
				continue
			}
			if w := utf8.RuneCountInString(l.cell(next)); w > l.widths[k] {
				l.widths[k] = w
			}
		}
	}
	walk(0, 0)
}

// block writes the subarray at a position; indent is the column its entries start in.
func (l *layout) block(b *strings.Builder, axis, at, indent int) {
	b.WriteByte('[')
	last := axis == len(l.shape)-1
	column := indent
	for k, i := range l.indices(axis) {
		if k > 0 {
			if !last {
				b.WriteString(strings.TrimRight(l.sep, " "))
				b.WriteByte('\n')
				b.WriteString(strings.Repeat(" ", indent))
			}
		}
		if i < 0 {
			if last {
				b.WriteString(l.sep)
				column += len(l.sep)
			}
			b.WriteString("…")
			column++
			continue
		}
		next := at*l.shape[axis] + i
		if !last {
			l.block(b, axis+1, next, indent+1)
			continue
		}
		text := l.cell(next)
		width := utf8.RuneCountInString(text)
		taken := len(l.sep) + max(width, l.widths[k])
		switch {
		case k == 0:
		case (len(l.shape) == 1 || l.wrap) && column+taken > l.width:
			b.WriteString(strings.TrimRight(l.sep, " "))
			b.WriteByte('\n')
			b.WriteString(strings.Repeat(" ", indent))
			column = indent
		default:
			b.WriteString(l.sep)
			column += len(l.sep)
		}
		if pad := l.widths[k] - width; pad > 0 {
			b.WriteString(strings.Repeat(" ", pad))
			column += pad
		}
		b.WriteString(text)
		column += width
	}
	b.WriteByte(']')
}
