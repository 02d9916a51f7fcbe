package main

// geo explain E0220: the page about a diagnostic code, and the list of codes.

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed2d4d80ff/geo/docs"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [CODE…]",
		Short: "Explain diagnostics by their codes; without one, list them",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return a.listCodes()
			}
			for i, code := range args {
				page, err := docs.Pages.ReadFile("errors/" + strings.ToUpper(code) + ".md")
				if err != nil {
					return a.usage(fmt.Errorf("no diagnostic has the code %s; geo explain lists them", code))
				}
				if i > 0 {
					fmt.Fprintln(a.out)
				}
				fmt.Fprint(a.out, docs.Plain(string(page)))
				if see := docs.SeeAlsoLine(strings.ToUpper(code)); see != "" {
					fmt.Fprint(a.out, "\n"+see)
				}
			}
			return nil
		},
	}
}

// listCodes prints the codes and their titles.
func (a *app) listCodes() error {
	pages, err := fs.Glob(docs.Pages, "errors/E*.md")
	if err != nil {
		return a.usage(err)
	}
	for _, name := range pages {
		page, err := docs.Pages.ReadFile(name)
		if err != nil {
			return a.usage(err)
		}
		title, _, _ := strings.Cut(string(page), "\n")
		code, words, _ := strings.Cut(strings.TrimPrefix(title, "# "), ": ")
		fmt.Fprintf(a.out, "%s  %s\n", code, words)
	}
	return nil
}

// listFunctions prints the functions by subject, each with a sentence, and the words that begin statements.
func (a *app) listFunctions() {
	fmt.Fprint(a.out, docs.ListBySubject())
	var words []docs.Function
	for _, w := range grammar.HelpWords() {
		text, _ := grammar.Help(w)
		form, _, _ := strings.Cut(text, "\n")
		if form == w {
			continue // a word within statements
		}
		words = append(words, docs.Function{Name: w, Says: form})
	}
	fmt.Fprint(a.out, docs.Listed("Words of the language", words), "\ngeo doc NAME explains one of them; geo doc recipe 1 and so on are pages, and ?\"words\" in a session searches all.\n")
}

func (a *app) docCommand() *cobra.Command {
	var html, pdf string
	cmd := &cobra.Command{
		Use:   "doc [NAME…]",
		Short: "What a function takes, gives and computes; without a name, list them by subject",
		Long: "geo doc eig: what a function takes, gives and computes; geo doc lists all by subject. geo doc recipe 5, tutorial 3, lecture 6, language 13:\n" +
			"a part of the manual. --html writes all of it as pages that need no network, --pdf as a book, by a typesetter that is there.",
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case html != "" && pdf != "" || html+pdf != "" && len(args) > 0:
				return a.usage(errors.New("geo doc writes pages, or a book, or says what a name is"))
			case html != "":
				return a.writeSite(html)
			case pdf != "":
				return a.writePDF(cmd.Context(), pdf)
			}
			engine, err := a.engine(".")
			if err != nil {
				return err
			}
			s, err := engine.NewSession(interp.SinkFunc(func(interp.Event) error { return nil }))
			if err != nil {
				return a.usage(err)
			}
			if len(args) == 0 {
				a.listFunctions()
				return nil
			}
			if part, ok := docs.Find(strings.Join(args, " ")); ok { // geo doc recipe 5
				fmt.Fprint(a.out, docs.Plain(part.Text))
				return nil
			}
			for i, name := range args {
				text, ok := s.Help(name)
				if !ok {
					text, ok = grammar.Help(name) // a word of the language: geo doc plot
				}
				if !ok {
					err := fmt.Errorf("nothing is named %s", name)
					if near := diag.Nearest(name, append(s.Words(), grammar.HelpWords()...)); near != "" {
						err = fmt.Errorf("%w; did you mean %s?", err, near)
					} else if about := docs.Search(strings.Join(args, " ")); len(about) > 0 {
						err = fmt.Errorf("nothing is named %s; about it is %s (geo doc %s)", strings.Join(args, " "), about[0].Title, about[0].Name)
					}
					return a.usage(err)
				}
				if i > 0 {
					fmt.Fprintln(a.out)
				}
				fmt.Fprint(a.out, text)
				if see := docs.SeeAlsoLine(name); see != "" {
					fmt.Fprint(a.out, "\n"+see)
				}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&html, "html", "", "write the manual as pages into this folder")
	cmd.Flags().StringVar(&pdf, "pdf", "", "write the manual as a book into this file")
	return cmd
}
