package linalg

import (
	"context"
	"errors"
	"math"
	"math/cmplx"
	"testing"

	"pgregory.net/rapid"
)

var ctx = context.Background()

func matrix(t *rapid.T, n int) []float64 {
	a := make([]float64, n*n)
	for i := range a {
		a[i] = rapid.Float64Range(-2, 2).Draw(t, "entry")
	}
	return a
}

func mul(n int, a, b []float64) []float64 {
	c := make([]float64, n*n)
	for i := 0; i < n; i++ {
		for j := 0; j < n; j++ {
			for k := 0; k < n; k++ {
				c[i*n+j] += a[i*n+k] * b[k*n+j]
			}
		}
	}
	return c
}

// det by expansion along the first row: slow and sure.
func det(n int, a []float64) float64 {
	if n == 0 {
		return 1
	}
	d, sign := 0.0, 1.0
	for j := 0; j < n; j++ {
		var m []float64
		for i := 1; i < n; i++ {
			for k := 0; k < n; k++ {
				if k != j {
					m = append(m, a[i*n+k])
				}
			}
		}
		d += sign * a[j] * det(n-1, m)
		sign = -sign
	}
	return d
}

func TestDetAndAdjugate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 7).Draw(t, "n")
		a := matrix(t, n)
		if rapid.Bool().Draw(t, "singular") && n > 1 {
			copy(a[:n], a[n:2*n]) // two equal rows
		}
		want := det(n, a)
		scale := math.Pow(2, float64(n)) * float64(n*n)
		if d, err := Det(ctx, n, a); err != nil || math.Abs(d-want) > 1e-13*scale {
			t.Fatalf("det %g, want %g", d, want)
		}
		l, s, _ := LogDet(ctx, n, a)
		if math.Abs(want) > 1e-9 && math.Abs(s*math.Exp(l)-want) > 1e-12*scale {
			t.Fatalf("log det %g %g, want %g", l, s, want)
		}
		adj := make([]float64, n*n)
		d, err := Adjugate(ctx, n, a, adj)
		if err != nil || math.Abs(d-want) > 1e-12*scale {
			t.Fatalf("adjugate: det %g %v, want %g", d, err, want)
		}
		for i, x := range mul(n, a, adj) {
			w := 0.0
			if i%(n+1) == 0 {
				w = want
			}
			if math.Abs(x-w) > 1e-11*scale {
				t.Fatalf("A adj A [%d] = %g, want %g", i, x, w)
			}
		}
	})
}

func TestInverseAndSolve(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 9).Draw(t, "n")
		a := matrix(t, n)
		// Unequal units must not look like a degenerate matrix.
		unit := rapid.SampledFrom([]float64{1, 1e-9, 1e12}).Draw(t, "unit")
		for j := 0; j < n; j++ {
			a[j] *= unit
		}
		for i := 0; i < n; i++ {
			a[i*n+i] += 3 * map[bool]float64{true: unit, false: 1}[i == 0]
		}
		inv := make([]float64, n*n)
		rc, err := Inverse(ctx, n, a, inv)
		if err != nil {
			if rc > 1e-12 {
				t.Fatal(err)
			}
			t.Skip()
		}
		if rc < 1e-6 && n > 4 {
			t.Skip()
		}
		id := mul(n, inv, a)
		for i, x := range id {
			w := 0.0
			if i%(n+1) == 0 {
				w = 1
			}
			ref := 1.0 // columns carry the units
			if c := i % n; c >= 0 {
				for r := 0; r < n; r++ {
					ref = math.Max(ref, math.Abs(inv[(i/n)*n+r]*a[r*n+c]))
				}
			}
			if math.Abs(x-w) > 1e-8*ref {
				t.Fatalf("A⁻¹A [%d] = %g", i, x)
			}
		}
		b := matrix(t, n)
		x := make([]float64, n*n)
		if _, err := Solve(ctx, n, n, a, b, x); err != nil {
			t.Fatal(err)
		}
		for i, y := range mul(n, a, x) {
			ref := 1.0
			for k := 0; k < n; k++ {
				ref = math.Max(ref, math.Abs(a[(i/n)*n+k]*x[k*n+i%n]))
			}
			if math.Abs(y-b[i]) > 1e-10*ref {
				t.Fatalf("A x [%d] = %g, want %g", i, y, b[i])
			}
		}
	})
}

