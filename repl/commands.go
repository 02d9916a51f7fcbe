package repl

// The session's own commands, one table: :help, :type, :who and the others.

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/docs"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

const helpText = `Type a definition, a statement, or an expression to see its value and type.

  chart theta(x, y)              coordinates
  L = x^2*y + exp(y)             a scalar field
  d_i d_j L                      derivatives: a formula
  L @ theta(1, 2)                a number, at a point
  metric G_ij = eye(2) on theta  a metric; G^ij is its inverse

ans is the last answer. A ; at the end of a line says nothing of its value.

  ?NAME             what a function takes, gives and computes; what a word means
  ??NAME            its text
  ?"WORDS"          functions and pages about these words
`

const helpKeys = `
An unfinished line asks for more; an empty line ends it. Tab completes names, and puts
Γ for \Gamma. Up finds what begins like the line, Ctrl-R what holds some letters.
Pasted text waits for Enter. Ctrl-C stops a computation. A long answer waits at the end
of each page: space or Enter goes on, q ends it.
`

// command is one of the session's own.
type command struct {
	name, args, does string
	also             []string // other names, of older versions and of habit
	run              func(r *REPL, ctx context.Context, rest string, end *End)
}

// commands are all of them, in the order of :help; quit is known by name.
var commands []command

func init() { // the table's functions ask for the table
	commands = []command{
		{":help", "NAME", "this, or ?NAME", []string{"help", "help()", ":h", ":doc"}, func(r *REPL, _ context.Context, rest string, _ *End) { r.help(rest) }},
		{":functions", "", "all functions by subject, a sentence each", []string{":list"}, func(r *REPL, _ context.Context, _ string, _ *End) { r.say(docs.ListBySubject()) }},
		{":type", "EXPR", "the type of an expression, nothing computed", []string{":t"}, func(r *REPL, ctx context.Context, rest string, _ *End) { r.typeOf(ctx, rest) }},
		{":who", "", "what is bound, with types", []string{":names"}, func(r *REPL, _ context.Context, _ string, _ *End) { r.names() }},
		{":time", "EXPR", "a statement or an expression, and how long it took", nil, (*REPL).timed},
		{":load", "FILE", "run a file here", nil, (*REPL).load},
		{":save", "FILE", "write what was accepted so far as a script", nil, (*REPL).save},
		{":edit", "", "the last statement in your editor ($VISUAL or $EDITOR), then run it", nil, (*REPL).edit},
		{":reset", "", "forget everything", nil, (*REPL).reset},
		{":set", "digits N", "so many digits of numbers; :set latex on: formulas in LaTeX; :set width N, or auto", nil, (*REPL).set},
		{":tour", "", "a tour of eleven steps, from a line element to a geodesic", nil, (*REPL).tour},
		{":debug", "STAGE EXPR", "what Geo makes of it: its tree, graph, plan or code", nil, func(r *REPL, ctx context.Context, rest string, _ *End) { r.debug(ctx, rest) }},
		{":quit", "", "leave (or Ctrl-D)", []string{":q", "exit", "quit", "exit()", "quit()"}, nil},
	}
}

// commandText is what :help lists.
func commandText() string {
	var b strings.Builder
	for _, c := range commands {
		fmt.Fprintf(&b, "  %-16s  %s\n", strings.TrimSpace(c.name+" "+c.args), c.does)
	}
	return b.String()
}

// isCommand reports a line that is the session's own and not the language's. help, quit
// and exit are names where something is defined by them.
func isCommand(line string) bool {
	word, rest, _ := strings.Cut(line, " ")
	switch rest = strings.TrimSpace(rest); word {
	case "help", "help()":
		return !strings.HasPrefix(rest, "=")
	case "quit", "exit", "quit()", "exit()":
		return rest == ""
	}
	return strings.HasPrefix(word, ":") || strings.HasPrefix(word, "?")
}

// command runs a line that isCommand. done ends the session.
func (r *REPL) command(ctx context.Context, line string, end *End) (done bool) {
	if strings.HasPrefix(line, "?") {
		r.question(line)
		return false
	}
	word, rest, _ := strings.Cut(line, " ")
	for _, c := range commands {
		if word != c.name && !slices.Contains(c.also, word) {
			continue
		}
		if c.run == nil {
			return true
		}
		c.run(r, ctx, strings.TrimSpace(rest), end)
		return false
	}
	var names []string
	for _, c := range commands {
		names = append(names, c.name)
	}
	msg := "no command " + word + "; :help lists them"
	if setting := strings.TrimPrefix(word, ":"); setting == "digits" || setting == "latex" || setting == "width" {
		msg = "no command " + word + "; it is :set " + setting + " " + strings.TrimSpace(rest)
	}
	if near := diag.Nearest(word, names); near != "" {
		msg = "no command " + word + "; did you mean " + near + "?"
	}
	r.complain(msg)
	return false
}

// say and complain are the ways out for text that is no event and no diagnostic. That an
// output is gone is found by whoever owns it.
func (r *REPL) say(text string)      { _, _ = io.WriteString(r.Out, diag.Visible(text)) }
func (r *REPL) complain(text string) { _, _ = io.WriteString(r.Err, diag.Visible(text)+"\n") }

func (r *REPL) help(name string) {
	if name == "" {
		r.say(helpText + "\n" + commandText() + helpKeys)
		return
	}
	text, ok := r.Session.Help(name)
	if !ok {
		text, ok = grammar.Help(name)
	}
	if part, found := docs.Find(name); !ok && found {
		text, ok = docs.Plain(part.Text), true
	}
	if !ok {
		msg := "no help for " + name
		near := diag.Nearest(name, r.Session.Words())
		if near != "" {
			msg += "; did you mean " + near + "?"
		}
		if near == "" && len(docs.Search(name)) > 0 { // nabla is no function, and has pages
			r.search(name)
			return
		}
		r.complain(msg)
		return
	}
	r.say(text)
	if see := docs.SeeAlsoLine(name); see != "" {
		r.say("\n" + see)
	}
}

func (r *REPL) typeOf(ctx context.Context, expr string) {
	if expr == "" {
		r.complain(":type needs an expression")
		return
	}
	t, err := r.Session.TypeOf(ctx, expr)
	if err != nil {
		r.failed(err)
		return
	}
	r.say(t + "\n")
}

// failed says why there is nothing to show.
func (r *REPL) failed(err error) {
	var list diag.List
	var one *diag.Diagnostic
	switch {
	case errors.As(err, &list):
		r.render(list)
	case errors.As(err, &one):
		r.render(diag.List{one})
	default:
		r.complain(err.Error())
	}
}

func (r *REPL) debug(ctx context.Context, rest string) {
	stage, expr, _ := strings.Cut(rest, " ")
	if strings.TrimSpace(expr) == "" {
		r.complain(":debug needs a stage, one of " + strings.Join(interp.Stages(), ", ") + ", and an expression")
		return
	}
	text, err := r.Session.Debug(ctx, stage, expr)
	if err != nil {
		r.failed(err)
		return
	}
	r.say(text)
}

func (r *REPL) names() {
	names := r.Session.Names()
	width := 0
	for _, n := range names {
		width = max(width, utf8.RuneCountInString(n.Name))
	}
	for _, n := range names {
		r.say(n.Name + strings.Repeat(" ", width-utf8.RuneCountInString(n.Name)) + "  " + n.Type + "\n")
	}
}
