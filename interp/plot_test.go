package interp_test

import (
	"context"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// plotted runs a program and gives what its plots report.
func plotted(t *testing.T, text string) []*interp.Plotted {
	t.Helper()
	engine, err := interp.New(interp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "p.geo", text)
	if err != nil {
		t.Fatalf("%s\n%v", text, err)
	}
	var out []*interp.Plotted
	sink := interp.SinkFunc(func(e interp.Event) error {
		switch e := e.(type) {
		case *interp.Plotted:
			out = append(out, e)
		case *interp.Found:
			t.Errorf("%s\n%v", text, e.Diagnostic)
		}
		return nil
	})
	if _, err := program.Run(context.Background(), interp.RunOptions{Sink: sink}); err != nil {
		t.Fatal(err)
	}
	return out
}

// onePlot is the one plot of a program.
func onePlot(t *testing.T, text string) *interp.Plotted {
	t.Helper()
	list := plotted(t, text)
	if len(list) != 1 {
		t.Fatalf("%d plots of\n%s", len(list), text)
	}
	return list[0]
}

func TestPlotForms(t *testing.T) {
	const chart = "chart c(x, y)\nmetric G_ij = eye(2) on c\nf = x^2 + y\n"
	for _, c := range []struct {
		text       string
		form       interp.PlotForm
		series     int
		x, y       string
		equal      bool
		components int // beside the first
	}{
		{"plot f @ c(s, 0) for s in linspace(0, 1, 5)", interp.PlotCurves, 1, "s", "f @ c(s, 0)", false, 0},
		{"plot f @ c(s, 0), s for s in linspace(0, 1, 5)", interp.PlotCurves, 2, "s", "", false, 0},
		{"plot (cos(s), sin(s)) for s in linspace(0, 6, 9)", interp.PlotPath, 1, "cos(s)", "sin(s)", true, 0},
		{"plot (cos(s), sin(s)), (s, s) for s in linspace(0, 6, 9), equal: false", interp.PlotPath, 2, "", "", false, 0},
		{"plot (cos(s), sin(s), s) for s in linspace(0, 6, 9)", interp.PlotSpace, 1, "cos(s)", "sin(s)", false, 1},
		{"plot f @ c(a, b) over (a in 0..3, b in 0..2)", interp.PlotField, 1, "a", "b", false, 0},
		{"plot (b, a) over (a in 0..3, b in 0..2)", interp.PlotArrows, 1, "a", "b", true, 1},
		{"v^i = [y, x] on c\nplot v @ c(a, b) over (a in 0..3, b in 0..2)", interp.PlotArrows, 1, "a", "b", true, 1},
		{"plot (a, b, a b) over (a in 0..3, b in 0..2), color: a", interp.PlotSurface, 1, "a", "b", false, 2},
		{"plot [c(0, 0), c(1, 1), c(2, 0)]", interp.PlotPath, 1, "x", "y", true, 0},
		{"plot geodesic(levicivita(G), c(0, 0), v, [0, 1, 2]), xlabel: \"east\"", interp.PlotPath, 1, "east", "y", true, 0},
		{"q = geodesic(levicivita(G), c(0, 0), v, [0, 1, 2])\nplot (p[x], 2 p[y]) for p in q", interp.PlotPath, 1, "p[x]", "2 p[y]", true, 0},
		{"plot [[0, 0, 0], [1, 1, 1]]", interp.PlotSpace, 1, "", "", false, 1},
		{"plot eig([[2, 1], [1, 3]]), as: \"steps\"", interp.PlotCurves, 1, "eig([[2, 1], [1, 3]])", "how many are not larger", false, 0},
	} {
		p := onePlot(t, chart+strings.ReplaceAll("v^i = [1, 2] @ c(0, 0)\n", "v^i", map[bool]string{true: "u^i", false: "v^i"}[strings.HasPrefix(c.text, "v^i")])+c.text)
		if p.Form != c.form || len(p.Series) != c.series || p.XLabel != c.x || p.YLabel != c.y || p.Equal != c.equal || len(p.Series[0].More) != c.components {
			t.Errorf("%s\n%s, %d series, %q %q, equal %v, %d more", c.text, p.Form, len(p.Series), p.XLabel, p.YLabel, p.Equal, len(p.Series[0].More))
		}
	}
}

// What a series draws is named as it is written: pairs and triples in brackets, a number or a vector alone.
func TestPlotSources(t *testing.T) {
	for text, want := range map[string]string{
		"plot a b over (a in 0..3, b in 0..2)":             "a b",
		"plot [b, a] over (a in 0..3, b in 0..2)":          "[b, a]",
		"plot (b, a) over (a in 0..3, b in 0..2)":          "(b, a)",
		"plot (a, b, a b) over (a in 0..3, b in 0..2)":     "(a, b, a b)",
		"plot (cos(s), sin(s)) for s in linspace(0, 6, 9)": "(cos(s), sin(s))",
		"plot (s, s^2, 2*s) for s in linspace(0, 6, 9)":    "(s, s^2, 2*s)",
	} {
		if got := onePlot(t, text).Series[0].Source; got != want {
			t.Errorf("%s: it draws %q", text, got)
		}
	}
}

// A grid's components come row-major over y and x, each where it belongs.
func TestPlotGridsLieRight(t *testing.T) {
	p := onePlot(t, "plot (a, 10 b, 100 a + b) over (a in 0..3, b in 0..2), color: a - b, curves: [[0, 0, 0], [1, 10, 101]]")
	s := p.Series[0]
	for j, b := range s.Y {
		for i, a := range s.X {
			k := j*len(s.X) + i
			if s.Values[k] != a || s.More[0][k] != 10*b || s.More[1][k] != 100*a+b || s.Color[k] != a-b {
				t.Fatalf("at %v, %v: %v %v %v %v", a, b, s.Values[k], s.More[0][k], s.More[1][k], s.Color[k])
			}
		}
	}
	if len(s.X) != 4 || len(s.Y) != 3 || s.Bar != "a - b" || len(p.Curves) != 1 || !slices.Equal(p.Curves[0].More[0], []float64{0, 101}) {
		t.Errorf("%+v", p)
	}
}

// crosses reports whether a line of the curve goes from one side of x to the other.
func crosses(s interp.Series, x float64) bool {
	for i := 1; i < len(s.X); i++ {
		if !math.IsNaN(s.Values[i-1]) && !math.IsNaN(s.Values[i]) && (s.X[i-1] < x && x < s.X[i] || s.X[i] < x && x < s.X[i-1]) {
			return true
		}
	}
	return false
}

// No line crosses a pole or a jump, wherever the samples are; and a curve without one is whole.
func TestPlotGaps(t *testing.T) {
	for _, c := range []struct {
		f       string
		breaks  []float64
		unbound bool
	}{
		{"1/(x - 0.3)", []float64{0.3}, true}, {"1/(x - 0.3)^2", []float64{0.3}, true}, {"-1/(x - 0.3)^4", []float64{0.3}, true},
		{"100 + 1/(x - 0.3)", []float64{0.3}, true}, {"log(abs(x - 0.3))", []float64{0.3}, true}, {"abs(x - 0.3)^(-1/2)", []float64{0.3}, true},
		{"tan(3*x)", []float64{-math.Pi / 6, math.Pi / 6}, true}, {"gamma(x)", []float64{0, -1}, true}, {"1/sin(9*x)", []float64{-2 * math.Pi / 9, -math.Pi / 9, 0, math.Pi / 9, 2 * math.Pi / 9}, true},
		{"floor(2*x)", []float64{-0.5, 0, 0.5}, false}, {"sign(x - 0.3)", []float64{0.3}, false}, {"if x < 0.3 then x else x + 1", []float64{0.3}, false},
		{"sin(50*x)", nil, false}, {"-sqrt(abs(x - 0.3))", nil, false}, {"abs(x - 0.3)", nil, false}, {"tanh(1000000*x)", nil, false},
		{"exp(-1000*x^2)", nil, false}, {"x^3", nil, false}, {"cos(x)", nil, false}, {"1/(x^2 + 1/1000000)", nil, false}, {"0*x", nil, false},
		{"x^(1/3)", nil, false}, {"1", nil, false},
	} {
		for _, n := range []int{40, 41, 64, 101} {
			p := onePlot(t, "plot "+c.f+" for x in linspace(-1, 1, "+strconv.Itoa(n)+")")
			for _, at := range c.breaks {
				if crosses(p.Series[0], at) {
					t.Errorf("%s with %d samples: a line crosses %v", c.f, n, at)
				}
			}
			broken := 0
			for i, v := range p.Series[0].Values {
				if math.IsNaN(v) && (i == 0 || !math.IsNaN(p.Series[0].Values[i-1])) {
					broken++
				}
			}
			if len(c.breaks) == 0 && broken > 0 && !strings.Contains(c.f, "^(1/3)") {
				t.Errorf("%s with %d samples: interrupted %d times, %v", c.f, n, broken, p.Notes)
			}
			if c.unbound && len(p.YRange) != 2 && !slices.ContainsFunc(p.Notes, func(n string) bool { return strings.Contains(n, "left out") }) {
				t.Errorf("%s with %d samples: it is drawn up to %v", c.f, n, slices.Max(p.Series[0].Values))
			}
		}
	}
}

// Curves through points of the plane and of space are interrupted where a coordinate has a pole, too.
func TestPathsHaveGaps(t *testing.T) {
	for _, c := range []struct {
		text string
		y    func(interp.Series) []float64
	}{
		{"plot (x, 1/(x - 0.3)) for x in linspace(-1, 1, 41)", func(s interp.Series) []float64 { return s.Values }},
		{"plot (x, 1/(x - 0.3), x) for x in linspace(-1, 1, 41)", func(s interp.Series) []float64 { return s.Values }},
		{"plot (x, x, 1/(x - 0.3)) for x in linspace(-1, 1, 41)", func(s interp.Series) []float64 { return s.More[0] }},
	} {
		p := onePlot(t, c.text)
		s := p.Series[0]
		if y := c.y(s); !slices.ContainsFunc(y, math.IsNaN) || crosses(interp.Series{X: s.X, Values: y}, 0.3) {
			t.Errorf("%s: a line crosses the pole: %v", c.text, y)
		}
	}
}

// Where there is no value there is a gap, and it is said how many; where there is none at all it is an error.
func TestPlotHoles(t *testing.T) {
	p := onePlot(t, "plot sqrt(x), x for x in linspace(-1, 1, 5)")
	if v := p.Series[0].Values; !math.IsNaN(v[0]) || !math.IsNaN(v[1]) || v[4] != 1 || p.Series[1].Values[0] != -1 {
		t.Errorf("%v %v", v, p.Series[1].Values)
	}
	if len(p.Notes) != 1 || !strings.HasPrefix(p.Notes[0], "2 values of 10 left out") {
		t.Errorf("%q", p.Notes)
	}
	q := onePlot(t, "chart c(r) where r > 0\nf = log(r)\nplot f @ c(s) for s in linspace(-1, 1, 4)")
	if v := q.Series[0].Values; !math.IsNaN(v[0]) || !math.IsNaN(v[1]) || v[3] != 0 {
		t.Errorf("%v", v)
	}
	for _, text := range []string{"plot log(x) for x in linspace(-2, -1, 5)", "plot 1/(a - a) over (a in 1..3, b in 1..3)"} {
		if err := runError(t, text); err != "E0402" {
			t.Errorf("%s: %q", text, err)
		}
	}
}

// runError is the code of the error that ends a program.
func runError(t *testing.T, text string) string {
	t.Helper()
	engine, err := interp.New(interp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "p.geo", text)
	if err != nil {
		t.Fatal(err)
	}
	_, err = program.Run(context.Background(), interp.RunOptions{})
	if d := (*diag.Diagnostic)(nil); errors.As(err, &d) {
		return d.Code
	}
	return ""
}

func TestPlotLogarithmsAndSpectra(t *testing.T) {
	p := onePlot(t, "plot x^2, x - 3 for x in 0..9, log: \"xy\"")
	if len(p.Notes) != 1 || !strings.HasPrefix(p.Notes[0], "7 numbers left out") || !p.LogX || !p.LogY {
		t.Errorf("%q", p.Notes)
	}
	steps := onePlot(t, "plot [3, 1, 1, 2], as: \"steps\"").Series[0]
	if !slices.Equal(steps.X, []float64{1, 1, 1, 1, 2, 2, 3, 3}) || !slices.Equal(steps.Values, []float64{0, 1, 1, 2, 2, 3, 3, 4}) {
		t.Errorf("%v %v", steps.X, steps.Values)
	}
	for _, text := range []string{
		"plot [k^2 for k in 1..50], as: \"density\"", "plot [k^2 for k in 1..50], as: \"density\", bins: 7", "plot [2, 2, 2], as: \"density\"",
		"plot [[1, 0.25], [2, 0.5], [4, 0.25]], as: \"density\", bins: 3",
	} {
		s := onePlot(t, text).Series[0]
		area := 0.0
		for i := 1; i < len(s.X); i++ {
			area += (s.X[i] - s.X[i-1]) * s.Values[i]
		}
		if math.Abs(area-1) > 1e-12 {
			t.Errorf("%s has the area %v", text, area)
		}
	}
	f := onePlot(t, "plot x*y over (x in linspace(0, 1, 9), y in linspace(0, 1, 9)), levels: 4")
	if !slices.EqualFunc(f.Levels, []float64{0.2, 0.4, 0.6, 0.8}, func(a, b float64) bool { return math.Abs(a-b) < 1e-15 }) {
		t.Errorf("levels %v", f.Levels)
	}
}

// What a plot samples is bounded as loops are, what is looked at between its samples too; a context ends it.
func TestPlotLimits(t *testing.T) {
	engine, err := interp.New(interp.Options{Limits: interp.Limits{Rows: 5000}})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"plot x for x in linspace(0, 1, 6000)":                                                  "E0454",
		"plot a + b over (a in linspace(0, 1, 80), b in linspace(0, 1, 80))":                    "E0454",
		"plot (a, b, a) over (a in linspace(0, 1, 80), b in linspace(0, 1, 80)), color: b":      "E0454",
		"plot sin(10^6*x) for x in linspace(0, 1, 1000)":                                        "E0454", // everything is suspected
		"plot x for x in linspace(0, 1, 3000)":                                                  "",
		"plot (cos(x), sin(x)) for x in linspace(0, 1, 1000), curves: [[x, x] for x in 0..300]": "",
	} {
		program, err := engine.Compile(context.Background(), "p.geo", text)
		if err != nil {
			t.Fatal(err)
		}
		_, err = program.Run(context.Background(), interp.RunOptions{})
		code := ""
		if d := (*diag.Diagnostic)(nil); errors.As(err, &d) {
			code = d.Code
		}
		if code != want {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if _, err := program.Run(ctx, interp.RunOptions{}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: cancelled, and %v", text, err)
		}
	}
}

// What a plot would cost is told without drawing, and bounds what it takes.
func TestPlotCost(t *testing.T) {
	engine, err := interp.New(interp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"plot sin(x) for x in linspace(0, 1, 200)", "plot (cos(x), sin(x)) for x in linspace(0, 1, 200), curves: [[1, 2], [2, 3]]",
		"plot a b over (a in 1..20, b in 1..20), levels: 5", "plot (a, b, a b) over (a in 1..20, b in 1..20), color: a",
		"plot eig([[2, 1], [1, 3]]), as: \"steps\"", "plot [[1, 2], [2, 3]], xrange: [0, 3]",
	} {
		program, err := engine.Compile(context.Background(), "p.geo", text)
		if err != nil {
			t.Fatal(err)
		}
		cost, err := program.Cost(context.Background(), interp.RunOptions{})
		if err != nil {
			t.Errorf("%s: %v", text, err)
		} else if cost.Steps+cost.Operations == 0 {
			t.Errorf("%s costs nothing", text)
		}
	}
}
