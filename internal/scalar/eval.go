package scalar

// Expressions as float64 numbers: at a given point, and at sample points with
// bounds on the rounding error.

import "math"

// numSamples is how many real points decide between sides with different
// roots, absolute values or the like.
const numSamples = 8

// numNear is how many more points lie close to the origin, where sines vanish
// and 1 − cos² in the place of sin² has lost its digits.
const numNear = 4

// Eval computes e at a point, node by node: the oracle of block programs.
func Eval(e Expr, at func(Var) float64) float64 {
	memo := map[*node]float64{}
	return evalExpr(e, at, memo)
}

func evalExpr(e Expr, at func(Var) float64, memo map[*node]float64) float64 {
	if e.c == nil {
		return 0
	}
	for _, n := range deepOrder(e.n) {
		evalNode(n, at, memo)
	}
	return e.c.Float * evalNode(e.n, at, memo)
}

func evalNode(n *node, at func(Var) float64, memo map[*node]float64) float64 {
	switch n.op {
	case opOne:
		return 1
	case opConst:
		return n.real
	case opVar:
		return at(n.v)
	}
	if v, ok := memo[n]; ok {
		return v
	}
	var v float64
	switch n.op {
	case opSum:
		for _, t := range n.args {
			v += t.c.Float * evalNode(t.n, at, memo)
		}
	case opProd:
		v = 1
		for _, f := range n.facs {
			v *= powInt(evalNode(f.n, at, memo), int(f.exp))
		}
	default:
		var buf [4]float64
		x := buf[:0]
		for _, a := range n.args {
			if a.c == nil {
				x = append(x, 0)
				continue
			}
			x = append(x, a.c.Float*evalNode(a.n, at, memo))
		}
		v = n.evalAt(x)
	}
	memo[n] = v
	return v
}

// deepLimit is the depth from which walks go over a list instead of recursing
// all the way.
const deepLimit = 2000

// deepOrder lists, bottom up, enough nodes under a deep n that a memoised walk
// over them never recurses further than deepLimit. It is empty for the usual n.
func deepOrder(n *node) []*node {
	if n.depth < deepLimit {
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
			if c.depth >= deepLimit/2 && !seen[c] {
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

// sampler evaluates at real sample points with running error bounds, each node
// once per point.
type sampler struct {
	points [numSamples + numNear][]float64 // by variable id
	memo   [numSamples + numNear]map[*node][2]float64
}

// at is the value of n at the i-th sample point and a bound of its error. From
// numSamples on the points lie close to the origin.
func (s *sampler) at(p *Pool, i int, n *node) (v, err float64) {
	r := rng(0x5eed + uint64(i)<<32)
	for k := len(s.points[i]); k < len(p.vars); k++ {
		rk := rng(mix64(uint64(r) + uint64(k)))
		info := &p.vars[k].info
		x := drawReal(&rk, info)
		if near := x / 64; i >= numSamples && info.Lo < near && near < info.Hi {
			x = near
		}
		s.points[i] = append(s.points[i], x)
	}
	if s.memo[i] == nil {
		s.memo[i] = map[*node][2]float64{}
	}
	for _, m := range deepOrder(n) {
		s.node(p, i, m)
	}
	x := s.node(p, i, n)
	return x[0], x[1]
}

func (s *sampler) expr(p *Pool, i int, e Expr) [2]float64 {
	if e.c == nil {
		return [2]float64{}
	}
	x := s.node(p, i, e.n)
	v := e.c.Float * x[0]
	return [2]float64{v, math.Abs(e.c.Float)*x[1] + ulp*math.Abs(v)}
}

func (s *sampler) node(p *Pool, i int, n *node) [2]float64 {
	switch n.op {
	case opOne:
		return [2]float64{1, 0}
	case opConst:
		return [2]float64{n.real, n.err}
	case opVar:
		return [2]float64{s.points[i][n.v.ID], 0}
	}
	// A node under construction is looked up by its parts and not remembered.
	if x, ok := s.memo[i][n]; ok {
		return x
	}
	var v, e float64
	switch n.op {
	case opSum:
		abs := 0.0
		for _, t := range n.args {
			x := s.expr(p, i, t)
			v += x[0]
			e += x[1]
			abs += math.Abs(x[0])
		}
		e += abs * ulp * float64(len(n.args))
	case opProd:
		v = 1
		rel := 0.0
		for _, f := range n.facs {
			x := s.node(p, i, f.n)
			v *= powInt(x[0], int(f.exp))
			rel += math.Abs(float64(f.exp)) * (x[1]/math.Abs(x[0]) + ulp)
		}
		e = math.Abs(v) * rel
		if math.IsNaN(e) {
			e = 0
		}
	default:
		var xs, ys [4]float64
		a, b := xs[:0], ys[:0]
		for _, arg := range n.args {
			x := s.expr(p, i, arg)
			a, b = append(a, x[0]), append(b, x[0]+x[1])
		}
		v = n.evalAt(a)
		e = math.Abs(v) * 8 * ulp
		if n.op == opCall {
			e += 2 * math.Abs(n.evalAt(b)-v)
		}
	}
	if n.id != 0 {
		s.memo[i][n] = [2]float64{v, e}
	}
	return [2]float64{v, e}
}
