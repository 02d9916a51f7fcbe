package graph

// Series of nodes in a small param or coordinate: coefficients that are nodes, found operation by operation.

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Small is what a series goes by: u = x - About, or u = 1/x, of a param or a coordinate x.
type Small struct {
	Param *Param
	Chart *index.Chart // and Index: a coordinate
	Index int
	About *Node // nil: 0
	Inf   bool
	// Positive: u is known to be positive.
	Positive bool
	// Most is the highest power that does not vanish, of a param with an order; 0: all may stand.
	Most int
}

// Name is that of the param or the coordinate.
func (s *Small) Name() string {
	if s.Param != nil {
		return s.Param.Name
	}
	return CoordName(s.Chart, s.Index)
}

// Same reports that both are powers of one thing.
func (s *Small) Same(t *Small) bool {
	return s.Param == t.Param && s.Chart == t.Chart && s.Index == t.Index && s.About == t.About && s.Inf == t.Inf
}

// node is x.
func (g *Graph) smallNode(s *Small) *Node {
	if s.Param != nil {
		return g.Param(s.Param)
	}
	return g.CoordFlat(s.Chart, s.Index)
}

// PowerOf is u to a whole power.
func (g *Graph) PowerOf(s *Small, k int) *Node {
	x := g.smallNode(s)
	switch {
	case s.Inf:
		k = -k
	case s.About != nil:
		x = g.Sub(x, s.About)
	}
	return g.Map(g.Pool.PowInt(g.Pool.Arg(0), k), x)
}

// GiveOrder lets all powers of a param beyond the n-th vanish.
func (g *Graph) GiveOrder(p *Param, n int) {
	by := &Small{Param: p, Most: n}
	p.Formal = g.Truncated(&Orders{By: by, From: 1, Coefs: []*Node{g.Int(1)}, End: n + 1}, index.Tensor, nil)
}

// FromAbove says that a param with an order is positive.
func (g *Graph) FromAbove(p *Param) {
	if by, err := g.SmallOf(p.Formal); err == nil && by != nil {
		by.Positive = true
	}
}

// ParamOf is the param that a node is by itself, with an order or without; nil: it is none.
func (g *Graph) ParamOf(n *Node) *Param {
	switch {
	case n.op == OpParam:
		return n.Param()
	case n.op == OpSum && n.HasRemainder() && len(n.params) == 1 && n.params[0].Formal == n:
		return n.params[0]
	}
	return nil
}

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

type orders struct {
	g     *Graph
	by    *Small
	limit int
	u     *Formulas
	memo  map[*Node]Orders

	divided []*Node // what was divided by and is not known to differ from 0
}

// depends reports that a node may be no constant in u.
func (s *orders) depends(n *Node) bool {
	if n.HasRemainder() {
		return true
	}
	if s.by.Param != nil {
		return slices.Contains(n.params, s.by.Param)
	}
	return n.DependsOn(s.by.Chart)
}

func (s *orders) constant(n *Node) Orders {
	if n.IsZero() {
		return Orders{End: scalar.Exactly}
	}
	return Orders{Coefs: []*Node{n}, End: scalar.Exactly}
}

func (s *orders) of(n *Node) (Orders, error) {
	if !s.depends(n) {
		return s.constant(n), nil
	}
	if o, ok := s.memo[n]; ok {
		return o, nil
	}
	s.g.Meter.Steps(1)
	o, err := s.node(n)
	var no *NoOrders
	if err != nil && !errors.As(err, &no) {
		err = &NoOrders{n, err}
	}
	if err == nil {
		o = s.trim(o)
		s.memo[n] = o
	}
	return o, err
}

// trim drops zeros at both ends, and what is beyond the limit.
func (s *orders) trim(o Orders) Orders {
	if keep := s.limit + 1 - o.From; keep < len(o.Coefs) {
		o.Coefs, o.End = o.Coefs[:max(keep, 0)], min(o.End, s.limit+1)
	}
	if keep := o.End - o.From; keep < len(o.Coefs) {
		o.Coefs = o.Coefs[:max(keep, 0)]
	}
	for len(o.Coefs) > 0 && o.Coefs[0].IsZero() {
		o.Coefs, o.From = o.Coefs[1:], o.From+1
	}
	for k := len(o.Coefs); k > 0 && o.Coefs[k-1].IsZero(); k-- {
		o.Coefs = o.Coefs[:k-1]
	}
	return o
}

