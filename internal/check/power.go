package check

// Powers x^y, and functions of numbers applied entry by entry.

import (
	"math"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// power is x^y, of numbers and elementwise of arrays.
func (e *checker) power(x *grammar.Binary) value.Value {
	if o := e.slotted(x.X); o != nil {
		e.fail(e.words().Power(x, o, 0))
		return nil
	}
	var sides [2]*value.Object
	var ps [2]letter.Part
	for i, y := range []grammar.Expr{x.X, x.Y} {
		ps[i] = e.part(y, func() value.Value {
			if sides[i] = e.settled(y); sides[i] == nil {
				return nil
			}
			return sides[i]
		})
	}
	a, b := sides[0], sides[1]
	if a == nil || b == nil || !e.apart(ps[:], x) {
		return nil
	}
	for i, o := range []*value.Object{a, b} {
		if letter.Slots(o) > 0 {
			e.fail(e.words().Power(x, o, i))
			return nil
		}
	}
	if !e.entryPower(x, a, b) {
		return nil
	}
	body := func(p *scalar.Pool, args []scalar.Expr) scalar.Expr { return p.Pow(args[0], args[1]) }
	args := []operand{{o: a, x: x.X}, {o: b, x: x.Y}}
	if n, ok := b.Node.Number(); ok {
		if v, isInt := wholeNumber(e.g.Value(n)); isInt && math.Abs(float64(v)) < 1<<20 {
			body = func(p *scalar.Pool, args []scalar.Expr) scalar.Expr { return p.PowInt(args[0], int(v)) }
			if v == 0 { // 1 where the base has a value
				body = func(p *scalar.Pool, args []scalar.Expr) scalar.Expr {
					return p.Call(op.Named("where"), p.Int(1), args[0])
				}
			}
		} else {
			body = func(p *scalar.Pool, args []scalar.Expr) scalar.Expr { return p.Pow(args[0], n) }
		}
		args = args[:1]
	}
	return e.pointwise(args, body, x)
}

// entryPower refuses a power of a whole square array, which may be meant of the
// matrix. Functions of numbers go through arrays entry by entry all the same.
func (e *checker) entryPower(x *grammar.Binary, a, b *value.Object) bool {
	axes := a.Node.Axes()
	if len(axes) != 2 || letter.Unlettered(a) != 2 || axes[0].Size != axes[1].Size || axes[0].Size < 2 {
		return true
	}
	if n := len(e.calls); n > 0 && e.elementwiseFns[e.calls[n-1].fn] {
		return true
	}
	if number, known := b.Node.Number(); known && number == e.one() {
		return true // both are the array itself
	}
	if e.isMended(x) {
		return false
	}
	e.fail(e.words().MatrixPower(x, e.spread()))
	return false
}

// spread is what it takes to put letters on the arrays around a power.
func (e *checker) spread() refuse.Spread {
	s := refuse.Spread{
		Passes: func(x *grammar.Call) bool {
			n, ok := x.Fun.(*grammar.Name)
			if !ok {
				return false
			}
			b := e.scope.lookup(n.Name)
			return b != nil && bodyChecker{e}.PassesLetters(b.value)
		},
	}
	if r := e.root; r != nil {
		s.Root, s.Left, s.Name = r.x, r.left, r.name
	}
	return s
}

// slotted is the object under a power's base when its slots alone refuse the
// power, whatever the heights of its letters.
func (e *checker) slotted(x grammar.Expr) *value.Object {
	ix, ok := x.(*grammar.Indexed)
	if !ok {
		return nil
	}
	n, ok := ix.X.(*grammar.Name)
	if !ok {
		return nil
	}
	b := e.scope.lookup(n.Name)
	if b == nil {
		return nil
	}
	o, ok := b.value.(*value.Object)
	if !ok || letter.Slots(o) == 0 || letter.Rank(o) != len(ix.Indices) {
		return nil
	}
	return o
}

// wholeNumber is a float that is an integer; it may be more than an int holds.
func wholeNumber(v float64) (int64, bool) {
	if v != math.Trunc(v) || math.Abs(v) > 1<<52 {
		return 0, false
	}
	return int64(v), true
}

// pointwise maps a scalar body over objects without slots: letters aligned,
// fields taken at the values' point.
func (e *checker) pointwise(fs []operand, body func(p *scalar.Pool, args []scalar.Expr) scalar.Expr, x grammar.Expr) value.Value {
	if !e.meetAll(fs, x) {
		return nil
	}
	al, ok := e.commonShapeOfNumbers(fs)
	if !ok {
		return nil
	}
	nodes := make([]*graph.Node, len(fs))
	args := make([]scalar.Expr, len(fs))
	objs := make([]*value.Object, len(fs))
	xs := make([]grammar.Expr, len(fs))
	for i, f := range fs {
		nodes[i] = f.o.Node
		if len(f.o.Node.Axes()) > 0 {
			nodes[i] = e.align(f.o.Node, letter.Names(f.o), al.letters, al.axes)
		}
		args[i] = e.pool.Arg(i)
		objs[i], xs[i] = f.o, f.x
	}
	o := al.objectOf(e.g.Map(body(e.pool, args), nodes...))
	for _, f := range fs {
		o.Value = o.Value || f.o.Value
	}
	o.Value = o.Value && len(o.Node.Charts()) == 0
	e.weakest(o, objs, xs)
	e.g.SetOrigin(o.Node, x.Span())
	return o
}

// commonShapeOfNumbers is commonShape where 0 is a number like others.
func (e *checker) commonShapeOfNumbers(fs []operand) (alignment, bool) {
	al, ok := e.commonShape(fs, "arguments")
	for i := range al.skip {
		al.skip[i] = false
	}
	return al, ok
}
