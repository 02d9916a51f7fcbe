package trial

// Immersions, curves, graphs and level sets in flat, curved and Lorentzian spaces: forms, normals and curvatures.

import "strings"

// Surfaces prints what follows from a random immersion, curve, or function on a space with a metric.
var Surfaces = Kind{Name: "surfaces", Usual: 120, Try: func(d *Draw) *Case {
	if d.Chance(0.25) {
		s := geometryScene(d)
		return s.ask(s.Whole(3, 7), levelRows[Double](), levelRows[Single]())
	}
	s := immersionScene(d)
	return s.ask(s.Whole(4, 9+s.Size), surfaceRows[Double](s), surfaceRows[Single](s))
}}

var (
	inner = []string{"u", "v", "t"}
	outer = []string{"X", "Y", "Z", "W"}
)

const (
	flatSpace = iota
	curvedSpace
	lorentzSpace
	roundSpace // flat, in polar or spherical coordinates
)

// immersionScene draws a map of m coordinates into a space of more, with a metric and fields in it.
func immersionScene(d *Draw) *scene {
	m := d.Whole(1, min(3, 1+d.Size/2))
	n := min(4, m+Pick(d, 1, 1, 1, 2, 2, 3))
	s := d.scene("T", inner[:m], -1.2, 1.2)
	s.facts["N"] = n
	space := Pick(d, flatSpace, curvedSpace, curvedSpace, lorentzSpace, roundSpace)
	if space == roundSpace && n > 3 {
		space = flatSpace
	}
	s.facts["space"] = space
	s.line("", "chart T(%s)", join(s.names))
	if s.Chance(0.3) {
		s.param()
	}
	emb := object{dims: []int{n}}
	place := s.IntN(n - m + 1) // where the coordinates themselves stand
	for k := range n {
		t := s.tree(s.Whole(1, 2))
		if k >= place && k < place+m {
			t = Var(k - place)
			if s.Chance(0.5) {
				t = Add(t, Mul(Num(1, s.Whole(2, 5)), s.tree(2)))
			}
		}
		if space == roundSpace && k == 0 {
			t = Add(Num(1, 1), Pow(t, 2, 1))
		}
		if space == roundSpace && k == 1 && n == 3 {
			t = Add(Num(3, 2), Call("tanh", t))
		}
		emb.trees = append(emb.trees, t)
	}
	s.objects["emb"] = emb
	s.tensor("", "w", "u", "T", m)
	ends := make([]string, n)
	for k, t := range emb.trees {
		ends[k] = outer[k] + " = " + s.text(t)
	}
	s.ambient(n, space)
	s.line("emb", "map emb: T -> E { %s }", strings.Join(ends, "; "))
	s.line("I", "I = firstForm(emb, e)")
	s.line("II", "II = secondForm(emb, e)")
	s.line("dirs", "dirs = principalDirections(II, I)")
	return s
}

// ambient draws the space's chart E, its metric e, a vector field and a symmetric form on it.
func (s *scene) ambient(n, space int) {
	here := s.names
	s.names = append(append([]string(nil), outer[:n]...), here[s.n:]...)
	where := ""
	if space == roundSpace {
		where = " where X > 0"
		if n == 3 {
			where += ", 0 < Y < pi"
		}
	}
	s.line("E", "chart E(%s)%s", join(outer[:n]), where)
	e := object{dims: []int{n, n}}
	for k := range n * n {
		e.trees = append(e.trees, Num(0, 1))
		if k%(n+1) == 0 {
			e.trees[k] = Num(1, 1)
		}
	}
	r2 := Pow(Var(0), 2, 1)
	switch space {
	case flatSpace:
		s.objects["e"] = e
		s.line("e", "metric e_ab = eye(%d) on E", n)
	case curvedSpace:
		s.metric("e", "E", n)
	case lorentzSpace:
		k := s.IntN(n)
		e.trees[k*(n+1)] = Neg(Num(s.Whole(1, 3), 1))
		s.declare("metric ", "e", "dd", "E", e)
	case roundSpace:
		e.trees[n+1] = r2
		if n == 3 {
			e.trees[8] = Mul(r2, Pow(Call("sin", Var(1)), 2, 1))
		}
		s.declare("metric ", "e", "dd", "E", e)
	}
	s.tensor("", "V", "u", "E", n)
	h := object{dims: []int{n, n}, trees: make([]*Tree, n*n)}
	for i := range n {
		for j := range i + 1 {
			h.trees[i*n+j] = s.tree(1)
			h.trees[j*n+i] = h.trees[i*n+j]
		}
	}
	s.declare("", "hh", "dd", "E", h)
	s.names = here
}

// surfaceRows are the rows that fit a scene.
func surfaceRows[T Number[T]](s *scene) []row[T] {
	rows := immersionRows[T]()
	definite := s.facts["space"] == flatSpace || s.facts["space"] == roundSpace
	switch {
	case s.n == 1:
		rows = append(rows, curveRows[T]()...)
		if s.facts["N"] == 2 {
			rows = append(rows, planeCurveRows[T]()...)
		}
		if s.facts["N"] == 3 {
			rows = append(rows, spaceCurveRows[T](definite)...)
		}
	}
	if s.facts["N"] == s.n+1 {
		rows = append(rows, hypersurfaceRows[T]()...)
		if definite {
			rows = append(rows, principalRows[T]()...)
		}
	}
	return rows
}
