package check

// Conditions: not, and, or, comparisons of numbers, fields, points and lists,
// and if then else.

import (
	"cmp"
	"slices"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// cond elaborates an expression that must be a condition.
func (e *checker) cond(x grammar.Expr) value.Cond {
	v := e.expr(x)
	if v == nil {
		return nil
	}
	if c, ok := v.(value.Cond); ok {
		return c
	}
	o, _ := v.(*value.Object)
	e.fail(e.words().NoCondition(x, v.Kind(), o))
	return nil
}

// logic is not, and, or.
func (e *checker) logic(x grammar.Expr) value.Value {
	switch x := x.(type) {
	case *grammar.Unary:
		c := e.cond(x.X)
		if c == nil {
			return nil
		}
		if k, ok := c.(*value.CondConst); ok {
			return &value.CondConst{True: !k.True}
		}
		return e.counted(&value.CondNot{X: c}, x)
	case *grammar.Binary:
		var a, b value.Cond
		sides := []letter.Part{
			e.part(x.X, func() value.Value { a = e.cond(x.X); return a }),
			e.part(x.Y, func() value.Value { b = e.cond(x.Y); return b }),
		}
		if a == nil || b == nil || e.choosing && !e.apart(sides, x) {
			return nil
		}
		if x.Op == "and" {
			return e.counted(&value.CondAnd{Xs: []value.Cond{a, b}}, x)
		}
		if x.Op == "or" {
			return e.counted(&value.CondOr{Xs: []value.Cond{a, b}}, x)
		}
	default: // no other expression is logic
	}
	e.fail(diag.New(refuse.CodeCondition, x.Span(), "this operator is not understood here"))
	return nil
}

// counted is a condition made of others. Whatever goes through it meets each of them where
// it stands, so they are counted.
func (e *checker) counted(c value.Cond, x grammar.Expr) value.Value {
	n := value.Comparisons(c)
	e.g.Meter.Steps(1)
	if n > e.lim.Unroll {
		e.fail(diag.New(refuse.CodeTooMuch, x.Span(), "a condition of more than "+itoa(e.lim.Unroll)+" parts, those of conditions within it counted"))
		return nil
	}
	return c
}

// compare is a chain of comparisons; all of them must hold.
func (e *checker) compare(x *grammar.Compare) value.Value {
	vs := make([]value.Value, len(x.Xs))
	sides := make([]operand, len(x.Xs))
	ok := true
	for i, y := range x.Xs {
		sides[i] = operand{x: y, lo: len(e.statement.dummies)}
		if vs[i] = e.expr(y); vs[i] == nil {
			ok = false
		}
		sides[i].hi = len(e.statement.dummies)
		sides[i].o, _ = vs[i].(*value.Object)
	}
	if !ok {
		return nil
	}
	if !e.apart(parts(sides), x) {
		return nil
	}
	var all []value.Cond
	for i, op := range x.Ops {
		c := e.compareTwo(op, operand{x: x.Xs[i]}, operand{x: x.Xs[i+1]}, vs[i], vs[i+1], x)
		if c == nil {
			return nil
		}
		all = append(all, c)
	}
	if len(all) == 1 {
		return all[0]
	}
	return e.counted(&value.CondAnd{Xs: all}, x)
}

// compareTwo is one comparison of two values of one kind.
func (e *checker) compareTwo(op string, fa, fb operand, a, b value.Value, x *grammar.Compare) value.Cond {
	order := op == "<" || op == "<=" || op == ">" || op == ">="
	if !order {
		switch va := a.(type) {
		case *value.Point:
			if vb, ok := b.(*value.Point); ok {
				return e.comparePoints(op, va, vb, x)
			}
		case *value.List:
			if vb, ok := b.(*value.List); ok {
				return e.compareLists(op, fa, fb, va, vb, x)
			}
		case *value.Str:
			if vb, ok := b.(*value.Str); ok && va.Of == nil && vb.Of == nil {
				return &value.CondConst{True: (va.S == vb.S) != (op == "!=")}
			}
		case *value.CondConst:
			if vb, ok := b.(*value.CondConst); ok {
				return &value.CondConst{True: (va.True == vb.True) != (op == "!=")}
			}
		default: // other kinds compare as objects, or are refused as such
		}
	}
	fs := []operand{fa, fb}
	for i, v := range []value.Value{a, b} {
		fs[i].o, fs[i].p = e.toObject(v, fs[i].x)
		if fs[i].o == nil && fs[i].p == nil {
			return nil
		}
	}
	o, ok := e.twoSides(fs, order, x)
	if !ok {
		return nil
	}
	return &value.CondCompare{Op: op, X: o[0], Y: o[1], Span: x.Span()}
}

// twoSides brings both sides of a comparison to the same axes.
func (e *checker) twoSides(fs []operand, order bool, x *grammar.Compare) ([2]*value.Object, bool) {
	var out [2]*value.Object
	if !e.settleAll(fs) {
		return out, false
	}
	for i := range fs {
		if fs[i].p == nil {
			continue
		}
		if fs[i].o, _ = e.decide(fs[i].p, fs[i].x).(*value.Object); fs[i].o == nil {
			return out, false
		}
		fs[i].p = nil
	}
	// An array with letters against a whole one: in the order of appearance.
	for i := range fs {
		j := 1 - i
		if letter.Lettered(fs[i].o) > 0 && letter.Slots(fs[i].o) == 0 && letter.Lettered(fs[j].o) == 0 && letter.Unlettered(fs[j].o) == letter.Lettered(fs[i].o) {
			fs[i].o = letter.Bare(fs[i].o)
		}
	}
	if order {
		for _, f := range fs {
			if letter.Slots(f.o) > 0 {
				e.fail(diag.New(refuse.CodeNotNumbers, f.x.Span(), "< and > compare numbers and arrays, "+quote.Short(f.x)+" is "+f.o.Kind()))
				return out, false
			}
		}
	}
	if !e.oneSpace(fs) || !e.meetAll(fs, x) {
		return out, false
	}
	al, ok := e.commonShape(fs, "sides")
	if !ok {
		return out, false
	}
	for i, f := range fs {
		if al.skip[i] {
			o := al.objectOf(e.g.Zero(al.axes))
			o.Value = f.o.Value
			out[i] = o
			continue
		}
		o := *f.o
		o.Node = e.align(f.o.Node, letter.Names(f.o), al.letters, al.axes)
		shape := al.objectOf(o.Node)
		o.Letters, o.Base, o.Via = shape.Letters, shape.Base, shape.Via
		o.Lit, o.Coords = nil, nil
		out[i] = &o
	}
	return out, true
}

// comparePoints compares coordinates: with a tolerance for ~= alone.
func (e *checker) comparePoints(op string, a, b *value.Point, x *grammar.Compare) value.Cond {
	if a.P.Chart != b.P.Chart {
		e.fail(diag.New(refuse.CodePointChart, x.Span(), "a point of "+a.P.Chart.Name+" and a point of "+b.P.Chart.Name+" have different coordinates"))
		return nil
	}
	each := "=="
	if op == "~=" {
		each = op
	}
	var all []value.Cond
	for i := range a.P.Coords {
		all = append(all, &value.CondCompare{Op: each, X: e.scalar(a.P.Coords[i]), Y: e.scalar(b.P.Coords[i]), Span: x.Span()})
	}
	var c value.Cond = &value.CondAnd{Xs: all}
	if op == "!=" {
		c = &value.CondNot{X: c}
	}
	return c
}

// compareLists compares element by element.
func (e *checker) compareLists(op string, fa, fb operand, a, b *value.List, x *grammar.Compare) value.Cond {
	if len(a.Elems) != len(b.Elems) {
		return &value.CondConst{True: op == "!="}
	}
	e.workOf(a)
	var all []value.Cond
	elementOp := op
	if op == "!=" {
		elementOp = "=="
	}
	for i := range a.Elems {
		c := e.compareTwo(elementOp, fa, fb, a.Elems[i], b.Elems[i], x)
		if c == nil {
			return nil
		}
		all = append(all, c)
	}
	var c value.Cond = &value.CondAnd{Xs: all}
	if op == "!=" {
		c = &value.CondNot{X: c}
	}
	return c
}

// truth turns a condition into numbers, 1 where it holds; letters as on its
// sides. nil: it cannot be.
func (e *checker) truth(c value.Cond, x grammar.Expr) *value.Object {
	p := e.pool
	switch c := c.(type) {
	case *value.CondConst:
		n := int64(0)
		if c.True {
			n = 1
		}
		return e.scalar(e.g.Number(p.Int(n)))
	case *value.CondNot:
		o := e.truth(c.X, x)
		if o == nil {
			return nil
		}
		return e.mapped(o, func(a scalar.Expr) scalar.Expr { return p.Sub(p.Int(1), a) })
	case *value.CondAnd:
		return e.leftToRight(chained(c, ands), x, func(first, rest scalar.Expr, asked bool) scalar.Expr {
			if asked {
				return p.Call(op.Named("select"), first, rest, p.Int(0))
			}
			return p.Mul(first, rest)
		})
	case *value.CondOr:
		return e.leftToRight(chained(c, ors), x, func(first, rest scalar.Expr, asked bool) scalar.Expr {
			if asked {
				return p.Call(op.Named("select"), first, p.Int(1), rest)
			}
			return p.Sub(p.Add(first, rest), p.Mul(first, rest))
		})
	case *value.CondCompare:
		name, swap, not := "eq", false, false
		switch c.Op {
		case "<":
			name = "less"
		case "<=":
			name = "lesseq"
		case ">":
			name, swap = "less", true
		case ">=":
			name, swap = "lesseq", true
		case "!=":
			not = true
		case "~=":
			e.fail(diag.New(refuse.CodeCondition, x.Span(), "~= compares with a tolerance and belongs in assert; if takes < <= > >= == !="))
			return nil
		}
		if letter.Slots(c.X) > 0 {
			e.fail(diag.New(refuse.CodeCondition, x.Span(), "if needs a comparison of numbers; the sides are "+c.X.Kind()))
			return nil
		}
		kern := op.Named(name)
		v := e.pointwise([]operand{{o: c.X, x: x}, {o: c.Y, x: x}}, func(p *scalar.Pool, a []scalar.Expr) scalar.Expr {
			if swap {
				a[0], a[1] = a[1], a[0]
			}
			r := p.Call(kern, a[0], a[1])
			if not {
				r = p.Sub(p.Int(1), r)
			}
			return r
		}, x)
		o, _ := v.(*value.Object)
		return o
	default: // a condition of another kind is refused below
	}
	e.fail(diag.New(refuse.CodeCondition, x.Span(), "this condition is decided while running and cannot choose between expressions"))
	return nil
}

func (e *checker) mapped(o *value.Object, f func(scalar.Expr) scalar.Expr) *value.Object {
	out := *o
	out.Node = e.g.Map(f(e.pool.Arg(0)), o.Node)
	return &out
}

// ands are the parts of an and.
func ands(c value.Cond) []value.Cond {
	if c, ok := c.(*value.CondAnd); ok {
		return c.Xs
	}
	return nil
}

// ors are the parts of an or.
func ors(c value.Cond) []value.Cond {
	if c, ok := c.(*value.CondOr); ok {
		return c.Xs
	}
	return nil
}

// chained are the parts of a chain of ands or of ors.
func chained(c value.Cond, parts func(value.Cond) []value.Cond) []value.Cond {
	var all []value.Cond
	stack := []value.Cond{c}
	for len(stack) > 0 {
		c, stack = stack[len(stack)-1], stack[:len(stack)-1]
		xs := parts(c)
		if xs == nil {
			all = append(all, c)
		}
		for _, x := range slices.Backward(xs) {
			stack = append(stack, x)
		}
	}
	return all
}

// leftToRight joins conditions: what an earlier one settles asks the later ones nothing, and
// where those may have no value, only a choice says so. Others join without order, and read
// the same in any. Halves are joined, so that a long chain is not a deep one.
func (e *checker) leftToRight(cs []value.Cond, x grammar.Expr, join func(first, rest scalar.Expr, asked bool) scalar.Expr) *value.Object {
	if len(cs) == 1 {
		return e.truth(cs[0], x)
	}
	first := e.leftToRight(cs[:len(cs)/2], x, join)
	if first == nil {
		return nil
	}
	rest := e.leftToRight(cs[len(cs)/2:], x, join)
	if rest == nil {
		return nil
	}
	asked := !e.g.Everywhere(first.Node) || !e.g.Everywhere(rest.Node)
	o, _ := e.pointwise([]operand{{o: first, x: x}, {o: rest, x: x}}, func(_ *scalar.Pool, a []scalar.Expr) scalar.Expr { return join(a[0], a[1], asked) }, x).(*value.Object)
	return o
}

// ifThen is if c then a else b. A condition known now chooses; one in
// coordinates or arrays chooses entry by entry.
func (e *checker) ifThen(x *grammar.If) value.Value {
	var c value.Cond
	var a, b value.Value
	ps := []letter.Part{
		e.part(x.Cond, func() value.Value { c = e.choice(x.Cond); return c }),
		e.part(x.Then, func() value.Value { a = e.expr(x.Then); return a }),
		e.part(x.Else, func() value.Value { b = e.expr(x.Else); return b }),
	}
	if c == nil || a == nil || b == nil || !e.apart(ps, x) {
		return nil
	}
	if k, ok := e.decided(c); ok {
		if k {
			return e.spreadOver(a, b)
		}
		return e.spreadOver(b, a)
	}
	fs := []operand{{x: x.Then}, {x: x.Else}}
	for i, v := range []value.Value{a, b} {
		fs[i].o, fs[i].p = e.toObject(v, fs[i].x)
		if fs[i].o == nil && fs[i].p == nil {
			return nil
		}
	}
	if !e.settleAll(fs) {
		return nil
	}
	for i := range fs {
		if fs[i].p == nil {
			continue
		}
		if fs[i].o, _ = e.decide(fs[i].p, fs[i].x).(*value.Object); fs[i].o == nil {
			return nil
		}
		fs[i].p = nil
	}
	t := e.truth(c, x.Cond)
	if t == nil {
		return nil
	}
	fs = append(fs, operand{o: t, x: x.Cond})
	if !e.meetAll(fs, x) {
		return nil
	}
	t = fs[2].o
	al, ok := e.commonShape(fs[:2], "branches")
	if !ok {
		return nil
	}
	return e.choose(x, fs, al, t)
}

// spreadOver is the branch that is taken, with the plain letters of the other one
// that are named around: it may lack them, as a term of a sum may.
func (e *checker) spreadOver(taken, other value.Value) value.Value {
	a, ok := taken.(*value.Object)
	b, both := other.(*value.Object)
	if !ok || !both || letter.Unlettered(a) > 0 || letter.Slots(a) > 0 {
		return taken
	}
	letters, axes := letter.Names(a), slices.Clone(a.Node.Axes())
	n := len(letters)
	for k, l := range letter.Names(b) {
		named := slices.Contains(e.named, l) || slices.Contains(e.boundLetters, l)
		if ax := b.Node.Axes()[k]; named && ax.Kind == index.Plain && !slices.Contains(letters, l) {
			letters, axes = append(letters, l), append(axes, ax)
		}
	}
	if len(letters) == n {
		return taken
	}
	out := *a
	out.Node, out.Letters, out.Name = e.align(a.Node, letter.Names(a), letters, axes), letters, ""
	ss := make([]letter.Slot, len(axes))
	for k := range ss {
		ss[k].Axis = axes[k]
		if k < n {
			ss[k] = letter.SlotOf(a, k)
		}
	}
	letter.SetSlots(&out, ss)
	return &out
}

// choice is the condition of an if: its letters are those of the branches.
func (e *checker) choice(x grammar.Expr) value.Cond {
	defer e.within(func(c *context) { c.choosing = true })()
	return e.cond(x)
}

// choose builds the selection entry by entry.
func (e *checker) choose(x *grammar.If, fs []operand, al alignment, t *value.Object) value.Value {
	for k, l := range letter.Names(t) {
		if slices.Contains(al.letters, l) {
			continue
		}
		if letter.Whole(l) && len(al.letters) > 0 {
			e.fail(diag.New(refuse.CodeTermsDiffer, x.Cond.Span(), "the condition is an array and the branches are not of its shape"))
			return nil
		}
		al.letters = append(al.letters, l)
		al.axes = append(al.axes, t.Node.Axes()[k])
		al.slots = append(al.slots, letter.SlotOf(t, k))
	}
	branch := func(i int) *graph.Node {
		if al.skip[i] {
			return e.g.Zero(al.axes)
		}
		return e.align(fs[i].o.Node, letter.Names(fs[i].o), al.letters, al.axes)
	}
	a, b := branch(0), branch(1)
	var n *graph.Node
	if len(t.Node.Axes()) == 0 {
		n = e.g.Select(t.Node, a, b)
	} else {
		for _, ax := range al.axes {
			if ax.Kind != index.Plain {
				e.fail(diag.New(refuse.CodeCondition, x.Cond.Span(), "an array of conditions chooses between arrays, not between objects with slots"))
				return nil
			}
		}
		p := e.pool
		n = e.g.Map(p.Call(op.Named("select"), p.Arg(0), p.Arg(1), p.Arg(2)), e.align(t.Node, letter.Names(t), al.letters, al.axes), a, b)
	}
	o := al.objectOf(n)
	for _, f := range fs {
		o.Value = o.Value || f.o.Value
	}
	o.Value = o.Value && len(n.Charts()) == 0
	e.weakest(o, []*value.Object{fs[0].o, fs[1].o, t}, []grammar.Expr{x.Then, x.Else, x.Cond})
	return o
}

// decided is a condition's truth when constants alone decide it. Parts are asked from left
// to right: behind one that is open, which may have no value, nothing is settled.
func (e *checker) decided(c value.Cond) (truth, ok bool) {
	switch c := c.(type) {
	case *value.CondConst:
		return c.True, true
	case *value.CondNot:
		t, ok := e.decided(c.X)
		return !t, ok
	case *value.CondAnd:
		for _, x := range c.Xs {
			if t, ok := e.decided(x); !ok || !t {
				return false, ok
			}
		}
		return true, true
	case *value.CondOr:
		for _, x := range c.Xs {
			if t, ok := e.decided(x); !ok || t {
				return t, ok
			}
		}
		return false, true
	case *value.CondCompare:
		if len(c.X.Node.Axes()) > 0 || c.Op == "~=" {
			return false, false
		}
		a, oka := c.X.Node.Number()
		b, okb := c.Y.Node.Number()
		if !oka || !okb || a.Undefined() || b.Undefined() || a.Infinite() != 0 || b.Infinite() != 0 {
			return false, false
		}
		order, ok := e.pool.Sign(e.pool.Sub(a, b), nil)
		if !ok { // the numbers at hand
			order = cmp.Compare(e.g.Value(a), e.g.Value(b))
		}
		switch c.Op {
		case "<":
			return order < 0, true
		case "<=":
			return order <= 0, true
		case ">":
			return order > 0, true
		case ">=":
			return order >= 0, true
		case "==":
			return order == 0, true
		case "!=":
			return order != 0, true
		}
	default: // invariance is decided by the run
	}
	return false, false
}

func expKernel() *op.Func { return op.Named("exp") }
