package frame

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	_ "github.com/seed2d4d80ff/geo/internal/testscale" // the seed
)

func TestTicksAreRoundAndInside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lo := rapid.Float64Range(-1e6, 1e6).Draw(t, "lo")
		hi := lo + math.Abs(lo)*1e-6 + rapid.Float64Range(1e-3, 1e6).Draw(t, "width")
		ts := Of(lo, hi, false).Ticks(5)
		if len(ts) < 2 || len(ts) > 12 {
			t.Fatalf("%d ticks from %v to %v", len(ts), lo, hi)
		}
		for i, v := range ts {
			if v.Value < lo-1e-6*(hi-lo) || v.Value > hi+1e-6*(hi-lo) {
				t.Fatalf("tick %v outside %v to %v", v, lo, hi)
			}
			if i > 0 && v.Label == ts[i-1].Label {
				t.Fatalf("two ticks are called %s", v.Label)
			}
		}
	})
}

func TestTicksOfRatios(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lo := math.Pow(10, rapid.Float64Range(-30, 20).Draw(t, "lo"))
		hi := lo * math.Pow(10, rapid.Float64Range(0.05, 40).Draw(t, "decades"))
		a := Of(lo, hi, true)
		labels := 0
		for _, v := range a.Ticks(5) {
			if at := a.At(v.Value); at < -1e-6 || at > 1+1e-6 {
				t.Fatalf("tick %v outside %v to %v", v, lo, hi)
			}
			if v.Label != "" {
				labels++
			}
		}
		if labels < 1 || labels > 14 {
			t.Fatalf("%d labels from %v to %v", labels, lo, hi)
		}
	})
	if at := Of(1, 100, true).At(10); math.Abs(at-0.5) > 1e-15 || !math.IsNaN(Of(1, 100, true).At(-1)) {
		t.Errorf("10 is at %v between 1 and 100", at)
	}
}

func TestEqualUnits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := func(name string) float64 { return rapid.Float64Range(0.1, 100).Draw(t, name) }
		x, y, w, h := Axis{Lo: -r("a"), Hi: r("b")}, Axis{Lo: -r("c"), Hi: r("d")}, r("w"), r("h")
		ex, ey := Equal(x, y, w, h)
		if a, b := w/(ex.Hi-ex.Lo), h/(ey.Hi-ey.Lo); math.Abs(a/b-1) > 1e-9 {
			t.Fatalf("units are %v and %v long", a, b)
		}
		if ex.Lo > x.Lo+1e-9 || ex.Hi < x.Hi-1e-9 || ey.Lo > y.Lo+1e-9 || ey.Hi < y.Hi-1e-9 {
			t.Fatal("something is cut off")
		}
	})
}

// Each point of a contour has the level, as the values are along the cell's side, and lines end at the edge or where
// they began. What is above is told from what is below: walking from any point to another the level is crossed as
// often as the walk crosses lines, by parity.
func TestContours(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nx, ny := rapid.IntRange(2, 7).Draw(t, "nx"), rapid.IntRange(2, 7).Draw(t, "ny")
		x, y, v := make([]float64, nx), make([]float64, ny), make([]float64, nx*ny)
		for i := range x {
			x[i] = float64(i)
		}
		for j := range y {
			y[j] = float64(j)
		}
		for k := range v {
			v[k] = float64(rapid.IntRange(-4, 4).Draw(t, "v"))
		}
		level := float64(rapid.IntRange(-4, 4).Draw(t, "level")) + 0.5
		crossed := map[[2]float64]int{}
		for _, line := range Contour(x, y, v, level) {
			for k, p := range line {
				if k > 0 || line[0] != line[len(line)-1] {
					crossed[p]++
				}
				i, j := int(p[0]), int(p[1])
				a, b, s := v[j*nx+i], 0.0, p[0]-float64(i)
				if s > 0 {
					b = v[j*nx+i+1]
				} else if s = p[1] - float64(j); s > 0 {
					b = v[(j+1)*nx+i]
				}
				if got := a*(1-s) + b*s; math.Abs(got-level) > 1e-12 {
					t.Fatalf("at %v there is %v, level %v", p, got, level)
				}
			}
			first, last := line[0], line[len(line)-1]
			edge := func(p [2]float64) bool {
				return p[0] == 0 || p[1] == 0 || p[0] == x[nx-1] || p[1] == y[ny-1]
			}
			if first != last && (!edge(first) || !edge(last)) {
				t.Fatalf("a line from %v ends at %v", first, last)
			}
		}
		sides := 0
		side := func(k, l int) {
			if (v[k] >= level) != (v[l] >= level) {
				sides++
			}
		}
		for j := range ny {
			for i := range nx {
				if i+1 < nx {
					side(j*nx+i, j*nx+i+1)
				}
				if j+1 < ny {
					side(j*nx+i, (j+1)*nx+i)
				}
			}
		}
		for p, n := range crossed {
			if n != 1 {
				t.Fatalf("%d lines through %v", n, p)
			}
		}
		if len(crossed) != sides {
			t.Fatalf("%d points on %d sides that are crossed", len(crossed), sides)
		}
	})
	if lines := Contour([]float64{0, 1}, []float64{0, 1}, []float64{0, 1, 1, math.NaN()}, 0.5); len(lines) != 0 {
		t.Errorf("%v through a cell without a value", lines)
	}
}

