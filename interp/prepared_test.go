package interp_test

// Prepared expressions give what Eval gives, at any point, or its error.

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"gonum.org/v1/gonum/mat"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

const preparedSource = `chart psi(r, t) where r > 0, t <= 3
chart tri(x, y) where x < y, x^2 + y^2 < 4
chart w(W[3, 2], b[3])
chart line(s)
chart other(u, s)
metric L_ij = [[1]] on line
param M = 1.5
param v_n = [1, 2, 3]
metric G_ij = [[1, 0], [0, r^2]] on psi
f = M r^2 sin(t)
g = log(y - x) on tri
h = sum_n tanh(W_nk W_nk + b_n) v_n
tensor X_i = sqrt(r) (d_i f)
`

// Each expression at random points, by Prepared, by Prepared.Points and by Eval with
// the numbers written out: the same to rounding, or an error with the same code.
func TestPreparedIsEval(t *testing.T) {
	ctx := context.Background()
	e := engine(t, interp.Options{})
	p, err := e.Compile(ctx, "p.geo", preparedSource)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for _, c := range []struct {
		expr  string
		args  []string
		chart string // of the point in Eval's text
		fast  bool
	}{
		{"f", []string{"r", "t"}, "psi", true},
		{"f", []string{"t", "r"}, "psi", true},
		{"f", []string{"psi.r", "t", "M"}, "psi", true},
		{"d_i f", []string{"r", "t", "M"}, "psi", true},
		{"levicivita(G)", []string{"r", "t"}, "psi", true},
		{"eig(hessian(f, levicivita(G)), G)", []string{"r", "t"}, "psi", false},
		{"G^ij d_i f d_j f", []string{"r", "t"}, "psi", true},
		{"1/(r - 1)", []string{"r", "t"}, "psi", true},
		{"X", []string{"r", "t"}, "psi", true},
		{"g", []string{"x", "y"}, "tri", true},
		{"d_i d_j g", []string{"x", "y"}, "tri", true},
		{"h", []string{"W", "b"}, "w", true},
		{"h", []string{"W", "b", "v"}, "w", true},
		{"d_i h", []string{"W", "b", "v"}, "w", true},
		{"M v_n v_m", []string{"M", "v"}, "", true},
		{"sum_n exp(M v_n)", []string{"v", "M"}, "", true},
		{"integrate(exp(-M*line.s^2), L, s: 0..1)", []string{"M"}, "", false},
		{"[M, 1/M]", []string{"M"}, "", true},
		{"[[M, 0, 2.5], [M, 1/M, 0]]", []string{"M"}, "", true}, // numbers among components, one of them twice
		{"[0, 1, 2.5]", nil, "", true},                          // nothing but numbers
		{"0*(d_i f)", []string{"r", "t"}, "psi", true},
	} {
		name := c.expr + strings.Join(c.args, " ")
		q, err := p.Prepare(ctx, c.expr, c.args...)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if q.Compiled() != c.fast {
			t.Errorf("%s: compiled: %v", name, q.Compiled())
		}
		const n = 24
		args := make([]float64, n*q.Inputs())
		for i := range args {
			args[i] = math.Round(rng.NormFloat64()*64) / 32 // written exactly
		}
		dst := make([]float64, q.Len())
		all := make([]float64, n*q.Len())
		failed := q.Points(ctx, all, args)
		for i := range n {
			in := args[i*q.Inputs() : (i+1)*q.Inputs()]
			err := q.Into(ctx, dst, in)
			want, wrong := evaluated(p, c.expr, c.args, q.Sizes(), c.chart, in)
			if code(err) != code(wrong) {
				t.Errorf("%s at %v: %v, Eval says %v", name, in, err, wrong)
				continue
			}
			if wrong != nil {
				if failed == nil {
					t.Errorf("%s: no error of many points, but at %v: %v", name, in, wrong)
				}
				continue
			}
			for k, x := range want.Float64s() {
				if math.Abs(dst[k]-x) > 1e-9*(1+math.Abs(x)) {
					t.Errorf("%s at %v: component %d is %v, of Eval %v", name, in, k+1, dst[k], x)
				}
			}
			if failed == nil && !slices.Equal(dst, all[i*q.Len():(i+1)*q.Len()]) {
				for k, x := range all[i*q.Len() : (i+1)*q.Len()] {
					if math.Abs(dst[k]-x) > 1e-12*(1+math.Abs(x)) {
						t.Errorf("%s at %v: %v alone, %v among many", name, in, dst[k], x)
					}
				}
			}
		}
	}
}

