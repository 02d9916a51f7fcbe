//go:build !amd64

package vmath

// Processors other than Intel and AMD: empty bodies for the AVX2 loops, which
// are never run there.

func sqrtAVX(d, a *float64, n int)          {}
func sinCosAVX(s, c, a *float64, n int) int { return 0 }
func expAVX(d, a *float64, n int) int       { return 0 }
func tanhAVX(d, a *float64, n int) int      { return 0 }
func sigmoidAVX(d, a *float64, n int) int   { return 0 }
