package interp_test

// Program.Cost against what runs take: over the corpus of scripts, pages and tables of values.

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/gonum"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// costCase is a program of the corpus.
type costCase struct{ name, dir, text string }

// costCorpus are the scripts, the programs of tests, the tables of values, and the
// blocks of the pages.
func costCorpus(t testing.TB) []costCase {
	t.Helper()
	var out []costCase
	for _, pattern := range []string{
		"../scripts/*.geo", "../stdlib/testdata/*/*.geo", "../grammar/testdata/programs/*.geo", "../internal/check/testdata/holds/*.geo",
		"../cmd/geo/testdata/examples/*.geo", "render/testdata/*.geo", "../docs/*.md", "../docs/errors/*.md",
	} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(files), err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if filepath.Ext(file) == ".geo" {
				out = append(out, costCase{filepath.Base(file), filepath.Dir(file), string(text)})
				continue
			}
			for i, block := range geoBlock.FindAllStringSubmatch(string(text), -1) {
				out = append(out, costCase{fmt.Sprintf("%s block %d", filepath.Base(file), i+1), filepath.Dir(file), block[1]})
			}
		}
	}
	return out
}

var geoBlock = regexp.MustCompile("(?ms)^```geo[^\n]*\n(.*?)^```")

// costAndTaken is what a program's run was said to take, and took; false where it does not
// run. What was asked for its cost runs as one that was not.
func costAndTaken(t testing.TB, c costCase) (said interp.Cost, took *interp.Result, ok bool) {
	t.Helper()
	engine, err := interp.New(interp.Options{FS: os.DirFS(c.dir)})
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	var programs [2]*interp.Program
	for i := range programs {
		if programs[i], err = engine.Compile(ctx, c.name, c.text); err != nil {
			return said, nil, false
		}
	}
	said, failed := programs[0].Cost(ctx, interp.RunOptions{})
	var texts [2]strings.Builder
	for i, p := range programs {
		took, err = p.Run(ctx, interp.RunOptions{Sink: render.TextSink(&texts[i], render.TextOptions{})})
	}
	if texts[0].String() != texts[1].String() {
		t.Errorf("%s: after its cost it says\n%s\nand without\n%s", c.name, &texts[0], &texts[1])
	}
	if failed != nil && err == nil {
		t.Errorf("%s: its cost fails: %v", c.name, failed)
	}
	return said, took, !took.Rejected
}

// ratio is how many times what it took a run was said to take; one evaluation more or
// less counts as nothing.
func ratio(said, took int64, few float64) float64 {
	return (float64(said) + few) / (float64(took) + few)
}

// What Cost says is within a factor of two of what a run takes for nine programs of
// ten of the corpus, and for none below a quarter of it, in each of its units.
func TestCostOfTheCorpus(t *testing.T) {
	type row struct {
		name       string
		said, took int64
		ratio      float64
	}
	rows := map[string][]row{}
	for _, c := range costCorpus(t) {
		said, took, ok := costAndTaken(t, c)
		if !ok {
			continue
		}
		for _, u := range []struct {
			unit       string
			said, took int64
			few        float64
		}{{"operations", said.Operations, took.Operations, 1000}, {"steps", said.Steps, took.Steps, 100}, {"bytes", said.Bytes, took.Bytes, 64}} {
			rows[u.unit] = append(rows[u.unit], row{c.name, u.said, u.took, ratio(u.said, u.took, u.few)})
		}
	}
	for _, unit := range []string{"operations", "steps", "bytes"} {
		list := rows[unit]
		slices.SortFunc(list, func(a, b row) int { return strings.Compare(a.name, b.name) })
		near, worst := 0, slices.MinFunc(list, func(a, b row) int { return int(math.Copysign(1, a.ratio-b.ratio)) })
		for _, r := range list {
			if r.ratio <= 2 && r.ratio >= 0.5 {
				near++
			} else {
				t.Logf("%s: said %d %s, took %d (%.2f)", r.name, r.said, unit, r.took, r.ratio)
			}
			if r.ratio < 0.25 {
				t.Errorf("%s: said %d %s, took %d", r.name, r.said, unit, r.took)
			}
		}
		t.Logf("%s: %d of %d within a factor of two; least %.2f (%s)", unit, near, len(list), worst.ratio, worst.name)
		if near*10 < 9*len(list) {
			t.Errorf("%s: only %d of %d programs within a factor of two", unit, near, len(list))
		}
	}
}

