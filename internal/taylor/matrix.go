package taylor

// Matrices of Taylor series: product, inverse, determinant, linear systems.

import "errors"

var errSingular = errors.New("singular at the point")

// MatMul is the product of an n×k and a k×m matrix of series, row-major.
func (a *Algebra[T]) MatMul(x, y []Series[T], n, k, m, r int) []Series[T] {
	z := make([]Series[T], n*m)
	for i := range n {
		for j := range m {
			z[i*m+j] = a.Dot(r, k, func(l int) (Series[T], Series[T]) { return x[i*k+l], y[l*m+j] })
		}
	}
	return z
}

// Dot is Σ x_l y_l of n pairs.
func (a *Algebra[T]) Dot(r, n int, pair func(int) (Series[T], Series[T])) Series[T] {
	var acc Series[T]
	for l := range n {
		x, y := pair(l)
		if len(x) == 0 || len(y) == 0 {
			continue
		}
		if acc == nil {
			acc = make(Series[T], a.Shape.count[r])
		}
		a.MulAcc(acc, x, y, r)
	}
	return acc
}

// MatInv inverts an n×n matrix of series: the constant part by elimination,
// higher coefficients by X_k = −X_0 Σ_{i≠0, i+j=k} A_i X_j.
func (a *Algebra[T]) MatInv(m []Series[T], n, r int) ([]Series[T], error) {
	x0, err := a.invert0(m, n)
	if err != nil {
		return nil, err
	}
	z := make([]Series[T], n*n)
	constant := true
	for _, s := range m {
		constant = constant && len(a.Cut(s, r)) <= 1
	}
	if constant {
		for i, c := range x0 {
			z[i] = a.Const(c)
		}
		return z, nil
	}
	full := make([]Series[T], n*n)
	for i, s := range m {
		full[i] = a.Full(a.Cut(s, r), r)
		z[i] = make(Series[T], a.Shape.count[r])
		z[i][0] = x0[i]
	}
	t := make([]T, n)
	for k := 1; k < a.Shape.count[r]; k++ {
		for j := range n {
			for i := range n {
				t[i] = 0
				for l := range n {
					t[i] = a.Ring.Add(t[i], a.Ring.Tail(full[i*n+l], z[l*n+j], k, a.Shape))
				}
			}
			for i := range n {
				s := T(0)
				for l := range n {
					s = a.Ring.Sub(s, a.Ring.Mul(x0[i*n+l], t[l]))
				}
				z[i*n+j][k] = s
			}
		}
	}
	return z, nil
}

// invert0 inverts the constant part by Gauss–Jordan with partial pivoting.
func (a *Algebra[T]) invert0(m []Series[T], n int) ([]T, error) {
	w := make([]T, n*2*n)
	for i := range n {
		for j := range n {
			w[i*2*n+j] = a.At0(m[i*n+j])
		}
		w[i*2*n+n+i] = a.Ring.Int(1)
	}
	row := func(i int) []T { return w[i*2*n : (i+1)*2*n] }
	for c := range n {
		p := c
		for i := c + 1; i < n; i++ {
			if a.Ring.Larger(row(i)[c], row(p)[c]) {
				p = i
			}
		}
		if p != c {
			for j, v := range row(p) {
				row(p)[j], row(c)[j] = row(c)[j], v
			}
		}
		inv, ok := a.Ring.Inv(row(c)[c])
		if !ok {
			return nil, errSingular
		}
		for j := range row(c) {
			row(c)[j] = a.Ring.Mul(row(c)[j], inv)
		}
		for i := range n {
			if f := row(i)[c]; i != c && f != 0 {
				a.Ring.Axpy(row(i), a.Ring.Mul(a.Ring.Int(-1), f), row(c))
			}
		}
	}
	x := make([]T, n*n)
	for i := range n {
		copy(x[i*n:], row(i)[n:])
	}
	return x, nil
}

// Det is the determinant. Up to n = 6 it is expanded over column subsets
// (n·2^(n-1) products, no division, so that a singular constant part does no
// harm); beyond that it is found by elimination, with a singular constant part
// an error.
func (a *Algebra[T]) Det(m []Series[T], n, r int) (Series[T], error) {
	if n > 6 {
		return a.detLU(m, n, r)
	}
	// minor[S] = determinant of the first |S| rows on the columns S.
	minor := make([]Series[T], 1<<n)
	minor[0] = a.Int(1)
	for set := 1; set < 1<<n; set++ {
		row := -1
		for s := set; s > 0; s &= s - 1 {
			row++
		}
		var acc Series[T]
		sign := int64(1) // of moving column c behind the later columns of set
		for c := n - 1; c >= 0; c-- {
			if set>>c&1 == 0 {
				continue
			}
			t := a.Mul(m[row*n+c], minor[set&^(1<<c)], r)
			acc = a.Add(acc, a.Scale(a.Ring.Int(sign), t, r), r)
			sign = -sign
		}
		minor[set] = acc
	}
	return minor[1<<n-1], nil
}

func (a *Algebra[T]) detLU(m []Series[T], n, r int) (Series[T], error) {
	w := append([]Series[T](nil), m...)
	det := a.Int(1)
	for c := range n {
		p := c
		for i := c + 1; i < n; i++ {
			if a.Ring.Larger(a.At0(w[i*n+c]), a.At0(w[p*n+c])) {
				p = i
			}
		}
		if p != c {
			for j := range n {
				w[p*n+j], w[c*n+j] = w[c*n+j], w[p*n+j]
			}
			det = a.Neg(det, r)
		}
		inv, err := a.Inv(w[c*n+c], r)
		if err != nil {
			return nil, err
		}
		det = a.Mul(det, w[c*n+c], r)
		for i := c + 1; i < n; i++ {
			f := a.Neg(a.Mul(w[i*n+c], inv, r), r)
			for j := c + 1; j < n; j++ {
				w[i*n+j] = a.Add(w[i*n+j], a.Mul(f, w[c*n+j], r), r)
			}
		}
	}
	return det, nil
}

// MatSolve is A⁻¹B for an n×n matrix A and an n×k matrix B.
func (a *Algebra[T]) MatSolve(m, b []Series[T], n, k, r int) ([]Series[T], error) {
	inv, err := a.MatInv(m, n, r)
	if err != nil {
		return nil, err
	}
	return a.MatMul(inv, b, n, n, k, r), nil
}
