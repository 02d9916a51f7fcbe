package refuse

// Refusals of components by blocks, and of points with other blocks.

import (
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// blockNoun is what a chart is made of: blocks, or coordinates alone.
func blockNoun(c *index.Chart, many bool) string {
	s := "block"
	if c.Scalar() {
		s = "coordinate"
	}
	if many {
		s += "s"
	}
	return s
}

// NoBlock refuses a name that is no block of the chart.
func NoBlock(name grammar.Ident, c *index.Chart) *diag.Diagnostic {
	d := diag.New(CodeBlocks, name.Sp, quote.Ident(name)+" is no "+blockNoun(c, false)+" of "+c.Name+", which has "+Coords(c))
	names := make([]string, len(c.Blocks))
	for i, b := range c.Blocks {
		names[i] = b.Name
	}
	if near := diag.Nearest(name.Name, names); near != "" {
		d.WithFix(name.Sp, near)
	}
	return d
}

// BlockTwice refuses a block that is given twice.
func BlockTwice(name grammar.Ident) *diag.Diagnostic {
	return diag.New(CodeBlocks, name.Sp, quote.Ident(name)+" is given twice")
}

// BlocksMissing names the blocks that components do not give.
func BlocksMissing(x *grammar.Blocks, names []string, c *index.Chart) *diag.Diagnostic {
	is := " is"
	if len(names) > 1 {
		is = " are"
	}
	return diag.New(CodeBlocks, x.Span(), strings.Join(names, ", ")+is+" missing: components of "+c.Name+" name all its "+blockNoun(c, true)+", "+Coords(c))
}

// BlocksOfOther refuses w(p, W: a), p a point of another chart.
func BlocksOfOther(c *index.Chart, p *graph.Point, x *grammar.Call) *diag.Diagnostic {
	arg := x.Args[0].Value
	return diag.New(CodePointChart, arg.Span(), quote.Short(arg)+" is a point of "+p.Chart.Name+": "+c.Name+"("+quote.Short(arg)+", …) is a point of "+c.Name+" with another "+blockNoun(c, false))
}

// UnnamedBlock refuses w(p, a).
func UnnamedBlock(c *index.Chart, x *grammar.Call, a grammar.Expr) *diag.Diagnostic {
	d := diag.New(CodeBlocks, a.Span(), "which "+blockNoun(c, false)+" of "+c.Name+" is "+quote.Short(a)+"? behind a point each has its name")
	if len(c.Blocks) == 1 {
		d.WithFix(a.Span(), c.Blocks[0].Name+": "+quote.Text(a))
	} else {
		d.WithNote(quote.Text(x.Fun) + "(" + quote.Short(x.Args[0].Value) + ", " + c.Blocks[0].Name + ": …)")
	}
	return d
}

// NothingReplaced refuses w(p).
func NothingReplaced(c *index.Chart, x *grammar.Call) *diag.Diagnostic {
	arg := x.Args[0].Value
	return diag.New(CodeBlocks, x.Span(), quote.Text(x.Fun)+"("+quote.Short(arg)+") names no "+blockNoun(c, false)+" that the point has otherwise").
		WithFixNote(x.Span(), quote.Text(arg), "the point itself")
}

// BlocksAlone refuses [W: a] that stands before no @ and no on.
func BlocksAlone(w Words, x *grammar.Blocks) *diag.Diagnostic {
	d := diag.New(CodeBlocks, x.Span(), "components by blocks belong to a chart: behind them stands `@` with a point, or `on` with a chart")
	for _, c := range w.Charts() {
		if len(x.Parts) != len(c.Blocks) || slices.ContainsFunc(x.Parts, func(p grammar.BlockPart) bool { return c.BlockIndex(p.Name.Name) < 0 }) {
			continue
		}
		if ps := w.Points(c); len(ps) > 0 {
			d.WithFixNote(x.Span(), quote.Text(x)+" @ "+ps[0], "at a point")
		}
		d.WithFixNote(x.Span(), quote.Text(x)+" on "+c.Name, "a field")
	}
	if len(x.Parts) == 1 && len(d.Fixes) == 0 {
		p := &x.Parts[0]
		d.WithNote("a range is written " + quote.Ident(p.Name) + ".." + quote.Short(p.Value))
	}
	return d
}
