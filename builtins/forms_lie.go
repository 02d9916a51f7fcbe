package builtins

// lie(v, T): the Lie derivative of a tensor of any rank, or of a connection.

import (
	"errors"
	"fmt"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// applyLie is the Lie derivative of a tensor of any rank, or of a connection:
//
//	v^l d_l T + Σ_lower (d_i v^l) T_{…l…} - Σ_upper (d_l v^k) T^{…l…},
//
// and d_i d_j v^k more for a connection C^k_ij, which makes it a tensor.
func applyLie(c *Call) (value.Value, error) {
	va, ta := c.positional(0), c.positional(1)
	v, err := c.vector(va, nil)
	if err != nil {
		var d *diag.Diagnostic
		if _, swapped := c.vector(ta, nil); swapped == nil && errors.As(err, &d) { // lie(g, v)
			d.WithFixNote(c.Span, fmt.Sprintf("lie(%s, %s)", ta.code(), va.code()), "the field stands first")
		}
		return nil, err
	}
	t, err := c.tensor(ta)
	if err != nil {
		return nil, err
	}
	chart := v.Node.Axes()[0].Chart
	for i, x := range t.Node.Axes() {
		if x.Kind != index.Plain && (x.Chart != chart || t.ViaOf(i) != nil) {
			return nil, diag.New(CodeMapChart, ta.Span, fmt.Sprintf("slot %d of %s is over %s; %s is a field over %s", i+1, ta.text(), x.Chart.Name, va.text(), chart.Name))
		}
	}
	for _, other := range t.Node.Charts() {
		if other != chart {
			return nil, diag.New(CodeMapChart, ta.Span, fmt.Sprintf("%s is over %s, %s over %s", ta.text(), other.Name, va.text(), chart.Name))
		}
	}
	for _, f := range []struct {
		a *Arg
		o *value.Object
	}{{va, v}, {ta, t}} {
		if err := c.noField(f.a, f.o); err != nil {
			return nil, err
		}
	}
	dv := c.G.Partial(v.Node, chart) // [down l, up k]
	one := c.G.Pool.Int(1)
	terms := []graph.Term{{Coef: one, Node: c.interior(v.Node, c.G.Partial(t.Node, chart))}}
	var up, low []int
	for i, x := range t.Node.Axes() {
		switch x.Kind {
		case index.Down:
			low = append(low, i)
			terms = append(terms, graph.Term{Coef: one, Node: c.along(dv, 1, t.Node, i)})
		case index.Up:
			up = append(up, i)
			terms = append(terms, graph.Term{Coef: c.G.Pool.Int(-1), Node: c.along(dv, 0, t.Node, i)})
		}
	}
	r := value.ResultOf(t.Node, v, t)
	if t.Law == index.Connection && len(up) == 1 && len(low) == 2 {
		labels := make([]int, 3)
		labels[0], labels[1], labels[2] = low[0], low[1], up[0]
		ddv := c.G.Partial(dv, chart)
		terms = append(terms, graph.Term{Coef: one, Node: c.G.Contract(one, []graph.Operand{{Node: ddv, Labels: labels}}, []int{0, 1, 2}, t.Node.Axes())})
		r.Law, r.Why, r.Anomaly = v.Law, v.Why, v.Anomaly
	}
	r.Node = c.G.Sum(terms...)
	return r, nil
}
