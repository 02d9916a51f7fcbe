package interp_test

// Random sums with points in random charts, and run again in others, against the same in Go.

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/testscale"
)

// plane is a random polynomial in x and y, as its text and its value.
type plane [6]float64

func (p plane) String() string {
	return fmt.Sprintf("(%v) + (%v)*x + (%v)*y + (%v)*x^2 + (%v)*x*y + (%v)*y^2", p[0], p[1], p[2], p[3], p[4], p[5])
}

func (p plane) at(x [2]float64) float64 {
	return p[0] + p[1]*x[0] + p[2]*x[1] + p[3]*x[0]*x[0] + p[4]*x[0]*x[1] + p[5]*x[1]*x[1]
}

func drawnPlane(r *rand.Rand) (p plane) {
	for k := range p {
		p[k] = math.Round(8*r.NormFloat64()) / 8
	}
	return p
}

// TestRandomSums: two steps along fields from a point, what stands there, and both again in the chart u = x + a y^2 + c y,
// w = b y, whose inverse and Jacobian are written out here.
func TestRandomSums(t *testing.T) {
	n := testscale.Count(t, 60, 20)
	for seed := range n {
		r := rand.New(rand.NewPCG(uint64(seed), 7))
		f, vx, vy, wx, wy := drawnPlane(r), drawnPlane(r), drawnPlane(r), drawnPlane(r), drawnPlane(r)
		a, b, c := math.Round(4*r.NormFloat64())/4, 0.5+float64(r.IntN(8))/4, math.Round(4*r.NormFloat64())/4
		p := [2]float64{math.Round(4*r.NormFloat64()) / 4, math.Round(4*r.NormFloat64()) / 4}
		h := float64(1+r.IntN(8)) / 8
		program := fmt.Sprintf(`chart A(x, y)
chart B(u, w)
map phi: A -> B { u = x + (%v)*y^2 + (%v)*y; w = (%v)*y } inverse { y = w/(%v); x = u - (%v)*(w/(%v))^2 - (%v)*w/(%v) }
f = %v
v^i = [%v, %v] on A
w1^i = [%v, %v] on A
p = A(%v, %v)
q = p + %v v
s = q - w1
`, a, c, b, b, a, b, c, b, f, vx, vy, wx, wy, p[0], p[1], h)
		image := func(x [2]float64) [2]float64 { return [2]float64{x[0] + a*x[1]*x[1] + c*x[1], b * x[1]} }
		back := func(x [2]float64) [2]float64 {
			y := x[1] / b
			return [2]float64{x[0] - a*y*y - c*y, y}
		}
		pushed := func(at, v [2]float64) [2]float64 { return [2]float64{v[0] + (2*a*at[1]+c)*v[1], b * v[1]} }
		sum := func(x, v [2]float64, h float64) [2]float64 { return [2]float64{x[0] + h*v[0], x[1] + h*v[1]} }
		field := func(fx, fy plane, x [2]float64) [2]float64 { return [2]float64{fx.at(x), fy.at(x)} }

		q := sum(p, field(vx, vy, p), h)
		s := sum(q, field(wx, wy, q), -1)
		near := func(what string, want ...float64) {
			t.Helper()
			got := numbersOf(t, program, what)
			for k := range want {
				if len(got) != len(want) || math.Abs(got[k]-want[k]) > 1e-9*math.Max(1, math.Abs(want[k])) {
					t.Fatalf("seed %d: %s is %v, not %v, in\n%s", seed, what, got, want, program)
				}
			}
		}
		near("q", q[:]...)
		near("s", s[:]...)
		near("f @ s", f.at(s))
		near("s - p", s[0]-p[0], s[1]-p[1])
		near("(d_i f @ s)[x]", f[1]+2*f[3]*s[0]+f[4]*s[1])

		there := sum(image(p), pushed(p, field(vx, vy, p)), h)
		at := back(there)
		again := sum(there, pushed(at, field(wx, wy, at)), -1)
		at = back(again)
		near("recompute(s, phi)", again[:]...)
		near("recompute(f @ s, phi)", f.at(at))
		near("recompute(s[x] + s[y], phi)", at[0]+at[1])
		if apart := math.Abs(f.at(at) - f.at(s)); apart > 1e-6*math.Max(1, math.Abs(f.at(s))) {
			if got := strings.TrimSpace(mustPrint(t, program+"print invariant(f @ s, phi)")); got != "false" {
				t.Errorf("seed %d: invariant is %s, apart by %g, in\n%s", seed, got, apart, program)
			}
		}
	}
}