func (s *orders) node(n *Node) (Orders, error) {
	g := s.g
	switch n.op {
	case OpParam:
		return s.variable(), nil
	case OpCoord:
		return s.coordinate(n), nil
	case OpInput:
		switch r := n.Input().Rest; {
		case r != nil && r.Same(s.by):
			return Orders{End: 0}, nil
		case r != nil:
			return Orders{}, ErrTwoSmall
		case len(n.args) == 0:
			return Orders{}, ErrNoSeries
		}
		return s.input(n)
	case OpClaim:
		return s.of(n.args[0])
	case OpSum, OpStack, OpPack, OpGather, OpScatter, OpBlock, OpComponent:
		return s.together(n)
	case OpSelect:
		if s.depends(n.args[0]) {
			return Orders{}, scalar.ErrKink
		}
		return s.together(n)
	case OpContract:
		return s.product(n)
	case OpMap:
		return s.mapped(n.Body(), n.args, n.axes)
	case OpInverse:
		return s.inverse(n)
	case OpSolve:
		inv := g.Inverse(n.args[0])
		out := append([]int{0}, iota0(len(n.axes))...)[1:]
		b := make([]int, len(n.args[1].axes))
		for k := range b {
			b[k] = k
		}
		b[0] = 100
		return s.of(g.Contract(g.one(), []Operand{{inv, []int{0, 100}}, {n.args[1], b}}, out, n.axes))
	case OpDet, OpLogDet, OpReduce:
		return s.byFormula(n)
	case OpPartial:
		return s.partial(n)
	case OpCompose:
		return s.composed(n)
	case OpAt:
		return s.at(n)
	case OpZero, OpArray:
		return s.constant(n), nil
	case OpImplicit, OpMapVector, OpPick, OpExpM, OpExpMFrechet, OpEig, OpNative:
	}
	return Orders{}, ErrNoSeries
}

// input: coefficients of a definition move as it does.
func (s *orders) input(n *Node) (Orders, error) {
	a, err := s.of(n.args[0])
	if err != nil {
		return a, err
	}
	out := Orders{From: a.From, End: a.End}
	for k, c := range a.Coefs {
		info := n.Input()
		info.Name = ""
		if a.From+k != 0 {
			if info.Metric = false; info.Law == index.Connection {
				info.Law = index.Tensor
			}
		}
		if !c.IsZero() {
			c = s.g.Input(c, info, nil, n.Chart())
		}
		out.Coefs = append(out.Coefs, c)
	}
	return out, nil
}

// variable is x itself: About + u, or 1/u, times a constant.
func (s *orders) variable() Orders {
	one := s.g.Int(1)
	switch {
	case s.by.Inf:
		return Orders{From: -1, Coefs: []*Node{one}, End: scalar.Exactly}
	case s.by.About != nil:
		return Orders{Coefs: []*Node{s.by.About, one}, End: scalar.Exactly}
	}
	return Orders{From: 1, Coefs: []*Node{one}, End: scalar.Exactly}
}

// coordinate is one block of coordinates, one of which is x.
func (s *orders) coordinate(n *Node) Orders {
	g := s.g
	b, pos := flatPos(s.by.Chart, s.by.Index)
	if n.Block() != b {
		return s.constant(n)
	}
	x := s.variable()
	if len(n.axes) == 0 {
		return x
	}
	at := 0
	for k, a := range n.axes {
		at = at*a.Size + pos[k]
	}
	parts := make([]*Node, n.Size())
	out := Orders{From: min(x.From, 0), End: scalar.Exactly}
	for k := out.From; k < x.From+len(x.Coefs); k++ {
		for i := range parts {
			parts[i] = g.Zero(nil)
			switch {
			case i == at && k >= x.From:
				parts[i] = x.Coefs[k-x.From]
			case i != at && k == 0:
				parts[i] = g.Component(n, unflat(n.axes, i))
			}
		}
		out.Coefs = append(out.Coefs, g.Stack(n.axes, parts))
	}
	return out
}

// together are operations that are linear in the arguments that are not constant.
func (s *orders) together(n *Node) (Orders, error) {
	args := make([]Orders, len(n.args))
	out := Orders{From: scalar.Exactly, End: scalar.Exactly}
	to := -scalar.Exactly
	fixed := n.op == OpSelect
	for k, a := range n.args {
		if fixed && k == 0 {
			continue
		}
		var err error
		if args[k], err = s.of(a); err != nil {
			return out, err
		}
		out.End = min(out.End, args[k].End)
		if len(args[k].Coefs) > 0 {
			out.From = min(out.From, args[k].From)
			to = max(to, args[k].From+len(args[k].Coefs))
		}
	}
	if out.From == scalar.Exactly {
		out.From = 0
		return out, nil
	}
	for p := out.From; p < min(to, out.End, s.limit+1); p++ {
		parts := make([]*Node, len(n.args))
		for k, a := range n.args {
			parts[k] = (&Orders{From: args[k].From, Coefs: args[k].Coefs, axes: a.axes}).Coef(s.g, p)
			if fixed && k == 0 {
				parts[k] = a
			}
		}
		out.Coefs = append(out.Coefs, s.g.rebuild(n, parts, nil))
	}
	if s.limit+1 < min(to, out.End) {
		out.End = s.limit + 1
	}
	return out, nil
}

