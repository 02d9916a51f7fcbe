package trial

// Tensors of jets: any axes, products by letters, derivatives; from definitions, by loops.

import (
	"fmt"
	"strings"
	"sync"
)

// Tensor is components over axes of any lengths, in the order of their indices.
type Tensor[T Number[T]] struct {
	dims []int
	c    []Jet[T]
}

// noOracle is thrown where the oracle has no value: near poles, edges, overflow.
type noOracle struct{}

// ladder is the shapes of jets in n variables: a lower order is a beginning of a higher one, and raise[o][v][k] is the
// place in order o+1 of the k-th monomial of order o, once more by v.
type ladder struct {
	shapes []*Shape
	raise  [][][]int
}

const highest = 4

var ladders [8]func() *ladder

func init() {
	for n := range ladders {
		ladders[n] = sync.OnceValue(func() *ladder { return newLadder(n) })
	}
}

func newLadder(n int) *ladder {
	l := &ladder{}
	for o := range highest + 1 {
		l.shapes = append(l.shapes, NewShape(n, o))
	}
	for o := range highest {
		up := make([][]int, n)
		for v := range n {
			for _, e := range l.shapes[o].exps {
				x := append([]int8(nil), e...)
				x[v]++
				up[v] = append(up[v], l.shapes[o+1].index[key(x)])
			}
		}
		l.raise = append(l.raise, up)
	}
	return l
}

func shapeOf(n, order int) *Shape { return ladders[n]().shapes[order] }

// cut is a jet to a lower order.
func (a Jet[T]) cut(order int) Jet[T] {
	if order >= a.s.order {
		return a
	}
	s := shapeOf(a.s.n, order)
	return Jet[T]{s, a.c[:len(s.exps)]}
}

// slope is the derivative by a variable, one order lower.
func (a Jet[T]) slope(v int) Jet[T] {
	if a.s.order == 0 {
		panic("trial: a derivative too many")
	}
	l := ladders[a.s.n]()
	s := l.shapes[a.s.order-1]
	r := Jet[T]{s, make([]T, len(s.exps))}
	for k, from := range l.raise[s.order][v] {
		r.c[k] = a.c[from].Mul(a.c[0].Of(float64(s.exps[k][v] + 1)))
	}
	return r
}

func (a Jet[T]) zero() bool {
	for _, c := range a.c {
		if c.Float() != 0 {
			return false
		}
	}
	return true
}

func blank[T Number[T]](s *Shape, dims ...int) Tensor[T] {
	size := 1
	for _, d := range dims {
		size *= d
	}
	t := Tensor[T]{dims: dims, c: make([]Jet[T], size)}
	for i := range t.c {
		t.c[i] = Jet[T]{s, make([]T, len(s.exps))}
	}
	return t
}

func scalarOf[T Number[T]](j Jet[T]) Tensor[T] { return Tensor[T]{c: []Jet[T]{j}} }

// build lists a tensor entry by entry.
func build[T Number[T]](entry func(ix []int) Jet[T], dims ...int) Tensor[T] {
	size := 1
	for _, d := range dims {
		size *= d
	}
	t := Tensor[T]{dims: dims}
	ix := make([]int, len(dims))
	for range size {
		t.c = append(t.c, entry(ix))
		next(ix, dims)
	}
	return t
}

// next counts one on, the last index first.
func next(ix, dims []int) {
	for k := len(ix) - 1; k >= 0; k-- {
		if ix[k]++; ix[k] < dims[k] {
			return
		}
		ix[k] = 0
	}
}

func (t Tensor[T]) at(ix ...int) Jet[T] {
	k := 0
	for i, x := range ix {
		k = k*t.dims[i] + x
	}
	return t.c[k]
}

func (t Tensor[T]) order() int {
	o := highest
	for _, j := range t.c {
		o = min(o, j.s.order)
	}
	return o
}

// each applies a function to every entry.
func (t Tensor[T]) each(f func(Jet[T]) Jet[T]) Tensor[T] {
	r := Tensor[T]{dims: t.dims, c: make([]Jet[T], len(t.c))}
	for k := range t.c {
		r.c[k] = f(t.c[k])
	}
	return r
}

func (t Tensor[T]) times(x float64) Tensor[T] {
	return t.each(func(j Jet[T]) Jet[T] { return j.Scale(j.c[0].Of(x)) })
}

func (t Tensor[T]) plus(u Tensor[T]) Tensor[T] {
	o := min(t.order(), u.order())
	r := Tensor[T]{dims: t.dims, c: make([]Jet[T], len(t.c))}
	for k := range t.c {
		r.c[k] = t.c[k].cut(o).Add(u.c[k].cut(o))
	}
	return r
}

func (t Tensor[T]) minus(u Tensor[T]) Tensor[T] { return t.plus(u.times(-1)) }

// diff has the derivative's index first.
func (t Tensor[T]) diff() Tensor[T] {
	n := t.c[0].s.n
	r := Tensor[T]{dims: append([]int{n}, t.dims...)}
	for v := range n {
		for _, j := range t.c {
			r.c = append(r.c, j.slope(v))
		}
	}
	return r
}

