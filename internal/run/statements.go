package run

// The kinds of statements, and the three things a run asks of each. A statement
// is run, is searched for params without a value before the first one runs, and
// is counted when it stands in a loop. Its three answers stand together, in the
// file of the statement: print.go, show.go, table.go, plot.go, assert.go,
// loops.go, test.go, and points.go for what definitions leave to run.

import "github.com/seed2d4d80ff/geo/internal/check"

// stmt runs one statement.
func (r *Run) stmt(s check.Stmt) error { return s.Accept(statements{r}) }

// statements runs every kind of statement.
type statements struct{ r *Run }
