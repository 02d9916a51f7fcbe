package interp_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

// assertions runs a program and gives, for each assertion, whether it held,
// how it was decided, and why not.
func assertions(t *testing.T, text string) []string {
	t.Helper()
	p, err := engine(t, interp.Options{}).Compile(context.Background(), "sample.geo", text)
	if err != nil {
		t.Fatal(describe(err))
	}
	var got []string
	_, err = p.Run(t.Context(), interp.RunOptions{Sink: interp.SinkFunc(func(e interp.Event) error {
		if a, ok := e.(*interp.Asserted); ok {
			word := a.How
			if !a.OK {
				word += " fails"
				if a.Failure != nil && a.Failure.Reason != "" {
					word += ": " + a.Failure.Reason
				}
			}
			got = append(got, word)
		}
		return nil
	})})
	if err != nil {
		t.Fatal(describe(err))
	}
	return got
}

func TestHowAssertionsAreDecided(t *testing.T) {
	const head = "chart theta(x, y) where x > 0\nchart psi(r, t)\nL = x^2*y\n"
	for _, c := range []struct{ cond, want string }{
		{"1 + 1 ~= 2", "values"},
		{"1 ~= 1.1", "values fails"},
		{"1 ~= 1.1 tol 0.1", "values"},
		{"1 ~= 1 + 1/10^10 tol 0", "values fails"},
		{"1/3 == 1/3", "values"},
		{"sin(x)^2 + cos(x)^2 ~= 1", "exact"},
		{"L ~= x*x*y", "exact"},
		{"L == y*x^2", "exact"},
		{"L != y*x", "exact"},
		{"not L == y*x^2", "exact fails"},
		{"L ~= L + y/10^20", "samples"},       // not the same, but within tolerance everywhere
		{"L ~= L + y/10^12", "samples fails"}, // far away
		{"L ~= L + y/10^12 tol 1e-14", "samples fails"},
		{"L == L + y/10^20", "exact fails"},
		{"sqrt(x^2) ~= x", "exact"}, // x > 0 is known
		{"sqrt(y^2) ~= y", "samples fails"},
		{"sqrt(y^2) ~= abs(y)", ""},
		{"x > 0", "samples"},
		{"y > 0", "samples fails"},
		{"x^2 + y^2 >= 2 x y", "samples"},
		{"0 < x < 100", "samples fails"}, // far away
		{"0 < x/(x + 1) < 1", "samples"},
		{"x > 0 and y > 100", "samples fails"},
		{"y > 100 or x > 0", "samples"},
		{"L ~= L + floor(x)", "samples fails"},
		{"log(y) ~= log(y) + exp(y) - exp(y)", ""},
		{"d_i L ~= d_i L", "exact"},
		{"L ~= L samples 3", "exact"},
	} {
		got := assertions(t, head+"assert "+c.cond+"\n")
		if len(got) != 1 || c.want != "" && got[0] != c.want {
			t.Errorf("%s: decided %q, want %q", c.cond, got, c.want)
		}
		if c.want == "" && strings.Contains(got[0], "fails") {
			t.Errorf("%s: %s", c.cond, got[0])
		}
	}
}

// A side that cannot be evaluated at a point is drawn again; at most half of
// the draws may go that way.
func TestPointsThatCannotBeEvaluated(t *testing.T) {
	const head = "chart theta(x, y)\n"
	half := assertions(t, head+"assert log(abs(x) - abs(y) + 4) + floor(x) - floor(x + 1) ~= log(abs(x) - abs(y) + 4) - 1\n")
	if len(half) != 1 || strings.Contains(half[0], "fails") {
		t.Errorf("enough good points: %v", half)
	}
	never := assertions(t, head+"assert log(-1 - x^2) + floor(x) ~= 2\n")
	if len(never) != 1 || !strings.Contains(never[0], "0 of 16 sample points") {
		t.Errorf("no good point: %v", never)
	}
	nowhere := assertions(t, "chart far(x) where x*x > 10^14\nassert floor(x) ~= x\n")
	if len(nowhere) != 1 || !strings.Contains(nowhere[0], "conditions") {
		t.Errorf("no point in the domain: %v", nowhere)
	}
}

