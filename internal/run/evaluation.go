package run

// The evaluations of a program: running it, an expression in its scope, its type.

import (
	"context"

	"github.com/seed2d4d80ff/geo/internal/budget"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Given is a number or an array that a run's param is set to.
type Given interface {
	Numbers() (shape []int, data []float64, err *diag.Diagnostic)
}

// Setting is what one run is given.
type Setting struct {
	Params   map[string]Given // instead of the values written
	Reporter Reporter         // who hears the run
	LaTeX    bool             // formulas are written in LaTeX beside their text
	Announce bool             // definitions are reported
	Profile  *Profile         // filled with what the run used; nil: nothing is measured
	Watch    *budget.Watch    // is told what the run has done so far; nil: nobody watches
}

// Result is how a run went.
type Result struct {
	Passed, Failed           int // assertions
	PassedTests, FailedTests int
	Errors                   diag.List // met while running, in order
	Rejected                 bool      // nothing ran: a param without a value is asked for a number

	// What the run took, in the units of Cost.
	Operations, Steps, Bytes int64
}

// Run runs the statements in order. The result is never nil; the error is the
// first of its Errors, or the context's, or the reporter's.
func (p *Program) Run(ctx context.Context, setting Setting) (res *Result, err error) {
	err = p.within(ctx, diag.Span{}, func(ctx context.Context, w *Workspace) error {
		res, err = w.run(ctx, setting)
		return err
	})
	if res == nil {
		res = &Result{}
	}
	return res, err
}

func (w *Workspace) run(ctx context.Context, setting Setting) (*Result, error) {
	r, err := w.newRun(ctx, setting)
	if err != nil {
		_ = setting.Reporter.Found(err)
		return &Result{Errors: diag.List{err}}, err
	}
	r.meter().Watched(setting.Watch)
	if r.profiled(setting.Profile); r.profile != nil {
		defer r.profile.end()
	}
	err2 := r.program()
	r.res.Operations, r.res.Steps, r.res.Bytes = whole(r.meter().Worked()), r.meter().Used(), r.env.Meter.Peak()
	return r.res, err2
}

// Eval evaluates one expression in the scope of the source. The error is a
// diag.List when the expression is rejected.
func (p *Program) Eval(ctx context.Context, expr string, params map[string]Given) (v Value, err error) {
	src := &diag.Source{Name: "<eval>", Text: expr}
	at := diag.Span{Source: src, End: len(expr)}
	err = p.within(ctx, at, func(ctx context.Context, w *Workspace) error {
		v, err = w.eval(ctx, src, at, params)
		return err
	})
	if err != nil {
		return Value{}, err
	}
	return v, nil
}

func (w *Workspace) eval(ctx context.Context, src *diag.Source, at diag.Span, params map[string]Given) (Value, error) {
	q, errs := w.expression(src)
	if errs.HasErrors() {
		return Value{}, errs
	}
	r, d := w.newRun(ctx, Setting{Params: params})
	if d != nil {
		return Value{}, d
	}
	return r.answer(q, at)
}

// answer is the value of a question.
func (r *Run) answer(q question, at diag.Span) (Value, error) {
	if err := r.holdParams(); err != nil {
		return Value{}, located(err, at)
	}
	for _, st := range q.points {
		if err := r.stmt(st); err != nil {
			return Value{}, located(err, at)
		}
	}
	v, err := r.evaluate(q.value)
	if err == nil {
		err = r.room(&v)
	}
	if err != nil {
		return Value{}, located(err, at)
	}
	return v, nil
}

// TypeOf is the type of an expression in index notation; nothing is computed.
func (p *Program) TypeOf(ctx context.Context, expr string) (typ string, err error) {
	src := &diag.Source{Name: "<type>", Text: expr}
	err = p.within(ctx, diag.Span{Source: src, End: len(expr)}, func(ctx context.Context, w *Workspace) error {
		q, errs := w.expression(src)
		if errs.HasErrors() {
			return errs
		}
		typ = q.value.Type()
		return nil
	})
	return typ, err
}
