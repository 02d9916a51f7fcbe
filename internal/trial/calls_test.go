package trial

// Calls of the API in random order, from several goroutines, with contexts that end, sinks and functions that fail or panic:
// each answers what it answers alone, in an engine of its own.

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/testscale"
	"github.com/seed2d4d80ff/geo/interp"
)

var errOfHost = errors.New("the host has failed")

// hostCall is a function of the host's that answers, has no value, fails or panics, by its argument alone.
func hostCall(_ context.Context, x []float64) (float64, error) {
	switch {
	case x[0] < 0:
		return math.NaN(), nil
	case x[0] > 100:
		panic("boom")
	case x[0] > 50:
		return 0, errOfHost
	}
	return x[0] / (1 + x[0]), nil
}

// office is an engine with what was made by it: programs by text, and a session.
type office struct {
	engine  *interp.Engine
	texts   []string
	lock    sync.Mutex
	made    map[int]*interp.Program
	session *interp.Session
	heard   *teller
}

func newOffice(opt interp.Options, texts []string, pieces []string) *office {
	slope := &interp.HostFunc{Name: "slope", Arity: 1, Eval: hostCall}
	opt.Host = []*interp.HostFunc{{Name: "feel", Arity: 1, Eval: hostCall, Partials: []*interp.HostFunc{slope}}}
	opt.Limits = bounded()
	o := &office{engine: newEngine(opt), texts: texts, made: map[int]*interp.Program{}, heard: &teller{}}
	s, err := o.engine.NewSession(o.heard)
	if err != nil {
		panic(err)
	}
	o.session = s
	for _, text := range pieces {
		_, _ = s.Exec(context.Background(), "trial.geo", text)
	}
	return o
}

// program is that of a text, compiled once; nil where it is refused.
func (o *office) program(k int) *interp.Program {
	o.lock.Lock()
	defer o.lock.Unlock()
	if p, ok := o.made[k]; ok {
		return p
	}
	p, err := o.engine.Compile(context.Background(), "trial.geo", o.texts[k])
	if err != nil {
		p = nil
	}
	o.made[k] = p
	return p
}

// order is one call; what it may do stands in it, so that it can be made again.
type order struct {
	what   int
	text   int
	expr   string
	inputs []string
	params map[string]any
	at     []float64
	event  int // of a sink: the one at which it fails
}

// Kinds of calls.
const (
	callCompile = iota
	callRun
	callRunFails
	callRunPanics
	callEval
	callFunc
	callPrepare
	callExplain
	callDebug
	callNames
	callSession // from here on: of the session
	callSessionEval
	callSessionType
	callKinds
)

// make makes the call and writes down what comes of it, and the error.
func (c order) make(ctx context.Context, o *office) (string, error) {
	p := o.program(c.text)
	if p == nil && c.what != callCompile && c.what < callSession {
		return "no program", nil
	}
	var w teller
	var err error
	switch c.what {
	case callCompile:
		var q *interp.Program
		if q, err = o.engine.Compile(ctx, "trial.geo", o.texts[c.text]); err == nil {
			_ = w.line("%v", q.Names())
		}
	case callRun, callRunFails, callRunPanics:
		n := 0
		sink := interp.SinkFunc(func(e interp.Event) error {
			if n++; c.what != callRun && n > c.event {
				if c.what == callRunPanics {
					panic("boom")
				}
				return errOfHost
			}
			return w.Emit(e)
		})
		var res *interp.Result
		res, err = p.Run(ctx, interp.RunOptions{Sink: sink, Params: c.params})
		if err == nil {
			_ = w.line("%d %d %d %d", res.Passed, res.Failed, res.PassedTests, res.FailedTests)
		}
	case callEval:
		var v interp.Value
		if v, err = p.Eval(ctx, c.expr, c.params); err == nil {
			_ = w.line("%s %s", v.Type(), valueText(v))
		}
	case callFunc:
		var f *interp.Func
		if f, err = p.Func(ctx, c.expr, c.inputs...); err == nil && !strings.Contains(c.expr, "feel") {
			out := make([]float64, f.Len())
			f.Into(out, c.at...)
			_ = w.line("%v %x", f.Shape(), out)
		}
	case callPrepare:
		var f *interp.Prepared
		if f, err = p.Prepare(ctx, c.expr, c.inputs...); err == nil {
			out := make([]float64, f.Len())
			if err = f.Into(ctx, out, c.at); err == nil {
				_ = w.line("%v %v %x", f.Shape(), f.Compiled(), out)
			}
		}
	case callExplain:
		var plan *interp.Plan
		if plan, err = p.Explain(ctx, c.expr); err == nil {
			_ = w.line("%s", plan)
		}
	case callDebug:
		stages := interp.Stages()
		var text string
		if text, err = p.Debug(ctx, stages[c.event%len(stages)], c.expr); err == nil {
			_ = w.line("%s", text)
		}
	case callNames:
		for _, name := range p.Names() {
			_ = w.line("%s: %s", name, p.TypeOf(name))
		}
		_ = w.line("%v", p.Params())
	default:
		return o.ask(ctx, c)
	}
	return w.String(), err
}

