package run

// Params without a value: they may stand in formulas, and no number may be
// asked of them. Where one is asked the run is refused before its first
// statement.

import (
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// missing finds every statement that asks a number of a param that has none.
func (r *Run) missing(stmts []check.Stmt) diag.List {
	if !r.anyUnset() {
		return nil
	}
	m := &missingParams{r: r, points: map[*graph.Point]bool{}}
	for _, s := range stmts {
		_ = s.Accept(m) // it finds, and does not fail
	}
	return m.list
}

// missingParams visits the statements of a block: see statements.go.
type missingParams struct {
	r      *Run
	points map[*graph.Point]bool // a point inside a definition comes twice
	list   diag.List
}

// ask reports the first param without a value that the nodes need.
func (m *missingParams) ask(at diag.Span, nodes ...*graph.Node) {
	for _, n := range nodes {
		if q := m.r.unsetParam(n); q != nil {
			m.list = append(m.list, noValue(q, at))
			return
		}
	}
}

func (m *missingParams) printed(items []check.Item) error {
	for _, it := range items {
		m.ask(spanOf(it.Expr), m.r.numbersOf(it.Value)...)
	}
	return nil
}

func (m *missingParams) tabulated(items []check.Item) error {
	for _, it := range items {
		m.ask(spanOf(it.Expr), closedNodes(it.Value)...)
	}
	return nil
}

func (m *missingParams) block(body []check.Stmt) error {
	m.list = append(m.list, m.r.missing(body)...)
	return nil
}

func (r *Run) anyUnset() bool {
	for _, q := range r.ws.checked.Params {
		if q.Default == nil && r.env.Params[q] == nil {
			return true
		}
	}
	return false
}

// unsetParam is the first param of a node that has no value; loop variables
// get theirs on the way.
func (r *Run) unsetParam(n *graph.Node) *graph.Param {
	for _, q := range n.Params() {
		if !q.Loop && q.Default == nil && r.env.Params[q] == nil {
			return q
		}
	}
	return nil
}

func noValue(q *graph.Param, at diag.Span) *diag.Diagnostic {
	d := diag.New(exec.CodeNoParam, at, "a number is asked of param "+q.Name+", which has no value")
	d.WithPlace(q.Span, "declared here")
	return d.WithNote("give it one, param " + q.Name + " = 1, or set it from outside: geo run FILE " + q.Name + "=1")
}

// numbersOf are the nodes of a printed value that are numbers and not
// formulas.
func (r *Run) numbersOf(v value.Value) []*graph.Node {
	switch v := v.(type) {
	case *value.Object:
		if isNumber(v) {
			return []*graph.Node{v.Node}
		}
	case *value.List:
		var out []*graph.Node
		for _, e := range v.Elems {
			out = append(out, r.numbersOf(e)...)
		}
		return out
	case *value.Point:
		return v.P.Coords
	case value.Cond:
		return condNodes(v)
	case *value.Map, *value.Chart, *value.Func, *value.Range, *value.Str, *value.Module:
	}
	return nil
}

// isNumber reports an object that was taken at a point or comes out of a
// solver: a formula of params it is not.
func isNumber(o *value.Object) bool {
	return len(o.Node.Charts()) == 0 && (o.Value || o.Node.HasRuntime())
}

// closedNodes are the nodes of a value that no coordinates are left in.
func closedNodes(v value.Value) []*graph.Node {
	if o, ok := v.(*value.Object); ok && len(o.Node.Charts()) == 0 {
		return []*graph.Node{o.Node}
	}
	return nil
}

// condNodes are the nodes a condition compares as numbers. Fields are compared
// at sample points, which asks numbers of them too, unless their formulas
// decide: they are left to the run.
func condNodes(c value.Cond) []*graph.Node {
	switch c := c.(type) {
	case *value.CondNot:
		return condNodes(c.X)
	case *value.CondAnd:
		return condsNodes(c.Xs)
	case *value.CondOr:
		return condsNodes(c.Xs)
	case *value.CondCompare:
		if equates := c.Op == "~=" || c.Op == "==" || c.Op == "!="; equates && !c.X.Node.HasRuntime() && !c.Y.Node.HasRuntime() {
			return nil // compared as formulas where params are open
		}
		if len(c.X.Node.Charts()) == 0 && len(c.Y.Node.Charts()) == 0 {
			return []*graph.Node{c.X.Node, c.Y.Node}
		}
	case *value.CondInvariant:
		return closedNodes(c.X)
	case *value.CondConst:
	}
	return nil
}

func condsNodes(cs []value.Cond) []*graph.Node {
	var out []*graph.Node
	for _, c := range cs {
		out = append(out, condNodes(c)...)
	}
	return out
}
