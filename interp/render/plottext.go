package render

// Plots drawn in characters: curves in braille dots, grids in shades.

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp"
)

// A plot's size in character cells.
const (
	plotWidth  = 64
	plotHeight = 16
)

// PlotText is a plot drawn in characters: curves in one frame, or a shaded
// grid for each series.
func PlotText(e *interp.Plotted) string {
	if e == nil || len(e.Series) == 0 {
		return ""
	}
	if len(e.Variables) < 2 {
		return drawCurves(e.Series, first(e.Variables))
	}
	var b strings.Builder
	for _, s := range e.Series {
		b.WriteString(drawGrid(s, e.Variables[0], e.Variables[1]))
	}
	return b.String()
}

// finiteRange is the span of the finite numbers.
func finiteRange(lists ...[]float64) (lo, hi float64, ok bool) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, xs := range lists {
		for _, x := range xs {
			if !math.IsNaN(x) && !math.IsInf(x, 0) {
				lo, hi = math.Min(lo, x), math.Max(hi, x)
			}
		}
	}
	return lo, hi, lo <= hi
}

// braille is a canvas of 2 x 4 dots per character cell.
type braille struct {
	w, h int
	dots []byte
}

// brailleBit is the bit of the dot at (column, row) of a cell, after Unicode's
// braille patterns block at U+2800.
var brailleBit = [4][2]byte{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

func (c *braille) set(x, y int) {
	if x < 0 || y < 0 || x >= 2*c.w || y >= 4*c.h {
		return
	}
	c.dots[(y/4)*c.w+x/2] |= brailleBit[y%4][x%2]
}

// line joins two dots (Bresenham's algorithm).
func (c *braille) line(x0, y0, x1, y1 int) {
	dx, dy := abs(x1-x0), -abs(y1-y0)
	sx, sy := sign(x1-x0), sign(y1-y0)
	for e := dx + dy; ; {
		c.set(x0, y0)
		if x0 == x1 && y0 == y1 {
			return
		}
		e2 := 2 * e
		if e2 >= dy {
			e += dy
			x0 += sx
		}
		if e2 <= dx {
			e += dx
			y0 += sy
		}
	}
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

func sign(n int) int {
	switch {
	case n > 0:
		return 1
	case n < 0:
		return -1
	}
	return 0
}

// drawCurves draws curves over one axis, all in one frame.
func drawCurves(series []interp.Series, variable string) string {
	var values [][]float64
	var b strings.Builder
	for _, s := range series {
		values = append(values, s.Values)
		b.WriteString(s.Source)
		b.WriteByte('\n')
	}
	lo, hi, ok := finiteRange(values...)
	left, right, okX := finiteRange(series[0].X)
	if !ok || !okX {
		b.WriteString("no finite values to draw\n")
		return b.String()
	}
	if lo == hi {
		lo, hi = lo-0.5, hi+0.5
	}
	if left == right {
		left, right = left-0.5, right+0.5
	}
	c := &braille{plotWidth, plotHeight, make([]byte, plotWidth*plotHeight)}
	f := textFrame{left, right, lo, hi}
	for _, s := range series {
		c.curve(s, f)
	}
	top, bottom := number.Format(hi, 4), number.Format(lo, 4)
	margin := max(len(top), len(bottom))
	for row := range plotHeight {
		label := ""
		switch row {
		case 0:
			label = top
		case plotHeight - 1:
			label = bottom
		}
		b.WriteString(strings.Repeat(" ", margin-len(label)) + label + " │")
		line := make([]rune, plotWidth)
		for i := range line {
			line[i] = rune(0x2800 + int(c.dots[row*plotWidth+i]))
			if line[i] == 0x2800 {
				line[i] = ' '
			}
		}
		b.WriteString(strings.TrimRight(string(line), " ") + "\n")
	}
	b.WriteString(strings.Repeat(" ", margin) + " └" + strings.Repeat("─", plotWidth) + "\n")
	writeAxis(&b, margin+2, number.Format(left, 4), variable, number.Format(right, 4))
	return b.String()
}

// textFrame is what a drawing in characters spans.
type textFrame struct{ left, right, low, high float64 }

// curve draws a curve, interrupted where it has no value.
func (c *braille) curve(s interp.Series, f textFrame) {
	joined := false
	var px, py int
	for i, v := range s.Values {
		if i >= len(s.X) || math.IsNaN(v) || math.IsInf(v, 0) {
			joined = false
			continue
		}
		x := int(math.Round((s.X[i] - f.left) / (f.right - f.left) * float64(2*plotWidth-1)))
		y := int(math.Round((f.high - v) / (f.high - f.low) * float64(4*plotHeight-1)))
		if joined {
			c.line(px, py, x, y)
		} else {
			c.set(x, y)
		}
		px, py, joined = x, y, true
	}
}

func writeAxis(b *strings.Builder, margin int, left, name, right string) {
	gap := plotWidth - len(left) - len(right) - utf8.RuneCountInString(name)
	if gap < 2 {
		gap = 2
	}
	b.WriteString(strings.Repeat(" ", margin) + left + strings.Repeat(" ", gap/2) + name + strings.Repeat(" ", gap-gap/2) + right + "\n")
}

// shades from the lowest value to the highest.
var shades = []rune(" ·░▒▓█")

// drawGrid shades a function of two variables: x to the right, y upwards.
func drawGrid(s interp.Series, xName, yName string) string {
	var b strings.Builder
	b.WriteString(s.Source + "\n")
	lo, hi, ok := finiteRange(s.Values)
	nx, ny := len(s.X), len(s.Y)
	if !ok || nx == 0 || ny == 0 || len(s.Values) != nx*ny {
		b.WriteString("no finite values to draw\n")
		return b.String()
	}
	for row := range plotHeight {
		j := ny - 1 - row*ny/plotHeight
		label := ""
		if row == 0 || row == plotHeight-1 {
			label = number.Format(s.Y[j], 4)
		} else if row == plotHeight/2 {
			label = yName
		}
		b.WriteString(strings.Repeat(" ", max(0, 8-utf8.RuneCountInString(label))) + label + " │")
		for col := range plotWidth {
			v := s.Values[j*nx+col*nx/plotWidth]
			switch {
			case math.IsNaN(v) || math.IsInf(v, 0):
				b.WriteByte('?')
			case hi == lo:
				b.WriteRune(shades[len(shades)/2])
			default:
				k := int((v - lo) / (hi - lo) * float64(len(shades)))
				b.WriteRune(shades[min(k, len(shades)-1)])
			}
		}
		b.WriteByte('\n')
	}
	b.WriteString(strings.Repeat(" ", 9) + "└" + strings.Repeat("─", plotWidth) + "\n")
	writeAxis(&b, 10, number.Format(s.X[0], 4), xName, number.Format(s.X[nx-1], 4))
	b.WriteString("from " + number.Format(lo, 4) + " (blank) to " + number.Format(hi, 4) + " (full)\n")
	return b.String()
}