// ask makes a call of the session.
func (o *office) ask(ctx context.Context, c order) (string, error) {
	o.heard.Reset()
	var err error
	switch c.what {
	case callSession:
		_, err = o.session.Exec(ctx, "trial.geo", c.expr)
	case callSessionEval:
		var v interp.Value
		if v, err = o.session.Eval(ctx, c.expr); err == nil {
			_ = o.heard.line("%s %s", v.Type(), valueText(v))
		}
	case callSessionType:
		var s string
		if s, err = o.session.TypeOf(ctx, c.expr); err == nil {
			_ = o.heard.line("%s", s)
		}
	}
	return o.heard.String(), err
}

// round is a fuzzed case: an office and what has been asked of it.
type round struct {
	*Draw
	c      *Case
	opt    interp.Options
	texts  []string
	exprs  []string
	lines  []string
	pieces []string // that the session holds
	office *office
	log    strings.Builder
}

func (r *round) order() order {
	c := order{what: r.IntN(callKinds), text: r.IntN(len(r.texts)), expr: Pick(r.Draw, r.exprs...), event: r.IntN(6)}
	c.params = Pick(r.Draw, nil, nil, map[string]any{"a": 0.25, "m": 2.0}, map[string]any{"m": 3.0}, map[string]any{"b": 7.0}, map[string]any{"nosuch": 1.0})
	c.inputs = Pick(r.Draw, []string{"x", "y", "m"}, []string{"y", "m", "x", "a"}, []string{"x"}, []string{"x", "y", "x"}, nil)
	c.at = r.Point(len(c.inputs), -0.3, 2)
	switch c.what {
	case callSession:
		c.expr = Pick(r.Draw, Pick(r.Draw, r.lines...), c.expr, "own = "+c.expr, "use metric P", "f = x + y", "x^2 y", "print nosuch", "print (")
	case callFunc, callPrepare:
		if r.Chance(0.7) {
			c.expr = "(" + c.expr + " on c)"
		}
	}
	return c
}

// alone is what a call gives in an engine of its own.
func (r *round) alone(c order) (string, error) {
	opt := r.opt
	opt.Workers = 1
	return c.make(context.Background(), newOffice(opt, r.texts, r.pieces))
}

// differs compares what a call gave with what it gives alone; cut says that its context may have ended it.
func (r *round) differs(c order, cut bool, got string, err error) {
	r.c.Compare++
	want, fail := r.alone(c)
	say := func(what string) {
		r.c.Source = fmt.Sprintf("%s\n# the session: %q\n# asked:\n%s", strings.Join(r.texts, "\n# another program\n"), r.pieces, r.log.String())
		r.c.differ("%+v %s:\n%s%s\nalone:\n%s%s", c, what, got, mistake(err), want, mistake(fail))
	}
	code := codeOf(err)
	switch {
	case code == "E0499" || code == "E0199" || strings.Contains(got, "E0499"):
		say("meets a bug")
	case cut && errors.Is(err, context.Canceled):
		if !strings.HasPrefix(want, got) {
			say("was cancelled and said")
		}
	case errors.Is(err, context.Canceled):
		say("was not cancelled and says it was")
	case limited(mistake(fail)) || limited(want): // a program that was used may come further
		if p := common(got, want); limited(mistake(err)) && len(p) < len(got) && len(p) < len(want) && !limited(want[len(p):]) {
			say("is refused elsewhere")
		}
	case got != want || mistake(err) != mistake(fail):
		say("gives")
	case errors.Is(err, errOfHost) != errors.Is(fail, errOfHost):
		say("wraps another error")
	}
}

