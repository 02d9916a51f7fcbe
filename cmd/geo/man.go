package main

// geo man: pages for man, from the same table as --help.

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func (a *app) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "man [FOLDER]",
		Short: "Write the manual pages, geo.1 and one for each command, into a folder",
		Long: `Write the manual pages, geo.1 and one for each command, into a folder, as in geo man ~/.local/share/man/man1; without
one, geo.1 goes to standard output: geo man | man -l -`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			if len(args) == 0 {
				fmt.Fprint(a.out, manPage(root))
				return nil
			}
			if err := os.MkdirAll(args[0], 0o777); err != nil {
				return a.usage(err)
			}
			for _, c := range append([]*cobra.Command{root}, root.Commands()...) {
				if !c.IsAvailableCommand() && c != root {
					continue
				}
				file := filepath.Join(args[0], manName(c)+".1")
				if err := a.writeFile(file, strings.NewReader(manPage(c))); err != nil {
					return a.usage(err)
				}
			}
			return nil
		},
	}
}

// manName is a command's page: geo-run.
func manName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// manPage is a page in the macros of man(7).
func manPage(c *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH %q 1 \"\" %q \"Geo\"\n", strings.ToUpper(manName(c)), "geo "+version())
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n", roff(manName(c)), roff(c.Short))
	use := c.UseLine()
	fmt.Fprintf(&b, ".SH SYNOPSIS\n\\fB%s\\fR\n", roff(use))
	long := c.Long
	if long == "" {
		long = c.Short + "."
	}
	fmt.Fprintf(&b, ".SH DESCRIPTION\n%s\n", paragraphs(long))
	if !c.HasParent() {
		b.WriteString(".SH COMMANDS\n")
		for _, s := range c.Commands() {
			if s.IsAvailableCommand() {
				fmt.Fprintf(&b, ".TP\n\\fBgeo %s\\fR\n%s. See \\fB%s\\fR(1).\n", roff(s.Use), roff(s.Short), roff(manName(s)))
			}
		}
	}
	options := func(title string, set *pflag.FlagSet) {
		if !set.HasAvailableFlags() {
			return
		}
		fmt.Fprintf(&b, ".SH %s\n", title)
		set.VisitAll(func(f *pflag.Flag) {
			name := "--" + f.Name
			if f.Shorthand != "" {
				name = "-" + f.Shorthand + ", " + name
			}
			if f.Value.Type() != "bool" {
				name += " " + strings.ToUpper(f.Value.Type())
			}
			fmt.Fprintf(&b, ".TP\n\\fB%s\\fR\n%s\n", roff(name), roff(f.Usage))
		})
	}
	options("OPTIONS", c.LocalFlags())
	options("OPTIONS OF ALL COMMANDS", c.InheritedFlags())
	b.WriteString(".SH EXIT STATUS\n0 all went well; 1 an assertion or a test failed; 2 usage, or files; 3 rejected before it ran; 4 failed while running; 130 interrupted.\n")
	b.WriteString(".SH SEE ALSO\n\\fBgeo doc\\fR, \\fBgeo explain\\fR, and the pages under docs.\n")
	return b.String()
}

// paragraphs keeps the lines of a text, and its blank lines as new paragraphs.
func paragraphs(text string) string {
	var out []string
	for _, l := range strings.Split(text, "\n") {
		if strings.TrimSpace(l) == "" {
			out = append(out, ".PP")
			continue
		}
		out = append(out, roff(l))
	}
	return strings.Join(out, "\n")
}

// roff is a text without what man would obey.
func roff(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, `\`, `\e`), "-", `\-`)
	if strings.HasPrefix(text, ".") || strings.HasPrefix(text, "'") {
		text = `\&` + text
	}
	return strings.ReplaceAll(text, "\n", " ")
}
