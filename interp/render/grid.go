package render

// Matrices and slices: columns aligned under the names of their coordinates, wide ones in parts.

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp"
)

// fileWidth is how long lines of a matrix are in files and pipes.
const fileWidth = 100

// gridLines are all components of an object: a matrix, or the slices of an array with more indices.
func gridLines(e *interp.Shown, opt TextOptions) []string {
	shape := e.Value.Shape()
	size := 1
	for _, n := range shape {
		size *= n
	}
	if number.Shortened(size) || size == 0 {
		return strings.Split(e.Value.FormatLines(opt.Digits, opt.Width), "\n")
	}
	g := grid{cells: cellsOf(e.Value, size, opt.Digits), width: fileWidth}
	if opt.Width > 0 {
		g.width = opt.Width
	}
	labels := func(axis int) []string {
		if axis < len(e.Labels) && len(e.Labels[axis]) == shape[axis] {
			return e.Labels[axis]
		}
		return nil
	}
	if len(shape) == 1 {
		return g.lines(1, shape[0], 0, nil, labels(0))
	}
	rows, columns := shape[len(shape)-2], shape[len(shape)-1]
	if len(shape) == 2 {
		return g.lines(rows, columns, 0, labels(0), labels(1))
	}
	var out []string
	slice := rows * columns
	for at := 0; at < size; at += slice {
		name := sliceName(e, shape[:len(shape)-2], at/slice)
		zero := true
		for _, c := range g.cells[at : at+slice] {
			zero = zero && c == "0"
		}
		if zero {
			out = append(out, name+" = 0")
			continue
		}
		out = append(out, name+" =")
		for _, l := range g.lines(rows, columns, at, labels(len(shape)-2), labels(len(shape)-1)) {
			out = append(out, "  "+l)
		}
	}
	return out
}

// sliceName is the object with its first indices: C[t,·,·].
func sliceName(e *interp.Shown, shape []int, at int) string {
	parts := make([]string, len(shape))
	for k := len(shape) - 1; k >= 0; k-- {
		i := at % shape[k]
		at /= shape[k]
		if parts[k] = fmt.Sprint(i + 1); k < len(e.Labels) && i < len(e.Labels[k]) {
			parts[k] = e.Labels[k][i]
		}
	}
	name := e.Name
	if utf8.RuneCountInString(name) > maxChained {
		name = "" // an array that is written out
	}
	return name + "[" + strings.Join(parts, ",") + ",·,·]"
}

// cellsOf are an array's entries as text.
func cellsOf(v interp.Value, size, digits int) []string {
	cells := v.Formulas()
	if v.Kind() == interp.Numbers {
		for _, x := range v.Float64s() {
			cells = append(cells, number.Format(x, digits))
		}
	}
	for len(cells) < size {
		cells = append(cells, "")
	}
	return cells
}

type grid struct {
	cells []string
	width int
}

// lines lays out a matrix that begins at a cell, flush right; columns that do not fit side by side
// follow below, under their names or numbers.
func (g grid) lines(rows, columns, at int, rowNames, columnNames []string) []string {
	first := 0
	for _, n := range rowNames {
		first = max(first, utf8.RuneCountInString(n))
	}
	widths := make([]int, columns)
	for j := range columns {
		if columnNames != nil {
			widths[j] = utf8.RuneCountInString(columnNames[j])
		}
		for i := range rows {
			widths[j] = max(widths[j], utf8.RuneCountInString(g.cells[at+i*columns+j]))
		}
	}
	var out []string
	for from := 0; from < columns; {
		to, taken := from, first
		for to < columns && (to == from || taken+2+widths[to] <= g.width) {
			taken += 2 + widths[to]
			to++
		}
		if columnNames == nil && (from > 0 || to < columns) {
			out = append(out, fmt.Sprintf("columns %d to %d:", from+1, to))
		}
		line := func(name string, cell func(j int) string) {
			var b strings.Builder
			b.WriteString(name)
			b.WriteString(strings.Repeat(" ", first-utf8.RuneCountInString(name)))
			for j := from; j < to; j++ {
				text := cell(j)
				if first > 0 || j > from {
					b.WriteString("  ")
				}
				b.WriteString(strings.Repeat(" ", widths[j]-utf8.RuneCountInString(text)) + text)
			}
			out = append(out, b.String())
		}
		if columnNames != nil {
			line("", func(j int) string { return columnNames[j] })
		}
		for i := range rows {
			name := ""
			if rowNames != nil {
				name = rowNames[i]
			}
			line(name, func(j int) string { return g.cells[at+i*columns+j] })
		}
		from = to
	}
	return out
}
