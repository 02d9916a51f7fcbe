package trial

// Forms and fields with a metric, and families of probabilities and outputs: what the library says of them.

// Library prints what functions of forms, of fields and of statistical families give at a point.
var Library = Kind{Name: "library", Usual: 150, Try: func(d *Draw) *Case {
	if d.Chance(0.3) {
		s := familyScene(d)
		return s.ask(s.Whole(2, 8), familyDoubles, familySingles)
	}
	s := formScene(d)
	return s.ask(s.Whole(3, 6+s.Size), formDoubles, formSingles)
}}

// formScene is geometryScene with forms.
func formScene(d *Draw) *scene {
	s := geometryScene(d)
	n := s.n
	s.tensor("", "be", "d", "c", n)
	if n >= 2 {
		s.form("F", 2, n)
	}
	if n >= 3 {
		s.form("H", 3, n)
	}
	return s
}

var (
	formDoubles, formSingles     = formRows[Double](), formRows[Single]()
	familyDoubles, familySingles = familyRows[Double](), familyRows[Single]()
)

func formRows[T Number[T]]() []row[T] {
	star := func(name string) func(s *world[T]) Tensor[T] {
		return func(s *world[T]) Tensor[T] {
			g, inv := s.metricOf()
			return hodgeOf(s.of(name), g, inv)
		}
	}
	d := func(name string) func(s *world[T]) Tensor[T] {
		return func(s *world[T]) Tensor[T] { return extOf(s.of(name)) }
	}
	wedge := func(a, b string) func(s *world[T]) Tensor[T] {
		return func(s *world[T]) Tensor[T] { return wedgeOf(s.of(a), s.of(b)) }
	}
	inner := func(name string) func(s *world[T]) Tensor[T] {
		return func(s *world[T]) Tensor[T] {
			w := s.of(name)
			l := slots(len(w.dims))
			return ein("a,"+l+"->"+l[1:], s.of("v"), w)
		}
	}
	codiff := func(name string) func(s *world[T]) Tensor[T] {
		return func(s *world[T]) Tensor[T] {
			_, inv := s.metricOf()
			return codiffOf(s.of(name), inv, s.levi())
		}
	}
	laplace := func(name string) func(s *world[T]) Tensor[T] {
		return func(s *world[T]) Tensor[T] {
			_, inv := s.metricOf()
			w := s.of(name)
			t := codiffOf(extOf(w), inv, s.levi())
			if len(w.dims) > 0 {
				t = t.plus(extOf(codiffOf(w, inv, s.levi())))
			}
			return t
		}
	}
	lie := func(name, heights string) func(s *world[T]) Tensor[T] {
		return func(s *world[T]) Tensor[T] { return lieOf(s.of("v"), s.of(name), heights) }
	}
	return append([]row[T]{
		{"ext(f)", "", 1, 4, 1, d("f")},
		{"ext(al)", "", 1, 4, 1, d("al")},
		{"ext(F)", "", 2, 4, 1, d("F")},
		{"ext(H)", "", 3, 4, 1, d("H")},
		{"wedge(al, be)", "", 2, 4, 0, wedge("al", "be")},
		{"wedge(al, F)", "", 3, 4, 0, wedge("al", "F")},
		{"wedge(F, be)", "", 3, 4, 0, wedge("F", "be")},
		{"wedge(F, F)", "", 4, 4, 0, wedge("F", "F")},
		{"wedge(H, al)", "", 4, 4, 0, wedge("H", "al")},
		{"wedge(al, ext(f), be)", "", 3, 4, 1, func(s *world[T]) Tensor[T] {
			return wedgeOf(s.of("al"), wedgeOf(s.of("f").diff(), s.of("be")))
		}},
		{"hodge(f, g)", "", 1, 4, 0, star("f")},
		{"hodge(al, g)", "", 1, 4, 0, star("al")},
		{"hodge(F, g)", "", 2, 4, 0, star("F")},
		{"hodge(H, g)", "", 3, 4, 0, star("H")},
		{"interior(v, al)", "", 1, 4, 0, inner("al")},
		{"interior(v, F)", "", 2, 4, 0, inner("F")},
		{"interior(v, H)", "", 3, 4, 0, inner("H")},
		{"codiff(al, g)", "", 1, 4, 1, codiff("al")},
		{"codiff(F, g)", "", 2, 4, 1, codiff("F")},
		{"codiff(H, g)", "", 3, 4, 1, codiff("H")},
		{"laplaceDeRham(f, g)", "", 1, 4, 2, laplace("f")},
		{"laplaceDeRham(al, g)", "", 1, 4, 2, laplace("al")},
		{"laplaceDeRham(F, g)", "", 2, 4, 2, laplace("F")},
		{"lie(v, f)", "", 1, 4, 1, lie("f", "")},
		{"lie(v, al)", "", 1, 4, 1, lie("al", "d")},
		{"lie(v, F)", "", 2, 4, 1, lie("F", "dd")},
		{"lie(v, g)", "", 1, 4, 1, lie("g", "dd")},
		{"lie(v, A)", "", 1, 4, 1, lie("A", "uud")},
		{"lie(v, B)", "", 1, 4, 1, lie("B", "du")},
		{"lie(v, T)", "", 1, 4, 1, lie("T", "udd")},
		{"lie(v, u)", "", 1, 4, 1, lie("u", "u")},
	}, volumeRows[T]()...)
}

