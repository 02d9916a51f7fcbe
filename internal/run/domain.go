package run

// Does a point lie in its chart's domain, the conditions behind where?

import (
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// domain is a chart's domain with the numbers of a run: the limits of its
// bounds may depend on params.
type domain struct {
	*value.Domain
	limits [][]float64 // of each bound
	lo, hi []float64   // by coordinate; infinite when open
}

// domain evaluates the limits of a chart's domain.
func (r *Run) domain(c *index.Chart) (*domain, error) {
	if d := r.domains[c]; d != nil {
		return d, nil
	}
	d := &domain{Domain: &value.Domain{Chart: c}, lo: make([]float64, c.Dim), hi: make([]float64, c.Dim)}
	for i := range d.lo {
		d.lo[i], d.hi[i] = math.Inf(-1), math.Inf(1)
	}
	if decl := r.ws.charts[c]; decl != nil && decl.Domain != nil {
		d.Domain = decl.Domain
	}
	for k := range d.Bounds {
		b := &d.Bounds[k]
		limit, err := r.known(b.Limit.Node)
		if err != nil {
			return nil, err
		}
		d.limits = append(d.limits, limit.Data)
		for i := b.First; i < b.First+b.Count; i++ {
			if x := b.At(i, limit.Data); b.Lower() {
				d.lo[i] = math.Max(d.lo[i], x)
			} else {
				d.hi[i] = math.Min(d.hi[i], x)
			}
		}
	}
	put(&r.domains, c, d)
	return d, nil
}

// inside checks a point against its chart's conditions. A point without numbers, of a
// rehearsal, is taken to keep them.
func (r *Run) inside(p *exec.PointValue, at diag.Span) error {
	if p.Hollow {
		return nil
	}
	_, err := r.really(func() error { return r.holds(p, at) })
	if r.rehearsal != nil && len(r.rehearsal.opens) > 0 && hasCode(err, CodeWhere) {
		return nil // points of a solver that did not come to its end have no numbers
	}
	return err
}

func (r *Run) holds(p *exec.PointValue, at diag.Span) error {
	d, err := r.domain(p.Chart)
	if err != nil {
		return err
	}
	for k := range d.Bounds {
		b := &d.Bounds[k]
		for i := b.First; i < b.First+b.Count; i++ {
			if !holdsOne(b.Op, p.Coords[i], b.At(i, d.limits[k]), 0, 0) {
				return outside(p, b.Cond.Span, at)
			}
		}
	}
	for i, x := range p.Coords {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return diag.New(CodeWhere, at, fmt.Sprintf("coordinate %s of the point is %s", coordinateName(p.Chart, i), number.Format(x, 0)))
		}
	}
	for _, cond := range d.Others {
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
