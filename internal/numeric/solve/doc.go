// Package solve holds the executor's iterative solvers: minima, integrals,
// eigenvalues, linear and differential equations. They work on plain vectors
// and functions: minimisation, quadrature over boxes, extreme eigenvalues and
// linear systems by products alone, trace estimates, ordinary differential
// equations. It knows nothing of graphs, so that each solver is tested against
// problems with known answers.
//
// Every solver polls its context once per iteration, is deterministic (random
// vectors come from a fixed seed) and says when it did not converge.
package solve
