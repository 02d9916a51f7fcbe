package trial

// Maps: what is pulled back, pushed forward, composed, inverted and seen along, against Jacobians of jets.

import "strings"

// mapPrint is a printed expression and what it must be.
type mapPrint[T Number[T]] struct {
	text string
	want func() []Jet[T]
}

// Maps pulls and pushes objects of every kind along random maps, their compositions and inverses.
var Maps = Kind{Name: "maps", Usual: 400, Try: func(d *Draw) *Case {
	sc := d.mapScene()
	if d.Chance(0.05) {
		return sc.invariance(d)
	}
	double, single := &mapWorld[Double]{sc: sc}, &mapWorld[Single]{sc: sc}
	exact, rough := double.prints(), single.prints()
	if double.bad || single.bad {
		return &Case{Refused: "oracle"}
	}
	order := d.Perm(len(exact))
	var texts []string
	var want, near [][]float64
	for _, k := range order {
		if len(texts) == 4+d.Size {
			break
		}
		a, ok := double.floats(exact[k].want)
		b, fine := single.floats(rough[k].want)
		if ok && fine {
			texts, want, near = append(texts, exact[k].text), append(want, a), append(near, b)
		}
	}
	if texts == nil {
		return &Case{Refused: "oracle"}
	}
	c := &Case{}
	var p Program
	sc.declare(&p, d, strings.Join(texts, " "))
	for k := range texts {
		texts[k] += "%.0s" // the place stands in them already
	}
	c.components(d, &p, "", texts, append(want, []float64{double.size}), append(near, []float64{single.size}))
	if c.Refused == "E0405" && double.condition > 1e3 {
		c.Wrong = "" // a point is sought through a map that hardly has an inverse
	}
	return c
}}

// invariants are said to be invariant, or not: a contraction is, a component only by chance.
var invariants = []string{"(v @ @P)^i (o @ @P)_i", "(v @ @P)[1]"}

// invariance asks whether numbers stay the same in another chart.
func (sc *mapScene) invariance(d *Draw) *Case {
	w := &mapWorld[Double]{sc: sc}
	x := w.start(sc.p)
	push := w.change(w.unapply(sc.phi, w.at(w.apply(sc.phi.forward, x))), sc.n)
	a := w.here(sc.objects["v"], &Change[Double]{old: x})[0].Value().Float()
	b := w.carry(sc.objects["v"], push)[0].Value().Float()
	w.carry(sc.objects["o"], push)
	off := abs(a-b) / max(max(1, abs(a)), abs(b))
	if w.bad || w.size > 1e4 || off > 1e-12 && off < 1e-4 {
		return &Case{Refused: "oracle"}
	}
	var p Program
	sc.declare(&p, d, "phi v o")
	for _, text := range invariants {
		p.Line("print invariant(%s, phi)", w.place(text))
	}
	c := &Case{Source: p.String()}
	said := Run(c.Source)
	if said.Error != "" {
		c.Refused = said.Error
		c.differ("refused: %s", said.Text)
		return c
	}
	for k, want := range []bool{true, off < 1e-12} {
		c.Compare++
		if said.Items[k].Value.Bool() != want {
			c.differ("invariant(%s, phi) is not %v", invariants[k], want)
		}
	}
	return c
}

// floats are the numbers of a wanted value; false where it has none, or too large ones.
func (w *mapWorld[T]) floats(want func() []Jet[T]) (out []float64, ok bool) {
	size := w.size
	w.bad, w.size = false, 1
	for _, j := range want() {
		f := j.Value().Float()
		w.size = max(w.size, abs(f))
		out = append(out, f)
		w.bad = w.bad || f != f
	}
	ok = !w.bad && w.size < 1e6
	if w.size = max(size, w.size); !ok {
		w.size = size
	}
	return out, ok
}

// prints are what a scene may print, with what each must be.
func (w *mapWorld[T]) prints() []mapPrint[T] {
	out := append(w.alongPhi(), w.alongTwo()...)
	out = append(out, w.alongChi()...)
	out = append(out, w.embedded()...)
	if w.sc.written {
		out = append(out, w.backwards()...)
	}
	return out
}

