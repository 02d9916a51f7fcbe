package trial

// What a connection with torsion and without a metric gives.

// conn is the scene's connection C, worked out from what defines it.
func (s *world[T]) conn() Tensor[T] {
	return s.get("conn", func() Tensor[T] {
		g, inv := s.metricOf()
		switch s.facts["C"] {
		case 0:
			return s.of("D")
		case 1:
			return s.levi()
		case 2:
			t := s.of("T")
			return s.levi().plus(s.contortion(t.minus(ein("kji->kij", t))))
		case 3: // nabla_k g_ij = −2 al_k g_ij, without torsion
			d := g.diff().plus(ein("k,ij->kij", s.of("al"), g).times(2))
			t := ein("ilj->lij", d).plus(ein("jil->lij", d)).minus(d)
			return ein("kl,lij->kij", inv, t).times(0.5)
		case 4:
			return s.levi().minus(ein("kl,ijl->kij", inv, s.of("Q")).times(0.75))
		case 5:
			return s.dual(s.of("D"))
		case 6:
			return s.levi().plus(s.of("T"))
		case 7:
			return s.levi().plus(s.of("D")).times(0.5)
		}
		return s.of("D").times(0)
	})
}

// contortion is what a torsion adds to Levi-Civita's connection where the metric stays constant, by Koszul's formula:
// 2 g(K(X, Y), Z) = g(T(X, Y), Z) − g(T(X, Z), Y) − g(T(Y, Z), X).
func (s *world[T]) contortion(t Tensor[T]) Tensor[T] {
	g, inv := s.metricOf()
	low := ein("kl,lij->kij", g, t)
	k := low.minus(ein("jik->kij", low)).minus(ein("ijk->kij", low))
	return ein("kl,lij->kij", inv, k).times(0.5)
}

// dual is the connection D with ∂_i g_jl = C^m_ij g_ml + g_jm D^m_il.
func (s *world[T]) dual(c Tensor[T]) Tensor[T] {
	g, inv := s.metricOf()
	return ein("kj,ijl->kil", inv, g.diff().minus(ein("mij,ml->ijl", c, g)))
}

func (s *world[T]) torsion() Tensor[T] { return s.conn().minus(ein("kji->kij", s.conn())) }

func (s *world[T]) curved() Tensor[T] {
	return s.get("curved", func() Tensor[T] { return riemannOf(s.conn()) })
}

func (s *world[T]) hessian() Tensor[T] { return nablaOf(s.of("f").diff(), "d", s.conn()) }

