package picture

// Numbers over a grid: colours with their bar, contours, arrows.

import (
	"image"
	"image/color"
	"math"

	"github.com/seed2d4d80ff/geo/internal/frame"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp"
)

// cellEdges are the ends of the cells around the points of an axis: a cell goes half-way to the next point.
func cellEdges(x []float64, log bool) []float64 {
	n := len(x)
	if n < 2 {
		return x
	}
	half := func(a, b float64) float64 { // from a away from b
		if log && a > 0 && b > 0 {
			return a * math.Sqrt(a/b)
		}
		return a - (b-a)/2
	}
	return []float64{half(x[0], x[1]), half(x[n-1], x[n-2])}
}

// pixels of an image of a field, at most.
const pixelsWide, pixelsHigh = 640, 480

// field draws a field's colours and contours.
func (f *panel) field() {
	s := f.series[0]
	if !f.p.Lines {
		f.s.image(f.left, f.top, f.w, f.h, f.cells(s))
	}
	for _, level := range f.p.Levels {
		t := f.bar.axis.At(level)
		look := pen{color.Gray{20}, 0.9, nil}
		if f.p.Lines {
			look = pen{shade(0.9 * t), 1.3, nil}
		} else if t < 0.55 {
			look.color = color.Gray{235}
		}
		f.contour(s, level, look)
	}
}

// contour draws the lines of one level, with its number on the longest where there are no colours between them.
func (f *panel) contour(s interp.Series, level float64, look pen) {
	var longest [][2]float64
	for _, l := range frame.Contour(s.X, s.Y, s.Values, level) {
		x, y := make([]float64, len(l)), make([]float64, len(l))
		for i, q := range l {
			x[i], y[i] = f.x.At(q[0]), f.y.At(q[1])
		}
		for _, path := range frame.Paths(x, y) {
			for i, q := range path {
				path[i] = f.place(q[0], q[1])
			}
			if f.s.line(look, path...); len(path) > len(longest) {
				longest = path
			}
		}
	}
	if words := number.Format(level, 3); f.p.Lines && len(longest) > 12 {
		q := longest[len(longest)/3]
		w := remark.wide(words)/2 + 1
		q[0] = math.Max(f.left+w, math.Min(f.left+f.w-w, q[0]))
		f.s.fill(white, [][2]float64{{q[0] - w, q[1] - 4}, {q[0] + w, q[1] - 4}, {q[0] + w, q[1] + 4}, {q[0] - w, q[1] + 4}})
		f.s.text(remark, q[0], q[1], middle, words)
	}
}

// cells is a field as an image: each pixel has the colour of the point it is next to, and none where there is no value.
func (f *panel) cells(s interp.Series) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, pixelsWide, pixelsHigh))
	cols, rows := nearest(s.X, f.x, pixelsWide), nearest(s.Y, f.y, pixelsHigh)
	for py, j := range rows {
		for px, i := range cols {
			v := s.Values[j*len(s.X)+i]
			if !frame.Finite(v) {
				continue
			}
			c := shade(f.bar.axis.At(v))
			img.SetNRGBA(px, pixelsHigh-1-py, color.NRGBA{c.R, c.G, c.B, 255})
		}
	}
	return img
}

// nearest is for each of n pixels along an axis which of the points is next to its middle.
func nearest(points []float64, a frame.Axis, n int) []int {
	at := make([]float64, len(points))
	for i, v := range points {
		at[i] = a.At(v)
	}
	out := make([]int, n)
	for k := range out {
		middle := (float64(k) + 0.5) / float64(n)
		for i := range at {
			if math.Abs(at[i]-middle) < math.Abs(at[out[k]]-middle) {
				out[k] = i
			}
		}
	}
	return out
}

// bar says which colour is which number.
type bar struct {
	axis  frame.Axis
	ticks []frame.Tick
	name  string
	lines bool // of contours alone
	at    []float64
}

func newBar(s interp.Series, p *interp.Plotted) *bar {
	lo, hi, _ := frame.Span(s.Values)
	return barOver(lo, hi, called(s), p)
}

func barOver(lo, hi float64, name string, p *interp.Plotted) *bar {
	b := &bar{axis: frame.Of(lo, hi, false), name: name, lines: p.Lines, at: p.Levels}
	b.ticks = b.axis.Ticks(6)
	return b
}

// wide is how much room the bar takes, with its texts.
func (b *bar) wide() float64 {
	w := gap + barWidth + tickLength + 3
	widest := 0.0
	for _, t := range b.ticks {
		widest = math.Max(widest, small.wide(t.Label))
	}
	return w + widest + 4 + line
}

// draw draws the bar beside a frame.
func (b *bar) draw(f *panel) { b.drawAt(f.s, f.left+f.w+gap+2, f.top, f.h) }

