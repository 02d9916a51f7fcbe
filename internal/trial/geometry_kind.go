package trial

// Random metrics: their connection, curvature and covariant derivatives at points, against the definitions.

// randomMetric is a symmetric matrix of expressions: diagonal, or full; definite, indefinite.
func (d *Draw) randomMetric(n int) [][]*Tree {
	g := matrix[*Tree](n)
	style := Pick(d, Polynomial, Smooth, Rational)
	depth := d.Whole(0, 1+d.Size/4)
	full := d.Chance(0.5) && d.Size > 3
	for i := range n {
		for j := range n {
			switch {
			case i == j:
				g[i][i] = Add(Num(d.Whole(2, 4), 1), Pow(d.Tree(style, n, depth), 2, 1))
				if d.Chance(0.3) {
					g[i][i] = Neg(g[i][i])
				}
				if d.Chance(0.2) {
					g[i][i] = Num(Pick(d, 1, 2), 1)
				}
			case j > i && full && d.Chance(0.5):
				g[i][j] = Mul(Num(1, d.Whole(2, 5)), d.Tree(style, n, depth))
				g[j][i] = g[i][j]
			case j > i:
				g[i][j] = Num(0, 1)
				g[j][i] = g[i][j]
			}
		}
	}
	return g
}

func (w Writer) matrix(g [][]*Tree) string {
	s := "["
	for i := range g {
		if i > 0 {
			s += ", "
		}
		s += "["
		for j := range g[i] {
			if j > 0 {
				s += ", "
			}
			s += w.Text(g[i][j])
		}
		s += "]"
	}
	return s + "]"
}

// jets are the components of a matrix at a point.
func jets[T Number[T]](g [][]*Tree, s *Shape, at At) ([][]Jet[T], bool) {
	x := variables[T](s, at)
	out := matrix[Jet[T]](len(g))
	for i := range g {
		for j := range g {
			v, ok := jetOf(g[i][j], x)
			if !ok || !v.Finite() {
				return nil, false
			}
			out[i][j] = v
		}
	}
	return out, true
}

// Curvature prints the whole geometry of a random metric at a point.
var Curvature = Kind{Name: "geometry", Usual: 250, Try: func(d *Draw) *Case {
	n := d.Whole(1, min(4, 1+d.Size/2))
	metric := d.randomMetric(n)
	f := d.Tree(Smooth, n, d.Whole(1, 2))
	at := d.Point(n, -1.5, 1.5)
	s := NewShape(n, 3)
	c := &Case{}
	want, ok := geometryOf[Double](metric, f, s, at)
	single, fine := geometryOf[Single](metric, f, s, at)
	if !ok || !fine {
		c.Refused = "oracle"
		return c
	}
	w := Writer{Names: coordinates, Draw: d}
	var p Program
	p.Line("chart c(%s)", join(coordinates[:n]))
	p.Line("metric g_ij = %s on c", w.matrix(metric))
	p.Line("C = levicivita(g)")
	p.Line("f = %s", w.Text(f))
	if d.Chance(0.3) {
		p.Line("print scalarCurvature(g)")
	}
	place := "c(" + coords(at) + ")"
	prints := []string{"C @ %s", "riemann(C) @ %s", "ricci(C) @ %s", "scalarCurvature(g) @ %s", "hessian(f, C) @ %s", "laplacian(f, g) @ %s", "kretschmann(g) @ %s"}
	c.components(d, &p, place, prints, want, single)
	return c
}}

// geometryOf lists the components of what Curvature prints, and last the size of the numbers met.
func geometryOf[T Number[T]](metric [][]*Tree, f *Tree, s *Shape, at At) ([][]float64, bool) {
	g, ok := jets[T](metric, s, at)
	if !ok {
		return nil, false
	}
	fj, ok := jetOf(f, variables[T](s, at))
	if !ok || !fj.Finite() {
		return nil, false
	}
	q, ok := NewGeometry(g)
	if !ok {
		return nil, false
	}
	out := make([][]float64, 8)
	size := 1.0
	add := func(k int, v T) {
		out[k] = append(out[k], v.Float())
		size = max(size, abs(v.Float()))
	}
	n := len(g)
	ricci, hess := q.Ricci(), q.Hessian(fj)
	for a := range n {
		for b := range n {
			for c := range n {
				add(0, q.Gamma[a][b][c].Value())
				for d := range n {
					add(1, q.Riemann[a][b][c][d].Value())
				}
			}
			add(2, ricci[a][b].Value())
			add(4, hess[a][b].Value())
		}
	}
	add(3, q.Trace(ricci).Value())
	add(5, q.Trace(hess).Value())
	add(6, q.Kretschmann())
	out[7] = []float64{size}
	return out, size < 1e6
}
