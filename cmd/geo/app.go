package main

// What all commands share: flags, the engine, where results and diagnostics go.

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/render"
	"github.com/seed2d4d80ff/geo/repl"
)

// app is one invocation of the command.
type app struct {
	stdin    io.Reader
	out, err *stream
	signals  *signals
	files    sync.Mutex // held while a file is being written

	json    bool
	latex   bool   // results in LaTeX
	color   string // auto, always, never
	digits  int
	verbose bool
	plots   string // folder for pictures of plots
	dir     string // of the program: pictures that it writes are below it
	profile bool   // of a run, where time and memory went
	limits  limitFlags
	reads   *reads      // files that are opened, where they are watched
	table   *tableFile  // that is being written
	pager   *repl.Pager // of a session at a terminal
	width   int         // columns that lines are broken for; 0: the terminal's
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "geo [FILE [NAME=VALUE …]]",
		Short: "A language with index notation for geometric computations",
		Long: "geo without arguments is an interactive session; geo FILE runs a program, and - is standard input.\n" +
			"NAME=VALUE sets a param of the program, 'a(t)=t^2' the body of a function without one.",
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return a.session(cmd.Context())
			}
			return a.runFile(cmd.Context(), args[0], args[1:])
		},
	}
	root.PersistentPreRunE = func(*cobra.Command, []string) error {
		if a.digits < 1 || a.digits > 17 {
			return a.usage(fmt.Errorf("--digits takes a number from 1 to 17: %d would be more than is known of a float", a.digits))
		}
		return nil
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		if strings.HasPrefix(err.Error(), "unknown ") {
			return fmt.Errorf("%w; a param stands behind the program: geo FILE M=2", err)
		}
		return err
	})
	flags := root.PersistentFlags()
	flags.BoolVar(&a.json, "json", false, "write one JSON object a line for every print, table row, assertion and diagnostic")
	flags.BoolVar(&a.latex, "latex", false, "write results as LaTeX for a document with amsmath; with --json, beside the text")
	flags.StringVar(&a.color, "color", "auto", "colours: auto (on a terminal), always, never")
	flags.IntVar(&a.digits, "digits", interp.Digits, "significant digits of printed numbers, up to 17")
	flags.BoolVarP(&a.verbose, "verbose", "v", false, "report assertions that held, too")
	flags.StringVar(&a.plots, "svg", "", "also write every plot as a picture into this folder: plot-1.svg, plot-2.svg, …")
	a.limits.add(flags)
	root.AddCommand(a.runCommand(), a.costCommand(), a.checkCommand(), a.testCommand(), a.evalCommand(), a.fmtCommand(),
		a.docCommand(), a.explainCommand(), a.debugCommand(), a.newCommand(), a.reportCommand(), a.manCommand(), a.serveCommand(), a.versionCommand())
	a.completes(root)
	return root
}

// engine makes the engine for a program in a folder: it may read what lies
// under that folder, and nothing else.
func (a *app) engine(dir string) (*interp.Engine, error) {
	a.dir = dir
	e, err := interp.New(interp.Options{FS: a.folder(dir), Limits: a.limits.limits()})
	if err != nil {
		return nil, a.usage(err)
	}
	return e, nil
}

// folder is what a program may read.
func (a *app) folder(dir string) fs.FS {
	if a.reads != nil {
		return watchedFolder{folder(dir), a.reads}
	}
	return folder(dir)
}

// usage reports a mistake in the use of the command, or of files. That an output could
// not be written is said once, at the end.
func (a *app) usage(err error) error {
	if l := (*lost)(nil); !errors.As(err, &l) {
		a.say(err)
	}
	return exit(exitUsage)
}

// say writes an error that has no place in a program.
func (a *app) say(err error) { fmt.Fprintf(a.err, "geo: %s\n", diag.Visible(err.Error())) }

// output is the sink of a run.
func (a *app) output() interp.Sink {
	var sink interp.Sink
	if a.json {
		sink = render.JSONSink(a.out)
	} else {
		options := render.TextOptions{
			Diagnostics: a.err,
			Color:       a.colors(a.out) && a.colors(a.err),
			Digits:      a.digits,
			Verbose:     a.verbose,
			Width:       a.columns(),
		}
		options.PlotWidth, options.PlotHeight = plotSize(a.out)
		var out io.Writer = a.out
		if a.pager != nil {
			out = a.pager
		}
		if sink = render.TextSink(out, options); a.latex {
			sink = render.LaTeXSink(out, options)
		}
	}
	return a.tabling(a.drawing(sink, a.plots))
}

// columns is what lines of results are broken for: on a terminal its width, else 0, the one layout of files and pipes.
func (a *app) columns() int {
	if a.width > 0 {
		return a.width
	}
	return columns(a.out)
}

// reject reports what a compilation refused.
func (a *app) reject(err error) error {
	var list diag.List
	var one *diag.Diagnostic
	switch {
	case errors.As(err, &list):
	case errors.As(err, &one):
		list = diag.List{one}
	default:
		return a.usage(err)
	}
	if rerr := a.report(list); rerr != nil {
		return rerr
	}
	if usageOnly(list) {
		return exit(exitUsage)
	}
	return exit(exitRejected)
}

// usageOnly reports findings that are all about files and bindings (E05xx).
func usageOnly(list diag.List) bool {
	for _, d := range list {
		if len(d.Code) < 3 || d.Code[:3] != "E05" {
			return false
		}
	}
	return len(list) > 0
}

func (a *app) report(list diag.List) error {
	if !a.json {
		if err := diag.Render(a.err, list, diag.RenderOptions{Color: a.colors(a.err)}); err != nil {
			return a.usage(err)
		}
		return nil
	}
	sink := a.output()
	for _, d := range list {
		if err := sink.Emit(&interp.Found{Diagnostic: d}); err != nil {
			return a.usage(err)
		}
	}
	return nil
}
