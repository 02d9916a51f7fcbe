package builtins

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/graph"
	"github.com/seed2d4d80ff/geo/interp/index"
)

// Value is what an expression denotes once checked, before any number exists.
type Value interface{ value() }

// Object is a scalar, array, tensor, connection or chartwise object: a graph
// node with its index type.
type Object struct {
	Node *graph.Node
	Law  index.Law
	// Base has one entry per axis of Node plus, when the node has no axes, none.
	// nil entry: a field (or a constant). A value's slots carry their point; the
	// slots of J @ p carry phi(p) and p.
	Base []*graph.Point
	// Letters has one entry per axis while an expression is being put together
	// ("" : no letter written); nil for a whole object.
	Letters []string
	Metric  bool
	Value   bool        // taken at a point (or otherwise free of coordinates by @)
	Why     string      // of a chartwise object: the first reason, in words
	Anomaly *graph.Node // of a chartwise object: the inhomogeneous term, if known
	Name    string      // as the user bound it, "" for a bare expression
	Def     diag.Span   // where it was bound
}

// Point, Map, Chart, Func, List, Str, Cond and Module are the other values.
type (
	// Point is a point of a chart.
	Point struct{ P *graph.Point }
	// Map is a map between charts.
	Map struct{ M *graph.Map }
	// Chart is a coordinate system with its domain's conditions, each a Cond in
	// the chart's coordinates.
	Chart struct {
		C      *index.Chart
		Domain []Cond
		Span   diag.Span
	}
	// Func is a function written in Geo (Fn != nil) or a built-in (Native != nil).
	Func struct {
		Name   string
		Fn     *grammar.Fn
		Scope  any // the checker's scope the function was written in
		Native *Entry
	}
	// List is a list of values that is not an array of numbers.
	List struct{ Elems []Value }
	// Str is a string.
	Str struct{ S string }
	// Module is an imported file or library module.
	Module struct {
		Name  string
		Scope any
	}
)

// Cond is a truth value, decided while running.
type Cond interface {
	Value
	cond()
}

type (
	// CondConst is true or false.
	CondConst struct{ True bool }
	// CondNot, CondAnd, CondOr are the logic.
	CondNot struct{ X Cond }
	// CondAnd holds when every part does.
	CondAnd struct{ Xs []Cond }
	// CondOr holds when some part does.
	CondOr struct{ Xs []Cond }
	// CondCompare is X op Y; Op is < <= > >= == != ~=. Axes agree in order.
	CondCompare struct {
		Op   string
		X, Y *Object
		Span diag.Span
	}
	// CondInvariant is invariant(X, M): X compared with Again = recompute(X, M).
	CondInvariant struct {
		X, Again *Object
		M        *graph.Map
		Tol      *Object
		Span     diag.Span
	}
)

func (*Object) value()        {}
func (*Point) value()         {}
func (*Map) value()           {}
func (*Chart) value()         {}
func (*Func) value()          {}
func (*List) value()          {}
func (*Str) value()           {}
func (*Module) value()        {}
func (*CondConst) value()     {}
func (*CondNot) value()       {}
func (*CondAnd) value()       {}
func (*CondOr) value()        {}
func (*CondCompare) value()   {}
func (*CondInvariant) value() {}
func (*CondConst) cond()      {}
func (*CondNot) cond()        {}
func (*CondAnd) cond()        {}
func (*CondOr) cond()         {}
func (*CondCompare) cond()    {}
func (*CondInvariant) cond()  {}

// Entry is one built-in function: what it takes, what it gives, and how.
type Entry struct {
	Name      string
	Signature string // eig(H_ij, metric G_ij, top: k) -> lambda_k
	Doc       string
	Example   string // a script that runs
	Apply     func(c *Call) (Value, error)
}

// Arg is one argument of a call, with where it was written.
type Arg struct {
	Name  string // of a named argument
	Value Value
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
	// Fresh is an unused param for a bound variable (integrate's u, a loop's k).
	Fresh(name string, span diag.Span) *graph.Param
}
