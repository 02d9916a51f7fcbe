package run

// What a run has to say, to whoever listens: prints, shown objects, tables,
// assertions, plots.

import "github.com/seed2d4d80ff/geo/interp/diag"

// Reporter hears what a run has to say, in order and from the run's goroutine.
// It has a method for every kind of event, so that a new kind does not compile
// before everybody who listens has an answer to it. An error ends the run.
type Reporter interface {
	Printed(at diag.Span, items []Item) error
	// Echoed is a bare expression of a session; s: of an object with three slots or more.
	Echoed(at diag.Span, item Item, s *Shown) error
	// Defined is a definition of a session: its type, and its value where that is
	// short and costs little, else nil; of a run with LaTeX its name in LaTeX.
	Defined(at diag.Span, name, typ string, v *Value, latexName string) error
	Shown(at diag.Span, shown *Shown) error
	TableHead(at diag.Span, head TableHead) error
	TableRow(at diag.Span, cells []Value) error
	TableEnd(at diag.Span) error
	Asserted(at diag.Span, a *Asserted) error
	// Identity is an assertion of a forall.
	Identity(at diag.Span, e *Identity) error
	TestStart(at diag.Span, name string) error
	TestEnd(at diag.Span, end TestEnd) error
	Plotted(at diag.Span, p *Plotted) error
	Found(d *diag.Diagnostic) error
}

// Item is one printed expression: its source text and its value.
type Item struct {
	Source string
	Value  Value
}

// TableHead begins a table: its columns' source texts. The first Loops of them
// are the loop variables.
type TableHead struct {
	Columns []string
	Loops   int
	Marks   []bool // per column: depends on the chart
	// Continued says per column whether it is known by continuation where no map leads.
	Continued []bool
	File      string // where the table is written; "": it is shown
}

// Asserted is one assertion, held or not.
type Asserted struct {
	Source  string
	OK      bool
	Why     string
	How     string   // values, exact, samples: how it was decided
	Failure *Failure // of a failed comparison
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

// Identity is one assertion of a forall: proved for all objects, or refuted.
type Identity struct {
	Source     string
	OK         bool
	Why        string
	Dimensions []int   // in which it was decided; it fails in the last one
	Skipped    []int   // in which it divides by zero
	Error      float64 // bounds the probability that it is false all the same
	Refuted    *Refutation
}

// Refutation is an example of objects for which an identity fails, at the point 0 of
// the coordinates x1, x2, ….
type Refutation struct {
	Dimension   int
	Objects     []string // "G = [[1, 0], [0, 1 + x1^2]]"; none: no small one was found
	Component   string   // where the sides differ: "[1,2]"; "" for scalars
	Left, Right float64
}

// TestEnd says how a test went.
type TestEnd struct {
	Name   string
	Passed int
	Failed int  // assertions that did not hold
	Error  bool // a diagnostic ended it
}

// Plotted is a picture as numbers: what is drawn, in one frame, and how.
type Plotted struct {
	Form      string   // curves, path, space, field, arrows, surface
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
	File                          string    // where it is written; "": shown
}

// Series is one curve of a plot, or a grid when Y has more than one value.
type Series struct {
	Source string
	Label  string      // what it is called in the picture
	X, Y   []float64   // Y empty for a curve
	Values []float64   // of a curve its y; of a grid row-major over Y, X
	More   [][]float64 // z of a curve in space; the second components of arrows; y and z of a surface, whose x is Values
	Color  []float64   // of a surface, as Values
	Bar    string      // what Color is
}

// Shown is one object's components by name.
type Shown struct {
	Source     string
	Type       string
	Components []Component // the independent ones that are not zero
	Zeros      int         // how many are zero
	Of         int         // how many components in all
	NonZero    int         // how many are not zero
	// Independent is how many of these are left when the symmetries are taken
	// into account, Symmetries says which there are. Both are exact: of equal
	// formulas, and of numbers that are equal in every bit.
	Independent int
	Symmetries  []string    // "symmetric in the lower two"
	Note        string      // of a claim that is not proved: "claim tested at 16 points"
	More        bool        // Components does not list all
	Where       []Component // names of the program's own that Components use
	LaTeXName   string      // of a run with LaTeX: the object without indices

	Form   string     // grammar.ShowComponents …; "": not taken apart
	Name   string     // of the object, before its indices
	Value  *Value     // all components, of a matrix or slices
	Labels [][]string // the coordinates along each axis; nil along a plain one
}

// Component is one named component: Gamma[r,t,t] = -r.
type Component struct {
	Name      string
	Index     []int // 1-based
	Text      string
	LaTeX     string // of a run with LaTeX: the value alone
	LaTeXName string // the name with its indices in place
	Same      []Same // the components that a symmetry makes equal or opposite
}

// Same is a component that is equal to another, or opposite to it.
type Same struct {
	Name      string
	LaTeXName string
	Index     []int
	Minus     bool
}