func volumeRows[T Number[T]]() []row[T] {
	return []row[T]{
		{"eps(g)", "", 1, 4, 0, func(s *world[T]) Tensor[T] { return epsOf(s.of("g")) }},
		{"curl(v, g)", "", 3, 3, 1, func(s *world[T]) Tensor[T] { // ε^ijk ∂_j v_k by the formula of determinants
			g := s.of("g")
			det := determinant(g.rows())
			low := ein("ij,j->i", g, s.of("v"))
			w := blank[T](shapeOf(s.n, 0), 3)
			permutations(3, func(p []int, sign float64) {
				w.c[p[0]] = w.c[p[0]].Add(low.c[p[2]].slope(p[1]).cut(0).Scale(det.c[0].Of(sign)))
			})
			if det.Value().Float() < 0 {
				w = w.times(-1)
			}
			return w.over(scalarOf(root(det)))
		}},
		{"raise(h, g)", "", 1, 4, 0, func(s *world[T]) Tensor[T] {
			_, inv := s.metricOf()
			return ein("ik,kj->ij", inv, s.of("h"))
		}},
		{"raise(B, g)", "", 1, 4, 0, func(s *world[T]) Tensor[T] {
			_, inv := s.metricOf()
			return ein("ik,kj->ij", inv, s.of("B"))
		}},
		{"raise(T, g)", "", 1, 4, 0, func(s *world[T]) Tensor[T] {
			_, inv := s.metricOf()
			return ein("jm,imk->ijk", inv, s.of("T"))
		}},
		{"lower(A, g)", "", 1, 4, 0, func(s *world[T]) Tensor[T] { return ein("im,mjk->ijk", s.of("g"), s.of("A")) }},
		{"lower(B, g)", "", 1, 4, 0, func(s *world[T]) Tensor[T] { return ein("jm,im->ij", s.of("g"), s.of("B")) }},
		{"trace(raise(h, g))", "", 1, 4, 0, func(s *world[T]) Tensor[T] { return s.trace(s.of("h")) }},
		{"det(raise(h, g))", "", 1, 4, 0, func(s *world[T]) Tensor[T] {
			return scalarOf(determinant(s.of("h").rows())).over(scalarOf(determinant(s.of("g").rows())))
		}},
		{"flat(c)", "", 1, 4, 0, func(s *world[T]) Tensor[T] { return s.nothing(3) }},
		{"inv(g)", "", 1, 4, 0, func(s *world[T]) Tensor[T] {
			_, inv := s.metricOf()
			return inv
		}},
	}
}

