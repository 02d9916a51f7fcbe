// Package vm runs scalar expressions over columns of points.
//
// [Compile] lowers expressions to instructions in single-assignment form, and
// from these to schedules with registers: one over single numbers
// ([Program.Run1], no allocation) and, per pattern of uniform inputs, one over
// blocks of points ([Program.Run]). Products of fused steps are rounded before
// they are added, the elementary functions are those of numeric/vmath, and the
// AVX2 loops do the same operations as those in Go: results are the same bits
// at any width and on every machine. [CompileFor] also tries the normal form
// by Horner's rule, which for a curvature scalar is often twenty times shorter.
//
// [Program.Listing] writes a program with its schedules, for whoever wants to see
// what runs.
//
// A program knows no tensor and no chart: its inputs are columns of numbers.
package vm
