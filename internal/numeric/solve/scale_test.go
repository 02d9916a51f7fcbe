package solve

import "github.com/seed2d4d80ff/geo/internal/testscale"

// What -short leaves out of this package: it tries less often, and smaller things.

func manyVariables() int { return testscale.Size(200, 40) }
