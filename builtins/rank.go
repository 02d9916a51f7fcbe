package builtins

// rank, cond and ceig: how many rows are independent, singular values, complex
// eigenvalues.

import (
	"fmt"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/numeric/linalg"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// applyRank is the number of independent rows of a two-slot object.
func applyRank(c *Call) (value.Value, error) {
	a := c.positional(0)
	o, err := c.object(a)
	if err != nil {
		return nil, err
	}
	if len(o.Node.Axes()) != 2 {
		return nil, c.wrong(a, "something with two slots, or a rectangular array")
	}
	axes := o.Node.Axes()
	op := &graph.NativeOp{Name: "rank", Key: rankKey{axes[0].Size, axes[1].Size}, Run: runRank, Span: c.Span}
	return value.ResultOf(c.G.Native(op, o.Node), o), nil
}

func runRank(rt graph.Runtime, op *graph.NativeOp, args [][]float64) ([]float64, error) {
	key := op.Key.(rankKey)
	n := max(key.rows, key.cols)
	square := make([]float64, n*n) // zero rows and columns add no rank
	for i := 0; i < key.rows; i++ {
		copy(square[i*n:], args[0][i*key.cols:(i+1)*key.cols])
	}
	r, err := linalg.Rank(rt.Context(), n, square)
	return []float64{float64(r)}, err
}

type rankKey struct{ rows, cols int }

// applyCond is the ratio of the extreme singular values of an array of numbers.
func applyCond(c *Call) (value.Value, error) {
	a := c.positional(0)
	o, err := c.object(a)
	if err != nil {
		return nil, err
	}
	axes := o.Node.Axes()
	if len(axes) != 2 {
		return nil, c.wrong(a, "a rectangular array of numbers")
	}
	if o.Slots() > 0 {
		return nil, diag.New(CodeSlots, a.Span, fmt.Sprintf("the condition of %s depends on the chart", a.text())).
			WithFixNote(c.Span, fmt.Sprintf("cond(components(%s))", a.code()), "if the numbers of this chart are meant")
	}
	op := &graph.NativeOp{Name: "cond", Key: rankKey{axes[0].Size, axes[1].Size}, Run: runCond, Span: c.Span}
	return value.ResultOf(c.G.Native(op, o.Node), o), nil
}

func runCond(rt graph.Runtime, op *graph.NativeOp, args [][]float64) ([]float64, error) {
	key := op.Key.(rankKey)
	cond, err := linalg.Condition(rt.Context(), key.rows, key.cols, args[0])
	return []float64{cond}, err
}

// applyCeig lists all eigenvalues of a general map, real and imaginary parts.
func applyCeig(c *Call) (value.Value, error) {
	o, err := c.linearMap()
	if err != nil {
		return nil, err
	}
	n := o.Node.Axes()[0].Size
	op := &graph.NativeOp{
		Name: "ceig", Key: rankKey{n, n}, Run: runCeig, Span: c.Span,
		Axes: []index.Axis{index.PlainAxis(n), index.PlainAxis(2)},
	}
	return value.ResultOf(c.G.Native(op, o.Node), o), nil
}

func runCeig(rt graph.Runtime, op *graph.NativeOp, args [][]float64) ([]float64, error) {
	val, _, err := linalg.Eig(rt.Context(), op.Key.(rankKey).rows, args[0], false)
	if err != nil {
		return nil, err
	}
	out := make([]float64, 0, 2*len(val))
	for _, v := range val {
		out = append(out, real(v), imag(v))
	}
	return out, nil
}
