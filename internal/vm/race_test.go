//go:build race

package vm

// Under the race detector sync.Pool drops what it holds at random, so counts
// of allocations mean nothing there.
const raceDetector = true
