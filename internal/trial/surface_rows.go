package trial

// What immersions, curves, graphs and level sets give, from the derivatives of maps and the metric around them.

// around is the space at the image: its metric, connection and curvature as functions of the map's coordinates.
type around[T Number[T]] struct {
	e, inv, gamma, jac, first, inside Tensor[T]
	variables                         []Jet[T]
	steps                             []Jet[T]
}

func (s *world[T]) around() *around[T] {
	if s.space != nil {
		return s.space
	}
	x := s.of("emb")
	n, order := len(x.c), x.order()
	a := &around[T]{}
	for k, j := range x.c {
		a.variables = append(a.variables, Variable(shapeOf(n, order), k, j.Value()))
		step := Jet[T]{j.s, append([]T(nil), j.c...)}
		step.c[0] = step.c[0].Of(0)
		a.steps = append(a.steps, step)
	}
	for _, p := range s.at[s.n:] {
		a.variables = append(a.variables, Const(shapeOf(n, order), x.c[0].c[0].Of(p)))
	}
	e := s.over(s.objects["e"], a.variables)
	inv := e.inverted()
	a.e, a.inv = a.along(e), a.along(inv)
	if order > 0 {
		a.gamma = a.along(leviCivita(e, inv))
		a.jac = ein("ia->ai", x.diff())
		a.first = ein("ab,ai,bj->ij", a.e, a.jac, a.jac)
		a.inside = a.first.inverted()
	}
	s.space = a
	return a
}

// along puts the map into the coordinates of a tensor of the space.
func (a *around[T]) along(t Tensor[T]) Tensor[T] {
	order := min(t.order(), a.steps[0].s.order)
	s := shapeOf(a.steps[0].s.n, order)
	from := shapeOf(len(a.steps), order)
	one := t.c[0].c[0].Of(1)
	monomials := make([]Jet[T], len(from.exps))
	for k, exps := range from.exps {
		m := Const(s, one)
		for v, e := range exps {
			for range e {
				m = m.Mul(a.steps[v].cut(order))
			}
		}
		monomials[k] = m
	}
	return t.each(func(j Jet[T]) Jet[T] {
		r := Const(s, one.Of(0))
		for k, m := range monomials {
			if j.c[k].Float() != 0 {
				r = r.Add(m.Scale(j.c[k]))
			}
		}
		return r
	})
}

// field is a drawn tensor of the space along the map.
func (s *world[T]) field(name string) Tensor[T] {
	a := s.around()
	return a.along(s.over(s.objects[name], a.variables))
}

// covariant is V'^a + Γ^a_bc ∂_i X^b V^c, the derivative first.
func (s *world[T]) covariant(v Tensor[T]) Tensor[T] {
	a := s.around()
	return v.diff().plus(ein("abc,bi,c->ia", a.gamma, a.jac, v))
}

// bend is ∂_i ∂_j X^a + Γ^a_bc ∂_i X^b ∂_j X^c.
func (s *world[T]) bend() Tensor[T] {
	a := s.around()
	return ein("ija->aij", s.of("emb").diff().diff()).plus(ein("abc,bi,cj->aij", a.gamma, a.jac, a.jac))
}

// normal is n_a, proportional to ε_b1…bd a ∂_1 X^b1 … ∂_d X^bd, of square 1 or −1.
func (s *world[T]) normal() Tensor[T] {
	return s.get("normal", func() Tensor[T] {
		a := s.around()
		return unitNormal(a.jac, a.inv)
	})
}

func unitNormal[T Number[T]](jac, inv Tensor[T]) Tensor[T] {
	n, m := jac.dims[0], jac.dims[1]
	v := blank[T](jac.c[0].s, n)
	permutations(n, func(p []int, sign float64) {
		t := Const(jac.c[0].s, jac.c[0].c[0].Of(sign))
		for i := range m {
			t = t.Mul(jac.at(p[i], i))
		}
		v.c[p[m]] = v.c[p[m]].Add(t)
	})
	return v.over(scalarOf(root(ein("ab,a,b->", inv, v, v).c[0])))
}

