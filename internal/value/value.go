package value

// The values: objects, points, maps, charts, functions, lists, ranges,
// conditions.

import (
	"fmt"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Value is what an expression denotes once checked, before any number exists.
// Every kind of value has its words: one without them does not compile.
type Value interface {
	// Kind says what it is, with its article: "a vector", "a chart".
	Kind() string
	// Type is its type in index notation: "Real[64, 2]", "metric G_ij over psi".
	Type() string
	value()
}

// Foreign makes a type of another room a Value: the checker has some that no
// finished program holds. Their words are their own.
type Foreign struct{}

//lint:ignore U1000 a type that embeds Foreign is a Value by it
func (Foreign) value() {}

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
	// Via has one entry per axis, or is nil: the map along which a slot over
	// another chart is seen. The upper slot of d_i phi^a has phi, every slot of
	// along(f, phi) has phi; at a point p its base is phi(p).
	Via     []*graph.Map
	Metric  bool
	Value   bool        // taken at a point (or otherwise free of coordinates by @)
	Why     string      // of a chartwise object: the first reason, in words
	Anomaly *graph.Node // of a chartwise object: the inhomogeneous term, if known
	Name    string      // as the user bound it, "" for a bare expression
	Def     diag.Span   // where it was bound

	// Lit is set on a whole plain array written `on c` or `@ p`: numbers that
	// become a tensor where indices or a parameter give them heights.
	Lit *Literal
	// Whole: full(…), of which nothing is cut where it is printed.
	Whole bool
	Limit bool    // what limit answers, which may be inf
	As    Written // expand(…) and its kin: how its formulas are printed
	// Coords is the map whose coordinate functions phi^a the object is.
	Coords *graph.Map
	// Weight is the sum of the weights of the connections in a sum of connections
	// and tensors (nil: the rules see no such sum, or it is a tensor).
	Weight *graph.Node
	// Partials are what a chartwise object is the sum of where that is known to be
	// partial derivatives of covariant tensors.
	Partials *Partials
}

// Written is how formulas are printed where a program says it.
type Written struct {
	Form scalar.Form
	By   *graph.Node // what they are collected by
}

// Partials are the terms of a sum of partial derivatives of tensors whose slots
// are all below, but for terms that are tensors themselves.
type Partials struct {
	Sum   *graph.Node // what they add up to; of an object with another node they say nothing
	Terms []PartialTerm
}

// PartialTerm is one partial derivative times a number or a scalar.
type PartialTerm struct {
	Of   *graph.Node // what is derived
	Coef *graph.Node
	Axes []int // where in the sum the derivative's slot stands, and each axis of Of
}

// Literal is an array of numbers or fields with the chart or point it was
// written for.
type Literal struct {
	Chart *index.Chart
	Point *graph.Point // nil: on Chart
	Field *graph.Node  // the array before it was taken at Point
}

// Point, Map, Chart, Func, List, Str, Cond and Module are the other values.
type (
	// Point is a point of a chart.
	Point struct{ P *graph.Point }
	// Map is a map between charts.
	Map struct{ M *graph.Map }
	// Chart is a coordinate system with its domain.
	Chart struct {
		C      *index.Chart
		Domain *Domain // nil while the declaration is read, and where it has no conditions
		Says   string  // its declaration as one line; "" of one that a proof makes
		Span   diag.Span
	}
	// Func is a function written in Geo (Fn != nil), one that stays open (Open != nil), or
	// a built-in (Native != nil).
	Func struct {
		Name   string
		Open   *scalar.Func // of one with slots: what its head and its derivative say
		Slots  *OpenSlots   // of an open one that gives a tensor
		Fn     *grammar.Fn
		Scope  any // the checker's scope the function was written in
		Native any // the *builtins.Entry of one written in Go
	}
	// List is a list of values that is not an array of numbers.
	List struct {
		Elems []Value
		Where []scalar.Condition // of a solution: where it is one
		Of    []Unknown          // of a solution: what its elements are found for
		size  int                // see Size; 0 before it is asked for
	}
	// Range is a..b: an interval to integrate, a list of whole numbers elsewhere
	// (Call.RangeArray makes it one).
	Range struct {
		Lo, Hi *Object
		Span   diag.Span
	}
	// Str is a string.
	Str struct {
		S  string
		Of Value // instead of S: the text is this value's LaTeX, found while running
	}
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
	CondConst struct {
		condition
		True bool
	}
	// CondNot, CondAnd, CondOr are the logic.
	CondNot struct {
		condition
		X Cond
	}
	// CondAnd holds when every part does.
	CondAnd struct {
		condition
		Xs     []Cond
		Labels []string // of check: what each part says; else nil
		size   int      // see Comparisons
	}
	// CondOr holds when some part does.
	CondOr struct {
		condition
		Xs   []Cond
		size int // see Comparisons
	}
	// CondCompare is X op Y; Op is < <= > >= == != ~=. Axes agree in order.
	CondCompare struct {
		condition
		Op       string
		X, Y     *Object
		Equation bool // X == Y that is printed as it is, and not by its truth
		Span     diag.Span
	}
	// CondInvariant is invariant(X, M): X compared with Recomputed = recompute(X, M).
	CondInvariant struct {
		condition
		X, Recomputed *Object
		Seen          *Object // Recomputed in the coordinates of X
		M             *graph.Map
		Tol           *Object
		Span          diag.Span
	}
)

// condition is what all conditions share: they are Values, and have one name.
type condition struct{}

func (condition) value() {}

func (*CondConst) cond()     {}
func (*CondNot) cond()       {}
func (*CondAnd) cond()       {}
func (*CondOr) cond()        {}
func (*CondCompare) cond()   {}
func (*CondInvariant) cond() {}

func (*Object) value() {}
func (*Point) value()  {}
func (*Map) value()    {}
func (*Chart) value()  {}
func (*Func) value()   {}
func (*List) value()   {}
func (*Range) value()  {}
func (*Str) value()    {}
func (*Module) value() {}

// Identity names the k-th part of a conjunction that check made.
func (c *CondAnd) Identity(k int) string {
	if k < len(c.Labels) {
		return c.Labels[k]
	}
	return fmt.Sprintf("part %d", k+1)
}

// Unknown is what an equation was solved for: a param, or a call of a function without a body.
type Unknown struct {
	Param *graph.Param
	Func  *scalar.Func
	Args  []*graph.Node // of the call
	Text  string
}

// OpenSlots are the slots of an open function that gives a tensor, and its components, each
// an open function of numbers.
type OpenSlots struct {
	Axes  []index.Axis
	Chart *index.Chart
	Parts []*scalar.Open // those that are equal up to their sign are one; nil: 0
	Minus []bool
}
