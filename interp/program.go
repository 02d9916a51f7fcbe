package interp

// A compiled program: its params and names, running it, evaluating an
// expression in its scope.

import (
	"context"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/run"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Program is a checked source, ready to run. It is frozen and safe for use by
// several goroutines: each evaluation has a copy of its own to work in, so none waits
// for another, and no result depends on what was evaluated before or beside it. What
// evaluations compiled is kept for later ones, up to Options.Cache.
type Program struct {
	runs     *run.Program
	source   *diag.Source
	warnings diag.List
	checking ProfileLine // what reading and checking used
}

// Name is the source's name.
func (p *Program) Name() string {
	if !p.made() {
		return ""
	}
	return p.source.Name
}

// made reports that a program came from Compile: the zero Program answers with errors.
func (p *Program) made() bool { return p != nil && p.runs != nil }

// Warnings are findings that did not reject the source.
func (p *Program) Warnings() diag.List {
	if !p.made() {
		return nil
	}
	return append(diag.List(nil), p.warnings...)
}

// Names are the names the source binds, in order.
func (p *Program) Names() []string {
	if !p.made() {
		return nil
	}
	return slices.Clone(p.runs.Facts().Names)
}

// TypeOf is the type of a bound name in index notation, "" when there is none.
func (p *Program) TypeOf(name string) string {
	if !p.made() {
		return ""
	}
	return p.runs.Facts().Types[name]
}

// Param is a value that can be set from outside.
type Param struct {
	Name  string
	Shape []int
	Set   bool // it has a value in the source
}

// Params are the source's params, in order.
func (p *Program) Params() []Param {
	if !p.made() {
		return nil
	}
	var out []Param
	for _, q := range p.runs.Facts().Params {
		out = append(out, Param{q.Name, slices.Clone(q.Shape), q.Set})
	}
	return out
}

// RunOptions is what one run is given.
type RunOptions struct {
	Params map[string]any // instead of the values written: numbers, []float64, Array
	Sink   Sink           // what hears the run's events; nil: nobody
	// LaTeX has formulas written in LaTeX beside their text: for render.LaTeXSink.
	LaTeX bool
	// Profile is filled with where time and memory went; nil: nothing is measured.
	Profile *Profile
	// Progress is told, as the run works, what it has done; nil: nobody watches.
	Progress *Progress
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

// OK reports that every assertion held and nothing failed.
func (r *Result) OK() bool { return r != nil && r.Failed == 0 && len(r.Errors) == 0 }

// Run runs the statements in order. A failed assertion is counted, told to the
// sink, and the run goes on; an error while running ends it (within a test,
// ends the test). The result is never nil; the error is the first of
// Result.Errors, or the context's, or the sink's. Limits.Run.Time is for the
// whole run.
func (p *Program) Run(ctx context.Context, opt RunOptions) (*Result, error) {
	if !p.made() {
		return &Result{}, errNoProgram
	}
	return p.run(ctx, opt, false)
}

// run is Run; announce makes definitions events.
func (p *Program) run(ctx context.Context, opt RunOptions, announce bool) (*Result, error) {
	setting := run.Setting{Params: given(opt.Params), Reporter: reporter{opt.Sink}, LaTeX: opt.LaTeX, Announce: announce}
	if opt.Profile != nil {
		setting.Profile = &run.Profile{}
	}
	if opt.Progress != nil {
		setting.Watch = &opt.Progress.watch
	}
	result, err := p.runs.Run(ctx, setting)
	if opt.Profile != nil {
		p.profile(opt.Profile, setting.Profile)
	}
	return (*Result)(result), err
}

// Eval evaluates one expression in the scope of the source: every name the
// source binds, the library and the built-ins. Statements are not run. The
// error is a diag.List when the expression is rejected.
func (p *Program) Eval(ctx context.Context, expr string, params ...map[string]any) (Value, error) {
	if !p.made() {
		return Value{}, errNoProgram
	}
	var set map[string]any
	if len(params) > 0 {
		set = params[0]
	}
	v, err := p.runs.Eval(ctx, expr, given(set))
	if err != nil {
		return Value{}, err
	}
	return Value{&v}, nil
}

// Get is Eval of a bound name.
func (p *Program) Get(ctx context.Context, name string) (Value, error) { return p.Eval(ctx, name) }
