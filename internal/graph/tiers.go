package graph

import (
	"errors"

	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// ErrOverBudget says that components as scalar expressions would be too many;
// the array tier applies.
var ErrOverBudget = errors.New("too many components for formulas")

// NotExpressible says that a node has no scalar expressions: a generic input,
// the matrix exponential of a field, the derivative of an eigenvalue.
type NotExpressible struct {
	Node *Node
	Why  string
	Err  error // of a host function's derivative
}

// Error is the cause, or why the node has no formula.
func (e *NotExpressible) Error() string {
	if e.Err != nil {
		return e.Err.Error()
	}
	return e.Why
}

// Unwrap is the cause.
func (e *NotExpressible) Unwrap() error { return e.Err }

// Bounds on the component tier. What is estimated to take fitsBudget scalar
// operations with dense factors fits; up to hardBudget it is tried, since
// zeros may make it small, and given up when it has grown the pool by
// fitsGrowth expressions (growth for Components, which prints).
const (
	numbersBudget = 5e3
	fitsBudget    = 2e5
	hardBudget    = 2e7
	fitsGrowth    = 150_000
	growth        = 500_000
)

// Fits reports that the component tier applies to x: its slots are few and its
// expressions are within the budget.
func (g *Graph) Fits(x *Node) bool {
	c := g.cost(x)
	switch {
	case len(x.mayDepend) == 0 && len(x.params) == 0: // numbers have no formula to gain
		return c <= numbersBudget
	case c <= fitsBudget:
		return true
	case c > hardBudget, len(x.mayDepend) == 0, g.memo.tooLarge[x]:
		return false
	}
	_, err := g.budgeted(x, fitsGrowth)
	if err == ErrOverBudget {
		if g.memo.tooLarge == nil {
			g.memo.tooLarge = map[*Node]bool{}
		}
		g.memo.tooLarge[x] = true
		return false
	}
	return true
}

// Components are x's components as scalar expressions, row-major. Values that
// only a run gives (At, Native, Eig) appear as variables, see VarSource.
func (g *Graph) Components(x *Node) ([]scalar.Expr, error) {
	if g.cost(x) > hardBudget {
		if n := g.unexpressible(x); n != nil {
			return nil, &NotExpressible{Node: n, Why: n.op.String() + " of a field has no formula"}
		}
		return nil, ErrOverBudget
	}
	return g.budgeted(x, growth)
}

// budgeted expands x and gives up when the pool has grown too much.
func (g *Graph) budgeted(x *Node, limit int) ([]scalar.Expr, error) {
	if r, ok := g.memo.comps[x]; ok {
		return r, nil
	}
	old := g.memo.limit
	g.memo.limit = g.Pool.Len() + limit
	if old > 0 && old < g.memo.limit {
		g.memo.limit = old
	}
	r, err := g.comps(x)
	g.memo.limit = old
	return r, err
}

// overBudget reports that the expansion under way has grown the pool too much.
func (g *Graph) overBudget() bool { return g.memo.limit > 0 && g.Pool.Len() > g.memo.limit }

// unexpressible is a part of x that has no scalar expressions, nil when all of
// it has.
func (g *Graph) unexpressible(x *Node) (found *Node) {
	Walk(x, func(n *Node) bool {
		if found == nil && (n.op == OpExpM || n.op == OpExpMFrechet) {
			found = n
		}
		return found == nil && n.op != OpAt
	})
	return found
}