// place writes P for the point of A and U for that of S.
func (w *mapWorld[T]) place(text string) string {
	sc := w.sc
	return strings.NewReplacer("@P", "A("+coords(sc.p[:sc.n])+")", "@q", "B("+sc.target()+")", "@U", "S("+coords(sc.u[:sc.s])+")").Replace(text)
}

// list pairs texts with values; what is over slots needs one.
func (w *mapWorld[T]) list(rows ...mapPrint[T]) []mapPrint[T] {
	for k := range rows {
		rows[k].text = w.place(rows[k].text)
	}
	return rows
}

// alongPhi are prints with phi: A -> B alone.
func (w *mapWorld[T]) alongPhi() []mapPrint[T] {
	sc := w.sc
	n := sc.n
	type row = mapPrint[T]
	x := w.start(sc.p)
	u := w.apply(sc.phi.forward, x)
	q := w.at(u)
	pull, push := w.change(u, n), w.change(w.unapply(sc.phi, q), n)
	at, image := w.change(x, n), w.change(q, n)
	get := func(name string) *treeTensor { return sc.objects[name] }
	carry := func(name string, c *Change[T]) func() []Jet[T] {
		return func() []Jet[T] { return w.carry(get(name), c) }
	}
	bent := func(name string, c *Change[T]) func() []Jet[T] {
		return func() []Jet[T] { return w.connection(get(name), c) }
	}
	here := func(name string, c *Change[T]) func() []Jet[T] {
		return func() []Jet[T] { return w.here(get(name), c) }
	}
	hess := func(f, k string, c *Change[T]) func() []Jet[T] {
		return func() []Jet[T] { return secondCovariant(w.carry(get(f), c)[0], w.connection(get(k), c), n) }
	}
	gamma := func(g string, c *Change[T]) func() []Jet[T] {
		return func() []Jet[T] { return w.leviCivita(w.carry(get(g), c), n) }
	}
	scalar := func(g string, c *Change[T]) func() []Jet[T] {
		return func() []Jet[T] { return w.scalarCurvature(w.carry(get(g), c), n) }
	}
	rows := w.list(
		row{"pull(T, phi) @ @P", carry("T", pull)}, row{"pull(K, phi) @ @P", bent("K", pull)}, row{"pull(g, phi) @ @P", carry("g", pull)},
		row{"push(R, phi) @ phi(@P)", carry("R", push)}, row{"push(D, phi) @ phi(@P)", bent("D", push)}, row{"push(G, phi) @ phi(@P)", carry("G", push)},
		row{"pull(push(R, phi), phi) @ @P", here("R", at)}, row{"push(pull(T, phi), phi) @ phi(@P)", here("T", image)},
		row{"pull(push(D, phi), phi) @ @P", here("D", at)}, row{"push(pull(K, phi), phi) @ phi(@P)", here("K", image)},
		row{"levicivita(push(G, phi)) @ phi(@P)", gamma("G", push)}, row{"push(levicivita(G), phi) @ phi(@P)", gamma("G", push)},
		row{"levicivita(pull(g, phi)) @ @P", gamma("g", pull)}, row{"pull(levicivita(g), phi) @ @P", gamma("g", pull)},
		row{"scalarCurvature(pull(g, phi)) @ @P", scalar("g", pull)}, row{"scalarCurvature(push(G, phi)) @ phi(@P)", scalar("G", push)},
		row{"hessian(pull(f, phi), pull(K, phi)) @ @P", hess("f", "K", pull)}, row{"pull(hessian(f, K), phi) @ @P", hess("f", "K", pull)},
		row{"hessian(push(F, phi), push(D, phi)) @ phi(@P)", hess("F", "D", push)}, row{"push(hessian(F, D), phi) @ phi(@P)", hess("F", "D", push)},
		row{"torsion(push(D, phi)) @ phi(@P)", func() []Jet[T] { return twist(w.connection(get("D"), push), n) }},
		row{"d_i (pull(f, phi)) @ @P", func() []Jet[T] { return derivative(w.carry(get("f"), pull), n) }},
		row{"d_a (push(F, phi)) @ phi(@P)", func() []Jet[T] { return derivative(w.carry(get("F"), push), n) }},
		row{"d_a d_b (push(F, phi)) @ phi(@P)", func() []Jet[T] { return derivative(derivative(w.carry(get("F"), push), n), n) }},
		row{"d_a (push(v, phi)^b) @ phi(@P)", func() []Jet[T] { return derivative(w.carry(get("v"), push), n) }},
		row{"ext(pull(w, phi)) @ @P", func() []Jet[T] { return exterior(w.carry(get("w"), pull)) }},
		row{"pull(ext(w), phi) @ @P", func() []Jet[T] { return exterior(w.carry(get("w"), pull)) }},
		row{"ext(push(o, phi)) @ phi(@P)", func() []Jet[T] { return exterior(w.carry(get("o"), push)) }},
		row{"phi(@P)", pull.coordinates}, row{"phi^a @ @P", pull.coordinates}, row{"push(@P, phi)", pull.coordinates},
		row{"d_i phi^a @ @P", func() []Jet[T] { return derivative(pull.coordinates(), n) }}, row{"jacobian(phi) @ @P", pull.jacobian},
		row{"d_i d_j phi^a @ @P", func() []Jet[T] { return derivative(derivative(pull.coordinates(), n), n) }},
		row{"along(T, phi) @ @P", here("T", pull)}, row{"compose(f, phi) @ @P", here("f", pull)},
		row{"d_i (along(f, phi)) @ @P", func() []Jet[T] { return derivative(w.here(get("f"), pull), n) }},
		row{"along(w, phi)_a d_i phi^a @ @P", carry("w", pull)}, row{"along(g, phi)_ab d_i phi^a d_j phi^b @ @P", carry("g", pull)},
	)
	// What is worked out again in the other chart: a tensor as it is pushed, second derivatives as they are there.
	rows = append(rows, w.list(
		row{"recompute(d_i d_j (F + sinh(x)), phi) @ phi(@P)", func() []Jet[T] { // sinh: so that something is over A
			t := &treeTensor{dim: n, comps: []*Tree{Add(get("F").comps[0], Call("sinh", Var(0)))}}
			return derivative(derivative(w.carry(t, push), n), n)
		}},
		row{"recompute(hessian(F, D), phi) @ phi(@P)", hess("F", "D", push)}, row{"recompute(H, phi) @ phi(@P)", hess("F", "D", push)},
	)...)
	if len(get("T").slots) > 0 {
		rows = append(rows, w.list(row{"pull(T @ phi(@P), phi)", carry("T", pull)})...)
	}
	if len(get("R").slots) > 0 {
		rows = append(rows, w.list(row{"push(R @ @P, phi)", carry("R", push)}, row{"pull(push(R @ @P, phi), phi)", here("R", at)})...)
	}
	return rows
}

