package exec

// Does a point keep its chart's conditions, the image of a map those of the formula that is seen along it?

import (
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// conditions are those of a chart's points.
func (r *run) conditions(c *index.Chart) []graph.Condition {
	if r.m.g.CoordConditions == nil {
		return nil
	}
	return r.m.g.CoordConditions(c)
}

// Inside reports whether a point keeps its chart's conditions.
func (x *services) Inside(c *index.Chart) func(coords []float64) (bool, error) {
	if len(x.r.conditions(c)) == 0 {
		return func([]float64) (bool, error) { return true, nil }
	}
	return func(coords []float64) (bool, error) {
		defer x.r.forget(x.r.bytes.Load())
		t := x.s.derived()
		t.setChart(&places{chart: c, row: coords})
		inside := true
		err := x.r.outside(c, t, exactly, func(graph.Condition, int) { inside = false })
		return inside, err
	}
}

// outside visits what conditions of a chart's points do not hold in the scope t.
func (r *run) outside(c *index.Chart, t *scope, holds func(x, y float64, strict bool) bool, visit func(k graph.Condition, lane int)) error {
	for _, k := range r.conditions(c) {
		low, err := r.eval(k.Low, t)
		if err != nil {
			return err
		}
		high, err := r.eval(k.High, t)
		if err != nil {
			return err
		}
		if r.priced() {
			continue // whether it holds is not known
		}
		for lane := range max(low.n, high.n) {
			for i := range max(low.size(), high.size()) {
				x, y := low.at(min(i, low.size()-1), lane), high.at(min(i, high.size()-1), lane)
				if !holds(x, y, k.Strict) {
					visit(k, lane)
					break
				}
			}
		}
	}
	return nil
}

// ordered is x < y, or where strict is not set x <= y: an image on the edge is
// computed with rounding. What is no number is reported by itself.
func ordered(x, y float64, strict bool) bool {
	if math.IsNaN(x) || math.IsNaN(y) {
		return true
	}
	if strict {
		return x < y
	}
	return x <= y || x-y <= 1e-13*max(1, math.Abs(x), math.Abs(y))
}

// exactly is ordered without that allowance: for points that are yet to be made.
func exactly(x, y float64, strict bool) bool { return x < y || !strict && x <= y }

// within is a field's value in a composed scope, and no number in the lanes in
// which the image is outside the field's chart.
func (r *run) within(n *graph.Node, v value, t *scope) (value, error) {
	var bad []int
	lanes := v.n
	err := r.outside(n.Chart(), t, ordered, func(_ graph.Condition, lane int) {
		bad = append(bad, lane)
		lanes = max(lanes, lane+1, t.n)
	})
	if err != nil || len(bad) == 0 {
		return v, err
	}
	w := value{n: lanes}
	if lanes == 1 {
		w.data = slices.Repeat([]float64{math.NaN()}, v.size())
		return w, nil
	}
	if w, err = r.wide(lanes, v.size()); err != nil {
		return w, err
	}
	for k := range w.cols {
		copy(w.cols[k], v.column(k))
		if v.n == 1 {
			for i := range w.cols[k] {
				w.cols[k][i] = v.at(k, 0)
			}
		}
		for _, lane := range bad {
			w.cols[k][lane] = math.NaN()
		}
	}
	return w, nil
}

// leaves says which condition the image of a map does not keep, nil where it
// keeps all.
func (r *run) leaves(n *graph.Node, s, t *scope) error {
	var d *diag.Diagnostic
	err := r.outside(n.Chart(), t, ordered, func(k graph.Condition, _ int) {
		if d != nil {
			return
		}
		sign := " <= "
		if k.Strict {
			sign = " < "
		}
		what := "the image"
		if m := n.Map(); m != nil {
			what = "the image by " + m.Name
			if n.ThroughInverse() {
				what += "^-1"
			}
		}
		p := t.place(n.Chart())
		d = diag.New(CodeDomain, r.m.g.Origin(n), what+laneText(s, n, 0)+" is "+pointText(p, 0)+", outside the chart of the formula")
		d.WithNote(n.Chart().Name + " has " + r.m.g.Format(k.Low, nil) + sign + r.m.g.Format(k.High, nil))
	})
	if err != nil || d == nil {
		return err
	}
	return d
}