func (s *world[T]) normalSign() float64 {
	if ein("ab,a,b->", s.around().inv, s.normal(), s.normal()).c[0].Value().Float() < 0 {
		return -1
	}
	return 1
}

func (s *world[T]) second() Tensor[T] { return ein("a,aij->ij", s.normal(), s.bend()) }

func (s *world[T]) shape() Tensor[T] { return ein("ik,kj->ij", s.around().inside, s.second()) }

// projector is δ^a_b − s n^a n_b on a hypersurface, else ∂_i X^a I^ij ∂_j X_b.
func (s *world[T]) projector() Tensor[T] {
	a := s.around()
	if s.facts["N"] == s.n+1 {
		up := ein("ab,b->a", a.inv, s.normal())
		p := ein("a,b->ab", up, s.normal()).times(-s.normalSign())
		for k := range p.dims[0] {
			p.c[k*(p.dims[0]+1)] = p.c[k*(p.dims[0]+1)].Add(Const(p.c[0].s, p.c[0].c[0].Of(1)))
		}
		return p
	}
	return ein("ai,ij,cj,cb->ab", a.jac, a.inside, a.jac, a.e)
}

// secondVector is the normal part of bend.
func (s *world[T]) secondVector() Tensor[T] {
	b := s.bend()
	if s.facts["N"] == s.n+1 {
		return ein("ab,b,ij->aij", s.around().inv, s.normal(), s.second()).times(s.normalSign())
	}
	return b.minus(ein("ab,bij->aij", s.projector(), b))
}

func (s *world[T]) meanVector() Tensor[T] {
	return ein("ij,aij->a", s.around().inside, s.secondVector()).times(1 / float64(s.n))
}

func immersionRows[T Number[T]]() []row[T] {
	none := func(rank int) func(s *world[T]) Tensor[T] {
		return func(s *world[T]) Tensor[T] { return s.nothing(rank) }
	}
	return []row[T]{
		{"jacobian(emb)", "", 1, 3, 1, func(s *world[T]) Tensor[T] { return s.around().jac }},
		{"along(V, emb)", "", 1, 3, 0, func(s *world[T]) Tensor[T] { return s.field("V") }},
		{"I", "", 1, 3, 1, func(s *world[T]) Tensor[T] { return s.around().first }},
		{"pull(e, emb)", "", 1, 3, 1, func(s *world[T]) Tensor[T] { return s.around().first }},
		{"levicivita(I)", "", 1, 3, 2, func(s *world[T]) Tensor[T] { return leviCivita(s.around().first, s.around().inside) }},
		{"scalarCurvature(I)", "", 1, 3, 3, func(s *world[T]) Tensor[T] {
			a := s.around()
			return ein("bd,abad->", a.inside, riemannOf(leviCivita(a.first, a.inside)))
		}},
		{"riemannDown(I)", "", 1, 3, 3, func(s *world[T]) Tensor[T] {
			a := s.around()
			return ein("ae,ebcd->abcd", a.first, riemannOf(leviCivita(a.first, a.inside)))
		}},
		{"areaElement(emb, e)", "", 1, 3, 1, func(s *world[T]) Tensor[T] { return scalarOf(root(determinant(s.around().first.rows()))) }},
		{"tangentProjector(emb, e)", "", 1, 3, 1, (*world[T]).projector},
		{"covariantAlong(emb, e, along(V, emb))", "", 1, 3, 1, func(s *world[T]) Tensor[T] { return s.covariant(s.field("V")) }},
		{"vectorSecondForm(emb, e)", "", 1, 3, 2, (*world[T]).secondVector},
		{"meanCurvatureVector(emb, e)", "", 1, 3, 2, (*world[T]).meanVector},
		{"willmore(emb, e)", "", 1, 3, 2, func(s *world[T]) Tensor[T] {
			return ein("ab,a,b->", s.around().e, s.meanVector(), s.meanVector())
		}},
		{"gaussResidual(emb, e)", "", 1, 2, 1, func(s *world[T]) Tensor[T] { s.around(); return s.nothing(4) }},
		{"codazziResidual(emb, e)", "", 1, 2, 1, func(s *world[T]) Tensor[T] {
			dims := []int{s.facts["N"], s.n, s.n, s.n}
			s.around()
			return blank[T](shapeOf(s.n, 0), dims...)
		}},
		{"gaussCurvature(raise(I, I))", "", 1, 3, 1, func(s *world[T]) Tensor[T] { s.around(); return none(0)(s).each(plusOne) }},
	}
}

