package trial

// Changes of coordinates as jets, and how objects are carried through them: by sums over all components.

// thirdOrder are the shapes by how many coordinates there are: enough for curvatures behind a Jacobian.
var thirdOrder = []*Shape{flat, NewShape(1, 3), NewShape(2, 3), NewShape(3, 3)}

// Change says what the old coordinates are as functions of new ones, around a point of the new.
type Change[T Number[T]] struct {
	old  []Jet[T]   // with the param behind them
	jac  [][]Jet[T] // ∂old^a/∂new^i
	back [][]Jet[T] // its inverse, where there is one
	n    int        // new coordinates
}

// mapWorld evaluates the trees of a scene; what has no value, or hardly, makes it unusable.
type mapWorld[T Number[T]] struct {
	sc        *mapScene
	bad       bool
	size      float64
	condition float64 // the worst of the changes
}

func (w *mapWorld[T]) eval(t *Tree, x []Jet[T]) Jet[T] {
	j, ok := jetOf(t, x)
	if !ok || !j.Finite() {
		w.bad = true
		return Const(x[0].s, x[0].c[0].Of(1))
	}
	w.size = max(w.size, abs(j.Value().Float()))
	return j
}

// apply is a map's image of coordinates given as jets.
func (w *mapWorld[T]) apply(ts []*Tree, x []Jet[T]) []Jet[T] {
	var out []Jet[T]
	for _, t := range ts {
		out = append(out, w.eval(t, x))
	}
	return append(out, x[len(x)-1])
}

// unapply is the preimage under a regular map: from the last coordinate up.
func (w *mapWorld[T]) unapply(m *smoothMap, q []Jet[T]) []Jet[T] {
	n := len(m.bend)
	one := q[0].c[0].Of(1)
	x := append([]Jet[T](nil), q...)
	for k := n - 1; k >= 0; k-- {
		sum := Const(q[0].s, one.Of(0))
		for j := range n {
			sum = sum.Add(q[j].Scale(one.Of(float64(m.adj[k][j])).Div(one.Of(float64(m.det)))))
		}
		// bend depends on the coordinates behind the k-th, which are known by now.
		x[k] = sum.Sub(w.eval(m.bend[k], x)).Scale(one.Div(one.Of(float64(m.stretch[k]))))
	}
	return x
}

// start are the new coordinates themselves at a point.
func (w *mapWorld[T]) start(at At) []Jet[T] {
	return variables[T](thirdOrder[len(at)-1], at)
}

// at are jets of new coordinates at the values of others.
func (w *mapWorld[T]) at(x []Jet[T]) []Jet[T] {
	n := len(x) - 1
	s := thirdOrder[n]
	out := make([]Jet[T], n+1)
	for k := range n {
		out[k] = Variable(s, k, x[k].Value())
	}
	out[n] = Const(s, x[n].Value())
	return out
}

// change is one by which old coordinates are these functions of n new ones.
func (w *mapWorld[T]) change(old []Jet[T], n int) *Change[T] {
	c := &Change[T]{old: old, n: n}
	for a := range len(old) - 1 {
		row := make([]Jet[T], n)
		for i := range n {
			row[i] = old[a].D(i)
			w.size = max(w.size, abs(row[i].Value().Float()))
		}
		c.jac = append(c.jac, row)
	}
	if len(c.jac) == n && !w.bad {
		if back, ok := inverse(c.jac); ok {
			c.back = back
			w.condition = max(w.condition, steepestValue(c.jac)*steepestValue(back))
			for _, row := range back {
				for _, x := range row {
					w.size = max(w.size, abs(x.Value().Float()))
				}
			}
		}
	}
	return c
}

// carry moves an object to the new coordinates, slot by slot.
func (w *mapWorld[T]) carry(t *treeTensor, c *Change[T]) []Jet[T] {
	var comps []Jet[T]
	for _, e := range t.comps {
		comps = append(comps, w.eval(e, c.old))
	}
	return w.carried(comps, t.slots, c)
}

