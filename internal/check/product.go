package check

// Products: factors are flattened and elaborated; count.go counts their
// letters, and one contraction is built.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// operand is one factor of a product, or a term's or argument's expression
// with what it came to.
type operand struct {
	o   *value.Object
	p   *pending
	x   grammar.Expr
	div bool // stands in a denominator
	lo  int  // its inner dummies are e.statement.summed[lo:hi]
	hi  int
}

// said is the operand as words about it take it.
func (f operand) said() letter.Operand { return letter.Operand{Object: f.o, Expr: f.x} }

// product elaborates a product as a whole: one Contract.
func (e *checker) product(x grammar.Expr) value.Value { return e.reducedProduct(x, nil, nil) }

// reducedProduct is product summed, or averaged, over the plain letters that a
// reduction names.
func (e *checker) reducedProduct(x grammar.Expr, reduced []string, red *grammar.Reduce) value.Value {
	written, neg := e.probe.Factors(x)
	fs := make([]operand, len(written))
	for i, f := range written {
		fs[i] = operand{x: f.Expr, div: f.Below}
	}
	mark := len(e.statement.dummies)
	ok := true
	for i := range fs {
		fs[i].lo = len(e.statement.dummies)
		var v value.Value
		if e.probe.Alone(fs[i].x, len(fs)) {
			v = e.expr(fs[i].x)
		} else {
			v = e.factor(fs[i].x)
		}
		fs[i].hi = len(e.statement.dummies)
		if v == nil {
			ok = false
			continue
		}
		fs[i].o, fs[i].p = e.toObject(v, fs[i].x)
		if fs[i].o == nil && fs[i].p == nil {
			ok = false
		}
	}
	if !ok {
		e.statement.dummies = e.statement.dummies[:mark]
		return nil
	}
	coef := e.one()
	if neg {
		coef = e.pool.Int(-1)
	}
	return e.symmetrised(e.multiply(coef, fs, reduced, red, x), x)
}

// factor elaborates one factor; letters of an indexed object or a derivative
// may stand twice, the product counts them with the others.
func (e *checker) factor(x grammar.Expr) value.Value {
	switch x := x.(type) {
	case *grammar.Indexed:
		if !e.step(x) {
			return nil
		}
		return e.indexed(x)
	case *grammar.Deriv:
		if !e.step(x) {
			return nil
		}
		return e.deriv(x)
	default: // all others count their own letters
	}
	return e.expr(x)
}

// multiply builds the product of elaborated factors.
func (e *checker) multiply(coef scalar.Expr, fs []operand, reduced []string, red *grammar.Reduce, x grammar.Expr) value.Value {
	for i := range fs {
		if fs[i].div && !e.divisor(&fs[i], fs, x) {
			return nil
		}
	}
	if !e.settleAll(fs) {
		return nil
	}
	for i := range fs {
		if fs[i].p != nil {
			return e.pendingProduct(coef, fs, reduced, red, x)
		}
	}
	l := letterCount{e: e, fs: fs, reduced: reduced, red: red, x: x}
	if !l.spaces() || !e.meetAll(fs, x) {
		return nil
	}
	if !l.count() {
		return nil
	}
	if red != nil && red.Op == "mean" {
		for _, name := range reduced {
			if r := l.row(name); r != nil {
				coef = e.pool.Div(coef, e.pool.Int(int64(r.Slot.Axis.Size)))
			}
		}
	}
	// Numbers are part of the coefficient; a lone factor is itself.
	kept := fs[:0:0]
	for _, f := range fs {
		if n, ok := f.o.Node.Number(); ok && !(f.div && n.IsZero()) {
			if f.div {
				coef = e.pool.Div(coef, n)
			} else {
				coef = e.pool.Mul(coef, n)
			}
			continue
		}
		kept = append(kept, f)
	}
	if len(kept) == 1 && coef == e.one() && !kept[0].div && !l.reduces {
		return kept[0].o
	}
	return l.contraction(coef, kept)
}

// divisor makes a denominator's factor ready: it must be numbers.
func (e *checker) divisor(f *operand, fs []operand, x grammar.Expr) bool {
	if f.p != nil || letter.Slots(f.o) == 0 {
		return f.p == nil || e.refusePending(f)
	}
	e.fail(e.words().Division(x, f.said(), fs[0].said(), len(fs) == 2 && f == &fs[1]))
	return false
}

func (e *checker) refusePending(f *operand) bool {
	e.fail(e.words().WhichChart(f.x))
	return false
}

// reciprocal is 1/n, elementwise.
func (e *checker) reciprocal(n *graph.Node) *graph.Node {
	return e.g.Map(e.pool.Rcp(e.pool.Arg(0)), n)
}

// settleAll builds the pending factors whose spaces the others decide.
func (e *checker) settleAll(fs []operand) bool {
	any := false
	for i := range fs {
		any = any || fs[i].p != nil
	}
	if !any {
		return true
	}
	for changed := true; changed; {
		changed = false
		objs := make([]*value.Object, len(fs))
		for i := range fs {
			objs[i] = fs[i].o
		}
		env := environment(objs)
		for i := range fs {
			if fs[i].p == nil {
				continue
			}
			v, done := e.settle(fs[i].p, env)
			if !done {
				continue
			}
			o, p := e.toObject(v, fs[i].x)
			if o == nil && p == nil {
				return false
			}
			if o != nil {
				fs[i].o, fs[i].p = o, nil
				changed = true
			}
		}
	}
	return true
}