func plusOne[T Number[T]](j Jet[T]) Jet[T] { return j.Add(Const(j.s, j.c[0].Of(1))) }

func hypersurfaceRows[T Number[T]]() []row[T] {
	return []row[T]{
		{"normal(emb, e)", "", 1, 3, 1, (*world[T]).normal},
		{"normalSign(emb, e)", "", 1, 3, 1, func(s *world[T]) Tensor[T] {
			return s.nothing(0).each(plusOne).times(s.normalSign())
		}},
		{"II", "", 1, 3, 2, (*world[T]).second},
		{"secondForm(emb, e, flip: true)", "", 1, 3, 2, func(s *world[T]) Tensor[T] { return s.second().times(-1) }},
		{"shape(II, I)", "", 1, 3, 2, (*world[T]).shape},
		{"gaussCurvature(shape(II, I))", "", 1, 3, 2, func(s *world[T]) Tensor[T] {
			return ein(",->", scalarOf(determinant(s.second().rows())), scalarOf(determinant(s.around().inside.rows())))
		}},
		{"meanCurvature(shape(II, I))", "", 1, 3, 2, func(s *world[T]) Tensor[T] {
			return ein("ij,ij->", s.around().inside, s.second()).times(1 / float64(s.n))
		}},
		{"thirdForm(II, I)", "", 1, 3, 2, func(s *world[T]) Tensor[T] {
			return ein("ki,kj->ij", s.shape(), s.second())
		}},
		{"normalCurvature(II, I, w)", "", 1, 3, 2, func(s *world[T]) Tensor[T] {
			v := s.of("w")
			return ein("ij,i,j->", s.second(), v, v).over(ein("ij,i,j->", s.around().first, v, v))
		}},
		{"curveNormalCurvature(emb, hh, e)", "", 1, 1, 1, func(s *world[T]) Tensor[T] {
			t := s.tangent()
			return ein("ab,a,b->", s.field("hh"), t, t)
		}},
	}
}

func principalRows[T Number[T]]() []row[T] {
	values := func(s *world[T]) Tensor[T] { return eigenvalues(s.second(), s.around().first) }
	return []row[T]{
		{"principalCurvatures(II, I)", "", 1, 3, 2, values},
		{"Pd", "Pd_nm = II_ij dirs^i_n dirs^j_m", 1, 3, 2, func(s *world[T]) Tensor[T] {
			v := values(s)
			return build(func(ix []int) Jet[T] {
				if ix[0] == ix[1] {
					return v.c[ix[0]]
				}
				return v.c[0].Scale(v.c[0].c[0].Of(0))
			}, s.n, s.n)
		}},
		{"Pi", "Pi_nm = I_ij dirs^i_n dirs^j_m", 1, 3, 2, func(s *world[T]) Tensor[T] {
			values(s)
			return build(func(ix []int) Jet[T] {
				if ix[0] == ix[1] {
					return plusOne(s.nothing(0).c[0])
				}
				return s.nothing(0).c[0]
			}, s.n, s.n)
		}},
	}
}
