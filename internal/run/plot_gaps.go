package run

// Where a curve jumps or has a pole between two of its samples: it is interrupted there.

import (
	"cmp"
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/number"
)

// gap is a place between the samples after and after+1 that no line may cross, and the points of the curve
// that lead up to it from both sides.
type gap struct {
	after       int
	at          float64
	pole        bool // values grow without bound
	drop        int  // the sample that is at the place itself, and has a value by rounding only; -1: none
	left, right [][2]float64
}

const (
	// suspects is how many places of one curve are looked at, the largest differences first.
	suspects = 256
	// closings is how often the interval around a suspect is halved, to 1e-11 of the samples' distance.
	closings = 36
	// split is where: not in the middle, since poles lie at even places and have no value there.
	split = 0.4871
	// lasting is how much of a growth has to go on from a dozen closings to the next, so that it has no end. What
	// grows as the logarithm keeps all of it, a cusp as high as the tenth root loses more than half.
	lasting = 0.75
)

// suspect is a place between samples where a curve may jump or have a pole, while it is closed in.
type suspect struct {
	after        int
	a, m, b      float64 // where, with its values
	ya, ym, yb   float64
	up           float64 // of a peak: 1 or -1; of a jump: 0
	first        float64 // of a jump: the difference of the samples
	left, right  [][2]float64
	heights      []float64 // of a peak, beside it, after each halving
	found, ended bool
}

// gaps finds the gaps of every item over one variable: of curves, in the plane or in space.
func (p *plotting) gaps() error {
	p.found = make([][]gap, len(p.s.Items))
	if len(p.s.Loops) != 1 || p.s.Loops[0].Var == nil || len(p.vars) != 1 {
		return nil
	}
	nodes := scalarLoop(p.s.Items, p.s.Loops[0])
	if nodes == nil {
		return nil
	}
	for k := range nodes {
		for c, y := range p.componentsOf(k) {
			list := suspected(p.vars[0], y)
			if err := p.closeIn(list, nodes[k], c); err != nil {
				return err
			}
			for i := range list {
				if s := &list[i]; s.found {
					p.keep(k, s, usual(y))
				}
			}
		}
	}
	p.tellGaps()
	return nil
}

// usual is how large a curve's numbers are in the middle.
func usual(y []float64) float64 {
	var sizes []float64
	for _, v := range y {
		if finite(v) {
			sizes = append(sizes, math.Abs(v))
		}
	}
	slices.Sort(sizes)
	return sizes[len(sizes)/2]
}

// keep adds what was found to an item's gaps, each place once.
func (p *plotting) keep(item int, s *suspect, usual float64) {
	x := p.vars[0]
	g := gap{after: s.after, at: s.m, left: s.left, right: s.right, drop: -1}
	if s.up != 0 { // which side of the highest sample it is on
		for g.after+2 < p.n && inside(s.m, x[g.after+1], x[p.n-1]) {
			g.after++
		}
	}
	for _, i := range []int{g.after, g.after + 1} {
		away := math.Abs(s.m-x[i]) / math.Abs(x[g.after+1]-x[g.after])
		if away < 1e-9 && s.up != 0 || away < 1e-6 && math.Abs(p.data[item][i*p.wide[item]]) > huge*usual {
			g.drop = i
		}
	}
	largest := math.Max(math.Abs(s.ym), math.Max(math.Abs(s.ya), math.Abs(s.yb)))
	g.pole = largest > huge*usual || s.up != 0
	if !slices.ContainsFunc(p.found[item], func(o gap) bool { return o.after == g.after }) {
		p.found[item] = append(p.found[item], g)
	}
}

// huge is how much larger than usual numbers are at a pole.
const huge = 1e4

// inside reports that x lies at a or between a and b.
func inside(x, a, b float64) bool { return a <= x && x <= b || b <= x && x <= a }

func (p *plotting) tellGaps() {
	const some = 6
	var at []float64
	for _, list := range p.found {
		for _, g := range list {
			near := 1e-9 * math.Abs(p.vars[0][g.after+1]-p.vars[0][g.after]) // what is known of the place
			if x := math.Round(g.at/near) * near; near > 0 && finite(x) {
				at = append(at, x)
			} else {
				at = append(at, g.at)
			}
		}
	}
	slices.Sort(at)
	at = slices.CompactFunc(at, func(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Abs(a) })
	words := ""
	for i, x := range at[:min(len(at), some)] {
		if i > 0 {
			words += ", "
		}
		if words += number.Format(x, 6); i == some-1 && len(at) > some {
			words += ", …"
		}
	}
	if len(at) > 0 {
		p.note("interrupted at " + p.names[0] + " = " + words + ", where it jumps or has a pole")
	}
}

