package exec

import (
	"context"
	"time"

	"gonum.org/v1/gonum/blas"

	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/graph"
	"github.com/seed2d4d80ff/geo/interp/index"
)

// Options configures a Machine. The zero value is ready to use.
type Options struct {
	Kernels blas.Float64 // nil: the fastest that this processor runs
	Workers int          // 0: one per processor
	Limits  Limits
}

// Limits bounds one evaluation. A zero field means its default.
type Limits struct {
	Bytes int64         // live and result bytes; default 2 GiB
	Flops float64       // planned operations; default 1e13
	Time  time.Duration // default none: the context decides
	Dense int           // the largest dimension of a dense second derivative; default 4096
}

// Env is what one run gives the graph from outside.
type Env struct {
	Ctx    context.Context // nil: background
	Params map[*graph.Param][]float64
}

// Array is a value: row-major numbers with the axes they belong to.
type Array struct {
	Axes []index.Axis
	Data []float64
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
}

// PreValue says that the point is Map's image of At.
type PreValue struct {
	Map *graph.Map
	At  *PointValue
}

// Block is a node's values at many points: Cols[k] holds component k
// (row-major) at each of N points, or one number when it is the same at all.
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

// Machine evaluates nodes of one graph. It is safe for use by several
// goroutines: compilation is serialised, runs are not.
type Machine struct {
	g   *graph.Graph
	opt Options
}

// New makes a machine for g.
func New(g *graph.Graph, opt Options) *Machine { return &Machine{g: g, opt: opt} }

// Eval is the value of a closed node: one that depends on no coordinate
// outside its At nodes.
func (m *Machine) Eval(n *graph.Node, env *Env) (*Array, error) { return nil, nil }

// EvalPoint is the value of a field at one point.
func (m *Machine) EvalPoint(n *graph.Node, p *PointValue, env *Env) (*Array, error) { return nil, nil }

// EvalAt is the value of a field at many points at once.
func (m *Machine) EvalAt(n *graph.Node, pts *Points, env *Env) (*Block, error) { return nil, nil }

// EvalColumns is the value of closed nodes for every value of one scalar loop
// variable, all rows at once.
func (m *Machine) EvalColumns(ns []*graph.Node, loop *graph.Param, values []float64, env *Env) ([]*Block, error) {
	return nil, nil
}

// Point evaluates a point's coordinates, and those of the points it is an
// image of.
func (m *Machine) Point(p *graph.Point, env *Env) (*PointValue, error) { return nil, nil }
