package grammar

import "github.com/seed2d4d80ff/geo/interp/diag"

// Node is anything of the tree; every node knows the exact text it came from.
type Node interface{ Span() diag.Span }

// At is embedded in every node and holds its span.
type At struct{ Sp diag.Span }

// Span is the text the node came from.
func (a At) Span() diag.Span { return a.Sp }

// File is one parsed source.
type File struct {
	Source *diag.Source
	Stmts  []Stmt
	// Lost are the names that statements with errors would have bound, so that
	// the statements which use them are not blamed as well.
	Lost []Ident
}

// Stmt is a statement. Comments and blank lines are kept by the printer
// through the source, not in the tree; Doc comments (the # lines directly
// above a definition) are kept on Define and Fn.
type Stmt interface {
	Node
	stmt()
}

// Expr is an expression.
type Expr interface {
	Node
	expr()
}

// Ident is a name where it is bound, or a qualified part of one. Name is the
// canonical form (Γ, Gamma and \Gamma are one: "Gamma"), Text the spelling.
type Ident struct {
	At
	Name, Text string
}

// Index is one letter of an index run. Name is canonical (primes included).
type Index struct {
	At
	Name, Text string
	Up         bool
}

// SymGroup is a symmetrisation bracket over Indices[From:To] of an Indexed.
type SymGroup struct {
	At
	From, To int
	Anti     bool // [a b], not (a b)
}

// Statements.
type (
	// ChartDecl: chart theta(x, y) where x > 0, chart w(W[16,4], b[16]).
	ChartDecl struct {
		At
		Name   Ident
		Blocks []BlockDecl
		Where  []Expr // conditions, all must hold
	}
	// BlockDecl is one coordinate or block; Dims are constant expressions.
	BlockDecl struct {
		At
		Name Ident
		Dims []Expr
	}
	// MapDecl: map phi: theta -> psi { … } inverse { … }.
	MapDecl struct {
		At
		Name, From, To Ident
		Body           []MapLine
		Inverse        []MapLine // nil when none is written
	}
	// MapLine: r = sqrt(x^2+y^2), or A_uf = 5 W_uf.
	MapLine struct {
		At
		Target  Ident
		Indices []Index
		Value   Expr
	}
	// Define: H_ij = e, tensor H_ij = e tol 1e-5, metric G_ij = e on theta,
	// connection C^k_ij = e. Keyword is "", "tensor", "metric" or "connection".
	Define struct {
		At
		Keyword string
		Name    Ident
		Indices []Index
		Groups  []SymGroup
		Value   Expr
		Tol     Expr // nil without tol
		Doc     string
	}
	// ParamDecl: param M = 1, param M, param w_n = [1, 2]. Value may be nil.
	ParamDecl struct {
		At
		Name    Ident
		Indices []Index
		Value   Expr
		Doc     string
	}
	// DataDecl: data X = csv("iris.csv"), data X_nf = npy("x.npy").
	DataDecl struct {
		At
		Name    Ident
		Indices []Index
		Value   Expr
	}
	// Fn: fn rhess(f, connection C^k_ij) -> tensor H_ij = e, or a block body
	// whose last statement is the result.
	Fn struct {
		At
		Name          Ident
		Params        []FnParam
		ResultKeyword string  // "", "tensor", "metric", "connection"
		ResultName    *Ident  // nil: no arrow, or an arrow with a keyword alone
		ResultIndices []Index // slots of the result, in order
		Body          Expr    // nil with a block
		Block         []Stmt
		Doc           string
	}
	// FnParam is f, G_ij, metric G_ij, connection C^k_ij, chart c, map phi,
	// point p, x = default.
	FnParam struct {
		At
		Keyword string
		Name    Ident
		Indices []Index
		Default Expr
	}
	// Use: use metric G, use connection C.
	Use struct {
		At
		Keyword string
		Name    Expr
	}
	// Import: import "f.geo" as f, import gallery.
	Import struct {
		At
		Path   string // "" for a library module
		Module Ident
		As     Ident
	}
	// Assert: assert e, assert a ~= b tol 1e-9 samples 16, "why".
	Assert struct {
		At
		Cond         Expr
		Tol, Samples Expr
		Why          string
	}
	// Print: print e1, e2; Show: show Gamma.
	Print struct {
		At
		Exprs []Expr
	}
	// Show lists components.
	Show struct {
		At
		Exprs []Expr
	}
	// Table: table e1, e2 for u in list. Clauses may be several.
	Table struct {
		At
		Exprs   []Expr
		Clauses []ForClause
	}
	// Plot: plot e for u in list; plot e over (u in a, v in b).
	Plot struct {
		At
		Exprs   []Expr
		Over    bool
		Clauses []ForClause
	}
	// ForClause is "u in list".
	ForClause struct {
		At
		Name Ident
		List Expr
	}
	// For: for v in list { … }.
	For struct {
		At
		Clauses []ForClause
		Body    []Stmt
	}
	// Test: test "name" { … }.
	Test struct {
		At
		Name string
		Body []Stmt
	}
	// ExprStmt is a bare expression: the result of a block body, a line of a
	// session; refused at the top level of a script by the checker. Join is the
	// line break above it, which replaced by a space joins it to the statement
	// above; zero where there is more than one line break between them.
	ExprStmt struct {
		At
		X    Expr
		Join diag.Span
	}
)

