package main

// The entry of the process, its exit statuses, and the net under bugs.

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Exit statuses.
const (
	exitOK        = 0
	exitFailed    = 1   // an assertion or a test
	exitUsage     = 2   // usage or files, output that could not be written
	exitRejected  = 3   // before it ran
	exitRuntime   = 4   // while running
	exitInterrupt = 130 // and 143 after SIGTERM: 128 + the signal

	exitReaderGone = 141 // nobody reads the output: as a process that SIGPIPE ends
)

func main() { os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// Main is the command without the process around it: it returns the exit
// status. A panic anywhere under it is a bug in Geo and is reported as one.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) (status int) {
	out := newStream("standard output", stdout, nil)
	a := &app{stdin: stdin, out: out, err: newStream("standard error", stderr, out)}
	ctx, stop := a.listen(context.Background())
	defer stop()
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintf(a.err, "error[E0499]: this is a bug in Geo: %s\n%s", diag.Visible(fmt.Sprint(r)), debug.Stack())
			status = exitRuntime
		}
		status = a.end(status)
	}()
	root := a.root()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(a.out)
	root.SetErr(a.err)
	if err := root.ExecuteContext(ctx); err != nil {
		if e, ok := err.(exit); ok {
			return int(e)
		}
		a.say(err)
		fmt.Fprintln(a.err, "Run 'geo --help' for usage.")
		return exitUsage
	}
	return exitOK
}

// end is the status of a command whose outputs are closed: what could not be written is
// lost, and then the command has failed, whatever it was about.
func (a *app) end(status int) int {
	err := a.out.Flush()
	if err == nil {
		err = a.err.Flush()
	}
	switch {
	case err == nil:
		return status
	case readerGone(err):
		return exitReaderGone
	}
	a.say(err)
	if status == exitOK {
		return exitUsage
	}
	return status
}

// exit is an error that is only an exit status: what there is to say has been
// said.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit status %d", int(e)) }
