package interp_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

// between is the angle between unit vectors, to the last digits near 0 and pi, too.
func between(a, b []float64) float64 {
	dot, cross := 0.0, 0.0
	for i := range a {
		dot += a[i] * b[i]
		for j := range i {
			w := a[i]*b[j] - a[j]*b[i]
			cross += w * w
		}
	}
	return math.Atan2(math.Sqrt(cross), dot)
}

func unit(rng *rand.Rand, n int) []float64 {
	v := make([]float64, n)
	q := 0.0
	for i := range v {
		v[i] = rng.NormFloat64()
		q += v[i] * v[i]
	}
	for i := range v {
		v[i] /= math.Sqrt(q)
	}
	return v
}

// beside is a unit vector at an angle from another, in a random direction.
func beside(rng *rand.Rand, a []float64, angle float64) []float64 {
	t := unit(rng, len(a))
	dot := 0.0
	for i := range a {
		dot += t[i] * a[i]
	}
	q := 0.0
	for i := range a {
		t[i] -= dot * a[i]
		q += t[i] * t[i]
	}
	for i := range a {
		t[i] = math.Cos(angle)*a[i] + math.Sin(angle)*t[i]/math.Sqrt(q)
	}
	return t
}

// The way round a period that no chart can follow is not given up for the longer one.
func TestDistancesBehindACut(t *testing.T) {
	const shifted = `chart A(z, t) where -pi < t <= pi
chart B(w, s)%s
map k: A -> B { w = z; s = %s } inverse { z = w; t = %s }
manifold Cyl { k, period t: 2*pi, period s: 2*pi }
metric g_ij = eye(2) on A
print distance(g, A(0, 3), A(0.1, -3)) - hypot(0.1, 2*pi - 6)
`
	for _, c := range [][4]string{
		{"", "t", "s", "0"},
		{" where 0 < s < 2*pi", "mod(t, 2*pi)", "if s > pi then s - 2*pi else s", "E0417"},
	} {
		out, err := compiledAndRun(t, fmt.Sprintf(shifted, c[0], c[1], c[2]))
		got, _, _ := strings.Cut(strings.TrimSpace(out), " ")
		if err != nil {
			got = code(err)
		} else if v, err := strconv.ParseFloat(got, 64); err == nil && math.Abs(v) < 1e-9 {
			got = "0"
		}
		if got != c[3] {
			t.Errorf("by the map %s: %s (%v), want %s", c[1], got, err, c[3])
		}
	}
}

