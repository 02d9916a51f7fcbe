package main

// geo without arguments: the interactive session, or a pipe's lines.

import (
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
	sink, flush := a.output()
	defer flush()
	s, err := engine.NewSession(interp.SinkFunc(func(e interp.Event) error {
		defer flush()
		return sink.Emit(e)
	}))
	if err != nil {
		return a.usage(err)
	}
	talk := &repl.REPL{
		Session: s,
		Out:     a.stdout,
		Err:     a.stderr,
		Color:   a.colors(a.stderr),
		Load:    func(name string) ([]byte, error) { return os.ReadFile(name) },
	}
	if isTerminal(a.stdin) && isTerminal(a.stdout) {
		fmt.Fprintf(a.stdout, "Geo %s. help for help, Ctrl-D to leave.\n", version())
		talk.Reader, err = repl.Terminal(repl.HistoryFile(), talk.Complete)
		if err != nil {
			return a.usage(err)
		}
	} else {
		talk.Reader = repl.Plain(a.stdin)
	}
	defer talk.Reader.Close()
	if ctx == nil {
		ctx = context.Background()
	}
	return exitOf(talk.Run(ctx))
}

// exitOf is a session's end as an exit status. A conversation that met errors
// ended well; lines from a pipe are a program.
func exitOf(end repl.End) error {
	switch {
	case end.Err != nil:
		return exit(exitUsage)
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
