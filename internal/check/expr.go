package check

// Expressions: the rule for each kind, numbers and names, and what an operand
// must be.

import (
	"strconv"

	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/check/suggest"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// workOfStep is about what an elaboration costs beside what it builds, in steps of
// the budget.
const workOfStep = 20

// step counts an elaboration and refuses beyond the limits, and when so many
// mistakes are told that no other would be.
func (e *checker) step(x grammar.Node) bool {
	e.g.Meter.Steps(workOfStep)
	if e.report.full() && !e.silent {
		e.report.failed++
		return false
	}
	e.steps++
	if e.steps > e.lim.Steps {
		if e.steps == e.lim.Steps+1 {
			// Said even in a trial: it ends the check.
			e.report.failed++
			e.report.add(diag.New(refuse.CodeTooMuch, x.Span(), "this program unfolds to more than "+strconv.Itoa(e.lim.Steps)+" expressions").
				WithNote("calls are inlined and lists of objects are unrolled: a chain of functions that each call the one before twice doubles at every link"))
		}
		return false
	}
	return true
}

// expr elaborates an expression; nil means that it failed and has said so.
func (e *checker) expr(x grammar.Expr) value.Value {
	if x == nil {
		return nil
	}
	if e.root == nil {
		return e.under(&root{x: x})
	}
	if !e.step(x) {
		return nil
	}
	return dependent(grammar.VisitExpr[value.Value](x, expressions{e}))
}

// expressions has for each kind of expression the rule that elaborates it.
type expressions struct{ e *checker }

func (r expressions) VisitNumber(x *grammar.Number) value.Value       { return r.e.number(x) }
func (r expressions) VisitString(x *grammar.String) value.Value       { return &value.Str{S: x.Value} }
func (r expressions) VisitBool(x *grammar.Bool) value.Value           { return &value.CondConst{True: x.Value} }
func (r expressions) VisitName(x *grammar.Name) value.Value           { return r.e.nameValue(x) }
func (r expressions) VisitDot(x *grammar.Dot) value.Value             { return r.e.dot(x) }
func (r expressions) VisitIndexed(x *grammar.Indexed) value.Value     { return r.e.product(x) }
func (r expressions) VisitCall(x *grammar.Call) value.Value           { return r.e.call(x) }
func (r expressions) VisitComponent(x *grammar.Component) value.Value { return r.e.component(x) }
func (r expressions) VisitCompare(x *grammar.Compare) value.Value     { return r.e.compare(x) }
func (r expressions) VisitDeriv(x *grammar.Deriv) value.Value         { return r.e.product(x) }
func (r expressions) VisitReduce(x *grammar.Reduce) value.Value       { return r.e.reduce(x) }
func (r expressions) VisitAtPoint(x *grammar.AtPoint) value.Value     { return r.e.atPoint(x) }
func (r expressions) VisitOn(x *grammar.On) value.Value               { return r.e.onChart(x) }
func (r expressions) VisitIn(x *grammar.In) value.Value               { return r.e.inChartOf(x) }
func (r expressions) VisitRange(x *grammar.Range) value.Value         { return r.e.rangeOf(x) }
func (r expressions) VisitIf(x *grammar.If) value.Value               { return r.e.ifThen(x) }
func (r expressions) VisitList(x *grammar.List) value.Value           { return r.e.listLiteral(x) }
func (r expressions) VisitBlocks(x *grammar.Blocks) value.Value       { return r.e.blocksAlone(x) }
func (r expressions) VisitComprehension(x *grammar.Comprehension) value.Value {
	return r.e.comprehension(x)
}
func (r expressions) VisitParen(x *grammar.Paren) value.Value { return r.e.expr(x.X) }

func (r expressions) VisitUnary(x *grammar.Unary) value.Value {
	if x.Op == "not" {
		return r.e.logic(x)
	}
	return r.e.product(x)
}

func (r expressions) VisitBinary(x *grammar.Binary) value.Value {
	switch x.Op {
	case "*", "/":
		return r.e.product(x)
	case "+", "-":
		return r.e.sum(x)
	case "^":
		return r.e.power(x)
	}
	return r.e.logic(x)
}

// number is a literal: decimals stay exact.
func (e *checker) number(x *grammar.Number) value.Value {
	v, ok := e.pool.Decimal(x.Text)
	if !ok {
		e.fail(diag.New(refuse.CodeNotNumber, x.Span(), x.Text+" is not a number this language can hold"))
		return nil
	}
	return e.scalar(e.g.Number(v))
}

// scalar wraps a node without slots.
func (e *checker) scalar(n *graph.Node) *value.Object { return &value.Object{Node: n} }

// nameValue is a bare name.
func (e *checker) nameValue(x *grammar.Name) value.Value {
	b := e.bound(x)
	if b == nil {
		return nil
	}
	return e.valueOf(b, x)
}

// bound looks a name up and says so when it is not there; it is nil then, and
// for poisoned names.
func (e *checker) bound(x *grammar.Name) *binding {
	b := e.scope.lookup(x.Name)
	if b == nil {
		if !e.isMended(x) {
			if f, _ := e.openDerivative(x.Name); f != nil {
				d := diag.New(refuse.CodeWrongKind, x.Span(), x.Text+" is the derivative of "+f.Open.Open.Head()+", a function: a number or a tensor is needed here")
				e.fail(suggest.OpenCall(suggester{e}, x, x.Text, f.Open.Open.Params, d))
				return nil
			}
			e.fail(suggest.Name(suggester{e}, x))
		}
		return nil
	}
	if b.value == nil && b.coords == nil {
		return nil
	}
	return b
}

// valueOf is the value of a bound name.
func (e *checker) valueOf(b *binding, x *grammar.Name) value.Value {
	if b.coords != nil {
		return e.coordinate(b, x)
	}
	if f, ok := b.value.(*value.Func); ok {
		if native := builtins.EntryOf(f); native != nil && native.Value {
			return e.nativeAt(native, nil, x.Span(), nil)
		}
	}
	return b.value
}

// object elaborates x and asks for a number, an array or an indexed object.
// A pending space is left pending.
func (e *checker) object(x grammar.Expr) (*value.Object, *pending) {
	return e.toObject(e.expr(x), x)
}

func (e *checker) toObject(v value.Value, x grammar.Expr) (*value.Object, *pending) {
	switch v := v.(type) {
	case nil:
		return nil, nil
	case *value.Object:
		return v, nil
	case *pending:
		return nil, v
	case *value.Range:
		return e.rangeArray(v), nil
	case value.Cond:
		e.fail(diag.New(refuse.CodeCondition, x.Span(), "a condition stands where a number or a tensor is needed").
			WithNote("if c then 1 else 0 turns a condition into a number"))
		return nil, nil
	default: // other kinds are refused below
	}
	if e.isMended(x) {
		return nil, nil
	}
	d := diag.New(refuse.CodeWrongKind, x.Span(), quote.Short(x)+" is "+v.Kind()+": a number or a tensor is needed here")
	if f, ok := v.(*value.Func); ok && f.Open != nil {
		e.fail(suggest.OpenCall(suggester{e}, x, quote.Short(x), f.Open.Open.Params, d))
		return nil, nil
	}
	e.fail(suggest.Applied(suggester{e}, x, d))
	return nil, nil
}

// settled is object with the space known; x of unknown space is refused.
func (e *checker) settled(x grammar.Expr) *value.Object { return e.settledOf(e.expr(x), x) }

// settledOf is settled of an elaborated expression.
func (e *checker) settledOf(v value.Value, x grammar.Expr) *value.Object {
	o, p := e.toObject(v, x)
	if p != nil {
		o, _ = e.decide(p, x).(*value.Object)
	}
	return o
}

// scalarOf elaborates x and asks for a scalar without free indices.
func (e *checker) scalarOf(x grammar.Expr, what string) *value.Object {
	o := e.settled(x)
	if o == nil {
		return nil
	}
	for k, a := range o.Node.Axes() {
		if l := letter.At(o, k); !letter.Hidden(l) {
			d := diag.New(refuse.CodeFreeIndices, x.Span(), what+" is a scalar; "+quote.Short(x)+" has "+refuse.Axis(a)+refuse.FreeWords(o))
			e.fail(d)
			return nil
		}
	}
	return o
}

// freshLetter is a hidden letter: the variable of a comprehension that is
// elaborated as one array.
func (e *checker) freshLetter() string {
	e.hiddenLetters++
	return "#" + strconv.Itoa(e.hiddenLetters)
}