func TestSingularNames(t *testing.T) {
	a := []float64{1, 2, 3, 2, 4, 6, 1, 1, 1}
	_, err := Inverse(ctx, 3, a, make([]float64, 9))
	var s *Singular
	if !errors.As(err, &s) || s.Rank != 2 || len(s.Kernel) != 1 {
		t.Fatalf("%v", err)
	}
	for i := 0; i < 3; i++ {
		r := 0.0
		for j := 0; j < 3; j++ {
			r += a[i*3+j] * s.Kernel[0][j]
		}
		if math.Abs(r) > 1e-14 {
			t.Errorf("kernel %v", s.Kernel[0])
		}
	}
	if _, err := Inverse(ctx, 2, []float64{1, math.NaN(), 0, 1}, make([]float64, 4)); err == nil {
		t.Error("NaN has an inverse")
	}
	// Hilbert's matrix of order 8 has condition 1.5e10 and is regular.
	h := make([]float64, 64)
	for i := range h {
		h[i] = 1 / float64(i/8+i%8+1)
	}
	inv := make([]float64, 64)
	if _, err := Inverse(ctx, 8, h, inv); err != nil || math.Abs(inv[63]/176679360-1) > 1e-5 { // the last entry is (2n - 1) C(2n - 2, n - 1)^2, n = 8
		t.Errorf("%v %v", err, inv[63])
	}
}

// Known spectra: the path graph, Rosser's matrix, Frank's.
func TestSpectra(t *testing.T) {
	n := 50
	path := make([]float64, n*n)
	for i := 0; i < n; i++ {
		path[i*n+i] = 2
		if i > 0 {
			path[i*n+i-1], path[(i-1)*n+i] = -1, -1
		}
	}
	val, _, err := EigSym(ctx, n, path, false)
	if err != nil {
		t.Fatal(err)
	}
	for k := range val {
		if want := 2 - 2*math.Cos(float64(k+1)*math.Pi/float64(n+1)); math.Abs(val[k]-want) > 1e-13 {
			t.Errorf("path %d: %g, want %g", k, val[k], want)
		}
	}
	rosser := []float64{
		611, 196, -192, 407, -8, -52, -49, 29, 196, 899, 113, -192, -71, -43, -8, -44,
		-192, 113, 899, 196, 61, 49, 8, 52, 407, -192, 196, 611, 8, 44, 59, -23,
		-8, -71, 61, 8, 411, -599, 208, 208, -52, -43, 49, 44, -599, 411, 208, 208,
		-49, -8, 8, 59, 208, 208, 99, -911, 29, -44, 52, -23, 208, 208, -911, 99}
	s := math.Sqrt(10405)
	s2 := math.Sqrt(26)
	want := []float64{-10 * s, 0, 510 - 100*s2, 1000, 1000, 510 + 100*s2, 1020, 10 * s} // Rosser et al. 1951
	for _, f := range []func() ([]float64, error){
		func() ([]float64, error) { v, _, err := EigSym(ctx, 8, rosser, false); return v, err },
		func() ([]float64, error) { v, _, err := EigReal(ctx, 8, rosser, false); return v, err },
		func() ([]float64, error) {
			id := make([]float64, 64)
			for i := 0; i < 8; i++ {
				id[i*9] = 1
			}
			v, _, err := EigSymDef(ctx, 8, rosser, id, false)
			return v, err
		},
	} {
		v, err := f()
		if err != nil {
			t.Fatal(err)
		}
		for k := range want {
			if math.Abs(v[k]-want[k]) > 1e-9 {
				t.Errorf("rosser %d: %.12g, want %.12g", k, v[k], want[k])
			}
		}
	}
}

