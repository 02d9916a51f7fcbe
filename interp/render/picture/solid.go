package picture

// Surfaces and curves in space, as they are seen from one side: what is farther is drawn first.

import (
	"image/color"
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/frame"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// solid is a picture in space.
type solid struct {
	p        *interp.Plotted
	surfaces []interp.Series
	curves   []interp.Series
	view     frame.View
	axes     [3]frame.Axis
	bar      *bar
}

// solidOf sorts what a picture holds; ok is false when there is no point to draw.
func solidOf(p *interp.Plotted) (o *solid, ok bool) {
	o = &solid{p: p}
	var pts [3][]float64
	for _, list := range [][]interp.Series{p.Series, p.Curves} {
		for _, s := range list {
			n := len(s.X) * max(1, len(s.Y))
			isSurface := len(s.Y) > 0 && len(s.More) > 1 && len(s.More[1]) == n
			isCurve := len(s.Y) == 0 && len(s.More) > 0
			coords := [3][]float64{s.X, s.Values, nil}
			switch {
			case len(s.Values) != n || len(s.More) == 0 || len(s.More[0]) != n:
				continue
			case isSurface:
				o.surfaces = append(o.surfaces, s)
				coords = [3][]float64{s.Values, s.More[0], s.More[1]}
			case isCurve:
				o.curves = append(o.curves, s)
				coords[2] = s.More[0]
			default:
				continue
			}
			for k := range pts {
				pts[k] = append(pts[k], coords[k]...)
			}
		}
	}
	if o.view, ok = frame.ViewOf(pts[0], pts[1], pts[2]); !ok {
		return o, false
	}
	for k := range pts {
		lo, hi, _ := frame.Span(pts[k])
		if hi-lo < 0.02*o.view.Size { // flat: a box that can be seen
			lo, hi = lo-0.05*o.view.Size, hi+0.05*o.view.Size
		}
		o.axes[k] = frame.Axis{Lo: lo, Hi: hi}
	}
	if len(o.surfaces) > 0 && len(o.surfaces[0].Color) > 0 {
		var all [][]float64
		for _, s := range o.surfaces {
			all = append(all, s.Color)
		}
		if lo, hi, some := frame.Span(all...); some {
			o.bar = barOver(lo, hi, diag.Visible(o.surfaces[0].Bar), &interp.Plotted{})
		}
	}
	return o, true
}

// piece is what is drawn at one depth: a quadrangle or a part of a curve.
type piece struct {
	near    float64
	corners [][2]float64
	fill    color.Color // nil: a line
	look    pen
}

// drawSolid draws the picture on a sheet.
func drawSolid(s *sheet, p *interp.Plotted) {
	s.title = titleOf(p)
	o, ok := solidOf(p)
	if !ok {
		s.begin(width, 60)
		s.text(label, width/2, 30, middle, "no finite values to draw")
		return
	}
	right := 2 * gap
	if o.bar != nil {
		right = gap + o.bar.wide()
	}
	top := gap
	if p.Title != "" {
		top += line + 4
	}
	lay := o.place(right, top)
	names := o.curveNames()
	bottom := lay.bottom + 2*line
	total := bottom + line*float64(len(names)) + remarkLine*float64(len(p.Notes)) + gap
	s.begin(width, total)
	if p.Title != "" {
		s.text(heading, width/2, gap+line/2, middle, heading.shortened(diag.Visible(p.Title), width-2*gap))
	}
	o.drawBox(s, lay)
	for _, q := range o.pieces(lay) {
		if q.fill != nil {
			s.fill(q.fill, inflated(q.corners))
			continue
		}
		s.line(q.look, q.corners...)
	}
	if o.bar != nil {
		high := math.Min(lay.bottom-top, 220)
		o.bar.drawAt(s, width-right+gap, top+(lay.bottom-top-high)/2, high)
	}
	for k, name := range names {
		y := bottom + line*(float64(k)+0.5)
		s.line(o.curvePen(k), [2]float64{2 * gap, y}, [2]float64{2*gap + sample, y})
		s.text(small, 2*gap+sample+6, y, start, small.shortened(name, width-sample-5*gap))
	}
	for i, n := range p.Notes {
		s.text(remark, 2*gap, total-gap-remarkLine*(float64(len(p.Notes)-i)-0.5), start, remark.shortened(diag.Visible(n), width-4*gap))
	}
}

// curveNames are those of a legend: of curves that are not alone.
func (o *solid) curveNames() []string {
	if len(o.surfaces) == 0 && len(o.curves) == 1 {
		return nil
	}
	var names []string
	for _, c := range o.curves {
		names = append(names, called(c))
	}
	return names
}

func (o *solid) curvePen(k int) pen {
	if len(o.surfaces) == 0 {
		return curvePen(k)
	}
	return overPen(k)
}

// placing is where points in space are on the sheet.
type placing struct {
	view          frame.View
	scale, x0, y0 float64
	bottom        float64
}

func (l *placing) at(x, y, z float64) (q [2]float64, near float64) {
	r, u, near := l.view.See(x, y, z)
	return [2]float64{l.x0 + r*l.scale, l.y0 - u*l.scale}, near
}

// place fits the box of all points between the margins.
func (o *solid) place(right, top float64) *placing {
	var rs, us []float64
	for c := range 8 {
		p := o.corner(c&1, c>>1&1, c>>2&1)
		r, u, _ := o.view.See(p[0], p[1], p[2])
		rs, us = append(rs, r), append(us, u)
	}
	lo, hi, _ := frame.Span(rs)
	low, high, _ := frame.Span(us)
	const sides = 34 // for the numbers of the ticks
	room := width - right - 2*sides
	l := &placing{view: o.view}
	l.scale = math.Min(room/(hi-lo), highest/(high-low))
	l.x0 = sides + room/2 - l.scale*(lo+hi)/2
	l.y0 = top + l.scale*high
	l.bottom = top + l.scale*(high-low)
	return l
}

// corner is a corner of the box: 0 is low and 1 high.
func (o *solid) corner(x, y, z int) [3]float64 {
	pick := func(a frame.Axis, k int) float64 {
		if k == 0 {
			return a.Lo
		}
		return a.Hi
	}
	return [3]float64{pick(o.axes[0], x), pick(o.axes[1], y), pick(o.axes[2], z)}
}

// drawBox draws the sides behind, and the ticks of the three axes. It knows the one direction that ViewOf looks from:
// x goes to the right and to the front, y to the right and back.
func (o *solid) drawBox(s *sheet, l *placing) {
	to := func(p [3]float64) [2]float64 { q, _ := l.at(p[0], p[1], p[2]); return q }
	walls := [][][3]float64{
		{o.corner(0, 0, 0), o.corner(0, 1, 0), o.corner(0, 1, 1), o.corner(0, 0, 1)},
		{o.corner(0, 1, 0), o.corner(1, 1, 0), o.corner(1, 1, 1), o.corner(0, 1, 1)},
		{o.corner(0, 0, 0), o.corner(1, 0, 0), o.corner(1, 1, 0), o.corner(0, 1, 0)},
	}
	for k, w := range walls {
		var face [][2]float64
		for _, p := range w {
			face = append(face, to(p))
		}
		s.fill(color.Gray{uint8(247 - 4*k)}, face)
		s.line(pen{faint, 0.6, nil}, append(face, face[0])...)
	}
	names := []string{o.p.XLabel, o.p.YLabel, o.p.ZLabel}
	starts := [3][3]float64{o.corner(0, 0, 0), o.corner(1, 0, 0), o.corner(0, 0, 0)}
	off := [3][2]float64{{-4, 9}, {9, 7}, {-8, 0}}
	for k, a := range o.axes {
		from, till := starts[k], starts[k]
		till[k] = a.Hi
		s.line(pen{black, 0.8, nil}, to(from), to(till))
		wanted := 4
		if a.Hi-a.Lo < 0.4*o.view.Size {
			wanted = 2
		}
		widest := 0.0
		for _, t := range a.Ticks(wanted) {
			if t.Value < a.Lo || t.Value > a.Hi {
				continue
			}
			p := from
			p[k] = t.Value
			q := to(p)
			s.line(pen{black, 0.8, nil}, q, [2]float64{q[0] + 0.35*off[k][0], q[1] + 0.35*off[k][1]})
			place := []place{middle, start, end}[k]
			s.text(remark, q[0]+off[k][0]*[]float64{1, 0.6, 1}[k], q[1]+off[k][1], place, t.Label)
			widest = math.Max(widest, remark.wide(t.Label))
		}
		a0, a1 := to(from), to(till)
		mid := [2]float64{(a0[0] + a1[0]) / 2, (a0[1] + a1[1]) / 2}
		name := small.shortened(diag.Visible(names[k]), 110)
		switch k {
		case 0:
			s.text(small, mid[0]+12, mid[1]+26, end, name)
		case 1:
			s.text(small, mid[0]+10+widest, mid[1]+16, start, name)
		default:
			s.text(small, mid[0]-2, a1[1]-14, middle, name)
		}
	}
}

// pieces are all parts of the picture, the farthest first.
func (o *solid) pieces(l *placing) []piece {
	var out []piece
	for _, s := range o.surfaces {
		out = append(out, o.quads(l, s)...)
	}
	for k, c := range o.curves {
		look := o.curvePen(k)
		for i := 1; i < len(c.X); i++ {
			a, na := l.at(c.X[i-1], c.Values[i-1], c.More[0][i-1])
			b, nb := l.at(c.X[i], c.Values[i], c.More[0][i])
			if frame.Finite(na) && frame.Finite(nb) {
				if len(look.dashes) > 0 { // short parts cannot be dashed: some of them are left out
					if i%4 == 0 {
						continue
					}
				}
				out = append(out, piece{near: (na+nb)/2 + beforeCurve, corners: [][2]float64{a, b}, look: pen{look.color, look.width, nil}})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b piece) int {
		switch {
		case a.near < b.near:
			return -1
		case a.near > b.near:
			return 1
		}
		return 0
	})
	return out
}

// What lies on a surface is drawn as if it were so much nearer, in parts of the box: before the cells that it touches.
const beforeMesh, beforeCurve = 0.012, 0.03

// meshLines is about how many lines of a surface's grid are drawn in each direction.
const meshLines = 16

// quads are the cells of a surface that have all four corners.
func (o *solid) quads(l *placing, s interp.Series) []piece {
	nx, ny := len(s.X), len(s.Y)
	everyX, everyY := max(1, (nx-1)/meshLines), max(1, (ny-1)/meshLines)
	var out []piece
	for j := range ny - 1 {
		for i := range nx - 1 {
			var q piece
			var pts [4][3]float64
			var depth [4]float64
			shadeOf, ok := 0.0, true
			for c, at := range [4]int{j*nx + i, j*nx + i + 1, (j+1)*nx + i + 1, (j+1)*nx + i} {
				pts[c] = [3]float64{s.Values[at], s.More[0][at], s.More[1][at]}
				p, near := l.at(pts[c][0], pts[c][1], pts[c][2])
				ok = ok && frame.Finite(near)
				depth[c] = near
				q.near += near / 4
				q.corners = append(q.corners, p)
				if len(s.Color) == nx*ny {
					shadeOf += s.Color[at] / 4
				}
			}
			if !ok {
				continue
			}
			q.fill = o.paint(s, shadeOf, pts)
			out = append(out, q)
			for side, shown := range [4]bool{j%everyY == 0, i == nx-2, j == ny-2, i%everyX == 0} {
				if from, till := side, (side+1)%4; shown {
					out = append(out, piece{
						near: (depth[from]+depth[till])/2 + beforeMesh, corners: [][2]float64{q.corners[from], q.corners[till]},
						look: pen{color.Gray{70}, 0.3, nil},
					})
				}
			}
		}
	}
	return out
}

// paint is the colour of a cell: of its number, as the bar has it; grey where it has none; else as light falls on it.
func (o *solid) paint(s interp.Series, v float64, p [4][3]float64) color.Color {
	if len(s.Color) > 0 {
		if o.bar == nil || !frame.Finite(v) {
			return color.Gray{190}
		}
		return shade(o.bar.axis.At(v))
	}
	a, b := minus(p[2], p[0]), minus(p[3], p[1])
	n := [3]float64{a[1]*b[2] - a[2]*b[1], a[2]*b[0] - a[0]*b[2], a[0]*b[1] - a[1]*b[0]}
	light := [3]float64{0.35, -0.45, 0.82}
	bright := 1.0
	if size := math.Sqrt(n[0]*n[0] + n[1]*n[1] + n[2]*n[2]); size > 0 {
		bright = math.Abs(n[0]*light[0]+n[1]*light[1]+n[2]*light[2]) / size
	}
	t := 0.45 + 0.55*bright
	return color.RGBA{uint8(140 * t), uint8(185 * t), uint8(225 * t), 255}
}

func minus(a, b [3]float64) [3]float64 { return [3]float64{a[0] - b[0], a[1] - b[1], a[2] - b[2]} }

// inflated is a polygon a little larger, so that nothing shines through between two.
func inflated(corners [][2]float64) [][2]float64 {
	var c [2]float64
	for _, p := range corners {
		c[0], c[1] = c[0]+p[0]/float64(len(corners)), c[1]+p[1]/float64(len(corners))
	}
	out := make([][2]float64, len(corners))
	for i, p := range corners {
		dx, dy := p[0]-c[0], p[1]-c[1]
		size := math.Hypot(dx, dy)
		grow := 1.0
		if size > 0 {
			grow = (size + 0.3) / size
		}
		out[i] = [2]float64{c[0] + dx*grow, c[1] + dy*grow}
	}
	return out
}
