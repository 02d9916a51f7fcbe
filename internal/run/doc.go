// Package run runs a checked program, statement after statement. Points are
// held to the domains of their charts, claims where numbers are asked,
// conditions exactly or at sample points; there are tables, plots, and the
// components that show lists.
//
// A [Program] is what all runs share; a [Run] is the state of one. What a run
// has to say it tells a [Reporter], what an expression came to is a [Value].
// Numbers come from internal/exec, formulas from internal/scalar, proofs of
// claims from internal/taylor. Nothing here knows who listens, and how it is
// shown: that is package interp and interp/render.
package run
