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
	claim := len(target) > 0 && d.Chance(0.15)
	if claim {
		sums = sums[:1]
	}
	c := &Case{}
	in, out, jac, x, ok := lawWorlds[Double](sc)
	single, _, _, _, fine := lawWorlds[Single](sc)
	if !ok || !fine || in.kink < 1e-6 {
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
		c.claimed(said, sums[0], target, sc, d.twisted(sc), d.twisted(d.lawScene(min(n+1, 3))))
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
	p.Line("A_ij = h_{[i j]}")
	p.Line("Z_ij = h_{(i j)}")
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

// strayed is how far sums of terms are, in a scene's other coordinates, from what a tensor's components were.
func strayed(sc *lawScene, terms []lawTerm, target []bool) (off float64, ok bool) {
	in, out, jac, _, ok := lawWorlds[Double](sc)
	if !ok || min(in.kink, out.kink) < 1e-6 {
		return 0, false
	}
	size := 1.0
	want := lawValues(terms, in, target, &size)
	other := lawValues(terms, out, target, &size)
	for i, m := range moveComponents(want, target, jac, in.n) {
		off = max(off, abs(m.Float()-other[i].Float())/size)
	}
	return off, true
}

// claimed holds a claim of being a tensor to what changes of coordinates show: a false one is refused; a true one is
// accepted, where the terms move as a tensor in coordinates that mix all, and with other objects of a dimension more too:
// what vanishes by luck is no tensor by its form. Coordinates far away turn what components decide.
func (c *Case) claimed(said *Said, terms []lawTerm, target []bool, sc *lawScene, others ...*lawScene) {
	text := lawText(terms)
	far := func(sc *lawScene) (off float64, known bool) {
		off, known = strayed(sc, terms, target)
		for _, s := range sc.stretched() {
			if more, ok := strayed(s, terms, target); ok {
				off = max(off, more)
			} else {
				known = false
			}
		}
		return off, known
	}
	off, known := far(sc)
	most := off
	for _, o := range others {
		more, ok := far(o)
		most, known = max(most, more), known && ok
	}
	c.Compare++
	switch {
	case off > 1e-4 && said.Error == "":
		c.differ("%s is no tensor (%.2g in other coordinates), and the claim is accepted", text, off)
	case known && most < 1e-12 && claimRefusals[said.Error]:
		c.differ("%s is a tensor, and the claim is refused: %s", text, said.Text)
	}
}

// claimRefusals are refusals of false claims.
var claimRefusals = map[string]bool{"E0451": true, "E0322": true}

// lawRefusals are refusals that a right reading of a random expression may meet: none is
// a wrong answer, and what is tensor by luck may be refused.
var lawRefusals = map[string]bool{"E0402": true, "E0303": true}
