package naive

// Contractions, reductions, blocks, inverses, determinants and matrix
// exponentials by plain loops.

import (
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/op"
)

// contract loops over every label.
func (e *evaluator) contract(n *graph.Node) []jet {
	coef, labels, out := n.Contract()
	sizes := n.LabelSizes()
	c := e.g.Value(coef)
	r := make([]jet, size(n.Axes()))
	for i := range r {
		r[i] = e.num(0)
	}
	args := make([][]jet, len(n.Args()))
	for k, a := range n.Args() {
		args[k] = e.eval(a)
	}
	val := make([]int, len(sizes))
	pick := func(ls []int) []int {
		p := make([]int, len(ls))
		for i, l := range ls {
			p[i] = val[l]
		}
		return p
	}
	var loop func(l int)
	loop = func(l int) {
		if l == len(sizes) {
			v := e.num(c)
			for k, a := range n.Args() {
				v = mul(v, args[k][flat(a.Axes(), pick(labels[k]))])
			}
			at := flat(n.Axes(), pick(out))
			r[at] = add(r[at], v)
			return
		}
		for val[l] = 0; val[l] < sizes[l]; val[l]++ {
			loop(l + 1)
		}
	}
	loop(0)
	return r
}

func (e *evaluator) reduce(n *graph.Node, r []jet) []jet {
	x := e.eval(n.Args()[0])
	a, ax := n.Args()[0].Axes(), n.Axis()
	in, d := size(a[ax+1:]), a[ax].Size
	for o := range size(a[:ax]) {
		for j := range in {
			at := func(k int) int { return (o*d+k)*in + j }
			best := 0
			v := x[at(0)]
			for k := 1; k < d; k++ {
				y := x[at(k)]
				switch n.Reduction() {
				case graph.Prod:
					v = mul(v, y)
				case graph.LogSumExp:
					exp := op.Named("exp")
					m := math.Max(v[0], y[0])
					sh := e.num(-m)
					v = add(e.num(m), e.call(op.Named("log"), []jet{add(e.call(exp, []jet{add(v, sh)}), e.call(exp, []jet{add(y, sh)}))}))
				case graph.Max:
					if y[0] > v[0] {
						best, v = k, y
					}
				case graph.Min:
					if y[0] < v[0] {
						best, v = k, y
					}
				}
			}
			if n.Op() == graph.OpPick {
				r[at(best)] = e.num(1)
			} else {
				r[o*in+j] = v
			}
		}
	}
	return r
}

func (e *evaluator) component(n *graph.Node, r []jet) []jet {
	x := n.Args()[0]
	for f, v := range e.eval(x) {
		pos := unflat(x.Axes(), f)
		var to []int
		ok := true
		for k, p := range n.Pos() {
			if p < 0 {
				to = append(to, pos[k])
			} else {
				ok = ok && p == pos[k]
			}
		}
		if ok {
			r[flat(n.Axes(), to)] = v
		}
	}
	return r
}

func (e *evaluator) gather(n *graph.Node, r []jet) []jet {
	x := n.Args()[0]
	for f, v := range e.eval(x) {
		pos := unflat(x.Axes(), f)
		for k, i := range n.Idx() {
			if i == pos[n.Axis()] {
				to := slices.Clone(pos)
				to[n.Axis()] = k
				r[flat(n.Axes(), to)] = v
			}
		}
	}
	return r
}

func (e *evaluator) scatter(n *graph.Node, r []jet) []jet {
	x := n.Args()[0]
	for f, v := range e.eval(x) {
		pos := unflat(x.Axes(), f)
		pos[n.Axis()] = n.Idx()[pos[n.Axis()]]
		at := flat(n.Axes(), pos)
		r[at] = add(r[at], v)
	}
	return r
}

func (e *evaluator) block(n *graph.Node, r []jet) []jet {
	x := n.Args()[0]
	b := n.Chart().Blocks[n.Block()]
	w := size(x.Axes()[n.Axis()+1:])
	for f, v := range e.eval(x) {
		i := unflat(x.Axes(), f)[n.Axis()] - b.Offset
		if i >= 0 && i < b.Size {
			o := f / (w * n.Chart().Dim)
			r[(o*b.Size+i)*w+f%w] = v
		}
	}
	return r
}

