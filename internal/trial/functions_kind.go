package trial

// Scalar functions: values and derivatives of random expressions at random points.

import "fmt"

var coordinates = []string{"x", "y", "z", "w"}

var paramNames = []string{"a", "b"}

// formula is a random expression with a program that names it f.
type formula struct {
	tree     *Tree
	n        int      // coordinates
	names    []string // of the coordinates and the params
	params   At
	rough    bool // has no derivatives
	positive bool
	head     string
}

// Formula draws an expression of n coordinates and some params, with values or without.
func (d *Draw) formula(n int, valued bool) *formula {
	f := &formula{n: n, positive: d.Chance(0.5)}
	style := Differentiable
	if d.Chance(0.1) {
		style, f.rough = Everything, true
	}
	many := 0
	if d.Chance(0.3) {
		many = d.Whole(1, 2)
	}
	f.names = append(append(f.names, coordinates[:n]...), paramNames[:many]...)
	f.tree = d.Tree(style, n+many, d.Whole(1, 1+d.Size/2))
	if many > 0 {
		f.tree = d.raised(f.tree, n, many)
	}
	var p Program
	p.Line("chart c(%s)%s", join(f.names[:n]), where(f.positive, n))
	for _, name := range f.names[n:] {
		v := d.Point(1, 0.2, 3)[0]
		if d.Chance(0.3) {
			v = float64(d.Whole(-2, 3))
		}
		f.params = append(f.params, v)
		if valued {
			p.Line("param %s = %v", name, v)
		} else {
			p.Line("param %s", name)
		}
	}
	text := Writer{Names: f.names, Draw: d}.Text(f.tree)
	if f.usesCoordinates() {
		p.Line("f = %s", text)
	} else {
		p.Line("f = (%s) on c", text)
	}
	f.head = p.String()
	return f
}

func (f *formula) usesCoordinates() bool {
	for k := range f.n {
		if f.tree.Uses(k) {
			return true
		}
	}
	return false
}

// raised puts powers with params as exponents into a tree.
func (d *Draw) raised(t *Tree, n, many int) *Tree {
	exponent := func() *Tree {
		e := Var(n + d.IntN(many))
		switch d.IntN(5) {
		case 0:
			return Add(e, d.Number(Rational))
		case 1:
			return Mul(d.Number(Rational), e)
		case 2:
			return Neg(e)
		case 3:
			return Div(e, Num(d.Whole(2, 4), 1))
		}
		return e
	}
	power := node("power", Pick(d, Var(d.IntN(n)), t, d.Tree(Polynomial, n, 2)), exponent())
	switch d.IntN(6) {
	case 0:
		return Mul(t, power)
	case 1:
		return Pow(power, d.Whole(1, 3), d.Whole(1, 3))
	case 2:
		return node("power", power, exponent())
	case 3:
		return Div(t, power)
	}
	return Add(t, power)
}

// point is a place where the chart has points.
func (f *formula) point(d *Draw) At {
	if f.positive {
		return d.Point(f.n, 0.1, 3)
	}
	if d.Chance(0.1) {
		return d.Point(f.n, -8, 8)
	}
	return d.Point(f.n, -2, 2)
}

// Functions prints an expression and its derivatives at points; where it has no value it must be refused.
var Functions = Kind{Name: "functions", Usual: 1500, Try: func(d *Draw) *Case {
	f := d.formula(d.Whole(1, min(3, 1+d.Size/2)), true)
	c := &Case{Source: f.head}
	order := Pick(d, 2, 2, 3)
	var q inquiry
	s := NewShape(len(f.names), order)
	lost := false
	for range 6 {
		at := f.point(d)
		full := append(append(At{}, at...), f.params...)
		j, how := standing(f.tree, variables[Double](s, full))
		if how == Valueless && !lost {
			lost = true
			c.mustRefuse(f, at)
			if c.Wrong != "" {
				return c
			}
		}
		if how != Valued || !j.Finite() {
			continue
		}
		single, ok := jetOf(f.tree, variables[Single](s, full))
		if !ok {
			continue
		}
		q.ask(f, order, at, j, single)
	}
	if len(q.points) > 0 {
		c.answer(f, &q)
	}
	return c
}}

// inquiry is the values that are asked for, a line for each point.
type inquiry struct {
	lines  Program
	points []At
	wants  []want
}

type want struct {
	what        string
	line        int
	item, entry int
	value       float64
	noise       float64
}

// ask has f and its derivatives printed at a point.
func (q *inquiry) ask(f *formula, order int, at At, j Jet[Double], single Jet[Single]) {
	place := "c(" + coords(at) + ")"
	line, item := len(q.points), 0
	q.points = append(q.points, at)
	text := "print f @ " + place
	below := 0.0 // what rounding does to derivatives of lower orders
	add := func(what string, entry int, vars ...int) {
		noise := abs(j.Partial(vars...).Float() - single.Partial(vars...).Float())
		q.wants = append(q.wants, want{what, line, item, entry, j.Partial(vars...).Float(), noise + below})
	}
	add("f", 0)
	if !f.rough {
		letters := "ijk"[:order]
		vars := [][]int{nil}
		ds := ""
		for k := range letters {
			item++
			ds += "d_" + letters[k:k+1] + " "
			text += fmt.Sprintf(", (%sf on c) @ %s", ds, place)
			for _, v := range vars {
				below = max(below, abs(j.Partial(v...).Float()-single.Partial(v...).Float()))
			}
			var more [][]int
			for _, v := range vars {
				for i := range f.n {
					more = append(more, append(append([]int{}, v...), i))
				}
			}
			vars = more
			for entry, v := range vars {
				add(ds+"f", entry, v...)
			}
		}
		below = abs(j.Value().Float() - single.Value().Float())
		for k, name := range f.names[f.n:] {
			item++
			text += fmt.Sprintf(", diff(f, %s) @ %s", name, place)
			add("diff by "+name, 0, f.n+k)
		}
	}
	q.lines.Line("%s", text)
}

// answer runs the program and compares.
func (c *Case) answer(f *formula, q *inquiry) {
	c.Source = f.head + q.lines.String()
	said := Run(c.Source)
	if said.Error != "" {
		c.Refused = said.Error
		c.differ("refused where the oracle has a value: %s", said.Text)
		return
	}
	first := 0
	for line, n := range said.Lines {
		for _, w := range q.wants {
			if w.line != line {
				continue
			}
			got := said.Items[first+w.item].Value.Float64s()
			if w.entry >= len(got) {
				c.differ("%s has %d components", w.what, len(got))
				continue
			}
			c.near(fmt.Sprintf("%s at %v, component %d,", w.what, q.points[line], w.entry), got[w.entry], w.value, w.noise)
		}
		first += n
	}
}

// mustRefuse asks for a value, or a derivative, where a part has none.
func (c *Case) mustRefuse(f *formula, at At) {
	asked := []string{"f"}
	if !f.rough && f.usesCoordinates() {
		asked = append(asked, "d_i f")
	}
	for _, a := range asked {
		src := fmt.Sprintf("%sprint (%s on c) @ c(%s)\n", f.head, a, coords(at))
		said := Run(src)
		c.Compare++
		if said.Error == "" {
			if a != "f" && zero(said.Items[0].Value.Float64s()) {
				continue // an object with indices that cancels as a whole is 0
			}
			c.Source = src
			c.differ("%s is %v where a part has no value", a, said.Items[0].Value.Float64s())
			return
		}
	}
}

func zero(xs []float64) bool {
	for _, x := range xs {
		if x != 0 {
			return false
		}
	}
	return true
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
