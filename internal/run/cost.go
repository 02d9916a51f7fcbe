package run

// What a run will take, known before it: the statements are gone through, formulas are made, and numbers are priced.

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Cost is what a run will take.
type Cost struct {
	Operations int64 // scalar floating operations of numerical work
	Steps      int64 // operations on expressions and formulas
	Bytes      int64 // of values and buffers of the largest evaluation
	Lines      []CostLine
	Open       []OpenCost // what has no bound, in the order of the program
}

// CostLine is what the statements that begin on one line take themselves.
type CostLine struct {
	File       string // the source's name
	Line       int
	Text       string // the line
	Operations int64
	Steps      int64
	Bytes      int64
}

// OpenCost is something whose work is not known before it is done.
type OpenCost struct {
	What string // of a solver, its name
	At   diag.Span
}

// Cost goes through the statements of a run without a word: what is made on the way,
// derivatives, formulas, plans and programs, stays for the run; what those would compute
// is priced. The error is what the run would end with as far as it shows without
// numbers; the cost is then of what comes before.
func (p *Program) Cost(ctx context.Context, setting Setting) (cost Cost, err error) {
	err = p.within(ctx, diag.Span{}, func(ctx context.Context, w *Workspace) error {
		cost, err = w.rehearse(ctx, setting, (*Run).program)
		return err
	})
	return cost, err
}

// CostOf is Cost of an expression that is evaluated in the scope of the source. The
// error is a diag.List when the expression is rejected.
func (p *Program) CostOf(ctx context.Context, expr string, params map[string]Given) (cost Cost, err error) {
	src := &diag.Source{Name: "<eval>", Text: expr}
	at := diag.Span{Source: src, End: len(expr)}
	err = p.within(ctx, at, func(ctx context.Context, w *Workspace) error {
		q, errs := w.expression(src)
		if errs.HasErrors() {
			return errs
		}
		cost, err = w.rehearse(ctx, Setting{Params: params}, func(r *Run) error {
			defer r.rehearsal.enter(at)()
			_, err := r.answer(q, at)
			return err
		})
		return err
	})
	return cost, err
}

// rehearse prices what do does.
func (w *Workspace) rehearse(ctx context.Context, setting Setting, do func(*Run) error) (Cost, error) {
	r, d := w.newRun(ctx, setting)
	if d != nil {
		return Cost{}, d
	}
	h := &rehearsal{exec: &exec.Rehearsal{}, run: r, scale: 1, lines: map[lineKey]*lineCost{}}
	h.exec.Open = h.open
	r.env.Compiling = true // the host's functions that are not pure are the run's
	r.rehearsal, r.env.Rehearsal, r.env.Hollow = h, h.exec, map[*graph.Param]bool{}
	err := do(r)
	h.note()
	return h.cost(), err
}

// rehearsal is the state of a run that is priced.
type rehearsal struct {
	exec  *exec.Rehearsal
	run   *Run
	scale float64   // turns of loops that each one stands for
	stack []lineKey // of statements, the one that runs last
	lines map[lineKey]*lineCost
	total lineCost
	last  lineCost // what was counted so far
	opens []OpenCost
}

// lineCost is a sum of what is counted.
type lineCost struct{ operations, steps, bytes float64 }

// add adds so many times what came since a mark.
func (c *lineCost) add(scale float64, now, last lineCost) {
	c.operations += scale * (now.operations - last.operations)
	c.steps += scale * (now.steps - last.steps)
	c.bytes = max(c.bytes, now.bytes)
}

// enter begins a statement, and gives what ends it.
func (h *rehearsal) enter(at diag.Span) (leave func()) {
	h.note()
	line, _ := at.Position()
	h.stack = append(h.stack, lineKey{at.Source, line})
	return func() {
		h.note()
		h.stack = h.stack[:len(h.stack)-1]
	}
}

// note writes down what was priced since the last note for the statement that runs.
func (h *rehearsal) note() {
	_, peak := h.run.env.Meter.Take()
	now := lineCost{h.exec.Operations(), float64(h.run.meter().Used()), float64(peak)}
	h.total.add(h.scale, now, h.last)
	if k := len(h.stack); k > 0 {
		l := h.lines[h.stack[k-1]]
		if l == nil {
			l = &lineCost{}
			h.lines[h.stack[k-1]] = l
		}
		l.add(h.scale, now, h.last)
	}
	h.last = now
}

// open keeps what has no bound, each place once.
func (h *rehearsal) open(what string, at diag.Span) {
	for _, o := range h.opens {
		if o.What == what && o.At == at {
			return
		}
	}
	h.opens = append(h.opens, OpenCost{what, at})
}

// cost writes the sums out.
func (h *rehearsal) cost() Cost {
	c := Cost{Operations: whole(h.total.operations), Steps: whole(h.total.steps), Bytes: whole(h.total.bytes), Open: h.opens}
	for key, l := range h.lines {
		out := CostLine{Line: key.line, Operations: whole(l.operations), Steps: whole(l.steps), Bytes: whole(l.bytes)}
		if key.source != nil {
			out.File, out.Text = key.source.Name, lineText(key)
		}
		c.Lines = append(c.Lines, out)
	}
	slices.SortFunc(c.Lines, func(a, b CostLine) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return c
}

// whole is a sum as a whole number, rounded up.
func whole(x float64) int64 {
	if x >= math.MaxInt64 {
		return math.MaxInt64
	}
	return int64(math.Ceil(x))
}

// someTurns are how many turns of a loop, beside the first, stand for all.
const someTurns = 6

// turns runs turns 0 … n-1 of a loop. In a rehearsal the first is taken, which makes
// what all have in common, and of many others some, evenly, that stand for all.
func (r *Run) turns(n int, turn func(i int) error) error {
	h := r.rehearsal
	if h == nil || n <= someTurns+1 {
		for i := range n {
			if err := turn(i); err != nil {
				return err
			}
		}
		return nil
	}
	if err := turn(0); err != nil {
		return err
	}
	h.note()
	scale := h.scale
	h.scale *= float64(n-1) / someTurns
	defer func() {
		h.note()
		h.scale = scale
	}()
	for k := range someTurns {
		if err := turn(1 + k*(n-2)/(someTurns-1)); err != nil {
			return err
		}
	}
	return nil
}

// smallValue is how many operations a number may take that decides, in a rehearsal,
// what comes next: the values of a loop, the bounds of a domain.
const smallValue = 1 << 18

// known is the value of a closed node that decides what comes next. In a rehearsal it
// is hollow where it takes more than a little.
func (r *Run) known(n *graph.Node) (*exec.Array, error) {
	if x, ok := exec.PlainNumber(n); ok {
		return &exec.Array{Data: []float64{x}}, nil
	}
	a, err := r.ws.machine.Eval(n, r.env)
	if r.rehearsal == nil || err != nil || !a.Hollow {
		return a, err
	}
	var b *exec.Array
	done, err := r.rehearsal.exec.Aside(smallValue, func() (err error) {
		b, err = r.ws.machine.Eval(n, r.env)
		return err
	})
	if err == nil && done {
		return b, nil
	}
	return a, err
}

// really decides something by numbers: in a rehearsal too, where these take little;
// done is false where they do not.
func (r *Run) really(do func() error) (done bool, err error) {
	if r.rehearsal == nil {
		return true, do()
	}
	return r.rehearsal.exec.Really(smallValue, do)
}
