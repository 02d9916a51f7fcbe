//go:build !amd64

package vm

// Processors other than Intel and AMD: empty bodies for the AVX2 loops, which
// are never run there.

func addAVX(d, a, b *float64, n int)                                 {}
func subAVX(d, a, b *float64, n int)                                 {}
func mulAVX(d, a, b *float64, n int)                                 {}
func divAVX(d, a, b *float64, n int)                                 {}
func addNumAVX(d *float64, a float64, b *float64, n int)             {}
func numSubAVX(d *float64, a float64, b *float64, n int)             {}
func mulNumAVX(d *float64, a float64, b *float64, n int)             {}
func numDivAVX(d *float64, a float64, b *float64, n int)             {}
func fmaAVX(d, a, b, c *float64, n int)                              {}
func fnmaAVX(d, a, b, c *float64, n int)                             {}
func fmaNumAVX(d *float64, a float64, b, c *float64, n int)          {}
func fmaAddNumAVX(d, a, b *float64, c float64, n int)                {}
func fnmaAddNumAVX(d, a, b *float64, c float64, n int)               {}
func fmaNumsAVX(d *float64, a float64, b *float64, c float64, n int) {}
