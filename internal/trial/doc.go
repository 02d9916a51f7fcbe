// Package trial attacks the language with random programs. It draws a program, works out by other means what it must
// say, runs it, and compares.
//
// It shares no code with what it tries: expressions are trees of its own, written as source by a writer of its own
// and read back from printed text by a reader of its own; their values are truncated Taylor series (jets) in double-double
// arithmetic, and geometry is worked out from its definitions by loops over components. What is compared is counted by kind
// (Count), so that a run can say how much was tried.
//
// Geometry is drawn as scenes: objects over a chart, and rows that say how something is printed and what its components are
// by the oracle. A function of the library without a row fails a test.
//
// `go test ./internal/trial` draws the same programs every time and takes some seconds. TRIAL_TIME=2h makes it draw new
// ones for so long, sharing the time among the kinds; a failure prints the smallest failing program that was found and the
// seed that makes it again (TRIAL_SEED).
package trial
