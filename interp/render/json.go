package render

// Events as JSON, one object a line, for programs.

import (
	"io"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/jsontext"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// JSONSink writes one JSON object a line for every event, the values with all
// their digits. Objects have a "type": print, show, table, row, tableEnd,
// assert, testStart, testEnd, plot, echo, diagnostic.
func JSONSink(w io.Writer) interp.Sink { return &jsonSink{w: w} }

type jsonSink struct {
	w      io.Writer
	text   jsontext.Writer
	toFile bool // the table's rows go to a file
}

func (s *jsonSink) Emit(e interp.Event) error { return e.Accept(s) }

func (s *jsonSink) VisitPrinted(e *interp.Printed) error {
	return s.write(begin("print", e.Span), field{"items", jsonItems(e.Items)})
}

func (s *jsonSink) VisitEchoed(e *interp.Echoed) error {
	return s.write(begin("echo", e.Span), field{"item", jsonItem(e.Item)})
}

func (s *jsonSink) VisitDefined(e *interp.Defined) error {
	o := append(begin("defined", e.Span), field{"name", e.Name}, field{"of", e.Type})
	if e.Value.Type() != "" {
		o = append(o, field{"item", jsonItem(interp.Item{Source: e.Name, Value: e.Value})})
	}
	return s.write(o)
}

func (s *jsonSink) VisitShown(e *interp.Shown) error {
	o := append(begin("show", e.Span), field{"source", e.Source}, field{"of", e.Type},
		field{"components", jsonComponents(e.Components)}, field{"zeros", e.Zeros}, field{"nonZero", e.NonZero}, field{"total", e.Of})
	if e.Independent > 0 {
		o = append(o, field{"independent", e.Independent}, field{"symmetries", append([]string{}, e.Symmetries...)})
	}
	if e.Form != "" {
		o = append(o, field{"form", e.Form})
	}
	if e.Value.Type() != "" {
		o = append(o, field{"value", e.Value.Data()})
	}
	if len(e.Where) > 0 {
		o = append(o, field{"where", jsonNames(e.Where)})
	}
	if e.Note != "" {
		o = append(o, field{"note", e.Note})
	}
	return s.write(o)
}

func (s *jsonSink) VisitTableHead(e *interp.TableHead) error {
	o := append(begin("table", e.Span), field{"columns", e.Columns}, field{"loops", e.Loops}, field{"dependsOnChart", e.Marks})
	if slices.Contains(e.Continued, true) {
		o = append(o, field{"continued", e.Continued})
	}
	if s.toFile = e.File != ""; s.toFile {
		o = append(o, field{"to", e.File})
	}
	return s.write(o)
}

func (s *jsonSink) VisitTableRow(e *interp.TableRow) error {
	if s.toFile {
		return nil
	}
	cells := make([]any, len(e.Cells))
	for i, c := range e.Cells {
		cells[i] = c.Data()
	}
	return s.write(begin("row", e.Span), field{"values", cells})
}

func (s *jsonSink) VisitTableEnd(e *interp.TableEnd) error { return s.write(begin("tableEnd", e.Span)) }

func (s *jsonSink) VisitAsserted(e *interp.Asserted) error {
	o := append(begin("assert", e.Span), field{"source", e.Source}, field{"ok", e.OK})
	if e.How != "" {
		o = append(o, field{"decided", e.How})
	}
	if e.Why != "" {
		o = append(o, field{"why", e.Why})
	}
	if e.Failure != nil {
		o = append(o, jsonFailure(e.Failure)...)
	}
	return s.write(o)
}

func (s *jsonSink) VisitIdentity(e *interp.Identity) error {
	o := append(begin("identity", e.Span), field{"source", e.Source}, field{"ok", e.OK}, field{"dimensions", e.Dimensions})
	if len(e.Skipped) > 0 {
		o = append(o, field{"skipped", e.Skipped})
	}
	if e.Why != "" {
		o = append(o, field{"why", e.Why})
	}
	if f := e.Refuted; f != nil {
		o = append(o, field{"dimension", f.Dimension}, field{"objects", append([]string{}, f.Objects...)},
			field{"component", f.Component}, field{"left", f.Left}, field{"right", f.Right})
	} else {
		o = append(o, field{"error", e.Error})
	}
	return s.write(o)
}

func (s *jsonSink) VisitTestStart(e *interp.TestStart) error {
	return s.write(begin("testStart", e.Span), field{"name", e.Name})
}

func (s *jsonSink) VisitTestEnd(e *interp.TestEnd) error {
	return s.write(begin("testEnd", e.Span), field{"name", e.Name}, field{"passed", e.Passed},
		field{"failed", e.Failed}, field{"error", e.Error})
}

func (s *jsonSink) VisitPlotted(e *interp.Plotted) error {
	o := append(begin("plot", e.Span), field{"variables", e.Variables}, field{"series", jsonSeries(e.Series)})
	if e.Form != "" {
		o = append(o, field{"form", e.Form})
	}
	if len(e.Curves) > 0 {
		o = append(o, field{"curves", jsonSeries(e.Curves)})
	}
	for _, f := range []field{{"title", e.Title}, {"xlabel", e.XLabel}, {"ylabel", e.YLabel}, {"zlabel", e.ZLabel}, {"to", e.File}} {
		if f.value != "" {
			o = append(o, f)
		}
	}
	for _, f := range []field{{"logx", e.LogX}, {"logy", e.LogY}, {"equal", e.Equal}, {"lines", e.Lines}} {
		if f.value == true {
			o = append(o, f)
		}
	}
	for _, f := range []struct {
		key  string
		list []float64
	}{{"xrange", e.XRange}, {"yrange", e.YRange}, {"levels", e.Levels}} {
		if len(f.list) > 0 {
			o = append(o, field{f.key, f.list})
		}
	}
	if len(e.Notes) > 0 {
		o = append(o, field{"notes", e.Notes})
	}
	return s.write(o)
}

// jsonSeries are curves and grids; what one has not is not written.
func jsonSeries(series []interp.Series) []any {
	list := make([]any, len(series))
	for i, c := range series {
		o := object{{"source", c.Source}, {"x", c.X}, {"y", c.Y}, {"values", c.Values}}
		if c.Label != "" && c.Label != c.Source {
			o = append(o, field{"label", c.Label})
		}
		if len(c.More) > 0 {
			o = append(o, field{"more", c.More})
		}
		if len(c.Color) > 0 {
			o = append(o, field{"color", c.Color}, field{"bar", c.Bar})
		}
		list[i] = o
	}
	return list
}

func (s *jsonSink) VisitFound(e *interp.Found) error {
	return s.write(object{{"type", "diagnostic"}, {"diagnostic", e.Diagnostic}})
}

// write writes an object and its further members on a line.
func (s *jsonSink) write(o object, more ...field) error {
	s.text.Reset(s.w)
	s.text.Value(append(o, more...))
	s.text.Raw("\n")
	return s.text.Flush()
}

// object is a JSON object whose keys keep their order.
type object []field

type field struct {
	key   string
	value any
}

// Members implements jsontext.Object.
func (o object) Members(each func(key string, value any)) {
	for _, f := range o {
		each(f.key, f.value)
	}
}

// begin is an event's kind and place.
func begin(kind string, at diag.Span) object {
	o := object{{"type", kind}}
	if !at.IsZero() {
		line, col := at.Position()
		o = append(o, field{"file", at.Source.Name}, field{"line", line}, field{"column", col})
	}
	return o
}

func jsonItems(items []interp.Item) []any {
	out := make([]any, len(items))
	for i, it := range items {
		out[i] = jsonItem(it)
	}
	return out
}

// jsonItem is an item as one object: its source, then the members of its value.
type jsonItem interp.Item

func (it jsonItem) WriteJSON(w io.Writer) error {
	text := jsontext.New(w)
	text.Raw(`{"source":`)
	text.Value(it.Source)
	text.Raw(",")
	if err := it.Value.WriteJSON(&inner{Writer: text}); err != nil {
		return err
	}
	return text.Flush()
}

// inner writes an object without its first brace.
type inner struct {
	io.Writer
	begun bool
}

func (w *inner) Write(text []byte) (int, error) {
	if w.begun || len(text) == 0 {
		return w.Writer.Write(text)
	}
	w.begun = true
	n, err := w.Writer.Write(text[1:])
	return n + 1, err
}

func jsonComponents(list []interp.Component) []any {
	out := make([]any, len(list))
	for i, c := range list {
		o := withLaTeX(object{{"name", c.Name}, {"index", c.Index}, {"value", c.Text}}, c)
		if len(c.Same) > 0 {
			same := make([]any, len(c.Same))
			for k, q := range c.Same {
				same[k] = object{{"name", q.Name}, {"index", q.Index}, {"minus", q.Minus}}
			}
			o = append(o, field{"same", same})
		}
		out[i] = o
	}
	return out
}

// jsonNames are the names that components use.
func jsonNames(list []interp.Component) []any {
	out := make([]any, len(list))
	for i, c := range list {
		out[i] = withLaTeX(object{{"name", c.Name}, {"value", c.Text}}, c)
	}
	return out
}

func withLaTeX(o object, c interp.Component) object {
	if c.LaTeX == "" {
		return o
	}
	if c.Name == "" { // a condition
		return append(o, field{"latex", c.LaTeX})
	}
	return append(o, field{"latex", c.LaTeXName + " = " + c.LaTeX})
}

func jsonFailure(f *interp.Failure) object {
	if f.Reason != "" {
		return object{{"reason", f.Reason}}
	}
	o := object{{"left", f.Left}, {"right", f.Right}}
	if f.Component != "" {
		o = append(o, field{"component", f.Component})
	}
	o = append(o, field{"leftAt", f.LeftAt}, field{"rightAt", f.RightAt},
		field{"difference", f.Difference}, field{"tolerance", f.Tolerance})
	if f.Point != "" {
		o = append(o, field{"point", f.Point})
	}
	return o
}
