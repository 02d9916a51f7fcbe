// Package budget counts what one evaluation uses, and ends it where a limit or its
// context says so. An evaluation is a compile, a run, or an expression that is
// evaluated; whoever works for it holds its [Meter] and asks before working on:
// Steps before operations, Bytes before memory, Depth before something deep is made.
//
// What ends an evaluation is a panic with an [Ended], which only the boundary of
// an evaluation recovers: everything between may be left half done, and is thrown
// away with the graph and the pools that the evaluation worked in. It never
// crosses goroutines: a Meter belongs to the one that evaluates.
//
// Steps are operations and not time, so that the same program is refused at the
// same place on every machine. What is remembered from an earlier evaluation in the
// same graph (derivatives, proofs, compiled units) is not counted again: there a
// program may go further than it would on its own, never less far.
package budget
