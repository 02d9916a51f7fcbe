package render

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/interp"
)

// curves is a plot over x.
func curves(series ...interp.Series) *interp.Plotted {
	return &interp.Plotted{Form: interp.PlotCurves, Variables: []string{"x"}, Series: series}
}

func TestDrawCurve(t *testing.T) {
	s := interp.Series{Source: "x^2"}
	for i := range 41 {
		x := float64(i)/10 - 2
		s.X = append(s.X, x)
		s.Values = append(s.Values, x*x)
	}
	lines := strings.Split(strings.TrimRight(PlotText(curves(s)), "\n"), "\n")
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
	if text := PlotText(curves(flat)); !strings.Contains(text, "3.5 │") {
		t.Errorf("a constant needs a range around it:\n%s", text)
	}
	nan := interp.Series{Source: "n", X: []float64{0, 1, 2}, Values: []float64{math.NaN(), math.Inf(1), math.NaN()}}
	if text := PlotText(curves(nan)); !strings.Contains(text, "no finite values") {
		t.Errorf("nothing to draw:\n%s", text)
	}
}

func TestDrawGrid(t *testing.T) {
	s := interp.Series{Source: "x y", X: []float64{0, 1}, Y: []float64{0, 1}, Values: []float64{0, 0, 0, 1}}
	lines := strings.Split(drawGrid(s, []interp.Series{{X: []float64{0.5}, Values: []float64{0.5}}}, "x", "y", plotWidth, plotHeight), "\n")
	top := []rune(strings.SplitN(lines[1], "│", 2)[1])
	if top[0] != ' ' || top[plotWidth-1] != '█' || utf8.RuneCountInString(string(top)) != plotWidth {
		t.Errorf("y goes up and x to the right: %q", string(top))
	}
	if middle := []rune(strings.SplitN(lines[1+plotHeight/2], "│", 2)[1]); middle[plotWidth/2] != '•' {
		t.Errorf("no point in the middle: %q", string(middle))
	}
}

func TestPlotWithoutSeries(t *testing.T) {
	if text := PlotText(&interp.Plotted{}); text != "" {
		t.Errorf("%q", text)
	}
}

func TestBrailleLineJoinsItsEnds(t *testing.T) {
	c := newBraille(4, 2)
	c.line(0, 7, 7, 0)
	if c.dots[4]&brailleBit[3][0] == 0 || c.dots[3]&brailleBit[0][1] == 0 {
		t.Errorf("ends not set: %x", c.dots)
	}
	c.line(-5, -5, 100, 100) // outside: clipped, not a panic
}

// What a surface is before is not drawn, and what is before it is.
func TestSurfaceHidesWhatIsBehind(t *testing.T) {
	ball := interp.Series{Source: "ball", More: make([][]float64, 2)}
	for i := range 25 {
		ball.X = append(ball.X, float64(i)/24*2*math.Pi)
	}
	for j := range 13 {
		ball.Y = append(ball.Y, float64(j)/12*math.Pi)
	}
	for _, b := range ball.Y {
		for _, a := range ball.X {
			ball.Values = append(ball.Values, math.Cos(a)*math.Sin(b))
			ball.More[0], ball.More[1] = append(ball.More[0], math.Sin(a)*math.Sin(b)), append(ball.More[1], math.Cos(b))
		}
	}
	picture := func(x, y float64) string { // with a short line at x, y, halfway up
		p := &interp.Plotted{Form: interp.PlotSurface, Series: []interp.Series{ball}}
		p.Curves = []interp.Series{{Source: "line", X: []float64{x, x}, Values: []float64{y, y}, More: [][]float64{{-0.1, 0.17}}}}
		return PlotText(p)
	}
	middle, behind, before := picture(0.13, 0.07), picture(-0.3, 0.82), picture(0.58, -0.71)
	if middle != behind {
		t.Errorf("a line behind is seen:\n%s\n%s", middle, behind)
	}
	if middle == before {
		t.Errorf("a line before is not seen:\n%s", before)
	}
}
