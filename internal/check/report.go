package check

// Diagnostics while checking: reported once each, at the call when the mistake
// is in a body.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// report collects diagnostics, once each.
type report struct {
	list   diag.List
	seen   map[reported]bool
	limit  int    // of errors, and of warnings
	failed int    // errors met, those of trials included
	counts [2]int // of the list, by severity
}

// full reports that no other error will be said: there is nothing left to look for.
func (r *report) full() bool { return r.counts[diag.Error] >= r.limit }

// forget takes back what was said since there were n diagnostics.
func (r *report) forget(n int) {
	for _, d := range r.list[n:] {
		delete(r.seen, reported{d.Code, d.Span, d.Message})
		r.counts[d.Severity]--
	}
	r.list = r.list[:n]
}

type reported struct {
	code string
	span diag.Span
	text string
}

func newReport(limit int) *report { return &report{seen: map[reported]bool{}, limit: limit} }

func (r *report) add(d *diag.Diagnostic) {
	key := reported{d.Code, d.Span, d.Message}
	if r.seen[key] || r.counts[d.Severity] >= r.limit {
		return
	}
	r.seen[key] = true
	r.counts[d.Severity]++
	r.list = append(r.list, d)
}

// frame is one call being inlined.
type frame struct {
	name string
	fn   *grammar.Fn
	span diag.Span // of the call
	lib  bool      // the function is the library's
}

// fail reports d. An error inside a function's body is shown where the function
// is called, with the place in the body beside it: the body was checked where
// it was written, so the call is what does not fit.
func (e *checker) fail(d *diag.Diagnostic) {
	if len(e.calls) > 0 && !e.silent {
		d = e.atCall(d)
	}
	e.add(d)
}

// add reports d where it is; a trial only counts it.
func (e *checker) add(d *diag.Diagnostic) {
	if d.Severity == diag.Error {
		e.report.failed++
	}
	if !e.silent {
		e.report.add(d)
	}
}

func (e *checker) atCall(d *diag.Diagnostic) *diag.Diagnostic {
	innermost := e.calls[len(e.calls)-1]
	// The outermost call is the one in the text that is being checked.
	outermost := e.calls[0]
	out := *d
	out.Span = outermost.span
	out.Label = "in this call"
	out.Labels = nil
	out.Fixes = nil
	if !d.Span.IsZero() {
		out.Labels = append(out.Labels, diag.Label{Span: d.Span, Text: "in " + innermost.name + ", here"})
	}
	out.Labels = append(out.Labels, d.Labels...)
	// A fix stays when it mends the text that is being checked, not the body; a
	// body that reads in two ways is mended itself.
	for _, f := range d.Fixes {
		inCall := f.Span.Start >= outermost.span.Start && f.Span.End <= outermost.span.End
		if f.Span.Source == outermost.span.Source && !f.Span.IsZero() && (inCall || d.Code == refuse.CodeMatrixPower) {
			out.Fixes = append(out.Fixes, f)
		}
	}
	return &out
}

// trial runs f and forgets its errors; ok reports that there were none.
func (e *checker) trial(f func()) (ok bool) {
	before := e.report.failed
	leave := e.within(func(c *context) { c.silent = true })
	f()
	leave()
	ok = e.report.failed == before
	e.report.failed = before
	return ok
}

// words words mistakes where the checker stands.
func (e *checker) words() refuse.Words {
	return refuse.Words{
		Scope: e.scope, Statement: e.statement.node, File: e.file, Summed: e.statement.dummies,
		Type: func(x grammar.Expr) (o *value.Object) {
			if e.silent { // nobody reads the words
				return nil
			}
			e.trial(func() { o, _ = e.expr(x).(*value.Object) })
			return o
		},
		Mends: func(x grammar.Expr) {
			if e.statement.mended == nil {
				e.statement.mended = map[grammar.Expr]bool{}
			}
			e.statement.mended[x] = e.statement.mended[x] || !e.silent
		},
	}
}

// isMended reports an expression that the fixes of another refusal of the
// statement mend: it is refused with that.
func (e *checker) isMended(x grammar.Expr) bool {
	if !e.statement.mended[x] || e.silent {
		return false
	}
	e.report.failed++
	return true
}
