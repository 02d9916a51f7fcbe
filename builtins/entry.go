package builtins

// What a built-in is, an Entry: name, signature, law, documentation, the
// function; what it may ask.

import (
	"io/fs"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Family groups entries in the reference: one file of this package each.
type Family string

// The families, in the order of the reference.
const (
	Constants   Family = "constants"
	Elementwise Family = "elementwise functions"
	Arrays      Family = "arrays"
	Calculus    Family = "calculus"
	Linear      Family = "linear maps"
	Maps        Family = "maps between charts"
	Geometry    Family = "metrics and volume"
	Forms       Family = "forms"
	Flows       Family = "flows"
	Solvers     Family = "solvers"
	Data        Family = "data"
	Texts       Family = "texts"
)

// Entry is one built-in function: what it takes, what it gives, and how.
// Entries are static data; none is ever changed.
type Entry struct {
	Name      string
	Family    Family
	Signature string // in index notation: eig(H_ij, metric G_ij, top: k) -> lambda_n
	Law       string // how the result changes under a change of coordinates
	Doc       string // what it computes, shapes and index types, one paragraph
	Errors    string // what is refused, before and while running
	Cost      string // of one evaluation
	Source    string // of the formula or algorithm; with its place there if that was compared
	Example   string // a script that runs

	Min, Max int      // positional arguments; Max < 0: any number
	Named    []string // options, given as name: value
	Words    []string // names that an option may have for a value, and that stand for themselves there
	AnyNamed bool     // further named arguments are allowed (integrate's intervals)

	// Pointwise entries act on numbers one by one: letters of plain indices
	// written on an argument stay on the result, and Apply sees them in
	// Object.Letters. Every other entry takes whole objects, slots in order.
	Pointwise bool
	// Value entries are names, not functions: pi. Apply gets no arguments.
	Value bool
	// DataOnly entries read files and may only stand in a data statement.
	DataOnly bool
	// Replaces is subst, whose arguments are names and calls: the checker reads them.
	Replaces bool

	Apply func(c *Call) (value.Value, error)
}

// Arg is one argument of a call, with where it was written.
type Arg struct {
	Name  string // of a named argument
	Value value.Value
	Span  diag.Span
}

// Call is what a built-in gets to see: its arguments and the checker's services.
type Call struct {
	Entry *Entry
	Args  []Arg
	Span  diag.Span // of the whole call
	G     *graph.Graph
	Host  Host
}

// Host is what a built-in may ask of the checker.
type Host interface {
	// Metrics are the metrics over a chart by name in scope, latest first: for fixes.
	Metrics(c *index.Chart) []string
	// Connections likewise.
	Connections(c *index.Chart) []string
	// Domain is where a chart's points lie, nil where its declaration does not say.
	Domain(c *index.Chart) *value.Domain
	// Manifold is the manifold that has a chart, nil for none.
	Manifold(c *index.Chart) *value.Manifold
	// Taken reports whether a name is bound in scope: fixes that introduce a
	// name choose a free one.
	Taken(name string) bool
	// NameOf is the name bound to a node in scope, empty when there is none: for
	// messages.
	NameOf(n *graph.Node) string
	// Fresh is an unused param for a bound variable (integrate's u, a loop's k).
	Fresh(name string, span diag.Span) *graph.Param
	// FreshOpen is a function without a body that no name of the program is bound to.
	FreshOpen(name string, params []string, span diag.Span) *scalar.Open
	// Mentions reports whether an argument, followed through names and calls,
	// contains anything over the chart: coordinates, points, objects.
	Mentions(arg Arg, c *index.Chart) bool
	// Meet takes the fields among objects at the point where the values among
	// them are, and refuses values at two points; spans are the objects' places.
	Meet(objs []*value.Object, spans []diag.Span) ([]*value.Object, error)
	// CallFunc is the result of a function of the program or a built-in one. A nil
	// value: it has said what is wrong.
	CallFunc(f *value.Func, args []Arg, at diag.Span) value.Value
	// Files is what the host grants to data statements; nil: nothing.
	Files() fs.FS
	// Data is what all data statements of the program may take.
	Data() *Budget
}
