package builtins

// logmap(C, p, q) and distance: the vector whose geodesic hits q, by shooting
// and continuation.

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/numeric/linalg"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// applyLogmap is the vector at p whose geodesic is at q at time 1.
func applyLogmap(c *Call) (value.Value, error) {
	o, _, chart, err := c.connection(c.positional(0))
	if err != nil {
		return nil, err
	}
	p, f, args, err := c.ends(chart)
	if err != nil {
		return nil, err
	}
	j := c.journey(f, o, func(o *value.Object) []*graph.Node {
		conn := c.upperFirst(o)
		return []*graph.Node{conn, c.G.Partial(conn, conn.Axes()[0].Chart)}
	})
	periods, by := c.turnsOf(j)
	node := c.journeyNode(j, "logmap", 0, 0, []index.Axis{index.UpOver(chart)}, p, append(args, by...), func(rt graph.Runtime, op *graph.NativeOp, args [][]float64) ([]float64, error) {
		return j.hunt(rt, op, args, periods, false).vector()
	})
	return vectorValue(node, &value.Object{}, p), nil
}

// ends are the points p and q of logmap and distance.
func (c *Call) ends(chart *index.Chart) (*graph.Point, *flow, []*graph.Node, error) {
	p, err := c.pointOf(c.positional(1), chart)
	if err != nil {
		return nil, nil, nil, err
	}
	q, err := c.pointOf(c.positional(2), chart)
	if err != nil {
		return nil, nil, nil, err
	}
	f, err := c.flowIn("the geodesic", chart)
	if err != nil {
		return nil, nil, nil, err
	}
	return p, f, append(c.G.CoordsOf(p), c.G.CoordsOf(q)...), nil
}

// applyDistance is the length of the geodesic between two points of a definite
// metric.
func applyDistance(c *Call) (value.Value, error) {
	ga := c.positional(0)
	g, err := c.metric(ga, nil)
	if err != nil {
		return nil, err
	}
	chart := g.Node.Axes()[0].Chart
	if g.Value || g.Via != nil {
		return nil, c.wrong(ga, "a metric field")
	}
	_, f, args, err := c.ends(chart)
	if err != nil {
		return nil, err
	}
	j := c.journey(f, g, func(g *value.Object) []*graph.Node {
		conn := c.leviCivita(g.Node)
		return []*graph.Node{conn, c.G.Partial(conn, conn.Axes()[0].Chart), g.Node}
	})
	periods, by := c.turnsOf(j)
	node := c.journeyNode(j, "distance", 0, 0, nil, nil, append(args, by...), func(rt graph.Runtime, op *graph.NativeOp, args [][]float64) ([]float64, error) {
		return j.hunt(rt, op, args, periods, true).distance()
	})
	r := value.ResultOf(node, g)
	r.Value = true
	return r, nil
}

// leviCivita is C^k_ij = 1/2 G^kl (d_i G_lj + d_j G_il - d_l G_ij).
func (c *Call) leviCivita(g *graph.Node) *graph.Node {
	chart := g.Axes()[0].Chart
	up, down := index.UpOver(chart), index.DownOver(chart)
	p := c.G.Pool
	dg := c.G.Partial(g, chart)
	first := c.G.Sum(
		graph.Term{Coef: p.Int(1), Node: c.G.Permute(dg, []int{1, 0, 2})},  // [l,i,j] = d_i G_lj
		graph.Term{Coef: p.Int(1), Node: c.G.Permute(dg, []int{2, 1, 0})},  // [l,i,j] = d_j G_il
		graph.Term{Coef: p.Int(-1), Node: c.G.Permute(dg, []int{0, 1, 2})}, // [l,i,j] = d_l G_ij
	)
	return c.G.Contract(p.Div(p.Int(1), p.Int(2)), []graph.Operand{
		{Node: c.G.Inverse(g), Labels: []int{0, 3}}, {Node: first, Labels: []int{3, 1, 2}},
	}, []int{0, 1, 2}, []index.Axis{up, down, down})
}

// shooting looks for the vector v at p whose geodesic is at q at time 1, by
// Newton's method with the derivative of the exponential map, d Jacobi fields
// with J(0) = 0 (Press et al., Numerical Recipes, 3rd ed.).
type shooting struct {
	*variation
	rt   graph.Runtime
	p, q []float64
	v    []float64
	y    []float64 // the state at time 1: x, v, d columns of each
	effort
}

