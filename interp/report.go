package interp

import (
	"github.com/seed2d4d80ff/geo/internal/run"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// reporter tells a sink what a run reports, as events of this package.
type reporter struct{ sink Sink }

func (r reporter) emit(e Event) error {
	if r.sink == nil {
		return nil
	}
	return r.sink.Emit(e)
}

func (r reporter) Printed(at diag.Span, list []run.Item) error {
	return r.emit(&Printed{Span: at, Items: items(list)})
}

func (r reporter) Echoed(at diag.Span, it run.Item) error {
	return r.emit(&Echoed{Span: at, Item: item(&it)})
}

func (r reporter) Shown(at diag.Span, s *run.Shown) error {
	return r.emit(&Shown{
		Span: at, Source: s.Source, Type: s.Type, Components: components(s.Components),
		Zeros: s.Zeros, Of: s.Of, NonZero: s.NonZero, Independent: s.Independent, Symmetries: s.Symmetries,
		More: s.More, Where: components(s.Where), LaTeXName: s.LaTeXName,
	})
}

func (r reporter) TableHead(at diag.Span, h run.TableHead) error {
	return r.emit(&TableHead{Span: at, Columns: h.Columns, Loops: h.Loops, Marks: h.Marks})
}

func (r reporter) TableRow(at diag.Span, cells []run.Value) error {
	return r.emit(&TableRow{Span: at, Cells: values(cells)})
}

func (r reporter) TableEnd(at diag.Span) error { return r.emit(&TableEnd{Span: at}) }

func (r reporter) Asserted(at diag.Span, a *run.Asserted) error {
	return r.emit(&Asserted{Span: at, Source: a.Source, OK: a.OK, Why: a.Why, How: a.How, Failure: failure(a.Failure)})
}

func (r reporter) TestStart(at diag.Span, name string) error {
	return r.emit(&TestStart{Span: at, Name: name})
}

func (r reporter) TestEnd(at diag.Span, t run.TestEnd) error {
	return r.emit(&TestEnd{Span: at, Name: t.Name, Failed: t.Failed, Passed: t.Passed, Error: t.Error})
}

func (r reporter) Plotted(at diag.Span, variables []string, curves []run.Series) error {
	series := make([]Series, len(curves))
	for i, c := range curves {
		series[i] = Series(c)
	}
	return r.emit(&Plotted{Span: at, Variables: variables, Series: series})
}

func (r reporter) Found(d *diag.Diagnostic) error { return r.emit(&Found{Diagnostic: d}) }

func item(it *run.Item) Item { return Item{Source: it.Source, Value: Value{&it.Value}} }

func items(list []run.Item) []Item {
	out := make([]Item, len(list))
	for i := range list {
		out[i] = item(&list[i])
	}
	return out
}

func components(list []run.Component) []Component {
	var out []Component
	for _, c := range list {
		var same []Same
		for _, s := range c.Same {
			same = append(same, Same(s))
		}
		out = append(out, Component{Name: c.Name, Index: c.Index, Text: c.Text, LaTeX: c.LaTeX, LaTeXName: c.LaTeXName, Same: same})
	}
	return out
}

func failure(f *run.Failure) *Failure {
	if f == nil {
		return nil
	}
	return &Failure{
		Left: Value{&f.Left}, Right: Value{&f.Right}, Op: f.Op, Component: f.Component, LeftAt: f.LeftAt, RightAt: f.RightAt,
		Difference: f.Difference, Tolerance: f.Tolerance, Point: f.Point, Identity: f.Identity, Reason: f.Reason,
	}
}