// countedKernels are matrix kernels that count their calls.
type countedKernels struct {
	blas.Float64
	calls int
}

func (k *countedKernels) Dgemm(tA, tB blas.Transpose, m, n, l int, alpha float64, a []float64, lda int, b []float64, ldb int, beta float64, c []float64, ldc int) {
	k.calls++
	k.Float64.Dgemm(tA, tB, m, n, l, alpha, a, lda, b, ldb, beta, c, ldc)
}

// A cost computes no products, calls no function of the host that is not pure, tells
// the sink nothing, and is of the params that it is given.
func TestCostComputesNothing(t *testing.T) {
	kernels, called := &countedKernels{Float64: gonum.Implementation{}}, 0
	options := interp.Options{Kernels: kernels, Workers: 1, Host: []*interp.HostFunc{{Name: "f", Arity: 1, Eval: func(context.Context, []float64) (float64, error) {
		called++
		return 1, nil
	}}}}
	const text = `
param n = 1
A_ij = [[sin(i j) for j in 1..150] for i in 1..150]
B_ij = A_ik A_kj
print sum_i sum_j sin(B_ij)
for k in 1..1000 { print f(k), sin(k + n) }
`
	p, err := engine(t, options).Compile(t.Context(), "c.geo", text)
	if err != nil {
		t.Fatal(err)
	}
	cost, err := p.Cost(t.Context(), interp.RunOptions{Params: map[string]any{"n": 2}, Sink: interp.SinkFunc(func(e interp.Event) error {
		t.Errorf("the sink hears %T", e)
		return nil
	})})
	if err != nil {
		t.Fatal(err)
	}
	if cost.Bounded() || !strings.Contains(cost.Open[0].What, "host") {
		t.Errorf("the host's function is bounded: %v", cost.Open)
	}
	if line, loop := cost.Lines[len(cost.Lines)-1], int64(1000*2*1016); line.Line != 6 || line.Operations < loop/2 || line.Operations > 2*loop {
		t.Errorf("a loop of 1000 turns takes %d operations, not about %d", line.Operations, loop)
	}
	if _, err := p.Cost(t.Context(), interp.RunOptions{Params: map[string]any{"m": 2}}); err == nil {
		t.Error("a param that there is not")
	}
	if kernels.calls > 0 || called > 0 {
		t.Errorf("%d products were made, the host's function was called %d times", kernels.calls, called)
	}
	if _, err := p.Run(t.Context(), interp.RunOptions{}); err != nil || kernels.calls == 0 || called == 0 {
		t.Errorf("a run: %v, %d products, %d calls", err, kernels.calls, called)
	}
}

// What Cost says is what Limits.Operations bounds; where nothing is a guess, a limit of
// twice as much lets the program pass, and one of a quarter ends it.
func TestOperationsAreBounded(t *testing.T) {
	for name, text := range map[string]string{
		"a loop":            "for k in 1..200 { print sin(k) }\n",
		"a table":           "chart c(x)\nf = exp(sin(x))\ntable f @ c(s), d_i f @ c(s) for s in linspace(0, 1, 5000)\n",
		"a product":         "A_ij = [[sin(i j) for j in 1..100] for i in 1..100]\nprint sum_i (A_ij A_jk A_ki)\n",
		"an inverse":        "A_ij = [[1/(i + j) for j in 1..60] for i in 1..60]\nB_ij = A_ij + 9 eye(60)_ij\nC = inv(B)\nprint sum_i sum_j C_ij\n",
		"eigenvalues":       "A_ij = [[sin(i j) + sin(j i) for j in 1..60] for i in 1..60]\nprint eig(A)[1]\n",
		"a solver":          "chart c(x, y)\nf = (1 - x)^2 + 100 (y - x^2)^2\nprint minimise(f, from: c(-1.2, 1))\n",
		"an iteration":      "fn step(s) = [s[1] - 0.01*s[2], s[2] + 0.01*s[1]]/sqrt(1.0001)\nprint iterate(step, [1, 0], 100000)[100, 1]\n",
		"a long iteration":  "fn step(s) = sin(s) + 0.001*exp(-s)\nprint iterate(step, 1, 60000)[60000]\n",
		"samples of fields": "chart c(x, y)\nf = sum(sin([k x y for k in 1..30]))\nassert f ~= f + 1e-12 floor(x)\nprint f @ c(1, 2)\n",
	} {
		cost := func(most int64) (interp.Cost, *interp.Result, error) {
			options := interp.Options{Workers: 1}
			options.Limits.Operations = most
			p, err := engine(t, options).Compile(t.Context(), name, text)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			said, err := p.Cost(t.Context(), interp.RunOptions{})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			took, err := p.Run(t.Context(), interp.RunOptions{})
			return said, took, err
		}
		said, took, err := cost(0)
		if err != nil || !said.Bounded() || took.Operations == 0 {
			t.Errorf("%s: %v, %d operations, open: %v", name, err, took.Operations, said.Open)
			continue
		}
		if _, _, err := cost(2 * said.Operations); err != nil {
			t.Errorf("%s: within twice its cost: %v", name, err)
		}
		var d *diag.Diagnostic
		if _, _, err := cost(said.Operations / 4); !errors.As(err, &d) || d.Code != "E0410" || !strings.Contains(d.Message, "operations") {
			t.Errorf("%s: within a quarter of its cost: %v", name, err)
		}
	}
}

