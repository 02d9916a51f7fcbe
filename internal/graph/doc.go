// Package graph holds the typed graph of tensor expressions. Every definition
// of a program becomes nodes of one hash-consed graph, and nothing is computed
// until a number or a formula is asked for.
//
// A Node has axes (positions: upper or lower slots over charts, and plain
// ranges) and an operation. Contract is the work horse: a product of nodes
// summed over shared labels, and also every number, delta, trace, transpose,
// diagonal, broadcast and cast. Partial derivatives, compositions with maps and
// inverse maps stay nodes, lazily, until a consumer decides how it needs them:
//
//   - Components, of a unit of formulas with a pool of its own, expands a node
//     into scalar expressions (package scalar), where derivatives are symbolic:
//     the tier for few coordinates, for printing and for exact tests.
//   - Lower rewrites a node into one without derivatives, forward or in reverse
//     as sizes advise: the tier for data and for many coordinates. A Hessian
//     contracted with a vector becomes one derivative of a gradient along it.
//
// Where to read: op.go lists the operations; row.go says what is to be known of
// one, and the op_ files have each one's row, constructor and rules, which
// are graph to graph, so that derivatives nest to any order; contract.go is the
// constructor that absorbs deltas, broadcasts and transposes; forward.go,
// reverse.go and direction.go sweep over nodes; sparse.go finds banded Hessians from
// few directions; maps.go and recompute.go move objects between charts; package
// naive is the oracle that tests hold all of it to.
//
// Conventions. Partial's new lower slot is the first axis of its result. Push,
// Pull and Recompute keep the order of axes and change those over the source
// chart to the target. Inverse of axes (a, b) has axes (dual b, dual a).
// A field pushed along phi contains Implicit nodes, the source coordinates at
// given target coordinates: their derivative is K^i_a, the inverse Jacobian,
// which is the implicit function theorem to any order.
//
// A Graph belongs to one goroutine at a time: building, Components, Lower, Hoist,
// Format and Symmetries change it. Reading nodes does not.
package graph
