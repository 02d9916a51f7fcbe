package render

// Grids drawn in characters: fields in shades, vectors as arrows.

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/internal/frame"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp"
)

// shades from the lowest value to the highest.
var shades = []rune(" ·░▒▓█")

// drawGrid shades a function of two variables: x to the right, y upwards.
func drawGrid(s interp.Series, over []interp.Series, xName, yName string, width, height int) string {
	var b strings.Builder
	b.WriteString(called(s) + "\n")
	lo, hi, ok := frame.Span(s.Values)
	nx, ny := len(s.X), len(s.Y)
	if !ok || nx == 0 || ny == 0 || len(s.Values) != nx*ny {
		b.WriteString(nothing)
		return b.String()
	}
	points := pointsOver(s, over, width, height)
	for row := range height {
		j := ny - 1 - row*ny/height
		label := ""
		if row == 0 || row == height-1 {
			label = number.Format(s.Y[j], 4)
		} else if row == height/2 {
			label = yName
		}
		b.WriteString(strings.Repeat(" ", max(0, 8-utf8.RuneCountInString(label))) + label + " │")
		for col := range width {
			v := s.Values[j*nx+col*nx/width]
			switch {
			case points[[2]int{col, row}]:
				b.WriteRune('•')
			case !frame.Finite(v):
				b.WriteByte('?')
			case hi == lo:
				b.WriteRune(shades[len(shades)/2])
			default:
				k := int((v/2 - lo/2) / (hi/2 - lo/2) * float64(len(shades)))
				b.WriteRune(shades[min(k, len(shades)-1)])
			}
		}
		b.WriteByte('\n')
	}
	b.WriteString(strings.Repeat(" ", 9) + "└" + strings.Repeat("─", width) + "\n")
	writeAxis(&b, 10, width, number.Format(s.X[0], 4), xName, number.Format(s.X[nx-1], 4))
	b.WriteString("from " + number.Format(lo, 4) + " (blank) to " + number.Format(hi, 4) + " (full)\n")
	return b.String()
}

// pointsOver are the cells, by column and row, with points of curves that are drawn over a grid.
func pointsOver(s interp.Series, over []interp.Series, width, height int) map[[2]int]bool {
	out := map[[2]int]bool{}
	x, y := frame.Of(s.X[0], s.X[len(s.X)-1], false), frame.Of(s.Y[0], s.Y[len(s.Y)-1], false)
	for _, c := range over {
		for i := range min(len(c.X), len(c.Values)) {
			px, py := x.At(c.X[i]), y.At(c.Values[i])
			if px >= 0 && px <= 1 && py >= 0 && py <= 1 {
				out[[2]int{min(int(px*float64(width)), width-1), min(int((1-py)*float64(height)), height-1)}] = true
			}
		}
	}
	return out
}

// compass are the arrows by eighths of a turn, from the right on.
var compass = []rune("→↗↑↖←↙↓↘")

// arrows draws vectors by their direction, at the cells nearest to their places.
func (t *textPicture) arrows() string {
	var b strings.Builder
	x, y, ok := axesOf(t.e)
	if !ok {
		return nothing
	}
	longest := 0.0
	for _, s := range t.e.Series {
		b.WriteString(called(s) + "\n")
		if len(s.More) == 0 || len(s.Values) != len(s.X)*len(s.Y) || len(s.More[0]) != len(s.Values) {
			continue
		}
		for i := range s.Values {
			u, v := s.Values[i], s.More[0][i]
			size := math.Hypot(u, v)
			if !frame.Finite(size) {
				continue
			}
			longest = math.Max(longest, size)
			place := int((1-y.At(s.Y[i/len(s.X)]))*float64(t.c.h-1)+0.5)*t.c.w + int(x.At(s.X[i%len(s.X)])*float64(t.c.w-1)+0.5)
			if t.c.signs[place] = '·'; size > 0 {
				t.c.signs[place] = compass[int(math.Round(math.Atan2(v, u)/(math.Pi/4))+8)%8]
			}
		}
	}
	for _, s := range t.e.Curves {
		t.c.path(placed(x, s.X), placed(y, s.Values))
	}
	t.framed(&b, x, y)
	b.WriteString("the longest is " + number.Format(longest, 4) + "\n")
	return b.String()
}
