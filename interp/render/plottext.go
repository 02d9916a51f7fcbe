package render

// Plots drawn in characters: curves in braille dots, grids in shades, arrows.

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/internal/frame"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp"
)

// A plot's size in character cells, where nothing is known of the terminal.
const (
	plotWidth  = 64
	plotHeight = 16
)

// PlotText is a plot drawn in characters: curves in one frame, a shaded grid for
// each field, arrows; surfaces as the lines of their grid.
func PlotText(e *interp.Plotted) string { return plotText(e, plotWidth, plotHeight) }

// plotText is a plot in a frame of so many cells.
func plotText(e *interp.Plotted, width, height int) string {
	if e == nil || len(e.Series) == 0 {
		return ""
	}
	var b strings.Builder
	if e.Title != "" {
		b.WriteString(e.Title + "\n")
	}
	t := textPicture{e: e, c: newBraille(width, height)}
	switch e.Form {
	case interp.PlotField:
		for _, s := range e.Series {
			b.WriteString(drawGrid(s, e.Curves, e.XLabel, e.YLabel, width, height))
		}
	case interp.PlotArrows:
		b.WriteString(t.arrows())
	case interp.PlotSurface, interp.PlotSpace:
		b.WriteString(t.space())
	case interp.PlotCurves, interp.PlotPath:
		b.WriteString(t.curves())
	default: // an event that a host made before there were forms
		if len(e.Series[0].Y) > 0 {
			for _, s := range e.Series {
				b.WriteString(drawGrid(s, e.Curves, at(e.Variables, 0), at(e.Variables, 1), width, height))
			}
			break
		}
		b.WriteString(t.curves())
	}
	for _, n := range e.Notes {
		b.WriteString("(" + n + ")\n")
	}
	return b.String()
}

// braille is a canvas of 2 x 4 dots per character cell, with signs over them.
type braille struct {
	w, h  int
	dots  []byte
	signs map[int]rune
}