func TestSmallEigenvalues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 4).Draw(t, "n")
		a := matrix(t, n)
		for i := 0; i < n; i++ {
			for j := 0; j < i; j++ {
				a[i*n+j] = a[j*n+i]
			}
		}
		small, _, err := EigSym(ctx, n, a, false)
		if err != nil {
			t.Fatal(err)
		}
		lapack, vec, err := EigSym(ctx, n, a, true)
		if err != nil {
			t.Fatal(err)
		}
		g := make([]float64, n*n) // a definite metric
		for i := 0; i < n; i++ {
			g[i*n+i] = 5
			for j := 0; j < i; j++ {
				g[i*n+j] = a[j*n+i] / 2
				g[j*n+i] = g[i*n+j]
			}
		}
		def, _, err := EigSymDef(ctx, n, a, g, false)
		tiny := make([]float64, n)
		if err != nil || !EigDefTiny(n, a, g, tiny) {
			t.Fatal(err)
		}
		for k := range def {
			if math.Abs(def[k]-tiny[k]) > 1e-14*8 {
				t.Fatalf("with a metric: %v and %v", tiny, def)
			}
		}
		for k := range small {
			if math.Abs(small[k]-lapack[k]) > 1e-14*8 {
				t.Fatalf("%v and %v", small, lapack)
			}
			for i := 0; i < n; i++ {
				r := -lapack[k] * vec[i*n+k]
				for j := 0; j < n; j++ {
					r += a[i*n+j] * vec[j*n+k]
				}
				if math.Abs(r) > 1e-12 {
					t.Fatalf("vector %d: residual %g", k, r)
				}
			}
		}
	})
}

func TestComplexPair(t *testing.T) {
	_, _, err := EigReal(ctx, 2, []float64{1, -2, 2, 1}, false)
	var c *Complex
	if !errors.As(err, &c) || c.Re != 1 || math.Abs(c.Im-2) > 1e-14 {
		t.Errorf("%v", err)
	}
	val, vec, err := Eig(ctx, 3, []float64{1, -2, 0, 2, 1, 0, 0, 0, -5}, true)
	if err != nil || cmplx.Abs(val[0]+5) > 1e-14 || cmplx.Abs(val[1]-(1-2i)) > 1e-14 || len(vec) != 9 {
		t.Errorf("%v %v", val, err)
	}
	// A Jordan block splits by √eps in rounding and counts as real.
	v, _, err := EigReal(ctx, 2, []float64{1, 1, -1e-17, 1}, false)
	if err != nil || math.Abs(v[0]-1) > 1e-7 {
		t.Errorf("%v %v", v, err)
	}
}

// exp of a rotation's generator, of a nilpotent, and derivatives against
// differences.
func TestExpM(t *testing.T) {
	e := make([]float64, 4)
	if err := ExpM(ctx, 2, []float64{0, -1.3, 1.3, 0}, e); err != nil {
		t.Fatal(err)
	}
	for i, w := range []float64{math.Cos(1.3), -math.Sin(1.3), math.Sin(1.3), math.Cos(1.3)} {
		if math.Abs(e[i]-w) > 1e-14 {
			t.Errorf("rotation: %v", e)
		}
	}
	a := []float64{0.3, -0.7, 1.1, 0.2}
	x, y := []float64{1, 0.5, -0.25, 2}, []float64{0.1, 0.9, 0.4, -1}
	d1, d2 := make([]float64, 4), make([]float64, 4)
	if err := ExpMDerivative(ctx, 2, a, [][]float64{x}, d1); err != nil {
		t.Fatal(err)
	}
	if err := ExpMDerivative(ctx, 2, a, [][]float64{x, y}, d2); err != nil {
		t.Fatal(err)
	}
	shifted := func(s, u float64) []float64 {
		b := append([]float64(nil), a...)
		for i := range b {
			b[i] += s*x[i] + u*y[i]
		}
		r := make([]float64, 4)
		if err := ExpM(ctx, 2, b, r); err != nil {
			t.Fatal(err)
		}
		return r
	}
	h := 1e-4
	for i := range d1 {
		first := (shifted(h, 0)[i] - shifted(-h, 0)[i]) / (2 * h)
		second := (shifted(h, h)[i] - shifted(h, -h)[i] - shifted(-h, h)[i] + shifted(-h, -h)[i]) / (4 * h * h)
		if math.Abs(first-d1[i]) > 1e-7 || math.Abs(second-d2[i]) > 1e-5 {
			t.Errorf("[%d] %g %g, by differences %g %g", i, d1[i], d2[i], first, second)
		}
	}
}

func BenchmarkSmall(b *testing.B) {
	a := []float64{4, 1, 0.5, 0.2, 1, 3, 0.1, 0.7, 0.5, 0.1, 5, 0.3, 0.2, 0.7, 0.3, 2}
	inv := make([]float64, 16)
	b.Run("inverse4", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			Inverse(ctx, 4, a, inv)
		}
	})
	b.Run("eig4", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			EigTiny(4, a, inv)
		}
	})
	b.Run("eig4metric", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			EigDefTiny(4, a, a, inv)
		}
	})
}
