package builtins

// eig(H, G) and eigenvectors: eigenvalues of a linear map, or of a bilinear
// form by a metric.

import (
	"fmt"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

func applyEig(c *Call) (value.Value, error) {
	opt, err := c.eigOptions()
	if err != nil {
		return nil, err
	}
	if c.positional(1) == nil {
		o, err := c.linearMap()
		if err != nil {
			return nil, err
		}
		if opt.Range {
			return nil, diag.New(CodeArguments, c.option("range").Span, "range: true belongs to eig(H, G), on the range of a degenerate G")
		}
		if err := c.eigCount(&opt, o.Node.Axes()[0].Size); err != nil {
			return nil, err
		}
		return value.ResultOf(c.G.Eig(o.Node, nil, opt, graph.EigValues), o), nil
	}
	h, g, err := c.pencil()
	if err != nil {
		return nil, err
	}
	if err := c.eigCount(&opt, h.Node.Axes()[0].Size); err != nil {
		return nil, err
	}
	return value.ResultOf(c.G.Eig(h.Node, g.Node, opt, graph.EigValues), h, g), nil
}

// applyEigenvectors gives the vectors that belong to eig(H, G).
func applyEigenvectors(c *Call) (value.Value, error) {
	opt, err := c.eigOptions()
	if err != nil {
		return nil, err
	}
	h, g, err := c.pencil()
	if err != nil {
		return nil, err
	}
	if err := c.eigCount(&opt, h.Node.Axes()[0].Size); err != nil {
		return nil, err
	}
	r := value.ResultOf(c.G.Eig(h.Node, g.Node, opt, graph.EigVectors), h, g)
	if h.Base != nil {
		r.Base = []*graph.Point{h.BaseOf(0), nil}
	}
	if h.Via != nil {
		r.Via = []*graph.Map{h.ViaOf(0), nil}
	}
	return r, nil
}

// pencil is H and G of the symmetric-definite problem: two bilinear forms on
// vectors of one space, or two square arrays.
func (c *Call) pencil() (h, g *value.Object, err error) {
	a, b := c.positional(0), c.positional(1)
	if h, err = c.matrix(a); err != nil {
		return nil, nil, err
	}
	axes := h.Node.Axes()
	switch {
	case linear(h) && h.Slots() == 2 && c.Entry.Name == "eigenvectors":
		d := diag.New(CodeNotLinear, a.Span, fmt.Sprintf("eigenvectors have a length in a metric only, and are orthogonal for a bilinear form H_ij; %s is a linear map", a.text()))
		c.fixWithMetric(d, h.Node.Axes()[0].Chart, func(g string) string { return fmt.Sprintf("eigenvectors(lower(%s, %s), %s)", a.code(), g, g) }, "")
		return nil, nil, d
	case linear(h) && h.Slots() == 2:
		return nil, nil, diag.New(CodeNotLinear, a.Span, fmt.Sprintf("%s is a linear map: its eigenvalues need no metric", a.text())).
			WithFix(c.Span, fmt.Sprintf("eig(%s)", a.code()))
	case linear(h):
		if g, err = c.object(b); err != nil {
			return nil, nil, err
		}
		if !sameAxes(axes, g.Node.Axes()) {
			return nil, nil, c.sizes(0, 1, axes, g.Node.Axes())
		}
		return h, g, nil
	case bilinear(axes) && axes[0].Kind == index.Down:
	case bilinear(axes):
		d := diag.New(CodeNotLinear, a.Span, fmt.Sprintf("%s(H, G) wants two lower slots; %s has two upper ones", c.Entry.Name, a.text()))
		c.fixWithMetric(d, axes[0].Chart, func(g string) string { return fmt.Sprintf("eig(lower(%s, %s))", a.code(), g) }, "")
		return nil, nil, d
	default:
		return nil, nil, diag.New(CodeNotLinear, a.Span, fmt.Sprintf("%s(H, G) wants a bilinear form, two lower slots; %s is %s", c.Entry.Name, a.text(), h.Kind()))
	}
	if g, err = c.metric(b, axes[0].Chart); err != nil {
		return nil, nil, err
	}
	met, err := c.Host.Meet([]*value.Object{h, g}, []diag.Span{a.Span, b.Span})
	if err != nil {
		return nil, nil, err
	}
	return met[0], met[1], nil
}

func (c *Call) eigOptions() (opt graph.EigOptions, err error) {
	if opt.Top, err = c.wholeOption("top", 1); err != nil {
		return opt, err
	}
	if opt.Bottom, err = c.wholeOption("bottom", 1); err != nil {
		return opt, err
	}
	if opt.Range, err = c.flag("range"); err != nil {
		return opt, err
	}
	if b := c.option("bottom"); b != nil && opt.Top > 0 {
		return opt, diag.New(CodeArguments, b.Span, "top and bottom exclude each other: ask twice")
	}
	return opt, nil
}

// eigCount holds top and bottom to the number of eigenvalues there are.
func (c *Call) eigCount(opt *graph.EigOptions, n int) error {
	for _, name := range []string{"top", "bottom"} {
		if a := c.option(name); a != nil && max(opt.Top, opt.Bottom) > n {
			return diag.New(CodeArgument, a.Span, fmt.Sprintf("there are %d eigenvalues", n))
		}
	}
	return nil
}
