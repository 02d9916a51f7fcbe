package run

// A program ready to run: its options and settings, running it, evaluating
// expressions in its scope.

import (
	"context"
	"sync"
	"sync/atomic"

	"gonum.org/v1/gonum/blas"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Options are what the runs of a program have in common.
type Options struct {
	Kernels blas.Float64 // matrix kernels; nil: those built in
	Workers int          // goroutines of one run; 0: one per processor
	Limits  Limits
	Bound   map[string][]float64 // params bound when the source was checked
}

// Limits bound one run.
type Limits struct {
	Source grammar.Limits // of expressions that are evaluated
	Exec   exec.Limits    // memory, work and time
	Output int64          // bytes of printed text
	Rows   int            // turns of all loops
}

// Program is a checked source, ready to run. It is safe for use by several
// goroutines; what it compiled on the way is shared by later runs.
type Program struct {
	checked *check.Program
	opt     Options
	machine *exec.Machine
	charts  atomic.Pointer[map[*index.Chart]*value.Chart]
	proofs  *proofs // of claims, shared by all runs

	nameOnce  sync.Once
	nodeNames map[*graph.Node]string
}

// New makes a program of a checked source. before, when it is given, is the
// program that this one is a continuation of, in a session: they share what
// was compiled and proved.
func New(checked *check.Program, before *Program, opt Options) *Program {
	p := &Program{checked: checked, opt: opt}
	if before != nil && before.checked.Graph == checked.Graph {
		p.machine, p.proofs = before.machine, before.proofs
	} else {
		p.machine = exec.New(checked.Graph, exec.Options{Kernels: opt.Kernels, Workers: opt.Workers, Limits: opt.Limits.Exec})
		p.proofs = newProofs()
	}
	p.learnCharts()
	return p
}

// Given is a number or an array that a run's param is set to.
type Given interface {
	Numbers() (shape []int, data []float64, err *diag.Diagnostic)
}

// Setting is what one run is given.
type Setting struct {
	Params   map[string]Given // instead of the values written
	Reporter Reporter         // who hears the run
	LaTeX    bool             // formulas are written in LaTeX beside their text
	Profile  *Profile         // filled with what the run used; nil: nothing is measured
}

// Result is how a run went.
type Result struct {
	Passed, Failed           int // assertions
	PassedTests, FailedTests int
	Errors                   diag.List // met while running, in order
	Rejected                 bool      // nothing ran: a param without a value is asked for a number
}

// Run runs the statements in order. The result is never nil; the error is the
// first of its Errors, or the context's, or the reporter's.
func (p *Program) Run(ctx context.Context, setting Setting) (*Result, error) {
	r, err := p.newRun(ctx, setting)
	if err != nil {
		_ = setting.Reporter.Found(err)
		return &Result{Errors: diag.List{err}}, err
	}
	if r.profiled(setting.Profile); r.profile != nil {
		defer r.profile.end()
	}
	limit := p.opt.Limits.Exec.Time
	if limit <= 0 {
		return r.res, r.program()
	}
	whole := r.env.Ctx
	timed, cancel := context.WithTimeout(whole, limit)
	defer cancel()
	r.env.Ctx = timed
	failure := r.program()
	if timed.Err() != nil && whole.Err() == nil && len(r.res.Errors) == 0 {
		d := diag.New(exec.CodeLimit, r.at, "the run took longer than "+limit.String())
		r.res.Errors = append(r.res.Errors, d)
		if err := r.tell(r.report.Found(d)); err != nil {
			return r.res, err
		}
		return r.res, d
	}
	return r.res, failure
}

// Eval evaluates one expression in the scope of the source. The error is a
// diag.List when the expression is rejected.
func (p *Program) Eval(ctx context.Context, expr string, params map[string]Given) (v Value, err error) {
	src := &diag.Source{Name: "<eval>", Text: expr}
	defer func() {
		if r := recover(); r != nil {
			err = Bug(r, diag.Span{Source: src})
		}
	}()
	checked, points, errs := p.expression(src)
	if errs.HasErrors() {
		return Value{}, errs
	}
	r, d := p.newRun(ctx, Setting{Params: params})
	if d != nil {
		return Value{}, d
	}
	at := diag.Span{Source: src, End: len(expr)}
	for _, st := range points {
		if err := r.stmt(st); err != nil {
			return Value{}, located(err, at)
		}
	}
	v, err = r.evaluate(checked)
	if err != nil {
		return Value{}, located(err, at)
	}
	return v, nil
}

// TypeOf is the type of an expression in index notation; nothing is computed.
func (p *Program) TypeOf(ctx context.Context, expr string) (typ string, err error) {
	src := &diag.Source{Name: "<type>", Text: expr}
	defer func() {
		if r := recover(); r != nil {
			typ, err = "", Bug(r, diag.Span{Source: src})
		}
	}()
	v, _, errs := p.expression(src)
	if errs.HasErrors() {
		return "", errs
	}
	return v.Type(), nil
}

// expression checks an expression in the scope of the source. points are the
// statements it stands for beside its value: points to be built.
func (p *Program) expression(src *diag.Source) (v value.Value, points []check.Stmt, errs diag.List) {
	tree, errs := grammar.ParseExprWith(src, p.opt.Limits.Source)
	if errs.HasErrors() {
		return nil, nil, errs
	}
	p.checked.Graph.Mu.Lock()
	defer p.checked.Graph.Mu.Unlock()
	known := len(p.checked.Charts)
	v, points, errs = p.checked.Expr(tree)
	if len(p.checked.Charts) > known { // of a library module that is read as it is spoken of
		p.learnCharts()
	}
	return v, points, errs
}

// learnCharts makes the table of charts for their domains.
func (p *Program) learnCharts() {
	m := make(map[*index.Chart]*value.Chart, len(p.checked.Charts))
	for _, ch := range p.checked.Charts {
		m[ch.C] = ch
	}
	p.charts.Store(&m)
}

func axesShape(axes []index.Axis) []int {
	var shape []int
	for _, a := range axes {
		shape = append(shape, a.Size)
	}
	return shape
}

// paramNamed is the source's param of a name, or nil.
func (p *Program) paramNamed(name string) *graph.Param {
	for _, q := range p.checked.Params {
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
