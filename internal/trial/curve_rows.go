package trial

// What curves give by their arc length, and functions by their graphs and level sets.

// velocity is X'^a, and the rate of the arc length.
func (s *world[T]) velocity() (v, rate Tensor[T]) {
	a := s.around()
	v = ein("ai->a", a.jac)
	return v, scalarOf(root(a.first.c[0]))
}

// tangent is X'/|X'|.
func (s *world[T]) tangent() Tensor[T] {
	v, rate := s.velocity()
	return v.over(rate)
}

// byArc is the covariant derivative by the arc length.
func (s *world[T]) byArc(v Tensor[T]) Tensor[T] {
	_, rate := s.velocity()
	return ein("ia->a", s.covariant(v)).over(rate)
}

func (s *world[T]) curvature() Tensor[T] { return s.byArc(s.tangent()) }

func (s *world[T]) dot(a, b Tensor[T]) Tensor[T] { return ein("ab,a,b->", s.around().e, a, b) }

func curveRows[T Number[T]]() []row[T] {
	return []row[T]{
		{"unitTangent(emb, e)", "", 1, 1, 1, (*world[T]).tangent},
		{"arcDerivative(emb, e, along(V, emb))", "", 1, 1, 1, func(s *world[T]) Tensor[T] { return s.byArc(s.field("V")) }},
		{"curvatureVector(emb, e)", "", 1, 1, 2, (*world[T]).curvature},
		{"curveCurvature(emb, e)", "", 1, 1, 2, func(s *world[T]) Tensor[T] {
			return scalarOf(root(s.dot(s.curvature(), s.curvature()).c[0]))
		}},
	}
}

func planeCurveRows[T Number[T]]() []row[T] {
	return []row[T]{
		{"geodesicCurvature(emb, e)", "", 1, 1, 2, func(s *world[T]) Tensor[T] {
			return ein("ab,a,b->", epsOf(s.around().e), s.tangent(), s.curvature())
		}},
	}
}

func spaceCurveRows[T Number[T]](definite bool) []row[T] {
	rows := []row[T]{
		{"curveTorsion(emb, e)", "", 1, 1, 3, func(s *world[T]) Tensor[T] {
			k := s.curvature()
			return ein("abc,a,b,c->", epsOf(s.around().e), s.tangent(), k, s.byArc(k)).over(s.dot(k, k))
		}},
	}
	if !definite {
		return rows
	}
	return append(rows, row[T]{"frenetFrame(emb, e)", "", 1, 1, 2, func(s *world[T]) Tensor[T] {
		t, k := s.tangent(), s.curvature()
		n := k.over(scalarOf(root(s.dot(k, k).c[0])))
		b := ein("da,bca,b,c->d", s.around().inv, epsOf(s.around().e), t, n)
		columns := [3]Tensor[T]{t, n, b}
		return build(func(ix []int) Jet[T] { return columns[ix[1]].c[ix[0]] }, 3, 3)
	}})
}

// graph is the first and second form of the map x ↦ (x, f) into the product with a line.
func (s *world[T]) graph() (first, second Tensor[T]) {
	g, inv := s.metricOf()
	gamma, df := s.levi(), s.of("f").diff()
	n := s.n
	order := df.order()
	zero := Const(shapeOf(n, order), g.c[0].c[0].Of(0))
	one := plusOne(zero)
	wide := func(t Tensor[T], rank int, corner Jet[T]) Tensor[T] {
		dims := make([]int, rank)
		for k := range dims {
			dims[k] = n + 1
		}
		return build(func(ix []int) Jet[T] {
			last := 0
			for _, x := range ix {
				if x == n {
					last++
				}
			}
			switch last {
			case 0:
				return t.at(ix...).cut(order)
			case rank:
				return corner
			}
			return zero
		}, dims...)
	}
	jac := build(func(ix []int) Jet[T] {
		switch {
		case ix[0] == n:
			return df.c[ix[1]]
		case ix[0] == ix[1]:
			return one
		}
		return zero
	}, n+1, n)
	bend := ein("abc,bi,cj->aij", wide(gamma, 3, zero), jac, jac).plus(ein("iaj->aij", jac.diff()))
	first = ein("ab,ai,bj->ij", wide(g, 2, one), jac, jac)
	return first, ein("a,aij->ij", unitNormal(jac, wide(inv, 2, one)), bend)
}

// sure stops where 1 + |df|² is not positive.
func (s *world[T]) sure() {
	_, inv := s.metricOf()
	if d := s.of("f").diff(); ein("ij,i,j->", inv, d, d).c[0].Value().Float() < -0.95 {
		panic(noOracle{})
	}
}

// level is the unit normal of the level sets, and −∇ of it between projectors.
func (s *world[T]) level() (normal, shape Tensor[T]) {
	g, _ := s.metricOf()
	v := s.gradient()
	w := ein("ij,i,j->", g, v, v)
	n := v.over(scalarOf(root(w.c[0])))
	p := ein("i,jk,k->ij", v, g, v).over(w).times(-1)
	for k := range s.n {
		p.c[k*(s.n+1)] = plusOne(p.c[k*(s.n+1)])
	}
	return n, ein("ik,lk,lj->ij", p, nablaOf(n, "u", s.levi()), p).times(-1)
}

func levelRows[T Number[T]]() []row[T] {
	return []row[T]{
		{"graphFirst(f, g)", "", 1, 4, 1, func(s *world[T]) Tensor[T] {
			g, df := s.of("g"), s.of("f").diff()
			return g.plus(ein("i,j->ij", df, df))
		}},
		{"graphSecond(f, g)", "", 1, 3, 2, func(s *world[T]) Tensor[T] {
			s.sure()
			_, h := s.graph()
			return h
		}},
		{"graphShape(f, g)", "", 1, 3, 2, func(s *world[T]) Tensor[T] {
			s.sure()
			g, h := s.graph()
			return ein("ik,kj->ij", g.inverted(), h)
		}},
		{"levelNormal(f, g)", "", 1, 4, 1, func(s *world[T]) Tensor[T] {
			v := s.gradient()
			return v.over(scalarOf(root(ein("ij,i,j->", s.of("g"), v, v).c[0])))
		}},
		{"levelShape(f, g)", "", 2, 4, 2, func(s *world[T]) Tensor[T] {
			_, h := s.level()
			return h
		}},
		{"levelMeanCurvature(f, g)", "", 2, 4, 2, func(s *world[T]) Tensor[T] {
			_, h := s.level()
			return ein("ii->", h).times(1 / float64(s.n-1))
		}},
		{"levelGaussCurvature(f, g)", "", 2, 4, 2, func(s *world[T]) Tensor[T] { // the sum of the main minors: one eigenvalue is 0
			_, h := s.level()
			sum := s.nothing(0).c[0]
			for k := range s.n {
				var minor [][]Jet[T]
				for i, row := range h.rows() {
					if i != k {
						minor = append(minor, append(append([]Jet[T](nil), row[:k]...), row[k+1:]...))
					}
				}
				sum = sum.Add(determinant(minor).cut(0))
			}
			return scalarOf(sum)
		}},
	}
}
