package trial

// Derivatives where a chart has a block of coordinates: of sums over it, of functions both of whose arguments move.

import (
	"fmt"
)

// pairing is a function of two arguments, either of them the block's.
func (d *Draw) pairing() *Tree {
	leaf := func(first int) *Tree {
		x := Var(first)
		switch d.IntN(6) {
		case 0:
			return Mul(Num(d.Whole(2, 3), 1), x)
		case 1:
			return Add(x, Num(1, d.Whole(2, 7)))
		case 2:
			return Mul(Var(0), Var(1))
		case 3:
			return Call(Pick(d, "sin", "exp", "tanh"), x)
		}
		return x
	}
	first := d.IntN(2)
	a, b := leaf(first), leaf(1-first)
	if d.Chance(0.1) {
		b = leaf(first)
	}
	switch d.IntN(8) {
	case 0, 1:
		return node("max", a, b)
	case 2:
		return node("min", a, b)
	case 3, 4:
		return node("atan2", a, b)
	case 5:
		return node("power", a, b)
	case 6:
		return Div(a, b)
	}
	return Mul(a, b)
}

// blocks prints the derivative of a sum over a block's coordinates, once and with its entries alone, and compares it with the
// derivatives of the summand.
func (s *story) blocks() {
	d := s.d
	n := Pick(d, 2, 5, 17, 30, 40)
	summand := d.pairing()
	for k := 0; k < 8 && d.Chance(0.5); k++ {
		summand = Pick(d, Add(summand, d.pairing()), Mul(summand, d.pairing()), Sub(d.pairing(), summand))
	}
	if !summand.Uses(0) {
		return // sum_n asks for n
	}
	at := d.Point(n, 0.2, 1.9)
	r := d.Point(1, 0.2, 1.9)[0]
	want, noise := make([]float64, n+1), make([]float64, n+1)
	shape := NewShape(2, 1)
	for k, x := range at {
		j, how := standing(summand, variables[Double](shape, At{x, r}))
		single, also := standing(summand, variables[Single](shape, At{x, r}))
		if how != Valued || also != Valued || !j.Finite() {
			return
		}
		for v, entry := range []int{k, n} {
			p := j.Partial(v).Float()
			want[entry] += p
			noise[entry] += abs(p-single.Partial(v).Float()) + 1e-16*abs(p)
		}
	}
	text := Writer{Names: []string{"p_n", "r"}, Draw: d}.Text(summand)
	source := fmt.Sprintf("chart block(p[%d], r)\nF = sum_n (%s)\nat = block([%s], %v)\nprint d_i F @ at, (d_i F)[%d] @ at\n", n, text, coords(at), r, n+1)
	said := Run(source)
	s.c.Source = source
	if !s.c.accepts(said) {
		return
	}
	got := said.Items[0].Value.Float64s()
	for k := range want {
		s.c.near(fmt.Sprintf("component %d of d_i F", k+1), got[k], want[k], noise[k])
	}
	s.c.near("the last component alone", said.Items[1].Value.Float64s()[0], want[n], noise[n])
}
