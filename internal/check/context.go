package check

// The checker's state: the world that lasts, and the context an expression is
// checked in.

import (
	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// checker elaborates a program: its world lasts, its context is that of the
// expression under way.
type checker struct {
	world
	context
}

// world is what lasts while a program, or a session, is checked.
type world struct {
	g    *graph.Graph
	pool *scalar.Pool
	opt  Options
	lim  Limits
	prog *Program

	script      *scope                 // the program's outermost names
	libScope    *scope                 // what the library's functions see
	fromLibrary map[string]value.Value // of the library and the built-ins, as asked for
	hostNames   map[string]*binding
	bodies      *replacing      // of functions without a body, from outside
	hasBody     map[string]bool // those that were found
	imports     map[string]*imported

	paramConds     map[*graph.Param][]ParamCond   // what is said of each param
	domains        map[*index.Chart]*value.Domain // of the charts that are declared
	memo           map[callKey]value.Value
	computed       map[*graph.Node]computedBy // what calls of the library gave
	pointIDs       map[*graph.Point]int64
	elementwiseFns map[*grammar.Fn]bool // what elementwise found

	steps         int             // expressions elaborated
	taken         int             // of Reads so far
	seq           int             // bindings and use lines so far: which of two came first
	hiddenLetters int             // made so far, like the three below
	data          builtins.Budget // what data statements have taken
	loopIDs       int
	chartIDs      int
	mapIDs        int
}

// context is that within which the statement or expression at hand is checked.
// Whoever changes it does so by within, and it comes back whole: a field that
// is added here cannot be forgotten where a function is inlined, a file is
// imported or a loop is unrolled. What an expression tells those around it goes
// through the pointers: letters summed through the statement, "one by one"
// through the attempt, errors through the report.
type context struct {
	scope  *scope
	report *report
	stmts  *[]Stmt // where statements left to run go

	file   *grammar.File // being read
	folder string        // of the file, within the host's files

	statement *statement
	inFor     *grammar.For // around the statement
	mayRebind bool         // a session's top level: names may be bound again
	echoes    bool         // bare expressions are echoed
	inData    bool         // inside a data statement
	writtenFn string       // the function whose body is balanced where it is written

	silent       bool          // a trial: its errors are counted, not read, and it leaves nothing to run
	pasting      bool          // what a fix would make of a statement
	calls        []frame       // being inlined, outermost first
	boundLetters []string      // by the reductions around
	named        []string      // kept: the left side names them, or a bracket with letters
	root         *root         // the expression whose letters are read together, nil around one
	probe        *letter.Probe // the reading of a letter that is tried, nil outside a refusal
	choosing     bool          // inside the condition of an if
	overChart    *index.Chart  // behind the `on` around

	attempt    *attempt
	vectorised int // comprehensions around that are elaborated as one array
	paramLoops int // loops around whose variable is a param
}

// statement is the statement under way, a body's result included.
type statement struct {
	node    grammar.Stmt          // nil: an expression on its own
	dummies []letter.Dummy        // letters that products summed so far, or kept for the left side
	mended  map[grammar.Expr]bool // what is refused with another part, whose fixes mend both
}

// attempt is an elaboration of a list's elements all at once, by a hidden
// letter or a param; where that cannot be they are taken one by one.
type attempt struct{ oneByOne bool }

// topContext is the context of a file's statements in a scope.
func topContext(sc *scope, r *report, stmts *[]Stmt) context {
	return context{scope: sc, report: r, stmts: stmts, statement: &statement{}, attempt: &attempt{}}
}

// within changes the context; the result brings back the one before, whole.
func (e *checker) within(change func(c *context)) (leave func()) {
	before := e.context
	change(&e.context)
	return func() { e.context = before }
}

// push opens an inner scope.
func (e *checker) push() (leave func()) {
	return e.within(func(c *context) { c.scope = newScope(c.scope) })
}

// leaving is push with the statements left to run going to a list of their own.
func (e *checker) leaving(stmts *[]Stmt) (leave func()) {
	return e.within(func(c *context) { c.stmts = stmts })
}

// takeOneByOne fails the attempt under way: elements are needed one by one.
func (e *checker) takeOneByOne() {
	e.attempt.oneByOne = true
	e.report.failed++
}
