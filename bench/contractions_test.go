package bench

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/exec"
)

// arrays are A (d×d×d), R (d×d×d×d, small d only) and M (d×d), random.
func arrays(d int) map[string]*check.Array {
	random := rand.New(rand.NewPCG(1, 1))
	fill := func(shape ...int) *check.Array {
		n := 1
		for _, s := range shape {
			n *= s
		}
		a := &check.Array{Shape: shape, Values: make([]float64, n)}
		for i := range a.Values {
			a.Values[i] = random.NormFloat64()
		}
		return a
	}
	data := map[string]*check.Array{"A": fill(d, d, d), "M": fill(d, d), "v": fill(d), "w": fill(d)}
	if d <= 8 {
		data["R"] = fill(d, d, d, d)
	}
	return data
}

// Row 5: small contractions, dispatch included.
func BenchmarkRow05Small(b *testing.B) {
	for _, c := range []struct{ name, body string }{
		{"bilinear-4", "s = v_i w_j M_ij"},
		{"connection-law-4", "s_kij = A_abc M_ka M_bi M_cj"},
		{"curvature-squared-4", "s = R_abcd R_abcd"},
	} {
		b.Run(c.name, func(b *testing.B) {
			loadWith(b, c.body, arrays(4)).closed(b, "s")
			ratios(b, "5", c.name, 1)
		})
	}
}

// Row 6: the tensor part of a connection's law, d = 16, 64, 128.
func BenchmarkRow06ConnectionLaw(b *testing.B) {
	for _, d := range []int{16, 64, 128} {
		b.Run(fmt.Sprint(d), func(b *testing.B) {
			loadWith(b, "T_kij = A_abc M_ka M_bi M_cj", arrays(d)).closed(b, "T")
			ratios(b, "6", fmt.Sprintf("connection-law-%d", d), 1)
		})
	}
}

// Row 7: a ring of six tensors, planning included.
func BenchmarkRow07RingFirstCall(b *testing.B) {
	data := arrays(8)
	for range b.N {
		b.StopTimer()
		l := loadWith(b, "s = A_abx A_bcy A_cdz A_dex A_efy A_faz", data)
		b.StartTimer()
		if _, err := l.m.Eval(l.node("s"), &exec.Env{}); err != nil {
			b.Fatal(err)
		}
	}
	ratios(b, "7", "ring-of-six-8-first-call", 1)
}
