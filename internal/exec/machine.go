package exec

// Evaluating nodes: at a point, at many points, for all values of a loop
// variable; options and limits.

import (
	"context"
	"maps"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"gonum.org/v1/gonum/blas"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/numeric/kernels"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Options configures a Machine. The zero value is ready to use.
type Options struct {
	Kernels blas.Float64 // nil: kernels.Best; kernels.Portable gives the same bits everywhere; or a host's BLAS
	Workers int          // 0: one per processor
	Limits  Limits
}

// Limits bounds one evaluation. A zero field means its default.
type Limits struct {
	Bytes int64         // of values and buffers; default 2 GiB
	Flops float64       // planned operations; default 1e13
	Time  time.Duration // default none: the context decides
	Dense int           // the largest dimension of a dense second derivative; default 4096
}

// Env is what one run gives the graph from outside. An Env may serve many
// evaluations: values that solvers computed (minimise, integrate) are then
// found again. It must not be shared by goroutines.
type Env struct {
	Ctx    context.Context // nil: background
	Lent   context.Context // what the host's functions get; nil: Ctx
	Params map[*graph.Param][]float64
	// AllowNaN lets NaN and infinities through as values; otherwise they are
	// diagnostics that name the cause.
	AllowNaN bool
	// Compiling has only those of the host's functions called that are pure.
	Compiling bool
	// Meter, when given, counts what the evaluations use.
	Meter *Meter
	// Warn, when given, hears what solvers have to say beside their results.
	Warn func(*diag.Diagnostic)
	// Holds, when given, is asked before a solver uses a field with claims at a
	// point of a chart; nil: at none.
	Holds func(n *graph.Node, c *index.Chart, coords []float64) error

	// Rehearsal, when given, has evaluations priced instead of done.
	Rehearsal *Rehearsal
	Hollow    map[*graph.Param]bool // of a rehearsal: the params without numbers

	solved map[*graph.Node][]remembered
}

// Array is a value: row-major numbers with the axes they belong to.
type Array struct {
	Axes []index.Axis
	Data []float64
	Err  []float64 // bounds of the rounding errors in Data; nil: not known

	Hollow bool // of a rehearsal: Data are no numbers, and not to be written to
}

// Points is a block of points of one chart, column by column: Coords[i] holds
// coordinate i (flat order) of every point, or one number shared by all.
type Points struct {
	Chart  *index.Chart
	N      int
	Coords [][]float64
	Pre    []PrePoints
}

// PrePoints says that the points are Map's images of At.
type PrePoints struct {
	Map *graph.Map
	At  *Points
}

// PointValue is a point with its numbers; Pre are the points it is known to be
// an image of.
type PointValue struct {
	Chart  *index.Chart
	Coords []float64
	Pre    []PreValue
	Span   diag.Span
	Hollow bool // of a rehearsal: Coords are no numbers
}

// PreValue says that the point is Map's image of At.
type PreValue struct {
	Map *graph.Map
	At  *PointValue
}

// Block is a node's values at many points: Cols[k] holds component k
// (row-major) at each of N points, or one number when it is the same at all.
// Components known to be equal share a column: do not write to them.
type Block struct {
	Axes []index.Axis
	N    int
	Cols [][]float64
}

// At is the value at point i.
func (b *Block) At(i int) *Array {
	a := &Array{Axes: b.Axes, Data: make([]float64, len(b.Cols))}
	for k, c := range b.Cols {
		if len(c) == 1 {
			a.Data[k] = c[0]
		} else {
			a.Data[k] = c[i]
		}
	}
	return a
}

// Points is the point as a block of one.
func (p *PointValue) Points() *Points {
	ps := &Points{Chart: p.Chart, N: 1, Coords: make([][]float64, len(p.Coords))}
	for i := range p.Coords {
		ps.Coords[i] = p.Coords[i : i+1 : i+1]
	}
	for _, q := range p.Pre {
		ps.Pre = append(ps.Pre, PrePoints{q.Map, q.At.Points()})
	}
	return ps
}

// Machine evaluates nodes of one graph. It belongs to one goroutine, as the graph
// does: its own workers compute numbers only and compile nothing.
type Machine struct {
	g   *graph.Graph
	opt Options
	ks  *kernels.Set

	units map[*graph.Node]*unit // nil for those that were settled
	brief []brief

	regions  sync.Pool                  // of *regionWork
	cutOff   atomic.Bool                // a panic ended an evaluation
	bytes    int64                      // about how many the units take
	products map[*graph.Node]contracted // H_ij v^j by H

	held atomic.Int64 // bytes of the memory limit that data take all the time
}

// Hold says how much of the memory limit the program's data take.
func (m *Machine) Hold(bytes int64) { m.held.Store(bytes) }

// memory is what an evaluation may take.
func (m *Machine) memory() int64 { return m.opt.Limits.Bytes - m.held.Load() }

// tooMuch refuses so many bytes.
func (m *Machine) tooMuch(bytes float64) error {
	text := "this needs " + number.Bytes(bytes) + " of memory; the limit is " + number.Bytes(float64(m.opt.Limits.Bytes))
	if held := m.held.Load(); held > 0 {
		text += ", of which data take " + number.Bytes(float64(held))
	}
	return limitError(text)
}

// New makes a machine for g.
func New(g *graph.Graph, opt Options) *Machine {
	if opt.Workers <= 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	l := &opt.Limits
	if l.Bytes <= 0 {
		l.Bytes = 2 << 30
	}
	if l.Flops <= 0 {
		l.Flops = 1e13
	}
	if l.Dense <= 0 {
		l.Dense = 4096
	}
	m := &Machine{g: g, opt: opt, units: map[*graph.Node]*unit{}}
	switch ks := opt.Kernels.(type) {
	case nil:
		m.ks = kernels.Best(opt.Workers)
	case *kernels.Set:
		m.ks = ks
	default:
		m.ks = kernels.Host(ks, opt.Workers)
	}
	return m
}

// CutOff reports that an evaluation was cut off by a panic: units and the graph may
// be half made.
func (m *Machine) CutOff() bool { return m.cutOff.Load() }

// Bytes is about how many bytes the compiled units take.
func (m *Machine) Bytes() int64 { return m.bytes }

// Eval is the value of a closed node: one that depends on no coordinate
// outside its At nodes.
func (m *Machine) Eval(n *graph.Node, env *Env) (a *Array, err error) {
	defer m.guard(&err)
	r := m.newRun(env)
	r.careful = true
	s, err := r.base(1)
	if err != nil {
		return nil, err
	}
	v, err := r.final(n, s)
	if err != nil {
		return nil, err
	}
	if a, err = r.array(n, v); err == nil && len(v.err) == len(a.Data) {
		a.Err = v.err
	}
	return a, err
}

// array hands a value out.
func (r *run) array(n *graph.Node, v value) (a *Array, err error) {
	a = &Array{Axes: n.Axes(), Data: v.data, Hollow: v.hollow}
	if v.shared && !v.hollow {
		if a.Data, err = r.copied(v.data); err != nil {
			return nil, err
		}
	}
	if len(a.Axes) == 1 && a.Axes[0].Size < 0 { // eig on a range: the size is known now
		a.Axes = []index.Axis{index.PlainAxis(len(a.Data))}
	}
	if k := len(a.Axes); k == 2 && a.Axes[1].Size < 0 {
		a.Axes = []index.Axis{a.Axes[0], index.PlainAxis(len(a.Data) / max(1, a.Axes[0].Size))}
	}
	return a, nil
}

// EvalPoint is the value of a field at one point.
func (m *Machine) EvalPoint(n *graph.Node, p *PointValue, env *Env) (a *Array, err error) {
	defer m.guard(&err)
	r := m.newRun(env)
	s, err := r.base(1)
	if err != nil {
		return nil, err
	}
	v, err := r.final(n, s.within(p.places()))
	if err != nil {
		return nil, err
	}
	return r.array(n, v)
}

// EvalAt is the value of a field at many points at once.
func (m *Machine) EvalAt(n *graph.Node, pts *Points, env *Env) (b *Block, err error) {
	defer m.guard(&err)
	r := m.newRun(env)
	s, err := r.base(pts.N)
	if err != nil {
		return nil, err
	}
	v, err := r.final(n, s.within(pts.places()))
	if err != nil {
		return nil, err
	}
	return r.block(n, pts.N, v)
}

func (r *run) block(n *graph.Node, lanes int, v value) (b *Block, err error) {
	b = &Block{Axes: n.Axes(), N: lanes, Cols: make([][]float64, v.size())}
	for k := range b.Cols {
		b.Cols[k] = v.column(k)
		if v.shared && !v.hollow {
			if b.Cols[k], err = r.copied(b.Cols[k]); err != nil {
				return nil, err
			}
		}
	}
	return b, nil
}

// EvalColumns is the value of closed nodes for every value of one scalar loop
// variable, all rows at once.
func (m *Machine) EvalColumns(ns []*graph.Node, loop *graph.Param, values []float64, env *Env) (bs []*Block, err error) {
	return m.EvalLoops(ns, []*graph.Param{loop}, [][]float64{values}, env)
}

// EvalLoops is EvalColumns for several loop variables: columns[k][i] is the
// value of loops[k] in row i.
func (m *Machine) EvalLoops(ns []*graph.Node, loops []*graph.Param, columns [][]float64, env *Env) (bs []*Block, err error) {
	defer m.guard(&err)
	r := m.newRun(env)
	n := 1
	if len(columns) > 0 {
		n = len(columns[0])
	}
	if n == 0 {
		for _, x := range ns {
			b := &Block{Axes: x.Axes(), Cols: make([][]float64, x.Size())}
			bs = append(bs, b)
		}
		return bs, nil
	}
	s, err := r.base(n)
	if err != nil {
		return nil, err
	}
	for k, p := range loops {
		if n == 1 {
			s.putParam(p, value{n: 1, data: columns[k], shared: true})
		} else {
			s.putParam(p, value{n: n, cols: [][]float64{columns[k]}, shared: true})
		}
		if s.twin != nil {
			s.twin.putParam(p, *s.params[p])
		}
	}
	for _, x := range ns {
		v, err := r.final(x, s)
		if err != nil {
			return nil, err
		}
		b, err := r.block(x, n, v)
		if err != nil {
			return nil, err
		}
		bs = append(bs, b)
	}
	return bs, nil
}

// Point evaluates a point's coordinates, and those of the points it is an
// image of.
func (m *Machine) Point(p *graph.Point, env *Env) (v *PointValue, err error) {
	defer m.guard(&err)
	r := m.newRun(env)
	s, err := r.base(1)
	if err != nil {
		return nil, err
	}
	ps, err := r.point(p, s)
	if err != nil {
		return nil, err
	}
	return ps.value(p.Span), nil
}

// base is the scope without coordinates: params from the environment and
// their defaults come in as they are asked for.
func (r *run) base(n int) (*scope, error) {
	if err := r.alive(); err != nil {
		return nil, err
	}
	s := newScope(n)
	for p, x := range r.env.Params {
		s.putParam(p, value{n: 1, data: x, shared: true, hollow: r.env.Hollow[p]})
	}
	if r.priced() && len(r.env.Hollow) == 0 {
		s.twin = newScope(n)
		s.twin.params = maps.Clone(s.params)
	}
	return s, nil
}
