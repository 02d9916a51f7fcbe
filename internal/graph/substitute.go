package graph

// Params and open functions replaced by what they are to be: the definition of a node, run again.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Replacement says what params and open functions are replaced by, all at once. It
// belongs to one graph, and remembers what it has replaced.
type Replacement struct {
	Params map[*Param]*Node        // constants, with the axes of the param
	Opens  map[*scalar.Open][]Body // of several derivatives each has its own
	// Held are the conditions of open functions at the arguments of the calls that
	// were replaced: who replaces decides them.
	Held []Condition
	// Point is asked for each point that is made, before it stands anywhere.
	Point func(p *Point) error

	g      *Graph
	nodes  map[*Node]*Node
	points map[*Point]*Point
	maps   map[*Map]*Map
	funcs  map[*scalar.Func]*derivedBody
	err    error

	holding bool // the conditions of a call
}

// Body is what an open function, or a derivative of it, is: an expression of the graph's
// pool, whose first arguments are the function's own and the others Extra.
type Body struct {
	Orders []int // of the derivative; all 0: of the function
	Expr   scalar.Expr
	Extra  []*Node
	// Together: of a solution, whose equations all hold: derivatives that stand in it are
	// those that it says too.
	Together bool
}

// derivedBody is a derivative of a body, with all that it takes.
type derivedBody struct {
	expr  scalar.Expr
	extra []*Node
}

// NotReplaced says that something in a node cannot be replaced there.
type NotReplaced struct {
	Node  *Node
	Param *Param
}

// Error says so in one line.
func (e *NotReplaced) Error() string {
	return e.Param.Name + " stands in what " + e.Node.Native().Name + " computes while the program runs"
}

// Replacing begins a replacement.
func (g *Graph) Replacing() *Replacement {
	return &Replacement{
		g: g, Params: map[*Param]*Node{}, Opens: map[*scalar.Open][]Body{}, nodes: map[*Node]*Node{},
		points: map[*Point]*Point{}, maps: map[*Map]*Map{}, funcs: map[*scalar.Func]*derivedBody{},
	}
}

// Concerns reports that a param, or the open function it stands for, is replaced.
func (r *Replacement) Concerns(ps ...*Param) bool {
	return slices.ContainsFunc(ps, func(p *Param) bool {
		if p.Open != nil {
			return r.Opens[p.Open] != nil
		}
		return r.Params[p] != nil
	})
}

// In is x with the replacement made.
func (r *Replacement) In(x *Node) (*Node, error) {
	y := r.made(x)
	err := r.err
	r.err = nil
	return y, err
}

// made is x replaced, where it has a value: taking its derivatives takes its compositions too, and what those ask of charts with them.
func (r *Replacement) made(x *Node) *Node {
	y := r.do(r.ready(x))
	if r.err != nil || !r.TakesDerivatives(x) {
		return y
	}
	for _, k := range r.g.leftCharts(x) {
		y = r.g.GivenThat(y, Condition{Low: r.do(r.ready(k.Low)), High: r.do(r.ready(k.High)), Strict: k.Strict})
	}
	return y
}

// ready is x with its derivatives taken where one is replaced: they bring it up.
func (r *Replacement) ready(x *Node) *Node {
	if !r.TakesDerivatives(x) {
		return x
	}
	y, err := r.g.Lower(x)
	if err != nil && r.err == nil {
		r.err = err
		return x
	}
	return y
}

// TakesDerivatives reports that a derivative of a function is replaced in x: the names
// of its inputs and claims go then, as the derivatives that wait in it are taken.
func (r *Replacement) TakesDerivatives(x *Node) bool {
	for _, p := range x.params {
		if p.Open == nil {
			continue
		}
		for _, b := range r.Opens[p.Open] {
			if order(b.Orders) > 0 {
				return true
			}
		}
	}
	return false
}

// InPoint is p with the replacement made in its coordinates.
func (r *Replacement) InPoint(p *Point) (*Point, error) {
	q := r.point(p)
	err := r.err
	r.err = nil
	return q, err
}

// InMap is m with the replacement made in its formulas.
func (r *Replacement) InMap(m *Map) (*Map, error) {
	d := r.mapOf(m)
	err := r.err
	r.err = nil
	return d, err
}

func (r *Replacement) do(n *Node) *Node {
	if r.err != nil || !r.Concerns(n.params...) {
		return n
	}
	if v, ok := r.nodes[n]; ok {
		return v
	}
	v := r.node(n)
	if r.err == nil {
		r.nodes[n] = v
	}
	return v
}

func (r *Replacement) all(ns []*Node) []*Node {
	out := make([]*Node, len(ns))
	for k, n := range ns {
		out[k] = r.do(n)
	}
	return out
}

