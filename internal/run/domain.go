package run

import (
	"fmt"
	"math"

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
func (r *Run) domain(c *index.Chart) (*domain, error) {
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

func (r *Run) addCondition(d *domain, cond value.Cond) error {
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
			ok, err = r.addBound(d, cond, mirrored[cond.Op], cond.Y, cond.X)
		}
		if err != nil || ok {
			return err
		}
	case *value.CondConst, *value.CondNot, *value.CondOr, *value.CondInvariant: // no bound of one coordinate
	}
	d.others = append(d.others, cond)
	return nil
}

// mirrored is an ordering read from right to left.
var mirrored = map[string]string{"<": ">", "<=": ">=", ">": "<", ">=": "<="}

// addBound takes "x op y" as a bound when x is a coordinate, or a block of
// them, and y a number.
func (r *Run) addBound(d *domain, cond *value.CondCompare, op string, x, y *value.Object) (bool, error) {
	if _, ordering := mirrored[op]; !ordering || len(y.Node.Charts()) > 0 || len(y.Node.Axes()) > 0 {
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
func (r *Run) coordinate(c *index.Chart, x *graph.Node) (first, n int) {
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
func (r *Run) inside(p *exec.PointValue, at diag.Span) error {
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
