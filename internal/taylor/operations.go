package taylor

// How each operation of a tensor expression is evaluated on series, one rule
// per operation.

import (
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// rule gives the components of a node, whose operands are in the memo, as series.
type rule[T Scalar] func(f *frame[T], n *graph.Node, r int) ([]Series[T], error)

// rulesOf has the rule of every operation whose row in package graph says that
// there is one; a test holds the two together. An operation without one is
// expanded by its formula, or has no series and leaves a proof undecided.
func rulesOf[T Scalar]() *[graph.NumOps]rule[T] {
	return &[graph.NumOps]rule[T]{
		graph.OpZero: func(f *frame[T], n *graph.Node, _ int) ([]Series[T], error) {
			return make([]Series[T], product(f.dims(n))), nil
		},
		graph.OpArray: func(f *frame[T], n *graph.Node, _ int) ([]Series[T], error) { return f.array(n) },
		graph.OpParam: func(f *frame[T], n *graph.Node, _ int) ([]Series[T], error) {
			v, err := f.param(n.Param())
			if err != nil {
				return nil, err
			}
			return f.constants(v), nil
		},
		graph.OpCoord:     (*frame[T]).coord,
		graph.OpImplicit:  (*frame[T]).implicit,
		graph.OpMapVector: (*frame[T]).mapVector,
		graph.OpContract:  (*frame[T]).contract,
		graph.OpSum:       (*frame[T]).sum,
		graph.OpMap:       (*frame[T]).elementwise,
		graph.OpSelect: func(f *frame[T], n *graph.Node, r int) ([]Series[T], error) {
			if f.alg.At0(f.arg(n.Args()[0], r)[0]) != 0 {
				return f.arg(n.Args()[1], r), nil
			}
			return f.arg(n.Args()[2], r), nil
		},
		graph.OpReduce:    (*frame[T]).reduce,
		graph.OpPick:      (*frame[T]).pick,
		graph.OpGather:    (*frame[T]).rearrange,
		graph.OpScatter:   (*frame[T]).rearrange,
		graph.OpStack:     (*frame[T]).rearrange,
		graph.OpPack:      (*frame[T]).rearrange,
		graph.OpBlock:     (*frame[T]).rearrange,
		graph.OpComponent: (*frame[T]).rearrange,
		graph.OpInverse: func(f *frame[T], n *graph.Node, r int) ([]Series[T], error) {
			x := n.Args()[0]
			return f.alg.MatInv(f.arg(x, r), f.dims(x)[0], r)
		},
		graph.OpDet: func(f *frame[T], n *graph.Node, r int) ([]Series[T], error) {
			d, err := f.det(n, r)
			return []Series[T]{d}, err
		},
		graph.OpLogDet: (*frame[T]).logDet,
		graph.OpSolve: func(f *frame[T], n *graph.Node, r int) ([]Series[T], error) {
			a, b := n.Args()[0], n.Args()[1]
			dims := f.dims(b)
			return f.alg.MatSolve(f.arg(a, r), f.arg(b, r), dims[0], product(dims[1:]), r)
		},
		graph.OpExpM: func(f *frame[T], n *graph.Node, r int) ([]Series[T], error) {
			x := n.Args()[0]
			return f.expm(f.arg(x, r), f.dims(x)[0], r)
		},
		graph.OpEig:     (*frame[T]).eig,
		graph.OpPartial: (*frame[T]).partial,
		graph.OpCompose: (*frame[T]).compose,
		graph.OpAt:      func(f *frame[T], n *graph.Node, _ int) ([]Series[T], error) { return f.value(n) },
		graph.OpNative:  (*frame[T]).native,
		graph.OpInput:   (*frame[T]).definition,
		graph.OpClaim:   (*frame[T]).definition,
	}
}

// series is a node by its rule, or by its formula.
func (f *frame[T]) series(n *graph.Node, r int) ([]Series[T], error) {
	switch n.Op().Series() {
	case graph.SeriesByRule:
		if f.rules == nil {
			f.rules = rulesOf[T]()
		}
		return f.rules[n.Op()](f, n, r)
	case graph.SeriesByFormula:
		return f.byFormula(n, r)
	}
	return nil, undecided("no Taylor series of %s", n.Op())
}

func (f *frame[T]) det(n *graph.Node, r int) (Series[T], error) {
	x := n.Args()[0]
	return f.alg.Det(f.arg(x, r), f.dims(x)[0], r)
}

func (f *frame[T]) logDet(n *graph.Node, r int) ([]Series[T], error) {
	d, err := f.det(n, r)
	if err != nil {
		return nil, err
	}
	b := bodies[T]{f.alg, f.vals, f.coef}
	if d, err = b.kernel(fnAbs, []Series[T]{d}, r); err == nil {
		d, err = b.kernel(fnLog, []Series[T]{d}, r)
	}
	return []Series[T]{d}, err
}

func (f *frame[T]) native(n *graph.Node, _ int) ([]Series[T], error) {
	if f.closed == nil {
		return nil, undecided("a solver's result is needed")
	}
	v, err := f.closed(n)
	if err != nil {
		return nil, err
	}
	return f.constants(v), nil
}

func (f *frame[T]) definition(n *graph.Node, r int) ([]Series[T], error) {
	if len(n.Args()) == 0 {
		return nil, undecided("%s has no definition", n.Input().Name)
	}
	return f.arg(n.Args()[0], r), nil
}

// maxFormula bounds the numbers that an operation expanded by its formula takes
// and gives.
const maxFormula = 256

// byFormula runs the formula that the graph has for an operation on the series
// of its operands.
func (f *frame[T]) byFormula(n *graph.Node, r int) ([]Series[T], error) {
	var in []Series[T]
	for _, a := range n.Args() {
		if f.shrunk(a.Axes()) {
			return nil, undecided("components at fixed positions")
		}
		in = append(in, f.arg(a, r)...)
	}
	if f.shrunk(n.Axes()) || len(in) > maxFormula || n.Size() > maxFormula {
		return nil, undecided("a formula of %d numbers", max(len(in), n.Size()))
	}
	progs, err := f.formula(n)
	if err != nil {
		return nil, err
	}
	b := bodies[T]{f.alg, f.vals, f.coef}
	out := make([]Series[T], len(progs))
	for i, p := range progs {
		if out[i], err = b.run(p, in, r); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// formula is a node's formula as one program per component, in the components
// of its operands.
func (u *run[T]) formula(n *graph.Node) ([]*program, error) {
	if p, ok := u.formulas[n]; ok {
		return p, nil
	}
	f := u.g.Formulas()
	args := make([][]scalar.Expr, len(n.Args()))
	count := 0
	for k, a := range n.Args() {
		for range a.Size() {
			args[k] = append(args[k], f.Pool.Arg(count))
			count++
		}
	}
	es, ok, err := f.FormulaOfArgs(n, args)
	if !ok || err != nil {
		return nil, undecided("no formula of %s", n.Op())
	}
	progs := make([]*program, len(es))
	for i, e := range es {
		if progs[i], err = compile(f.Pool, e, count); err != nil {
			return nil, err
		}
	}
	if u.formulas == nil {
		u.formulas = map[*graph.Node][]*program{}
	}
	u.formulas[n] = progs
	return progs, nil
}
