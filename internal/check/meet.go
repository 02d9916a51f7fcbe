package check

// Fields beside values: in a product a field is taken at the point of the value
// it meets.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
)

// meetAll takes the fields among factors at the points of the values among
// them, and refuses fields over two charts.
func (e *checker) meetAll(fs []operand, x grammar.Expr) bool {
	values := false
	var chart *index.Chart
	var first *operand
	for i := range fs {
		o := fs[i].o
		if letter.BasePoint(o) != nil {
			values = true
			continue
		}
		for _, c := range letter.FieldCharts(o) {
			if chart == nil {
				chart, first = c, &fs[i]
			} else if c != chart && !values {
				if !e.anyValue(fs) {
					e.fail(e.words().TwoCharts(first.said(), fs[i].said(), chart, c))
					return false
				}
			}
		}
	}
	if !values {
		return true
	}
	ok := true
	for i := range fs {
		o := fs[i].o
		if letter.BasePoint(o) != nil {
			continue
		}
		cs := letter.FieldCharts(o)
		if len(cs) == 0 {
			continue
		}
		if len(cs) > 1 {
			e.fail(e.words().TwoCharts(fs[i].said(), fs[i].said(), cs[0], cs[1]))
			ok = false
			continue
		}
		p := e.meetingPoint(fs, i, cs[0])
		if p == nil {
			ok = false
			continue
		}
		if fs[i].o = e.takeAt(o, p, fs[i].x); fs[i].o == nil {
			ok = false
		}
	}
	return ok
}

func (e *checker) anyValue(fs []operand) bool {
	for i := range fs {
		if letter.BasePoint(fs[i].o) != nil {
			return true
		}
	}
	return false
}

// meetingPoint is the point at which the field fs[i] over c meets the values:
// that of the slot its letters pair with, else the only one there is.
func (e *checker) meetingPoint(fs []operand, i int, c *index.Chart) *graph.Point {
	f := fs[i].o
	ns := letter.Names(f)
	for k, a := range f.Node.Axes() {
		if a.Kind == index.Plain {
			continue
		}
		for j := range fs {
			if j == i || letter.BasePoint(fs[j].o) == nil {
				continue
			}
			for kk, n := range letter.Names(fs[j].o) {
				if n != ns[k] || letter.Whole(n) && len(fs) > 2 {
					continue
				}
				at := fs[j].o.BaseOf(kk)
				if at == nil {
					continue
				}
				if m := f.ViaOf(k); m == nil {
					if at.Chart == c {
						return at
					}
				} else {
					for _, pre := range at.Pre {
						if pre.Map == m {
							return pre.At
						}
					}
				}
			}
		}
	}
	var found *graph.Point
	var with operand
	for j := range fs {
		for _, p := range fs[j].o.Base {
			if p == nil || p.Chart != c {
				continue
			}
			if found == nil {
				found, with = p, fs[j]
			} else if !e.samePoint(found, p, fs[j].x.Span()) {
				e.fail(e.words().TwoPoints(fs[i].said(), with.said(), fs[j].said(), c, found, p))
				return nil
			}
		}
	}
	if found == nil {
		var other operand
		for j := range fs {
			if letter.BasePoint(fs[j].o) != nil {
				other = fs[j]
			}
		}
		e.fail(e.words().PointElsewhere(fs[i].said(), other.said(), c, letter.BasePoint(other.o)))
	}
	return found
}
