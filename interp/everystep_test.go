package interp_test

// Every step, and every few bytes, may be the last that a limit allows: what was said until then is right, and nothing of it
// stays behind.

import (
	"bytes"
	"context"
	"runtime"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/testscale"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// cutPrograms are small, of each room that counts.
var cutPrograms = []string{
	"chart c(x, y) where x > 0\nf = exp(x y)/(1 + x^2)\nprint f\nprint d_i f\nprint (d_i d_j f) @ c(1, 2)\n",
	"chart c(x, y) where x > 0\nmetric G_ij = diag([1, x^2]) on c\nuse metric G\nv^i = [x, y] on c\nprint nabla_i v^j\nassert scalarCurvature(G) == 0\n",
	"a_n = [k^2 for k in 1..20]\nprint sum_n a_n\nfor k in 1..3 { print k, a_n a_n/k }\ntest \"t\" { assert a_n ~= a_n }\n",
	"chart c(x, y)\nprint minimise((x - 1)^2 + (y - 2)^4, from: c(0, 0))\nprint eig([[2, 1], [1, 3]])\ntable x^2 @ c(s, 0) for s in 1..3\n",
}

// cut compiles and runs a text under limits; the program is nil where it was refused.
func cut(t *testing.T, text string, l interp.Limits) (said string, p *interp.Program, err error) {
	t.Helper()
	e := engine(t, interp.Options{Limits: l, Workers: 1})
	if p, err = e.Compile(context.Background(), "cut.geo", text); err != nil {
		return "", nil, err
	}
	var out bytes.Buffer
	_, err = p.Run(context.Background(), interp.RunOptions{Sink: render.JSONSink(&out)})
	return out.String(), p, err
}

// everyCut tries limits from 1 on, each a hundredth beyond the last or one, until the program runs: before, it is refused by E0410
// alone and says a part of what it says then, and the program that was cut off evaluates what fits.
func everyCut(t *testing.T, text string, most int64, limits func(k int64) interp.Limits) {
	t.Helper()
	whole, _, err := cut(t, text, interp.Limits{})
	if err != nil || strings.Contains(whole, "E0410") {
		t.Fatal(describe(err), whole)
	}
	fine := int64(testscale.Size(60, 8))
	tried, ran := 0, 0
	for k := int64(1); k < most; k += 1 + k/fine {
		said, p, err := cut(t, text, limits(k))
		tried++
		if err == nil {
			if said != whole {
				t.Errorf("%s\nwith %d says\n%s\nnot\n%s", text, k, said, whole)
			}
			if ran++; ran == 3 {
				break
			}
			continue
		}
		if ran > 0 {
			t.Errorf("%s\nruns with less than %d, and with that: %v", text, k, describe(err))
		}
		for _, code := range codesOf(err) {
			if code != "E0410" {
				t.Errorf("%s\nwith %d is refused by %s", text, k, describe(err))
			}
		}
		told, _, _ := strings.Cut(said, `{"type":"diagnostic"`)
		if !strings.HasPrefix(whole, told) {
			t.Errorf("%s\nwith %d says\n%s\nbefore it ends, not\n%s", text, k, told, whole)
		}
		if p == nil {
			continue
		}
		if v, err := p.Eval(context.Background(), "1 + 1"); err != nil && code(err) != "E0410" || err == nil && v.Float64() != 2 {
			t.Errorf("%s\nafter it was cut off at %d, 1 + 1 is %v, %v", text, k, v, err)
		}
	}
	if ran == 0 || tried == ran && strings.Contains(text, "eig") {
		t.Errorf("%s\ntried %d limits, ran with %d", text, tried, ran)
	}
}

func TestEveryStepMayBeTheLast(t *testing.T) {
	for _, text := range cutPrograms {
		everyCut(t, text, 10_000_000, func(k int64) interp.Limits { return interp.Limits{Steps: k} })
	}
}

func TestEveryByteMayBeTheLast(t *testing.T) {
	for _, text := range cutPrograms {
		everyCut(t, text, 1<<28, func(k int64) interp.Limits { return interp.Limits{Run: interp.RunLimits{Bytes: k}} })
	}
}

func TestEveryOperationMayBeTheLast(t *testing.T) {
	for _, text := range cutPrograms {
		everyCut(t, text, 1e9, func(k int64) interp.Limits { return interp.Limits{Run: interp.RunLimits{Flops: float64(k)}} })
	}
}

// What a program needs of a limit is the same each time, whatever the process did before.
func TestLimitsAreCountedTheSame(t *testing.T) {
	kinds := map[string]func(k int64) interp.Limits{
		"steps": func(k int64) interp.Limits { return interp.Limits{Steps: k} },
		"bytes": func(k int64) interp.Limits { return interp.Limits{Run: interp.RunLimits{Bytes: k}} },
	}
	for name, limits := range kinds {
		for _, text := range cutPrograms {
			needs := map[int64]bool{}
			for n := range 8 {
				if n%2 == 0 {
					runtime.GC() // what is kept for a next text is lost now and then
				}
				low, high := int64(1), int64(1<<22)
				for low < high {
					k := (low + high) / 2
					if _, _, err := cut(t, text, limits(k)); err == nil {
						high = k
					} else {
						low = k + 1
					}
				}
				needs[low] = true
			}
			if len(needs) != 1 {
				t.Errorf("%s\nneeds %v %s", text, needs, name)
			}
		}
	}
}
