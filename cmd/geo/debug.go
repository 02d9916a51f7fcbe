package main

// geo debug: what Geo makes of an expression or a line, from tree and graph to
// plan and code.

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

func (a *app) debugCommand() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:   "debug STAGE EXPR|FILE:LINE [NAME=VALUE …]",
		Short: "Show what Geo makes of an expression: its tree, graph, plan or code",
		Long: `Show a stage of an expression's way from text to number, as text for a bug report; nothing runs.

  tree   how it was read
  graph  its typed graph: nodes by number, with operation, axes and arguments, shared ones once
  plan   how it will be evaluated: the tier and why, steps, products with the order of their factors,
         estimated operations and bytes, and what is evaluated first
  code   the programs of its formulas: instructions, and the schedules with registers

FILE:LINE is the statement on a line of a program. With --in FILE an expression may use everything
the program binds. NAME=VALUE sets the program's params.

  geo debug plan model.geo:12
  geo debug graph 'G^ij d_i L d_j L' --in model.geo`,
		Args: cobra.MinimumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			stage, what, bindings := args[0], args[1], args[2:]
			name, line, isLine := fileLine(what)
			if isLine && file == "" {
				program, err := a.compile(cmd.Context(), name, bindings)
				if err != nil {
					return err
				}
				return a.debugged(program.DebugLine(cmd.Context(), stage, line))
			}
			program, err := a.scope(cmd.Context(), file, bindings)
			if err != nil {
				return err
			}
			return a.debugged(program.Debug(cmd.Context(), stage, what))
		},
	}
	cmd.Flags().StringVar(&file, "in", "", "a program whose names may be used")
	return cmd
}

// fileLine reads FILE.geo:12.
func fileLine(s string) (name string, line int, ok bool) {
	at := strings.LastIndexByte(s, ':')
	if at < 0 || !strings.HasSuffix(s[:at], ".geo") {
		return "", 0, false
	}
	line, err := strconv.Atoi(s[at+1:])
	return s[:at], line, err == nil
}

// scope is the program whose names an expression may use: a file's, or an empty
// one.
func (a *app) scope(ctx context.Context, file string, bindings []string) (*interp.Program, error) {
	if file != "" {
		return a.compile(ctx, file, bindings)
	}
	engine, err := a.engine(".")
	if err != nil {
		return nil, err
	}
	program, err := engine.Compile(ctx, "", "")
	if err != nil {
		return nil, a.reject(err)
	}
	return program, nil
}

// debugged writes what there is to see.
func (a *app) debugged(text string, err error) error {
	if err != nil {
		return a.reject(err)
	}
	if _, err := fmt.Fprint(a.out, diag.Visible(text)); err != nil {
		return a.usage(err)
	}
	return nil
}
