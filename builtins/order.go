package builtins

// sort: the numbers of a list in ascending order.

import (
	"cmp"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// applySort orders a list of numbers: of numbers that are known their places, so
// that exact ones stay exact, else while running.
func applySort(c *Call) (value.Value, error) {
	a := c.positional(0)
	o, err := c.object(a)
	if err != nil {
		return nil, err
	}
	if axes := o.Node.Axes(); len(axes) != 1 || o.Slots() > 0 {
		return nil, c.wrong(a, "a list of numbers")
	}
	if o.Node.Op() == graph.OpArray {
		data, _ := o.Node.Data()
		places := make([]int, len(data))
		for i := range places {
			places[i] = i
		}
		slices.SortStableFunc(places, func(i, j int) int { return cmp.Compare(data[i], data[j]) })
		return value.ResultOf(c.G.Gather(o.Node, 0, places), o), nil
	}
	op := &graph.NativeOp{Name: "sort", Axes: o.Node.Axes(), Key: 0, Run: runSort, Span: c.Span}
	return value.ResultOf(c.G.Native(op, o.Node), o), nil
}

// runSort sorts short runs and merges them, and looks between whether the run goes on.
func runSort(rt graph.Runtime, _ *graph.NativeOp, args [][]float64) ([]float64, error) {
	const short = 1 << 14
	ctx := rt.Context()
	from, to := slices.Clone(args[0]), make([]float64, len(args[0]))
	n := len(from)
	for i := 0; i < n; i += short {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		slices.Sort(from[i:min(i+short, n)])
	}
	for width := short; width < n; width *= 2 {
		for i := 0; i < n; i += 2 * width {
			a, b := from[i:min(i+width, n)], from[min(i+width, n):min(i+2*width, n)]
			for k, end := i, i+len(a)+len(b); k < end; k++ {
				if k%short == 0 && ctx.Err() != nil {
					return nil, ctx.Err()
				}
				taken := &a
				if len(a) == 0 || len(b) > 0 && b[0] < a[0] {
					taken = &b
				}
				to[k], *taken = (*taken)[0], (*taken)[1:]
			}
		}
		from, to = to, from
	}
	return from, nil
}
