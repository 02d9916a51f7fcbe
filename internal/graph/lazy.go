package graph

// One component alone, as R[t,r,t,r], without expanding the others.

import "github.com/seed2d4d80ff/geo/internal/scalar"

// lone names one component of a node.
type lone struct {
	n  *Node
	at int
}

// maxLoneTerms bounds the terms that one component of a contraction sums over
// before all components, which share partial products, are cheaper.
const maxLoneTerms = 1 << 12

// loneComp is one component of n: only what it rests on is expanded, so that
// asking for R[t,r,t,r] computes that component and no other. What has been
// expanded whole is read from there.
func (u *Formulas) loneComp(n *Node, at int) (scalar.Expr, error) {
	if c, ok := u.known[n]; ok {
		return c[at], nil
	}
	key := lone{n, at}
	if e, ok := u.lone[key]; ok {
		return e, nil
	}
	e, ok, err := n.row().oneOfFormula(u, n, at)
	if err == nil && !ok {
		var c []scalar.Expr
		if c, err = u.comps(n); err == nil {
			e = c[at]
		}
	}
	if err != nil {
		return scalar.Expr{}, err
	}
	if u.overBudget() {
		return scalar.Expr{}, ErrOverBudget
	}
	if u.lone == nil {
		u.lone = map[lone]scalar.Expr{}
	}
	u.lone[key] = e
	return e, nil
}

// onlyAll: one component alone is not cheaper.
func onlyAll(*Formulas, *Node, int) (scalar.Expr, bool, error) { return scalar.Expr{}, false, nil }
