package linalg

// Matrices of sizes that go by panels, against gonum's LAPACK, by residuals and orthogonality.

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"sync/atomic"
	"testing"
	"time"

	"gonum.org/v1/gonum/mat"

	"github.com/seed2d4d80ff/geo/internal/numeric/kernels"
	"github.com/seed2d4d80ff/geo/internal/testscale"
)

func random(seed uint64, n int) []float64 {
	r := rand.New(rand.NewPCG(seed, uint64(n)))
	a := make([]float64, n*n)
	for i := range a {
		a[i] = r.NormFloat64()
	}
	return a
}

// symmetricKinds are symmetric matrices that are hard in different ways.
func symmetricKinds(n int) map[string][]float64 {
	fill := func(f func(i, j int) float64) []float64 {
		a := make([]float64, n*n)
		for i := range n {
			for j := range n {
				a[i*n+j] = f(min(i, j), max(i, j))
			}
		}
		return a
	}
	r := random(1, n)
	kinds := map[string][]float64{
		"random":   fill(func(i, j int) float64 { return r[i*n+j] }),
		"identity": fill(func(i, j int) float64 { return boolTo(i == j) }),
		"zero":     fill(func(i, j int) float64 { return 0 }),
		"ones":     fill(func(i, j int) float64 { return 1 }),
		"graded":   fill(func(i, j int) float64 { return r[i*n+j] * math.Pow(10, -20*float64(i+j)/float64(2*n)) }),
		"path": fill(func(i, j int) float64 {
			return 2*boolTo(i == j) - boolTo(j == i+1)
		}),
		"wilkinson": fill(func(i, j int) float64 {
			return math.Abs(float64(i)-float64(n-1)/2)*boolTo(i == j) + boolTo(j == i+1)
		}),
		"clustered": fill(func(i, j int) float64 { return float64(i%3)*boolTo(i == j) + 1e-14*r[i*n+j] }),
		"huge":      fill(func(i, j int) float64 { return 1e200 * r[i*n+j] }),
		"tiny":      fill(func(i, j int) float64 { return 1e-200 * r[i*n+j] }),
		"blocks":    fill(func(i, j int) float64 { return r[i*n+j] * boolTo(i/7 == j/7) }),
	}
	return kinds
}