// A solver that does not end in its trial has no bound, and the cost of what cannot
// run is an error.
func TestCostsThatAreOpen(t *testing.T) {
	p, err := engine(t, interp.Options{}).Compile(t.Context(), "o.geo", `
chart w(a[60])
K_k = [k for k in 1..60]
L = (sum_k exp(sin(K_k a_k))) + (sum_k (a_k - 1)^4) + (sum_k a_k)^2
p = minimise(L, from: w([0 for k in 1..60]), tol: 1e-14)
print L @ p
`)
	if err != nil {
		t.Fatal(err)
	}
	cost, err := p.Cost(t.Context(), interp.RunOptions{})
	if err != nil || cost.Bounded() || len(cost.Open) != 1 || cost.Open[0].What != "minimise" || cost.Operations < 1e8 {
		t.Errorf("%d operations, open: %v; %v", cost.Operations, cost.Open, err)
	}
	q, err := engine(t, interp.Options{}).Compile(t.Context(), "q.geo", "param k\nprint eig([[k]])\n")
	if err != nil {
		t.Fatal(err)
	}
	var list diag.List
	if _, err := q.Cost(t.Context(), interp.RunOptions{}); !errors.As(err, &list) || list[0].Code != "E0412" {
		t.Errorf("a param without a value: %v", err)
	}
}

