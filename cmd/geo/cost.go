package main

// geo cost FILE: what running a program would take, by line, without running it.

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

func (a *app) costCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "cost FILE [NAME=VALUE …]",
		Short: "Say what running a program would take, by line, without running it",
		Long: `Say what running a program would take, by line, without running it.

Operations are those of numbers (--operations bounds them), steps those on formulas
(--steps), peak is the memory of the largest evaluation (--memory). Formulas are made and
computations planned, so that takes as long as they do; numbers are not computed, but
for solvers, which are tried for a few million operations.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.costOf(cmd.Context(), args[0], args[1:])
		},
	}
}

func (a *app) costOf(ctx context.Context, name string, bindings []string) error {
	ctx, end := a.limits.timed(ctx)
	defer end()
	program, err := a.compile(ctx, name, bindings)
	if err != nil {
		return err
	}
	cost, err := program.Cost(ctx, interp.RunOptions{LaTeX: a.latex})
	if err != nil && ctx.Err() != nil {
		return a.ended(ctx, err)
	}
	a.writeCost(&cost, program.Name())
	if err == nil {
		return nil
	}
	var list diag.List
	var one *diag.Diagnostic
	switch {
	case errors.As(err, &list):
		return a.reject(err)
	case !errors.As(err, &one):
		return a.usage(err)
	}
	if err := a.report(diag.List{one}); err != nil {
		return err
	}
	return exit(exitRuntime)
}

// writeCost writes a cost as a table, a row for each line that takes anything.
func (a *app) writeCost(c *interp.Cost, name string) {
	t := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "operations\t%\tsteps\tpeak\tline\t ")
	row := func(operations, steps, bytes int64, line, text string) {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t %s\n", many(operations), number.Decimal(100*float64(operations)/float64(max(c.Operations, 1)), 1),
			many(steps), memory(bytes), diag.Visible(line), diag.Visible(text))
	}
	row(c.Operations, c.Steps, c.Bytes, "", "the whole run")
	for _, l := range c.Lines {
		line := fmt.Sprint(l.Line)
		if l.File != name {
			line = filepath.Base(l.File) + ":" + line
		}
		row(l.Operations, l.Steps, l.Bytes, line, cut(l.Text))
	}
	_ = t.Flush() // a write that fails is found where the command ends
	for _, o := range c.Open {
		line, _ := o.At.Position()
		fmt.Fprintf(a.out, "%s on line %d has no bound: its part is a guess\n", diag.Visible(o.What), line)
	}
}

// many is a count to a few digits: 1234, 1.64e+06.
func many(n int64) string {
	if n < 100_000 {
		return fmt.Sprint(n)
	}
	return number.Compact(float64(n), 3)
}
