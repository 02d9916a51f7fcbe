package builtins

// frame(u, v, …) and coframe(e): tetrads e^i_a, whose plain index a counts the
// vectors.

import (
	"fmt"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

var frameEntry = Entry{
	Name: "frame", Family: Geometry, Min: 1, Max: -1, Apply: applyFrame,
	Signature: "frame(u^i, v^i, …) -> e^i_a", Law: "the weakest among its arguments",
	Doc:    "Vector fields side by side: e^i_a has the slot i of the vectors and a plain index a that counts them. Components in a frame have plain indices, which no change of coordinates touches: u_a = coframe(e)_ai u^i, h_ab = G_ij e^i_a e^j_b.",
	Errors: "Everything but vectors over one chart, taken at one point if at any.",
	Cost:   "none",
	Source: "Wald, General Relativity",
	Example: `chart polar(r, t) where r > 0
metric g_ij = diag(1, r^2) on polar
u^i = [1, 0] on polar
v^i = [0, 1/r] on polar
e = frame(u, v)
h_ab = g_ij e^i_a e^j_b
assert h_ab ~= eye(2)_ab
`,
}

var coframeEntry = Entry{
	Name: "coframe", Family: Geometry, Min: 1, Max: 1, Apply: applyCoframe,
	Signature: "coframe(e^i_a) -> w_ai", Law: "the law of e",
	Doc:    "The dual of a frame: as many covectors w_ai, a plain, with w_ai e^i_b = delta_ab and e^i_a w_aj = delta^i_j.",
	Errors: "A frame needs as many vectors as its chart has coordinates. Fails while running where they are not independent.",
	Cost:   "an inverse",
	Source: "Wald, General Relativity",
	Example: `chart polar(r, t) where r > 0
u^i = [1, 0] on polar
v^i = [0, 1/r] on polar
w = coframe(frame(u, v))
print w
assert w[2,t] ~= r
`,
}

// applyFrame puts vectors side by side.
func applyFrame(c *Call) (value.Value, error) {
	args := c.positionals()
	objs := make([]*value.Object, len(args))
	spans := make([]diag.Span, len(args))
	var axis index.Axis
	for k, a := range args {
		o, err := c.object(a)
		if err != nil {
			return nil, err
		}
		if o.Lit != nil && len(o.Node.Axes()) == 1 {
			if o, err = OnChart(c.G, o, a.Span, []index.Kind{index.Up}, graph.InputInfo{Name: "u", Span: a.Span}); err != nil {
				return nil, err
			}
		}
		axes := o.Node.Axes()
		if len(axes) != 1 || axes[0].Kind != index.Up || o.ViaOf(0) != nil {
			return nil, c.wrong(a, "a vector")
		}
		if k == 0 {
			axis = axes[0]
		} else if axes[0] != axis {
			return nil, diag.New(CodeMapChart, a.Span, fmt.Sprintf("%s is over %s, the first vector over %s: push one along a map", a.text(), axes[0].Chart.Name, axis.Chart.Name))
		}
		objs[k], spans[k] = o, a.Span
	}
	objs, err := c.Host.Meet(objs, spans)
	if err != nil {
		return nil, err
	}
	plain := index.PlainAxis(axis.Size)
	parts := make([]*graph.Node, 0, len(objs)*axis.Size)
	for _, o := range objs {
		whole := c.G.Cast(o.Node, []index.Axis{plain})
		for i := 0; i < axis.Size; i++ {
			parts = append(parts, c.G.Component(whole, []int{i}))
		}
	}
	rows := c.G.Stack([]index.Axis{index.PlainAxis(len(objs)), plain}, parts)
	node := c.G.Cast(c.G.Permute(rows, []int{1, 0}), []index.Axis{axis, index.PlainAxis(len(objs))})
	r := value.ResultOf(node, objs...)
	if p := objs[0].BaseOf(0); p != nil {
		r.Base = []*graph.Point{p, nil}
	}
	return r, nil
}

// applyCoframe is the inverse of a frame's matrix, with its slots exchanged.
func applyCoframe(c *Call) (value.Value, error) {
	a := c.positional(0)
	o, err := c.object(a)
	if err != nil {
		return nil, err
	}
	axes := o.Node.Axes()
	if len(axes) != 2 || axes[0].Kind != index.Up || axes[1].Kind != index.Plain || o.ViaOf(0) != nil {
		return nil, c.wrong(a, "a frame e^i_a, a plain")
	}
	up := axes[0]
	if axes[1].Size != up.Size {
		return nil, diag.New(CodeShape, a.Span, fmt.Sprintf("%s has %s, %s has dimension %d: a frame needs as many", a.text(), number.Count(axes[1].Size, "vector"), up.Chart.Name, up.Size))
	}
	down := index.Axis{Kind: index.Down, Chart: up.Chart, Size: up.Size}
	square := c.G.Cast(o.Node, []index.Axis{up, down})
	node := c.G.Cast(c.G.Inverse(square), []index.Axis{axes[1], down})
	r := value.ResultOf(node, o)
	if p := o.BaseOf(0); p != nil {
		r.Base = []*graph.Point{nil, p}
	}
	return r, nil
}
