package graph

// Series of nodes in a small param or coordinate: coefficients that are nodes, found operation by operation.

import (
	"errors"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Orders is Σ Coefs[k] u^(From+k) + O(u^End), of nodes that do not depend on u.
type Orders struct {
	By    *Small
	From  int
	Coefs []*Node
	End   int
	// Divided are what was divided by and is not known to differ from 0: where one is 0 for
	// some params or functions, nothing is said.
	Divided []*Node
	axes    []index.Axis
}

// Coef is the coefficient of a power below End.
func (o *Orders) Coef(g *Graph, k int) *Node {
	if k < o.From || k >= o.From+len(o.Coefs) {
		return g.Zero(o.axes)
	}
	return o.Coefs[k-o.From]
}

// Exact reports that nothing is left out.
func (o *Orders) Exact() bool { return o.End >= scalar.Exactly }

// Low is the power below which nothing stands.
func (o *Orders) Low() int {
	if len(o.Coefs) == 0 {
		return o.End
	}
	return o.From
}

// NoOrders says why a node has no series.
type NoOrders struct {
	Node *Node
	Err  error
}

// Error is the reason in one line.
func (e *NoOrders) Error() string { return e.Err.Error() }

// Unwrap is the reason.
func (e *NoOrders) Unwrap() error { return e.Err }

// The reasons beside those of scalar expressions.
var (
	ErrTwoSmall   = errors.New("it is known up to orders of two things at once")
	ErrMoves      = errors.New("a point or a map moves with it")
	ErrNoSeries   = errors.New("it has no power series")
	ErrDegenerate = errors.New("a matrix is degenerate there, or is not known not to be")
)

// SmallOf is what a node that is known up to an order is a series by; an error where it
// is of two things, nil where it is exact.
func (g *Graph) SmallOf(ns ...*Node) (*Small, error) {
	var by *Small
	var err error
	for _, n := range ns {
		g.Walk(n, func(x *Node) bool {
			if x.op == OpInput && x.Input().Rest != nil {
				r := x.Input().Rest
				switch {
				case by == nil:
					by = r
				case !by.Same(r):
					err = &NoOrders{n, ErrTwoSmall}
				case r.Most > 0 && by.Most == 0:
					by = r
				}
			}
			if x.op == OpAt {
				for q := range allPoints(x.Point()) {
					for _, c := range q.Coords {
						if c.HasRemainder() {
							err = &NoOrders{n, ErrMoves}
						}
					}
				}
			}
			return x.HasRemainder()
		})
	}
	return by, err
}

// slacks are how many powers more are looked at where division takes some away.
var slacks = [...]int{0, 4, 10}

// OrdersOf is the series of a node up to a power, less far where less is known.
func (g *Graph) OrdersOf(n *Node, by *Small, upTo int) (*Orders, error) {
	var out Orders
	for _, slack := range slacks {
		s := &orders{g: g, by: by, limit: max(upTo, 0) + slack, u: g.Formulas(), memo: map[*Node]Orders{}}
		var err error
		if out, err = s.of(n); err != nil {
			if errors.Is(err, scalar.ErrUnknown) && slack < slacks[len(slacks)-1] {
				continue // of what was cut off, perhaps
			}
			return nil, err
		}
		out.Divided = s.divided
		if by.Most > 0 && (!out.Exact() || out.From+len(out.Coefs) > by.Most+1) {
			out.End = min(out.End, by.Most+1)
		}
		if out.End > min(upTo, s.limit) || by.Most > 0 && out.End > by.Most {
			break
		}
	}
	out.By, out.axes = by, slices.Clone(n.axes)
	out.cut(upTo + 1)
	out.Coefs = slices.Clone(out.Coefs)
	return &out, nil
}

// Hold is false, with a divisor, where the coefficients hang on one that may be 0 and do not
// show it by dividing by it, too: eps/(M + eps) is 1 at M = 0. With a power its coefficient alone is
// meant. Points of a chart are filled in.
func (o *Orders) Hold(g *Graph, only ...int) (*Node, bool) {
	u := g.Formulas()
	for _, d := range o.Divided {
		if len(d.params) == 0 {
			continue // of coordinates alone: points are filled in
		}
		of := o.Coefs
		if len(only) > 0 {
			of = []*Node{o.Coef(g, only[0])}
		}
		if u.shows(of, d) {
			continue
		}
		return d, false
	}
	return nil, true
}

// shows reports that each factor of d divides something in the nodes.
func (u *Formulas) shows(ns []*Node, d *Node) bool {
	ds, err := u.Components(d)
	if err != nil {
		return false
	}
	below := map[int]bool{}
	for _, n := range ns {
		es, err := u.Components(n)
		if err != nil {
			return false
		}
		u.Pool.Walk(es, func(e scalar.Expr) {
			v := u.Pool.View(e)
			for _, f := range v.Factors {
				if f.Exp < 0 {
					below[f.Base.ID()] = true
				}
			}
			if v.Op == scalar.Call && len(v.Args) > 0 && v.Kernel.Name == "log" {
				below[v.Args[0].ID()] = true
			}
		})
	}
	for _, e := range ds {
		factors := []scalar.Factor{{Base: e, Exp: 1}}
		if v := u.Pool.View(e); v.Op == scalar.Product {
			factors = v.Factors
		}
		for _, f := range factors {
			if !f.Base.IsNumber() && !below[f.Base.ID()] && u.Pool.Signs(f.Base).Nul && !u.neverAll(f.Base) {
				return false
			}
		}
	}
	return true
}

// neverAll reports that an expression is 0 at points alone, whatever params and functions are:
// a derivative of it by coordinates, or of its product with a power of one, is a number.
func (u *Formulas) neverAll(e scalar.Expr) bool {
	p := u.Pool
	for _, v := range p.Vars(e) {
		if s, ok := u.VarSource(v); !ok || s.Chart == nil {
			continue
		}
		for k := range 4 {
			d := p.Mul(e, p.PowInt(p.Var(v), k))
			for range 4 {
				var err error
				if d, err = p.Diff(d, v); err != nil {
					break
				}
				if d.IsNumber() && !d.IsZero() && !d.Undefined() {
					return true
				}
			}
		}
	}
	return false
}

// cut drops what is known of a power and beyond it.
func (o *Orders) cut(end int) {
	if o.From+len(o.Coefs) > end {
		o.End = min(o.End, end)
	}
	if keep := max(o.End-o.From, 0); keep < len(o.Coefs) {
		o.Coefs = o.Coefs[:keep]
	}
	for len(o.Coefs) > 0 && o.Coefs[0].IsZero() {
		o.Coefs, o.From = o.Coefs[1:], o.From+1
	}
}

// DropPoles drops coefficients of negative powers that are 0, though they do not look so.
func (o *Orders) DropPoles(g *Graph) {
	for len(o.Coefs) > 0 && o.From < 0 {
		u := g.Formulas()
		es, err := u.Components(o.Coefs[0])
		if err != nil {
			return
		}
		for _, e := range es {
			if u.Pool.IsZero(e) != scalar.Zero {
				return
			}
		}
		o.Coefs, o.From = o.Coefs[1:], o.From+1
	}
}

// Cut leaves out all from a power on, known or not.
func (o *Orders) Cut(end int) {
	o.End = min(o.End, end)
	o.cut(o.End)
}

// Known is what is known of a node with remainders inside: to the order of the farthest of
// them, or from there on where all below it is 0.
func (g *Graph) Known(n *Node) (*Orders, error) {
	by, err := g.SmallOf(n)
	if err != nil {
		return nil, err
	}
	end := 0
	g.Walk(n, func(x *Node) bool {
		if x.op == OpInput && x.Input().Rest != nil {
			end = max(end, x.Input().RestEnd)
		}
		return x.HasRemainder()
	})
	var o *Orders
	for _, more := range []int{0, 4} {
		if o, err = g.OrdersOf(n, by, end-1+more); err != nil || len(o.Coefs) > 0 || o.End < end+more {
			break
		}
	}
	return o, err
}

// Polynomial is the sum of what is known.
func (g *Graph) Polynomial(o *Orders) *Node {
	sum := g.Zero(o.axes)
	for k, c := range o.Coefs {
		sum = g.Add(sum, g.Mul(g.PowerOf(o.By, o.From+k), c))
	}
	return sum
}

// DiffOrders is the derivative of a series by a param.
func (g *Graph) DiffOrders(o *Orders, p *Param) (*Orders, error) {
	if p == o.By.Param {
		d := (&orders{g: g, by: o.By}).moved(*o)
		d.By, d.axes = o.By, o.axes
		d.cut(d.End)
		return &d, nil
	}
	out := *o
	out.Coefs = nil
	for _, c := range o.Coefs {
		d, err := g.ByParam(c, p)
		if err != nil {
			return nil, &NoOrders{c, err}
		}
		out.Coefs = append(out.Coefs, d)
	}
	out.cut(out.End)
	return &out, nil
}

// Truncated is what is known, and a remainder of which nothing is: two calls have
// two. It is over one chart at most.
func (g *Graph) Truncated(o *Orders, law index.Law, chart *index.Chart) *Node {
	sum := g.Polynomial(o)
	if o.Exact() {
		return sum
	}
	info := InputInfo{Law: law, Rest: o.By, RestEnd: o.End}
	if a := o.axes; len(a) == 2 && a[0].Kind == a[1].Kind && slices.ContainsFunc(g.Symmetries(sum), func(ps []int) bool { return len(ps) == 2 }) {
		info.Metric = true // which is how an input is symmetric
	}
	rest := g.Input(nil, info, o.axes, chart)
	return g.Add(sum, g.Mul(g.PowerOf(o.By, o.End), rest))
}

// Mark is O(u^n) as it is written, about is the text of what the powers are taken about.
func (o *Orders) Mark(about string) string { return "O(" + o.By.written(o.End, about) + ")" }
