package run

// A program ready to run: frozen, with workspaces that its evaluations borrow.

import (
	"context"
	"errors"
	"runtime"
	"sync"

	"gonum.org/v1/gonum/blas"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/budget"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Options are what the runs of a program have in common.
type Options struct {
	Kernels blas.Float64 // matrix kernels; nil: those built in
	Workers int          // goroutines of one run; 0: one per processor
	Limits  Limits
	Bound   map[string][]float64 // params bound when the source was checked
	Hosted  bool                 // the host's functions may be called
	Cache   int64                // bytes that workspaces may keep of what evaluations added
}

// Limits bound one run.
type Limits struct {
	Source grammar.Limits // of expressions that are evaluated
	Exec   exec.Limits    // memory and work of one evaluation of numbers
	Work   budget.Limits  // time, steps, memory and depth of a whole run, or of one expression
	Output int64          // bytes of printed text
	Rows   int            // turns of all loops
}

// Again checks a program's source once more, into a graph of its own. It finds what
// the first check found; the error is a context's or a limit's.
type Again func(context.Context) (*check.Program, error)

// Program is a checked source, ready to run. It is frozen and safe for use by
// several goroutines. Each evaluation borrows a workspace, a copy of the program
// that is its own meanwhile; so no evaluation waits for another, nor sees anything
// of it. A workspace that is given back is kept for the next, with what was compiled
// in it, as long as all that are kept have grown by no more than Options.Cache
// bytes; one whose evaluation was cut off is thrown away.
type Program struct {
	opt   Options
	again Again
	facts Facts

	mu    sync.Mutex // of what follows, for moments only
	idle  []*Workspace
	bytes int64 // that idle workspaces have grown by
}

// Facts are what a checked source binds.
type Facts struct {
	Names  []string               // in order
	Types  map[string]string      // of names, in index notation
	Params []Param                // in order
	Fns    map[string]*grammar.Fn // functions that the source defines

	Atlases [][]check.ChartName // the charts of each manifold
}

// Param is a param of a program.
type Param struct {
	Name  string
	Shape []int
	Set   bool // it has a value in the source
}

// New makes a program of a checked source, of which the facts are known.
func New(checked *check.Program, facts Facts, again Again, opt Options) *Program {
	p := &Program{opt: opt, again: again, facts: facts}
	p.idle = []*Workspace{newWorkspace(checked, &p.opt)}
	return p
}

// Continue makes the program that a session is after one more piece; before is the
// program it was until now, whose workspace the new one takes over. It belongs to one
// goroutine, as the session does.
func Continue(before *Program, checked *check.Program, facts Facts, again Again) *Program {
	p := &Program{opt: before.opt, again: again, facts: facts}
	for _, w := range before.idle { // one at most
		if w.checked.Graph == checked.Graph {
			w.opt = &p.opt
			w.continued(checked)
			p.idle = []*Workspace{w}
			return p
		}
	}
	p.idle = []*Workspace{newWorkspace(checked, &p.opt)}
	return p
}

// FactsOf works them out, within the budget of the check: a type has the names of charts in it, which may be long, and a short
// line for each of many names repeats them. Types of the same text are kept once.
func FactsOf(c *check.Program) Facts {
	const each = 32 // bytes of a text that are about a step to write
	m := c.Graph.Meter
	f := Facts{Names: c.Order, Types: make(map[string]string, len(c.Order)), Fns: map[string]*grammar.Fn{}, Atlases: c.Atlases()}
	texts := map[string]string{}
	for _, name := range c.Order {
		m.Alive()
		v := c.Names[name]
		text := v.Type()
		m.Steps(1 + len(text)/each)
		if _, known := texts[text]; !known {
			m.Bytes(len(text))
			texts[text] = text
		}
		f.Types[name] = texts[text]
		if fn, ok := v.(*value.Func); ok && fn.Fn != nil {
			f.Fns[name] = fn.Fn
		}
	}
	for _, q := range c.Params {
		f.Params = append(f.Params, Param{q.Name, axesShape(q.Axes), q.Default != nil})
	}
	return f
}

// Facts are what the source binds.
func (p *Program) Facts() *Facts { return &p.facts }

// Kept reports that a workspace is there, with what was compiled in it.
func (p *Program) Kept() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.idle) > 0
}

// mostIdle is how many workspaces are kept: a few for each processor, since an
// evaluation may be set aside for another while it holds one.
func mostIdle() int { return 4 * runtime.GOMAXPROCS(0) }

// borrow is a workspace for one evaluation.
func (p *Program) borrow(ctx context.Context) (*Workspace, error) {
	p.mu.Lock()
	if k := len(p.idle) - 1; k >= 0 {
		w := p.idle[k]
		p.idle[k] = nil
		p.idle = p.idle[:k]
		p.bytes -= w.grown()
		p.mu.Unlock()
		return w, nil
	}
	p.mu.Unlock()
	checked, err := p.again(ctx)
	if err != nil {
		return nil, err
	}
	return newWorkspace(checked, &p.opt), nil
}

// giveBack keeps a workspace for the next evaluation, if it is sound and small.
func (p *Program) giveBack(w *Workspace) {
	if w.spoiled || w.machine.CutOff() {
		return
	}
	grown := w.grown()
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.idle) < mostIdle() && p.bytes+grown <= p.opt.Cache {
		p.idle = append(p.idle, w)
		p.bytes += grown
	}
}

// asked marks a context that the host's functions get with the program that calls them.
type asked struct{ p *Program }

// within runs an evaluation in a workspace, with a context that its limit on time ends
// too. What the budget ends, and a panic, which is a bug of Geo, become a diagnostic
// at a place.
func (p *Program) within(ctx context.Context, at diag.Span, do func(ctx context.Context, w *Workspace) error) (err error) {
	if ctx == nil {
		ctx = context.Background()
	}
	if err := ctx.Err(); err != nil {
		return budget.OfContext(err, context.Cause(ctx), at)
	}
	if p.opt.Hosted && ctx.Value(asked{p}) != nil {
		return diag.New(exec.CodeReentry, at, "a function of the host asks the program that is calling it").
			WithNote("it may ask another program, and what it needs of this one it is given as arguments")
	}
	w, err := p.borrow(ctx)
	if err != nil {
		return err
	}
	m := w.checked.Graph.Meter
	end := m.Begin(ctx, p.opt.Limits.Work)
	m.At(at)
	back := false // a sink may end the goroutine
	defer func() {
		if r := recover(); r != nil {
			err = Bug(r, at)
		}
		w.spoiled = w.spoiled || !back
		w.lent = nil
		w.machine.Settle()
		end()
		p.giveBack(w)
	}()
	if p.opt.Hosted {
		w.lent = context.WithValue(m.Context(), asked{p}, true)
	}
	err = do(m.Context(), w)
	back = true
	if e := m.Ended(); e != nil && errors.Is(err, m.Context().Err()) {
		return e.Diagnostic // which says how long it may have been
	}
	return err
}