// inverse is Gauss-Jordan elimination, pivots by their real parts.
func (e *evaluator) inverse(a []jet, d int) []jet {
	w := 2 * d
	m := make([]jet, d*w)
	for i := range d {
		for j := range d {
			m[i*w+j] = a[i*d+j]
			m[i*w+d+j] = e.num(0)
		}
		m[i*w+d+i] = e.num(1)
	}
	for c := range d {
		p := c
		for i := c; i < d; i++ {
			if math.Abs(m[i*w+c][0]) > math.Abs(m[p*w+c][0]) {
				p = i
			}
		}
		for j := range w {
			m[c*w+j], m[p*w+j] = m[p*w+j], m[c*w+j]
		}
		inv := rcp(m[c*w+c])
		for j := range w {
			m[c*w+j] = mul(inv, m[c*w+j])
		}
		for i := range d {
			if i == c {
				continue
			}
			f := m[i*w+c]
			for j := range w {
				m[i*w+j] = add(m[i*w+j], scale(-1, mul(f, m[c*w+j])))
			}
		}
	}
	r := make([]jet, d*d)
	for i := range d {
		for j := range d {
			r[i*d+j] = m[i*w+d+j]
		}
	}
	return r
}

// det is Laplace's expansion along the first row.
func (e *evaluator) det(a []jet, d int) jet {
	if d == 0 {
		return e.num(1)
	}
	r := e.num(0)
	for j := range d {
		var minor []jet
		for i := 1; i < d; i++ {
			for k := range d {
				if k != j {
					minor = append(minor, a[i*d+k])
				}
			}
		}
		t := mul(a[j], e.det(minor, d-1))
		if j%2 == 1 {
			t = scale(-1, t)
		}
		r = add(r, t)
	}
	return r
}

// expm is the power series after halving the matrix ten times.
func (e *evaluator) expm(a []jet, d int) []jet {
	matmul := func(x, y []jet) []jet {
		r := make([]jet, d*d)
		for i := range d {
			for j := range d {
				r[i*d+j] = e.num(0)
				for k := range d {
					r[i*d+j] = add(r[i*d+j], mul(x[i*d+k], y[k*d+j]))
				}
			}
		}
		return r
	}
	h := make([]jet, d*d)
	sum := make([]jet, d*d)
	for i := range h {
		h[i] = scale(1.0/1024, a[i])
		sum[i] = e.num(0)
		if i%(d+1) == 0 {
			sum[i] = e.num(1)
		}
	}
	term := slices.Clone(sum)
	for k := 1; k < 25; k++ {
		term = matmul(term, h)
		for i := range term {
			term[i] = scale(1/float64(k), term[i])
			sum[i] = add(sum[i], term[i])
		}
	}
	for range 10 {
		sum = matmul(sum, sum)
	}
	return sum
}

// frechet reads the coefficient of a product of units, one per direction.
func (e *evaluator) frechet(n *graph.Node) []jet {
	a := e.eval(n.Args()[0])
	d := n.Args()[0].Axes()[0].Size
	leads := n.Leads()
	k := len(leads)
	up := e.with(e.level+k, nil, nil)
	dirs := make([][]jet, k)
	counts := make([]int, k)
	for j := range dirs {
		dirs[j] = e.eval(n.Args()[1+j])
		counts[j] = len(dirs[j]) / (d * d)
	}
	var r []jet
	at := make([]int, k)
	for {
		m := make([]jet, d*d)
		for i := range m {
			m[i] = append(jet(nil), up.lift(a[i])...)
			for j := range dirs {
				off := 1 << (e.level + j)
				for s, v := range dirs[j][at[j]*d*d+i] {
					m[i][off+s] += v
				}
			}
		}
		all := 0
		for j := range k {
			all |= 1 << (e.level + j)
		}
		for _, x := range up.expm(m, d) {
			r = append(r, append(jet(nil), x[all:all+1<<e.level]...))
		}
		j := k - 1
		for ; j >= 0; j-- {
			if at[j]++; at[j] < counts[j] {
				break
			}
			at[j] = 0
		}
		if j < 0 {
			return r
		}
	}
}
