package trial

// What a metric, a connection and fields give, by definitions other than the library's where there are others.

func (s *world[T]) metricOf() (g, inv Tensor[T]) {
	return s.of("g"), s.get("inverse", func() Tensor[T] { return s.of("g").inverted() })
}

func (s *world[T]) levi() Tensor[T] {
	return s.get("levi", func() Tensor[T] {
		g, inv := s.metricOf()
		return leviCivita(g, inv)
	})
}

// riem is the curvature of the metric, all slots down; ric is R_bd = R^a_bad, scal its trace.
func (s *world[T]) riem() Tensor[T] {
	return s.get("riem", func() Tensor[T] { return ein("ae,ebcd->abcd", s.of("g"), riemannOf(s.levi())) })
}

func (s *world[T]) ric() Tensor[T] {
	return s.get("ric", func() Tensor[T] {
		_, inv := s.metricOf()
		return ein("ac,abcd->bd", inv, s.riem())
	})
}

func (s *world[T]) trace(t Tensor[T]) Tensor[T] {
	_, inv := s.metricOf()
	return ein("ij,ij->", inv, t)
}

func (s *world[T]) scal() Tensor[T] {
	return s.get("scal", func() Tensor[T] { return s.trace(s.ric()) })
}

// square is t^ab… t_ab… of a tensor with lower slots.
func (s *world[T]) square(t Tensor[T]) Tensor[T] {
	_, inv := s.metricOf()
	k := len(t.dims)
	l := slots(k)
	up := t
	for p := range k {
		up = ein("z"+l[p:p+1]+","+l+"->"+swap(l, p, 'z'), inv, up)
	}
	return ein(l+","+l+"->", t, up)
}

// schouten is (Ric − R g/(2 (n − 1)))/(n − 2).
func (s *world[T]) schouten() Tensor[T] {
	n := float64(s.n)
	return s.get("schouten", func() Tensor[T] {
		return s.ric().minus(ein(",ij->ij", s.scal(), s.of("g")).times(1 / (2 * (n - 1)))).times(1 / (n - 2))
	})
}

func kulkarniNomizu[T Number[T]](h, k Tensor[T]) Tensor[T] {
	return ein("ac,bd->abcd", h, k).plus(ein("bd,ac->abcd", h, k)).minus(ein("ad,bc->abcd", h, k)).minus(ein("bc,ad->abcd", h, k))
}

// weyl is the curvature without Schouten's part.
func (s *world[T]) weyl() Tensor[T] {
	return s.get("weyl", func() Tensor[T] { return s.riem().minus(kulkarniNomizu(s.schouten(), s.of("g"))) })
}

// tracefree is a tensor of two slots without its trace.
func (s *world[T]) tracefree(t Tensor[T]) Tensor[T] {
	return t.minus(ein(",ij->ij", s.trace(t), s.of("g")).times(1 / float64(s.n)))
}

