package trial

// History and form: what a line prints does not depend on other lines, nor on how the program is laid out.

import (
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// lines are definitions, and prints that each can stand alone behind them.
func (d *Draw) lines() (defs string, prints []string) {
	n := d.Whole(1, min(3, 1+d.Size/3))
	w := Writer{Names: coordinates, Draw: d}
	var p Program
	p.Line("chart c(%s)", join(coordinates[:n]))
	f, g := d.Tree(Everything, n, d.Whole(1, 3)), d.Tree(Smooth, n, d.Whole(1, 3))
	p.Line("f = %s", w.Text(f))
	p.Line("h = %s", w.Text(g))
	p.Line("metric g_ij = %s on c", w.matrix(d.randomMetric(n)))
	place := "c(" + coords(d.Point(n, 0.2, 1.5)) + ")"
	all := []string{"f", "h", "f + h", "f*h", "h/(1 + h^2)", "d_i f", "d_i h", "d_i d_j h", "g", "det(components(g))", "scalarCurvature(g)", "laplacian(h, g)",
		"f @ " + place, "h @ " + place, "d_i f @ " + place, "scalarCurvature(g) @ " + place, "hessian(h, levicivita(g)) @ " + place,
		"h == h + 0", "f ~= f", "(d_i h)*(d_j h) @ " + place, w.Text(d.Tree(Everything, n, 2)), w.Text(d.rewritten(f)), w.Text(d.rewritten(g)),
		"(" + w.Text(d.rewritten(g)) + ") @ " + place, "(" + w.Text(d.rewritten(f)) + ") @ " + place}
	d.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for _, x := range all[:d.Whole(2, 5)] {
		prints = append(prints, "print "+x)
	}
	return p.String(), prints
}

// shown is what a run says, in all digits.
func shown(s *Said) string {
	var b strings.Builder
	for _, i := range s.Items {
		fmt.Fprintln(&b, i.Value.Format(17))
	}
	return b.String() + s.Error
}

// History runs each print alone and behind others, in two orders.
var History = Kind{Name: "history", Usual: 300, Try: func(d *Draw) *Case {
	defs, prints := d.lines()
	c := &Case{Source: defs + strings.Join(prints, "\n") + "\n"}
	alone := make([]string, len(prints))
	for k, p := range prints {
		alone[k] = shown(Run(defs + p + "\n"))
	}
	for range 2 {
		order := d.Perm(len(prints))
		var kept []int
		source := defs
		for _, k := range order {
			if !strings.Contains(alone[k], "E0") { // an error ends a run
				source += prints[k] + "\n"
				kept = append(kept, k)
			}
		}
		want := ""
		for _, k := range kept {
			want += alone[k]
		}
		c.Compare += len(kept)
		if got := shown(Run(source)); got != want {
			c.Source = source
			c.differ("together:\n%s\nalone:\n%s", got, want)
			return c
		}
	}
	return c
}}

// Layout formats a program: it says the same, and formatting again changes nothing.
var Layout = Kind{Name: "layout", Usual: 400, Try: func(d *Draw) *Case {
	defs, prints := d.lines()
	c := &Case{Source: defs + strings.Join(prints, "\n") + "\n"}
	file, list := grammar.Parse(&diag.Source{Name: "trial.geo", Text: c.Source})
	if list.HasErrors() {
		c.Refused = list[0].Code
		c.differ("%v", list)
		return c
	}
	formatted := grammar.Format(file)
	again, list := grammar.Parse(&diag.Source{Name: "trial.geo", Text: formatted})
	if list.HasErrors() {
		c.differ("what is formatted is not read:\n%s\n%v", formatted, list)
		return c
	}
	c.Compare++
	if twice := grammar.Format(again); twice != formatted {
		c.differ("formatted twice:\n%s\nand once:\n%s", twice, formatted)
	}
	a, b := shown(Run(c.Source)), shown(Run(formatted))
	c.Compare += len(prints)
	if a != b {
		c.differ("formatted:\n%s\nit says\n%s\nand before\n%s", formatted, b, a)
	}
	return c
}}