func (r *Replacement) node(n *Node) *Node {
	g := r.g
	switch n.op {
	case OpParam:
		return r.Params[n.Param()]
	case OpAt:
		x, p := r.made(n.args[0]), r.point(n.Point())
		return g.At(x, p)
	case OpNative:
		return r.native(n)
	case OpMapVector:
		return g.MapVector(r.mapOf(n.Map()))
	case OpImplicit:
		m, args := r.mapOf(n.Map()), r.all(n.args)
		return g.Implicit(m, n.Block(), args)
	default: // every other operation rests on its arguments, and on scalar expressions
	}
	args := r.all(n.args)
	if r.err != nil {
		return n
	}
	switch n.op {
	case OpMap:
		body, extra := r.expr(n.Body(), args)
		return g.Map(body, slices.Concat(args, extra)...)
	case OpSum:
		terms := make([]Term, len(args))
		for k, c := range n.SumCoefs() {
			terms[k] = Term{g.one(), r.times(c, args[k])}
		}
		return g.Sum(terms...)
	case OpContract:
		c := n.pay.(*contraction)
		if !r.calls(c.coef) {
			break
		}
		ops := make([]Operand, 0, len(args)+1)
		for k, a := range args {
			ops = append(ops, Operand{a, c.labels[k]})
		}
		coef, extra := r.expr(c.coef, nil)
		return g.Contract(g.one(), append(ops, Operand{g.Map(coef, extra...), nil}), c.out, n.axes)
	case OpArray:
		if _, exact := n.Data(); exact != nil {
			parts := make([]*Node, len(exact))
			for k, e := range exact {
				body, extra := r.expr(e, nil)
				parts[k] = g.Map(body, extra...)
			}
			return g.Stack(n.axes, parts)
		}
	case OpInput: // a name is that of what was defined, and not of this
		info := n.Input()
		info.Name = ""
		if len(args) > 0 {
			return g.Input(args[0], info, nil, n.Chart())
		}
	default: // every other operation has no scalar expressions of its own
	}
	return g.rebuild(n, args, nil)
}

// times is a coefficient times a node.
func (r *Replacement) times(c scalar.Expr, x *Node) *Node {
	g := r.g
	if !r.calls(c) {
		return g.Scale(c, x)
	}
	coef, extra := r.expr(c, nil)
	ls := iota0(len(x.axes))
	return g.Contract(g.one(), []Operand{{g.Map(coef, extra...), nil}, {x, ls}}, ls, x.axes)
}

// native: a solver's arguments may be replaced, what it asks for while it runs may not.
func (r *Replacement) native(n *Node) *Node {
	op := n.Native()
	asked := op.Fields
	if op.Base != nil {
		for p := range allPoints(op.Base) {
			asked = slices.Concat(asked, p.Coords)
		}
	}
	for _, f := range asked {
		for _, p := range f.params {
			if r.Concerns(p) && !slices.Contains(op.Params, p) {
				r.err = &NotReplaced{Node: n, Param: p}
				return n
			}
		}
	}
	args := r.all(n.args)
	if r.err != nil {
		return n
	}
	return r.g.Native(op, args...)
}

// point is a point with other coordinates, and so are those that it is an image of.
func (r *Replacement) point(p *Point) *Point {
	if q, ok := r.points[p]; ok {
		return q
	}
	q := &Point{Chart: p.Chart, Coords: r.all(p.Coords), Span: p.Span, Held: p.Held}
	if p.Step != nil {
		q.Step = &Step{r.point(p.Step.From), r.do(r.ready(p.Step.Along))}
	}
	for _, pre := range p.Pre {
		q.Pre = append(q.Pre, PreImage{r.mapOf(pre.Map), r.point(pre.At)})
	}
	if r.err != nil {
		return p
	}
	if r.Point != nil {
		if r.err = r.Point(q); r.err != nil {
			return p
		}
	}
	q = r.g.point(q)
	r.points[p] = q
	return q
}

// mapOf is a map with other formulas.
func (r *Replacement) mapOf(m *Map) *Map {
	if d, ok := r.maps[m]; ok {
		return d
	}
	concerned := false
	for _, f := range slices.Concat(m.Forward, m.Inverse) {
		concerned = concerned || r.Concerns(f.params...)
	}
	if !concerned {
		return m
	}
	d := &Map{ID: -1, Name: m.Name, From: m.From, To: m.To, Span: m.Span, Forward: r.all(m.Forward)}
	if m.Inverse != nil {
		d.Inverse = r.all(m.Inverse)
	}
	r.maps[m] = d
	return d
}