// effort is how much a search may do: the shortest part of the way, the parts that are tried,
// and the steps of a geodesic; 0: any number.
type effort struct {
	part         float64
	tries, steps int
}

// A search in the only chart there is goes as far as it can; of several, the first that is
// easy has it.
var (
	patient = effort{part: 1e-12, tries: 4096}
	quick   = effort{part: 1.0 / 64, tries: 32, steps: 300}
	longer  = effort{part: 1e-6, tries: 256, steps: 3000}
)

// errLong ends a geodesic that takes more steps than the search may.
var errLong = errors.New("the geodesics take too many steps")

func (f *flow) shooting(rt graph.Runtime, fields, edges []*graph.Node, args [][]float64) (*shooting, error) {
	d := f.chart.Dim
	w, err := f.variation(rt, fields, edges, d)
	if err != nil {
		return nil, err
	}
	both := flat(args)
	w.floor = 1
	for _, x := range both { // near an edge at 0 a small coordinate counts as much as a large one elsewhere
		if x != 0 {
			w.floor = max(min(w.floor, math.Abs(x)), 1e-9)
		}
	}
	return &shooting{effort: patient, variation: w, rt: rt, p: both[:d], q: both[d:], v: make([]float64, d), y: make([]float64, 2*d+2*d*d)}, nil
}

// shoot follows the geodesic with v to time 1.
func (s *shooting) shoot(v []float64) error {
	d := s.d
	clear(s.y)
	copy(s.y, s.p)
	copy(s.y[d:], v)
	for k := 0; k < d; k++ {
		s.y[(2+d+k)*d+k] = 1
	}
	if s.steps == 0 {
		return s.run(s.rt, s.y, 1, nil)
	}
	n := 0
	return s.run(s.rt, s.y, 1, func(float64, []float64) error {
		if n++; n > s.steps {
			return errLong
		}
		return nil
	})
}

// correct solves D exp · dv = target - exp(v) for the change of v.
func (s *shooting) correct(target []float64) ([]float64, error) {
	d := s.d
	a, r, dv := make([]float64, d*d), make([]float64, d), make([]float64, d)
	for k := 0; k < d; k++ {
		r[k] = target[k] - s.y[k]
		for m := 0; m < d; m++ {
			a[k*d+m] = s.y[(2+m)*d+k]
		}
	}
	_, err := linalg.Solve(s.rt.Context(), d, 1, a, r, dv)
	return dv, err
}

// What the search is satisfied with: the last change of v relative to v. It
// says the same in every scale of the target's coordinates, where a miss of
// the target does not (Deuflhard, Newton Methods for Nonlinear Problems, 2004).
const (
	shotTol   = 1e-12 // at the end
	shotGood  = 1e-9  // at the end, when rounding allows no more
	shotLoose = 1e-4  // on the way
	shotFar   = 100   // a step this many times as long as v is none
)

// newton starts at v and returns the vector that hits the target. Steps that
// do not at least halve are no convergence: the target is too far.
func (s *shooting) newton(v, target []float64, tol float64) ([]float64, error) {
	v = append([]float64(nil), v...)
	last := math.Inf(1)
	for i := 0; i < 30; i++ {
		if err := s.shoot(v); err != nil {
			return nil, err
		}
		dv, err := s.correct(target)
		if err != nil {
			return nil, err
		}
		m := largest(dv)
		if m <= tol*largest(v) {
			return v, nil
		}
		if !(m <= last/2) {
			if last <= shotGood*largest(v) && tol < shotGood {
				return v, nil
			}
			//lint:ignore ST1005 Newton is a name
			return nil, errors.New("Newton's steps do not come closer")
		}
		if m > shotFar*largest(v) { // it would wind around without end
			//lint:ignore ST1005 Newton is a name
			return nil, errors.New("Newton's steps lead too far")
		}
		last = m
		for k := range v {
			v[k] += dv[k]
		}
	}
	//lint:ignore ST1005 Newton is a name
	return nil, errors.New("Newton's steps come closer too slowly")
}

// largest is the largest magnitude among v.
func largest(v []float64) float64 {
	m := 0.0
	for _, x := range v {
		m = math.Max(m, math.Abs(x))
	}
	return m
}

