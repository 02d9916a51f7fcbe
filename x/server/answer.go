package server

// An answer: its JSON, and the sink that gathers a run's events within a number of bytes.

import (
	"bytes"
	"encoding/json"
	"errors"

	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// Words of Answer.Status.
const (
	OK        = "ok"
	Failed    = "failed"    // an assertion did not hold
	Rejected  = "rejected"  // a mistake was found before anything ran
	Error     = "error"     // met while running
	Refused   = "refused"   // beyond a limit of the tenant or the server: Limit
	Malformed = "malformed" // the request, not the script
	Unknown   = "unknown"   // no such key, or no such path
	Cancelled = "cancelled" // by a line, or because the server stopped
	Bug       = "bug"       // of Geo or of this server
)

// Answer is what is said to a request, as JSON.
type Answer struct {
	ID     string `json:"id"`
	Status string `json:"status"`
	// Limit says beyond what it was: a code of Geo (E0410), or time, output,
	// body, queue, memory, rate, cpu, stopping.
	Limit   string `json:"limit,omitempty"`
	Message string `json:"message,omitempty"`     // of what is not about the script
	Retry   int    `json:"retry_after,omitempty"` // seconds, of a refusal that will not last

	Events []json.RawMessage `json:"events,omitempty"` // as geo run --json writes them
	Passed int               `json:"passed,omitempty"` // assertions
	Failed int               `json:"failed,omitempty"`
	// PassedTests and FailedTests count test statements.
	PassedTests int `json:"passed_tests,omitempty"`
	FailedTests int `json:"failed_tests,omitempty"`

	// Diagnostics found before the run; those met in it are events.
	Diagnostics []json.RawMessage `json:"diagnostics,omitempty"`
	LeftOut     int               `json:"diagnostics_left_out,omitempty"`

	Params []Param `json:"params,omitempty"` // of check
	Names  []Name  `json:"names,omitempty"`
}

// Param is a param of a checked source.
type Param struct {
	Name  string `json:"name"`
	Shape []int  `json:"shape,omitempty"`
	Set   bool   `json:"set"`
}

// Name is a name that a checked source binds, with its type.
type Name struct {
	Name string `json:"name"`
	Type string `json:"type"`
}

// limitCodes are Geo's codes for what passed a limit that the host set.
var limitCodes = map[string]bool{
	"E0190": true, "E0191": true, "E0192": true, "E0193": true, "E0194": true, "E0195": true,
	"E0410": true, "E0454": true, "E0513": true,
}

// bugCodes are Geo's codes for its own mistakes.
var bugCodes = map[string]bool{"E0199": true, "E0499": true}

// blame sets the status that diagnostics give, otherwise when they are about the script.
func (a *Answer) blame(list diag.List, otherwise string) {
	a.Status = otherwise
	for _, d := range list {
		switch {
		case d.Severity == diag.Warning:
		case bugCodes[d.Code]:
			a.Status, a.Limit = Bug, ""
			return
		case limitCodes[d.Code] && a.Limit == "":
			a.Status, a.Limit = Refused, d.Code
		}
	}
}

// room is what is left of an answer's bytes.
type room struct {
	left int64
	full bool // something did not fit
}

var errRoom = errors.New("the answer is beyond the bytes it may have")

// take takes n bytes, or says that they do not fit: then nothing more does.
func (r *room) take(n int64) bool {
	if n > r.left {
		r.left, r.full = 0, true
		return false
	}
	r.left -= n
	return true
}

// report adds diagnostics while there is room, and counts the rest.
func (a *Answer) report(list diag.List, r *room) {
	for i, d := range list {
		text, err := json.Marshal(d)
		if err != nil || !r.take(int64(len(text))+1) {
			a.LeftOut += len(list) - i
			return
		}
		a.Diagnostics = append(a.Diagnostics, text)
	}
}

// sink gathers events in an answer while there is room. An event is not
// written when its numbers alone do not fit: writing takes a multiple of them.
func (a *Answer) sink(r *room) interp.Sink {
	var line bytes.Buffer
	write := render.JSONSink(&line)
	return interp.SinkFunc(func(e interp.Event) error {
		if !fits(e, r.left) {
			r.take(r.left + 1)
			return errRoom
		}
		line.Reset()
		if err := write.Emit(e); err != nil {
			return err
		}
		if !r.take(int64(line.Len())) { // the line's end counts as the comma
			return errRoom
		}
		a.Events = append(a.Events, bytes.Clone(bytes.TrimSuffix(line.Bytes(), []byte("\n"))))
		return nil
	})
}

// measure adds up what numbers take as JSON, until they do not fit.
type measure struct {
	left int64
	text []byte
}

// fits reports that the numbers of an event may fit in so many bytes: that is known
// before any of them is written, since writing all takes a multiple of them.
func fits(e interp.Event, left int64) bool {
	t := measure{left: left}
	switch e := e.(type) {
	case *interp.Printed:
		for _, it := range e.Items {
			t.value(it.Value)
		}
	case *interp.TableRow:
		for _, c := range e.Cells {
			t.value(c)
		}
	case *interp.Asserted:
		if f := e.Failure; f != nil {
			t.value(f.Left)
			t.value(f.Right)
		}
	case *interp.Plotted:
		for _, s := range e.Series {
			t.numbers(s.X)
			t.numbers(s.Y)
			t.numbers(s.Values)
			t.numbers(s.Color)
			for _, more := range s.More {
				t.numbers(more)
			}
		}
	}
	return t.left >= 0
}

func (t *measure) value(v interp.Value) {
	n := int64(1)
	for _, k := range v.Shape() {
		n *= int64(k)
	}
	if 2*n > t.left { // a digit and a comma
		t.left = -1
		return
	}
	t.numbers(v.Float64s())
	for _, e := range v.Elems() {
		t.value(e)
	}
}

func (t *measure) numbers(xs []float64) {
	for _, x := range xs {
		if t.left < 0 {
			return
		}
		t.text = number.Append(t.text[:0], x, 0)
		t.left -= int64(max(1, len(t.text)-exponentSign)) + 1
	}
}

// exponentSign is how many characters fewer JSON may take for a number.
const exponentSign = 2
