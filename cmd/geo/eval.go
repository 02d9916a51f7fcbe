package main

// geo eval EXPR: the value of one expression, by itself or with a program's
// names.

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

func (a *app) evalCommand() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:   "eval 'EXPR' [NAME=VALUE …]",
		Short: "Print the value of an expression, by itself or with a program's names",
		Long: "Print the value of an expression. With --in FILE it may use everything the program binds, and\n" +
			"NAME=VALUE sets its params; its statements are not run. Put -- before an expression that begins\n" +
			"with a minus sign.",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			text, dir := "", "."
			if file != "" {
				var err error
				if text, dir, err = a.source(file); err != nil {
					return err
				}
			}
			engine, err := a.engine(dir)
			if err != nil {
				return err
			}
			params, functions, err := a.params(engine, args[1:])
			if err != nil {
				return err
			}
			ctx, end := a.limits.timed(cmd.Context())
			defer end()
			program, err := engine.CompileSource(ctx, interp.Source{Name: file, Text: text, Params: params, Functions: functions})
			switch {
			case err != nil && ctx.Err() != nil:
				return a.ended(ctx, err)
			case err != nil:
				return a.reject(err)
			}
			v, err := program.Eval(ctx, args[0])
			switch {
			case err != nil && ctx.Err() != nil:
				return a.ended(ctx, err)
			case err != nil:
				return a.evalError(err)
			}
			if err := a.output().Emit(&interp.Printed{Items: []interp.Item{{Source: args[0], Value: v}}}); err != nil {
				return a.usage(err)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&file, "in", "", "a program whose names may be used")
	return cmd
}

// evalError tells a rejected expression from one that failed while running.
func (a *app) evalError(err error) error {
	var list diag.List // of a text that was rejected; it unwraps to single ones
	var one *diag.Diagnostic
	if errors.As(err, &list) || !errors.As(err, &one) {
		return a.reject(err)
	}
	if err := a.report(diag.List{one}); err != nil {
		return err
	}
	return exit(exitRuntime)
}
