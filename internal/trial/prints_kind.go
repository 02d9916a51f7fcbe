package trial

// Printed formulas: read back from text and LaTeX, they have the values of what was written, and none where it has none.

import (
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/interp"
)

// Prints prints a random expression and its derivatives as formulas, and an array of expressions.
var Prints = Kind{Name: "prints", Usual: 1500, Try: func(d *Draw) *Case {
	f := d.formula(d.Whole(1, min(3, 1+d.Size/2)), false)
	var p Program
	p.WriteString(f.head)
	p.Line("print f")
	derivatives := 0
	if !f.rough {
		p.Line("print (d_i f on c)")
		derivatives = 1
		if d.Chance(0.2) {
			p.Line("print (d_i d_j f on c)")
			derivatives = 2
		}
	}
	pair := d.Tree(Everything, f.n, 2)
	w := Writer{Names: f.names, Draw: d}
	p.Line("print [[f, %s], [%s, 1]]", w.Text(pair), w.Text(f.tree))
	c := &Case{Source: p.String()}
	said := runWith(c.Source, d.Chance(0.5))
	if said.Error == "E0499" {
		c.differ("%s", said.Text)
		return c
	}
	if said.Error != "" {
		c.Refused = said.Error
	}
	if len(said.Items) == 0 {
		return c
	}
	s := NewShape(f.n, derivatives)
	places := f.places(d, s, 36)
	for k, item := range said.Items {
		wanted := f.component(k)
		order := k
		if k > derivatives {
			order = arrayOrder
			second := (&formula{tree: pair, n: f.n, params: f.params, names: f.names}).within(s, places)
			wanted = func(pl place, i int) (v, noise float64, how Standing) {
				switch i {
				case 1:
					return second(pl, 0)
				case 3:
					return 1, 0, Valued
				}
				return f.component(0)(pl, 0)
			}
		}
		c.compareFormula(f, item.Value, places, order, wanted)
		if c.Wrong != "" {
			break
		}
	}
	return c
}}

// arrayOrder is the order of the derivative that the array is taken for: none.
const arrayOrder = 3

// place is a point and what the oracle has there.
type place struct {
	number int
	at     At // coordinates and params
	how    Standing
	jet    Jet[Double]
	single Jet[Single]
}

func (f *formula) places(d *Draw, s *Shape, n int) []place {
	var all []place
	for k := range n {
		p := place{number: k, at: append(append(At{}, f.point(d)...), d.Point(len(f.names)-f.n, 0.2, 3)...)}
		p.jet, p.how = standing(f.tree, variables[Double](s, p.at))
		if p.how == Valued {
			ok := p.jet.Finite()
			if ok {
				p.single, ok = jetOf(f.tree, variables[Single](s, p.at))
			}
			if !ok {
				p.how = Unknown
			}
		}
		all = append(all, p)
	}
	return all
}

// wanted is what component i must be at a place.
type wanted func(p place, i int) (v, noise float64, how Standing)

// component is that of the k-th derivative.
func (f *formula) component(k int) wanted {
	return func(p place, i int) (v, noise float64, how Standing) {
		if p.how != Valued {
			return 0, 0, p.how
		}
		vars := make([]int, k)
		for j := k - 1; j >= 0; j-- {
			vars[j] = i % f.n
			i /= f.n
		}
		v = p.jet.Partial(vars...).Float()
		return v, abs(v - p.single.Partial(vars...).Float()), Valued
	}
}

// within is another expression at the same places.
func (f *formula) within(_ *Shape, places []place) wanted {
	return func(p place, _ int) (v, noise float64, how Standing) {
		return f.tree.standingAt(places[p.number].at)
	}
}

// compareFormula reads a printed value, its text and its LaTeX, and compares each component.
func (c *Case) compareFormula(f *formula, v interp.Value, places []place, k int, want wanted) {
	texts := v.Formulas()
	if len(texts) == 0 { // numbers
		for i, x := range v.Float64s() {
			for _, p := range places {
				if w, noise, how := want(p, i); how == Valued {
					c.near(fmt.Sprintf("the number in component %d at %v", i, p.at), x, w, noise)
				}
			}
		}
		return
	}
	if strings.Contains(v.String(), "…") {
		c.Refused = "too long"
		return
	}
	conditions, err := readConditions(v.String(), f.names)
	if err != nil {
		c.differ("unread: %v", err)
		return
	}
	cells, err := ReadCells(v.String(), f.names)
	if err != nil {
		c.differ("unread: %v", err)
		return
	}
	c.compareCells(f, v.String(), cells, conditions, places, k, want)
	if tex := v.LaTeX(); !strings.Contains(tex, `\texttt`) { // else it was not asked for
		cells, err := ReadLaTeX(tex, f.names)
		if err != nil {
			c.differ("unread: %v", err)
			return
		}
		c.compareCells(f, tex, cells, conditions, places, k, want)
	}
}

func (c *Case) compareCells(f *formula, text string, cells []*Tree, conditions []*Tree, places []place, k int, want wanted) {
	for _, p := range places {
		within := Valued
		for _, cond := range conditions {
			yes, how := truthOf(cond, variables[Double](flat, p.at))
			if how != Valued {
				within = Unknown
			} else if !yes {
				within = Valueless
				break
			}
		}
		for _, t := range cells { // an array has a value where all its components have
			if _, _, is := t.standingAt(p.at); is == Valueless {
				within = Valueless
			}
		}
		for i, t := range cells {
			w, noise, how := want(p, i)
			if how == Unknown {
				continue
			}
			got, rounding, is := t.standingAt(p.at)
			if is == Valued && within != Valued {
				is = within
			}
			switch {
			case is == Unknown || k == arrayOrder && within != Valued: // the conditions are those of all components
			case how == Valueless && is == Valued:
				c.Compare++
				if !(k > 0 && k < arrayOrder && got == 0) { // an object with indices that cancels is 0
					c.differ("component %d of the printed %s at %v is %v, where what was written has no value", i, text, p.at, got)
				}
			case how == Valued && is == Valueless:
				c.Compare++
				if !f.tree.has("power") { // whose derivative speaks of positive bases
					c.differ("component %d of the printed %s at %v has no value, by the oracle %v", i, text, p.at, w)
				}
			case how == Valued:
				c.near(fmt.Sprintf("component %d of the printed %s at %v", i, text, p.at), got, w, noise+rounding)
			}
		}
	}
}

func (t *Tree) has(op string) bool {
	found := t.Op == op
	for _, k := range t.Kids {
		found = found || k.has(op)
	}
	return found
}

func where(positive bool, n int) string {
	if !positive {
		return ""
	}
	s := " where "
	for k := range n {
		if k > 0 {
			s += ", "
		}
		s += coordinates[k] + " > 0"
	}
	return s
}
