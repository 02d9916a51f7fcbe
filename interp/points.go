package interp

import (
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// domain is where a chart's coordinates may lie: bounds that one coordinate
// has by itself, and the conditions that are not of that kind.
type domain struct {
	chart  *index.Chart
	lo, hi []float64 // infinite when open
	bounds []bound
	others []value.Cond
}

// bound is one condition "coordinate op number" on the coordinates of a block.
type bound struct {
	first, n int // flat coordinates
	op       string
	limit    float64
	span     diag.Span // of the written condition
}

func (b *bound) holds(x float64) bool { return holdsOne(b.op, x, b.limit, 0, 0) }

// domain reads a chart's conditions. Limits may depend on params, so a domain
// belongs to a run.
func (r *run) domain(c *index.Chart) (*domain, error) {
	if d := r.domains[c]; d != nil {
		return d, nil
	}
	d := &domain{chart: c, lo: make([]float64, c.Dim), hi: make([]float64, c.Dim)}
	for i := range d.lo {
		d.lo[i], d.hi[i] = math.Inf(-1), math.Inf(1)
	}
	if decl := (*r.prog.charts.Load())[c]; decl != nil {
		for _, cond := range decl.Domain {
			if err := r.addCondition(d, cond); err != nil {
				return nil, err
			}
		}
	}
	r.domains[c] = d
	return d, nil
}

func (r *run) addCondition(d *domain, cond value.Cond) error {
	switch cond := cond.(type) {
	case *value.CondAnd:
		for _, x := range cond.Xs {
			if err := r.addCondition(d, x); err != nil {
				return err
			}
		}
		return nil
	case *value.CondCompare:
		ok, err := r.addBound(d, cond, cond.Op, cond.X, cond.Y)
		if err == nil && !ok {
			ok, err = r.addBound(d, cond, turned[cond.Op], cond.Y, cond.X)
		}
		if err != nil || ok {
			return err
		}
	}
	d.others = append(d.others, cond)
	return nil
}

// turned is an ordering read from right to left.
var turned = map[string]string{"<": ">", "<=": ">=", ">": "<", ">=": "<="}

// addBound takes "x op y" as a bound when x is a coordinate, or a block of
// them, and y a number.
func (r *run) addBound(d *domain, cond *value.CondCompare, op string, x, y *value.Object) (bool, error) {
	if _, ordering := turned[op]; !ordering || len(y.Node.Charts()) > 0 || len(y.Node.Axes()) > 0 {
		return false, nil
	}
	first, n := r.coordinate(d.chart, x.Node)
	if n == 0 {
		return false, nil
	}
	a, err := r.prog.machine.Eval(y.Node, r.env)
	if err != nil {
		return false, err
	}
	limit := a.Data[0]
	d.bounds = append(d.bounds, bound{first, n, op, limit, cond.Span})
	for i := first; i < first+n; i++ {
		if op[0] == '<' {
			d.hi[i] = math.Min(d.hi[i], limit)
		} else {
			d.lo[i] = math.Max(d.lo[i], limit)
		}
	}
	return true, nil
}

// coordinate recognises a coordinate of the chart, or a whole block of them.
func (r *run) coordinate(c *index.Chart, x *graph.Node) (first, n int) {
	g := r.prog.checked.Graph
	g.Mu.Lock()
	defer g.Mu.Unlock()
	for b, block := range c.Blocks {
		if g.Coord(c, b) == x {
			return block.Offset, block.Size
		}
		for i := 0; i < block.Size && block.Size <= 64; i++ {
			if g.CoordFlat(c, block.Offset+i) == x {
				return block.Offset + i, 1
			}
		}
	}
	return 0, 0
}

// inside checks a point against its chart's conditions.
func (r *run) inside(p *exec.PointValue, at diag.Span) error {
	d, err := r.domain(p.Chart)
	if err != nil {
		return err
	}
	for i := range d.bounds {
		b := &d.bounds[i]
		for k := b.first; k < b.first+b.n; k++ {
			if !b.holds(p.Coords[k]) {
				return outside(p, b.span, at)
			}
		}
	}
	for i, x := range p.Coords {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return diag.New(CodeWhere, at, fmt.Sprintf("coordinate %s of the point is %s", coordinateName(p.Chart, i), number.Format(x, 0)))
		}
	}
	for _, cond := range d.others {
		v, err := r.decide(cond, sampling{point: p})
		if err != nil {
			return err
		}
		if !v.ok {
			return outside(p, condSpan(cond), at)
		}
	}
	return nil
}

