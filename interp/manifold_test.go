package interp_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed2d4d80ff/geo/interp"
)

// The sphere in angles, in the projection from the north pole and in that from the south pole.
const sphereCharts = `chart S(th, ph) where 0 < th < pi, -pi < ph <= pi
chart N(x, y)
chart Z(a, b)
map k: S -> N { x = cot(th/2)*cos(ph); y = cot(th/2)*sin(ph) } inverse { th = 2*atan(1/sqrt(x^2 + y^2)); ph = atan2(y, x) }
map inversion: N -> Z { a = x/(x^2 + y^2); b = y/(x^2 + y^2) } inverse { x = a/(a^2 + b^2); y = b/(a^2 + b^2) }
manifold S2 { inversion, k }
`

const kruskalCharts = `param M where M > 0
chart W(t, r, th, ph) where r > 2 M, 0 < th < pi
chart K(U, V, a, b) where U V < 1, 0 < a < pi
map k: W -> K { U = -sqrt(r/(2 M) - 1)*exp((r - t)/(4 M)); V = sqrt(r/(2 M) - 1)*exp((r + t)/(4 M)); a = th; b = ph } inverse { t = 2 M log(-V/U); r = 2 M (1 + lambertw(-U V/e)); th = a; ph = b }
manifold Kruskal { k }
metric g_ij = diag(-(1 - 2 M/r), 1/(1 - 2 M/r), r^2, r^2 sin(th)^2) on W
`