func TestPathsAreCutAndInterrupted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 8).Draw(t, "n")
		x, y := make([]float64, n), make([]float64, n)
		for i := range x {
			draw := rapid.SampledFrom([]float64{-1e25, -2, -0.1, 0, 0.3, 0.5, 1, 1.2, 1e25, math.NaN()})
			x[i], y[i] = draw.Draw(t, "x"), draw.Draw(t, "y")
		}
		inside := 0
		for i := range x {
			if x[i] >= 0 && x[i] <= 1 && y[i] >= 0 && y[i] <= 1 {
				inside++
			}
		}
		drawn := 0
		for _, path := range Paths(x, y) {
			for _, p := range path {
				if !(p[0] > -0.01 && p[0] < 1.01 && p[1] > -0.01 && p[1] < 1.01) {
					t.Fatalf("%v is outside", p)
				}
			}
			for i := range x {
				for _, p := range path {
					if p == [2]float64{x[i], y[i]} {
						drawn++
						break
					}
				}
			}
		}
		if drawn < inside {
			t.Fatalf("%d points of %d drawn", drawn, inside)
		}
	})
	if p := Paths([]float64{0, 0.5, math.NaN(), 0.6, 1}, []float64{0, 0, 0, 0, 0}); len(p) != 2 {
		t.Errorf("%v", p)
	}
}

// What is seen is turned and neither stretched nor mirrored.
func TestViewTurns(t *testing.T) {
	v, ok := ViewOf([]float64{-1, 1}, []float64{-1, 1}, []float64{-1, 1})
	if !ok || v.Size != 2 {
		t.Fatal(v)
	}
	var m [3][3]float64
	for k := range 3 {
		p := [3]float64{}
		p[k] = 2
		m[k][0], m[k][1], m[k][2] = v.See(p[0], p[1], p[2])
	}
	for i := range 3 {
		for j := range 3 {
			dot := m[i][0]*m[j][0] + m[i][1]*m[j][1] + m[i][2]*m[j][2]
			if want := map[bool]float64{true: 1, false: 0}[i == j]; math.Abs(dot-want) > 1e-12 {
				t.Errorf("axes %d and %d: %v", i, j, dot)
			}
		}
	}
	det := m[0][0]*(m[1][1]*m[2][2]-m[1][2]*m[2][1]) - m[0][1]*(m[1][0]*m[2][2]-m[1][2]*m[2][0]) + m[0][2]*(m[1][0]*m[2][1]-m[1][1]*m[2][0])
	if math.Abs(det-1) > 1e-12 {
		t.Errorf("determinant %v: a mirror", det)
	}
	if r, u, _ := v.See(0, 0, 2); r != 0 || u <= 0 {
		t.Error("z is not upwards")
	}
}
