package scalar

// Expressions as float64 numbers: at a given point, and at sample points with
// bounds on the rounding error.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/budget"
)

// numSamples is how many real points decide between sides with different
// roots, absolute values or the like.
const numSamples = 8

// numNear is how many more points lie close to the origin, where sines vanish
// and 1 − cos² in the place of sin² has lost its digits.
const numNear = 4

// Eval computes e at a point, node by node: the oracle of block programs.
func Eval(e Expr, at func(Var) float64) float64 {
	return EvalFor(nil, e, at)
}

// EvalFor is Eval where an evaluation asks, which may call the host's functions.
func EvalFor(calls *Calls, e Expr, at func(Var) float64) float64 {
	return evalExpr(e, &valuation{calls, at, map[*node]float64{}})
}

// valuation is what an expression is evaluated with.
type valuation struct {
	calls *Calls // of whoever asks; nil: nobody, a host is called where it may be anywhere
	at    func(Var) float64
	memo  map[*node]float64
}

func evalExpr(e Expr, to *valuation) float64 {
	if e.c == nil {
		return 0
	}
	for _, n := range deepOrder(e.n, known(to.memo)) {
		evalNode(n, to)
	}
	return e.c.Float * evalNode(e.n, to)
}

func evalNode(n *node, to *valuation) float64 {
	switch n.op {
	case opOne:
		return 1
	case opConst:
		return n.real
	case opVar:
		return to.at(n.v)
	}
	if v, ok := to.memo[n]; ok {
		return v
	}
	var v float64
	switch n.op {
	case opSum:
		for _, t := range n.args {
			v += t.c.Float * evalNode(t.n, to)
		}
	case opProd:
		v = 1
		for _, f := range n.facs {
			v *= powInt(evalNode(f.n, to), int(f.exp))
		}
	default:
		var buf [4]float64
		x := buf[:0]
		for _, a := range n.args {
			if a.c == nil {
				x = append(x, 0)
				continue
			}
			x = append(x, a.c.Float*evalNode(a.n, to))
		}
		if n.op == opApply && to.calls != nil {
			v = n.fn.At(to.calls, x)
		} else {
			v = n.evalAt(x)
		}
	}
	to.memo[n] = v
	return v
}

// deepLimit is the depth from which walks go over a list instead of recursing
// all the way.
const deepLimit = 2000

// deepOrder lists, bottom up, enough nodes under a deep n that a memoised walk
// over them never recurses further than deepLimit. It is empty for the usual n, and
// what the walk has done before is not looked into.
func deepOrder(n *node, done func(*node) bool) []*node {
	if n.depth < deepLimit || done(n) {
		return nil
	}
	var list []*node
	seen := map[*node]bool{n: true}
	stack := []*node{n}
	var out [][]*node
	for len(stack) > 0 {
		m := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if m.depth%(deepLimit/2) == 0 {
			k := int(m.depth) / (deepLimit / 2)
			for len(out) <= k {
				out = append(out, nil)
			}
			out[k] = append(out[k], m)
		}
		push := func(c *node) {
			if c.depth >= deepLimit/2 && !seen[c] && !done(c) {
				seen[c] = true
				stack = append(stack, c)
			}
		}
		for _, a := range m.args {
			if a.c != nil {
				push(a.n)
			}
		}
		for _, f := range m.facs {
			push(f.n)
		}
	}
	for _, l := range out {
		list = append(list, l...)
	}
	return list
}

// known says of which nodes a walk remembers something.
func known[T any](memo map[*node]T) func(*node) bool {
	return func(n *node) bool {
		_, ok := memo[n]
		return ok
	}
}

// sampler evaluates at real sample points with running error bounds, each node
// once per point.
type sampler struct {
	points [numSamples + numNear]bounded
	coords [numSamples + numNear][]float64 // by variable id
}

// sampled is the pool's sampler, made when it is first asked for.
func (p *Pool) sampled() *sampler {
	if p.samples == nil {
		p.samples = &sampler{}
	}
	return p.samples
}

// at is the value of n at the i-th sample point and a bound of its error.
func (s *sampler) at(p *Pool, i int, n *node) (v, err float64) { return s.point(p, i).value(n) }

// point is the i-th sample point, with a value for every variable. From numSamples
// on the points lie close to the origin.
func (s *sampler) point(p *Pool, i int) *bounded {
	r := rng(0x5eed + uint64(i)<<32)
	for k := len(s.coords[i]); k < len(p.vars); k++ {
		rk := rng(mix64(uint64(r) + uint64(k)))
		info := &p.vars[k].info
		x := drawReal(&rk, info)
		if near := x / 64; i >= numSamples && info.Lo < near && near < info.Hi {
			x = near
		}
		s.coords[i] = append(s.coords[i], x)
	}
	b := &s.points[i]
	if b.memo == nil {
		b.meter, b.memo = p.meter, map[*node][2]float64{}
	}
	b.at = s.coords[i]
	return b
}

// expr is at for an expression whose node has been asked for.
func (s *sampler) expr(i int, e Expr) [2]float64 { return s.points[i].expr(e) }

