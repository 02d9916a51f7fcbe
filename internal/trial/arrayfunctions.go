package trial

// What the array functions of the language give for small arrays, from definitions: cofactors, series, closed forms.

import (
	"fmt"
	"math"
	"slices"
	"strconv"
)

// square draws an n by n array that is well conditioned.
func (d *lettered) square(n int) *array {
	a := d.newArray([]int{n, n})
	for k := range n {
		a.data[k*n+k] += Pick(d.Draw, 7.0, -7)
	}
	return a
}

// call is an array that a call gives; its numbers feel the rounding of some operations.
func call(text string, data []float64, shape ...int) *array {
	return &array{name: text, call: true, shape: shape, data: data, soft: 100}
}

// builtin is a call of an array function with axes of the sizes of letters, nil where none is known.
func (d *lettered) builtin(ls string) *array {
	shape := make([]int, 0, len(ls))
	for _, l := range ls {
		shape = append(shape, sizes[l])
	}
	switch {
	case len(shape) == 0:
		return d.scalarCall()
	case len(shape) == 1:
		return d.vectorCall(shape[0])
	case len(shape) == 2 && shape[0] == shape[1] && shape[0] < 4:
		return d.squareCall(shape[0])
	case len(shape) == 2:
		return d.tableCall(shape[0], shape[1])
	}
	return nil
}

// scalarCall is one of det, logdet, trace, rank, cond, dim, sum and a component.
func (d *lettered) scalarCall() *array {
	n := d.Whole(2, 3)
	a := d.square(n)
	number := func(name string, v float64) *array { return call(name+"("+a.name+")", []float64{v}) }
	switch d.IntN(9) {
	case 7:
		v := d.newArray([]int{d.Whole(1, 5)})
		s := 0.0
		for _, x := range v.data {
			s += x * x
		}
		return call("norm("+v.name+")", []float64{math.Sqrt(s)})
	case 0:
		return number("det", minor(a.data, n))
	case 1:
		return number("logdet", math.Log(math.Abs(minor(a.data, n))))
	case 2:
		return number("trace", coefficients(a.data, n)[1]*-1)
	case 3:
		return d.rankCall()
	case 4:
		a = d.square(2)
		s := a.data[0]*a.data[0] + a.data[1]*a.data[1] + a.data[2]*a.data[2] + a.data[3]*a.data[3]
		t := math.Abs(minor(a.data, 2))
		larger := (math.Sqrt(s+2*t) + math.Sqrt(math.Max(s-2*t, 0))) / 2
		return number("cond", larger*larger/t)
	case 5:
		v := d.newArray([]int{d.Whole(1, 5)})
		return call("dim("+v.name+")", []float64{float64(v.shape[0])})
	case 6:
		v := d.newArray([]int{d.Whole(1, 5)})
		s := 0.0
		for _, x := range v.data {
			s += x
		}
		return call("sum("+v.name+")", []float64{s})
	}
	i, j := d.IntN(n), d.IntN(n)
	return call(fmt.Sprintf("%s[%d,%d]", a.name, i+1, j+1), []float64{a.data[i*n+j]})
}

// rankCall is the rank of a table that is a sum of k products of whole numbers.
func (d *lettered) rankCall() *array {
	k := d.Whole(1, 2)
	data := make([]float64, 9)
	for r := range k {
		u, v := []int{1, d.Whole(-3, 3), d.Whole(-3, 3)}, []int{1, d.Whole(-3, 3), d.Whole(-3, 3)}
		u[r], v[r] = 1, 1
		for j := range r {
			u[j], v[j] = 0, 0
		}
		for i := range 9 {
			data[i] += float64(u[i/3] * v[i%3])
		}
	}
	return call("rank("+d.named(data, []int{3, 3}).name+")", []float64{float64(k)})
}

// vectorCall is one of solve, linspace, ones, a row's part, sum along an axis, eig and charpoly.
func (d *lettered) vectorCall(n int) *array {
	switch k := d.IntN(9); {
	case k == 7:
		v := d.newArray([]int{n})
		return call("sort("+v.name+")", slices.Sorted(slices.Values(v.data)), n)
	case k == 8 && n == 3:
		a, b := d.newArray([]int{3}), d.newArray([]int{3})
		x, y := a.data, b.data
		return call("cross("+a.name+", "+b.name+")", []float64{x[1]*y[2] - x[2]*y[1], x[2]*y[0] - x[0]*y[2], x[0]*y[1] - x[1]*y[0]}, 3)
	case k == 0 && n < 4:
		a, b := d.square(n), d.newArray([]int{n})
		return call("solve("+a.name+", "+b.name+")", times(inverted(a.data, n), b.data, n, 1), n)
	case k == 1:
		lo, step := float64(d.Whole(-4, 4)), float64(d.Whole(1, 4))/2
		var x []float64
		for i := range n {
			x = append(x, lo+step*float64(i))
		}
		return call(fmt.Sprintf("linspace(%v, %v, %d)", lo, x[n-1], n), x, n)
	case k == 2:
		return call(fmt.Sprintf("ones(%d)", n), slices.Repeat([]float64{1}, n), n)
	case k == 3:
		a := d.newArray([]int{3, n + 1})
		i := d.IntN(3)
		return call(fmt.Sprintf("%s[%d,2..%d]", a.name, i+1, n+1), a.data[i*(n+1)+1:(i+1)*(n+1)], n)
	case k == 4:
		a := d.newArray([]int{3, n})
		x := make([]float64, n)
		for i, v := range a.data {
			x[i%n] += v
		}
		return call("sum("+a.name+")", x, n)
	case k == 5 && (n == 3 || n == 4):
		a := d.square(n - 1)
		return call("charpoly("+a.name+")", coefficients(a.data, n-1), n)
	case k == 6 && n == 2:
		text, values, _ := d.symmetric()
		return call("eig("+text+")", values, 2)
	}
	return nil
}

