package graph

// Coefficients of a series, node by node: what does not depend on the small thing is its own, inputs and variables begin.

import (
	"errors"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

type orders struct {
	g     *Graph
	by    *Small
	limit int
	u     *Formulas
	memo  map[*Node]Orders

	divided []*Node // what was divided by and is not known to differ from 0
}

// depends reports that a node may be no constant in u.
func (s *orders) depends(n *Node) bool {
	if n.HasRemainder() {
		return true
	}
	if s.by.Param != nil {
		return slices.Contains(n.params, s.by.Param)
	}
	return n.DependsOn(s.by.Chart)
}

func (s *orders) constant(n *Node) Orders {
	if n.IsZero() {
		return Orders{End: scalar.Exactly}
	}
	return Orders{Coefs: []*Node{n}, End: scalar.Exactly}
}

func (s *orders) of(n *Node) (Orders, error) {
	if !s.depends(n) {
		return s.constant(n), nil
	}
	if o, ok := s.memo[n]; ok {
		return o, nil
	}
	s.g.Meter.Steps(1)
	o, err := s.node(n)
	var no *NoOrders
	if err != nil && !errors.As(err, &no) {
		err = &NoOrders{n, err}
	}
	if err == nil {
		o = s.trim(o)
		s.memo[n] = o
	}
	return o, err
}

// trim drops zeros at both ends, and what is beyond the limit.
func (s *orders) trim(o Orders) Orders {
	if keep := s.limit + 1 - o.From; keep < len(o.Coefs) {
		o.Coefs, o.End = o.Coefs[:max(keep, 0)], min(o.End, s.limit+1)
	}
	o.Coefs, o.From = scalar.Trimmed(o.Coefs, o.From, o.End)
	return o
}

func (s *orders) node(n *Node) (Orders, error) {
	g := s.g
	switch n.op {
	case OpParam:
		return s.variable(), nil
	case OpCoord:
		return s.coordinate(n), nil
	case OpInput:
		switch r := n.Input().Rest; {
		case r != nil && r.Same(s.by):
			return Orders{End: 0}, nil
		case r != nil:
			return Orders{}, ErrTwoSmall
		case len(n.args) == 0:
			return Orders{}, ErrNoSeries
		}
		return s.input(n)
	case OpClaim:
		return s.of(n.args[0])
	case OpSum, OpStack, OpPack, OpGather, OpScatter, OpBlock, OpComponent:
		return s.together(n)
	case OpSelect:
		if s.depends(n.args[0]) {
			return Orders{}, scalar.ErrKink
		}
		return s.together(n)
	case OpContract:
		return s.product(n)
	case OpMap:
		return s.mapped(n.Body(), n.args, n.axes)
	case OpInverse:
		return s.inverse(n)
	case OpSolve:
		inv := g.Inverse(n.args[0])
		out := append([]int{0}, iota0(len(n.axes))...)[1:]
		b := make([]int, len(n.args[1].axes))
		for k := range b {
			b[k] = k
		}
		b[0] = 100
		return s.of(g.Contract(g.one(), []Operand{{inv, []int{0, 100}}, {n.args[1], b}}, out, n.axes))
	case OpDet, OpLogDet, OpReduce:
		return s.byFormula(n)
	case OpPartial:
		return s.partial(n)
	case OpCompose:
		return s.composed(n)
	case OpAt:
		return s.at(n)
	case OpZero, OpArray:
		return s.constant(n), nil
	case OpImplicit, OpMapVector, OpPick, OpExpM, OpExpMFrechet, OpEig, OpNative:
	}
	return Orders{}, ErrNoSeries
}

// input: coefficients of a definition move as it does.
func (s *orders) input(n *Node) (Orders, error) {
	a, err := s.of(n.args[0])
	if err != nil {
		return a, err
	}
	out := Orders{From: a.From, End: a.End}
	for k, c := range a.Coefs {
		info := n.Input()
		info.Name = ""
		if a.From+k != 0 {
			if info.Metric = false; info.Law == index.Connection {
				info.Law = index.Tensor
			}
		}
		if !c.IsZero() {
			c = s.g.Input(c, info, nil, n.Chart())
		}
		out.Coefs = append(out.Coefs, c)
	}
	return out, nil
}

// variable is x itself: About + u, or 1/u, times a constant.
func (s *orders) variable() Orders {
	one := s.g.Int(1)
	switch {
	case s.by.Inf:
		return Orders{From: -1, Coefs: []*Node{one}, End: scalar.Exactly}
	case s.by.About != nil:
		return Orders{Coefs: []*Node{s.by.About, one}, End: scalar.Exactly}
	}
	return Orders{From: 1, Coefs: []*Node{one}, End: scalar.Exactly}
}

// coordinate is one block of coordinates, one of which is x.
func (s *orders) coordinate(n *Node) Orders {
	g := s.g
	b, pos := flatPos(s.by.Chart, s.by.Index)
	if n.Block() != b {
		return s.constant(n)
	}
	x := s.variable()
	if len(n.axes) == 0 {
		return x
	}
	at := 0
	for k, a := range n.axes {
		at = at*a.Size + pos[k]
	}
	parts := make([]*Node, n.Size())
	out := Orders{From: min(x.From, 0), End: scalar.Exactly}
	for k := out.From; k < x.From+len(x.Coefs); k++ {
		for i := range parts {
			parts[i] = g.Zero(nil)
			switch {
			case i == at && k >= x.From:
				parts[i] = x.Coefs[k-x.From]
			case i != at && k == 0:
				parts[i] = g.Component(n, unflat(n.axes, i))
			}
		}
		out.Coefs = append(out.Coefs, g.Stack(n.axes, parts))
	}
	return out
}