// carried moves components by the law of a tensor.
func (w *mapWorld[T]) carried(comps []Jet[T], slots []bool, c *Change[T]) []Jet[T] {
	for k, up := range slots {
		if up && c.back == nil {
			w.bad = true
			return comps
		}
		comps = moveAxis(comps, k, len(slots), len(c.jac), c.n, func(old, new int) Jet[T] {
			if up {
				return c.back[new][old]
			}
			return c.jac[old][new]
		})
	}
	return comps
}

// moveAxis replaces the k-th axis by sums with a matrix: axes before it have new sizes already, those behind it old ones.
func moveAxis[T Number[T]](x []Jet[T], k, rank, from, to int, m func(old, new int) Jet[T]) []Jet[T] {
	before, after := 1, 1
	for range k {
		before *= to
	}
	for range rank - k - 1 {
		after *= from
	}
	out := make([]Jet[T], 0, before*to*after)
	for b := range before {
		for i := range to {
			for r := range after {
				sum := x[0].Scale(x[0].c[0].Of(0))
				for a := range from {
					sum = sum.Add(m(a, i).Mul(x[(b*from+a)*after+r]))
				}
				out = append(out, sum)
			}
		}
	}
	return out
}

// connection moves C^a_bc by its law: back^i_a (C^a_bc J^b_j J^c_k + ∂_j ∂_k old^a).
func (w *mapWorld[T]) connection(t *treeTensor, c *Change[T]) []Jet[T] {
	out := w.carry(t, c)
	if w.bad || c.back == nil {
		w.bad = true
		return out
	}
	n := c.n
	for i := range n {
		for j := range n {
			for k := range n {
				for a := range n {
					r := (i*n+j)*n + k
					out[r] = out[r].Add(c.back[i][a].Mul(c.jac[a][k].D(j)))
				}
			}
		}
	}
	return out
}

// here are an object's components where it is, as numbers along a change.
func (w *mapWorld[T]) here(t *treeTensor, c *Change[T]) []Jet[T] {
	var out []Jet[T]
	for _, e := range t.comps {
		out = append(out, w.eval(e, c.old))
	}
	return out
}

// derivative adds an axis in front: ∂_i of each component.
func derivative[T Number[T]](x []Jet[T], n int) []Jet[T] {
	var out []Jet[T]
	for i := range n {
		for _, c := range x {
			out = append(out, c.D(i))
		}
	}
	return out
}

// jacobian lists J^a_i with a first.
func (c *Change[T]) jacobian() []Jet[T] {
	var out []Jet[T]
	for _, row := range c.jac {
		out = append(out, row...)
	}
	return out
}

// coordinates are the old ones, without the param.
func (c *Change[T]) coordinates() []Jet[T] { return c.old[:len(c.old)-1] }

// exterior is ∂_i w_j − ∂_j w_i.
func exterior[T Number[T]](x []Jet[T]) []Jet[T] {
	var out []Jet[T]
	for i := range x {
		for j := range x {
			out = append(out, x[j].D(i).Sub(x[i].D(j)))
		}
	}
	return out
}

// secondCovariant is ∂_i ∂_j f − C^k_ij ∂_k f.
func secondCovariant[T Number[T]](f Jet[T], c []Jet[T], n int) []Jet[T] {
	var out []Jet[T]
	for i := range n {
		for j := range n {
			h := f.D(j).D(i)
			for k := range n {
				h = h.Sub(c[(k*n+i)*n+j].Mul(f.D(k)))
			}
			out = append(out, h)
		}
	}
	return out
}

// twist is C^k_ij − C^k_ji.
func twist[T Number[T]](c []Jet[T], n int) []Jet[T] {
	var out []Jet[T]
	for k := range n {
		for i := range n {
			for j := range n {
				out = append(out, c[(k*n+i)*n+j].Sub(c[(k*n+j)*n+i]))
			}
		}
	}
	return out
}

// steepestValue is the largest entry of a matrix.
func steepestValue[T Number[T]](m [][]Jet[T]) float64 {
	most := 0.0
	for _, row := range m {
		for _, x := range row {
			most = max(most, abs(x.Value().Float()))
		}
	}
	return most
}
