package graph

// Coefficients of a series for each operation: sums and variables, products, kernels, inverses, derivatives, points.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

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
	return a.each(func(x *Node) *Node {
		return g.compose(x, p.chart, substitution{nodes: n.args[1:], m: p.m, inverse: p.inverse})
	}), nil
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
	return a.each(func(x *Node) *Node { return g.At(x, p) }), nil
}

// each has an operation on every coefficient.
func (o Orders) each(f func(*Node) *Node) Orders {
	out := Orders{From: o.From, End: o.End}
	for _, x := range o.Coefs {
		out.Coefs = append(out.Coefs, f(x))
	}
	return out
}
