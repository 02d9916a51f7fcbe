package check

// Forms of show that an object may not have: a line element of what is no bilinear form.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// shownAs refuses a form that an item does not have.
func (e *checker) shownAs(s *grammar.Show, items []Item) bool {
	if s.Form == nil {
		return true
	}
	for _, it := range items {
		o, ok := it.Value.(*value.Object)
		axes := 0
		if ok {
			axes = len(o.Node.Axes())
		}
		needs := ""
		switch s.Form.Name {
		case grammar.ShowComponents:
			if axes == 0 {
				needs = "components belong to objects with indices"
			}
		case grammar.ShowIndices:
			if !ok || o.Slots() == 0 {
				needs = "indices in place belong to objects with slots over a chart"
			}
		case grammar.ShowMatrix:
			if axes != 1 && axes != 2 {
				needs = "a matrix has two indices"
			}
		case grammar.ShowSlices:
			if axes < 3 {
				needs = "slices are the matrices of an object with three indices or more"
			}
		case grammar.ShowLine:
			if !ok || !lineElement(o) {
				needs = "a line element belongs to a metric, or another object with two lower slots over one chart"
			}
		}
		if needs == "" {
			continue
		}
		e.fail(refuse.NoForm(s, it.Expr, needs, it.Value.Kind()))
		return false
	}
	return true
}

// lineElement reports two lower slots over one chart.
func lineElement(o *value.Object) bool {
	axes := o.Node.Axes()
	return len(axes) == 2 && axes[0] == axes[1] && axes[0].Kind == index.Down && axes[0].Chart != nil
}