// numbers evaluates an expression with a program's names.
func manifoldNumbers(t *testing.T, p *interp.Program, text string) []float64 {
	t.Helper()
	v, err := p.Eval(context.Background(), text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return v.Float64s()
}

// compiledAndRun is what a program prints, and the diagnostic that refuses or ends it.
func compiledAndRun(t *testing.T, text string) (string, error) {
	t.Helper()
	if _, err := engine(t, interp.Options{}).Compile(t.Context(), "m.geo", text); err != nil {
		return "", err
	}
	return printed(t, text)
}

func near(a, b, tol float64) bool {
	return math.Abs(a-b) <= tol*math.Max(1, math.Max(math.Abs(a), math.Abs(b)))
}

// projections are the charts' coordinates of a unit vector, and that vector of coordinates:
// plain geometry, by no map of the program.
var projections = map[string]struct {
	of   func(v [3]float64) [2]float64
	from func(x [2]float64) [3]float64
}{
	"S": {func(v [3]float64) [2]float64 { return [2]float64{math.Acos(v[2]), math.Atan2(v[1], v[0])} },
		func(x [2]float64) [3]float64 {
			return [3]float64{math.Sin(x[0]) * math.Cos(x[1]), math.Sin(x[0]) * math.Sin(x[1]), math.Cos(x[0])}
		}},
	"N": {func(v [3]float64) [2]float64 { return [2]float64{v[0] / (1 - v[2]), v[1] / (1 - v[2])} },
		func(x [2]float64) [3]float64 {
			q := x[0]*x[0] + x[1]*x[1]
			return [3]float64{2 * x[0] / (q + 1), 2 * x[1] / (q + 1), (q - 1) / (q + 1)}
		}},
	"Z": {func(v [3]float64) [2]float64 { return [2]float64{v[0] / (1 + v[2]), v[1] / (1 + v[2])} },
		func(x [2]float64) [3]float64 {
			q := x[0]*x[0] + x[1]*x[1]
			return [3]float64{2 * x[0] / (q + 1), 2 * x[1] / (q + 1), (1 - q) / (q + 1)}
		}},
}

// slopes are d f_a/dx_i by differences whose error is of order h^6.
func slopes(f func([2]float64) [2]float64, x [2]float64) (j [2][2]float64) {
	const h = 2e-3
	for i := range 2 {
		for n, w := range []float64{45, -9, 1} {
			up, down := x, x
			up[i] += float64(n+1) * h
			down[i] -= float64(n+1) * h
			a, b := f(up), f(down)
			for c := range 2 {
				j[c][i] += w * (a[c] - b[c]) / (60 * h)
			}
		}
	}
	return j
}

// Points, vectors, covectors, metrics, scalars and values go from each chart of the sphere to
// each other one as plain geometry and differences say.
func TestInChartsOfTheSphere(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 1))
	coords := map[string][2]string{"S": {"th", "ph"}, "N": {"x", "y"}, "Z": {"a", "b"}}
	for from, one := range projections {
		for to, other := range projections {
			if from == to {
				continue
			}
			u, v := coords[from][0], coords[from][1]
			text := sphereCharts + fmt.Sprintf("f = sin(%[1]s)*%[2]s on %[3]s\nv^i = [1 + %[1]s^2, cos(%[2]s)] on %[3]s\nw_i = [%[2]s, exp(%[1]s/3)] on %[3]s\nmetric h_ij = [[2 + %[1]s^2, %[2]s/3], [%[2]s/3, 3 + %[2]s^2]] on %[3]s\n", u, v, from)
			p, err := engine(t, interp.Options{}).Compile(context.Background(), "s.geo", text)
			if err != nil {
				t.Fatal(err)
			}
			for range 4 {
				x := one.of(func() [3]float64 {
					th, ph := 0.5+2*rng.Float64(), -2.5+5*rng.Float64()
					return [3]float64{math.Sin(th) * math.Cos(ph), math.Sin(th) * math.Sin(ph), math.Cos(th)}
				}())
				move := func(x [2]float64) [2]float64 { return other.of(one.from(x)) }
				back := func(y [2]float64) [2]float64 { return one.of(other.from(y)) }
				y := move(x)
				j, k := slopes(move, x), slopes(back, y)
				at := fmt.Sprintf("%s(%.17g, %.17g)", to, y[0], y[1])
				here := fmt.Sprintf("%s(%.17g, %.17g)", from, x[0], x[1])
				check := func(what string, got []float64, want ...float64) {
					t.Helper()
					for i := range want {
						if !near(got[i], want[i], 1e-9) {
							t.Errorf("%s to %s, %s at %s: %v, want %v", from, to, what, here, got, want)
							return
						}
					}
				}
				V := []float64{1 + x[0]*x[0], math.Cos(x[1])}
				W := []float64{x[1], math.Exp(x[0] / 3)}
				H := [2][2]float64{{2 + x[0]*x[0], x[1] / 3}, {x[1] / 3, 3 + x[1]*x[1]}}
				var vs, ws, hs []float64
				for a := range 2 {
					vs = append(vs, j[a][0]*V[0]+j[a][1]*V[1])
					ws = append(ws, W[0]*k[0][a]+W[1]*k[1][a])
					for b := range 2 {
						s := 0.0
						for i := range 2 {
							for l := range 2 {
								s += H[i][l] * k[i][a] * k[l][b]
							}
						}
						hs = append(hs, s)
					}
				}
				check("a point", manifoldNumbers(t, p, here+" in "+to), y[0], y[1])
				check("a scalar", manifoldNumbers(t, p, "(f in "+to+") @ "+at), math.Sin(x[0])*x[1])
				check("a vector", manifoldNumbers(t, p, "(v in "+to+") @ "+at), vs...)
				check("a covector", manifoldNumbers(t, p, "(w in "+to+") @ "+at), ws...)
				check("a metric", manifoldNumbers(t, p, "(h in "+to+") @ "+at), hs...)
				check("a vector at a point", manifoldNumbers(t, p, "(v @ "+here+") in "+to), vs...)
				check("a metric at a point", manifoldNumbers(t, p, "(h @ "+here+") in "+to), hs...)
				// a connection is that of the metric in either chart
				check("a connection", manifoldNumbers(t, p, "components((levicivita(h) in "+to+") - levicivita(h in "+to+")) @ "+at), make([]float64, 8)...)
			}
		}
	}
}

