package scalar

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

// runPoints measures a program over n points near r = 5 with M, a uniform.
func runPoints(b *testing.B, l lab, outs []Expr, points int) {
	pr, err := CompileFor(l.Pool, outs, l.Vars(outs...), points)
	if err != nil {
		b.Fatal(err)
	}
	const n = 10000
	var in, out [][]float64
	for _, v := range l.Vars(outs...) {
		switch l.Info(v).Name {
		case "M":
			in = append(in, []float64{1})
		case "a":
			in = append(in, []float64{0.5})
		default:
			col := make([]float64, n)
			for i := range col {
				col[i] = 1.2 + float64(i)/n
				if l.Info(v).Name == "r" {
					col[i] += 4
				}
			}
			in = append(in, col)
		}
	}
	for range outs {
		out = append(out, make([]float64, n))
	}
	b.ResetTimer()
	from := cpuTime()
	for i := 0; i < b.N; i++ {
		pr.Run(in, out, n)
	}
	b.ReportMetric((cpuTime()-from)/float64(b.N)/n, "cpu-ns/point")
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/point")
	b.ReportMetric(float64(len(pr.blocks.Load().body)), "instructions")
}

func BenchmarkKerrKretschmann(b *testing.B) {
	m := kerr(newLab(b, 1))
	m.christoffels()
	m.riemann()
	runPoints(b, m.lab, []Expr{m.kretschmann()}, 0)
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

func BenchmarkKerrKretschmannNormal(b *testing.B) {
	m := kerr(newLab(b, 1))
	m.christoffels()
	m.riemann()
	runPoints(b, m.lab, []Expr{m.kretschmann()}, 100000)
}

func BenchmarkKerrChristoffels(b *testing.B) {
	m := kerr(newLab(b, 1))
	var outs []Expr
	for _, g := range m.christoffels() {
		for i, row := range g {
			outs = append(outs, row[:i+1]...)
		}
	}
	runPoints(b, m.lab, outs, 100000)
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
