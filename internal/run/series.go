package run

// What is known up to an order: series are printed by rising powers, and compared as far as they are known.

import (
	"strings"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// knownOf is what is known of a node with the remainder of a series inside.
func (r *Run) knownOf(n *graph.Node, at diag.Span) (*graph.Orders, error) {
	o, err := r.ws.checked.Graph.Known(n)
	if err != nil {
		d := diag.New(exec.CodeOrder, at, "what is known of it is no series: "+err.Error())
		return nil, d.WithNote("polynomial(s) is what is known of a series s, as an exact object with values")
	}
	if _, ok := o.Hold(r.ws.checked.Graph); !ok {
		return nil, diag.New(exec.CodeOrder, at, "what is left of it hangs on whether something is 0 that it was divided by").
			WithNote("a condition may say it, as in: param M where M > 0")
	}
	if p := o.By.Param; p != nil && r.env.Params[p] != nil {
		return nil, diag.New(exec.CodeOrder, at, "a series by "+p.Name+" is known close to one value of it, and "+p.Name+" has a value from outside").
			WithPlace(p.Span, "declared here").WithNote("polynomial(s) is what is known of a series s, and has numbers")
	}
	return o, nil
}

// seriesParts are the components of what is known: sums of terms, which the unit remembers
// one by one, as they are written.
func (r *Run) seriesParts(o *value.Object, limit int) (*graph.Formulas, []scalar.Expr, error) {
	known, err := r.knownOf(o.Node, r.at)
	if err != nil {
		return nil, nil, err
	}
	if o.Whole {
		limit = maxWholeFormulas
	}
	u := r.ws.checked.Graph.Formulas()
	base, err := r.base(u, known.By)
	if err != nil {
		return nil, nil, err
	}
	p := u.Pool
	parts := make([]scalar.Expr, o.Node.Size())
	terms := make([][]scalar.Expr, len(parts))
	for k, c := range known.Coefs {
		es, err := r.coefficient(u, c, limit, o.Whole)
		if err != nil {
			return nil, nil, err
		}
		if es == nil {
			return nil, nil, diag.New(exec.CodeOrder, r.at, "the coefficients of this series are too long to be written")
		}
		for i, e := range es {
			t := p.Mul(e, p.PowInt(base, known.From+k))
			if !t.IsZero() {
				parts[i] = p.Add(parts[i], t)
				terms[i] = append(terms[i], t)
			}
		}
	}
	u.Terms = map[scalar.Expr][]scalar.Expr{}
	for i, e := range parts {
		u.Terms[e] = terms[i]
	}
	if !known.Exact() {
		text, latex := p.FormatBoth([]scalar.Expr{p.PowInt(base, known.End)}, r.style(), nil)
		u.Mark, u.MarkLaTeX = "O("+text[0]+")", `O\left(`+latex[0]+`\right)`
	}
	return u, parts, r.somewhere(u, o.Node, parts)
}

// base is what the powers are of, as a variable of its own where it is written in brackets.
func (r *Run) base(u *graph.Formulas, by *graph.Small) (scalar.Expr, error) {
	p := u.Pool
	var x scalar.Expr
	if by.Param != nil {
		x = p.Var(u.ParamVar(by.Param, 0))
	} else {
		x = p.Var(u.CoordVar(by.Chart, by.Index))
	}
	switch {
	case by.Inf:
		return p.Rcp(x), nil
	case by.About == nil:
		return x, nil
	}
	at, err := u.Components(by.About)
	if err != nil {
		return x, err
	}
	return p.Var(p.NewVar(scalar.VarInfo{Name: "(" + p.Format(p.Sub(x, at[0]), scalar.Text) + ")"})), nil
}

// coefficient are the components of a coefficient; nil where they do not come apart.
func (r *Run) coefficient(u *graph.Formulas, c *graph.Node, limit int, whole bool) ([]scalar.Expr, error) {
	if len(c.Charts()) > 0 || !c.HasRuntime() {
		return r.componentsIn(u, c, limit, whole)
	}
	if err := r.openPoints(c); err != nil {
		return nil, err
	}
	if parts, ok := r.formulasOf(c, &sides{u: u}); ok {
		return parts, nil
	}
	return nil, nil
}

// seriesValue is a series as a formula, with its mark.
func (r *Run) seriesValue(o *value.Object) (Value, error) {
	u, parts, err := r.seriesParts(o, maxFormulas)
	if err != nil {
		return Value{}, err
	}
	note, err := r.holdFormula(o.Node)
	if err != nil {
		return Value{}, err
	}
	v, err := r.formulaValue(o, u, parts, note)
	if err != nil || u.Mark == "" {
		return v, err
	}
	if v.Kind == Numbers { // of one power, or none
		v.Kind, v.Data = Formula, nil
		v.Cells, v.CellsLaTeX, _ = r.texts(u, parts, o.Whole)
	}
	if len(o.Node.Axes()) > 0 {
		v.Note = " + " + u.Mark + v.Note
		if r.inLaTeX {
			v.NoteLaTeX = " + " + u.MarkLaTeX + v.NoteLaTeX
		}
		return v, nil
	}
	v.Cells[0] = withMark(v.Cells[0], u.Mark)
	if len(v.CellsLaTeX) == 1 {
		v.CellsLaTeX[0] = withMark(v.CellsLaTeX[0], u.MarkLaTeX)
	}
	return v, nil
}

// withMark is a sum with a mark behind it, and nothing with it is the mark.
func withMark(text, mark string) string {
	if text == "0" {
		return mark
	}
	return text + " + " + mark
}

// rising joins the terms of a series by their signs.
func rising(terms []string) string {
	if len(terms) == 0 {
		return "0"
	}
	var b strings.Builder
	for k, t := range terms {
		switch rest, minus := strings.CutPrefix(t, "-"); {
		case k == 0:
			b.WriteString(t)
		case minus:
			b.WriteString(" - " + rest)
		default:
			b.WriteString(" + " + t)
		}
	}
	return b.String()
}

// writeTerms writes series term by term.
func (r *Run) writeTerms(u *graph.Formulas, parts []scalar.Expr, names map[scalar.Expr]string) (text, asLaTeX []string, used map[string]bool) {
	var all []scalar.Expr
	count := make([]int, len(parts))
	for k, e := range parts {
		terms, ok := u.Terms[e]
		if !ok {
			terms = []scalar.Expr{e}
		}
		count[k] = len(terms)
		all = append(all, terms...)
	}
	ts, ls, used := u.Pool.FormatWith(all, r.style(), names)
	for _, n := range count {
		text = append(text, rising(ts[:n]))
		ts = ts[n:]
		if len(ls) > 0 {
			asLaTeX = append(asLaTeX, rising(ls[:n]))
			ls = ls[n:]
		}
	}
	return text, asLaTeX, used
}

// compareSeries decides an equality as far as both sides are known.
func (r *Run) compareSeries(op string, x, y *value.Object, s sampling) (verdict, error) {
	g := r.ws.checked.Graph
	switch op {
	case "!=":
		v, err := r.compareSeries("==", x, y, s)
		v.ok = !v.ok
		return v, err
	case "==", "~=":
	default:
		return verdict{}, diag.New(exec.CodeOrder, s.seed, op+" compares numbers, and what is compared is known up to an order").
			WithNote("== compares series as far as they are known; polynomial(s) is what is known of a series s")
	}
	for _, o := range []*value.Object{x, y} {
		if _, err := r.holdFormula(o.Node); err != nil {
			return verdict{}, err
		}
	}
	a, b := x.Node, y.Node
	if len(a.Axes()) != len(b.Axes()) {
		return verdict{}, notDecided(s.seed, "the sides are of different sizes")
	}
	d := g.Sub(a, b)
	if !d.HasRemainder() {
		return r.compare("==", &value.Object{Node: d}, &value.Object{Node: g.Zero(d.Axes())}, s)
	}
	known, err := r.knownOf(d, s.seed)
	if err != nil {
		return verdict{}, err
	}
	u := g.Formulas()
	undecided := false
	for _, c := range known.Coefs {
		parts, err := r.coefficient(u, c, maxShowFormulas, false)
		if err != nil {
			return verdict{}, err
		}
		decided := scalar.Unknown
		if parts != nil {
			decided = allZero(u, parts)
		}
		switch decided {
		case scalar.NonZero:
			return verdict{how: "exact"}, nil
		case scalar.Unknown:
			undecided = true
		case scalar.Zero:
		}
	}
	switch {
	case undecided:
		return verdict{}, notDecided(s.seed, "the coefficients of their series do not agree by rule, and are not known to differ")
	case known.Low() <= 0 && len(known.Coefs) == 0:
		return verdict{}, diag.New(exec.CodeOrder, s.seed, "nothing is known of the difference of the sides")
	}
	base, err := r.base(u, known.By)
	if err != nil {
		return verdict{}, err
	}
	text, _ := u.Pool.FormatBoth([]scalar.Expr{u.Pool.PowInt(base, known.End)}, scalar.Text, nil)
	return verdict{ok: true, how: "exact", order: "O(" + text[0] + ")"}, nil
}
