package check

// What checking read of files, remembered, so that a program checked again for another workspace sees the same.

import (
	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// Reads is what the checks of one source have read of files, in the order in which
// they asked. The first check fills it; later ones find what it found, so that a
// file that has changed since, or is gone, changes no answer, and big data stand in
// memory once. While it is filled it belongs to one goroutine.
type Reads struct{ list []any }

// readOnce is the next thing this check reads: what the first check read there, or what
// get finds now; false: it could not be read, and that has been told.
func readOnce[T any](e *checker, get func() (T, bool)) (T, bool) {
	if e.opt.Reads == nil || e.pasting {
		return get()
	}
	if e.taken < len(e.opt.Reads.list) {
		was, ok := e.opt.Reads.list[e.taken].(T)
		e.taken++
		return was, ok
	}
	now, ok := get()
	if ok {
		e.opt.Reads.list = append(e.opt.Reads.list, now)
		e.taken++
	}
	return now, ok
}

// dataTable is an array that was read, free of any graph.
type dataTable struct {
	axes []index.Axis
	data []float64 // row-major

	taken int64 // bytes of the limit on data
}

// dataset is what an entry that reads files gives.
func (e *checker) dataset(f *builtins.Entry, c *builtins.Call) (value.Value, error) {
	var failure error
	before := e.data.Used
	t, ok := readOnce(e, func() (t dataTable, ok bool) {
		v, err := f.Call(c)
		if failure = err; err != nil {
			return t, false
		}
		t = dataTableOf(v.(*value.Object).Node)
		t.taken = e.data.Used - before
		return t, true
	})
	if !ok {
		e.g.Meter.Alive() // before a file that was not read to its end is called broken
		return nil, failure
	}
	e.data.Used = before + t.taken // also of what is remembered
	return &value.Object{Node: e.g.Array(t.data, t.axes)}, nil
}

// dataTableOf takes the numbers that were read out of their graph.
func dataTableOf(n *graph.Node) dataTable {
	t := dataTable{axes: n.Axes()}
	x, isNumber := n.Number()
	switch {
	case n.IsZero():
		t.data = make([]float64, n.Size())
	case isNumber:
		v, _ := x.Number()
		t.data = []float64{v}
	default:
		t.data, _ = n.Data()
	}
	return t
}
