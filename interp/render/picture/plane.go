package picture

// Pictures in the plane: where the frame, its texts, the legend and the colour bar lie.

import (
	"math"
	"strconv"

	"github.com/seed2d4d80ff/geo/internal/frame"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Measures, in points.
const (
	width      = 460.0 // of a picture
	highest    = 420.0 // a frame
	gap        = 8.0
	line       = 15.0 // of a legend, a label
	remarkLine = 11.0
	tickLength = 4.0
	barWidth   = 13.0
	sample     = 30.0 // of a line in a legend
)

// panel is one frame with what belongs to it.
type panel struct {
	p            *interp.Plotted
	s            *sheet
	series       []interp.Series
	x, y         frame.Axis
	xTicks       []frame.Tick
	yTicks       []frame.Tick
	bar          *bar
	left, top    float64 // of the frame
	w, h         float64
	bottom       float64 // of all of it
	legend       []entry
	empty        bool
	title, xName string
	yName        string
}

// drawPlane draws curves, paths and arrows in one frame, each field in one of its own.
func drawPlane(s *sheet, p *interp.Plotted) {
	s.title = titleOf(p)
	var panels []*panel
	if isField(p) {
		for k := range p.Series {
			panels = append(panels, &panel{p: p, s: s, series: p.Series[k : k+1]})
		}
	} else {
		panels = []*panel{{p: p, s: s, series: p.Series}}
	}
	top := 0.0
	for k, f := range panels {
		if k == 0 {
			f.title = diag.Visible(p.Title)
		}
		f.layout(top)
		top = f.bottom
	}
	total := top + remarkLine*float64(len(p.Notes)) + gap
	s.begin(width, total)
	for _, f := range panels {
		f.draw()
	}
	for i, n := range p.Notes {
		s.text(remark, panels[0].left, top+remarkLine*(float64(i)+0.5), start, remark.shortened(diag.Visible(n), width-panels[0].left-gap))
	}
}

// isField reports numbers over a grid; an event made before there were forms says so by its Y.
func isField(p *interp.Plotted) bool {
	return p.Form == interp.PlotField || p.Form == "" && len(p.Series[0].Y) > 0
}

// layout finds the place of all parts, below top.
func (f *panel) layout(top float64) {
	p := f.p
	f.xName, f.yName = diag.Visible(p.XLabel), diag.Visible(p.YLabel)
	if f.xName == "" && len(p.Variables) > 0 {
		f.xName = diag.Visible(p.Variables[0])
	}
	if f.yName == "" && len(p.Variables) > 1 {
		f.yName = diag.Visible(p.Variables[1])
	}
	f.empty = !f.axes() || isField(p) && len(f.series[0].Values) != len(f.series[0].X)*len(f.series[0].Y)
	f.yTicks = f.y.Ticks(5)
	widest := 0.0
	for _, t := range f.yTicks {
		widest = math.Max(widest, small.wide(t.Label))
	}
	f.left = gap + widest + tickLength + 4
	if f.yName != "" {
		f.left += line
	}
	right := 2 * gap
	if isField(p) && !f.empty {
		f.bar = newBar(f.series[0], p)
		right = gap + f.bar.wide()
	}
	f.top = top + gap + 4
	if f.title != "" {
		f.top += line + 4
	}
	f.w = width - f.left - right
	f.h = f.w * 0.66
	if p.Equal && !f.empty {
		f.equal()
	}
	for n := 6; n > 1; n-- {
		f.xTicks = f.x.Ticks(n)
		all := 0.0
		for _, t := range f.xTicks {
			if t.Label != "" {
				all += small.wide(t.Label) + 8
			}
		}
		if all <= f.w {
			break
		}
	}
	f.bottom = f.top + f.h + tickLength + line
	if f.xName != "" {
		f.bottom += line
	}
	f.bottom = f.layLegend(f.bottom)
}

// equal gives both axes one scale: the frame takes the shape of what is in it, as far as that is not too long.
func (f *panel) equal() {
	long := (f.x.Hi - f.x.Lo) / (f.y.Hi - f.y.Lo)
	h := f.w / long
	switch room := f.w; {
	case h > highest:
		f.h = highest
		if f.w = highest * long; f.w < room/3 {
			f.w = room / 3
		}
		f.left += (room - f.w) / 2
	case h < room/4:
		f.h = room / 4
	default:
		f.h = h
	}
	f.x, f.y = frame.Equal(f.x, f.y, f.w, f.h)
}

// axes are what the panel spans, with some room around it.
func (f *panel) axes() bool {
	p := f.p
	var xs, ys [][]float64
	for _, list := range [][]interp.Series{f.series, p.Curves} {
		for _, s := range list {
			if len(s.Y) > 0 {
				x, y := cellEdges(s.X, p.LogX), cellEdges(s.Y, p.LogY)
				xs, ys = append(xs, x), append(ys, y)
				continue
			}
			x, y := s.X, s.Values
			if n := min(len(x), len(y)); n > 0 { // a point without one of them is not drawn
				x, y = bothFinite(x[:n], y[:n])
			}
			xs, ys = append(xs, x), append(ys, y)
		}
	}
	roomX, roomY := 0.02, 0.05
	if len(f.series[0].Y) > 0 {
		roomX, roomY = 0, 0
	} else if p.Equal {
		roomX = roomY
	}
	axis := func(given []float64, log bool, room float64, lists [][]float64) (frame.Axis, bool) {
		lo, hi, ok := frame.Span(lists...)
		if len(given) == 2 {
			return frame.Of(given[0], given[1], log), ok
		}
		a := frame.Of(lo, hi, log)
		if w := a.Wider(room); ok && frame.Finite(w.Hi-w.Lo) && w.Hi > w.Lo && (!log || w.Lo > 0) {
			a = w
		}
		return a, ok
	}
	var okX, okY bool
	f.x, okX = axis(p.XRange, p.LogX, roomX, xs)
	f.y, okY = axis(p.YRange, p.LogY, roomY, ys)
	if !okX || !okY {
		f.x, f.y = frame.Axis{Lo: 0, Hi: 1}, frame.Axis{Lo: 0, Hi: 1}
	}
	return okX && okY
}

func bothFinite(x, y []float64) (fx, fy []float64) {
	for i := range x {
		if frame.Finite(x[i]) && frame.Finite(y[i]) {
			fx, fy = append(fx, x[i]), append(fy, y[i])
		}
	}
	return fx, fy
}

// draw draws the panel.
func (f *panel) draw() {
	s := f.s
	if f.title != "" {
		s.text(heading, f.left+f.w/2, f.top-gap-4, middle, heading.shortened(f.title, width-2*gap))
	}
	if f.empty {
		s.text(label, f.left+f.w/2, f.top+f.h/2, middle, "no finite values to draw")
		s.line(pen{black, 0.8, nil}, f.box()...)
		return
	}
	switch {
	case isField(f.p):
		f.field()
	case f.p.Form == interp.PlotArrows:
		f.grid()
		f.arrows()
	default:
		f.grid()
		for k, c := range f.series {
			f.curve(curvePen(k), c)
		}
	}
	for k, c := range f.p.Curves {
		look := curvePen(len(f.series) + k)
		if isField(f.p) || f.p.Form == interp.PlotArrows {
			look = overPen(k)
		}
		f.curve(look, c)
	}
	f.frame()
	if f.bar != nil {
		f.bar.draw(f)
	}
	f.drawLegend()
}

func (f *panel) box() [][2]float64 {
	return [][2]float64{{f.left, f.top}, {f.left + f.w, f.top}, {f.left + f.w, f.top + f.h}, {f.left, f.top + f.h}, {f.left, f.top}}
}

// place is a point from 0 to 1 to the right and upwards, on the sheet.
func (f *panel) place(x, y float64) [2]float64 { return [2]float64{f.left + x*f.w, f.top + (1-y)*f.h} }

// grid are faint lines behind curves, at the ticks.
func (f *panel) grid() {
	look := pen{faint, 0.4, nil}
	for _, t := range f.xTicks {
		if at := f.x.At(t.Value); t.Label != "" && at >= 0 && at <= 1 {
			f.s.line(look, f.place(at, 0), f.place(at, 1))
		}
	}
	for _, t := range f.yTicks {
		if at := f.y.At(t.Value); t.Label != "" && at >= 0 && at <= 1 {
			f.s.line(look, f.place(0, at), f.place(1, at))
		}
	}
}

// frame draws the box, the ticks and the names of the axes.
func (f *panel) frame() {
	s, look := f.s, pen{black, 0.8, nil}
	s.line(look, f.box()...)
	bottom := f.top + f.h
	for _, t := range f.xTicks {
		at := f.x.At(t.Value)
		if at < -1e-9 || at > 1+1e-9 {
			continue
		}
		x, length := f.left+at*f.w, tickLength
		if t.Label == "" {
			length /= 2
		}
		s.line(look, [2]float64{x, bottom}, [2]float64{x, bottom + length})
		s.text(small, x, bottom+tickLength+8, middle, t.Label)
	}
	for _, t := range f.yTicks {
		at := f.y.At(t.Value)
		if at < -1e-9 || at > 1+1e-9 {
			continue
		}
		y, length := f.top+(1-at)*f.h, tickLength
		if t.Label == "" {
			length /= 2
		}
		s.line(look, [2]float64{f.left - length, y}, [2]float64{f.left, y})
		s.text(small, f.left-tickLength-3, y, end, t.Label)
	}
	s.text(label, f.left+f.w/2, bottom+tickLength+line+7, middle, label.shortened(f.xName, f.w))
	if f.yName != "" {
		s.upwards(label, gap+6+(f.left-f.leftmost()), f.top+f.h/2, label.shortened(f.yName, f.h+2*gap))
	}
}

// leftmost is where the frame would begin, were it not moved to the middle.
func (f *panel) leftmost() float64 {
	widest := 0.0
	for _, t := range f.yTicks {
		widest = math.Max(widest, small.wide(t.Label))
	}
	return gap + widest + tickLength + 4 + line
}

// curve draws a line, interrupted where it has no value and at the frame.
func (f *panel) curve(look pen, c interp.Series) {
	n := min(len(c.X), len(c.Values))
	x, y := make([]float64, n), make([]float64, n)
	for i := range n {
		x[i], y[i] = f.x.At(c.X[i]), f.y.At(c.Values[i])
	}
	for _, path := range frame.Paths(x, y) {
		for i, q := range path {
			path[i] = f.place(q[0], q[1])
		}
		if len(path) == 1 || path[0] == path[1] && len(path) == 2 { // a point by itself
			q := path[0]
			f.s.line(pen{look.color, 3, nil}, [2]float64{q[0] - 1.5, q[1]}, [2]float64{q[0] + 1.5, q[1]})
			continue
		}
		f.s.line(look, path...)
	}
}

// entry is a line of a legend.
type entry struct {
	look pen
	name string
	x, y float64
}

// layLegend puts the names of curves in rows below the frame, where there is more than one or one over a field.
func (f *panel) layLegend(top float64) float64 {
	var list []entry
	if !isField(f.p) && f.p.Form != interp.PlotArrows {
		for k, c := range f.series {
			list = append(list, entry{look: curvePen(k), name: called(c)})
		}
	}
	over := len(f.p.Curves) > 0
	for k, c := range f.p.Curves {
		look := overPen(k)
		if len(list) > 0 && !isField(f.p) && f.p.Form != interp.PlotArrows {
			look = curvePen(len(f.series) + k)
		}
		list = append(list, entry{look: look, name: called(c)})
	}
	if len(list) < 2 && !over && (len(list) == 0 || f.p.Form == interp.PlotPath || list[0].name == f.yName || list[0].name == f.xName) {
		return top + gap/2
	}
	const most = 24 // names; more say nothing
	if len(list) > most {
		list = append(list[:most-1], entry{name: "… and " + strconv.Itoa(len(list)-most+1) + " more"})
	}
	from := math.Min(f.left, f.leftmost())
	x, y := from, top+line/2+gap/2
	for i := range list {
		e := &list[i]
		e.name = small.shortened(e.name, width-from-sample-3*gap)
		w := sample + 6 + small.wide(e.name) + 2*gap
		if x > from && x+w-2*gap > width-gap {
			x, y = from, y+line
		}
		e.x, e.y = x, y
		x += w
	}
	f.legend = list
	return y + line/2 + gap/2
}

func (f *panel) drawLegend() {
	for _, e := range f.legend {
		if e.look.width > 0 {
			f.s.line(e.look, [2]float64{e.x, e.y}, [2]float64{e.x + sample, e.y})
		}
		f.s.text(small, e.x+sample+6, e.y, start, e.name)
	}
}
