package scalar

// Why a formula has no value at a point: the first part of it that is
// undefined, in words.

import "math"

// Explain finds the first part of e, parts before wholes, whose value at a
// point is NaN or infinite while its own parts are finite, and says why in
// words: "division by zero". calls may be nil. The offender is 0 when every part is finite.
func (p *Pool) Explain(calls *Calls, e Expr, at func(Var) float64) (offender Expr, why string) {
	to := &valuation{calls, at, map[*node]float64{}}
	bad := func(x float64) bool { return math.IsNaN(x) || math.IsInf(x, 0) }
	p.walk([]Expr{e}, func(n *node) {
		if offender.c != nil || !bad(evalNode(n, to)) {
			return
		}
		offender = p.unit(n)
		why = p.reason(n, to)
	})
	return offender, why
}

func (p *Pool) reason(n *node, to *valuation) string {
	switch n.op {
	case opVar:
		return p.vars[n.v.ID].info.Name + " is not a finite number"
	case opConst:
		if math.IsInf(n.real, 0) {
			return "inf is no number: it stands as an end of an interval and in conditions"
		}
	case opProd:
		for _, f := range n.facs {
			if f.exp < 0 && evalNode(f.n, to) == 0 {
				return "division by zero"
			}
		}
	case opApply:
		return n.fn.Name + " gives no finite value"
	case opCall:
		var x []float64
		for _, a := range n.args {
			if a.c == nil {
				x = append(x, 0)
				continue
			}
			x = append(x, a.c.Float*evalNode(a.n, to))
		}
		if why := n.kern.Outside(x); why != "" {
			if n.kern == fnBelow || n.kern == fnNotAbove {
				why += ": " + p.ordering(n, Text) + " does not hold"
			}
			return why
		}
		return n.kern.Name + " overflows"
	}
	return "the value overflows"
}
