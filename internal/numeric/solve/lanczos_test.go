package solve

import (
	"context"
	"errors"
	"math"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/numeric/linalg"
)

func diagonal(d []float64) Operator {
	return func(x, y []float64) error {
		for i := range y {
			y[i] = d[i] * x[i]
		}
		return nil
	}
}

// The 1-D Laplacian has eigenvalues 2 - 2 cos(kπ/(n+1)), all simple.
func laplacian(x, y []float64) error {
	n := len(x)
	for i := range y {
		y[i] = 2 * x[i]
		if i > 0 {
			y[i] -= x[i-1]
		}
		if i+1 < n {
			y[i] -= x[i+1]
		}
	}
	return nil
}

func TestExtremeLaplacian(t *testing.T) {
	n := 400
	for _, bottom := range []bool{false, true} {
		val, vec, err := Extreme(context.Background(), n, laplacian, nil, ExtremeOptions{K: 3, Bottom: bottom, Vectors: true})
		if err != nil {
			t.Fatal(err)
		}
		for i := range val {
			k := i + 1
			if !bottom {
				k = n - 2 + i
			}
			want := 2 - 2*math.Cos(float64(k)*math.Pi/float64(n+1))
			if math.Abs(val[i]-want) > 1e-12 {
				t.Errorf("bottom %v: value %d is %.15g, want %.15g", bottom, i, val[i], want)
			}
			hv := make([]float64, n)
			laplacian(vec[i], hv)
			axpy(-val[i], vec[i], hv)
			if r := norm(hv); r > 1e-8 {
				t.Errorf("residual %g", r)
			}
		}
	}
}

// Multiple eigenvalues come with their multiplicity, also in large dimension.
func TestExtremeMultiple(t *testing.T) {
	d := make([]float64, 5000)
	for i := range d {
		d[i] = math.Sin(float64(i))
	}
	d[17], d[1234], d[4000], d[77] = 3, 3, 3, 2.5
	val, _, err := Extreme(context.Background(), len(d), diagonal(d), nil, ExtremeOptions{K: 4})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{2.5, 3, 3, 3} {
		if math.Abs(val[i]-want) > 1e-10 {
			t.Errorf("%v", val)
			break
		}
	}
	for i := range d {
		d[i] = 2
	}
	if val, _, err = Extreme(context.Background(), len(d), diagonal(d), nil, ExtremeOptions{K: 3}); err != nil || math.Abs(val[0]-2) > 1e-13 || math.Abs(val[2]-2) > 1e-13 {
		t.Errorf("identity: %v %v", val, err)
	}
	// Rank one below zero: least -1, then zeros.
	clear(d)
	d[9] = -1
	if val, _, err = Extreme(context.Background(), len(d), diagonal(d), nil, ExtremeOptions{K: 2, Bottom: true}); err != nil || math.Abs(val[0]+1) > 1e-14 || math.Abs(val[1]) > 1e-14 {
		t.Errorf("rank one: %v %v", val, err)
	}
}

func TestExtremeMetric(t *testing.T) {
	n := 60
	h, g := make([]float64, n*n), make([]float64, n*n)
	r := rng(3)
	b := make([]float64, n*n)
	random(r, b)
	for i := 0; i < n; i++ {
		for j := 0; j < n; j++ {
			for k := 0; k < n; k++ {
				g[i*n+j] += b[i*n+k] * b[j*n+k] / float64(n)
			}
			h[i*n+j] = math.Sin(float64(i*j)) + math.Sin(float64(i+j))
		}
		g[i*n+i] += 0.5
	}
	want, _, err := linalg.EigSymDef(context.Background(), n, h, g, false)
	if err != nil {
		t.Fatal(err)
	}
	mul := func(a []float64) Operator {
		return func(x, y []float64) error {
			for i := range y {
				y[i] = dot(a[i*n:(i+1)*n], x)
			}
			return nil
		}
	}
	m := &Metric{Mul: mul(g), Solve: func(x, y []float64) error {
		clear(y)
		_, err := CG(context.Background(), mul(g), nil, x, y, 1e-14)
		return err
	}}
	for _, basis := range []int{0, 20} {
		val, _, err := Extreme(context.Background(), n, mul(h), m, ExtremeOptions{K: 5, Basis: basis})
		if err != nil {
			t.Fatal(err)
		}
		for i := range val {
			if math.Abs(val[i]-want[n-5+i]) > 1e-9*math.Abs(want[n-1]) {
				t.Errorf("basis %d: %v, want %v", basis, val, want[n-5:])
				break
			}
		}
	}
}

func TestCG(t *testing.T) {
	n := 300
	b := make([]float64, n)
	for i := range b {
		b[i] = math.Cos(float64(i * i))
	}
	x := make([]float64, n)
	if _, err := CG(context.Background(), laplacian, nil, b, x, 1e-12); err != nil {
		t.Fatal(err)
	}
	y := make([]float64, n)
	laplacian(x, y)
	axpy(-1, b, y)
	if norm(y) > 1e-10*norm(b) {
		t.Errorf("residual %g", norm(y))
	}
	d := make([]float64, n)
	for i := range d {
		d[i] = float64(i - 5)
	}
	clear(x)
	if _, err := CG(context.Background(), diagonal(d), nil, b, x, 1e-12); err == nil {
		t.Error("an indefinite operator passed")
	}
}

func TestTrace(t *testing.T) {
	d := make([]float64, 500)
	sum := 0.0
	for i := range d {
		d[i] = float64(i)
		sum += d[i]
	}
	mean, _, err := Trace(context.Background(), 500, diagonal(d), 3, 1)
	if err != nil || math.Abs(mean-sum) > 1e-9*sum { // exact for diagonal operators
		t.Errorf("%g %v", mean, err)
	}
	mean, se, _ := Trace(context.Background(), 500, laplacian, 400, 1)
	if se <= 0 || math.Abs(mean-1000) > 5*se || se > 5 {
		t.Errorf("laplacian: %g ± %g, want 1000", mean, se)
	}
}

// looking is a context that is cancelled at one of the looks at it.
type looking struct {
	context.Context
	looks, last int
}

func (c *looking) Err() error {
	if c.looks++; c.last > 0 && c.looks >= c.last {
		return context.Canceled
	}
	return nil
}

// Wherever a search for eigenvalues is told to end, it ends with that, and with no pair that is not found.
func TestExtremeEndsAtEachLook(t *testing.T) {
	search := func(ctx context.Context) ([]float64, [][]float64, error) {
		return Extreme(ctx, 60, laplacian, nil, ExtremeOptions{K: 2, Vectors: true})
	}
	whole := &looking{Context: t.Context()}
	if _, _, err := search(whole); err != nil {
		t.Fatal(err)
	}
	for last := 1; last <= whole.looks; last += 1 + whole.looks/99 {
		if val, vec, err := search(&looking{Context: t.Context(), last: last}); !errors.Is(err, context.Canceled) || val != nil || vec != nil {
			t.Errorf("look %d of %d: %v, %d vectors, %v", last, whole.looks, val, len(vec), err)
		}
	}
}
