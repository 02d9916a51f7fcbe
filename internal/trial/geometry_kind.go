package trial

// Random metrics and connections: their curvature and covariant derivatives at points, against the definitions.

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

// Curvature prints what follows from a random metric and a random connection at a point.
var Curvature = Kind{Name: "geometry", Usual: 200, Try: func(d *Draw) *Case {
	s := geometryScene(d)
	if s.facts["use"] == 0 {
		return s.ask(s.Whole(2, 3+s.Size), metricDoubles, metricSingles)
	}
	return s.ask(s.Whole(2, 3+s.Size), doubles, singles)
}}

var (
	doubles, singles             = geometryRows[Double](), geometryRows[Single]()
	metricDoubles, metricSingles = append(geometryRows[Double](), raisedRows[Double]()...), append(geometryRows[Single](), raisedRows[Single]()...)
)

func geometryRows[T Number[T]]() []row[T] {
	return append(append(metricRows[T](), connectionRows[T]()...), nablaRows[T]()...)
}

// geometryScene draws a chart, a metric, a connection in one of many ways, and fields.
func geometryScene(d *Draw) *scene { return geometryOver(d, d.Whole(1, min(4, 1+d.Size/2)), nil) }

func geometryOver(d *Draw, n int, opens []*Opened) *scene {
	s := d.scene("c", coordinates[:n], -1.5, 1.5)
	s.opens = opens
	s.line("", "chart c(%s)", join(s.names))
	if s.Chance(0.4) {
		s.param()
	}
	s.metric("g", "c", n)
	s.declare("", "f", "", "", object{trees: []*Tree{Add(s.tree(s.Whole(1, 2)), Call("atan", Var(s.IntN(n))))}})
	for _, t := range [][2]string{{"u", "u"}, {"v", "u"}, {"al", "d"}, {"h", "dd"}, {"k", "dd"}, {"A", "uud"}, {"B", "du"}, {"T", "udd"}, {"Q", "ddd"}} {
		s.tensor("", t[0], t[1], "c", n)
	}
	s.tensor("connection ", "D", "udd", "c", n)
	var e []string
	for k := range n {
		o := object{dims: []int{n}}
		for i := range n {
			t := s.tree(1)
			if i == k {
				t = Add(Num(2, 1), Pow(t, 2, 1))
			} else if s.Chance(0.4) {
				t = Num(0, 1)
			}
			o.trees = append(o.trees, t)
		}
		s.declare("", frameNames[k], "u", "c", o)
		e = append(e, frameNames[k])
	}
	s.line("e", "e = frame(%s)", join(e))
	s.line("S", "S^k_ij = T^k_ij - T^k_ji")
	k := s.IntN(len(connections))
	s.facts["C"] = k
	s.line("C", "%s", connections[k])
	if s.Chance(0.7) {
		s.facts["use"] = 1
		s.line("nabla", "use connection C")
	} else {
		s.line("", "use metric g")
	}
	return s
}

// connections are the ways in which C is defined; connectionOf knows them by their place.
var connections = []string{
	"connection C^k_ij = D^k_ij",
	"C = levicivita(g)",
	"C = metricConnection(g, S)",
	"C = weylConnection(g, al)",
	"C = alphaConnection(g, Q, 3/2)",
	"C = dualConnection(D, g)",
	"connection C^k_ij = levicivita(g)^k_ij + T^k_ij",
	"connection C^k_ij = (levicivita(g)^k_ij + D^k_ij)/2",
	"C = flat(c)",
}

// frameNames are the vectors of the frame e.
var frameNames = []string{"e1", "e2", "e3", "e4"}