// familyScene draws outputs q, logits Z and probabilities P over a chart of parameters.
func familyScene(d *Draw) *scene {
	n := d.Whole(1, 3)
	s := d.scene("c", coordinates[:n], -1.5, 1.5)
	s.line("", "chart c(%s)", join(s.names))
	if s.Chance(0.4) {
		s.param()
	}
	// Each has the first coordinate in it, so that its chart is known.
	trees := func(positive bool, dims ...int) object {
		o := object{dims: dims}
		size := 1
		for _, k := range dims {
			size *= k
		}
		for k := range size {
			t := s.tree(s.Whole(0, 2))
			if k == 0 {
				t = Add(t, Call("atan", Var(0)))
			}
			if positive {
				t = Add(Num(1, s.Whole(1, 3)), Pow(t, 2, 1))
			}
			o.trees = append(o.trees, t)
		}
		return o
	}
	declare := func(name, head string, o object) {
		s.objects[name] = o
		s.line(name, "%s = %s", head, s.array(o))
	}
	declare("q", "q_n", trees(false, s.Whole(1, 4)))
	declare("Z", "Z_nc", trees(false, s.Whole(1, 3), s.Whole(2, 3)))
	if s.Chance(0.5) {
		declare("P", "P_c", trees(true, s.Whole(2, 4)))
	} else {
		s.facts["softmax"] = 1
		declare("Y", "Y_c", trees(false, s.Whole(2, 4)))
		s.line("P", "P_c = softmax_c(Y_c)")
	}
	return s
}

// softmaxOf is exp z_nc/Σ_c exp z_nc.
func softmaxOf[T Number[T]](z Tensor[T]) Tensor[T] {
	e := z.each(func(j Jet[T]) Jet[T] {
		c, ok := taylor("exp", j.Value(), j.s.order)
		if !ok || abs(j.Value().Float()) > 20 {
			panic(noOracle{})
		}
		return j.Apply(c)
	})
	sum := ein("nc->n", e)
	return ein("nc,n->nc", e, sum.each(Jet[T].Inverse))
}

func (s *world[T]) probabilities() Tensor[T] {
	if s.facts["softmax"] == 0 {
		return s.of("P")
	}
	y := s.of("Y")
	y.dims = []int{1, y.dims[0]}
	p := softmaxOf(y)
	p.dims = p.dims[1:]
	return p
}

func familyRows[T Number[T]]() []row[T] {
	squares := func(s *world[T]) Tensor[T] {
		d := s.of("q").diff()
		return ein("in,jn->ij", d, d)
	}
	inverse := func(t Tensor[T]) Tensor[T] { return t.each(Jet[T].Inverse) }
	return []row[T]{
		{"gaussNewton(q)", "", 1, 3, 1, squares},
		{"fisherGaussian(q, 3/2)", "", 1, 3, 1, func(s *world[T]) Tensor[T] {
			return squares(s).times(1 / (2.25 * float64(s.of("q").dims[0])))
		}},
		{"fisherCategorical(Z)", "", 1, 3, 1, func(s *world[T]) Tensor[T] { // the mean of d log p d log p
			z := s.of("Z")
			p := softmaxOf(z)
			d := ein("inc,nc->inc", p.diff(), inverse(p))
			return ein("nc,inc,jnc->ij", p, d, d).times(1 / float64(z.dims[0]))
		}},
		{"chentsovCategorical(Z)", "", 1, 3, 1, func(s *world[T]) Tensor[T] {
			z := s.of("Z")
			p := softmaxOf(z)
			d := ein("inc,nc->inc", p.diff(), inverse(p))
			return ein("nc,inc,jnc,knc->ijk", p, d, d, d).times(1 / float64(z.dims[0]))
		}},
		{"fisherDiscrete(P)", "", 1, 3, 1, func(s *world[T]) Tensor[T] {
			p := s.probabilities()
			return ein("ic,jc,c->ij", p.diff(), p.diff(), inverse(p))
		}},
		{"chentsovDiscrete(P)", "", 1, 3, 1, func(s *world[T]) Tensor[T] {
			p := s.probabilities()
			i := inverse(p)
			return ein("ic,jc,kc,c,c->ijk", p.diff(), p.diff(), p.diff(), i, i)
		}},
	}
}
