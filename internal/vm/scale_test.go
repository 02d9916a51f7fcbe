package vm

import "github.com/seed2d4d80ff/geo/internal/testscale"

// What -short leaves out of this package: it tries less often, and smaller things.

func nestedCalls() int { return testscale.Size(50000, 8000) }
func longSums() int    { return testscale.Size(5000, 2500) }