// alongTwo are prints with compositions, of two maps and of one with itself.
func (w *mapWorld[T]) alongTwo() []mapPrint[T] {
	sc := w.sc
	n := sc.n
	type row = mapPrint[T]
	x := w.start(sc.p)
	two := w.apply(sc.psi.forward, w.apply(sc.phi.forward, x))
	c := w.at(two)
	pull, push := w.change(two, n), w.change(w.unapply(sc.phi, w.unapply(sc.psi, c)), n)
	twice := w.apply(sc.sig.forward, w.apply(sc.sig.forward, x))
	y := w.at(twice)
	in, out := w.change(twice, n), w.change(w.unapply(sc.sig, w.unapply(sc.sig, y)), n)
	carry := func(name string, c *Change[T]) func() []Jet[T] {
		return func() []Jet[T] { return w.carry(sc.objects[name], c) }
	}
	bent := func(name string, c *Change[T]) func() []Jet[T] {
		return func() []Jet[T] { return w.connection(sc.objects[name], c) }
	}
	rows := w.list(
		row{"h(@P)", pull.coordinates}, row{"psi(phi(@P))", pull.coordinates}, row{"h^a @ @P", pull.coordinates}, row{"jacobian(h) @ @P", pull.jacobian},
		row{"d_i d_j h^a @ @P", func() []Jet[T] { return derivative(derivative(pull.coordinates(), n), n) }},
		row{"pull(Q, h) @ @P", carry("Q", pull)}, row{"pull(pull(Q, psi), phi) @ @P", carry("Q", pull)},
		row{"push(R, h) @ h(@P)", carry("R", push)}, row{"push(push(R, phi), psi) @ psi(phi(@P))", carry("R", push)},
		row{"push(D, h) @ h(@P)", bent("D", push)}, row{"push(push(D, phi), psi) @ psi(phi(@P))", bent("D", push)},
		row{"along(Q, h) @ @P", func() []Jet[T] { return w.here(sc.objects["Q"], pull) }},
		row{"ss(@P)", in.coordinates}, row{"sig(sig(@P))", in.coordinates}, row{"jacobian(ss) @ @P", in.jacobian},
		row{"pull(R, ss) @ @P", carry("R", in)}, row{"pull(pull(R, sig), sig) @ @P", carry("R", in)},
		row{"pull(D, ss) @ @P", bent("D", in)}, row{"pull(pull(D, sig), sig) @ @P", bent("D", in)},
		row{"push(R, ss) @ ss(@P)", carry("R", out)}, row{"push(push(R, sig), sig) @ sig(sig(@P))", carry("R", out)},
		row{"push(D, ss) @ ss(@P)", bent("D", out)},
	)
	if len(sc.objects["R"].slots) > 0 {
		rows = append(rows, w.list(row{"push(R @ @P, h)", carry("R", push)}, row{"push(push(R @ @P, phi), psi)", carry("R", push)})...)
	}
	if len(sc.objects["Q"].slots) > 0 {
		rows = append(rows, w.list(row{"pull(Q @ h(@P), h)", carry("Q", pull)})...)
	}
	return rows
}