func limited(s string) bool { return strings.Contains(s, "E0410") || strings.Contains(s, "E0324") }

func common(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return a[:n]
}

// one makes a call of the office, with a context that may end.
func (r *round) one() {
	c := r.order()
	ctx, cut := context.Background(), false
	definite := c.what == callSession && (strings.Contains(c.expr, "=") || strings.HasPrefix(c.expr, "use"))
	switch r.IntN(6) {
	case 0:
		over, cancel := context.WithCancel(ctx)
		cancel()
		ctx, cut = over, true
	case 1:
		if definite {
			break // whether a definition that was cut off holds is not said
		}
		looks := &testscale.Looks{Context: ctx}
		looks.End.Store(int64(Pick(r.Draw, 1, 2, 3, r.IntN(20), r.IntN(500))))
		ctx, cut = looks, true
	}
	fmt.Fprintf(&r.log, "# %+v, may be cut off: %v\n", c, cut)
	got, err := c.make(ctx, r.office)
	r.differs(c, cut, got, err)
	if c.what == callSession && !errors.Is(err, context.Canceled) {
		r.pieces = append(r.pieces, c.expr)
	}
}

// several make calls side by side.
func (r *round) several() {
	var orders []order
	for range r.Whole(2, 4) {
		if c := r.order(); c.what < callSession {
			orders = append(orders, c)
		}
	}
	got, errs := make([]string, len(orders)), make([]error, len(orders))
	var wait sync.WaitGroup
	for k, c := range orders {
		wait.Go(func() { got[k], errs[k] = c.make(context.Background(), r.office) })
	}
	wait.Wait()
	for k, c := range orders {
		fmt.Fprintf(&r.log, "# %+v, beside others\n", c)
		r.differs(c, false, got[k], errs[k])
	}
}

// callsInOrder draws a round.
func callsInOrder(d *Draw) *Case {
	r := &round{Draw: d, c: &Case{}}
	r.opt = interp.Options{Cache: Pick(d, int64(0), 0, -1, 1<<16), Workers: d.Whole(1, 2)}
	s := d.story()
	s.exprs = append(s.exprs, "feel(f)", "feel(x) + h", "(d_i feel(x^2) on c)", "feel(f*f) @ c(1, 2)", "feel(0 - 1)", "feel(60)", "feel(200)", "(feel(40*x) on c) @ c(2, 1)", "sum([feel(k) for k in 1..9])")
	r.exprs, r.lines = s.exprs, append(slices.Clone(s.lines), "print feel(60)", "print feel(x*y) @ c(1, 2)", "for k in 40..120 { print feel(k) }")
	d.Shuffle(len(r.lines), func(i, j int) { r.lines[i], r.lines[j] = r.lines[j], r.lines[i] })
	r.texts = []string{s.defs + strings.Join(r.lines[:min(4, len(r.lines))], "\n") + "\n", s.defs}
	if d.Chance(0.3) {
		r.texts = append(r.texts, d.mutated(r.texts[0]))
	}
	r.pieces = []string{s.defs}
	r.office = newOffice(r.opt, r.texts, r.pieces)
	for range d.Whole(2, 4+2*d.Size) {
		if r.c.Wrong != "" {
			break
		}
		if d.Chance(0.15) {
			r.several()
		} else {
			r.one()
		}
	}
	return r.c
}

// FuzzCalls makes calls in random order.
func FuzzCalls(f *testing.F) {
	seedTapes(f, 3*largest)
	f.Fuzz(func(t *testing.T, tape []byte) {
		if c := callsInOrder(drawnFrom(tape)); c.Wrong != "" {
			t.Fatalf("%s\n%s", c.Source, c.Wrong)
		}
	})
}
