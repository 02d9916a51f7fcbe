package trial

// Surfaces in space: first and second fundamental forms and their curvatures, from the embedding's derivatives.

import (
	"math"
)

// Surfaces embeds a random surface.
var Surfaces = Kind{Name: "surfaces", Usual: 300, Try: func(d *Draw) *Case {
	emb := []*Tree{Var(0), Var(1), d.Tree(Smooth, 2, d.Whole(1, 3))}
	if d.Chance(0.6) { // not only graphs
		emb[0] = Add(emb[0], Mul(Num(1, d.Whole(2, 5)), d.Tree(Smooth, 2, 2)))
		emb[1] = Add(emb[1], Mul(Num(1, d.Whole(2, 5)), d.Tree(Smooth, 2, 2)))
	}
	at := d.Point(2, -1.2, 1.2)
	c := &Case{}
	want, ok := surface[Double](emb, at)
	single, fine := surface[Single](emb, at)
	if !ok || !fine {
		c.Refused = "oracle"
		return c
	}
	w := Writer{Names: []string{"u", "v"}, Draw: d}
	var p Program
	p.Line("chart T(u, v)")
	p.Line("chart E(X, Y, Z)")
	p.Line("metric e_ab = eye(3) on E")
	p.Line("map emb: T -> E { X = %s; Y = %s; Z = %s }", w.Text(emb[0]), w.Text(emb[1]), w.Text(emb[2]))
	p.Line("I = firstForm(emb, e)")
	p.Line("II = secondForm(emb, e)")
	place := "T(" + coords(at) + ")"
	prints := []string{"I @ %s", "II @ %s", "gaussCurvature(shape(II, I)) @ %s", "scalarCurvature(I) @ %s", "levicivita(I) @ %s"}
	c.components(d, &p, place, prints, want, single)
	return c
}}

// surface lists what Surfaces prints, and last the size of the numbers. The normal is
// X_u × X_v, h_ij = ∂_i ∂_j X · n, K = det h/det g, R = 2 K.
func surface[T Number[T]](emb []*Tree, at At) ([][]float64, bool) {
	s := NewShape(2, 3)
	x := variables[T](s, at)
	var e [3]Jet[T]
	for k, t := range emb {
		j, ok := jetOf(t, x)
		if !ok || !j.Finite() {
			return nil, false
		}
		e[k] = j
	}
	dot := func(a, b [3]Jet[T]) Jet[T] { return a[0].Mul(b[0]).Add(a[1].Mul(b[1])).Add(a[2].Mul(b[2])) }
	d := func(i int) [3]Jet[T] { return [3]Jet[T]{e[0].D(i), e[1].D(i), e[2].D(i)} }
	a, b := d(0), d(1)
	n := [3]Jet[T]{a[1].Mul(b[2]).Sub(a[2].Mul(b[1])), a[2].Mul(b[0]).Sub(a[0].Mul(b[2])), a[0].Mul(b[1]).Sub(a[1].Mul(b[0]))}
	area := dot(n, n).Value().Sqrt()
	if !(area.Float() > 0.05) || math.IsInf(area.Float(), 0) {
		return nil, false
	}
	g := matrix[Jet[T]](2)
	h := matrix[T](2)
	for i := range 2 {
		for j := range 2 {
			g[i][j] = dot(d(i), d(j))
			second := [3]Jet[T]{e[0].D(i).D(j), e[1].D(i).D(j), e[2].D(i).D(j)}
			h[i][j] = dot(second, n).Value().Div(area)
		}
	}
	q, ok := NewGeometry(g)
	if !ok {
		return nil, false
	}
	out := make([][]float64, 6)
	size := 1.0
	add := func(k int, t T) {
		out[k] = append(out[k], t.Float())
		size = max(size, abs(t.Float()))
	}
	for i := range 2 {
		for j := range 2 {
			add(0, g[i][j].Value())
			add(1, h[i][j])
			for k := range 2 {
				add(4, q.Gamma[i][j][k].Value())
			}
		}
	}
	k := h[0][0].Mul(h[1][1]).Sub(h[0][1].Mul(h[1][0])).Div(area.Mul(area))
	add(2, k)
	add(3, k.Add(k))
	out[5] = []float64{size}
	return out, size < 1e6
}