// evaluated is Eval of the expression with its inputs written out: coordinates as a
// point, params as such.
func evaluated(p *interp.Program, expr string, names []string, sizes []int, chart string, in []float64) (interp.Value, error) {
	params := map[string]any{}
	values := map[string]string{}
	for k, name := range names {
		xs := in[:sizes[k]]
		in = in[sizes[k]:]
		short := strings.TrimPrefix(name, chart+".")
		switch {
		case name == "v":
			params[name] = slices.Clone(xs)
		case name == "M":
			params[name] = xs[0]
		case name == "W":
			values[name] = fmt.Sprintf("[[%v, %v], [%v, %v], [%v, %v]]", xs[0], xs[1], xs[2], xs[3], xs[4], xs[5])
		case len(xs) > 1:
			values[short] = strings.ReplaceAll(fmt.Sprint(xs), " ", ", ")
		default:
			values[short] = fmt.Sprint(xs[0])
		}
	}
	order := map[string][]string{"psi": {"r", "t"}, "tri": {"x", "y"}, "w": {"W", "b"}}[chart]
	if chart != "" {
		var coords []string
		for _, c := range order {
			coords = append(coords, values[c])
		}
		expr = "(" + expr + ") @ " + chart + "(" + strings.Join(coords, ", ") + ")"
	}
	return p.Eval(context.Background(), expr, params)
}

// What cannot be prepared, and calls that do not fit.
func TestPreparedRefuses(t *testing.T) {
	ctx := context.Background()
	p, err := engine(t, interp.Options{}).Compile(ctx, "p.geo", preparedSource)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		expr, code string
		args       []string
	}{
		{"f", "E0551", []string{"r"}},
		{"f", "E0551", []string{"r", "t", "r"}},
		{"f", "E0551", []string{"r", "t", "psi.r"}},
		{"f", "E0551", []string{"r", "t", "nothing"}},
		{"0*(d_i f)", "E0551", []string{"r"}},   // no point of psi without t
		{"M", "E0551", []string{"M", "s", "u"}}, // of line or of other?
		{"M", "", []string{"r", "t", "x", "y"}}, // points of two charts
		{"nothing", "E0201", nil},
		{"psi", "E0551", nil},
		{"M > 1", "E0551", []string{"M"}},
		{"v_n v_n v_n", "", nil},
	} {
		_, err := p.Prepare(ctx, c.expr, c.args...)
		if err == nil || c.code != "" && code(err) != c.code {
			t.Errorf("%s of %v: %v", c.expr, c.args, err)
		}
	}
	q, err := p.Prepare(ctx, "d_i f", "r", "t")
	if err != nil {
		t.Fatal(err)
	}
	out := make([]float64, 2)
	for _, err := range []error{
		q.Into(ctx, out, []float64{1}), q.Into(ctx, out[:1], []float64{1, 2}), q.Points(ctx, out, []float64{1, 2, 3}),
		q.Dense(ctx, mat.NewDense(1, 2, nil), []float64{1, 2}), q.Sym(ctx, mat.NewSymDense(2, nil), []float64{1, 2}), q.Vec(ctx, mat.NewVecDense(3, nil), []float64{1, 2}),
	} {
		if err == nil {
			t.Error("a call that does not fit passed")
		}
	}
	if err := q.Into(ctx, out, []float64{math.NaN(), 1}); err == nil {
		t.Error("a point without a number passed")
	}
	over, cancel := context.WithCancel(ctx)
	cancel()
	if err := q.Points(over, out, []float64{1, 2}); !errors.Is(err, context.Canceled) {
		t.Errorf("a context that is over: %v", err)
	}
	var d *diag.Diagnostic
	err = q.Points(ctx, make([]float64, 40), append(slices.Repeat([]float64{1, 1}, 18), -1, 1, 1, 1))
	if !errors.As(err, &d) || !slices.ContainsFunc(d.Notes, func(s string) bool { return strings.Contains(s, "point 19") }) {
		t.Errorf("the nineteenth point: %v", err)
	}
}

