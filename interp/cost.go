package interp

// What a run will take, before it runs.

import (
	"context"

	"github.com/seed2d4d80ff/geo/internal/run"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Cost is what a run will take: a prediction of Result's Operations, Steps and Bytes.
type Cost struct {
	// Operations are scalar floating operations of numerical work. A division counts as
	// 3, an elementary function as 16, an evaluation itself as 1000; of linear algebra and of
	// products, what their algorithms take.
	Operations int64
	// Steps are operations on expressions and formulas, those of Limits.Steps.
	Steps int64
	// Bytes are those of the values and buffers of the largest evaluation, of Limits.Run.Bytes.
	Bytes int64
	Lines []CostLine // of the program in order, then of modules it imports
	Open  []OpenCost // what has no bound, and is counted as a guess
}

// CostLine is what the statements that begin on one line take themselves, without
// statements within them.
type CostLine struct {
	File       string // the source's name
	Line       int
	Text       string // the line
	Operations int64
	Steps      int64
	Bytes      int64
}

// OpenCost is something whose work is not known before it is done: a solver that
// does not come to its end in some million operations, a function of the host.
type OpenCost struct {
	What string // of a solver, its name
	At   diag.Span
}

// Bounded reports that nothing in it is a guess.
func (c *Cost) Bounded() bool { return c == nil || len(c.Open) == 0 }

// Cost says what a run will take, without computing its numbers: formulas are made and
// computations planned, within Limits and as the run would, and the work of the plans is
// summed. What was made stays for the run. Params of opt are the run's; its sink hears
// nothing. The error is one that the run would meet and that shows without numbers; the
// cost is then of what comes before it.
//
// The values of loops and the coordinates of points are computed where that takes little,
// and solvers are tried for some million operations, since nothing else tells what they take.
func (p *Program) Cost(ctx context.Context, opt RunOptions) (Cost, error) {
	if !p.made() {
		return Cost{}, errNoProgram
	}
	c, err := p.runs.Cost(ctx, run.Setting{Params: given(opt.Params), Reporter: reporter{}, LaTeX: opt.LaTeX})
	return costOf(c), err
}

// CostOf is Cost of an expression: what its Eval will take. The error is a diag.List
// when the expression is rejected.
func (p *Program) CostOf(ctx context.Context, expr string, params ...map[string]any) (Cost, error) {
	if !p.made() {
		return Cost{}, errNoProgram
	}
	var set map[string]any
	if len(params) > 0 {
		set = params[0]
	}
	c, err := p.runs.CostOf(ctx, expr, given(set))
	return costOf(c), err
}

func costOf(c run.Cost) Cost {
	out := Cost{Operations: c.Operations, Steps: c.Steps, Bytes: c.Bytes}
	for _, l := range c.Lines {
		out.Lines = append(out.Lines, CostLine(l))
	}
	for _, o := range c.Open {
		out.Open = append(out.Open, OpenCost(o))
	}
	return out
}
