package main

// geo fmt FILE: canonical layout, printed, compared or written back.

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

func (a *app) fmtCommand() *cobra.Command {
	var write, check bool
	cmd := &cobra.Command{
		Use:   "fmt [-w] [--check] FILE…",
		Short: "Lay programs out in the canonical way; - is standard input",
		Long: "Print programs in canonical layout. -w rewrites the files instead; --check only names the files\n" +
			"whose layout is another, and fails if there are any.",
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			worst := exitOK
			for _, name := range args {
				status, err := a.formatFile(name, write, check)
				if err != nil {
					e, ok := err.(exit)
					if !ok {
						return err
					}
					status = int(e)
				}
				worst = max(worst, status)
			}
			if worst != exitOK {
				return exit(worst)
			}
			return nil
		},
	}
	cmd.Flags().BoolVarP(&write, "write", "w", false, "rewrite the files")
	cmd.Flags().BoolVar(&check, "check", false, "name files that are laid out differently, and fail")
	cmd.MarkFlagsMutuallyExclusive("write", "check")
	return cmd
}

func (a *app) formatFile(name string, write, check bool) (int, error) {
	text, _, err := a.source(name)
	if err != nil {
		return 0, err
	}
	file, errs := grammar.Parse(&diag.Source{Name: name, Text: text})
	if errs.HasErrors() {
		return 0, a.reject(errs)
	}
	formatted := grammar.Format(file)
	switch {
	case check:
		if formatted == text {
			return exitOK, nil
		}
		fmt.Fprintln(a.out, diag.Visible(name))
		return exitFailed, nil
	case write && name != "-":
		if formatted == text {
			return exitOK, nil
		}
		if err := a.writeFile(name, strings.NewReader(formatted)); err != nil {
			return 0, a.usage(err)
		}
		return exitOK, nil
	}
	if isTerminal(a.out) {
		formatted = diag.Visible(formatted) // elsewhere it is the program, to the byte
	}
	if _, err := io.WriteString(a.out, formatted); err != nil {
		return 0, a.usage(err)
	}
	return exitOK, nil
}
