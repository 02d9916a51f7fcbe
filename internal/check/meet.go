package check

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// meetAll takes the fields among factors at the points of the values among
// them, and refuses fields over two charts.
func (e *checker) meetAll(fs []operand, x grammar.Expr) bool {
	values := false
	var chart *index.Chart
	var first *operand
	for i := range fs {
		o := fs[i].o
		if basePoint(o) != nil {
			values = true
			continue
		}
		for _, c := range fieldCharts(o) {
			if chart == nil {
				chart, first = c, &fs[i]
			} else if c != chart && !values {
				if !e.anyValue(fs) {
					e.twoCharts(*first, fs[i], chart, c)
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
		if basePoint(o) != nil {
			continue
		}
		cs := fieldCharts(o)
		if len(cs) == 0 {
			continue
		}
		if len(cs) > 1 {
			e.twoCharts(fs[i], fs[i], cs[0], cs[1])
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
		if basePoint(fs[i].o) != nil {
			return true
		}
	}
	return false
}

// meetingPoint is the point at which the field fs[i] over c meets the values:
// that of the slot its letters pair with, else the only one there is.
func (e *checker) meetingPoint(fs []operand, i int, c *index.Chart) *graph.Point {
	f := fs[i].o
	ns := names(f)
	for k, a := range f.Node.Axes() {
		if a.Kind == index.Plain {
			continue
		}
		for j := range fs {
			if j == i || basePoint(fs[j].o) == nil {
				continue
			}
			for kk, n := range names(fs[j].o) {
				if n != ns[k] || isWhole(n) && len(fs) > 2 {
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
				d := diag.New(CodeBase, fs[i].x.Span(), objName(fs[i])+" is a field, and it meets values at two points of "+c.Name+": say at which it is taken")
				d.WithPlace(with.x.Span(), "at "+e.pointName(found)).WithPlace(fs[j].x.Span(), "at "+e.pointName(p))
				d.WithFix(fs[i].x.Span(), e.takenText(fs[i].x, e.pointName(found)))
				e.fail(d)
				return nil
			}
		}
	}
	if found == nil {
		var other operand
		for j := range fs {
			if basePoint(fs[j].o) != nil {
				other = fs[j]
			}
		}
		at := basePoint(other.o)
		d := diag.New(CodePointChart, fs[i].x.Span(), objName(fs[i])+" is a field over "+c.Name+", and "+objName(other)+" is taken at "+e.pointName(at)+", a point of "+at.Chart.Name)
		d.WithPlace(other.x.Span(), "at a point of "+at.Chart.Name)
		if ps := e.scope.points(c); len(ps) > 0 {
			d.WithFix(fs[i].x.Span(), e.takenText(fs[i].x, ps[0]))
		} else if ms := e.scope.maps(c, at.Chart); len(ms) > 0 {
			d.WithNote("push(…, " + ms[0] + ") makes it a field over " + at.Chart.Name)
		}
		e.fail(d)
	}
	return found
}

// takenText is (f @ p), with indices outside the bracket.
func (e *checker) takenText(x grammar.Expr, p string) string {
	if ix, ok := x.(*grammar.Indexed); ok {
		return "(" + textOf(ix.X) + " @ " + p + ")" + indexText(ixOf(ix.Indices))
	}
	return "(" + textOf(x) + " @ " + p + ")"
}

// twoCharts refuses one expression in coordinates of two charts.
func (e *checker) twoCharts(a, b operand, ca, cb *index.Chart) {
	d := diag.New(CodeTwoCharts, b.x.Span(), objName(b)+" is a field over "+cb.Name+" and "+objName(a)+" over "+ca.Name+": one expression has one chart")
	if a.x != b.x {
		d.WithPlace(a.x.Span(), "over "+ca.Name)
	}
	wrap := func(f operand, fn string, m string) {
		t := textOf(f.x)
		if ix, ok := f.x.(*grammar.Indexed); ok {
			d.WithFix(f.x.Span(), fn+"("+textOf(ix.X)+", "+m+")"+indexText(ixOf(ix.Indices)))
			return
		}
		d.WithFix(f.x.Span(), fn+"("+t+", "+m+")")
	}
	if ms := e.scope.maps(ca, cb); len(ms) > 0 {
		wrap(b, "pull", ms[0])
		wrap(a, "push", ms[0])
	} else if ms := e.scope.maps(cb, ca); len(ms) > 0 {
		wrap(b, "push", ms[0])
		wrap(a, "pull", ms[0])
	} else {
		d.WithNote("a map between the charts moves one to the other: push(f, phi), pull(f, phi)")
	}
	for _, f := range []operand{b, a} {
		if n, ok := f.x.(*grammar.Name); ok {
			if bd := e.scope.lookup(n.Name); bd != nil && bd.coords != nil {
				for _, r := range bd.coords {
					if r.chart != ca && r.chart != cb {
						continue
					}
				}
			}
		}
	}
	e.fail(d)
}
