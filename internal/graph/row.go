package graph

// The facts of one operation in one row, and the words for those it does not
// have.

import (
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// row is all that is known of one operation, and the only place that knows it:
// whoever walks a graph asks the row. No fact may be left out. What an operation
// has not is said so, by the values named for it (notLinear, noSymmetry,
// noDerivative, noFormula …); a test finds the fields of a row that are empty and
// holds the others to the oracle.
type row struct {
	// Its form.
	name    string  // in lower case, for messages
	payload payload // what a node carries besides its arguments
	args    arity
	axes    axesRule
	key     func(g *Graph, axes []index.Axis, pay any)                            // what tells two nodes with the same arguments apart
	inherit func(n *Node)                                                         // what a node depends on and contains, beyond its arguments
	rebuild func(g *Graph, n *Node, args []*Node, axes []index.Axis) *Node        // n over other arguments, its declared axes replaced
	role    role                                                                  // how walks pass it
	regular regularity                                                            // whether an argument must have an inverse
	fix     func(g *Graph, x *Node, pos []int, axes []index.Axis) *Node           // Component of it, pushed inside; nil: stays outside
	block   func(g *Graph, x *Node, axis, block int, axes []index.Axis) *Node     // BlockOf it, pushed inside; nil: stays outside
	compose func(g *Graph, x *Node, c *index.Chart, by substitution) *Node        // Compose of it, done at once; nil: stays lazy
	hoist   hoisting                                                              // whether an At inside moves out of it
	change  func(r *recomputer, n *Node) *Node                                    // it, run again in other coordinates
	detail  func(p *printer, n *Node) (text string)                               // what it carries, for Dump
	write   func(p *printer, n *Node, letters []string, around int) (text string) // in index notation

	// Its mathematics.
	linear       linearity                                                     // in which arguments
	symmetry     func(g *Graph, n *Node) [][]int                               // groups of axes that may be permuted
	antisymmetry func(g *Graph, n *Node) [][2]int                              // pairs of axes whose exchange changes the sign
	forward      func(f *forward, n *Node) (*Node, error)                      // the derivative along seeds: a direction, or the units of a block
	reverse      func(r *reverseSweep, n, a *Node) error                       // the adjoint a of n handed on to the arguments
	lower        lowering                                                      // it, written without derivatives
	formula      formula                                                       // its components, of those of its arguments
	oneOfFormula func(u *Formulas, n *Node, at int) (scalar.Expr, bool, error) // one component alone; false: needs all
	series       Series                                                        // how proofs find its Taylor series
	cost         func(g *Graph, n *Node) (own float64, expands []*Node)        // scalar operations of its formula, and the nodes expanded for it
	sparsity     sparsity                                                      // which components of the arguments each component needs
}

// rows has the row of every operation. It is filled when the package starts,
// and not by an initializer, which the rules' own use of it would make circular.
var rows [NumOps]*row

func (n *Node) row() *row { return rows[n.op] }

// payload is the type of what a node carries.
type payload struct {
	is func(pay any) bool
}

// carries is a payload of type T.
func carries[T any]() payload {
	return payload{func(pay any) bool { _, ok := pay.(T); return ok }}
}

// carriesNothing: the arguments say all.
var carriesNothing = payload{func(pay any) bool { return pay == nil }}

// arity bounds the number of arguments.
type arity struct {
	least, most int
	known       bool
}

func exactly(n int) arity        { return arity{n, n, true} }
func between(least, m int) arity { return arity{least, m, true} }
func atLeast(n int) arity        { return arity{n, 1 << 30, true} }

// axesRule gives a node's axes: of what it carries and its arguments, or
// declared by whoever makes it.
type axesRule struct {
	declared bool
	of       func(pay any, args []*Node) []index.Axis
}

// declaredAxes are chosen freely, and belong to the key.
var declaredAxes = axesRule{declared: true}

func axesOf(of func(pay any, args []*Node) []index.Axis) axesRule { return axesRule{of: of} }

// axesOfArg are those of an argument.
func axesOfArg(k int) axesRule {
	return axesOf(func(_ any, args []*Node) []index.Axis { return args[k].axes })
}

// noAxes: a scalar.
var noAxes = axesOf(func(any, []*Node) []index.Axis { return nil })

// resultAxes are the axes of an operation that does not declare them.
func resultAxes(op Op, pay any, args ...*Node) []index.Axis { return rows[op].axes.of(pay, args) }

// Keys that several operations share.
func keyNothing(*Graph, []index.Axis, any)       { /* the arguments tell nodes apart */ }
func keyAxes(g *Graph, axes []index.Axis, _ any) { g.kAxes(axes) }
func inheritsArgs(*Node)                         { /* nothing but what the arguments have */ }

// role is how walks that stop at values, or look through names, pass a node.
type role uint8

const (
	roleUnknown    role = iota // forgotten
	ordinary                   // a function of its arguments
	evaluatedFirst             // a value of its own, which only a run gives
	wrapper                    // a name around a definition, its only argument, or around nothing
)

// EvaluatedFirst reports a node whose value only a run gives, before what is
// made of it: an At, a Native or an Eig. Formulas and programs have it as a variable.
func (n *Node) EvaluatedFirst() bool { return n.row().role == evaluatedFirst }

// Wraps reports an Input or a Claim with a definition.
func (n *Node) Wraps() bool { return n.row().role == wrapper && len(n.args) == 1 }

// regularity says whether the value exists for singular arguments too.
type regularity uint8

const (
	regularityUnknown regularity = iota // forgotten
	everywhere                          // no argument needs an inverse
	firstRegular                        // the first argument must have one
)

// NeedsRegular reports an operation whose first argument is a matrix that must
// have an inverse.
func (n *Node) NeedsRegular() bool { return n.row().regular == firstRegular }

// linearity says in which arguments an operation is linear: together, as a sum
// is, or in each with the others fixed, as a product is.
type linearity struct {
	known    bool
	together bool
	in       func(k int) bool
}

var (
	noArguments = linearity{known: true, in: func(int) bool { return false }}
	notLinear   = linearity{known: true, in: func(int) bool { return false }}
	linearInAll = linearity{known: true, together: true, in: func(int) bool { return true }}
	multilinear = linearity{known: true, in: func(int) bool { return true }}
)

// linearTogether: together in the arguments first to last, last included.
func linearTogether(first, last int) linearity {
	return linearity{known: true, together: true, in: func(k int) bool { return first <= k && k <= last }}
}

// multilinearFrom: in each of the arguments from first on.
func multilinearFrom(first int) linearity {
	return linearity{known: true, in: func(k int) bool { return k >= first }}
}

func noSymmetry(*Graph, *Node) [][]int      { return nil }
func noAntisymmetry(*Graph, *Node) [][2]int { return nil }

// symmetryOfArg: the axes are the argument's.
func symmetryOfArg(g *Graph, n *Node) [][]int      { return g.Symmetries(n.args[0]) }
func antisymmetryOfArg(g *Graph, n *Node) [][2]int { return g.Antisymmetries(n.args[0]) }

// Series says how proofs find the Taylor series of an operation.
type Series uint8

const (
	seriesUnknown   Series = iota // forgotten
	SeriesByRule                  // package taylor has a rule of its own
	SeriesByFormula               // its formula, in the series of its arguments
	NoSeries                      // none: what rests on it stays undecided
)

// Series is how proofs find the Taylor series of an operation.
func (o Op) Series() Series { return rows[o].series }

// staysOutside: Component makes a Component.
func staysOutside(*Graph, *Node, []int, []index.Axis) *Node { return nil }

// blockStaysOutside: BlockOf makes a Block.
func blockStaysOutside(*Graph, *Node, int, int, []index.Axis) *Node { return nil }

// composedLazily: Compose makes a Compose.
func composedLazily(*Graph, *Node, *index.Chart, substitution) *Node { return nil }
