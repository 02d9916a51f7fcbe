package refuse

// Words about manifolds: what is no map of one, and whose coordinate a period is.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// NoTransition refuses a map of a chart to itself, or between dimensions.
func NoTransition(x grammar.Expr, m *graph.Map) *diag.Diagnostic {
	why := "from " + m.From.Name + " to itself"
	if m.From != m.To {
		why = "from " + number.Count(m.From.Dim, "coordinate") + " to " + number.Count(m.To.Dim, "coordinate")
	}
	return diag.New(CodeManifold, x.Span(), quote.Short(x)+" is a map "+why+": the maps of a manifold join two of its charts").WithPlace(m.Span, "defined here")
}

// OfAnother refuses a chart that another manifold has.
func OfAnother(x grammar.Expr, c *index.Chart, other *value.Manifold) *diag.Diagnostic {
	return diag.New(CodeManifold, x.Span(), c.Name+" is a chart of "+other.Name+" already: one manifold names all maps of its charts").WithPlace(other.Span, "here")
}

// NotCompared refuses a second way between charts of which the first goes back along a map
// without an inverse.
func NotCompared(x grammar.Expr, m, back *graph.Map) *diag.Diagnostic {
	return diag.New(CodeManifold, x.Span(), m.From.Name+" and "+m.To.Name+" are joined already, and that way goes back along "+back.Name+
		", which has no written inverse: whether they agree cannot be seen").WithPlace(back.Span, "no inverse { … }")
}

// PeriodOf refuses a period of none of the manifold's coordinates, or of one of several.
func PeriodOf(s *grammar.Period, m *value.Manifold, found []value.Period) *diag.Diagnostic {
	if len(found) == 0 {
		return diag.New(CodeManifold, s.Span(), "no chart of "+m.Name+" has a coordinate "+s.Coord.Text+" that is one number")
	}
	d := diag.New(CodeManifold, s.Span(), found[0].Chart.Name+" and "+found[1].Chart.Name+" have a coordinate "+s.Coord.Text)
	for _, q := range found {
		d.WithFix(s.Coord.Sp, q.Chart.Name+"."+s.Coord.Text)
	}
	return d
}
