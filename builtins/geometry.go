package builtins

// raise, lower, flat, eps, normal: what a metric or a chart gives without
// solving anything.

import (
	"fmt"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// metric is an argument that pairs two vectors over a chart; a literal written
// `on c` becomes one. A nil chart takes any.
func (c *Call) metric(a *Arg, chart *index.Chart) (*value.Object, error) {
	o, err := c.object(a)
	if err != nil {
		return nil, err
	}
	if o.Lit != nil {
		o, err = OnChart(c.G, o, a.Span, []index.Kind{index.Down, index.Down}, graph.InputInfo{Name: "G", Metric: true, Span: a.Span})
		if err != nil {
			return nil, err
		}
	}
	axes := o.Node.Axes()
	if !bilinear(axes) || axes[0].Kind != index.Down {
		d := diag.New(CodeNeedsMetric, a.Span, fmt.Sprintf("%s wants a metric here, two lower slots over one chart; %s is %s", c.Entry.Name, a.text(), o.Kind()))
		if len(axes) == 2 && o.Slots() == 0 && chart != nil {
			d.WithFix(a.Span, fmt.Sprintf("%s on %s", a.code(), chart.Name))
		}
		return nil, d
	}
	if chart != nil && axes[0].Chart != chart {
		return nil, diag.New(CodeMapChart, a.Span, fmt.Sprintf("%s is over %s, the first argument over %s: push one along a map", a.text(), axes[0].Chart.Name, chart.Name))
	}
	return o, nil
}

func applyRaise(c *Call) (value.Value, error) { return c.shift(index.Down, c.G.Inverse) }

func applyLower(c *Call) (value.Value, error) {
	return c.shift(index.Up, func(g *graph.Node) *graph.Node { return g })
}

// shift moves the first slot of one height to the other, in its place, by the
// metric or its inverse.
func (c *Call) shift(from index.Kind, by func(*graph.Node) *graph.Node) (value.Value, error) {
	a := c.positional(0)
	t, err := c.tensor(a)
	if err != nil {
		return nil, err
	}
	k := -1
	for i, x := range t.Node.Axes() {
		if x.Kind == from {
			k = i
			break
		}
	}
	if k < 0 {
		return nil, c.wrong(a, fmt.Sprintf("something with a slot %s", from.String()))
	}
	ga := c.positional(1)
	g, err := c.metric(ga, t.Node.Axes()[k].Chart)
	if err != nil {
		return nil, err
	}
	met, err := c.Host.Meet([]*value.Object{t, g}, []diag.Span{a.Span, ga.Span})
	if err != nil {
		return nil, err
	}
	t, g = met[0], met[1]
	if via := t.ViaOf(k); via != g.ViaOf(0) {
		d := diag.New(CodeMapChart, ga.Span, fmt.Sprintf("slot %d of %s and %s are seen along different maps", k+1, a.text(), ga.text()))
		if via != nil && g.ViaOf(0) == nil {
			d = diag.New(CodeMapChart, ga.Span, fmt.Sprintf("slot %d of %s is seen along %s, %s is not", k+1, a.text(), via.Name, ga.text())).
				WithFix(ga.Span, fmt.Sprintf("along(%s, %s)", ga.code(), via.Name))
		}
		return nil, d
	}
	r := value.ResultOf(c.along(by(g.Node), 0, t.Node, k), t, g)
	r.Base, r.Via = t.Base, t.Via
	return r, nil
}

// applyFlat is the connection whose components vanish in the chart's own
// coordinates: an input, and so pushed with its inhomogeneous term.
func applyFlat(c *Call) (value.Value, error) {
	ch, err := c.chartArg(c.positional(0))
	if err != nil {
		return nil, err
	}
	axes := []index.Axis{index.UpOver(ch.C), index.DownOver(ch.C), index.DownOver(ch.C)}
	info := graph.InputInfo{Name: "flat(" + ch.C.Name + ")", Law: index.Connection, Span: c.Span}
	return &value.Object{Node: c.G.Input(c.G.Zero(axes), info, axes, ch.C), Law: index.Connection}, nil
}

// epsLimit is the largest dimension of a volume form with all its n^n components.
const epsLimit = 7

// applyEps is sqrt|det G| times the Levi-Civita symbol.
func applyEps(c *Call) (value.Value, error) {
	a := c.positional(0)
	g, err := c.metric(a, nil)
	if err != nil {
		return nil, err
	}
	axis := g.Node.Axes()[0]
	n := axis.Size
	if n > epsLimit {
		return nil, diag.New(CodeShape, a.Span, fmt.Sprintf("eps goes up to dimension %d, %s has %d: its components would be %d^%d", epsLimit, axis.Chart.Name, n, n, n))
	}
	axes := make([]index.Axis, n)
	out := make([]int, n)
	for i := range axes {
		axes[i], out[i] = axis, i
	}
	volume := c.sqrtAbs(c.G.Det(g.Node))
	symbol := c.G.Array(leviCivita(c.G, n), axes)
	node := c.G.Contract(c.G.Pool.Int(1), []graph.Operand{{Node: volume}, {Node: symbol, Labels: out}}, out, axes)
	r := value.ResultOf(node, g)
	if g.Base != nil {
		for range axes {
			r.Base = append(r.Base, g.BaseOf(0))
		}
	}
	if g.Via != nil {
		for range axes {
			r.Via = append(r.Via, g.ViaOf(0))
		}
	}
	return r, nil
}

// sqrtAbs is sqrt|x|: a metric's volume, whatever its signature.
func (c *Call) sqrtAbs(x *graph.Node) *graph.Node {
	p := c.G.Pool
	return c.G.Map(p.Call(op.Named("sqrt"), p.Call(op.Named("abs"), p.Arg(0))), x)
}

// leviCivita is the sign of every index tuple as a permutation, row-major.
func leviCivita(g *graph.Graph, n int) []float64 {
	size := 1
	for i := 0; i < n; i++ {
		size *= n
	}
	out := g.Numbers(size)
	perm := make([]int, n)
	var walk func(k, at int, used uint)
	walk = func(k, at int, used uint) {
		if k == n {
			out[at] = signOf(perm)
			return
		}
		for i := 0; i < n; i++ {
			if used&(1<<i) == 0 {
				perm[k] = i
				walk(k+1, at*n+i, used|1<<i)
			}
		}
	}
	walk(0, 0, 0)
	return out
}

func signOf(perm []int) float64 {
	s := 1.0
	for i := range perm {
		for j := 0; j < i; j++ {
			if perm[j] > perm[i] {
				s = -s
			}
		}
	}
	return s
}

// applyNormal is the unit conormal of an immersed hypersurface: with D = d+1
//
//	N_a = eps_{b1…bd a} d_1 X^b1 … d_d X^bd = (-1)^(D-a) det(J without row a),
//
// and n_a = N_a / sqrt|e^ab N_a N_b|, in which the metric's volume cancels; flip takes -n_a.
func applyNormal(c *Call) (value.Value, error) {
	m, err := c.mapArg(c.positional(0))
	if err != nil {
		return nil, err
	}
	ga := c.positional(1)
	e, err := c.metric(ga, m.To)
	if err != nil {
		return nil, err
	}
	if e.Value || e.Via != nil {
		return nil, c.wrong(ga, fmt.Sprintf("a metric field over %s", m.To.Name))
	}
	flip, err := c.flag("flip")
	if err != nil {
		return nil, err
	}
	big := m.To.Dim
	if m.From.Dim != big-1 {
		return nil, diag.New(CodeMapNoWay, c.Span, fmt.Sprintf("a normal needs codimension one; %s maps dimension %d to %d", m.Name, m.From.Dim, big)).
			WithPlace(m.Span, fmt.Sprintf("%s: %s -> %s", m.Name, m.From.Name, m.To.Name))
	}
	g, p := c.G, c.G.Pool
	j := g.Cast(g.Jacobian(m), []index.Axis{index.PlainAxis(big), index.PlainAxis(big - 1)})
	parts := make([]*graph.Node, big)
	for a := range parts {
		rows := make([]int, 0, big-1)
		for b := 0; b < big; b++ {
			if b != a {
				rows = append(rows, b)
			}
		}
		minor := g.Det(g.Gather(j, 0, rows))
		if ((big-1-a)%2 == 1) != flip {
			minor = g.Neg(minor)
		}
		parts[a] = minor
	}
	axis := index.DownOver(m.To)
	normal := g.Stack([]index.Axis{axis}, parts)
	inverse := g.Inverse(g.ComposeMap(e.Node, m))
	square := g.Contract(p.Int(1), []graph.Operand{
		{Node: inverse, Labels: []int{0, 1}}, {Node: normal, Labels: []int{0}}, {Node: normal, Labels: []int{1}},
	}, nil, nil)
	length := g.Map(p.Rcp(p.Call(op.Named("sqrt"), p.Call(op.Named("abs"), p.Arg(0)))), square)
	node := g.Contract(p.Int(1), []graph.Operand{{Node: length}, {Node: normal, Labels: []int{0}}}, []int{0}, []index.Axis{axis})
	r := value.ResultOf(node, e)
	r.Via = []*graph.Map{m}
	return r, nil
}
