package render

import (
	"encoding/xml"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/seed2d4d80ff/geo/interp"
)

func TestDrawCurve(t *testing.T) {
	s := interp.Series{Source: "x^2"}
	for i := range 41 {
		x := float64(i)/10 - 2
		s.X = append(s.X, x)
		s.Values = append(s.Values, x*x)
	}
	lines := strings.Split(strings.TrimRight(drawCurves([]interp.Series{s}, "x"), "\n"), "\n")
	if len(lines) != plotHeight+3 {
		t.Fatalf("%d lines:\n%s", len(lines), strings.Join(lines, "\n"))
	}
	if lines[0] != "x^2" || !strings.HasPrefix(lines[1], "4 │") || !strings.HasPrefix(lines[plotHeight], "0 │") {
		t.Errorf("frame:\n%s", strings.Join(lines, "\n"))
	}
	// A parabola touches both upper corners and the middle of the bottom.
	cells := func(line string) []rune { return []rune(strings.SplitN(line, "│", 2)[1]) }
	top, bottom := cells(lines[1]), cells(lines[plotHeight])
	if top[0] == ' ' || len(top) != plotWidth || top[plotWidth/2] != ' ' {
		t.Errorf("top line %q", string(top))
	}
	if len(bottom) < plotWidth/2 || bottom[plotWidth/2-1] == ' ' || bottom[2] != ' ' {
		t.Errorf("bottom line %q", string(bottom))
	}
}

func TestDrawCurveWithHolesAndFlat(t *testing.T) {
	flat := interp.Series{Source: "c", X: []float64{0, 1}, Values: []float64{3, 3}}
	if text := drawCurves([]interp.Series{flat}, "x"); !strings.Contains(text, "3.5 │") {
		t.Errorf("a constant needs a range around it:\n%s", text)
	}
	nan := interp.Series{Source: "n", X: []float64{0, 1, 2}, Values: []float64{math.NaN(), math.Inf(1), math.NaN()}}
	if text := drawCurves([]interp.Series{nan}, "x"); !strings.Contains(text, "no finite values") {
		t.Errorf("nothing to draw:\n%s", text)
	}
}

func TestDrawGrid(t *testing.T) {
	s := interp.Series{Source: "x y", X: []float64{0, 1}, Y: []float64{0, 1}, Values: []float64{0, 0, 0, 1}}
	lines := strings.Split(drawGrid(s, "x", "y"), "\n")
	top := []rune(strings.SplitN(lines[1], "│", 2)[1])
	if top[0] != ' ' || top[plotWidth-1] != '█' || utf8.RuneCountInString(string(top)) != plotWidth {
		t.Errorf("y goes up and x to the right: %q", string(top))
	}
}

func TestPlotWithoutSeries(t *testing.T) {
	if text := PlotText(&interp.Plotted{}); text != "" {
		t.Errorf("%q", text)
	}
}

func TestBrailleLineJoinsItsEnds(t *testing.T) {
	c := &braille{4, 2, make([]byte, 8)}
	c.line(0, 7, 7, 0)
	if c.dots[4]&brailleBit[3][0] == 0 || c.dots[3]&brailleBit[0][1] == 0 {
		t.Errorf("ends not set: %x", c.dots)
	}
	c.line(-5, -5, 100, 100) // outside: clipped, not a panic
}

func TestSVG(t *testing.T) {
	curve := &interp.Plotted{Variables: []string{"s"}, Series: []interp.Series{
		{Source: "a < b & c", X: []float64{0, 1, 2, 3}, Values: []float64{0, 10, math.NaN(), 5}},
		{Source: "flat", X: []float64{0, 3}, Values: []float64{5, 5}},
	}}
	grid := &interp.Plotted{Variables: []string{"u", "v"}, Series: []interp.Series{
		{Source: "f", X: []float64{0, 1}, Y: []float64{0, 1}, Values: []float64{0, 1, 2, math.Inf(1)}},
	}}
	none := &interp.Plotted{Series: []interp.Series{{Source: "n", X: []float64{0}, Values: []float64{math.NaN()}}}}
	for _, p := range []*interp.Plotted{curve, grid, none, {}} {
		if err := xml.Unmarshal([]byte(SVG(p)), new(struct{ XMLName xml.Name })); err != nil {
			t.Errorf("not XML: %v\n%s", err, SVG(p))
		}
		if strings.Contains(SVG(p), "NaN") || strings.Contains(SVG(p), "Inf") {
			t.Errorf("a number that SVG does not know:\n%s", SVG(p))
		}
	}
	half := &interp.Plotted{Series: []interp.Series{{Source: "n", X: []float64{0, 1}, Values: []float64{math.NaN(), math.NaN()}}}}
	for _, p := range []*interp.Plotted{none, half} {
		if !strings.Contains(SVG(p), "no finite values to draw") {
			t.Errorf("nothing said about nothing to draw:\n%s", SVG(p))
		}
	}
	svg := SVG(curve)
	for _, want := range []string{"a &lt; b &amp; c", `d="M70.00 355.00L253.33 20.00M620.00 187.50"`, ">10</text>"} {
		if !strings.Contains(svg, want) {
			t.Errorf("no %s in\n%s", want, svg)
		}
	}
	if n := strings.Count(SVG(grid), "<rect"); n != 5 { // background, border, three cells
		t.Errorf("%d rectangles", n)
	}
}

func TestTicksAreRoundAndInside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lo := rapid.Float64Range(-1e6, 1e6).Draw(t, "lo")
		hi := lo + math.Abs(lo)*1e-6 + rapid.Float64Range(1e-3, 1e6).Draw(t, "width")
		ts := ticks(lo, hi)
		if len(ts) < 2 || len(ts) > 12 {
			t.Fatalf("%d ticks from %v to %v", len(ts), lo, hi)
		}
		for _, v := range ts {
			if v < lo-1e-6*(hi-lo) || v > hi+1e-6*(hi-lo) {
				t.Fatalf("tick %v outside %v to %v", v, lo, hi)
			}
		}
	})
}
