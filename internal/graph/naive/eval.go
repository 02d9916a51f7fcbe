package naive

// Evaluating a node by its definition: fields, derivatives, values at points,
// inverse maps by Newton's method.

import (
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
)

// Env gives coordinates, params, other leaves, and where Newton's method
// starts for an inverse map (nil: the point itself must be known).
type Env struct {
	Coords map[*index.Chart][]float64
	Params map[*graph.Param][]float64
	Leaf   func(n *graph.Node) []float64
	Guess  map[*graph.Map][]float64
}

// Eval is the value of a node, row-major. It panics on what it has no rule
// for: it is a test's tool.
func Eval(g *graph.Graph, n *graph.Node, env Env) []float64 {
	e := &evaluator{g: g, env: env, coords: map[*index.Chart][]jet{}, memo: map[*graph.Node][]jet{}}
	for c, xs := range env.Coords {
		e.coords[c] = e.nums(xs)
	}
	r := e.eval(n)
	out := make([]float64, len(r))
	for i, j := range r {
		out[i] = j[0]
	}
	return out
}

type evaluator struct {
	g      *graph.Graph
	env    Env
	level  int
	coords map[*index.Chart][]jet
	memo   map[*graph.Node][]jet

	// What does not depend on the chart whose coordinates changed is the parent's.
	parent  *evaluator
	changed *index.Chart
}

func (e *evaluator) nums(xs []float64) []jet {
	r := make([]jet, len(xs))
	for i, x := range xs {
		r[i] = e.num(x)
	}
	return r
}

// with is the evaluator over other coordinates of one chart, at a level.
func (e *evaluator) with(level int, c *index.Chart, xs []jet) *evaluator {
	n := &evaluator{g: e.g, env: e.env, level: level, coords: map[*index.Chart][]jet{}, memo: map[*graph.Node][]jet{}}
	for k, v := range e.coords {
		for _, x := range v {
			n.coords[k] = append(n.coords[k], n.lift(x))
		}
	}
	if c != nil {
		n.coords[c] = nil
		for _, x := range xs {
			n.coords[c] = append(n.coords[c], n.lift(x))
		}
	}
	return n
}

func size(axes []index.Axis) int {
	s := 1
	for _, a := range axes {
		s *= a.Size
	}
	return s
}

func unflat(axes []index.Axis, f int) []int {
	pos := make([]int, len(axes))
	for k := len(axes) - 1; k >= 0; k-- {
		pos[k] = f % axes[k].Size
		f /= axes[k].Size
	}
	return pos
}

func flat(axes []index.Axis, pos []int) int {
	f := 0
	for k, p := range pos {
		f = f*axes[k].Size + p
	}
	return f
}

func (e *evaluator) eval(n *graph.Node) []jet {
	if r, ok := e.memo[n]; ok {
		return r
	}
	if e.parent != nil && !n.DependsOn(e.changed) && !n.HasImplicit() {
		var r []jet
		for _, x := range e.parent.eval(n) {
			r = append(r, e.lift(x))
		}
		e.memo[n] = r
		return r
	}
	r := e.rule(n)
	if len(r) != size(n.Axes()) {
		panic(fmt.Sprintf("naive: %v gives %d components for %v", n.Op(), len(r), n.Axes()))
	}
	e.memo[n] = r
	return r
}

func (e *evaluator) rule(n *graph.Node) []jet {
	r := make([]jet, size(n.Axes()))
	for i := range r {
		r[i] = e.num(0)
	}
	return rules[n.Op()](e, n, r)
}

func (e *evaluator) concat(ns []*graph.Node) []jet {
	var r []jet
	for _, a := range ns {
		r = append(r, e.eval(a)...)
	}
	return r
}

// partial adds a unit to each coordinate in turn.
func (e *evaluator) partial(n *graph.Node) []jet {
	c := n.Chart()
	var r []jet
	half := 1 << e.level
	for i := range c.Dim {
		s := e.with(e.level+1, nil, nil)
		xs := append([]jet(nil), s.coords[c]...)
		if xs == nil {
			panic("naive: no coordinates of " + c.Name)
		}
		xs[i] = append(jet(nil), xs[i]...)
		xs[i][half]++
		s.coords[c] = xs
		s.parent, s.changed = e, c
		for _, x := range s.eval(n.Args()[0]) {
			r = append(r, x[half:])
		}
	}
	return r
}

// at takes the point's coordinates; what it is an image of starts Newton.
func (e *evaluator) at(n *graph.Node) []jet {
	p := n.Point()
	s := e.with(e.level, p.Chart, e.concat(p.Coords))
	s.env.Guess = map[*graph.Map][]float64{}
	for m, x := range e.env.Guess {
		s.env.Guess[m] = x
	}
	var pre func(q *graph.Point)
	pre = func(q *graph.Point) {
		for _, im := range q.Pre {
			var xs []float64
			for _, j := range e.concat(im.At.Coords) {
				xs = append(xs, j[0])
			}
			s.env.Guess[im.Map] = xs
			pre(im.At)
		}
	}
	pre(p)
	return s.eval(n.Args()[0])
}

// implicit solves m(x) = y: Newton on the real parts, then as many steps with
// the same Jacobian as there are units.
func (e *evaluator) implicit(m *graph.Map, y []jet) []jet {
	d := m.From.Dim
	x := append([]float64(nil), e.env.Guess[m]...)
	if len(x) != d {
		panic("naive: no start for the inverse of " + m.Name)
	}
	base := &evaluator{g: e.g, env: e.env, coords: map[*index.Chart][]jet{}, memo: map[*graph.Node][]jet{}}
	jac := func(x []float64) (f []float64, inv []jet) {
		j := make([]jet, d*d)
		for i := range d {
			s := base.with(1, nil, nil)
			xs := s.nums(x)
			xs[i][1] = 1
			s.coords[m.From] = xs
			for a, v := range s.concat(m.Forward) {
				j[a*d+i] = base.num(v[1])
				if i == 0 {
					f = append(f, v[0])
				}
			}
		}
		return f, base.inverse(j, d)
	}
	for range 100 {
		f, inv := jac(x)
		step := 0.0
		for i := range d {
			dx := 0.0
			for a := range d {
				dx += inv[i*d+a][0] * (f[a] - y[a][0])
			}
			x[i] -= dx
			step = math.Max(step, math.Abs(dx)/(1+math.Abs(x[i])))
		}
		if step < 1e-15 {
			break
		}
	}
	_, inv := jac(x)
	xs := e.nums(x)
	for range e.level + 1 {
		s := e.with(e.level, m.From, xs)
		f := s.concat(m.Forward)
		for i := range d {
			for a := range d {
				xs[i] = add(xs[i], scale(-inv[i*d+a][0], add(f[a], scale(-1, y[a]))))
			}
		}
	}
	return xs
}
