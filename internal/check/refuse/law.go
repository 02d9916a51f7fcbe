package refuse

// Refusals by law: a connection or metric is needed, a claim or promise does
// not hold.

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// NeedConnection refuses a tensor where a connection is needed, and offers the
// keyword where the object is bound.
func (w Words) NeedConnection(o *value.Object, msg string, at, param diag.Span, share func(weight *graph.Node) string) *diag.Diagnostic {
	d := diag.New(CodeTensorConn, at, msg)
	if !param.IsZero() {
		d.WithPlace(param, "declared here")
	}
	def, ok := w.defineOf(o)
	switch {
	case o.Weight != nil: // and it is not 1: no declaration makes it a connection
		if ok {
			offerMean(d, def, share(o.Weight))
		}
	case ok && len(def.Indices) == 3 && letter.ConnectionSlots(o.Node.Axes()):
		d.WithFixNote(def.Span(), "connection "+def.Span().Text(), "where it is bound")
	case o.Metric:
		d.WithFix(at, "levicivita("+ArgText(at)+")")
	case len(o.Node.Axes()) > 0 && o.Node.Axes()[0].Chart != nil:
		c := o.Node.Axes()[0].Chart
		if ms := w.Metrics(c); len(ms) > 0 {
			d.WithFix(at, "levicivita("+ms[0]+")")
		} else {
			d.WithFix(at, "flat("+c.Name+")")
		}
	}
	return d
}

// MetricForConnection offers the connection of a metric that is given where a
// connection is wanted, and the metric of a connection where a metric is.
func (w Words) MetricForConnection(d *diag.Diagnostic, o *value.Object, wanted string, at diag.Span) *diag.Diagnostic {
	switch {
	case wanted == "connection" && o.Metric:
		d.WithFixNote(at, "levicivita("+ArgText(at)+")", "the metric's connection")
	case wanted == "metric" && o.Law == index.Connection && len(o.Node.Axes()) > 0:
		if g := w.metricOf(o); g != "" {
			d.WithFixNote(at, g, "the metric that it is made of")
		} else if ms := w.Metrics(o.Node.Axes()[0].Chart); len(ms) > 0 {
			d.WithFixNote(at, ms[0], "a metric of this chart")
		}
	}
	return d
}

// metricOf is the name of the metric that a connection was defined by, levicivita(g); "" where it was not.
func (w Words) metricOf(o *value.Object) string {
	def, ok := w.defineOf(o)
	if !ok {
		return ""
	}
	call, ok := def.Value.(*grammar.Call)
	if !ok || len(call.Args) != 1 || quote.Text(call.Fun) != "levicivita" {
		return ""
	}
	g, ok := call.Args[0].Value.(*grammar.Name)
	if !ok || !slices.Contains(w.Metrics(o.Node.Axes()[0].Chart), g.Name) {
		return ""
	}
	return quote.Text(g)
}

// NeedMetric refuses an object that is not declared a metric.
func (w Words) NeedMetric(o *value.Object, msg string, at, param diag.Span) *diag.Diagnostic {
	d := diag.New(CodeNeedMetric, at, msg)
	if !param.IsZero() {
		d.WithPlace(param, "declared here")
	}
	axes := o.Node.Axes()
	if def, ok := w.defineOf(o); ok && len(def.Indices) == 2 && len(axes) == 2 && axes[0].Kind == index.Down && axes[1].Kind == index.Down {
		d.WithFixNote(def.Span(), "metric "+def.Span().Text(), "where it is bound")
	} else if len(axes) == 2 && axes[0] == axes[1] && axes[0].Kind == index.Down {
		// A sum of metrics, say: being a metric is declared.
		ij := "_ij"
		if ls := letter.Names(o); ls[0] != "" && ls[1] != "" && len(ls[0]) == 1 && len(ls[1]) == 1 {
			ij = "_" + ls[0] + ls[1]
		}
		name := w.free("M")
		d.Fixes = append(d.Fixes, diag.Fix{Span: at, Replace: name, Above: "metric " + name + ij + " = " + at.Text()})
	} else if len(axes) > 0 && axes[0].Chart != nil {
		if ms := w.Metrics(axes[0].Chart); len(ms) > 0 {
			d.WithFix(at, ms[0])
		}
	}
	return d
}