func boolTo(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func largest(a []float64) float64 {
	s := 0.0
	for _, x := range a {
		s = math.Max(s, math.Abs(x))
	}
	return s
}

func TestSymmetricBySize(t *testing.T) {
	sizes := []int{33, 64, 97, 200}
	if testing.Short() {
		sizes = sizes[:3]
	}
	for _, n := range sizes {
		for name, a := range symmetricKinds(n) {
			var want mat.EigenSym
			scale := math.Max(largest(a), 1e-300)
			unit := append([]float64(nil), a...) // gonum panics on sizes that it has to scale
			for i := range unit {
				unit[i] /= scale
			}
			if !want.Factorize(mat.NewSymDense(n, unit), false) {
				t.Fatal("the oracle failed")
			}
			w := want.Values(nil)
			for i := range w {
				w[i] *= scale
			}
			size := math.Max(math.Abs(w[0]), math.Abs(w[n-1]))
			tol := 1e-15 * math.Max(size, 1e-300) * float64(n)
			val, _, err := EigSym(ctx, n, a, false)
			if err != nil {
				t.Fatal(name, n, err)
			}
			also, vec, err := EigSym(ctx, n, a, true)
			if err != nil {
				t.Fatal(name, n, err)
			}
			for k := range w {
				if math.Abs(val[k]-w[k]) > tol || math.Abs(also[k]-w[k]) > tol {
					t.Fatalf("%s of %d: value %d: %g and %g, the oracle %g", name, n, k, val[k], also[k], w[k])
				}
			}
			v, m := mat.NewDense(n, n, vec), mat.NewDense(n, n, a)
			var vv, av, vd mat.Dense
			vv.Mul(v.T(), v)
			av.Mul(m, v)
			vd.Mul(v, mat.NewDiagDense(n, also))
			for i := range n {
				for k := range n {
					if d := vv.At(i, k) - boolTo(i == k); math.Abs(d) > 1e-15*float64(n) {
						t.Fatalf("%s of %d: vectors %d and %d: %g", name, n, i, k, d)
					}
					if d := av.At(i, k) - vd.At(i, k); math.Abs(d) > tol {
						t.Fatalf("%s of %d: residual %g", name, n, d/size)
					}
				}
			}
		}
	}
}

func TestFactorsBySize(t *testing.T) {
	for _, n := range []int{5, 17, 48, 49, 130, 300} {
		a := random(2, n)
		var want mat.Dense
		if err := want.Inverse(mat.NewDense(n, n, a)); err != nil {
			t.Fatal(err)
		}
		inv := make([]float64, n*n)
		rc, err := Inverse(ctx, n, a, inv)
		if err != nil {
			t.Fatal(err)
		}
		tol := 1e-15 / rc * largest(inv) * float64(n)
		for i, x := range want.RawMatrix().Data {
			if math.Abs(x-inv[i]) > tol {
				t.Fatalf("%d: inverse %g, the oracle %g", n, inv[i], x)
			}
		}
		ld, sign, err := LogDet(ctx, n, a)
		wd, ws := mat.LogDet(mat.NewDense(n, n, a))
		if err != nil || math.Abs(ld-wd) > 1e-12*float64(n) || sign != ws {
			t.Fatalf("%d: log det %g %g, the oracle %g %g", n, ld, sign, wd, ws)
		}
		b := random(3, n)
		x := make([]float64, n*n)
		if _, err := Solve(ctx, n, n, a, b, x); err != nil {
			t.Fatal(err)
		}
		var ax mat.Dense
		ax.Mul(mat.NewDense(n, n, a), mat.NewDense(n, n, x))
		tol = 1e-15 * float64(n) * largest(x) * largest(a)
		for i, y := range ax.RawMatrix().Data {
			if math.Abs(y-b[i]) > tol {
				t.Fatalf("%d: residual %g", n, y-b[i])
			}
		}
		g := make([]float64, n*n) // A Aᵀ + 1
		mat.NewDense(n, n, g).Mul(mat.NewDense(n, n, a), mat.NewDense(n, n, a).T())
		for i := range n {
			g[i*n+i]++
		}
		j := begin(ctx)
		l := j.copied(dense(n, n, g))
		var chol mat.Cholesky
		if !j.cholesky(l) || !chol.Factorize(mat.NewSymDense(n, g)) {
			t.Fatal("a definite matrix has no factor")
		}
		var wl mat.TriDense
		chol.LTo(&wl)
		tol = 1e-13 * largest(g)
		for i := range n {
			for k := range i + 1 {
				if math.Abs(l.at(i, k)-wl.At(i, k)) > tol {
					t.Fatalf("%d: L[%d][%d] = %g, the oracle %g", n, i, k, l.at(i, k), wl.At(i, k))
				}
			}
		}
		g[n*n-1] = -1
		if j.cholesky(j.copied(dense(n, n, g))) {
			t.Fatal("an indefinite matrix has a factor")
		}
	}
}

// problems are one call of each function that works by panels.
func problems(n int) map[string]func(ctx context.Context) error {
	a := random(4, n)
	s, g := make([]float64, n*n), make([]float64, n*n)
	for i := range n {
		for k := range n {
			s[i*n+k] = a[i*n+k] + a[k*n+i]
			g[i*n+k] = s[i*n+k] + 8*float64(n)*boolTo(i == k)
		}
	}
	half := append([]float64(nil), a...)
	copy(half[n*n/2/n*n:], make([]float64, n*n))
	out := make([]float64, n*n)
	return map[string]func(ctx context.Context) error{
		"EigSym":         func(ctx context.Context) error { _, _, err := EigSym(ctx, n, s, false); return err },
		"EigSym vectors": func(ctx context.Context) error { _, _, err := EigSym(ctx, n, s, true); return err },
		"EigSymDef":      func(ctx context.Context) error { _, _, err := EigSymDef(ctx, n, s, g, true); return err },
		"EigRange":       func(ctx context.Context) error { _, _, err := EigRange(ctx, n, s, g, true); return err },
		"Eig":            func(ctx context.Context) error { _, _, err := Eig(ctx, n, a, false); return err },
		"Eig vectors":    func(ctx context.Context) error { _, _, err := Eig(ctx, n, a, true); return err },
		"CheckMetric":    func(ctx context.Context) error { return CheckMetric(ctx, n, g) },
		"Inverse":        func(ctx context.Context) error { _, err := Inverse(ctx, n, a, out); return err },
		"Solve":          func(ctx context.Context) error { _, err := Solve(ctx, n, n, a, s, out); return err },
		"Det":            func(ctx context.Context) error { _, err := Det(ctx, n, a); return err },
		"LogDet":         func(ctx context.Context) error { _, _, err := LogDet(ctx, n, a); return err },
		"Adjugate":       func(ctx context.Context) error { _, err := Adjugate(ctx, n, a, out); return err },
		"Rank":           func(ctx context.Context) error { _, err := Rank(ctx, n, half); return err },
		"Condition":      func(ctx context.Context) error { _, err := Condition(ctx, n, n, a); return err },
		"ExpM":           func(ctx context.Context) error { return ExpM(ctx, n, a, out) },
		"ExpMDerivative": func(ctx context.Context) error {
			return ExpMDerivative(ctx, n/2, a[:n*n/4], [][]float64{s[:n*n/4]}, out[:n*n/4])
		},
	}
}

var errEnough = errors.New("enough")

// Every function looks at its context again and again, and at whichever look it is told
// to end, it ends there.
func TestEndsAtEveryLook(t *testing.T) {
	n := 150
	if testing.Short() {
		n = 90
	}
	for name, run := range problems(n) {
		var looks, end atomic.Int64
		w := &Work{Kernels: kernels.Best(2), Alive: func() error {
			if looks.Add(1) > end.Load() {
				return errEnough
			}
			return nil
		}}
		end.Store(1 << 60)
		if err := run(With(ctx, w)); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		total := looks.Load()
		for k := int64(0); k < total; k += max(1, total/40) {
			looks.Store(0)
			end.Store(k)
			if err := run(With(ctx, w)); err != errEnough {
				t.Errorf("%s, told to end at look %d of %d: %v", name, k, total, err)
			} else if over := looks.Load() - k; over > 4 {
				t.Errorf("%s, told to end at look %d of %d, looked %d times more", name, k, total, over)
			}
		}
	}
}

// Memory is asked for before it is allocated, and a refusal is the answer.
func TestAsksForMemory(t *testing.T) {
	const n = 100
	for name, run := range problems(n) {
		asked := 0
		w := &Work{Reserve: func(floats int) error { asked += floats; return nil }}
		if err := run(With(ctx, w)); err != nil {
			t.Fatal(name, err)
		}
		if asked < n*n {
			t.Errorf("%s asked for %d numbers only", name, asked)
		}
		limit := asked / 2
		w.Reserve = func(floats int) error {
			if limit -= floats; limit < 0 {
				return errEnough
			}
			return nil
		}
		if err := run(With(ctx, w)); err != errEnough {
			t.Errorf("%s with half of its memory: %v", name, err)
		}
	}
}

// The number of workers changes no bit.
func TestSameBits(t *testing.T) {
	const n = 300
	a := random(5, n)
	s := make([]float64, n*n)
	for i := range n {
		for k := range n {
			s[i*n+k] = a[i*n+k] + a[k*n+i]
		}
	}
	results := func(workers int) (out []float64) {
		c := With(ctx, &Work{Kernels: kernels.Best(workers)})
		val, vec, err := EigSym(c, n, s, true)
		only, _, err1 := EigSym(c, n, s, false)
		z, zv, err2 := Eig(c, n, a, true)
		inv := make([]float64, n*n)
		_, err3 := Inverse(c, n, a, inv)
		cond, err4 := Condition(c, n, n, a)
		if err := errors.Join(err, err1, err2, err3, err4); err != nil {
			t.Fatal(err)
		}
		out = append(append(append(append(out, val...), vec...), only...), inv...)
		for _, x := range append(z, zv...) {
			out = append(out, real(x), imag(x))
		}
		return append(out, cond)
	}
	one := results(1)
	for _, workers := range []int{2, 3, 8} {
		for i, x := range results(workers) {
			if x != one[i] {
				t.Fatalf("with %d workers number %d is %g, with one %g", workers, i, x, one[i])
			}
		}
	}
}

func BenchmarkLarge(b *testing.B) {
	for _, n := range []int{64, 500, 1500} {
		a := random(6, n)
		s := mat.NewSymDense(n, nil)
		for i := range n {
			for k := i; k < n; k++ {
				s.SetSym(i, k, a[i*n+k])
			}
		}
		sa := mat.DenseCopyOf(s).RawMatrix().Data
		m := mat.NewDense(n, n, a)
		out := make([]float64, n*n)
		both := []struct {
			name        string
			ours, gonum func()
		}{
			{"symmetric values", func() { EigSym(ctx, n, sa, false) }, func() { var e mat.EigenSym; e.Factorize(s, false) }},
			{"symmetric vectors", func() { EigSym(ctx, n, sa, true) }, func() { var e mat.EigenSym; e.Factorize(s, true) }},
			{"values", func() { Eig(ctx, n, a, false) }, func() { var e mat.Eigen; e.Factorize(m, mat.EigenNone) }},
			{"vectors", func() { Eig(ctx, n, a, true) }, func() { var e mat.Eigen; e.Factorize(m, mat.EigenRight) }},
			{"singular values", func() { Condition(ctx, n, n, a) }, func() { var e mat.SVD; e.Factorize(m, mat.SVDNone) }},
			{"singular vectors", func() { Adjugate(ctx, n, a, out) }, func() { var e mat.SVD; e.Factorize(m, mat.SVDFull) }},
			{"inverse", func() { Inverse(ctx, n, a, out) }, func() { var e mat.Dense; e.Inverse(m) }},
			{"determinant", func() { Det(ctx, n, a) }, func() { mat.Det(m) }},
			{"exponential", func() { ExpM(ctx, n, a, out) }, func() { var e mat.Dense; e.Exp(m) }},
		}
		for _, f := range both {
			b.Run(fmt.Sprintf("%s/%d/ours", f.name, n), func(b *testing.B) {
				for range b.N {
					f.ours()
				}
			})
			b.Run(fmt.Sprintf("%s/%d/gonum", f.name, n), func(b *testing.B) {
				for range b.N {
					f.gonum()
				}
			})
		}
	}
}

// BenchmarkLooks reports the longest time of the process between two looks at the context.
func BenchmarkLooks(b *testing.B) {
	for name, run := range problems(1200) {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				gaps := testscale.NewGaps(ctx)
				w := &Work{Kernels: kernels.Best(1), Alive: gaps.Err}
				if err := run(With(ctx, w)); err != nil {
					b.Fatal(err)
				}
				said := gaps.End()
				b.ReportMetric(float64(gaps.Worst())/1e6, "ms/look")
				if gaps.Worst() > 20*time.Millisecond {
					b.Log(said)
				}
			}
		})
	}
}
