package exec

// Many points of one chart, column by column, and what they are images of.

import (
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// places are points of one chart, one per lane. A single point is a row, so
// that a chart of 10^5 coordinates needs no column headers.
type places struct {
	chart *index.Chart
	row   []float64   // one point
	err   []float64   // bounds of the rounding errors in row; nil: not known
	cols  [][]float64 // or a column per coordinate: a number per lane, or one for all
	pre   []origin

	hollow bool // of a rehearsal: without numbers
}

// origin says that places are m's images of at.
type origin struct {
	m  *graph.Map
	at *places
}

// col is coordinate k: a number per lane, or one for all.
func (p *places) col(k int) []float64 {
	if p.row != nil {
		return p.row[k : k+1 : k+1]
	}
	return p.cols[k]
}

// at is coordinate k in a lane.
func (p *places) at(k, lane int) float64 {
	if p.row != nil {
		return p.row[k]
	}
	return pick(p.cols[k], lane)
}

func (p *places) dim() int {
	if p.row != nil {
		return len(p.row)
	}
	return len(p.cols)
}

// wide reports that lanes differ.
func (p *places) wide() bool {
	for _, c := range p.cols {
		if len(c) > 1 {
			return true
		}
	}
	return false
}

// flat is the point in a lane, its coordinates side by side.
func (p *places) flat(lane int) []float64 {
	if p.row != nil {
		return p.row
	}
	x := make([]float64, len(p.cols))
	for k, c := range p.cols {
		x[k] = pick(c, lane)
	}
	return x
}

// lane is the point in one lane, without what it is an image of.
func (p *places) lane(i int) *places {
	if p.row != nil {
		return p
	}
	return &places{chart: p.chart, row: p.flat(i), hollow: p.hollow}
}

// pick is a lane of a column, which may hold one number for all.
func pick(c []float64, lane int) float64 {
	if len(c) == 1 {
		return c[0]
	}
	return c[lane]
}

// places is the point as one lane.
func (p *PointValue) places() *places {
	q := &places{chart: p.Chart, row: p.Coords, hollow: p.Hollow}
	if p.Coords == nil {
		q.row = []float64{}
	}
	for _, o := range p.Pre {
		q.pre = append(q.pre, origin{o.Map, o.At.places()})
	}
	return q
}

func (p *Points) places() *places {
	q := &places{chart: p.Chart, cols: p.Coords}
	for _, o := range p.Pre {
		q.pre = append(q.pre, origin{o.Map, o.At.places()})
	}
	return q
}

// value is a single place with its numbers.
func (p *places) value(span diag.Span) *PointValue {
	v := &PointValue{Chart: p.chart, Coords: append([]float64(nil), p.flat(0)...), Span: span, Hollow: p.hollow}
	for _, o := range p.pre {
		v.Pre = append(v.Pre, PreValue{o.m, o.at.value(span)})
	}
	return v
}
