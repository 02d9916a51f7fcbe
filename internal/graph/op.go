package graph

// The list of operations, and what can be asked of a node: axes, arguments,
// charts, params.

import (
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Op is a node's operation.
type Op uint8

// The operations. What is known of each is in its row, in the file named here.
const (
	OpZero        Op = iota // structural zero of the node's axes (op_leaf.go)
	OpArray                 // numbers: Data
	OpParam                 // Param
	OpCoord                 // coordinates of one block: Chart, Block; axes are the block's dims
	OpImplicit              // block Block of Map's source coordinates at the target coordinates args, one per target block (op_compose.go)
	OpMapVector             // phi^a: Map; a field over Map.From with one upper slot over Map.To (op_compose.go)
	OpContract              // Contract: numbers, delta, ones, products, traces, transposes, casts (op_contract.go)
	OpSum                   // SumCoefs (op_sum.go)
	OpMap                   // Body, elementwise over plain axes; scalar args are broadcast (op_map.go)
	OpReduce                // Reduction, Axis: max, min, prod, logsumexp over one plain axis (op_reduce.go)
	OpPick                  // Reduction (Max or Min), Axis: 1 at the first extreme element, else 0
	OpGather                // Axis, Idx: positions of one axis (op_gather.go)
	OpScatter               // Axis, Idx: the dual of Gather, adding up
	OpStack                 // component nodes, row-major over StackRank leading axes (op_stack.go)
	OpPack                  // Axis: blocks laid one after another on a slot of Chart (op_block.go)
	OpBlock                 // Axis, Block: one block of a slot of Chart; its dims replace the slot
	OpComponent             // Pos: fixed positions (0-based), -1 keeps an axis (op_stack.go)
	OpInverse               // of a square node; axes dual and swapped (op_matrix.go)
	OpDet                   // determinant of the component matrix
	OpLogDet                // log |det|
	OpSolve                 // A x = b over b's first axis
	OpExpM                  // matrix exponential of [up, down] or a square plain array (op_expm.go)
	OpExpMFrechet           // k-th Fréchet derivative of ExpM at args[0] along args[1:], each with leading plain axes: Leads
	OpEig                   // EigInfo (op_eig.go)
	OpPartial               // Chart; axes are [down over Chart] + the argument's (op_partial.go)
	OpCompose               // Chart's coordinates replaced by args[1:], one per block; Map when it came from one (op_compose.go)
	OpAt                    // Point (op_at.go)
	OpSelect                // args cond (scalar, 0 or 1), a, b (op_map.go)
	OpNative                // Native (op_native.go)
	OpInput                 // Input; args[0] is the definition, absent when generic (op_wrapper.go)
	OpClaim                 // Claim; args[0] is the definition

	NumOps // of them, for tables by operation
)

func init() {
	rows = [NumOps]*row{
		OpZero: &zeroRow, OpArray: &arrayRow, OpParam: &paramRow, OpCoord: &coordRow,
		OpImplicit: &implicitRow, OpMapVector: &mapVectorRow, OpCompose: &composeRow,
		OpContract: &contractRow, OpSum: &sumRow, OpMap: &mapRow, OpSelect: &selectRow,
		OpReduce: &reduceRow, OpPick: &pickRow, OpGather: &gatherRow, OpScatter: &scatterRow,
		OpStack: &stackRow, OpComponent: &componentRow, OpPack: &packRow, OpBlock: &blockRow,
		OpInverse: &inverseRow, OpDet: &detRow, OpLogDet: &logDetRow, OpSolve: &solveRow,
		OpExpM: &expMRow, OpExpMFrechet: &expMFrechetRow, OpEig: &eigRow,
		OpPartial: &partialRow, OpAt: &atRow, OpNative: &nativeRow, OpInput: &inputRow, OpClaim: &claimRow,
	}
}

// String is the operation's name in lower case.
func (o Op) String() string { return rows[o].name }

// Node is one hash-consed tensor expression. Two nodes of one Graph that are
// built alike are the same pointer. Nodes are immutable once made.
type Node struct {
	id    int32
	place place
	level int32 // above the leaves, through maps, points and params too
	op    Op
	flags flags
	axes  []index.Axis
	args  []*Node
	pay   any

	deps      []*index.Chart // coordinates the node depends on, as a field
	mayDepend []*index.Chart // deps, and charts of inputs outside At: what a recompute may make deps
	touch     []*index.Chart // over, and charts of axes and points within
	params    []*Param

	sym     [][]int // groups of axes that may be permuted freely
	symDone bool
	anti    [][2]int // disjoint pairs of axes whose exchange changes the sign
	antDone bool
}

type flags uint16

const (
	hasClaims flags = 1 << iota
	hasRuntime
	hasDerivative // Partial or Compose inside, outside At
	hasAt
	hasGeneric
	hasImplicit
	hasWrapper // Input or Claim inside
	hasRemainder
	hasContinued // an Input that is a continuation
	hasStep      // an At at a point that depends on its chart
)

// ID is the node's dense number in its graph; arguments have smaller ones.
func (n *Node) ID() int { return int(n.id) }

// Op is the node's operation.
func (n *Node) Op() Op { return n.op }

// Axes are the positions of the result, in order. The caller must not change them.
func (n *Node) Axes() []index.Axis { return n.axes }

// Args are the argument nodes. The caller must not change them.
func (n *Node) Args() []*Node { return n.args }

// IsZero reports a structural zero.
func (n *Node) IsZero() bool { return n.op == OpZero }

// Size is the number of components, saturating far above any limit.
func (n *Node) Size() int { return sizeOf(n.axes) }

// Charts are the charts whose coordinates the node depends on as a field.
// A value, or a constant, has none.
func (n *Node) Charts() []*index.Chart { return n.deps }

// DependsOn reports whether the node is a field over c.
func (n *Node) DependsOn(c *index.Chart) bool { return hasChart(n.deps, c) }

// Touches reports whether anything in the node is over c: coordinates, slots,
// inputs, points.
func (n *Node) Touches(c *index.Chart) bool { return hasChart(n.touch, c) }

// Params are the params the node depends on, in order of first use.
func (n *Node) Params() []*Param { return n.params }

// HasClaims reports whether a Claim is inside.
func (n *Node) HasClaims() bool { return n.flags&hasClaims != 0 }

// Continued reports that a continuation is inside: an object of a manifold beyond where
// its maps lead.
func (n *Node) Continued() bool { return n.flags&hasContinued != 0 }

// HasStep reports that a value at a point is inside that depends on its chart, as p + v
// does.
func (n *Node) HasStep() bool { return n.flags&hasStep != 0 }

// HasRuntime reports whether a value that only a run can give is inside:
// an At, a Native or an Eig.
func (n *Node) HasRuntime() bool { return n.flags&hasRuntime != 0 }

// HasGeneric reports whether a generic input is inside.
func (n *Node) HasGeneric() bool { return n.flags&hasGeneric != 0 }

// HasRemainder reports whether the remainder of a series is inside: what is known of
// the node is known up to an order.
func (n *Node) HasRemainder() bool { return n.flags&hasRemainder != 0 }

// HasImplicit reports whether coordinates of an inverse map are inside.
func (n *Node) HasImplicit() bool { return n.flags&hasImplicit != 0 }

// IsScalar reports a node without axes.
func (n *Node) IsScalar() bool { return len(n.axes) == 0 }

// Number is the constant a scalar node is, when it is one (Zero is 0).
func (n *Node) Number() (scalar.Expr, bool) {
	if len(n.axes) == 0 {
		if n.op == OpZero {
			return scalar.Expr{}, true
		}
		if n.op == OpContract && len(n.args) == 0 {
			return n.pay.(*contraction).coef, true
		}
	}
	return scalar.Expr{}, false
}

// Contract is a contraction's coefficient, the labels of each argument's axes
// and the labels of the result's.
func (n *Node) Contract() (coef scalar.Expr, labels [][]int, out []int) {
	c := n.pay.(*contraction)
	return c.coef, c.labels, c.out
}

// LabelSizes is the range of each label of a contraction.
func (n *Node) LabelSizes() []int { return n.pay.(*contraction).sizes }

// SumCoefs are a sum's coefficients, one per argument.
func (n *Node) SumCoefs() []scalar.Expr { return n.pay.([]scalar.Expr) }

// Body is an elementwise map's body, in Pool.Arg(k) for args[k].
func (n *Node) Body() scalar.Expr { return n.pay.(scalar.Expr) }

// Chart is the chart of a Coord, Partial, Compose, Pack, Block or Input.
func (n *Node) Chart() *index.Chart {
	switch p := n.pay.(type) {
	case *coordOp:
		return p.chart
	case *axisOp:
		return p.chart
	case *composeOp:
		return p.chart
	case *implicitOp:
		return p.m.From
	case *index.Chart:
		return p
	case *inputOp:
		return p.chart
	}
	return nil
}

// Block is the block of a Coord, Implicit or Block.
func (n *Node) Block() int {
	switch p := n.pay.(type) {
	case *coordOp:
		return p.block
	case *axisOp:
		return p.block
	case *implicitOp:
		return p.block
	}
	return -1
}

// Axis is the axis of a Reduce, Pick, Gather, Scatter, Pack or Block.
func (n *Node) Axis() int { return n.pay.(*axisOp).axis }

// Reduction is the kind of a Reduce or Pick.
func (n *Node) Reduction() ReduceKind { return n.pay.(*axisOp).kind }

// Idx are the positions of a Gather or Scatter.
func (n *Node) Idx() []int { return n.pay.(*axisOp).idx }

// Pos are a Component's positions, 0-based, -1 where the axis stays.
func (n *Node) Pos() []int { return n.pay.([]int) }

// StackRank is the number of leading axes a Stack made.
func (n *Node) StackRank() int { return n.pay.(int) }

// Leads is the number of leading plain axes of each direction of an ExpMFrechet.
func (n *Node) Leads() []int { return n.pay.([]int) }

// Data are an array's numbers, row-major, and their exact forms, nil when the
// numbers are themselves exact.
func (n *Node) Data() ([]float64, []scalar.Expr) {
	a := n.pay.(*arrayData)
	return a.data, a.exact
}

// Point is where an At is taken.
func (n *Node) Point() *Point { return n.pay.(*Point) }

// Map is the map of an Implicit, MapVector or Compose (nil when the latter is a
// plain substitution).
func (n *Node) Map() *Map {
	switch p := n.pay.(type) {
	case *Map:
		return p
	case *implicitOp:
		return p.m
	case *composeOp:
		return p.m
	}
	return nil
}

// ThroughInverse reports whether a Compose goes through the inverse of Map.
func (n *Node) ThroughInverse() bool { return n.pay.(*composeOp).inverse }

// Param is the param of a Param node.
func (n *Node) Param() *Param { return n.pay.(*Param) }

// Input is what is known of an input.
func (n *Node) Input() InputInfo { return n.pay.(*inputOp).info }

// Generic reports an input without a definition.
func (n *Node) Generic() bool { return n.op == OpInput && len(n.args) == 0 }

// Claim is what is claimed.
func (n *Node) Claim() *ClaimInfo { return n.pay.(*ClaimInfo) }

// Native is a native's operation.
func (n *Node) Native() *NativeOp { return n.pay.(*NativeOp) }

// EigInfo is an eigenproblem's options and which part of its result this is.
func (n *Node) EigInfo() (EigOptions, EigPart) {
	e := n.pay.(*eigOp)
	return e.opt, e.part
}
