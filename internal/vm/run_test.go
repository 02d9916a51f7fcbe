package vm

import (
	"sync"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// One program, many goroutines, different patterns of uniform inputs.
func TestProgramIsShared(t *testing.T) {
	l := lab{scalar.NewPool(1)}
	x, y := l.v("x"), l.v("y")
	e := l.Add(l.Mul(x, l.call("sin", y)), l.PowInt(l.Sub(x, y), 3))
	pr, err := Compile(l.Pool, []scalar.Expr{e, x, l.Int(2), e}, l.Vars(x, y))
	if err != nil {
		t.Fatal(err)
	}
	const n = 700
	a, b := make([]float64, n), make([]float64, n)
	for i := range a {
		a[i], b[i] = 0.25, float64(i)/n
	}
	want := make([]float64, 4*n)
	for i := range a {
		pr.Run1([]float64{a[i], b[i]}, want[4*i:4*i+4])
	}
	var wg sync.WaitGroup
	for k := 0; k < 8; k++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			in := [][]float64{a, b}
			if k%2 == 0 {
				in[0] = a[:1]
			}
			out := [][]float64{make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)}
			for j := 0; j < 20; j++ {
				pr.Run(in, out, n)
			}
			for i := range a {
				for c := range out {
					if out[c][i] != want[4*i+c] {
						t.Errorf("output %d at %d: %v, want %v", c, i, out[c][i], want[4*i+c])
						return
					}
				}
			}
		}()
	}
	wg.Wait()
}

func TestCompileNamesWhatIsMissing(t *testing.T) {
	l := lab{scalar.NewPool(1)}
	x, y := l.v("x"), l.v("y")
	if _, err := Compile(l.Pool, []scalar.Expr{l.Add(x, y)}, l.Vars(x)); err == nil || err.Error() != "y is not among the inputs" {
		t.Error(err)
	}
}

// Normal forms are taken for many points only, and compute the same.
func TestCompileForManyPoints(t *testing.T) {
	l := lab{scalar.NewPool(1)}
	r, q := l.v("r"), l.v("q")
	by, _ := r.AsVar()
	e := l.Rcp(l.Add(l.PowInt(r, 2), q))
	for range 5 {
		var err error
		if e, err = l.Diff(e, by); err != nil {
			t.Fatal(err)
		}
	}
	few, err := Compile(l.Pool, []scalar.Expr{e}, l.Vars(e))
	if err != nil {
		t.Fatal(err)
	}
	many, err := CompileFor(l.Pool, []scalar.Expr{e}, l.Vars(e), 100000)
	if err != nil {
		t.Fatal(err)
	}
	if many.Len() >= few.Len() {
		t.Errorf("%d instructions, %d by the normal form", few.Len(), many.Len())
	}
	var a, b [1]float64
	few.Run1([]float64{1.7, 0.7}, a[:])
	many.Run1([]float64{1.7, 0.7}, b[:])
	if !sameNumber(a[0], b[0], 1e-10) {
		t.Errorf("%v, %v", a[0], b[0])
	}
}
