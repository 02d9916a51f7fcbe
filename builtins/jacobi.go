package builtins

// jacobi: Jacobi fields, how a geodesic varies with its point and its vector.

import (
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/numeric/solve"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// applyJacobi is a Jacobi field at a time: the variation of a geodesic that
// begins with J0 and the covariant derivative J1.
func applyJacobi(c *Call) (value.Value, error) {
	s, err := c.start()
	if err != nil {
		return nil, err
	}
	var begin [2]*graph.Node
	v := &value.Object{}
	v.Weaken(s.v)
	for i := range begin {
		o, n, err := c.vectorAt(c.positional(3+i), s.p, c.positional(1).text())
		if err != nil {
			return nil, err
		}
		begin[i] = n
		v.Weaken(o)
	}
	time, err := c.closed(c.positional(5))
	if err != nil {
		return nil, err
	}
	end := c.geodesicEnd(s, time)
	s.law = v.Law
	j := c.journey(s.flow, s.c, func(o *value.Object) []*graph.Node {
		conn := c.upperFirst(o)
		return []*graph.Node{conn, c.G.Partial(conn, conn.Axes()[0].Chart)}
	})
	args := append(s.args[:len(s.args):len(s.args)], begin[0], begin[1], time)
	return c.vectorOfJourney(j, "jacobi", args, end, 0, v, func(rt graph.Runtime, op *graph.NativeOp, args [][]float64, want int) ([]float64, error) {
		d := s.chart.Dim
		return j.along(rt, op, args[len(args)-1], flat(args[:len(args)-1]), want, 2*d, d, func(w *travel, leg int) (func(t float64, y, dy []float64) error, error) {
			fields, _, _ := w.nodes(leg)
			m := newVariation(j.legs[leg].f, 1)
			var err error
			m.field, err = rt.Field(m.f.chart, fields...)
			return m.covariant, err
		})
	}), nil
}

// covariant is the right side for a state x, v, J and DJ/dt, all vectors in any chart:
// dJ^k/dt = DJ^k - C^k_ij v^i J^j, and DJ is what it is by the derivative of that.
func (w *variation) covariant(t float64, y, dy []float64) error {
	d := w.d
	v, jac := y[d:2*d], y[2*d:3*d]
	if w.bare == nil {
		w.bare, w.rate = make([]float64, 4*d), make([]float64, 4*d)
	}
	if err := w.field.At(y[:d], w.gamma, w.dgamma); err != nil {
		return err
	}
	copy(w.bare, y)
	along := func(out []float64, sign float64, a, b []float64) { // out += sign C(a, b)
		for k := range out {
			for i := range a {
				for j := range b {
					out[k] += sign * w.gamma[(k*d+i)*d+j] * a[i] * b[j]
				}
			}
		}
	}
	along(w.bare[3*d:], -1, v, jac) // dJ/dt
	if err := w.slope(t, w.bare, w.rate); err != nil {
		return err
	}
	copy(dy, w.rate)
	along(dy[3*d:], 1, w.rate[d:2*d], jac)
	along(dy[3*d:], 1, v, w.bare[3*d:])
	for l := range d { // the rate of C along v
		for k := range d {
			for i := range d {
				for j := range d {
					dy[3*d+k] += v[l] * w.dgamma[((l*d+k)*d+i)*d+j] * v[i] * jac[j]
				}
			}
		}
	}
	return nil
}

// variation is a geodesic with columns of variations of it: the state is x, v,
// then m columns of δx and m of δv, each a row of d numbers, with
//
//	δv'^k = -d_l C^k_ij v^i v^j δx^l - (C^k_ij + C^k_ji) v^i δv^j.
type variation struct {
	f             *flow
	d, m          int
	field         graph.Field
	gamma, dgamma []float64
	edge          *compiled
	onX, onV      []float64
	floor         float64 // of what errors are relative to; 0: 1
	bare, rate    []float64
}

func newVariation(f *flow, m int) *variation {
	d := f.chart.Dim
	return &variation{f: f, d: d, m: m, gamma: make([]float64, d*d*d), dgamma: make([]float64, d*d*d*d), onX: make([]float64, d*d), onV: make([]float64, d*d)}
}

func (f *flow) variation(rt graph.Runtime, fields, edges []*graph.Node, m int) (*variation, error) {
	w := newVariation(f, m)
	var err error
	if w.field, err = rt.Field(f.chart, fields[0], fields[1]); err != nil {
		return nil, err
	}
	w.edge, err = f.compile(rt, f.chart, edges)
	return w, err
}

// slope is the right side.
func (w *variation) slope(_ float64, y, dy []float64) error {
	d := w.d
	if err := w.field.At(y[:d], w.gamma, w.dgamma); err != nil {
		return err
	}
	v := y[d : 2*d]
	copy(dy, v)
	accelerate(w.gamma, v, v, dy[d:2*d])
	for k := 0; k < d; k++ {
		for j := 0; j < d; j++ {
			s := 0.0
			for i := 0; i < d; i++ {
				s -= (w.gamma[(k*d+i)*d+j] + w.gamma[(k*d+j)*d+i]) * v[i]
			}
			w.onV[k*d+j] = s
		}
	}
	for l := 0; l < d; l++ {
		for k := 0; k < d; k++ {
			s := 0.0
			for i := 0; i < d; i++ {
				for j := 0; j < d; j++ {
					s -= w.dgamma[((l*d+k)*d+i)*d+j] * v[i] * v[j]
				}
			}
			w.onX[k*d+l] = s
		}
	}
	for c := 0; c < w.m; c++ {
		x, u := y[(2+c)*d:(3+c)*d], y[(2+w.m+c)*d:(3+w.m+c)*d]
		dx, du := dy[(2+c)*d:(3+c)*d], dy[(2+w.m+c)*d:(3+w.m+c)*d]
		copy(dx, u)
		for k := 0; k < d; k++ {
			s := 0.0
			for j := 0; j < d; j++ {
				s += w.onX[k*d+j]*x[j] + w.onV[k*d+j]*u[j]
			}
			du[k] = s
		}
	}
	return nil
}

// run follows the state to a time; step is called after each step.
func (w *variation) run(rt graph.Runtime, y []float64, to float64, step func(t float64, y []float64) error) error {
	opt := solve.FlowOptions{Tol: w.f.tol, Floor: w.floor, Margin: w.edge.inChart(), Step: step}
	_, err := solve.Flow(rt.Context(), w.slope, 0, y, []float64{to}, opt, nil)
	if err != nil {
		return w.f.ended(err, w.edge, "t", func(_ float64, y []float64) []float64 { return y[:w.d] })
	}
	return nil
}
