package run

// A panic as a diagnostic: the one place where a bug in Geo becomes something
// to report.

import (
	"bytes"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/budget"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Bug is a recovered panic as a diagnostic: the one place where a bug becomes
// something that a caller can report. What the budget ended is no bug.
func Bug(r any, at diag.Span) *diag.Diagnostic {
	switch r := r.(type) {
	case *diag.Diagnostic:
		return r
	case *budget.Ended:
		return r.Diagnostic
	}
	d := diag.New(exec.CodeInternal, at, fmt.Sprintf("this is a bug in Geo: %v", r))
	return d.WithNote(stackNames(debug.Stack()))
}

// stackNames keeps the functions of a panic's stack that are Geo's own, the
// innermost dozen.
func stackNames(stack []byte) string {
	var names []string
	for _, line := range bytes.Split(stack, []byte("\n")) {
		text := string(line)
		if !strings.HasPrefix(text, "github.com/seed2d4d80ff/geo/") {
			continue
		}
		text = strings.TrimPrefix(text, "github.com/seed2d4d80ff/geo/")
		if i := strings.LastIndexByte(text, '('); i > 0 {
			text = text[:i]
		}
		if strings.Contains(text, "run.Bug") || strings.Contains(text, "func1") && len(names) == 0 {
			continue
		}
		if names = append(names, text); len(names) == 12 {
			break
		}
	}
	return "in " + strings.Join(names, " < ")
}