// alongChi are prints with chi: A -> B, which goes as phi does, and what it makes with psi.
func (w *mapWorld[T]) alongChi() []mapPrint[T] {
	sc := w.sc
	n := sc.n
	type row = mapPrint[T]
	x := w.start(sc.p)
	u := w.apply(sc.chi.forward, x)
	pull, push := w.change(u, n), w.change(w.unapply(sc.chi, w.at(u)), n)
	two := w.apply(sc.psi.forward, u)
	in, out := w.change(two, n), w.change(w.unapply(sc.chi, w.unapply(sc.psi, w.at(two))), n)
	carry := func(name string, c *Change[T]) func() []Jet[T] {
		return func() []Jet[T] { return w.carry(sc.objects[name], c) }
	}
	bent := func(name string, c *Change[T]) func() []Jet[T] {
		return func() []Jet[T] { return w.connection(sc.objects[name], c) }
	}
	second := func() []Jet[T] {
		return secondCovariant(w.carry(sc.objects["F"], push)[0], w.connection(sc.objects["D"], push), n)
	}
	return w.list(
		row{"chi(@P)", pull.coordinates}, row{"jacobian(chi) @ @P", pull.jacobian}, row{"pull(T, chi) @ @P", carry("T", pull)}, row{"pull(K, chi) @ @P", bent("K", pull)},
		row{"push(R, chi) @ chi(@P)", carry("R", push)}, row{"push(D, chi) @ chi(@P)", bent("D", push)},
		row{"along(T, chi) @ @P", func() []Jet[T] { return w.here(sc.objects["T"], pull) }},
		row{"recompute(H, chi) @ chi(@P)", second}, row{"recompute(hessian(F, D), chi) @ chi(@P)", second},
		row{"hc(@P)", in.coordinates}, row{"psi(chi(@P))", in.coordinates}, row{"jacobian(hc) @ @P", in.jacobian}, row{"pull(Q, hc) @ @P", carry("Q", in)},
		row{"push(R, hc) @ hc(@P)", carry("R", out)}, row{"push(D, hc) @ hc(@P)", bent("D", out)},
		row{"along(Q, hc) @ @P", func() []Jet[T] { return w.here(sc.objects["Q"], in) }},
	)
}

