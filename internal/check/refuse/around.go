package refuse

// What words about a mistake may ask of its surroundings: names, charts, where
// a name was bound.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Scope is what words may ask of the names that are known where a mistake
// stands. Lists are of names, the latest first.
type Scope interface {
	Taken(name string) bool
	Value(name string) value.Value // nil: unknown, poisoned, or a coordinate
	Charts() []*index.Chart
	Metrics(c *index.Chart) []string
	Connections(c *index.Chart) []string
	Points(c *index.Chart) []string
	Maps(from, to *index.Chart) []string // a nil chart is any
	PointName(p *graph.Point) string
}

// Words words mistakes for those who stand around them.
type Words struct {
	Scope
	Statement grammar.Stmt   // under way, nil for an expression on its own
	File      *grammar.File  // being read
	Summed    []letter.Dummy // inside the product under way
	// Type is what an expression of the statement is, nil where it is no object.
	Type func(x grammar.Expr) *value.Object
	// Mends is told what the fixes mend besides: it is not refused on its own.
	Mends func(x grammar.Expr)
}

// mends tells what is mended besides.
func (w Words) mends(x grammar.Expr) {
	if w.Mends != nil {
		w.Mends(x)
	}
}

// Bound is what a name was bound as; the zero value says nothing.
type Bound struct {
	Pattern string // H_ij, as it was written there
	At      diag.Span
}

// place says beside a mistake where its object was bound.
func (b Bound) place(d *diag.Diagnostic) {
	if b.Pattern != "" && !b.At.IsZero() {
		d.WithPlace(b.At, "bound as "+b.Pattern)
	}
}
