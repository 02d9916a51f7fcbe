package trial

// Geometry with functions that stay open: printed formulas have the values of the concrete geometry.
// So have programs in which the functions get bodies by subst, from outside, and in the text.

import (
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/interp"
)

// OpenGeometry prints what follows from metrics, connections and fields in which functions stand that are open.
var OpenGeometry = Kind{Name: "open geometry", Usual: 60, Try: func(d *Draw) *Case {
	s := openScene(d)
	if s.facts["use"] == 0 {
		return s.askOpen(s.Whole(1, 3), metricDoubles, metricSingles)
	}
	return s.askOpen(s.Whole(1, 3), doubles, singles)
}}

func openScene(d *Draw) *scene {
	return geometryOver(d, d.Whole(1, min(3, 1+d.Size/2)), d.opened())
}

// declare writes the functions without bodies, or with them.
func declareOpens(p *Program, opens []*Opened, bodies bool) {
	for _, f := range opens {
		if bodies {
			p.Line("fn %s = %s", f.Head(), f.Text())
		} else {
			p.Line("fn %s", f.Head())
		}
	}
}

// bodiesIn is an expression with bodies put in.
func bodiesIn(text string, opens []*Opened) string {
	for _, f := range opens {
		text += ", " + f.Head() + ": " + f.Text()
	}
	return "subst(" + text + ")"
}

// askOpen prints some of the rows as formulas, and at points once the functions have bodies.
func (s *scene) askOpen(many int, double []row[Double], single []row[Single]) *Case {
	var a []row[Double]
	var b []row[Single]
	var before []string
	for _, k := range choose(s, len(double), double) {
		if r := double[k]; len(a) < many && !strings.Contains(r.print, "%") && !strings.HasPrefix(r.print, "newton") {
			a, b = append(a, r), append(b, single[k])
			if r.line != "" {
				before = append(before, r.line)
			}
		}
	}
	c := &Case{}
	places, want, rounded := s.known(a, b)
	if len(places) == 0 {
		c.Refused = "oracle"
		return c
	}
	var prints []string
	for _, r := range a {
		prints = append(prints, r.print)
	}
	texts := strings.Join(append(before, prints...), "\n")
	p := &Program{}
	declareOpens(p, s.opens, false)
	p.WriteString(s.program(texts).String() + strings.Join(before, "\n") + "\n")
	head := p.String()
	for _, t := range prints {
		p.Line("print %s", t)
	}
	c.Source = p.String()
	if said := Run(c.Source); c.accepts(said) {
		for i, item := range said.Items {
			s.readOpen(c, prints[i], item, places, want, rounded, i)
		}
	}
	if c.Wrong != "" || c.Refused != "" {
		return c
	}
	way := s.IntN(3)
	if way == 2 && strings.Contains(head, "'") { // the derivatives of a function with a body have no names
		way = 1
	}
	switch way {
	case 0:
		for i := range prints {
			prints[i] = bodiesIn(prints[i], s.opens)
		}
		s.atPlaces(c, interp.Source{Text: head}, prints, places, want, rounded)
	case 1:
		outside := map[string]string{}
		for _, f := range s.opens {
			outside[f.Head()] = f.Text()
		}
		s.atPlaces(c, interp.Source{Text: head, Functions: outside}, prints, places, want, rounded)
	case 2:
		p := &Program{}
		declareOpens(p, s.opens, true)
		s.atPlaces(c, interp.Source{Text: p.String() + strings.SplitN(head, "\n", len(s.opens)+1)[len(s.opens)]}, prints, places, want, rounded)
	}
	return c
}

// accepts notes an error; that a drawn field cancels, so that nothing says in which space it is, says nothing.
func (c *Case) accepts(said *Said) bool {
	if said.Error == "" {
		return true
	}
	if c.Refused = said.Error; said.Error != "E0303" || !strings.Contains(said.Text, "nothing here says in which space") {
		c.differ("refused: %s", said.Text)
	}
	return false
}

// known are a few places, where all rows have values by the oracle: each row's components, and how rounding changes them.
func (s *scene) known(a []row[Double], b []row[Single]) (places []At, want, rounded [][][]float64) {
	for range 6 {
		if w, ok := values(s, a); ok {
			if r, ok := values(s, b); ok {
				places, want, rounded = append(places, s.at), append(want, w), append(rounded, r)
			}
		}
		s.move()
	}
	return places, want, rounded
}

// readOpen evaluates the formulas of row i with the bodies put in.
func (s *scene) readOpen(c *Case, what string, item interp.Item, places []At, want, rounded [][][]float64, i int) {
	texts := item.Value.Formulas()
	numbers := item.Value.Float64s()
	for k, at := range places {
		w, r := want[k][i], rounded[k][i]
		if len(texts) != len(w) && len(numbers) != len(w) {
			c.differ("%s has %d formulas and %d numbers, not %d components", what, len(texts), len(numbers), len(w))
			return
		}
		for m := range w {
			noise := abs(w[m]-r[m]) + 1e-12*want[k][len(want[k])-1][0]
			if len(texts) != len(w) {
				c.near(fmt.Sprintf("%s, component %d at %v", what, m, at), numbers[m], w[m], noise)
				continue
			}
			if strings.Contains(texts[m], "…") {
				c.Refused = "too long"
				return
			}
			t, err := ReadOpen(texts[m], s.names, s.opens)
			if err != nil {
				c.differ("unread: %v", err)
				return
			}
			if got, more, ok := t.Value(at); ok {
				c.near(fmt.Sprintf("%s as a formula, component %d: %s at %v", what, m, texts[m], at), got, w[m], noise+more)
			}
		}
	}
}

// atPlaces prints expressions at the places, in a program in which the functions have bodies.
func (s *scene) atPlaces(c *Case, source interp.Source, prints []string, places []At, want, rounded [][][]float64) {
	p := &Program{}
	p.WriteString(source.Text)
	for _, t := range prints {
		for _, at := range places {
			p.Line("print %s @ %s(%s)", t, s.chart, coords(at[:s.n]))
		}
	}
	source.Name, source.Text = "trial.geo", p.String()
	c.Source = source.Text
	for _, f := range s.opens {
		if body := source.Functions[f.Head()]; body != "" {
			c.Source += "# " + f.Head() + " = " + body + "\n"
		}
	}
	said := runSource(source)
	if !c.accepts(said) {
		return
	}
	for n, item := range said.Items {
		i, k := n/len(places), n%len(places)
		w, r := want[k][i], rounded[k][i]
		got := item.Value.Float64s()
		if len(got) != len(w) {
			c.differ("%s has %d components, not %d", item.Source, len(got), len(w))
			return
		}
		if item.Value.Digits() < fewest {
			c.Refused = "few digits"
			continue
		}
		for m := range w {
			c.near(fmt.Sprintf("%s, component %d", item.Source, m), got[m], w[m], abs(w[m]-r[m])+1e-12*want[k][len(want[k])-1][0])
		}
	}
}

// runSource is Run of a source with what is given from outside.
func runSource(source interp.Source) *Said {
	s := &Said{}
	p, err := engine.CompileSource(asked, source)
	if err != nil {
		s.fail(err)
		return s
	}
	s.run(p, false)
	return s
}
