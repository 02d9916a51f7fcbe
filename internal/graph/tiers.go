package graph

// Whether an object has components as formulas within the budget, and asking
// for them.

import (
	"errors"
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// ErrOverBudget says that components as scalar expressions would be too many;
// the array tier applies.
var ErrOverBudget = errors.New("too many components for formulas")

// NotExpressible says that a node has no scalar expressions: a generic input,
// the matrix exponential of a field. Arrays may do without them.
type NotExpressible struct {
	Node *Node
	Why  string
}

// Error is why the node has no formula.
func (e *NotExpressible) Error() string { return e.Why }

// NoDerivative says that a derivative does not exist: of floor, of a function
// that a host gave without one, of an eigenvalue. No tier can do without it.
type NoDerivative struct {
	Node *Node
	Why  string
}

// Error is why there is none.
func (e *NoDerivative) Error() string { return e.Why }

// Derivable is nil when every derivative in x exists, those within values and
// eigenproblems too, and says which does not.
func (g *Graph) Derivable(x *Node) (err error) {
	doubts := map[*Node]bool{}
	g.Walk(x, func(n *Node) bool {
		if err == nil && n.op == OpPartial && g.doubtful(n.args[0], doubts) {
			var no *NoDerivative
			if _, e := g.Lower(n); errors.As(e, &no) {
				err = no
			}
		}
		return err == nil
	})
	return err
}

// doubtful reports something in x that may have no derivative: most fields have
// nothing of the kind, and need not be lowered. known are the answers so far.
func (g *Graph) doubtful(x *Node, known map[*Node]bool) bool {
	if d, ok := known[x]; ok {
		return d
	}
	d := false
	switch x.op {
	case OpEig, OpNative, OpMapVector, OpImplicit: // formulas of maps are not among the arguments
		d = len(x.deps) > 0
	case OpMap:
		for k := range x.args {
			_, err := g.Pool.Diff(x.Body(), g.Pool.ArgVar(k))
			d = d || err != nil
		}
	default: // every other operation: there is a rule
	}
	for _, a := range x.args {
		d = d || g.doubtful(a, known)
	}
	known[x] = d
	return d
}

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

// Bounds on what is written out for a reader, who waits longer than a loop and
// for whom most of a large object vanishes: dense factors may be larger by far.
const (
	writtenBudget = 2e9
	writtenSlot   = 32
	writtenSize   = 1 << 20 // components of one part
)

// Fits reports that the component tier applies to x: its slots are few and its
// expressions are within the budget.
func (u *Formulas) Fits(x *Node) bool { return u.Fit(x).OK }

// Fits is that of a unit of which nothing else is asked.
func (g *Graph) Fits(x *Node) bool { return g.Formulas().Fits(x) }

// Fit says whether the component tier applies to a node.
type Fit struct {
	OK     bool
	Cost   float64 // estimated scalar operations; infinite where there are no formulas
	Budget float64 // the operations up to which formulas are taken
	Tried  bool    // beyond them, formulas were tried, which zeros may make few
}

// Fit is Fits with its reasons.
func (u *Formulas) Fit(x *Node) Fit {
	f := Fit{Cost: u.cost(x), Budget: fitsBudget}
	switch {
	case len(x.mayDepend) == 0 && len(x.params) == 0: // numbers have no formula to gain
		f.Budget = numbersBudget
		f.OK = f.Cost <= f.Budget
	case f.Cost <= f.Budget:
		f.OK = true
	case f.Cost > hardBudget, len(x.mayDepend) == 0:
	case u.memo.tooLarge[x]:
		f.Tried = true
	default:
		f.Tried = true
		_, err := u.budgeted(x, fitsGrowth)
		if f.OK = err != ErrOverBudget; !f.OK {
			u.notedTooLarge(x)
		}
	}
	return f
}

// Written reports that x is written out for a reader: what Fits, and larger
// objects most of which vanishes. With all, those that grow the pool further
// are written too.
func (u *Formulas) Written(x *Node, all bool) bool {
	if u.Fits(x) {
		return true
	}
	if len(x.mayDepend) == 0 && len(x.params) == 0 || u.memo.tooLarge[x] && !all {
		return false
	}
	large := false
	u.Walk(x, func(n *Node) bool {
		large = large || n.Size() > writtenSize
		return !large
	})
	if large || u.costOver(x, writtenSlot) > writtenBudget {
		return false
	}
	limit := fitsGrowth
	if all {
		limit = growth
	}
	_, err := u.budgeted(x, limit)
	if err == ErrOverBudget && !all {
		u.notedTooLarge(x)
	}
	return err != ErrOverBudget
}

// notedTooLarge remembers that x was tried in vain.
func (g *Graph) notedTooLarge(x *Node) {
	if g.memo.tooLarge == nil {
		g.memo.tooLarge = map[*Node]bool{}
	}
	g.memo.tooLarge[x] = true
}

// FitText says f in words.
func (g *Graph) FitText(x *Node, f Fit) string {
	cost := fmt.Sprintf("formulas of about %s operations", rounded(f.Cost))
	switch {
	case math.IsInf(f.Cost, 1):
		return "no formulas: " + g.unboundedText(x)
	case f.OK && f.Tried:
		return fmt.Sprintf("%s, more than %s, many of which vanish", cost, rounded(f.Budget))
	case f.OK:
		return fmt.Sprintf("%s, at most %s are written out", cost, rounded(f.Budget))
	case f.Tried:
		return fmt.Sprintf("%s, more than %s, and too few of them vanish", cost, rounded(f.Budget))
	}
	return fmt.Sprintf("%s, more than %s", cost, rounded(f.Budget))
}

func rounded(n float64) string {
	if n < 1e7 {
		return number.Decimal(n, 0)
	}
	return number.Compact(n, 3)
}

// unboundedText says which part of x has no formulas at any cost.
func (g *Graph) unboundedText(x *Node) string {
	var part *Node
	g.Walk(x, func(n *Node) bool {
		own, _ := n.row().cost(g, n)
		if part == nil && (tooLarge(n, maxSlot) || math.IsInf(own, 1)) {
			part = n
		}
		return part == nil
	})
	if part == nil {
		return "too many components"
	}
	if c := part.Chart(); part.op == OpPartial && c.Dim > maxSlot {
		return fmt.Sprintf("a derivative by the %d coordinates of %s, more than %d", c.Dim, c.Name, maxSlot)
	}
	for _, a := range part.axes {
		if a.Chart != nil && a.Size > maxSlot {
			return fmt.Sprintf("a slot over the %d coordinates of %s, more than %d", a.Size, a.Chart.Name, maxSlot)
		}
	}
	return part.op.String() + AxesText(part.axes) + " is not written out"
}

// Components are x's components as scalar expressions, row-major. Values that
// only a run gives (At, Native, Eig) appear as variables, see VarSource.
func (u *Formulas) Components(x *Node) ([]scalar.Expr, error) {
	if r, ok := u.known[x]; ok {
		return r, nil
	}
	if u.cost(x) > hardBudget {
		if n := u.unexpressible(x); n != nil {
			return nil, &NotExpressible{Node: n, Why: n.op.String() + " of a field has no formula"}
		}
		return nil, ErrOverBudget
	}
	return u.budgeted(x, growth)
}

// budgeted expands x and gives up when the pool has grown too much.
func (u *Formulas) budgeted(x *Node, limit int) ([]scalar.Expr, error) {
	if r, ok := u.known[x]; ok {
		return r, nil
	}
	u.declare(x)
	old := u.limit
	u.limit = u.Pool.Len() + limit
	if old > 0 && old < u.limit {
		u.limit = old
	}
	r, err := u.comps(x)
	u.limit = old
	return r, err
}

// overBudget reports that the expansion under way has grown the pool too much.
func (u *Formulas) overBudget() bool { return u.limit > 0 && u.Pool.Len() > u.limit }

// unexpressible is a part of x that has no scalar expressions, nil when all of
// it has.
func (g *Graph) unexpressible(x *Node) (found *Node) {
	g.Walk(x, func(n *Node) bool {
		if found == nil && (n.op == OpExpM || n.op == OpExpMFrechet) {
			found = n
		}
		return found == nil && n.op != OpAt
	})
	return found
}
