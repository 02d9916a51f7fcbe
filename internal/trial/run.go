package trial

// Running a program, and what it said.

import (
	"context"
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Said is what a run printed, line by line, and how it ended.
type Said struct {
	Items []interp.Item // of all prints, in order
	Lines []int         // how many items each print had
	Error string        // the code of the first error; "" when there was none
	Text  string        // the error in full
	Held  []bool        // of the assertions, in order
}

var engine = func() *interp.Engine {
	e, err := interp.New(interp.Options{})
	if err != nil {
		panic(err)
	}
	return e
}()

// asked is the context of all that is asked of the engine.
var asked = context.Background()

// Run compiles and runs a program. A bug of the engine's is an error like others: E0499.
func Run(source string) *Said { return runWith(source, false) }

// runWith has formulas written in LaTeX too where that is asked for.
func runWith(source string, latex bool) *Said {
	s := &Said{}
	p, err := engine.Compile(asked, "trial.geo", source)
	if err != nil {
		s.fail(err)
		return s
	}
	s.run(p, latex)
	return s
}

func (s *Said) run(p *interp.Program, latex bool) {
	sink := interp.SinkFunc(func(e interp.Event) error {
		switch e := e.(type) {
		case *interp.Printed:
			s.Items = append(s.Items, e.Items...)
			s.Lines = append(s.Lines, len(e.Items))
		case *interp.Asserted:
			s.Held = append(s.Held, e.OK)
		}
		return nil
	})
	if _, err := p.Run(asked, interp.RunOptions{Sink: sink, LaTeX: latex}); err != nil {
		s.fail(err)
	}
}

func (s *Said) fail(err error) {
	s.Error, s.Text = "?", err.Error()
	switch e := err.(type) {
	case diag.List:
		if len(e) > 0 {
			s.Error = e[0].Code
		}
	case *diag.Diagnostic:
		s.Error = e.Code
	}
}

// Program is source under construction.
type Program struct{ strings.Builder }

// Line adds a line.
func (p *Program) Line(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }
