package exec

// What a host brought and what failed there: its functions, its kernels. It is said to be the host's, never a bug of Geo.

import (
	"errors"
	"fmt"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// hostFailed is the diagnostic of a call of a host's function that failed.
func hostFailed(f *scalar.HostFailure) *diag.Diagnostic {
	what, at := "the host's function "+f.Func.Name, "called as "+number.Point(f.Func.Name, f.Args, 0)
	if f.Err == nil {
		p := &diag.HostPanic{Of: what, Value: f.Panic, Stack: f.Stack}
		return p.At(diag.Span{}).WithNote(at)
	}
	d := diag.New(CodeHostError, diag.Span{}, fmt.Sprintf("%s gives an error: %v", what, f.Err))
	return d.WithNote(at).Because(f.Err)
}

// failedAt is what failed of the host's while n was evaluated, nil where nothing has.
// The first node that meets it gives it its place.
func (r *run) failedAt(n *graph.Node) error {
	if r.failed != nil {
		return r.failed
	}
	f, k := r.calls.Failure(), r.m.ks.Failure()
	var d *diag.Diagnostic
	switch {
	case f == nil && k == nil:
		return nil
	case f == nil:
		p := &diag.HostPanic{Of: "the host's matrix product (Dgemm)", Value: k.Panic, Stack: k.Stack}
		d = p.At(diag.Span{})
	default:
		// A function may end because the evaluation is to end.
		if err := r.calls.Ctx.Err(); err != nil && f.Err != nil && errors.Is(f.Err, err) {
			r.failed = cancelled(err)
			return r.failed
		}
		d = hostFailed(f)
	}
	d.Span = r.m.origin(n)
	r.failed = d
	return d
}
