package trial

// Arrays with plain letters: random sums, products and reductions against loops over the letters; whole numbers exactly.

import (
	"fmt"
	"math/big"
)

// Indices defines an array by an expression with letters and prints it.
var Indices = Kind{Name: "indices", Usual: 2500, Try: func(d *Draw) *Case {
	if d.Chance(0.15) {
		return wholeNumbers(d)
	}
	if d.Chance(0.15) {
		return brackets(d)
	}
	if d.Chance(0.15) {
		return reduced(d)
	}
	l, t, left, source := drawIndices(d)
	c := &Case{Source: source}
	want := l.entries(t, left, 0)
	shaken := l.entries(t, left, 1e-15)
	for k, x := range want {
		if l.close || abs(x) > 1e12 || abs(shaken[k]-x) > 1e-7*max(1, abs(x)) {
			c.Refused = "oracle"
			return c
		}
	}
	said := Run(c.Source)
	if said.Error != "" {
		c.Refused = said.Error
		c.differ("refused: %s", said.Text)
		return c
	}
	got := said.Items[0].Value.Float64s()
	if len(got) != len(want) {
		c.differ("%d numbers, not %d", len(got), len(want))
		return c
	}
	for i := range got {
		c.near(fmt.Sprintf("entry %d", i), got[i], want[i], 1e-15*abs(want[i])+abs(shaken[i]-want[i]))
	}
	return c
}}

// drawIndices draws an expression, the letters of its left side, and the program that prints it.
func drawIndices(d *Draw) (l *lettered, t *term, left, source string) {
	l = &lettered{Draw: d, fields: d.Chance(0.2)}
	free := l.shuffled(letters)[:d.Whole(0, 2)]
	t = l.term(free, free, d.Whole(1, 1+d.Size/2))
	kept := ""
	if d.Chance(0.3) { // c_k = a_k b_k: the left side keeps its letter
		if x, ok := l.fresh(free); ok {
			kept = x
			t = &term{op: "keep", letters: free + x, kids: []*term{l.leaf(x), l.leaf(x)}}
			if free != "" {
				t.kids = append(t.kids, l.leaf(free))
			}
			if d.Chance(0.2) && len(free) < 2 {
				t.kids = []*term{l.twice(x, free)}
			}
		}
	}
	left = l.shuffled(free + kept)
	text := t.text(d, false)
	if kept != "" {
		text = (&term{op: "mul", kids: t.kids}).text(d, false)
	}
	var p Program
	if l.fields {
		p.Line("chart c(x)")
	}
	for _, a := range l.arrays {
		p.Line("%s%s = %s", a.name, subscript(a), l.literal(a.data, a.shape))
	}
	if left == "" {
		p.Line("out = %s", text)
	} else {
		p.Line("out_%s = %s", left, text)
	}
	if l.fields {
		p.Line("print (out on c) @ c(0.5)")
	} else {
		p.Line("print out")
	}
	return l, t, left, p.String()
}

// wholeNumbers asks for sums and products of whole numbers that no float64 holds: they are exact.
func wholeNumbers(d *Draw) *Case {
	n := d.Whole(1, 4)
	digits := d.Whole(15, 25)
	list := func(k int) ([]*big.Int, string) {
		var xs []*big.Int
		for range k {
			x := big.NewInt(int64(d.Whole(1, 9)))
			for range digits {
				x.Mul(x, big.NewInt(10)).Add(x, big.NewInt(int64(d.IntN(10))))
			}
			if d.Chance(0.4) {
				x.Neg(x)
			}
			if d.Chance(0.2) && xs != nil {
				x.Set(xs[0])
			}
			xs = append(xs, x)
		}
		return xs, "[" + join(texts(xs)) + "]"
	}
	a, aText := list(n)
	b, bText := list(n)
	m, _ := list(4)
	dot, sum, product, most := new(big.Int), new(big.Int), big.NewInt(1), a[0]
	for k := range n {
		dot.Add(dot, new(big.Int).Mul(a[k], b[k]))
		sum.Add(sum, a[k])
		product.Mul(product, a[k])
		if a[k].Cmp(most) > 0 {
			most = a[k]
		}
	}
	det := new(big.Int).Sub(new(big.Int).Mul(m[0], m[3]), new(big.Int).Mul(m[1], m[2]))
	var p Program
	p.Line("a_n = %s", aText)
	p.Line("b_n = %s", bText)
	p.Line("M_ij = [[%s, %s], [%s, %s]]", m[0], m[1], m[2], m[3])
	asked := []string{"(a_n b_n)", "sum_n(a_n)", "prod_n(a_n)", "max_n(a_n)", "det(M)", "trace(M)", "(M_ii)", "M[2,1]"}
	want := []*big.Int{dot, sum, product, most, det, new(big.Int).Add(m[0], m[3]), new(big.Int).Add(m[0], m[3]), m[2]}
	var right []bool
	for k, text := range asked {
		ok := d.Chance(0.5)
		w := want[k]
		if !ok {
			w = new(big.Int).Add(w, big.NewInt(int64(Pick(d, 1, -1, 2))))
		}
		right = append(right, ok)
		p.Line("print %s == %s", text, w)
	}
	c := &Case{Source: p.String()}
	said := Run(c.Source)
	if said.Error != "" {
		c.Refused = said.Error
		c.differ("refused: %s", said.Text)
		return c
	}
	for k, ok := range right {
		c.Compare++
		if said.Items[k].Value.Bool() != ok {
			c.differ("%s is %v", asked[k], want[k])
		}
	}
	return c
}

func texts(xs []*big.Int) []string {
	var out []string
	for _, x := range xs {
		out = append(out, x.String())
	}
	return out
}
