package value

// A manifold: charts that maps join, and the way from one to another.

import (
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Manifold is what a manifold statement says: maps whose charts are one manifold.
type Manifold struct {
	Name    string
	Links   []Link
	Periods []Period
	Span    diag.Span
}

// Link is one map of a manifold. Second: its charts were joined by earlier ones.
type Link struct {
	M      *graph.Map
	Second bool
	Span   diag.Span
}

// Period says that numbers of a coordinate that are Value apart are one.
type Period struct {
	Chart *index.Chart
	Flat  int
	Value *Object
	Text  string // of the value, as written
	Span  diag.Span
}

// Coordinate is the coordinate's name.
func (p *Period) Coordinate() string {
	for _, b := range p.Chart.Blocks {
		if b.Offset == p.Flat {
			return b.Name
		}
	}
	return ""
}

// Crossing is one step from chart to chart: along M, or back along it.
type Crossing struct {
	M    *graph.Map
	Back bool
}

// From and To are the charts of the step.
func (s Crossing) From() *index.Chart {
	if s.Back {
		return s.M.To
	}
	return s.M.From
}

// To is where the step leads.
func (s Crossing) To() *index.Chart {
	if s.Back {
		return s.M.From
	}
	return s.M.To
}

// Kind says what it is, with its article.
func (*Manifold) Kind() string { return "a manifold" }

// Type is its type in index notation.
func (*Manifold) Type() string { return "Manifold" }

func (*Manifold) value() {}

// Charts are the manifold's charts, as its maps name them.
func (m *Manifold) Charts() []*index.Chart {
	var out []*index.Chart
	for _, l := range m.Links {
		for _, c := range []*index.Chart{l.M.From, l.M.To} {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// Has reports a chart of the manifold. A nil Manifold has none.
func (m *Manifold) Has(c *index.Chart) bool {
	return m != nil && slices.ContainsFunc(m.Links, func(l Link) bool { return l.M.From == c || l.M.To == c })
}

// Way is the shortest way from chart to chart, of several the one by the maps that
// were named first; false where none leads there.
func (m *Manifold) Way(from, to *index.Chart) ([]Crossing, bool) { return Way(m.Links, from, to) }

// Way is the shortest way along some links.
func Way(links []Link, from, to *index.Chart) ([]Crossing, bool) {
	if from == to {
		return nil, true
	}
	come := map[*index.Chart]Crossing{}
	queue := []*index.Chart{from}
	for len(queue) > 0 && come[to].M == nil {
		at := queue[0]
		queue = queue[1:]
		for _, l := range links {
			for _, s := range []Crossing{{l.M, false}, {l.M, true}} {
				if s.From() == at && s.To() != from && come[s.To()].M == nil {
					come[s.To()] = s
					queue = append(queue, s.To())
				}
			}
		}
	}
	if come[to].M == nil {
		return nil, false
	}
	var way []Crossing
	for at := to; at != from; at = way[len(way)-1].From() {
		way = append(way, come[at])
	}
	slices.Reverse(way)
	return way, true
}

// Apart reports that two points of a chart are not one, by more than a tolerance; each
// coordinate with a period is compared modulo it. periods are their numbers.
func (m *Manifold) Apart(a, b []float64, c *index.Chart, periods []float64, tol float64) bool {
	for k := range a {
		d := b[k] - a[k]
		for i, q := range m.Periods {
			if q.Chart == c && q.Flat == k && periods[i] > 0 {
				d -= periods[i] * math.Round(d/periods[i])
			}
		}
		if !(math.Abs(d) <= tol*math.Max(1, math.Max(math.Abs(a[k]), math.Abs(b[k])))) {
			return true
		}
	}
	return false
}