// What continues is written, said, and has the values of the closed forms where no map leads.
func TestContinuations(t *testing.T) {
	for _, c := range [][2]string{
		{"metric g_ij = diag(1, sin(th)^2) on S\nprint g in N", "[[4/(x^2 + y^2 + 1)^2, 0], [0, 4/(x^2 + y^2 + 1)^2]]  (continued)"},
		{"metric g_ij = diag(1, sin(th)^2) on S\nh = g in Z\nprint h @ Z(0, 0), h @ Z(1, 0)", "[[4 0] [0 4]]  (continued), [[1 0] [0 1]]"},
		{"print cos(th) in N, (cos(th) in N) @ N(0, 0)", "(x^2 + y^2 - 1)/(x^2 + y^2 + 1)  (continued), -1  (continued)"},
		{"v^i = [0, 1] on S\nprint v in N", "[-y, x]  (continued)"},
		{"metric g_ij = diag(1, sin(th)^2) on S\nprint scalarCurvature(g in N)", "2  (continued)"},
		// back where it was, it is what it was; what was changed on the way is not
		{"metric g_ij = diag(1, sin(th)^2) on S\nh = g in N\nprint h in S, (h in S) @ S(1, 0)", "[[1, 0], [0, sin(th)^2]], [[1 0] [0 0.708073]]"},
		{"metric g_ij = diag(1, sin(th)^2) on S\nh = g in N\nw = h in Z\nprint w in S, w @ Z(1, 0), w @ Z(0, 0)", "[[1, 0], [0, sin(th)^2]], [[1 0] [0 1]], [[4 0] [0 4]]  (continued)"},
		{"param M = 3\nmetric g_ij = M*diag(1, sin(th)^2) on S\nh = g in N\nprint subst(h, M: 2) in S", "[[2, 0], [0, 2 sin(th)^2]]  (continued)"},
		{"param M = 3\nmetric g_ij = M*diag(1, sin(th)^2) on S\nh = g in N\nprint diff(h, M) in S", "[[1, 0], [0, sin(th)^2]]  (continued)"},
		{"v^i = [0, 1] on S\nprint v in S, 3 in N, v @ S(1, 2) in S", "[0 1], 3, [0 1]"},
		// what is not regular there is not continued, and says where it is known
		{"print th in N", "2 atan(1/sqrt(x^2 + y^2))"},
		{"print 1/(1 + cos(th)) in N", "(x^2 + y^2 + 1)/(2 (x^2 + y^2))"},
	} {
		out, err := printed(t, sphereCharts+c[0]+"\n")
		if got := strings.TrimSpace(out); err != nil || got != c[1] {
			t.Errorf("%s\nprints %s %v\nwant   %s", c[0], got, err, c[1])
		}
	}
}

// Beyond the horizon the metric is that of the textbooks: g_UV = -16 M^3/r exp(-r/(2 M)), r by
// U V = (1 - r/(2 M)) exp(r/(2 M)), and the curvature 48 M^2/r^6, in all four quadrants.
func TestKruskal(t *testing.T) {
	ctx := context.Background()
	p, err := engine(t, interp.Options{}).Compile(ctx, "k.geo", strings.Replace(kruskalCharts, "param M where M > 0", "param M = 3/2 where M > 0", 1)+"G = g in K\nR = kretschmann(G)\nE = ricci(levicivita(G))\nC = levicivita(g) in K\n")
	if err != nil {
		t.Fatal(err)
	}
	const m = 1.5
	for _, uv := range [][2]float64{{-1, 2}, {0.5, 0.5}, {0, 1}, {0, 0}, {-0.3, -2}, {1, -3}, {0.9, 1.1}} {
		u, v := uv[0], uv[1]
		lo, hi := 1e-9, 50.0 // (1 - x) e^x falls for x > 0
		for range 200 {
			if x := (lo + hi) / 2; (1-x)*math.Exp(x) > u*v {
				lo = x
			} else {
				hi = x
			}
		}
		r := 2 * m * lo
		at := fmt.Sprintf(" @ K(%g, %g, 1, 0)", u, v)
		G := manifoldNumbers(t, p, "G"+at)
		if want := -16 * m * m * m / r * math.Exp(-r/(2*m)); !near(G[1], want, 1e-9) || !near(G[4], want, 1e-9) || !near(G[0], 0, 1e-12) || !near(G[10], r*r, 1e-9) {
			t.Errorf("G%s is %v, want %v and %v", at, G, want, r*r)
		}
		if k := manifoldNumbers(t, p, "R"+at)[0]; !near(k, 48*m*m/math.Pow(r, 6), 1e-8) {
			t.Errorf("R%s is %v, want %v", at, k, 48*m*m/math.Pow(r, 6))
		}
		for _, x := range manifoldNumbers(t, p, "E"+at) {
			if !near(x, 0, 1e-9) {
				t.Errorf("the Ricci tensor%s has the component %v", at, x)
			}
		}
		if d := manifoldNumbers(t, p, "components(C - levicivita(G))"+at); !near(d[0], 0, 1e-9) || !near(d[15], 0, 1e-9) || !near(d[10], 0, 1e-9) {
			t.Errorf("the connections differ%s: %v", at, d)
		}
	}
}

