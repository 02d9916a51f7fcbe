package stdlib_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

// sheet is a chart of a manifold as what its coordinates mean in a space around it: points of
// a sphere, lines as projections, the upper sheet of a hyperboloid. No map of the gallery is in it.
type sheet struct {
	chart  string
	metric string // the gallery's
	at     func(x []float64) []float64
	draw   func(r *rand.Rand) []float64
}

func plane(n int, size float64) func(r *rand.Rand) []float64 {
	return func(r *rand.Rand) []float64 {
		x := make([]float64, n)
		for i := range x {
			x[i] = size * r.NormFloat64()
		}
		return x
	}
}

// shadow is the point of a sphere that its pole, the last axis times up, projects to x.
func shadow(up float64) func(x []float64) []float64 {
	return func(x []float64) []float64 {
		q := 0.0
		for _, v := range x {
			q += v * v
		}
		out := make([]float64, 0, len(x)+1)
		for _, v := range x {
			out = append(out, 2*v/(q+1))
		}
		return append(out, up*(q-1)/(q+1))
	}
}

// line is a line through the origin as the projection onto it over sqrt 2, in which its angle is the length.
func line(hole int) func(x []float64) []float64 {
	return func(x []float64) []float64 {
		v := slices.Insert(slices.Clone(x), hole, 1)
		q := 0.0
		for _, c := range v {
			q += c * c
		}
		var out []float64
		for _, a := range v {
			for _, b := range v {
				out = append(out, a*b/q/math.Sqrt2)
			}
		}
		return out
	}
}

func within(r *rand.Rand) []float64 {
	s, t := 0.9*math.Sqrt(r.Float64()), 2*math.Pi*r.Float64()
	return []float64{s * math.Cos(t), s * math.Sin(t)}
}

func angles(n int) func(r *rand.Rand) []float64 {
	return func(r *rand.Rand) []float64 {
		x := make([]float64, n)
		for i := range x {
			x[i] = 0.2 + 2.7*r.Float64()
		}
		x[n-1] = 3 * (2*r.Float64() - 1)
		return x
	}
}

// Each chart's metric is what the space around measures, and each metric in each other chart is
// the metric there; points, too, are the same points.
func TestManifoldsOfTheGallery(t *testing.T) {
	sin, cos := math.Sin, math.Cos
	for _, m := range []struct {
		name   string
		around []float64 // the signs of the squares in the space around
		sheets []sheet
	}{
		{"S2", []float64{1, 1, 1}, []sheet{
			{"Sphere", "sphere(1)", func(x []float64) []float64 {
				return []float64{sin(x[0]) * cos(x[1]), sin(x[0]) * sin(x[1]), cos(x[0])}
			}, angles(2)},
			{"SphereStereographic", "sphereStereographic(1)", shadow(1), plane(2, 1)},
			{"SphereStereographicSouth", "sphereStereographicSouth(1)", shadow(-1), plane(2, 1)},
		}},
		{"S3", []float64{1, 1, 1, 1}, []sheet{
			{"Sphere3", "sphere3(1)", func(x []float64) []float64 {
				return []float64{sin(x[0]) * sin(x[1]) * cos(x[2]), sin(x[0]) * sin(x[1]) * sin(x[2]), sin(x[0]) * cos(x[1]), cos(x[0])}
			}, angles(3)},
			{"Sphere3Stereographic", "sphere3Stereographic(1)", shadow(1), plane(3, 1)},
			{"Sphere3StereographicSouth", "sphere3StereographicSouth(1)", shadow(-1), plane(3, 1)},
			{"Hopf", "hopf()", func(x []float64) []float64 {
				return []float64{cos(x[0]) * cos(x[1]), cos(x[0]) * sin(x[1]), sin(x[0]) * cos(x[2]), sin(x[0]) * sin(x[2])}
			}, func(r *rand.Rand) []float64 {
				return []float64{0.1 + 1.3*r.Float64(), 6*r.Float64() - 3, 6*r.Float64() - 3}
			}},
		}},
		{"RP2", []float64{1, 1, 1, 1, 1, 1, 1, 1, 1}, []sheet{
			{"RP2X", "rp2X()", line(0), plane(2, 2)}, {"RP2Y", "rp2Y()", line(1), plane(2, 2)}, {"RP2Z", "rp2Z()", line(2), plane(2, 2)},
		}},
		{"ComplexLine", []float64{0.25, 0.25, 0.25}, []sheet{
			{"CP1", "cp1()", shadow(1), plane(2, 1)},
			{"CP1Infinity", "cp1Infinity()", func(x []float64) []float64 { return shadow(-1)([]float64{x[0], -x[1]}) }, plane(2, 1)},
		}},
		{"H2", []float64{-1, 1, 1}, []sheet{
			{"HyperboloidModel", "hyperboloidModel(1)", func(x []float64) []float64 {
				return []float64{math.Sqrt(1 + x[0]*x[0] + x[1]*x[1]), x[0], x[1]}
			}, plane(2, 2)},
			{"KleinDisk", "kleinDisk(1)", func(x []float64) []float64 {
				w := 1 / math.Sqrt(1-x[0]*x[0]-x[1]*x[1])
				return []float64{w, w * x[0], w * x[1]}
			}, within},
			{"PoincareDisk", "poincareDisk(1)", func(x []float64) []float64 {
				q := x[0]*x[0] + x[1]*x[1]
				return []float64{(1 + q) / (1 - q), 2 * x[0] / (1 - q), 2 * x[1] / (1 - q)}
			}, within},
			{"Hyperbolic", "hyperbolic(1)", func(x []float64) []float64 {
				return []float64{math.Cosh(x[0]), math.Sinh(x[0]) * cos(x[1]), math.Sinh(x[0]) * sin(x[1])}
			}, func(r *rand.Rand) []float64 { return []float64{0.1 + 2*r.Float64(), 6*r.Float64() - 3} }},
			{"HalfPlane", "halfPlane(1)", func(x []float64) []float64 {
				q := x[0]*x[0] + x[1]*x[1]
				return []float64{(1 + q) / (2 * x[1]), (q - 1) / (2 * x[1]), -x[0] / x[1]}
			}, func(r *rand.Rand) []float64 { return []float64{2 * r.NormFloat64(), 0.1 + 2*r.Float64()} }},
		}},
	} {
		t.Run(m.name, func(t *testing.T) {
			rng := rand.New(rand.NewPCG(11, uint64(len(m.sheets))))
			numbers := numbersOf(t, "import gallery\n")
			compare := func(what string, got, want []float64) {
				t.Helper()
				for i := range want {
					if !(math.Abs(got[i]-want[i]) <= 1e-8*math.Max(1, math.Abs(want[i]))) {
						t.Errorf("%s is %v, want %v", what, got, want)
						return
					}
				}
			}
			for _, to := range m.sheets {
				for range 5 {
					x := to.draw(rng)
					at := pointOf("gallery."+to.chart, x)
					want := measured(to.at, m.around, x)
					compare(to.metric+" @ "+at, numbers("gallery."+to.metric+" @ "+at), want)
					for _, from := range m.sheets {
						if from.chart == to.chart {
							continue
						}
						compare(from.metric+" in "+at, numbers("(gallery."+from.metric+" in gallery."+to.chart+") @ "+at), want)
						compare(at+" in "+from.chart, from.at(numbers(at+" in gallery."+from.chart)), to.at(x))
					}
				}
			}
		})
	}
}