// embedded are prints with maps from S, which has as many coordinates as it likes.
func (w *mapWorld[T]) embedded() []mapPrint[T] {
	sc := w.sc
	n, s := sc.n, sc.s
	type row = mapPrint[T]
	x := w.start(sc.u)
	b := w.apply(sc.emb, x)
	c := w.apply(sc.psi.forward, b)
	emb, he := w.change(b, s), w.change(c, s)
	if s == n && (emb.back == nil || he.back == nil) {
		return nil // between equal dimensions only regular maps carry
	}
	carry := func(name string, c *Change[T]) func() []Jet[T] {
		return func() []Jet[T] { return w.carry(sc.objects[name], c) }
	}
	rows := w.list(
		row{"emb(@U)", emb.coordinates}, row{"he(@U)", he.coordinates}, row{"jacobian(emb) @ @U", emb.jacobian}, row{"jacobian(he) @ @U", he.jacobian},
		row{"d_i d_j emb^a @ @U", func() []Jet[T] { return derivative(derivative(emb.coordinates(), s), s) }},
		row{"pull(W, emb) @ @U", carry("W", emb)}, row{"pull(f, emb) @ @U", carry("f", emb)}, row{"pull(N, he) @ @U", carry("N", he)},
		row{"pull(pull(N, psi), emb) @ @U", carry("N", he)}, row{"along(T, emb) @ @U", func() []Jet[T] { return w.here(sc.objects["T"], emb) }},
		row{"ext(pull(w, emb)) @ @U", func() []Jet[T] { return exterior(w.carry(sc.objects["w"], emb)) }},
		row{"pull(ext(w), emb) @ @U", func() []Jet[T] { return exterior(w.carry(sc.objects["w"], emb)) }},
		row{"push(m @ @U, emb)", func() []Jet[T] { return w.forward("m", x, emb) }}, row{"push(m @ @U, he)", func() []Jet[T] { return w.forward("m", x, he) }},
	)
	if s < n {
		rows = append(rows, w.list(
			row{"pull(g, emb) @ @U", carry("g", emb)},
			row{"levicivita(pull(g, emb)) @ @U", func() []Jet[T] { return w.leviCivita(w.carry(sc.objects["g"], emb), s) }},
			row{"scalarCurvature(pull(g, emb)) @ @U", func() []Jet[T] { return w.scalarCurvature(w.carry(sc.objects["g"], emb), s) }},
		)...)
	}
	return rows
}

// forward pushes a vector at a point: J^a_i m^i.
func (w *mapWorld[T]) forward(name string, x []Jet[T], c *Change[T]) []Jet[T] {
	m := w.here(w.sc.objects[name], &Change[T]{old: x})
	var out []Jet[T]
	for _, row := range c.jac {
		sum := Const(x[0].s, x[0].c[0].Of(0))
		for i, j := range row {
			sum = sum.Add(j.Mul(m[i]))
		}
		out = append(out, sum)
	}
	return out
}

