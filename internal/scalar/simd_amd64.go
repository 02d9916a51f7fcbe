package scalar

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

func cpuid(leaf, sub uint32) (a, b, c, d uint32)

func xgetbv() uint32

// simd reports that the processor and the system have AVX2.
var simd = detectAVX2()

func detectAVX2() bool {
	most, _, _, _ := cpuid(0, 0)
	if most < 7 {
		return false
	}
	const osxsave, avx = 1 << 27, 1 << 28
	_, _, c, _ := cpuid(1, 0)
	if c&(osxsave|avx) != osxsave|avx || xgetbv()&6 != 6 {
		return false
	}
	_, b, _, _ := cpuid(7, 0)
	return b&(1<<5) != 0
}
