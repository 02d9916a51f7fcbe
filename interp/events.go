package interp

// The events of a run, prints, shown objects, tables, assertions, plots, and
// the sinks that get them.

import (
	"runtime/debug"

	"github.com/seed2d4d80ff/geo/internal/run"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Item is one printed expression: its source text and its value.
type Item struct {
	Source string
	Value  Value
}

// Event is something a run has to say. EventVisitor lists the kinds.
type Event interface {
	// Accept calls the visitor's method for the event's kind.
	Accept(EventVisitor) error
}

// EventVisitor has an answer to every kind of event. A sink that is one does
// not compile when it forgets a kind: its Emit is e.Accept(itself).
type EventVisitor interface {
	VisitPrinted(*Printed) error
	VisitEchoed(*Echoed) error
	VisitDefined(*Defined) error
	VisitShown(*Shown) error
	VisitTableHead(*TableHead) error
	VisitTableRow(*TableRow) error
	VisitTableEnd(*TableEnd) error
	VisitAsserted(*Asserted) error
	VisitIdentity(*Identity) error
	VisitTestStart(*TestStart) error
	VisitTestEnd(*TestEnd) error
	VisitPlotted(*Plotted) error
	VisitFound(*Found) error
}

type (
	// Printed is one print statement.
	Printed struct {
		Span  diag.Span
		Items []Item
	}
	// Shown is one object's components by name.
	Shown struct {
		Span       diag.Span
		Source     string
		Type       string
		Components []Component // the independent ones that are not zero
		Zeros      int         // how many are zero
		Of         int         // how many components in all
		NonZero    int         // how many are not zero
		// Independent is how many of these are left when the symmetries are
		// taken into account, Symmetries says which there are. Both are exact:
		// of equal formulas, and of numbers that are equal in every bit.
		Independent int
		Symmetries  []string // "symmetric in the lower two"
		More        bool     // Components does not list all
		Note        string   // of a claim that is not proved: "claim tested at 16 points"
		// Where are the names of the program's own that Components use, Sigma and
		// Delta of Kerr, with what they stand for.
		Where     []Component
		LaTeXName string // of a run with LaTeX: the object without indices
		// Form is how it is asked for, or what fits it: components, indices (names are those of
		// books, Gamma^r_tt), matrix, slices, line (the one component is ds^2); "" of a field
		// that was not taken apart.
		Form  string
		Name  string // of the object, before its indices
		Value Value  // all components, of a matrix and of slices; else the zero Value
		// Labels are the coordinates along each index; nil along one that counts.
		Labels [][]string
	}
	// TableHead begins a table: its columns' source texts. The first Loops of
	// them are the loop variables.
	TableHead struct {
		Span    diag.Span
		Columns []string
		Loops   int
		Marks   []bool // per column: depends on the chart
		// Continued says per column whether it is known by continuation where no map leads.
		Continued []bool
		// File is where the statement says that the table is written, a path below the program's
		// folder, or "": then it is shown. Rows of a file come as they are computed, and TableEnd
		// only where all have come: what is there of a table that ends without it is to be dropped.
		File string
	}
	// TableRow is one row. Text sinks hold rows back until TableEnd, to align.
	TableRow struct {
		Span  diag.Span
		Cells []Value
	}
	// TableEnd ends it.
	TableEnd struct{ Span diag.Span }
	// Asserted is one assertion, held or not.
	Asserted struct {
		Span   diag.Span
		Source string
		OK     bool
		Why    string
		How    string // values, exact, samples: how it was decided
		// Of a failed comparison: both sides, and where they differ most.
		Failure *Failure
	}
	// Identity is one assertion of a forall: proved for all objects of their kinds in
	// these dimensions, or refuted in the last of them.
	Identity struct {
		Span       diag.Span
		Source     string
		OK         bool
		Why        string
		Dimensions []int
		Skipped    []int   // dimensions in which it divides by zero
		Error      float64 // bounds the probability that it is false all the same
		Refuted    *Refutation
	}
	// TestStart and TestEnd are the borders of a named test.
	TestStart struct {
		Span diag.Span
		Name string
	}
	// TestEnd says how a test went.
	TestEnd struct {
		Span   diag.Span
		Name   string
		Failed int // assertions that did not hold
		Passed int
		Error  bool // a diagnostic ended it
	}
	// Plotted is a plot: a picture as numbers. Package render draws it in text, render/picture
	// as SVG, PNG, PDF and HTML.
	Plotted struct {
		Span      diag.Span
		Form      PlotForm
		Variables []string // of the loops: one, or two of a grid; none of a list
		Series    []Series
		Curves    []Series // lists of points drawn over it

		Title, XLabel, YLabel, ZLabel string
		LogX, LogY                    bool
		Equal                         bool      // one unit is as long on both axes
		Lines                         bool      // of a field: contours alone
		XRange, YRange                []float64 // low and high; nil: all there is
		Levels                        []float64 // of a field's contours
		Notes                         []string  // what is not drawn, in words
		// File is where the statement says that the picture is written, a path below the
		// program's folder; the host writes it. "": it is shown.
		File string
	}
	// Echoed is a bare expression of a session.
	Echoed struct {
		Span diag.Span
		Item Item
		// Shown is the object's components by name, of one with three slots or more; else nil.
		Shown *Shown
	}
	// Defined is a definition of a session that announces them: its type, and its value
	// where that is short and costs little to have; else Value is the zero Value.
	Defined struct {
		Span  diag.Span
		Name  string
		Type  string
		Value Value
		// LaTeXName is the name of a session with LaTeX.
		LaTeXName string
	}
	// Found is a diagnostic met while running.
	Found struct{ Diagnostic *diag.Diagnostic }
)

// Refutation is an example of objects for which an identity fails, at the point 0 of
// the coordinates x1, x2, ….
type Refutation struct {
	Dimension   int
	Objects     []string // "G = [[1, 0], [0, 1 + x1^2]]"; none: no small one was found
	Component   string   // where the sides differ: "[1,2]"; "" for scalars
	Left, Right float64
}

// Component is one named component: Gamma[r,t,t] = -r.
type Component struct {
	Name  string
	Index []int // 1-based
	Text  string
	LaTeX string // of a run with LaTeX: \Gamma^{r}{}_{tt} = …, the value alone
	// LaTeXName is the name with its indices in place.
	LaTeXName string
	Same      []Same // the components that a symmetry makes equal or opposite
}

// Same is a component that is equal to another, or opposite to it.
type Same struct {
	Name      string
	LaTeXName string
	Index     []int
	Minus     bool
}

// Failure is what a failed comparison has to show.
type Failure struct {
	Left, Right Value   // at Point, when the sides are fields
	Op          string  // ~=, ==, <
	Component   string  // the worst component as written: "[1,2]"; "" for scalars
	LeftAt      float64 // its two numbers
	RightAt     float64
	Difference  float64
	Tolerance   float64
	Point       string // where fields were sampled: "theta(1.2, 0.3)"
	Identity    string // of check: the identity that does not hold
	Reason      string // instead of the above: why the condition could not be decided
}

// PlotForm is what a plot draws.
type PlotForm string

// The forms of plots.
const (
	PlotCurves  PlotForm = "curves"  // y over x
	PlotPath    PlotForm = "path"    // points (x, y), joined
	PlotSpace   PlotForm = "space"   // points (x, y, z), joined
	PlotField   PlotForm = "field"   // numbers over a grid, as colours or contours
	PlotArrows  PlotForm = "arrows"  // vectors over a grid
	PlotSurface PlotForm = "surface" // points (x, y, z) over a grid
)

// Series is one curve of a plot, or a grid when Y has more than one value.
type Series struct {
	Source string
	Label  string    // what it is called in the picture
	X, Y   []float64 // Y empty for a curve
	Values []float64 // of a curve its y; of a grid row-major over Y, X
	// More are further coordinates: z of a curve in space; the second component of
	// arrows; y and z of a surface, whose x is Values.
	More  [][]float64
	Color []float64 // of a surface, as Values
	Bar   string    // what Color is
}

// Accept calls v.VisitPrinted.
func (e *Printed) Accept(v EventVisitor) error { return v.VisitPrinted(e) }

// Accept calls v.VisitDefined.
func (e *Defined) Accept(v EventVisitor) error { return v.VisitDefined(e) }

// Accept calls v.VisitEchoed.
func (e *Echoed) Accept(v EventVisitor) error { return v.VisitEchoed(e) }

// Accept calls v.VisitShown.
func (e *Shown) Accept(v EventVisitor) error { return v.VisitShown(e) }

// Accept calls v.VisitTableHead.
func (e *TableHead) Accept(v EventVisitor) error { return v.VisitTableHead(e) }

// Accept calls v.VisitTableRow.
func (e *TableRow) Accept(v EventVisitor) error { return v.VisitTableRow(e) }

// Accept calls v.VisitTableEnd.
func (e *TableEnd) Accept(v EventVisitor) error { return v.VisitTableEnd(e) }

// Accept calls v.VisitAsserted.
func (e *Asserted) Accept(v EventVisitor) error { return v.VisitAsserted(e) }

// Accept calls v.VisitIdentity.
func (e *Identity) Accept(v EventVisitor) error { return v.VisitIdentity(e) }

// Accept calls v.VisitTestStart.
func (e *TestStart) Accept(v EventVisitor) error { return v.VisitTestStart(e) }

// Accept calls v.VisitTestEnd.
func (e *TestEnd) Accept(v EventVisitor) error { return v.VisitTestEnd(e) }

// Accept calls v.VisitPlotted.
func (e *Plotted) Accept(v EventVisitor) error { return v.VisitPlotted(e) }

// Accept calls v.VisitFound.
func (e *Found) Accept(v EventVisitor) error { return v.VisitFound(e) }

// Sink receives a run's events, in order, from the run's goroutine. An error
// ends the run.
type Sink interface{ Emit(Event) error }

// SinkFunc is a function as a Sink.
type SinkFunc func(Event) error

// Emit calls f, if there is one.
func (f SinkFunc) Emit(e Event) error {
	if f == nil {
		return nil
	}
	return f(e)
}

// reporter tells a sink what a run reports, as events of this package.
type reporter struct{ sink Sink }

// emit tells the sink. A panic of it is its own, and ends the run as its errors do; one
// that ends the goroutine ends the evaluation with it.
func (r reporter) emit(at diag.Span, e Event) (err error) {
	if r.sink == nil {
		return nil
	}
	defer func() {
		if p := recover(); p != nil {
			err = (&diag.HostPanic{Of: "the host's sink", Value: p, Stack: debug.Stack()}).At(at)
		}
	}()
	return r.sink.Emit(e)
}

func (r reporter) Printed(at diag.Span, list []run.Item) error {
	return r.emit(at, &Printed{Span: at, Items: items(list)})
}

func (r reporter) Echoed(at diag.Span, it run.Item, s *run.Shown) error {
	e := &Echoed{Span: at, Item: item(&it)}
	if s != nil {
		e.Shown = shown(at, s)
	}
	return r.emit(at, e)
}

func (r reporter) Defined(at diag.Span, name, typ string, v *run.Value, latexName string) error {
	e := &Defined{Span: at, Name: name, Type: typ, LaTeXName: latexName}
	if v != nil {
		e.Value = item(&run.Item{Value: *v}).Value
	}
	return r.emit(at, e)
}

func (r reporter) Shown(at diag.Span, s *run.Shown) error {
	return r.emit(at, shown(at, s))
}

func shown(at diag.Span, s *run.Shown) *Shown {
	e := &Shown{
		Span: at, Source: s.Source, Type: s.Type, Components: components(s.Components),
		Zeros: s.Zeros, Of: s.Of, NonZero: s.NonZero, Independent: s.Independent, Symmetries: s.Symmetries, Note: s.Note,
		More: s.More, Where: components(s.Where), LaTeXName: s.LaTeXName,
		Form: s.Form, Name: s.Name, Labels: s.Labels,
	}
	if s.Value != nil {
		e.Value = Value{s.Value}
	}
	return e
}

func (r reporter) TableHead(at diag.Span, h run.TableHead) error {
	return r.emit(at, &TableHead{Span: at, Columns: h.Columns, Loops: h.Loops, Marks: h.Marks, Continued: h.Continued, File: h.File})
}

func (r reporter) TableRow(at diag.Span, cells []run.Value) error {
	return r.emit(at, &TableRow{Span: at, Cells: values(cells)})
}

func (r reporter) TableEnd(at diag.Span) error { return r.emit(at, &TableEnd{Span: at}) }

func (r reporter) Asserted(at diag.Span, a *run.Asserted) error {
	return r.emit(at, &Asserted{Span: at, Source: a.Source, OK: a.OK, Why: a.Why, How: a.How, Failure: failure(a.Failure)})
}

func (r reporter) Identity(at diag.Span, e *run.Identity) error {
	return r.emit(at, &Identity{Span: at, Source: e.Source, OK: e.OK, Why: e.Why, Dimensions: e.Dimensions, Skipped: e.Skipped, Error: e.Error, Refuted: (*Refutation)(e.Refuted)})
}

func (r reporter) TestStart(at diag.Span, name string) error {
	return r.emit(at, &TestStart{Span: at, Name: name})
}

func (r reporter) TestEnd(at diag.Span, t run.TestEnd) error {
	return r.emit(at, &TestEnd{Span: at, Name: t.Name, Failed: t.Failed, Passed: t.Passed, Error: t.Error})
}

func (r reporter) Plotted(at diag.Span, p *run.Plotted) error {
	return r.emit(at, &Plotted{
		Span: at, Form: PlotForm(p.Form), Variables: p.Variables, Series: allSeries(p.Series), Curves: allSeries(p.Curves),
		Title: p.Title, XLabel: p.XLabel, YLabel: p.YLabel, ZLabel: p.ZLabel, LogX: p.LogX, LogY: p.LogY, Equal: p.Equal,
		Lines: p.Lines, XRange: p.XRange, YRange: p.YRange, Levels: p.Levels, Notes: p.Notes, File: p.File,
	})
}

func allSeries(list []run.Series) []Series {
	var out []Series
	for _, s := range list {
		out = append(out, Series(s))
	}
	return out
}

func (r reporter) Found(d *diag.Diagnostic) error { return r.emit(d.Span, &Found{Diagnostic: d}) }

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