// Sample points lie in the domain of their chart, and the failing one is shown.
func TestSamplePointsLieInTheDomain(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		lo := float64(rng.IntN(20) - 10)
		text := fmt.Sprintf(`chart c(a, b, f, g) where %v < a < %v, b > %v, f < %v
assert %v < a and a < %v
assert %v < b and b <= %v + 1000000
assert %v - 1000000 <= f and f < %v
assert -1000000 <= g and g <= 1000000
`, lo, lo+1, lo, lo, lo, lo+1, lo, lo, lo, lo)
		for i, got := range assertions(t, text) {
			if got != "samples" {
				t.Errorf("assertion %d of\n%s: %s", i+1, text, got)
			}
		}
	}
}

// The same formula sees the same points in every run and wherever it stands;
// another one sees others.
func TestSamplePointsRepeat(t *testing.T) {
	text := "chart theta(x, y)\nassert x ~= y\n\nassert x ~= y\nassert x ~= y + 3\n"
	points := func() []string {
		var got []string
		p := compile(t, text)
		_, err := p.Run(t.Context(), interp.RunOptions{Sink: interp.SinkFunc(func(e interp.Event) error {
			if a, ok := e.(*interp.Asserted); ok && a.Failure != nil {
				got = append(got, a.Failure.Point)
			}
			return nil
		})})
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	a, b := points(), points()
	if len(a) != 3 || a[0] != a[1] || a[0] == a[2] {
		t.Errorf("three statements: %v", a)
	}
	if fmt.Sprint(a) != fmt.Sprint(b) {
		t.Errorf("two runs: %v and %v", a, b)
	}
}

// The worst component and point are the ones shown.
func TestTheWorstIsShown(t *testing.T) {
	p := compile(t, "chart theta(x, y)\na_n = [1, 2, 3]\nassert a ~= [1.1, 2.5, 3.2]\nassert [x, 2 x, 3 x] ~= [x, 2 x + 1, 3 x + y]\n")
	var seen []*interp.Failure
	_, err := p.Run(t.Context(), interp.RunOptions{Sink: interp.SinkFunc(func(e interp.Event) error {
		if a, ok := e.(*interp.Asserted); ok {
			seen = append(seen, a.Failure)
		}
		return nil
	})})
	if err != nil || len(seen) != 2 {
		t.Fatal(err, len(seen))
	}
	if f := seen[0]; f.Component != "[2]" || f.LeftAt != 2 || f.RightAt != 2.5 {
		t.Errorf("values: %+v", f)
	}
	if f := seen[1]; f.Point == "" || f.Component == "[1]" || f.Difference < 0.5 {
		t.Errorf("fields: %+v", f)
	}
}

func TestInvariant(t *testing.T) {
	const head = `
chart theta(x, y)
chart psi(u, v)
map phi: theta -> psi { u = x + y^3; v = 2 y } inverse { x = u - v^3/8; y = v/2 }
map half: theta -> psi { u = x + y^3; v = 2 y }
metric G_ij = diag(1 + x^2, 2) on theta
L = x^2*y + y
p = theta(1, 2)
H_ij = hessian(L, levicivita(G))_ij
P_ij = d_i d_j L
`
	for _, c := range []struct{ cond, want string }{
		{"invariant(L @ p, phi)", "values"},
		{"invariant(det(raise(H, G)), phi)", "samples"},
		{"invariant(det(raise(H, G)), half)", "samples"},
		{"invariant(det(raise(H, G)) @ p, phi)", "values"},
		{"invariant(det(components(H)), phi)", "samples fails"},
		{"invariant(det(components(P)) @ p, phi)", "values fails"},
		{"invariant(scalarCurvature(G), phi)", "samples"},
		{"invariant(eig(H @ p, G), phi)", "values"},
		{"not invariant(components(G)[2,2] @ p, phi)", "values"},
	} {
		got := assertions(t, head+"assert "+c.cond+"\n")
		if len(got) != 1 || got[0] != c.want {
			t.Errorf("%s: %v, want %q", c.cond, got, c.want)
		}
	}
}
