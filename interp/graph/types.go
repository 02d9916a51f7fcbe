package graph

import (
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/index"
)

// Node is one hash-consed tensor expression. Two nodes of one Graph that are
// built alike are the same pointer.
type Node struct {
	id   int32
	op   Op
	axes []index.Axis
	args []*Node
}

// Op is a node's operation.
type Op uint8

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
// free of coordinates. Pre remembers the points it is an image of.
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
}

// Graph is the arena of one program's nodes.
type Graph struct{}