// Nothing is continued that is not determined: by formulas that are not analytic, over charts
// of which it is not known that they are connected.
func TestNotContinued(t *testing.T) {
	half := "chart A(x) where x > 0\nchart B(u)%s\nmap m: A -> B { u = x } inverse { x = u }\nmanifold L { m }\n"
	for _, c := range [][3]string{
		{"", "x^3", "u^3  (continued)"},
		{"", "exp(-x)/(1 + x^2)", "exp(-u)/(u^2 + 1)  (continued)"},
		{"", "sqrt(1 + x^2)", "sqrt(u^2 + 1)  (continued)"},
		{"", "abs(x - 1)", "abs(u - 1)  (where u > 0)"},
		{"", "sqrt(x)", "sqrt(u)  (where u > 0)"},
		{"", "1/x", "1/u  (where u > 0)"},
		{"", "1/(x + 1)", "1/(u + 1)  (where u > 0)"},
		{"", "log(1 + x)", "log(u + 1)  (where u > 0)"},
		{"", "(if x > 2 then x else 2)", "if 2 < u then u else 2  (where u > 0)"},
		{"", "max(x, 1)", "max(u, 1)  (where u > 0)"},
		{" where u > -1/2", "1/(x + 1)", "1/(u + 1)  (continued)"},
		{" where u > -1/2", "log(1 + x)", "log(u + 1)  (continued)"},
		{" where u^2 > 1/4", "x^3", "u^3  (where u > 0)"},
		{" where u^2 < 4", "x^3", "u^3  (continued)"},
		{" where u < 1 or u > 2", "x^3", "u^3  (where u > 0)"},
	} {
		text := fmt.Sprintf(half, c[0]) + "print " + c[1] + " in B\n"
		out, err := printed(t, text)
		if got := strings.TrimSpace(out); err != nil || got != c[2] {
			t.Errorf("%s in B%s prints %s %v, want %s", c[1], c[0], got, err, c[2])
		}
	}
	out, err := printed(t, fmt.Sprintf(half, "")+"fn a(t)\nprint a(x) in B\n")
	if got := strings.TrimSpace(out); err != nil || got != "a(u)  (where u > 0)" {
		t.Errorf("a function without a body: %s %v", got, err)
	}
}

// Maps of a manifold are held to each other; what is refused has its code and its place.
func TestManifoldsThatAreNone(t *testing.T) {
	plane := `chart P(r, t) where r > 0, 0 <= t < 2*pi
chart Q(s, u) where s > 0, -pi < u <= pi
chart X(x, y)
chart L(z)
map a: P -> X { x = r cos(t); y = r sin(t) } inverse { r = sqrt(x^2 + y^2); t = mod(atan2(y, x), 2*pi) }
map b: Q -> X { x = s cos(u); y = s sin(u) } inverse { s = sqrt(x^2 + y^2); u = atan2(y, x) }
map c: P -> Q { s = r; u = if t > pi then t - 2*pi else t } inverse { r = s; t = mod(u, 2*pi) }
map wrong: P -> Q { s = r; u = t - pi } inverse { r = s; t = u + pi }
map wide: P -> Q { s = r; u = t/2 } inverse { r = s; t = 2 u }
map lost: X -> Q { s = sqrt(x^2 + y^2); u = atan2(y, x) } inverse { x = s sin(u); y = s cos(u) }
map line: X -> L { z = x }
map same: X -> X { x = y; y = x }
map plain: P -> X { x = r cos(t); y = r sin(t) }
`
	for _, c := range [][2]string{
		{"manifold E2 { a, b, c }\nprint P(1, 6) in Q", "Q(1, -0.283185)"},
		{"manifold E2 { plain, b }\nprint r^2 in X", ""},
		{"manifold E2 { a, b, wrong }", "E0470"},
		{"manifold E2 { a, b, wide }", "E0470"},
		{"manifold E2 { lost }", "E0470"},
		{"manifold E2 { line }", "E0360"},
		{"manifold E2 { same }", "E0360"},
		{"manifold E2 { a, a }", "E0360"},
		{"manifold E2 { a, X }", "E0360"},
		{"manifold E2 { a, period w: 2*pi }", "E0360"},
		{"manifold E2 { a, period t: -1 }", "E0326"},
		{"manifold E2 { a }\nmanifold F2 { b }", "E0360"},
		{"manifold E2 { plain, c, lost }", "E0360"},
		{"manifold E2 { a }\nprint r in Q", "E0361"},
		{"print r in X", "E0361"},
		{"manifold E2 { a, b }\nprint r in nowhere", "E0201"},
		{"manifold E2 { a, b }\nprint r in E2", "E0211"},
		{"manifold E2 { a, b }\nprint d_i d_j r in X", "E0334"},
		{"manifold E2 { a, b }\nprint X(0, 0) in P", "E0452"},
		{"manifold E2 { a, b }\nprint (1/r in X) @ X(0, 0)", "E0402"},
		{"manifold E2 { plain }\nprint X(1, 0) in P", "E0340"},
		{"manifold E2 { plain }\np = P(1, 2)\nprint plain(p) in P", "P(1, 2)"},
	} {
		out, err := compiledAndRun(t, plane+c[0]+"\n")
		got := strings.TrimSpace(out)
		if err != nil {
			got = code(err)
		}
		if c[1] != "" && got != c[1] || c[1] == "" && err != nil {
			t.Errorf("%s: %s (%v), want %s", c[0], got, err, c[1])
		}
	}
}