// NotCallable refuses L(2): a field is taken at a point.
func (w Words) NotCallable(o *value.Object, x *grammar.Call) *diag.Diagnostic {
	name := quote.Text(x.Fun)
	what := "a field"
	if len(letter.FieldCharts(o)) == 0 {
		what = "a number"
		if letter.Rank(o) > 0 {
			what = o.Kind()
		}
	}
	d := diag.New(CodeNotCallable, x.Span(), name+" is "+what+", not a function")
	if text := w.contracted(o, x); text != "" {
		return d.WithFixNote(x.Span(), text, "its action, by letters")
	}
	if text := atCoordinates(o, x); text != "" {
		return d.WithFixNote(x.Span(), text, "the component")
	}
	if cs := letter.FieldCharts(o); len(cs) == 1 && len(x.Args) > 0 && x.Args[0].Name.Name == "" {
		if len(x.Args) == 1 {
			if n, ok := x.Args[0].Value.(*grammar.Name); ok {
				if p, ok := w.Value(n.Name).(*value.Point); ok && p.P.Chart == cs[0] {
					d.WithFixNote(x.Span(), name+" @ "+quote.Text(n), "its value at the point")
					return d
				}
			}
		}
		if len(x.Args) == len(cs[0].Blocks) {
			args := ""
			for i := range x.Args {
				if i > 0 {
					args += ", "
				}
				args += quote.Text(x.Args[i].Value)
			}
			d.WithFixNote(x.Span(), name+" @ "+cs[0].Name+"("+args+")", "its value at a point")
		}
	}
	w.offerProduct(d, x)
	return d
}

// contracted is v(f) as v^i d_i f, and w(u, v) of a covariant tensor as w_ij u^i v^j; "" where
// it is neither.
func (w Words) contracted(o *value.Object, x *grammar.Call) string {
	axes := o.Node.Axes()
	if len(axes) == 0 || len(axes) != len(x.Args) || len(axes) > 4 {
		return ""
	}
	name, run, of := quote.Text(x.Fun), "", ""
	for i, a := range axes {
		n, ok := x.Args[i].Value.(*grammar.Name)
		if !ok {
			return ""
		}
		arg, ok := w.Value(n.Name).(*value.Object)
		letter := "ijkl"[i : i+1]
		switch {
		case !ok:
			return ""
		case a.Kind == index.Up && len(axes) == 1 && len(arg.Node.Axes()) == 0:
			return name + "^i d_i " + quote.Text(n)
		case a.Kind == index.Down && len(arg.Node.Axes()) == 1 && arg.Node.Axes()[0].Kind == index.Up:
			run, of = run+letter, of+" "+quote.Text(n)+"^"+letter
		default:
			return ""
		}
	}
	return name + "_" + run + of
}

// atCoordinates is g(t, t) as the component g[t,t], "" where the arguments are no coordinates of its slots.
func atCoordinates(o *value.Object, x *grammar.Call) string {
	axes := o.Node.Axes()
	if len(axes) == 0 || len(axes) != len(x.Args) {
		return ""
	}
	var at []string
	for i, a := range axes {
		n, ok := x.Args[i].Value.(*grammar.Name)
		if !ok || a.Chart == nil || a.Chart.BlockIndex(n.Name) < 0 {
			return ""
		}
		at = append(at, quote.Text(n))
	}
	return quote.Text(x.Fun) + "[" + strings.Join(at, ",") + "]"
}

// NoComponents refuses f[1] of what has none, and offers f(1) for a function's value.
func (w Words) NoComponents(x *grammar.Component, v value.Value) *diag.Diagnostic {
	d := diag.New(CodeComponent, x.Span(), quote.Short(x.X)+" is "+v.Kind()+" and has no components")
	if _, ok := v.(*value.Func); ok && len(x.Args) > 0 {
		text := x.Span().Text()
		args := text[x.Args[0].Span().Start-x.Span().Start : len(text)-1]
		d.WithFixNote(x.Span(), quote.Text(x.X)+"("+args+")", "its value")
	}
	return d
}

