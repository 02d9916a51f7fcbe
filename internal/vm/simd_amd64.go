package vm

// The AVX2 loops over columns, written in assembly.

//go:noescape
func addAVX(d, a, b *float64, n int)

//go:noescape
func subAVX(d, a, b *float64, n int)

//go:noescape
func mulAVX(d, a, b *float64, n int)

//go:noescape
func divAVX(d, a, b *float64, n int)

//go:noescape
func addNumAVX(d *float64, a float64, b *float64, n int)

//go:noescape
func numSubAVX(d *float64, a float64, b *float64, n int)

//go:noescape
func mulNumAVX(d *float64, a float64, b *float64, n int)

//go:noescape
func numDivAVX(d *float64, a float64, b *float64, n int)

//go:noescape
func fmaAVX(d, a, b, c *float64, n int)

//go:noescape
func fnmaAVX(d, a, b, c *float64, n int)

//go:noescape
func fmaNumAVX(d *float64, a float64, b, c *float64, n int)

//go:noescape
func fmaAddNumAVX(d, a, b *float64, c float64, n int)

//go:noescape
func fnmaAddNumAVX(d, a, b *float64, c float64, n int)

//go:noescape
func fmaNumsAVX(d *float64, a float64, b *float64, c float64, n int)
