// Package suggest says what a name that is not bound may have been meant to be.
// It may be a name like it, one that is bound further down, or letters run
// together. Nothing of a right program comes here.
package suggest

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Scope is what a suggestion may ask of the checker where the name stands.
type Scope interface {
	Taken(name string) bool
	// Candidates are the names that might have been meant, the user's first.
	Candidates() []string
	// Inside reports a function whose body is being read: its own name there is
	// a recursion.
	Inside(fn string) bool
	// Alike visits the names of the statement at a place that are among some and
	// not bound, in order, when it has that one; they are not refused again.
	Alike(at diag.Span, names []string, visit func(at diag.Span))
	// Reading is the file being read, nil for an expression on its own.
	Reading() *grammar.File
	// Statement is the statement being checked, nil for an expression on its own.
	Statement() grammar.Stmt
	// Holds reports a text that can be read and checked as an expression here.
	Holds(text string) bool
	// Value reports whether an expression has a value here.
	Value(x grammar.Expr) (kind string, ok bool)
	// AllMetrics are the names of metrics, the latest first.
	AllMetrics() []string
	// OneChart is the chart in scope and its dimension, where there is only one.
	OneChart() (name string, dim int, ok bool)
	// Coordinates are those of a chart in scope, where each is one number.
	Coordinates(chart string) []string
	// Reads reports that the statement being checked makes no mistake but those
	// that are known, once a fix is pasted.
	Reads(f diag.Fix, known diag.List) bool
	// Charts are the names of the charts in scope.
	Charts() []string
	// Definition is what a name of the file stands for, nil where it is not defined
	// there.
	Definition(name string) grammar.Expr
	// Mends says that a fix mends an expression: it is not refused again.
	Mends(x grammar.Expr)
}

// Name words a name that is not bound.
func Name(in Scope, x *grammar.Name) *diag.Diagnostic {
	name, text, at := x.Name, x.Text, x.Span()
	if text == "" {
		text = name
	}
	d := diag.New(refuse.CodeUnknown, at, text+" is not bound")
	if slices.Contains(Infinities, name) {
		offerInf(in, d, at)
		return d
	}
	if f := lineElementAt(in, d); f != nil {
		return f
	}
	if f := foreignAt(in, x, d); f != nil {
		return f
	}
	if habit(in, x, d) {
		return d
	}
	if f := signAt(in, name); f != nil {
		return f
	}
	explain(in, d, name, at)
	return d
}

// signAt is what is said of the statement that is being checked where it has signs
// of another system; nil where it has none, or where the name that is not bound would
// still stand. Its names are not refused again.
func signAt(in Scope, name string) *diag.Diagnostic {
	s := in.Statement()
	if s == nil {
		return nil
	}
	d := grammar.ForeignSign(s)
	if d != nil && regexp.MustCompile(`(?:^|[^\w^.])`+regexp.QuoteMeta(name)+`(?:[^\w']|$)`).MatchString(d.Fixes[0].Replace) {
		return nil
	}
	if d != nil {
		mendsAll(in, s)
	}
	return d
}

// Infinities are names that inf has elsewhere.
var Infinities = []string{"oo", "infinity", "Infinity", "Inf", "infty"}

// offerInf offers inf for every such name of the statement: x: -oo..oo is one
// mistake.
func offerInf(in Scope, d *diag.Diagnostic, at diag.Span) {
	whole, text := at, ""
	var pos int
	in.Alike(at, Infinities, func(other diag.Span) {
		if text == "" {
			whole.Start, pos = other.Start, other.Start
		}
		text += at.Source.Text[pos:other.Start] + "inf"
		whole.End, pos = other.End, other.End
	})
	if text == "" {
		text = "inf"
	}
	d.WithFix(whole, text)
}