// bounded evaluates at one point with running error bounds.
type bounded struct {
	meter *budget.Meter
	at    []float64 // by variable id
	memo  map[*node][2]float64
}

func (b *bounded) value(n *node) (v, err float64) {
	for _, m := range deepOrder(n, known(b.memo)) {
		b.node(m)
	}
	x := b.node(n)
	return x[0], x[1]
}

func (b *bounded) expr(e Expr) [2]float64 {
	if e.c == nil {
		return [2]float64{}
	}
	return e.c.bounded(b.node(e.n))
}

// bounded is a multiple of a value with its bound.
func (c *Coef) bounded(x [2]float64) [2]float64 {
	v := c.Float * x[0]
	return [2]float64{v, math.Abs(c.Float)*x[1] + ulp*math.Abs(v)}
}

func (b *bounded) node(n *node) [2]float64 {
	switch n.op {
	case opOne, opConst, opVar:
		return n.leaf(b.at)
	}
	// A node under construction is looked up by its parts and not remembered.
	if x, ok := b.memo[n]; ok {
		return x
	}
	b.meter.Steps(1 + (len(n.args)+len(n.facs))/4)
	var few [8][2]float64
	parts := few[:0]
	for _, t := range n.args {
		if t.c == nil {
			parts = append(parts, [2]float64{})
			continue
		}
		parts = append(parts, b.node(t.n))
	}
	for _, f := range n.facs {
		parts = append(parts, b.node(f.n))
	}
	x := n.bounded(parts)
	if n.id != 0 {
		b.memo[n] = x
	}
	return x
}

// leaf is the value of a node without parts.
func (n *node) leaf(at []float64) [2]float64 {
	switch n.op {
	case opConst:
		return [2]float64{n.real, n.err}
	case opVar:
		return [2]float64{at[n.v.ID], 0}
	}
	return [2]float64{1, 0}
}

// bounded is the value of a node whose parts have these, each without its
// coefficient or power.
func (n *node) bounded(parts [][2]float64) [2]float64 {
	switch n.op {
	case opSum:
		var x [2]float64
		abs := 0.0
		for i, t := range n.args {
			y := t.bounded(parts[i])
			x[0] += y[0]
			x[1] += y[1]
			abs += math.Abs(y[0])
		}
		x[1] += abs * ulp * float64(len(n.args))
		return x
	case opProd:
		return n.boundedProduct(parts)
	}
	return n.boundedCall(parts)
}

func (e Expr) bounded(x [2]float64) [2]float64 {
	if e.c == nil {
		return [2]float64{}
	}
	return e.c.bounded(x)
}

// boundedProduct multiplies powers; near a zero of a factor relative errors say
// nothing, and the bound is that of a product of sums.
func (n *node) boundedProduct(parts [][2]float64) [2]float64 {
	v, e := 1.0, 0.0
	for i, f := range n.facs {
		x := parts[i]
		k := math.Abs(float64(f.exp))
		w := powInt(x[0], int(k))
		we := k*math.Abs(powInt(x[0], int(k)-1))*x[1] + (k+1)*ulp*math.Abs(w)
		if x[1] > math.Abs(x[0])/8 {
			we = math.Abs(powInt(math.Abs(x[0])+x[1], int(k))) + math.Abs(w)
		}
		if f.exp < 0 {
			if math.Abs(w) <= 2*we {
				return [2]float64{v / w, math.Inf(1)}
			}
			w, we = 1/w, 2*we/(w*w)
		}
		v, e = v*w, math.Abs(v)*we+math.Abs(w)*e+e*we+ulp*math.Abs(v*w)
	}
	return [2]float64{v, e}
}

// boundedCall is a function: its own rounding, and how far it moves when each
// argument moves by its error either way.
func (n *node) boundedCall(parts [][2]float64) [2]float64 {
	var xs, es [4]float64
	a := xs[:0]
	for i, arg := range n.args {
		x := arg.bounded(parts[i])
		a = append(a, x[0])
		es[i] = x[1]
	}
	v := n.sampleAt(a)
	e := math.Abs(v) * 8 * ulp
	if !n.deterministic() {
		return [2]float64{v, e}
	}
	if n.op == opApply {
		_, err := n.fn.instance(a)
		e += err
	}
	for i, x := range a {
		if es[i] == 0 {
			continue
		}
		a[i] = x + es[i]
		up := math.Abs(n.sampleAt(a) - v)
		a[i] = x - es[i]
		down := math.Abs(n.sampleAt(a) - v)
		a[i] = x
		if math.IsNaN(down) || math.IsNaN(up) { // beyond the edge of the domain
			up = math.Max(math.Max(orZero(up), orZero(down)), edge(v, es[i]))
			down = 0
		}
		e += 2 * math.Max(up, down)
	}
	return [2]float64{v, e}
}

func orZero(x float64) float64 {
	if math.IsNaN(x) {
		return 0
	}
	return x
}

// edge bounds a function whose argument may lie at the edge of its domain: a
// root there is no larger than the root of the argument's error.
func edge(v, err float64) float64 { return math.Abs(v) + math.Sqrt(err) }
