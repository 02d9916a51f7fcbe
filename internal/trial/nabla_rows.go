package trial

// Covariant derivatives of tensors of several ranks, by a connection or a metric in use.

func nablaRows[T Number[T]]() []row[T] {
	used := func(s *world[T]) Tensor[T] {
		if s.facts["use"] == 1 {
			return s.conn()
		}
		return s.levi()
	}
	of := func(name, heights string) func(s *world[T]) Tensor[T] {
		return func(s *world[T]) Tensor[T] { return nablaOf(s.of(name), heights, used(s)) }
	}
	twice := func(s *world[T]) Tensor[T] { return nablaOf(nablaOf(s.of("v"), "u", used(s)), "du", used(s)) }
	return []row[T]{
		{"Na", "Na_l^ij_k = nabla_l A^ij_k", 1, 4, 1, of("A", "uud")},
		{"Nb", "Nb_li^j = nabla_l B_i^j", 1, 4, 1, of("B", "du")},
		{"Nc", "Nc_lij = nabla_l h_ij", 1, 4, 1, of("h", "dd")},
		{"Nd", "Nd_l^i_jk = nabla_l T^i_jk", 1, 4, 1, of("T", "udd")},
		{"Ne", "Ne_i^j = nabla_i v^j", 1, 4, 1, of("v", "u")},
		{"Nf", "Nf_ij = nabla_i al_j", 1, 4, 1, of("al", "d")},
		{"Ng", "Ng_lijk = nabla_l Q_ijk", 1, 4, 1, of("Q", "ddd")},
		{"Nh", "Nh_ij^k = nabla_i nabla_j v^k", 1, 4, 2, twice},
		{"Ni", "Ni_ij^k = nabla_i nabla_j v^k - nabla_j nabla_i v^k", 1, 4, 2, func(s *world[T]) Tensor[T] {
			c, v := used(s), s.of("v") // Ricci's identity
			t := c.minus(ein("kji->kij", c))
			return ein("kbij,b->ijk", riemannOf(c), v).minus(ein("mij,mk->ijk", t, nablaOf(v, "u", c)))
		}},
		{"Nj", "Nj = nabla_i v^i", 1, 4, 1, func(s *world[T]) Tensor[T] { return ein("ii->", nablaOf(s.of("v"), "u", used(s))) }},
		{"Nk", "Nk_ij = nabla_i nabla_j f", 1, 4, 2, func(s *world[T]) Tensor[T] { return nablaOf(s.of("f").diff(), "d", used(s)) }},
		{"Nl", "Nl_k^i_j = nabla_k (f v^i al_j)", 1, 4, 1, func(s *world[T]) Tensor[T] {
			return nablaOf(ein(",i,j->ij", s.of("f"), s.of("v"), s.of("al")), "ud", used(s))
		}},
		{"Nm", "Nm^k = u^j nabla_j v^k", 1, 4, 1, func(s *world[T]) Tensor[T] {
			return ein("j,jk->k", s.of("u"), nablaOf(s.of("v"), "u", used(s)))
		}},
		{"Nn", "Nn_j = nabla_i A^ki_k al_j + nabla_k B_j^k", 1, 4, 1, func(s *world[T]) Tensor[T] {
			t := ein("ikik,j->j", nablaOf(s.of("A"), "uud", used(s)), s.of("al"))
			return t.plus(ein("kjk->j", nablaOf(s.of("B"), "du", used(s))))
		}},
		{"Ns", "Ns_ij = nabla_{(i} al_{j)}", 1, 4, 1, func(s *world[T]) Tensor[T] {
			d := nablaOf(s.of("al"), "d", used(s))
			return d.plus(ein("ji->ij", d)).times(0.5)
		}},
		{"Nt", "Nt_ij = nabla_{[i} al_{j]}", 1, 4, 1, func(s *world[T]) Tensor[T] {
			d := nablaOf(s.of("al"), "d", used(s))
			return d.minus(ein("ji->ij", d)).times(0.5)
		}},
	}
}

// raisedRows need a metric in use, whose connection nabla takes.
func raisedRows[T Number[T]]() []row[T] {
	first := func(s *world[T], t Tensor[T]) Tensor[T] {
		l := slots(len(t.dims))
		_, inv := s.metricOf()
		return ein("az,z"+l[1:]+"->a"+l[1:], inv, t)
	}
	return []row[T]{
		{"No", "No^i_j = nabla^i al_j", 1, 4, 1, func(s *world[T]) Tensor[T] { return first(s, nablaOf(s.of("al"), "d", s.levi())) }},
		{"Np", "Np^i = d^i f", 1, 4, 1, func(s *world[T]) Tensor[T] { return first(s, s.of("f").diff()) }},
		{"Nq", "Nq = nabla^i nabla_i f", 1, 4, 2, func(s *world[T]) Tensor[T] { return s.divergence(s.gradient()) }},
		{"Nr", "Nr_j = nabla^i h_ij", 1, 4, 1, func(s *world[T]) Tensor[T] {
			return ein("iij->j", first(s, nablaOf(s.of("h"), "dd", s.levi())))
		}},
		{"Nu", "Nu_i = v_i + h_ij v^j - B_i^j v_j", 1, 4, 0, func(s *world[T]) Tensor[T] {
			low := ein("ij,j->i", s.of("g"), s.of("v"))
			return low.plus(ein("ij,j->i", s.of("h"), s.of("v"))).minus(ein("ij,j->i", s.of("B"), low))
		}},
		{"Nv", "Nv^ij = nabla^i v^j + nabla^j v^i", 1, 4, 1, func(s *world[T]) Tensor[T] {
			d := first(s, nablaOf(s.of("v"), "u", s.levi()))
			return d.plus(ein("ji->ij", d))
		}},
	}
}
