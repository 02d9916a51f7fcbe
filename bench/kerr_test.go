package bench

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/exec"
)

const kerr = `
chart K(t, r, th, ph) where r > 0, 0 < th < pi
Sig = r^2 + 0.49 cos(th)^2
Del = r^2 - 2 r + 0.49
s = sin(th)^2
metric g_{mu nu} = [[-(1 - 2 r/Sig), 0, 0, -1.4 r s/Sig], [0, Sig/Del, 0, 0], [0, 0, Sig, 0], [-1.4 r s/Sig, 0, 0, (r^2 + 0.49 + 0.98 r s/Sig)*s]] on K
C = levicivita(g)
Riem = riemann(C)
Scal = scalarCurvature(g)
Kret = kretschmann(g)
`

const kerrPoints = 100_000

func kerrColumns() [][]float64 {
	random := rand.New(rand.NewPCG(1, 1))
	r, th := make([]float64, kerrPoints), make([]float64, kerrPoints)
	for i := range r {
		r[i], th[i] = 3+27*random.Float64(), 0.3+2.5*random.Float64()
	}
	return [][]float64{{0}, r, th, {0}}
}

func (l *loaded) over(b testing.TB, name string, columns [][]float64) *exec.Block {
	block, err := l.m.EvalAt(l.node(name), &exec.Points{Chart: l.p.Charts[0].C, N: kerrPoints, Coords: columns}, &exec.Env{})
	if err != nil {
		b.Fatal(err)
	}
	return block
}

// The published value is the check that these rows measure the right thing.
func kretschmannByHand(r, th float64) float64 {
	const a2 = 0.49
	c2 := math.Cos(th) * math.Cos(th)
	r2, s := r*r, a2*c2
	return 48 * (r2*r2*r2 - 15*r2*r2*s + 15*r2*s*s - s*s*s) / math.Pow(r2+s, 6)
}

func TestKerrRowsComputeKretschmann(t *testing.T) {
	l, columns := load(t, kerr), kerrColumns()
	got := l.over(t, "Kret", columns).Cols[0]
	for i := 0; i < kerrPoints; i += 997 {
		want := kretschmannByHand(columns[1][i], columns[2][i])
		if math.Abs(got[i]-want) > 1e-10*math.Abs(want)+1e-15 {
			t.Fatalf("at r=%v th=%v: %v, published %v", columns[1][i], columns[2][i], got[i], want)
		}
	}
}

// Row 1: metric text through Riemann to the Ricci scalar and Kretschmann at 100 000 points.
func BenchmarkRow01KerrWhole(b *testing.B) {
	columns := kerrColumns()
	for range b.N {
		l := load(b, kerr)
		for _, name := range []string{"Scal", "Kret"} {
			l.over(b, name, columns)
		}
	}
	ratios(b, "1", "kerr-whole-", 1)
}

// Row 2: the derivation alone, from text to a schedule of the Kretschmann scalar.
func BenchmarkRow02KerrDerivation(b *testing.B) {
	for range b.N {
		l := load(b, kerr)
		l.at(l.node("Kret"), &exec.PointValue{Chart: l.p.Charts[0].C, Coords: []float64{0, 5, 1, 0}})
	}
	ratios(b, "2", "kerr-derivation-", 1)
}

// Row 3: Kretschmann per point, the schedule compiled.
func BenchmarkRow03KretschmannPoint(b *testing.B) {
	overPoints(b, "Kret", "3", "kerr-kretschmann-point-")
}

// Row 4: the Christoffel symbols per point.
func BenchmarkRow04ChristoffelPoint(b *testing.B) {
	overPoints(b, "C", "4", "kerr-christoffels-point-")
}

func overPoints(b *testing.B, name, row, prefix string) {
	l, columns := load(b, kerr), kerrColumns()
	l.over(b, name, columns)
	b.ResetTimer()
	for range b.N {
		l.over(b, name, columns)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/kerrPoints, "ns/point")
	ratios(b, row, prefix, kerrPoints)
}
