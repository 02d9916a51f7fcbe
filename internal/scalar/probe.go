package scalar

// Expressions at points chosen from outside: values with bounds of their
// rounding, and where something inside is narrow.

import (
	"hash/fnv"
	"math"
	"math/big"
	"math/bits"

	"github.com/seed2d4d80ff/geo/internal/budget"
	"github.com/seed2d4d80ff/geo/internal/number"
)

// Bounded is a value and a bound of its rounding.
type Bounded struct{ Value, Err float64 }

// Bounded evaluates expressions at a point, given by variable id.
func (p *Pool) Bounded(at []float64, es ...Expr) []Bounded {
	return p.Probe(es...).At(at)
}

// Probe evaluates expressions at many points, what they share once at each.
type Probe struct {
	meter  *budget.Meter
	es     []Expr
	nodes  []*node // parts before wholes
	parts  []int32 // of all nodes one behind another, by place in nodes
	wholes []int32 // the place of each expression's node
	values [][2]float64
	buf    [][2]float64
}

// Probe prepares expressions.
func (p *Pool) Probe(es ...Expr) *Probe {
	q := &Probe{meter: p.meter, es: es, wholes: make([]int32, len(es))}
	place := map[*node]int32{}
	most := 0
	bare := make([]Expr, len(es)) // a domain has no part in a value
	for i, e := range es {
		bare[i] = Expr{c: e.c, n: e.n}
	}
	p.walk(bare, func(n *node) {
		for _, a := range n.args {
			k := int32(0)
			if a.c != nil {
				k = place[a.n]
			}
			q.parts = append(q.parts, k)
		}
		for _, f := range n.facs {
			q.parts = append(q.parts, place[f.n])
		}
		most = max(most, len(n.args)+len(n.facs))
		place[n] = int32(len(q.nodes))
		q.nodes = append(q.nodes, n)
	})
	for i, e := range es {
		if e.c != nil {
			q.wholes[i] = place[e.n]
		}
	}
	q.values, q.buf = make([][2]float64, len(q.nodes)), make([][2]float64, most)
	return q
}

// Size is how many operations one point takes.
func (q *Probe) Size() int { return len(q.nodes) }

// At are the values at a point, given by variable id. No number is made up for an open
// function.
func (q *Probe) At(at []float64) []Bounded {
	out := q.sampled(at)
	for i, e := range q.es {
		if e.Opens() != nil {
			out[i] = Bounded{math.NaN(), math.Inf(1)}
		}
	}
	return out
}

// sampled is At where formulas are told apart.
func (q *Probe) sampled(at []float64) []Bounded {
	q.meter.Steps(1 + len(q.nodes)/2)
	parts := q.parts
	for i, n := range q.nodes {
		if n.op <= opConst {
			q.values[i] = n.leaf(at)
			continue
		}
		k := len(n.args) + len(n.facs)
		x := q.buf[:k]
		for j, part := range parts[:k] {
			x[j] = q.values[part]
		}
		parts = parts[k:]
		q.values[i] = n.bounded(x)
	}
	out := make([]Bounded, len(q.es))
	for i, e := range q.es {
		if e.c != nil {
			x := e.c.bounded(q.values[q.wholes[i]])
			out[i] = Bounded{x[0], x[1]}
		}
	}
	return out
}

// Certainly gives values at a point with error bounds that more digits make
// small; false where that does not succeed. What expressions share is evaluated
// once; work is how much may be done at this point and at others, and falls.
func (p *Pool) Certainly(at []float64, work *int) func(e Expr) (Bounded, bool) {
	const bits = 256
	v := p.evaluation(bits, func(x Var) (*big.Rat, bool) {
		q := new(big.Rat).SetFloat64(at[x.ID])
		return q, q != nil
	}, work)
	v.bits = bits // longer fractions cost more than they tell
	return func(e Expr) (Bounded, bool) {
		x, ok := v.expr(e)
		if !ok {
			return Bounded{}, false
		}
		m, rad := v.mid(x)
		y, _ := m.Float64()
		r, _ := rad.Float64()
		return Bounded{y, r}, finite(y)
	}
}

// Read is the decimal that reads to the same float64: what a number of data, or
// given from outside, is taken for where it is compared exactly.
func (p *Pool) Read(v float64) (Expr, bool) {
	q, ok := new(big.Rat).SetString(number.Compact(v, 0))
	if !ok {
		return Expr{}, false
	}
	return p.fraction(q), true
}

// Hollow is an expression that something inside is narrow around the least values
// of: of A, or of |A|.
type Hollow struct {
	A    Expr
	Size bool
}

