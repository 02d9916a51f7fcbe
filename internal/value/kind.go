package value

// Words for what a value is, in the field's terms: a scalar, a linear map, an
// array of 3 covectors.

import (
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
)

// Kind says what it is, with its article.
func (p *Point) Kind() string { return "a point of " + p.P.Chart.Name }

// Kind says what it is, with its article.
func (m *Map) Kind() string { return "a map from " + m.M.From.Name + " to " + m.M.To.Name }

// Kind says what it is, with its article.
func (*Chart) Kind() string { return "a chart" }

// Kind says what it is, with its article.
func (*Func) Kind() string { return "a function" }

// Kind says what it is, with its article.
func (*List) Kind() string { return "a list" }

// Kind says what it is, with its article.
func (*Range) Kind() string { return "a range" }

// Kind says what it is, with its article.
func (*Str) Kind() string { return "a text" }

// Kind says what it is, with its article.
func (*Module) Kind() string { return "a module" }

// Kind says what it is, with its article.
func (condition) Kind() string { return "a condition" }

// Kind names an object by its slots: a scalar, a vector, a linear map, an array
// of 3 covectors.
func (o *Object) Kind() string {
	var plain []int
	var up, down []index.Axis
	for k, a := range o.Node.Axes() {
		switch {
		case o.Hidden(k):
		case a.Kind == index.Up:
			up = append(up, a)
		case a.Kind == index.Down:
			down = append(down, a)
		default:
			plain = append(plain, a.Size)
		}
	}
	switch {
	case len(up)+len(down) > 0 && len(plain) > 0:
		return "an array of " + number.Shape(plain) + " " + o.noun(up, down).many
	case len(up)+len(down) > 0:
		return o.noun(up, down).one
	case len(plain) > 0:
		return "an array of " + number.Shape(plain)
	}
	return "a scalar"
}

// noun is a kind's name, for one with its article and for many.
type noun struct{ one, many string }

// noun names what has these slots.
func (o *Object) noun(up, down []index.Axis) noun {
	switch {
	case o.Metric:
		return noun{"a metric", "metrics"}
	case o.Law == index.Connection:
		return noun{"a connection", "connections"}
	case len(up) == 1 && len(down) == 0:
		return noun{"a vector", "vectors"}
	case len(up) == 0 && len(down) == 1:
		return noun{"a covector", "covectors"}
	case len(up) == 0 && len(down) == 2:
		return noun{"a bilinear form", "bilinear forms"}
	case len(up) == 2 && len(down) == 0:
		return noun{"a bilinear form on covectors", "bilinear forms on covectors"}
	case len(up) == 1 && len(down) == 1:
		if from, to := down[0].Chart, up[0].Chart; from != to {
			ends := " from " + from.Name + " to " + to.Name
			return noun{"a linear map" + ends, "linear maps" + ends}
		}
		return noun{"a linear map", "linear maps"}
	}
	with := " with " + slotsText(len(up), len(down))
	if o.Law == index.Tensor {
		return noun{"a tensor" + with, "tensors" + with}
	}
	return noun{"an object" + with, "objects" + with}
}

// KindAndLaw is the Kind, and the law where it is no tensor's.
func (o *Object) KindAndLaw() string {
	if o.Law != index.Tensor && o.Slots() > 0 {
		return o.Kind() + ", and " + o.Law.String()
	}
	return o.Kind()
}

// LawKind names an object with slots by its law alone: a tensor, chartwise.
func (o *Object) LawKind() string {
	switch {
	case o.Slots() == 0:
		return o.Kind()
	case o.Law == index.Tensor:
		return "a tensor"
	}
	return o.Law.String()
}