// product is Cauchy's, of all factors at once.
func (s *orders) product(n *Node) (Orders, error) {
	g := s.g
	c := n.pay.(*contraction)
	args := make([]Orders, len(n.args))
	total := 0
	for k, a := range n.args {
		var err error
		if args[k], err = s.of(a); err != nil {
			return Orders{}, err
		}
		if args[k].Low() >= scalar.Exactly {
			return Orders{End: scalar.Exactly}, nil
		}
		total += args[k].Low()
	}
	out := Orders{From: total, End: scalar.Exactly}
	most := 0
	for k := range args {
		if args[k].End < scalar.Exactly {
			out.End = min(out.End, args[k].End+total-args[k].Low())
		}
		most += max(len(args[k].Coefs)-1, 0)
	}
	if s.limit+1 <= total+most {
		out.End = min(out.End, s.limit+1)
	}
	sums := map[int][]Term{}
	ops := make([]Operand, len(args))
	var choose func(k, power int)
	choose = func(k, power int) {
		if power >= out.End {
			return
		}
		if k == len(args) {
			x := g.Contract(c.coef, slices.Clone(ops), c.out, n.axes)
			sums[power] = append(sums[power], Term{g.one(), x})
			return
		}
		for i, a := range args[k].Coefs {
			ops[k] = Operand{a, c.labels[k]}
			choose(k+1, power+i)
		}
	}
	choose(0, total)
	for p := total; p <= total+most && p < out.End; p++ {
		if ts := sums[p]; len(ts) > 0 {
			out.Coefs = append(out.Coefs, g.Sum(ts...))
		} else {
			out.Coefs = append(out.Coefs, g.Zero(n.axes))
		}
	}
	return out, nil
}

// mapped is a scalar function of series, entry by entry.
func (s *orders) mapped(body scalar.Expr, args []*Node, axes []index.Axis) (Orders, error) {
	g, p := s.g, s.g.Pool
	by := scalar.Expanding{Vars: map[scalar.Var]scalar.Expansion{}, Limit: s.limit, Positive: s.by.Positive}
	list := slices.Clone(args)
	for k, a := range args {
		if !s.depends(a) {
			continue
		}
		o, err := s.of(a)
		if err != nil {
			return o, err
		}
		if list[k] = g.Int(1); len(o.Coefs) > 0 { // which has a value where the argument has one
			list[k] = o.Coefs[0]
		}
		x := scalar.Expansion{From: o.From, End: o.End}
		for _, c := range o.Coefs {
			if c.IsZero() {
				x.Coefs = append(x.Coefs, scalar.Expr{})
				continue
			}
			if e, ok := g.constant(c); ok {
				x.Coefs = append(x.Coefs, e)
				continue
			}
			x.Coefs = append(x.Coefs, p.Arg(len(list)))
			list = append(list, c)
		}
		by.Vars[p.ArgVar(k)] = x
	}
	by.Zero = func(e scalar.Expr) scalar.Decision { return s.zero(e, list) }
	by.Never = func(e scalar.Expr) bool { return s.never(e, list) }
	by.Lost = func(e scalar.Expr) {
		if d := g.Map(e, list...); !slices.Contains(s.divided, d) {
			s.divided = append(s.divided, d)
		}
	}
	x, err := p.Expand(body, by)
	if err != nil {
		return Orders{}, err
	}
	out := Orders{From: x.From, End: x.End}
	for _, e := range x.Coefs {
		c := g.Zero(axes)
		if !e.IsZero() {
			if c = g.Map(e, list...); len(c.axes) != len(axes) {
				c = g.Mul(c, g.Ones(axes))
			}
		}
		out.Coefs = append(out.Coefs, c)
	}
	return out, nil
}

// entries are those of a scalar function of nodes, as formulas.
func (s *orders) entries(e scalar.Expr, list []*Node) []scalar.Expr {
	es, err := s.u.Components(s.g.Map(e, list...))
	if err != nil {
		return nil
	}
	return es
}