// Great circles over the poles and across the cut of the angle are those of the closed form
// cos(t) p + sin(t) v, in each chart, at any time; |v|^2 and the three angular momenta stay.
func TestGeodesicsPassFromChartToChart(t *testing.T) {
	ctx := context.Background()
	rng := rand.New(rand.NewPCG(3, 9))
	frame := func(f func([2]float64) [3]float64, x [2]float64) (e [2][3]float64) {
		const h = 1e-4
		for i := range 2 {
			up, down := x, x
			up[i] += h
			down[i] -= h
			a, b := f(up), f(down)
			for c := range 3 {
				e[i][c] = (a[c] - b[c]) / (2 * h)
			}
		}
		return e
	}
	starts := []struct {
		chart string
		x, v  [2]float64
	}{
		{"S", [2]float64{math.Pi / 2, 0.3}, [2]float64{1, 0}}, // over both poles
		{"S", [2]float64{0.4, -2}, [2]float64{-0.5, 0}},       // over the north pole
		{"S", [2]float64{math.Pi / 2, 3}, [2]float64{0, 1}},   // across the cut
		{"N", [2]float64{1, 0}, [2]float64{1, 0}},             // through the pole that N lacks
		{"Z", [2]float64{0.2, -0.1}, [2]float64{-0.4, 0.2}},   // and Z
	}
	for range 4 {
		starts = append(starts, starts[0])
		s := &starts[len(starts)-1]
		s.x, s.v = [2]float64{0.3 + 2*rng.Float64(), -3 + 6*rng.Float64()}, [2]float64{rng.NormFloat64(), rng.NormFloat64()}
	}
	for _, s := range starts {
		text := sphereCharts + "metric g_ij = diag(1, sin(th)^2) on S\nG = g in " + s.chart + "\nC = levicivita(G)\n" +
			fmt.Sprintf("p = %s(%.17g, %.17g)\nv^i = [%.17g, %.17g] @ p\n", s.chart, s.x[0], s.x[1], s.v[0], s.v[1])
		p, err := engine(t, interp.Options{}).Compile(ctx, "g.geo", text)
		if err != nil {
			t.Fatal(err)
		}
		from := projections[s.chart].from
		at, e := from(s.x), frame(from, s.x)
		var vel [3]float64
		speed := 0.0
		for c := range 3 {
			vel[c] = s.v[0]*e[0][c] + s.v[1]*e[1][c]
			speed += vel[c] * vel[c]
		}
		speed = math.Sqrt(speed)
		for _, T := range []float64{0.7, 2, 4.4, 9, -3} {
			var want, ahead [3]float64
			for c := range 3 {
				want[c] = math.Cos(speed*T)*at[c] + math.Sin(speed*T)*vel[c]/speed
				ahead[c] = -speed*math.Sin(speed*T)*at[c] + math.Cos(speed*T)*vel[c]
			}
			for chart, other := range projections {
				if chart == "S" && math.Abs(want[2]) > 0.999 || chart == "N" && want[2] > 0.999 || chart == "Z" && want[2] < -0.999 {
					continue
				}
				x := manifoldNumbers(t, p, fmt.Sprintf("geodesic(C, p, v, %g) in %s", T, chart))
				y := [2]float64(x)
				got, f := other.from(y), frame(other.from, y)
				u := manifoldNumbers(t, p, fmt.Sprintf("components(velocity(C, p, v, %g) in %s)", T, chart))
				energy := 0.0
				for c := range 3 {
					if w := u[0]*f[0][c] + u[1]*f[1][c]; math.Abs(w-ahead[c]) > 1e-6*math.Max(1, speed) {
						t.Errorf("from %s%v along %v for %g, in %s: the velocity has the component %v, want %v", s.chart, s.x, s.v, T, chart, w, ahead[c])
					} else {
						energy += w * w
					}
					if math.Abs(got[c]-want[c]) > 2e-8*math.Max(1, speed*math.Abs(T)) {
						t.Errorf("from %s%v along %v for %g, in %s: %v, want %v", s.chart, s.x, s.v, T, chart, got, want)
						break
					}
				}
				e2 := manifoldNumbers(t, p, fmt.Sprintf("(g in %[1]s)_ij (velocity(C, p, v, %[2]g) in %[1]s)^i (velocity(C, p, v, %[2]g) in %[1]s)^j", chart, T))[0]
				if !near(e2, speed*speed, 1e-7) {
					t.Errorf("from %s%v along %v for %g, in %s: |v|^2 is %v, want %v", s.chart, s.x, s.v, T, chart, e2, speed*speed)
				}
			}
		}
	}
}

