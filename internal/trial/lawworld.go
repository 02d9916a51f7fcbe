package trial

// What the objects of a trial of laws are in the coordinates they are given in, and in others.

import "strings"

// lawScene is one draw: objects over a chart x, a map into another chart, and x as functions of coordinates y.
type lawScene struct {
	n                   int
	change, straight    []*Tree // x by y; the coordinates of the other chart by x
	metric              [][]*Tree
	f                   *Tree
	w, v, h, connection []*Tree
	y                   At
}

// twisted is the scene with another change of coordinates, in which each depends on all.
func (d *Draw) twisted(sc *lawScene) *lawScene {
	t := *sc
	t.change = make([]*Tree, sc.n)
	for k := range t.change {
		inner := Num(d.Whole(0, 3), 2)
		for j := range sc.n {
			inner = Add(inner, Mul(Num(d.Whole(1, 3), 1), Var(j)))
		}
		t.change[k] = Add(Mul(Num(d.Whole(1, 3), 1), Var(k)), Mul(Num(d.Whole(1, 3), 4), Call("sin", inner)))
	}
	return &t
}

func (d *Draw) lawScene(n int) *lawScene {
	sc := &lawScene{n: n, change: d.shear(n, Smooth), straight: d.shear(n, Smooth), metric: d.randomMetric(n), f: d.Tree(Smooth, n, 2), y: d.Point(n, -1, 1)}
	for k := range n { // curved in each variable, and regular all the same
		sc.change[k] = Add(sc.change[k], Mul(Num(1, 3), Call("sin", Var(k))))
		sc.straight[k] = Add(sc.straight[k], Mul(Num(1, 4), Call("sin", Var(k))))
	}
	for range n {
		sc.w, sc.v = append(sc.w, d.Tree(Smooth, n, 1)), append(sc.v, d.Tree(Smooth, n, 1))
		for range n {
			sc.h = append(sc.h, d.Tree(Smooth, n, 1))
		}
	}
	sc.connection = d.tensor(n, up, down, down).comps
	for k, c := range sc.connection {
		if c.Uses(n) { // no param here
			sc.connection[k] = Var(d.IntN(n))
		}
	}
	return sc
}

// lawWorld is everything at a point of one chart, as numbers, and the connections as jets.
type lawWorld[T Number[T]] struct {
	n    int
	vals []func(ix []int) T // by atom
	hess [][][]T            // ∂_a ∂_b x^i of the change that led here, [i][a][b]
	kink float64            // how near the arguments of max, min and if are to each other
}

// lawValues are the components of a sum of terms; size grows to the largest number met.
func lawValues[T Number[T]](terms []lawTerm, w *lawWorld[T], target []bool, size *float64) []T {
	var out []T
	at := map[rune]int{}
	var free func(k int)
	free = func(k int) {
		if k < len(target) {
			for i := range w.n {
				at[rune(targetLetters[k])] = i
				free(k + 1)
			}
			return
		}
		var zero T
		sum := zero.Of(0)
		for _, t := range terms {
			sum = sum.Add(termSum(t, w, at, size, t.dummies()))
		}
		out = append(out, sum)
	}
	free(0)
	return out
}

func (t lawTerm) dummies() []rune {
	var out []rune
	for _, l := range "klmn" {
		for _, at := range t.at {
			if strings.ContainsRune(string(at), l) {
				out = append(out, l)
				break
			}
		}
	}
	return out
}

// termSum is a term with the letters set, summed over dummies.
func termSum[T Number[T]](t lawTerm, w *lawWorld[T], at map[rune]int, size *float64, dummies []rune) T {
	if len(dummies) == 0 {
		var zero T
		p := zero.Of(float64(t.coef))
		for k, a := range t.atoms {
			ix := make([]int, len(t.at[k]))
			for j, l := range t.at[k] {
				ix[j] = at[l]
			}
			p = p.Mul(w.vals[a](ix))
			*size = max(*size, abs(p.Float()))
		}
		return p
	}
	var zero T
	s := zero.Of(0)
	for i := range w.n {
		at[dummies[0]] = i
		s = s.Add(termSum(t, w, at, size, dummies[1:]))
	}
	return s
}

// moveComponents carries components to other coordinates y by the law of a tensor: jac is
// ∂x^i/∂y^a and its inverse.
func moveComponents[T Number[T]](x []T, target []bool, jac [2][][]T, n int) []T {
	for k := range target {
		// The k-th axis.
		stride := 1
		for range target[k+1:] {
			stride *= n
		}
		y := make([]T, len(x))
		for p := range x {
			a := p / stride % n
			base := p - a*stride
			var zero T
			s := zero.Of(0)
			for i := range n {
				f := jac[0][i][a] // lower: ∂x^i/∂y^a
				if target[k] {
					f = jac[1][a][i] // upper: ∂y^a/∂x^i
				}
				s = s.Add(f.Mul(x[base+i*stride]))
			}
			y[p] = s
		}
		x = y
	}
	return x
}

