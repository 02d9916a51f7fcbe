package repl

// The session's loop: read a whole statement, run it, go on after errors and
// Ctrl-C.

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// REPL is a session with somebody at the other end.
type REPL struct {
	Session *interp.Session
	Reader  LineReader
	Out     io.Writer // what commands such as help print
	Err     io.Writer // diagnostics of rejected lines
	Color   bool
	// Load reads a file for :load and Save writes a new one for :save; nil: files are
	// not offered.
	Load func(name string) ([]byte, error)
	Save func(name string, text []byte) error
	// Output is how answers are written, for :set; whoever writes them looks at it
	// again for each. nil: nothing can be set.
	Output *Output
	// Fresh makes a new session for :reset.
	Fresh func() (*interp.Session, error)

	// Pager holds long answers back a page at a time; nil: nothing is held back.
	Pager *Pager
	// Working is told when something is run, and gives what is to be done when that has ended; nil: nobody asks.
	Working func(context.Context) (over func())

	lines int    // statements read so far: they are named <1>, <2>, …
	last  string // what was entered last
	// toured is how many steps of the tour were shown.
	toured int
}

// Output is how answers are written.
type Output struct {
	Digits int  // significant digits of numbers
	LaTeX  bool // formulas in LaTeX
	Width  int  // columns that lines are broken for; 0: those of the terminal
}

// End is how a session went.
type End struct {
	Interactive      bool // read from a terminal
	Rejected         bool // some line was
	RuntimeErrors    bool
	FailedAssertions bool
	Err              error // of reading, or of the sink
}

// The prompts: of a new statement, and of one that goes on.
const (
	prompt     = "geo> "
	promptMore = "  ~> "
)

// Run reads and runs until the end of input, :quit, or the context's end.
func (r *REPL) Run(ctx context.Context) End {
	end := End{}
	_, end.Interactive = r.Reader.(*terminal)
	for ctx.Err() == nil && end.Err == nil {
		text, err := r.read()
		switch {
		case errors.Is(err, ErrInterrupt):
			continue
		case errors.Is(err, io.EOF) && strings.TrimSpace(text) == "":
			return end
		case err != nil && !errors.Is(err, io.EOF):
			end.Err = err
			return end
		}
		if strings.TrimSpace(text) == "" {
			continue
		}
		r.Reader.Remember(text)
		if r.Pager != nil {
			r.Pager.Begin()
		}
		if line := strings.TrimSpace(text); isCommand(line) {
			if r.command(ctx, line, &end) {
				return end
			}
			continue
		}
		r.statement(ctx, text, &end)
	}
	return end
}

// statement runs what somebody entered.
func (r *REPL) statement(ctx context.Context, text string, end *End) {
	r.lines++
	r.last = text
	r.exec(ctx, fmt.Sprintf("<%d>", r.lines), text, end)
}

// read gets one whole statement, asking for more while it is unfinished. An
// empty line ends an unfinished one, so that nobody is caught in it.
func (r *REPL) read() (string, error) {
	text, err := r.Reader.ReadLine(prompt)
	if err != nil {
		return text, err
	}
	for !isCommand(strings.TrimSpace(text)) && grammar.Incomplete(text) {
		more, err := r.Reader.ReadLine(promptMore)
		if err != nil {
			if errors.Is(err, io.EOF) {
				return text, nil // what there is, and its diagnostic
			}
			return "", err
		}
		if strings.TrimSpace(more) == "" {
			return text, nil
		}
		text += "\n" + more
	}
	return text, nil
}

// exec runs one piece of source; Ctrl-C stops it and not the session.
func (r *REPL) exec(ctx context.Context, name, text string, end *End) {
	stoppable, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()
	over := func() {}
	if r.Working != nil {
		over = r.Working(stoppable)
	}
	res, err := r.Session.Exec(stoppable, name, text)
	over()
	if w := r.Session.Warnings(); err == nil && len(w) > 0 {
		r.render(w)
	}
	var rejected diag.List
	switch {
	case errors.As(err, &rejected):
		end.Rejected = true
		r.render(rejected)
	case stoppable.Err() != nil && ctx.Err() == nil:
		r.complain("interrupted")
	case len(res.Errors) > 0:
		end.RuntimeErrors = true
	case err != nil: // of the sink: what nobody can hear is not worth computing
		end.Err = err
	default:
		r.tellOld()
	}
	if res.Failed > 0 {
		end.FailedAssertions = true
	}
}

func (r *REPL) render(list diag.List) {
	// There is nowhere to report that standard error is gone.
	_ = diag.Render(r.Err, list, diag.RenderOptions{Color: r.Color})
}

// Complete continues the word before the cursor.
func (r *REPL) Complete(line []rune, pos int) ([][]rune, int) {
	return complete(line, pos, r.Session)
}

// tellOld says which names still hold what a name of the statement was before.
func (r *REPL) tellOld() {
	for _, name := range r.Session.Rebound() {
		if list := r.Session.Holds(name); len(list) > 0 {
			r.complain("the old " + name + " is still in " + strings.Join(list, ", "))
		}
	}
}
