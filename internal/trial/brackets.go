package trial

// Letters in brackets: symmetric and antisymmetric parts over any number of slots, against sums over permutations.

import (
	"fmt"
	"strings"
)

// bracket is a part over some of the slots.
type bracket struct {
	odd   bool // antisymmetric
	slots []int
}

// slotted is a product of objects and derivatives as a row of slots, with brackets over some of them.
type slotted struct {
	n        int
	factors  []*treeTensor // nil: a derivative of what follows
	brackets []bracket
}

// slotted draws a product over a chart of n coordinates.
func (d *Draw) slotted(n int) *slotted {
	p := &slotted{n: n}
	most := 4
	if n == 4 {
		most = 3 + boolInt(d.Chance(0.3))
	}
	object := func(slots ...bool) *treeTensor {
		t := d.tensor(n, slots...)
		for k := range t.comps {
			if len(slots) > 2 && d.Chance(0.4) {
				t.comps[k] = d.Number(Rational)
			}
		}
		return t
	}
	switch d.IntN(4) {
	case 0: // d_{[i} F_{j k]}
		p.factors = []*treeTensor{nil, object(make([]bool, d.Whole(1, most-1))...)}
		p.across(d, 1, p.rank())
	case 1: // A_{[i} B_{j k]}
		a := d.Whole(1, 2)
		p.factors = []*treeTensor{object(make([]bool, a)...), object(make([]bool, d.Whole(1, most-a))...)}
		p.across(d, a, p.rank())
	default: // T^{(i j)}_{[k l m]}
		up := Pick(d, 0, 0, 0, 1, 2, 3)
		down := d.Whole(max(0, 2-up), most-up)
		slots := make([]bool, up+down)
		for k := range up {
			slots[k] = true
		}
		p.factors = []*treeTensor{object(slots...)}
		p.inside(d, 0, up)
		p.inside(d, up, up+down)
	}
	return p
}

// across is a bracket that begins before the slot of this number and ends behind it.
func (p *slotted) across(d *Draw, at, end int) {
	p.bracket(d, d.IntN(at), d.Whole(at, end-1))
}

// inside is a bracket between slots of one height, or two that follow each other.
func (p *slotted) inside(d *Draw, from, to int) {
	for to-from >= 2 {
		first := d.Whole(from, to-2)
		last := d.Whole(first+1, to-1)
		p.bracket(d, first, last)
		from = last + 1
	}
}

// bracket is over the slots from first to last, now and then without some between them.
func (p *slotted) bracket(d *Draw, first, last int) {
	b := bracket{odd: d.Chance(0.6)}
	without := d.Chance(0.25)
	for k := first; k <= last; k++ {
		if k > first && k < last && without && d.Chance(0.6) {
			continue
		}
		b.slots = append(b.slots, k)
	}
	p.brackets = append(p.brackets, b)
}

func (p *slotted) rank() int {
	r := 0
	for _, t := range p.factors {
		if t == nil {
			r++
		} else {
			r += len(t.slots)
		}
	}
	return r
}

// text is the product in the language; the factors' names are A and B.
func (p *slotted) text() string {
	before, behind := map[int]string{}, map[int]string{}
	for _, b := range p.brackets {
		first, last := b.slots[0], b.slots[len(b.slots)-1]
		before[first] += "(["[boolInt(b.odd):][:1]
		behind[last] += ")]"[boolInt(b.odd):][:1]
		in := map[int]bool{}
		for _, k := range b.slots {
			in[k] = true
		}
		for k := first; k <= last; k++ {
			if !in[k] {
				before[k] += "|"
				behind[k] += "|"
			}
		}
	}
	var parts []string
	at, letter := 0, "ijklmn"
	for f, t := range p.factors {
		name, slots := "AB"[f:f+1], []bool{false}
		if t == nil {
			name = "d"
		} else {
			slots = t.slots
		}
		for k, up := range slots {
			if k == 0 || up != slots[k-1] {
				if k > 0 {
					name += "}"
				}
				name += "_^"[boolInt(up):][:1] + "{"
			} else {
				name += " "
			}
			name += before[at] + letter[at:at+1] + behind[at]
			at++
		}
		parts = append(parts, name+"}")
	}
	return strings.Join(parts, " ")
}