// Distances on the sphere are those of great circles, for points all over it: near the poles,
// across the cut of the angle, next to each other and next to the antipode, in each chart.
func TestDistancesOnTheSphere(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 3))
	p, err := engine(t, interp.Options{}).Compile(context.Background(), "d.geo", sphereCharts+"metric g_ij = diag(1, sin(th)^2) on S\ngS = g\ngN = g in N\ngZ = g in Z\nCS = levicivita(g)\nCN = levicivita(gN)\nCZ = levicivita(gZ)\nimport gallery\n")
	if err != nil {
		t.Fatal(err)
	}
	pole := []float64{0, 0, 1}
	kinds := []struct {
		name string
		most float64 // of pairs that may be refused
		pair func() (a, b []float64)
	}{
		{"anywhere", 0, func() (a, b []float64) { return unit(rng, 3), unit(rng, 3) }},
		{"next to the poles", 0, func() (a, b []float64) {
			a = beside(rng, pole, math.Pow(10, -1-4*rng.Float64()))
			b = unit(rng, 3)
			if rng.IntN(2) == 0 {
				a[2] = -a[2]
			}
			return a, b
		}},
		{"from pole to pole", 0.6, func() (a, b []float64) {
			a, b = beside(rng, pole, math.Pow(10, -1-3*rng.Float64())), beside(rng, pole, math.Pow(10, -1-3*rng.Float64()))
			b[2] = -b[2]
			return a, b
		}},
		{"on one meridian, over the pole", 0, func() (a, b []float64) {
			ph, x, y := 6*rng.Float64()-3, 0.1+rng.Float64(), 0.1+rng.Float64()
			a = []float64{math.Sin(x) * math.Cos(ph), math.Sin(x) * math.Sin(ph), math.Cos(x)}
			b = []float64{-math.Sin(y) * math.Cos(ph), -math.Sin(y) * math.Sin(ph), math.Cos(y)}
			return a, b
		}},
		{"across the cut", 0, func() (a, b []float64) {
			for _, v := range []*[]float64{&a, &b} {
				th, ph := 0.2+2.7*rng.Float64(), math.Pi+0.6*(rng.Float64()-0.5)
				*v = []float64{math.Sin(th) * math.Cos(ph), math.Sin(th) * math.Sin(ph), math.Cos(th)}
			}
			return a, b
		}},
		{"next to each other", 0, func() (a, b []float64) {
			a = unit(rng, 3)
			return a, beside(rng, a, math.Pow(10, -1-5*rng.Float64()))
		}},
		{"next to the antipode", 0.7, func() (a, b []float64) {
			a = unit(rng, 3)
			return a, beside(rng, a, math.Pi-math.Pow(10, -1-5*rng.Float64()))
		}},
	}
	for _, k := range kinds {
		tried, refused := 0, 0
		for n := range 2 {
			a, b := k.pair()
			chart := []string{"S", "N", "Z", "gallery.Sphere"}[(n+rng.IntN(2)*2)%4]
			of := projections["S"]
			g, c := "gallery.sphere(1)", "levicivita(gallery.sphere(1))"
			if len(chart) == 1 {
				of, g, c = projections[chart], "g"+chart, "C"+chart
			}
			x, y := of.of([3]float64(a)), of.of([3]float64(b))
			if chart == "gallery.Sphere" {
				x[1] += 2 * math.Pi * float64(rng.IntN(7)-3)
			}
			ends := fmt.Sprintf("%s(%.17g, %.17g), %s(%.17g, %.17g)", chart, x[0], x[1], chart, y[0], y[1])
			at, bt := of.from(x), of.from(y)
			want := between(at[:], bt[:])
			tried++
			v, err := p.Eval(context.Background(), "distance("+g+", "+ends+")")
			if err != nil {
				if refused++; code(err) != "E0417" {
					t.Errorf("%s: %s: %v", k.name, ends, err)
				}
				continue
			}
			if d := math.Abs(v.Float64() - want); !(d <= 1e-8*math.Max(want, 1e-3)) {
				t.Errorf("%s: distance(%s, %s) is %v, want %v, off by %g", k.name, g, ends, v.Float64(), want, d)
			}
			if n > 0 {
				continue
			}
			// the vector is as long, and leads there
			w, err := p.Eval(context.Background(), "logmap("+c+", "+ends+")")
			if err != nil {
				t.Errorf("%s: logmap(%s): %v", k.name, ends, err)
				continue
			}
			var vel [3]float64
			for i, e := range tangents(of.from, x) {
				for m := range 3 {
					vel[m] += w.Float64s()[i] * e[m]
				}
			}
			speed := math.Sqrt(vel[0]*vel[0] + vel[1]*vel[1] + vel[2]*vel[2])
			for m := range 3 {
				if end := math.Cos(speed)*at[m] + math.Sin(speed)*vel[m]/speed; math.Abs(end-bt[m]) > 1e-6 || math.Abs(speed-want) > 1e-6*math.Max(want, 1e-3) {
					t.Errorf("%s: logmap(%s) is %v, of length %v, want %v", k.name, ends, w, speed, want)
					break
				}
			}
		}
		if float64(refused) > k.most*float64(tried) {
			t.Errorf("%s: %d of %d refused", k.name, refused, tried)
		}
	}
}

// tangents are the vectors of the coordinates, by differences of order h^6, each with a step
// that suits it: near a pole angles change fast.
func tangents(from func([2]float64) [3]float64, x [2]float64) (e [2][3]float64) {
	for i := range x {
		h := 1e-3 * math.Max(1, math.Abs(x[0])*0.1)
		for k, w := range []float64{45, -9, 1} {
			up, down := x, x
			up[i] += float64(k+1) * h
			down[i] -= float64(k+1) * h
			a, b := from(up), from(down)
			for c := range 3 {
				e[i][c] += w * (a[c] - b[c]) / (60 * h)
			}
		}
	}
	return e
}

// In the projective plane the distance is the lesser angle between two lines, whichever chart
// they are given in: the segment of that chart is often the longer way. In the hyperbolic plane
// all models have one.
func TestDistancesInOtherManifolds(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 8))
	p, err := engine(t, interp.Options{}).Compile(context.Background(), "d.geo", "import gallery\n")
	if err != nil {
		t.Fatal(err)
	}
	check := func(g, c, ends string, want float64) {
		t.Helper()
		v, err := p.Eval(context.Background(), "distance("+g+", "+ends+")")
		if err != nil || !(math.Abs(v.Float64()-want) <= 1e-8*math.Max(want, 1e-3)) {
			t.Errorf("distance(%s, %s) is %v, want %v: %v", g, ends, v.Float64(), want, err)
		}
	}
	for n := range 12 {
		a, b := unit(rng, 3), unit(rng, 3)
		hole := n % 3
		name := []string{"X", "Y", "Z"}[hole]
		flat := func(v []float64) []float64 {
			var x []float64
			for i := range v {
				if i != hole {
					x = append(x, v[i]/v[hole])
				}
			}
			return x
		}
		x, y := flat(a), flat(b)
		want := between(a, b)
		want = math.Min(want, math.Pi-want)
		ends := fmt.Sprintf("gallery.RP2%s(%.17g, %.17g), gallery.RP2%s(%.17g, %.17g)", name, x[0], x[1], name, y[0], y[1])
		g := "gallery.rp2" + name + "()"
		check(g, "", ends, want)
		if n < 3 { // the vector is the same way
			w, err := p.Eval(context.Background(), "logmap(levicivita("+g+"), "+ends+")")
			if err != nil {
				t.Errorf("logmap(%s): %v", ends, err)
				continue
			}
			v, q := w.Float64s(), 1+x[0]*x[0]+x[1]*x[1]
			along := x[0]*v[0] + x[1]*v[1]
			if got := math.Sqrt((v[0]*v[0]+v[1]*v[1])/q - along*along/(q*q)); !near(got, want, 1e-7) {
				t.Errorf("logmap(%s) is %v long, want %v", ends, got, want)
			}
		}
	}
	for n := range 10 {
		r, s, u := 3*rng.Float64(), 3*rng.Float64(), 2*math.Pi*rng.Float64()
		want := math.Acosh(math.Cosh(r)*math.Cosh(s) - math.Sinh(r)*math.Sinh(s)*math.Cos(u))
		if n%2 == 0 {
			ends := fmt.Sprintf("gallery.Hyperbolic(%.17g, 0), gallery.Hyperbolic(%.17g, %.17g)", r, s, u)
			check("gallery.hyperbolic(1)", "", ends, want)
			continue
		}
		ends := fmt.Sprintf("gallery.PoincareDisk(%.17g, 0), gallery.PoincareDisk(%.17g, %.17g)", math.Tanh(r/2), math.Tanh(s/2)*math.Cos(u), math.Tanh(s/2)*math.Sin(u))
		check("gallery.poincareDisk(1)", "", ends, want)
	}
}

