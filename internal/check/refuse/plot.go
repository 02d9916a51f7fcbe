package refuse

// Refusals of a plot: options that it has not, and nothing to run over.

import (
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// elsewhere are options of other systems, and what they are called here.
var elsewhere = map[string]string{
	"xlim": "xrange", "ylim": "yrange", "aspect": "equal", "label": "labels", "legend": "labels", "contours": "levels", "plotlabel": "title",
	"axeslabel": "xlabel", "loglog": "log", "xscale": "log", "yscale": "log", "xlog": "log", "ylog": "log", "colour": "color", "c": "color", "hue": "color", "nbins": "bins",
}

// UnknownOption refuses an option that plot has not, and offers the one that is meant.
func UnknownOption(name grammar.Ident, options []string) *diag.Diagnostic {
	d := diag.New(CodePicture, name.Sp, "plot has no option "+name.Text+"; its options are "+strings.Join(options, ", "))
	near := elsewhere[strings.ToLower(name.Name)]
	if near == "" {
		near = diag.Nearest(name.Name, options)
	}
	if near != "" {
		d.WithFix(name.Sp, near)
	}
	return d
}

// PlotOverNothing refuses a plot without a variable, and offers one for a function, and
// points for a field; f is nil where it is none, c where it is no number over one chart.
func (w Words) PlotOverNothing(x grammar.Expr, words string, f *value.Func, c *index.Chart) *diag.Diagnostic {
	d := diag.New(CodeStatement, x.Span(), words+"; plot needs a variable: plot e for u in linspace(0, 1, 100)")
	if c != nil && c.Scalar() && c.Dim <= 2 {
		d.Message = words + "; plot needs points for it to be taken at"
		text := strings.TrimSuffix(strings.TrimPrefix(x.Span().Text(), "("), ")")
		if _, ok := x.(*grammar.Name); !ok && text == x.Span().Text() {
			text = "(" + text + ")"
		}
		text += " @ " + c.Name + "(u) for u in linspace(0, 1, 100)"
		if c.Dim == 2 {
			text = strings.Replace(text, "(u) for u in linspace(0, 1, 100)", "(u, v) over (u in linspace(0, 1, 40), v in linspace(0, 1, 40))", 1)
		}
		if strings.HasPrefix(x.Span().Text(), "(") { // plot(f)
			text = " " + text
		}
		return d.WithFix(x.Span(), text)
	}
	if f == nil {
		return d
	}
	text := f.Name + "(u) for u in linspace(0, 1, 100)"
	if strings.HasPrefix(x.Span().Text(), "(") { // plot(f)
		text = " " + text
	}
	return d.WithFix(x.Span(), text)
}
