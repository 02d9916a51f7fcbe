package check

import "github.com/seed2d4d80ff/geo/grammar"

// walk visits a tree's nodes from the outside in, in the order of the text;
// visit returns false to leave a subtree out.
func walk(n grammar.Node, visit func(grammar.Node) bool) {
	if n == nil || !visit(n) {
		return
	}
	each := func(xs ...grammar.Expr) {
		for _, x := range xs {
			if x != nil {
				walk(x, visit)
			}
		}
	}
	body := func(ss []grammar.Stmt) {
		for _, s := range ss {
			walk(s, visit)
		}
	}
	clauses := func(cs []grammar.ForClause) {
		for i := range cs {
			each(cs[i].List)
		}
	}
	switch n := n.(type) {
	case *grammar.ChartDecl:
		for i := range n.Blocks {
			each(n.Blocks[i].Dims...)
		}
		each(n.Where...)
	case *grammar.MapDecl:
		for i := range n.Body {
			each(n.Body[i].Value)
		}
		for i := range n.Inverse {
			each(n.Inverse[i].Value)
		}
	case *grammar.Define:
		each(n.Value, n.Tol)
	case *grammar.ParamDecl:
		each(n.Value)
	case *grammar.DataDecl:
		each(n.Value)
	case *grammar.Fn:
		for i := range n.Params {
			each(n.Params[i].Default)
		}
		each(n.Body)
		body(n.Block)
	case *grammar.Use:
		each(n.Name)
	case *grammar.Assert:
		each(n.Cond, n.Tol, n.Samples)
	case *grammar.Print:
		each(n.Exprs...)
	case *grammar.Show:
		each(n.Exprs...)
	case *grammar.Table:
		each(n.Exprs...)
		clauses(n.Clauses)
	case *grammar.Plot:
		each(n.Exprs...)
		clauses(n.Clauses)
	case *grammar.For:
		clauses(n.Clauses)
		body(n.Body)
	case *grammar.Test:
		body(n.Body)
	case *grammar.ExprStmt:
		each(n.X)
	case *grammar.Dot:
		each(n.X)
	case *grammar.Indexed:
		each(n.X)
	case *grammar.Call:
		each(n.Fun)
		for i := range n.Args {
			each(n.Args[i].Value)
		}
	case *grammar.Component:
		each(n.X)
		each(n.Args...)
	case *grammar.Unary:
		each(n.X)
	case *grammar.Binary:
		each(n.X, n.Y)
	case *grammar.Compare:
		each(n.Xs...)
	case *grammar.Deriv:
		each(n.X)
	case *grammar.Reduce:
		each(n.X)
	case *grammar.AtPoint:
		each(n.X, n.Point)
	case *grammar.On:
		each(n.X, n.Chart)
	case *grammar.Range:
		each(n.Lo, n.Hi)
	case *grammar.If:
		each(n.Cond, n.Then, n.Else)
	case *grammar.List:
		each(n.Elems...)
	case *grammar.Comprehension:
		each(n.Elem)
		clauses(n.Clauses)
	case *grammar.Paren:
		each(n.X)
	}
}

// walkIndices visits every index written in a tree. A derivative's and a
// reduction's letter come before their operand's.
func walkIndices(n grammar.Node, visit func(*grammar.Index)) {
	all := func(ix []grammar.Index) {
		for i := range ix {
			visit(&ix[i])
		}
	}
	walk(n, func(n grammar.Node) bool {
		switch n := n.(type) {
		case *grammar.Define:
			all(n.Indices)
		case *grammar.ParamDecl:
			all(n.Indices)
		case *grammar.DataDecl:
			all(n.Indices)
		case *grammar.Indexed:
			walkIndices(n.X, visit)
			all(n.Indices)
			return false
		case *grammar.Deriv:
			visit(&n.Index)
		case *grammar.Reduce:
			all(n.Indices)
		}
		return true
	})
}