// define is the definition of a factor.
func (p *slotted) define(w Writer, f int) string {
	t := p.factors[f]
	s := "AB"[f : f+1]
	for k, up := range t.slots {
		if k == 0 || up != t.slots[k-1] {
			s += "_^"[boolInt(up):][:1]
		}
		s += "abfh"[k : k+1]
	}
	return s + " = " + t.nested(w, t.comps, len(t.slots)) + " on c"
}

// slottedAt are the components at a point, with the letters in their order; false where one has no value.
func slottedAt[T Number[T]](p *slotted, at At) (out []T, ok bool) {
	x := variables[T](NewShape(p.n, 1), at)
	jets := []Jet[T]{Const(x[0].s, x[0].c[0].Of(1))}
	derived := false
	for _, t := range p.factors {
		if t == nil {
			derived = true
			continue
		}
		var comps []Jet[T]
		for _, e := range t.comps {
			j, ok := jetOf(e, x)
			if !ok {
				return nil, false
			}
			comps = append(comps, j)
		}
		if derived {
			comps = derivative(comps, p.n)
		}
		var product []Jet[T]
		for _, a := range jets {
			for _, b := range comps {
				product = append(product, a.Mul(b))
			}
		}
		jets = product
	}
	for _, j := range jets {
		out = append(out, j.Value())
	}
	for _, b := range p.brackets {
		out = averaged(b, out, p.n, p.rank())
	}
	return out, true
}

// averaged is the mean over all orders of the bracket's slots, with their signs.
func averaged[T Number[T]](b bracket, x []T, n, rank int) []T {
	out := make([]T, len(x))
	index := make([]int, rank)
	for at := range x {
		for k, r := rank-1, at; k >= 0; k, r = k-1, r/n {
			index[k] = r % n
		}
		sum, count := x[0].Of(0), 0
		orders(len(b.slots), func(order []int) {
			moved := append([]int(nil), index...)
			for k, o := range order {
				moved[b.slots[k]] = index[b.slots[o]]
			}
			from := 0
			for _, i := range moved {
				from = from*n + i
			}
			v := x[from]
			if b.odd && inversions(order)%2 == 1 {
				v = v.Neg()
			}
			sum, count = sum.Add(v), count+1
		})
		out[at] = sum.Div(sum.Of(float64(count)))
	}
	return out
}

// orders visits all orders of n things.
func orders(n int, visit func([]int)) {
	var order []int
	taken := make([]bool, n)
	var next func()
	next = func() {
		if len(order) == n {
			visit(order)
			return
		}
		for k := range n {
			if !taken[k] {
				taken[k] = true
				order = append(order, k)
				next()
				order = order[:len(order)-1]
				taken[k] = false
			}
		}
	}
	next()
}

// inversions counts the pairs that stand the wrong way round.
func inversions(order []int) int {
	count := 0
	for i, a := range order {
		for _, b := range order[i+1:] {
			count += boolInt(a > b)
		}
	}
	return count
}

// brackets prints products with brackets at a point.
func brackets(d *Draw) *Case {
	n := Pick(d, 2, 3, 3, 3, 4)
	p := d.slotted(n)
	at := append(d.Point(n, -1.5, 1.5), float64(d.Whole(1, 12))/4) // a param behind the coordinates
	exact, ok := slottedAt[Double](p, at)
	rough, fine := slottedAt[Single](p, at)
	if !ok || !fine {
		return &Case{Refused: "oracle"}
	}
	c := &Case{}
	var out Program
	out.Line("chart c(%s)", join(coordinates[:n]))
	out.Line("param M = %v", at[n])
	w := Writer{Names: append(append([]string(nil), coordinates[:n]...), "M"), Draw: d}
	for f, t := range p.factors {
		if t != nil {
			out.Line("%s", p.define(w, f))
		}
	}
	out.Line("print (%s) @ c(%s)", p.text(), coords(at[:n]))
	c.Source = out.String()
	said := Run(c.Source)
	if said.Error != "" {
		c.Refused = said.Error
		c.differ("refused: %s", said.Text)
		return c
	}
	got := said.Items[0].Value.Float64s()
	if len(got) != len(exact) {
		c.differ("%d numbers, not %d", len(got), len(exact))
		return c
	}
	for k := range got {
		v := exact[k].Float()
		c.near(fmt.Sprintf("component %d", k), got[k], v, abs(v-rough[k].Float())+1e-15)
	}
	return c
}
