package builtins

// Differential forms: ext, wedge, interior, hodge, codiff, laplaceDeRham. A
// k-form is an antisymmetric object with k lower slots over one chart. Its
// components are those of the tensor: dx∧dy has 1 at [x,y] and -1 at [y,x].

import (
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// form is an argument as a form over a chart (nil: any), with that chart, nil
// for a number.
func (c *Call) form(a *Arg, chart *index.Chart) (*value.Object, *index.Chart, error) {
	o, err := c.object(a)
	if err != nil {
		return nil, nil, err
	}
	if k := len(o.Node.Axes()); o.Lit != nil && k > 0 { // a form's slots are down
		heights := make([]index.Kind, k)
		for i := range heights {
			heights[i] = index.Down
		}
		if o, err = OnChart(c.G, o, a.Span, heights, graph.InputInfo{Name: "w", Span: a.Span}); err != nil {
			return nil, nil, err
		}
	}
	var over *index.Chart
	for i, x := range o.Node.Axes() {
		if x.Kind != index.Down || o.ViaOf(i) != nil || over != nil && x.Chart != over {
			return nil, nil, c.wrong(a, "a form, lower slots over one chart,")
		}
		over = x.Chart
	}
	if cs := o.Node.Charts(); over == nil && len(cs) > 0 {
		over = cs[0]
	}
	if over != nil && chart != nil && over != chart {
		return nil, nil, diag.New(CodeMapChart, a.Span, fmt.Sprintf("%s is over %s, the other argument over %s: pull one along a map", a.text(), over.Name, chart.Name))
	}
	k := len(o.Node.Axes())
	if k < 2 {
		return o, over, nil
	}
	known, err := c.antisymmetric(a, o)
	if err != nil || known {
		return o, over, err
	}
	r := *o
	r.Node = c.alternate(o.Node)
	return &r, over, nil
}

// antisymmetricLimit is how many components are compared with each other.
const antisymmetricLimit = 4096

// antisymmetric reports that an object's components are known to change sign
// with every exchange of slots, and refuses it when some are known not to.
func (c *Call) antisymmetric(a *Arg, o *value.Object) (bool, error) {
	n := o.Node
	if n.Op() == graph.OpAt {
		n = n.Args()[0]
	} else if o.Value {
		return false, nil
	}
	d, k, size := n.Axes()[0].Size, len(n.Axes()), 1
	for range n.Axes() {
		if size *= d; size > antisymmetricLimit {
			return false, nil
		}
	}
	f := c.G.Formulas()
	if n.HasGeneric() || n.HasRuntime() || !f.Fits(n) {
		return false, nil
	}
	cs, err := f.Components(n)
	if err != nil {
		return false, nil
	}
	p, sure := f.Pool, true
	pos := make([]int, k)
	for at := range cs {
		for i, r := k-1, at; i >= 0; i-- {
			pos[i] = r % d
			r /= d
		}
		for s, step := k-1, 1; s > 0; s, step = s-1, step*d {
			if pos[s-1] > pos[s] {
				continue
			}
			other := at + (pos[s-1]-pos[s])*step - (pos[s-1]-pos[s])*step*d
			switch p.IsZero(p.Add(cs[at], cs[other])) {
			case scalar.NonZero:
				return false, c.notAForm(a, o, pos, s)
			case scalar.Unknown:
				sure = false
			}
		}
	}
	return sure, nil
}

// notAForm refuses an object whose entry at pos does not change sign when slots
// s-1 and s are exchanged.
func (c *Call) notAForm(a *Arg, o *value.Object, pos []int, s int) error {
	one := number.Position(pos...)
	pos[s-1], pos[s] = pos[s], pos[s-1]
	other := number.Position(pos...)
	says := fmt.Sprintf("its entries %s and %s do not have opposite signs", one, other)
	if one == other {
		says = fmt.Sprintf("its entry %s is not 0", one)
	}
	d := diag.New(CodeNotAForm, a.Span, fmt.Sprintf("%s is no form: %s", a.text(), says))
	if letters, o := "ijklmn", a.Value.(*value.Object); o.Lit == nil && len(pos) <= len(letters) {
		d.WithFixNote(a.Span, fmt.Sprintf("%s_{[%s]}", a.base(), strings.Join(strings.Split(letters[:len(pos)], ""), " ")), "its antisymmetric part")
	}
	return d
}

// alternate is the antisymmetric part, 1/k! Σ sign(σ) T_σ.
func (c *Call) alternate(n *graph.Node) *graph.Node {
	k := len(n.Axes())
	perm := make([]int, k)
	for i := range perm {
		perm[i] = i
	}
	p := c.G.Pool
	var terms []graph.Term
	fact := int64(1)
	for i := 2; i <= k; i++ {
		fact *= int64(i)
	}
	var walk func(i int)
	walk = func(i int) {
		if i == k {
			sign := p.Div(p.Int(int64(signOf(perm))), p.Int(fact))
			terms = append(terms, graph.Term{Coef: sign, Node: c.G.Permute(n, append([]int(nil), perm...))})
			return
		}
		for j := i; j < k; j++ {
			perm[i], perm[j] = perm[j], perm[i]
			walk(i + 1)
			perm[i], perm[j] = perm[j], perm[i]
		}
	}
	walk(0)
	return c.G.Sum(terms...)
}

// based gives every slot of a value the point that its arguments are at.
func based(r *value.Object, args ...*value.Object) *value.Object {
	for _, a := range args {
		for _, p := range a.Base {
			if p == nil {
				continue
			}
			r.Base = nil
			for _, x := range r.Node.Axes() {
				if x.Kind == index.Plain {
					r.Base = append(r.Base, nil)
				} else {
					r.Base = append(r.Base, p)
				}
			}
			return r
		}
	}
	return r
}

// noField refuses to differentiate a value.
func (c *Call) noField(a *Arg, o *value.Object) error {
	if !o.Value {
		return nil
	}
	return diag.New(CodeArgument, a.Span, fmt.Sprintf("%s is a value at one point; %s differentiates fields: take the result at the point", a.text(), c.Entry.Name))
}

// applyExt is (dw)_{i0…ik} = Σ_m (-1)^m d_{im} w_{i0…ik without im}.
func applyExt(c *Call) (value.Value, error) {
	a := c.positional(0)
	w, chart, err := c.form(a, nil)
	if err != nil {
		return nil, err
	}
	if err := c.noField(a, w); err != nil {
		return nil, err
	}
	if chart == nil {
		return nil, diag.New(CodeArgument, a.Span, fmt.Sprintf("%s is a number: over which chart should it be differentiated?", a.text()))
	}
	return value.ResultOf(c.exterior(w.Node, chart), w), nil
}

func (c *Call) exterior(w *graph.Node, chart *index.Chart) *graph.Node {
	dw := c.G.Partial(w, chart)
	k := len(w.Axes())
	terms := make([]graph.Term, k+1)
	for m := range terms {
		// Slot m of the result is the derivative's, the others are w's in order.
		perm := make([]int, 0, k+1)
		for i := 0; i <= k; i++ {
			switch {
			case i < m:
				perm = append(perm, i+1)
			case i == m:
				perm = append(perm, 0)
			default:
				perm = append(perm, i)
			}
		}
		terms[m] = graph.Term{Coef: c.G.Pool.Int(1 - 2*int64(m%2)), Node: c.G.Permute(dw, perm)}
	}
	return c.G.Sum(terms...)
}

// applyWedge multiplies forms: over every way to share the slots out in order,
// (a∧b)_I = Σ sign a_J b_K, so that dx∧dy has 1 at [x,y].
func applyWedge(c *Call) (value.Value, error) {
	var objs []*value.Object
	var spans []diag.Span
	var chart *index.Chart
	for _, a := range c.positionals() {
		o, over, err := c.form(a, chart)
		if err != nil {
			return nil, err
		}
		if chart == nil {
			chart = over
		}
		objs, spans = append(objs, o), append(spans, a.Span)
	}
	objs, err := c.Host.Meet(objs, spans)
	if err != nil {
		return nil, err
	}
	n := objs[0].Node
	for _, o := range objs[1:] {
		n = c.wedge(n, o.Node)
	}
	return based(value.ResultOf(n, objs...), objs...), nil
}

func (c *Call) wedge(a, b *graph.Node) *graph.Node {
	p, q := len(a.Axes()), len(b.Axes())
	axes := append(append([]index.Axis(nil), a.Axes()...), b.Axes()...)
	if p+q > 0 && p+q > axes[0].Size {
		return c.G.Zero(axes)
	}
	out := make([]int, p+q)
	for i := range out {
		out[i] = i
	}
	var terms []graph.Term
	la, lb := make([]int, 0, p), make([]int, 0, q)
	var walk func(i int)
	walk = func(i int) {
		if i == p+q {
			sign := signOf(append(append([]int(nil), la...), lb...))
			ops := []graph.Operand{{Node: a, Labels: append([]int(nil), la...)}, {Node: b, Labels: append([]int(nil), lb...)}}
			terms = append(terms, graph.Term{Coef: c.G.Pool.Int(int64(sign)), Node: c.G.Contract(c.G.Pool.Int(1), ops, out, axes)})
			return
		}
		if len(la) < p {
			la = append(la, i)
			walk(i + 1)
			la = la[:len(la)-1]
		}
		if len(lb) < q {
			lb = append(lb, i)
			walk(i + 1)
			lb = lb[:len(lb)-1]
		}
	}
	walk(0)
	return c.G.Sum(terms...)
}

// vector is an argument with one upper slot over a chart (nil: any).
func (c *Call) vector(a *Arg, chart *index.Chart) (*value.Object, error) {
	o, err := c.object(a)
	if err != nil {
		return nil, err
	}
	if o.Lit != nil && len(o.Node.Axes()) == 1 {
		if o, err = OnChart(c.G, o, a.Span, []index.Kind{index.Up}, graph.InputInfo{Name: "v", Span: a.Span}); err != nil {
			return nil, err
		}
	}
	axes := o.Node.Axes()
	if len(axes) != 1 || axes[0].Kind != index.Up || o.ViaOf(0) != nil {
		return nil, c.wrong(a, "a vector")
	}
	if chart != nil && axes[0].Chart != chart {
		return nil, diag.New(CodeMapChart, a.Span, fmt.Sprintf("%s is a vector of %s, not of %s: push it along a map", a.text(), axes[0].Chart.Name, chart.Name))
	}
	return o, nil
}

// applyInterior is v^i w_{i…}.
func applyInterior(c *Call) (value.Value, error) {
	va, wa := c.positional(0), c.positional(1)
	v, err := c.vector(va, nil)
	if err != nil {
		return nil, err
	}
	w, _, err := c.form(wa, v.Node.Axes()[0].Chart)
	if err != nil {
		return nil, err
	}
	met, err := c.Host.Meet([]*value.Object{v, w}, []diag.Span{va.Span, wa.Span})
	if err != nil {
		return nil, err
	}
	v, w = met[0], met[1]
	return based(value.ResultOf(c.interior(v.Node, w.Node), v, w), v, w), nil
}

func (c *Call) interior(v, w *graph.Node) *graph.Node {
	k := len(w.Axes())
	if k == 0 {
		return c.G.Zero(nil)
	}
	labels := make([]int, k)
	for i := range labels {
		labels[i] = i
	}
	return c.G.Contract(c.G.Pool.Int(1), []graph.Operand{{Node: v, Labels: []int{0}}, {Node: w, Labels: labels}}, labels[1:], w.Axes()[1:])
}

// formAndMetric is a form with the metric that its function needs, both at one
// point when one of them is a value.
func (c *Call) formAndMetric() (w, g *value.Object, err error) {
	wa, ga := c.positional(0), c.positional(1)
	w, chart, err := c.form(wa, nil)
	if err != nil {
		return nil, nil, err
	}
	if g, err = c.metric(ga, chart); err != nil {
		return nil, nil, err
	}
	if g.ViaOf(0) != nil {
		return nil, nil, c.wrong(ga, "a metric of the form's chart")
	}
	met, err := c.Host.Meet([]*value.Object{w, g}, []diag.Span{wa.Span, ga.Span})
	if err != nil {
		return nil, nil, err
	}
	return met[0], met[1], nil
}

// applyHodge is (*w)_J = 1/k! w^I eps_{I J}.
func applyHodge(c *Call) (value.Value, error) {
	w, g, err := c.formAndMetric()
	if err != nil {
		return nil, err
	}
	axis := g.Node.Axes()[0]
	n, k := axis.Size, len(w.Node.Axes())
	if n > epsLimit {
		return nil, diag.New(CodeShape, c.positional(1).Span, fmt.Sprintf("hodge goes up to dimension %d, %s has %d", epsLimit, axis.Chart.Name, n))
	}
	if k > n {
		return nil, diag.New(CodeArgument, c.positional(0).Span, fmt.Sprintf("a form of degree %d is 0 in dimension %d, and its star would have degree %d", k, n, n-k))
	}
	return based(value.ResultOf(c.hodge(w.Node, g.Node), w, g), w, g), nil
}

func (c *Call) hodge(w, g *graph.Node) *graph.Node {
	axis := g.Axes()[0]
	n, k := axis.Size, len(w.Axes())
	axes := make([]index.Axis, n)
	all := make([]int, n)
	fact := int64(1)
	for i := range axes {
		axes[i], all[i] = axis, i
		if 0 < i && i < k {
			fact *= int64(i + 1)
		}
	}
	up := c.turn(w, c.G.Inverse(g))
	ops := []graph.Operand{{Node: c.sqrtAbs(c.G.Det(g))}, {Node: c.G.Array(leviCivita(c.G, n), axes), Labels: all}, {Node: up, Labels: all[:k]}}
	return c.G.Contract(c.G.Pool.Div(c.G.Pool.Int(1), c.G.Pool.Int(fact)), ops, all[k:], axes[k:])
}

// turn moves every slot by a symmetric two-slot node: all up by the inverse
// metric, all down by the metric.
func (c *Call) turn(w, by *graph.Node) *graph.Node {
	for i := range w.Axes() {
		w = c.along(by, 0, w, i)
	}
	return w
}

// applyCodiff is (δw)_J = -nabla^i w_{iJ}.
func applyCodiff(c *Call) (value.Value, error) {
	w, g, err := c.fieldFormAndMetric()
	if err != nil {
		return nil, err
	}
	return value.ResultOf(c.codiff(w.Node, g.Node), w, g), nil
}

func (c *Call) fieldFormAndMetric() (w, g *value.Object, err error) {
	if w, g, err = c.formAndMetric(); err != nil {
		return nil, nil, err
	}
	for i, o := range []*value.Object{w, g} {
		if err := c.noField(c.positional(i), o); err != nil {
			return nil, nil, err
		}
	}
	return w, g, nil
}

// codiff lowers -1/√|G| d_i (√|G| w^{iJ}), which for an antisymmetric w is the
// covariant divergence.
func (c *Call) codiff(w, g *graph.Node) *graph.Node {
	k := len(w.Axes())
	if k == 0 {
		return c.G.Zero(nil)
	}
	chart := g.Axes()[0].Chart
	p := c.G.Pool
	volume := c.sqrtAbs(c.G.Det(g))
	dw := c.G.Partial(c.G.Mul(volume, c.turn(w, c.G.Inverse(g))), chart)
	labels := make([]int, k+1) // i i J
	for i := 1; i <= k; i++ {
		labels[i] = i - 1
	}
	ops := []graph.Operand{{Node: dw, Labels: labels}, {Node: c.G.Map(p.Rcp(p.Arg(0)), volume)}}
	return c.turn(c.G.Contract(p.Int(-1), ops, labels[2:], dw.Axes()[2:]), g)
}

// applyDeRham is the Laplacian d δ + δ d of Hodge and de Rham.
func applyDeRham(c *Call) (value.Value, error) {
	w, g, err := c.fieldFormAndMetric()
	if err != nil {
		return nil, err
	}
	chart := g.Node.Axes()[0].Chart
	n := c.codiff(c.exterior(w.Node, chart), g.Node)
	if len(w.Node.Axes()) > 0 {
		n = c.G.Add(n, c.exterior(c.codiff(w.Node, g.Node), chart))
	}
	return value.ResultOf(n, w, g), nil
}
