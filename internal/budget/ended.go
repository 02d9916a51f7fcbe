package budget

// Why an evaluation ended before its end, in the words of a diagnostic.

import (
	"context"
	"errors"

	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Ended is the panic that ends an evaluation: its diagnostic, which unwraps to
// the context's error where the context has ended.
type Ended struct {
	*diag.Diagnostic
	Own bool // by a limit of the evaluation, and not by whoever holds its context
}

// OfContext is the diagnostic of a context that has ended with an error and a
// cause, which says how long it may have been.
func OfContext(err, cause error, at diag.Span) *diag.Diagnostic {
	switch {
	case !errors.Is(err, context.DeadlineExceeded):
		return diag.New(CodeCancelled, at, "cancelled").Because(err)
	case cause == nil || cause == err:
		return diag.New(CodeLimit, at, "the time given by the host is over").Because(err)
	}
	return diag.New(CodeLimit, at, cause.Error()).Because(err)
}

func (m *Meter) tooLate() *Ended {
	cause := context.Cause(m.ctx)
	_, own := cause.(tooLong)
	return &Ended{OfContext(m.ctx.Err(), cause, m.at), own}
}

func (m *Meter) tooMuchWork() *Ended {
	return &Ended{diag.New(CodeLimit, m.at, "this takes more than "+number.Decimal(float64(m.limits.Steps), 0)+" steps").
		WithNote("a step is about one operation on a formula: --steps of the command, or Limits.Steps of a host, allows more"), true}
}

func (m *Meter) tooManyOperations() *Ended {
	return &Ended{diag.New(CodeLimit, m.at, "the numbers of this take more than "+number.Compact(m.limits.Operations, 2)+" operations").
		WithNote("--operations of the command, or Limits.Operations of a host, allows more; geo cost says how many there are"), true}
}

func (m *Meter) tooMuchMemory() *Ended {
	return &Ended{diag.New(CodeLimit, m.at, "the formulas of this need more than "+number.Bytes(float64(m.limits.Bytes))+" of memory").
		WithNote("--memory of the command, or Limits.Run.Bytes of a host, allows more"), true}
}

func (m *Meter) tooDeep() *Ended {
	return &Ended{diag.New(CodeLimit, m.at, "this is nested more than "+number.Decimal(float64(m.limits.Depth), 0)+" deep").
		WithNote("Limits.Depth of a host allows more, where its stack does"), true}
}
