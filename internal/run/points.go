package run

// Points are built where they are written, and held to their chart's domain;
// two of them agree or not.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// VisitBind builds points and checks them against their domains.
func (s statements) VisitBind(st *check.Bind) error {
	if err := s.r.buildPoints(st.Value); err != nil {
		return err
	}
	return s.r.defined(st)
}

func (m *missingParams) VisitBind(s *check.Bind) error {
	if p, ok := s.Value.(*value.Point); ok && !m.points[p.P] {
		m.points[p.P] = true
		for _, c := range p.P.Coords {
			if c.HasRuntime() && !m.r.keepsOpen(c) {
				m.ask(s.Sp, c)
			}
		}
	}
	return nil
}

func (c *turnCounter) VisitBind(*check.Bind) error { return nil }

// buildPoints builds the points that a name is bound to.
func (r *Run) buildPoints(v value.Value) error {
	switch v := v.(type) {
	case *value.Point:
		if r.open(v.P) || v.P.Elsewhere != nil {
			return nil // of a loop's variable, or perhaps of another chart: built where it is used
		}
		return r.openPoint(v.P)
	case *value.List:
		for _, e := range v.Elems {
			if p, ok := e.(*value.Point); ok {
				if err := r.buildPoints(p); err != nil {
					return err
				}
			}
		}
	case *value.Object, *value.Map, *value.Chart, *value.Func, *value.Range, *value.Str, *value.Manifold, *value.Module, value.Cond:
	}
	return nil
}

// point builds a point, checks it against its chart's domain, and so the
// points it is an image of.
func (r *Run) point(p *graph.Point) (*exec.PointValue, error) {
	if v := r.points[p]; v != nil {
		return v, nil
	}
	v, err := r.ws.machine.Point(p, r.env)
	if err != nil {
		return nil, located(err, p.Span)
	}
	for _, pre := range p.Pre {
		if _, err := r.point(pre.At); err != nil {
			return nil, err
		}
	}
	if !p.Held {
		if err := r.inside(v, p.Span); err != nil {
			return nil, located(err, p.Span)
		}
	}
	if !r.varies(p) {
		put(&r.points, p, v)
	}
	return v, nil
}

// varies reports that a point depends on a loop's variable, so that it has
// another value at each turn.
func (r *Run) varies(p *graph.Point) bool {
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
func (r *Run) open(p *graph.Point) bool {
	for _, n := range p.Coords {
		for _, q := range n.Params() {
			if q.Loop && r.env.Params[q] == nil {
				return true
			}
		}
	}
	return false
}

func (s statements) VisitSamePoint(st *check.SamePoint) error { return s.r.samePoint(st) }

// VisitSamePoint asks for points only, and their own statements have been here.
func (m *missingParams) VisitSamePoint(*check.SamePoint) error { return nil }

func (c *turnCounter) VisitSamePoint(*check.SamePoint) error { return nil }

// samePointTol is how closely coordinates of one point agree, relative.
const samePointTol = 1e-12

func (r *Run) samePoint(s *check.SamePoint) error {
	a, err := r.point(s.A)
	if err != nil {
		return err
	}
	b, err := r.point(s.B)
	if err != nil {
		return err
	}
	for i := range a.Coords {
		if !a.Hollow && !b.Hollow && relativeDifference(a.Coords[i], b.Coords[i]) > samePointTol {
			d := diag.New(CodePoints, s.Sp, "these are values at two points, "+pointString(a)+" and "+pointString(b))
			return d.WithNote("coordinate " + coordinateName(a.Chart, i) + " differs by " + number.Format(math.Abs(a.Coords[i]-b.Coords[i]), 3))
		}
	}
	return nil
}

// pointString is a point with its numbers: psi(-1, 0).
func pointString(p *exec.PointValue) string {
	return number.Point(p.Chart.Name, p.Coords, number.Digits)
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
