package value

import (
	"math"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
)

// domains builds conditions on chart c(r, W[2, 2]).
type domains struct {
	g *graph.Graph
	c *index.Chart
}

func newDomains() domains {
	c := index.NewChart(0, "c", []index.Block{{Name: "r"}, {Name: "W", Dims: []int{2, 2}}})
	return domains{graph.New(1), c}
}

func (d domains) coord(flat int) *Object { return &Object{Node: d.g.CoordFlat(d.c, flat)} }
func (d domains) block(k int) *Object    { return &Object{Node: d.g.Coord(d.c, k)} }
func (d domains) number(v float64) *Object {
	return &Object{Node: d.g.Number(d.g.Pool.Float(v))}
}

func (d domains) array(v ...float64) *Object {
	return &Object{Node: d.g.Array(v, []index.Axis{index.PlainAxis(2), index.PlainAxis(2)})}
}

func (d domains) param(name string) *Object {
	return &Object{Node: d.g.Param(&graph.Param{Name: name})}
}

func (d domains) domain(conds ...Cond) *Domain {
	dom := &Domain{Chart: d.c}
	for _, c := range conds {
		dom.Add(c, func(n *graph.Node) ([]float64, bool) {
			if n.Op() == graph.OpArray {
				data, _ := n.Data()
				return data, true
			}
			x, ok := ConstantOf(n)
			return []float64{x}, ok
		})
	}
	return dom
}

func is(x *Object, op string, y *Object) Cond { return &CondCompare{Op: op, X: x, Y: y} }

func TestDomainReadsBounds(t *testing.T) {
	d := newDomains()
	r, inf := d.coord(0), math.Inf(1)
	for _, c := range []struct {
		says string
		dom  *Domain
		flat int
		want Interval
	}{
		{"nothing", d.domain(), 0, Interval{Lo: -inf, Hi: inf}},
		{"r > 0", d.domain(is(r, ">", d.number(0))), 0, Interval{Lo: 0, Hi: inf}},
		{"0 < r", d.domain(is(d.number(0), "<", r)), 0, Interval{Lo: 0, Hi: inf}},
		{"-1 <= r < 2", d.domain(&CondAnd{Xs: []Cond{is(d.number(-1), "<=", r), is(r, "<", d.number(2))}}), 0, Interval{Lo: -1, Hi: 2, LoClosed: true}},
		{"the tighter of two", d.domain(is(r, ">=", d.number(1)), is(r, ">", d.number(1)), is(r, ">", d.number(0))), 0, Interval{Lo: 1, Hi: inf}},
		{"every entry of a block", d.domain(is(d.block(1), ">", d.number(3))), 4, Interval{Lo: 3, Hi: inf}},
		{"entry by entry", d.domain(is(d.block(1), "<", d.array(1, 2, 3, 4))), 2, Interval{Lo: -inf, Hi: 2}},
		{"one entry of a block", d.domain(is(d.coord(2), "<", d.number(3))), 2, Interval{Lo: -inf, Hi: 3}},
		{"and not its neighbour", d.domain(is(d.coord(2), "<", d.number(3))), 3, Interval{Lo: -inf, Hi: inf}},
		{"a limit with a param", d.domain(is(r, ">", d.param("a"))), 0, Interval{Lo: -inf, Hi: inf}},
		{"an equation", d.domain(is(r, "==", d.number(1))), 0, Interval{Lo: -inf, Hi: inf}},
	} {
		if got := c.dom.Interval(c.flat); got != c.want {
			t.Errorf("%s: coordinate %d in %+v, want %+v", c.says, c.flat, got, c.want)
		}
	}
	if n := len(d.domain(is(r, ">", d.param("a")), is(r, "!=", d.number(1)), is(r, "<", d.coord(1))).Others); n != 2 {
		t.Errorf("%d conditions bound no coordinate by itself, want 2", n)
	}
}

func TestSignsOfIntervals(t *testing.T) {
	for _, c := range []struct {
		v                               Interval
		positive, nonNegative, negative bool
	}{
		{Interval{Lo: 0, Hi: 1}, true, true, false},
		{Interval{Lo: 0, Hi: 1, LoClosed: true}, false, true, false},
		{Interval{Lo: -1, Hi: 0}, false, false, true},
		{Interval{Lo: -1, Hi: 0, HiClosed: true}, false, false, false},
	} {
		if c.v.Positive() != c.positive || c.v.NonNegative() != c.nonNegative || c.v.Negative() != c.negative {
			t.Errorf("%+v: positive %v, not negative %v, negative %v", c.v, c.v.Positive(), c.v.NonNegative(), c.v.Negative())
		}
	}
}

func TestContradictions(t *testing.T) {
	d := newDomains()
	r := d.coord(0)
	for _, c := range []struct {
		says  string
		dom   *Domain
		empty bool
	}{
		{"r > 1, r < 0", d.domain(is(r, ">", d.number(1)), is(r, "<", d.number(0))), true},
		{"r < 0, r > 1", d.domain(is(r, "<", d.number(0)), is(r, ">", d.number(1))), true},
		{"r > 1, r < 1", d.domain(is(r, ">", d.number(1)), is(r, "<", d.number(1))), true},
		{"r >= 1, r <= 1", d.domain(is(r, ">=", d.number(1)), is(r, "<=", d.number(1))), true},
		{"0 < r < 1", d.domain(is(r, ">", d.number(0)), is(r, "<", d.number(1))), false},
		{"W > 1, W[1,2] < 0", d.domain(is(d.block(1), ">", d.number(1)), is(d.coord(2), "<", d.number(0))), true},
		{"W > [1 2 3 4], W[2,1] < 3", d.domain(is(d.block(1), ">", d.array(1, 2, 3, 4)), is(d.coord(3), "<", d.number(3))), true},
		{"W > [1 2 3 4], W[2,1] < 4", d.domain(is(d.block(1), ">", d.array(1, 2, 3, 4)), is(d.coord(3), "<", d.number(4))), false},
		{"W > [1 2 3 4], W < 3", d.domain(is(d.block(1), ">", d.array(1, 2, 3, 4)), is(d.block(1), "<", d.number(3))), true},
		{"W[1,1] > 1, W[1,2] < 0", d.domain(is(d.coord(1), ">", d.number(1)), is(d.coord(2), "<", d.number(0))), false},
		{"r > a, r < 0", d.domain(is(r, ">", d.param("a")), is(r, "<", d.number(0))), false},
	} {
		if no := c.dom.Contradiction(); (no != nil) != c.empty {
			t.Errorf("%s: empty is %v, want %v", c.says, no != nil, c.empty)
		}
	}
}

func TestEndsOfACoordinate(t *testing.T) {
	d := newDomains()
	r, a, one, two := d.coord(0), d.param("a"), d.number(1), d.number(2)
	if lo, hi := (*Domain)(nil).Ends(0); lo != nil || hi != nil {
		t.Error("a chart without conditions has ends")
	}
	if lo, hi := d.domain(is(r, ">", two), is(r, ">", one), is(r, "<", a)).Ends(0); lo != two || hi != a {
		t.Error("the ends are not the greater number below and the param above")
	}
	if lo, _ := d.domain(is(r, ">", one), is(r, ">", a)).Ends(0); lo != a {
		t.Error("of a number and a param the last is not taken")
	}
}
