package render

// Surfaces and curves in space drawn in characters: the lines of a grid, hidden where the surface is before them.

import (
	"math"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/frame"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp"
)

// seenLine is a line as it is seen: right, up, and how near.
type seenLine [3][]float64

// space draws surfaces and curves in space as they are seen from one side.
func (t *textPicture) space() string {
	var b strings.Builder
	var x, y, z []float64
	var lines [][3][]float64
	for _, list := range [][]interp.Series{t.e.Series, t.e.Curves} {
		for _, s := range list {
			b.WriteString(called(s) + "\n")
			for _, l := range linesOf(s) {
				lines = append(lines, l)
				x, y, z = append(x, l[0]...), append(y, l[1]...), append(z, l[2]...)
			}
		}
	}
	v, ok := frame.ViewOf(x, y, z)
	if !ok {
		return b.String() + nothing
	}
	see := func(x, y, z []float64) (out seenLine) {
		for i := range x {
			r, u, near := v.See(x[i], y[i], z[i])
			out[0], out[1], out[2] = append(out[0], r), append(out[1], u), append(out[2], near)
		}
		return out
	}
	all := see(x, y, z)
	lo, hi, _ := frame.Span(all[0])
	low, high, _ := frame.Span(all[1])
	ax, ay := frame.Equal(frame.Of(lo, hi, false), frame.Of(low, high, false), float64(2*t.c.w), float64(4*t.c.h))
	d := &depths{c: t.c, x: ax, y: ay, near: make([]float64, 8*t.c.w*t.c.h)}
	for i := range d.near {
		d.near[i] = math.Inf(-1)
	}
	for _, s := range t.e.Series {
		if n := len(s.X) * len(s.Y); n > 0 && len(s.More) > 1 && len(s.Values) == n && len(s.More[0]) == n && len(s.More[1]) == n {
			d.surface(see(s.Values, s.More[0], s.More[1]), len(s.X), len(s.Y))
		}
	}
	for _, l := range lines {
		d.line(see(l[0], l[1], l[2]))
	}
	for _, row := range t.c.rows() {
		b.WriteString(row + "\n")
	}
	if color := t.e.Series[0].Color; len(color) > 0 {
		if lo, hi, ok := frame.Span(color); ok {
			b.WriteString(t.e.Series[0].Bar + " from " + number.Format(lo, 4) + " to " + number.Format(hi, 4) + "\n")
		}
	}
	return b.String()
}

// depths are how near the nearest part of a surface is at each dot of the canvas.
type depths struct {
	c    *braille
	x, y frame.Axis
	near []float64
}

// dot is where a point is on the canvas, in dots.
func (d *depths) dot(l seenLine, i int) (p [3]float64, ok bool) {
	p = [3]float64{d.x.At(l[0][i]) * float64(2*d.c.w-1), (1 - d.y.At(l[1][i])) * float64(4*d.c.h-1), l[2][i]}
	return p, frame.Finite(p[0]) && frame.Finite(p[1]) && frame.Finite(p[2])
}

// surface enters the cells of a surface, each as two triangles.
func (d *depths) surface(l seenLine, nx, ny int) {
	for j := range ny - 1 {
		for i := range nx - 1 {
			var p [4][3]float64
			whole := true
			for k, at := range [4]int{j*nx + i, j*nx + i + 1, (j+1)*nx + i + 1, (j+1)*nx + i} {
				var ok bool
				p[k], ok = d.dot(l, at)
				whole = whole && ok
			}
			if whole {
				d.triangle(p[0], p[1], p[2])
				d.triangle(p[0], p[2], p[3])
			}
		}
	}
}

// triangle enters the dots of a triangle, by their barycentric coordinates.
func (d *depths) triangle(a, b, c [3]float64) {
	area := (b[0]-a[0])*(c[1]-a[1]) - (c[0]-a[0])*(b[1]-a[1])
	if area == 0 {
		return
	}
	left, right := math.Min(a[0], math.Min(b[0], c[0])), math.Max(a[0], math.Max(b[0], c[0]))
	top, bottom := math.Min(a[1], math.Min(b[1], c[1])), math.Max(a[1], math.Max(b[1], c[1]))
	for y := max(0, int(math.Ceil(top))); y <= min(4*d.c.h-1, int(bottom)); y++ {
		for x := max(0, int(math.Ceil(left))); x <= min(2*d.c.w-1, int(right)); x++ {
			px, py := float64(x), float64(y)
			u := ((b[0]-px)*(c[1]-py) - (c[0]-px)*(b[1]-py)) / area
			v := ((c[0]-px)*(a[1]-py) - (a[0]-px)*(c[1]-py)) / area
			if w := 1 - u - v; u >= 0 && v >= 0 && w >= 0 {
				at := y*2*d.c.w + x
				d.near[at] = math.Max(d.near[at], u*a[2]+v*b[2]+w*c[2])
			}
		}
	}
}

// line draws what no surface is before, by more than the lines of its own grid may lie in it.
func (d *depths) line(l seenLine) {
	const within = 0.04
	for i := 1; i < len(l[0]); i++ {
		a, okA := d.dot(l, i-1)
		b, okB := d.dot(l, i)
		if !okA || !okB {
			continue
		}
		n := max(1, int(math.Ceil(math.Max(math.Abs(b[0]-a[0]), math.Abs(b[1]-a[1])))))
		for k := range n + 1 {
			s := float64(k) / float64(n)
			x, y := int(math.Round(a[0]*(1-s)+b[0]*s)), int(math.Round(a[1]*(1-s)+b[1]*s))
			if x < 0 || y < 0 || x >= 2*d.c.w || y >= 4*d.c.h || a[2]*(1-s)+b[2]*s < d.near[y*2*d.c.w+x]-within {
				continue
			}
			d.c.set(x, y)
		}
	}
}

// linesOf are the lines that show a series in space: a curve itself, some lines of a surface's grid.
func linesOf(s interp.Series) [][3][]float64 {
	const some = 12 // of a surface in each direction
	nx, ny := len(s.X), len(s.Y)
	switch {
	case len(s.Y) == 0 && len(s.More) > 0 && len(s.Values) >= len(s.X) && len(s.More[0]) >= len(s.X):
		return [][3][]float64{{s.X, s.Values[:nx], s.More[0][:nx]}}
	case len(s.More) < 2 || len(s.Values) != nx*ny || len(s.More[0]) != nx*ny || len(s.More[1]) != nx*ny:
		return nil
	}
	var out [][3][]float64
	for j := 0; j < ny; j += max(1, (ny-1)/some) {
		out = append(out, [3][]float64{s.Values[j*nx : (j+1)*nx], s.More[0][j*nx : (j+1)*nx], s.More[1][j*nx : (j+1)*nx]})
	}
	for i := 0; i < nx; i += max(1, (nx-1)/some) {
		var l [3][]float64
		for j := range ny {
			l[0], l[1], l[2] = append(l[0], s.Values[j*nx+i]), append(l[1], s.More[0][j*nx+i]), append(l[2], s.More[1][j*nx+i])
		}
		out = append(out, l)
	}
	return out
}
