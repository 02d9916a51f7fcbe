package interp

import (
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
	Printed(*Printed) error
	Echoed(*Echoed) error
	Shown(*Shown) error
	TableHead(*TableHead) error
	TableRow(*TableRow) error
	TableEnd(*TableEnd) error
	Asserted(*Asserted) error
	TestStart(*TestStart) error
	TestEnd(*TestEnd) error
	Plotted(*Plotted) error
	Found(*Found) error
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
		// Where are the names of the program's own that Components use, Sigma and
		// Delta of Kerr, with what they stand for.
		Where     []Component
		LaTeXName string // of a run with LaTeX: the object without indices
	}
	// TableHead begins a table: its columns' source texts. The first Loops of
	// them are the loop variables.
	TableHead struct {
		Span    diag.Span
		Columns []string
		Loops   int
		Marks   []bool // per column: depends on the chart
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
	// Plotted is a plot: its curves or grids as numbers. Package render draws it.
	Plotted struct {
		Span      diag.Span
		Variables []string // one, or two of a grid
		Series    []Series
	}
	// Echoed is a bare expression of a session.
	Echoed struct {
		Span diag.Span
		Item Item
	}
	// Found is a diagnostic met while running.
	Found struct{ Diagnostic *diag.Diagnostic }
)

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

// Series is one curve of a plot, or a grid when Y has more than one value.
type Series struct {
	Source string
	X, Y   []float64 // Y empty for a curve
	Values []float64 // row-major over Y, X
}

// Accept calls v.Printed.
func (e *Printed) Accept(v EventVisitor) error { return v.Printed(e) }

// Accept calls v.Echoed.
func (e *Echoed) Accept(v EventVisitor) error { return v.Echoed(e) }

// Accept calls v.Shown.
func (e *Shown) Accept(v EventVisitor) error { return v.Shown(e) }

// Accept calls v.TableHead.
func (e *TableHead) Accept(v EventVisitor) error { return v.TableHead(e) }

// Accept calls v.TableRow.
func (e *TableRow) Accept(v EventVisitor) error { return v.TableRow(e) }

// Accept calls v.TableEnd.
func (e *TableEnd) Accept(v EventVisitor) error { return v.TableEnd(e) }

// Accept calls v.Asserted.
func (e *Asserted) Accept(v EventVisitor) error { return v.Asserted(e) }

// Accept calls v.TestStart.
func (e *TestStart) Accept(v EventVisitor) error { return v.TestStart(e) }

// Accept calls v.TestEnd.
func (e *TestEnd) Accept(v EventVisitor) error { return v.TestEnd(e) }

// Accept calls v.Plotted.
func (e *Plotted) Accept(v EventVisitor) error { return v.Plotted(e) }

// Accept calls v.Found.
func (e *Found) Accept(v EventVisitor) error { return v.Found(e) }

// Sink receives a run's events, in order, from the run's goroutine. An error
// ends the run.
type Sink interface{ Emit(Event) error }

// SinkFunc is a function as a Sink.
type SinkFunc func(Event) error

// Emit calls f.
func (f SinkFunc) Emit(e Event) error { return f(e) }
