package builtins

// Functions of numbers, sin, exp, max and the rest, which go through arrays
// entry by entry.

import (
	"fmt"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

const (
	pointwiseLaw    = "the weakest among its arguments: of scalar fields, a scalar field"
	pointwiseErrors = "Slots are refused: a function of components depends on the chart. Numbers outside the domain fail while running, naming the point."
	pointwiseCost   = "one kernel call an entry"
)

// elementwise gives an entry to each function of numbers that the language has.
func elementwise() []*Entry {
	var es []*Entry
	for f := range op.All {
		if f.Entry.Hidden == op.None {
			es = append(es, entryOf(f))
		}
	}
	for _, o := range op.Others {
		es = append(es, describe(o.Name, o.Arity, o.Entry, standing(o)))
	}
	return es
}

// standing applies the formula that a function stands for.
func standing(o *op.Other) func(c *Call) (value.Value, error) {
	return func(c *Call) (value.Value, error) {
		return c.pointwise(func(p *scalar.Pool, _ int) scalar.Expr { return p.TermOf(o.Is, p.Arg(0)) })
	}
}

// entryOf makes the entry that the function's row describes.
func entryOf(f *op.Func) *Entry {
	e := describe(f.Name, f.Arity(), f.Entry, once(f))
	if f.Entry.Takes == op.AnyNumber {
		e.Min, e.Max, e.Apply = 1, -1, folded(f)
	}
	return e
}

// describe makes an entry of what a row says of it.
func describe(name string, arity int, of *op.Entry, apply func(c *Call) (value.Value, error)) *Entry {
	e := &Entry{
		Name: name, Family: Elementwise, Pointwise: true,
		Min: arity, Max: arity, Apply: apply,
		Signature: name + "(" + of.Args + ") -> " + of.Result,
		Law:       pointwiseLaw, Errors: pointwiseErrors, Cost: pointwiseCost,
		Doc: of.Doc, Example: of.Example,
	}
	if of.Errors != op.None {
		e.Errors += " " + of.Errors
	}
	if of.Source != op.None {
		e.Source = of.Source
	}
	return e
}

// once applies a function to as many arguments as it has.
func once(f *op.Func) func(c *Call) (value.Value, error) {
	return func(c *Call) (value.Value, error) {
		return c.pointwise(func(p *scalar.Pool, n int) scalar.Expr {
			args := make([]scalar.Expr, n)
			for i := range args {
				args[i] = p.Arg(i)
			}
			return p.Call(f, args...)
		})
	}
}

// folded applies a function of two arguments to two or more: min, max.
func folded(f *op.Func) func(c *Call) (value.Value, error) {
	return func(c *Call) (value.Value, error) {
		if args := c.positionals(); len(args) == 1 {
			a := args[0]
			d := diag.New(CodeArguments, c.Span, fmt.Sprintf("%s takes two or more arguments; over an index of one array it is %s_n", f.Name, f.Name))
			if o, ok := a.Value.(*value.Object); ok && len(o.Node.Axes()) == 1 {
				d.WithFix(c.Span, fmt.Sprintf("%s_n(%s_n)", f.Name, a.code()))
			}
			return nil, d
		}
		return c.pointwise(func(p *scalar.Pool, n int) scalar.Expr {
			e := p.Arg(0)
			for i := 1; i < n; i++ {
				e = p.Call(f, e, p.Arg(i))
			}
			return e
		})
	}
}

// pointwise maps a body over the arguments: arrays of one shape, which the
// checker has aligned by the letters of their indices, and scalars with any.
func (c *Call) pointwise(body func(p *scalar.Pool, n int) scalar.Expr) (value.Value, error) {
	objs, err := c.objects()
	if err != nil {
		return nil, err
	}
	for i, o := range objs {
		if o.Slots() > 0 {
			return nil, c.refuseSlots(c.positional(i), o)
		}
	}
	nodes := make([]*graph.Node, len(objs))
	first := -1 // the first argument with axes
	for i, o := range objs {
		nodes[i] = o.Node
		if len(o.Node.Axes()) == 0 {
			continue
		}
		if first < 0 {
			first = i
		} else if a, b := objs[first].Node.Axes(), o.Node.Axes(); !sameAxes(a, b) {
			return nil, c.sizes(first, i, a, b)
		}
	}
	out := value.ResultOf(c.G.Map(body(c.G.Pool, len(nodes)), nodes...), objs...)
	if first >= 0 {
		out.Letters = objs[first].Letters
	}
	return out, nil
}

func (c *Call) sizes(i, j int, a, b []index.Axis) error {
	return diag.New(CodeShape, c.positional(j).Span, fmt.Sprintf("%s is %s and %s is %s",
		c.positional(i).text(), value.ShapeText(a), c.positional(j).text(), value.ShapeText(b))).
		WithPlace(c.positional(i).Span, value.ShapeText(a))
}

// refuseSlots says that an elementwise function met slots, and offers what is
// meant more often than not.
func (c *Call) refuseSlots(a *Arg, o *value.Object) error {
	d := diag.New(CodeSlots, a.Span, fmt.Sprintf("%s acts on numbers and arrays, %s is %s", c.Entry.Name, a.text(), o.Kind()))
	axes := o.Node.Axes()
	switch {
	case c.Entry.Name == "exp" && linear(o):
		d.WithFix(c.Span, fmt.Sprintf("expm(%s)", a.code()))
	case c.Entry.Name == "exp" && bilinear(axes):
		c.fixWithMetric(d, axes[0].Chart, func(g string) string { return fmt.Sprintf("expm(%s)", raised(a, o, g)) }, "")
	case len(axes) == 1 && axes[0].Kind == index.Up:
		c.fixWithMetric(d, axes[0].Chart, func(g string) string {
			return fmt.Sprintf("%s(%s_ij %s^i %s^j)", c.Entry.Name, g, a.base(), a.base())
		}, "of its square length")
	case len(axes) == 1 && axes[0].Kind == index.Down:
		c.fixWithMetric(d, axes[0].Chart, func(g string) string {
			return fmt.Sprintf("%s(%s^ij %s_i %s_j)", c.Entry.Name, g, a.base(), a.base())
		}, "of its square length")
	}
	if len(c.positionals()) == 1 {
		d.WithFixNote(c.Span, fmt.Sprintf("%s(components(%s))", c.Entry.Name, a.code()), "if the numbers of this chart are meant")
	}
	return d
}

func sameAxes(a, b []index.Axis) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
