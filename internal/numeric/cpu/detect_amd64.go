package cpu

// Asking an Intel or AMD processor for AVX2 and AVX-512.

func cpuid(leaf, sub uint32) (a, b, c, d uint32)

func xgetbv() uint32

// detect tests the processor and the system, which must save the registers:
// Intel SDM vol. 1, §13.3 and §15.2.
func detect() int {
	most, _, _, _ := cpuid(0, 0)
	if most < 7 {
		return 0
	}
	const fma, osxsave, avx = 1 << 12, 1 << 27, 1 << 28
	_, _, c, _ := cpuid(1, 0)
	if c&(fma|osxsave|avx) != fma|osxsave|avx {
		return 0
	}
	saved := xgetbv()
	_, b, _, _ := cpuid(7, 0)
	const ymm, zmm = 0x6, 0xe6
	const avx2, avx512f = 1 << 5, 1 << 16
	found := 0
	if saved&ymm == ymm && b&avx2 != 0 {
		found |= hasAVX2
		if saved&zmm == zmm && b&avx512f != 0 {
			found |= hasAVX512
		}
	}
	return found
}
