package interp

import (
	"context"
	"sync"
	"sync/atomic"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Program is a checked source, ready to run. It is immutable and safe for use
// by several goroutines; what it compiled on the way is shared by later runs.
type Program struct {
	engine   *Engine
	checked  *check.Program
	source   *diag.Source
	machine  *exec.Machine
	charts   atomic.Pointer[map[*index.Chart]*value.Chart]
	warnings diag.List

	bound     map[string][]float64 // params bound when it was compiled
	proofs    *proofs              // of claims, shared by all runs
	nameOnce  sync.Once
	nodeNames map[*graph.Node]string
}

// Name is the source's name.
func (p *Program) Name() string { return p.source.Name }

// Warnings are findings that did not reject the source.
func (p *Program) Warnings() diag.List { return append(diag.List(nil), p.warnings...) }

// Names are the names the source binds, in order.
func (p *Program) Names() []string { return append([]string(nil), p.checked.Order...) }

// TypeOf is the type of a bound name in index notation, "" when there is none.
func (p *Program) TypeOf(name string) string {
	v, ok := p.checked.Names[name]
	if !ok {
		return ""
	}
	return value.Type(v)
}

// Param is a value that can be set from outside.
type Param struct {
	Name  string
	Shape []int
	Set   bool // it has a value in the source
}

// Params are the source's params, in order.
func (p *Program) Params() []Param {
	var out []Param
	for _, q := range p.checked.Params {
		out = append(out, Param{q.Name, axesShape(q.Axes), q.Default != nil})
	}
	return out
}

// RunOptions is what one run is given.
type RunOptions struct {
	Params map[string]any // instead of the values written: numbers, []float64, Array
	Sink   Sink           // what hears the run's events; nil: nobody
	// LaTeX has formulas written in LaTeX beside their text: for LaTeXSink.
	LaTeX bool
}

// Result is how a run went.
type Result struct {
	Passed, Failed           int // assertions
	PassedTests, FailedTests int
	Errors                   diag.List // met while running, in order
	Rejected                 bool      // nothing ran: a param without a value is asked for a number
}

// OK reports that every assertion held and nothing failed.
func (r *Result) OK() bool { return r.Failed == 0 && len(r.Errors) == 0 }

// Run runs the statements in order. A failed assertion is counted, told to the
// sink, and the run goes on; an error while running ends it (within a test,
// ends the test). The result is never nil; the error is the first of
// Result.Errors, or the context's, or the sink's. Limits.Run.Time is for the
// whole run.
func (p *Program) Run(ctx context.Context, opt RunOptions) (*Result, error) {
	r, err := p.newRun(ctx, opt)
	if err != nil {
		r := &Result{Errors: diag.List{err}}
		if opt.Sink != nil {
			_ = opt.Sink.Emit(&Found{err})
		}
		return r, err
	}
	limit := p.engine.opt.Limits.Run.Time
	if limit <= 0 {
		return r.res, r.program()
	}
	whole := r.env.Ctx
	timed, cancel := context.WithTimeout(whole, limit)
	defer cancel()
	r.env.Ctx = timed
	rerr := r.program()
	if timed.Err() != nil && whole.Err() == nil && len(r.res.Errors) == 0 {
		d := diag.New(exec.CodeLimit, r.at, "the run took longer than "+limit.String())
		r.res.Errors = append(r.res.Errors, d)
		if err := r.emit(&Found{d}); err != nil {
			return r.res, err
		}
		return r.res, d
	}
	return r.res, rerr
}

// Eval evaluates one expression in the scope of the source: every name the
// source binds, the library and the built-ins. Statements are not run. The
// error is a diag.List when the expression is rejected.
func (p *Program) Eval(ctx context.Context, expr string, params ...map[string]any) (v Value, err error) {
	src := &diag.Source{Name: "<eval>", Text: expr}
	defer func() {
		if r := recover(); r != nil {
			err = panicDiagnostic(r, diag.Span{Source: src})
		}
	}()
	checked, pre, errs := p.expression(src)
	if errs.HasErrors() {
		return Value{}, errs
	}
	opt := RunOptions{}
	if len(params) > 0 {
		opt.Params = params[0]
	}
	r, d := p.newRun(ctx, opt)
	if d != nil {
		return Value{}, d
	}
	at := diag.Span{Source: src, End: len(expr)}
	for _, st := range pre {
		if err := r.stmt(st); err != nil {
			return Value{}, r.located(err, at)
		}
	}
	v, err = r.value(checked)
	if err != nil {
		return Value{}, r.located(err, at)
	}
	return v, nil
}

// Get is Eval of a bound name.
func (p *Program) Get(ctx context.Context, name string) (Value, error) { return p.Eval(ctx, name) }

// expression checks an expression in the scope of the source. pre are the
// statements it stands for beside its value: points to be built.
func (p *Program) expression(src *diag.Source) (v value.Value, pre []check.Stmt, errs diag.List) {
	tree, errs := grammar.ParseExprWith(src, p.engine.opt.Limits.Source)
	if errs.HasErrors() {
		return nil, nil, errs
	}
	p.checked.Graph.Mu.Lock()
	defer p.checked.Graph.Mu.Unlock()
	known := len(p.checked.Charts)
	v, pre, errs = p.checked.Expr(tree)
	if len(p.checked.Charts) > known { // of a library module that is read as it is spoken of
		p.learnCharts()
	}
	return v, pre, errs
}

// learnCharts makes the table of charts for their domains.
func (p *Program) learnCharts() {
	m := chartsByID(p.checked)
	p.charts.Store(&m)
}

func axesShape(axes []index.Axis) []int {
	var shape []int
	for _, a := range axes {
		shape = append(shape, a.Size)
	}
	return shape
}

func chartsByID(c *check.Program) map[*index.Chart]*value.Chart {
	m := make(map[*index.Chart]*value.Chart, len(c.Charts))
	for _, ch := range c.Charts {
		m[ch.C] = ch
	}
	return m
}

func paramNamed(c *check.Program, name string) *graph.Param {
	for _, q := range c.Params {
		if q.Name == name {
			return q
		}
	}
	return nil
}

// nameOf is the name a node is bound to, for formulas of whole graphs.
func (p *Program) nameOf(n *graph.Node) string { return p.names()[n] }

// names of bound nodes, made once.
func (p *Program) names() map[*graph.Node]string {
	p.nameOnce.Do(func() {
		p.nodeNames = map[*graph.Node]string{}
		for _, name := range p.checked.Order {
			if o, ok := p.checked.Names[name].(*value.Object); ok {
				if _, taken := p.nodeNames[o.Node]; !taken {
					p.nodeNames[o.Node] = name
				}
			}
		}
	})
	return p.nodeNames
}
