package main

// What all commands share: flags, the engine, reading sources, where output
// goes, Ctrl-C.

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// app is one invocation of the command.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer

	json    bool
	latex   bool   // results in LaTeX
	color   string // auto, always, never
	digits  int
	verbose bool
	plots   string // folder for pictures of plots
	profile bool   // of a run, where time and memory went
	limits  limitFlags
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "geo [FILE [NAME=VALUE …]]",
		Short: "A language with index notation for geometric computations",
		Long: "geo without arguments is an interactive session; geo FILE runs a program, and - is standard input.\n" +
			"NAME=VALUE sets a param of the program.",
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return a.session(cmd.Context())
			}
			return a.runFile(cmd.Context(), args[0], args[1:])
		},
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
	}
	flags := root.PersistentFlags()
	flags.BoolVar(&a.json, "json", false, "write one JSON object a line for every print, table row, assertion and diagnostic")
	flags.BoolVar(&a.latex, "latex", false, "write results as LaTeX for a document with amsmath; with --json, beside the text")
	flags.StringVar(&a.color, "color", "auto", "colours: auto (on a terminal), always, never")
	flags.IntVar(&a.digits, "digits", interp.Digits, "significant digits of printed numbers")
	flags.BoolVarP(&a.verbose, "verbose", "v", false, "report assertions that held, too")
	flags.StringVar(&a.plots, "svg", "", "also write every plot as a picture into this folder: plot-1.svg, plot-2.svg, …")
	a.limits.add(flags)
	root.AddCommand(a.runCommand(), a.checkCommand(), a.testCommand(), a.evalCommand(), a.fmtCommand(),
		a.docCommand(), a.explainCommand(), a.debugCommand(), a.newCommand(), a.serveCommand(), a.versionCommand())
	return root
}

// engine makes the engine for a program in a folder: it may read what lies
// under that folder, and nothing else.
func (a *app) engine(dir string) (*interp.Engine, error) {
	e, err := interp.New(interp.Options{FS: os.DirFS(dir), Limits: a.limits.limits()})
	if err != nil {
		return nil, a.usage(err)
	}
	return e, nil
}

func (a *app) usage(err error) error {
	fmt.Fprintf(a.stderr, "geo: %v\n", err)
	return exit(exitUsage)
}

// source reads a program's text, and the folder its data are in.
func (a *app) source(name string) (text, dir string, err error) {
	if name == "-" {
		b, err := io.ReadAll(a.stdin)
		if err != nil {
			return "", "", a.usage(fmt.Errorf("standard input: %w", err))
		}
		return string(b), ".", nil
	}
	b, err := os.ReadFile(name)
	if err != nil {
		var p *fs.PathError
		if errors.As(err, &p) {
			err = fmt.Errorf("%s: %w", name, p.Err)
		}
		return "", "", a.usage(err)
	}
	return string(b), filepath.Dir(name), nil
}

// output is the sink of a run, and what flushes it.
func (a *app) output() (sink interp.Sink, flush func()) {
	out := bufio.NewWriterSize(a.stdout, 32<<10)
	if a.json {
		sink = render.JSONSink(out)
	} else {
		// Diagnostics follow the results that came before them.
		options := render.TextOptions{
			Diagnostics: flushing{a.stderr, out},
			Color:       a.colors(a.stdout) && a.colors(a.stderr),
			Digits:      a.digits,
			Verbose:     a.verbose,
		}
		if sink = render.TextSink(out, options); a.latex {
			sink = render.LaTeXSink(out, options)
		}
	}
	if a.plots != "" {
		sink = drawing(sink, a.plots)
	}
	return promptly(sink, out, isTerminal(a.stdout)), func() { _ = out.Flush() }
}

// flushEvery is how long results may wait for more of them.
const flushEvery = 100 * time.Millisecond

// promptly flushes what a sink has written before its reader has to wait for it:
// at every event on a terminal, else when the last time is a while ago.
func promptly(sink interp.Sink, out *bufio.Writer, always bool) interp.Sink {
	last := time.Now()
	return interp.SinkFunc(func(e interp.Event) error {
		if err := sink.Emit(e); err != nil {
			return err
		}
		if now := time.Now(); always || now.Sub(last) > flushEvery {
			last = now
			return out.Flush()
		}
		return nil
	})
}

// flushing writes to w after what is buffered elsewhere.
type flushing struct {
	w     io.Writer
	after *bufio.Writer
}

func (f flushing) Write(b []byte) (int, error) {
	if err := f.after.Flush(); err != nil {
		return 0, err
	}
	return f.w.Write(b)
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
		return diag.Render(a.stderr, list, diag.RenderOptions{Color: a.colors(a.stderr)})
	}
	sink, flush := a.output()
	defer flush()
	for _, d := range list {
		if err := sink.Emit(&interp.Found{Diagnostic: d}); err != nil {
			return a.usage(err)
		}
	}
	return nil
}

// interruptible is a context that Ctrl-C cancels; a second Ctrl-C ends the
// process as usual.
func interruptible(ctx context.Context) (context.Context, func()) {
	if ctx == nil {
		ctx = context.Background()
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}