// suspected are the places where neighbouring samples differ as across a jump or a pole, and all peaks away from 0,
// since a pole of even order is one.
func suspected(x, y []float64) []suspect {
	var list []suspect
	n := len(y)
	diff := func(i int) float64 { // NaN where there is none
		if i < 0 || i+1 >= n {
			return math.NaN()
		}
		return y[i+1] - y[i]
	}
	for i := range n {
		d, before, behind := diff(i), diff(i-1), diff(i+1)
		around := math.Max(math.Abs(orZero(before)), math.Abs(orZero(behind)))
		turned := !(before*d > 0) && !(behind*d > 0) && (finite(before) || finite(behind))
		if finite(d) && d != 0 && (turned || math.Abs(d) >= 3*around) {
			list = append(list, suspect{after: i, a: x[i], ya: y[i], b: x[i+1], yb: y[i+1], first: d})
		}
		up := 1.0
		if y[i] < 0 {
			up = -1
		}
		if !finite(y[i]) || y[i] == 0 || up*before < 0 || up*d > 0 || !finite(before) && !finite(d) {
			continue
		}
		s := suspect{after: i, a: x[i], m: x[i], b: x[i], ya: y[i], ym: y[i], yb: y[i], up: up, first: math.Max(math.Abs(orZero(d)), math.Abs(orZero(before)))}
		if finite(before) {
			s.after, s.a, s.ya = i-1, x[i-1], y[i-1]
		}
		if finite(d) {
			s.b, s.yb = x[i+1], y[i+1]
		}
		list = append(list, s)
	}
	if len(list) > suspects {
		slices.SortStableFunc(list, func(a, b suspect) int { return cmp.Compare(math.Abs(b.first), math.Abs(a.first)) })
		list = list[:suspects]
	}
	return list
}

func orZero(x float64) float64 {
	if finite(x) {
		return x
	}
	return 0
}

// closeIn halves the intervals of all suspects together, and decides.
func (p *plotting) closeIn(list []suspect, node *graph.Node, component int) error {
	for range closings {
		var at []float64
		for i := range list {
			if s := &list[i]; !s.ended {
				at = append(at, s.asks()...)
			}
		}
		if len(at) == 0 {
			break
		}
		y, err := p.r.valuesAt(node, component, p.s.Loops[0].Var, at)
		if err != nil {
			return err
		}
		for i := range list {
			if s := &list[i]; !s.ended {
				n := len(s.asks())
				s.step(at[:n], y[:n])
				at, y = at[n:], y[n:]
			}
		}
	}
	for i := range list {
		list[i].decide()
	}
	return nil
}

// asks are the places where the suspect needs values next.
func (s *suspect) asks() []float64 {
	if s.up == 0 {
		return []float64{s.a + split*(s.b-s.a)}
	}
	return []float64{s.a + split*(s.m-s.a), s.m + split*(s.b-s.m)}
}

// step takes these values.
func (s *suspect) step(at, y []float64) {
	for _, v := range y {
		if !finite(v) {
			s.ended, s.found = true, true
			if s.m = at[0]; s.up != 0 && finite(y[0]) {
				s.m = at[1]
			}
			return
		}
	}
	if s.up == 0 {
		if math.Abs(y[0]-s.ya) >= math.Abs(s.yb-y[0]) {
			s.moveRight(at[0], y[0])
		} else {
			s.moveLeft(at[0], y[0])
		}
		s.m, s.ym = at[0], y[0]
		return
	}
	switch {
	case s.up*y[0] > s.up*s.ym && y[0]*s.up >= y[1]*s.up:
		s.moveRight(s.m, s.ym)
		s.m, s.ym = at[0], y[0]
	case s.up*y[1] > s.up*s.ym:
		s.moveLeft(s.m, s.ym)
		s.m, s.ym = at[1], y[1]
	default:
		s.moveLeft(at[0], y[0])
		s.moveRight(at[1], y[1])
	}
	s.heights = append(s.heights, math.Max(s.up*s.ya, s.up*s.yb))
}

// moveLeft and moveRight close the interval in, and keep its old ends as points of the curve.
func (s *suspect) moveLeft(a, ya float64) {
	s.a, s.ya, s.left = a, ya, append(s.left, [2]float64{a, ya})
}
func (s *suspect) moveRight(b, yb float64) {
	s.b, s.yb, s.right = b, yb, append(s.right, [2]float64{b, yb})
}

