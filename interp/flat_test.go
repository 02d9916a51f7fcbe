package interp_test

// Memory stays flat however much is evaluated, and evaluations beside each other agree.

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/seed2d4d80ff/geo/internal/testscale"
	"github.com/seed2d4d80ff/geo/interp"
)

func heap() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// What a program keeps of distinct expressions is bounded by Options.Cache, by
// bytes that are there and not by an estimate of them.
func TestEvaluationsKeepNoMemory(t *testing.T) {
	const cache = 4 << 20
	n := testscale.Count(t, 20000, 2000) // RAPID_CHECKS=5000 makes a million
	kinds := map[string]func(i int) string{
		"points":      func(i int) string { return fmt.Sprintf("L @ theta(1.%d, 2)", i) },
		"formulas":    func(i int) string { return fmt.Sprintf("(x^2 + %d*y) @ theta(1, 2)", i) },
		"derivatives": func(i int) string { return fmt.Sprintf("(d_i (x^2*exp(y/%d))) @ theta(1, 2)", i+1) },
		"texts":       func(i int) string { return fmt.Sprintf("x^3/(1 + %d*y)", i) },
		"arrays":      func(i int) string { return fmt.Sprintf("sum([k*%d for k in 1..100])", i) },
		"mistakes":    func(i int) string { return fmt.Sprintf("nothing%d + 1", i) },
	}
	for name, expr := range kinds {
		t.Run(name, func(t *testing.T) {
			e, err := interp.New(interp.Options{Cache: cache, Workers: 1})
			if err != nil {
				t.Fatal(err)
			}
			p, err := e.Compile(context.Background(), "o.geo", "chart theta(x, y)\nL = x^2*y + exp(y)\n")
			if err != nil {
				t.Fatal(err)
			}
			before := heap()
			for i := range n {
				_, err := p.Eval(context.Background(), expr(i))
				if (err != nil) != (name == "mistakes") {
					t.Fatal(expr(i), err)
				}
			}
			limit := int64(cache * 3 / 2) // the estimate may be off by half
			if name == "mistakes" {       // of which nothing is kept
				limit = 1 << 20
			}
			if grown := heap() - before; grown > limit {
				t.Errorf("%d evaluations added %d KB; the limit is %d KB", n, grown>>10, limit>>10)
			} else {
				t.Logf("%d KB", grown>>10)
			}
			runtime.KeepAlive(p)
		})
	}
}

// A compiled program that nobody holds leaves nothing.
func TestProgramsLeaveNothing(t *testing.T) {
	e, err := interp.New(interp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	n := testscale.Count(t, 3000, 500) // RAPID_CHECKS=3400 makes a hundred thousand
	compile := func(i int) {
		text := fmt.Sprintf("chart c%d(x, y) where x > %d\nmetric G_ij = [[1, 0], [0, x^2]] on c%d\nprint (d_i (x^%d)) @ c%d(%d, 1)\n", i, i, i, i%7+2, i, i+1)
		p, err := e.Compile(context.Background(), "c.geo", text)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Run(context.Background(), interp.RunOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 50 {
		compile(i)
	}
	before := heap()
	for i := range n {
		compile(i)
	}
	if grown := heap() - before; grown > 1<<20 {
		t.Errorf("%d programs left %d KB", n, grown>>10)
	}
	runtime.KeepAlive(e)
}

// Sixty-four goroutines, each with a permutation of the same questions: the same
// bits and texts as alone.
func TestManyCallersAgree(t *testing.T) {
	files := fstest.MapFS{"a.csv": {Data: []byte("1,2\n3,4\n5,6\n")}}
	e, err := interp.New(interp.Options{FS: files, Cache: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	const source = `chart c(x, y) where x > 0, y > 0
data A_nf = csv("a.csv")
param M = 2
metric G_ij = [[1 + y^2, x], [x, 3 + x^2]] on c
f = exp(-x/(pi*5)) + (x+y)^5/(x - y + M)
`
	questions := []string{
		"f", "d_i f", "(d_i d_j f) @ c(1.3, 0.7)", "levicivita(G)", "det(G)", "eig(G) @ c(1, 2)", "sum(A)", "A_nf A_nf",
		"(x + y)^3/(x - y)", "sin(x - 4) + sin(y - x) + atan(x - y)", "0.3 x", "1/3", "integrate(exp(-t^2), t: 0..1)", "f @ c(0.1, 0.2)", "expm(A_nf A_nm)",
	}
	compile := func() *interp.Program {
		p, err := e.Compile(context.Background(), "m.geo", source)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	answer := func(p *interp.Program, q string) string {
		v, err := p.Eval(context.Background(), q)
		if err != nil {
			return err.Error()
		}
		text := v.String()
		for _, x := range v.Float64s() {
			text += fmt.Sprintf(" %x", math.Float64bits(x))
		}
		return text
	}
	alone := map[string]string{}
	for _, q := range questions {
		alone[q] = answer(compile(), q)
	}
	delete(files, "a.csv") // what was compiled has read it
	files["a.csv"] = &fstest.MapFile{Data: []byte("1,2\n3,4\n5,6\n")}
	p := compile()
	files["a.csv"] = &fstest.MapFile{Data: []byte("7,7\n7,7\n")} // it is not read again
	rounds := 4
	if testing.Short() {
		rounds = 1
	}
	var wait sync.WaitGroup
	for g := range 64 {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for i := range rounds * len(questions) {
				q := questions[(i*(g%len(questions)+1)+g)%len(questions)]
				if got := answer(p, q); got != alone[q] {
					t.Errorf("%s: %s, alone %s", q, got, alone[q])
				}
			}
		}()
	}
	wait.Wait()
}
