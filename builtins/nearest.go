package builtins

// logmap and distance in manifolds: the geodesic is looked for in every chart that has both points, and round each period.

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/numeric/linalg"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// hunt is one search for a geodesic from p to q, which are given in the first leg's chart.
type hunt struct {
	*travel
	d       int
	p, q    []float64
	periods []turn
	metric  bool // the last field of a leg is its metric: lengths are compared
}

// turn is a period, with its number.
type turn struct {
	value.Period
	by float64
}

// shot is a geodesic that was found.
type shot struct {
	v      []float64 // of a search for vectors: at p, in the first leg's chart
	length float64
	near   bool // the nearer way round each period
}

// mostTurned is how many of a chart's periods are tried both ways.
const mostTurned = 3

// turnsOf are the periods of a chart's manifold, and their numbers as arguments.
func (c *Call) turnsOf(j *journey) ([]value.Period, []*graph.Node) {
	m := c.Host.Manifold(j.legs[0].f.chart)
	if m == nil {
		return nil, nil
	}
	var nodes []*graph.Node
	for _, q := range m.Periods {
		nodes = append(nodes, q.Value.Node)
	}
	return m.Periods, nodes
}

func (j *journey) hunt(rt graph.Runtime, op *graph.NativeOp, args [][]float64, periods []value.Period, metric bool) *hunt {
	own := len(args) - len(periods)
	both := flat(args[:own])
	d := len(both) / 2
	h := &hunt{travel: &travel{j: j, rt: rt, op: op}, d: d, p: both[:d], q: both[d:], metric: metric}
	for i, q := range periods {
		h.periods = append(h.periods, turn{q, args[own+i][0]})
	}
	return h
}

// missed reports the error of a search that another chart may do better.
func missed(err error) bool {
	var d *diag.Diagnostic
	if !errors.As(err, &d) {
		return false
	}
	switch d.Code {
	case CodeNoGeodesic, CodeFlowEnds, codeDomain, codeSingular:
		return true
	}
	return false
}

// shots are the geodesics that were found, first those of the points' own chart, first to
// where q is nearest by the periods; and why the first search found none. Searches that are
// easy are made in all charts; where none finds one, longer ones follow.
func (h *hunt) shots() (found []shot, first error, err error) {
	efforts := []effort{quick, longer}
	if len(h.j.legs) == 1 && len(h.periods) == 0 {
		efforts = []effort{patient}
	}
	var tried []string
	for _, l := range h.j.legs[1:] {
		tried = append(tried, l.f.chart.Name)
	}
	for _, e := range efforts {
		for k := range h.j.legs {
			some, why, err := h.shotsIn(k, e)
			if err != nil {
				return nil, nil, err
			}
			found = append(found, some...)
			if k == 0 {
				first = why
			}
		}
		if len(found) > 0 {
			return found, first, nil
		}
	}
	var d *diag.Diagnostic
	if len(tried) > 0 && errors.As(first, &d) {
		d.WithNote("nor was one found in " + strings.Join(tried, ", ") + ", as far as maps lead there from both")
	}
	return nil, first, nil
}

// shotsIn are the geodesics found in one chart.
func (h *hunt) shotsIn(k int, e effort) (found []shot, first error, err error) {
	d := h.d
	frame := append([]float64(nil), h.p...) // and the chart's own vectors, where one is asked for
	for i := 0; i < d && !h.metric; i++ {
		frame = append(frame, make([]float64, d)...)
		frame[d+i*d+i] = 1
	}
	p, err := h.read(0, k, frame)
	if err != nil {
		return nil, nil, fatalOnly(err)
	}
	q, err := h.read(0, k, h.q)
	if err != nil {
		return nil, nil, fatalOnly(err)
	}
	f := h.j.legs[k].f
	fields, edges, _ := h.nodes(k)
	var metric graph.Field
	if h.metric {
		if metric, err = h.rt.Field(f.chart, fields[len(fields)-1]); err != nil {
			return nil, nil, err
		}
	}
	for n, target := range h.turned(k, p[:d], q) {
		s, err := f.shooting(h.rt, fields, edges, [][]float64{p[:d], target})
		if err != nil {
			return nil, nil, err
		}
		s.effort = e
		x := shot{}
		if h.metric {
			x.length, err = s.length(metric)
		} else {
			err = s.find()
		}
		if err != nil {
			if !missed(err) {
				return nil, nil, err
			}
			if first == nil {
				first = err
			}
			continue
		}
		x.near = n == 0
		if !h.metric {
			if x.v, err = h.home(p[d:], s.v); err != nil {
				continue
			}
		}
		found = append(found, x)
	}
	return found, first, nil
}