// ConstantCalled refuses pi(x) of a constant of the language.
func (w Words) ConstantCalled(x *grammar.Call) *diag.Diagnostic {
	d := diag.New(CodeNotCallable, x.Span(), quote.Text(x.Fun)+" is a number, not a function")
	w.offerProduct(d, x)
	return d
}

// offerProduct offers f (x) for f(x), and both readings of a/f (x) for a/f(x).
func (w Words) offerProduct(d *diag.Diagnostic, x *grammar.Call) {
	if len(x.Args) != 1 || x.Args[0].Name.Name != "" {
		return
	}
	name, bracket := quote.Text(x.Fun), "("+quote.Text(x.Args[0].Value)+")"
	var quotient *grammar.Binary
	if w.Statement != nil {
		grammar.Walk(w.Statement, func(n grammar.Node) bool {
			if b, ok := n.(*grammar.Binary); ok && b.Op == "/" && b.Y == grammar.Expr(x) {
				quotient = b
			}
			return true
		})
	}
	if quotient == nil {
		d.WithFixNote(x.Span(), name+" "+bracket, "a product")
		return
	}
	whole, above := quotient.Span(), quote.Text(quotient.X)
	d.WithFixNote(whole, above+"/("+name+" "+bracket+")", "divided by the product")
	d.WithFixNote(whole, "("+above+"/"+name+") "+bracket, "the quotient, times")
}

// Asymmetric says which components of a metric differ, and offers the symmetric
// part of the formula where it has letters of its own.
func (w Words) Asymmetric(at [2]int, letters []grammar.Index, x grammar.Expr) *diag.Diagnostic {
	i, j := strconv.Itoa(at[0]+1), strconv.Itoa(at[1]+1)
	d := diag.New(CodeMetricSlots, x.Span(), "a metric is symmetric; here the components ["+i+","+j+"] and ["+j+","+i+"] differ")
	offerSymmetric(d, letters, x)
	return d
}

// offerMean offers C/2 + D/2 for a sum C + D of connections, whose weights must
// add up to 1; share is the factor that makes them, "" where none is short.
func offerMean(d *diag.Diagnostic, def *grammar.Define, share string) {
	d.WithNote("a sum of connections is a connection where the weights add up to 1")
	if share != "" {
		d.WithFixNote(def.Value.Span(), share+" ("+quote.Text(def.Value)+")", "their mean")
	}
}

// ClaimOfNumbers refuses a word before a definition by an array of numbers.
func (w Words) ClaimOfNumbers(s *grammar.Define) *diag.Diagnostic {
	d := diag.New(CodeWhichChart, s.Value.Span(), "over which chart? a "+s.Keyword+" has slots, and "+quote.Short(s.Value)+" is an array of numbers")
	w.offerChart(d, s.Value)
	return d
}

// ClaimedTensor refuses tensor before a connection.
func (w Words) ClaimedTensor(s *grammar.Define) *diag.Diagnostic {
	keyword := s.Span()
	keyword.End = keyword.Start + len(s.Keyword)
	return diag.New(CodeClaimed, s.Value.Span(), quote.Short(s.Value)+" is a connection and not a tensor: a change of coordinates adds second derivatives of the change").
		WithFix(keyword, "connection")
}

// ClaimedConnection refuses connection before a tensor.
func (w Words) ClaimedConnection(s *grammar.Define, o *value.Object) *diag.Diagnostic {
	d := diag.New(CodeTensorConn, s.Value.Span(), quote.Short(s.Value)+" is a tensor and not a connection: what is zero in every chart is not a connection")
	d.WithNote("an array of numbers written on a chart is declared one: connection " + quote.Ident(s.Name) + "^k_ij = … on c")
	c := o.Node.Axes()[0].Chart
	if c == nil || quote.Text(s.Value) == "" {
		return d
	}
	if ix, ok := s.Value.(*grammar.Indexed); ok {
		if cs := w.Connections(c); len(cs) > 0 {
			d.WithFixNote(s.Value.Span(), cs[0]+letter.Text(letter.FromIndices(ix.Indices))+" + "+quote.Text(s.Value), "a connection plus a tensor is a connection")
		}
	}
	return d
}

