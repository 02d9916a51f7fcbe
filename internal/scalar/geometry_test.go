package scalar

import "testing"

// geometry derives the curvature of a metric by loops over components, as the
// tensor graph does with its contractions.
type geometry struct {
	lab
	x     []Expr // coordinates
	d     []*Derivation
	g, gi [][]Expr
	gamma [][][]Expr   // gamma[k][i][j] = Γ^k_ij
	riem  [][][][]Expr // riem[a][b][c][d] = R^a_bcd
}

func newGeometry(l lab, x []Expr, g [][]Expr) *geometry {
	m := &geometry{lab: l, x: x, g: g}
	for _, v := range x {
		w, _ := v.AsVar()
		m.d = append(m.d, l.Partial(w))
	}
	m.gi = l.inverse(g)
	return m
}

func (m *geometry) partial(e Expr, i int) Expr {
	r, err := m.Deriv(e, m.d[i])
	if err != nil {
		m.t.Fatal(err)
	}
	return r
}

func matrix(n int) [][]Expr {
	a := make([][]Expr, n)
	for i := range a {
		a[i] = make([]Expr, n)
	}
	return a
}

func (l lab) det(g [][]Expr) Expr {
	if len(g) == 1 {
		return g[0][0]
	}
	var sum []Expr
	for j := range g {
		if g[0][j].IsZero() {
			continue
		}
		t := l.Mul(g[0][j], l.det(minor(g, 0, j)))
		if j%2 == 1 {
			t = l.Neg(t)
		}
		sum = append(sum, t)
	}
	return l.Add(sum...)
}

func minor(g [][]Expr, i, j int) [][]Expr {
	var m [][]Expr
	for k := range g {
		if k == i {
			continue
		}
		var row []Expr
		for n := range g {
			if n != j {
				row = append(row, g[k][n])
			}
		}
		m = append(m, row)
	}
	return m
}

// inverse treats the blocks of the sparsity pattern one by one.
func (l lab) inverse(g [][]Expr) [][]Expr {
	n := len(g)
	r := matrix(n)
	seen := make([]bool, n)
	for i := range g {
		if seen[i] {
			continue
		}
		block := []int{i}
		seen[i] = true
		for k := 0; k < len(block); k++ {
			for j := range g {
				if !seen[j] && !g[block[k]][j].IsZero() {
					seen[j] = true
					block = append(block, j)
				}
			}
		}
		sub := matrix(len(block))
		for a, i := range block {
			for b, j := range block {
				sub[a][b] = g[i][j]
			}
		}
		di := l.Rcp(l.det(sub))
		for a, i := range block {
			for b, j := range block {
				c := l.Int(1)
				if len(block) > 1 {
					c = l.det(minor(sub, b, a))
				}
				if (a+b)%2 == 1 {
					c = l.Neg(c)
				}
				r[i][j] = l.Mul(c, di)
			}
		}
	}
	return r
}

func (m *geometry) christoffels() [][][]Expr {
	n := len(m.x)
	dg := make([][][]Expr, n) // dg[i][j][k] = ∂_k g_ij
	for i := range dg {
		dg[i] = matrix(n)
		for j := range dg {
			for k := range dg {
				dg[i][j][k] = m.partial(m.g[i][j], k)
			}
		}
	}
	for k := 0; k < n; k++ {
		m.gamma = append(m.gamma, matrix(n))
		for i := 0; i < n; i++ {
			for j := 0; j <= i; j++ {
				var t []Expr
				for l := 0; l < n; l++ {
					if m.gi[k][l].IsZero() {
						continue
					}
					s := m.Add(dg[l][j][i], dg[l][i][j], m.Neg(dg[i][j][l]))
					if !s.IsZero() {
						t = append(t, m.Mul(m.gi[k][l], s))
					}
				}
				m.gamma[k][i][j] = m.Scale(1, 2, m.Add(t...))
				m.gamma[k][j][i] = m.gamma[k][i][j]
			}
		}
	}
	return m.gamma
}

// riemann is R^a_bcd = ∂_c Γ^a_db − ∂_d Γ^a_cb + Γ^a_ce Γ^e_db − Γ^a_de Γ^e_cb.
func (m *geometry) riemann() [][][][]Expr {
	n := len(m.x)
	for a := 0; a < n; a++ {
		m.riem = append(m.riem, nil)
		for b := 0; b < n; b++ {
			m.riem[a] = append(m.riem[a], matrix(n))
			for c := 0; c < n; c++ {
				for d := 0; d < c; d++ {
					t := []Expr{m.partial(m.gamma[a][d][b], c), m.Neg(m.partial(m.gamma[a][c][b], d))}
					for e := 0; e < n; e++ {
						t = append(t, m.Mul(m.gamma[a][c][e], m.gamma[e][d][b]),
							m.Neg(m.Mul(m.gamma[a][d][e], m.gamma[e][c][b])))
					}
					m.riem[a][b][c][d] = m.Add(t...)
					m.riem[a][b][d][c] = m.Neg(m.riem[a][b][c][d])
				}
			}
		}
	}
	return m.riem
}