func newBraille(w, h int) *braille {
	return &braille{w, h, make([]byte, w*h), map[int]rune{}}
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

// path joins points, given from 0 to 1 to the right and upwards, and is interrupted where there is none. What lies
// outside is cut.
func (c *braille) path(x, y []float64) {
	w, h := float64(2*c.w-1), float64(4*c.h-1)
	for _, path := range frame.Paths(x, y) {
		for i, p := range path {
			q := path[max(0, i-1)]
			c.line(int(math.Round(q[0]*w)), int(math.Round((1-q[1])*h)), int(math.Round(p[0]*w)), int(math.Round((1-p[1])*h)))
		}
	}
}

// rows are the canvas's lines.
func (c *braille) rows() []string {
	out := make([]string, c.h)
	for row := range out {
		line := make([]rune, c.w)
		for i := range line {
			line[i] = rune(0x2800 + int(c.dots[row*c.w+i]))
			if line[i] == 0x2800 {
				line[i] = ' '
			}
			if s, ok := c.signs[row*c.w+i]; ok {
				line[i] = s
			}
		}
		out[row] = strings.TrimRight(string(line), " ")
	}
	return out
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

// textPicture is a plot that is drawn into a canvas of characters.
type textPicture struct {
	e *interp.Plotted
	c *braille
}

const nothing = "no finite values to draw\n"

// curves draws curves in one frame, with a number on each where there are several.
func (t *textPicture) curves() string {
	var b strings.Builder
	lines := append(append([]interp.Series{}, t.e.Series...), t.e.Curves...)
	for k, s := range lines {
		if len(lines) > 1 {
			b.WriteString(strconv.Itoa(k+1) + " ")
		}
		b.WriteString(called(s) + "\n")
	}
	x, y, ok := axesOf(t.e)
	if !ok {
		return b.String() + nothing
	}
	if t.e.Equal {
		x, y = frame.Equal(x, y, float64(2*t.c.w), float64(4*t.c.h))
	}
	for k, s := range lines {
		px, py := placed(x, s.X), placed(y, s.Values)
		t.c.path(px, py)
		if len(lines) > 1 {
			t.mark(px, py, k, len(lines))
		}
	}
	t.framed(&b, x, y)
	return b.String()
}

// mark writes the number of curve k of n on it, each at another part of the curves' length.
func (t *textPicture) mark(x, y []float64, k, n int) {
	if k > 8 {
		return
	}
	for i := range x { // the first point in the frame from there on
		i = ((k+1)*len(x)/(n+1) + i) % len(x)
		if i < len(y) && x[i] >= 0 && x[i] <= 1 && y[i] >= 0 && y[i] <= 1 {
			col, row := int(x[i]*float64(t.c.w-1)), int((1-y[i])*float64(t.c.h-1)+0.5)
			t.c.signs[row*t.c.w+col] = rune('1' + k)
			return
		}
	}
}

// placed are the places of numbers on an axis.
func placed(a frame.Axis, list []float64) []float64 {
	out := make([]float64, len(list))
	for i, v := range list {
		out[i] = a.At(v)
	}
	return out
}

// called is a series' name in the picture.
func called(s interp.Series) string {
	if s.Label != "" {
		return s.Label
	}
	return s.Source
}

// axesOf are what a picture in the plane spans.
func axesOf(e *interp.Plotted) (x, y frame.Axis, ok bool) {
	var xs, ys [][]float64
	for _, list := range [][]interp.Series{e.Series, e.Curves} {
		for _, s := range list {
			xs = append(xs, s.X)
			if len(s.Y) > 0 {
				ys = append(ys, s.Y)
			} else {
				ys = append(ys, s.Values)
			}
		}
	}
	axis := func(given []float64, log bool, lists [][]float64) (frame.Axis, bool) {
		lo, hi, ok := frame.Span(lists...)
		if len(given) == 2 {
			lo, hi = given[0], given[1]
		}
		return frame.Of(lo, hi, log), ok
	}
	x, okX := axis(e.XRange, e.LogX, xs)
	y, okY := axis(e.YRange, e.LogY, ys)
	return x, y, okX && okY
}

// framed writes the canvas with its axes.
func (t *textPicture) framed(b *strings.Builder, x, y frame.Axis) {
	top, bottom := number.Format(y.Hi, 4), number.Format(y.Lo, 4)
	margin := max(len(top), len(bottom))
	side := ""
	if t.e.YLabel != "" && t.e.YLabel != called(t.e.Series[0]) {
		side = t.e.YLabel
		if utf8.RuneCountInString(side) > 12 {
			b.WriteString(side + " upwards\n")
			side = ""
		}
	}
	margin = max(margin, utf8.RuneCountInString(side))
	for row, line := range t.c.rows() {
		label := ""
		switch row {
		case 0:
			label = top
		case t.c.h - 1:
			label = bottom
		case t.c.h / 2:
			label = side
		}
		b.WriteString(strings.Repeat(" ", margin-utf8.RuneCountInString(label)) + label + " │" + line + "\n")
	}
	name := t.e.XLabel
	if name == "" {
		name = at(t.e.Variables, 0)
	}
	b.WriteString(strings.Repeat(" ", margin) + " └" + strings.Repeat("─", t.c.w) + "\n")
	writeAxis(b, margin+2, t.c.w, number.Format(x.Lo, 4), name, number.Format(x.Hi, 4))
	if t.e.LogX || t.e.LogY {
		b.WriteString("(logarithmic: " + map[[2]bool]string{{true, false}: "to the right", {false, true}: "upwards", {true, true}: "both"}[[2]bool{t.e.LogX, t.e.LogY}] + ")\n")
	}
}

func writeAxis(b *strings.Builder, margin, width int, left, name, right string) {
	gap := width - len(left) - len(right) - utf8.RuneCountInString(name)
	if gap < 2 {
		gap = 2
	}
	b.WriteString(strings.Repeat(" ", margin) + left + strings.Repeat(" ", gap/2) + name + strings.Repeat(" ", gap-gap/2) + right + "\n")
}

// at is a name of a list that may be shorter.
func at(names []string, k int) string {
	if k >= len(names) {
		return ""
	}
	return names[k]
}
