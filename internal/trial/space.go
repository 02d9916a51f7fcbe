package trial

// Differential geometry from its definitions: connections, curvature, covariant and Lie derivatives, forms.

// slots names the slots of a tensor in a product.
func slots(rank int) string { return "abcdefgh"[:rank] }

// swap is the letters with the p-th one replaced.
func swap(s string, p int, by byte) string { return s[:p] + string(by) + s[p+1:] }

// leviCivita is Γ^k_ij = ½ g^kl (∂_i g_lj + ∂_j g_il − ∂_l g_ij).
func leviCivita[T Number[T]](g, inv Tensor[T]) Tensor[T] {
	d := g.diff()
	t := ein("ilj->lij", d).plus(ein("jil->lij", d)).minus(d)
	return ein("kl,lij->kij", inv, t).times(0.5)
}

// riemannOf is R^a_bcd = ∂_c C^a_db − ∂_d C^a_cb + C^a_ce C^e_db − C^a_de C^e_cb.
func riemannOf[T Number[T]](c Tensor[T]) Tensor[T] {
	d := c.diff()
	t := ein("cadb->abcd", d).plus(ein("ace,edb->abcd", c, c))
	return t.minus(ein("abdc->abcd", t))
}

// nablaOf is the covariant derivative, its index first; heights are u and d for each slot, p for a plain one.
func nablaOf[T Number[T]](t Tensor[T], heights string, c Tensor[T]) Tensor[T] {
	s := slots(len(heights))
	r := t.diff()
	for p, h := range heights {
		switch h {
		case 'u':
			r = r.plus(ein(s[p:p+1]+"zy,"+swap(s, p, 'y')+"->z"+s, c, t))
		case 'd':
			r = r.minus(ein("yz"+s[p:p+1]+","+swap(s, p, 'y')+"->z"+s, c, t))
		}
	}
	return r
}

// lieOf is v^l ∂_l t + ∂_i v^l t_l… for each lower slot − ∂_l v^k t^l… for each upper one.
func lieOf[T Number[T]](v, t Tensor[T], heights string) Tensor[T] {
	s := slots(len(heights))
	r := ein("z,z"+s+"->"+s, v, t.diff())
	dv := v.diff()
	for p, h := range heights {
		if h == 'u' {
			r = r.minus(ein("y"+s[p:p+1]+","+swap(s, p, 'y')+"->"+s, dv, t))
		} else {
			r = r.plus(ein(s[p:p+1]+"y,"+swap(s, p, 'y')+"->"+s, dv, t))
		}
	}
	return r
}

// permutations calls f with every permutation of 0 … n−1 and its sign.
func permutations(n int, f func(p []int, sign float64)) {
	p := make([]int, n)
	for i := range p {
		p[i] = i
	}
	var rec func(k int, sign float64)
	rec = func(k int, sign float64) {
		if k == n {
			f(p, sign)
			return
		}
		for i := k; i < n; i++ {
			p[k], p[i] = p[i], p[k]
			s := sign
			if i != k {
				s = -s
			}
			rec(k+1, s)
			p[k], p[i] = p[i], p[k]
		}
	}
	rec(0, 1)
}

// epsOf is √|det g| times the sign of the permutation.
func epsOf[T Number[T]](g Tensor[T]) Tensor[T] {
	n := g.dims[0]
	r := root(determinant(g.rows()))
	dims := make([]int, n)
	for i := range dims {
		dims[i] = n
	}
	t := blank[T](r.s, dims...)
	permutations(n, func(p []int, sign float64) {
		k := 0
		for _, x := range p {
			k = k*n + x
		}
		t.c[k] = r.Scale(r.c[0].Of(sign))
	})
	return t
}

// antisymmetrised is the sum over all permutations of the slots with their signs.
func antisymmetrised[T Number[T]](t Tensor[T]) Tensor[T] {
	s := slots(len(t.dims))
	r := t.times(0)
	permutations(len(s), func(p []int, sign float64) {
		to := ""
		for _, x := range p {
			to += s[x : x+1]
		}
		r = r.plus(ein(to+"->"+s, t).times(sign))
	})
	return r
}

func factorial(n int) float64 {
	f := 1.0
	for k := 2; k <= n; k++ {
		f *= float64(k)
	}
	return f
}

