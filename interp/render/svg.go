package render

// Plots as pictures: SVG with curves, legends, ticks and grids.

import (
	"fmt"
	"html"
	"math"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// An SVG picture's measures, in pixels.
const (
	svgWidth, svgHeight         = 640, 400
	svgLeft, svgRight           = 70, 20
	svgTop, svgBottom           = 20, 45
	svgLegendRow                = 18
	plotAreaWidth, plotAreaHigh = svgWidth - svgLeft - svgRight, svgHeight - svgTop - svgBottom
)

// curveColors tell curves apart also for the colour-blind (Okabe, Ito, Color
// Universal Design, 2008).
var curveColors = [...]string{"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"}

// SVG is the plot as a picture: curves with a legend, or one shaded grid for
// each series.
func SVG(p *interp.Plotted) string {
	if p == nil {
		p = &interp.Plotted{}
	}
	var body strings.Builder
	height := 0
	if len(p.Series) > 0 && len(p.Series[0].Y) > 0 {
		for _, s := range p.Series {
			svgGrid(&body, s, p.Variables, height)
			height += svgHeight + svgLegendRow
		}
	} else {
		height = svgHeight + svgLegendRow*len(p.Series)
		svgCurves(&body, p.Series, p.Variables)
	}
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" font-family="sans-serif" font-size="12">
<rect width="100%%" height="100%%" fill="white"/>
%s</svg>
`, svgWidth, height, svgWidth, height, body.String())
}

// svgFrame maps numbers to pixels.
type svgFrame struct {
	left, right, low, high float64
	top                    int
}

func (f *svgFrame) x(v float64) float64 {
	return svgLeft + (v-f.left)/(f.right-f.left)*plotAreaWidth
}

func (f *svgFrame) y(v float64) float64 {
	return float64(f.top+svgTop) + (f.high-v)/(f.high-f.low)*plotAreaHigh
}

// newFrame spans two ranges, widened where they are empty.
func newFrame(left, right, low, high float64, top int) *svgFrame {
	if left == right {
		left, right = left-0.5, right+0.5
	}
	if low == high {
		low, high = low-0.5, high+0.5
	}
	return &svgFrame{left, right, low, high, top}
}

// axes draws the border, the ticks and the variables' names.
func (f *svgFrame) axes(b *strings.Builder, xName, yName string) {
	bottom := f.top + svgHeight - svgBottom
	fmt.Fprintf(b, `<rect x="%d" y="%d" width="%d" height="%d" fill="none" stroke="black"/>`+"\n", svgLeft, f.top+svgTop, plotAreaWidth, plotAreaHigh)
	for _, v := range ticks(f.left, f.right) {
		fmt.Fprintf(b, `<path d="M%.1f %d v5" stroke="black"/><text x="%.1f" y="%d" text-anchor="middle">%s</text>`+"\n",
			f.x(v), bottom, f.x(v), bottom+18, number.Format(v, 4))
	}
	for _, v := range ticks(f.low, f.high) {
		fmt.Fprintf(b, `<path d="M%d %.1f h-5" stroke="black"/><text x="%d" y="%.1f" text-anchor="end">%s</text>`+"\n",
			svgLeft, f.y(v), svgLeft-8, f.y(v)+4, number.Format(v, 4))
	}
	fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="middle">%s</text>`+"\n", svgLeft+plotAreaWidth/2, bottom+36, svgText(xName))
	if yName != "" {
		fmt.Fprintf(b, `<text x="14" y="%d" text-anchor="middle">%s</text>`+"\n", f.top+svgTop+plotAreaHigh/2, svgText(yName))
	}
}

// ticks are round numbers in a range (Heckbert, Nice numbers for graph labels,
// Graphics Gems, 1990).
func ticks(lo, hi float64) []float64 {
	const wanted = 5
	raw := (hi - lo) / wanted
	unit := math.Pow(10, math.Floor(math.Log10(raw)))
	step := 10 * unit
	for _, m := range []float64{1, 2, 5} {
		if raw <= 1.5*m*unit {
			step = m * unit
			break
		}
	}
	if !(step > 0) || math.IsInf(step, 0) {
		return nil
	}
	var out []float64
	for k := math.Ceil(lo/step - 1e-9); k*step <= hi+1e-9*step && len(out) < 50; k++ {
		out = append(out, k*step)
	}
	return out
}

