package check

import (
	"math/rand"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/testscale"
)

// What -short leaves out of this package: it tries less often, and smaller things.

func soups(t *testing.T) int          { return testscale.Count(t, 1500, 400) }
func randomPrograms(t *testing.T) int { return testscale.Count(t, 1500, 600) }
func elaborations(t *testing.T) int   { return testscale.Count(t, 400, 60) }

func longSums() int { return testscale.Size(3000, 600) }

func random(t *testing.T) *rand.Rand { return rand.New(rand.NewSource(int64(testscale.Seed(t)))) }

func letterReadings(t *testing.T) int { return testscale.Count(t, 3000, 600) }