// backwards are prints with written inverses.
func (w *mapWorld[T]) backwards() []mapPrint[T] {
	sc := w.sc
	n := sc.n
	type row = mapPrint[T]
	x := w.start(sc.p)
	u := w.apply(sc.phi.forward, x)
	q := w.start(sc.q)
	pull, push, at := w.change(u, n), w.change(w.unapply(sc.phi, q), n), w.change(x, n)
	c := w.at(w.apply(sc.psi.forward, u))
	home := w.change(w.unapply(sc.phi, w.unapply(sc.psi, c)), n)
	carry := func(name string, c *Change[T]) func() []Jet[T] {
		return func() []Jet[T] { return w.carry(sc.objects[name], c) }
	}
	bent := func(name string, c *Change[T]) func() []Jet[T] {
		return func() []Jet[T] { return w.connection(sc.objects[name], c) }
	}
	// What is pushed along one map, seen along two others that begin alike, and at the images of another.
	v := w.apply(sc.chi.forward, x)
	seen := func(name string, image []Jet[T]) []Jet[T] {
		return w.here(sc.objects[name], w.change(w.unapply(sc.phi, image), n))
	}
	apart := func() []Jet[T] {
		return []Jet[T]{seen("F", v)[0].Sub(seen("F", w.apply(sc.om, x))[0])}
	}
	across := func(m *smoothMap, image []Jet[T]) *Change[T] { return w.change(w.unapply(m, w.at(image)), n) }
	return w.list(
		row{"along(push(F, phi), chi) @ @P", func() []Jet[T] { return seen("F", v) }}, row{"(along(push(F, phi), chi) - along(push(F, phi), om)) @ @P", apart},
		row{"d_i (along(push(F, phi), om)) @ @P", func() []Jet[T] { return derivative(seen("F", w.apply(sc.om, x)), n) }},
		row{"d_i (along(push(F, phi), chi) - along(push(F, phi), om)) @ @P", func() []Jet[T] { return derivative(apart(), n) }},
		row{"push(R, chi) @ phi(@P)", func() []Jet[T] { return w.carry(sc.objects["R"], across(sc.chi, u)) }},
		row{"push(D, phi) @ chi(@P)", func() []Jet[T] { return w.connection(sc.objects["D"], across(sc.phi, v)) }},
		row{"back(@q)", push.coordinates}, row{"back(phi(@P))", at.coordinates}, row{"jacobian(back) @ @q", push.jacobian},
		row{"pull(R, back) @ @q", carry("R", push)}, row{"push(R, phi) @ @q", carry("R", push)}, row{"push(D, phi) @ @q", bent("D", push)},
		row{"pull(D, back) @ @q", bent("D", push)}, row{"push(T, back) @ @P", carry("T", pull)}, row{"push(K, back) @ @P", bent("K", pull)},
		row{"compose(back, phi)^i @ @P", at.coordinates}, row{"jacobian(compose(back, phi)) @ @P", at.jacobian},
		row{"hb(h(@P))", at.coordinates}, row{"jacobian(hb) @ h(@P)", home.jacobian}, row{"pull(R, hb) @ h(@P)", carry("R", home)},
		row{"d_a (push(v, phi)^b) @ @q", func() []Jet[T] { return derivative(w.carry(sc.objects["v"], push), n) }},
	)
}

// leviCivita are the coefficients of a metric's components.
func (w *mapWorld[T]) leviCivita(g []Jet[T], n int) []Jet[T] {
	var out []Jet[T]
	if q := w.geometry(g, n); q != nil {
		for _, m := range q.Gamma {
			for _, row := range m {
				out = append(out, row...)
			}
		}
	}
	return out
}

func (w *mapWorld[T]) scalarCurvature(g []Jet[T], n int) []Jet[T] {
	q := w.geometry(g, n)
	if q == nil {
		return nil
	}
	return []Jet[T]{q.Trace(q.Ricci())}
}

// geometry is nil where the metric is hardly regular.
func (w *mapWorld[T]) geometry(g []Jet[T], n int) *Geometry[T] {
	if w.bad {
		return nil
	}
	m := matrix[Jet[T]](n)
	for i := range n {
		copy(m[i], g[i*n:(i+1)*n])
	}
	q, ok := NewGeometry(m)
	if !ok {
		w.bad = true
		return nil
	}
	w.size = max(w.size, steepest(q.Inv)*steepest(m))
	return q
}

// steepest is the largest of the values and derivatives of a matrix.
func steepest[T Number[T]](m [][]Jet[T]) float64 {
	most := 0.0
	for _, row := range m {
		for _, x := range row {
			for _, c := range x.c {
				most = max(most, abs(c.Float()))
			}
		}
	}
	return most
}

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
