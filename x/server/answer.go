package server

// An answer: its JSON, and the sink that gathers a run's events within a number of bytes.

import (
	"bytes"
	"encoding/json"
	"errors"

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

// sink gathers events in an answer while there is room. Of an event that does not fit no more is written than there is room for.
func (a *Answer) sink(r *room) interp.Sink {
	var line limited
	write := render.JSONSink(&line)
	return interp.SinkFunc(func(e interp.Event) error {
		line.text.Reset()
		line.left = r.left
		err := write.Emit(e)
		if errors.Is(err, errRoom) {
			r.take(r.left + 1)
			return errRoom
		}
		if err != nil {
			return err
		}
		r.take(int64(line.text.Len())) // the line's end counts as the comma
		a.Events = append(a.Events, bytes.Clone(bytes.TrimSuffix(line.text.Bytes(), []byte("\n"))))
		return nil
	})
}

// limited is a line that may have so many bytes more.
type limited struct {
	text bytes.Buffer
	left int64
}

func (l *limited) Write(text []byte) (int, error) {
	if l.left -= int64(len(text)); l.left < 0 {
		return 0, errRoom
	}
	return l.text.Write(text)
}
