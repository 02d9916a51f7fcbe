package builtins

// Flows that pass from chart to chart of a manifold where one ends, and what they come to, read in any of its charts.

import (
	"errors"
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/numeric/solve"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// journey is a flow with what it follows in each chart of its manifold; the first is the
// one in which it begins. Outside of manifolds there is no other.
type journey struct {
	legs []leg
}

// leg is what a flow follows in one chart, and the maps that lead from it to others.
type leg struct {
	f      *flow
	fields []*graph.Node
	out    []passage
}

type passage struct {
	to int
	by *graph.Map
}

// journey prepares a flow that follows o; fields makes what it asks for of what o is in a chart.
func (c *Call) journey(f *flow, o *value.Object, fields func(*value.Object) []*graph.Node) *journey {
	j := &journey{legs: []leg{{f: f, fields: fields(o)}}}
	m := c.Host.Manifold(f.chart)
	if m == nil {
		return j
	}
	at := map[*index.Chart]int{f.chart: 0}
	for _, chart := range m.Charts() {
		if chart == f.chart {
			continue
		}
		there := &crossingTo{&Call{Entry: &inEntry, Args: c.Args, Span: c.Span, G: c.G, Host: c.Host}, m, chart}
		v, err := there.object(c.positional(0), o)
		if err != nil {
			continue // no map leads there: then the flow does not, either
		}
		g := *f
		g.chart, g.edges, g.conds = chart, nil, nil
		c.edges(&g)
		at[chart] = len(j.legs)
		j.legs = append(j.legs, leg{f: &g, fields: fields(v.(*value.Object))})
	}
	for _, l := range m.Links {
		from, ok := at[l.M.From]
		to, also := at[l.M.To]
		if !ok || !also {
			continue
		}
		j.legs[from].out = append(j.legs[from].out, passage{to, l.M})
		if l.M.Inverse != nil {
			j.legs[to].out = append(j.legs[to].out, passage{from, c.G.InverseOf(l.M)})
		}
	}
	return j
}

// leg is the place of a chart among the legs, -1 for none.
func (j *journey) leg(c *index.Chart) int {
	for i := range j.legs {
		if j.legs[i].f.chart == c {
			return i
		}
	}
	return -1
}

// fields are the nodes that a run asks for, leg by leg.
func (j *journey) fields(g *graph.Graph) []*graph.Node {
	var out []*graph.Node
	for i := range j.legs {
		l := &j.legs[i]
		out = append(append(out, l.fields...), l.f.edges...)
		for _, p := range l.out {
			out = append(append(out, p.by.Forward...), g.Jacobian(p.by))
		}
	}
	return out
}

// node is a solver's node that follows the journey: what run gives is read in the chart of a leg.
func (c *Call) journeyNode(j *journey, name string, n, want int, axes []index.Axis, base *graph.Point, args []*graph.Node,
	run func(rt graph.Runtime, op *graph.NativeOp, args [][]float64) ([]float64, error)) *graph.Node {
	f := j.legs[0].f
	return c.G.Native(&graph.NativeOp{
		Name: name, Key: journeyKey{flowKey{f.tol, name, n}, want}, Chart: f.chart, Axes: axes, Base: base, Law: f.law,
		Fields: j.fields(c.G), Run: run, Span: f.span,
	}, args...)
}

type journeyKey struct {
	flowKey
	want int
}

// travel is one run of a journey.
type travel struct {
	j     *journey
	rt    graph.Runtime
	op    *graph.NativeOp
	slope func(leg int) (func(t float64, y, dy []float64) error, error)
	edge  []*compiled
	ready []bool
	maps  [][]graph.Field
	bare  [][]bool // maps without a derivative
}

// nodes are the fields of a leg among those of the operation.
func (w *travel) nodes(i int) (fields, edges, rest []*graph.Node) {
	at := 0
	for k := range w.j.legs {
		l := &w.j.legs[k]
		own := len(l.fields)
		n := own + len(l.f.edges)
		for _, p := range l.out {
			n += len(p.by.Forward) + 1
		}
		if k == i {
			all := w.op.Fields[at : at+n]
			return all[:own], all[own : own+len(l.f.edges)], all[own+len(l.f.edges):]
		}
		at += n
	}
	return nil, nil, nil
}

// prepare compiles a leg's edges and its maps.
func (w *travel) prepare(i int) error {
	if w.edge == nil {
		n := len(w.j.legs)
		w.edge, w.ready, w.maps, w.bare = make([]*compiled, n), make([]bool, n), make([][]graph.Field, n), make([][]bool, n)
	}
	if w.ready[i] {
		return nil
	}
	l := &w.j.legs[i]
	_, edges, rest := w.nodes(i)
	var err error
	if w.edge[i], err = l.f.compile(w.rt, l.f.chart, edges); err != nil {
		return err
	}
	for _, p := range l.out {
		n := len(p.by.Forward) + 1
		f, err := w.rt.Field(l.f.chart, rest[:n]...)
		if err != nil { // a map without a derivative leads no flow, but points
			if f, err = w.rt.Field(l.f.chart, rest[:n-1]...); err != nil {
				f = nil
			}
			w.bare[i] = append(w.bare[i], true)
		} else {
			w.bare[i] = append(w.bare[i], false)
		}
		w.maps[i] = append(w.maps[i], f)
		rest = rest[n:]
	}
	w.ready[i] = true
	return nil
}

// carried is a state of a leg in another, false where the map does not lead into its chart.
func (w *travel) carried(i int, k int, y []float64) ([]float64, bool) {
	p := w.j.legs[i].out[k]
	d := p.by.To.Dim
	jac := make([]float64, d*d)
	var out [][]float64
	x := make([]float64, d)
	for _, b := range p.by.To.Blocks {
		out = append(out, x[b.Offset:b.Offset+b.Size])
	}
	if w.bare[i][k] {
		if len(y) > d {
			return nil, false
		}
	} else {
		out = append(out, jac)
	}
	if w.maps[i][k] == nil || w.maps[i][k].At(y[:d], out...) != nil {
		return nil, false
	}
	z := append(make([]float64, 0, len(y)), x...)
	for v := d; v < len(y); v += d {
		for a := range d {
			s := 0.0
			for b := range d {
				s += jac[a*d+b] * y[v+b]
			}
			z = append(z, s)
		}
	}
	for _, v := range z {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, false
		}
	}
	if w.prepare(p.to) != nil {
		return nil, false
	}
	if w.edge[p.to] == nil {
		return z, true
	}
	least, _, err := w.edge[p.to].least(z[:d])
	return z, err == nil && least >= 0
}