// find follows the solution while the target moves from p to q along the
// straight segment of coordinates, in steps as long as Newton's method takes.
func (s *shooting) find() error {
	d := s.d
	target, guess := make([]float64, d), make([]float64, d)
	for k := range guess {
		guess[k] = 0
	}
	done, step := 0.0, 1.0
	rate := make([]float64, d) // of v as the target moves
	for k := range rate {
		rate[k] = s.q[k] - s.p[k]
	}
	var last error
	for tries := 0; done < 1; tries++ {
		if step < s.part || tries == s.tries {
			return s.notFound(done, last)
		}
		to := math.Min(1, done+step)
		tol := shotLoose
		if to == 1 {
			tol = shotTol
		}
		for k := range target {
			target[k] = s.p[k] + to*(s.q[k]-s.p[k])
			if to == 1 {
				target[k] = s.q[k]
			}
			guess[k] = s.v[k] + (to-done)*rate[k]
		}
		v, err := s.newton(guess, target, tol)
		if err != nil {
			if e := s.fatal(err); e != nil {
				return e
			}
			last = err
			step /= 2
			continue
		}
		copy(s.v, v)
		done = to
		if done < 1 {
			for k := range target {
				target[k] = s.y[k] + s.q[k] - s.p[k]
			}
			dv, err := s.correct(target)
			if err != nil {
				return s.notFound(done, err)
			}
			copy(rate, dv)
			step *= 2
		}
	}
	return nil
}

// fatal is an error that no shorter step heals: nil for geodesics that leave
// the chart and matrices without inverse.
func (s *shooting) fatal(err error) error {
	var d *diag.Diagnostic
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) ||
		errors.As(err, &d) && d.Code != CodeFlowEnds {
		return err
	}
	return nil
}

func (s *shooting) notFound(done float64, why error) error {
	d := diag.New(CodeNoGeodesic, s.f.span, fmt.Sprintf("no geodesic from %s to %s was found", pointText(s.f.chart, s.p), pointText(s.f.chart, s.q)))
	reached := make([]float64, s.d)
	for k := range reached {
		reached[k] = s.p[k] + done*(s.q[k]-s.p[k])
	}
	d.WithNote(fmt.Sprintf("the search goes along the straight segment of coordinates and came as far as %s", pointText(s.f.chart, reached)))
	var inner *diag.Diagnostic
	if errors.As(why, &inner) {
		d.WithNote("there " + inner.Message)
	} else if why != nil {
		d.WithNote("there " + why.Error())
	}
	return d
}

// length is |v| of the vector found, refused where it cannot be a distance.
func (s *shooting) length(metric graph.Field) (float64, error) {
	d := s.d
	g := make([]float64, d*d)
	if err := metric.At(s.p, g); err != nil {
		return 0, err
	}
	if !positiveDefinite(d, g) {
		return 0, diag.New(codeSingular, s.f.span, fmt.Sprintf("distance needs a positive definite metric; this one is not at %s", pointText(s.f.chart, s.p))).
			WithNote("of any metric, with v = logmap(levicivita(G), p, q), G_ij v^i v^j is the squared interval")
	}
	if err := s.find(); err != nil {
		return 0, err
	}
	conj, err := s.conjugate(g)
	if err != nil {
		return 0, err
	}
	if conj > 0 {
		return 0, diag.New(CodeNoGeodesic, s.f.span, fmt.Sprintf("the geodesic from %s to %s passes a conjugate point within %s of the way: it is not the shortest curve", pointText(s.f.chart, s.p), pointText(s.f.chart, s.q), number.Format(conj, 2))).
			WithNote("another way round, or another chart, has the shortest; logmap gives this one")
	}
	sum := 0.0
	for i := 0; i < d; i++ {
		for j := 0; j < d; j++ {
			sum += g[i*d+j] * s.v[i] * s.v[j]
		}
	}
	return math.Sqrt(math.Max(sum, 0)), nil
}

// positiveDefinite tries Cholesky's factorisation.
func positiveDefinite(n int, a []float64) bool {
	l := append([]float64(nil), a...)
	for j := 0; j < n; j++ {
		for i := j; i < n; i++ {
			s := l[i*n+j]
			for k := 0; k < j; k++ {
				s -= l[i*n+k] * l[j*n+k]
			}
			if i == j {
				if !(s > 0) {
					return false
				}
				l[j*n+j] = math.Sqrt(s)
			} else {
				l[i*n+j] = s / l[j*n+j]
			}
		}
	}
	return true
}