// Vectors carried along great circles over the poles keep their angle to them, and fields of
// Jacobi are b0 cos(s t) + b1 sin(s t)/s across and a0 + a1 t along, in each chart.
func TestTransportAndJacobiFromChartToChart(t *testing.T) {
	for _, begin := range []struct {
		chart string
		x, v  [2]float64
	}{
		{"S", [2]float64{1, 0.3}, [2]float64{-1.2, 0}},
		{"S", [2]float64{1.3, 2.9}, [2]float64{0.2, 1}},
		{"N", [2]float64{1, 0.5}, [2]float64{1, 0.5}},
	} {
		w, j0, j1 := [2]float64{0.3, 0.8}, [2]float64{-0.4, 0.5}, [2]float64{0.7, 0.2}
		text := sphereCharts + "metric g_ij = diag(1, sin(th)^2) on S\nC = levicivita(g in " + begin.chart + ")\n" +
			fmt.Sprintf("p = %s(%.17g, %.17g)\n", begin.chart, begin.x[0], begin.x[1])
		for name, v := range map[string][2]float64{"v": begin.v, "w": w, "j0": j0, "j1": j1} {
			text += fmt.Sprintf("%s^i = [%.17g, %.17g] @ p\n", name, v[0], v[1])
		}
		p, err := engine(t, interp.Options{}).Compile(context.Background(), "t.geo", text)
		if err != nil {
			t.Fatal(err)
		}
		from := projections[begin.chart].from
		at, e := from(begin.x), tangents(from, begin.x)
		lift := func(v [2]float64) (out [3]float64) {
			for c := range 3 {
				out[c] = v[0]*e[0][c] + v[1]*e[1][c]
			}
			return out
		}
		dot := func(a, b [3]float64) float64 { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }
		vel := lift(begin.v)
		s := math.Sqrt(dot(vel, vel))
		dir := [3]float64{vel[0] / s, vel[1] / s, vel[2] / s}
		side := [3]float64{at[1]*dir[2] - at[2]*dir[1], at[2]*dir[0] - at[0]*dir[2], at[0]*dir[1] - at[1]*dir[0]}
		W, J0, J1 := lift(w), lift(j0), lift(j1)
		for _, T := range []float64{0.4, 1.5, 3.7, -2.1} {
			var ahead, place [3]float64
			for c := range 3 {
				ahead[c] = math.Cos(s*T)*dir[c] - math.Sin(s*T)*at[c]
				place[c] = math.Cos(s*T)*at[c] + math.Sin(s*T)*dir[c]
			}
			for chart, other := range projections {
				if chart == "S" && math.Abs(place[2]) > 0.999 || chart == "N" && place[2] > 0.999 || chart == "Z" && place[2] < -0.999 {
					continue
				}
				f := tangents(other.from, other.of(place))
				for _, k := range []struct {
					text        string
					along, over float64
				}{
					{"transport(C, p, v, w, %g) in %s", dot(W, dir), dot(W, side)},
					{"jacobi(C, p, v, j0, j1, %g) in %s", dot(J0, dir) + T*dot(J1, dir), dot(J0, side)*math.Cos(s*T) + dot(J1, side)*math.Sin(s*T)/s},
				} {
					u := manifoldNumbers(t, p, fmt.Sprintf("components("+k.text+")", T, chart))
					for c := range 3 {
						if got, want := u[0]*f[0][c]+u[1]*f[1][c], k.along*ahead[c]+k.over*side[c]; math.Abs(got-want) > 1e-6*math.Max(1, math.Abs(want)) {
							t.Errorf("from %s%v along %v: "+k.text+" has the component %v, want %v", begin.chart, begin.x, begin.v, T, chart, got, want)
						}
					}
				}
			}
		}
	}
}
