package interp

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// run is the state of one run.
type run struct {
	prog    *Program
	env     *exec.Env
	sink    Sink
	res     *Result
	at      diag.Span // the statement that runs
	latex   bool      // formulas are written in LaTeX too
	output  int64     // bytes of text told so far
	rows    int       // turns of loops taken so far
	domains map[*index.Chart]*domain
	points  map[*graph.Point]*exec.PointValue // built and found inside their charts
	claims  map[*graph.Node]*claimState
}

func (p *Program) newRun(ctx context.Context, opt RunOptions) (*run, *diag.Diagnostic) {
	if ctx == nil {
		ctx = context.Background()
	}
	r := &run{
		prog: p, sink: opt.Sink, res: &Result{}, latex: opt.LaTeX,
		env:     &exec.Env{Ctx: ctx, Params: map[*graph.Param][]float64{}},
		domains: map[*index.Chart]*domain{},
		points:  map[*graph.Point]*exec.PointValue{},
		claims:  map[*graph.Node]*claimState{},
	}
	if r.sink == nil {
		r.sink = SinkFunc(func(Event) error { return nil })
	}
	for name, data := range p.bound {
		if q := paramNamed(p.checked, name); q != nil {
			r.env.Params[q] = data
		}
	}
	for name, v := range opt.Params {
		q := paramNamed(p.checked, name)
		if q == nil {
			return nil, unknownParam(p.checked, name)
		}
		for _, f := range p.checked.Fixed {
			if f == q {
				d := diag.New(CodeBinding, q.Span, "param "+name+" decides a size, so it is set when the source is compiled and not for a run")
				return nil, d
			}
		}
		shape, data, err := hostNumbers(name, v)
		if err != nil {
			return nil, err
		}
		if !slices.Equal(shape, axesShape(q.Axes)) {
			return nil, diag.New(CodeBinding, q.Span, fmt.Sprintf("param %s has shape %v, but was given %v", name, axesShape(q.Axes), shape))
		}
		r.env.Params[q] = data
	}
	return r, nil
}

func unknownParam(c *check.Program, name string) *diag.Diagnostic {
	var names []string
	for _, q := range c.Params {
		names = append(names, q.Name)
	}
	d := diag.New(CodeBinding, diag.Span{}, "no param is named "+name)
	if near := diag.Nearest(name, names); near != "" {
		return d.WithNote("did you mean " + near + "?")
	}
	if len(names) > 0 {
		return d.WithNote("the params are " + strings.Join(names, ", "))
	}
	return d.WithNote("the source declares no params: param " + name + " = 1")
}

// errStop ends a run whose error has been told already.
var errStop = errors.New("stopped")

// program runs every statement.
func (r *run) program() error {
	if list := r.missing(r.prog.checked.Stmts); len(list) > 0 {
		r.res.Rejected, r.res.Errors = true, list
		for _, d := range list {
			if err := r.emit(&Found{d}); err != nil {
				return err
			}
		}
		return list
	}
	if err := r.block(r.prog.checked.Stmts); err != nil {
		if err == errStop {
			return r.res.Errors[0]
		}
		return err
	}
	if len(r.res.Errors) > 0 {
		return r.res.Errors[0]
	}
	return nil
}

func (r *run) block(stmts []check.Stmt) error {
	for _, s := range stmts {
		if err := r.env.Ctx.Err(); err != nil {
			return err
		}
		if err := r.guarded(s); err != nil {
			return err
		}
	}
	return nil
}

// guarded runs one statement; a bug in Geo becomes a diagnostic here.
func (r *run) guarded(s check.Stmt) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = r.fail(panicDiagnostic(p, s.Span()), s.Span())
		}
	}()
	r.at = s.Span()
	if err := r.stmt(s); err != nil {
		return r.fail(err, s.Span())
	}
	return nil
}

// fail tells a runtime error once and gives errStop; cancellation and the
// sink's own errors pass through.
func (r *run) fail(err error, at diag.Span) error {
	if err == errStop {
		return err
	}
	if c := r.env.Ctx.Err(); c != nil {
		return c
	}
	var s sinkError
	if errors.As(err, &s) {
		return s.error
	}
	d := r.located(err, at)
	r.res.Errors = append(r.res.Errors, d)
	if err := r.emit(&Found{d}); err != nil {
		return err
	}
	return errStop
}

// located is err as a diagnostic with a place.
func (r *run) located(err error, at diag.Span) *diag.Diagnostic {
	var d *diag.Diagnostic
	if !errors.As(err, &d) {
		return diag.New(exec.CodeInternal, at, "this is a bug in Geo: "+err.Error())
	}
	if d.Span.IsZero() {
		located := *d
		located.Span = at
		d = &located
	}
	return d
}

// sinkError is an error of the host's sink.
type sinkError struct{ error }

func (r *run) emit(e Event) error {
	if err := r.sink.Emit(e); err != nil {
		return sinkError{err}
	}
	return nil
}

