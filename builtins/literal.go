package builtins

// Numbers written `on c` or `@ p`: a plain array becomes a tensor.

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// OnChart makes a tensor of a plain array that was written `on c` or `@ p`
// (arr.Lit), with a slot for each of its axes. The array is an input: these
// numbers, in this chart, define the object, whatever coordinates stand in them.
func OnChart(g *graph.Graph, arr *value.Object, at diag.Span, heights []index.Kind, info graph.InputInfo) (*value.Object, error) {
	chart := arr.Lit.Chart
	if arr.Lit.Point != nil {
		chart = arr.Lit.Point.Chart
	}
	axes := arr.Node.Axes()
	if len(axes) != len(heights) {
		return nil, diag.New(CodeShape, at, fmt.Sprintf("%s on the left, an array of %d axes on the right", number.Count(len(heights), "index"), len(axes)))
	}
	slots := make([]index.Axis, len(axes))
	for i, a := range axes {
		if a.Size != chart.Dim {
			return nil, wrongSize(chart, arr, info.Name, at)
		}
		slots[i] = index.Axis{Kind: heights[i], Chart: chart, Size: a.Size}
	}
	o := &value.Object{Law: info.Law, Metric: info.Metric, Name: info.Name, Def: info.Span}
	src := arr.Node
	if arr.Lit.Field != nil {
		src = arr.Lit.Field
	}
	o.Node = g.Input(g.Cast(src, slots), info, slots, chart)
	if p := arr.Lit.Point; p != nil {
		// The input is the field, taken at p: so recompute pushes it and takes
		// it at the image of p.
		o.Node, o.Value = g.At(o.Node, p), true
		for range slots {
			o.Base = append(o.Base, p)
		}
	}
	return o, nil
}

// wrongSize says how large an array is, and how large its chart has it.
func wrongSize(chart *index.Chart, arr *value.Object, name string, at diag.Span) error {
	of := ""
	if chart.Scalar() && chart.Dim <= 6 {
		coords := make([]string, len(chart.Blocks))
		for i, b := range chart.Blocks {
			coords[i] = b.Name
		}
		of = " (" + strings.Join(coords, ", ") + ")"
	}
	if name == "" {
		name = "the array"
	}
	axes := arr.Node.Axes()
	sizes := make([]string, len(axes))
	for i, a := range axes {
		sizes[i] = strconv.Itoa(a.Size)
	}
	has := strings.Join(sizes, "x") + " entries"
	if has == "1 entries" {
		has = "1 entry"
	}
	return diag.New(CodeDimension, at, fmt.Sprintf("%s has dimension %d%s; %s has %s", chart.Name, chart.Dim, of, name, has))
}
