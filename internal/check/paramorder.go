package check

// param eps order 1: a small param, of which powers beyond the order vanish everywhere.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// maxOrder bounds the order of a param.
const maxOrder = 40

// paramOrder reads the order of a param.
func (e *checker) paramOrder(s *grammar.OneParam, p *graph.Param) bool {
	_, given := e.opt.Params[p.Name]
	if s.Value != nil || len(s.Indices) > 0 || given {
		e.fail(refuse.OrderAndValue(s, given))
		return false
	}
	o := e.settledOf(e.expr(s.Order), s.Order)
	if o == nil {
		return false
	}
	n, known := value.ConstantOf(o.Node)
	if !known || n != float64(int(n)) || n < 1 || n > maxOrder {
		e.fail(refuse.NoOrder(s, maxOrder))
		return false
	}
	e.g.GiveOrder(p, int(n))
	return true
}

// plainly does something while the names of params with an order denote them exactly, and
// then takes series by those that are positive from above.
func (e *checker) plainly(own []*graph.Param, do func()) {
	for _, p := range own {
		if b := e.scope.lookup(p.Name); p.Formal != nil && b != nil {
			if o, ok := b.value.(*value.Object); ok {
				o.Node = e.g.Param(p)
				defer func() { o.Node = p.Formal }()
			}
		}
	}
	do()
	for _, p := range own {
		if p.Formal == nil {
			continue
		}
		if holds, known := e.decides(graph.Condition{Low: e.g.Int(0), High: e.g.Param(p), Strict: true}); known && holds {
			e.g.FromAbove(p)
		}
	}
}
