package budget

// What another goroutine may see of an evaluation while it works.

import (
	"sync/atomic"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Watch holds what an evaluation has done so far. Its meter writes it, anybody may read it.
type Watch struct {
	steps, begun, ended atomic.Int64
	at                  atomic.Pointer[diag.Span]
}

// Watched has the counts of the evaluation that has begun written to w; nil: to nobody.
func (m *Meter) Watched(w *Watch) {
	if m.watch = w; w != nil {
		w.steps.Store(0)
		w.begun.Store(0)
		w.ended.Store(0)
		w.at.Store(nil)
	}
}

// Steps are the operations on expressions and formulas so far.
func (w *Watch) Steps() int64 { return w.steps.Load() }

// Operations are those of numerical work that has ended. What is in work may be counted before
// it is done, as a whole: Begun has it.
func (w *Watch) Operations() int64 { return w.ended.Load() }

// Begun are those with what is in work.
func (w *Watch) Begun() int64 { return w.begun.Load() }

// At is the place that is worked for.
func (w *Watch) At() diag.Span {
	if at := w.at.Load(); at != nil {
		return *at
	}
	return diag.Span{}
}
