//go:build unix

package scalar

// Benchmarks by processor time, where the system tells it.

import (
	"math"
	"syscall"
	"testing"
)

// cpuTime is the processor time of this process in ns: on a shared machine the
// clock on the wall measures the neighbours.
func cpuTime() float64 {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return float64(u.Utime.Nano() + u.Stime.Nano())
}

func BenchmarkKerrDerivation(b *testing.B) {
	from := cpuTime()
	for i := 0; i < b.N; i++ {
		m := kerr(newLab(b, uint64(i)))
		m.christoffels()
		m.riemann()
		m.kretschmann()
		if i == 0 {
			b.ReportMetric(float64(m.Len()), "nodes")
		}
	}
	b.ReportMetric((cpuTime()-from)/float64(b.N), "cpu-ns/op")
}

// The same scalar by a loop written by hand, to compare.
func BenchmarkKretschmannByHand(b *testing.B) {
	const n, M, a = 10000, 1.0, 0.5
	r, th, out := make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range r {
		r[i], th[i] = 5.2+float64(i)/n, 1.2+float64(i)/n
	}
	from := cpuTime()
	for k := 0; k < b.N; k++ {
		for i := range out {
			c := a * math.Cos(th[i])
			r2, q := r[i]*r[i], c*c
			s := r2 + q
			s2 := s * s
			out[i] = 48 * M * M * (r2 - q) * (r2*(r2-14*q) + q*q) / (s2 * s2 * s2)
		}
	}
	b.ReportMetric((cpuTime()-from)/float64(b.N)/n, "cpu-ns/point")
}

func BenchmarkKerrNormalForm(b *testing.B) {
	m := kerr(newLab(b, 1))
	m.christoffels()
	m.riemann()
	k := m.kretschmann()
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		r, _ := m.newRing(Budget{}, k)
		f := r.form(k)
		if r.failed || f.isZero() {
			b.Fatal("no normal form")
		}
		if i == 0 {
			b.ReportMetric(float64(r.work), "work")
			b.ReportMetric(float64(len(r.atoms)), "atoms")
		}
	}
}
