// Package taylor decides claims with truncated Taylor series: is an object the
// same in every chart? It computes with truncated multivariate series,
// evaluates the nodes of a tensor graph as such series, and so compares an
// object that was written down in one chart with what it is in others.
//
// # Series
//
// A series of order r in d variables is the array of its coefficients c_α,
// |α| <= r, of x^α (no factorials), in graded order, so that a lower order is a
// prefix (see [Shape]). Coefficients are float64 or elements of the prime field
// F_p, p = 2^61 - 1 ([Float] and [Field] are the two rings). In the field
// nothing is rounded: a polynomial identity that holds at random values holds
// (Schwartz 1980, Zippel 1979: a false one survives with probability at most
// degree/p). Functions that the field lacks are opaque there: sine and cosine
// of an angle are a random point of the circle, a root is a value whose square
// is the argument, any other function has independent random derivatives at
// each argument.
//
// # An oracle for derivatives
//
// [Evaluator] gives every component of a graph node as a series in the
// coordinates of a chart at a point. It shares no derivative rule with package
// graph: a partial derivative is the shift of coefficients, a composition is
// the composition of series, an unwritten inverse map is the reverted series, a
// kernel is its univariate Taylor expansion. It therefore serves as an oracle
// for the derivatives, maps and recomputations of packages graph and exec.
//
// # Claims
//
// Under a germ of a coordinate change x = χ(y) a definition can be run again:
// coordinates become χ, inputs are pushed by their law, every other operation
// is done anew with the derivatives of the new coordinates. The object obeys
// its law when that equals the object's own components pushed by the law, for
// every χ; the difference is the anomaly. [Prove] evaluates the anomaly in F_p
// with random jets in place of the inputs; zero there proves the claim for
// all inputs at all points. [TestAt] evaluates it in float64 with the actual
// fields at a point, and compares it with the size of the terms added. In
// charts of many coordinates it does so on a random plane through the point: with
// the directions' displacements t as the only variables, the second derivatives
// of L(χ(t)) are the Hessian contracted with two random vectors plus dL of the
// germ's second derivative, whatever the dimension, and no array over the chart
// is formed.
package taylor
