package run

// for loops: every combination of their values, and the limit on turns.

import (
	"fmt"

	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

func (s statements) VisitFor(st *check.For) error {
	if err := s.r.turnsAhead(st); err != nil {
		return err
	}
	return s.r.loop(st.Loops, func() error { return s.r.block(st.Body) })
}

func (m *missingParams) VisitFor(s *check.For) error { return m.block(s.Body) }

func (c *turnCounter) VisitFor(s *check.For) error {
	*c += turnCounter(turns(s))
	return nil
}

// workOfTurn is about what a turn of a loop costs, in steps, beside its statements, or a
// row beside its numbers.
const workOfTurn = 20

// turn counts turns of a loop.
func (r *Run) turn(n int) error {
	r.meter().Steps(workOfTurn * n)
	r.rows += n
	if limit := r.ws.opt.Limits.Rows; r.rows > limit {
		return tooManyTurns(limit)
	}
	return r.env.Ctx.Err()
}

func tooManyTurns(limit int) error {
	return diag.New(CodeOutput, diag.Span{}, fmt.Sprintf("the run's loops take more than %d turns", limit))
}

// turnsAhead refuses a loop that cannot end within the limit before its first
// turn, rather than after a while of output.
func (r *Run) turnsAhead(s *check.For) error {
	limit := r.ws.opt.Limits.Rows
	if turns(s) > float64(limit-r.rows) {
		return tooManyTurns(limit)
	}
	return nil
}

// turns is how often the loops of a statement turn, as far as their sizes say.
func turns(s *check.For) float64 {
	within := turnCounter(0)
	for _, b := range s.Body {
		_ = b.Accept(&within) // counting does not fail
	}
	return loopSize(s.Loops) * (1 + float64(within))
}

// turnCounter sums the turns of the statements it visits: see statements.go.
// Plots and tests are counted only when they run.
type turnCounter float64

// loopSize is how many combinations of values loops have.
func loopSize(loops []check.Loop) float64 {
	n := 1.0
	for _, l := range loops {
		if l.Var == nil {
			continue
		}
		if axes := l.List.Node.Axes(); len(axes) > 0 {
			n *= float64(axes[0].Size)
		}
	}
	return n
}

// loop runs body for every combination of the loops' values, the last loop
// fastest.
func (r *Run) loop(loops []check.Loop, body func() error) error {
	if len(loops) == 0 {
		return body()
	}
	l := loops[0]
	if l.Var == nil {
		return r.loop(loops[1:], body)
	}
	values, err := r.list(l)
	if err != nil {
		return err
	}
	defer delete(r.env.Params, l.Var)
	return r.turns(values.n, func(i int) error {
		if err := r.turn(1); err != nil {
			return err
		}
		r.env.Params[l.Var] = values.at(i)
		return r.loop(loops[1:], body)
	})
}

// values are those of a loop, one row each. They stay in the array that they came in: a slice for each would take three times its
// memory, unasked, and long before the first turn looks at the context.
type values struct {
	n, step int
	data    []float64
}

func (v values) at(i int) []float64 { return v.data[i*v.step : (i+1)*v.step : (i+1)*v.step] }

// list is a loop's values.
func (r *Run) list(l check.Loop) (values, error) {
	if err := r.holdClaims(l.List.Node, nil); err != nil {
		return values{}, err
	}
	a, err := r.known(l.List.Node)
	if err != nil {
		return values{}, err
	}
	if a.Hollow {
		r.rehearsal.open("the values of "+l.Var.Name, r.at)
		r.env.Hollow[l.Var] = true
	}
	n := 1
	if len(a.Axes) > 0 {
		n = a.Axes[0].Size
	}
	if n == 0 {
		return values{}, nil
	}
	return values{n: n, step: len(a.Data) / n, data: a.Data}, nil
}
