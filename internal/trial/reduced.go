package trial

// Reductions over the coordinates of a block, few or many, and their derivatives, against jets of all entries.

import (
	"fmt"
	"math"
	"strings"
)

// reduction of the entries over a letter: each a tree of W_n, b and A_n.
type reduction struct {
	name    string
	entry   *Tree
	doubled bool // sum over m of the reduction over n, where A has the letter m
}

// blockScene is a chart with a block W of coordinates and one more, b, and an array A of numbers.
type blockScene struct {
	many  int
	last  bool // b is behind the block
	w, a  []float64
	b     float64
	terms []*reduction
	ops   []string // between the terms
}

func (d *Draw) blockScene() *blockScene {
	sc := &blockScene{many: d.Whole(1, 9), last: d.Chance(0.7), b: d.Point(1, 0.4, 1.6)[0]}
	if d.Chance(0.6) {
		sc.many = d.Whole(20, 60)
	}
	style := Style{Functions: []string{"tanh", "sin", "atan", "sigmoid", "exp"}, Kinks: d.Chance(0.5)}
	for range d.Whole(1, 2) {
		r := &reduction{name: Pick(d, "sum", "mean", "prod", "min", "max", "logsumexp"), entry: d.Tree(style, 3, d.Whole(0, 3))}
		switch {
		case d.Chance(0.2): // both arguments move
			r.entry = node(Pick(d, "max", "min"), Var(0), Pick(d, Var(1), Mul(Var(1), Var(2)), Add(Var(1), d.Tree(style, 3, 1))))
		case r.name == "prod": // entries near 1
			r.entry = Add(Var(0), Mul(Num(1, 10), r.entry))
		case !r.entry.Uses(0):
			r.entry = Add(Var(0), r.entry)
		}
		r.doubled = sc.many < 25 && r.name != "prod" && r.entry.Uses(2) && d.Chance(0.3)
		sc.terms = append(sc.terms, r)
		sc.ops = append(sc.ops, Pick(d, "+", "-", "*"))
	}
	return sc
}

// text of the expression.
func (sc *blockScene) text(d *Draw) string {
	var parts []string
	for k, r := range sc.terms {
		s := ""
		if r.doubled {
			s = "sum_m " + r.name + "_n(" + Writer{Names: []string{"W_n", "b", "A_m"}, Draw: d}.Text(r.entry) + ")"
		} else {
			s = r.name + "_n(" + Writer{Names: []string{"W_n", "b", "A_n"}, Draw: d}.Text(r.entry) + ")"
		}
		if k > 0 {
			parts = append(parts, sc.ops[k])
		}
		parts = append(parts, "("+s+")")
	}
	return strings.Join(parts, " ")
}

// multiplies reports a product over the entries of A.
func (sc *blockScene) multiplies() bool {
	for _, r := range sc.terms {
		if r.name == "prod" && r.entry.Uses(2) {
			return true
		}
	}
	return false
}

// entries draws the point and the array, and gives how they are written: spaced evenly, by a wave or a line of them, or listed.
func (sc *blockScene) entries(d *Draw, p *Program, name string) (x []float64, text string) {
	lo, hi := float64(d.Whole(3, 11))/10, float64(d.Whole(8, 15))/10
	if lo == hi {
		hi += 0.3
	}
	if sc.many == 1 || sc.many < 10 && d.Chance(0.6) {
		x = d.Point(sc.many, 0.5, 1.5)
		return x, "[" + coords(x) + "]"
	}
	for k := range sc.many {
		t := 0.0
		if sc.many > 1 {
			t = float64(k) / float64(sc.many-1)
		}
		x = append(x, lo+(hi-lo)*t)
	}
	text = fmt.Sprintf("linspace(%v, %v, %d)", lo, hi, sc.many)
	if d.Chance(0.6) {
		speed := d.Whole(2, 9)
		p.Line("%s1_n = %s", name, text)
		p.Line("%s2_n = 1 + 0.4 sin(%d %s1_n)", name, speed, name)
		for k := range x {
			x[k] = 1 + 0.4*math.Sin(float64(speed)*x[k])
		}
		text = name + "2"
	}
	return x, text
}

