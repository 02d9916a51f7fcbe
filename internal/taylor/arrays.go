package taylor

// Arrays of series: contraction over indices, traces, reductions,
// rearrangements, the matrix exponential.

import "github.com/seed2d4d80ff/geo/internal/graph"

// operand is a factor of a contraction: distinct labels, their sizes, and
// components row-major in the labels.
type operand[T Scalar] struct {
	labels []int
	s      []Series[T]
}

// contract multiplies operands pair by pair, the pair with the smallest result
// first, summing each label as soon as no other factor or the result has it.
func (f *frame[T]) contract(n *graph.Node, r int) ([]Series[T], error) {
	expr, _, _ := n.Contract()
	coef, err := f.number(expr)
	if err != nil {
		return nil, err
	}
	args := make([][]Series[T], len(n.Args()))
	for i, a := range n.Args() {
		args[i] = f.arg(a, r)
	}
	return f.contraction(n, coef, args, r), nil
}

func (f *frame[T]) contraction(n *graph.Node, coef T, args [][]Series[T], r int) []Series[T] {
	_, labels, out := n.Contract()
	size := map[int]int{}
	for i, a := range n.Args() {
		for j, d := range f.dims(a) {
			size[labels[i][j]] = d
		}
	}
	outDims := f.dims(n)
	for i, l := range out {
		if _, ok := size[l]; !ok {
			size[l] = outDims[i]
		}
	}
	uses := map[int]int{} // operands that have the label, and one for the result
	for _, l := range out {
		uses[l] = 1
	}
	ops := make([]operand[T], len(n.Args()))
	for i := range args {
		ops[i] = operand[T]{labels[i], args[i]}
		seen := map[int]bool{}
		for _, l := range labels[i] {
			if !seen[l] {
				seen[l] = true
				uses[l]++
			}
		}
	}
	for i := range ops {
		ops[i] = f.fold(ops[i], size, uses, r)
	}
	for len(ops) > 1 {
		bi, bj, best := 0, 1, -1
		for i := range ops {
			for j := i + 1; j < len(ops); j++ {
				kept, all := pairLabels(ops[i], ops[j], uses)
				cost := sizeOf(kept, size)*4 + sizeOf(all, size)
				if best < 0 || cost < best {
					bi, bj, best = i, j, cost
				}
			}
		}
		p := f.multiply(ops[bi], ops[bj], size, uses, r)
		ops[bi] = p
		ops = append(ops[:bj], ops[bj+1:]...)
	}
	one := operand[T]{nil, []Series[T]{f.alg.Int(1)}}
	if len(ops) == 1 {
		one = ops[0]
	}
	return f.spread(one, coef, out, outDims, size, r)
}

func sizeOf(labels []int, size map[int]int) int {
	n := 1
	for _, l := range labels {
		n *= size[l]
	}
	return n
}

func pairLabels[T Scalar](a, b operand[T], uses map[int]int) (kept, all []int) {
	in := map[int]bool{}
	for _, l := range a.labels {
		in[l] = true
	}
	all = append(all, a.labels...)
	for _, l := range b.labels {
		if !in[l] {
			all = append(all, l)
		}
	}
	inB := map[int]bool{}
	for _, l := range b.labels {
		inB[l] = true
	}
	for _, l := range all {
		n := uses[l]
		if in[l] {
			n--
		}
		if inB[l] {
			n--
		}
		if n > 0 {
			kept = append(kept, l)
		}
	}
	return kept, all
}

// strides of an operand by label: repeated labels add up, so that a diagonal is
// a stride.
func strides(labels []int, dims func(int) int) map[int]int {
	m := map[int]int{}
	s := 1
	for i := len(labels) - 1; i >= 0; i-- {
		m[labels[i]] += s
		s *= dims(labels[i])
	}
	return m
}

