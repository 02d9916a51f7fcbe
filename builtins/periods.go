package builtins

// Angles in manifolds: numbers a period apart are one, and a field is the same at them or is none of the manifold.

import (
	"fmt"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// periodic refuses a field that differs where its chart has one point twice: its maps would
// take it from one of the two, and nobody said which.
func (x *crossingTo) periodic(a *Arg, o *value.Object, from *index.Chart) error {
	if o.Value {
		return nil
	}
	for _, q := range x.m.Periods {
		if q.Chart != from || x.once(q) {
			continue
		}
		is, known := x.samePeriodLater(o.Node, q)
		if is {
			continue
		}
		coord, period := q.Coordinate(), q.Text
		what := fmt.Sprintf("%s is not the same at %s and at %s + %s, which are one point of %s", a.text(), coord, coord, period, x.m.Name)
		if !known {
			what = fmt.Sprintf("whether %s is the same at %s and at %s + %s, which are one point of %s, is not known", a.text(), coord, coord, period, x.m.Name)
		}
		return diag.New(CodeNotPeriodic, a.Span, what).WithPlace(q.Span, "the period").
			WithNote(fmt.Sprintf("in a chart that has each point once any field has one value: %s limited to one period by where", coord))
	}
	return nil
}

// once reports that a chart's conditions leave a coordinate no two numbers that are one.
func (x *crossingTo) once(q value.Period) bool {
	p, known := value.ConstantOf(q.Value.Node)
	u := x.G.Formulas()
	of := u.Pool.Info(u.CoordVar(q.Chart, q.Flat))
	return known && of.Hi-of.Lo <= p*(1+1e-15)
}

// samePeriodLater reports that a field is the same a period later: false, true is that it
// is known not to be, false, false that it is not known.
func (x *crossingTo) samePeriodLater(n *graph.Node, q value.Period) (is, known bool) {
	u := x.G.Formulas()
	es, err := u.Components(n)
	if err != nil {
		return false, false
	}
	by, err := u.Components(q.Value.Node)
	if err != nil {
		return false, false
	}
	v := u.CoordVar(q.Chart, q.Flat)
	later := scalar.NewSubstitution(map[scalar.Var]scalar.Expr{v: u.Pool.Add(u.Pool.Var(v), by[0])})
	is, known = true, true
	for _, e := range es {
		e = u.Pool.Bare(e)
		for _, w := range u.Pool.Vars(e) {
			if of, _ := u.VarSource(w); of.Map != nil || of.Leaf != nil {
				return false, false // what it depends on is not seen in the formula
			}
		}
		switch u.Pool.IsZero(u.Pool.Sub(u.Pool.Subst(e, later), e)) {
		case scalar.Zero:
		case scalar.NonZero:
			is = false
		default:
			is, known = false, false
		}
	}
	return is, is || known
}

// turning is a map of the manifold that knows the periods of its source's coordinates.
func (x *crossingTo) turning(m *graph.Map) *graph.Map {
	var modulo []float64
	for _, q := range x.m.Periods {
		if q.Chart != m.From {
			continue
		}
		if p, known := value.ConstantOf(q.Value.Node); known {
			if modulo == nil {
				modulo = make([]float64, m.From.Dim)
			}
			modulo[q.Flat] = p
		}
	}
	if modulo == nil {
		return m
	}
	return x.G.Turning(m, modulo)
}
