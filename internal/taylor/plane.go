package taylor

// Claims over large charts: tested on a random plane through the point instead
// of in all coordinates.

import (
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
)

// wholeDim is the largest dimension that claims are tested in component by
// component; beyond it they are contracted with the directions of a plane.
const wholeDim = 8

// restricts refuses what does not restrict to a plane: upper slots over its
// chart, and sums over it, of which a plane shows a part only.
func (f *frame[T]) restricts(n *graph.Node) error {
	if f.planes == nil {
		return nil
	}
	flat := func(c *index.Chart) bool { return c != nil && f.planes[c] > 0 }
	for _, a := range n.Axes() {
		if flat(a.Chart) && a.Kind == index.Up {
			return undecided("an upper slot over %s, of dimension %d", a.Chart.Name, a.Chart.Dim)
		}
	}
	switch n.Op() {
	case graph.OpContract:
		_, labels, out := n.Contract()
		kept := map[int]int{}
		for _, l := range out {
			kept[l]++
		}
		used := map[int]int{}
		for i, a := range n.Args() {
			for j, x := range a.Axes() {
				if !flat(x.Chart) {
					continue
				}
				l := labels[i][j]
				if used[l]++; used[l] > 1 || kept[l] != 1 {
					return undecided("a sum over slots of %s, of dimension %d", x.Chart.Name, x.Chart.Dim)
				}
			}
		}
		for k, a := range n.Axes() {
			if flat(a.Chart) && used[out[k]] == 0 {
				return undecided("numbers over %s, of dimension %d", a.Chart.Name, a.Chart.Dim)
			}
		}
	case graph.OpPartial, graph.OpSum, graph.OpClaim, graph.OpZero, graph.OpSelect, graph.OpAt, graph.OpMap:
		// restrict component by component
	default: // every other operation may mix what a plane shows with what it does not
		for _, a := range n.Axes() {
			if flat(a.Chart) {
				return undecided("components over %s, of dimension %d", a.Chart.Name, a.Chart.Dim)
			}
		}
		for _, x := range n.Args() {
			for _, a := range x.Axes() {
				if flat(a.Chart) {
					return undecided("components over %s, of dimension %d", a.Chart.Name, a.Chart.Dim)
				}
			}
		}
	}
	return nil
}

// large reports a chart that planes are for.
func (s *subject) large() bool {
	for _, c := range s.charts {
		if c.Dim > wholeDim {
			return true
		}
	}
	return false
}

// restrict chooses planes for the charts of a subject that are too large: as
// many directions as the result has slots over them, at least two, so that
// every part of a multilinear form is seen.
func (s *subject) restrict(u *run[float64]) {
	for _, c := range s.charts {
		if c.Dim <= wholeDim {
			continue
		}
		k := 0
		for _, a := range s.def.Axes() {
			if a.Chart == c {
				k++
			}
		}
		if u.planes == nil {
			u.planes = map[*index.Chart]int{}
		}
		u.planes[c] = max(2, k)
	}
}
