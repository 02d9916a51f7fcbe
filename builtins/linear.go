package builtins

// Linear maps: det, trace, charpoly, expm, inv, solve, components, and what is
// no linear map.

import (
	"fmt"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// linear reports whether an object is a linear map of one space at one point:
// one upper and one lower slot of one chart and base, or a square array.
func linear(o *value.Object) bool {
	axes := o.Node.Axes()
	if len(axes) != 2 || axes[0] != axes[1].Dual() {
		return false
	}
	return o.BaseOf(0) == o.BaseOf(1) && o.ViaOf(0) == o.ViaOf(1) || axes[0].Kind == index.Plain
}

// linearMap is the first argument, refused with a fix when it is no linear map.
func (c *Call) linearMap() (*value.Object, error) {
	a := c.positional(0)
	o, err := c.matrix(a)
	if err != nil {
		return nil, err
	}
	if linear(o) {
		return o, nil
	}
	return nil, c.notLinear(a, o)
}

// notLinear says why an object is no linear map and what is meant instead.
func (c *Call) notLinear(a *Arg, o *value.Object) error {
	axes, name := o.Node.Axes(), c.Entry.Name
	needs := name + " needs a linear map"
	components := fmt.Sprintf("%s(components(%s))", name, a.code())
	if len(axes) == 2 && o.Slots() == 0 {
		return diag.New(CodeNotLinear, a.Span, fmt.Sprintf("%s needs a square array, %s is %s", name, a.text(), value.ShapeText(axes)))
	}
	if bilinear(axes) {
		return c.notBilinear(a, o, needs, components)
	}
	if len(axes) == 2 && o.Slots() == 2 && axes[0].Kind != axes[1].Kind {
		up, down := 0, 1
		if axes[0].Kind == index.Down {
			up, down = 1, 0
		}
		from, to := axes[down].Chart.Name+"-vectors", axes[up].Chart.Name+"-vectors"
		if axes[up].Chart == axes[down].Chart {
			from, to = "vectors at one point", "vectors at another"
		}
		d := diag.New(CodeNotLinear, a.Span, fmt.Sprintf("%s of one space; %s maps %s to %s", needs, a.text(), from, to))
		if axes[0].Size == axes[1].Size {
			d.WithFixNote(c.Span, components, "if the numbers of these two charts are meant")
		}
		return d
	}
	return diag.New(CodeNotLinear, a.Span, fmt.Sprintf("%s, one upper and one lower slot of one space; %s is %s", needs, a.text(), o.Kind()))
}

func (c *Call) notBilinear(a *Arg, o *value.Object, needs, components string) error {
	axes := o.Node.Axes()
	chart := axes[0].Chart
	weight, up := "-2", axes[0].Kind == index.Up
	if up {
		weight = " -2"
	}
	asMap := func(g string) string { return fmt.Sprintf("%s(%s)", c.Entry.Name, raised(a, o, g)) }
	var d *diag.Diagnostic
	switch c.Entry.Name {
	case "det", "logdet":
		d = diag.New(CodeNotLinear, a.Span, fmt.Sprintf("%s; %s is %s, its component determinant is a weight%s density", needs, a.text(), o.Kind(), weight))
	case "eig", "ceig":
		d = diag.New(CodeNotLinear, a.Span, fmt.Sprintf("eigenvalues belong to linear maps; %s is %s, and numbers of its components change with the chart", a.text(), o.Kind()))
		if !up && c.Entry.Name == "eig" {
			asMap = func(g string) string { return c.withMetric(a, g) }
		}
	case "trace":
		d = diag.New(CodeNotLinear, a.Span, fmt.Sprintf("trace pairs one upper with one lower slot; %s has two %s slots", a.text(), axes[0].Kind.String()))
		asMap = func(g string) string {
			if up {
				return fmt.Sprintf("%s_ij %s^ij", g, a.base())
			}
			return fmt.Sprintf("%s^ij %s_ij", g, a.base())
		}
	default:
		d = diag.New(CodeNotLinear, a.Span, fmt.Sprintf("%s; %s is %s", needs, a.text(), o.Kind()))
	}
	if o.Metric && c.Entry.Name != "trace" { // raised by itself it is the identity
		return d.WithFixNote(c.Span, components, "the numbers of this chart")
	}
	c.fixWithMetric(d, chart, asMap, "")
	return d.WithFixNote(c.Span, components, "if the numbers of this chart are meant")
}

// withMetric is eig(H, G) with the options that were given.
func (c *Call) withMetric(a *Arg, g string) string {
	s := fmt.Sprintf("%s(%s, %s", c.Entry.Name, a.code(), g)
	for i := range c.Args {
		if c.Args[i].Name != "" {
			s += ", " + c.Args[i].Name + ": " + valueText(&c.Args[i])
		}
	}
	return s + ")"
}

// applyTrace pairs the two axes.
func applyTrace(c *Call) (value.Value, error) {
	o, err := c.linearMap()
	if err != nil {
		return nil, err
	}
	n := c.G.Contract(c.G.Pool.Int(1), []graph.Operand{{Node: o.Node, Labels: []int{0, 0}}}, nil, nil)
	return value.ResultOf(n, o), nil
}

func applyDet(c *Call) (value.Value, error) {
	o, err := c.linearMap()
	if err != nil {
		return nil, err
	}
	return value.ResultOf(c.G.Det(o.Node), o), nil
}

func applyLogdet(c *Call) (value.Value, error) {
	o, err := c.linearMap()
	if err != nil {
		return nil, err
	}
	return value.ResultOf(c.G.LogDet(o.Node), o), nil
}

func applyExpm(c *Call) (value.Value, error) {
	o, err := c.linearMap()
	if err != nil {
		return nil, err
	}
	r := value.ResultOf(c.G.ExpM(o.Node), o)
	r.Base, r.Via = o.Base, o.Via
	return r, nil
}

// charpolyLimit bounds the Faddeev-LeVerrier recursion: its n products are
// cheap, but its rounding error grows quickly with n.
const charpolyLimit = 16

// charpolyMinors is up to which size coefficients are sums of principal minors:
// small ones beside large ones keep their digits, which the recursion loses.
const charpolyMinors = 4

// minorSums are (-1)^k times the sums of the principal minors of k rows.
func (c *Call) minorSums(a *graph.Node, n int) []*graph.Node {
	g, plain := c.G, index.PlainAxis(n)
	a = g.Cast(a, []index.Axis{plain, plain})
	terms := make([][]graph.Term, n+1)
	for set := 1; set < 1<<n; set++ {
		var rows []int
		for i := range n {
			if set>>i&1 == 1 {
				rows = append(rows, i)
			}
		}
		k := len(rows)
		minor := g.Det(g.Gather(g.Gather(a, 0, rows), 1, rows))
		terms[k] = append(terms[k], graph.Term{Coef: g.Pool.Int(1 - 2*int64(k%2)), Node: minor})
	}
	coef := []*graph.Node{g.Number(g.Pool.Int(1))}
	for _, t := range terms[1:] {
		coef = append(coef, g.Sum(t...))
	}
	return coef
}

// applyCharpoly is sums of minors for few rows, else Faddeev and LeVerrier's
// recursion
//
//	M_1 = 1,  c_{n-k} = -tr(A M_k)/k,  M_{k+1} = A M_k + c_{n-k} 1.
func applyCharpoly(c *Call) (value.Value, error) {
	o, err := c.linearMap()
	if err != nil {
		return nil, err
	}
	axes := o.Node.Axes()
	n := axes[0].Size
	if n > charpolyLimit {
		return nil, diag.New(CodeShape, c.positional(0).Span,
			fmt.Sprintf("charpoly goes up to %d rows, %s has %d: the coefficients of larger ones drown in rounding", charpolyLimit, c.positional(0).text(), n)).
			WithFixNote(c.Span, fmt.Sprintf("ceig(%s)", c.positional(0).code()), "for the roots")
	}
	g, p := c.G, c.G.Pool
	a := o.Node
	if axes[0].Kind == index.Down { // E_i^j: its transpose has the same polynomial
		a = g.Permute(a, []int{1, 0})
		axes = a.Axes()
	}
	if n <= charpolyMinors {
		return value.ResultOf(g.Stack([]index.Axis{index.PlainAxis(n + 1)}, c.minorSums(a, n)), o), nil
	}
	eye := g.Contract(p.Int(1), nil, []int{0, 0}, axes)
	m := eye
	coef := []*graph.Node{g.Number(p.Int(1))}
	for k := 1; k <= n; k++ {
		am := g.Contract(p.Int(1), []graph.Operand{{Node: a, Labels: []int{0, 1}}, {Node: m, Labels: []int{1, 2}}}, []int{0, 2}, axes)
		tr := g.Contract(p.Div(p.Int(-1), p.Int(int64(k))), []graph.Operand{{Node: am, Labels: []int{0, 0}}}, nil, nil)
		coef = append(coef, tr)
		scaled := g.Contract(p.Int(1), []graph.Operand{{Node: tr}}, []int{0, 0}, axes)
		m = g.Add(am, scaled)
	}
	return value.ResultOf(g.Stack([]index.Axis{index.PlainAxis(n + 1)}, coef), o), nil
}

// applyInv inverts the pairing of two slots: each slot of the result is the
// dual of the slot it pairs with. A mixed result has its upper slot first.
func applyInv(c *Call) (value.Value, error) {
	a := c.positional(0)
	o, err := c.matrix(a)
	if err != nil {
		return nil, err
	}
	axes := o.Node.Axes()
	if len(axes) != 2 || o.Slots() == 1 {
		return nil, diag.New(CodeNotLinear, a.Span, fmt.Sprintf("inv needs two slots, or a square array; %s is %s", a.text(), o.Kind()))
	}
	if axes[0].Size != axes[1].Size {
		return nil, diag.New(CodeShape, a.Span, fmt.Sprintf("inv needs as many rows as columns, %s is %s", a.text(), value.ShapeText(axes)))
	}
	n := c.G.Inverse(o.Node)
	first, second := 1, 0
	if axes[0].Kind == index.Down && axes[1].Kind == index.Up {
		n = c.G.Permute(n, []int{1, 0})
		first, second = 0, 1
	}
	r := value.ResultOf(n, o)
	if o.Base != nil {
		r.Base = []*graph.Point{o.BaseOf(first), o.BaseOf(second)}
	}
	if o.Via != nil {
		r.Via = []*graph.Map{o.ViaOf(first), o.ViaOf(second)}
	}
	return r, nil
}

// applySolve is inv(A) b without forming the inverse.
func applySolve(c *Call) (value.Value, error) {
	if c.option("for") != nil {
		return applySolveFor(c)
	}
	if len(c.positionals()) != 2 {
		return nil, diag.New(CodeArguments, c.Span, "solve(A, b) is of a linear system; equations say what they are solved for: solve(a == b, for: x)").WithNote(c.Entry.Signature)
	}
	objs, err := c.met(0, 1)
	if err != nil {
		return nil, err
	}
	a, b := objs[0], objs[1]
	ax, bx := a.Node.Axes(), b.Node.Axes()
	argA, argB := c.positional(0), c.positional(1)
	if len(ax) != 2 || ax[0].Size != ax[1].Size || a.Slots() == 1 {
		d := diag.New(CodeNotLinear, argA.Span, fmt.Sprintf("solve needs two slots of one size, or a square array; %s is %s", argA.text(), a.Kind()))
		if len(a.Node.Axes()) == 0 { // solve(x^2 - 4, x)
			d.WithNote("solve(A, b) is of linear systems; an equation is solve(a == b, for: x), roots are roots(f, x: 0..10), and minimise(f, from: p) finds extrema")
		}
		return nil, d
	}
	if len(bx) == 0 || bx[0] != ax[0] {
		return nil, diag.New(CodeShape, argB.Span,
			fmt.Sprintf("in solve(A, b), A x = b, the first slot of b is that of A; %s is %s and %s is %s", argA.text(), a.Kind(), argB.text(), b.Kind()))
	}
	r := value.ResultOf(c.G.Solve(a.Node, b.Node), a, b)
	if a.Base != nil || b.Base != nil {
		r.Base = append(r.Base, a.BaseOf(1))
		for k := 1; k < len(bx); k++ {
			r.Base = append(r.Base, b.BaseOf(k))
		}
	}
	if a.Via != nil || b.Via != nil {
		r.Via = append(r.Via, a.ViaOf(1))
		for k := 1; k < len(bx); k++ {
			r.Via = append(r.Via, b.ViaOf(k))
		}
	}
	return r, nil
}

// met are positional arguments as objects, fields taken at the point of the
// values among them.
func (c *Call) met(ks ...int) ([]*value.Object, error) {
	objs := make([]*value.Object, len(ks))
	spans := make([]diag.Span, len(ks))
	for i, k := range ks {
		a := c.positional(k)
		o, err := c.matrix(a)
		if err != nil {
			return nil, err
		}
		objs[i], spans[i] = o, a.Span
	}
	return c.Host.Meet(objs, spans)
}

// applyComponents forgets slots: the same numbers as a plain array.
func applyComponents(c *Call) (value.Value, error) {
	o, err := c.object(c.positional(0))
	if err != nil {
		return nil, err
	}
	axes := o.Node.Axes()
	if o.Slots() == 0 {
		return value.ResultOf(o.Node, o), nil
	}
	plain := make([]index.Axis, len(axes))
	for i, a := range axes {
		plain[i] = index.PlainAxis(a.Size)
	}
	r := value.ResultOf(c.G.Cast(o.Node, plain), o)
	if r.Law == index.Tensor {
		r.Law = index.Chartwise
		r.Why = "components are numbers of one chart"
	}
	return r, nil
}