// charge counts printed bytes against the output limit.
func (r *run) charge(bytes int) error {
	r.output += int64(bytes)
	if limit := r.prog.engine.opt.Limits.Output; r.output > limit {
		return diag.New(CodeOutput, diag.Span{}, fmt.Sprintf("the run has printed more than %d bytes", limit))
	}
	return nil
}

// turn counts turns of a loop.
func (r *run) turn(n int) error {
	r.rows += n
	if limit := r.prog.engine.opt.Limits.Rows; r.rows > limit {
		return tooManyTurns(limit)
	}
	return r.env.Ctx.Err()
}

func tooManyTurns(limit int) error {
	return diag.New(CodeOutput, diag.Span{}, fmt.Sprintf("the run's loops take more than %d turns", limit))
}

// turnsAhead refuses a loop that cannot end within the limit before its first
// turn, rather than after a while of output.
func (r *run) turnsAhead(s *check.For) error {
	limit := r.prog.engine.opt.Limits.Rows
	if turns(s) > float64(limit-r.rows) {
		return tooManyTurns(limit)
	}
	return nil
}

// turns is how often the loops of a statement turn, as far as their sizes say.
func turns(s *check.For) float64 {
	rounds := loopSize(s.Loops)
	inner := 0.0
	for _, b := range s.Body {
		switch b := b.(type) {
		case *check.For:
			inner += turns(b)
		case *check.Table:
			inner += loopSize(b.Loops)
		}
	}
	return rounds * (1 + inner)
}

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

func (r *run) stmt(s check.Stmt) error {
	switch s := s.(type) {
	case *check.Bind:
		return r.bind(s)
	case *check.SamePoint:
		return r.samePoint(s)
	case *check.Print:
		items, err := r.items(s.Items)
		if err != nil {
			return err
		}
		return r.emit(&Printed{s.Sp, items})
	case *check.Echo:
		items, err := r.items([]check.Item{s.Item})
		if err != nil {
			return err
		}
		return r.emit(&Echoed{s.Sp, items[0]})
	case *check.Show:
		return r.show(s)
	case *check.Table:
		return r.table(s)
	case *check.Plot:
		return r.plot(s)
	case *check.Assert:
		return r.assert(s)
	case *check.For:
		if err := r.turnsAhead(s); err != nil {
			return err
		}
		return r.loop(s.Loops, func() error { return r.block(s.Body) })
	case *check.Test:
		return r.test(s)
	}
	return diag.New(exec.CodeInternal, s.Span(), fmt.Sprintf("this is a bug in Geo: a statement %T", s))
}

func (r *run) bind(s *check.Bind) error {
	switch v := s.Value.(type) {
	case *value.Point:
		if r.open(v.P) {
			return nil // of a loop's variable: built where it is used
		}
		_, err := r.point(v.P)
		return err
	case *value.List:
		for _, e := range v.Elems {
			if p, ok := e.(*value.Point); ok && !r.open(p.P) {
				if _, err := r.point(p.P); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (r *run) items(items []check.Item) ([]Item, error) {
	out := make([]Item, len(items))
	for i, it := range items {
		v, err := r.value(it.Value)
		if err != nil {
			return nil, r.located(err, spanOf(it.Expr))
		}
		out[i] = Item{sourceOf(it.Expr), v}
		if err := r.charge(len(v.String()) + 2); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func spanOf(e grammar.Expr) diag.Span {
	if e == nil {
		return diag.Span{}
	}
	return e.Span()
}

// sourceOf is an expression as it was written, on one line.
func sourceOf(e grammar.Expr) string {
	if e == nil {
		return ""
	}
	return oneLine(e.Span().Text())
}

// test runs a named test: an error ends the test, not the run.
func (r *run) test(s *check.Test) error {
	if err := r.emit(&TestStart{s.Sp, s.Name}); err != nil {
		return err
	}
	passed, failed := r.res.Passed, r.res.Failed
	err := r.block(s.Body)
	if err != nil && err != errStop {
		return err
	}
	end := &TestEnd{Span: s.Sp, Name: s.Name, Passed: r.res.Passed - passed, Failed: r.res.Failed - failed, Error: err != nil}
	if end.Failed > 0 || end.Error {
		r.res.FailedTests++
	} else {
		r.res.PassedTests++
	}
	return r.emit(end)
}

// loop runs body for every combination of the loops' values, the last loop
// fastest.
func (r *run) loop(loops []check.Loop, body func() error) error {
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
	for _, v := range values {
		if err := r.turn(1); err != nil {
			return err
		}
		r.env.Params[l.Var] = v
		if err := r.loop(loops[1:], body); err != nil {
			return err
		}
	}
	return nil
}

// list is a loop's values, one row each.
func (r *run) list(l check.Loop) ([][]float64, error) {
	a, err := r.numbers(l.List)
	if err != nil {
		return nil, err
	}
	n := 1
	if len(a.Axes) > 0 {
		n = a.Axes[0].Size
	}
	if n == 0 {
		return nil, nil
	}
	step := len(a.Data) / n
	out := make([][]float64, n)
	for i := range out {
		out[i] = a.Data[i*step : (i+1)*step : (i+1)*step]
	}
	return out, nil
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
