package value

// A chart's domain: the conditions behind where, as bounds and intervals of
// coordinates.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
)

// Domain is where the points of a chart lie: the conditions of its declaration,
// read once for all who ask what is known of a coordinate.
type Domain struct {
	Chart *index.Chart
	Conds []Cond // as they were declared
	// Bounds are those that compare a coordinate, or a block of them entry by
	// entry, with something free of coordinates; Others are those that do not.
	Bounds []Bound
	Others []Cond
}

// Bound is one condition "coordinate op limit" on one coordinate or a block.
type Bound struct {
	First, Count int          // flat coordinates
	Op           string       // < <= > >=
	Limit        *Object      // a scalar, or an entry for each coordinate
	Cond         *CondCompare // as it was written
	// Numbers are the limit's, one for all or one each, where no run is needed to
	// know them: a limit with params has none.
	Numbers []float64
}

// holdsAlways reports a limit that leaves all numbers: x < inf.
func (b *Bound) holdsAlways() bool {
	for _, x := range b.Numbers {
		if !math.IsInf(x, 0) || b.Lower() != (x < 0) {
			return false
		}
	}
	return len(b.Numbers) > 0
}

// Lower reports a bound from below.
func (b *Bound) Lower() bool { return b.Op[0] == '>' }

// Closed reports that the limit itself may be taken.
func (b *Bound) Closed() bool { return len(b.Op) == 2 }

// At is a coordinate's number of those that a bound's limit has.
func (b *Bound) At(flat int, numbers []float64) float64 {
	if len(numbers) == 1 {
		return numbers[0]
	}
	return numbers[flat-b.First]
}

// number is what is known of a coordinate's limit.
func (b *Bound) number(flat int) (float64, bool) {
	if !b.on(flat) || len(b.Numbers) == 0 {
		return 0, false
	}
	return b.At(flat, b.Numbers), true
}

// on reports that the bound is on a coordinate.
func (b *Bound) on(flat int) bool { return b.First <= flat && flat < b.First+b.Count }

// Add reads one more condition of the declaration. known gives the numbers of a
// node that no run is needed for.
func (d *Domain) Add(cond Cond, known func(*graph.Node) ([]float64, bool)) {
	d.Conds = append(d.Conds, cond)
	d.read(cond, known)
}

func (d *Domain) read(cond Cond, known func(*graph.Node) ([]float64, bool)) {
	switch cond := cond.(type) {
	case *CondAnd:
		for _, x := range cond.Xs {
			d.read(x, known)
		}
		return
	case *CondCompare:
		b, ok := d.bound(cond.Op, cond.X, cond.Y)
		if !ok {
			b, ok = d.bound(mirrored[cond.Op], cond.Y, cond.X)
		}
		if ok {
			b.Cond = cond
			if x, ok := known(b.Limit.Node); ok && (len(x) == 1 || len(x) == b.Count) {
				b.Numbers = x
			}
			if b.holdsAlways() {
				return
			}
			d.Bounds = append(d.Bounds, b)
			return
		}
	}
	d.Others = append(d.Others, cond)
}

// mirrored is an ordering read from right to left.
var mirrored = map[string]string{"<": ">", "<=": ">=", ">": "<", ">=": "<="}

// bound takes "x op y" as a bound when x is a coordinate, or a block of them,
// and y free of coordinates: a scalar, or an array like the block.
func (d *Domain) bound(op string, x, y *Object) (Bound, bool) {
	if mirrored[op] == "" || len(y.Node.Charts()) > 0 {
		return Bound{}, false
	}
	first, count := coordinates(d.Chart, x.Node)
	fits := y.Node.Size() == 1 || y.Node.Size() == count
	return Bound{First: first, Count: count, Op: op, Limit: y}, count > 0 && fits
}

// coordinates recognises a coordinate of a chart, or a whole block of them.
func coordinates(c *index.Chart, x *graph.Node) (first, count int) {
	var at []int
	if x.Op() == graph.OpComponent {
		at, x = x.Pos(), x.Args()[0]
	}
	if x.Op() != graph.OpCoord || x.Chart() != c {
		return 0, 0
	}
	b := c.Blocks[x.Block()]
	if at == nil {
		return b.Offset, b.Size
	}
	flat := 0
	for k, i := range at {
		if i < 0 {
			return 0, 0 // a row: its coordinates are not neighbours of one another
		}
		flat = flat*b.Dims[k] + i
	}
	return b.Offset + flat, 1
}