func outside(p *exec.PointValue, cond, at diag.Span) error {
	d := diag.New(CodeWhere, at, pointString(p)+" violates `where "+cond.Text()+"`")
	return d.WithPlace(cond, "the chart's domain")
}

// pointString is a point with its numbers: psi(-1, 0).
func pointString(p *exec.PointValue) string {
	return p.Chart.Name + "(" + number.List(p.Coords, maxPointCoords, number.Digits) + ")"
}

func coordinateName(c *index.Chart, flat int) string {
	for _, b := range c.Blocks {
		if flat < b.Offset+b.Size {
			if len(b.Dims) == 0 {
				return b.Name
			}
			return b.Name + number.PositionOf(b.Dims, flat-b.Offset)
		}
	}
	return ""
}

func condSpan(c value.Cond) diag.Span {
	switch c := c.(type) {
	case *value.CondCompare:
		return c.Span
	case *value.CondInvariant:
		return c.Span
	case *value.CondNot:
		return condSpan(c.X)
	case *value.CondAnd:
		return condsSpan(c.Xs)
	case *value.CondOr:
		return condsSpan(c.Xs)
	}
	return diag.Span{}
}

func condsSpan(xs []value.Cond) diag.Span {
	var s diag.Span
	for _, x := range xs {
		s = s.To(condSpan(x))
	}
	return s
}

// point builds a point, checks it against its chart's domain, and so the
// points it is an image of.
func (r *run) point(p *graph.Point) (*exec.PointValue, error) {
	if v := r.points[p]; v != nil {
		return v, nil
	}
	v, err := r.prog.machine.Point(p, r.env)
	if err != nil {
		return nil, r.located(err, p.Span)
	}
	for _, pre := range p.Pre {
		if _, err := r.point(pre.At); err != nil {
			return nil, err
		}
	}
	if err := r.inside(v, p.Span); err != nil {
		return nil, r.located(err, p.Span)
	}
	if !r.varies(p) {
		r.points[p] = v
	}
	return v, nil
}

// varies reports that a point depends on a loop's variable, so that it has
// another value at each turn.
func (r *run) varies(p *graph.Point) bool {
	for _, n := range p.Coords {
		for _, q := range n.Params() {
			if q.Loop {
				return true
			}
		}
	}
	return false
}

// open reports that a point depends on a loop variable that has no value yet.
func (r *run) open(p *graph.Point) bool {
	for _, n := range p.Coords {
		for _, q := range n.Params() {
			if q.Loop && r.env.Params[q] == nil {
				return true
			}
		}
	}
	return false
}

// samePointTol is how closely coordinates of one point agree, relative.
const samePointTol = 1e-12

func (r *run) samePoint(s *check.SamePoint) error {
	a, err := r.point(s.A)
	if err != nil {
		return err
	}
	b, err := r.point(s.B)
	if err != nil {
		return err
	}
	for i := range a.Coords {
		if relativeDifference(a.Coords[i], b.Coords[i]) > samePointTol {
			d := diag.New(CodePoints, s.Sp, "these are values at two points, "+pointString(a)+" and "+pointString(b))
			return d.WithNote("coordinate " + coordinateName(a.Chart, i) + " differs by " + number.Format(math.Abs(a.Coords[i]-b.Coords[i]), 3))
		}
	}
	return nil
}
