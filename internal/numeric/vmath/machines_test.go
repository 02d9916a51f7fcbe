package vmath

// The elementary functions give the bits of one processor on every other: a sum over many points, written down.

import (
	"hash/fnv"
	"math"
	"testing"
)

// The points are quotients by 61, which every machine rounds alike; the sums
// are those of amd64. Go fuses products into sums on arm64 unless a conversion
// rounds them or they are used twice.
func TestSameBitsOnEveryMachine(t *testing.T) {
	for _, f := range []struct {
		name string
		of   func(float64) float64
		bits uint64
	}{
		{"sin", Sin, 0xc036d3e0f5f01f75},
		{"cos", Cos, 0x1ead68dbdb2eb230},
		{"exp", Exp, 0x6337c7ad2cd53822},
		{"tanh", Tanh, 0xb6c1c6f56d4c6fad},
		{"sigmoid", Sigmoid, 0x48956e5c70690106},
	} {
		sum := fnv.New64a()
		for i := -40000; i <= 40000; i++ {
			b := math.Float64bits(f.of(float64(i) / 61))
			sum.Write([]byte{byte(b), byte(b >> 8), byte(b >> 16), byte(b >> 24), byte(b >> 32), byte(b >> 40), byte(b >> 48), byte(b >> 56)})
		}
		if got := sum.Sum64(); got != f.bits {
			t.Errorf("%s: bits sum up to %#x, not to %#x", f.name, got, f.bits)
		}
	}
}