// Interval is what the known bounds leave of a coordinate's numbers.
type Interval struct {
	Lo, Hi             float64 // infinite where there is no bound
	LoClosed, HiClosed bool    // the bound itself is a value
}

// Positive reports that all its numbers are above 0.
func (v Interval) Positive() bool { return v.Lo > 0 || v.Lo == 0 && !v.LoClosed }

// NonNegative reports that none of its numbers is below 0.
func (v Interval) NonNegative() bool { return v.Lo >= 0 }

// Negative reports that all its numbers are below 0.
func (v Interval) Negative() bool { return v.Hi < 0 || v.Hi == 0 && !v.HiClosed }

// Interval is what is known of a coordinate before any run. A nil Domain knows
// nothing.
func (d *Domain) Interval(flat int) Interval {
	v := Interval{Lo: math.Inf(-1), Hi: math.Inf(1)}
	if d == nil {
		return v
	}
	for i := range d.Bounds {
		b := &d.Bounds[i]
		switch x, ok := b.number(flat); {
		case !ok:
		case b.Lower() && (x > v.Lo || x == v.Lo && !b.Closed()):
			v.Lo, v.LoClosed = x, b.Closed()
		case !b.Lower() && (x < v.Hi || x == v.Hi && !b.Closed()):
			v.Hi, v.HiClosed = x, b.Closed()
		}
	}
	return v
}

// Conditions are those that order numbers: Known are the bounds by numbers,
// which Interval has too. A nil Domain has none.
func (d *Domain) Conditions() []graph.Condition {
	if d == nil {
		return nil
	}
	var out []graph.Condition
	add := func(c *CondCompare, known bool) {
		k := graph.Condition{Low: c.X.Node, High: c.Y.Node, Strict: len(c.Op) == 1, Known: known}
		if c.Op[0] == '>' {
			k.Low, k.High = k.High, k.Low
		}
		if n, m := c.X.Node.Size(), c.Y.Node.Size(); mirrored[c.Op] != "" && n > 0 && m > 0 && (n == 1 || m == 1 || n == m) {
			out = append(out, k)
		}
	}
	for i := range d.Bounds {
		b := &d.Bounds[i]
		add(b.Cond, len(b.Numbers) > 0)
	}
	for _, c := range d.Others {
		if c, ok := c.(*CondCompare); ok {
			add(c, false)
		}
	}
	return out
}

// Ends are the limits of a coordinate, nil where there is none: the tightest of
// those that are known, else the one that was written last.
func (d *Domain) Ends(flat int) (lo, hi *Object) {
	if d == nil {
		return nil, nil
	}
	var low, high *Bound
	for i := range d.Bounds {
		b := &d.Bounds[i]
		if !b.on(flat) {
			continue
		}
		end := &high
		if b.Lower() {
			end = &low
		}
		if *end != nil {
			x, ok := b.number(flat)
			y, before := (*end).number(flat)
			if ok && before && (x > y) != b.Lower() {
				continue // the other is tighter
			}
		}
		*end = b
	}
	if low != nil {
		lo = low.Limit
	}
	if high != nil {
		hi = high.Limit
	}
	return lo, hi
}

// Contradiction is two bounds that leave a coordinate no interval: a lower one
// that is no less than an upper one.
type Contradiction struct {
	Lower, Upper *Bound
	Coordinate   int
	Lo, Hi       float64
}

// Contradiction finds the first one among what is known, nil when there is none.
func (d *Domain) Contradiction() *Contradiction {
	for i := range d.Bounds { // x > inf
		b := &d.Bounds[i]
		for k := b.First; b.on(k); k++ {
			if x, ok := b.number(k); ok && math.IsInf(x, 0) && b.Lower() == (x > 0) {
				return &Contradiction{b, b, k, x, x}
			}
		}
	}
	for j := range d.Bounds {
		for i := range d.Bounds {
			lower, upper := &d.Bounds[i], &d.Bounds[j]
			if !lower.Lower() || upper.Lower() {
				continue
			}
			for k := max(lower.First, upper.First); lower.on(k) && upper.on(k); k++ {
				lo, ok := lower.number(k)
				hi, known := upper.number(k)
				if !ok || !known {
					break
				}
				if lo >= hi {
					return &Contradiction{lower, upper, k, lo, hi}
				}
				if len(lower.Numbers) == 1 && len(upper.Numbers) == 1 {
					break // the others are bounded alike
				}
			}
		}
	}
	return nil
}
