package run

// The state of one run: statement after statement, errors told once, output
// counted.

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/budget"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Run is the state of one run.
type Run struct {
	ws        *Workspace
	env       *exec.Env
	report    Reporter
	res       *Result
	at        diag.Span // the statement that runs
	announces bool      // definitions are reported
	inLaTeX   bool      // formulas are written in LaTeX too
	output    int64     // bytes of text told so far
	rows      int       // turns of loops taken so far
	domains   map[*index.Chart]*domain
	points    map[*graph.Point]*exec.PointValue // built and found inside their charts
	claims    map[*graph.Node]*claimState
	warned    warnings
	// rowsAtOnceMost is how many rows of a table are computed as one block; 0: all.
	rowsAtOnceMost int
	far            bool      // claims are tested far out, where rounding grows
	written        bool      // claims are tested since a formula is asked for
	many           bool      // claims are tested at one of many points
	profile        *profiler // nil: nothing is measured

	holes     *holes          // of a plot: points without a value are left out; nil: they end the run
	drawn     map[string]bool // files that plots of this run are written to
	rehearsal *rehearsal      // nil: the run is done, and not priced

	over error // what ended the whole run

	solverPoints map[*graph.Node]int // at which the claims in a field could be tested
}

func (w *Workspace) newRun(ctx context.Context, setting Setting) (*Run, *diag.Diagnostic) {
	r := w.asCompiled(ctx, setting)
	for name, given := range setting.Params {
		if err := r.set(name, given); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// asCompiled is a run with the params that the program was compiled with.
func (w *Workspace) asCompiled(ctx context.Context, setting Setting) *Run {
	r := &Run{
		ws: w, report: setting.Reporter, res: &Result{}, inLaTeX: setting.LaTeX, announces: setting.Announce,
		env: &exec.Env{Ctx: ctx, Lent: w.lent, Params: map[*graph.Param][]float64{}, Meter: &exec.Meter{}},
	}
	r.env.Warn = r.warned.add
	r.env.Holds = r.holdSolver
	for name, data := range w.opt.Bound {
		if q := w.paramNamed(name); q != nil {
			r.env.Params[q] = data
		}
	}
	return r
}

// put enters into a table that is made with its first entry: most expressions need none
// of a run's tables.
func put[K comparable, V any](table *map[K]V, key K, v V) {
	if *table == nil {
		*table = map[K]V{}
	}
	(*table)[key] = v
}

// set gives a param its value of this run.
func (r *Run) set(name string, given Given) *diag.Diagnostic {
	q := r.ws.paramNamed(name)
	if q == nil {
		return unknownParam(r.ws.checked, name)
	}
	if slices.Contains(r.ws.checked.Fixed, q) {
		return diag.New(CodeBinding, q.Span, "param "+name+" decides a size, so it is set when the source is compiled and not for a run")
	}
	shape, data, err := given.Numbers()
	if err != nil {
		return err
	}
	if !slices.Equal(shape, axesShape(q.Axes)) {
		return diag.New(CodeBinding, q.Span, fmt.Sprintf("param %s has shape %v, but was given %v", name, axesShape(q.Axes), shape))
	}
	r.env.Params[q] = data
	return nil
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
func (r *Run) program() error {
	if err := r.holdParams(); err != nil {
		d := located(err, diag.Span{})
		var one *diag.Diagnostic
		if !errors.As(d, &one) {
			return d
		}
		r.res.Rejected, r.res.Errors = true, diag.List{one}
		if err := r.report.Found(one); err != nil {
			return err
		}
		return r.res.Errors
	}
	if list := r.missing(r.ws.checked.Stmts); len(list) > 0 {
		r.res.Rejected, r.res.Errors = true, list
		for _, d := range list {
			if err := r.report.Found(d); err != nil {
				return err
			}
		}
		return list
	}
	if err := r.block(r.ws.checked.Stmts); err != nil {
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

func (r *Run) block(stmts []check.Stmt) error {
	for _, s := range stmts {
		if e := r.meter().Ended(); e != nil {
			return r.ended(e)
		}
		if err := r.guarded(s); err != nil {
			return err
		}
	}
	return nil
}

// workOfStatement is about what running a statement costs, in steps, beside its formulas
// and numbers.
const workOfStatement = 50

// guarded runs one statement; a bug in Geo becomes a diagnostic here, and so does
// the end of the budget.
func (r *Run) guarded(s check.Stmt) (err error) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case *budget.Ended:
			r.ws.spoiled = true
			err = r.ended(p)
		default:
			r.ws.spoiled = true
			err = r.fail(Bug(p, s.Span()), s.Span())
		}
	}()
	r.at = s.Span()
	r.meter().At(r.at)
	r.meter().Steps(workOfStatement)
	if r.profile != nil {
		defer r.profile.enter(s.Span())()
	}
	if r.rehearsal != nil {
		defer r.rehearsal.enter(s.Span())()
	}
	err = r.stmt(s)
	if said := r.sayWarnings(); err == nil {
		err = said
	}
	if err != nil {
		return r.fail(err, s.Span())
	}
	return nil
}

// fail tells a runtime error once and gives errStop; cancellation and the
// reporter's own errors pass through.
func (r *Run) fail(err error, at diag.Span) error {
	if err == errStop {
		return err
	}
	if e := r.meter().Ended(); e != nil {
		return r.ended(e)
	}
	if r.over != nil {
		return r.over
	}
	var s reportError
	if errors.As(err, &s) {
		r.over = s.error // or the statements around this one would take it for an error of theirs
		return r.over
	}
	d := r.here(located(err, at), at)
	r.res.Errors = append(r.res.Errors, d)
	if err := r.report.Found(d); err != nil {
		r.over = err
		return r.over
	}
	return errStop
}

// meter is that of the whole run.
func (r *Run) meter() *budget.Meter { return r.ws.checked.Graph.Meter }

// ended ends the whole run, from within a test too. The error of a limit is told;
// that of its own context a host knows.
func (r *Run) ended(e *budget.Ended) error {
	if r.over != nil {
		return r.over
	}
	r.over = e.Diagnostic
	if e.Own {
		r.res.Errors = append(r.res.Errors, e.Diagnostic)
		if err := r.report.Found(e.Diagnostic); err != nil {
			r.over = err
		}
	}
	return r.over
}

// here has the place of what failed in the statement that failed, if it is
// written there too: an older statement may be the first that wrote it.
func (r *Run) here(d *diag.Diagnostic, at diag.Span) *diag.Diagnostic {
	moved := *d
	moved.Span = r.ws.checked.Graph.WrittenIn(d.Span, at)
	return &moved
}

// located is err as a diagnostic with a place.
func located(err error, at diag.Span) *diag.Diagnostic {
	var d *diag.Diagnostic
	if !errors.As(err, &d) {
		if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
			return budget.OfContext(err, nil, at) // within knows its cause
		}
		return diag.New(exec.CodeInternal, at, "this is a bug in Geo: "+err.Error())
	}
	switch located := *d; {
	case d.Span.IsZero():
		located.Span = at
		return &located
	case d.Code == exec.CodeDerivative && d.Span.Source != at.Source && !at.IsZero():
		// Taken by a library function: the place that asked for it comes first.
		located.Labels = append(slices.Clone(d.Labels), diag.Label{Span: d.Span, Text: "taken here"})
		located.Span = at
		return &located
	}
	return d
}

// reportError is an error of whoever listens.
type reportError struct{ error }

// tell marks the error of a report as the listener's.
func (r *Run) tell(err error) error {
	if err != nil {
		return reportError{err}
	}
	return nil
}

// charge counts printed bytes against the output limit.
func (r *Run) charge(bytes int) error {
	r.output += int64(bytes)
	if limit := r.ws.opt.Limits.Output; r.output > limit {
		return diag.New(CodeOutput, diag.Span{}, fmt.Sprintf("the run has printed more than %d bytes", limit))
	}
	return nil
}

// room refuses a value whose text would be beyond the output limit, before it is made.
func (r *Run) room(v *Value) error {
	if least := v.leastText(); least > 0 && r.output+least > r.ws.opt.Limits.Output {
		return r.charge(int(min(least, math.MaxInt32)))
	}
	return nil
}