// decide tells a jump from a steep slope, and a pole from a peak.
func (s *suspect) decide() {
	if s.found {
		return
	}
	if s.up == 0 {
		s.found = math.Abs(s.yb-s.ya) > math.Abs(s.first)/2
		return
	}
	if n := len(s.heights); n >= closings {
		late, early := s.heights[n-1]-s.heights[n-13], s.heights[n-13]-s.heights[n-25]
		s.found = late > lasting*early && late > 1e-9*math.Abs(s.heights[n-1])
	}
}

// valuesAt are a component's values where its variable is so; NaN where there is none.
func (r *Run) valuesAt(node *graph.Node, component int, loop *graph.Param, at []float64) ([]float64, error) {
	if err := r.turn(len(at)); err != nil {
		return nil, err
	}
	blocks, err := r.ws.machine.EvalColumns([]*graph.Node{node}, loop, slices.Clone(at), r.env)
	out := make([]float64, len(at))
	switch {
	case err == nil:
		for i := range out {
			out[i] = blocks[0].At(i).Data[component]
		}
		return out, nil
	case !r.holes.covers(err):
		return nil, err
	case len(at) == 1:
		return []float64{math.NaN()}, nil
	}
	half := len(at) / 2
	first, err := r.valuesAt(node, component, loop, at[:half])
	if err != nil {
		return nil, err
	}
	second, err := r.valuesAt(node, component, loop, at[half:])
	return append(first, second...), err
}

// broken is a curve with its gaps: NaN between two samples, and of a curve over a variable what leads there.
func (p *plotting) broken(x []float64, gaps []gap, parts ...[]float64) ([]float64, [][]float64) {
	if len(gaps) == 0 {
		return x, parts
	}
	slices.SortFunc(gaps, func(a, b gap) int { return cmp.Compare(a.after, b.after) })
	var outX []float64
	out := make([][]float64, len(parts))
	add := func(x float64, y ...float64) {
		outX = append(outX, x)
		for c := range out {
			out[c] = append(out[c], y[min(c, len(y)-1)])
		}
	}
	dropped := -1
	for i := range parts[0] {
		row := make([]float64, len(parts))
		for c := range parts {
			row[c] = parts[c][i]
		}
		at := math.NaN()
		if i < len(x) {
			at = x[i]
		}
		if slices.ContainsFunc(gaps, func(g gap) bool { return g.drop == i }) || i > 0 && dropped == i {
			for c := range row { // of a path all of the point: its other coordinates would be drawn, or widen the axes
				row[c] = math.NaN()
			}
		}
		add(at, row...)
		for len(gaps) > 0 && gaps[0].after == i {
			g := gaps[0]
			gaps = gaps[1:]
			if dropped = g.drop; dropped >= 0 {
				continue
			}
			alone := p.s.Form == check.PlotCurves
			for _, q := range g.left {
				if alone && strictly(q[0], x[i], g.at) {
					add(q[0], q[1])
				}
			}
			add(g.at, math.NaN())
			for _, q := range slices.Backward(g.right) {
				if alone && i+1 < len(x) && strictly(q[0], g.at, x[i+1]) {
					add(q[0], q[1])
				}
			}
		}
	}
	return outX, out
}

// strictly reports that x lies between a and b.
func strictly(x, a, b float64) bool { return a < x && x < b || b < x && x < a }

// cutPoles keeps the frame to where the curves are, when one goes on without bound: the middle four fifths of
// its samples and half as much again on either side.
func (p *plotting) cutPoles() {
	lo, hi, poles := math.Inf(1), math.Inf(-1), false
	for k := range p.s.Items {
		pole := slices.ContainsFunc(p.found[k], func(g gap) bool { return g.pole })
		for _, data := range p.componentsOf(k) {
			y := slices.DeleteFunc(slices.Clone(data), func(v float64) bool { return !finite(v) || p.out.LogY && v <= 0 })
			if len(y) == 0 {
				continue
			}
			slices.Sort(y)
			a, b := y[0], y[len(y)-1]
			if pole {
				low, high := y[len(y)/10], y[len(y)-1-len(y)/10]
				a, b = math.Max(a, low-(high-low)/2), math.Min(b, high+(high-low)/2)
			}
			lo, hi, poles = math.Min(lo, a), math.Max(hi, b), poles || pole
		}
	}
	if poles && lo < hi && len(p.out.YRange) == 0 {
		p.out.YRange = []float64{lo, hi}
	}
}
