package stdlib_test

import _ "github.com/seed2d4d80ff/geo/internal/testscale" // rapid's seed

// What -short leaves out of this package: the thousand slips of mutants_test.go, since some need hundreds of runs to be
// found out.