// lawWorlds are the objects at a point in the coordinates x in which they are given, and in others y with x = change(y), to
// which each is carried by its law; the Jacobian ∂x^i/∂y^a and its inverse; and the point in x.
func lawWorlds[T Number[T]](sc *lawScene) (in, out *lawWorld[T], jac [2][][]T, at At, ok bool) {
	n := sc.n
	w := &mapWorld[T]{size: 1}
	y := w.start(append(append(At(nil), sc.y...), 0))
	x := w.apply(sc.change, y)
	if w.bad {
		return
	}
	for k := range n {
		at = append(at, x[k].Value().Float())
	}
	// The point in x is a float64: y moves by the rounding, which the comparison allows.
	here := w.start(append(append(At(nil), at...), 0))
	in, fine := w.objects(sc, w.change(here, n))
	if !fine {
		return
	}
	c := w.change(x, n)
	if c.back == nil {
		return
	}
	out, fine = w.objects(sc, c)
	if !fine {
		return
	}
	jac = [2][][]T{matrix[T](n), matrix[T](n)}
	for i := range n {
		out.hess = append(out.hess, matrix[T](n))
		for a := range n {
			jac[0][i][a], jac[1][a][i] = c.jac[i][a].Value(), c.back[a][i].Value()
			for b := range n {
				out.hess[i][a][b] = c.jac[i][a].D(b).Value()
			}
		}
	}
	return in, out, jac, at, true
}

// lawJets are the objects of a scene as jets of some coordinates.
type lawJets[T Number[T]] struct {
	n          int
	f, sine    Jet[T]
	w, v, h    []Jet[T]
	torn, flat []Jet[T] // connections
	q          *Geometry[T]
	rho        Jet[T]
	trace, det Jet[T]
	kink       float64 // the least distance between two arguments that are compared
	bad        bool    // something has no value, or a huge one
}

// objects carries all through a change of coordinates.
func (w *mapWorld[T]) objects(sc *lawScene, c *Change[T]) (*lawWorld[T], bool) {
	n := sc.n
	tensor := func(comps []*Tree, slots ...bool) *treeTensor { return &treeTensor{slots: slots, dim: n, comps: comps} }
	o := &lawJets[T]{n: n, f: w.eval(sc.f, c.old)}
	o.w, o.v, o.h = w.carry(tensor(sc.w, down), c), w.carry(tensor(sc.v, up), c), w.carry(tensor(sc.h, down, down), c)
	o.torn = w.connection(tensor(sc.connection, up, down, down), c)
	// Straight lines of the other chart: its coordinates have no second derivatives along them.
	zero := make([]*Tree, n*n*n)
	for k := range zero {
		zero[k] = Num(0, 1)
	}
	o.flat = w.connection(tensor(zero, up, down, down), w.change(w.apply(sc.straight, c.old), n))
	o.q = w.geometry(w.carry(symmetric(sc.metric), c), n)
	if w.bad || w.size > 1e6 {
		return nil, false
	}
	sine, ok := taylor("sin", o.f.Value(), o.f.s.order)
	if !ok {
		return nil, false
	}
	o.sine = o.f.Apply(sine)
	o.invariants()
	vals := append(append(append(o.plain(), o.derived()...), o.bracketed()...), o.chosen()...)
	return &lawWorld[T]{n: n, vals: vals, kink: o.kink}, !o.bad
}

// invariants are the density √|det g|, and trace and determinant of h with its first slot raised.
func (o *lawJets[T]) invariants() {
	n := o.n
	g := determinant(o.q.G)
	if g.Value().Float() < 0 {
		g = g.Scale(g.c[0].Of(-1))
	}
	o.rho = g.Apply(powerSeries(g.Value(), 1, 2, g.s.order))
	raised := matrix[Jet[T]](n)
	for i := range n {
		for j := range n {
			raised[i][j] = o.zero()
			for k := range n {
				raised[i][j] = raised[i][j].Add(o.q.Inv[i][k].Mul(o.h[k*n+j]))
			}
		}
	}
	o.det, o.trace = determinant(raised), o.zero()
	for i := range n {
		o.trace = o.trace.Add(raised[i][i])
	}
}

func (o *lawJets[T]) zero() Jet[T] { return o.f.Scale(o.f.c[0].Of(0)) }

// total is a sum over one index.
func (o *lawJets[T]) total(f func(k int) Jet[T]) Jet[T] {
	sum := o.zero()
	for k := range o.n {
		sum = sum.Add(f(k))
	}
	return sum
}

