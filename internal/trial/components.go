package trial

// Objects printed at a point in any order, each compared component by component.

import (
	"fmt"
	"strings"
)

// fewest is how many digits a print must have, by what it says of them, to be
// compared.
const fewest = 3

// components adds a line for each print, in an order that is drawn, with the place put
// in, runs the program and compares: want[k] are the components of the k-th print, and
// one more entry behind them is the size of the numbers met; single is the same in float64.
func (c *Case) components(d *Draw, p *Program, place string, prints []string, want, single [][]float64) {
	asked := make([]string, len(prints))
	for k := range prints {
		asked[k] = fmt.Sprintf(prints[k], place)
	}
	c.printed(d, p, asked, want, single)
}

// printed is components with the places in the prints, and gives what was said.
func (c *Case) printed(d *Draw, p *Program, prints []string, want, single [][]float64) *Said {
	order := d.Perm(len(prints))
	for _, k := range order {
		p.Line("print %s", prints[k])
	}
	c.Source = p.String()
	said := Run(c.Source)
	if said.Error != "" {
		c.Refused = said.Error
		if said.Error != "E0303" || !strings.Contains(said.Text, "nothing here says in which space") { // a drawn field cancels: a number is over no chart
			c.differ("refused: %s", said.Text)
		}
		return said
	}
	items := said.Items[len(said.Items)-len(prints):]
	for k, o := range order {
		got := items[k].Value.Float64s()
		if len(got) != len(want[o]) {
			c.differ("%s has %d components, not %d", prints[o], len(got), len(want[o]))
			continue
		}
		if items[k].Value.Digits() < fewest {
			c.Refused = "few digits" // it says itself that rounding left none
			continue
		}
		for i := range got {
			noise := abs(want[o][i]-single[o][i]) + 1e-12*want[len(prints)][0]
			c.near(fmt.Sprintf("%s, component %d", prints[o], i), got[i], want[o][i], noise)
		}
	}
	return said
}