// ricci is R_bd = R^a_bad.
func (m *geometry) ricci() [][]Expr {
	n := len(m.x)
	r := matrix(n)
	for b := range r {
		for d := range r {
			var t []Expr
			for a := 0; a < n; a++ {
				t = append(t, m.riem[a][b][a][d])
			}
			r[b][d] = m.Add(t...)
		}
	}
	return r
}

// kretschmann is R_abcd R^abcd, by lowering the first index and raising the
// others one at a time.
func (m *geometry) kretschmann() Expr {
	n := len(m.x)
	at := func(r []Expr, i ...int) *Expr {
		k := 0
		for _, x := range i {
			k = k*n + x
		}
		return &r[k]
	}
	size := n * n * n * n
	low := make([]Expr, size)
	up := make([]Expr, size)
	for a := 0; a < n; a++ {
		for b := 0; b < n; b++ {
			for c := 0; c < n; c++ {
				for d := 0; d < n; d++ {
					var t []Expr
					for e := 0; e < n; e++ {
						t = append(t, m.Mul(m.g[a][e], m.riem[e][b][c][d]))
					}
					*at(low, a, b, c, d) = m.Add(t...)
					*at(up, a, b, c, d) = m.riem[a][b][c][d]
				}
			}
		}
	}
	for s := 1; s < 4; s++ { // raise b, c, d
		next := make([]Expr, size)
		var i [4]int
		for i[0] = 0; i[0] < n; i[0]++ {
			for i[1] = 0; i[1] < n; i[1]++ {
				for i[2] = 0; i[2] < n; i[2]++ {
					for i[3] = 0; i[3] < n; i[3]++ {
						var t []Expr
						for e := 0; e < n; e++ {
							j := i
							j[s] = e
							t = append(t, m.Mul(m.gi[i[s]][e], *at(up, j[:]...)))
						}
						*at(next, i[:]...) = m.Add(t...)
					}
				}
			}
		}
		up = next
	}
	var t []Expr
	for i := range up {
		t = append(t, m.Mul(low[i], up[i]))
	}
	return m.Add(t...)
}

func schwarzschild(l lab) *geometry {
	t, r, ph := l.v("t"), l.pos("r"), l.v("ph")
	th := l.Var(l.NewVar(VarInfo{Name: "th", Lo: 0, Hi: 3.141592653589793}))
	M := l.Var(l.NewVar(VarInfo{Name: "M", Const: true}))
	f := l.Sub(l.Int(1), l.Div(l.Mul(l.Int(2), M), r))
	g := matrix(4)
	s := l.call("sin", th)
	g[0][0], g[1][1], g[2][2] = l.Neg(f), l.Rcp(f), l.PowInt(r, 2)
	g[3][3] = l.Mul(l.PowInt(r, 2), l.PowInt(s, 2))
	return newGeometry(l, []Expr{t, r, th, ph}, g)
}

func kerr(l lab) *geometry {
	t, r, ph := l.v("t"), l.pos("r"), l.v("ph")
	th := l.Var(l.NewVar(VarInfo{Name: "th", Lo: 0, Hi: 3.141592653589793}))
	M := l.Var(l.NewVar(VarInfo{Name: "M", Const: true}))
	a := l.Var(l.NewVar(VarInfo{Name: "a", Const: true}))
	s, c := l.call("sin", th), l.call("cos", th)
	sq := func(e Expr) Expr { return l.PowInt(e, 2) }
	two := l.Int(2)
	sigma := l.Add(sq(r), l.Mul(sq(a), sq(c)))
	delta := l.Add(sq(r), l.Neg(l.Mul(two, M, r)), sq(a))
	g := matrix(4)
	g[0][0] = l.Neg(l.Sub(l.Int(1), l.Div(l.Mul(two, M, r), sigma)))
	g[0][3] = l.Neg(l.Div(l.Mul(two, M, a, r, sq(s)), sigma))
	g[3][0] = g[0][3]
	g[1][1] = l.Div(sigma, delta)
	g[2][2] = sigma
	g[3][3] = l.Mul(l.Add(sq(r), sq(a), l.Div(l.Mul(two, M, sq(a), r, sq(s)), sigma)), sq(s))
	return newGeometry(l, []Expr{t, r, th, ph}, g)
}

func TestVacuum(t *testing.T) {
	for seed := uint64(0); seed < 30; seed++ {
		for name, metric := range map[string]func(lab) *geometry{"Schwarzschild": schwarzschild, "Kerr": kerr} {
			m := metric(newLab(t, seed))
			m.christoffels()
			m.riemann()
			for b, row := range m.ricci() {
				for d, e := range row {
					if !e.IsZero() {
						t.Errorf("seed %d: %s: R[%d,%d] = %s", seed, name, b, d, m.Format(e, Text))
					}
				}
			}
		}
	}
}
