package taylor

// What a claim says under a change of coordinates: its definition run again,
// its law, and their difference.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
)

// subject is a claim under test: what is claimed of which definition.
type subject struct {
	node   *graph.Node // the claim node, or the bare definition
	def    *graph.Node
	law    index.Law
	charts []*index.Chart // whose coordinates change
	metric bool           // symmetry is claimed too
}

// newSubject reads a claim node, or takes law for a bare definition. The charts
// changed are those of its slots; of a scalar, those it is over.
func newSubject(n *graph.Node, law index.Law) subject {
	s := subject{node: n, def: n, law: law}
	if n.Op() == graph.OpClaim {
		s.law = n.Claim().Law
		s.def = n.Args()[0]
		s.metric = n.Claim().Metric && len(n.Axes()) == 2
	}
	add := func(c *index.Chart) {
		for _, d := range s.charts {
			if d == c {
				return
			}
		}
		s.charts = append(s.charts, c)
	}
	for _, a := range n.Axes() {
		if a.Chart != nil {
			add(a.Chart)
		}
	}
	if len(s.charts) == 0 {
		for _, c := range n.Charts() {
			add(c)
		}
		if len(s.charts) == 0 {
			s.charts = append(s.charts, within(n)...)
		}
	}
	return s
}

// within are the charts of the points inside a value.
func within(n *graph.Node) []*index.Chart {
	var cs []*index.Chart
	graph.Walk(n, func(n *graph.Node) bool {
		if n.Op() != graph.OpAt {
			return true
		}
		if c := n.Point().Chart; !slices.Contains(cs, c) {
			cs = append(cs, c)
		}
		return false
	})
	return cs
}

// anomaly evaluates re-run and push of a subject about a point: the components
// of both at the point itself (order 0), row-major. For a metric the components
// and their transposed follow.
func anomaly[T Scalar](u *run[T], s subject, charts []*index.Chart, base [][]T) (rerun, push []T, err error) {
	old, err := u.at(charts, base, false)
	if err != nil {
		return nil, nil, err
	}
	fresh, err := u.at(charts, base, true)
	if err != nil {
		return nil, nil, err
	}
	defined, err := fresh.eval(s.def, 0)
	if err != nil {
		return nil, nil, err
	}
	plain, err := old.eval(s.def, 0)
	if err != nil {
		return nil, nil, err
	}
	pushed, err := fresh.push(plain, s.def.Axes(), s.law, 0)
	if err != nil {
		return nil, nil, err
	}
	rerun, push = make([]T, len(defined)), make([]T, len(defined))
	for i := range defined {
		rerun[i], push[i] = fresh.alg.At0(defined[i]), fresh.alg.At0(pushed[i])
	}
	if s.metric {
		d := u.dims(s.def)
		for i := range plain {
			rerun = append(rerun, fresh.alg.At0(plain[i]))
			push = append(push, fresh.alg.At0(plain[i%d[1]*d[0]+i/d[1]]))
		}
	}
	return rerun, push, nil
}

// component locates an entry of anomaly's results.
func (s *subject) component(dims []int, flat int) (at []int, asymmetric bool) {
	n := product(dims)
	return position(dims, flat%n), flat >= n
}

// position is a flat component's place in an array.
func position(dims []int, flat int) []int {
	p := make([]int, len(dims))
	for i := len(dims) - 1; i >= 0; i-- {
		p[i] = flat % dims[i]
		flat /= dims[i]
	}
	return p
}
