package run

// Values keep what is open: functions without a body and params without a value stay in formulas.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// openFn is the first function without a body that nodes depend on, nil where there
// is none.
func openFn(nodes ...*graph.Node) *graph.Param {
	for _, n := range nodes {
		for _, q := range n.Params() {
			if q.Open != nil {
				return q
			}
		}
	}
	return nil
}

// keepsOpen reports a value that has a formula in what is open: of fields at points,
// and of nothing that a solver computes.
func (r *Run) keepsOpen(n *graph.Node) bool {
	if !r.unset(n) || len(n.Charts()) > 0 {
		return false
	}
	return r.noSolver(n)
}

// noSolver reports that nothing in a node waits for a run but fields at points.
func (r *Run) noSolver(n *graph.Node) bool {
	ok := true
	r.ws.checked.Graph.Walk(n, func(m *graph.Node) bool {
		ok = ok && (!m.EvaluatedFirst() || m.Op() == graph.OpAt)
		return ok
	})
	return ok
}

// openValue is such a value as a formula.
func (r *Run) openValue(o *value.Object) (Value, error) {
	if o.Node.Size() > maxFormulas {
		return Value{}, exec.NoNumber(r.unsetParam(o.Node), r.at)
	}
	if err := r.openPoints(o.Node); err != nil {
		return Value{}, err
	}
	note, err := r.holdFormula(o.Node)
	if err != nil {
		return Value{}, err
	}
	r.ws.checked.Graph.Walk(o.Node, func(m *graph.Node) bool { // the claims of fields at points
		if err == nil && note == "" && m.Op() == graph.OpAt {
			note, err = r.holdFormula(m.Args()[0])
		}
		return err == nil
	})
	if err != nil {
		return Value{}, err
	}
	s := &sides{u: r.ws.checked.Graph.Formulas()}
	parts, ok := r.formulasOf(o.Node, s)
	if !ok {
		return Value{}, exec.NoNumber(r.unsetParam(o.Node), r.at)
	}
	if err := r.somewhere(s.u, o.Node, parts); err != nil {
		return Value{}, err
	}
	continued := r.valueNote(o.Node)
	v, err := r.formulaValue(o, s.u, parts, continued+note)
	v.Continued = continued != ""
	return v, err
}

// haveValues refuses values with something open in them that have none, whatever it is.
func (r *Run) haveValues(nodes ...*graph.Node) error {
	for _, n := range nodes {
		if !r.keepsOpen(n) || n.Size() > maxFormulas {
			continue
		}
		s := &sides{u: r.ws.checked.Graph.Formulas()}
		if parts, ok := r.formulasOf(n, s); ok {
			if err := r.somewhere(s.u, n, parts); err != nil {
				return err
			}
		}
	}
	return nil
}

// openPoints holds the points of a value to their charts' domains, for all values
// that what is open may have.
func (r *Run) openPoints(n *graph.Node) error {
	var err error
	r.ws.checked.Graph.Walk(n, func(m *graph.Node) bool {
		if err == nil && m.Op() == graph.OpAt {
			err = r.openPoint(m.Point())
		}
		return err == nil
	})
	return err
}

// isOpen reports a point some coordinate of which depends on what is open.
func (r *Run) isOpen(p *graph.Point) bool {
	return slices.ContainsFunc(p.Coords, r.unset)
}

// isOpenDomain reports a chart some condition of which depends on what is open.
func (r *Run) isOpenDomain(c *value.Chart) bool {
	return c != nil && c.Domain != nil && slices.ContainsFunc(c.Domain.Conds, r.isOpenCond)
}

func (r *Run) isOpenCond(c value.Cond) bool {
	switch c := c.(type) {
	case *value.CondCompare:
		return r.unset(c.X.Node) || r.unset(c.Y.Node)
	case *value.CondInvariant:
		return r.unset(c.X.Node)
	case *value.CondNot:
		return r.isOpenCond(c.X)
	case *value.CondAnd:
		return slices.ContainsFunc(c.Xs, r.isOpenCond)
	case *value.CondOr:
		return slices.ContainsFunc(c.Xs, r.isOpenCond)
	case *value.CondConst:
	}
	return false
}

// conditionAt is a comparison of a domain as it is at a point, in what is open; "" where that has no formula.
func (r *Run) conditionAt(c value.Cond, p *graph.Point) string {
	cmp, ok := c.(*value.CondCompare)
	if !ok {
		return ""
	}
	g := r.ws.checked.Graph
	s := &sides{u: g.Formulas()}
	var text [2]string
	for i, n := range []*graph.Node{g.At(cmp.X.Node, p), g.At(cmp.Y.Node, p)} {
		parts, ok := r.formulasOf(n, s)
		if !ok || len(parts) != 1 {
			return ""
		}
		cells, _, _ := r.texts(s.u, parts, false)
		text[i] = cells[0]
	}
	return text[0] + " " + cmp.Op + " " + text[1]
}