// Results in the memory of gonum's matrices, streams, many goroutines, and nothing
// allocated.
func TestPreparedMemory(t *testing.T) {
	ctx := context.Background()
	p, err := engine(t, interp.Options{}).Compile(ctx, "p.geo", preparedSource)
	if err != nil {
		t.Fatal(err)
	}
	q, err := p.Prepare(ctx, "G", "r", "t")
	if err != nil {
		t.Fatal(err)
	}
	m, s := mat.NewDense(2, 2, nil), mat.NewSymDense(2, nil)
	if err := errors.Join(q.Dense(ctx, m, []float64{3, 0}), q.Sym(ctx, s, []float64{3, 0})); err != nil || m.At(1, 1) != 9 || s.At(1, 1) != 9 {
		t.Errorf("%v, %v, %v", m.At(1, 1), s.At(1, 1), err)
	}
	d, err := p.Prepare(ctx, "d_i f", "r", "t")
	if err != nil {
		t.Fatal(err)
	}
	v := mat.NewVecDense(2, nil)
	if err := d.Vec(ctx, v, []float64{2, math.Pi / 2}); err != nil || v.AtVec(0) != 6 {
		t.Errorf("%v, %v", v.AtVec(0), err)
	}
	var got []float64
	for x, err := range d.Stream(ctx, slices.Values([][]float64{{1, 0}, {-1, 0}, {2, 0}})) {
		if err != nil {
			got = append(got, math.Inf(1))
			continue
		}
		got = append(got, x[1])
	}
	if !slices.Equal(got, []float64{1.5, math.Inf(1), 6}) {
		t.Errorf("a stream: %v", got)
	}
	out, in := make([]float64, 2), []float64{1.25, 0.5}
	if n := testing.AllocsPerRun(100, func() { _ = d.Into(ctx, out, in) }); n > 0 {
		t.Errorf("%v allocations a call", n)
	}
	want := slices.Clone(out)
	var wait sync.WaitGroup
	for range 64 {
		wait.Go(func() {
			mine := make([]float64, 2)
			for range 200 {
				if err := d.Into(ctx, mine, in); err != nil || !slices.Equal(mine, want) {
					t.Errorf("%v, %v", mine, err)
					return
				}
			}
		})
	}
	wait.Wait()
}

// What came out as a constant - a derivative that vanishes, a name that cancels - is refused outside the chart whose
// coordinates are given, as Eval refuses it there.
func TestPreparedConstantsStayInTheChart(t *testing.T) {
	ctx := context.Background()
	p, err := engine(t, interp.Options{}).Compile(ctx, "p.geo", preparedSource+"c = r - (2 + r)\nlinear = 3 x + y\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		expr          string
		args          []string
		inside, other []float64
		want          []float64
	}{
		{"c", []string{"r", "t"}, []float64{1, 0}, []float64{-1, 0}, []float64{-2}},
		{"c", []string{"t", "M", "r"}, []float64{0, 7, 1}, []float64{4, 7, 1}, []float64{-2}},
		{"(d_i c on psi)", []string{"r", "t"}, []float64{1, 0}, []float64{0, 0}, []float64{0, 0}},
		{"d_i linear", []string{"x", "y"}, []float64{0, 1}, []float64{1, 0}, []float64{3, 1}},
		{"d_i linear", []string{"x", "y"}, []float64{0, 1}, []float64{0, 3}, []float64{3, 1}},
	} {
		q, err := p.Prepare(ctx, c.expr, c.args...)
		if err != nil {
			t.Fatal(describe(err))
		}
		out := make([]float64, q.Len())
		if err := q.Into(ctx, out, c.inside); err != nil || !slices.Equal(out, c.want) {
			t.Errorf("%s by %v at %v: %v, %v", c.expr, c.args, c.inside, out, err)
		}
		if err := q.Into(ctx, out, c.other); code(err) != "E0452" {
			t.Errorf("%s by %v at %v: %v, %v", c.expr, c.args, c.other, out, err)
		}
		if err := q.Points(ctx, make([]float64, 2*len(out)), slices.Concat(c.inside, c.other)); code(err) != "E0452" {
			t.Errorf("%s by %v at two points: %v", c.expr, c.args, err)
		}
	}
}

// A component that is no number wherever it is asked for is refused as Eval refuses it, among others that are numbers too.
func TestPreparedConstantsAreNumbers(t *testing.T) {
	ctx := context.Background()
	p, err := engine(t, interp.Options{}).Compile(ctx, "p.geo", "chart c(x)\nf = gamma(7e3) on c\nh_k = [x, gamma(7e3)]\n")
	if err != nil {
		t.Fatal(describe(err))
	}
	for _, expr := range []string{"f", "h", "[f, 1]", "[1, x, f]"} {
		q, err := p.Prepare(ctx, expr, "x")
		if err != nil {
			t.Fatal(describe(err))
		}
		out := make([]float64, 16*q.Len())
		_, wrong := p.Eval(ctx, "(("+expr+") on c) @ c(2)")
		if err := q.Into(ctx, out[:q.Len()], []float64{2}); code(err) != "E0402" || code(wrong) != "E0402" {
			t.Errorf("%s: %v, %v; Eval says %v", expr, out[:q.Len()], err, wrong)
		}
		if err := q.Points(ctx, out, make([]float64, 16)); code(err) != "E0402" {
			t.Errorf("%s at many points: %v, %v", expr, out, err)
		}
	}
}
