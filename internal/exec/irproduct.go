package exec

// Products in intermediate form: the structure of the result is split off, the
// rest is contracted in pairs.

import (
	"fmt"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/numeric/einsum"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// contract takes a product apart: the structure of the result (diagonals,
// broadcasts), then pairs in the planner's order.
func (b *irBuilder) contract(n *graph.Node, dims []int) (*irNode, error) {
	coef, labels, out := n.Contract()
	sizes := n.LabelSizes()
	args, err := b.args(n)
	if err != nil {
		return nil, err
	}
	alpha := b.g.Value(coef)
	// Fills among the operands are numbers and broadcasts.
	var ops []*irNode
	var ls [][]int
	covered := make([]bool, len(sizes))
	for i, a := range args {
		l := labels[i]
		for a.op == irView && plainView(a) {
			l = viewedAxes(a, l)
			a = a.args[0]
		}
		if a.op == irFill {
			alpha *= a.fill
			continue
		}
		for _, x := range l {
			covered[x] = true
		}
		ops = append(ops, a)
		ls = append(ls, l)
	}
	inOut := make([]bool, len(sizes))
	var distinct []int
	repeated := false
	for _, l := range out {
		if inOut[l] {
			repeated = true
			continue
		}
		inOut[l] = true
		distinct = append(distinct, l)
	}
	// What a fill alone ran over while it was summed counts its range.
	for i := range args {
		for _, l := range labels[i] {
			if !covered[l] && !inOut[l] {
				alpha *= float64(sizes[l])
				covered[l] = true
			}
		}
	}
	var core []int // result labels that some operand has
	for _, l := range distinct {
		if covered[l] {
			core = append(core, l)
		}
	}
	r, err := b.product(alpha, ops, ls, core, sizes, n)
	if err != nil {
		return nil, err
	}
	if len(core) != len(distinct) { // broadcast
		v := &irNode{op: irView, args: []*irNode{r}, fix: make([]int, len(core))}
		for _, l := range distinct {
			v.dims = append(v.dims, sizes[l])
			var t [][2]int
			for i, c := range core {
				if c == l {
					t = [][2]int{{i, 1}}
				}
			}
			v.terms = append(v.terms, t)
		}
		r = b.view(v)
	}
	if !repeated {
		return r, nil
	}
	pos := map[int]int{}
	for i, l := range distinct {
		pos[l] = i
	}
	d := &irNode{op: irDelta, dims: dims, args: []*irNode{r}}
	for _, l := range out {
		d.out = append(d.out, pos[l])
	}
	k := key("delta", dims, d.args)
	fmt.Fprint(k, d.out)
	return b.add(k.String(), d), nil
}

// product is alpha times the contraction of ops into out (distinct labels, all
// covered).
func (b *irBuilder) product(alpha float64, ops []*irNode, labels [][]int, out, sizes []int, n *graph.Node) (*irNode, error) {
	dims := make([]int, len(out))
	for i, l := range out {
		dims[i] = sizes[l]
	}
	if len(ops) == 0 || alpha == 0 {
		return b.fill(alpha, dims), nil
	}
	if !reducing(labels, out) {
		return b.times(alpha, ops, labels, out, sizes), nil
	}
	alpha, ops, labels = b.openOuter(alpha, ops, labels)
	if len(sizes) > einsum.MaxLabels {
		return nil, limitError(fmt.Sprintf("a product of %d indices; the most is %d", len(sizes), einsum.MaxLabels))
	}
	plan := einsum.New(sizes, labels, out)
	b.products = append(b.products, plannedProduct{labels, out, sizes, plan})
	vals := append([]*irNode(nil), ops...)
	ls := append([][]int(nil), labels...)
	for i, st := range plan.Steps {
		k := 1.0
		if i == len(plan.Steps)-1 {
			k = alpha
		}
		as, al := []*irNode{vals[st.A]}, [][]int{ls[st.A]}
		if st.B >= 0 {
			as, al = append(as, vals[st.B]), append(al, ls[st.B])
		}
		var r *irNode
		if reducing(al, st.Out) {
			r = b.pair(k, as, al, st.Out, sizes)
			if i == len(plan.Steps)-1 && len(st.Out) == 2 && len(n.Axes()) == 2 {
				for _, gr := range b.g.Symmetries(n) {
					r.sym = r.sym || len(gr) == 2
				}
			}
		} else {
			r = b.times(k, as, al, st.Out, sizes)
		}
		if r.from == nil {
			r.from = n
		}
		vals, ls = append(vals, r), append(ls, st.Out)
	}
	return vals[len(vals)-1], nil
}

// openOuter replaces operands that are products of smaller ones (a_u e_n) by
// their factors, so that the planner may contract those one by one.
func (b *irBuilder) openOuter(alpha float64, ops []*irNode, labels [][]int) (float64, []*irNode, [][]int) {
	p := b.g.Pool
	var out []*irNode
	var ls [][]int
	for i, o := range ops {
		coef, factors, ok := 1.0, []int(nil), o.op == irElem
		if ok {
			coef, factors, ok = productOf(p, o.body, len(o.args))
		}
		for _, k := range factors {
			ok = ok && o.args[k].size() < o.size()
		}
		if !ok || len(ops)+len(factors) > 12 {
			out, ls = append(out, o), append(ls, labels[i])
			continue
		}
		alpha *= coef
		for _, k := range factors {
			l := make([]int, len(o.maps[k]))
			for j, x := range o.maps[k] {
				l[j] = labels[i][x]
			}
			out, ls = append(out, o.args[k]), append(ls, l)
		}
	}
	return alpha, out, ls
}

// productOf reads a body that is a number times a product of distinct
// arguments, every argument once.
func productOf(p *scalar.Pool, body scalar.Expr, n int) (coef float64, args []int, ok bool) {
	v := p.View(body)
	index := func(e scalar.Expr) int {
		w, ok := e.AsVar()
		for k := 0; ok && k < n; k++ {
			if p.ArgVar(k) == w {
				return k
			}
		}
		return -1
	}
	if v.Op != scalar.Product || len(v.Factors) != n {
		return 0, nil, false
	}
	for _, f := range v.Factors {
		k := index(f.Base)
		if f.Exp != 1 || k < 0 {
			return 0, nil, false
		}
		args = append(args, k)
	}
	return v.Coef.Float, args, true
}

func reducing(labels [][]int, out []int) bool {
	for _, ls := range labels {
	next:
		for _, l := range ls {
			for _, o := range out {
				if o == l {
					continue next
				}
			}
			return true
		}
	}
	return false
}

// times is a product without a sum: elementwise, or a mere view.
func (b *irBuilder) times(alpha float64, ops []*irNode, labels [][]int, out, sizes []int) *irNode {
	pos := make([]int, len(sizes))
	dims := make([]int, len(out))
	for i, l := range out {
		pos[l] = i
		dims[i] = sizes[l]
	}
	p := b.g.Pool
	if len(ops) == 1 && alpha == 1 {
		v := &irNode{op: irView, dims: dims, args: ops, fix: make([]int, len(labels[0])), terms: make([][][2]int, len(out))}
		for i, l := range labels[0] {
			v.terms[pos[l]] = append(v.terms[pos[l]], [2]int{i, 1})
		}
		return b.view(v)
	}
	maps := make([][]int, len(ops))
	factors := []scalar.Expr{p.Float(alpha)}
	for k, ls := range labels {
		factors = append(factors, p.Arg(k))
		for _, l := range ls {
			maps[k] = append(maps[k], pos[l])
		}
	}
	return b.elem(p.Mul(factors...), dims, ops, maps)
}

// pair is a contraction of one or two values that sums something. Labels are
// renumbered so that equal contractions meet.
func (b *irBuilder) pair(alpha float64, args []*irNode, labels [][]int, out, sizes []int) *irNode {
	num := map[int]int{}
	r := &irNode{op: irPair, args: args, alpha: alpha}
	rename := func(ls []int) []int {
		o := make([]int, len(ls))
		for i, l := range ls {
			k, ok := num[l]
			if !ok {
				k = len(num)
				num[l] = k
				r.sizes = append(r.sizes, sizes[l])
			}
			o[i] = k
		}
		return o
	}
	for _, ls := range labels {
		r.labels = append(r.labels, rename(ls))
	}
	r.out = rename(out)
	for _, l := range r.out {
		r.dims = append(r.dims, r.sizes[l])
	}
	r.sym = len(args) == 2 && args[0] == args[1]
	k := key("pair", r.dims, args)
	fmt.Fprint(k, r.labels, r.out, alpha)
	return b.add(k.String(), r)
}
