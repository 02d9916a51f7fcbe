package main

// geo check FILE: find the mistakes of a program without running it.

import (
	"context"

	"github.com/spf13/cobra"
)

func (a *app) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE…",
		Short: "Find the mistakes of programs without running them",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			worst := exitOK
			for _, name := range args {
				if err := a.checkFile(ctx, name); err != nil {
					e, ok := err.(exit)
					if !ok {
						return err
					}
					worst = max(worst, int(e))
				}
			}
			if worst != exitOK {
				return exit(worst)
			}
			return nil
		},
	}
}

func (a *app) checkFile(ctx context.Context, name string) error {
	ctx, end := a.limits.timed(ctx)
	defer end()
	_, err := a.compile(ctx, name, nil)
	return err
}
