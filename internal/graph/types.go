package graph

// The graph and what its nodes refer to: params, points, maps, and what a
// solver may ask of a run.

import (
	"context"

	"github.com/seed2d4d80ff/geo/internal/budget"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Graph is the arena of one program's nodes. It belongs to one goroutine at
// a time: building nodes, Components and Lower change it. Nodes already made may be
// read by others meanwhile.
type Graph struct {
	Pool *scalar.Pool

	// Meter counts the work of the evaluation that uses the graph, in its pools too.
	Meter *budget.Meter

	// CoordInfo gives the scalar variable of a chart's coordinate its name and
	// bounds; set before the first use. Nil: the block's name, unbounded.
	CoordInfo func(c *index.Chart, i int) scalar.VarInfo

	// CoordConditions gives the conditions of a chart's points. Nil: none.
	CoordConditions func(c *index.Chart) []Condition
	// ParamInfo and ParamConditions give the same of params, whose conditions hold
	// everywhere. Nil: none.
	ParamInfo       func(p *Param) scalar.VarInfo
	ParamConditions func(p *Param) []Condition

	// HasData: floats that nobody wrote were made to nodes, of files or of a host.
	HasData bool

	nodes []*Node
	bytes int64 // about what they take
	table map[string]*Node
	kb    []byte // key under construction

	content uint64 // hash of the content that kb tells
	level   int32  // of the highest that kb tells of

	exprs   map[scalar.Expr]int32
	charts  map[*index.Chart]int32
	paramID map[*Param]int32
	mapID   map[*Map]int32
	objID   map[any]int32
	points  map[string]*Point
	origin  map[*Node]diag.Span
	again   map[diag.Span][]diag.Span // where what was first written at a place was written later
	metrics map[*Node]string          // names that metrics were bound under

	distribute bool // Jacobian form: products distribute over sums with delta terms

	memo     memos
	families map[string]*family
	derived  map[mapPair]*Map

	composite map[mapAfter]*Map
	turning   map[*Map][]*Map
}

// Condition says that Low is below High, or where Strict is not set no more than
// that: scalars, or arrays of one shape, over one chart and params.
type Condition struct {
	Low, High *Node
	Strict    bool
	Known     bool // a bound of one coordinate by a number, which CoordInfo has too
}

// Param is a number or array that is constant to derivatives and set from
// outside, or a loop variable of table, for, plot and comprehension.
type Param struct {
	ID      int
	Name    string
	Axes    []index.Axis // plain
	Default *Node        // nil: without a value
	Loop    bool
	// Open is the open function that the param stands for among what a node depends
	// on; it has no value, and no node of its own.
	Open *scalar.Open
	// Formal is what the name of a param with an order denotes: itself, and powers beyond
	// its order of which nothing is known. Nil: none is left out.
	Formal *Node
	Span   diag.Span
}

// Point is a point of a chart: one node per block (the block's plain axes),
// free of coordinates. Pre remembers the points it is an image of. Points made
// by PointOf and ImagePoint are hash-consed by content.
type Point struct {
	Chart  *index.Chart
	Coords []*Node
	Pre    []PreImage
	Span   diag.Span
	// Elsewhere is the point in another chart of its manifold, of a flow that may have ended
	// there; nil: it is known by its coordinates alone.
	Elsewhere func(c *index.Chart) *Point
	// Step is how it was made of another point by a sum, p + v; nil: it was not. Then it
	// is another point where the sum is run in another chart.
	Step *Step
	// Held: it was made of another by a replacement in the conditions of its chart
	// too, and was held to these.
	Held bool

	level int32 // of its highest coordinate, or of what it is an image of
}

// Step is a sum of a point and a vector at it, one upper slot over the chart.
type Step struct {
	From  *Point
	Along *Node // closed
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
	// Modulo are the periods of the coordinates of From, 0 for none; nil: no coordinate has one.
	Modulo []float64

	level int32 // of its highest formula
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
	// Inside reports whether a point keeps its chart's conditions.
	Inside(c *index.Chart) func(coords []float64) (bool, error)
	// Sampler compiles nodes over a chart for many points at once.
	Sampler(c *index.Chart, ns ...*Node) (Sampler, error)
	// Warn tells whoever listens to the run what a solver found beside its result.
	Warn(d *diag.Diagnostic)
}

// Field is a compiled function: out[k] receives the components of the k-th node.
type Field interface {
	At(coords []float64, out ...[]float64) error
}

// Sampler evaluates compiled nodes at n points; coords[i] is coordinate i of all.
type Sampler interface {
	Run(n int, coords [][]float64, out ...[][]float64) error
}
