package budget

// The meter of one evaluation: steps, bytes, depth and context against their
// limits.

import (
	"context"
	"math"
	"time"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Limits bound one evaluation; zero fields mean the defaults.
type Limits struct {
	Time  time.Duration // default none: the context decides
	Steps int64         // operations on expressions and formulas; 4e9
	Bytes int64         // of expressions and formulas, all that are made; 2 GiB
	Depth int           // of expressions within expressions, as the engine grows them; 20,000

	Operations float64 // of numerical work; none
}

// The defaults of Limits.
const (
	defaultSteps = 4_000_000_000
	defaultBytes = 2 << 30
	defaultDepth = 20_000
)

// stride is how many steps go by between two looks at the context: a few
// microseconds.
const stride = 64

// Meter counts what one evaluation after another uses. A nil Meter counts nothing.
// It belongs to one goroutine at a time.
type Meter struct {
	left   int64 // steps until the next look
	given  int64 // steps that the last look allowed
	steps  int64 // counted before it
	bytes  int64
	work   float64 // operations of numerical work
	limits Limits
	ctx    context.Context
	at     diag.Span
	watch  *Watch // nil: nobody watches
}

// New is a meter with the default limits and no context.
func New() *Meter {
	m := &Meter{}
	m.Begin(context.Background(), Limits{})()
	return m
}

// tooLong is the cause of a context that the limit on time has ended.
type tooLong time.Duration

// Error says what the limit was.
func (t tooLong) Error() string { return "this took longer than " + time.Duration(t).String() }

// Begin begins an evaluation: nothing is used yet. Its context, which has the
// limit on time too, is Context; end lets go of it.
func (m *Meter) Begin(ctx context.Context, l Limits) (end func()) {
	if l.Steps <= 0 {
		l.Steps = defaultSteps
	}
	if l.Bytes <= 0 {
		l.Bytes = defaultBytes
	}
	if l.Depth <= 0 {
		l.Depth = defaultDepth
	}
	cancel := func() {}
	if l.Time > 0 {
		ctx, cancel = context.WithTimeoutCause(ctx, l.Time, tooLong(l.Time))
	}
	*m = Meter{limits: l, ctx: ctx}
	m.allow()
	return func() {
		cancel()
		*m = Meter{limits: unbounded, ctx: context.Background(), steps: m.Used(), work: m.work}
		m.allow()
	}
}

// unbounded are the limits between evaluations.
var unbounded = Limits{Steps: math.MaxInt64, Bytes: math.MaxInt64, Depth: defaultDepth}

// Context is the evaluation's, with the limit on time.
func (m *Meter) Context() context.Context { return m.ctx }

// At says which place of the source is worked for from here on.
func (m *Meter) At(at diag.Span) {
	if m == nil {
		return
	}
	m.at = at
	if m.watch != nil {
		m.watch.at.Store(&at)
	}
}

// Used is how many steps there were.
func (m *Meter) Used() int64 { return m.steps + m.given - m.left }

// Steps counts n operations that come next.
func (m *Meter) Steps(n int) {
	if m == nil {
		return
	}
	if m.left -= int64(n); m.left < 0 {
		m.look()
	}
}

// Operations counts numerical work that comes next: scalar floating operations.
func (m *Meter) Operations(n float64) {
	if m == nil {
		return
	}
	if m.watch != nil {
		m.watch.ended.Store(int64(m.work))
		m.watch.begun.Store(int64(m.work + n))
	}
	if m.work += n; m.limits.Operations > 0 && m.work > m.limits.Operations {
		panic(m.tooManyOperations())
	}
}

// Worked is how many operations of numerical work there were.
func (m *Meter) Worked() float64 {
	if m == nil {
		return 0
	}
	return m.work
}

// Bytes counts memory that is asked for next.
func (m *Meter) Bytes(n int) {
	if m == nil {
		return
	}
	if m.bytes += int64(n); m.bytes > m.limits.Bytes {
		panic(m.tooMuchMemory())
	}
}

// Depth says that something so many levels deep is made next: what is bounded where it
// is made overflows no stack where it is walked.
func (m *Meter) Depth(levels int) {
	if m != nil && levels > m.limits.Depth {
		panic(m.tooDeep())
	}
}

// Alive ends an evaluation whose context has ended; it counts nothing.
func (m *Meter) Alive() {
	if m != nil && m.ctx.Err() != nil {
		panic(m.tooLate())
	}
}

// Ended is why an evaluation whose context has ended is over, else nil.
func (m *Meter) Ended() *Ended {
	if m != nil && m.ctx.Err() != nil {
		return m.tooLate()
	}
	return nil
}

// look counts the steps since the last look and goes on, or ends.
func (m *Meter) look() {
	m.steps = m.Used()
	m.given, m.left = 0, 0
	if m.watch != nil {
		m.watch.steps.Store(m.steps)
	}
	if m.steps > m.limits.Steps {
		panic(m.tooMuchWork())
	}
	m.Alive()
	m.allow()
}

// allow gives the steps up to the next look, of which the limit may be one.
func (m *Meter) allow() {
	m.given = min(stride, m.limits.Steps-m.steps)
	m.left = m.given
}
