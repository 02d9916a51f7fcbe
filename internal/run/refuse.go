package run

// The words for a claim that fails or cannot be tested at a point, and fixes
// that hold.

import (
	"fmt"
	"math"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/taylor"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// refused is the diagnostic of a claim that fails at a point.
func (r *Run) refused(n *graph.Node, p *exec.PointValue, t *taylor.Test) error {
	info := n.Claim()
	if t.Asymmetric {
		return r.asymmetric(info, p, t)
	}
	message := "the claim that " + info.Name + " is a " + info.Law.String() + " fails"
	if p != nil {
		message += " at " + pointString(p)
	}
	message += ": anomaly " + number.Format(t.Anomaly, 3) + " (relative " + number.Format(t.Relative, 2) + ")"
	f := r.ws.functionName(t.Scalar)
	if t.Scalar != nil {
		message += " since d" + f + " is not 0 there"
	}
	d := diag.New(CodeClaim, info.Span, message)
	r.asked(d, info)
	if t.Scalar != nil {
		size := " = " + number.Format(t.Gradient, 6)
		if t.Estimated {
			size = " is about " + number.Format(t.Gradient, 1) // beyond 256 coordinates
		}
		d.WithNote("|d" + f + "|" + size +
			"; the second derivatives of a function are a tensor only where its first ones vanish")
		r.offerHessian(d, n, f)
	}
	switch {
	case t.Far:
		d.WithNote("coordinates near these do not show it: a condition or a function in it is decided by components, and in others it turns")
	case !r.written:
		offerTol(d, info, t)
	}
	return d
}

// asked adds the statement that makes a claim count.
func (r *Run) asked(d *diag.Diagnostic, info *graph.ClaimInfo) {
	switch {
	case r.at.IsZero() || r.at == info.Span:
	case r.written:
		d.WithPlace(r.at, "its formula is asked for here")
	default:
		d.WithPlace(r.at, "a number is asked of it here")
	}
}

// asymmetric is the diagnostic of a claimed metric that is not symmetric at a
// point.
func (r *Run) asymmetric(info *graph.ClaimInfo, p *exec.PointValue, t *taylor.Test) error {
	message := "the claim that " + info.Name + " is a metric fails"
	if p != nil {
		message += " at " + pointString(p)
	}
	message += ": it is not symmetric"
	if ix := t.Component; len(ix) == 2 {
		message += ", the components " + number.Position(ix...) + " and " + number.Position(ix[1], ix[0]) + " differ by " + number.Format(t.Anomaly, 3)
	}
	d := diag.New(CodeClaim, info.Span, message)
	r.asked(d, info)
	if def := definition(info); def != nil {
		if part, ok := refuse.SymmetricPart(def.Value, def.Indices); ok {
			head := info.Span.Text()[:def.Value.Span().Start-def.Span().Start]
			d.WithFixNote(info.Span, head+part, "its symmetric part")
		}
	}
	return d
}

// untestable is the diagnostic of a claim that cannot be tested at a point.
func (r *Run) untestable(n *graph.Node, p *exec.PointValue, why *taylor.Untestable) error {
	info := n.Claim()
	message := "the claim that " + info.Name + " is a " + info.Law.String() + " cannot be tested"
	if p != nil {
		message += " at " + pointString(p)
	}
	d := diag.New(CodeUntestable, info.Span, message+": "+why.Reason)
	r.asked(d, info)
	return d.WithNote("a law that cannot be tested is not claimed: leave the word " + info.Law.String() + " out, and the numbers are those of this chart")
}

// unknownFunction is what a function without a name is called.
const unknownFunction = "f"

// functionName is the name of a scalar up to a number, or a word for it.
func (w *Workspace) functionName(n *graph.Node) string {
	if n == nil {
		return unknownFunction
	}
	for _, name := range w.checked.Order {
		o, ok := w.checked.Names[name].(*value.Object)
		if ok && len(o.Node.Axes()) == 0 && taylor.SameFunction(n, o.Node) {
			return name
		}
	}
	return unknownFunction
}

// definition reads a claim's statement again.
func definition(info *graph.ClaimInfo) *grammar.Define {
	file, errs := grammar.Parse(&diag.Source{Text: info.Span.Text()})
	if errs.HasErrors() || len(file.Stmts) != 1 {
		return nil
	}
	def, _ := file.Stmts[0].(*grammar.Define)
	return def
}

// offerHessian offers the covariant Hessian in place of second derivatives,
// with a connection that is at hand.
func (r *Run) offerHessian(d *diag.Diagnostic, n *graph.Node, f string) {
	info := n.Claim()
	def := definition(info)
	axes := n.Axes()
	if def == nil || f == unknownFunction || len(def.Indices) != 2 || len(axes) != 2 || axes[0] != axes[1] || axes[0].Kind != index.Down {
		return
	}
	letters := indexRun(def.Indices)
	point := ""
	if at, ok := def.Value.(*grammar.AtPoint); ok {
		point = " @ " + at.Point.Span().Text()
	}
	text := def.Span().Text()
	head := text[:def.Value.Span().Start-def.Span().Start]
	d.WithFixNote(info.Span, head+"hessian("+f+", "+r.ws.connectionOver(axes[0].Chart)+")"+letters+point,
		"the second covariant derivatives are a tensor everywhere")
}

// indexRun is two lower letters as written: _ij, or in braces.
func indexRun(ix []grammar.Index) string {
	var b strings.Builder
	plain := true
	for k, i := range ix {
		if k > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(i.Text)
		plain = plain && len([]rune(i.Text)) == 1
	}
	if plain {
		return "_" + strings.ReplaceAll(b.String(), " ", "")
	}
	return "_{" + b.String() + "}"
}

// connectionOver is a connection over a chart as an expression: one the source
// has bound, a metric's, or the chart's own.
func (w *Workspace) connectionOver(c *index.Chart) string {
	metric := ""
	for _, name := range w.checked.Order {
		o, ok := w.checked.Names[name].(*value.Object)
		if !ok || o.Value || len(o.Node.Axes()) == 0 || o.Node.Axes()[0].Chart != c {
			continue
		}
		if o.Law == index.Connection {
			return name
		}
		if o.Metric && metric == "" {
			metric = name
		}
	}
	if metric != "" {
		return "levicivita(" + metric + ")"
	}
	return "flat(" + c.Name + ")"
}

// largestTol is the largest relative anomaly that may be a numerical minimum's
// remainder rather than a wrong law.
const largestTol = 1e-3

// offerTol offers a tolerance where the anomaly is small.
func offerTol(d *diag.Diagnostic, info *graph.ClaimInfo, t *taylor.Test) {
	if info.Tol != nil || !(t.Relative < largestTol) {
		d.WithNote("after a numerical minimise, where the gradient is small but not zero, a claim takes a tolerance: … tol 1e-5")
		return
	}
	tol := math.Pow(10, math.Ceil(math.Log10(2*t.Relative)))
	d.WithFixNote(info.Span, info.Span.Text()+fmt.Sprintf(" tol %s", number.Format(tol, 1)), "if the point is a minimum but for rounding")
}