// squareCall is one of inv, expm, diag, eye, components, solve and eigenvectors.
func (d *lettered) squareCall(n int) *array {
	a := d.square(n)
	unit := make([]float64, n*n)
	for k := range n {
		unit[k*n+k] = 1
	}
	switch k := d.IntN(8); {
	case k == 0:
		return call("inv("+a.name+")", inverted(a.data, n), n, n)
	case k == 1:
		return call("expm(0.1 "+a.name+")", exponential(a.data, n), n, n)
	case k == 2:
		x := d.newArray([]int{n})
		for i := range n {
			unit[i*n+i] = x.data[i]
		}
		return call("diag("+x.name+")", unit, n, n)
	case k == 3:
		return call("eye("+strconv.Itoa(n)+")", unit, n, n)
	case k == 4:
		return call("components("+a.name+")", a.data, n, n)
	case k == 5:
		b := d.newArray([]int{n, n})
		return call("solve("+a.name+", "+b.name+")", times(inverted(a.data, n), b.data, n, n), n, n)
	case k == 6 && n == 2:
		text, _, vectors := d.symmetric()
		return call("eigenvectors("+text+", eye(2))", vectors, 2, 2)
	case k == 7 && n == 2:
		x, y := float64(d.Whole(-9, 9))/4, float64(d.Whole(1, 9))/4
		// A companion of the pair x ± y i: trace 2 x, determinant x² + y².
		c := d.named([]float64{2*x - 1, -(x*x + y*y - 2*x + 1), 1, 1}, []int{2, 2})
		return call("ceig("+c.name+")", []float64{x, -y, x, y}, 2, 2)
	}
	return d.tableCall(n, n)
}

// tableCall is one of zeros, ones and onehot.
func (d *lettered) tableCall(m, n int) *array {
	switch d.IntN(3) {
	case 0:
		return call(fmt.Sprintf("zeros(%d, %d)", m, n), make([]float64, m*n), m, n)
	case 1:
		return call(fmt.Sprintf("ones(%d, %d)", m, n), slices.Repeat([]float64{1}, m*n), m, n)
	}
	ks, data := make([]float64, m), make([]float64, m*n)
	for i := range ks {
		k := d.IntN(n)
		ks[i], data[i*n+k] = float64(k+1), 1
	}
	return call(fmt.Sprintf("onehot(%s, %d)", literal(ks, []int{m}), n), data, m, n)
}

// symmetric draws Q diag(a, b) Qᵀ with a < b, given as text, with its eigenvalues and the vectors as columns.
func (d *lettered) symmetric() (text string, values, vectors []float64) {
	c, s := 0.6, 0.8
	if d.Chance(0.5) {
		c, s = 12.0/13, 5.0/13
	}
	a := float64(d.Whole(-8, 8)) / 2
	b := a + float64(d.Whole(1, 8))/2
	m := d.named([]float64{a*c*c + b*s*s, (a - b) * c * s, (a - b) * c * s, a*s*s + b*c*c}, []int{2, 2})
	// (c, s) belongs to a and (−s, c) to b; the larger component of each is positive.
	vectors = []float64{c, -s, s, c}
	if s > c {
		vectors = []float64{c, s, s, -c}
	}
	return m.name, []float64{a, b}, vectors
}

// minor is a determinant along the first row.
func minor(a []float64, n int) float64 {
	if n == 1 {
		return a[0]
	}
	s, sign := 0.0, 1.0
	for j := range n {
		s += sign * a[j] * minor(without(a, n, 0, j), n-1)
		sign = -sign
	}
	return s
}

// without leaves a row and a column out.
func without(a []float64, n, row, col int) []float64 {
	var out []float64
	for k, x := range a {
		if k/n != row && k%n != col {
			out = append(out, x)
		}
	}
	return out
}

// inverted is the table of cofactors over the determinant.
func inverted(a []float64, n int) []float64 {
	out := make([]float64, n*n)
	det := minor(a, n)
	for i := range n {
		for j := range n {
			c := 1.0
			if n > 1 {
				c = minor(without(a, n, i, j), n-1)
			}
			if (i+j)%2 == 1 {
				c = -c
			}
			out[j*n+i] = c / det
		}
	}
	return out
}

// times is a product of an n by n and an n by m array.
func times(a, b []float64, n, m int) []float64 {
	out := make([]float64, n*m)
	for i := range n {
		for j := range m {
			for k := range n {
				out[i*m+j] += a[i*n+k] * b[k*m+j]
			}
		}
	}
	return out
}

// coefficients of det(x − a), by sums of principal minors.
func coefficients(a []float64, n int) []float64 {
	c := []float64{1}
	trace := 0.0
	for k := range n {
		trace += a[k*n+k]
	}
	c = append(c, -trace)
	if n == 3 {
		second := 0.0
		for k := range n {
			second += minor(without(a, n, k, k), 2)
		}
		c = append(c, second)
	}
	if n == 1 {
		return c
	}
	last := minor(a, n)
	if n%2 == 1 {
		last = -last
	}
	return append(c, last)
}

// exponential is the series of exp(a/10).
func exponential(a []float64, n int) []float64 {
	sum, term := make([]float64, n*n), make([]float64, n*n)
	for k := range n {
		sum[k*n+k], term[k*n+k] = 1, 1
	}
	for k := 1; k < 40; k++ {
		term = times(term, a, n, n)
		for i := range term {
			term[i] /= 10 * float64(k)
			sum[i] += term[i]
		}
	}
	return sum
}
