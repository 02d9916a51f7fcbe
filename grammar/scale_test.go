package grammar

import "github.com/seed2d4d80ff/geo/internal/testscale"

// What -short leaves out of this package: two of three hostile texts.

func hostileStep() int { return testscale.Size(1, 3) }