// zero decides whether all entries are 0, or none is.
func (s *orders) zero(e scalar.Expr, list []*Node) scalar.Decision {
	if e.IsNumber() {
		if e.IsZero() {
			return scalar.Zero
		}
		return scalar.NonZero
	}
	es := s.entries(e, list)
	if len(es) == 0 {
		return scalar.Unknown
	}
	all := scalar.Unknown
	for k, x := range es {
		if x.Undefined() || x.Infinite() != 0 {
			return scalar.Unknown
		}
		d := s.u.Pool.IsZero(x)
		if d == scalar.Unknown || k > 0 && d != all {
			return scalar.Unknown
		}
		all = d
	}
	return all
}

// never reports that no entry is 0 anywhere.
func (s *orders) never(e scalar.Expr, list []*Node) bool {
	es := s.entries(e, list)
	for _, x := range es {
		if s.u.Pool.Signs(x).Nul {
			return false
		}
	}
	return len(es) > 0
}

// inverse: B A = 1, power by power.
func (s *orders) inverse(n *Node) (Orders, error) {
	g := s.g
	a, err := s.of(n.args[0])
	if err != nil {
		return a, err
	}
	if len(a.Coefs) == 0 {
		return a, ErrDegenerate
	}
	det, err := s.u.Components(g.Det(a.Coefs[0]))
	if err != nil || det[0].Undefined() || s.u.Pool.IsZero(det[0]) != scalar.NonZero {
		return a, ErrDegenerate
	}
	first := g.Inverse(a.Coefs[0])
	out := Orders{From: -a.From, Coefs: []*Node{first}, End: scalar.Exactly}
	if a.End < scalar.Exactly {
		out.End = a.End - 2*a.From
	}
	if len(a.Coefs) == 1 {
		return out, nil
	}
	out.End = min(out.End, s.limit+1)
	for p := out.From + 1; p < out.End; p++ {
		sum := g.Zero(n.axes)
		for j := 1; j < len(a.Coefs) && p-j >= out.From; j++ {
			b := out.Coefs[p-j-out.From]
			sum = g.Add(sum, g.Contract(g.Pool.Int(-1), []Operand{{first, []int{0, 1}}, {a.Coefs[j], []int{1, 2}}, {b, []int{2, 3}}}, []int{0, 3}, n.axes))
		}
		out.Coefs = append(out.Coefs, sum)
	}
	return out, nil
}

// byFormula takes an operation whose components are few as scalar functions of those of
// its arguments.
func (s *orders) byFormula(n *Node) (Orders, error) {
	g := s.g
	u := g.Formulas()
	var parts []*Node
	var args [][]scalar.Expr
	for _, a := range n.args {
		var es []scalar.Expr
		for i := range a.Size() {
			es = append(es, u.Pool.Arg(len(parts)))
			parts = append(parts, g.Component(a, unflat(a.axes, i)))
		}
		args = append(args, es)
	}
	zeros := map[scalar.Var]scalar.Expr{}
	for k, x := range parts {
		if x.IsZero() {
			zeros[u.Pool.ArgVar(k)] = scalar.Expr{}
		}
	}
	for i := range args {
		for k, e := range args[i] {
			args[i][k] = u.Pool.Subst(e, scalar.NewSubstitution(zeros))
		}
	}
	es, ok, err := u.FormulaOfArgs(n, args)
	if err != nil || !ok {
		return Orders{}, ErrNoSeries
	}
	comps := make([]Orders, len(es))
	out := Orders{From: scalar.Exactly, End: scalar.Exactly}
	to := -scalar.Exactly
	for i, e := range es {
		if comps[i], err = s.mapped(g.Pool.Import(e, u.Pool), parts, nil); err != nil {
			return out, err
		}
		out.End = min(out.End, comps[i].End)
		if len(comps[i].Coefs) > 0 {
			out.From, to = min(out.From, comps[i].From), max(to, comps[i].From+len(comps[i].Coefs))
		}
	}
	if out.From == scalar.Exactly {
		out.From = 0
		return out, nil
	}
	for p := out.From; p < min(to, out.End); p++ {
		list := make([]*Node, len(comps))
		for i := range comps {
			list[i] = comps[i].Coef(g, p)
		}
		if len(n.axes) == 0 {
			out.Coefs = append(out.Coefs, list[0])
		} else {
			out.Coefs = append(out.Coefs, g.Stack(n.axes, list))
		}
	}
	return out, nil
}

