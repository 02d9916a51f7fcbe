package graph

// The operations without arguments: zero, numbers, params and coordinates.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/numeric/cpu"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

var zeroRow = row{
	name:         "zero",
	payload:      carriesNothing,
	args:         exactly(0),
	axes:         declaredAxes,
	key:          keyAxes,
	inherit:      inheritsArgs,
	rebuild:      func(g *Graph, _ *Node, _ []*Node, axes []index.Axis) *Node { return g.Zero(axes) },
	role:         ordinary,
	regular:      everywhere,
	fix:          func(g *Graph, _ *Node, _ []int, axes []index.Axis) *Node { return g.Zero(axes) },
	block:        func(g *Graph, _ *Node, _, _ int, axes []index.Axis) *Node { return g.Zero(axes) },
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	detail:       noDetail,
	write:        func(*printer, *Node, []string, int) string { return "0" },
	linear:       noArguments,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward:      noDerivative,
	reverse:      noReverse,
	lower:        lowerArgs,
	formula:      leafFormula(func(_ *Formulas, n *Node) ([]scalar.Expr, error) { return make([]scalar.Expr, n.Size()), nil }),
	oneOfFormula: func(*Formulas, *Node, int) (scalar.Expr, bool, error) { return scalar.Expr{}, true, nil },
	series:       SeriesByRule,
	cost:         costs(oneEach),
	sparsity:     mixes,
}

var arrayRow = row{
	name:         "array",
	payload:      carries[*arrayData](),
	args:         exactly(0),
	axes:         declaredAxes,
	key:          keyArray,
	inherit:      func(n *Node) { n.inheritOpens(n.pay.(*arrayData).exact...) },
	rebuild:      rebuildArray,
	role:         ordinary,
	regular:      everywhere,
	fix:          (*Graph).sliceArray,
	block:        blockStaysOutside,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	detail:       arrayDetail,
	write:        writeArray,
	linear:       noArguments,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward:      noDerivative,
	reverse:      noReverse,
	lower:        lowerArgs,
	formula:      leafFormula((*Formulas).expandArray),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(oneEach),
	sparsity:     mixes,
}

func rebuildArray(g *Graph, n *Node, _ []*Node, axes []index.Axis) *Node {
	d, e := n.Data()
	return g.array(d, e, axes)
}

func writeArray(_ *printer, n *Node, letters []string, _ int) string {
	return "array(" + sizes(n.axes) + ")" + indices(n.axes, letters)
}

// keyArray is the numbers, or of many of them a 64-bit hash and their identity:
// big data come from one place.
func keyArray(g *Graph, axes []index.Axis, pay any) {
	a := pay.(*arrayData)
	g.kAxes(axes)
	switch {
	case a.exact != nil:
		for _, e := range a.exact {
			g.kExpr(e)
		}
	case len(a.data) <= 256:
		for _, v := range a.data {
			g.kFloat(v)
		}
	default:
		g.kHash(g.mixData(0, a.data))
		g.kAny(&a.data[0])
	}
}

func (u *Formulas) expandArray(n *Node) ([]scalar.Expr, error) {
	data, exact := n.Data()
	r := make([]scalar.Expr, len(data))
	if exact != nil {
		for i, e := range exact {
			r[i] = u.coef(e)
		}
		return r, nil
	}
	for i, v := range data {
		r[i] = u.Pool.Float(v)
	}
	return r, nil
}

var paramRow = row{
	name:    "param",
	payload: carries[*Param](),
	args:    exactly(0),
	axes:    axesOf(func(pay any, _ []*Node) []index.Axis { return slices.Clone(pay.(*Param).Axes) }),
	key:     func(g *Graph, _ []index.Axis, pay any) { g.kParam(pay.(*Param)) },
	inherit: func(n *Node) { n.params = []*Param{n.Param()} },
	rebuild: rebuildLeaf,
	role:    ordinary,
	regular: everywhere,
	fix:     staysOutside,
	block:   blockStaysOutside,
	compose: composedLazily,
	hoist:   movesOut,
	change:  changeArgs,
	detail:  func(_ *printer, n *Node) string { return n.Param().Name },
	write: func(_ *printer, n *Node, letters []string, _ int) string {
		return n.Param().Name + indices(n.axes, letters)
	},
	linear:       noArguments,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward:      noDerivative,
	reverse:      noReverse,
	lower:        lowerArgs,
	formula:      leafFormula(func(u *Formulas, n *Node) ([]scalar.Expr, error) { return u.varExprs(u.paramVars(n.Param())), nil }),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(oneEach),
	sparsity:     mixes,
}

// rebuildLeaf: without arguments and declared axes there is nothing to replace.
func rebuildLeaf(_ *Graph, n *Node, _ []*Node, _ []index.Axis) *Node { return n }

// coordOp is one block of a chart's coordinates.
type coordOp struct {
	chart *index.Chart
	block int
}