// calls reports that an expression calls a function that is replaced.
func (r *Replacement) calls(e scalar.Expr) bool {
	return slices.ContainsFunc(e.Opens(), func(o *scalar.Open) bool { return r.Opens[o] != nil })
}

// expr is an expression in arguments that are nodes, with the bodies in the place of
// calls; what these take besides is extra, arguments behind the others.
func (r *Replacement) expr(e scalar.Expr, args []*Node) (out scalar.Expr, extra []*Node) {
	if !r.calls(e) {
		return e, nil
	}
	s := scalar.NewSubstitution(nil)
	s.Apply = func(p *scalar.Pool, f *scalar.Func, xs []scalar.Expr) (scalar.Expr, bool) {
		b := r.bodyOf(f)
		if b == nil {
			return scalar.Expr{}, false
		}
		by := map[scalar.Var]scalar.Expr{}
		for k, x := range xs {
			by[p.ArgVar(k)] = x
		}
		for k, x := range b.extra {
			at := slices.Index(extra, x)
			if at < 0 {
				at = len(extra)
				extra = append(extra, x)
			}
			by[p.ArgVar(len(xs)+k)] = p.Arg(len(args) + at)
		}
		r.hold(f, xs, args)
		return p.Subst(b.expr, scalar.NewSubstitution(by)), true
	}
	out = r.g.Pool.Subst(e, s)
	return out, extra
}

// bodyOf is what a derivative of an open function is; nil: it stays.
func (r *Replacement) bodyOf(f *scalar.Func) *derivedBody {
	if f.Open == nil || r.Opens[f.Open] == nil {
		return nil
	}
	if b, ok := r.funcs[f]; ok {
		return b
	}
	r.funcs[f] = nil // what stands in its own body stays
	var best *Body
	for k := range r.Opens[f.Open] {
		if b := &r.Opens[f.Open][k]; beyond(f.Orders, b.Orders) && (best == nil || beyond(b.Orders, best.Orders)) {
			best = b
		}
	}
	if best == nil {
		return nil
	}
	d := &derivedBody{expr: best.Expr, extra: best.Extra}
	if best.Together {
		r.again(d, f, best)
	}
	by := slices.Clone(best.Orders)
	for k := range by {
		for ; by[k] < f.Orders[k]; by[k]++ {
			e, err := r.g.Pool.Diff(d.expr, r.g.Pool.ArgVar(k))
			if err != nil {
				r.err = err
				return nil
			}
			d.expr = e
			r.again(d, f, best)
		}
	}
	r.funcs[f] = d
	return d
}

// again replaces what differentiating the body of a derivative has brought up: of a
// second derivative, that is, and not of what else is replaced at once unless both are of
// a solution.
func (r *Replacement) again(d *derivedBody, f *scalar.Func, of *Body) {
	if !of.Together && (order(of.Orders) == 0 || !slices.Contains(d.expr.Opens(), f.Open)) {
		return
	}
	s := scalar.NewSubstitution(nil)
	extra := slices.Clone(d.extra)
	s.Apply = func(p *scalar.Pool, c *scalar.Func, xs []scalar.Expr) (scalar.Expr, bool) {
		same := c.Open == f.Open && beyond(c.Orders, of.Orders)
		if !same && (!of.Together || !slices.ContainsFunc(r.Opens[c.Open], func(b Body) bool { return b.Together })) {
			return scalar.Expr{}, false
		}
		b := r.bodyOf(c)
		if b == nil {
			return scalar.Expr{}, false
		}
		by := map[scalar.Var]scalar.Expr{}
		for k, x := range xs {
			by[p.ArgVar(k)] = x
		}
		for k, x := range b.extra {
			at := slices.Index(extra, x)
			if at < 0 {
				at = len(extra)
				extra = append(extra, x)
			}
			by[p.ArgVar(len(xs)+k)] = p.Arg(len(of.Orders) + at)
		}
		return p.Subst(b.expr, scalar.NewSubstitution(by)), true
	}
	d.expr = r.g.Pool.Subst(d.expr, s)
	d.extra = extra
}

func order(orders []int) (n int) {
	for _, k := range orders {
		n += k
	}
	return n
}

// beyond reports orders that are those of a derivative of the other.
func beyond(a, b []int) bool {
	for k := range a {
		if a[k] < b[k] {
			return false
		}
	}
	return true
}

