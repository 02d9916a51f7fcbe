package suggest

// Habits of other systems that are read here as something else: return, A', sin x, A @ B, a[0].

import (
	"regexp"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// foreignLibraries are imported elsewhere.
var foreignLibraries = []string{
	"matplotlib", "pandas", "tensorflow", "einsteinpy", "sage", "os", "sys", "itertools", "functools", "mpmath", "cadabra2", "Plots", "flax", "optax",
	"sklearn", "seaborn", "time", "plt", "gravipy", "pytearcat", "diffgeom", "typing", "keras",
}

// habit explains a name that is not bound by a habit of other systems.
func habit(in Scope, x *grammar.Name, d *diag.Diagnostic) bool {
	at := x.Span()
	switch stem := strings.TrimRight(x.Name, "'"); {
	case x.Name == "return":
		d.Message = "there is no return: the last line of a block is its result"
		end := at.End
		for end < len(at.Source.Text) && at.Source.Text[end] == ' ' {
			end++
		}
		d.WithFix(diag.Span{Source: at.Source, Start: at.Start, End: end}, "")
	case stem != x.Name && in.Taken(stem):
		d.Message += ": a prime is part of a name, and " + stem + " is another"
		if text := "(" + stem + "_ij)_ji"; in.Statement() != nil && in.Holds(text) {
			d.WithFixNote(at, text, "the transpose of "+stem)
		} else {
			d.WithNote("a derivative is diff(f, x), or d_i f")
		}
	default:
		return false
	}
	return true
}

// argument is what stands behind a function that is applied without brackets.
var argument = regexp.MustCompile(`^[ \t]+([A-Za-z\\][\w']*(?:\([^()\n]*\))?|\d+(?:\.\d+)?)`)

// Applied offers sin(x) for sin x, for every function of the statement that is
// written so; x is one of them.
func Applied(in Scope, x grammar.Expr, d *diag.Diagnostic) *diag.Diagnostic {
	s := in.Statement()
	if s == nil {
		return d
	}
	var whole diag.Span
	text, pos, mine := "", 0, false
	grammar.Walk(s, func(n grammar.Node) bool {
		switch n := n.(type) {
		case *grammar.Call:
			return false
		case *grammar.Name:
			at := n.Span()
			if kind, _ := in.Value(n); kind != "a function" || !whole.IsZero() && at.Start < whole.End {
				return true
			}
			m := argument.FindStringSubmatchIndex(at.Source.Text[at.End:])
			if m == nil || m[1] > s.Span().End-at.End {
				return true
			}
			if whole.IsZero() {
				whole, pos = at, at.Start
			}
			in.Mends(n)
			mine = mine || grammar.Expr(n) == x
			text += at.Source.Text[pos:at.End] + "(" + at.Source.Text[at.End+m[2]:at.End+m[3]] + ")"
			whole.End = at.End + m[1]
			pos = whole.End
		default: // functions are names
		}
		return true
	})
	if mine {
		d.Message += ", applied with brackets"
		d.WithFix(whole, text)
	}
	return d
}

// AfterAt refuses what stands behind @ and is no point: it offers a product for
// A @ B, and a point of the one chart for f @ [1, 2].
func AfterAt(in Scope, x *grammar.AtPoint, kind string, c *value.Chart, w refuse.Words) *diag.Diagnostic {
	d := w.NoPoint(x, kind, c)
	if in.Statement() == nil {
		return d
	}
	point := x.Point.Span().Text()
	if text := filled(in, "$1_ij $2_jk | $1_ij $2_j | $1_i $2_ij | $1_i $2_i", []string{x.X.Span().Text(), point}); text != "" {
		return d.WithNote(letters).WithFix(x.Span(), text)
	}
	name, _, ok := in.OneChart()
	if !ok || !strings.HasPrefix(point, "[") && !strings.HasPrefix(point, "(") {
		return d
	}
	if text := x.X.Span().Text() + " @ " + name + "(" + point[1:len(point)-1] + ")"; in.Holds(text) {
		d.WithFix(x.Span(), text)
	}
	return d
}

// FromZero offers the position that is meant where positions are counted from 0,
// or from the end.
func FromZero(in Scope, of string, at diag.Span, d *diag.Diagnostic) *diag.Diagnostic {
	if in.Statement() == nil {
		return d
	}
	switch text := at.Text(); {
	case text == "0":
		return d.WithFixNote(at, "1", "the first")
	case text == "-1":
		if whole := "dim(" + of + ")"; in.Holds(whole) {
			return d.WithFixNote(at, whole, "the last")
		}
	}
	return d
}

// OnChart offers the slots of the one chart for an array that lacks them.
func OnChart(in Scope, at diag.Span, d *diag.Diagnostic) *diag.Diagnostic {
	name, _, ok := in.OneChart()
	if !ok || in.Statement() == nil || !strings.HasPrefix(at.Text(), "[") {
		return d
	}
	if text := at.Text() + " on " + name; in.Holds(text) {
		d.WithFixNote(at, text, "a field over the chart")
	}
	return d
}
