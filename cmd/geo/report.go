package main

// geo report FILE: a program as one page, its comments as text, its results typeset, its source at the end.

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

func (a *app) reportCommand() *cobra.Command {
	var to string
	cmd := &cobra.Command{
		Use:   "report FILE [NAME=VALUE …]",
		Short: "Run a program and write one HTML page: text, formulas, tables, pictures, source",
		Long: `Run a program and write one HTML page: its comments are the text, what it prints and shows
stands behind the statement, formulas are typeset, plots are drawn, the source is at the end.
The page is one file, which needs no network. It is FILE with the ending .html, or --to.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.reportOf(cmd.Context(), args[0], args[1:], to)
		},
	}
	cmd.Flags().StringVarP(&to, "to", "o", "", "the page's file; - is standard output")
	return cmd
}

func (a *app) reportOf(ctx context.Context, name string, bindings []string, to string) error {
	ctx, end := a.limits.timed(ctx)
	defer end()
	if to == "" {
		to = strings.TrimSuffix(name, filepath.Ext(name)) + ".html"
		if name == "-" {
			to = "-"
		}
	}
	text, dir, err := a.source(name)
	if err != nil {
		return err
	}
	program, err := a.compileText(ctx, name, text, dir, bindings)
	if err != nil {
		return err
	}
	file, errs := grammar.Parse(&diag.Source{Name: name, Text: text})
	if errs.HasErrors() {
		return a.reject(errs)
	}
	page := newPage(shownName(name), text, file)
	p := a.progress(ctx, func(ctx context.Context) (interp.Cost, error) {
		return program.Cost(ctx, interp.RunOptions{LaTeX: true})
	})
	result, err := program.Run(ctx, interp.RunOptions{Sink: a.tabling(a.drawing(page, "")), LaTeX: true, Progress: p.watched()})
	p.over()
	a.dropTable()
	if err != nil && ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return a.ended(ctx, err)
	}
	for _, d := range result.Errors { // on the page, and where errors are looked for
		if err := a.report(diag.List{d}); err != nil {
			return err
		}
	}
	html := page.html()
	if to == "-" {
		if _, err := a.out.Write([]byte(html)); err != nil {
			return a.usage(err)
		}
	} else if err := a.writeFile(to, strings.NewReader(html)); err != nil {
		return a.usage(err)
	}
	return a.outcome(ctx, result, err)
}