// hold notes the conditions of a function at the arguments of a call.
func (r *Replacement) hold(f *scalar.Func, xs []scalar.Expr, args []*Node) {
	if r.holding {
		return // what a condition itself calls
	}
	r.holding = true
	defer func() { r.holding = false }()
	p := r.g.Pool
	by := map[scalar.Var]scalar.Expr{}
	side := func(e scalar.Expr, from *scalar.Pool) *Node {
		for k, x := range xs {
			by[from.ArgVar(k)] = x
		}
		low, extra := r.expr(p.Subst(e, scalar.NewSubstitution(by).From(from)), args)
		return r.g.Map(low, slices.Concat(args, extra)...)
	}
	for _, c := range f.Open.Conditions() {
		k := Condition{Low: side(c.Low, c.From), High: side(c.High, c.From), Strict: c.Strict}
		if !slices.Contains(r.Held, k) {
			r.Held = append(r.Held, k)
		}
	}
}

// GivenThat is x where a condition holds, and has no value elsewhere.
func (g *Graph) GivenThat(x *Node, k Condition) *Node {
	p := g.Pool
	one := g.Map(p.Given(p.Int(1), p.Arg(0), p.Arg(1), k.Strict), k.Low, k.High)
	ls := iota0(len(x.axes))
	return g.Contract(g.one(), []Operand{{one, nil}, {x, ls}}, ls, x.axes)
}

// OpenParam has the coordinate of a chart of its own in the place of a param, so that a
// field may come there: WithField.
func (g *Graph) OpenParam(x *Node, p *Param) (*Node, error) {
	return g.opened(x, p, g.byParam(p))
}

// WithField puts a scalar field where OpenParam has opened a param.
func (g *Graph) WithField(x *Node, p *Param, f *Node) *Node {
	return g.Compose(x, g.byParam(p).chart, []*Node{f})
}

// ExprOf is a scalar as an expression of the graph's pool: of letters, which are its first
// arguments, params or coordinates, and of the params that it rests on besides, which are
// the others.
func (g *Graph) ExprOf(x *Node, letters []*Node) (Body, error) {
	u := g.Formulas()
	es, err := u.Components(x)
	if err != nil {
		return Body{}, err
	}
	b := Body{}
	by := map[scalar.Var]scalar.Expr{}
	for k, n := range letters {
		l, err := u.Components(n)
		if err != nil {
			return Body{}, err
		}
		v, is := l[0].AsVar()
		if _, twice := by[v]; !is || twice {
			return Body{}, &NotExpressible{Node: n, Why: "the letters of a body are params and coordinates, each once"}
		}
		by[v] = u.Pool.Arg(k)
	}
	for _, v := range u.Pool.Vars(es[0]) {
		if _, own := by[v]; own {
			continue
		}
		p, i := u.VarParam(v)
		if p == nil {
			return Body{}, &NotExpressible{Node: x, Why: "it rests on more than letters and params"}
		}
		q := g.Param(p)
		if len(p.Axes) > 0 {
			q = g.Component(q, unflat(p.Axes, i))
		}
		by[v] = u.Pool.Arg(len(letters) + len(b.Extra))
		b.Extra = append(b.Extra, q)
	}
	b.Expr = g.Pool.Import(u.Pool.Subst(es[0], scalar.NewSubstitution(by)), u.Pool)
	return b, nil
}

// ConditionsOf are those of a chart's points.
func (g *Graph) ConditionsOf(c *index.Chart) []Condition {
	if g.CoordConditions == nil {
		return nil
	}
	return g.CoordConditions(c)
}

// RestsOnClaims reports a claim within a node that is not proved: that a field moves by
// its law at one value of a param says nothing of its derivative, or of another value.
func (g *Graph) RestsOnClaims(n *Node) bool {
	found := false
	g.Walk(n, func(x *Node) bool {
		found = found || x.op == OpClaim && !x.Claim().Trusted
		return !found && x.HasClaims()
	})
	return found
}

// NodeOf is an expression of a unit as a node: of params and coordinates.
func (u *Formulas) NodeOf(e scalar.Expr) (*Node, error) {
	g := u.Graph
	by := map[scalar.Var]scalar.Expr{}
	var args []*Node
	for k, v := range u.Pool.Vars(e) {
		s, ok := u.VarSource(v)
		var n *Node
		switch {
		case ok && s.Param != nil:
			if n = g.Param(s.Param); len(s.Param.Axes) > 0 {
				n = g.Component(n, unflat(s.Param.Axes, s.Index))
			}
		case ok && s.Chart != nil && s.Map == nil:
			b, pos := flatPos(s.Chart, s.Index)
			n = g.Component(g.Coord(s.Chart, b), pos)
		default:
			return nil, &NotExpressible{Node: g.Zero(nil), Why: "it rests on more than params and coordinates"}
		}
		by[v] = u.Pool.Arg(k)
		args = append(args, n)
	}
	return g.Map(g.Pool.Import(u.Pool.Subst(e, scalar.NewSubstitution(by)), u.Pool), args...), nil
}
