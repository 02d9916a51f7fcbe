package vm

import (
	"math"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Programs compute every function with the bits of its row, point by point and
// in columns, of numbers with a value and without.
func TestEveryFunctionRuns(t *testing.T) {
	const n = 37
	for f := range op.All {
		pool := scalar.NewPool(1)
		var xs []scalar.Expr
		in := make([][]float64, f.Arity())
		for k := range in {
			xs = append(xs, pool.Var(pool.NewVar(scalar.VarInfo{Name: string(rune('x' + k))})))
			in[k] = make([]float64, n)
			for i := range in[k] {
				in[k][i] = float64((7*i+11*k)%25-8) / 4
			}
		}
		pr, err := Compile(pool, []scalar.Expr{pool.Call(f, xs...)}, pool.Vars(xs...))
		if err != nil {
			t.Fatal(err)
		}
		out := [][]float64{make([]float64, n)}
		pr.Run(in, out, n)
		for i := range n {
			at := make([]float64, len(in))
			for k := range in {
				at[k] = in[k][i]
			}
			var one [1]float64
			pr.Run1(at, one[:])
			want := f.Eval(at)
			for _, got := range []float64{out[0][i], one[0]} {
				if math.Float64bits(got) != math.Float64bits(want) && !(math.IsNaN(got) && math.IsNaN(want)) {
					t.Errorf("%s%v runs as %v, want %v", f.Name, at, got, want)
				}
			}
		}
	}
}

// Every instruction that a row names is one that lowering knows, of one row.
func TestInstructionsAreKnown(t *testing.T) {
	known := map[op.Code]int{op.CodeSin: 0, op.CodeCos: 0, op.CodeRcp: 0, op.CodeSelect: 0}
	for f := range op.All {
		if f.Code == op.NoCode {
			continue
		}
		if _, ok := known[f.Code]; !ok {
			t.Errorf("%s has an instruction %s, which no program has", f.Name, f.Code)
		}
		known[f.Code]++
	}
	for code, n := range known {
		if n != 1 {
			t.Errorf("%d functions have the instruction %s", n, code)
		}
	}
}
