package check

// Components by the blocks of a chart: [W: a, b: c] @ p or on w, and w(p, W: a), the
// point p with another block.

import (
	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/check/suggest"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// byBlocks is [W: a, b: c] while no chart is known.
type byBlocks struct {
	value.Foreign // it becomes an array behind @ or on
	x             *grammar.Blocks
	parts         []operand
}

func (*byBlocks) Kind() string { return "components by blocks" }
func (*byBlocks) Type() string { return "" } // no finished program has one

// beforePlace is what stands before @ or on, where components may be given by blocks.
func (e *checker) beforePlace(x grammar.Expr) value.Value {
	inner := x
	for {
		switch y := inner.(type) {
		case *grammar.Paren:
			inner = y.X
			continue
		case *grammar.Blocks:
			return e.blocks(y)
		default: // anything else is what it is without a place
		}
		return e.expr(x)
	}
}

// blocksAlone refuses components by blocks without a chart.
func (e *checker) blocksAlone(x *grammar.Blocks) value.Value {
	e.fail(suggest.Holding(suggester{e}, refuse.BlocksAlone(e.words(), x)))
	return nil
}

// blocks elaborates the parts; the chart comes behind @ or on.
func (e *checker) blocks(x *grammar.Blocks) value.Value {
	v := &byBlocks{x: x}
	ps := make([]letter.Part, len(x.Parts))
	ok := true
	for i := range x.Parts {
		at := x.Parts[i].Value
		var o *value.Object
		ps[i] = e.part(at, func() value.Value { o = e.settled(at); return o })
		if o == nil || e.hasHidden(o) {
			ok = false
			continue
		}
		v.parts = append(v.parts, operand{o: letter.Bare(o), x: at})
	}
	if !ok || !e.apart(ps, x) {
		return nil
	}
	return v
}

// packed lays the blocks side by side, as the coordinates of a chart stand.
func (e *checker) packed(v *byBlocks, c *index.Chart) *value.Object {
	nodes := make([]*graph.Node, len(c.Blocks))
	ok := true
	fs := v.parts
	for i := range v.x.Parts {
		name := v.x.Parts[i].Name
		k := c.BlockIndex(name.Name)
		switch {
		case k < 0:
			e.fail(refuse.NoBlock(name, c))
			ok = false
			continue
		case nodes[k] != nil:
			e.fail(refuse.BlockTwice(name))
			ok = false
			continue
		}
		if nodes[k] = e.blockNode(fs[i].o, c.Blocks[k], fs[i].x); nodes[k] == nil {
			return nil
		}
	}
	if !ok {
		return nil
	}
	if left := missing(nodes, c); left != nil {
		e.fail(refuse.BlocksMissing(v.x, left, c))
		return nil
	}
	if !e.meetAll(fs, v.x) {
		return nil
	}
	o := &value.Object{}
	for i, f := range fs {
		nodes[c.BlockIndex(v.x.Parts[i].Name.Name)] = f.o.Node
		o.Weaken(f.o)
		o.Value = o.Value || f.o.Value
	}
	slot := index.UpOver(c)
	o.Node = e.g.Cast(e.g.Pack(0, slot, nodes), []index.Axis{index.PlainAxis(c.Dim)})
	o.Value = o.Value && len(o.Node.Charts()) == 0
	return o
}

// missing are the blocks without a node.
func missing(nodes []*graph.Node, c *index.Chart) (names []string) {
	for k, n := range nodes {
		if n == nil {
			names = append(names, c.Blocks[k].Name)
		}
	}
	return names
}

// blockNode fits a value to a block.
func (e *checker) blockNode(o *value.Object, b index.Block, x grammar.Expr) *graph.Node {
	axes := o.Node.Axes()
	fits := len(axes) == len(b.Dims)
	for i := range axes {
		fits = fits && axes[i].Kind == index.Plain && axes[i].Size == b.Dims[i]
	}
	if !fits {
		e.fail(diag.New(refuse.CodeBlocks, x.Span(), b.Name+" is "+refuse.BlockWords(b)+", "+quote.Short(x)+" is "+o.Kind()))
		return nil
	}
	return o.Node
}

// withBlocks is w(p, W: a): the point p with other blocks.
func (e *checker) withBlocks(c *index.Chart, p *graph.Point, args []builtins.Arg, x *grammar.Call) value.Value {
	if p.Chart != c {
		e.fail(refuse.BlocksOfOther(c, p, x))
		return nil
	}
	coords := make([]*graph.Node, len(c.Blocks))
	for i := range args[1:] {
		a, at := args[i+1], x.Args[i+1]
		if a.Name == "" {
			e.fail(refuse.UnnamedBlock(c, x, at.Value))
			return nil
		}
		k := c.BlockIndex(a.Name)
		switch {
		case k < 0:
			e.fail(refuse.NoBlock(at.Name, c))
			return nil
		case coords[k] != nil:
			e.fail(refuse.BlockTwice(at.Name))
			return nil
		}
		if coords[k] = e.coordOf(a.Value, c.Blocks[k], c, at.Value); coords[k] == nil {
			return nil
		}
	}
	if len(args) == 1 {
		e.fail(refuse.NothingReplaced(c, x))
		return nil
	}
	for k := range coords {
		if coords[k] == nil {
			coords[k] = e.g.CoordOf(p, k)
		}
	}
	return e.newPoint(c, coords, x.Span())
}