// Expressions.
type (
	// Number keeps its text, so that decimals stay exact.
	Number struct {
		At
		Text string
	}
	// String is a quoted text, unquoted here.
	String struct {
		At
		Value string
	}
	// Bool is true or false.
	Bool struct {
		At
		Value bool
	}
	// Name is a bare name in an expression.
	Name struct {
		At
		Name, Text string
	}
	// Dot is F.t, f.g: a coordinate of a chart, a member of a module.
	Dot struct {
		At
		X    Expr
		Name Ident
	}
	// Indexed is X with indices attached: H_ij, inv(G)^ik, (J @ p)^b_i.
	Indexed struct {
		At
		X       Expr
		Indices []Index
		Groups  []SymGroup
		Bare    bool // letters not in braces: the run may be a misread name
	}
	// Call is f(x, top: k). Fun is a Name or a Dot.
	Call struct {
		At
		Fun  Expr
		Args []Arg
	}
	// Arg is an argument, named or not (Name.Name == "").
	Arg struct {
		At
		Name  Ident
		Value Expr
	}
	// Component is X[r,t,t], X[1,2].
	Component struct {
		At
		X    Expr
		Args []Expr
	}
	// Unary is -x; Op is "-" or "not".
	Unary struct {
		At
		Op string
		X  Expr
	}
	// Binary: Op is + - * / ^ (power, ** included), and, or.
	// A juxtaposed product has Op "*" and Juxtaposed true.
	Binary struct {
		At
		Op         string
		OpSpan     diag.Span
		X, Y       Expr
		Juxtaposed bool
	}
	// Compare is a < b < c: len(Ops) == len(Xs)-1. Ops: < <= > >= == != ~=.
	Compare struct {
		At
		Ops []string
		Xs  []Expr
	}
	// Deriv is d_i x or nabla_k x. Op is "d" or "nabla".
	Deriv struct {
		At
		Op    string
		Index Index
		X     Expr
	}
	// Reduce is sum_n x, mean_n(x): Op is sum mean max min prod. Attached when
	// the bracket stood directly behind, so that only it is reduced.
	// softmax_c(x) and logsumexp_c(x) have Op softmax, logsumexp.
	Reduce struct {
		At
		Op       string
		Indices  []Index
		X        Expr
		Attached bool
	}
	// AtPoint is x @ p.
	AtPoint struct {
		At
		X, Point Expr
	}
	// On is x on theta.
	On struct {
		At
		X, Chart Expr
	}
	// Range is a..b, both ends included.
	Range struct {
		At
		Lo, Hi Expr
	}
	// If is if c then a else b.
	If struct {
		At
		Cond, Then, Else Expr
	}
	// List is [a, b, c].
	List struct {
		At
		Elems []Expr
	}
	// Comprehension is [e for v in list].
	Comprehension struct {
		At
		Elem    Expr
		Clauses []ForClause
	}
	// Paren is (x): kept, since a bracket changes what letters mean.
	Paren struct {
		At
		X Expr
	}
)

func (*ChartDecl) stmt() {}
func (*MapDecl) stmt()   {}
func (*Define) stmt()    {}
func (*ParamDecl) stmt() {}
func (*DataDecl) stmt()  {}
func (*Fn) stmt()        {}
func (*Use) stmt()       {}
func (*Import) stmt()    {}
func (*Assert) stmt()    {}
func (*Print) stmt()     {}
func (*Show) stmt()      {}
func (*Table) stmt()     {}
func (*Plot) stmt()      {}
func (*For) stmt()       {}
func (*Test) stmt()      {}
func (*ExprStmt) stmt()  {}

func (*Number) expr()        {}
func (*String) expr()        {}
func (*Bool) expr()          {}
func (*Name) expr()          {}
func (*Dot) expr()           {}
func (*Indexed) expr()       {}
func (*Call) expr()          {}
func (*Component) expr()     {}
func (*Unary) expr()         {}
func (*Binary) expr()        {}
func (*Compare) expr()       {}
func (*Deriv) expr()         {}
func (*Reduce) expr()        {}
func (*AtPoint) expr()       {}
func (*On) expr()            {}
func (*Range) expr()         {}
func (*If) expr()            {}
func (*List) expr()          {}
func (*Comprehension) expr() {}
func (*Paren) expr()         {}