// walk calls visit with the offsets of several operands for every value of the
// labels, the last fastest.
func walk(labels []int, size map[int]int, strides []map[int]int, visit func(off []int)) {
	off := make([]int, len(strides))
	idx := make([]int, len(labels))
	for _, l := range labels {
		if size[l] == 0 {
			return
		}
	}
	for {
		visit(off)
		k := len(labels) - 1
		for ; k >= 0; k-- {
			l := labels[k]
			idx[k]++
			for i, s := range strides {
				off[i] += s[l]
			}
			if idx[k] < size[l] {
				break
			}
			for i, s := range strides {
				off[i] -= s[l] * size[l]
			}
			idx[k] = 0
		}
		if k < 0 {
			return
		}
	}
}

// fold takes diagonals and sums labels that only this operand has.
func (f *frame[T]) fold(o operand[T], size, uses map[int]int, r int) operand[T] {
	var kept, all []int
	seen := map[int]bool{}
	for _, l := range o.labels {
		if !seen[l] {
			seen[l] = true
			all = append(all, l)
			if uses[l] > 1 {
				kept = append(kept, l)
			} else {
				uses[l] = 0
			}
		}
	}
	if len(kept) == len(o.labels) {
		return o
	}
	dim := func(l int) int { return size[l] }
	z := make([]Series[T], sizeOf(kept, size))
	walk(all, size, []map[int]int{strides(o.labels, dim), strides(kept, dim)}, func(off []int) {
		z[off[1]] = f.alg.Add(z[off[1]], o.s[off[0]], r)
	})
	return operand[T]{kept, z}
}

func (f *frame[T]) multiply(a, b operand[T], size, uses map[int]int, r int) operand[T] {
	kept, all := pairLabels(a, b, uses)
	in := map[int]bool{}
	for _, l := range a.labels {
		in[l] = true
	}
	keeps := map[int]bool{}
	for _, l := range kept {
		keeps[l] = true
	}
	var summed []int
	for _, l := range all {
		if !keeps[l] {
			summed = append(summed, l)
			uses[l] = 0
		}
	}
	for _, l := range b.labels {
		if in[l] && keeps[l] {
			uses[l]-- // two operands become one
		}
	}
	if z, ok := f.gemm(a, b, kept, summed, size, r); ok {
		return operand[T]{kept, z}
	}
	dim := func(l int) int { return size[l] }
	sa, sb := strides(a.labels, dim), strides(b.labels, dim)
	z := make([]Series[T], sizeOf(kept, size))
	n := f.alg.Shape.Count(r)
	sums := []map[int]int{sa, sb}
	walk(kept, size, []map[int]int{sa, sb, strides(kept, dim)}, func(off []int) {
		if len(summed) == 0 {
			z[off[2]] = f.alg.Mul(a.s[off[0]], b.s[off[1]], r)
			return
		}
		var acc Series[T]
		walk(summed, size, sums, func(o []int) {
			x, y := a.s[off[0]+o[0]], b.s[off[1]+o[1]]
			if len(x) == 0 || len(y) == 0 {
				return
			}
			if acc == nil {
				acc = make(Series[T], n)
			}
			f.alg.MulAcc(acc, x, y, r)
		})
		z[off[2]] = acc
	})
	return operand[T]{kept, z}
}

// spread lays the product out over the result's labels: repeated ones make a
// delta, uncovered ones a broadcast.
func (f *frame[T]) spread(o operand[T], coef T, out, dims []int, size map[int]int, r int) []Series[T] {
	z := make([]Series[T], product(dims))
	var distinct []int
	seen := map[int]bool{}
	for _, l := range out {
		if !seen[l] {
			seen[l] = true
			distinct = append(distinct, l)
		}
	}
	dim := func(l int) int { return size[l] }
	walk(distinct, size, []map[int]int{strides(o.labels, dim), strides(out, dim)}, func(off []int) {
		z[off[1]] = f.alg.Scale(coef, o.s[off[0]], r)
	})
	return z
}

