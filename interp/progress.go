package interp

// What a run has done so far, for whoever waits for it.

import (
	"github.com/seed2d4d80ff/geo/internal/budget"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Progress is what a run has done so far, in the units of Cost. Any goroutine may ask while the
// run works; with the Cost of the program it says how much is left.
type Progress struct{ watch budget.Watch }

// Operations are those of numerical work that has ended. What is in work is counted as a whole
// when it begins: Begun has it.
func (p *Progress) Operations() int64 {
	if p == nil {
		return 0
	}
	return p.watch.Operations()
}

// Begun are Operations with what is in work.
func (p *Progress) Begun() int64 {
	if p == nil {
		return 0
	}
	return p.watch.Begun()
}

// Steps are operations on expressions and formulas.
func (p *Progress) Steps() int64 {
	if p == nil {
		return 0
	}
	return p.watch.Steps()
}

// At is the statement that is worked for, the zero Span before the first.
func (p *Progress) At() diag.Span {
	if p == nil {
		return diag.Span{}
	}
	return p.watch.At()
}