// partial: coefficients have derivatives, and by x the powers do.
func (s *orders) partial(n *Node) (Orders, error) {
	g, c := s.g, n.Chart()
	a, err := s.of(n.args[0])
	if err != nil {
		return a, err
	}
	out := Orders{From: a.From, End: a.End}
	for _, x := range a.Coefs {
		out.Coefs = append(out.Coefs, g.Partial(x, c))
	}
	if s.by.Chart != c {
		return out, nil
	}
	powers := s.moved(a)
	unit := g.Numbers(c.Dim)
	unit[s.by.Index] = 1
	e := g.Array(unit, n.axes[:1])
	for k, x := range powers.Coefs {
		ls := iota0(len(n.axes))
		powers.Coefs[k] = g.Contract(g.one(), []Operand{{e, ls[:1]}, {x, ls[1:]}}, ls, n.axes)
	}
	return s.sum(out, powers, n.axes), nil
}

// moved is the derivative of a series by x, its coefficients held.
func (s *orders) moved(a Orders) Orders {
	g := s.g
	shift, sign := -1, int64(1)
	if s.by.Inf { // d/dx is -u² d/du
		shift, sign = 1, -1
	}
	out := Orders{From: a.From + shift, End: a.End}
	if a.End < scalar.Exactly {
		out.End += shift
	}
	for k, x := range a.Coefs {
		out.Coefs = append(out.Coefs, g.Scale(g.Pool.Int(sign*int64(a.From+k)), x))
	}
	return out
}

func (s *orders) sum(a, b Orders, axes []index.Axis) Orders {
	out := Orders{From: min(a.From, b.From), End: min(a.End, b.End)}
	a.axes, b.axes = axes, axes
	for k := out.From; k < min(out.End, max(a.From+len(a.Coefs), b.From+len(b.Coefs))); k++ {
		out.Coefs = append(out.Coefs, s.g.Add(a.Coef(s.g, k), b.Coef(s.g, k)))
	}
	return out
}

// composed: a derivative by a param, or other coordinates that do not depend on x.
func (s *orders) composed(n *Node) (Orders, error) {
	g := s.g
	p := n.pay.(*composeOp)
	if of := p.of; of != nil {
		a, err := s.of(of)
		if err != nil {
			return a, err
		}
		by := n.args[1].Param()
		if by == s.by.Param {
			return s.moved(a), nil
		}
		out := Orders{From: a.From, End: a.End}
		for _, x := range a.Coefs {
			d, err := g.ByParam(x, by)
			if err != nil {
				return a, err
			}
			out.Coefs = append(out.Coefs, d)
		}
		return out, nil
	}
	for _, r := range n.args[1:] {
		if s.depends(r) {
			return Orders{}, ErrMoves
		}
	}
	if s.by.Chart == p.chart {
		return Orders{}, ErrMoves
	}
	a, err := s.of(n.args[0])
	if err != nil {
		return a, err
	}
	out := Orders{From: a.From, End: a.End}
	for _, x := range a.Coefs {
		out.Coefs = append(out.Coefs, g.compose(x, p.chart, substitution{nodes: n.args[1:], m: p.m, inverse: p.inverse}))
	}
	return out, nil
}

// at: a field at a point that does not move.
func (s *orders) at(n *Node) (Orders, error) {
	g, p := s.g, n.Point()
	if s.by.Param == nil && s.by.Chart == p.Chart {
		return Orders{}, ErrMoves
	}
	for q := range allPoints(p) {
		for _, c := range q.Coords {
			if s.depends(c) {
				return Orders{}, ErrMoves
			}
		}
	}
	a, err := s.of(n.args[0])
	if err != nil {
		return a, err
	}
	out := Orders{From: a.From, End: a.End}
	for _, x := range a.Coefs {
		out.Coefs = append(out.Coefs, g.At(x, p))
	}
	return out, nil
}

// Mark is O(u^n) as it is written, about is the text of what the powers are taken about.
func (o *Orders) Mark(about string) string { return "O(" + o.By.written(o.End, about) + ")" }

func (s *Small) written(k int, about string) string {
	name := s.Name()
	switch {
	case s.About != nil:
		name = "(" + name + " - " + about + ")"
	case s.Inf:
		k = -k
	}
	switch {
	case k == 0:
		return "1"
	case k == 1:
		return name
	case k == -1:
		return "1/" + name
	case k < 0:
		return fmt.Sprintf("1/%s^%d", name, -k)
	}
	return fmt.Sprintf("%s^%d", name, k)
}

// Most is the highest power of a param that does not vanish.
func (g *Graph) Most(p *Param) int {
	by, err := g.SmallOf(p.Formal)
	if err != nil || by == nil {
		return 0
	}
	return by.Most
}

// DependsOnParam reports a param among those that a node depends on.
func (n *Node) DependsOnParam(p *Param) bool { return slices.Contains(n.params, p) }
