package scalar

// Where a formula has a value, in words: the conditions that stand behind it in print.

import (
	"math"
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/number"
)

// need is a partial call that must have a value where choices come out so.
type need struct {
	call *node
	when []outcome // of which all do
}

// outcome is a condition, and whether it is the one that holds.
type outcome struct {
	c   Expr
	yes bool
}

// needs are what must have a value for a call of a domain to have one: the call
// itself, and of a choice what the branches need.
func (n *node) needs() []need {
	if n.kern != fnSelect {
		return []need{{call: n}}
	}
	var out []need
	for k, a := range n.args[1:] {
		if a.n == nil || a.n.dom == nil {
			continue
		}
		for _, m := range a.n.dom.calls {
			for _, d := range m.needs() {
				d.when = slices.Concat([]outcome{{n.args[0], k == 0}}, d.when)
				out = append(out, d)
			}
		}
	}
	return out
}

// Condition is what a formula asks for, as source of the language and for a document.
type Condition struct{ Text, LaTeX string }

// Where are the conditions, in LaTeX too where the style is it, under which es have a
// value, as far as their texts do not show them, and some sample point fails them.
// Those of charts need no sample: they are left out where they hold but for an edge.
func (p *Pool) Where(es []Expr, texts []string, style Style) []Condition {
	type limit struct {
		call *node
		Condition
	}
	limits := map[*node][]limit{}
	var out []Condition
	for i, e := range es {
		d := p.domainOf(e)
		if d == nil {
			continue
		}
		for _, n := range d.calls {
			// What was taken out is not what stands in a branch.
			hidden := (e.n == nil || e.n.dom == nil || !e.n.dom.has(n)) && strings.Contains(texts[i], "if ")
			if _, ok := limits[n]; !ok {
				limits[n] = nil
				for _, d := range n.needs() {
					if p.cuts(d) {
						limits[n] = append(limits[n], limit{d.call, p.condition(d, style)})
					}
				}
			}
			for _, l := range limits[n] {
				if (hidden || !p.shows(texts[i], l.call)) && !slices.Contains(out, l.Condition) {
					out = append(out, l.Condition)
				}
			}
		}
	}
	return out
}

// shows reports that a text has the call in it, or another power of a root's base.
func (p *Pool) shows(text string, n *node) bool {
	if strings.Contains(text, p.Format(p.unit(n), Text)) {
		return true
	}
	u, _, _, ok := n.fracPower()
	if !ok {
		return false
	}
	base := p.Format(u, Text)
	return strings.Contains(text, "sqrt("+base+")") || strings.Contains(text, "("+base+")^(") || u.n.op == opVar && strings.Contains(text, base+"^(")
}

// cuts reports that there may be an open set on which a call that is needed has no
// value.
func (p *Pool) cuts(d need) bool {
	if n := d.call; n.kern == fnBelow || n.kern == fnNotAbove {
		return !p.ordered(n.args[0], n.args[1], false)
	}
	f := p.failing(d)
	return f.nearAndFar() || f.aroundTurns()
}

// failing looks for a point at which a call that is needed has no value.
type failing struct {
	pool  *Pool
	need  need
	parts []Expr // the call's arguments, the conditions of choices
	probe *Probe // of the parts and the facts
}

func (p *Pool) failing(d need) *failing {
	f := &failing{pool: p, need: d, parts: slices.Clone(d.call.args)}
	for _, c := range d.when {
		f.parts = append(f.parts, c.c)
	}
	f.probe = p.Probe(slices.Concat(f.parts, p.factTerms())...)
	return f
}

// at reports that the call is needed at a point of the charts, given by variable id,
// and has no value there.
func (f *failing) at(point []float64) bool {
	x := f.probe.At(point)
	if !f.pool.obeyed(x[len(f.parts):]) {
		return false
	}
	args := len(f.need.call.args)
	for i, c := range f.need.when {
		holds, known := x[args+i].truth()
		if !known || holds != c.yes {
			return false
		}
	}
	return f.need.call.outside(x[:args])
}

// truth is whether a condition holds, by its value, if that is known well enough.
func (b Bounded) truth() (holds, known bool) {
	const half = 0.5
	size := math.Abs(b.Value)
	return size > half, size-b.Err > half || size+b.Err < half
}

// nearAndFar looks at the sample points, and far from them: √(x + 3) ends beyond
// them all.
func (f *failing) nearAndFar() bool {
	p := f.pool
	for i := range numSamples + numNear {
		if f.at(p.sampled().point(p, i).at) {
			return true
		}
	}
	for _, scale := range []float64{8, 100, 1e4, 1e6, 1e-3, 1e-6} {
		for i := range numSamples {
			at := make([]float64, len(p.vars))
			for k := range at {
				at[k] = p.vars[k].info.far(p.sampled().coords[i][k], scale)
			}
			if f.at(at) {
				return true
			}
		}
	}
	return false
}

const (
	turnWork     = 1 << 18 // nodes that are evaluated for one call
	furthestTurn = 1e6     // from a sample point
)