// Called words the name of a function that is not bound.
func Called(in Scope, n *grammar.Name) *diag.Diagnostic {
	d := diag.New(refuse.CodeUnknown, n.Span(), quote.Name(n)+" is not bound")
	if f := foreignAt(in, n, d); f != nil && !in.Inside(n.Name) {
		return f
	}
	if habit(in, n, d) {
		return d
	}
	if f := signAt(in, n.Name); f != nil {
		return f
	}
	if f := formAt(in); f != nil && !in.Inside(n.Name) {
		return f
	}
	d.Message += ": no function, chart or map is called so"
	explain(in, d, n.Name, n.Span())
	return d
}

// explain adds what an unbound name may have been meant to be.
func explain(in Scope, d *diag.Diagnostic, name string, at diag.Span) {
	if in.Inside(name) {
		d.Code, d.Message = refuse.CodeRecursion, name+" calls itself: there is no recursion, so that every script ends"
		return
	}
	if name == "delta" {
		d.Message = "delta is written with its indices"
		d.WithFix(at, "delta^i_j")
		return
	}
	if later := boundLater(in.Reading(), name, at); !later.IsZero() {
		d.WithPlace(later, "bound here")
		d.WithNote("names are known from their definition on: move it above")
		return
	}
	if near := diag.Nearest(name, in.Candidates()); near != "" {
		d.WithFixNote(at, near, "did you mean")
		return
	}
	// A coordinate of some chart that is not in scope here, or letters run
	// together: xy for x y.
	if len(name) == 2 && in.Taken(name[:1]) && in.Taken(name[1:]) {
		d.WithFixNote(at, name[:1]+" "+name[1:], "a product is written with a space")
	}
}

// Indexed words an unbound name with indices: perhaps an underscore
// in a name.
func Indexed(in Scope, x *grammar.Indexed, n *grammar.Name) *diag.Diagnostic {
	run := ""
	for _, i := range x.Indices {
		run += i.Text
	}
	joined := quote.Name(n) + strings.ToUpper(run[:1]) + run[1:]
	if in.Taken(joined) {
		return diag.New(refuse.CodeUnderscore, x.Span(), quote.Name(n)+" is not bound; names have no underscore").WithFixNote(x.Span(), joined, "did you mean")
	}
	if in.Taken(quote.Name(n) + run) {
		return diag.New(refuse.CodeUnderscore, x.Span(), quote.Name(n)+" is not bound; names have no underscore").WithFixNote(x.Span(), quote.Name(n)+run, "did you mean")
	}
	d := diag.New(refuse.CodeUnknown, n.Span(), quote.Name(n)+" is not bound")
	if ofMetrics(in, x, n, d) {
		return d
	}
	explain(in, d, n.Name, n.Span())
	if len(x.Indices) > 2 && len(d.Fixes) == 0 {
		d.WithNote("names have no underscore: " + quote.Text(x) + " reads as " + quote.Name(n) + " with " + strconv.Itoa(len(x.Indices)) + " indices")
	}
	return d
}

// Module words an import that is not there; names are the library's modules.
func Module(s *grammar.Import, names []string, function bool) *diag.Diagnostic {
	d := diag.New(refuse.CodeModule, s.Span(), "there is no library module "+s.Module.Text)
	if slices.Contains(foreignModules, s.Module.Name) || slices.Contains(foreignLibraries, s.Module.Name) {
		d.Message += ": Geo's functions are in scope without import"
		return d.WithFixNote(s.Span(), "", "without this line")
	}
	if near := diag.Nearest(s.Module.Name, names); near != "" {
		d.WithFix(s.Module.Sp, near)
	}
	if function {
		d.WithNote(s.Module.Text + " is in scope without import")
	}
	return d
}

// boundLater is where a name is bound further down in the text.
func boundLater(file *grammar.File, name string, at diag.Span) diag.Span {
	if file == nil || file.Source != at.Source {
		return diag.Span{}
	}
	for _, s := range file.Stmts {
		if s.Span().Start <= at.Start {
			continue
		}
		if c, ok := s.(*grammar.ChartDecl); ok {
			for i := range c.Blocks {
				if c.Blocks[i].Name.Name == name {
					return c.Blocks[i].Name.Sp
				}
			}
		}
		for _, n := range grammar.Binds(s) {
			if n.Name == name {
				return n.Sp
			}
		}
	}
	return diag.Span{}
}
