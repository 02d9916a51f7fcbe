package trial

// All that a run says, as one text: every kind of event, in all digits, but for where it stood.

import (
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// teller writes events down; with bare, without the texts of the source that they quote.
type teller struct {
	strings.Builder
	bare bool
}

func (w *teller) source(text string) string {
	if w.bare {
		return ""
	}
	return text
}

// Emit implements interp.Sink.
func (w *teller) Emit(e interp.Event) error { return e.Accept(w) }

func (w *teller) line(format string, args ...any) error {
	fmt.Fprintf(w, format+"\n", args...)
	return nil
}

// valueText is a value in all digits, and its numbers in all bits.
func valueText(v interp.Value) string {
	s := v.Format(17)
	if v.Kind() == interp.Numbers {
		s += fmt.Sprintf(" %x", v.Float64s())
	}
	return s
}

func (w *teller) item(i interp.Item) { _ = w.line("%s: %s", w.source(i.Source), valueText(i.Value)) }

// VisitPrinted implements interp.EventVisitor, as the others do.
func (w *teller) VisitPrinted(e *interp.Printed) error {
	for _, i := range e.Items {
		w.item(i)
	}
	return nil
}

// VisitDefined says what a session would.
func (w *teller) VisitDefined(e *interp.Defined) error {
	return w.line("%s: %s %s", e.Name, e.Type, valueText(e.Value))
}

// VisitEchoed is a bare expression.
func (w *teller) VisitEchoed(e *interp.Echoed) error {
	w.item(e.Item)
	return nil
}

func (w *teller) VisitShown(e *interp.Shown) error {
	kind, place, at := strings.Cut(e.Type, " @ ")
	if at {
		kind += " @ " + w.source(place) // quoted where it stands on one line
	}
	return w.line("show %s %s %v, %d of %d, %d independent %v, %s, where %v", w.source(e.Source), kind, e.Components, e.Zeros, e.Of, e.Independent, e.Symmetries, e.Note, e.Where)
}

func (w *teller) VisitTableHead(e *interp.TableHead) error {
	return w.line("table %v %v", e.Columns, e.Marks)
}

func (w *teller) VisitTableRow(e *interp.TableRow) error {
	for _, v := range e.Cells {
		_ = w.line("| %s", valueText(v))
	}
	return nil
}

func (w *teller) VisitTableEnd(*interp.TableEnd) error { return nil }

func (w *teller) VisitAsserted(e *interp.Asserted) error {
	_ = w.line("assert %s: %v %s %s", w.source(e.Source), e.OK, e.How, e.Why)
	if f := e.Failure; f != nil {
		return w.line("%s %s %s %x %x %x at %s: %s", valueText(f.Left), f.Op, valueText(f.Right), f.LeftAt, f.RightAt, f.Difference, f.Point, f.Reason)
	}
	return nil
}

func (w *teller) VisitIdentity(e *interp.Identity) error {
	return w.line("%s: %v %v %v %v", w.source(e.Source), e.OK, e.Dimensions, e.Skipped, e.Refuted)
}

func (w *teller) VisitTestStart(e *interp.TestStart) error { return w.line("test %s", e.Name) }

func (w *teller) VisitTestEnd(e *interp.TestEnd) error {
	return w.line("test %s: %d, %d, %v", e.Name, e.Failed, e.Passed, e.Error)
}

func (w *teller) VisitPlotted(e *interp.Plotted) error {
	for _, s := range e.Series {
		_ = w.line("plot %v %v %s %x %x %x %x %x %v", e.Form, e.Variables, w.source(s.Source), s.X, s.Y, s.Values, s.More, s.Color, e.Notes)
	}
	return nil
}

func (w *teller) VisitFound(e *interp.Found) error { return w.line("%s", mistake(e.Diagnostic)) }

// mistake is an error's text without its place.
func mistake(err error) string {
	one := func(d *diag.Diagnostic) string {
		s := d.Code + ": " + d.Message + " | " + d.Label
		for _, n := range d.Notes {
			s += " | " + n
		}
		for _, f := range d.Fixes {
			s += " | fix " + f.Above + f.Replace + f.Note
		}
		return s
	}
	switch err := err.(type) {
	case nil:
		return ""
	case diag.List:
		s := ""
		for _, d := range err {
			s += one(d) + "\n"
		}
		return s
	case *diag.Diagnostic:
		return one(err)
	}
	return err.Error()
}

// told compiles a program and gives all it says in a run.
func told(source string, params map[string]any) string {
	p, err := engine.Compile(asked, "trial.geo", source)
	if err != nil {
		return mistake(err)
	}
	return toldBy(p, params)
}

// toldBare is all that a program says without quoting its source, and without spaces.
func toldBare(source string) string {
	p, err := engine.Compile(asked, "trial.geo", source)
	if err != nil {
		return mistake(err)
	}
	w := teller{bare: true}
	if _, err := p.Run(asked, interp.RunOptions{Sink: &w}); err != nil {
		_ = w.line("%s", mistake(err))
	}
	return strings.ReplaceAll(strings.Join(strings.Fields(w.String()), ""), "**", "^")
}

// toldBy gives all that a run of a program says.
func toldBy(p *interp.Program, params map[string]any) string {
	var w teller
	if _, err := p.Run(asked, interp.RunOptions{Sink: &w, Params: params}); err != nil {
		_ = w.line("%s", mistake(err))
	}
	return w.String()
}