// ein is a product with sums over the letters that are not behind the arrow: ein("ae,ebcd->abcd", G, R).
func ein[T Number[T]](spec string, ts ...Tensor[T]) Tensor[T] {
	in, out, _ := strings.Cut(spec, "->")
	letters := strings.Split(in, ",")
	acc, have := ts[0], letters[0]
	if len(ts) == 1 {
		return contract(acc, have, scalarOf(Const(acc.c[0].s, acc.c[0].c[0].Of(1))), "", out)
	}
	for k := 1; k < len(ts); k++ {
		later := out + strings.Join(letters[k+1:], "")
		keep := ""
		for _, l := range have + letters[k] {
			if strings.ContainsRune(later, l) && !strings.ContainsRune(keep, l) {
				keep += string(l)
			}
		}
		if k == len(ts)-1 {
			keep = out
		}
		acc, have = contract(acc, have, ts[k], letters[k], keep), keep
	}
	return acc
}

// contract is the product of two tensors, their letters given, and those that remain.
func contract[T Number[T]](a Tensor[T], la string, b Tensor[T], lb, out string) Tensor[T] {
	all := out
	for _, l := range la + lb {
		if !strings.ContainsRune(all, l) {
			all += string(l)
		}
	}
	dims := make([]int, len(all))
	strides := func(letters string, d []int) []int {
		if len(letters) != len(d) {
			panic(fmt.Sprintf("trial: %s for %d axes", letters, len(d)))
		}
		s := make([]int, len(all))
		step := 1
		for k := len(d) - 1; k >= 0; k-- {
			at := strings.IndexByte(all, letters[k])
			s[at] += step
			step *= d[k]
			if dims[at] != 0 && dims[at] != d[k] {
				panic("trial: letter " + letters[k:k+1] + " over different axes")
			}
			dims[at] = d[k]
		}
		return s
	}
	sa, sb := strides(la, a.dims), strides(lb, b.dims)
	s := shapeOf(a.c[0].s.n, min(a.order(), b.order()))
	r := blank[T](s, dims[:len(out)]...)
	za, zb := a.zeros(), b.zeros()
	summed := 1
	for _, d := range dims[len(out):] {
		summed *= d
	}
	ix := make([]int, len(all))
	for k := range r.c {
		for range summed {
			i, j := 0, 0
			for m, x := range ix {
				i += x * sa[m]
				j += x * sb[m]
			}
			if !za[i] && !zb[j] {
				r.c[k].addProduct(a.c[i], b.c[j])
			}
			next(ix, dims)
		}
	}
	return r
}

func (t Tensor[T]) zeros() []bool {
	z := make([]bool, len(t.c))
	for k := range t.c {
		z[k] = t.c[k].zero()
	}
	return z
}

// addProduct adds a b, to the order of a's place.
func (a Jet[T]) addProduct(x, y Jet[T]) {
	if a.s.order == 0 {
		a.c[0] = a.c[0].Add(x.c[0].Mul(y.c[0]))
		return
	}
	for _, p := range a.s.products {
		if x.c[p[0]].Float() == 0 || y.c[p[1]].Float() == 0 {
			continue
		}
		a.c[p[2]] = a.c[p[2]].Add(x.c[p[0]].Mul(y.c[p[1]]))
	}
}

// rows is a tensor of two indices as a matrix, and back.
func (t Tensor[T]) rows() [][]Jet[T] {
	m := make([][]Jet[T], t.dims[0])
	for i := range m {
		m[i] = t.c[i*t.dims[1] : (i+1)*t.dims[1]]
	}
	return m
}

func ofRows[T Number[T]](m [][]Jet[T]) Tensor[T] {
	return build(func(ix []int) Jet[T] { return m[ix[0]][ix[1]] }, len(m), len(m[0]))
}

// inverted is the inverse matrix.
func (t Tensor[T]) inverted() Tensor[T] {
	m, ok := inverse(t.rows())
	if !ok {
		panic(noOracle{})
	}
	return ofRows(m)
}

// determinant expands along the first row.
func determinant[T Number[T]](m [][]Jet[T]) Jet[T] {
	if len(m) == 1 {
		return m[0][0]
	}
	var sum Jet[T]
	for c := range m {
		var minor [][]Jet[T]
		for _, row := range m[1:] {
			minor = append(minor, append(append([]Jet[T](nil), row[:c]...), row[c+1:]...))
		}
		t := m[0][c].Mul(determinant(minor))
		switch {
		case c == 0:
			sum = t
		case c%2 == 1:
			sum = sum.Sub(t)
		default:
			sum = sum.Add(t)
		}
	}
	return sum
}

// root is the square root of a jet's absolute value.
func root[T Number[T]](j Jet[T]) Jet[T] {
	if j.Value().Float() < 0 {
		j = j.Scale(j.c[0].Of(-1))
	}
	if j.Value().Float() < 0.01 {
		panic(noOracle{})
	}
	r, ok := powerOf(j, 1, 2)
	if !ok {
		panic(noOracle{})
	}
	return r
}

// over divides by a scalar that is not near 0.
func (t Tensor[T]) over(d Tensor[T]) Tensor[T] {
	if abs(d.c[0].Value().Float()) < 0.05 {
		panic(noOracle{})
	}
	i := d.c[0].cut(t.order()).Inverse()
	return t.each(func(j Jet[T]) Jet[T] { return j.cut(i.s.order).Mul(i) })
}