func metricRows[T Number[T]]() []row[T] {
	none := func(rank int) func(s *world[T]) Tensor[T] {
		return func(s *world[T]) Tensor[T] {
			s.ric() // where it has a value
			return s.nothing(rank)
		}
	}
	return []row[T]{
		{"levicivita(g)", "", 1, 4, 1, (*world[T]).levi},
		{"riemann(levicivita(g))", "", 1, 4, 2, func(s *world[T]) Tensor[T] { return riemannOf(s.levi()) }},
		{"riemannDown(g)", "", 1, 4, 2, (*world[T]).riem},
		{"ricci(levicivita(g))", "", 1, 4, 2, (*world[T]).ric},
		{"scalarCurvature(g)", "", 1, 4, 2, (*world[T]).scal},
		{"einstein(g)", "", 1, 4, 2, func(s *world[T]) Tensor[T] {
			return s.ric().minus(ein(",ij->ij", s.scal(), s.of("g")).times(0.5))
		}},
		{"tracefreeRicci(g)", "", 1, 4, 2, func(s *world[T]) Tensor[T] { return s.tracefree(s.ric()) }},
		{"schouten(g)", "", 3, 4, 2, (*world[T]).schouten},
		{"weyl(g)", "", 3, 4, 2, (*world[T]).weyl},
		{"cotton(g)", "", 3, 4, 3, func(s *world[T]) Tensor[T] {
			d := nablaOf(s.schouten(), "dd", s.levi())
			return ein("kij->ijk", d).minus(ein("jik->ijk", d))
		}},
		{"kulkarniNomizu(h, k)", "", 1, 4, 0, func(s *world[T]) Tensor[T] { return kulkarniNomizu(s.of("h"), s.of("k")) }},
		{"kretschmann(g)", "", 1, 4, 2, func(s *world[T]) Tensor[T] { return s.square(s.riem()) }},
		{"ricciSquared(g)", "", 1, 4, 2, func(s *world[T]) Tensor[T] { return s.square(s.ric()) }},
		{"weylSquared(g)", "", 3, 4, 2, func(s *world[T]) Tensor[T] { return s.square(s.weyl()) }},
		{"gaussBonnet(g)", "", 4, 4, 2, func(s *world[T]) Tensor[T] {
			r := s.scal()
			return s.square(s.weyl()).minus(s.square(s.tracefree(s.ric())).times(2)).plus(ein(",->", r, r).times(1.0 / 6))
		}},
		{"gaussBonnet(g)", "", 1, 3, 2, none(0)}, // in lower dimensions it is zero
		{"contractedBianchi(g)", "", 1, 3, 3, none(1)},
		{"sectional(g, u, v)", "", 2, 4, 2, func(s *world[T]) Tensor[T] {
			g, u, v := s.of("g"), s.of("u"), s.of("v")
			area := ein("ac,bd,a,b,c,d->", g, g, u, v, u, v).minus(ein("ad,bc,a,b,c,d->", g, g, u, v, u, v))
			return ein("abcd,a,b,c,d->", s.riem(), u, v, u, v).over(area)
		}},
		{"grad(f, g)", "", 1, 4, 1, func(s *world[T]) Tensor[T] {
			_, inv := s.metricOf()
			return ein("ij,j->i", inv, s.of("f").diff())
		}},
		{"naturalGrad(f, g)", "", 1, 4, 1, func(s *world[T]) Tensor[T] {
			_, inv := s.metricOf()
			return ein("ij,j->i", inv, s.of("f").diff())
		}},
		{"laplacian(f, g)", "", 1, 4, 2, func(s *world[T]) Tensor[T] { return s.divergence(s.gradient()) }},
		{"hessOp(f, g)", "", 1, 4, 2, func(s *world[T]) Tensor[T] {
			return ein("ji->ij", nablaOf(s.gradient(), "u", s.levi()))
		}},
		{"calcHessian(f)", "", 1, 4, 2, func(s *world[T]) Tensor[T] { return s.of("f").diff().diff() }},
		{"taylor2(f, %[1]s, (v @ %[1]s))", "", 1, 4, 2, func(s *world[T]) Tensor[T] {
			f, v := s.of("f"), s.of("v")
			return f.plus(ein("i,i->", f.diff(), v)).plus(ein("ij,i,j->", f.diff().diff(), v, v).times(0.5))
		}},
		{"divergence(v, g)", "", 1, 4, 1, func(s *world[T]) Tensor[T] { return s.divergence(s.of("v")) }},
		{"bracket(u, v)", "", 1, 4, 1, func(s *world[T]) Tensor[T] { return lieOf(s.of("u"), s.of("v"), "u") }},
		{"killing(v, g)", "", 1, 4, 1, (*world[T]).killing},
		{"conformalKilling(v, g)", "", 1, 4, 1, func(s *world[T]) Tensor[T] { return s.tracefree(s.killing()) }},
	}
}

// nothing is a tensor of zeros.
func (s *world[T]) nothing(rank int) Tensor[T] {
	dims := make([]int, rank)
	for k := range dims {
		dims[k] = s.n
	}
	return blank[T](shapeOf(s.n, 0), dims...)
}

func (s *world[T]) gradient() Tensor[T] {
	_, inv := s.metricOf()
	return ein("ij,j->i", inv, s.of("f").diff())
}

// divergence is ∂_i (√|g| v^i)/√|g|.
func (s *world[T]) divergence(v Tensor[T]) Tensor[T] {
	r := scalarOf(root(determinant(s.of("g").rows())))
	return ein("ii->", ein(",i->i", r, v).diff()).over(r)
}

// killing is ∇_i v_j + ∇_j v_i.
func (s *world[T]) killing() Tensor[T] {
	d := nablaOf(ein("ij,j->i", s.of("g"), s.of("v")), "d", s.levi())
	return d.plus(ein("ji->ij", d))
}
