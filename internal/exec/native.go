package exec

// Solvers inside a program: minimise, integrate and transport, and the compiled
// fields that they ask for.

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/numeric/solve"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// remembered is a solver's result and the params it depends on, so that a
// minimum used by ten statements is found once.
type remembered struct {
	params [][]float64
	value  value
}

// native runs a solver: its arguments as numbers, its fields on request.
func (r *run) native(n *graph.Node, s *scope) (value, error) {
	if s.n > 1 && !r.uniform(n, s) {
		if r.priced() {
			return r.eachPriced(s, func(s *scope) (value, error) { return r.native(n, s) })
		}
		var v value
		for i := 0; i < s.n; i++ {
			w, err := r.native(n, s.lane(i))
			if err != nil {
				return v, err
			}
			if i == 0 {
				if err := r.reserve(s.n * len(w.data)); err != nil {
					return v, err
				}
				if v, err = r.wide(s.n, len(w.data)); err != nil {
					return v, err
				}
			}
			for k, y := range w.data {
				v.cols[k][i] = y
			}
		}
		return v, nil
	}
	closed := len(n.Charts()) == 0
	var params [][]float64
	if closed {
		for _, p := range n.Params() {
			v, err := r.param(p, s)
			if err != nil {
				return value{}, err
			}
			params = append(params, v.data)
		}
		for _, old := range r.env.solved[n] {
			if sameParams(old.params, params) {
				return old.value, nil
			}
		}
	}
	v, err := r.solved(n, s)
	if err != nil {
		return v, err
	}
	if closed {
		if r.env.solved == nil {
			r.env.solved = map[*graph.Node][]remembered{}
		}
		var kept [][]float64
		for _, p := range params {
			kept = append(kept, append([]float64(nil), p...))
		}
		r.env.solved[n] = append(r.env.solved[n], remembered{kept, v})
	}
	return v, nil
}

// solved runs a solver in a scope of one lane; in a rehearsal it is tried.
func (r *run) solved(n *graph.Node, s *scope) (value, error) {
	if !r.priced() {
		args, err := r.argsOf(n, s)
		if err != nil {
			return value{}, err
		}
		return r.solve(n, s, args)
	}
	for _, a := range n.Args() {
		if _, err := r.eval(a, s); err != nil {
			return value{}, err
		}
	}
	if op := n.Native(); op.Turns > 0 {
		if long, err := r.turns(op, s); long || err != nil {
			return r.hollow(sizeUpTo(n, 1), 1), err
		}
	}
	return r.tried(n.Native().Name, n.Native().Span, sizeUpTo(n, 1), s, func(t *scope) (value, error) {
		var args [][]float64
		_, err := r.aside(trialOfSolver, func() (err error) {
			args, err = r.argsOf(n, t)
			return err
		})
		if err != nil || args == nil {
			return value{}, err
		}
		return r.solve(n, t, args)
	})
}

// turns prices a solver whose turns are counted, by one of them; it is long where that
// is beyond a trial, else nothing is priced.
func (r *run) turns(op *graph.NativeOp, s *scope) (long bool, err error) {
	h := r.env.Rehearsal
	since, tell := h.operations, h.Open
	var open []func() // what has no bound within a turn is told if it counts
	h.Open = func(what string, at diag.Span) {
		open = append(open, func() { r.open(what, at) })
	}
	defer func() {
		if h.Open = tell; long {
			for _, told := range open {
				told()
			}
		}
	}()
	t := s.derived()
	for _, p := range op.Params {
		k := 1
		for _, a := range p.Axes {
			k *= a.Size
		}
		t.setParam(p, r.hollow(k, 1))
	}
	mark := r.bytes.Load()
	for _, n := range op.Fields {
		if _, err := r.eval(n, t); err != nil {
			return false, err
		}
	}
	r.forget(mark)
	if float64(op.Turns)*(h.operations-since) <= trialOfSolver {
		h.operations = since
		return false, nil
	}
	h.Repeat(since, float64(op.Turns-1))
	return true, nil
}

// argsOf are the numbers of a solver's arguments.
func (r *run) argsOf(n *graph.Node, s *scope) ([][]float64, error) {
	op := n.Native()
	args := make([][]float64, len(n.Args()))
	for i, a := range n.Args() {
		v, err := r.eval(a, s)
		if err != nil {
			return nil, err
		}
		if v.n > 1 {
			return nil, internal("a solver's argument varies over points")
		}
		k, _, err := r.firstBad(v)
		if err != nil {
			return nil, err
		}
		if k >= 0 && !(i < len(op.Ends) && op.Ends[i]) {
			return nil, r.explain(a, s, k, 0)
		}
		args[i] = v.data
	}
	return args, nil
}

// solve runs a solver on the numbers of its arguments.
func (r *run) solve(n *graph.Node, s *scope, args [][]float64) (value, error) {
	op := n.Native()
	careful := r.careful
	r.careful = false // a solver knows its own errors
	out, err := op.Run(&services{r, s}, op, args)
	r.careful = careful
	if err != nil {
		var nan *solve.NotFinite
		if errors.As(err, &nan) && op.Chart != nil && len(nan.At) == op.Chart.Dim {
			err = diag.New(CodeDomain, op.Span, "the function is "+number.Text(nan.Value)+" at "+number.Point(op.Chart.Name, nan.At, number.Digits))
		}
		return value{}, spanned(translate(err), op.Span)
	}
	if want := n.Size(); len(out) != want && want >= 0 && !anySize(n) {
		return value{}, internal(fmt.Sprintf("%s returned %d numbers, not %d", op.Name, len(out), want))
	}
	return value{n: 1, data: out, shared: true}, nil
}

