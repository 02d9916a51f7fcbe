package trial

// Printed formulas: read back and evaluated, they have the value that was computed by the oracle from what was written.

import "fmt"

// Prints prints a random expression, and its derivatives, as formulas.
var Prints = Kind{Name: "prints", Usual: 1500, Try: func(d *Draw) *Case {
	n := d.Whole(1, min(3, 1+d.Size/2))
	e := d.Tree(Everything, n, d.Whole(1, 1+d.Size/2))
	w := Writer{Names: coordinates, Draw: d}
	var p Program
	positive := d.Chance(0.5)
	p.Line("chart c(%s)%s", join(coordinates[:n]), where(positive, n))
	p.Line("f = %s", w.Text(e))
	p.Line("print f")
	p.Line("print d_i f")
	c := &Case{Source: p.String()}
	said := Run(c.Source)
	if said.Error != "" && len(said.Items) == 0 {
		c.Refused = said.Error
		return c
	}
	lo, hi := -2.0, 2.0
	if positive {
		lo, hi = 0.1, 3
	}
	s := NewShape(n, 1)
	for k, item := range said.Items {
		texts := item.Value.Formulas()
		if len(texts) == 0 { // numbers
			texts = []string{}
			for _, v := range item.Value.Float64s() {
				texts = append(texts, fmt.Sprintf("%v", v))
			}
		}
		for i, text := range texts {
			t, err := Read(text, coordinates[:n])
			if err != nil {
				c.Refused = "unread"
				continue
			}
			for range 12 {
				at := d.Point(n, lo, hi)
				j, ok := JetAt(e, s, at)
				if !ok || !j.Finite() {
					continue
				}
				want := j.Value().Float()
				if k == 1 {
					want = j.Partial(i).Float()
				}
				got, noise, ok := t.Value(at)
				if !ok {
					continue
				}
				single, ok := jetOf(e, variables[Single](s, at))
				if !ok {
					continue
				}
				back := single.Value().Float()
				if k == 1 {
					back = single.Partial(i).Float()
				}
				c.near(fmt.Sprintf("the printed %s at %v", text, at), got, want, noise+abs(back-want))
			}
		}
	}
	return c
}}

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