// wedgeOf is (a ∧ b)_i…j… : over all ways to share the slots out, with their signs.
func wedgeOf[T Number[T]](a, b Tensor[T]) Tensor[T] {
	p, q := len(a.dims), len(b.dims)
	s := slots(p + q)
	return antisymmetrised(ein(s[:p]+","+s[p:]+"->"+s, a, b)).times(1 / (factorial(p) * factorial(q)))
}

// extOf is the exterior derivative: (k+1) times the antisymmetric part of ∂_i w_j….
func extOf[T Number[T]](w Tensor[T]) Tensor[T] {
	return antisymmetrised(w.diff()).times(1 / factorial(len(w.dims)))
}

// hodgeOf is 1/k! w^i… eps_i…j….
func hodgeOf[T Number[T]](w, g, inv Tensor[T]) Tensor[T] {
	k, n := len(w.dims), g.dims[0]
	s := slots(n)
	up := w
	for range k { // each turn raises the first slot and puts it last
		if k == 1 {
			up = ein("ya,a->y", inv, up)
		} else {
			up = ein("ya,a"+s[1:k]+"->"+s[1:k]+"y", inv, up)
		}
	}
	return ein(s[:k]+","+s+"->"+s[k:], up, epsOf(g)).times(1 / factorial(k))
}

// codiffOf is −∇^i w_ij….
func codiffOf[T Number[T]](w, inv, gamma Tensor[T]) Tensor[T] {
	k := len(w.dims)
	s := slots(k)
	heights := "dddd"[:k]
	return ein("za,z"+s+"->"+s[1:], inv, nablaOf(w, heights, gamma)).times(-1)
}

// eigenvalues of a symmetric form against a positive one, ascending: turns of Jacobi's.
func eigenvalues[T Number[T]](h, g Tensor[T]) Tensor[T] {
	n := len(h.rows())
	a, l := matrix[T](n), matrix[T](n)
	for i := range n { // g = L L^T
		for j := range i + 1 {
			x := g.at(i, j).Value()
			for k := range j {
				x = x.Sub(l[i][k].Mul(l[j][k]))
			}
			if i == j {
				if !(x.Float() > 1e-3) {
					panic(noOracle{})
				}
				l[i][i] = x.Sqrt()
			} else {
				l[i][j] = x.Div(l[j][j])
			}
		}
	}
	for i := range n {
		for j := range n {
			a[i][j] = h.at(i, j).Value()
		}
	}
	for range 2 { // L^-1 a, transposed, twice
		b := matrix[T](n)
		for c := range n {
			for i := range n {
				x := a[i][c]
				for k := range i {
					x = x.Sub(l[i][k].Mul(b[c][k]))
				}
				b[c][i] = x.Div(l[i][i])
			}
		}
		a = b
	}
	for range 12 * n {
		for p := range n {
			for q := p + 1; q < n; q++ {
				turn(a, p, q)
			}
		}
	}
	var values []T
	for i := range n {
		values = append(values, a[i][i])
	}
	for i := range values {
		for j := i; j > 0 && values[j].Float() < values[j-1].Float(); j-- {
			values[j], values[j-1] = values[j-1], values[j]
		}
	}
	s := shapeOf(g.c[0].s.n, 0)
	return build(func(ix []int) Jet[T] { return Const(s, values[ix[0]]) }, n)
}

// turn makes the entry p, q of a symmetric matrix zero by a rotation.
func turn[T Number[T]](a [][]T, p, q int) {
	if abs(a[p][q].Float()) < 1e-25 {
		return
	}
	one := a[p][q].Of(1)
	th := a[q][q].Sub(a[p][p]).Div(a[p][q].Add(a[p][q]))
	sign := one
	if th.Float() < 0 {
		sign = one.Neg()
	}
	t := sign.Div(th.Mul(sign).Add(th.Mul(th).Add(one).Sqrt()))
	c := one.Div(t.Mul(t).Add(one).Sqrt())
	s := t.Mul(c)
	for k := range a {
		x, y := a[k][p], a[k][q]
		a[k][p], a[k][q] = c.Mul(x).Sub(s.Mul(y)), s.Mul(x).Add(c.Mul(y))
	}
	for k := range a {
		x, y := a[p][k], a[q][k]
		a[p][k], a[q][k] = c.Mul(x).Sub(s.Mul(y)), s.Mul(x).Add(c.Mul(y))
	}
}
