package taylor

// Composition of Taylor series, and the series of an inverse map.

// Substitution holds the monomials of displacements g_1 … g_n (series without
// constant term of algebra Into), so that many series of algebra From can be
// composed with the same germ: Σ c_α g^α.
type Substitution[T Scalar] struct {
	From, Into *Algebra[T]
	order      int
	power      []Series[T] // power[k] = the k-th monomial of From in the g
}

// NewSubstitution prepares composition to order r. The constant terms of g are
// ignored: the series composed are centred there.
func NewSubstitution[T Scalar](from, into *Algebra[T], g []Series[T], r int) *Substitution[T] {
	s := &Substitution[T]{From: from, Into: into, order: r}
	h := make([]Series[T], len(g))
	for v, x := range g {
		if x = into.Cut(x, r); len(x) > 1 {
			h[v] = append(Series[T](nil), x...)
			h[v][0] = 0
		}
	}
	s.power = make([]Series[T], from.Shape.count[r])
	s.power[0] = into.Int(1)
	for k := range s.power {
		if from.Shape.degree[k] == r {
			break
		}
		for v := range h {
			j := from.Shape.up[v][k]
			if s.power[j] == nil {
				s.power[j] = into.Mul(s.power[k], h[v], r)
			}
		}
	}
	return s
}

// Apply composes one series.
func (s *Substitution[T]) Apply(f Series[T]) Series[T] {
	f = s.From.Cut(f, s.order)
	if len(f) <= 1 {
		return f
	}
	z := make(Series[T], s.Into.Shape.count[s.order])
	for k, c := range f {
		if p := s.power[k]; c != 0 && len(p) > 0 {
			s.Into.Ring.Axpy(z[:len(p)], c, p)
		}
	}
	return z
}

// Revert is the inverse germ: given m(x) = m_0 + A x + …, n series in n
// variables with A regular, the displacements g with m(g(y)) = m_0 + y. Each
// step of g ← A⁻¹(y − N(g)), N the terms of degree two and more, gains one
// order.
func (a *Algebra[T]) Revert(m []Series[T], r int) ([]Series[T], error) {
	n := len(m)
	lin := make([]Series[T], n*n)
	for i, x := range m {
		for v := range n {
			lin[i*n+v] = a.Const(a.Coef(x, 1+v))
		}
	}
	inv, err := a.MatInv(lin, n, 0)
	if err != nil {
		return nil, err
	}
	rest := make([]Series[T], n)
	for i, x := range m {
		if len(x) > 1+n {
			rest[i] = append(Series[T](nil), a.Cut(x, r)...)
			clear(rest[i][:1+n])
		}
	}
	g := make([]Series[T], n)
	for step := 1; step <= r; step++ {
		var sub *Substitution[T]
		if step > 1 {
			// N starts with degree two: g to order step-1 gives N(g) to order step.
			for i := range g {
				g[i] = a.Full(g[i], step)
			}
			sub = NewSubstitution(a, a, g, step)
		}
		next := make([]Series[T], n)
		for i := range n {
			y := a.Variable(i, 0, step)
			if sub != nil {
				y = a.Sub(y, sub.Apply(a.Cut(rest[i], step)), step)
			}
			for j := range n {
				next[j] = a.Add(next[j], a.Mul(inv[j*n+i], y, step), step)
			}
		}
		g = next
	}
	return g, nil
}