func pointOf(chart string, x []float64) string {
	out := chart + "("
	for i, v := range x {
		if i > 0 {
			out += ", "
		}
		out += fmt.Sprintf("%.17g", v)
	}
	return out + ")"
}

// measured are the products of the tangent vectors, which are differences of order h^6.
func measured(at func(x []float64) []float64, signs, x []float64) []float64 {
	const h = 1e-3
	n := len(x)
	tangent := make([][]float64, n)
	for i := range n {
		tangent[i] = make([]float64, len(signs))
		for k, w := range []float64{45, -9, 1} {
			up, down := slices.Clone(x), slices.Clone(x)
			up[i] += float64(k+1) * h
			down[i] -= float64(k+1) * h
			a, b := at(up), at(down)
			for c := range signs {
				tangent[i][c] += w * (a[c] - b[c]) / (60 * h)
			}
		}
	}
	out := make([]float64, n*n)
	for i := range n {
		for j := range n {
			for c, s := range signs {
				out[i*n+j] += s * tangent[i][c] * tangent[j][c]
			}
		}
	}
	return out
}

// Kruskal's chart: U V = (1 - r/2) exp(r/2) and V/|U| = exp(t/2), outside (U < 0) and inside
// (U > 0); g_UV = -16/r exp(-r/2) everywhere, with r found by halving.
func TestKruskalOfTheGallery(t *testing.T) {
	numbers := numbersOf(t, "import gallery\ng = gallery.schwarzschild(1) in gallery.Kruskal\n")
	near := func(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(1, math.Abs(b)) }
	rng := rand.New(rand.NewPCG(2, 7))
	for range 20 {
		r, time := 0.2+6*rng.Float64(), 3*rng.NormFloat64()
		if math.Abs(r-2) < 0.01 {
			continue
		}
		uv := (1 - r/2) * math.Exp(r/2)
		V := math.Sqrt(math.Abs(uv)) * math.Exp(time/4)
		at := pointOf("gallery.Schwarzschild", []float64{time, r, 1, 0.5})
		x := numbers(at + " in gallery.Kruskal")
		if !near(x[0], uv/V) || !near(x[1], V) || x[2] != 1 || x[3] != 0.5 {
			t.Errorf("%s is %v, want %v, %v", at, x, uv/V, V)
		}
		for _, chart := range []string{"Schwarzschild", "SchwarzschildIngoing", "SchwarzschildRain"} {
			if back := numbers("(" + pointOf("gallery.Kruskal", x) + " in gallery." + chart + ") in gallery.Schwarzschild"); !near(back[0], time) || !near(back[1], r) {
				t.Errorf("%s by %s and back is %v", at, chart, back)
			}
		}
	}
	for range 20 {
		u, v := 2*rng.NormFloat64(), 2*rng.NormFloat64()
		if u*v >= 0.99 {
			continue
		}
		lo, hi := 0.0, 100.0
		for range 200 {
			if r := (lo + hi) / 2; (1-r/2)*math.Exp(r/2) > u*v {
				lo = r
			} else {
				hi = r
			}
		}
		g := numbers("g @ " + pointOf("gallery.Kruskal", []float64{u, v, 1, 0}))
		if want := -16 / lo * math.Exp(-lo/2); !near(g[1], want) || !near(g[4], want) || !near(g[0], 0) || !near(g[5], 0) || !near(g[10], lo*lo) || !near(g[15], lo*lo*math.Sin(1)*math.Sin(1)) {
			t.Errorf("at U = %v, V = %v: %v, want %v and r = %v", u, v, g, want, lo)
		}
	}
}

// numbersOf evaluates expressions after a program.
func numbersOf(t *testing.T, program string) func(text string) []float64 {
	t.Helper()
	eng, err := interp.New(interp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := eng.Compile(context.Background(), "m.geo", program)
	if err != nil {
		t.Fatal(err)
	}
	return func(text string) []float64 {
		t.Helper()
		v, err := p.Eval(context.Background(), text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		return v.Float64s()
	}
}
