package graph

// Determinants and inverses of matrices of formulas, by minors and connected
// blocks.

import (
	"math/bits"

	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// maxBlock is the largest connected block that is inverted by minors: an n×n
// adjugate takes about 3 n 2^(n-1) products.
const maxBlock = 8

// matrixBlock is one connected block of a sparsity pattern: rows and columns.
type matrixBlock struct{ rows, cols []int }

// blocksOf finds the connected blocks of an n×n matrix: rows and columns joined
// by a nonzero entry.
func blocksOf(a []scalar.Expr, n int) []matrixBlock {
	parent := iota0(2 * n)
	var find func(int) int
	find = func(i int) int {
		if parent[i] != i {
			parent[i] = find(parent[i])
		}
		return parent[i]
	}
	for i := range n {
		for j := range n {
			if !a[i*n+j].IsZero() {
				parent[find(i)] = find(n + j)
			}
		}
	}
	of := map[int]int{}
	var bs []matrixBlock
	for i := range 2 * n {
		r := find(i)
		k, ok := of[r]
		if !ok {
			k = len(bs)
			of[r] = k
			bs = append(bs, matrixBlock{})
		}
		if i < n {
			bs[k].rows = append(bs[k].rows, i)
		} else {
			bs[k].cols = append(bs[k].cols, i-n)
		}
	}
	return bs
}

func submatrix(a []scalar.Expr, n int, b matrixBlock) []scalar.Expr {
	k := len(b.rows)
	sub := make([]scalar.Expr, k*k)
	for i, x := range b.rows {
		for j, y := range b.cols {
			sub[i*k+j] = a[x*n+y]
		}
	}
	return sub
}

// upperMinors[S] is the determinant of the first |S| rows in columns S.
func (u *Formulas) upperMinors(row func(i, j int) scalar.Expr, n int) []scalar.Expr {
	m := make([]scalar.Expr, 1<<n)
	m[0] = u.Pool.Int(1)
	var terms []scalar.Expr
	for s := 1; s < 1<<n; s++ {
		i := bits.OnesCount(uint(s)) - 1 // expand along the last row
		terms = terms[:0]
		rank := 0
		for j := range n {
			if s>>j&1 == 0 {
				continue
			}
			e, minor := row(i, j), m[s&^(1<<j)]
			if !e.IsZero() && !minor.IsZero() {
				t := u.Pool.Mul(e, minor)
				if (i+rank)%2 == 1 {
					t = u.Pool.Neg(t)
				}
				terms = append(terms, t)
			}
			rank++
		}
		m[s] = u.Pool.Add(terms...)
	}
	return m
}

// adjugate and determinant without division, by minors of the first and of the
// last rows shared between all cofactors.
func (u *Formulas) adjugate(a []scalar.Expr, n int, symmetric bool) (adj []scalar.Expr, det scalar.Expr) {
	p := u.Pool
	adj = make([]scalar.Expr, n*n)
	if n == 1 {
		adj[0] = p.Int(1)
		return adj, a[0]
	}
	up := u.upperMinors(func(i, j int) scalar.Expr { return a[i*n+j] }, n)
	// minors of the last rows, in reverse row order
	down := u.upperMinors(func(i, j int) scalar.Expr { return a[(n-1-i)*n+j] }, n)
	full := 1<<n - 1
	det = up[full]
	for i := range n { // cofactor of row i, column j
		for j := range n {
			if symmetric && j < i {
				adj[j*n+i] = adj[i*n+j]
				continue
			}
			adj[j*n+i] = u.cofactor(up, down, n, i, j)
		}
	}
	return adj, det
}

// cofactor is the Laplace expansion over the rows before i and those after it.
func (u *Formulas) cofactor(up, down []scalar.Expr, n, i, j int) scalar.Expr {
	p := u.Pool
	rest := (1<<n - 1) &^ (1 << j)
	below := n - 1 - i
	var terms []scalar.Expr
	for s := rest; ; s = (s - 1) & rest {
		if bits.OnesCount(uint(s)) == i {
			t := rest &^ s
			u, d := up[s], down[t]
			if !u.IsZero() && !d.IsZero() {
				// sign: of moving columns s before t, of reversing the rows below, of (i, j)
				inv := 0
				for b := range n {
					if t>>b&1 == 1 {
						inv += bits.OnesCount(uint(s >> (b + 1)))
					}
				}
				inv += below*(below-1)/2 + i + j
				e := p.Mul(u, d)
				if inv%2 == 1 {
					e = p.Neg(e)
				}
				terms = append(terms, e)
			}
		}
		if s == 0 {
			break
		}
	}
	return p.Add(terms...)
}

// det is the determinant by connected blocks.
func (u *Formulas) det(a []scalar.Expr, n int) (scalar.Expr, error) {
	p := u.Pool
	r := p.Int(1)
	var rows, cols []int
	for _, b := range blocksOf(a, n) {
		if len(b.rows) != len(b.cols) {
			return scalar.Expr{}, nil
		}
		k := len(b.rows)
		if k > maxBlock {
			return scalar.Expr{}, ErrOverBudget
		}
		sub := submatrix(a, n, b)
		m := u.upperMinors(func(i, j int) scalar.Expr { return sub[i*k+j] }, k)
		r = p.Mul(r, m[1<<k-1])
		rows, cols = append(rows, b.rows...), append(cols, b.cols...)
	}
	if (inversions(rows)+inversions(cols))%2 == 1 {
		r = p.Neg(r)
	}
	return r, nil
}

func inversions(a []int) int {
	k := 0
	for i := range a {
		for j := i + 1; j < len(a); j++ {
			if a[i] > a[j] {
				k++
			}
		}
	}
	return k
}