// plain are the values of the first atoms, up to the covariant derivatives.
func (o *lawJets[T]) plain() []func(ix []int) T {
	n, q := o.n, o.q
	hess := q.Hessian(o.f)
	return []func(ix []int) T{
		func(ix []int) T { return o.f.Value() },
		func(ix []int) T { return o.w[ix[0]].Value() },
		func(ix []int) T { return o.v[ix[0]].Value() },
		func(ix []int) T { return q.G[ix[0]][ix[1]].Value() },
		func(ix []int) T { return q.Inv[ix[0]][ix[1]].Value() },
		func(ix []int) T { return o.f.D(ix[0]).Value() },
		func(ix []int) T { return o.w[ix[1]].D(ix[0]).Value() },
		func(ix []int) T { return o.v[ix[1]].D(ix[0]).Value() },
		func(ix []int) T { return o.f.D(ix[1]).D(ix[0]).Value() },
		func(ix []int) T { return q.Gamma[ix[0]][ix[1]][ix[2]].Value() },
		func(ix []int) T { return o.h[ix[0]*n+ix[1]].Value() },
		func(ix []int) T { return o.h[ix[1]*n+ix[2]].D(ix[0]).Value() },
		func(ix []int) T { return o.nablaLower(ix[0], ix[1]) },
		func(ix []int) T {
			i, j := ix[0], ix[1]
			return o.v[j].D(i).Add(o.total(func(k int) Jet[T] { return q.Gamma[j][i][k].Mul(o.v[k]) })).Value()
		},
		func(ix []int) T { return hess[ix[0]][ix[1]].Value() },
	}
}

func (o *lawJets[T]) nablaLower(i, j int) T {
	return o.w[j].D(i).Sub(o.total(func(k int) Jet[T] { return o.q.Gamma[k][i][j].Mul(o.w[k]) })).Value()
}

// derived are other connections, scalars, densities and their derivatives.
func (o *lawJets[T]) derived() []func(ix []int) T {
	n, q := o.n, o.q
	of := func(j Jet[T]) func(ix []int) T { return func([]int) T { return j.Value() } }
	d := func(j Jet[T]) func(ix []int) T { return func(ix []int) T { return j.D(ix[0]).Value() } }
	at := func(c []Jet[T], k, i, j int) Jet[T] { return c[(k*n+i)*n+j] }
	contracted := o.total(func(p int) Jet[T] {
		return o.total(func(r int) Jet[T] { return q.Gamma[p][p][r].Mul(o.v[r]) })
	})
	spread := o.total(func(p int) Jet[T] { return o.v[p].D(p) })
	along := o.total(func(p int) Jet[T] { return o.v[p].Mul(o.f.D(p)) })
	paired := o.total(func(p int) Jet[T] { return o.v[p].Mul(o.w[p]) })
	value := o.f.Value()
	number := func(x float64) T { return value.Of(x) }
	f := value.Float()
	larger, chosen := value, value
	if f < 0.5 {
		larger = number(0.5)
	}
	if f < 1.0/3 {
		chosen = number(2)
	}
	return []func(ix []int) T{
		func(ix []int) T { return at(o.torn, ix[0], ix[1], ix[2]).Value() },
		func(ix []int) T { return at(o.flat, ix[0], ix[1], ix[2]).Value() },
		func(ix []int) T { return at(o.torn, ix[0], ix[1], ix[2]).Sub(at(o.torn, ix[0], ix[2], ix[1])).Value() },
		of(contracted), d(contracted), of(spread), d(spread), of(along), d(along), d(o.sine), d(paired),
		of(o.rho), d(o.rho), of(o.trace), d(o.trace), of(o.det),
		func([]int) T { return number(1).Sub(value) }, func([]int) T { return larger }, func([]int) T { return chosen }, d(o.f.Mul(o.rho)),
		func(ix []int) T { return o.rho.Value().Mul(number(float64(ix[1] - ix[0]))) },
		func(ix []int) T { return o.w[ix[1]].D(ix[0]).Sub(o.w[ix[0]].D(ix[1])).Value() },
		func(ix []int) T { return q.G[ix[1]][ix[2]].D(ix[0]).Value() },
	}
}

// bracketed are symmetric and antisymmetric parts.
func (o *lawJets[T]) bracketed() []func(ix []int) T {
	n := o.n
	half := o.f.c[0].Of(0.5)
	mixed := func(sign float64, x func(i, j int) T) func(ix []int) T {
		return func(ix []int) T {
			return x(ix[0], ix[1]).Add(x(ix[1], ix[0]).Mul(half.Of(sign))).Mul(half)
		}
	}
	dw := func(i, j int) T { return o.w[j].D(i).Value() }
	h := func(i, j int) T { return o.h[i*n+j].Value() }
	return []func(ix []int) T{
		mixed(-1, dw), mixed(1, dw), mixed(1, o.nablaLower), mixed(-1, h), mixed(1, h),
		func(ix []int) T {
			return o.h[ix[1]*n+ix[2]].Sub(o.h[ix[2]*n+ix[1]]).D(ix[0]).Value().Mul(half)
		},
	}
}
