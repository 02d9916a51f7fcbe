package main

// geo test FILES: assertions and tests of programs, a line for each file.

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

func (a *app) testCommand() *cobra.Command {
	var update bool
	cmd := &cobra.Command{
		Use:   "test FILE…",
		Short: "Run programs for their assertions and tests only, and pages for their samples",
		Long: "Run programs, leave out what they print, and report their tests, and the assertions that failed. A program whose last\n" +
			"comment begins with # output: must print what that comment says. Of a Markdown page the ```geo blocks are run and must\n" +
			"print what the ```text block directly behind says, and ```geo wrong blocks must be refused so. --update writes these outputs.",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			worst := exitOK
			for _, name := range args {
				test := a.testFile
				if isPage(name) {
					test = a.testPage
				}
				status, err := test(ctx, name, update)
				if err != nil {
					return err
				}
				if ctx.Err() != nil {
					return interrupted(ctx)
				}
				worst = max(worst, status)
			}
			if worst != exitOK {
				return exit(worst)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&update, "update", false, "write the outputs of samples and scripts as they are")
	return cmd
}

// testFile runs one program and reports it in a line of its own.
func (a *app) testFile(ctx context.Context, name string, update bool) (int, error) {
	start := time.Now()
	ctx, end := a.limits.timed(ctx)
	defer end()
	program, err := a.compile(ctx, name, nil)
	if err != nil {
		e, ok := err.(exit)
		if !ok {
			return 0, err
		}
		a.verdict(name, "rejected", start)
		return int(e), nil
	}
	p := a.progress(ctx, func(ctx context.Context) (interp.Cost, error) { return program.Cost(ctx, interp.RunOptions{}) })
	result, err := program.Run(ctx, interp.RunOptions{Sink: testEvents{a.output()}, Progress: p.watched()})
	p.over()
	err = a.outcome(ctx, result, err)
	status, ok := err.(exit)
	if err != nil && !ok {
		return 0, err
	}
	words := fmt.Sprintf("%d assertions held", result.Passed)
	switch {
	case len(result.Errors) > 0:
		words = "stopped by an error"
	case result.Failed > 0:
		words = fmt.Sprintf("%d of %d assertions failed", result.Failed, result.Failed+result.Passed)
	}
	if status == exitOK {
		said, err := a.testOutput(ctx, name, update)
		if err != nil {
			return 0, err
		}
		if status = exit(said); said != exitOK {
			words = "it prints something else than it says"
		}
	}
	a.verdict(name, words, start)
	return int(status), nil
}

// testEvents passes on what assertions and tests say, and drops what a program
// prints.
type testEvents struct{ sink interp.Sink }

func (t testEvents) Emit(e interp.Event) error { return e.Accept(t) }

func (t testEvents) VisitAsserted(e *interp.Asserted) error   { return t.sink.Emit(e) }
func (t testEvents) VisitIdentity(e *interp.Identity) error   { return t.sink.Emit(e) }
func (t testEvents) VisitTestStart(e *interp.TestStart) error { return t.sink.Emit(e) }
func (t testEvents) VisitTestEnd(e *interp.TestEnd) error     { return t.sink.Emit(e) }
func (t testEvents) VisitFound(e *interp.Found) error         { return t.sink.Emit(e) }

func (t testEvents) VisitPrinted(*interp.Printed) error     { return nil }
func (t testEvents) VisitEchoed(*interp.Echoed) error       { return nil }
func (t testEvents) VisitDefined(*interp.Defined) error     { return nil }
func (t testEvents) VisitShown(*interp.Shown) error         { return nil }
func (t testEvents) VisitTableHead(*interp.TableHead) error { return nil }
func (t testEvents) VisitTableRow(*interp.TableRow) error   { return nil }
func (t testEvents) VisitTableEnd(*interp.TableEnd) error   { return nil }
func (t testEvents) VisitPlotted(*interp.Plotted) error     { return nil }

func (a *app) verdict(name, words string, start time.Time) {
	if a.json {
		return // the events say it all
	}
	fmt.Fprintf(a.out, "%s: %s (%d ms)\n", diag.Visible(name), words, time.Since(start).Milliseconds())
}
