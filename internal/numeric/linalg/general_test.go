package linalg

// General matrices of sizes that go by windows: Schur forms, vectors, values against gonum's.

import (
	"math"
	"math/cmplx"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// generalKinds are matrices that are hard in different ways; sure: whose eigenvalues
// rounding moves little.
func generalKinds(n int) (kinds map[string][]float64, sure map[string]bool) {
	fill := func(f func(i, j int) float64) []float64 {
		a := make([]float64, n*n)
		for i := range n {
			for j := range n {
				a[i*n+j] = f(i, j)
			}
		}
		return a
	}
	r := random(11, n)
	var q mat.QR
	q.Factorize(mat.NewDense(n, n, append([]float64(nil), r...)))
	var orthogonal mat.Dense
	q.QTo(&orthogonal)
	kinds = map[string][]float64{
		"random":     fill(func(i, j int) float64 { return r[i*n+j] }),
		"orthogonal": orthogonal.RawMatrix().Data,
		"skew":       fill(func(i, j int) float64 { return r[i*n+j] - r[j*n+i] }),
		"symmetric":  fill(func(i, j int) float64 { return r[i*n+j] + r[j*n+i] }),
		"zero":       fill(func(i, j int) float64 { return 0 }),
		"identity":   fill(func(i, j int) float64 { return boolTo(i == j) }),
		"jordan":     fill(func(i, j int) float64 { return 2*boolTo(i == j) + boolTo(j == i+1) }),
		"cycle":      fill(func(i, j int) float64 { return boolTo(j == (i+1)%n) }),
		"grcar":      fill(func(i, j int) float64 { return boolTo(j >= i && j <= i+3) - boolTo(j == i-1) }),
		"graded":     fill(func(i, j int) float64 { return r[i*n+j] * math.Pow(10, -12*float64(i+j)/float64(2*n)) }),
		"units":      fill(func(i, j int) float64 { return r[i*n+j] * math.Pow(10, float64(i%7-j%7)) }),
		"lower":      fill(func(i, j int) float64 { return boolTo(i == j)*float64(i) + boolTo(i > j)*r[i*n+j]/float64(n) }),
		"blocks":     fill(func(i, j int) float64 { return r[i*n+j] * boolTo(i/9 >= j/9) }),
		"clustered":  fill(func(i, j int) float64 { return boolTo(i == j)*float64(1+i%2) + 1e-13*r[i*n+j] }),
		"huge":       fill(func(i, j int) float64 { return 1e250 * r[i*n+j] }),
		"tiny":       fill(func(i, j int) float64 { return 1e-250 * r[i*n+j] }),
		"companion":  fill(func(i, j int) float64 { return boolTo(i == j+1) + boolTo(j == n-1)*r[i] }),
	}
	sure = map[string]bool{"random": true, "orthogonal": true, "skew": true, "symmetric": true, "zero": true,
		"identity": true, "cycle": true, "clustered": true, "huge": true, "tiny": true, "companion": true, "units": true}
	return kinds, sure
}

func TestSchurForms(t *testing.T) {
	sizes := []int{76, 130, 250}
	if testing.Short() {
		sizes = sizes[:1]
	}
	for _, n := range sizes {
		kinds, _ := generalKinds(n)
		for name, a := range kinds {
			if name == "huge" || name == "tiny" {
				continue // scaled before
			}
			j := begin(ctx)
			h := j.copied(dense(n, n, a))
			q := j.hessenberg(h, 0, n-1, true)
			for i := range n {
				for k := range i - 1 {
					if h.at(i, k) != 0 {
						t.Fatalf("%s of %d: [%d][%d] of the Hessenberg form is %g", name, n, i, k, h.at(i, k))
					}
				}
			}
			similar(t, name+", Hessenberg", a, h, q)
			val := j.schur(h, q, 0, n-1)
			for i := range n {
				for k := range i {
					if h.at(i, k) != 0 && (k != i-1 || imag(val[i]) == 0) {
						t.Fatalf("%s of %d: [%d][%d] of the Schur form is %g", name, n, i, k, h.at(i, k))
					}
				}
				if real(val[i]) != h.at(i, i) {
					t.Fatalf("%s of %d: value %d is %v, the diagonal %g", name, n, i, val[i], h.at(i, i))
				}
			}
			similar(t, name+", Schur", a, h, q)
		}
	}
}

// similar checks that q is orthogonal and a q = q h.
func similar(t *testing.T, name string, a []float64, h, q view) {
	t.Helper()
	n := h.n
	am, hm, qm := mat.NewDense(n, n, a), mat.NewDense(n, n, h.a), mat.NewDense(n, n, q.a)
	var qq, aq, qh mat.Dense
	qq.Mul(qm.T(), qm)
	aq.Mul(am, qm)
	qh.Mul(qm, hm)
	size := mat.Norm(am, 2)
	for i := range n {
		for k := range n {
			if d := qq.At(i, k) - boolTo(i == k); !(math.Abs(d) <= 1e-15*float64(n)) {
				t.Fatalf("%s of %d: q is not orthogonal: %g at %d, %d", name, n, d, i, k)
			}
			if d := aq.At(i, k) - qh.At(i, k); !(math.Abs(d) <= 1e-15*float64(n)*size) {
				t.Fatalf("%s of %d: residual %g of %g at %d, %d", name, n, d, size, i, k)
			}
		}
	}
}

func TestGeneralBySize(t *testing.T) {
	sizes := []int{76, 160}
	if testing.Short() {
		sizes = sizes[:1]
	}
	for _, n := range sizes {
		kinds, sure := generalKinds(n)
		for name, a := range kinds {
			val, vec, err := Eig(ctx, n, a, true)
			if err != nil {
				t.Fatal(name, err)
			}
			only, _, err := Eig(ctx, n, a, false)
			if err != nil {
				t.Fatal(name, err)
			}
			scale := math.Max(largest(a), 1e-300)
			for k, l := range val {
				size := 0.0
				for i := range n {
					s := -l / complex(scale, 0) * vec[i*n+k]
					for m := range n {
						s += complex(a[i*n+m]/scale, 0) * vec[m*n+k]
					}
					size += real(vec[i*n+k])*real(vec[i*n+k]) + imag(vec[i*n+k])*imag(vec[i*n+k])
					if !(cmplx.Abs(s) <= 1e-14*float64(n)) {
						t.Fatalf("%s of %d: residual %g of vector %d", name, n, cmplx.Abs(s), k)
					}
				}
				if math.Abs(size-1) > 1e-13 {
					t.Fatalf("%s of %d: vector %d has length² %g", name, n, k, size)
				}
			}
			if !sure[name] {
				continue
			}
			unit := make([]float64, n*n)
			for i, x := range a {
				unit[i] = x / scale
			}
			var e mat.Eigen
			if !e.Factorize(mat.NewDense(n, n, unit), mat.EigenNone) {
				t.Fatal("the oracle failed")
			}
			want := e.Values(nil)
			for i := range want {
				want[i] *= complex(scale, 0)
			}
			tol := 1e-12 * scale * math.Sqrt(float64(n))
			if d := apart(val, want); d > tol {
				t.Errorf("%s of %d: values %g apart from the oracle's", name, n, d)
			}
			if d := apart(only, want); d > tol {
				t.Errorf("%s of %d: values alone %g apart from the oracle's", name, n, d)
			}
		}
	}
}

// apart pairs each number with the nearest that is left, and returns the worst distance.
func apart(x, y []complex128) float64 {
	left := append([]complex128(nil), y...)
	worst := 0.0
	for _, v := range x {
		at := 0
		for i, w := range left {
			if cmplx.Abs(w-v) < cmplx.Abs(left[at]-v) {
				at = i
			}
		}
		worst = math.Max(worst, cmplx.Abs(left[at]-v))
		left = append(left[:at], left[at+1:]...)
	}
	return worst
}

func TestSingularBySize(t *testing.T) {
	for _, n := range []int{65, 120} {
		kinds, _ := generalKinds(n)
		kinds["rank 3"] = make([]float64, n*n)
		for i := range n * n {
			r, c := float64(i/n), float64(i%n)
			kinds["rank 3"][i] = r*c + r + math.Sin(c)
		}
		for name, a := range kinds {
			scale := math.Max(largest(a), 1e-300)
			unit := make([]float64, n*n)
			for i, x := range a {
				unit[i] = x / scale
			}
			var e mat.SVD
			if !e.Factorize(mat.NewDense(n, n, unit), mat.SVDNone) {
				t.Fatal("the oracle failed")
			}
			want := e.Values(nil)
			j := begin(ctx)
			only, err := j.singularValues(n, n, a)
			if err != nil {
				t.Fatal(name, err)
			}
			u, s, v, err := j.svd(n, a)
			if err != nil {
				t.Fatal(name, err)
			}
			tol := 1e-15 * float64(n) * math.Max(want[0], 1e-300)
			for k, x := range want {
				if math.Abs(only[k]/scale-x) > tol || math.Abs(s[k]/scale-x) > tol {
					t.Fatalf("%s of %d: value %d is %g and %g, the oracle's %g", name, n, k, only[k], s[k], x*scale)
				}
			}
			um, vm := mat.NewDense(n, n, u), mat.NewDense(n, n, v)
			var uu, vv, us, usv mat.Dense
			uu.Mul(um.T(), um)
			vv.Mul(vm.T(), vm)
			for k := range s {
				s[k] /= scale
			}
			us.Mul(um, mat.NewDiagDense(n, s))
			usv.Mul(&us, vm.T())
			for i := range n {
				for k := range n {
					if d := math.Abs(uu.At(i, k)-boolTo(i == k)) + math.Abs(vv.At(i, k)-boolTo(i == k)); d > 1e-15*float64(n) {
						t.Fatalf("%s of %d: vectors %d and %d: %g", name, n, i, k, d)
					}
					if d := math.Abs(usv.At(i, k) - unit[i*n+k]); d > tol {
						t.Fatalf("%s of %d: U S Vᵀ is %g off", name, n, d)
					}
				}
			}
		}
	}
	// Rectangles.
	a := random(12, 100)
	for _, m := range []int{80, 125} {
		var e mat.SVD
		e.Factorize(mat.NewDense(m, 10000/m, a), mat.SVDNone)
		if c, err := Condition(ctx, m, 10000/m, a); err != nil || math.Abs(c/e.Cond()-1) > 1e-11 {
			t.Errorf("%d×%d: %v %v, the oracle %v", m, 10000/m, c, err, e.Cond())
		}
	}
}
