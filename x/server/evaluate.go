package server

// What is asked of the engine: running, evaluating, checking, within a deadline.

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	memory "runtime/metrics"
	"time"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// evaluate does what a request asks for.
func (s *Server) evaluate(ctx context.Context, t *task, r *request) (int, time.Duration) {
	if (r.Expr != nil) != (t.kind == "eval") {
		return t.malformed(errors.New(`"expr" belongs to eval, and eval needs it`))
	}
	limits := t.account.Limits
	ctx, cancel := context.WithTimeoutCause(ctx, r.timeout(limits.Run.Time), context.DeadlineExceeded)
	defer cancel()
	space := &room{left: limits.Output}
	program, err := s.compile(ctx, t, r)
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		began := s.now()
		err = t.use(ctx, program, r, space)
		t.ran = s.now().Sub(began)
	}
	return t.judge(ctx, err, space)
}

// compile is the program of a request: kept, or compiled now.
func (s *Server) compile(ctx context.Context, t *task, r *request) (*interp.Program, error) {
	key := r.key(ctx)
	if p := t.account.programs.get(key); p != nil {
		t.hit = true
		return p, nil
	}
	began, before := s.now(), allocated()
	p, err := t.account.engine.CompileSource(ctx, r.bound())
	t.compiled = s.now().Sub(began)
	if err != nil {
		return nil, err
	}
	t.account.programs.put(key, p, allocated()-before+keptEach+int64(len(r.Source)))
	return p, nil
}

// allocated is how many bytes the process has allocated so far.
func allocated() int64 {
	sample := []memory.Sample{{Name: "/gc/heap/allocs:bytes"}}
	memory.Read(sample)
	return int64(sample[0].Value.Uint64())
}

// use does with the program what is asked for. The error is that of the engine.
func (t *task) use(ctx context.Context, p *interp.Program, r *request, space *room) error {
	a := &t.answer
	a.Status = OK
	a.report(p.Warnings(), space)
	switch t.kind {
	case "check":
		return a.describe(p, space)
	case "eval":
		if t.dear(func() (interp.Cost, error) { return p.CostOf(ctx, *r.Expr) }) {
			return nil
		}
		v, err := p.Eval(ctx, *r.Expr)
		if err != nil {
			return err
		}
		return a.sink(space).Emit(&interp.Printed{Items: []interp.Item{{Source: *r.Expr, Value: v}}})
	}
	if t.dear(func() (interp.Cost, error) { return p.Cost(ctx, interp.RunOptions{LaTeX: r.LaTeX}) }) {
		return nil
	}
	result, err := p.Run(ctx, interp.RunOptions{Sink: a.sink(space), LaTeX: r.LaTeX})
	a.Passed, a.Failed = result.Passed, result.Failed
	a.PassedTests, a.FailedTests = result.PassedTests, result.FailedTests
	switch {
	case result.Rejected:
		a.blame(result.Errors, Rejected)
		a.report(result.Errors, space)
	case len(result.Errors) > 0:
		a.blame(result.Errors, Error)
	case result.Failed > 0:
		a.Status = Failed
	}
	if len(result.Errors) > 0 && !space.full && ctx.Err() == nil {
		return nil // the events have told it
	}
	return err
}

// dear refuses what surely takes too much, before it takes anything. An error is that of
// what is asked for, too, which tells it with what comes before.
func (t *task) dear(ask func() (interp.Cost, error)) bool {
	most := t.account.Limits.Operations
	if most <= 0 {
		return false
	}
	cost, err := ask()
	if err != nil || !cost.Bounded() || cost.Operations <= most {
		return false
	}
	a := &t.answer
	a.Status, a.Limit = Refused, "cost"
	a.Message = fmt.Sprintf("the script would take about %d operations, and may take %d", cost.Operations, most)
	return true
}

// describe lists what a program binds.
func (a *Answer) describe(p *interp.Program, space *room) error {
	for _, q := range p.Params() {
		if !space.take(int64(len(q.Name)) + 64) {
			return errRoom
		}
		a.Params = append(a.Params, Param{q.Name, q.Shape, q.Set})
	}
	for _, name := range p.Names() {
		n := Name{name, p.TypeOf(name)}
		if !space.take(int64(len(n.Name)+len(n.Type)) + 32) {
			return errRoom
		}
		a.Names = append(a.Names, n)
	}
	return nil
}

// judge is the answer's status and code, given what the engine said last.
func (t *task) judge(ctx context.Context, err error, space *room) (int, time.Duration) {
	a := &t.answer
	var list diag.List
	var one *diag.Diagnostic
	switch {
	case space.full && err != nil:
		a.Status, a.Limit, a.Message = Refused, "output", fmt.Sprintf("the answer would have more than %d bytes; the events before are all here", t.account.Limits.Output)
	case err != nil && errors.Is(context.Cause(ctx), context.DeadlineExceeded):
		a.Status, a.Limit, a.Message = Refused, "time", "the script was stopped when its time was over"
	case err != nil && ctx.Err() != nil:
		return t.stopped(ctx)
	case errors.As(err, &list):
		a.blame(list, Rejected)
		a.report(list, space)
	case errors.As(err, &one):
		a.blame(diag.List{one}, Error)
		a.report(diag.List{one}, space)
	case err != nil:
		return t.malformed(err)
	}
	if a.Status == Bug {
		return 500, 0
	}
	return 200, 0
}

// encode is the answer as JSON.
func (a *Answer) encode() []byte {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	if err := e.Encode(a); err != nil { // events are JSON, the rest are texts and counts
		return []byte(`{"status":"bug"}` + "\n")
	}
	return text.Bytes()
}

// stack is a panic and where it came from, for the log.
func stack(p any) string { return fmt.Sprintf("%v\n%s", p, debug.Stack()) }