// read is a state of one leg in the chart of another, by the fewest maps that lead there.
func (w *travel) read(i, want int, y []float64) ([]float64, error) {
	type place struct {
		leg int
		y   []float64
	}
	queue, seen := []place{{i, y}}, map[int]bool{i: true}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		if at.leg == want {
			return at.y, nil
		}
		if err := w.prepare(at.leg); err != nil {
			return nil, err
		}
		for k, p := range w.j.legs[at.leg].out {
			if z, ok := w.carried(at.leg, k, at.y); ok && !seen[p.to] {
				seen[p.to] = true
				queue = append(queue, place{p.to, z})
			}
		}
	}
	f, from := w.j.legs[0].f, w.j.legs[i].f.chart
	return nil, diag.New(CodeFlowEnds, f.span, fmt.Sprintf("%s comes to %s, of which no map leads to %s", f.what, pointText(from, y[:from.Dim]), w.j.legs[want].f.chart.Name)).
		WithNote("behind it, in " + from.Name + " reads it there")
}

// passed is a state on the way, and how long the step to it was.
type passed struct {
	t, h float64
	y    []float64
}

// mostCharts is how often a flow may pass from chart to chart.
const mostCharts = 1000

// departure is where a flow leaves a chart: in what charts it may go on, and the end of
// the chart when no other takes it further.
type departure struct {
	into  []arrival
	ended float64
	err   error
}

// arrival is where a flow goes on. whole: it stays in the chart to its end, for it does not
// come further in others.
type arrival struct {
	passed
	leg, from int
	whole     bool
}

// A step of a flow is short, or far too short to be waited for, by the longest one before it.
const (
	shortStep = 0.01
	tinyStep  = 1e-6
)

// errShort ends a flow in a chart in which its steps have become tiny.
var errShort = errors.New("the steps become short")

// onward is by how much further, of its time, a flow must come in another chart.
const onward = 1e-6

// follow follows a state of a leg from time 0 through the stops, from chart to chart where
// one ends, and says which chart it is in at each stop.
func (w *travel) follow(begin int, y, stops []float64, at func(k, leg int, y []float64) error) error {
	now := arrival{passed: passed{y: append([]float64(nil), y...)}, leg: begin, from: -1}
	done := 0
	var left departure
	for range mostCharts {
		end, way, err := w.within(now, stops, &done, at)
		if err == nil {
			return nil
		}
		f := w.j.legs[now.leg].f
		said := err
		if err != errShort {
			said = f.ended(err, w.edge[now.leg], "t", func(_ float64, y []float64) []float64 { return y[:f.chart.Dim] })
		}
		switch {
		case way == nil:
			return said
		case left.err == nil || math.Abs(end) > left.ended+onward*math.Max(1, left.ended):
			w.say(now)
			left = departure{into: w.arrivals(now.leg, way), ended: math.Abs(end), err: said}
			if err == errShort {
				left.into = append(left.into, arrival{way[len(way)-1], now.leg, -1, true})
			}
		}
		if now.whole {
			left.err = said
		}
		if len(left.into) == 0 {
			return left.err
		}
		now = left.into[0]
		left.into = left.into[1:]
	}
	f := w.j.legs[0].f
	return diag.New(CodeFlowEnds, f.span, fmt.Sprintf("%s passes from chart to chart more than %d times", f.what, mostCharts))
}

