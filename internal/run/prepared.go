package run

// An expression compiled once into a function of coordinates and params, of any shape, with all that Eval refuses.

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Prepared is an expression as a function of named inputs. It gives what Eval gives
// at that point with those params, or Eval's error. It is immutable and safe for use
// by several goroutines.
type Prepared struct {
	p     *Program
	src   *diag.Source
	names []string
	in    []exec.Input // param and chart are the first workspace's: only sizes and names are read later
	size  int          // of a call
	shape []int
	out   int

	fast  *exec.Prepared // nil: each call is an Eval
	box   []interval     // of a call's numbers
	sides []between      // conditions of the chart beyond its box
}

// interval is where one number of a call may lie without asking Eval.
type interval struct{ lo, hi float64 }

// between is a condition low < high as functions of a call's numbers.
type between struct {
	low, high *exec.Prepared
	strict    bool
}

// calls is how many calls preparing counts on: enough to try for the shortest form.
const calls = funcCalls

// Prepare compiles an expression in the scope of the source. args name its inputs,
// in the order of a call's numbers: coordinates of the chart the expression is over,
// whole blocks of them, params of any shape. Params that are not named keep their
// values; a coordinate that is not named is an error.
func (p *Program) Prepare(ctx context.Context, expr string, args ...string) (f *Prepared, err error) {
	src := &diag.Source{Name: "<prepare>", Text: expr}
	at := diag.Span{Source: src, End: len(expr)}
	err = p.within(ctx, at, func(ctx context.Context, w *Workspace) error {
		f, err = w.prepare(ctx, p, src, at, args)
		return err
	})
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (w *Workspace) prepare(ctx context.Context, p *Program, src *diag.Source, at diag.Span, args []string) (*Prepared, error) {
	o, err := w.objectOf(src, at)
	if err != nil {
		return nil, err
	}
	for _, a := range o.Node.Axes() {
		if a.Size < 0 {
			return nil, diag.New(CodeFunc, at, "how many numbers this has is known only when it is evaluated")
		}
	}
	f := &Prepared{p: p, src: src, names: args, shape: axesShape(o.Node.Axes()), out: o.Node.Size()}
	for _, name := range args {
		in, err := w.input(o, name, at)
		if err != nil {
			return nil, err
		}
		f.in, f.size = append(f.in, in), f.size+in.Size
	}
	list := f.charts(o, f.in)
	if len(list) > 1 {
		return nil, diag.New(CodeFunc, at, "this is over "+chartNames(list)+" at once, and a prepared expression is over one chart")
	}
	if err := f.complete(list, at); err != nil {
		return nil, err
	}
	return f, f.compile(w.asCompiled(ctx, Setting{}), o.Node, list)
}

// charts are those that a call has points of: what the expression is over, and what
// its inputs name. A tensor that turns out to be 0 everywhere is over no chart by itself.
func (f *Prepared) charts(o *value.Object, inputs []exec.Input) []*index.Chart {
	list := slices.Clone(o.Node.Charts())
	for _, in := range inputs {
		if in.Chart != nil && !slices.Contains(list, in.Chart) {
			list = append(list, in.Chart)
		}
	}
	return list
}

// objectOf is the checked expression, which must be numbers once it is at a point.
func (w *Workspace) objectOf(src *diag.Source, at diag.Span) (*value.Object, error) {
	q, errs := w.expression(src)
	if errs.HasErrors() {
		return nil, errs
	}
	o, ok := q.value.(*value.Object)
	if !ok {
		return nil, diag.New(CodeFunc, at, "a function of numbers needs a scalar or components, and this is "+q.value.Type())
	}
	return o, nil
}

// input is what the name of an argument stands for: a coordinate or a block of the
// chart that the expression is over, a param, a coordinate of another chart.
func (w *Workspace) input(o *value.Object, name string, at diag.Span) (exec.Input, error) {
	for _, c := range o.Node.Charts() {
		if in, ok := coordinates(c, name); ok {
			return in, nil
		}
	}
	if q := w.paramNamed(name); q != nil {
		n := 1
		for _, a := range q.Axes {
			n *= a.Size
		}
		for _, fixed := range w.checked.Fixed {
			if fixed == q {
				return exec.Input{}, diag.New(CodeBinding, q.Span, "param "+name+" decides a size, so it is set when the source is compiled")
			}
		}
		return exec.Input{Param: q, Size: n}, nil
	}
	var found []exec.Input
	for _, c := range w.chartsOf() {
		if in, ok := coordinates(c, name); ok {
			found = append(found, in)
		}
	}
	switch len(found) {
	case 0:
		return exec.Input{}, diag.New(CodeFunc, at, fmt.Sprintf("%s is neither a coordinate of %s nor a param", name, chartNames(o.Node.Charts())))
	case 1:
		return found[0], nil
	}
	a, b := found[0].Chart.Name, found[1].Chart.Name
	return exec.Input{}, diag.New(CodeFunc, at, fmt.Sprintf("%s is a coordinate of %s and of %s: write %s.%s or %s.%s", name, a, b, a, name, b, name))
}

// coordinates are the coordinate or the block of coordinates of c with this name.
func coordinates(c *index.Chart, name string) (exec.Input, bool) {
	short := strings.TrimPrefix(name, c.Name+".")
	for _, b := range c.Blocks {
		if b.Name == short {
			return exec.Input{Chart: c, First: b.Offset, Size: b.Size}, true
		}
	}
	for i := range c.Dim {
		if coordinateName(c, i) == short {
			return exec.Input{Chart: c, First: i, Size: 1}, true
		}
	}
	return exec.Input{}, false
}

func (w *Workspace) chartsOf() []*index.Chart {
	var out []*index.Chart
	for _, c := range w.checked.Charts {
		out = append(out, c.C)
	}
	return out
}

// complete refuses a coordinate that no input gives, or two give.
func (f *Prepared) complete(charts []*index.Chart, at diag.Span) error {
	for _, c := range charts {
		given := make([]int, c.Dim)
		for _, in := range f.in {
			if in.Chart == c {
				for i := in.First; i < in.First+in.Size; i++ {
					given[i]++
				}
			}
		}
		for i, n := range given {
			switch {
			case n == 0:
				return diag.New(CodeFunc, at, "a call is at a point of "+c.Name+", and "+coordinateName(c, i)+" is not an argument")
			case n > 1:
				return diag.New(CodeFunc, at, coordinateName(c, i)+" is given by two arguments")
			}
		}
	}
	for i, name := range f.names {
		for _, other := range f.names[:i] {
			if name == other {
				return diag.New(CodeFunc, at, name+" is given by two arguments")
			}
		}
	}
	return nil
}

// compile finds the fast way, if there is one: a claim that is not proved is tested
// at every point, which Eval does.
func (f *Prepared) compile(r *Run, n *graph.Node, charts []*index.Chart) error {
	if len(r.openClaims(n)) > 0 {
		return nil
	}
	m := r.ws.machine
	fast, err := m.Prepare(n, r.env, f.in, calls)
	if err != nil || fast == nil {
		return nil // Eval says why where it is called
	}
	for range f.size {
		f.box = append(f.box, interval{-math.MaxFloat64, math.MaxFloat64})
	}
	at := 0
	for _, in := range f.in {
		if in.Chart != nil {
			f.bounds(r, in, at)
		}
		at += in.Size
	}
	for _, c := range charts {
		decl := r.ws.charts[c]
		if decl == nil || decl.Domain == nil {
			continue
		}
		list := decl.Domain.Conditions()
		if len(list) != len(decl.Domain.Bounds)+len(decl.Domain.Others) || !f.conditions(r, list) {
			return nil
		}
	}
	for _, k := range r.ws.checked.Conds {
		list, all := k.Orderings()
		if !all || !f.conditions(r, list) {
			return nil
		}
	}
	f.fast = fast
	return nil
}

// bounds are the numbers that bound an input's coordinates; an open bound is the
// float next to it.
func (f *Prepared) bounds(r *Run, in exec.Input, at int) {
	decl := r.ws.charts[in.Chart]
	if decl == nil {
		return
	}
	for k := range in.Size {
		v := decl.Domain.Interval(in.First + k)
		box := &f.box[at+k]
		if box.lo = math.Max(box.lo, v.Lo); box.lo == v.Lo && !v.LoClosed {
			box.lo = math.Nextafter(v.Lo, math.Inf(1))
		}
		if box.hi = math.Min(box.hi, v.Hi); box.hi == v.Hi && !v.HiClosed {
			box.hi = math.Nextafter(v.Hi, math.Inf(-1))
		}
	}
}

// conditions prepares what is asked of a call's numbers beyond those that bound one
// coordinate; false where Eval alone can ask it.
func (f *Prepared) conditions(r *Run, list []graph.Condition) bool {
	for _, k := range list {
		if k.Known {
			continue
		}
		if k.Low.Size() != 1 || k.High.Size() != 1 {
			return false
		}
		low, err := r.ws.machine.Prepare(k.Low, r.env, f.in, calls)
		if err != nil || low == nil {
			return false
		}
		high, err := r.ws.machine.Prepare(k.High, r.env, f.in, calls)
		if err != nil || high == nil {
			return false
		}
		f.sides = append(f.sides, between{low, high, k.Strict})
	}
	return true
}

// inside reports that a call's numbers are a point of the chart, or that Eval has
// to say.
func (f *Prepared) inside(args []float64) bool {
	for k := range f.box {
		if b := &f.box[k]; !(args[k] >= b.lo && args[k] <= b.hi) {
			return false
		}
	}
	for k := range f.sides {
		s := &f.sides[k]
		var low, high [1]float64
		if !s.low.Call(low[:], args) || !s.high.Call(high[:], args) || !(low[0] < high[0] || !s.strict && low[0] == high[0]) {
			return false
		}
	}
	return true
}

// Names are the inputs, Sizes how many numbers each takes.
func (f *Prepared) Names() []string { return append([]string(nil), f.names...) }

// Sizes are how many numbers each input takes.
func (f *Prepared) Sizes() []int {
	var out []int
	for _, in := range f.in {
		out = append(out, in.Size)
	}
	return out
}

// Shape is the shape of the result, nil for a scalar.
func (f *Prepared) Shape() []int { return append([]int(nil), f.shape...) }

// Out is the number of components of the result, In how many numbers a call takes.
func (f *Prepared) Out() int { return f.out }

// In is how many numbers a call takes.
func (f *Prepared) In() int { return f.size }

// Compiled reports that calls run straight-line code or a plan of steps; otherwise
// each is an evaluation by Eval's means, which allocates.
func (f *Prepared) Compiled() bool { return f.fast != nil }

// Into writes the components of the result to dst, row-major.
func (f *Prepared) Into(ctx context.Context, dst, args []float64) error {
	if len(args) != f.size || len(dst) != f.out {
		return f.misfit(len(dst), len(args))
	}
	if f.fast != nil && f.inside(args) && f.fast.Call(dst, args) {
		return nil
	}
	return f.slowly(ctx, dst, args)
}

func (f *Prepared) misfit(dst, args int) error {
	return diag.New(CodeFunc, diag.Span{}, fmt.Sprintf("a call takes %d numbers and gives %d, not %d and %d", f.size, f.out, args, dst))
}

// slowly evaluates at one point with all that Eval asks and says.
func (f *Prepared) slowly(ctx context.Context, dst, args []float64) error {
	if ctx == nil {
		ctx = context.Background()
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	at := diag.Span{Source: f.src, End: len(f.src.Text)}
	return f.p.within(ctx, at, func(ctx context.Context, w *Workspace) error {
		o, err := w.objectOf(f.src, at)
		if err != nil {
			return err
		}
		r, p, err := f.at(ctx, w, o, args)
		if err != nil {
			return located(err, at)
		}
		var a *exec.Array
		if p != nil {
			if err := r.inside(p, at); err != nil {
				return located(err, at)
			}
			a, err = r.numbersAt(o.Node, p)
		} else {
			a, err = r.numbers(o)
		}
		if err != nil {
			return located(err, at)
		}
		copy(dst, a.Data)
		return nil
	})
}

// at is a run with a call's params, and its point; nil where the expression is over
// no chart. Names are looked up anew, since a workspace has its own.
func (f *Prepared) at(ctx context.Context, w *Workspace, o *value.Object, args []float64) (*Run, *exec.PointValue, error) {
	r := w.asCompiled(ctx, Setting{})
	now := make([]exec.Input, len(f.in))
	for k := range f.in {
		var err error
		if now[k], err = w.input(o, f.names[k], diag.Span{}); err != nil {
			return nil, nil, err
		}
	}
	var p *exec.PointValue
	if list := f.charts(o, now); len(list) > 0 {
		p = &exec.PointValue{Chart: list[0], Coords: make([]float64, list[0].Dim), Span: diag.Span{Source: f.src, End: len(f.src.Text)}}
	}
	at := 0
	for k, in := range f.in {
		switch now := now[k]; {
		case now.Param != nil:
			r.env.Params[now.Param] = args[at : at+in.Size]
		case p != nil && now.Chart == p.Chart:
			copy(p.Coords[now.First:], args[at:at+in.Size])
		}
		at += in.Size
	}
	return r, p, r.holdParams()
}

// pointsAtOnce is how many points go by between two looks at the context.
const pointsAtOnce = 256

// Points writes the results at many points to dst, one after another: args has a
// call's numbers for each point. An error names the first point that has one.
func (f *Prepared) Points(ctx context.Context, dst, args []float64) error {
	n := 0
	switch {
	case f.size > 0:
		n = len(args) / f.size
	case f.out > 0:
		n = len(dst) / f.out
	}
	if len(args) != n*f.size || len(dst) != n*f.out {
		return diag.New(CodeFunc, diag.Span{}, fmt.Sprintf("%d and %d numbers are not points of %d numbers and results of %d", len(args), len(dst), f.size, f.out))
	}
	if ctx == nil {
		ctx = context.Background()
	}
	var batch *exec.Batch
	rows := pointsAtOnce
	if f.fast != nil && n >= 8 {
		batch = f.fast.Batch()
	}
	if batch != nil {
		rows = batch.Rows()
	}
	for from := 0; from < n; from += rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		to := min(n, from+rows)
		if batch != nil {
			batch.Run(dst[from*f.out:to*f.out], args[from*f.size:to*f.size], to-from)
		}
		for i := from; i < to; i++ {
			in, out := args[i*f.size:(i+1)*f.size], dst[i*f.out:(i+1)*f.out]
			if batch != nil && f.inside(in) && batch.Finite(i-from) {
				continue
			}
			if err := f.Into(ctx, out, in); err != nil {
				return nthPoint(err, i)
			}
		}
	}
	return nil
}

// nthPoint says at which of many points an error is, from 1.
func nthPoint(err error, i int) error {
	if d, ok := err.(*diag.Diagnostic); ok {
		return d.WithNote(fmt.Sprintf("at point %d of the block", i+1))
	}
	return err
}
