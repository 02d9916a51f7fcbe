package scalar

import (
	"sync"
	"testing"
)

// One program, many goroutines, different patterns of uniform inputs.
func TestProgramIsShared(t *testing.T) {
	l := newLab(t, 1)
	x, y := l.v("x"), l.v("y")
	e := l.Add(l.Mul(x, l.call("sin", y)), l.PowInt(l.Sub(x, y), 3))
	pr, err := Compile(l.Pool, []Expr{e, x, l.Int(2), e}, l.Vars(x, y))
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
	l := newLab(t, 1)
	x, y := l.v("x"), l.v("y")
	if _, err := Compile(l.Pool, []Expr{l.Add(x, y)}, l.Vars(x)); err == nil || err.Error() != "y is not among the inputs" {
		t.Error(err)
	}
}

// Normal forms are taken for many points only, and compute the same.
func TestCompileForManyPoints(t *testing.T) {
	m := kerr(newLab(t, 1))
	m.christoffels()
	m.riemann()
	k := m.kretschmann()
	vars := m.Vars(k)
	few, err := Compile(m.Pool, []Expr{k}, vars)
	if err != nil {
		t.Fatal(err)
	}
	many, err := CompileFor(m.Pool, []Expr{k}, vars, 100000)
	if err != nil {
		t.Fatal(err)
	}
	if many.Len() >= 30 || few.Len() < 10*many.Len() {
		t.Errorf("%d instructions, %d by the normal form", few.Len(), many.Len())
	}
	in := make([]float64, len(vars))
	for i := range in {
		in[i] = 0.7 + float64(i)
	}
	var a, b [1]float64
	few.Run1(in, a[:])
	many.Run1(in, b[:])
	if !sameNumber(a[0], b[0], 1e-10) {
		t.Errorf("%v, %v", a[0], b[0])
	}
}