func (f *frame[T]) reduce(n *graph.Node, r int) ([]Series[T], error) {
	x := n.Args()[0]
	s, dims, axis := f.arg(x, r), f.dims(x), n.Axis()
	stride := product(dims[axis+1:])
	m := dims[axis]
	b := bodies[T]{f.alg, f.vals, f.coef}
	out := make([]Series[T], product(dims[:axis])*stride)
	for i := range out {
		at := func(k int) Series[T] { return s[(i/stride*m+k)*stride+i%stride] }
		switch n.Reduction() {
		case graph.Max, graph.Min:
			out[i] = at(f.extreme(n.Reduction(), m, at))
		case graph.Prod:
			out[i] = f.alg.Int(1)
			for k := range m {
				out[i] = f.alg.Mul(out[i], at(k), r)
			}
		case graph.LogSumExp:
			top := f.alg.Const(f.alg.At0(at(f.extreme(graph.Max, m, at))))
			var sum Series[T]
			for k := range m {
				e, err := b.kernel(fnExp, []Series[T]{f.alg.Sub(at(k), top, r)}, r)
				if err != nil {
					return nil, err
				}
				sum = f.alg.Add(sum, e, r)
			}
			l, err := b.kernel(fnLog, []Series[T]{sum}, r)
			if err != nil {
				return nil, err
			}
			out[i] = f.alg.Add(top, l, r)
		}
	}
	return out, nil
}

// extreme is the position of the first largest or smallest of m elements.
func (f *frame[T]) extreme(kind graph.ReduceKind, m int, at func(int) Series[T]) int {
	best := 0
	for k := 1; k < m; k++ {
		d := f.vals.Sign(f.ring.Sub(f.alg.At0(at(k)), f.alg.At0(at(best))))
		if kind == graph.Max && d > 0 || kind == graph.Min && d < 0 {
			best = k
		}
	}
	return best
}

func (f *frame[T]) pick(n *graph.Node, r int) ([]Series[T], error) {
	x := n.Args()[0]
	s, dims, axis := f.arg(x, r), f.dims(x), n.Axis()
	stride, m := product(dims[axis+1:]), dims[axis]
	out := make([]Series[T], len(s))
	for o := range product(dims[:axis]) {
		for i := range stride {
			at := func(k int) Series[T] { return s[(o*m+k)*stride+i] }
			out[(o*m+f.extreme(n.Reduction(), m, at))*stride+i] = f.alg.Int(1)
		}
	}
	return out, nil
}

// rearrange are the operations that only move components.
func (f *frame[T]) rearrange(n *graph.Node, r int) ([]Series[T], error) {
	args := n.Args()
	if f.shrunk(n.Axes()) {
		return nil, undecided("components at fixed positions")
	}
	for _, a := range args {
		if f.shrunk(a.Axes()) {
			return nil, undecided("components at fixed positions")
		}
	}
	out := make([]Series[T], product(f.dims(n)))
	s := make([][]Series[T], len(args))
	for k, a := range args {
		s[k] = f.arg(a, r)
	}
	n.Moves(func(to, arg, from int) {
		if x := s[arg][from]; out[to] == nil {
			out[to] = x
		} else {
			out[to] = f.alg.Add(out[to], x, r)
		}
	})
	return out, nil
}

// expm sums the exponential series of a matrix: the constant part is halved
// until it is small, and the result squared back (Higham, Functions of
// Matrices). There is no such limit in F_p.
func (f *frame[T]) expm(m []Series[T], n, r int) ([]Series[T], error) {
	if _, ok := any(f.ring).(Float); !ok {
		return nil, undecided("a matrix exponential")
	}
	a := f.alg
	norm := 0.0
	for _, s := range m {
		for _, c := range s {
			norm = max(norm, float64(c), -float64(c))
		}
	}
	halvings := 0
	for norm*float64(n) > 0.25 {
		norm /= 2
		halvings++
	}
	scale := f.image(1 / float64(uint64(1)<<min(halvings, 62)))
	x := make([]Series[T], len(m))
	sum := make([]Series[T], len(m))
	for i, s := range m {
		x[i] = a.Scale(scale, s, r)
	}
	for i := range n {
		sum[i*n+i] = a.Int(1)
	}
	term := append([]Series[T](nil), sum...)
	for k := 1; k <= 20; k++ {
		inv := f.image(1 / float64(k))
		term = a.MatMul(term, x, n, n, n, r)
		for i := range term {
			term[i] = a.Scale(inv, term[i], r)
			sum[i] = a.Add(sum[i], term[i], r)
		}
	}
	for range halvings {
		sum = a.MatMul(sum, sum, n, n, n, r)
	}
	return sum, nil
}