func svgCurves(b *strings.Builder, series []interp.Series, names []string) {
	var xs, ys [][]float64
	for _, s := range series {
		xs, ys = append(xs, s.X), append(ys, s.Values)
	}
	left, right, okX := finiteRange(xs...)
	low, high, okY := finiteRange(ys...)
	if !okX || !okY {
		fmt.Fprintf(b, `<text x="%d" y="%d">no finite values to draw</text>`+"\n", svgLeft, svgTop+20)
		return
	}
	f := newFrame(left, right, low, high, 0)
	f.axes(b, first(names), "")
	for k, s := range series {
		color := curveColors[k%len(curveColors)]
		fmt.Fprintf(b, `<path fill="none" stroke="%s" stroke-width="1.5" d="%s"/>`+"\n", color, f.path(s))
		y := svgHeight + svgLegendRow*k
		fmt.Fprintf(b, `<path d="M%d %d h24" stroke="%s" stroke-width="2"/><text x="%d" y="%d">%s</text>`+"\n",
			svgLeft, y, color, svgLeft+32, y+4, svgText(s.Source))
	}
}

// path is a curve, interrupted where it has no value.
func (f *svgFrame) path(s interp.Series) string {
	var d strings.Builder
	pen := "M"
	for i, v := range s.Values {
		if i >= len(s.X) || math.IsNaN(v) || math.IsInf(v, 0) {
			pen = "M"
			continue
		}
		fmt.Fprintf(&d, "%s%.2f %.2f", pen, f.x(s.X[i]), f.y(v))
		pen = "L"
	}
	return d.String()
}

func svgGrid(b *strings.Builder, s interp.Series, names []string, top int) {
	lo, hi, ok := finiteRange(s.Values)
	nx, ny := len(s.X), len(s.Y)
	title := svgText(s.Source)
	if !ok || len(s.Values) != nx*ny {
		fmt.Fprintf(b, `<text x="%d" y="%d">%s: no finite values to draw</text>`+"\n", svgLeft, top+svgTop+20, title)
		return
	}
	left, right, _ := finiteRange(s.X)
	low, high, _ := finiteRange(s.Y)
	f := newFrame(left, right, low, high, top)
	w, h := float64(plotAreaWidth)/float64(nx), float64(plotAreaHigh)/float64(ny)
	for j := range ny {
		for i := range nx {
			v := s.Values[j*nx+i]
			if math.IsNaN(v) || math.IsInf(v, 0) {
				continue
			}
			fmt.Fprintf(b, `<rect x="%.2f" y="%.2f" width="%.2f" height="%.2f" fill="%s"/>`+"\n",
				svgLeft+float64(i)*w, float64(top+svgTop)+float64(ny-1-j)*h, w+0.3, h+0.3, shadeColor((v-lo)/math.Max(hi-lo, math.SmallestNonzeroFloat64)))
		}
	}
	yName := ""
	if len(names) > 1 {
		yName = names[1]
	}
	f.axes(b, first(names), yName)
	fmt.Fprintf(b, `<text x="%d" y="%d">%s: %s (dark) to %s (light)</text>`+"\n", svgLeft, top+svgHeight+4, title, number.Format(lo, 4), number.Format(hi, 4))
}

// svgText is text in a picture. XML has no control characters, however escaped.
func svgText(text string) string { return html.EscapeString(diag.Visible(text)) }

func first(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return names[0]
}

// shadeColor goes from dark blue over green to yellow, its lightness rising
// evenly: five stops of the viridis map (van der Walt, Smith, 2015).
func shadeColor(t float64) string {
	stops := [...][3]float64{{68, 1, 84}, {59, 82, 139}, {33, 145, 140}, {94, 201, 98}, {253, 231, 37}}
	t = math.Max(0, math.Min(1, t)) * float64(len(stops)-1)
	k := min(int(t), len(stops)-2)
	u := t - float64(k)
	var c [3]int
	for i := range c {
		c[i] = int(math.Round(stops[k][i]*(1-u) + stops[k+1][i]*u))
	}
	return fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2])
}
