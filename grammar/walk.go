package grammar

// Walking a tree: every statement and expression below a node, in the order of
// the text.

// parent knows the statements and expressions directly below it.
type parent interface {
	// children visits them in the order of the text; none is nil.
	children(visit func(Node))
}

// Walk visits the statements and expressions of a tree, n first, from the
// outside in and in the order of the text. visit returns false to leave out
// what stands below.
func Walk(n Node, visit func(Node) bool) {
	if n == nil || !visit(n) {
		return
	}
	Children(n, func(c Node) { Walk(c, visit) })
}

// Children visits the statements and expressions directly below n, in the
// order of the text. A File, every Stmt and every Expr may have some; other
// nodes have none.
func Children(n Node, visit func(Node)) {
	if p, ok := n.(parent); ok {
		p.children(visit)
	}
}

// each visits what is there of xs.
func each[N Node](visit func(Node), xs ...N) {
	for _, x := range xs {
		if any(x) != nil {
			visit(x)
		}
	}
}

// eachList visits the lists of clauses.
func eachList(visit func(Node), cs []ForClause) {
	for i := range cs {
		each(visit, cs[i].List)
	}
}

func (f *File) children(visit func(Node)) { each(visit, f.Stmts...) }

func (*Number) children(func(Node)) {}
func (*String) children(func(Node)) {}
func (*Bool) children(func(Node))   {}
func (*Name) children(func(Node))   {}

func (x *Dot) children(visit func(Node))     { each(visit, x.X) }
func (x *Indexed) children(visit func(Node)) { each(visit, x.X) }

func (x *Call) children(visit func(Node)) {
	each(visit, x.Fun)
	for i := range x.Args {
		if x.Args[i].For != nil {
			each(visit, x.Args[i].For)
		}
		each(visit, x.Args[i].Value)
	}
}

func (x *Component) children(visit func(Node)) {
	each(visit, x.X)
	each(visit, x.Args...)
}

func (x *Unary) children(visit func(Node))   { each(visit, x.X) }
func (x *Binary) children(visit func(Node))  { each(visit, x.X, x.Y) }
func (x *Compare) children(visit func(Node)) { each(visit, x.Xs...) }
func (x *Deriv) children(visit func(Node))   { each(visit, x.X) }
func (x *Reduce) children(visit func(Node))  { each(visit, x.X) }
func (x *AtPoint) children(visit func(Node)) { each(visit, x.X, x.Point) }
func (x *On) children(visit func(Node))      { each(visit, x.X, x.Chart) }
func (x *In) children(visit func(Node))      { each(visit, x.X, x.Chart) }
func (x *Range) children(visit func(Node))   { each(visit, x.Lo, x.Hi) }
func (x *If) children(visit func(Node))      { each(visit, x.Cond, x.Then, x.Else) }
func (x *List) children(visit func(Node))    { each(visit, x.Elems...) }

func (x *Blocks) children(visit func(Node)) {
	for i := range x.Parts {
		each(visit, x.Parts[i].Value)
	}
}

func (x *Comprehension) children(visit func(Node)) {
	each(visit, x.Elem)
	eachList(visit, x.Clauses)
}

func (x *Paren) children(visit func(Node)) { each(visit, x.X) }
