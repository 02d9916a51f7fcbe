package exec

// Matrices known by their products: H v compiled without forming H.

import (
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/numeric/solve"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// origin is where a node was written.
func (m *Machine) origin(n *graph.Node) diag.Span {
	return m.g.Origin(n)
}

// value is the number that a constant coefficient is.
func (m *Machine) value(e scalar.Expr) float64 {
	return m.g.Value(e)
}

// multipleOfDelta reports a constant times the identity.
func multipleOfDelta(n *graph.Node) (scalar.Expr, bool) {
	if n.Op() == graph.OpAt {
		return multipleOfDelta(graph.Strip(n.Args()[0]))
	}
	if n.Op() != graph.OpContract || len(n.Args()) != 0 {
		return scalar.Expr{}, false
	}
	coef, _, out := n.Contract()
	return coef, len(out) == 2 && out[0] == out[1]
}

// operator is the product of a bilinear form with a vector: v ↦ H v, compiled
// from the contraction H_ij v^j. The graph turns that into a directional
// derivative where H is a derivative, so that H is never formed.
func (r *run) operator(h *graph.Node, s *scope) (solve.Operator, error) {
	p, node := r.m.contracted(h)
	return func(x, y []float64) error {
		if err := r.alive(); err != nil {
			return err
		}
		defer r.forget(r.bytes.Load())
		t := s.derived()
		t.setParam(p, value{n: 1, data: x})
		v, err := r.eval(node, t)
		if err != nil {
			return err
		}
		copy(y, v.data)
		return nil
	}, nil
}

// contracted is H_ij v^j for a fresh vector param, cached by H.
func (m *Machine) contracted(h *graph.Node) (*graph.Param, *graph.Node) {
	if c, ok := m.products[h]; ok {
		return c.v, c.node
	}
	ax := h.Axes()[1]
	p := &graph.Param{ID: -1 - len(m.products), Name: "v", Axes: []index.Axis{index.PlainAxis(ax.Size)}}
	v := m.g.Cast(m.g.Param(p), []index.Axis{ax.Dual()})
	node := m.g.Hoist(m.g.Contract(m.g.Pool.Int(1),
		[]graph.Operand{{Node: h, Labels: []int{0, 1}}, {Node: v, Labels: []int{1}}}, []int{0}, h.Axes()[:1]))
	if m.products == nil {
		m.products = map[*graph.Node]contracted{}
	}
	m.products[h] = contracted{p, node}
	return p, node
}

type contracted struct {
	v    *graph.Param
	node *graph.Node
}
