package exec

// Points, components and loop values as error messages name them.

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
)

// pointText writes a point of one lane.
func pointText(p *places, lane int) string {
	x := make([]float64, p.dim())
	for k := range x {
		x[k] = p.at(k, lane)
	}
	return number.Point(p.chart.Name, x, number.Digits)
}

// componentText writes a row-major position as the language reads it: [r,t,t] over
// charts of single coordinates, numbers otherwise; "" for a scalar.
func componentText(axes []index.Axis, k int) string {
	if len(axes) == 0 {
		return ""
	}
	names := make([]string, len(axes))
	for i := len(axes) - 1; i >= 0; i-- {
		a := axes[i]
		if a.Size <= 0 {
			return ""
		}
		p := k % a.Size
		k /= a.Size
		if a.Kind != index.Plain && a.Chart.Scalar() {
			names[i] = graph.CoordName(a.Chart, p)
		} else {
			names[i] = strconv.Itoa(p + 1)
		}
	}
	return "[" + strings.Join(names, ",") + "]"
}

// laneText says where a lane is: at a point, with which loop values.
func laneText(s *scope, n *graph.Node, lane int) string {
	var parts []string
	for _, c := range n.Charts() {
		if p := s.place(c); p != nil {
			parts = append(parts, pointText(p, lane))
		}
	}
	if len(parts) == 0 {
		for _, p := range n.Params() {
			if v, ok := s.param(p); ok && v.n > 1 && len(p.Axes) == 0 {
				parts = append(parts, fmt.Sprintf("%s = %s", p.Name, number.Text(v.at(0, lane))))
			}
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return " at " + strings.Join(parts, ", ")
}
