package main

// geo run FILE: compile a program, run it, show what it prints; the exit status
// that follows.

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/seed2d4d80ff/geo/interp"
)

func (a *app) runCommand() *cobra.Command {
	var watch bool
	cmd := &cobra.Command{
		Use:   "run FILE [NAME=VALUE …]",
		Short: "Run a program; - is standard input",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if watch {
				return a.watch(cmd.Context(), args[0], args[1:])
			}
			return a.runFile(cmd.Context(), args[0], args[1:])
		},
	}
	cmd.Flags().BoolVar(&watch, "watch", false, "run again each time that the file changes, or a file that it reads, until Ctrl-C")
	cmd.Flags().BoolVar(&a.profile, "profile", false, "write, behind the run and on standard error, where time and memory went by line")
	return cmd
}

func (a *app) runFile(ctx context.Context, name string, bindings []string) error {
	ctx, end := a.limits.timed(ctx)
	defer end()
	program, err := a.compile(ctx, name, bindings)
	if err != nil {
		return err
	}
	p := a.progress(ctx, func(ctx context.Context) (interp.Cost, error) {
		return program.Cost(ctx, interp.RunOptions{LaTeX: a.latex})
	})
	options := interp.RunOptions{Sink: a.output(), LaTeX: a.latex, Progress: p.watched()}
	if a.profile {
		options.Profile = &interp.Profile{}
	}
	result, err := program.Run(ctx, options)
	p.over()
	a.dropTable()
	if a.profile {
		a.writeProfile(options.Profile)
	}
	return a.outcome(ctx, result, err)
}

// compile reads, binds and checks a program.
func (a *app) compile(ctx context.Context, name string, bindings []string) (*interp.Program, error) {
	text, dir, err := a.source(name)
	if err != nil {
		return nil, err
	}
	return a.compileText(ctx, name, text, dir, bindings)
}

// compileText is compile of a text that has been read.
func (a *app) compileText(ctx context.Context, name, text, dir string, bindings []string) (*interp.Program, error) {
	engine, err := a.engine(dir)
	if err != nil {
		return nil, err
	}
	params, functions, err := a.params(engine, bindings)
	if err != nil {
		return nil, err
	}
	program, err := engine.CompileSource(ctx, interp.Source{Name: shownName(name), Text: text, Params: params, Functions: functions})
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, a.ended(ctx, err)
	case err != nil:
		return nil, a.reject(err)
	}
	if w := program.Warnings(); len(w) > 0 {
		if err := a.report(w); err != nil {
			return nil, err
		}
	}
	return program, nil
}

// shownName is what a program is called in what is said of it.
func shownName(name string) string {
	if name == "-" {
		return "<stdin>"
	}
	return name
}

// outcome is the exit status of a run whose events have been told.
func (a *app) outcome(ctx context.Context, result *interp.Result, err error) error {
	switch {
	case err != nil && ctx.Err() != nil && errors.Is(err, ctx.Err()):
		return a.ended(ctx, err)
	case result.Rejected:
		return exit(exitRejected)
	case len(result.Errors) > 0:
		return exit(exitRuntime)
	case err != nil:
		return a.usage(err) // the output could not be written
	case result.Failed > 0:
		return exit(exitFailed)
	}
	return nil
}