var coordRow = row{
	name:    "coord",
	payload: carries[*coordOp](),
	args:    exactly(0),
	axes: axesOf(func(pay any, _ []*Node) []index.Axis {
		p := pay.(*coordOp)
		return blockAxes(p.chart, p.block)
	}),
	key: func(g *Graph, _ []index.Axis, pay any) {
		p := pay.(*coordOp)
		g.kChart(p.chart)
		g.kInt(p.block)
	},
	inherit:      func(n *Node) { n.deps = []*index.Chart{n.Chart()} },
	rebuild:      rebuildLeaf,
	role:         ordinary,
	regular:      everywhere,
	fix:          staysOutside,
	block:        blockStaysOutside,
	compose:      func(_ *Graph, x *Node, _ *index.Chart, by substitution) *Node { return by.nodes[x.Block()] },
	hoist:        movesOut,
	change:       func(r *recomputer, n *Node) *Node { return r.g.Implicit(r.m, n.Block(), r.g.coords(r.m.To)) },
	detail:       func(_ *printer, n *Node) string { return blockDetail(n) },
	write:        writeCoord,
	linear:       noArguments,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward:      func(f *forward, n *Node) (*Node, error) { return f.seeds[n.Block()], nil },
	reverse:      noReverse, // it is where the sweep ends
	lower:        lowerArgs,
	formula: leafFormula(func(u *Formulas, n *Node) ([]scalar.Expr, error) {
		b := n.Chart().Blocks[n.Block()]
		return u.varExprs(u.coordVars(n.Chart())[b.Offset : b.Offset+b.Size]), nil
	}),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(oneEach),
	sparsity:     sparsity{kind: Coordinates},
}

// writeCoord names a block of coordinates.
func writeCoord(_ *printer, n *Node, letters []string, _ int) string {
	return n.Chart().Blocks[n.Block()].Name + indices(n.axes, letters)
}

// Zero is the structural zero of the given axes.
func (g *Graph) Zero(axes []index.Axis) *Node {
	return g.intern(OpZero, slices.Clone(axes), nil)
}

// Numbers are n zeros for an array that is made and not read. They count as memory before they are there: a few letters of a
// source, 1..40000000, ask for many.
func (g *Graph) Numbers(n int) []float64 {
	g.Room(n)
	x, _ := cpu.Zeros(n, func() error { g.Meter.Alive(); return nil }) // whose end is a panic
	return x
}

// manyNumbers is how many numbers are looked through between two looks at the context.
const manyNumbers = 1 << 20

// eachPiece runs f over pieces of numbers until it returns false, and looks at the
// context between them.
func (g *Graph) eachPiece(data []float64, f func([]float64) bool) {
	for len(data) > manyNumbers && f(data[:manyNumbers]) {
		data = data[manyNumbers:]
		g.Meter.Alive()
	}
	if len(data) <= manyNumbers {
		f(data)
	}
}

// anyOf reports a number that f holds of.
func (g *Graph) anyOf(data []float64, f func(float64) bool) (found bool) {
	g.eachPiece(data, func(part []float64) bool {
		found = slices.ContainsFunc(part, f)
		return !found
	})
	return found
}

// Array is an array of numbers, each exactly the given float64. It keeps data.
func (g *Graph) Array(data []float64, axes []index.Axis) *Node {
	g.HasData = g.HasData || g.anyOf(data, scalar.LooksRead)
	return g.array(data, nil, axes)
}

type arrayData struct {
	data  []float64
	exact []scalar.Expr // nil: data are exact
}

func (g *Graph) array(data []float64, exact []scalar.Expr, axes []index.Axis) *Node {
	zero := !g.anyOf(data, func(x float64) bool { return x != 0 })
	if zero && !slices.ContainsFunc(exact, func(e scalar.Expr) bool { return !e.IsZero() }) {
		return g.Zero(axes)
	}
	if len(axes) == 0 {
		if exact != nil {
			return g.Number(exact[0])
		}
		return g.Number(g.Pool.Float(data[0]))
	}
	return g.intern(OpArray, slices.Clone(axes), &arrayData{data, exact})
}

// Coord is one block of a chart's coordinates, an array over the block's plain
// axes (a scalar for a scalar block).
func (g *Graph) Coord(c *index.Chart, block int) *Node {
	p := &coordOp{c, block}
	return g.intern(OpCoord, resultAxes(OpCoord, p), p)
}

// CoordFlat is one coordinate, numbered in the chart's flat order.
func (g *Graph) CoordFlat(c *index.Chart, i int) *Node {
	b, pos := flatPos(c, i)
	return g.Component(g.Coord(c, b), pos)
}

// Param is a param's value.
func (g *Graph) Param(p *Param) *Node {
	if len(p.Axes) == 0 {
	}
	return g.intern(OpParam, resultAxes(OpParam, p), p)
}

func (g *Graph) sliceArray(x *Node, pos []int, axes []index.Axis) *Node {
	data, exact := x.Data()
	n := sizeOf(axes)
	d := g.Numbers(n)
	var e []scalar.Expr
	if exact != nil {
		e = make([]scalar.Expr, n)
	}
	for f := range d {
		r, at, stride := f, 0, 1
		for k := len(pos) - 1; k >= 0; k-- {
			p := pos[k]
			if p < 0 {
				p = r % x.axes[k].Size
				r /= x.axes[k].Size
			}
			at += p * stride
			stride *= x.axes[k].Size
		}
		d[f] = data[at]
		if e != nil {
			e[f] = exact[at]
		}
	}
	return g.array(d, e, axes)
}

func arrayDetail(_ *printer, n *Node) string {
	data, _ := n.Data()
	var s []string
	for _, x := range data[:min(len(data), mostNumbers+1)] {
		s = append(s, number.Format(x, 0))
	}
	return shortened(s)
}
