package trial

// Geometry from its definitions, over jets: connection coefficients, curvature, covariant derivatives, by loops.

// Geometry is a metric at a point, with enough derivatives.
type Geometry[T Number[T]] struct {
	n       int
	G, Inv  [][]Jet[T]   // g_ij, g^ij
	Gamma   [][][]Jet[T] // Γ^k_ij: [k][i][j]
	Riemann [][][][]Jet[T]
}

// matrix of jets.
func matrix[T any](n int) [][]T {
	m := make([][]T, n)
	for i := range m {
		m[i] = make([]T, n)
	}
	return m
}

// inverse by Gauss and Jordan with the largest pivot; ok is false near a singular
// matrix.
func inverse[T Number[T]](a [][]Jet[T]) ([][]Jet[T], bool) {
	n := len(a)
	s := a[0][0].s
	one := a[0][0].c[0].Of(1)
	w := make([][]Jet[T], n)
	for i := range w {
		w[i] = append([]Jet[T](nil), a[i]...)
		for j := range n {
			v := one.Of(0)
			if i == j {
				v = one
			}
			w[i] = append(w[i], Const(s, v))
		}
	}
	for c := range n {
		p := c
		for r := c; r < n; r++ {
			if abs(w[r][c].Value().Float()) > abs(w[p][c].Value().Float()) {
				p = r
			}
		}
		if abs(w[p][c].Value().Float()) < 1e-2 {
			return nil, false
		}
		w[c], w[p] = w[p], w[c]
		inv := w[c][c].Inverse()
		for k := range w[c] {
			w[c][k] = w[c][k].Mul(inv)
		}
		for r := range n {
			if r == c {
				continue
			}
			f := w[r][c]
			for k := range w[r] {
				w[r][k] = w[r][k].Sub(f.Mul(w[c][k]))
			}
		}
	}
	out := matrix[Jet[T]](n)
	for i := range n {
		copy(out[i], w[i][n:])
	}
	return out, true
}

// NewGeometry works out everything from g_ij. Γ^k_ij = ½ g^kl (∂_i g_lj + ∂_j g_il − ∂_l g_ij);
// R^a_bcd = ∂_c Γ^a_db − ∂_d Γ^a_cb + Γ^a_ce Γ^e_db − Γ^a_de Γ^e_cb.
func NewGeometry[T Number[T]](g [][]Jet[T]) (*Geometry[T], bool) {
	n := len(g)
	inv, ok := inverse(g)
	if !ok {
		return nil, false
	}
	q := &Geometry[T]{n: n, G: g, Inv: inv}
	half := g[0][0].c[0].Of(0.5)
	zero := g[0][0].Scale(half.Of(0))
	for k := range n {
		q.Gamma = append(q.Gamma, matrix[Jet[T]](n))
		for i := range n {
			for j := range n {
				sum := zero
				for l := range n {
					t := g[l][j].D(i).Add(g[i][l].D(j)).Sub(g[i][j].D(l))
					sum = sum.Add(inv[k][l].Mul(t))
				}
				q.Gamma[k][i][j] = sum.Scale(half)
			}
		}
	}
	for a := range n {
		q.Riemann = append(q.Riemann, nil)
		for b := range n {
			q.Riemann[a] = append(q.Riemann[a], matrix[Jet[T]](n))
			for c := range n {
				for d := range n {
					t := q.Gamma[a][d][b].D(c).Sub(q.Gamma[a][c][b].D(d))
					for e := range n {
						t = t.Add(q.Gamma[a][c][e].Mul(q.Gamma[e][d][b])).Sub(q.Gamma[a][d][e].Mul(q.Gamma[e][c][b]))
					}
					q.Riemann[a][b][c][d] = t
				}
			}
		}
	}
	return q, true
}

// Ricci is R_bd = R^a_bad.
func (q *Geometry[T]) Ricci() [][]Jet[T] {
	r := matrix[Jet[T]](q.n)
	for b := range q.n {
		for d := range q.n {
			r[b][d] = q.Riemann[0][b][0][d]
			for a := 1; a < q.n; a++ {
				r[b][d] = r[b][d].Add(q.Riemann[a][b][a][d])
			}
		}
	}
	return r
}

// Trace is g^ij t_ij.
func (q *Geometry[T]) Trace(t [][]Jet[T]) Jet[T] {
	var r Jet[T]
	for i := range q.n {
		for j := range q.n {
			x := q.Inv[i][j].Mul(t[i][j])
			if i+j == 0 {
				r = x
			} else {
				r = r.Add(x)
			}
		}
	}
	return r
}

// Hessian is ∂_i ∂_j f − Γ^k_ij ∂_k f.
func (q *Geometry[T]) Hessian(f Jet[T]) [][]Jet[T] {
	h := matrix[Jet[T]](q.n)
	for i := range q.n {
		for j := range q.n {
			h[i][j] = f.D(j).D(i)
			for k := range q.n {
				h[i][j] = h[i][j].Sub(q.Gamma[k][i][j].Mul(f.D(k)))
			}
		}
	}
	return h
}
