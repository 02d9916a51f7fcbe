package taylor

// Derivatives, maps, recompute and push by Taylor series, as an oracle for
// other ways to compute them.

import (
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
)

// Evaluator gives graph nodes as series about a point, in float64. It knows no
// derivative rule of package graph: partial derivatives shift coefficients,
// maps are composed and reverted as series, kernels expand from their
// differential equations. So it is an oracle for derivatives of any order, for
// maps, pushes and recomputations. It is slower than package exec by orders of
// magnitude, serves small dimensions only, and is used by one goroutine.
type Evaluator struct {
	u  *run[float64]
	at *At
}

// NewEvaluator evaluates nodes of g about a point.
func NewEvaluator(g *graph.Graph, at *At) *Evaluator {
	return &Evaluator{newReal(g, at), at}
}

// Jet is every component of a node, row-major, as a series.
type Jet struct {
	Dims    []int
	Algebra *Algebra[float64]
	Series  []Series[float64]
}

// Values are the components at the point.
func (j *Jet) Values() []float64 {
	v := make([]float64, len(j.Series))
	for i, s := range j.Series {
		v[i] = j.Algebra.At0(s)
	}
	return v
}

// Series evaluates n to an order in displacements of the coordinates from the
// point.
func (e *Evaluator) Series(n *graph.Node, order int) (*Jet, error) {
	charts, base := e.at.frame()
	f, err := e.u.at(charts, base, false)
	if err != nil {
		return nil, err
	}
	s, err := f.eval(n, order)
	if err != nil {
		return nil, err
	}
	return &Jet{e.u.dims(n), f.alg, s}, nil
}

// Value is the node at the point (or, of a value, its numbers).
func (e *Evaluator) Value(n *graph.Node) ([]float64, error) {
	j, err := e.Series(n, 0)
	if err != nil {
		return nil, err
	}
	return j.Values(), nil
}

// Recompute runs n's definition again in the coordinates of m.To, about m's
// image of the point, which is one of m.From: coordinates become m⁻¹, inputs
// are pushed by their law, everything else is done anew. The series are in
// displacements of m.To's coordinates.
func (e *Evaluator) Recompute(n *graph.Node, m *graph.Map, order int) (*Jet, error) {
	return e.moved(m, func(f *frame[float64]) ([]Series[float64], error) { return f.eval(n, order) }, n)
}

// Push changes n's components at the point by the law, to m.To's coordinates.
func (e *Evaluator) Push(n *graph.Node, law index.Law, m *graph.Map, order int) (*Jet, error) {
	return e.moved(m, func(f *frame[float64]) ([]Series[float64], error) {
		old, err := f.plain()
		if err != nil {
			return nil, err
		}
		s, err := old.eval(n, order)
		if err != nil {
			return nil, err
		}
		if s, err = f.renew(s, order); err != nil {
			return nil, err
		}
		return f.push(s, n.Axes(), law, order)
	}, n)
}

func (e *Evaluator) moved(m *graph.Map, eval func(*frame[float64]) ([]Series[float64], error), n *graph.Node) (*Jet, error) {
	u := newReal(e.u.g, e.at)
	u.moved = map[*index.Chart]bool{m.From: true}
	forward := func(base []float64, r int) (*frame[float64], []Series[float64], error) {
		f, err := u.at(chartsOf(m.From), [][]float64{base}, false)
		if err != nil {
			return nil, nil, err
		}
		var x []Series[float64]
		for _, b := range m.Forward {
			s, err := f.eval(b, r)
			if err != nil {
				return nil, nil, err
			}
			x = append(x, s...)
		}
		return f, x, nil
	}
	u.draw = func(_ *index.Chart, base []float64, r int, a *Algebra[float64]) ([]Series[float64], error) {
		f, x, err := forward(base, r)
		if err != nil {
			return nil, err
		}
		return f.alg.Revert(x, r)
	}
	u.origin = func(base []float64) ([]float64, error) {
		f, x, err := forward(base, 0)
		if err != nil {
			return nil, err
		}
		v := make([]float64, len(x))
		for i, s := range x {
			v[i] = f.alg.At0(s)
		}
		return v, nil
	}
	charts, base := e.at.frame()
	f, err := u.at(charts, base, true)
	if err != nil {
		return nil, err
	}
	s, err := eval(f)
	if err != nil {
		return nil, err
	}
	return &Jet{u.dims(n), f.alg, s}, nil
}