// Programs whose numbers are many: loops, tables, arrays, linear algebra, solvers, in
// conditions of which a run may leave parts out.
func TestCostOfManyNumbers(t *testing.T) {
	const field = "chart c(x, y)\nf = exp(sin(x y))/(1 + x^2)\n"
	const sphere = "chart S(th, ph) where 0 < th < pi\nmetric g_ij = diag(1, sin(th)^2) on S\nC = levicivita(g)\n"
	const matrix = "A_ij = [[sin(i j) + sin(2 i j) for j in 1..90] for i in 1..90]\nS_ij = A_ij + A_ji\nG_ij = A_ik A_jk + eye(90)_ij\n"
	// Where a bound is above what a run takes: it may leave parts of a condition out, and finds a
	// matrix symmetric that no rule says to be.
	above := map[string]bool{"one of several": true, "of what happens to be symmetric": true}
	for name, text := range map[string]string{
		"points in a loop":                field + "for k in 1..3000 { print d_i f @ c(k/100, 2) }\n",
		"loops in loops":                  "for i in 1..100 { for j in 1..50 { assert i j <= 5000 } }\n",
		"loops that differ":               field + "for k in 1..40 { for i in 1..k { print f @ c(k, i) } }\n",
		"a table":                         field + "table f @ c(s, 2), d_i d_j f @ c(s, 1) for s in linspace(0, 1, 5000)\n",
		"a table of vectors":              field + "table f @ c(v[1], v[2]) for v in [[1, 2], [2, 3], [4, 5]]\n",
		"a plot":                          field + "plot f @ c(s, u) for s in linspace(0, 1, 80), u in linspace(0, 1, 80)\n",
		"an inverse":                      matrix + "B = inv(G)\nprint sum_i sum_j B_ij\n",
		"a determinant":                   matrix + "print log(det(G/1000))\n",
		"an equation":                     matrix + "b_i = [sin(i) for i in 1..90]\nx = solve(G, b)\nprint sum_i x_i\n",
		"eigenvalues":                     matrix + "e = eig(G)\nprint e[1]\n",
		"of what happens to be symmetric": matrix + "e = eig(S)\nprint e[1]\n",
		"eigenvectors":                    matrix + "v = eigenvectors(G, eye(90))\nprint v[1, 1]\n",
		"an exponential":                  matrix + "E = expm(A/10)\nprint sum_i sum_j E_ij\n",
		"products":                        matrix + "P_ij = A_ik S_kl G_lj\nprint sum_i sum_j exp(P_ij/1e9)\n",
		"geodesics":                       sphere + "for k in 1..60 { p = S(1, k/10)\n v^i = [0, 1] on S @ p\n print geodesic(C, p, v, k/20) }\n",
		"a minimum":                       "chart c(x, y)\nf = (1 - x)^2 + 100 (y - x^2)^2\np = minimise(f, from: c(-1.2, 1))\nprint p, f @ p, d_i d_j f @ p\n",
		"an integral":                     sphere + "for k in 1..5 { print integrate(th^(k)*eps(g), th: 0..1, ph: 0..1) }\n",
		"one of several":                  field + "for k in 1..50 { assert (f @ c(k, 1) > 100) or (f @ c(1, k) < 100) or (sum([f @ c(k, s) for s in 1..40]) > 3) }\n",
		"fields at samples":               field + "h = x floor(y + 1/3)\nassert h ~= h + 1e-12*x\nassert abs(f) <= 3\n",
	} {
		said, took, ok := costAndTaken(t, costCase{name, ".", text})
		if !ok {
			t.Errorf("%s: does not run", name)
			continue
		}
		for _, u := range []struct {
			unit       string
			said, took int64
		}{{"operations", said.Operations, took.Operations}, {"steps", said.Steps, took.Steps}, {"bytes", said.Bytes, took.Bytes}} {
			if r := ratio(u.said, u.took, 1000); r < 0.5 || r > 2 && !above[name] {
				t.Errorf("%s: said %d %s, took %d", name, u.said, u.unit, u.took)
			}
		}
		t.Logf("%-20s %12d %12d  %9d %9d  %9d %9d %v", name, said.Operations, took.Operations, said.Steps, took.Steps, said.Bytes, took.Bytes, took.Errors)
	}
}

// What an expression will take is known before, within the same factor of what a run
// that prints it takes; one that is wrong has no cost.
func TestCostOfExpressions(t *testing.T) {
	const text = "A_ij = [[sin(i j) for j in 1..200] for i in 1..200]\nparam k = 2\nchart c(x)\nf = exp(k x)\n"
	p, err := engine(t, interp.Options{}).Compile(t.Context(), "e.geo", text)
	if err != nil {
		t.Fatal(err)
	}
	for _, expr := range []string{"k + 1", "f @ c(2)", "sum_i sum_j exp(A_ij)", "sum_i sum_j (A_im A_mj)^2", "det(A)", "A_ij A_ij > 3", "eig(A_ik A_jk)"} {
		printed, err := engine(t, interp.Options{}).Compile(t.Context(), "p.geo", text+"print "+expr+"\n")
		if err != nil {
			t.Fatal(err)
		}
		result, err := printed.Run(t.Context(), interp.RunOptions{})
		if err != nil {
			t.Fatal(err)
		}
		cost, err := p.CostOf(t.Context(), expr)
		if err != nil {
			t.Fatal(err)
		}
		if ratio := float64(cost.Operations) / float64(result.Operations); ratio < 0.5 || ratio > 2 || !cost.Bounded() {
			t.Errorf("%s: %d operations are said, %d are taken", expr, cost.Operations, result.Operations)
		}
		if len(cost.Lines) != 1 || cost.Lines[0].Text != expr || cost.Lines[0].Operations != cost.Operations {
			t.Errorf("%s: the lines are %+v", expr, cost.Lines)
		}
	}
	dear, err := p.CostOf(t.Context(), "k + 1", map[string]any{"k": 3})
	if cheap, _ := p.CostOf(t.Context(), "det(A)"); err != nil || dear.Operations >= cheap.Operations {
		t.Errorf("a sum takes %d operations; %v", dear.Operations, err)
	}
	var list diag.List
	if _, err := p.CostOf(t.Context(), "A_ij + nobody"); !errors.As(err, &list) {
		t.Errorf("the cost of what is rejected: %v", err)
	}
	var none *interp.Program
	if _, err := none.CostOf(t.Context(), "1"); err == nil {
		t.Error("no program has a cost")
	}
}
