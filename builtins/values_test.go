package builtins

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// unit is one for all that a world is asked: its values are compared, and not
// what they are written as.
func (w *world) unit() *graph.Formulas {
	if w.f == nil {
		w.f = w.g.Formulas()
	}
	return w.f
}

// at evaluates an object's components at a point of the world's charts by the
// scalar graph alone.
func (w *world) at(t *testing.T, o *value.Object, coords map[*index.Chart][]float64) []float64 {
	t.Helper()
	return w.node(t, o.Node, coords)
}

func (w *world) node(t *testing.T, n *graph.Node, coords map[*index.Chart][]float64) []float64 {
	t.Helper()
	f := w.unit()
	es, err := f.Components(n)
	if err != nil {
		t.Fatal(err)
	}
	vals := map[scalar.Var]float64{}
	for c, x := range coords {
		for i, v := range x {
			vals[f.CoordVar(c, i)] = v
		}
	}
	out := make([]float64, len(es))
	for i, e := range es {
		out[i] = scalar.Eval(e, func(v scalar.Var) float64 { return vals[v] })
	}
	return out
}

func near(t *testing.T, what string, got, want []float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %v, want %v", what, got, want)
	}
	for i := range want {
		if !(math.Abs(got[i]-want[i]) <= 1e-10*math.Max(1, math.Abs(want[i]))) {
			t.Fatalf("%s: %v, want %v", what, got, want)
		}
	}
}

func (w *world) array(name string, shape []int, data ...float64) {
	axes := make([]index.Axis, len(shape))
	for i, n := range shape {
		axes[i] = index.PlainAxis(n)
	}
	w.names[name] = &value.Object{Node: w.g.Array(data, axes), Name: name}
}

// slots gives an array of the world slots over a chart.
func (w *world) slots(name, array string, axes ...index.Axis) {
	n := w.names[array].(*value.Object).Node
	w.names[name] = &value.Object{Node: w.g.Input(w.g.Cast(n, axes), graph.InputInfo{Name: name}, nil, axes[0].Chart), Name: name}
}

