package vmath

// The AVX2 loops of sqrt, sin, cos, exp, tanh and sigmoid, written in assembly.

//go:noescape
func sqrtAVX(d, a *float64, n int)

// The elementary functions say how many numbers they did: they stop before four
// of which one is out of their range.

//go:noescape
func sinCosAVX(s, c, a *float64, n int) int

//go:noescape
func expAVX(d, a *float64, n int) int

//go:noescape
func tanhAVX(d, a *float64, n int) int

//go:noescape
func sigmoidAVX(d, a *float64, n int) int
