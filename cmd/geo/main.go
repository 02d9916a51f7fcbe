package main

// The entry of the process, its exit statuses, and the net under bugs.

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"
)

// Exit statuses.
const (
	exitOK        = 0
	exitFailed    = 1 // an assertion or a test
	exitUsage     = 2 // usage or files
	exitRejected  = 3 // before it ran
	exitRuntime   = 4 // while running
	exitInterrupt = 130
)

func main() { os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// Main is the command without the process around it: it returns the exit
// status. A panic anywhere under it is a bug in Geo and is reported as one.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) (status int) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintf(stderr, "error[E0499]: this is a bug in Geo: %v\n%s", r, debug.Stack())
			status = exitRuntime
		}
	}()
	app := &app{stdin: stdin, stdout: stdout, stderr: stderr}
	root := app.root()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	if err := root.Execute(); err != nil {
		if e, ok := err.(exit); ok {
			return int(e)
		}
		fmt.Fprintf(stderr, "geo: %v\nRun 'geo --help' for usage.\n", err)
		return exitUsage
	}
	return exitOK
}

// exit is an error that is only an exit status: what there is to say has been
// said.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit status %d", int(e)) }
