// Package testscale says what tests draw and how much they do, for all packages alike.
//
// `go test ./...` draws the same every time, so that no change fails by a draw: rapid starts at a fixed seed, which
// importing this package sets. RAPID_SEED=0 draws afresh, and RAPID_CHECKS=1000 draws ten times as much (make long
// does both); -rapid.seed and -rapid.checks do the same for one package.
//
// -short does less of what takes long: less often by Count, or with something smaller by Size. What it leaves out of a
// package stands in that package's scale_test.go.
package testscale

import (
	"flag"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	_ "pgregory.net/rapid" // its flags
)

const (
	fixedSeed   = "7"
	usualChecks = 100 // rapid's own
)

func init() {
	if os.Getenv("RAPID_SEED") != "" {
		return // rapid reads it
	}
	if err := flag.Set("rapid.seed", fixedSeed); err != nil {
		panic(err)
	}
}

// Seed is where a test starts that does not draw by rapid. A new one is logged.
func Seed(t testing.TB) uint64 {
	t.Helper()
	seed := number(t, "rapid.seed")
	if seed == 0 {
		seed = rand.Uint64()
		t.Logf("to draw the same again: RAPID_SEED=%d", seed)
	}
	return seed
}

// Count is how often to try something that is tried so often with and without -short.
func Count(t testing.TB, all, short int) int {
	t.Helper()
	if testing.Short() {
		return short
	}
	return max(all, all*int(number(t, "rapid.checks"))/usualChecks)
}

// Size is how large to make something that is so large with and without -short.
func Size(all, short int) int {
	if testing.Short() {
		return short
	}
	return all
}

func number(t testing.TB, name string) uint64 {
	t.Helper()
	n, err := strconv.ParseUint(flag.Lookup(name).Value.String(), 0, 64)
	if err != nil {
		t.Fatalf("-%s: %v", name, err)
	}
	return n
}