// value is the jet of the expression in the block's coordinates and b; false near a tie, or where it has none.
func blockValue[T Number[T]](sc *blockScene, order int) (j Jet[T], ok bool) {
	at := append(append(At{}, sc.w...), sc.b)
	x := variables[T](NewShape(sc.many+1, order), at)
	var zero T
	for k, r := range sc.terms {
		value := func(m int) (Jet[T], bool) { // with A_m, or A_n where m < 0
			var all []Jet[T]
			for n := range sc.many {
				a := n
				if m >= 0 {
					a = m
				}
				e, ok := jetOf(r.entry, []Jet[T]{x[n], x[sc.many], Const(x[0].s, zero.Of(sc.a[a]))})
				if !ok {
					return e, false
				}
				all = append(all, e)
			}
			return reduce(r.name, all)
		}
		var t Jet[T]
		if r.doubled {
			t = Const(x[0].s, zero.Of(0))
			for m := range sc.many {
				v, ok := value(m)
				if !ok {
					return v, false
				}
				t = t.Add(v)
			}
		} else if t, ok = value(-1); !ok {
			return t, false
		}
		switch {
		case k == 0:
			j = t
		case sc.ops[k] == "+":
			j = j.Add(t)
		case sc.ops[k] == "-":
			j = j.Sub(t)
		default:
			j = j.Mul(t)
		}
	}
	return j, j.Finite() && abs(j.Value().Float()) < 1e6
}

// reduce folds jets.
func reduce[T Number[T]](name string, all []Jet[T]) (j Jet[T], ok bool) {
	one := all[0].c[0].Of(1)
	j = all[0]
	switch name {
	case "sum", "mean", "prod":
		for _, e := range all[1:] {
			if name == "prod" {
				j = j.Mul(e)
			} else {
				j = j.Add(e)
			}
		}
		if name == "mean" {
			j = j.Scale(one.Div(one.Of(float64(len(all)))))
		}
		return j, true
	case "max", "min":
		return extreme(name, all)
	}
	order := j.s.order
	sum := Const(j.s, one.Of(0))
	for _, e := range all {
		v := e.Value()
		if v.Float() > 25 {
			return j, false
		}
		sum = sum.Add(e.Apply(mustTaylor("exp", v, order)))
	}
	if sum.value() < 1e-3 {
		return j, false
	}
	return sum.Apply(mustTaylor("log", sum.Value(), order)), true
}

// extreme is the largest or the smallest; false where another one is close.
func extreme[T Number[T]](name string, all []Jet[T]) (j Jet[T], ok bool) {
	sign := float64(1 - 2*boolInt(name == "min"))
	best := 0
	for k, e := range all {
		if sign*e.value() > sign*all[best].value() {
			best = k
		}
	}
	for k, e := range all {
		if k != best && abs(e.value()-all[best].value()) < 1e-7 {
			return e, false
		}
	}
	return all[best], true
}

// reduced prints an expression with reductions and its derivatives at a point.
func reduced(d *Draw) *Case {
	sc := d.blockScene()
	order := 1
	if sc.many < 10 || sc.many < 30 && d.Chance(0.3) {
		order = 2
	}
	var p Program
	names := "W[" + fmt.Sprint(sc.many) + "], b"
	if !sc.last {
		names = "b, W[" + fmt.Sprint(sc.many) + "]"
	}
	p.Line("chart w(%s)", names)
	var a string
	if sc.a, a = sc.entries(d, &p, "P"); sc.multiplies() { // few digits, since the product of all is exact
		for k := range sc.a {
			sc.a[k] = float64(d.Whole(1, 12)) / 8
		}
		a = "[" + coords(sc.a) + "]"
	}
	p.Line("A_n = %s", a)
	var at string
	sc.w, at = sc.entries(d, &p, "Q")
	exact, ok := blockValue[Double](sc, order)
	rough, fine := blockValue[Single](sc, order)
	if !ok || !fine {
		return &Case{Refused: "oracle"}
	}
	place := fmt.Sprintf("w(%s, %v)", at, sc.b)
	if !sc.last {
		place = fmt.Sprintf("w(%v, %s)", sc.b, at)
	}
	p.Line("f = %s", sc.text(d))
	p.Line("print f @ %s, (d_i f) @ %s", place, place)
	if order == 2 {
		p.Line("print (d_i d_j f) @ %s", place)
	}
	c := &Case{Source: p.String()}
	said := Run(c.Source)
	if said.Error != "" {
		c.Refused = said.Error
		c.differ("refused: %s", said.Text)
		return c
	}
	c.againstJet(sc, said, exact, rough)
	return c
}

// againstJet compares the value and the derivatives in the order of the chart.
func (c *Case) againstJet(sc *blockScene, said *Said, exact Jet[Double], rough Jet[Single]) {
	n := sc.many + 1
	variable := func(k int) int { // of the k-th coordinate
		switch {
		case sc.last:
			return k
		case k == 0:
			return n - 1
		}
		return k - 1
	}
	size := 1
	for order, item := range said.Items {
		got := item.Value.Float64s()
		if len(got) != size {
			c.differ("%d numbers, not %d", len(got), size)
			return
		}
		for k, x := range got {
			var vars []int
			for r := k; len(vars) < order; r /= n {
				vars = append(vars, variable(r%n))
			}
			want := exact.Partial(vars...).Float()
			c.near(fmt.Sprintf("derivative %d, component %d", order, k), x, want, abs(want-rough.Partial(vars...).Float())+1e-13)
		}
		size *= n
	}
}
