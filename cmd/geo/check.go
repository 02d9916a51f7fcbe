package main

// geo check FILE: find the mistakes of a program without running it.

import (
	"context"
	"errors"

	"github.com/spf13/cobra"
)

func (a *app) checkCommand() *cobra.Command {
	var exercise string
	cmd := &cobra.Command{
		Use:   "check FILE…",
		Short: "Find the mistakes of programs without running them",
		Long: "Find the mistakes of programs without running them.\n\n" +
			"geo check --exercise 4.2 ANSWER.geo grades an answer to an exercise of the course (or of a file like its files), which runs it;\n" +
			"without ANSWER.geo it writes the task, as a file to begin from.",
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			if exercise != "" {
				return a.exercise(ctx, exercise, args)
			}
			if len(args) == 0 {
				return a.usage(errors.New("geo check takes the files to check"))
			}
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
	cmd.Flags().StringVar(&exercise, "exercise", "", "grade an answer to this exercise: 4.2, or a file; without an answer, write the task")
	return cmd
}

func (a *app) checkFile(ctx context.Context, name string) error {
	ctx, end := a.limits.timed(ctx)
	defer end()
	_, err := a.compile(ctx, name, nil)
	return err
}
