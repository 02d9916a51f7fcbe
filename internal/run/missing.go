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
			if d := exec.NoNumber(q, at); len(m.list) == 0 || m.list[len(m.list)-1].Span != at || m.list[len(m.list)-1].Message != d.Message {
				m.list = append(m.list, d)
			}
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
	return len(r.ws.checked.Opens) > 0
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

// numbersOf are the nodes of a printed value that are numbers and not
// formulas.
func (r *Run) numbersOf(v value.Value) []*graph.Node {
	switch v := v.(type) {
	case *value.Object:
		if isNumber(v) && !r.keepsOpen(v.Node) {
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
		return r.condNodes(v)
	case *value.Map, *value.Chart, *value.Func, *value.Range, *value.Str, *value.Manifold, *value.Module:
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
func (r *Run) condNodes(c value.Cond) []*graph.Node {
	switch c := c.(type) {
	case *value.CondNot:
		return r.condNodes(c.X)
	case *value.CondAnd:
		return r.condsNodes(c.Xs)
	case *value.CondOr:
		return r.condsNodes(c.Xs)
	case *value.CondCompare:
		if openFn(c.X.Node, c.Y.Node) != nil {
			return nil // compared as formulas
		}
		if equates := c.Op == "~=" || c.Op == "==" || c.Op == "!="; equates && r.noSolver(c.X.Node) && r.noSolver(c.Y.Node) {
			return nil // compared as formulas where params are open
		}
		if len(c.X.Node.Charts()) == 0 && len(c.Y.Node.Charts()) == 0 {
			var asked []*graph.Node
			for _, n := range []*graph.Node{c.X.Node, c.Y.Node} {
				if !r.keepsOpen(n) {
					asked = append(asked, n)
				}
			}
			return asked
		}
	case *value.CondInvariant:
		if openFn(c.X.Node, c.Seen.Node) != nil {
			return nil
		}
		return closedNodes(c.X)
	case *value.CondConst:
	}
	return nil
}

func (r *Run) condsNodes(cs []value.Cond) []*graph.Node {
	var out []*graph.Node
	for _, c := range cs {
		out = append(out, r.condNodes(c)...)
	}
	return out
}