// drawAt draws the bar with its left upper corner there.
func (b *bar) drawAt(s *sheet, x, top, high float64) {
	look := pen{black, 0.8, nil}
	place := func(v float64) float64 { return top + (1-b.axis.At(v))*high }
	if b.lines {
		for _, v := range b.at {
			if t := b.axis.At(v); t >= 0 && t <= 1 {
				s.line(pen{shade(0.9 * t), 1.5, nil}, [2]float64{x, place(v)}, [2]float64{x + barWidth, place(v)})
			}
		}
	} else {
		img := image.NewNRGBA(image.Rect(0, 0, 1, 256))
		for k := range 256 {
			c := shade(1 - float64(k)/255)
			img.SetNRGBA(0, k, color.NRGBA{c.R, c.G, c.B, 255})
		}
		s.image(x, top, barWidth, high, img)
		for _, v := range b.at {
			if t := b.axis.At(v); t >= 0 && t <= 1 {
				c := color.Gray{20}
				if t < 0.55 {
					c = color.Gray{235}
				}
				s.line(pen{c, 0.9, nil}, [2]float64{x, place(v)}, [2]float64{x + barWidth, place(v)})
			}
		}
	}
	s.line(look, [2]float64{x, top}, [2]float64{x + barWidth, top}, [2]float64{x + barWidth, top + high}, [2]float64{x, top + high}, [2]float64{x, top})
	widest := 0.0
	for _, t := range b.ticks {
		y := place(t.Value)
		s.line(look, [2]float64{x + barWidth, y}, [2]float64{x + barWidth + tickLength, y})
		s.text(small, x+barWidth+tickLength+3, y, start, t.Label)
		widest = math.Max(widest, small.wide(t.Label))
	}
	s.upwards(label, x+barWidth+tickLength+3+widest+4+line/2, top+high/2, label.shortened(b.name, high))
}

// arrows draws vectors, each about its point: the longest is as long as the points are apart.
func (f *panel) arrows() {
	longest, apart := 0.0, math.Inf(1)
	for _, s := range f.series {
		if !arrowed(s) {
			continue
		}
		for i := range s.Values {
			if size := math.Hypot(s.Values[i], s.More[0][i]); frame.Finite(size) {
				longest = math.Max(longest, size)
			}
		}
		for i := 1; i < len(s.X); i++ {
			if d := math.Abs(f.x.At(s.X[i])-f.x.At(s.X[i-1])) * f.w; d > 0 {
				apart = math.Min(apart, d)
			}
		}
		for j := 1; j < len(s.Y); j++ {
			if d := math.Abs(f.y.At(s.Y[j])-f.y.At(s.Y[j-1])) * f.h; d > 0 {
				apart = math.Min(apart, d)
			}
		}
	}
	scale := 0.0
	if longest > 0 {
		scale = 0.95 * math.Min(apart, math.Min(f.w, f.h)/4) / longest
	}
	for k, s := range f.series {
		look := pen{curveColors[k%len(curveColors)], 1.1, nil}
		for i := range s.Values {
			if !arrowed(s) || !frame.Finite(s.Values[i]) || !frame.Finite(s.More[0][i]) {
				continue
			}
			at := f.place(f.x.At(s.X[i%len(s.X)]), f.y.At(s.Y[i/len(s.X)]))
			f.arrow(look, at, s.Values[i]*scale, -s.More[0][i]*scale)
		}
	}
	f.s.text(remark, f.left+f.w, f.bottom-gap, end, "longest arrow "+number.Format(longest, 4))
}

// arrowed reports vectors on a whole grid.
func arrowed(s interp.Series) bool {
	return len(s.More) > 0 && len(s.More[0]) == len(s.Values) && len(s.Values) == len(s.X)*len(s.Y)
}

// arrow draws one arrow about its middle; a very short one is a dot.
func (f *panel) arrow(look pen, at [2]float64, dx, dy float64) {
	size := math.Hypot(dx, dy)
	if !frame.Finite(at[0]) || !frame.Finite(at[1]) {
		return
	}
	if size < 1.2 {
		f.s.line(pen{look.color, 1.4, nil}, [2]float64{at[0] - 0.7, at[1]}, [2]float64{at[0] + 0.7, at[1]})
		return
	}
	tip := [2]float64{at[0] + dx/2, at[1] + dy/2}
	head := math.Min(5, 0.45*size)
	ux, uy := dx/size, dy/size
	base := [2]float64{tip[0] - head*ux, tip[1] - head*uy}
	f.s.line(look, [2]float64{at[0] - dx/2, at[1] - dy/2}, base)
	f.s.fill(look.color, [][2]float64{tip, {base[0] - 0.4*head*uy, base[1] + 0.4*head*ux}, {base[0] + 0.4*head*uy, base[1] - 0.4*head*ux}})
}