// openPoint holds one to its chart's domain.
func (r *Run) openPoint(p *graph.Point) error {
	decl := r.ws.charts[p.Chart]
	if !r.isOpen(p) && !r.isOpenDomain(decl) {
		_, err := r.point(p)
		return err
	}
	for _, pre := range p.Pre {
		if err := r.openPoint(pre.At); err != nil {
			return err
		}
	}
	if p.Held || decl == nil || decl.Domain == nil {
		return nil
	}
	g := r.ws.checked.Graph
	var holds func(c value.Cond) (known, ok bool, err error)
	holds = func(c value.Cond) (bool, bool, error) {
		switch c := c.(type) {
		case *value.CondAnd:
			for _, x := range c.Xs {
				if known, ok, err := holds(x); err != nil || !known || !ok {
					return known, ok, err
				}
			}
			return true, true, nil
		case *value.CondCompare:
			x, y := g.At(c.X.Node, p), g.At(c.Y.Node, p)
			v, known := r.signed(c.Op, x, y)
			return known, v, nil
		case *value.CondConst:
			return true, c.True, nil
		case *value.CondOr, *value.CondNot, *value.CondInvariant:
		}
		return false, false, nil
	}
	for _, c := range decl.Domain.Conds {
		known, ok, err := holds(c)
		switch {
		case err != nil:
			return err
		case !known:
			d := diag.New(CodeWhere, p.Span, "it is not known whether "+p.Span.Text()+" keeps `where "+condSpan(c).Text()+"`, whatever is open in it")
			note := "a condition on what is open says it, as in: param m where m > 0, fn a(t) where a > 0"
			if here := r.conditionAt(c, p); here != "" {
				note = "here it says " + here + "; " + note
			}
			return d.WithPlace(condSpan(c), "the chart's domain").WithNote(note)
		case !ok:
			d := diag.New(CodeWhere, p.Span, p.Span.Text()+" violates `where "+condSpan(c).Text()+"`")
			return d.WithPlace(condSpan(c), "the chart's domain")
		}
	}
	return nil
}

// compareOpen decides a comparison of what functions without a body stand in: as
// formulas, for all of them. No number is made up for one.
func (r *Run) compareOpen(op string, x, y *value.Object, s sampling) (verdict, error) {
	if err := r.openPoints(x.Node); err != nil {
		return verdict{}, err
	}
	if err := r.openPoints(y.Node); err != nil {
		return verdict{}, err
	}
	switch op {
	case "!=":
		v, err := r.compareOpen("==", x, y, s)
		v.ok = !v.ok
		return v, err
	case "==", "~=":
		both := r.sidesOf(x.Node, y.Node)
		switch d := r.identical(x.Node, y.Node, both); {
		case d == scalar.Zero:
			return verdict{ok: true, how: "exact"}, nil
		case d == scalar.NonZero && op == "==":
			return verdict{how: "exact"}, nil
		}
		if op == "~=" {
			return verdict{}, diag.New(CodeUndecided, s.seed, "how far the sides are apart is not known: "+openFn(x.Node, y.Node).Open.Head()+" has no body").
				WithNote("== compares them as formulas")
		}
		return verdict{}, diag.New(CodeUndecided, s.seed, "it is not decided whether the sides are equal: their formulas do not agree by rule, and "+openFn(x.Node, y.Node).Open.Head()+" has no body to tell them apart by numbers")
	}
	if ok, known := r.signed(op, x.Node, y.Node); known {
		return verdict{ok: ok, how: "exact"}, nil
	}
	q := openFn(x.Node, y.Node)
	return verdict{}, diag.New(CodeUndecided, s.seed, "it is not decided which side is larger: "+q.Open.Head()+" has no body, and its conditions do not say it").
		WithPlace(q.Span, "declared here").
		WithNote("a condition may: fn " + q.Open.Head() + " where " + q.Open.Name + " > 0")
}

// orderOpen decides an order of values that params without a value stand in, for all
// values that these may have.
func (r *Run) orderOpen(op string, x, y *value.Object, s sampling) (verdict, error) {
	for _, o := range []*value.Object{x, y} {
		if err := r.openPoints(o.Node); err != nil {
			return verdict{}, err
		}
	}
	if ok, known := r.signed(op, x.Node, y.Node); known {
		return verdict{ok: ok, how: "exact"}, nil
	}
	q := r.unsetParam(x.Node)
	if q == nil {
		q = r.unsetParam(y.Node)
	}
	if q == nil { // of a loop
		return verdict{}, orderNotDecided(s.seed)
	}
	return verdict{}, diag.New(CodeUndecided, s.seed, "it is not decided which side is larger: param "+q.Name+" has no value, and its conditions do not say it").
		WithPlace(q.Span, "declared here").
		WithNote("give it one, param " + q.Name + " = 1, or a condition: param " + q.Name + " where " + q.Name + " > 0")
}

// signed decides x op y by the signs that the difference can have, whatever is
// open; known is false where it can have others.
func (r *Run) signed(op string, x, y *graph.Node) (ok, known bool) {
	both := r.sidesOf(x, y)
	if both == nil {
		return false, false
	}
	all := true
	for _, d := range both.d {
		if d.Undefined() || d.Infinite() != 0 {
			return false, false
		}
		can := both.u.Pool.Signs(d)
		yes, no := false, false
		switch op {
		case "<":
			yes, no = can == scalar.Signs{Neg: true}, !can.Neg
		case "<=":
			yes, no = !can.Pos, can == scalar.Signs{Pos: true}
		case ">":
			yes, no = can == scalar.Signs{Pos: true}, !can.Pos
		case ">=":
			yes, no = !can.Neg, can == scalar.Signs{Neg: true}
		case "!=":
			yes, no = !can.Nul, can == scalar.Signs{Nul: true}
		}
		switch {
		case no: // one component decides
			return false, true
		case !yes:
			all = false
		}
	}
	return all, all
}
