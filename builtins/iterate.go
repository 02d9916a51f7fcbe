package builtins

// iterate(step, start, n): the states of a function that is applied to its own result, over and over.

import (
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// mostStates bounds the numbers of all states together.
const mostStates = 1 << 26

// applyIterate makes the step a function of a param, which a run applies.
func applyIterate(c *Call) (value.Value, error) {
	f, ok := c.positional(0).Value.(*value.Func)
	if !ok {
		return nil, c.wrong(c.positional(0), "a function of the state")
	}
	a := c.positional(1)
	if p, is := a.Value.(*value.Point); is {
		return c.iteratePoints(f, p.P)
	}
	start, err := c.object(a)
	if err != nil {
		return nil, err
	}
	if start.Slots() > 0 {
		return nil, diag.New(CodeSlots, a.Span, fmt.Sprintf("a state is numbers; %s is %s", a.text(), start.Kind())).
			WithFix(a.Span, "components("+a.code()+")")
	}
	axes := start.Node.Axes()
	size := 1
	for _, x := range axes {
		size *= x.Size
	}
	n, err := c.states(size)
	if err != nil {
		return nil, err
	}
	state := c.Host.Fresh("state", c.Span)
	state.Axes = axes
	arg := Arg{Value: &value.Object{Node: c.G.Param(state), Name: "state"}, Span: a.Span}
	v := c.Host.CallFunc(f, []Arg{arg}, c.positional(0).Span)
	if v == nil {
		return nil, nil
	}
	next, err := c.nextState(v, start)
	if err != nil {
		return nil, err
	}
	op := &graph.NativeOp{
		Name:   "iterate",
		Axes:   append([]index.Axis{index.PlainAxis(n + 1)}, axes...),
		Key:    n,
		Fields: []*graph.Node{next.Node},
		Params: []*graph.Param{state},
		Turns:  n,
		Span:   c.Span,
	}
	op.Run = c.runWithin(op, c.within(next.Node, state, nil), nil)
	r := value.ResultOf(c.G.Native(op, start.Node), start, next)
	r.Value = false
	return r, nil
}

// states is how many steps are asked for, of a state of so many numbers.
func (c *Call) states(size int) (int, error) {
	n, err := c.whole(c.positional(2), 0)
	if err == nil && n+1 > mostStates/size {
		err = diag.New(CodeShape, c.Span, fmt.Sprintf("iterate keeps every state: %d of %d numbers are more than 2^26", n+1, size))
	}
	return n, err
}

// nextState is the result of a step, which is of the state's shape.
func (c *Call) nextState(v value.Value, start *value.Object) (*value.Object, error) {
	step := c.positional(0)
	next, ok := v.(*value.Object)
	switch {
	case !ok:
		return nil, diag.New(CodeArgument, step.Span, fmt.Sprintf("a step gives the next state, numbers; %s gives %s", step.text(), v.Kind()))
	case next.Slots() > 0:
		return nil, diag.New(CodeSlots, step.Span, fmt.Sprintf("a step gives numbers; %s gives %s", step.text(), next.Kind())).
			WithNote("the numbers of a chart are components(T)")
	case !sameAxes(next.Node.Axes(), start.Node.Axes()):
		return nil, diag.New(CodeShape, step.Span, fmt.Sprintf("a step gives a state of the same shape: %s gives %s, and the start is %s",
			step.text(), value.ShapeText(next.Node.Axes()), value.ShapeText(start.Node.Axes())))
	case next.IsField():
		return nil, diag.New(CodeArgument, step.Span, fmt.Sprintf("a step gives numbers; what %s gives depends on a point of %s", step.text(), next.Node.Charts()[0].Name))
	}
	return next, nil
}

// runIterate applies the step, and ends where a state is no number.
func runIterate(rt graph.Runtime, op *graph.NativeOp, args [][]float64) ([]float64, error) {
	return iterateWith(rt, op, args, nil)
}

// iterateWith is runIterate with conditions that what a step begins from, and what it
// leads to, is held to.
func iterateWith(rt graph.Runtime, op *graph.NativeOp, args [][]float64, holds func(from, to []float64, step int) error) ([]float64, error) {
	step, err := rt.Function(op.Params, op.Fields[0])
	if err != nil {
		return nil, err
	}
	n, size := op.Key.(int), len(args[0])
	out := make([]float64, (n+1)*size)
	copy(out, args[0])
	ctx := rt.Context()
	for k := range n {
		if k%256 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		from, next := out[k*size:(k+1)*size], out[(k+1)*size:(k+2)*size]
		if holds != nil {
			if err := holds(from, nil, k+1); err != nil {
				return nil, err
			}
		}
		if err := step.At(from, next); err != nil {
			return nil, err
		}
		for _, x := range next {
			if math.IsNaN(x) || math.IsInf(x, 0) {
				return nil, diag.New(CodeDiverges, op.Span, fmt.Sprintf("the state after %s is no number", number.Count(k+1, "step"))).
					WithNote("the state before is " + number.Vector(from))
			}
		}
		if holds != nil {
			if err := holds(from, next, k+1); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}