// within follows a state in one chart; way is how it went where the chart ended, nil for an
// error of another kind.
func (w *travel) within(now arrival, stops []float64, done *int, at func(k, leg int, y []float64) error) (end float64, way []passed, err error) {
	cur := now.leg
	if err := w.prepare(cur); err != nil {
		return 0, nil, err
	}
	slope, err := w.slope(cur)
	if err != nil {
		return 0, nil, err
	}
	l := &w.j.legs[cur]
	went, last, longest := []passed{now.passed}, now.passed, 0.0
	opt := solve.FlowOptions{Tol: l.f.tol, Margin: w.edge[cur].inChart()}
	if len(l.out) > 0 {
		opt.Step = func(t float64, y []float64) error {
			last = passed{t, math.Abs(t - last.t), append(last.y[:0:0], y...)}
			longest = math.Max(longest, last.h)
			if last.h >= shortStep*longest {
				went = append(went, last)
			}
			if last.h < tinyStep*longest && !now.whole {
				return errShort
			}
			return nil
		}
	}
	first := *done
	_, err = solve.Flow(w.rt.Context(), slope, now.t, append([]float64(nil), now.y...), stops[first:], opt, func(k int, y []float64) error {
		w.say(now)
		now.from = -1
		*done = first + k + 1
		return at(first+k, cur, y)
	})
	if err == nil {
		return 0, nil, nil
	}
	if err == errShort {
		return last.t, append(went, last), err
	}
	end, ok := w.end(err)
	if !ok || len(l.out) == 0 {
		return end, nil, err
	}
	return end, went, err
}

// say tells of a passage, once something has come of it.
func (w *travel) say(now arrival) {
	if now.from < 0 {
		return
	}
	f, to := w.j.legs[now.from].f, w.j.legs[now.leg].f.chart
	w.rt.Warn(diag.New(CodeCrosses, f.span, fmt.Sprintf("%s passes from %s to %s at t = %s, at %s", f.what, f.chart.Name,
		to.Name, number.Text(now.t), pointText(to, now.y[:to.Dim]))))
}

// end is when a flow came to the end of a chart; false for an error of another kind.
func (w *travel) end(err error) (float64, bool) {
	var left *solve.Left
	var stuck *solve.Stuck
	switch {
	case errors.As(err, &left):
		return left.T, true
	case errors.As(err, &stuck):
		var inner *diag.Diagnostic
		if stuck.Cause != nil && (!errors.As(stuck.Cause, &inner) || inner.Code != codeDomain && inner.Code != codeSingular) {
			return 0, false
		}
		return stuck.T, true
	}
	return 0, false
}

// arrivals are where a flow may go on, best first, each chart once: from where its steps were
// still long, for close to the edge of a chart its coordinates may lose all digits.
func (w *travel) arrivals(cur int, way []passed) []arrival {
	longest := 0.0
	for _, p := range way {
		longest = math.Max(longest, p.h)
	}
	for n := len(way) - 1; n >= 0; n-- {
		if n > 0 && way[n].h < shortStep*longest {
			continue
		}
		if into := w.from(cur, way[n]); len(into) > 0 {
			return into
		}
	}
	return nil
}

// from are the charts to which maps lead from a state.
func (w *travel) from(cur int, here passed) []arrival {
	seen := map[int]bool{cur: true}
	queue := []arrival{{here, cur, cur, false}}
	for k := 0; k < len(queue); k++ {
		at := queue[k]
		if w.prepare(at.leg) != nil {
			continue
		}
		for i, p := range w.j.legs[at.leg].out {
			if seen[p.to] {
				continue
			}
			if z, ok := w.carried(at.leg, i, at.y); ok {
				seen[p.to] = true
				queue = append(queue, arrival{passed{t: at.t, y: z}, p.to, cur, false})
			}
		}
	}
	return queue[1:]
}

// along gives rows of n numbers of the states at the times, from the first-th on, read in the chart of a leg.
func (j *journey) along(rt graph.Runtime, op *graph.NativeOp, times, y0 []float64, want, first, n int,
	slope func(w *travel, leg int) (func(t float64, y, dy []float64) error, error)) ([]float64, error) {
	w := &travel{j: j, rt: rt, op: op}
	w.slope = func(leg int) (func(t float64, y, dy []float64) error, error) { return slope(w, leg) }
	return atTimes(times, y0, n, func(y, stops []float64, at func(i int, y []float64) error) error {
		return w.follow(0, y, stops, func(k, leg int, y []float64) error {
			z, err := w.read(leg, want, y)
			if err != nil {
				return err
			}
			return at(k, z[first:first+n])
		})
	})
}