// A fall from rest at r0 crosses the horizon: r = r0/2 (1 + cos x) at the time sqrt(r0^3/(8 M)) (x + sin x).
func TestFallThroughTheHorizon(t *testing.T) {
	text := strings.Replace(kruskalCharts, "param M where M > 0", "param M = 1 where M > 0", 1) +
		"C = levicivita(g)\np = W(0, 6, pi/2, 0)\nv^i = [1/sqrt(1 - 2/6), 0, 0, 0] @ p\nR = r in K\n"
	p, err := engine(t, interp.Options{}).Compile(context.Background(), "f.geo", text)
	if err != nil {
		t.Fatal(err)
	}
	const m, r0 = 1.0, 6.0
	for _, x := range []float64{0.5, 1.2, 1.9, 2.3, 2.7} {
		time := math.Sqrt(r0*r0*r0/(8*m)) * (x + math.Sin(x))
		want := r0 / 2 * (1 + math.Cos(x))
		r := manifoldNumbers(t, p, fmt.Sprintf("R @ (geodesic(C, p, v, %.17g) in K)", time))[0]
		if !near(r, want, 1e-8) {
			t.Errorf("after %v it is at r = %v, want %v", time, r, want)
		}
		norm := manifoldNumbers(t, p, fmt.Sprintf("(g in K)_ij (velocity(C, p, v, %[1]g) in K)^i (velocity(C, p, v, %[1]g) in K)^j", time))[0]
		if !near(norm, -1, 1e-8) {
			t.Errorf("after %v the velocity has the square %v, want -1", time, norm)
		}
	}
	if _, err := p.Eval(context.Background(), "geodesic(C, p, v, 16.3)"); code(err) != "E0416" {
		t.Errorf("a point beyond the horizon is read outside of it: %v", err)
	}
}

// Flows of fields cross likewise: a turn about an axis is a turn, for any time.
func TestFlowsPassFromChartToChart(t *testing.T) {
	text := sphereCharts + "r^i = [-sin(ph), -cot(th)*cos(ph)] on S\np = S(0.4, 0.2)\n"
	p, err := engine(t, interp.Options{}).Compile(context.Background(), "r.geo", text)
	if err != nil {
		t.Fatal(err)
	}
	x := projections["S"].from([2]float64{0.4, 0.2})
	for _, T := range []float64{0.5, 1, 2.5, 6, -4} {
		want := [3]float64{x[0], math.Cos(T)*x[1] - math.Sin(T)*x[2], math.Sin(T)*x[1] + math.Cos(T)*x[2]}
		for chart, c := range projections {
			got := c.from([2]float64(manifoldNumbers(t, p, fmt.Sprintf("flow(r, p, %g) in %s", T, chart))))
			for i := range got {
				if !near(got[i], want[i], 1e-8) {
					t.Errorf("after %g in %s: %v, want %v", T, chart, got, want)
					break
				}
			}
		}
	}
}

