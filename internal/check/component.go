package check

// Components: H[1,2], Gamma[r,t,t], (d_i f)[x], p[x], and ranges x[2..10].

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/check/suggest"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// component is H[1,2], Gamma[r,t,t], (d_i f)[x], p[x]: slots in order, counted
// from 1 or named by coordinate; x[2..10] is a part of an array.
func (e *checker) component(x *grammar.Component) value.Value {
	v := e.expr(x.X)
	switch v := v.(type) {
	case nil:
		return nil
	case *value.Object:
		return e.componentOf(letter.Bare(v), x)
	case *pending:
		if o, ok := e.decide(v, x.X).(*value.Object); ok {
			return e.componentOf(letter.Bare(o), x)
		}
		return nil
	case *value.Range:
		if o := e.rangeArray(v); o != nil {
			return e.componentOf(o, x)
		}
		return nil
	case *value.Point:
		return e.pointCoord(v, x)
	case *value.List:
		if len(x.Args) != 1 {
			e.fail(diag.New(refuse.CodeComponent, x.Span(), "a list has one index"))
			return nil
		}
		if e.coordinateOfPoints(v, x) {
			return nil
		}
		n, ok := e.positionIn(x.Args[0], len(v.Elems), "the list")
		if !ok {
			return nil
		}
		return v.Elems[n]
	case *value.Map:
		e.fail(e.words().ComponentOfMap(x, v.M))
		return nil
	default: // other kinds have no components, as is said below
	}
	e.fail(e.words().NoComponents(x, v))
	return nil
}

// componentOf fixes every visible axis of an object.
func (e *checker) componentOf(o *value.Object, x *grammar.Component) value.Value {
	axes := o.Node.Axes()
	if letter.Rank(o) != len(x.Args) {
		d := diag.New(refuse.CodeComponent, x.Span(), quote.Short(x.X)+" has "+o.SlotCount()+", here "+refuse.IsAre(len(x.Args))+" "+number.Count(len(x.Args), "position"))
		if letter.Rank(o) == 0 {
			d.Message = quote.Short(x.X) + " is a scalar and has no components"
			e.fail(suggest.Scalar(suggester{e}, x, d))
			return nil
		}
		e.fail(suggest.Chained(suggester{e}, x, d))
		return nil
	}
	pos := make([]int, len(axes))
	block := make([]int, len(axes))
	gather := map[int]*value.Object{}
	ok := true
	k := 0
	for i, a := range axes {
		pos[i], block[i] = -1, -1
		if letter.Hidden(letter.At(o, i)) {
			continue
		}
		arg := x.Args[k]
		k++
		if a.Kind == index.Plain {
			if g := e.runningIndex(arg); g != nil {
				gather[i] = g
				continue
			}
			if r, isRange := arg.(*grammar.Range); isRange {
				if gather[i] = e.positions(r, a.Size, quote.Short(x.X)); gather[i] == nil {
					ok = false
				}
				continue
			}
			n, good := e.positionIn(arg, a.Size, quote.Short(x.X))
			if !good {
				ok = false
			}
			pos[i] = n
			continue
		}
		if _, isRange := arg.(*grammar.Range); isRange {
			e.fail(e.words().RangeOfSlot(x, arg, a.Chart))
			return nil
		}
		p, b, good := e.coordPosition(arg, a.Chart, x)
		if !good {
			ok = false
		}
		pos[i], block[i] = p, b
	}
	if !ok {
		return nil
	}
	out := *o
	out.Metric, out.Coords, out.Lit, out.Weight, out.Anomaly = false, nil, nil, nil, nil
	out.Name = ""
	if letter.Slots(o) > 0 && out.Law != index.Chartwise {
		out.Law = index.Chartwise
		out.Why = "components name the chart's axes"
	}
	if !e.gathered(&out, gather) {
		return nil
	}
	n := out.Node
	// Fixed positions first, from the back so that earlier axes keep their place.
	n = e.g.Component(n, pos)
	out.Node = n
	out.Letters, out.Base, out.Via = e.kept(&out, o, pos, gather)
	// Blocks: an array of components takes the slot's place.
	at := 0
	for i := range axes {
		if pos[i] >= 0 {
			continue
		}
		if block[i] >= 0 {
			n = e.g.BlockOf(out.Node, at, block[i])
			dims := len(axes[i].Chart.Blocks[block[i]].Dims)
			out.Letters = spread(out.Letters, at, dims)
			out.Base, out.Via = nil, nil
			out.Node = n
			at += dims
			continue
		}
		at++
	}
	return &out
}

// kept are letters, points and maps of the axes that stay.
func (e *checker) kept(out, o *value.Object, pos []int, gather map[int]*value.Object) (ls []string, bs []*graph.Point, vs []*graph.Map) {
	any := false
	for i := range pos {
		if pos[i] >= 0 {
			continue
		}
		l := letter.At(o, i)
		if g := gather[i]; g != nil {
			l = letter.At(g, 0)
		}
		ls = append(ls, l)
		any = any || l != ""
	}
	if !any {
		ls = nil
	}
	return ls, nil, nil
}

func spread(ls []string, at, n int) []string {
	if ls == nil {
		return nil
	}
	out := append([]string(nil), ls[:at]...)
	for i := 0; i < n; i++ {
		out = append(out, "")
	}
	return append(out, ls[at+1:]...)
}

