package run

// Warnings of solvers, kept until the statement that asked for them has ended.

import "github.com/seed2d4d80ff/geo/interp/diag"

// warnings are findings that do not stop a run, in the order they were made.
type warnings struct {
	list diag.List
}

func (w *warnings) add(d *diag.Diagnostic) {
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