// Hollows are those of exponents and of what functions turn or jump by, from both
// sides, of what is divided by, and of arguments of functions that pass from one level
// to another at 0.
func (p *Pool) Hollows(es ...Expr) []Hollow {
	var out []Hollow
	seen := map[Hollow]bool{}
	add := func(h Hollow) {
		if h.A.c != nil && h.A.n.vars != 0 && h.A.n.op != opVar && !seen[h] {
			seen[h] = true
			out = append(out, h)
		}
	}
	p.walk(es, func(n *node) {
		for _, f := range n.facs {
			if f.exp < 0 {
				add(Hollow{A: p.unit(f.n), Size: true})
			}
		}
		if n.op != opCall {
			return
		}
		switch n.kern.Name {
		case "exp", "expm1", "relu", "sign", "step", "floor":
			add(Hollow{A: n.args[0]})
			add(Hollow{A: p.Neg(n.args[0])})
		case "min", "max", "less", "lesseq":
			add(Hollow{A: p.Sub(n.args[0], n.args[1])})
			add(Hollow{A: p.Sub(n.args[1], n.args[0])})
		case "tanh", "sigmoid", "softplus", "erf", "erfc", "atan", "cosh":
			add(Hollow{A: n.args[0], Size: true})
		}
	})
	return out
}

// Fingerprint is a number that stands for the shape of expressions: the same in
// every pool, whatever was built there before.
func (p *Pool) Fingerprint(es ...Expr) uint64 {
	memo := map[*node]uint64{}
	ofCoef := func(c *Coef) uint64 {
		return mix64(uint64(c.Mod) ^ mix64(math.Float64bits(c.Float)))
	}
	ofText := func(s string) uint64 {
		h := fnv.New64a()
		_, _ = h.Write([]byte(s)) // a hash's Write never fails
		return h.Sum64()
	}
	of := func(e Expr) uint64 {
		if e.c == nil {
			return 1
		}
		return mix64(ofCoef(e.c) + 3*memo[e.n])
	}
	p.walk(es, func(n *node) {
		h := mix64(uint64(n.op) + 17)
		switch n.op {
		case opVar:
			h += ofText(p.vars[n.v.ID].info.Name)
		case opConst:
			h += math.Float64bits(n.real)
		case opSum: // in any order
			for _, t := range n.args {
				h += of(t)
			}
		case opProd:
			for _, f := range n.facs {
				h += mix64(memo[f.n] + uint64(uint32(f.exp))<<7)
			}
		case opCall, opApply:
			if n.op == opCall {
				h += ofText(n.kern.Name)
			} else {
				h += ofText(n.fn.Name)
			}
			for _, a := range n.args {
				h = mix64(h) + of(a)
			}
		}
		memo[n] = mix64(h)
	})
	h := uint64(0)
	for _, e := range es {
		h = mix64(h) + of(e)
	}
	return h
}

// LooksRead reports a float of so many binary digits that FromData takes it for one
// that nobody wrote.
func LooksRead(v float64) bool {
	const mantissa = 53
	if v == 0 || v-v != 0 {
		return false
	}
	fraction, exponent := math.Frexp(v)
	zeros := bits.TrailingZeros64(uint64(math.Abs(fraction) * (1 << mantissa)))
	return mantissa-zeros > dataBits && mantissa-zeros-exponent >= dataBits
}

// FromData reports an expression with a number of many binary digits that
// nobody wrote: data, rounded as they were read.
func (p *Pool) FromData(es ...Expr) bool {
	found := false
	of := func(c *Coef) {
		found = found || c != nil && (!c.Exact() || c.plain == nil && !p.decimal[c] && c.frac().binary())
	}
	for _, e := range es {
		of(e.c)
	}
	p.walk(es, func(n *node) {
		for _, a := range n.args {
			of(a.c)
		}
	})
	return found
}

// ReadsAs reports that one of two numbers was read, and that the other is a
// decimal that reads to the same float64.
func (p *Pool) ReadsAs(a, b Expr) bool {
	for range 2 {
		q, okq := a.Rat()
		d, okd := b.Rat()
		if okq && okd && p.FromData(a) {
			f, exact := q.Float64()
			g, _ := d.Float64()
			if exact && f == g && (d.IsInt() || isDecimal(d)) {
				return true
			}
		}
		a, b = b, a
	}
	return false
}

func isDecimal(q *big.Rat) bool {
	_, ok := number.DecimalFraction(q.Num(), q.Denom())
	return ok
}
