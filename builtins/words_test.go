package builtins_test

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

// numbers are those that a program prints last, in all digits.
func numbers(t *testing.T, text string) []float64 {
	t.Helper()
	engine, err := interp.New(interp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := engine.CompileSource(context.Background(), interp.Source{Name: "t.geo", Text: text})
	if err != nil {
		t.Fatal(text, err)
	}
	var out []float64
	sink := interp.SinkFunc(func(e interp.Event) error {
		if p, ok := e.(*interp.Printed); ok {
			out = out[:0]
			for _, v := range p.Items {
				out = append(out, v.Value.Float64s()...)
			}
		}
		return nil
	})
	if _, err := p.Run(context.Background(), interp.RunOptions{Sink: sink}); err != nil {
		t.Fatal(text, err)
	}
	return out
}

// Random numbers are determined by seed and place alone, on every machine: these
// are the first of seed 1, and what they are like.
func TestRandomNumbersStay(t *testing.T) {
	for text, want := range map[string][]float64{
		"print uniform(3, seed: 1)":  {0.597421082943027, 0.6299570457690801, 0.5756912490214489},
		"print randn(2, 2, seed: 1)": {0.33676703239372047, 2.214797557494205, 0.8006587626405745, 0.11858129560727607},
	} {
		if got := numbers(t, text); !slices.Equal(got, want) {
			t.Errorf("%s is %#v, want %#v", text, got, want)
		}
	}
	if a, b := numbers(t, "x = uniform(5, seed: 3)\nprint uniform(9, seed: 2)"), numbers(t, "print uniform(9, seed: 2)"); !slices.Equal(a, b) {
		t.Error("random numbers depend on others")
	}
	if a, b := numbers(t, "print randn(100, seed: 2)"), numbers(t, "print uniform(100, seed: 2)"); slices.Equal(a, b) {
		t.Error("the two are one")
	}
	even := numbers(t, "print uniform(20000, seed: 5)")
	var bins [20]int
	for _, x := range even {
		if x < 0 || x >= 1 {
			t.Fatalf("%v is not in [0, 1)", x)
		}
		bins[int(20*x)]++
	}
	for k, n := range bins {
		if n < 850 || n > 1150 { // 1000 ± 5 deviations
			t.Errorf("of 20000 even numbers %d are in part %d of 20", n, k)
		}
	}
}

// Adam and gradient descent, as they are written in the language, against loops.
func TestIterateDescends(t *testing.T) {
	got := numbers(t, `chart c(w[3])
a_i = [1, 4, 9]
b_i = [1, 2, 3]
f = sum_i (a_i (w_i - b_i)^2)
fn adam(s) {
  x_i = s[1, 1..3]
  p_i = s[2, 1..3]
  q_i = s[3, 1..3]
  g = components(d_i f @ c(x))
  m_i = 0.9 p_i + 0.1 g_i
  u_i = 0.999 q_i + 0.001 g_i^2
  y_i = x_i - 0.05*m_i/(sqrt(u_i) + 1e-8)
  [y, m, u]
}
print iterate(adam, zeros(3, 3), 200)[201, 1, 1..3]
`)
	x, m, u := [3]float64{}, [3]float64{}, [3]float64{}
	for range 200 {
		for i := range x {
			g := 2 * [3]float64{1, 4, 9}[i] * (x[i] - float64(i+1))
			m[i] = 0.9*m[i] + 0.1*g
			u[i] = 0.999*u[i] + 0.001*g*g
			x[i] -= 0.05 * m[i] / (math.Sqrt(u[i]) + 1e-8)
		}
	}
	for i := range x {
		if math.Abs(got[i]-x[i]) > 1e-12 {
			t.Errorf("coordinate %d after Adam is %v, want %v", i, got[i], x[i])
		}
	}
	states := numbers(t, "fn half(x) = x/2\nprint iterate(half, 8, 4)")
	if !slices.Equal(states, []float64{8, 4, 2, 1, 0.5}) {
		t.Errorf("the states are %v", states)
	}
	if alone := numbers(t, "print iterate(cos, 1, 0)"); !slices.Equal(alone, []float64{1}) {
		t.Errorf("no step gives %v", alone)
	}
	far := numbers(t, "fn step(x) = x + 1e-5*(1 - x)\nprint iterate(step, 0, 100000)[100001]")[0]
	if want := 1 - math.Pow(1-1e-5, 100000); math.Abs(far-want) > 1e-11 {
		t.Errorf("after 100000 steps it is %v, want %v", far, want)
	}
}

// Norms and cross products in coordinates are those of the vectors in space.
func TestNormsAndCrossProducts(t *testing.T) {
	const spherical = `chart P(r, th, ph) where r > 0, 0 < th < pi
metric g_ij = diag(1, r^2, r^2*sin(th)^2) on P
tensor u^i = [1, 2, r] on P
tensor v^i = [th, -1, 1/2] on P
p = P(2, 0.7, 0.3)
`
	got := numbers(t, spherical+`w = cross(u, v, g) @ p
print norm(u @ p, g), norm(lower(u, g) @ p, g), w[r], w[th], w[ph], norm(w, g), norm(g, g) @ p`)
	r, th := 2.0, 0.7
	size := [3]float64{1, r, r * math.Sin(th)} // of the coordinate vectors, which are orthogonal
	a := [3]float64{1 * size[0], 2 * size[1], r * size[2]}
	b := [3]float64{th * size[0], -1 * size[1], 0.5 * size[2]}
	length := func(x [3]float64) float64 { return math.Sqrt(x[0]*x[0] + x[1]*x[1] + x[2]*x[2]) }
	c := [3]float64{a[1]*b[2] - a[2]*b[1], a[2]*b[0] - a[0]*b[2], a[0]*b[1] - a[1]*b[0]}
	want := []float64{length(a), length(a), c[0] / size[0], c[1] / size[1], c[2] / size[2], length(c), math.Sqrt(3)}
	for i := range want {
		if math.Abs(got[i]-want[i]) > 1e-13*(1+math.Abs(want[i])) {
			t.Errorf("number %d is %v, want %v", i, got[i], want[i])
		}
	}
}

// Numbers that only a run knows are sorted as well, whatever their number.
func TestSortSorts(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{1, 2, 5, 1000, 1<<14 + 3, 50000} {
		seed := random.IntN(1000)
		text := "param k = 1\nx_n = k*uniform(" + strconv.Itoa(n) + ", seed: " + strconv.Itoa(seed) + ")\n"
		got, want := numbers(t, text+"print sort(x)"), numbers(t, text+"print x")
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%d numbers are not sorted", n)
		}
	}
	if got := numbers(t, "assert sort([1/3, 1/4]) == [1/4, 1/3]\nprint sort([2, -1, 2])"); !slices.Equal(got, []float64{-1, 2, 2}) {
		t.Errorf("sort([2, -1, 2]) is %v", got)
	}
}
