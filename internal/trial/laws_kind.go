package trial

// Laws: random expressions with heights. Where the language says tensor, a change of coordinates must move the components
// as a tensor's; and the components are those of loops.

import (
	"fmt"
	"math"
	"strings"

	"github.com/seed2d4d80ff/geo/interp"
)

// Laws draws sums of terms with common free letters.
var Laws = Kind{Name: "laws", Usual: 500, Try: func(d *Draw) *Case {
	n := d.Whole(1, 2)
	if d.Size > 5 {
		n = d.Whole(1, 3)
	}
	target := Pick(d, nil, one, one, []bool{up}, two, two, []bool{up, down}, []bool{up, up}, gamma, gamma, three)
	var sums [][]lawTerm
	for range 2 + d.Size/2 {
		if t := d.lawTerms(n, target); t != nil {
			sums = append(sums, t)
		}
	}
	if sums == nil {
		return &Case{Refused: "no term"}
	}
	sc := d.lawScene(n)
	claim := len(target) > 0 && d.Chance(0.1)
	if claim {
		sums = sums[:1]
	}
	c := &Case{}
	in, out, jac, x, ok := lawWorlds[Double](sc)
	single, _, _, _, fine := lawWorlds[Single](sc)
	if !ok || !fine || abs(in.vals[0](nil).Float()-0.5) < 1e-6 || abs(in.vals[0](nil).Float()-1.0/3) < 1e-6 {
		c.Refused = "oracle"
		return c
	}
	p := sc.program(d)
	for k, terms := range sums {
		left := "X" + strings.Repeat("x", k)
		for k, up := range target {
			left += string("_^"[boolInt(up)]) + targetLetters[k:k+1]
		}
		if claim {
			left = "tensor " + left
		}
		p.Line("%s = %s", left, lawText(terms))
		p.Line("print X%s @ c(%s)", strings.Repeat("x", k), coords(x))
	}
	c.Source = p.String()
	said := Run(c.Source)
	if claim {
		c.claimed(said, sums[0], target, in, out, jac)
	}
	if said.Error != "" {
		c.Refused = said.Error
		if !lawRefusals[said.Error] && !(claim && claimRefusals[said.Error]) {
			c.differ("refused: %s", said.Text)
		}
		return c
	}
	for k, terms := range sums {
		c.law(said.Items[k].Value, terms, target, in, single, out, jac)
	}
	return c
}}

// program declares what a scene has.
func (sc *lawScene) program(d *Draw) *Program {
	// Printed coordinates are decimals: x is taken as the oracle rounds it, so the program gets the exact digits.
	wr := Writer{Names: coordinates, Draw: d}
	n := sc.n
	p := &Program{}
	p.Line("chart c(%s)", join(coordinates[:n]))
	p.Line("chart b(%s)", join(chartNames["S"][:n]))
	s := ""
	for k, t := range sc.straight {
		s += chartNames["S"][k] + " = " + wr.Text(t) + "; "
	}
	p.Line("map m: c -> b { %s}", s)
	p.Line("metric g_ij = %s on c", wr.matrix(sc.metric))
	p.Line("use metric g")
	p.Line("C = levicivita(g)")
	torn := &treeTensor{slots: gamma, dim: n, comps: sc.connection}
	p.Line("connection %s", torn.define(wr, "D", "c"))
	p.Line("E = pull(flat(b), m)")
	p.Line("f = %s", wr.Text(sc.f))
	p.Line("w_i = %s on c", wr.list(sc.w))
	p.Line("v^i = %s on c", wr.list(sc.v))
	h := &treeTensor{slots: two, dim: n, comps: sc.h}
	p.Line("%s", h.define(wr, "h", "c"))
	p.Line("rho = sqrt(abs(det(components(g))))")
	return p
}

// law compares the components of one sum of terms, and how they change if it is said to
// be a tensor.
func (c *Case) law(item interp.Value, terms []lawTerm, target []bool, in *lawWorld[Double], single *lawWorld[Single], out *lawWorld[Double], jac [2][][]Double) {
	got := item.Float64s()
	size := 1.0
	want := lawValues(terms, in, target, &size)
	rough := lawValues(terms, single, target, &size)
	if len(got) != len(want) {
		c.differ("%s: %d components, not %d", lawText(terms), len(got), len(want))
		return
	}
	for i := range got {
		c.near(fmt.Sprintf("%s, component %d", lawText(terms), i), got[i], want[i].Float(), abs(want[i].Float()-rough[i].Float())+1e-12*size)
	}
	tensor := strings.HasPrefix(item.Type(), "tensor") || strings.HasPrefix(item.Type(), "metric")
	if len(target) == 0 {
		tensor = !item.DependsOnChart()
	}
	connection := strings.HasPrefix(item.Type(), "connection")
	if !tensor && !connection {
		return
	}
	other := lawValues(terms, out, target, &size)
	moved := moveComponents(want, target, jac, in.n)
	if connection {
		out.bend(moved, jac)
	}
	for i := range moved {
		c.Compare++
		if !(math.Abs(moved[i].Float()-other[i].Float()) <= 1e-7*size) {
			c.differ("%s is said to be a %s; component %d in other coordinates is %v, as one it were %v", lawText(terms), item.Type(), i, other[i].Float(), moved[i].Float())
		}
	}
}

// bend adds what a connection gains: back^i_a ∂_b ∂_c x^a.
func (w *lawWorld[T]) bend(moved []T, jac [2][][]T) {
	n := w.n
	for k := range moved {
		i, b, c := k/(n*n), k/n%n, k%n
		for a := range n {
			moved[k] = moved[k].Add(jac[1][i][a].Mul(w.hess[a][b][c]))
		}
	}
}

// claimed holds a claim of being a tensor to what a change of coordinates shows: a true one is accepted, a false one refused.
func (c *Case) claimed(said *Said, terms []lawTerm, target []bool, in, out *lawWorld[Double], jac [2][][]Double) {
	size := 1.0
	want := lawValues(terms, in, target, &size)
	other := lawValues(terms, out, target, &size)
	off := 0.0
	for i, m := range moveComponents(want, target, jac, in.n) {
		off = max(off, abs(m.Float()-other[i].Float())/size)
	}
	c.Compare++
	switch {
	case off > 1e-4 && said.Error == "":
		c.differ("%s is no tensor (%.2g in other coordinates), and the claim is accepted", lawText(terms), off)
	case off < 1e-12 && claimRefusals[said.Error]:
		c.differ("%s is a tensor, and the claim is refused: %s", lawText(terms), said.Text)
	}
}

// claimRefusals are refusals of false claims.
var claimRefusals = map[string]bool{"E0451": true, "E0322": true}

// lawRefusals are refusals that a right reading of a random expression may meet: none is
// a wrong answer, and what is tensor by luck may be refused.
var lawRefusals = map[string]bool{"E0402": true, "E0303": true}
