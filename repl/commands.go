package repl

// The session's own commands: :help, :type, :names, :load, :quit.

import (
	"context"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

const helpText = `Type a definition, a statement, or an expression to see its value and type.

  chart theta(x, y)              coordinates
  L = x^2*y + exp(y)             a scalar field
  d_i d_j L                      derivatives: a formula
  L @ theta(1, 2)                a number, at a point
  metric G_ij = eye(2) on theta  a metric; G^ij is its inverse

  help NAME      what a function takes, gives and computes
  :type EXPR     the type of an expression, nothing computed
  :names         what is bound, with types
  :debug STAGE EXPR  what Geo makes of it: its tree, graph, plan or code
  :load FILE     run a file here
  :quit          leave (or Ctrl-D)

An unfinished line asks for more; an empty line ends it. Tab completes names, and
Greek letters after a backslash. Ctrl-C stops a computation.
`

// isCommand reports a line that is the session's own and not the language's.
func isCommand(line string) bool {
	word, rest, _ := strings.Cut(line, " ")
	switch word {
	case "help", "help()":
		return !strings.HasPrefix(strings.TrimSpace(rest), "=")
	case "quit", "exit":
		return rest == ""
	}
	return strings.HasPrefix(word, ":") || strings.HasPrefix(word, "?")
}

// command runs a line that is the session's own and not the language's. done
// ends the session.
func (r *REPL) command(ctx context.Context, line string, end *End) (done, known bool) {
	word, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch word {
	case "help", "help()", ":help", ":h", "?":
		r.help(rest)
	case ":type", ":t":
		r.typeOf(ctx, rest)
	case ":debug":
		r.debug(ctx, rest)
	case ":names":
		r.names()
	case ":load":
		r.load(ctx, rest, end)
	case ":quit", ":q", "exit", "quit":
		if rest != "" {
			return false, false
		}
		return true, true
	default:
		if strings.HasPrefix(word, ":") {
			r.complain("no command " + word + "; :help lists them")
			return false, true
		}
		return false, false
	}
	return false, true
}

// say and complain are the ways out for text that is no event and no diagnostic. That an
// output is gone is found by whoever owns it.
func (r *REPL) say(text string)      { _, _ = io.WriteString(r.Out, diag.Visible(text)) }
func (r *REPL) complain(text string) { _, _ = io.WriteString(r.Err, diag.Visible(text)+"\n") }

func (r *REPL) help(name string) {
	if name == "" {
		r.say(helpText)
		return
	}
	text, ok := r.Session.Help(name)
	if !ok {
		msg := "no help for " + name
		if near := diag.Nearest(name, r.Session.Words()); near != "" {
			msg += "; did you mean " + near + "?"
		}
		r.complain(msg)
		return
	}
	r.say(text)
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

func (r *REPL) load(ctx context.Context, name string, end *End) {
	if r.Load == nil {
		r.complain("this session may not read files")
		return
	}
	text, err := r.Load(name)
	if err != nil {
		r.complain(err.Error())
		return
	}
	r.exec(ctx, name, string(text), end)
}