// aroundTurns looks on both sides of where the call's arguments turn, or leave its
// domain, on lines through the sample points along each variable: what has no value
// between two turns may lie far from all samples.
func (f *failing) aroundTurns() bool {
	p, n := f.pool, f.need.call
	search := p.Crossings(slices.Concat(n.ends(p), p.Turns(f.parts...)), turnWork)
	for i := range numSamples {
		base := p.sampled().point(p, i).at
		for _, v := range p.Vars(f.parts...) {
			if search.Work <= 0 {
				return false
			}
			at := slices.Clone(base)
			on := func(t float64) []float64 {
				at[v.ID] = base[v.ID] + t
				return at
			}
			info := &p.vars[v.ID].info
			lo, hi := math.Max(info.Lo-base[v.ID], -furthestTurn), math.Min(info.Hi-base[v.ID], furthestTurn)
			zeros := search.On(Grid(lo, hi, furthestTurn), on)
			for k := range zeros {
				for _, t := range Around(zeros, k) {
					if search.Work -= f.probe.Size(); lo < t && t < hi && f.at(on(t)) {
						return true
					}
				}
			}
		}
	}
	return false
}

// ends are the turns at which a call's argument leaves its domain.
func (n *node) ends(p *Pool) []Turn {
	on := n.kern.Shape.On
	if n.kern == fnPow {
		on.Lo, on.Hi = 0, math.Inf(1)
	}
	var out []Turn
	for _, b := range []float64{on.Lo, on.Hi} {
		if !math.IsInf(b, 0) {
			out = append(out, Turn{A: n.args[0], B: p.Float(b)})
		}
	}
	return out
}

// far is a value of a variable at another distance from 0, or from its bound, than x.
func (v *VarInfo) far(x, scale float64) float64 {
	switch lo, hi := !math.IsInf(v.Lo, -1), !math.IsInf(v.Hi, 1); {
	case lo && hi:
		return x
	case lo:
		return v.Lo + scale*(x-v.Lo)
	case hi:
		return v.Hi - scale*(v.Hi-x)
	}
	return scale * x
}

// outside reports that a call has no value at arguments that are known this well.
func (n *node) outside(args []Bounded) bool {
	low, high := make([]float64, len(args)), make([]float64, len(args))
	for i, a := range args {
		if !finite(a.Value) || !finite(a.Err) {
			return false
		}
		low[i], high[i] = a.Value-a.Err, a.Value+a.Err
	}
	if n.kern == fnPow { // the exponent as it is
		low[1], high[1] = args[1].Value, args[1].Value
	}
	return n.kern.Outside(low) != "" && n.kern.Outside(high) != ""
}

// condition is what gives a call that is needed a value, in words of the language:
// that it has one, or that another branch is taken.
func (p *Pool) condition(d need, style Style) Condition {
	var text, asLaTeX []string
	if !d.call.undef {
		text = append(text, p.valued(d.call, Text))
		if style == LaTeX {
			asLaTeX = append(asLaTeX, p.valued(d.call, LaTeX))
		}
	}
	w := &writer{p: p, style: style, left: maxSteps, memo: map[*node]piece{}}
	for _, c := range d.when {
		other := c.c
		if c.yes {
			other = p.Sub(p.Int(1), other)
		}
		c := w.condition(other)
		text = append(text, c.text)
		asLaTeX = append(asLaTeX, c.tex.text)
	}
	return Condition{strings.Join(text, " or "), strings.Join(asLaTeX, ` \lor `)}
}

// valued is what gives a partial call a value.
func (p *Pool) valued(n *node, style Style) string {
	if n.kern == fnBelow || n.kern == fnNotAbove {
		return p.ordering(n, style)
	}
	u := p.Format(Expr{c: n.args[0].c, n: n.args[0].n}, style)
	on := n.kern.Shape.On
	// the sign between an end of the domain, which may be open, and the argument
	within := func(end float64, sign string) string {
		return sided(sign, n.kern.Outside([]float64{end}) == "", style)
	}
	lowest := number.Format(on.Lo, 0)
	if n.kern == fnLambert {
		lowest = "-1/e"
	}
	switch {
	case n.kern == fnPow:
		return u + " > 0"
	case math.IsInf(on.Hi, 1):
		return u + " " + within(on.Lo, ">") + " " + lowest
	case math.IsInf(on.Lo, -1):
		return u + " " + within(on.Hi, "<") + " " + number.Format(on.Hi, 0)
	}
	return lowest + " " + within(on.Lo, "<") + " " + u + " " + within(on.Hi, "<") + " " + number.Format(on.Hi, 0)
}

// ordering is a condition of a chart, with the number behind.
func (p *Pool) ordering(n *node, style Style) string {
	x, y, sign := n.args[0], n.args[1], "<"
	if _, number := x.Number(); number {
		x, y, sign = y, x, ">"
	}
	return p.Format(x, style) + " " + sided(sign, n.kern == fnNotAbove, style) + " " + p.Format(y, style)
}

// sided is a sign < or >, or the one that equality fulfils too.
func sided(sign string, equal bool, style Style) string {
	switch {
	case !equal:
		return sign
	case style == Text:
		return sign + "="
	case sign == "<":
		return `\le`
	}
	return `\ge`
}
