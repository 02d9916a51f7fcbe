package interp_test

import (
	"testing"
	"time"

	"github.com/seed2d4d80ff/geo/interp"
)

// BenchmarkOperations prints what an operation takes in each kind of work: the unit of
// Cost means something as far as these are alike.
func BenchmarkOperations(b *testing.B) {
	for _, c := range []costCase{
		{"columns", "", "chart c(x, y)\nf = exp(sin(x y))/(1 + x^2)\ntable f @ c(s, 2), d_i d_j f @ c(s, 1) for s in linspace(0, 1, 20000)\n"},
		{"points", "", "chart c(x, y)\nf = exp(sin(x y))/(1 + x^2)\nfor k in 1..2000 { assert f @ c(k/100, 2) < 3 }\n"},
		{"arrays", "", "A_ij = [[sin(i j) for j in 1..500] for i in 1..500]\nprint sum_i sum_j exp(A_ij)\n"},
		{"products", "", "A_ij = [[sin(i j) for j in 1..500] for i in 1..500]\nB_ij = A_ik A_kj\nprint sum_i sum_j sin(B_ij)\n"},
		{"inverse", "", "A_ij = [[1/(i + j) for j in 1..300] for i in 1..300]\nB_ij = A_ij + 9 eye(300)_ij\nC = inv(B)\nprint sum_i sum_j C_ij\n"},
		{"eigenvalues", "", "A_ij = [[sin(i j) + sin(j i) for j in 1..200] for i in 1..200]\nprint eig(A)[1]\n"},
		{"geodesics", "", "chart S(th, ph) where 0 < th < pi\nmetric g_ij = diag(1, sin(th)^2) on S\nC = levicivita(g)\nfor k in 1..50 { p = S(1, k/10)\n v^i = [0, 1] on S @ p\n print geodesic(C, p, v, 1) }\n"},
		{"minimise", "", "chart w(a[60])\nK_k = [k for k in 1..60]\nL = (sum_k exp(sin(K_k a_k))) + (sum_k (a_k - 1)^4)\nprint L @ minimise(L, from: w(zeros(60)))\n"},
	} {
		b.Run(c.name, func(b *testing.B) {
			engine, err := interp.New(interp.Options{Workers: 1})
			if err != nil {
				b.Fatal(err)
			}
			p, err := engine.Compile(b.Context(), c.name, c.text)
			if err != nil {
				b.Fatal(err)
			}
			least, operations := time.Duration(1<<62), int64(0)
			for b.Loop() {
				begun := time.Now()
				took, err := p.Run(b.Context(), interp.RunOptions{})
				if err != nil {
					b.Fatal(err)
				}
				least, operations = min(least, time.Since(begun)), took.Operations
			}
			b.ReportMetric(float64(least)/float64(operations), "ns/operation")
		})
	}
}