// PromisedMetric refuses a function whose result is no symmetric metric.
func (w Words) PromisedMetric(fn *grammar.Fn, at [2]int, x grammar.Expr) *diag.Diagnostic {
	d := w.Asymmetric(at, fn.ResultIndices, x)
	d.Message = quote.Ident(fn.Name) + " promises a metric, and " + d.Message
	return d
}

// Promise refuses a function whose promised law a proof has refuted, at a
// component, for arguments over a chart of a dimension; skipped are those in which it
// divides by zero.
func (w Words) Promise(f *value.Func, why string, component []int, asymmetric bool, dim int, skipped []int) *diag.Diagnostic {
	fn := f.Fn
	at := fn.Name.Sp
	if fn.ResultName != nil {
		at = fn.ResultName.Sp
	}
	d := diag.New(CodeClaimed, at, f.Name+" does not give "+article(fn.ResultKeyword)+" for all arguments: computed again in other coordinates it differs from what its law says")
	if len(component) > 0 {
		c := ""
		for i, k := range component {
			if i > 0 {
				c += ","
			}
			c += strconv.Itoa(k + 1)
		}
		differs := ", component [" + c + "] differs"
		if asymmetric {
			differs += " from its transposed"
		}
		d.WithNote("for random arguments over a chart of dimension " + strconv.Itoa(dim) + differs)
	}
	if asymmetric {
		d.Message = f.Name + " promises a metric, and for random arguments its result is not symmetric"
		if fn.Body != nil {
			offerSymmetric(d, fn.ResultIndices, fn.Body)
		}
	}
	if why != "" {
		d.WithNote(why)
	}
	if len(skipped) > 0 {
		list := ""
		for _, k := range skipped {
			list += " " + strconv.Itoa(k)
		}
		d.WithNote("skipped, since it divides by zero there: dimension" + list)
	}
	return d.WithNote("a law that holds for some arguments only is claimed where the function is used: tensor H_ij = …")
}

// NoCondition refuses what stands where a condition is needed; o where it is an
// object.
func (w Words) NoCondition(x grammar.Expr, kind string, o *value.Object) *diag.Diagnostic {
	d := diag.New(CodeCondition, x.Span(), quote.Short(x)+" is "+kind+": a condition is needed here")
	if o != nil && letter.Slots(o) == 0 {
		d.WithFixNote(x.Span(), quote.Text(x)+" != 0", "if a number other than 0 is meant to be true")
	}
	return d
}

// Division refuses a denominator f with slots; lone where it is the second of two
// factors.
func (w Words) Division(x grammar.Expr, f, first letter.Operand, lone bool) *diag.Diagnostic {
	d := diag.New(CodeDivide, f.Expr.Span(), "division by "+f.Object.Kind()+": only numbers and arrays divide")
	if ix, ok := f.Expr.(*grammar.Indexed); ok && letter.Slots(f.Object) == 2 && letter.Rank(f.Object) == 2 && lone {
		ls := letter.FromIndices(ix.Indices)
		for k := range ls {
			ls[k].Up = !ls[k].Up
		}
		d.WithFix(x.Span(), "inv("+quote.Text(ix.X)+")"+letter.Text(ls)+" "+quote.Bracketed(first.Expr))
	}
	return d
}

// ExactIdentity refuses a tolerance or samples of an assertion about all objects.
func (w Words) ExactIdentity(s *grammar.Assert) *diag.Diagnostic {
	x, why := s.Tol, "an identity is exact and takes no tolerance"
	if x == nil {
		x, why = s.Samples, "an identity is decided without sample points"
	}
	return diag.New(CodeForall, x.Span(), why).WithFix(s.Span(), "assert "+quote.Text(s.Cond))
}
