package main

// geo without arguments: the interactive session, or a pipe's lines.

import (
	"bytes"
	"context"
	"fmt"
	"os"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/repl"
)

// session is geo without arguments: a conversation on a terminal, plain lines
// from a pipe.
func (a *app) session(ctx context.Context) error {
	engine, err := a.engine(".")
	if err != nil {
		return err
	}
	talk := &repl.REPL{
		Out:    a.out,
		Err:    a.err,
		Color:  a.colors(a.err),
		Load:   readSource,
		Save:   func(name string, text []byte) error { return a.createFile(name, bytes.NewReader(text)) },
		Output: &repl.Output{Digits: a.digits, LaTeX: a.latex},
	}
	if isTerminal(a.stdin) && isTerminal(a.out) {
		a.pager = &repl.Pager{Out: a.out, Size: func() (int, int) { columns, rows, _ := repl.Size(a.out.to.(*os.File)); return columns, rows }}
		talk.Pager, talk.Out = a.pager, a.pager
	}
	sink, set, width := a.output(), *talk.Output, a.columns()
	var working *progress
	if a.pager != nil {
		a.pager.Key = func() (byte, error) {
			defer working.pause()()
			key, err := repl.Key()
			if self, e := os.FindProcess(os.Getpid()); key == 3 && err == nil && e == nil {
				_ = self.Signal(os.Interrupt) // Ctrl-C ends what is computed, too
			}
			return key, err
		}
	}
	talk.Working = func(ctx context.Context) func() {
		working = a.progress(ctx, nil)
		talk.Session.Watch(working.watched())
		return func() {
			working.over()
			a.dropTable()
		}
	}
	tell := interp.SinkFunc(func(e interp.Event) error {
		if a.width = talk.Output.Width; set != *talk.Output || width != a.columns() {
			set, width = *talk.Output, a.columns()
			a.digits, a.latex = set.Digits, set.LaTeX
			sink = a.output()
		}
		if err := sink.Emit(e); err != nil {
			return err
		}
		return a.out.Flush() // whoever typed it waits for it
	})
	talk.Fresh = func() (*interp.Session, error) {
		s, err := engine.NewSession(tell)
		s.Announce(isTerminal(a.stdin) && isTerminal(a.out))
		return s, err
	}
	if talk.Session, err = talk.Fresh(); err != nil {
		return a.usage(err)
	}
	if !isTerminal(a.stdin) {
		return a.endOf(ctx, talk.RunText(ctx, "<stdin>", a.stdin))
	}
	if isTerminal(a.out) {
		fmt.Fprintf(a.out, "Geo %s. help for help, Ctrl-D to leave.\n", version())
		talk.Reader, err = repl.Terminal(repl.HistoryFile(), talk.Complete, a.colors(a.out))
		if err != nil {
			return a.usage(err)
		}
	} else {
		talk.Reader = repl.Plain(a.stdin)
	}
	defer talk.Reader.Close()
	a.signals.terminate(func() { _ = talk.Reader.Close() }) // which gives the terminal back
	return a.endOf(ctx, talk.Run(ctx))
}

// endOf is what a session that has ended gives the system.
func (a *app) endOf(ctx context.Context, end repl.End) error {
	switch {
	case ctx.Err() != nil:
		return interrupted(ctx)
	case end.Err != nil:
		return a.usage(end.Err)
	}
	return exitOf(end)
}

// exitOf is a session's end as an exit status. A conversation that met errors
// ended well; lines from a pipe are a program.
func exitOf(end repl.End) error {
	switch {
	case end.Interactive:
		return nil
	case end.Rejected:
		return exit(exitRejected)
	case end.RuntimeErrors:
		return exit(exitRuntime)
	case end.FailedAssertions:
		return exit(exitFailed)
	}
	return nil
}