// gathered takes the positions that a comprehension's variable runs over.
func (e *checker) gathered(o *value.Object, gather map[int]*value.Object) bool {
	for i, g := range gather {
		v, known := e.constants(g.Node)
		if !known {
			e.takeOneByOne()
			return false
		}
		size := o.Node.Axes()[i].Size
		idx := make([]int, len(v))
		for k, f := range v {
			n, whole := wholeNumber(f)
			if !whole || n < 1 || n > int64(size) {
				e.takeOneByOne() // the message names the position
				return false
			}
			idx[k] = int(n - 1)
		}
		o.Node = e.g.Gather(o.Node, i, idx)
	}
	return true
}

// positions is a..b as positions of an axis, one plain axis.
func (e *checker) positions(x *grammar.Range, size int, what string) *value.Object {
	r, _ := e.expr(x).(*value.Range)
	if r == nil {
		return nil
	}
	lo, hi, ok := e.rangeEnds(r)
	if !ok {
		return nil
	}
	if lo < 1 || hi > int64(size) || hi < lo {
		e.fail(diag.New(refuse.CodeComponent, x.Span(), "positions of "+what+" run over 1.."+itoa(size)+", "+quote.Short(x)+" is not within"))
		return nil
	}
	return e.rangeArray(r)
}

// runningIndex is X[k] with k a comprehension's variable over whole numbers.
func (e *checker) runningIndex(x grammar.Expr) *value.Object {
	if e.vectorised == 0 {
		return nil
	}
	var o *value.Object
	ok := e.trial(func() { o, _ = e.object(x) })
	if !ok || o == nil || len(o.Node.Axes()) != 1 || !letter.Hidden(letter.At(o, 0)) {
		return nil
	}
	return o
}

// positionIn is a position counted from 1, as 0-based.
func (e *checker) positionIn(x grammar.Expr, size int, what string) (int, bool) {
	o := e.scalarOf(x, "a position")
	if o == nil {
		return 0, false
	}
	if e.hasHiddenAny(o) || e.needsElements(o) {
		return 0, false
	}
	v, known := e.constants(o.Node)
	if !known || len(v) != 1 {
		e.fail(diag.New(refuse.CodeComponent, x.Span(), "a position is a whole number known before running, "+quote.Short(x)+" is not"))
		return 0, false
	}
	n, whole := wholeNumber(v[0])
	if !whole || n < 1 || n > int64(size) {
		d := diag.New(refuse.CodeComponent, x.Span(), "positions of "+what+" run over 1.."+itoa(size)+", "+quote.Short(x)+" is not among them")
		e.fail(suggest.FromZero(suggester{e}, what, x.Span(), d))
		return 0, false
	}
	return int(n - 1), true
}

func (e *checker) hasHiddenAny(o *value.Object) bool {
	if e.vectorised == 0 {
		return false
	}
	return e.hasHidden(o)
}

// blockNamed is the block of a chart that a name stands for, by itself (w) or behind
// the chart's (c.w); −1 for other expressions.
func (e *checker) blockNamed(x grammar.Expr, c *index.Chart) int {
	switch x := x.(type) {
	case *grammar.Name:
		return c.BlockIndex(x.Name)
	case *grammar.Dot:
		if ch, ok := e.expr(x.X).(*value.Chart); ok && ch.C == c {
			return c.BlockIndex(x.Name.Name)
		}
	default: // other expressions name no block
	}
	return -1
}

// coordPosition is a position of a slot: a coordinate's name, a block (its
// whole array), one of a block W[1,2], or a number.
func (e *checker) coordPosition(x grammar.Expr, c *index.Chart, whole *grammar.Component) (pos, block int, ok bool) {
	if k := e.blockNamed(x, c); k >= 0 {
		if b := c.Blocks[k]; len(b.Dims) == 0 {
			return b.Offset, -1, true
		}
		return -1, k, true
	}
	switch y := x.(type) {
	case *grammar.Name:
		if b := e.scope.lookup(y.Name); b == nil || b.coords != nil {
			if !e.isMended(y) {
				e.fail(suggest.Position(suggester{e}, y, c, e.words()))
			}
			return 0, -1, false
		}
	case *grammar.Component:
		if k := e.blockNamed(y.X, c); k >= 0 && len(y.Args) == len(c.Blocks[k].Dims) && len(y.Args) > 0 {
			b := c.Blocks[k]
			flat := 0
			for i, a := range y.Args {
				p, good := e.positionIn(a, b.Dims[i], b.Name)
				if !good {
					return 0, -1, false
				}
				flat = flat*b.Dims[i] + p
			}
			return b.Offset + flat, -1, true
		}
	default: // other expressions are numbers
	}
	p, good := e.positionIn(x, c.Dim, quote.Short(whole.X))
	return p, -1, good
}

// pointCoord is p[x], p[1].
func (e *checker) pointCoord(v *value.Point, x *grammar.Component) value.Value {
	if len(x.Args) != 1 {
		e.fail(diag.New(refuse.CodeComponent, x.Span(), "a point's coordinate has one name"))
		return nil
	}
	c := v.P.Chart
	p, b, ok := e.coordPosition(x.Args[0], c, x)
	if !ok {
		return nil
	}
	if b >= 0 {
		return &value.Object{Node: e.g.CoordOf(v.P, b), Value: true}
	}
	for k, blk := range c.Blocks {
		if p < blk.Offset || p >= blk.Offset+blk.Size {
			continue
		}
		n := e.g.CoordOf(v.P, k)
		if len(blk.Dims) > 0 {
			at := make([]int, len(blk.Dims))
			r := p - blk.Offset
			for i := len(at) - 1; i >= 0; i-- {
				at[i] = r % blk.Dims[i]
				r /= blk.Dims[i]
			}
			n = e.g.Component(n, at)
		}
		return &value.Object{Node: n, Value: true}
	}
	return nil
}
