package check

// A checked program: its names, and the statements that are left to run.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/taylor"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Program is a checked source: a typed graph, and the statements that ask it
// for numbers or formulas. It is immutable once checked.
type Program struct {
	Graph  *graph.Graph
	Stmts  []Stmt
	Params []*graph.Param // declared by param, in order
	Opens  []*graph.Param // of the functions without a body
	Conds  []ParamCond    // of params, in order
	Charts []*value.Chart
	Maps   []*graph.Map
	// Manifolds are those that statements made, the latest last.
	Manifolds []*value.Manifold
	Names     map[string]value.Value // the script's own bindings, for Eval and sessions
	Order     []string               // of Names
	// Fixed are params whose value decided a size while checking: they cannot be
	// set for a run, only for a check.
	Fixed []*graph.Param
	// FnClaims are the laws that the script's functions promise, each proved for
	// all arguments, or left open (then results are tested where numbers are asked).
	FnClaims []FnClaim
	Steps    int // expressions elaborated
	// DataBytes is what the arrays of data statements and the imported sources take.
	DataBytes int64

	checker *checker
}

// FnClaim is a function's declared law as a node over a fresh chart, its
// arguments random inputs of the declared kinds, and what a proof found.
type FnClaim struct {
	Fn    *grammar.Fn
	Node  *graph.Node
	Law   index.Law
	Span  diag.Span // of the function's name
	Dim   int       // of the chart
	Proof *taylor.Proof
}

// fix notes a param whose value decided a size.
func (p *Program) fix(q *graph.Param) {
	for _, r := range p.Fixed {
		if r == q {
			return
		}
	}
	p.Fixed = append(p.Fixed, q)
}

// Stmt is a statement left to run.
type Stmt interface {
	Span() diag.Span
	Accept(StmtVisitor) error
}

// Base holds a statement's place.
type Base struct{ Sp diag.Span }

// Span is the statement's text.
func (b Base) Span() diag.Span { return b.Sp }

// Item is one printed or tabulated expression.
type Item struct {
	Expr  grammar.Expr
	Value value.Value
}

type (
	// Bind is a definition: points are built and checked against their domain
	// here; other values need nothing until they are asked for. A Bind without a
	// name is a point written inside an expression.
	Bind struct {
		Base
		Name  string
		Value value.Value
	}
	// SamePoint asks that two points agree to 1e-12, relative: values at them
	// met, and only their numbers can tell.
	SamePoint struct {
		Base
		A, B *graph.Point
	}
	// Row is one row of a table whose lists are not all numbers.
	Row struct {
		Vars  []Item // the loop variables
		Items []Item
	}
	// Print writes its items on one line.
	Print struct {
		Base
		Items []Item
	}
	// Show lists components.
	Show struct {
		Base
		Items []Item
		Form  string // grammar.ShowLine …
		Note  string // whose signs they are, where not Geo's
	}
	// Echo is a bare expression of a session: printed with its type.
	Echo struct {
		Base
		Item Item
	}
	// Loop is one "u in list" clause. List is an Object with one plain axis
	// whose elements are given to Var, or (Var == nil) was unrolled.
	Loop struct {
		Var  *graph.Param
		List *value.Object
	}
	// Assert decides Cond.
	Assert struct {
		Base
		Cond    value.Cond
		Tol     *value.Object // nil: 1e-9
		Samples *value.Object // nil: 16
		Why     string
	}
	// Table prints a row of Items for each value of the loops. With Rows, each
	// row has its own items, and there are no Loops.
	Table struct {
		Base
		Items []Item
		Loops []Loop
		Rows  []Row
		File  string // where it is written, a path below the program's folder; "": shown
	}
	// Plot draws Items against the loops: those of one series stand together, Parts of
	// them each, and the colour of a surface last.
	Plot struct {
		Base
		Form    PlotForm
		Items   []Item
		Parts   int
		Loops   []Loop
		Rows    []Row
		Options PlotOptions
	}
	// For runs Body for each value of the loops (lists that are not numbers
	// were unrolled by the checker into several Body copies with no Loops).
	For struct {
		Base
		Loops []Loop
		Body  []Stmt
	}
	// Forall decides assertions for all objects of their kinds: the same ones in each
	// dimension.
	Forall struct {
		Base
		Dims []ForallDim
	}
	// ForallDim is the block of a forall in one dimension: the chart that the objects
	// are over, and they.
	ForallDim struct {
		N       int
		Chart   *index.Chart
		Binders []Bound
		Asserts []*Assert
	}
	// Bound is a name and the object that it stands for.
	Bound struct {
		Name string
		Node *graph.Node
	}
	// Manifold holds the maps of a manifold to what they say of each other: inverses
	// invert, and second ways between charts agree with the first.
	Manifold struct {
		Base
		M *value.Manifold
	}
	// Test is a named group of statements that is reported by name.
	Test struct {
		Base
		Name string
		Body []Stmt
	}
)

// StmtVisitor has an answer to every kind of statement that is left to run: a
// visitor that forgets one does not compile.
type StmtVisitor interface {
	VisitBind(*Bind) error
	VisitSamePoint(*SamePoint) error
	VisitPrint(*Print) error
	VisitEcho(*Echo) error
	VisitShow(*Show) error
	VisitTable(*Table) error
	VisitPlot(*Plot) error
	VisitAssert(*Assert) error
	VisitFor(*For) error
	VisitForall(*Forall) error
	VisitManifold(*Manifold) error
	VisitTest(*Test) error
}

// Accept calls v.VisitBind.
func (s *Bind) Accept(v StmtVisitor) error { return v.VisitBind(s) }

// Accept calls v.VisitSamePoint.
func (s *SamePoint) Accept(v StmtVisitor) error { return v.VisitSamePoint(s) }

// Accept calls v.VisitPrint.
func (s *Print) Accept(v StmtVisitor) error { return v.VisitPrint(s) }

// Accept calls v.VisitEcho.
func (s *Echo) Accept(v StmtVisitor) error { return v.VisitEcho(s) }

// Accept calls v.VisitShow.
func (s *Show) Accept(v StmtVisitor) error { return v.VisitShow(s) }

// Accept calls v.VisitTable.
func (s *Table) Accept(v StmtVisitor) error { return v.VisitTable(s) }

// Accept calls v.VisitPlot.
func (s *Plot) Accept(v StmtVisitor) error { return v.VisitPlot(s) }

// Accept calls v.VisitAssert.
func (s *Assert) Accept(v StmtVisitor) error { return v.VisitAssert(s) }

// Accept calls v.VisitFor.
func (s *For) Accept(v StmtVisitor) error { return v.VisitFor(s) }

// Accept calls v.VisitForall.
func (s *Forall) Accept(v StmtVisitor) error { return v.VisitForall(s) }

// Accept calls v.VisitManifold.
func (s *Manifold) Accept(v StmtVisitor) error { return v.VisitManifold(s) }

// Accept calls v.VisitTest.
func (s *Test) Accept(v StmtVisitor) error { return v.VisitTest(s) }