func connectionRows[T Number[T]]() []row[T] {
	nonmetric := func(s *world[T]) Tensor[T] { return nablaOf(s.of("g"), "dd", s.conn()) }
	apart := func(s *world[T]) Tensor[T] { return s.conn().minus(s.levi()) }
	return []row[T]{
		{"C", "", 1, 4, 1, (*world[T]).conn},
		{"torsion(C)", "", 1, 4, 1, (*world[T]).torsion},
		{"nonmetricity(C, g)", "", 1, 4, 1, nonmetric},
		{"amariChentsov(C, g)", "", 1, 4, 1, nonmetric},
		{"statisticalDefect(C, g)", "", 1, 4, 1, func(s *world[T]) Tensor[T] {
			q := nonmetric(s)
			return q.minus(ein("jik->ijk", q))
		}},
		{"riemann(C)", "", 1, 4, 2, (*world[T]).curved},
		{"ricci(C)", "", 1, 4, 2, func(s *world[T]) Tensor[T] { return ein("abad->bd", s.curved()) }},
		{"ricciSkew(C)", "", 1, 4, 2, func(s *world[T]) Tensor[T] {
			r := ein("abad->bd", s.curved())
			return r.minus(ein("ji->ij", r)).times(0.5)
		}},
		{"segmental(C)", "", 1, 4, 2, func(s *world[T]) Tensor[T] { return ein("aacd->cd", s.curved()) }},
		{"hessian(f, C)", "", 1, 4, 2, (*world[T]).hessian},
		{"newton(f, C)", "", 1, 4, 2, func(s *world[T]) Tensor[T] {
			return ein("ji,j->i", s.hessian().inverted(), s.of("f").diff()).times(-1)
		}},
		{"distortion(C, g)", "", 1, 4, 1, apart},
		{"contorsion(C, g)", "", 1, 4, 1, func(s *world[T]) Tensor[T] { return s.contortion(s.torsion()) }},
		{"disformation(C, g)", "", 1, 4, 1, func(s *world[T]) Tensor[T] { return apart(s).minus(s.contortion(s.torsion())) }},
		{"dualConnection(C, g)", "", 1, 4, 1, func(s *world[T]) Tensor[T] { return s.dual(s.conn()) }},
		{"alphaConnection(g, Q, -2)", "", 1, 4, 1, func(s *world[T]) Tensor[T] {
			_, inv := s.metricOf()
			return s.levi().plus(ein("kl,ijl->kij", inv, s.of("Q")))
		}},
		{"firstBianchi(C)", "", 1, 4, 2, func(s *world[T]) Tensor[T] { s.curved(); return s.nothing(4) }},
		{"secondBianchi(C)", "", 1, 3, 2, func(s *world[T]) Tensor[T] { s.curved(); return s.nothing(5) }},
		{"deviation(C, v, u)", "", 1, 4, 2, func(s *world[T]) Tensor[T] {
			v := s.of("v")
			return ein("kbcd,b,c,d->k", s.curved(), v, v, s.of("u"))
		}},
		{"Ga", "Ga^k = -C^k_ij v^i v^j", 1, 4, 1, func(s *world[T]) Tensor[T] {
			v := s.of("v")
			return ein("kij,i,j->k", s.conn(), v, v).times(-1)
		}},
		{"lie(v, C)", "", 1, 4, 2, func(s *world[T]) Tensor[T] { // [∇_v − …]: the change of nabla_i nabla_j v and a curvature
			c, v := s.conn(), s.of("v")
			return lieOf(v, c, "udd").plus(ein("ijk->kij", v.diff().diff()))
		}},
		{"frameConnection(e, C)", "", 2, 4, 1, func(s *world[T]) Tensor[T] { return s.rotation(s.conn()) }},
		{"frameCurvature(e, C)", "", 2, 3, 2, func(s *world[T]) Tensor[T] {
			e, w := s.frame()
			return ein("ai,ijkl,jb,kc,ld->abcd", w, s.curved(), e, e, e)
		}},
		{"frameMetric(e, g)", "", 2, 4, 0, func(s *world[T]) Tensor[T] {
			e, _ := s.frame()
			return ein("ij,ia,jb->ab", s.of("g"), e, e)
		}},
		{"structure(e)", "", 2, 4, 1, func(s *world[T]) Tensor[T] {
			e, w := s.frame()
			move := ein("jb,jic->ibc", e, e.diff())
			return ein("ai,ibc->abc", w, move.minus(ein("icb->ibc", move)))
		}},
		{"ricciRotation(e, g)", "", 2, 4, 1, func(s *world[T]) Tensor[T] {
			e, _ := s.frame()
			h := ein("ij,ia,jb->ab", s.of("g"), e, e)
			return ein("ad,dcb->abc", h, s.rotation(s.levi()))
		}},
		{"coframe(e)", "", 2, 4, 0, func(s *world[T]) Tensor[T] {
			_, w := s.frame()
			return w
		}},
	}
}

// frame is e^i_a, its vectors as columns, and its dual.
func (s *world[T]) frame() (e, w Tensor[T]) {
	e = s.get("e", func() Tensor[T] {
		return build(func(ix []int) Jet[T] { return s.of(frameNames[ix[1]]).c[ix[0]] }, s.n, s.n)
	})
	return e, s.get("coframe", func() Tensor[T] { return e.inverted() })
}

// rotation is w_abc with ∇_{e_b} e_c = w_abc e_a.
func (s *world[T]) rotation(c Tensor[T]) Tensor[T] {
	e, w := s.frame()
	d := e.diff().plus(ein("ijk,kc->jic", c, e)) // ∇_j e_c^i
	return ein("ai,jb,jic->abc", w, e, d)
}
