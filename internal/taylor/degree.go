package taylor

// The degree of an identity in the coefficients of random jets, by which a false one seldom holds.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// A false identity of degree N in random elements of F_p holds with a probability
// of at most N/p (Schwartz 1980, Zippel 1979). Each Taylor coefficient of each
// component of a node is a polynomial in the coefficients of the inputs' jets over
// powers of a few others, the determinants and divisors that were divided by at the
// point. A fraction says how high the degree of the former may be, and which
// power of each divisor stands below; fractions are added over the least common
// denominator. Every rule bounds what the operation can do and not what it does,
// so that the bound is too high by far, and still nothing beside p = 2^61 - 1.

// fraction bounds the degree of a numerator, over powers of divisors.
type fraction struct {
	num float64
	den map[divisor]int
}

// divisor is a polynomial that something was divided by: that of a node, or of a
// part of its body.
type divisor struct {
	node *graph.Node
	part int
}

// degrees remembers the fractions of nodes to an order, and the divisors' degrees.
type degrees struct {
	g    *graph.Graph
	of   map[wanted]fraction
	degs map[divisor]float64
}

type wanted struct {
	n *graph.Node
	r int
}

// degreeOf bounds the degree of the numerator of x - y.
func degreeOf(g *graph.Graph, x, y *graph.Node) float64 {
	d := &degrees{g, map[wanted]fraction{}, map[divisor]float64{}}
	return d.sum(d.fraction(x, 0), d.fraction(y, 0)).num
}

// below is the degree of a denominator.
func (d *degrees) below(f fraction) float64 {
	n := 0.0
	for at, k := range f.den {
		n += float64(k) * d.degs[at]
	}
	return n
}

// sum bounds a sum, and a component of which nothing is known but that it is one of
// these.
func (d *degrees) sum(fs ...fraction) fraction {
	out := fraction{den: map[divisor]int{}}
	for _, f := range fs {
		for at, k := range f.den {
			out.den[at] = max(out.den[at], k)
		}
	}
	all := d.below(out)
	for _, f := range fs {
		out.num = max(out.num, f.num+all-d.below(f))
	}
	return out
}

// product multiplies.
func (d *degrees) product(fs ...fraction) fraction {
	out := fraction{den: map[divisor]int{}}
	for _, f := range fs {
		out.num += f.num
		for at, k := range f.den {
			out.den[at] += k
		}
	}
	return out
}

// power is f^k for k >= 0.
func (d *degrees) power(f fraction, k float64) fraction {
	out := fraction{num: f.num * k, den: map[divisor]int{}}
	for at, p := range f.den {
		out.den[at] = int(min(float64(p)*k, math.MaxInt32))
	}
	return out
}

// inverse is 1/f to order r: with f = P/D the coefficients are D times polynomials of
// degree j in P over P0^(j+1), brought to P0^(r+1).
func (d *degrees) inverse(f fraction, at divisor, r int) fraction {
	d.degs[at] = f.num
	return fraction{num: d.below(f) + float64(r)*f.num, den: map[divisor]int{at: r + 1}}
}

func (d *degrees) fraction(n *graph.Node, r int) fraction {
	at := wanted{n, r}
	f, ok := d.of[at]
	if !ok {
		f = d.rule(n, r)
		d.of[at] = f
	}
	return f
}

// rule is the fraction of a node's components to order r, by its operation.
func (d *degrees) rule(n *graph.Node, r int) fraction {
	args := make([]fraction, len(n.Args()))
	order := r
	if n.Op() == graph.OpPartial {
		order++
	}
	for i, a := range n.Args() {
		args[i] = d.fraction(a, order)
	}
	switch n.Op() {
	case graph.OpZero, graph.OpArray:
		return fraction{}
	case graph.OpParam:
		return fraction{num: 1}
	case graph.OpInput:
		if n.Generic() {
			return fraction{num: 1}
		}
		return args[0]
	case graph.OpContract:
		return d.product(args...)
	case graph.OpInverse:
		return d.matrixInverse(args[0], n, r)
	case graph.OpSolve:
		return d.product(d.matrixInverse(args[0], n, r), args[1])
	case graph.OpDet:
		return d.power(args[0], float64(n.Args()[0].Axes()[0].Size))
	case graph.OpLogDet:
		return d.opaque(r, d.power(args[0], float64(n.Args()[0].Axes()[0].Size)), divisor{n, 0})
	case graph.OpReduce:
		return d.power(args[0], float64(n.Args()[0].Axes()[n.Axis()].Size))
	case graph.OpMap:
		return d.body(n, args, r)
	case graph.OpSum, graph.OpPartial, graph.OpClaim, graph.OpGather, graph.OpScatter, graph.OpStack, graph.OpPack, graph.OpBlock, graph.OpComponent:
		return d.sum(args...)
	default: // every other operation is one that no field decides
		return fraction{num: math.Inf(1)}
	}
}

// matrixInverse is adj(X)/det(X).
func (d *degrees) matrixInverse(x fraction, n *graph.Node, r int) fraction {
	k := float64(n.Args()[0].Axes()[0].Size)
	at := divisor{n, 0}
	d.degs[at] = k * x.num
	return fraction{num: d.below(x) + (k-1)*x.num + float64(r)*k*x.num, den: map[divisor]int{at: r + 1}}
}

// opaque is a function of u: its value is a random element g (of the degree that
// multiples of angles and exponents may have), and its coefficients follow from it and
// from u by its differential equation, which divides by u at most once an order.
func (d *degrees) opaque(r int, u fraction, at divisor) fraction {
	const value = 4 * maxMultiple
	d.degs[at] = u.num
	each := value + u.num + d.below(u)
	return fraction{num: float64(2*r+1) * each, den: map[divisor]int{at: 2*r + 1}}
}

// body is a scalar expression of the arguments.
func (d *degrees) body(n *graph.Node, args []fraction, r int) fraction {
	p := d.g.Pool
	known := map[int]fraction{}
	vars := map[scalar.Var]int{}
	for k := range args {
		vars[p.ArgVar(k)] = k
	}
	var of func(e scalar.Expr) fraction
	of = func(e scalar.Expr) fraction {
		if e.IsZero() {
			return fraction{}
		}
		if f, ok := known[e.ID()]; ok {
			return f
		}
		v := p.View(e)
		var f fraction
		switch v.Op {
		case scalar.One:
		case scalar.Constant:
			f = fraction{num: 1}
		case scalar.Variable:
			f = args[vars[v.Var]]
		case scalar.Sum:
			var parts []fraction
			for _, t := range v.Terms {
				parts = append(parts, of(t))
			}
			f = d.sum(parts...)
		case scalar.Product:
			var parts []fraction
			for _, t := range v.Factors {
				base := of(t.Base)
				if t.Exp < 0 {
					base = d.inverse(base, divisor{n, 1 + t.Base.ID()}, r)
				}
				parts = append(parts, d.power(base, math.Abs(float64(t.Exp))))
			}
			f = d.product(parts...)
		default: // a function
			var parts []fraction
			for _, a := range v.Args {
				parts = append(parts, of(a))
			}
			f = d.call(v.Kernel, r, d.product(parts...), divisor{n, 1 + e.ID()})
		}
		known[e.ID()] = f
		return f
	}
	return of(n.Body())
}

// call is a function of u: |u| is u or -u, and a root multiplies its value by
// polynomials in u over u.
func (d *degrees) call(f *op.Func, r int, u fraction, at divisor) fraction {
	switch {
	case f != nil && f.Generator.Kind == op.Absolute:
		return u
	default:
		return d.opaque(r, u, at)
	}
}
