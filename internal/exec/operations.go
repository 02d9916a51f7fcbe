package exec

// How each operation is computed, by formulas or by arrays, one entry per
// operation.

import (
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/vm"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// kernel is all that this package knows of one graph operation. The formulas of
// the component tier are the graph's own, see graph.Components.
type kernel struct {
	// value is the node's value in a scope: of itself, or by a program of which
	// it is a part (byProgram).
	value func(r *run, n *graph.Node, s *scope) (value, error)
	// form is what it is in the array tier.
	form func(b *irBuilder, n *graph.Node, dims []int) (*irNode, error)
	// explain finds why component k is no number; general is the answer that says
	// nothing more.
	explain func(r *run, n *graph.Node, s *scope, k, depth int, general *diag.Diagnostic) error
	// plan says how it is evaluated.
	plan func(pl *planner, p *Plan, n *graph.Node) error
}

// operations has an entry for every operation. It is filled when the package
// starts: what evaluates a node asks it, which an initializer may not.
var operations [graph.NumOps]kernel

func init() {
	operations = [graph.NumOps]kernel{
		// Values that stand by themselves.
		graph.OpArray:    {value: arrayValue, form: arrayForm, explain: saysNothingMore, plan: planRead},
		graph.OpParam:    {value: paramValue, form: paramForm, explain: saysNothingMore, plan: planRead},
		graph.OpCoord:    {value: coordValue, form: coordForm, explain: saysNothingMore, plan: planRead},
		graph.OpImplicit: {value: (*run).implicitBlock, form: inputForm, explain: saysNothingMore, plan: planImplicit},
		graph.OpNative:   {value: (*run).native, form: inputForm, explain: saysNothingMore, plan: planNative},
		graph.OpEig:      {value: (*run).eig, form: inputForm, explain: saysNothingMore, plan: planEig},
		graph.OpAt:       {value: (*run).atValue, form: inputForm, explain: (*run).explainAt, plan: planAt},
		graph.OpCompose:  {value: (*run).composeValue, form: inputForm, explain: (*run).explainCompose, plan: planCompose},

		// Parts of programs.
		graph.OpZero:      programPart(func(b *irBuilder, _ *graph.Node, dims []int) (*irNode, error) { return b.fill(0, dims), nil }),
		graph.OpContract:  programPart((*irBuilder).contract),
		graph.OpSum:       programPart(overArgs(sumForm)),
		graph.OpMap:       programPart(overArgs(mapForm)),
		graph.OpSelect:    programPart(overArgs(selectForm)),
		graph.OpComponent: programPart(overArgs(componentForm)),
		graph.OpBlock:     programPart(overArgs(blockForm)),
		graph.OpPack:      programPart(overArgs(packForm)),
		graph.OpStack:     programPart(overArgs(stackForm)),
		graph.OpMapVector: programPart(func(b *irBuilder, n *graph.Node, _ []int) (*irNode, error) { return b.node(b.g.MapComponents(n.Map())) }),
		graph.OpInput:     programPart(definitionForm),
		graph.OpClaim:     programPart(definitionForm),
		graph.OpPartial:   programPart(noForm), // lowered before

		// Computed on contiguous arrays by a routine.
		graph.OpReduce:      computed(reduceRoutine),
		graph.OpPick:        computed(pickRoutine),
		graph.OpGather:      computed(gatherRoutine),
		graph.OpScatter:     computed(scatterRoutine),
		graph.OpInverse:     computed(inverseRoutine),
		graph.OpDet:         computed(detRoutine),
		graph.OpLogDet:      computed(logDetRoutine),
		graph.OpSolve:       computed(solveRoutine),
		graph.OpExpM:        computed(expMRoutine),
		graph.OpExpMFrechet: computed(frechetRoutine),
	}
}

// programPart is the kernel of an operation that is compiled with what is
// around it.
func programPart(form func(b *irBuilder, n *graph.Node, dims []int) (*irNode, error)) kernel {
	return kernel{value: (*run).byProgram, form: form, explain: (*run).explainProgram, plan: (*planner).program}
}

// computed is the kernel of an operation with a routine of its own.
func computed(routineOf func(n *graph.Node) routine) kernel {
	return programPart(overArgs(func(b *irBuilder, n *graph.Node, dims []int, args []*irNode) *irNode {
		return b.add(fmt.Sprint("other", n.ID()), &irNode{op: irOther, dims: dims, args: args, run: routineOf(n), from: n})
	}))
}

// overArgs is a form that is made of the arguments' forms.
func overArgs(form func(b *irBuilder, n *graph.Node, dims []int, args []*irNode) *irNode) func(*irBuilder, *graph.Node, []int) (*irNode, error) {
	return func(b *irBuilder, n *graph.Node, dims []int) (*irNode, error) {
		args, err := b.args(n)
		if err != nil {
			return nil, err
		}
		return form(b, n, dims, args), nil
	}
}

func noForm(_ *irBuilder, n *graph.Node, _ []int) (*irNode, error) {
	return nil, internal("no array form of " + n.Op().String())
}

// inputForm: evaluated before the program, and an input of it.
func inputForm(b *irBuilder, n *graph.Node, dims []int) (*irNode, error) {
	return b.add("", &irNode{op: irLeaf, dims: dims, leaf: leaf{node: n}}), nil
}

func arrayValue(_ *run, n *graph.Node, _ *scope) (value, error) {
	data, _ := n.Data()
	return value{n: 1, data: data, shared: true}, nil
}

func arrayForm(b *irBuilder, n *graph.Node, dims []int) (*irNode, error) {
	data, _ := n.Data()
	return b.add("", &irNode{op: irConst, dims: dims, data: data}), nil
}

func paramValue(r *run, n *graph.Node, s *scope) (value, error) { return r.param(n.Param(), s) }

func paramForm(b *irBuilder, n *graph.Node, dims []int) (*irNode, error) {
	return b.add("", &irNode{op: irLeaf, dims: dims, leaf: leaf{param: n.Param()}}), nil
}

func coordValue(r *run, n *graph.Node, s *scope) (value, error) {
	return r.coord(n.Chart(), n.Block(), s)
}

func coordForm(b *irBuilder, n *graph.Node, dims []int) (*irNode, error) {
	return b.add("", &irNode{op: irLeaf, dims: dims, leaf: leaf{chart: n.Chart(), block: n.Block()}}), nil
}

func definitionForm(b *irBuilder, n *graph.Node, _ []int) (*irNode, error) {
	if len(n.Args()) == 0 {
		if by := n.Input().Rest; by != nil {
			return nil, NoSeriesNumber(by, diag.Span{})
		}
		return nil, internal("a generic input has no value")
	}
	return b.node(n.Args()[0])
}

func sumForm(b *irBuilder, n *graph.Node, dims []int, args []*irNode) *irNode {
	coefs := make([]float64, len(args))
	for i, c := range n.SumCoefs() {
		coefs[i] = b.g.Value(c)
	}
	return b.sum(dims, coefs, args)
}

func mapForm(b *irBuilder, n *graph.Node, dims []int, args []*irNode) *irNode {
	maps := make([][]int, len(args))
	for i, a := range args {
		if len(a.dims) > 0 {
			maps[i] = iota0(len(dims))
		}
	}
	return b.elem(n.Body(), dims, args, maps)
}

func selectForm(b *irBuilder, _ *graph.Node, dims []int, args []*irNode) *irNode {
	maps := [][]int{nil, iota0(len(dims)), iota0(len(dims))}
	p := b.g.Pool
	return b.elem(p.Call(op.Named("select"), p.Arg(0), p.Arg(1), p.Arg(2)), dims, args, maps)
}

func componentForm(b *irBuilder, n *graph.Node, dims []int, args []*irNode) *irNode {
	v := &irNode{op: irView, dims: dims, args: args, fix: make([]int, len(args[0].dims))}
	for i, p := range n.Pos() {
		if p >= 0 {
			v.fix[i] = p
		} else {
			v.terms = append(v.terms, [][2]int{{i, 1}})
		}
	}
	return b.view(v)
}

func blockForm(b *irBuilder, n *graph.Node, dims []int, args []*irNode) *irNode {
	blk := n.Chart().Blocks[n.Block()]
	v := &irNode{op: irView, dims: dims, args: args, fix: make([]int, len(args[0].dims))}
	for i := range args[0].dims {
		if i != n.Axis() {
			v.terms = append(v.terms, [][2]int{{i, 1}})
			continue
		}
		v.fix[i] = blk.Offset
		factor := blk.Size
		for _, d := range blk.Dims {
			factor /= d
			v.terms = append(v.terms, [][2]int{{i, factor}})
		}
	}
	return b.view(v)
}

func packForm(b *irBuilder, n *graph.Node, dims []int, args []*irNode) *irNode {
	return b.add(fmt.Sprint("pack", n.ID()), &irNode{op: irPack, dims: dims, args: args, axis: n.Axis()})
}

func stackForm(b *irBuilder, n *graph.Node, dims []int, args []*irNode) *irNode {
	return b.add(fmt.Sprint("stack", n.ID()), &irNode{op: irStack, dims: dims, args: args})
}

// atValue is the field's value in the scope of the point.
func (r *run) atValue(n *graph.Node, s *scope) (value, error) {
	t, err := r.atPoint(n.Point(), s)
	if err != nil {
		return value{}, err
	}
	return r.eval(n.Args()[0], t)
}

func (r *run) explainAt(n *graph.Node, s *scope, k, depth int, general *diag.Diagnostic) error {
	t, err := r.atPoint(n.Point(), s)
	if err != nil {
		return err
	}
	return spanned(r.explainIn(n.Args()[0], t, k, depth+1), general.Span)
}

// composeValue is the field's value where the substitution takes the scope.
func (r *run) composeValue(n *graph.Node, s *scope) (value, error) {
	if !n.Args()[0].DependsOn(n.Chart()) { // a constant field, seen along the map
		return r.eval(n.Args()[0], s)
	}
	t, err := r.composed(n, s)
	if err != nil {
		return value{}, err
	}
	v, err := r.eval(n.Args()[0], t)
	if err != nil {
		return v, err
	}
	return r.within(n, v, t)
}

func (r *run) explainCompose(n *graph.Node, s *scope, k, depth int, _ *diag.Diagnostic) error {
	t, err := r.composed(n, s)
	if err != nil {
		return err
	}
	if err := r.leaves(n, s, t); err != nil {
		return err
	}
	return r.explainIn(n.Args()[0], t, k, depth+1)
}

// byProgram compiles the node and runs the program. What no lane varies is
// computed once.
func (r *run) byProgram(n *graph.Node, s *scope) (value, error) {
	if s.n > 1 && r.uniform(n, s) {
		if s.first == nil {
			s.first = s.lane(0)
			s.first.whole = nil // it is where uniform values are found
		}
		return r.eval(n, s.first)
	}
	if x, off, ok := plainNumber(n); ok {
		v := value{n: 1}
		if v.data = []float64{x}; r.careful {
			v.err = []float64{off}
		}
		return v, nil
	}
	u, err := r.m.compile(n)
	if err != nil {
		return value{}, err
	}
	return u.eval(r, n, s)
}

// plainNumber is a fraction of whole numbers that needs no program, and how far its
// float may be off.
func plainNumber(n *graph.Node) (x, off float64, ok bool) {
	e, ok := n.Number()
	if !ok {
		return 0, 0, false
	}
	_, den, ok := e.Rational()
	if !ok {
		return 0, 0, false
	}
	if x, _ = e.Number(); den != 1 || math.Abs(x) >= 1<<53 {
		off = vm.Rounding(x)
	}
	return x, off, true
}

// PlainNumber is the value of a node that is a fraction of whole numbers: what Eval
// gives, without an evaluation.
func PlainNumber(n *graph.Node) (x float64, ok bool) {
	x, _, ok = plainNumber(n)
	return x, ok
}

func saysNothingMore(_ *run, _ *graph.Node, _ *scope, _, _ int, general *diag.Diagnostic) error {
	return general
}

// explainProgram looks for the first part of the program that has no value.
// Matrices that have no inverse come first: their cofactors only say "division
// by zero".
func (r *run) explainProgram(n *graph.Node, s *scope, k, depth int, general *diag.Diagnostic) error {
	for _, a := range inverted(r.m.g, n) {
		if err := r.invertible(a, s); err != nil {
			return err
		}
	}
	u, err := r.m.compile(n)
	if err != nil {
		return err
	}
	switch {
	case u.comp != nil:
		return r.explainComponent(u.comp, n, s, k, depth, general)
	case u.sparse != nil:
		return r.explainIn(u.sparse.packed, s, k/max(1, u.sparse.n)*u.sparse.count, depth+1)
	}
	return u.arr.explain(r, n, s, k, depth, general)
}
