package run

// Points of a plot at which there is no value: they are left out, and counted.

import (
	"errors"
	"math"

	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// holes are the points of one plot that have no value. A nil one has none, and leaves errors what they are.
type holes struct {
	n     int
	first error
}

// covers reports an error that says that there is no value at a point, and nothing worse.
func (h *holes) covers(err error) bool {
	var d *diag.Diagnostic
	if h == nil || !errors.As(err, &d) {
		return false
	}
	switch d.Code {
	case exec.CodePoint, exec.CodeDomain, exec.CodeSingular, CodeWhere:
		return true
	}
	return false
}

// hole is what stands in the place of the value.
func (h *holes) hole(it check.Item, why error) Value {
	h.n++
	if h.first == nil {
		h.first = located(why, spanOf(it.Expr))
	}
	n := 1
	if o, ok := it.Value.(*value.Object); ok {
		n = max(1, o.Node.Size())
	}
	v := Value{Kind: Numbers, Data: make([]float64, n)}
	for i := range v.Data {
		v.Data[i] = math.NaN()
	}
	return v
}
