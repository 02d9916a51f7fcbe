package trial

// Maps: what is pulled back and pushed forward, against Jacobians of jets.

// shear is a map that is regular everywhere: x_k ↦ s x_k + f(x_{k+1}, …).
func (d *Draw) shear(n int, style Style) []*Tree {
	m := make([]*Tree, n)
	for k := range m {
		m[k] = Mul(Num(d.Whole(1, 3), 1), Var(k))
		if k < n-1 {
			f := d.Tree(style, n, d.Whole(1, 2))
			m[k] = Add(m[k], onlyFrom(f, k+1, n))
		}
	}
	return m
}

// onlyFrom replaces the variables below lo by those from it on.
func onlyFrom(t *Tree, lo, n int) *Tree {
	u := *t
	if t.Op == "var" && t.Var < lo {
		u.Var = lo + t.Var%(n-lo)
	}
	u.Kids = nil
	for _, k := range t.Kids {
		u.Kids = append(u.Kids, onlyFrom(k, lo, n))
	}
	return &u
}

var targets = []string{"p", "q", "s", "r"}

// Maps pulls and pushes objects of every kind along a random map.
var Maps = Kind{Name: "maps", Usual: 400, Try: func(d *Draw) *Case {
	n := d.Whole(2, min(3, 2+d.Size/4))
	phi := d.shear(n, Smooth)
	metric := d.randomMetric(n)
	f := d.Tree(Smooth, n, d.Whole(1, 3))
	var w, v []*Tree
	for range n {
		w = append(w, d.Tree(Smooth, n, d.Whole(0, 2)))
		v = append(v, d.Tree(Smooth, n, d.Whole(0, 2)))
	}
	at := d.Point(n, -1.2, 1.2)
	c := &Case{}
	want, ok := pulled[Double](phi, metric, f, w, v, at)
	single, fine := pulled[Single](phi, metric, f, w, v, at)
	if !ok || !fine {
		c.Refused = "oracle"
		return c
	}
	from, to := Writer{Names: coordinates, Draw: d}, Writer{Names: targets, Draw: d}
	var p Program
	p.Line("chart A(%s)", join(coordinates[:n]))
	p.Line("chart B(%s)", join(targets[:n]))
	p.Line("map phi: A -> B {")
	for k := range phi {
		p.Line("  %s = %s", targets[k], from.Text(phi[k]))
	}
	p.Line("}")
	p.Line("f = %s", to.Text(f))
	p.Line("w_a = %s on B", to.list(w))
	p.Line("v^a = %s on B", to.list(v))
	p.Line("metric g_ab = %s on B", to.matrix(metric))
	p.Line("T^a_b = v^a w_b")
	place := "A(" + coords(at) + ")"
	prints := []string{
		"pull(f, phi) @ %[1]s", "pull(w, phi) @ %[1]s", "pull(v, phi) @ %[1]s", "pull(g, phi) @ %[1]s", "pull(T, phi) @ %[1]s",
		"pull(levicivita(g), phi) @ %[1]s", "levicivita(pull(g, phi)) @ %[1]s", "scalarCurvature(pull(g, phi)) @ %[1]s", "phi(%[1]s)",
		"pull(hessian(f, levicivita(g)), phi) @ %[1]s", "pull(v @ phi(%[1]s), phi)", "d_i (pull(f, phi)) @ %[1]s",
	}
	c.components(d, &p, place, prints, want, single)
	return c
}}

func (w Writer) list(ts []*Tree) string {
	s := "["
	for i, t := range ts {
		if i > 0 {
			s += ", "
		}
		s += w.Text(t)
	}
	return s + "]"
}

// pulled are the components that Maps prints, in its order, and last the size of the numbers.
func pulled[T Number[T]](phi []*Tree, metric [][]*Tree, f *Tree, w, v []*Tree, at At) ([][]float64, bool) {
	n := len(phi)
	s := NewShape(n, 3)
	x := variables[T](s, at)
	u := make([]Jet[T], n)
	ok := true
	eval := func(t *Tree, x []Jet[T]) Jet[T] {
		j, fine := jetOf(t, x)
		if !fine || !j.Finite() {
			ok = false
			return Const(s, x[0].c[0].Of(1))
		}
		return j
	}
	for k := range u {
		u[k] = eval(phi[k], x)
	}
	jac := matrix[Jet[T]](n) // ∂u^a/∂x^i
	for a := range n {
		for i := range n {
			jac[a][i] = u[a].D(i)
		}
	}
	if !ok {
		return nil, false
	}
	back, fine := inverse(jac)
	if !fine {
		return nil, false
	}
	out := make([][]float64, 13)
	size := 1.0
	add := func(k int, t T) {
		out[k] = append(out[k], t.Float())
		size = max(size, abs(t.Float()))
	}
	zero := Const(s, x[0].c[0].Of(0))
	fj := eval(f, u)
	wl, vl := make([]Jet[T], n), make([]Jet[T], n)
	for i := range n {
		wl[i], vl[i] = zero, zero
		for a := range n {
			wl[i] = wl[i].Add(eval(w[a], u).Mul(jac[a][i]))
			vl[i] = vl[i].Add(back[i][a].Mul(eval(v[a], u)))
		}
	}
	g := matrix[Jet[T]](n)
	for i := range n {
		for j := range n {
			g[i][j] = zero
			for a := range n {
				for b := range n {
					g[i][j] = g[i][j].Add(eval(metric[a][b], u).Mul(jac[a][i]).Mul(jac[b][j]))
				}
			}
		}
	}
	if !ok {
		return nil, false
	}
	q, fine := NewGeometry(g)
	if !fine {
		return nil, false
	}
	hess := q.Hessian(fj)
	add(0, fj.Value())
	for i := range n {
		add(1, wl[i].Value())
		add(2, vl[i].Value())
		add(8, u[i].Value())
		add(10, vl[i].Value())
		add(11, fj.D(i).Value())
		for j := range n {
			add(3, g[i][j].Value())
			add(4, vl[i].Mul(wl[j]).Value())
			add(9, hess[i][j].Value())
			for k := range n {
				add(5, q.Gamma[i][j][k].Value())
				add(6, q.Gamma[i][j][k].Value())
			}
		}
	}
	add(7, q.Trace(q.Ricci()).Value())
	out[12] = []float64{size}
	return out, size < 1e6
}
