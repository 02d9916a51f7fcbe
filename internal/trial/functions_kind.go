package trial

// Scalar functions: values and derivatives of random expressions at random points.

import "fmt"

var coordinates = []string{"x", "y", "z", "w"}

// Functions prints an expression, its first and its second derivatives at points.
var Functions = Kind{Name: "functions", Usual: 1500, Try: func(d *Draw) *Case {
	n := d.Whole(1, min(3, 1+d.Size/2))
	e := d.Tree(Everything, n, d.Whole(1, 1+d.Size/2))
	w := Writer{Names: coordinates, Draw: d}
	var p Program
	p.Line("chart c(%s)", join(coordinates[:n]))
	p.Line("f = %s", w.Text(e))
	var points []At
	for range 4 {
		at := d.Point(n, -2, 2)
		if d.Chance(0.5) {
			at = d.Point(n, 0.2, 3)
		}
		points = append(points, at)
	}
	c := &Case{}
	s := NewShape(n, 2)
	for _, at := range points {
		j, ok := JetAt(e, s, at)
		if !ok || !j.Finite() {
			continue
		}
		single, ok := jetOf(e, variables[Single](s, at))
		if !ok {
			continue
		}
		src := p.String() + fmt.Sprintf("print f @ c(%s), d_i f @ c(%s), d_i d_j f @ c(%s)\n", coords(at), coords(at), coords(at))
		if c.Source == "" {
			c.Source = src
		}
		said := Run(src)
		if said.Error != "" {
			c.Source = src
			c.refusedAt(said, e, at)
			if c.Wrong != "" {
				return c
			}
			continue
		}
		noise := func(vars ...int) float64 { return abs(j.Partial(vars...).Float() - single.Partial(vars...).Float()) }
		c.near("f", said.Items[0].Value.Float64(), j.Value().Float(), noise())
		g, h := said.Items[1].Value.Float64s(), said.Items[2].Value.Float64s()
		for i := range n {
			c.near(fmt.Sprintf("d f[%d]", i+1), g[i], j.Partial(i).Float(), noise(i)+noise())
			for k := range n {
				c.near(fmt.Sprintf("dd f[%d,%d]", i+1, k+1), h[i*n+k], j.Partial(i, k).Float(), noise(i, k)+noise(i)+noise())
			}
		}
		if c.Wrong != "" {
			c.Source = src
			return c
		}
	}
	return c
}}

// refusedAt judges a refusal where the oracle has a value: a part without value
// elsewhere is no reason, so only what is said to be undecided passes.
func (c *Case) refusedAt(said *Said, e *Tree, at At) {
	c.Refused = said.Error
	c.differ("refused where the oracle has a value, at %v: %s", at, said.Text)
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}

func join(names []string) string {
	s := ""
	for i, n := range names {
		if i > 0 {
			s += ", "
		}
		s += n
	}
	return s
}

func coords(at At) string {
	s := ""
	for i, x := range at {
		if i > 0 {
			s += ", "
		}
		s += fmt.Sprintf("%v", x)
	}
	return s
}
