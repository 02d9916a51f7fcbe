package graph

// Inverses, determinants and linear systems.

import (
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

var inverseRow = row{
	name:    "inverse",
	payload: carriesNothing,
	args:    exactly(1),
	axes: axesOf(func(_ any, args []*Node) []index.Axis {
		return []index.Axis{args[0].axes[1].Dual(), args[0].axes[0].Dual()}
	}),
	key:     keyNothing,
	inherit: inheritsArgs,
	rebuild: func(g *Graph, _ *Node, args []*Node, _ []index.Axis) *Node { return g.Inverse(args[0]) },
	role:    ordinary,
	regular: firstRegular,
	fix:     staysOutside,
	block:   blockStaysOutside,
	compose: composedLazily,
	hoist:   movesOut,
	change:  changeArgs,
	detail:  noDetail,
	write: func(p *printer, n *Node, letters []string, _ int) string {
		return "inv(" + p.whole(n.args[0]) + ")" + indices(n.axes, letters)
	},
	linear:       notLinear,
	symmetry:     symmetryOfArg,
	antisymmetry: noAntisymmetry,
	forward:      fromDerivatives((*forward).inverse),
	reverse:      (*reverseSweep).inverse,
	lower:        lowerArgs,
	formula:      formulaOf((*Formulas).expandInverse),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(costOfElimination),
	sparsity:     mixes,
}

// inverse: D A⁻¹ = -A⁻¹ DA A⁻¹.
func (f *forward) inverse(n *Node, ds []*Node) *Node {
	g := f.g
	L := leadLabels(len(f.lead), 100)
	return g.Contract(g.Pool.Int(-1), []Operand{{n, []int{0, 1}}, {ds[0], append(L, 1, 2)}, {n, []int{2, 3}}},
		append(slices.Clone(L), 0, 3), f.axes(n))
}

// inverse: the adjoint of A is -B^T adjoint B^T with B = A⁻¹.
func (r *reverseSweep) inverse(n, a *Node) error {
	g := r.g
	L := leadLabels(len(r.lead), 4)
	r.give(n.args[0], g.Contract(g.Pool.Int(-1), []Operand{{a, append(slices.Clone(L), 0, 3)}, {n, []int{0, 1}}, {n, []int{2, 3}}},
		append(slices.Clone(L), 1, 2), r.axes(n.args[0])))
	return nil
}

// costOfElimination is that of a matrix inverted or factored by formulas,
// infinite for large ones.
func costOfElimination(_ *Graph, n *Node) float64 {
	a := n.args[0].axes[0]
	if a.Size > maxSlot && (a.Chart == nil || a.Size > writtenSlot) {
		return math.Inf(1)
	}
	d := float64(a.Size)
	return d * d * d
}

var detRow = row{
	name:         "det",
	payload:      carriesNothing,
	args:         exactly(1),
	axes:         noAxes,
	key:          keyNothing,
	inherit:      inheritsArgs,
	rebuild:      func(g *Graph, _ *Node, args []*Node, _ []index.Axis) *Node { return g.Det(args[0]) },
	role:         ordinary,
	regular:      everywhere,
	fix:          staysOutside,
	block:        blockStaysOutside,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	detail:       noDetail,
	write:        writeCall,
	linear:       notLinear,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward: fromDerivatives(func(f *forward, n *Node, ds []*Node) *Node {
		return f.along(ds[0], f.g.cofactors(n), []int{0, 1}, n)
	}),
	reverse: func(r *reverseSweep, n, a *Node) error {
		r.weigh(n.args[0], a, r.g.cofactors(n), []int{0, 1})
		return nil
	},
	lower: lowerArgs,
	formula: formulaOf(func(u *Formulas, n *Node, args [][]scalar.Expr) ([]scalar.Expr, error) {
		d, err := u.det(args[0], n.args[0].axes[0].Size)
		return []scalar.Expr{d}, err
	}),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(costOfElimination),
	sparsity:     mixes,
}

// along is the derivative of a scalar function of a matrix: the matrix of its
// derivatives by the entries, contracted with the matrix's derivative.
func (f *forward) along(d, weights *Node, labels []int, n *Node) *Node {
	lead := len(f.lead)
	L := leadLabels(lead, 100)
	return f.g.Contract(f.g.one(), []Operand{{weights, labels}, {d, append(L, 0, 1)}}, L[:lead:lead], f.axes(n))
}

// weigh gives a matrix the adjoint of a scalar function of it, times the
// function's derivatives by the entries.
func (r *reverseSweep) weigh(x, a, weights *Node, labels []int) {
	L := leadLabels(len(r.lead), 2)
	r.give(x, r.g.Contract(r.g.one(), []Operand{{a, L}, {weights, labels}}, append(slices.Clone(L), 0, 1), r.axes(x)))
}

var logDetRow = row{
	name:    "logdet",
	payload: carriesNothing,
	args:    exactly(1),
	axes:    noAxes,
	key:     keyNothing,
	inherit: inheritsArgs,
	rebuild: func(g *Graph, _ *Node, args []*Node, _ []index.Axis) *Node { return g.LogDet(args[0]) },
	role:    ordinary,
	regular: everywhere,
	fix:     staysOutside,
	block:   blockStaysOutside,
	compose: composedLazily,
	hoist:   movesOut,
	change:  changeArgs,
	detail:  noDetail,
	write: func(p *printer, n *Node, _ []string, _ int) string {
		return "log(abs(det(" + p.whole(n.args[0]) + ")))"
	},
	linear:       notLinear,
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward: fromDerivatives(func(f *forward, n *Node, ds []*Node) *Node {
		return f.along(ds[0], f.g.Inverse(n.args[0]), []int{1, 0}, n)
	}),
	reverse: func(r *reverseSweep, n, a *Node) error {
		r.weigh(n.args[0], a, r.g.Inverse(n.args[0]), []int{1, 0})
		return nil
	},
	lower: lowerArgs,
	formula: formulaOf(func(u *Formulas, n *Node, args [][]scalar.Expr) ([]scalar.Expr, error) {
		d, err := u.det(args[0], n.args[0].axes[0].Size)
		if err != nil {
			return nil, err
		}
		return []scalar.Expr{u.Pool.Call(op.Named("log"), u.Pool.Call(op.Named("abs"), d))}, nil
	}),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(costOfElimination),
	sparsity:     mixes,
}

var solveRow = row{
	name:    "solve",
	payload: carriesNothing,
	args:    exactly(2), // the matrix and the right-hand side, over whose first axis it is solved
	axes: axesOf(func(_ any, args []*Node) []index.Axis {
		return append([]index.Axis{args[0].axes[1].Dual()}, args[1].axes[1:]...)
	}),
	key:          keyNothing,
	inherit:      inheritsArgs,
	rebuild:      func(g *Graph, _ *Node, args []*Node, _ []index.Axis) *Node { return g.Solve(args[0], args[1]) },
	role:         ordinary,
	regular:      firstRegular,
	fix:          staysOutside,
	block:        blockStaysOutside,
	compose:      composedLazily,
	hoist:        movesOut,
	change:       changeArgs,
	detail:       noDetail,
	write:        writeCall,
	linear:       linearTogether(1, 1),
	symmetry:     noSymmetry,
	antisymmetry: noAntisymmetry,
	forward:      fromDerivatives((*forward).solve),
	reverse:      (*reverseSweep).solve,
	lower:        lowerArgs,
	formula:      formulaOf((*Formulas).expandSolve),
	oneOfFormula: onlyAll,
	series:       SeriesByRule,
	cost:         costs(costOfElimination),
	sparsity:     mixes,
}

// Inverse of a square node with axes (a, b) has axes (dual b, dual a):
// A_ij B^jk = delta_i^k.
func (g *Graph) Inverse(x *Node) *Node {
	axes := resultAxes(OpInverse, nil, x)
	if n := g.inverseDiagonal(x, axes); n != nil {
		return n
	}
	if x.op == OpInverse && sameAxes(axes, x.args[0].axes) {
		return x.args[0]
	}
	if x.op == OpAt {
		return g.At(g.Inverse(x.args[0]), x.Point())
	}
	return g.intern(OpInverse, axes, nil, x)
}

// Det is the determinant of the component matrix of a square node. With one up
// and one down slot it is a scalar; otherwise a density.
func (g *Graph) Det(x *Node) *Node {
	if x.op == OpZero {
		return g.Zero(nil)
	}
	if x.op == OpContract && len(x.args) == 0 && deltaLike(x.pay.(*contraction)) {
		return g.Number(g.Pool.PowInt(x.pay.(*contraction).coef, x.axes[0].Size))
	}
	return g.intern(OpDet, nil, nil, x)
}

// LogDet is log |det x|.
func (g *Graph) LogDet(x *Node) *Node {
	return g.intern(OpLogDet, nil, nil, x)
}

// Solve is x with A x = b, A's first axis being b's first: A_ij x^j = b_i. The
// result has the dual of A's second axis first, then b's other axes.
func (g *Graph) Solve(a, b *Node) *Node {
	axes := resultAxes(OpSolve, nil, a, b)
	if b.op == OpZero {
		return g.Zero(axes)
	}
	if inv := g.inverseDiagonal(a, []index.Axis{a.axes[1].Dual(), a.axes[0].Dual()}); inv != nil {
		ls := iota0(len(b.axes) + 1)
		out := append([]int{0}, ls[2:]...)
		return g.Contract(g.Pool.Int(1), []Operand{{inv, []int{0, 1}}, {b, ls[1:]}}, out, axes)
	}
	return g.intern(OpSolve, axes, nil, a, b)
}

// solve: A Dx = Db - DA x.
func (f *forward) solve(n *Node, ds []*Node) *Node {
	g := f.g
	a, b := n.args[0], n.args[1]
	rest := len(b.axes) - 1
	lead := len(f.lead)
	L := leadLabels(lead, rest+2)
	R := leadLabels(rest, 2)
	axes := slices.Concat(b.axes[:1], f.lead, b.axes[1:])
	out := slices.Concat([]int{0}, L, R)
	rhs := g.Sub(
		g.Contract(g.one(), []Operand{{ds[1], slices.Concat(L, []int{0}, R)}}, out, axes),
		g.Contract(g.one(), []Operand{{ds[0], slices.Concat(L, []int{0, 1})}, {n, append([]int{1}, R...)}}, out, axes))
	x := g.Solve(a, rhs) // [j, lead, rest]
	perm := make([]int, 0, len(x.axes))
	for i := range lead {
		perm = append(perm, 1+i)
	}
	perm = append(perm, 0)
	for i := range rest {
		perm = append(perm, 1+lead+i)
	}
	return g.Permute(x, perm)
}

// solve: lambda = A^-T adjoint goes to b, -lambda x to A.
func (r *reverseSweep) solve(n, a *Node) error {
	g := r.g
	m, b := n.args[0], n.args[1]
	lead, rest := len(r.lead), len(b.axes)-1
	L, R := leadLabels(lead, 2), leadLabels(rest, 2+lead)
	rhs := g.Permute(a, toFront(len(a.axes), lead, 1)) // [j, lead, rest]
	lam := g.Solve(g.Transpose(m), rhs)                // [i, lead, rest]
	lab := slices.Concat([]int{0}, L, R)
	r.give(b, g.Contract(g.one(), []Operand{{lam, lab}}, slices.Concat(L, []int{0}, R), r.axes(b)))
	r.give(m, g.Contract(g.Pool.Int(-1), []Operand{{lam, lab}, {n, append([]int{1}, R...)}}, append(slices.Clone(L), 0, 1), r.axes(m)))
	return nil
}

func (u *Formulas) expandInverse(n *Node, args [][]scalar.Expr) ([]scalar.Expr, error) {
	a := args[0]
	d := n.axes[0].Size
	r := make([]scalar.Expr, d*d)
	sym := len(u.Symmetries(n)) > 0
	for _, b := range blocksOf(a, d) {
		k := len(b.rows)
		if k != len(b.cols) { // singular by its pattern: a division by zero when evaluated
			inf := u.Pool.Rcp(scalar.Expr{})
			for i := range r {
				r[i] = inf
			}
			return r, nil
		}
		if k > maxBlock {
			return nil, ErrOverBudget
		}
		sub := submatrix(a, d, b)
		adj, det := u.adjugate(sub, k, sym && sameInts(b.rows, b.cols))
		inv := u.Pool.Rcp(det)
		for i := range k {
			for j := range k {
				r[b.cols[i]*d+b.rows[j]] = u.Pool.Mul(adj[i*k+j], inv)
			}
		}
	}
	return r, nil
}

// expandSolve is A^-1 b by components.
func (u *Formulas) expandSolve(n *Node, args [][]scalar.Expr) ([]scalar.Expr, error) {
	inv, err := u.comps(u.Inverse(n.args[0]))
	if err != nil {
		return nil, err
	}
	d := n.args[0].axes[0].Size
	b := args[1]
	cols := len(b) / d
	r := make([]scalar.Expr, d*cols)
	for i := range d {
		for k := range cols {
			var terms []scalar.Expr
			for j := range d {
				if e, y := inv[i*d+j], b[j*cols+k]; !e.IsZero() && !y.IsZero() {
					terms = append(terms, u.Pool.Mul(e, y))
				}
			}
			r[i*cols+k] = u.Pool.Add(terms...)
		}
	}
	return r, nil
}

// cofactors are the derivatives of a determinant by the entries: by minors up
// to n = 4, where they hold for singular matrices too, else det A^-T.
func (g *Graph) cofactors(det *Node) *Node {
	a := det.args[0]
	n := a.axes[0].Size
	if n > 4 {
		return g.Contract(g.one(), []Operand{{det, nil}, {g.Inverse(a), []int{1, 0}}}, []int{0, 1}, a.axes)
	}
	// cof_ij = eps_{i a…} eps_{j b…} A_ab … / (n-1)!
	plain := make([]index.Axis, n)
	for i := range plain {
		plain[i] = index.PlainAxis(n)
	}
	eps := g.Epsilon(n)
	fact := int64(1)
	l1, l2 := []int{0}, []int{1}
	ops := make([]Operand, 0, n+1)
	for k := 1; k < n; k++ {
		fact *= int64(k)
		l1, l2 = append(l1, 2*k), append(l2, 2*k+1)
		ops = append(ops, Operand{a, []int{2 * k, 2*k + 1}})
	}
	ops = append(ops, Operand{eps, l1}, Operand{eps, l2})
	mode := g.distribute
	g.distribute = false
	defer func() { g.distribute = mode }()
	return g.Contract(g.Pool.Ratio(1, fact), ops, []int{0, 1}, a.axes)
}
