package interp_test

// Limits against what they limit: memory is measured, refusals have a limit's code, and what is refused under one set of limits
// says the same as ever under another.

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"github.com/seed2d4d80ff/geo/internal/testscale"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// liveHeap is what the last collection has found alive.
func liveHeap() int64 {
	s := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(s)
	return int64(s[0].Value.Uint64())
}

// weighing is a context that has the heap collected and weighed at looks of the evaluation, in its own goroutine, so that nothing
// is made meanwhile; ever more rarely, so that it is done some hundred times in a second of work.
type weighing struct {
	context.Context
	looks, next int64
	peak        int64
}

// Err implements context.Context.
func (w *weighing) Err() error {
	if w.looks++; w.looks >= w.next {
		w.next += 1 + w.looks/16
		w.weigh()
	}
	return w.Context.Err()
}

func (w *weighing) weigh() {
	runtime.GC()
	w.peak = max(w.peak, liveHeap())
}

// peakOf is by how much the heap grew while f ran: exact is what was alive at looks, rough what a collector found that ran all the
// time beside it, to which all counts that is made while it collects.
func peakOf(f func(context.Context)) (exact, rough int64) {
	runtime.GC()
	runtime.GC()
	before := liveHeap()
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for {
			runtime.GC()
			rough = max(rough, liveHeap())
			select {
			case <-stop:
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	w := &weighing{Context: context.Background()}
	f(w)
	close(stop)
	<-done
	return w.peak - before, rough - before
}

// codesOf are the codes of all diagnostics of an error.
func codesOf(err error) (codes []string) {
	var list diag.List
	if errors.As(err, &list) {
		for _, d := range list {
			codes = append(codes, d.Code)
		}
		return codes
	}
	if err != nil {
		codes = append(codes, code(err))
	}
	return codes
}

// randomLimits are small, some of them.
func randomLimits(r *rand.Rand) interp.Limits {
	some := func(xs ...int) int { return xs[r.IntN(len(xs))] }
	l := interp.Limits{
		Check:  interp.CheckLimits{Time: time.Second},
		Run:    interp.RunLimits{Time: time.Second, Bytes: int64(some(1<<18, 1<<20, 4<<20, 16<<20))},
		Steps:  int64(some(1000, 10_000, 100_000, 1_000_000, 10_000_000)),
		Output: 1 << 20,
	}
	for range r.IntN(3) {
		switch r.IntN(9) {
		case 0:
			l.Source.Bytes = some(100, 1000, 10_000)
		case 1:
			l.Source.Tokens, l.Source.Literal = some(10, 100, 1000), some(1, 5, 100)
		case 2:
			l.Source.Depth, l.Source.Height = some(2, 5, 20), some(5, 20, 100)
		case 3:
			l.Check.Steps, l.Check.Calls = some(10, 100, 1000), some(1, 3, 10)
		case 4:
			l.Check.Unroll, l.Check.Array, l.Check.Axes = some(2, 10, 100), some(2, 10, 1000), some(2, 4)
		case 5:
			l.Run.Flops = float64(some(10, 1000, 100_000))
		case 6:
			l.Depth = some(10, 50, 500)
		case 7:
			l.Output, l.Rows = int64(some(1, 20, 200)), some(1, 3, 10)
		case 8:
			l.Run.Dense = some(1, 2, 10)
		}
	}
	return l
}

// Memory may be twice Bytes - values, and formulas as much again - and this, for what is not counted: the text's tree, textFactor for
// each byte of it, and what is there for any program.
const (
	exactSlack = 6 << 20
	roughSlack = 96 << 20
	textFactor = 400
)

// wide are programs whose arrays have so many numbers along one side.
var wide = []string{
	"x_n = linspace(0, 1, %d)\ny_nm = x_n x_m\nprint sum_n sum_m y_nm", "print [k for k in 1..%d]", "print [k^2/3 for k in 1..%d]", "A_ij = eye(%d)\nprint A_ii",
	"x_n = linspace(0, 1, %d)\nprint sum_n sin(x_n)^2", "x_n = linspace(0, 1, %d)\nprint x", "x_n = linspace(0, 1, %d)\nprint sum_n sum_m exp(x_n x_m - x_n)",
	"x_n = linspace(0, 1, %d)\nK_nm = exp(-(x_n - x_m)^2)\nB_nk = K_nm K_mk\nprint max_n max_k B_nk", "A_ij = [[sin(i j) for j in 1..%d] for i in 1..%[1]d]\nprint trace(inv(A))",
	"A_ij = [[1/(i + j) for j in 1..%d] for i in 1..%[1]d]\nprint eig(A)", "chart c(x)\ntable sin(x) @ c(s) for s in linspace(0, 1, %d)", "chart c(x)\nplot sin(x) @ c(s) for s in linspace(0, 1, %d)",
	"chart w(a[%d])\nL = sum_n a_n^4\nprint sum_i d_i L @ w(ones(%[1]d))", "chart w(a[%d])\nL = sum_n exp(a_n)\nH_ij = d_i d_j L\nprint H_ii @ w(ones(%[1]d))", "chart w(a[%d])\nL = sum_n (a_n - 1)^2\nprint minimise(L, from: w(ones(%[1]d)))",
	"for k in 1..%d { assert k > 0 }", "x_n = ones(%d)\nprint prod_n (x_n + 1), softmax_n(x_n)", "T_ijk = [[[i j k for k in 1..%d] for j in 1..%[1]d] for i in 1..%[1]d]\nprint T_iii",
	"x_n = linspace(0, 1, %d)\nassert x_n ~= x_n", "chart c(x, y)\ng = x y\nprint [g @ c(k, 1) for k in 1..%d]", "chart c(x)\nf = sum([sin(k x) for k in 1..%d])\nprint d_i f @ c(1)\nprint f", "print prod([k for k in 1..%d]), 2^%[1]d",
}

// limitedProgram is a hostile program of some sort, by its draw.
func limitedProgram(r *rand.Rand) (name, text string) {
	if r.IntN(2) == 0 {
		return hostileDrawn(r, 2000)
	}
	w := wide[r.IntN(len(wide))]
	n := []int{3, 30, 300, 1000, 30_000, 1_000_000, 1_000_000_000}[r.IntN(7)]
	return fmt.Sprintf("%s, %d", w, n), fmt.Sprintf(w, n) + "\n"
}

// underLimits runs a program under limits: it is refused for a limit or for a mistake of its own, within its memory.
func underLimits(t testing.TB, name, text string, l interp.Limits) {
	e, err := interp.New(interp.Options{Limits: l, Workers: 1, Cache: -1})
	if err != nil {
		t.Fatal(err)
	}
	var compiling, running error
	exact, rough := peakOf(func(ctx context.Context) {
		p, err := e.Compile(ctx, "limits.geo", text)
		if compiling = err; err == nil {
			_, running = p.Run(ctx, interp.RunOptions{Sink: render.JSONSink(io.Discard)})
		}
	})
	may := 2*l.Run.Bytes + textFactor*int64(len(text))
	if exact > may+exactSlack || rough > may+roughSlack {
		t.Errorf("%s: %d KB of text, limited to %d KB: %d KB are alive, or %d KB\n%+v", name, len(text)>>10, l.Run.Bytes>>10, exact>>10, rough>>10, l)
	}
	for _, code := range append(codesOf(compiling), codesOf(running)...) {
		if code == "E0499" || code == "E0199" {
			t.Errorf("%s: %s%s", name, describe(compiling), describe(running))
		}
	}
	if running != nil && !strings.HasPrefix(code(running), "E04") {
		t.Errorf("%s: accepted, and then %v", name, running)
	}
}

// What asks for much in a few letters is refused before it is there: positions of a solver's coordinates, components and terms of a
// formula, symbols of many indices.
func TestLimitsHoldMemory(t *testing.T) {
	for _, text := range []string{
		"print [k for k in 1..1000000]\n",
		"print [k^2/3 for k in 1..1000000]\n",
		"chart w(a[30000000])\nL = sum_n (a_n - 1)^2\nprint minimise(L, from: w(ones(30000000)))\n",
		"chart c(x)\nf = sum([sin(k x) for k in 1..1000000])\nprint f\n",
		"chart c(x)\nf = sum([sin(k x) for k in 1..1000000])\nprint d_i f @ c(1)\n",
		"chart c(a, b, d, e, f, g, h, k)\nmetric G_ij = eye(8) on c\nv_i = [1, 2, 3, 4, 5, 6, 7, 8] on c\nprint hodge(v, G)\n",
		"chart w(a[20000000])\nL = sum_n a_n^2\nprint sum_i d_i L @ w(ones(20000000))\n",
	} {
		underLimits(t, text, text, interp.Limits{Run: interp.RunLimits{Bytes: 16 << 20}, Steps: 10_000_000})
	}
}

// FuzzLimits draws programs and limits.
func FuzzLimits(f *testing.F) {
	for seed := range uint64(24) {
		f.Add(testscale.TapeOf(seed))
	}
	f.Fuzz(func(t *testing.T, tape []byte) {
		r := rand.New(testscale.NewTape(tape))
		name, text := limitedProgram(r)
		underLimits(t, name, text, randomLimits(r))
	})
}
