package check

// Claims that are declared: tensor H_ij = …, metric, connection, and their tol.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/check/suggest"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// claim wraps o's definition: its law is what info says. Of a value the claim
// is about the field that was taken at the point.
func (e *checker) claim(o *value.Object, info *graph.ClaimInfo) {
	if o.Node.Op() == graph.OpAt {
		o.Node = e.g.At(e.g.Claim(o.Node.Args()[0], info), o.Node.Point())
	} else {
		o.Node = e.g.Claim(o.Node, info)
	}
	o.Law = info.Law
	o.Why, o.Anomaly, o.Weight, o.Coords = "", nil, nil, nil
}

// lawSlots checks that slots can carry a claimed law.
func (e *checker) lawSlots(keyword string, o *value.Object, at diag.Span, name string) bool {
	axes := o.Node.Axes()
	switch keyword {
	case "metric":
		if len(axes) == 2 && axes[0].Kind == index.Down && axes[0] == axes[1] && o.ViaOf(0) == o.ViaOf(1) {
			return true
		}
		d := diag.New(refuse.CodeMetricSlots, at, "a metric has two lower slots of one space; "+name+" is "+o.Kind())
		e.fail(suggest.OnChart(suggester{e}, at, d))
		return false
	case "connection":
		if len(axes) == 3 && letter.ConnectionSlots(axes) {
			return true
		}
		e.fail(diag.New(refuse.CodeMetricSlots, at, "a connection has one upper and two lower slots of one space; "+name+" is "+o.Kind()))
		return false
	}
	return true
}

// claimed applies the word of a definition: a declaration on an input, nothing
// where the rules prove it, else a claim that is tested where numbers are asked.
func (e *checker) claimed(s *grammar.Define, o *value.Object, tol *value.Object) bool {
	name := quote.Ident(s.Name)
	if letter.Rank(o) > 0 && letter.Slots(o) == 0 && !o.Value && len(letter.FieldCharts(o)) == 0 {
		e.fail(e.words().ClaimOfNumbers(s))
		return false
	}
	if !e.lawSlots(s.Keyword, o, s.Value.Span(), name) {
		return false
	}
	info := &graph.ClaimInfo{Name: name, Span: s.Span(), Anomaly: o.Anomaly, Why: o.Why}
	if tol != nil {
		info.Tol = tol.Node
	}
	switch s.Keyword {
	case "tensor":
		if o.Law == index.Connection {
			e.fail(e.words().ClaimedTensor(s))
			return false
		}
		if o.Law != index.Tensor {
			info.Law = index.Tensor
			e.claim(o, info)
		}
	case "connection":
		if o.Law == index.Tensor {
			e.fail(e.words().ClaimedConnection(s, o))
			return false
		}
		if o.Law != index.Connection {
			info.Law = index.Connection
			*o = *e.upperFirst(o)
			e.claim(o, info)
		}
	case "metric":
		if o.Law == index.Connection {
			return false
		}
		symmetric, at := e.symmetry(o)
		if symmetric == scalar.NonZero {
			e.fail(e.words().Asymmetric(at, s.Indices, s.Value))
			return false
		}
		if o.Law != index.Tensor || symmetric == scalar.Unknown {
			info.Law, info.Metric = index.Tensor, true
			e.claim(o, info)
		}
		o.Metric = true
	}
	return true
}

// tolerance is tol 1e-5 of a definition or an assertion.
func (e *checker) tolerance(x grammar.Expr) *value.Object { return e.positive(x, "tol") }

// positive is a scalar above zero, nil when x is nil or wrong.
func (e *checker) positive(x grammar.Expr, what string) *value.Object {
	if x == nil {
		return nil
	}
	o := e.scalarOf(x, what)
	if o == nil {
		return nil
	}
	if len(letter.FieldCharts(o)) > 0 {
		e.fail(diag.New(refuse.CodeTolSamples, x.Span(), what+" is a number, "+quote.Short(x)+" is a field"))
		return nil
	}
	if v, ok := e.constants(o.Node); ok && len(v) == 1 && !(v[0] > 0) && !(what == "tol" && v[0] == 0) {
		e.fail(diag.New(refuse.CodeTolSamples, x.Span(), what+" is a positive number"))
		return nil
	}
	return o
}
