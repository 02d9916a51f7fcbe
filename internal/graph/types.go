package graph

import (
	"context"
	"sync"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Graph is the arena of one program's nodes. It does not lock itself: whoever
// builds nodes, or asks for Components or Lower, holds Mu when the graph is
// shared. Nodes already made may be read without it.
type Graph struct {
	Mu   sync.Mutex
	Pool *scalar.Pool

	// CoordInfo gives the scalar variable of a chart's coordinate its name and
	// bounds; set before the first use. Nil: the block's name, unbounded.
	CoordInfo func(c *index.Chart, i int) scalar.VarInfo

	nodes []*Node
	table map[string]*Node
	kb    []byte // key under construction

	exprs   map[scalar.Expr]int32
	charts  map[*index.Chart]int32
	paramID map[*Param]int32
	mapID   map[*Map]int32
	objID   map[any]int32
	points  map[string]*Point
	origin  map[*Node]diag.Span
	metrics map[*Node]string // names that metrics were bound under

	distribute bool // Jacobian form: products distribute over sums with delta terms

	vars     vars
	memo     memos
	families map[string]*family
	derived  map[mapPair]*Map

	composite map[mapAfter]*Map
}

// Param is a number or array that is constant to derivatives and set from
// outside, or a loop variable of table, for, plot and comprehension.
type Param struct {
	ID      int
	Name    string
	Axes    []index.Axis // plain
	Default *Node        // nil: without a value
	Loop    bool
	Span    diag.Span
}

// Point is a point of a chart: one node per block (the block's plain axes),
// free of coordinates. Pre remembers the points it is an image of. Points made
// by PointOf and ImagePoint are hash-consed by content.
type Point struct {
	Chart  *index.Chart
	Coords []*Node
	Pre    []PreImage
	Span   diag.Span
}

// PreImage says that the point is Map's image of At.
type PreImage struct {
	Map *Map
	At  *Point
}

// Map is a map between charts. Forward has one node per block of To, in
// coordinates of From; Inverse one per block of From, in coordinates of To,
// nil when none was written.
type Map struct {
	ID       int
	Name     string
	From, To *index.Chart
	Forward  []*Node
	Inverse  []*Node
	Span     diag.Span
	// Outer after Inner is what a composite map is; nil for others.
	Outer, Inner *Map
}

// InputInfo is what is known of an input: a declared metric or connection, a
// literal on a chart, data, the result of push or pull.
type InputInfo struct {
	Name   string
	Law    index.Law
	Metric bool
	Span   diag.Span
}

type inputOp struct {
	info  InputInfo
	chart *index.Chart // the chart it is over; nil: of no chart
	id    int32        // of a generic
}

// ClaimInfo is a law that was claimed of a definition.
type ClaimInfo struct {
	Name    string
	Law     index.Law
	Metric  bool
	Span    diag.Span
	Tol     *Node // nil: the default
	Trusted bool  // a function's result, or proved: nothing to test, recompute pushes
	Anomaly *Node // the inhomogeneous term, if known
	Why     string
}

// Runtime is what a native may ask of the machine that runs it.
type Runtime interface {
	Context() context.Context
	// Eval is the value of a closed node, row-major.
	Eval(n *Node) ([]float64, error)
	// Field compiles nodes over a chart into a function of its flat coordinates.
	Field(c *index.Chart, ns ...*Node) (Field, error)
	// Function compiles nodes into a function of params (flat, in order).
	Function(ps []*Param, ns ...*Node) (Field, error)
	// Product compiles the Hessian-vector product of a scalar field:
	// hv = Hess f(x) v, without forming the Hessian.
	Product(f *Node, c *index.Chart) (func(x, v, hv []float64) error, error)
	// Sampler compiles nodes over a chart for many points at once.
	Sampler(c *index.Chart, ns ...*Node) (Sampler, error)
}

// Field is a compiled function: out[k] receives the components of the k-th node.
type Field interface {
	At(coords []float64, out ...[]float64) error
}

// Sampler evaluates compiled nodes at n points; coords[i] is coordinate i of all.
type Sampler interface {
	Run(n int, coords [][]float64, out ...[][]float64) error
}

// NativeOp is an operation computed by a solver while running: minimise,
// integrate, transport. Args of its node are closed and passed as numbers;
// Fields are open nodes that Run may ask the Runtime for.
type NativeOp struct {
	Name   string
	Axes   []index.Axis
	Key    any // comparable; with Name and the nodes, what hash-consing goes by
	Fields []*Node
	Params []*Param // bound inside Fields (integration variables), not free params
	Chart  *index.Chart
	Law    index.Law // how a result with slots changes; Base is where it is
	Base   *Point
	Run    func(rt Runtime, op *NativeOp, args [][]float64) ([]float64, error)
	// Again rebuilds the node for recompute when it can be run again in another
	// chart with other fields and arguments; nil: the native is pushed by Law.
	Span diag.Span
}

// EigOptions chooses among the eigenvalues. Zero: all of them, ascending.
type EigOptions struct {
	Top, Bottom int
	Range       bool
	Count       int // with Range: how many are known to come out; 0: unknown, the axis has Size -1
	General     bool
}

// EigPart says which part of an eigenproblem's solution a node is.
type EigPart uint8

// Values ascending; Vectors with the component axis first, one column each.
const (
	EigValues EigPart = iota
	EigVectors
)