// A field that differs where a chart without bounds has one point twice is none of the manifold.
func TestFieldsThatForgetThePeriod(t *testing.T) {
	const free = `chart P(r, t) where r > 0
chart X(x, y)
fn h(s)
map k: P -> X { x = r cos(t); y = r sin(t) } inverse { r = sqrt(x^2 + y^2); t = atan2(y, x) }
manifold E2 { k, period t: 2*pi }
`
	bounded := strings.Replace(free, "r > 0", "r > 0, -pi < t <= pi", 1)
	third := strings.Replace(free, "2*pi }", "2*pi/3 }", 1) // a cone
	for _, c := range [][3]string{
		{free, "t", "E0362"},
		{free, "exp(t)", "E0362"},
		{free, "sin(t/2)", "E0362"},
		{free, "h(t)", "E0362"},
		{free, "r cos(t)", "x  (continued)"},
		{free, "h(r^2)", "h(x^2 + y^2)"},
		{free, "h(sin(t)^2 + cos(t)^2)", "h(1)"},
		{free, "sin(t)^2 + cos(2*t)", "x^2/(x^2 + y^2)"},
		{bounded, "t", "atan2(y, x)"},
		{bounded, "h(t)", "h(atan2(y, x))"},
		{third, "r", "E0470"},
		{third, "cos(t)", "E0362"},
	} {
		out, err := compiledAndRun(t, c[0]+"print "+c[1]+" in X\n")
		got := strings.TrimSpace(out)
		if err != nil {
			got = code(err)
		}
		if got != c[2] {
			t.Errorf("%s in X: %s, want %s", c[1], got, c[2])
		}
	}
	// tensors, too, entry by entry, and no flow goes on by them
	if _, err := compiledAndRun(t, free+"metric g_ij = diag(1, r^2*(1 + t^2)) on P\nprint g in X\n"); code(err) != "E0362" {
		t.Errorf("a metric: %v", err)
	}
	// values are at one of the two
	if out, err := compiledAndRun(t, free+"v^i = [t, 0] on P\nprint (v @ P(1, 4)) in X\n"); err != nil || strings.TrimSpace(out) != "[-2.61457 -3.02721]" {
		t.Errorf("a value: %s %v", out, err)
	}
}

// Charts of the gallery are in their manifold whatever else a program speaks of, and a file's
// manifold is held to itself where it is imported.
func TestImportedManifolds(t *testing.T) {
	for _, c := range [][2]string{
		{"print gallery.sphere(1) in gallery.SphereStereographicSouth", "[[4/(x^2 + y^2 + 1)^2, 0], [0, 4/(x^2 + y^2 + 1)^2]]  (continued)"},
		{"print geodesic(levicivita(gallery.sphere(1)), gallery.Sphere(1, 0), [-1, 0] @ gallery.Sphere(1, 0), 2)", "Sphere(1, 3.14159)"},
		{"print gallery.Sphere(1, 0) in gallery.Kruskal", "E0361"},
		{"S = gallery.Sphere\nchart N(x, y)\nmap k: S -> N { x = th; y = ph }\nmanifold M { k }", "E0360"},
	} {
		out, err := compiledAndRun(t, "import gallery\n"+c[0]+"\n")
		got, _, _ := strings.Cut(strings.TrimSpace(out), "\n")
		if err != nil {
			got = code(err)
		}
		if got != c[1] {
			t.Errorf("%s: %s (%v), want %s", c[0], got, err, c[1])
		}
	}
	wrong := strings.Replace(sphereCharts, "ph = atan2(y, x)", "ph = atan2(x, y)", 1)
	p, err := engine(t, interp.Options{FS: fstest.MapFS{"lib.geo": {Data: []byte(wrong)}}}).Compile(t.Context(), "m.geo", "import \"lib.geo\" as lib\nprint lib.S(1, 1) in lib.N\n")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Run(t.Context(), interp.RunOptions{}); code(err) != "E0470" {
		t.Errorf("a wrong inverse in an imported file: %v", err)
	}
}
