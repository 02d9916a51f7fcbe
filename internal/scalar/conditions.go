package scalar

// Where a formula has a value, in words: the conditions that stand behind it in print.

import (
	"math"
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/number"
)

// Where are the conditions, as source of the language, under which es have a
// value, as far as their texts do not show them, and some sample point fails them.
// Those of charts need no sample: they are left out where they hold but for an edge.
func (p *Pool) Where(es []Expr, texts []string) []string {
	var out []string
	for i, e := range es {
		d := p.domainOf(e)
		if d == nil {
			continue
		}
		for _, n := range d.calls {
			if !p.shows(texts[i], n) && p.cuts(n) {
				if c := p.condition(n); !slices.Contains(out, c) {
					out = append(out, c)
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

// cuts reports that there may be an open set on which a call has no value.
func (p *Pool) cuts(n *node) bool {
	if n.kern == fnBelow || n.kern == fnNotAbove {
		return !p.ordered(n.args[0], n.args[1], false)
	}
	return p.fails(n)
}

// fails reports that a call has no value at one of the sample points, or far from
// them: √(x + 3) ends beyond them all.
func (p *Pool) fails(n *node) bool {
	for i := range numSamples + numNear {
		if v, _ := p.samples.at(p, i, n); math.IsNaN(v) {
			return true
		}
	}
	probe := p.Probe(slices.Concat([]Expr{p.unit(n)}, n.args, p.factTerms())...)
	for _, scale := range []float64{8, 100, 1e4, 1e6, 1e-3, 1e-6} {
		for i := range numSamples {
			at := make([]float64, len(p.vars))
			for k := range at {
				at[k] = p.vars[k].info.far(p.samples.coords[i][k], scale)
			}
			if x := probe.At(at); p.obeyed(x[1+len(n.args):]) && n.outside(x[1:1+len(n.args)]) {
				return true
			}
		}
	}
	return false
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

// condition is what gives a partial call a value, in words of the language.
func (p *Pool) condition(n *node) string {
	if n.kern == fnBelow || n.kern == fnNotAbove {
		return p.ordering(n)
	}
	u := p.Format(Expr{c: n.args[0].c, n: n.args[0].n}, Text)
	on := n.kern.Shape.On
	switch {
	case n.kern == fnPow:
		return u + " > 0"
	case math.IsInf(on.Hi, 1) && n.kern.Outside([]float64{on.Lo}) != "":
		return u + " > " + number.Format(on.Lo, 0)
	case math.IsInf(on.Hi, 1):
		return u + " >= " + number.Format(on.Lo, 0)
	}
	return number.Format(on.Lo, 0) + " <= " + u + " <= " + number.Format(on.Hi, 0)
}

// ordering is a condition of a chart, with the number behind.
func (p *Pool) ordering(n *node) string {
	x, y, sign := n.args[0], n.args[1], "<"
	if _, number := x.Number(); number {
		x, y, sign = y, x, ">"
	}
	if n.kern == fnNotAbove {
		sign += "="
	}
	return p.Format(x, Text) + " " + sign + " " + p.Format(y, Text)
}
