package linalg

import (
	"context"
	"math/rand/v2"
	"testing"
)

// What functions are said to take is within a factor of two of what they count and ask for.
func TestTakesWhatItCounts(t *testing.T) {
	compared := 0
	rnd := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{5, 10, 20, 24, 25, 40, 64, 90, 128, 200, 300} {
		a, s, g := make([]float64, n*n), make([]float64, n*n), make([]float64, n*n)
		for i := range a {
			a[i] = rnd.NormFloat64()
		}
		for i := range n {
			for k := range n {
				s[i*n+k] = a[i*n+k] + a[k*n+i]
				for q := range n {
					g[i*n+k] += a[i*n+q] * a[k*n+q]
				}
			}
			g[i*n+i] += float64(n)
		}
		dst := make([]float64, n*n)
		for _, c := range []struct {
			what  string
			takes Takes
			do    func(ctx context.Context) error
		}{
			{"Inverse", TakesInverse(n), func(ctx context.Context) error { _, err := Inverse(ctx, n, g, dst); return err }},
			{"Det", TakesDet(n), func(ctx context.Context) error { _, err := Det(ctx, n, g); return err }},
			{"LogDet", TakesDet(n), func(ctx context.Context) error { _, _, err := LogDet(ctx, n, g); return err }},
			{"Solve", TakesSolve(n, 1), func(ctx context.Context) error { _, err := Solve(ctx, n, 1, g, s[:n], dst); return err }},
			{"Solve n", TakesSolve(n, n), func(ctx context.Context) error { _, err := Solve(ctx, n, n, g, s, dst); return err }},
			{"ExpM", TakesExpM(n), func(ctx context.Context) error { return ExpM(ctx, n, a, dst) }},
			{"EigSym", TakesEigSym(n, false), func(ctx context.Context) error { _, _, err := EigSym(ctx, n, s, false); return err }},
			{"EigSym vectors", TakesEigSym(n, true), func(ctx context.Context) error { _, _, err := EigSym(ctx, n, s, true); return err }},
			{"EigSymDef", TakesEigSymDef(n, false), func(ctx context.Context) error { _, _, err := EigSymDef(ctx, n, s, g, false); return err }},
			{"EigSymDef vectors", TakesEigSymDef(n, true), func(ctx context.Context) error { _, _, err := EigSymDef(ctx, n, s, g, true); return err }},
			{"EigRange", TakesEigRange(n, false), func(ctx context.Context) error { _, _, err := EigRange(ctx, n, s, g, false); return err }},
			{"EigRange vectors", TakesEigRange(n, true), func(ctx context.Context) error { _, _, err := EigRange(ctx, n, s, g, true); return err }},
			{"Eig", TakesEig(n, false), func(ctx context.Context) error { _, _, err := Eig(ctx, n, a, false); return err }},
			{"Eig vectors", TakesEig(n, true), func(ctx context.Context) error { _, _, err := Eig(ctx, n, a, true); return err }},
			{"ExpMDerivative", TakesExpMDerivative(n, 1), func(ctx context.Context) error {
				if n > 64 {
					return nil
				}
				return ExpMDerivative(ctx, n, a, [][]float64{s}, dst)
			}},
		} {
			counted, held, most := 0.0, 0, 0
			if err := c.do(With(context.Background(), &Work{
				Count:   func(flops float64) { counted += flops },
				Reserve: func(floats int) error { held += floats; most = max(most, held); return nil },
				Release: func(floats int) { held -= floats },
			})); err != nil {
				t.Fatalf("%s in %d dimensions: %v", c.what, n, err)
			}
			if counted == 0 {
				continue // left out above
			}
			compared++
			if said := c.takes.Operations; said > 2*counted || said < counted/2 {
				t.Errorf("%s in %d dimensions: said %.0f operations, counted %.0f", c.what, n, said, counted)
			}
			if said := c.takes.Floats; said > 2*most || said < most/2 {
				t.Errorf("%s in %d dimensions: said %d numbers, took %d", c.what, n, said, most)
			}
		}
	}
	if compared < 150 {
		t.Errorf("%d comparisons", compared)
	}
}
