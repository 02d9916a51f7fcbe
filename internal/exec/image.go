package exec

// Does the image of a map lie in the chart of the formula that is seen along it?

import (
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// conditions are those of the chart that a Compose replaces.
func (r *run) conditions(n *graph.Node) []graph.Condition {
	r.m.g.Mu.Lock()
	defer r.m.g.Mu.Unlock()
	if r.m.g.CoordConditions == nil {
		return nil
	}
	return r.m.g.CoordConditions(n.Chart())
}

// outside visits what conditions of n's chart do not hold in the composed scope t.
func (r *run) outside(n *graph.Node, t *scope, visit func(k graph.Condition, lane int)) error {
	for _, k := range r.conditions(n) {
		low, err := r.eval(k.Low, t)
		if err != nil {
			return err
		}
		high, err := r.eval(k.High, t)
		if err != nil {
			return err
		}
		for lane := range max(low.n, high.n) {
			for i := range max(low.size(), high.size()) {
				x, y := low.at(min(i, low.size()-1), lane), high.at(min(i, high.size()-1), lane)
				if !ordered(x, y, k.Strict) {
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

// within is a field's value in a composed scope, and no number in the lanes in
// which the image is outside the field's chart.
func (r *run) within(n *graph.Node, v value, t *scope) (value, error) {
	var bad []int
	lanes := v.n
	err := r.outside(n, t, func(_ graph.Condition, lane int) {
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
	w = wideValue(lanes, v.size())
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
	err := r.outside(n, t, func(k graph.Condition, _ int) {
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
		r.m.g.Mu.Lock()
		defer r.m.g.Mu.Unlock()
		p := t.charts[n.Chart()]
		d = diag.New(CodeDomain, r.m.g.Origin(n), what+laneText(s, n, 0)+" is "+pointText(p, 0)+", outside the chart of the formula")
		d.WithNote(n.Chart().Name + " has " + r.m.g.Format(k.Low, nil) + sign + r.m.g.Format(k.High, nil))
	})
	if err != nil || d == nil {
		return err
	}
	return d
}