func (w *world) object(t *testing.T, text string) *value.Object {
	t.Helper()
	v, err := w.call(t, text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return v.(*value.Object)
}

func TestLinearValues(t *testing.T) {
	w := newWorld()
	w.array("M", []int{2, 2}, 2, 1, 0, 3)
	w.array("rhs", []int{2}, 5, 6)
	for text, want := range map[string][]float64{
		"det(M)":                       {6},
		"trace(M)":                     {5},
		"logdet(M)":                    {math.Log(6)},
		"charpoly(M)":                  {1, -5, 6},
		"inv(M)":                       {0.5, -1.0 / 6, 0, 1.0 / 3},
		"solve(M, rhs)":                {1.5, 2},
		"components(M)":                {2, 1, 0, 3},
		"sum(M)":                       {2, 4},
		"diag(rhs)":                    {5, 0, 0, 6},
		"diag(three, half)":            {3, 0, 0, 0.5},
		"dim(rhs)":                     {2},
		"dim(theta)":                   {2},
		"dim(H)":                       {2},
		"zeros(three)":                 {0, 0, 0},
		"ones(three)":                  {1, 1, 1},
		"eye(three)":                   {1, 0, 0, 0, 1, 0, 0, 0, 1},
		"onehot(b, three)":             {1, 0, 0, 0, 1, 0},
		"linspace(half, three, three)": {0.5, 1.75, 3},
		"linspace(half, three, one)":   {0.5},
		"linspace(half, L, three)":     {0.5, 1.25, 2},
		"exp(b)":                       {math.E, math.E * math.E},
		"max(b, half, one)":            {1, 2},
		"min(b, half)":                 {0.5, 0.5},
		"sum(unit)":                    {1},
	} {
		w.names["one"] = &value.Object{Node: w.g.Number(w.g.Pool.Int(1))}
		near(t, text, w.at(t, w.object(t, text), map[*index.Chart][]float64{w.theta: {1, 1}}), want)
	}
}

// charpoly(E) at x is det(x - E), for random E of every size up to 6.
func TestCharpolyIsCharacteristic(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for n := 1; n <= 6; n++ {
		w := newWorld()
		data, shifted := make([]float64, n*n), make([]float64, n*n)
		x := rnd.NormFloat64()
		for i := range data {
			data[i] = rnd.NormFloat64()
			shifted[i] = -data[i]
			if i%(n+1) == 0 {
				shifted[i] += x
			}
		}
		w.array("M", []int{n, n}, data...)
		w.array("S", []int{n, n}, shifted...)
		value := 0.0
		for _, c := range w.at(t, w.object(t, "charpoly(M)"), nil) {
			value = value*x + c
		}
		near(t, "charpoly", []float64{value}, w.at(t, w.object(t, "det(S)"), nil))
	}
}

// The inverse's slots are dual to those they pair with; a mixed one has its
// upper slot first, however the argument is written.
func TestInverseSlots(t *testing.T) {
	w := newWorld()
	w.array("M", []int{2, 2}, 2, 1, 5, 3) // inverse 3 -1 -5 2
	up, down := index.UpOver(w.theta), index.DownOver(w.theta)
	upsi := index.UpOver(w.psi)
	for _, c := range []struct {
		in, out []index.Axis
		want    []float64
	}{
		{[]index.Axis{down, down}, []index.Axis{up, up}, []float64{3, -1, -5, 2}},
		{[]index.Axis{up, up}, []index.Axis{down, down}, []float64{3, -1, -5, 2}},
		{[]index.Axis{up, down}, []index.Axis{up, down}, []float64{3, -1, -5, 2}},
		{[]index.Axis{upsi, down}, []index.Axis{up, upsi.Dual()}, []float64{3, -1, -5, 2}},
		{[]index.Axis{down, upsi}, []index.Axis{up, upsi.Dual()}, []float64{3, -5, -1, 2}},
	} {
		w.slots("X", "M", c.in...)
		o := w.object(t, "inv(X)")
		if !sameAxes(o.Node.Axes(), c.out) {
			t.Errorf("inv of %v has %v, want %v", c.in, o.Node.Axes(), c.out)
		}
		near(t, "inv", w.at(t, o, nil), c.want)
	}
}

func TestRaiseAndLower(t *testing.T) {
	w := newWorld()
	w.array("M", []int{2, 2}, 1, 2, 3, 4)
	w.array("D", []int{2, 2}, 2, 1, 1, 3) // inverse [3 -1; -1 2]/5
	up, down := index.UpOver(w.theta), index.DownOver(w.theta)
	w.slots("T", "M", down, down)
	w.slots("g", "D", down, down)
	o := w.object(t, "raise(T, g)")
	if !sameAxes(o.Node.Axes(), []index.Axis{up, down}) || !linear(o) {
		t.Errorf("raise(T, g) is %v", o.Node.Axes())
	}
	near(t, "raise", w.at(t, o, nil), []float64{0, 0.4, 1, 1.2})
	w.names["R"] = o
	near(t, "lower", w.at(t, w.object(t, "lower(R, g)"), nil), []float64{1, 2, 3, 4})
	// The second slot is raised by raising the transpose: raise turns the first
	// lower one only.
	w.names["R2"] = w.object(t, "raise(R, g)")
	if a := w.names["R2"].(*value.Object).Node.Axes(); !sameAxes(a, []index.Axis{up, up}) {
		t.Errorf("raised twice: %v", a)
	}
	near(t, "trace", w.at(t, w.object(t, "trace(R)"), nil), []float64{1.2})
}

func TestPushMovesByLaw(t *testing.T) {
	w := newWorld() // phi: r = 2 x, t = x + y, so J = [2 0; 1 1], K = [1/2 0; -1/2 1]
	w.array("a", []int{2}, 3, 5)
	w.array("M", []int{2, 2}, 1, 2, 3, 4)
	up, down := index.UpOver(w.theta), index.DownOver(w.theta)
	w.slots("u", "a", up)
	w.slots("m", "a", down)
	w.slots("T", "M", down, down)
	at := map[*index.Chart][]float64{w.psi: {2, 3}, w.theta: {1, 2}}
	check := func(text string, want ...float64) {
		t.Helper()
		near(t, text, w.canonical(t, w.object(t, text), at), want)
	}
	check("push(u, phi)", 6, 8)
	check("push(m, phi)", -1, 5)
	check("push(T, phi)", (1-2-3+4)/4.0, (2-4)/2.0, (3-4)/2.0, 4)
	check("push(L, phi)", 3) // x^2 + y at x = 1, y = 2
	w.names["T~"] = w.object(t, "push(T, phi)")
	check("pull(T~, phi)", 1, 2, 3, 4)
	if o := w.object(t, "push(T, phi)"); !sameAxes(o.Node.Axes(), []index.Axis{index.DownOver(w.psi), index.DownOver(w.psi)}) {
		t.Errorf("push(T, phi) has slots %v", o.Node.Axes())
	}
	check("push(three, phi)", 3)
	// Along emb, Z = x^2 + y, only vectors at a point go forward.
	p := w.names["p"].(*value.Point).P
	v := &value.Object{Node: w.g.At(w.names["u"].(*value.Object).Node, p), Base: []*graph.Point{p}, Value: true, Name: "vp"}
	w.names["vp"] = v
	o := w.object(t, "push(vp, emb)")
	if o.Base[0].Chart != w.space || o.Base[0].Pre[0].At != p {
		t.Errorf("the pushed vector is based at %+v", o.Base[0])
	}
}

// canonical evaluates what may hold inverse coordinates, in source coordinates.
func (w *world) canonical(t *testing.T, o *value.Object, at map[*index.Chart][]float64) []float64 {
	t.Helper()
	f := w.unit()
	es, err := f.Components(o.Node)
	if err != nil {
		t.Fatal(err)
	}
	vals := map[scalar.Var]float64{}
	for c, x := range at {
		for i, v := range x {
			vals[f.CoordVar(c, i)] = v
		}
	}
	out := make([]float64, len(es))
	for i, e := range f.Canonical(es) {
		out[i] = scalar.Eval(e, func(v scalar.Var) float64 { return vals[v] })
	}
	return out
}

// The normal is X_u x X_v normalised: up for graphs, inward on a sphere in the
// order of longitude and latitude's complement.
func TestNormal(t *testing.T) {
	w := newWorld()
	w.array("I3", []int{3, 3}, 1, 0, 0, 0, 1, 0, 0, 0, 1)
	down := index.DownOver(w.space)
	w.slots("e3", "I3", down, down)
	o := w.object(t, "normal(emb, e3)") // Z = x^2 + y: n ∝ (-2x, -1, 1)
	if o.ViaOf(0) != w.emb || !sameAxes(o.Node.Axes(), []index.Axis{down}) {
		t.Errorf("normal has slot %v along %v", o.Node.Axes(), o.Via)
	}
	s := math.Sqrt(4*9 + 1 + 1)
	near(t, "normal", w.at(t, o, map[*index.Chart][]float64{w.theta: {3, 7}}), []float64{-6 / s, -1 / s, 1 / s})

	line := index.NewChart(7, "line", []index.Block{{Name: "s"}})
	s0 := w.g.Coord(line, 0)
	w.names["curve"] = &value.Map{M: &graph.Map{ID: 9, Name: "curve", From: line, To: w.theta, Forward: []*graph.Node{s0, w.g.Mul(s0, s0)}}}
	w.array("M", []int{2, 2}, 4, 0, 0, 1)
	w.slots("g", "M", index.DownOver(w.theta), index.DownOver(w.theta))
	// The graph of s^2 in the metric 4 dx^2 + dy^2: N = (-2s, 1), of square length s^2 + 1.
	o = w.object(t, "normal(curve, g)")
	near(t, "normal", w.at(t, o, map[*index.Chart][]float64{line: {1.5}}), []float64{-3 / math.Sqrt(9.0/4+1), 1 / math.Sqrt(9.0/4+1)})
}

func TestEps(t *testing.T) {
	w := newWorld()
	g := w.g
	r := g.Coord(w.psi, 0)
	down := index.DownOver(w.psi)
	polar := g.Stack([]index.Axis{down, down}, []*graph.Node{g.Int(1), g.Zero(nil), g.Zero(nil), g.Mul(r, r)})
	w.names["polar"] = &value.Object{Node: polar, Metric: true}
	o := w.object(t, "eps(polar)")
	near(t, "eps", w.at(t, o, map[*index.Chart][]float64{w.psi: {3, 1}}), []float64{0, 3, -3, 0})
	if s := leviCivita(w.g, 3); s[1*3+2] != 1 || s[2*9+1*3] != -1 || s[0] != 0 {
		t.Errorf("the symbol of three indices: %v", s)
	}
}

// runner answers what a native asks of the machine by the scalar graph.
type runner struct {
	t *testing.T
	w *world
}

func (r runner) Context() context.Context { return context.Background() }

func (r runner) Eval(n *graph.Node) ([]float64, error) { return r.w.node(r.t, n, nil), nil }

type runnerField func(x []float64, out ...[]float64) error

func (f runnerField) At(x []float64, out ...[]float64) error { return f(x, out...) }

func (r runner) Field(c *index.Chart, ns ...*graph.Node) (graph.Field, error) {
	return runnerField(func(x []float64, out ...[]float64) error {
		for k, n := range ns {
			copy(out[k], r.w.node(r.t, n, map[*index.Chart][]float64{c: x}))
		}
		return nil
	}), nil
}

func (r runner) Function(ps []*graph.Param, ns ...*graph.Node) (graph.Field, error) {
	return runnerField(func(x []float64, out ...[]float64) error {
		for k, n := range ns {
			f := r.w.unit()
			es, err := f.Components(n)
			if err != nil {
				return err
			}
			for i, e := range es {
				out[k][i] = scalar.Eval(e, func(v scalar.Var) float64 {
					for i := range x {
						if f.ParamVar(ps[0], i) == v {
							return x[i]
						}
					}
					return math.NaN()
				})
			}
		}
		return nil
	}), nil
}

func (r runner) Product(f *graph.Node, c *index.Chart) (func(x, v, hv []float64) error, error) {
	h := r.w.g.Partial(r.w.g.Partial(f, c), c)
	return func(x, v, hv []float64) error {
		m := r.w.node(r.t, h, map[*index.Chart][]float64{c: x})
		for i := range hv {
			hv[i] = dot(m[i*len(v):(i+1)*len(v)], v)
		}
		return nil
	}, nil
}

func (r runner) Warn(*diag.Diagnostic) {}

func (r runner) Inside(*index.Chart) func([]float64) (bool, error) {
	return func([]float64) (bool, error) { return true, nil }
}

type runnerSampler func(n int, x [][]float64, out ...[][]float64) error

func (f runnerSampler) Run(n int, x [][]float64, out ...[][]float64) error { return f(n, x, out...) }

func (r runner) Sampler(c *index.Chart, ns ...*graph.Node) (graph.Sampler, error) {
	return runnerSampler(func(n int, x [][]float64, out ...[][]float64) error {
		for i := 0; i < n; i++ {
			p := make([]float64, len(x))
			for k := range x {
				p[k] = x[k][min(i, len(x[k])-1)]
			}
			for k, node := range ns {
				for j, v := range r.w.node(r.t, node, map[*index.Chart][]float64{c: p}) {
					out[k][j][i] = v
				}
			}
		}
		return nil
	}), nil
}

// run evaluates a native with closed arguments.
func (w *world) run(t *testing.T, n *graph.Node) []float64 {
	t.Helper()
	for n.Op() != graph.OpNative {
		if len(n.Args()) == 0 {
			t.Fatalf("no native in %v", n.Op())
		}
		n = n.Args()[0]
	}
	var args [][]float64
	for _, a := range n.Args() {
		args = append(args, w.node(t, a, nil))
	}
	out, err := n.Native().Run(runner{t, w}, n.Native(), args)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestNatives(t *testing.T) {
	w := newWorld()
	w.array("turn", []int{2, 2}, 0, -1, 1, 0)
	w.array("flatM", []int{3, 2}, 1, 2, 2, 4, 0, 0)
	w.array("two", []int{2, 2}, 3, 0, 0, 0.5)
	near(t, "ceig", w.run(t, w.object(t, "ceig(turn)").Node), []float64{0, -1, 0, 1})
	near(t, "rank", w.run(t, w.object(t, "rank(flatM)").Node), []float64{1})
	near(t, "cond", w.run(t, w.object(t, "cond(two)").Node), []float64{6})
}

func TestMinimise(t *testing.T) {
	w := newWorld()
	g, p := w.g, w.g.Pool
	x, y := g.Coord(w.theta, 0), g.Coord(w.theta, 1)
	// Rosenbrock's valley.
	a, b := p.Arg(0), p.Arg(1)
	f := p.Add(p.PowInt(p.Sub(a, p.Int(1)), 2), p.Mul(p.Int(100), p.PowInt(p.Sub(b, p.PowInt(a, 2)), 2)))
	w.names["f"] = &value.Object{Node: g.Map(f, x, y), Name: "f"}
	v, err := w.call(t, "minimise(f, from: p)")
	if err != nil {
		t.Fatal(err)
	}
	near(t, "minimum", w.run(t, v.(*value.Point).P.Coords[0]), []float64{1, 1})
}

func TestIntegrate(t *testing.T) {
	w := newWorld()
	g, p := w.g, w.g.Pool
	th := g.Coord(w.psi, 0)
	sin := op.Named("sin")
	down := index.DownOver(w.psi)
	sphere := g.Stack([]index.Axis{down, down}, []*graph.Node{g.Int(1), g.Zero(nil), g.Zero(nil), g.Map(p.PowInt(p.Call(sin, p.Arg(0)), 2), th)})
	w.names["g"] = &value.Object{Node: sphere, Metric: true}
	w.names["round"] = &value.Range{Lo: w.names["half"].(*value.Object), Hi: w.names["three"].(*value.Object)}
	got := w.run(t, w.object(t, "integrate(three, g, r: round, t: unit)").Node)
	near(t, "integral", got, []float64{3 * (math.Cos(0.5) - math.Cos(3))})
}

// The quadrature's moments are those of the spectrum: all weights sum to 1,
// and with as many steps as dimensions the nodes are the eigenvalues.
func TestSpectrum(t *testing.T) {
	w := newWorld()
	w.array("M", []int{2, 2}, 4, 1, 1, 3)
	w.array("D", []int{2, 2}, 2, 0, 0, 1)
	w.array("N", []int{2, 2}, 2, 0.5, 0.5, 1)
	down := index.DownOver(w.theta)
	w.slots("h", "M", down, down)
	for _, metric := range []string{"D", "N"} {
		w.slots("g", metric, down, down)
		out := w.run(t, w.object(t, "spectrum(h, g, probes: three)").Node)
		gm := w.names[metric].(*value.Object)
		m := w.node(t, gm.Node, nil)
		det := m[0]*m[3] - m[1]*m[2]
		tr := (m[3]*4 - m[1] - m[2] + m[0]*3) / det
		prod := 11 / det
		sum, mean := 0.0, 0.0
		for k := 0; k < len(out); k += 2 {
			x := out[k]
			near(t, "eigenvalue", []float64{x*x - tr*x + prod}, []float64{0})
			sum += out[k+1]
			mean += out[k+1] * x
		}
		near(t, "weights", []float64{sum}, []float64{1})
		if mean < 1 || mean > 5 {
			t.Errorf("mean eigenvalue %v", mean)
		}
	}
}
