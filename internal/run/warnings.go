package run

// Warnings of solvers, kept until the statement that asked for them has ended.

import (
	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// warnings are findings that do not stop a run, in the order they were made.
type warnings struct {
	list diag.List
	said map[string]bool // passages of flows, which are followed again for each chart that they are read in
}

func (w *warnings) add(d *diag.Diagnostic) {
	if d.Code == builtins.CodeCrosses {
		key := d.Span.String() + d.Message
		if w.said[key] {
			return
		}
		put(&w.said, key, true)
	}
	w.list = append(w.list, d)
}

func (w *warnings) take() diag.List {
	l := w.list
	w.list = nil
	return l
}

// sayWarnings reports what solvers found while a statement ran.
func (r *Run) sayWarnings() error {
	for _, d := range r.warned.take() {
		d.Severity = diag.Warning
		if err := r.tell(r.report.Found(d)); err != nil {
			return err
		}
	}
	return nil
}
