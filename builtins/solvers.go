package builtins

// minimise(f, from: p) and integrate(f, G, u: a..b): a minimum of a function,
// an integral over a box.

import (
	"fmt"
	"math"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/numeric/solve"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// minimiseKey tells apart minimisations of one function from one point.
type minimiseKey struct {
	tol   float64
	steps int
}

// applyMinimise is a point whose coordinates a solver finds while running.
func applyMinimise(c *Call) (value.Value, error) {
	a := c.positional(0)
	f, err := c.scalar(a)
	if err != nil {
		return nil, err
	}
	from := c.positional(1)
	if named := c.option("from"); named != nil {
		if from != nil {
			return nil, diag.New(CodeArguments, named.Span, "the starting point is given twice")
		}
		from = named
	}
	if from == nil {
		return nil, diag.New(CodeArguments, c.Span, "minimise needs a point to start from").WithNote(c.Entry.Signature)
	}
	start, err := c.pointArg(from)
	if err != nil {
		return nil, err
	}
	chart := start.Chart
	if !f.Node.DependsOn(chart) || len(f.Node.Charts()) > 1 {
		d := diag.New(CodeMapChart, a.Span, fmt.Sprintf("%s is no field over %s, where the search starts", a.text(), chart.Name)).
			WithPlace(from.Span, "a point of "+chart.Name)
		if f.Value {
			d.WithNote("it is a number already: `@` took it at a point")
		}
		return nil, d
	}
	key := minimiseKey{}
	if key.tol, err = c.positive("tol"); err != nil {
		return nil, err
	}
	if key.steps, err = c.wholeOption("steps", 1); err != nil {
		return nil, err
	}
	op := &graph.NativeOp{
		Name:   "minimise",
		Axes:   []index.Axis{index.PlainAxis(chart.Dim)},
		Key:    key,
		Fields: []*graph.Node{f.Node, c.G.Partial(f.Node, chart)},
		Chart:  chart,
		Run:    runMinimise,
		Span:   c.Span,
	}
	found := c.G.Native(op, c.G.CoordsOf(start)...)
	coords := make([]*graph.Node, len(chart.Blocks))
	for b := range chart.Blocks {
		coords[b] = c.block(found, chart, b)
	}
	return &value.Point{P: c.G.PointOf(chart, coords...)}, nil
}

// block is one block of a chart's coordinates, laid flat in x.
func (c *Call) block(x *graph.Node, chart *index.Chart, b int) *graph.Node {
	blk := chart.Blocks[b]
	switch len(blk.Dims) {
	case 0:
		return c.G.Component(x, []int{blk.Offset})
	case 1:
		c.G.Room(blk.Size)
		idx := make([]int, blk.Size)
		for i := range idx {
			idx[i] = blk.Offset + i
		}
		return c.G.Gather(x, 0, idx)
	}
	return c.G.BlockOf(c.G.Cast(x, []index.Axis{index.UpOver(chart)}), 0, b)
}

func runMinimise(rt graph.Runtime, op *graph.NativeOp, args [][]float64) ([]float64, error) {
	x0 := flat(args)
	field, err := rt.Field(op.Chart, op.Fields...)
	if err != nil {
		return nil, err
	}
	value, err := rt.Field(op.Chart, op.Fields[0])
	if err != nil {
		return nil, err
	}
	product, err := rt.Product(op.Fields[0], op.Chart)
	if err != nil {
		return nil, err
	}
	inside := rt.Inside(op.Chart)
	// within is f(x), and infinite outside the chart.
	within := func(x []float64, f graph.Field, out ...[]float64) (float64, error) {
		if in, err := inside(x); err != nil || !in {
			return math.Inf(1), err
		}
		err := f.At(x, out...)
		return out[0][0], err
	}
	var v [1]float64
	key := op.Key.(minimiseKey)
	m, err := solve.Minimise(rt.Context(), solve.Objective{
		N:        len(x0),
		Value:    func(x []float64) (float64, error) { return within(x, value, v[:]) },
		Gradient: func(x, g []float64) (float64, error) { return within(x, field, v[:], g) },
		Product:  product,
	}, x0, solve.MinimiseOptions{Tol: key.tol, Iterations: key.steps})
	if err == nil && m.Flat > 0 {
		rt.Warn(degenerate(op, m))
	}
	return m.X, err
}

// degenerate says that a minimum is one only as far as values beside it show.
func degenerate(op *graph.NativeOp, m solve.Minimum) *diag.Diagnostic {
	what := "along one direction"
	if m.Flat > 1 {
		what = fmt.Sprintf("along %d directions", m.Flat)
	}
	d := diag.New(CodeDegenerate, op.Span, "a degenerate minimum: the Hessian vanishes there "+what+", and only values nearby say that it is no saddle")
	if m.Place > 0 {
		d.WithNote("along them its place is known to about " + number.Format(m.Place, 1))
	}
	return d
}

// flat lays arguments one after another.
func flat(args [][]float64) []float64 {
	var out []float64
	for _, a := range args {
		out = append(out, a...)
	}
	return out
}

// positive is an option that is a number above zero, known before running;
// absent: zero.
func (c *Call) positive(name string) (float64, error) {
	a := c.option(name)
	if a == nil {
		return 0, nil
	}
	o, err := c.scalar(a)
	if err != nil {
		return 0, err
	}
	v, ok := value.ConstantOf(o.Node)
	if !ok || v <= 0 {
		return 0, diag.New(CodeArgument, a.Span, fmt.Sprintf("%s is a positive number that is known before running", name))
	}
	return v, nil
}

// integrateKey tells apart integrals of one field; kinds are those of the inner
// arguments behind it.
type integrateKey struct {
	tol   float64
	kinds string
}

// applyIntegrate integrates a scalar against a metric's volume over a box of
// coordinates. A chart's coordinate called tol could not be bounded: the option
// wins.
func applyIntegrate(c *Call) (value.Value, error) {
	if c.topForm() {
		return c.integrateForm()
	}
	a := c.positional(0)
	f, err := c.scalar(a)
	if err != nil {
		return nil, err
	}
	ga := c.positional(1)
	if ga == nil {
		return nil, c.needsVolume(f)
	}
	g, err := c.metric(ga, nil)
	if err != nil {
		return nil, err
	}
	chart := g.Node.Axes()[0].Chart
	for _, other := range f.Node.Charts() {
		if other != chart {
			return nil, diag.New(CodeMapChart, a.Span, fmt.Sprintf("%s is over %s, the metric %s over %s", a.text(), other.Name, ga.text(), chart.Name))
		}
	}
	if g.Value {
		return nil, diag.New(CodeArgument, ga.Span, fmt.Sprintf("%s is a value at one point; integrate needs the metric as a field", ga.text()))
	}
	bounds, err := c.intervals(chart)
	if err != nil {
		return nil, err
	}
	return c.quadrature(c.G.Mul(f.Node, c.sqrtAbs(c.G.Det(g.Node))), chart, bounds, f, g)
}

func (c *Call) needsVolume(f *value.Object) error {
	d := diag.New(CodeNeedsMetric, c.Span, "an integral needs a volume: say with which metric").WithNote(c.Entry.Signature)
	cs := f.Node.Charts()
	if len(cs) != 1 {
		return d
	}
	c.fixWithMetric(d, cs[0], func(g string) string {
		args := []string{c.positional(0).code(), g}
		for i := range c.Args {
			if c.Args[i].Name != "" {
				args = append(args, strings.TrimSpace(c.Args[i].Span.Text()))
			}
		}
		return fmt.Sprintf("integrate(%s)", strings.Join(args, ", "))
	}, "")
	return d
}

// infiniteEnd is the sign of an end that is inf or -inf, else 0.
func infiniteEnd(o *value.Object) int {
	x, ok := o.Node.Number()
	if !ok {
		return 0
	}
	return x.Infinite()
}

// intervals are the bounds of every coordinate, lower and upper by turns, in
// the chart's order.
func (c *Call) intervals(chart *index.Chart) ([]*graph.Node, error) {
	for i := range c.Args {
		if a := &c.Args[i]; a.Name != "" && a.Name != "tol" && chart.BlockIndex(a.Name) < 0 {
			d := diag.New(CodeInterval, a.Span, fmt.Sprintf("%s is no coordinate of %s", a.Name, chart.Name))
			var names []string
			for _, b := range chart.Blocks {
				names = append(names, b.Name)
			}
			if near := diag.Nearest(a.Name, names); near != "" {
				d.WithFix(a.Span, near+": "+valueText(a))
			}
			return nil, d
		}
	}
	var out []*graph.Node
	var missing []string
	for _, b := range chart.Blocks {
		if len(b.Dims) > 0 {
			return nil, diag.New(CodeInterval, c.Span, fmt.Sprintf("%s goes over single coordinates; %s of %s is a block of %d", c.Entry.Name, b.Name, chart.Name, b.Size))
		}
		a := c.option(b.Name)
		if a == nil {
			missing = append(missing, b.Name)
			continue
		}
		r, ok := a.Value.(*value.Range)
		if !ok {
			return nil, diag.New(CodeInterval, a.Span, fmt.Sprintf("%s wants an interval, %s: 0..1", b.Name, b.Name))
		}
		for _, end := range []*value.Object{r.Lo, r.Hi} {
			if len(end.Node.Axes()) > 0 || end.IsField() {
				return nil, diag.New(CodeInterval, r.Span, "the ends of an interval are numbers; they do not depend on coordinates")
			}
			out = append(out, end.Node)
		}
		lo, hi := infiniteEnd(r.Lo), infiniteEnd(r.Hi)
		if lo != 0 && lo == hi {
			return nil, diag.New(CodeInterval, r.Span, "there is nothing between "+strings.Join(strings.Fields(r.Span.Text()), " ")+": an interval ends at numbers, or goes from -inf to inf")
		}
	}
	if missing != nil {
		return nil, diag.New(CodeInterval, c.Span, fmt.Sprintf("no interval for %s", strings.Join(missing, ", "))).WithNote(c.Entry.Signature)
	}
	return out, nil
}

// roughly is the error, relative to an integral, beyond which its first digits are
// not all right and it says so.
const roughly = 1e-6

func runIntegrate(rt graph.Runtime, op *graph.NativeOp, args [][]float64) ([]float64, error) {
	n := op.Chart.Dim
	lo, hi := make([]float64, n), make([]float64, n)
	for i := range lo {
		lo[i], hi[i] = args[2*i][0], args[2*i+1][0]
	}
	sampler, err := rt.Sampler(op.Chart, op.Fields[0])
	if err != nil {
		return nil, err
	}
	f := func(x [][]float64, out []float64) error {
		return sampler.Run(len(out), x, [][]float64{out})
	}
	key := op.Key.(integrateKey)
	opt := solve.QuadOptions{Rel: key.tol}
	if key.kinds != "" {
		args, err := rt.Sampler(op.Chart, op.Fields[1:]...)
		if err != nil {
			return nil, err
		}
		opt.Inner.Kinds = []solve.InnerKind(key.kinds)
		opt.Inner.Eval = func(x, out [][]float64) error {
			cols := make([][][]float64, len(out))
			for m := range out {
				cols[m] = out[m : m+1]
			}
			return args.Run(len(out[0]), x, cols...)
		}
	}
	r, err := solve.Integrate(rt.Context(), f, lo, hi, opt)
	if err == nil && r.Value != 0 && r.Error > roughly*math.Abs(r.Value) {
		rt.Warn(diag.New(CodeRough, op.Span, "the integral is known to about "+number.Format(r.Error, 1)+" only").
			WithNote("that of the absolute value is " + number.Format(r.Scale, 3)))
	}
	return []float64{r.Value}, err
}