func fatalOnly(err error) error {
	if missed(err) {
		return nil
	}
	return err
}

// home is a vector of a leg in the first chart, whose own vectors are there the rows of frame.
func (h *hunt) home(frame, v []float64) ([]float64, error) {
	d := h.d
	a, r, out := make([]float64, d*d), append([]float64(nil), v...), make([]float64, d)
	for i := range d {
		for k := range d {
			a[k*d+i] = frame[i*d+k]
		}
	}
	_, err := linalg.Solve(h.rt.Context(), d, 1, a, r, out)
	return out, err
}

// turned are the numbers of q that may be reached from p: each angle the nearer way round,
// then the other.
func (h *hunt) turned(k int, p, q []float64) [][]float64 {
	out := [][]float64{append([]float64(nil), q...)}
	n := 0
	for _, t := range h.periods {
		if t.Chart != h.j.legs[k].f.chart || !(t.by > 0) {
			continue
		}
		if n++; n > mostTurned {
			break
		}
		var both [][]float64
		for _, x := range out {
			near := p[t.Flat] + math.Remainder(x[t.Flat]-p[t.Flat], t.by)
			far := near + t.by
			if near > p[t.Flat] {
				far = near - t.by
			}
			for _, number := range []float64{near, far} {
				y := append([]float64(nil), x...)
				if y[t.Flat] = number; math.Abs(number-x[t.Flat]) < 1e-9*t.by {
					y[t.Flat] = x[t.Flat] // it is that number, to the last digit
				}
				both = append(both, y)
			}
		}
		out = both
	}
	return out
}

// vector is the vector whose geodesic is at q: that of the points' own chart, unless another
// chart has one along the same line that comes there sooner.
func (h *hunt) vector() ([]float64, error) {
	found, first, err := h.shots()
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, first
	}
	best := found[0].v
	for _, x := range found[1:] {
		if λ, along := multiple(x.v, best); along && math.Abs(λ) < 1-1e-6 {
			best = x.v
		}
	}
	return best, nil
}

// multiple is λ with v = λ w, if there is one, to the accuracy of a search.
func multiple(v, w []float64) (λ float64, along bool) {
	const close = 1e-6
	at := 0
	for k := range w {
		if math.Abs(w[k]) > math.Abs(w[at]) {
			at = k
		}
	}
	if w[at] == 0 {
		return 0, false
	}
	λ = v[at] / w[at]
	for k := range w {
		if !(math.Abs(v[k]-λ*w[k]) <= close*math.Max(math.Abs(v[k]), math.Abs(λ*w[at]))) {
			return 0, false
		}
	}
	return λ, true
}

// distance is the least length of those that were found.
func (h *hunt) distance() ([]float64, error) {
	found, first, err := h.shots()
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, first
	}
	least, near := math.Inf(1), false
	for _, x := range found {
		least, near = math.Min(least, x.length), near || x.near
	}
	if !near { // the other way round is not known to be the shorter one
		return nil, first
	}
	return []float64{least}, nil
}

// notHere says of a point of another chart of the same manifold how it is read.
func (c *Call) notHere(a *Arg, d *diag.Diagnostic, p *graph.Point, in *index.Chart) {
	if m := c.Host.Manifold(p.Chart); m.Has(in) {
		d.WithNote(fmt.Sprintf("both are charts of %s: %s in %s is the point there", m.Name, a.text(), in.Name))
	}
}
