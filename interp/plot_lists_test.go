package interp_test

// Plots of lists of points: of one, and of several in one.

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

// A list of lists of points is several curves in one: between two of them the pen is lifted.
func TestPlotOfSeveralCurves(t *testing.T) {
	gap := math.NaN()
	for text, want := range map[string][][]float64{
		"plot [[[k, s] for s in 0..1] for k in 1..2]":                               {{1, 1, gap, 2, 2}, {0, 1, gap, 0, 1}},
		"plot [[[k, s, k s] for s in 1..2] for k in 1..2]":                          {{1, 1, gap, 2, 2}, {1, 2, gap, 1, 2}, {1, 2, gap, 2, 4}},
		"plot [[[k, s + m] for s in 0..1] for k in 1..2 for m in [0, 5]]":           {{1, 1, gap, 1, 1, gap, 2, 2, gap, 2, 2}, {0, 1, gap, 5, 6, gap, 0, 1, gap, 5, 6}},
		"chart c(x, y)\nplot [[c(k, s) for s in 0..1] for k in 1..2 for m in 1..1]": {{1, 1, gap, 2, 2}, {0, 1, gap, 0, 1}},
		"chart c(x, y)\nplot [[c(k, s) for s in 0..1] for k in 1..2]":               {{1, 1, gap, 2, 2}, {0, 1, gap, 0, 1}},
		"chart c(x, y)\na = [c(0, 0), c(1, 1)]\nb = [c(2, 2)]\nplot [a, b]":         {{0, 1, gap, 2}, {0, 1, gap, 2}},
	} {
		p := onePlot(t, text)
		if len(p.Series) != 1 {
			t.Fatalf("%s: %d series", text, len(p.Series))
		}
		got := append([][]float64{p.Series[0].X, p.Series[0].Values}, p.Series[0].More...)
		if !slices.Equal(sayAll(got), sayAll(want)) {
			t.Errorf("%s: %v and not %v", text, got, want)
		}
	}
	for _, c := range []struct{ form, want string }{
		{"plot x over (x in 0..3, y in 0..3), curves: [[[k, s] for s in 0..1] for k in 1..2]", "[[1 1 NaN 2 2] [0 1 NaN 0 1]]"},
		{"plot (x, y, x y) over (x in 0..3, y in 0..3), curves: [[[k, s, 0] for s in 0..1] for k in 1..2]", "[[1 1 NaN 2 2] [0 1 NaN 0 1] [0 0 NaN 0 0]]"},
	} {
		p := onePlot(t, c.form)
		got := append([][]float64{p.Curves[0].X, p.Curves[0].Values}, p.Curves[0].More...)
		if len(p.Curves) != 1 || fmt.Sprint(got) != c.want {
			t.Errorf("%s: %v", c.form, got)
		}
	}
	engine, err := interp.New(interp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"plot [[[1, 2, 3, 4] for s in 0..1] for k in 1..2]":                                     "these have 4",
		"plot x over (x in 0..3, y in 0..3), curves: [[[1, 2, 3] for s in 0..1] for k in 1..2]": "2 coordinates here, and these have 3",
		"chart c(x, y)\nplot [[c(0, 0), c(1, 1)], c(2, 2)]":                                     "one of its elements is",
		"chart c(x, y)\nplot [c(2, 2), [c(0, 0), c(1, 1)]]":                                     "one of its elements is",
	} {
		program, err := engine.Compile(context.Background(), "p.geo", text)
		if err == nil {
			_, err = program.Run(context.Background(), interp.RunOptions{})
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// sayAll writes lists, since gaps differ from themselves.
func sayAll(lists [][]float64) []string {
	var out []string
	for _, l := range lists {
		out = append(out, fmt.Sprint(l))
	}
	return out
}
