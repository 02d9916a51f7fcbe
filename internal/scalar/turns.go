package scalar

// Where functions inside expressions turn, jump or end, and where that is passed on a line.

import (
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// Turn is where a function of an expression turns, jumps or ends: where A = B,
// or at every whole number of A.
type Turn struct {
	A, B  Expr
	Whole bool
	// Touch: A may touch B without crossing it, as a square under a root does 0.
	Touch bool
}

// Turns are those of all functions inside.
func (p *Pool) Turns(es ...Expr) []Turn {
	var out []Turn
	p.walk(es, func(n *node) {
		if n.op != opCall {
			return
		}
		a := n.args
		switch n.kern.Name {
		case "abs", "sign", "relu", "step":
			out = append(out, Turn{A: a[0]})
		case "min", "max", "less", "lesseq", "eq":
			out = append(out, Turn{A: a[0], B: a[1]})
		case "floor":
			out = append(out, Turn{A: a[0], Whole: true})
		case "mod":
			out = append(out, Turn{A: p.Div(a[0], a[1]), Whole: true})
		case "cbrt":
			out = append(out, Turn{A: a[0]})
		case "lambertw":
			out = append(out, Turn{A: a[0], B: p.Neg(p.Call(fnExp, p.Int(-1))), Touch: true})
		case "ellipticK", "ellipticE", "ellipticD":
			out = append(out, Turn{A: a[0], B: p.Int(1), Touch: true})
		case "atan2":
			out = append(out, Turn{A: a[0]})
		case "asin", "acos", "atanh":
			out = append(out, Turn{A: a[0], B: p.Int(1), Touch: true}, Turn{A: a[0], B: p.Int(-1), Touch: true})
		case "acosh":
			out = append(out, Turn{A: a[0], B: p.Int(1), Touch: true})
		case "pow":
			out = append(out, Turn{A: a[0]})
		default:
			if n.kern.Generator.Kind == op.Radical {
				out = append(out, Turn{A: a[0], Touch: true})
			}
		}
	})
	return out
}

const (
	maxZeros = 16   // of a turn on a line
	halvings = 60   // of a bisection
	asZero   = 1e-6 // of a turn that is touched
)

// Crossings looks for the places where turns are passed.
type Crossings struct {
	Work int // nodes that may still be evaluated
	pool *Pool
	each []Turn
	all  *Probe   // A and B of each
	one  []*Probe // of one alone, once it is asked for
}

// Crossings prepares turns to be looked for; so many nodes are evaluated for it.
func (p *Pool) Crossings(turns []Turn, work int) *Crossings {
	c := &Crossings{Work: work, pool: p, each: turns, one: make([]*Probe, len(turns))}
	var sides []Expr
	for _, t := range turns {
		sides = append(sides, t.A, t.B)
	}
	c.all = p.Probe(sides...)
	return c
}

// None reports that there is nothing to look for.
func (c *Crossings) None() bool { return len(c.each) == 0 }

// Sides says of each turn on which side of it a point lies, given by variable id: by
// the sign of A − B, or the whole number below A.
func (c *Crossings) Sides(at []float64) []float64 {
	out := c.past(at)
	for k, t := range c.each {
		if !t.Whole {
			out[k] = float64(boolInt(out[k] < 0))
		}
	}
	return out
}

// past is by turn A − B, or the whole number below A.
func (c *Crossings) past(at []float64) []float64 {
	c.Work -= c.all.Size()
	sides := c.all.At(at)
	out := make([]float64, len(c.each))
	for k, t := range c.each {
		out[k] = t.past(sides[2*k], sides[2*k+1])
	}
	return out
}

func (t Turn) past(a, b Bounded) float64 {
	if t.Whole {
		return math.Floor(a.Value)
	}
	return a.Value - b.Value
}

// On are the parameters where turns are passed on a line, ascending: at gives its
// points, by variable id, and ts is a grid of parameters, ascending.
func (c *Crossings) On(ts []float64, at func(t float64) []float64) []float64 {
	var zeros []float64
	values := make([][]float64, 0, len(ts))
	for _, t := range ts {
		if c.Work <= 0 {
			break
		}
		values = append(values, c.past(at(t)))
	}
	for k, turn := range c.each {
		l := alongOne{c, k, at}
		found := len(zeros)
		for i := 1; i < len(values) && len(zeros) < found+maxZeros && c.Work > 0; i++ {
			a, b := values[i-1][k], values[i][k]
			switch {
			case math.IsNaN(a) || math.IsNaN(b):
			case turn.Whole && a != b, !turn.Whole && (a < 0) != (b < 0):
				zeros = append(zeros, l.bisect(ts[i-1], ts[i], a))
			case !turn.Whole && i+1 < len(values) && math.Abs(b) <= math.Abs(a) && math.Abs(b) < math.Abs(values[i+1][k]):
				zeros = append(zeros, l.dip(ts[i-1], ts[i+1], b)...)
			}
		}
	}
	slices.Sort(zeros)
	return zeros
}

// alongOne is one turn along a line.
type alongOne struct {
	*Crossings
	k  int
	at func(t float64) []float64
}

// value is past of the turn at t.
func (l alongOne) value(t float64) float64 {
	turn, probe := l.each[l.k], &l.one[l.k]
	if *probe == nil {
		*probe = l.pool.Probe(turn.A, turn.B)
	}
	l.Work -= (*probe).Size()
	sides := (*probe).At(l.at(t))
	return turn.past(sides[0], sides[1])
}

// bisect finds where the turn is passed between two parameters; a is its value at
// the first.
func (l alongOne) bisect(lo, hi, a float64) float64 {
	for range halvings {
		mid := lo + (hi-lo)/2
		m := l.value(mid)
		if l.each[l.k].Whole && m == a || !l.each[l.k].Whole && (m < 0) == (a < 0) {
			lo = mid
		} else {
			hi = mid
		}
	}
	return hi
}

// dip looks by thirds for a least value of the turn between two parameters, of the
// sign of b: where it is passed on the way there and back, or as good as touched.
func (l alongOne) dip(lo, hi, b float64) []float64 {
	first, last := lo, hi
	for range halvings {
		s, t := lo+(hi-lo)/3, hi-(hi-lo)/3
		x, y := l.value(s), l.value(t)
		for _, m := range [2]struct{ at, value float64 }{{s, x}, {t, y}} {
			if !math.IsNaN(m.value) && (m.value < 0) != (b < 0) {
				return []float64{l.bisect(first, m.at, b), l.bisect(m.at, last, m.value)}
			}
		}
		if math.Abs(x) < math.Abs(y) {
			hi = t
		} else {
			lo = s
		}
	}
	if t := lo + (hi-lo)/2; l.each[l.k].Touch && math.Abs(l.value(t)) < asZero {
		return []float64{t}
	}
	return nil
}

// Around are parameters on both sides of the i-th of zeros, which ascend: near it,
// further away and halfway to the one before. What turns at a zero is seen from afar
// where other terms hide it close by.
func Around(zeros []float64, i int) []float64 {
	const near = 1e-3
	var out []float64
	z := zeros[i]
	size := math.Max(1, math.Abs(z))
	for _, d := range []float64{near * math.Max(near, math.Abs(z)), 1, 0.1 * size, 0.5 * size, size} {
		out = append(out, z-d, z+d)
	}
	if i > 0 {
		out = append(out, zeros[i-1]+(z-zeros[i-1])/2)
	}
	return out
}

// Grid are parameters of a line from lo to hi, ascending: evenly in a bounded range,
// else evenly in each decade, as far as furthest.
func Grid(lo, hi, furthest float64) []float64 {
	const steps, perDecade = 96, 16
	var ts []float64
	if lo > -furthest && hi < furthest {
		for i := 1; i < steps; i++ {
			ts = append(ts, lo+(hi-lo)*float64(i)/steps)
		}
		return ts
	}
	for i := -3 * perDecade; i <= 6*perDecade; i++ {
		t := math.Pow(10, float64(i)/perDecade)
		for _, t := range []float64{-t, t} {
			if lo < t && t < hi {
				ts = append(ts, t)
			}
		}
		// Evenly near the middle, where most formulas turn.
		if t := 0.25 * float64(i) / 2; lo < t && t < hi {
			ts = append(ts, t)
		}
	}
	slices.Sort(ts)
	return ts
}
