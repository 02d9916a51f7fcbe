// Package cpu says which vector instructions the processor has and the
// operating system saves the registers of. It is asked once, at the start.
package cpu

// AVX2 includes fused multiply-add; AVX512 is its foundation, and includes AVX2.
var (
	AVX2   = features&hasAVX2 != 0
	AVX512 = features&hasAVX512 != 0
)

const (
	hasAVX2 = 1 << iota
	hasAVX512
)

var features = detect()
