package main

// What shells complete: names behind geo doc, codes behind geo explain, programs behind the others.

import (
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed2d4d80ff/geo/docs"
	"github.com/seed2d4d80ff/geo/interp"
)

// completes gives each command what its arguments may be.
func (a *app) completes(root *cobra.Command) {
	for _, c := range append(root.Commands(), root) {
		switch c.Name() {
		case "doc":
			c.ValidArgsFunction = func(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
				return beginningWith(a.docNames(), begun), cobra.ShellCompDirectiveNoFileComp
			}
		case "explain":
			c.ValidArgsFunction = func(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
				return beginningWith(codeNames(), strings.ToUpper(begun)), cobra.ShellCompDirectiveNoFileComp
			}
		case "debug":
			c.ValidArgs = interp.Stages()
		case "run", "check", "test", "fmt", "cost", "report", "geo":
			endings := []string{"geo"}
			if c.Name() == "test" {
				endings = append(endings, "md")
			}
			c.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
				return endings, cobra.ShellCompDirectiveFilterFileExt
			}
		}
	}
}

func beginningWith(names []string, begun string) []string {
	var out []string
	for _, n := range names {
		if strings.HasPrefix(n, begun) {
			out = append(out, n)
		}
	}
	return out
}

// docNames are the names that geo doc knows.
func (a *app) docNames() []string {
	engine, err := interp.New(interp.Options{})
	if err != nil {
		return nil
	}
	s, err := engine.NewSession(nil)
	if err != nil {
		return nil
	}
	return s.Words()
}

// codeNames are the codes of diagnostics.
func codeNames() []string {
	pages, err := fs.Glob(docs.Pages, "errors/E*.md")
	if err != nil {
		return nil
	}
	for i, p := range pages {
		pages[i] = strings.TrimSuffix(strings.TrimPrefix(p, "errors/"), ".md")
	}
	return pages
}
