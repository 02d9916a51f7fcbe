package graph

// A unit of formulas: what one question expands, in a pool of its own.

import (
	"cmp"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Formulas are components of nodes as scalar expressions, in a pool of their
// own. Whoever asks something – a print, an assertion, a compiled field – makes
// one, so that an answer follows from what was asked: what else the program has
// expanded before stands in other pools, where it can neither be met as an older
// equal expression nor turn a sum's terms round. What is no longer asked for is
// no longer kept.
//
// The pool of the graph itself holds the bodies of maps and the coefficients of
// products; they are brought over as they are needed.
type Formulas struct {
	*Graph
	Pool *scalar.Pool

	vars vars
	// Terms are those of sums that are written term by term, as they stand: of a series,
	// of which Mark says how far it is known.
	Terms           map[scalar.Expr][]scalar.Expr
	Mark, MarkLaTeX string

	known  map[*Node][]scalar.Expr
	lone   map[lone]scalar.Expr // single components, of nodes not expanded whole
	limit  int                  // of the pool's length while expanding
	failed error                // of a derivation's implicit coordinates
}

// Formulas begins a unit.
func (g *Graph) Formulas() *Formulas {
	return &Formulas{Graph: g, Pool: scalar.NewPool(1).Meter(g.Meter), known: map[*Node][]scalar.Expr{}}
}

// coef is a coefficient of the graph's pool in the unit's.
func (u *Formulas) coef(e scalar.Expr) scalar.Expr { return u.Pool.Import(e, u.Graph.Pool) }

// declare makes the variables of x's params in the order of their declaration, in
// which formulas write them.
func (u *Formulas) declare(x *Node) {
	ps := slices.Clone(x.params)
	slices.SortStableFunc(ps, func(a, b *Param) int { return cmp.Compare(a.ID, b.ID) })
	for _, p := range ps {
		if len(p.Axes) == 0 && p.Open == nil {
			u.paramVars(p)
		}
	}
}

// memos keep what does not depend on who asks.
type memos struct {
	recompute map[*Map]*recomputer
	tooLarge  map[*Node]bool
	lower     map[*Node]*Node
	bare      map[*Node]*Node
	gathers   map[*Node]*Node
	hoist     map[*Node]*Node
	mapDeriv  map[mapArg]*Node
	selection map[selectionKey][]int
	byParam   map[*Param]*byParam
	identity  map[*index.Chart]*Map
}
