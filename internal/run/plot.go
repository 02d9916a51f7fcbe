package run

// Running a plot statement: curves over one variable, a grid over two.

import (
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

func (s statements) VisitPlot(st *check.Plot) error { return s.r.plot(st) }

func (m *missingParams) VisitPlot(s *check.Plot) error { return m.tabulated(s.Items) }

func (c *turnCounter) VisitPlot(*check.Plot) error { return nil }

// plotBytes is about what a curve or a grid prints.
const plotBytes = 3000

// plot draws its items against its loops: curves over one, a shaded grid over two.
func (r *Run) plot(s *check.Plot) error {
	names := loopNames(s.Loops, s.Rows)
	if len(names) == 0 || len(names) > 2 {
		return diag.New(CodePlot, s.Sp, "a plot has one variable, or two of a grid")
	}
	axes := make([][]float64, len(names))
	values := make([][]float64, len(s.Items))
	err := r.rowsOf(s.Items, s.Loops, s.Rows, func(row []Value) error {
		for k := range names {
			v := row[k]
			if v.Kind != Numbers || len(v.Data) != 1 {
				return diag.New(CodePlot, s.Sp, "a plot's variable runs over numbers, and this is "+v.Type)
			}
			axes[k] = append(axes[k], v.Data[0])
		}
		for k := range s.Items {
			v := row[len(names)+k]
			if v.Kind != Numbers || len(v.Data) == 0 {
				return diag.New(CodePlot, spanOf(s.Items[k].Expr), "a plot needs a number at each of its points, and this is "+v.Type)
			}
			values[k] = append(values[k], v.Data...)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(names) == 2 {
		axes[0], axes[1] = gridAxes(axes[0], axes[1])
	}
	var series []Series
	for k, it := range s.Items {
		series = append(series, Series{Source: sourceOf(it.Expr), X: axes[0], Values: values[k]})
	}
	if len(names) == 2 {
		for k := range series {
			// Values came with the second loop fastest, which is down the page.
			series[k].Y = axes[1]
			series[k].Values = transposed(series[k].Values, len(axes[0]), len(axes[1]))
		}
	} else {
		series = splitCurves(series)
	}
	if err := r.charge(plotBytes * len(series)); err != nil {
		return err
	}
	return r.tell(r.report.Plotted(s.Sp, names, series))
}

func transposed(data []float64, rows, cols int) []float64 {
	out := make([]float64, len(data))
	if rows*cols != len(data) {
		return out
	}
	for i := range rows {
		for j := range cols {
			out[j*rows+i] = data[i*cols+j]
		}
	}
	return out
}

// splitCurves makes one curve of each component of an array-valued item.
func splitCurves(series []Series) []Series {
	var out []Series
	for _, s := range series {
		n := len(s.X)
		if n == 0 || len(s.Values) <= n {
			out = append(out, s)
			continue
		}
		parts := len(s.Values) / n
		for k := range parts {
			c := Series{Source: s.Source + number.PositionOf([]int{parts}, k), X: s.X, Values: make([]float64, n)}
			for i := range n {
				c.Values[i] = s.Values[i*parts+k]
			}
			out = append(out, c)
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
