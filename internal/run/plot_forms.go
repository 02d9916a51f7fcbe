package run

// The forms of plots: curves, paths, grids, lists of points.

import (
	"math"
	"slices"
	"strconv"

	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/frame"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// curves are the components of the items over one variable.
func (p *plotting) curves() error {
	p.out.Form, p.out.Variables = "curves", p.names
	p.out.XLabel = or(p.out.XLabel, p.names[0])
	for k, it := range p.s.Items {
		for c, data := range p.componentsOf(k) {
			x, y := p.broken(p.vars[0], []gap(p.found[k]), data)
			p.out.Series = append(p.out.Series, Series{Source: partName(sourceOf(it.Expr), c, p.wide[k]), X: x, Values: y[0]})
		}
	}
	if len(p.out.Series) == 1 && p.s.Options.Labels == nil {
		p.out.YLabel = or(p.out.YLabel, p.out.Series[0].Source)
	}
	p.cutPoles()
	return nil
}

func or(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

// paths are curves in the plane or in space.
func (p *plotting) paths() error {
	p.out.Form, p.out.Variables = "path", p.names
	if p.s.Form == check.PlotSpace {
		p.out.Form = "space"
	}
	n := p.s.Parts
	for k := 0; k+n <= len(p.s.Items); k += n {
		parts := make([][]float64, n)
		source := "("
		var found []gap
		for c := range n {
			parts[c] = p.data[k+c]
			found = append(found, p.found[k+c]...)
			source += sourceOf(p.s.Items[k+c].Expr) + []string{", ", ")"}[min(1, c/(n-1))]
		}
		_, parts = p.broken(p.axis(), found, parts...)
		p.out.Series = append(p.out.Series, Series{Source: source, X: parts[0], Values: parts[1], More: parts[2:]})
	}
	p.nameAxes(sourceOf(p.s.Items[0].Expr), sourceOf(p.s.Items[1].Expr), sourceOf(p.s.Items[n-1].Expr))
	return nil
}

// axis is the variable of a path, or none where it runs over points.
func (p *plotting) axis() []float64 {
	if len(p.vars) == 0 {
		return nil
	}
	return p.vars[0]
}

// nameAxes names axes after what stands on them, where that is one thing.
func (p *plotting) nameAxes(x, y, z string) {
	if len(p.out.Series) == 1 || p.out.Form == "surface" || p.out.Form == "field" || p.out.Form == "arrows" {
		p.out.XLabel, p.out.YLabel = or(p.out.XLabel, x), or(p.out.YLabel, y)
		if p.out.Form == "space" || p.out.Form == "surface" {
			p.out.ZLabel = or(p.out.ZLabel, z)
		}
	}
}

// grid is a field, arrows or a surface over two variables.
func (p *plotting) grid(form string) error {
	p.out.Form, p.out.Variables = form, p.names
	if form == "arrows" && p.s.Options.Equal == nil {
		p.out.Equal = true
	}
	x, y := gridAxes(p.vars[0], p.vars[1])
	if len(x)*len(y) != p.n || len(x) < 2 || len(y) < 2 {
		return diag.New(CodePlot, p.s.Sp, "a grid has two or more values of each of its variables, and the values of a list differ")
	}
	items := p.s.Items
	var color []float64
	bar := ""
	if p.s.Options.Color {
		last := len(items) - 1
		color, bar = transposed(p.data[last], len(x), len(y)), sourceOf(items[last].Expr)
		items = items[:last]
	}
	for k := 0; k < len(items); k += p.s.Parts {
		s := Series{Source: sourceOf(items[k].Expr), X: x, Y: y, Color: color, Bar: bar}
		var parts [][]float64
		for c := range p.s.Parts {
			parts = append(parts, p.componentsOf(k+c)...)
			if c > 0 {
				s.Source += ", " + sourceOf(items[k+c].Expr)
			}
		}
		if p.s.Parts > 1 {
			s.Source = "(" + s.Source + ")"
		}
		for c := range parts { // values came with the second loop fastest, which is down the page
			parts[c] = transposed(parts[c], len(x), len(y))
		}
		s.Values, s.More = parts[0], parts[1:]
		p.out.Series = append(p.out.Series, s)
	}
	if form == "surface" {
		p.nameAxes(sourceOf(items[0].Expr), sourceOf(items[1].Expr), sourceOf(items[2].Expr))
	} else {
		p.nameAxes(p.names[0], p.names[1], "")
	}
	if l := p.out.Levels; p.s.Options.Levels != nil && len(p.s.Options.Levels.Node.Axes()) == 0 {
		p.out.Levels = roundLevels(p.out.Series, int(l[0]))
	}
	return nil
}

// roundLevels are about n round numbers between the least and the largest value.
func roundLevels(series []Series, n int) []float64 {
	var all [][]float64
	for _, s := range series {
		all = append(all, s.Values)
	}
	lo, hi, ok := frame.Span(all...)
	if !ok || lo == hi {
		return nil
	}
	var out []float64
	for _, t := range frame.Of(lo, hi, false).Ticks(n) {
		if lo < t.Value && t.Value < hi {
			out = append(out, t.Value)
		}
	}
	return out
}

func transposed(data []float64, rows, cols int) []float64 {
	out := make([]float64, len(data))
	for i := range rows {
		for j := range cols {
			out[j*rows+i] = data[i*cols+j]
		}
	}
	return out
}

// gridAxes finds the axes of a grid whose points came with the second
// coordinate fastest.
func gridAxes(xs, ys []float64) (x, y []float64) {
	n := 1
	for n < len(xs) && xs[n] == xs[0] {
		n++
	}
	if len(ys) >= n {
		y = ys[:n]
	}
	for i := 0; i < len(xs); i += n {
		x = append(x, xs[i])
	}
	return x, y
}

// points are lists of points, each a curve.
func (p *plotting) points() error {
	p.out.Form = "path"
	dims := 0
	for _, it := range p.s.Items {
		s, names, err := p.list(it, dims)
		if err != nil || p.r.rehearsal != nil {
			return err
		}
		if dims = 2 + len(s.More); dims == 3 {
			p.out.Form, p.out.Equal = "space", false
		}
		p.out.Series = append(p.out.Series, s)
		if len(names) == dims {
			p.out.XLabel, p.out.YLabel = or(p.out.XLabel, names[0]), or(p.out.YLabel, names[1])
			if dims == 3 {
				p.out.ZLabel = or(p.out.ZLabel, names[2])
			}
		}
	}
	return nil
}

// list is a list of points as a curve, or a list of such lists as one with gaps, with its coordinates' names where it has them; dims is
// how many coordinates are wanted, 0: two or three.
func (p *plotting) list(it check.Item, dims int) (Series, []string, error) {
	s := Series{Source: sourceOf(it.Expr)}
	v, err := p.r.evaluate(it.Value)
	if err != nil || p.r.rehearsal != nil {
		return s, nil, located0(err, it)
	}
	var names []string
	if l, ok := it.Value.(*value.List); ok && len(l.Elems) > 0 {
		if q, ok := l.Elems[0].(*value.Point); ok {
			for _, b := range q.P.Chart.Blocks {
				names = append(names, b.Name)
			}
		}
	}
	if v.Kind == Numbers && len(v.Shape) == 1 {
		return s, nil, diag.New(CodePlot, spanOf(it.Expr), s.Source+" is a list of numbers, which can be drawn in more than one way").
			WithNote("against their place: plot " + s.Source + "[k] for k in 1.." + strconv.Itoa(v.Shape[0])).
			WithNote("as a spectrum: plot " + s.Source + ", as: \"steps\", or as: \"density\"")
	}
	pieces, d, wrong := piecesOf(v)
	if wrong != "" {
		return s, nil, diag.New(CodePlot, spanOf(it.Expr), "a list of points is needed, and one of its elements is "+wrong)
	}
	if d != 2 && d != 3 || dims != 0 && d != dims {
		want := "two coordinates, or three"
		if dims != 0 {
			want = strconv.Itoa(dims) + " coordinates here"
		}
		return s, nil, diag.New(CodePlot, spanOf(it.Expr), "a picture's points have "+want+", and these have "+strconv.Itoa(d)).
			WithNote("choose them: plot (q[x], q[y]) for q in points")
	}
	parts := make([][]float64, d)
	for k, data := range pieces {
		for c := 0; k > 0 && c < d; c++ { // the pen is lifted between two curves
			parts[c] = append(parts[c], math.NaN())
		}
		for i := range len(data) / d {
			for c := range d {
				parts[c] = append(parts[c], data[i*d+c])
			}
		}
	}
	s.X, s.Values, s.More = parts[0], parts[1], slices.Clip(parts[2:])
	return s, names, nil
}

// piecesOf takes a list of points, or a list of such lists however deep, apart into curves: the coordinates of each, one point after the
// other, and how many a point has. Otherwise it says what an element is.
func piecesOf(v Value) (pieces [][]float64, d int, wrong string) {
	switch {
	case v.Kind == Numbers && len(v.Shape) == 2:
		return [][]float64{v.Data}, v.Shape[1], ""
	case v.Kind == Numbers && len(v.Shape) > 2:
		d = v.Shape[len(v.Shape)-1]
		n := v.Shape[len(v.Shape)-2] * d
		for k := 0; n > 0 && k < len(v.Data); k += n {
			pieces = append(pieces, v.Data[k:k+n])
		}
		return pieces, d, ""
	case v.Kind != List || len(v.Elems) == 0:
		return nil, 0, ""
	}
	var points []float64
	for i, e := range v.Elems {
		if e.Kind == List || e.Kind == Numbers && len(e.Shape) > 1 {
			more, n, wrong := piecesOf(e)
			if wrong != "" || points != nil || i > 0 && n != d {
				return nil, 0, or(wrong, e.Type)
			}
			pieces, d = append(pieces, more...), n
			continue
		}
		if pieces != nil || e.Kind != Point && e.Kind != Numbers || len(e.Shape) > 1 || i > 0 && len(e.Data) != d {
			return nil, 0, e.Type
		}
		points, d = append(points, e.Data...), len(e.Data)
	}
	if points != nil {
		pieces = append(pieces, points)
	}
	return pieces, d, ""
}

func located0(err error, it check.Item) error {
	if err == nil {
		return nil
	}
	return located(err, spanOf(it.Expr))
}
