package grammar

// The tree: files, names, indices, and the type of every kind of expression.

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
	// Unread are all names of statements that could not be read: what they stand
	// for is not known, unless something else says it.
	Unread []Ident
}

// Span is the whole source.
func (f *File) Span() diag.Span {
	if f.Source == nil {
		return diag.Span{}
	}
	return diag.Span{Source: f.Source, End: len(f.Source.Text)}
}

// Stmt is a statement. Comments and blank lines are kept by the printer
// through the source, not in the tree; Doc comments (the # lines directly
// above a definition) are kept on Define, ParamDecl and Fn. The kinds of
// statements stand in files of their own, NAME_stmt.go.
type Stmt interface {
	Node
	parent
	// Accept calls the method of v for this kind of statement.
	Accept(v StmtVisitor)
}

// Expr is an expression. VisitExpr tells its kinds apart.
type Expr interface {
	Node
	parent
	// level says where it may stand without brackets.
	level() int
	// write writes it without brackets around it.
	write(w *writer)
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
	Out        bool // between bars in a symmetrisation, which leaves it out
}

// ForClause is "u in list", of statements and comprehensions.
type ForClause struct {
	At
	Name Ident
	List Expr
}

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
		For   *Call // instead of a name, the call that it is for: a(t): t^2
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
	// Deriv is d_i x or nabla_k x, with the index above where a metric raises it.
	// Op is "d" or "nabla".
	Deriv struct {
		At
		Op     string
		Index  Index
		X      Expr
		Groups []SymGroup // opened or closed at the index
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
	// In is x in psi.
	In struct {
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
	// Blocks is [W: a, b: c]: components by the blocks of a chart.
	Blocks struct {
		At
		Parts []BlockPart
	}
	// BlockPart is W: a.
	BlockPart struct {
		At
		Name  Ident
		Value Expr
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