func anySize(n *graph.Node) bool {
	for _, a := range n.Axes() {
		if a.Size < 0 {
			return true
		}
	}
	return false
}

func sameParams(a, b [][]float64) bool {
	for i := range a {
		if len(a[i]) != len(b[i]) {
			return false
		}
		for k := range a[i] {
			if a[i][k] != b[i][k] {
				return false
			}
		}
	}
	return true
}

// services is what a solver may ask of the machine: graph.Runtime.
type services struct {
	r *run
	s *scope
}

var _ graph.Runtime = (*services)(nil)

// Context is the run's context.
func (x *services) Context() context.Context { return x.r.working() }

// Eval is the value of a closed node.
func (x *services) Eval(n *graph.Node) ([]float64, error) {
	v, err := x.r.eval(n, x.s)
	if err != nil {
		return nil, err
	}
	return v.data, nil
}

// field is a compiled function of coordinates or params.
type field struct {
	x     *services
	chart *index.Chart
	ps    []*graph.Param
	ns    []*graph.Node
}

// Field compiles nodes over a chart.
func (x *services) Field(c *index.Chart, ns ...*graph.Node) (graph.Field, error) {
	return &field{x: x, chart: c, ns: ns}, nil
}

// Function compiles nodes into a function of params.
func (x *services) Function(ps []*graph.Param, ns ...*graph.Node) (graph.Field, error) {
	return &field{x: x, ps: ps, ns: ns}, nil
}

// At evaluates the nodes.
func (f *field) At(coords []float64, out ...[]float64) error {
	defer f.x.r.forget(f.x.r.bytes.Load())
	t, at := f.x.s.derived(), coords
	if f.chart != nil {
		p := &places{chart: f.chart, row: coords}
		t.setChart(p)
	} else {
		for _, p := range f.ps {
			k := 1
			for _, a := range p.Axes {
				k *= a.Size
			}
			t.setParam(p, value{n: 1, data: coords[:k:k]})
			coords = coords[k:]
		}
	}
	if err := f.x.r.alive(); err != nil {
		return err
	}
	for k, n := range f.ns {
		v, err := f.x.r.eval(n, t)
		if err != nil {
			return err
		}
		copy(out[k], v.data)
	}
	return f.x.r.hold(f.ns, f.chart, at)
}

// hold asks the host whether the claims in fields hold at a point, where it wants to
// be asked.
func (r *run) hold(ns []*graph.Node, c *index.Chart, at []float64) error {
	if r.env.Holds == nil {
		return nil
	}
	for _, n := range ns {
		if n.HasClaims() {
			if err := r.env.Holds(n, c, at); err != nil {
				return err
			}
		}
	}
	return nil
}

// Warn passes on what a solver says beside its result.
func (x *services) Warn(d *diag.Diagnostic) {
	if x.r.env.Warn != nil {
		x.r.env.Warn(d)
	}
}

// Product compiles the Hessian-vector product of a scalar field.
func (x *services) Product(f *graph.Node, c *index.Chart) (func(p, v, hv []float64) error, error) {
	m := x.r.m
	h := m.g.Partial(m.g.Partial(f, c), c)
	vp, node := m.contracted(h)
	fn := &field{x: x, chart: c, ns: []*graph.Node{node}}
	return func(p, v, hv []float64) error {
		y := &services{x.r, x.s.derived()}
		y.s.setParam(vp, value{n: 1, data: v})
		g := *fn
		g.x = y
		return g.At(p, hv)
	}, nil
}

type sampler struct {
	x     *services
	chart *index.Chart
	ns    []*graph.Node
}

// Sampler compiles nodes over a chart for many points at once.
func (x *services) Sampler(c *index.Chart, ns ...*graph.Node) (graph.Sampler, error) {
	return &sampler{x, c, ns}, nil
}

// Run evaluates the nodes at n points.
func (f *sampler) Run(n int, coords [][]float64, out ...[][]float64) error {
	defer f.x.r.forget(f.x.r.bytes.Load())
	t := f.x.s.derived()
	t.n = n
	t.setChart(&places{chart: f.chart, cols: coords})
	for k, node := range f.ns {
		v, err := f.x.r.eval(node, t)
		if err != nil {
			return err
		}
		for c := range out[k] {
			col := v.column(c)
			for i := 0; i < n; i++ {
				out[k][c][i] = pick(col, i)
			}
		}
	}
	if f.x.r.env.Holds != nil && slices.ContainsFunc(f.ns, (*graph.Node).HasClaims) {
		at := make([]float64, len(coords))
		for i := range n {
			for c, col := range coords {
				at[c] = pick(col, i)
			}
			if err := f.x.r.hold(f.ns, f.chart, at); err != nil {
				return err
			}
		}
	}
	return f.x.r.alive()
}
