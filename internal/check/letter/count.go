package letter

// The rule of index notation: what becomes of a letter that stands once, twice,
// up or down.

import (
	"math"
	"strconv"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Tally is how often a letter stands in one product, and how.
type Tally struct {
	N     int  // places
	Up    int  // of them, above
	Below int  // of them, in denominators
	Times int  // as N, where a power is as many factors as its exponent says
	Slot  bool // it counts over slots, not over a plain range
}

// Hold is who decides over a plain letter that stands in a product.
type Hold int

// The holds, the weakest first.
const (
	Loose   Hold = iota // nobody: twice is a sum
	Named               // the left side, or a bracket with letters: twice is entry by entry
	Bound               // a reduction further out, or it is no user's: it may stand any number of times
	Reduced             // the reduction right around: it is summed
)

// Fate is what becomes of a letter in a product.
type Fate int

// The fates; the last four are mistakes.
const (
	Free          Fate = iota
	Summed             // a plain letter that stands twice, or that a reduction names
	Kept               // a plain letter that stands twice, and that the left side names
	Paired             // one slot up, one down
	SameHeight         // two slots up, or two down
	Thrice             // a slot letter more often than twice
	Often              // a plain letter more often than twice
	AboveAndBelow      // a plain letter twice above a division and again below it
)

// Fate is the rule that products are read by, in a script and in the body of a
// function alike.
func (t Tally) Fate(hold Hold) Fate {
	if t.Slot {
		switch {
		case t.N == 1:
			return Free
		case t.N > 2:
			return Thrice
		case t.Up != 1:
			return SameHeight
		}
		return Paired
	}
	switch {
	case hold == Reduced:
		return Summed
	case hold == Bound || t.N < 2:
		return Free
	case t.Below > 0:
		if t.N-t.Below >= 2 {
			return AboveAndBelow
		}
		return Free
	case max(t.N, t.Times) > 2:
		return Often
	case hold == Named:
		return Kept
	}
	return Summed
}

// Times is how often a letter counts that is free in a factor: in a power, as
// many times as its whole exponent says, q_n^2 as q_n q_n does. A bracket that
// names its letters counts once, since it says what is meant.
func Times(x grammar.Expr, name string) int {
	for {
		switch y := x.(type) {
		case *grammar.Paren:
			x = y.X
			continue
		case *grammar.Unary:
			x = y.X
			continue
		case *grammar.Binary:
			switch y.Op {
			case "^":
				return Times(y.X, name) * exponent(y.Y)
			case "*": // a letter free in it stands on one factor
				if len(Places(y.Y, name)) > 0 {
					x = y.Y
				} else {
					x = y.X
				}
				continue
			case "/":
				x = y.X
				continue
			}
		default: // any other factor counts as it stands
		}
		return 1
	}
}

// exponent is a whole exponent's size as it is written, 1 for any other.
func exponent(x grammar.Expr) int {
	for {
		switch y := x.(type) {
		case *grammar.Paren:
			x = y.X
			continue
		case *grammar.Unary:
			x = y.X
			continue
		case *grammar.Number:
			if v, err := strconv.ParseFloat(y.Text, 64); err == nil && v == math.Trunc(v) && v >= 1 {
				return int(min(v, 1<<10))
			}
		default: // a name or an operation: a function of the letter's number
		}
		return 1
	}
}

// Operand is an object with the expression that gave it: a factor, a term, a
// side of a comparison.
type Operand struct {
	Object *value.Object
	Expr   grammar.Expr
}

// Product is a product with its elaborated factors.
type Product struct {
	Expr    grammar.Expr
	Factors []Operand
}

// Place is a factor and an axis of it.
type Place struct{ Factor, Axis int }

// Row is one letter of a product with its places.
type Row struct {
	Name string
	Slot Slot // of its first place
	At   []Place
}

// SlotOf is what a place is attached to.
func (p Product) SlotOf(at Place) Slot { return SlotOf(p.Factors[at.Factor].Object, at.Axis) }

// Span is where the k-th place of a letter is written.
func (p Product) Span(r *Row, k int) diag.Span {
	f := r.At[k].Factor
	nth := 0
	for j := 0; j < k; j++ {
		if r.At[j].Factor == f {
			nth++
		}
	}
	return PlaceIn(p.Factors[f].Expr, r.Name, nth)
}

// Dummy is a letter that a product sums, or keeps since the left side names it.
type Dummy struct {
	Name  string
	X     grammar.Expr // the product
	Plain bool
	Kept  bool
}

// Factor is one factor as it is written.
type Factor struct {
	Expr  grammar.Expr
	Below bool // in a denominator
}

// Factors flattens a product; brackets stay closed, since their dummies are
// their own.
func Factors(x grammar.Expr) (fs []Factor, minus bool) {
	switch x.(type) {
	case *grammar.Unary, *grammar.Binary:
	default: // a factor on its own, as most are
		return []Factor{{Expr: x}}, false
	}
	var flatten func(x grammar.Expr, below bool)
	flatten = func(x grammar.Expr, below bool) {
		if !below {
			if u, ok := x.(*grammar.Unary); ok && u.Op == "-" {
				minus = !minus
				flatten(u.X, below)
				return
			}
			if b, ok := x.(*grammar.Binary); ok && (b.Op == "*" || b.Op == "/") {
				flatten(b.X, below)
				flatten(b.Y, b.Op == "/")
				return
			}
		}
		fs = append(fs, Factor{x, below})
	}
	flatten(x, false)
	return fs, minus
}

// Term is one term as it is written.
type Term struct {
	Expr  grammar.Expr
	Minus bool
}

// Terms flattens a chain of + and -; brackets stay closed.
func Terms(x grammar.Expr) []Term {
	var ts []Term
	var flatten func(x grammar.Expr, minus bool)
	flatten = func(x grammar.Expr, minus bool) {
		if b, ok := x.(*grammar.Binary); ok && (b.Op == "+" || b.Op == "-") {
			flatten(b.X, minus)
			flatten(b.Y, minus != (b.Op == "-"))
			return
		}
		ts = append(ts, Term{x, minus})
	}
	flatten(x, false)
	return ts
}
