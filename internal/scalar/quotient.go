package scalar

// Products as quotients: what stands above and what under the line, for
// computing and for print.

import "github.com/seed2d4d80ff/geo/internal/op"

// Quotient is a product e, without its coefficient, as c times factors in the
// order and shape that is computed best: roots whose radicands are divided by
// stand in the denominator.
func (p *Pool) Quotient(e Expr) (facs []Factor, c float64) {
	list, c := unrationalise(e.n.facs, p)
	facs = make([]Factor, len(list))
	for i, f := range list {
		facs[i] = Factor{p.unit(f.n), int(f.exp)}
	}
	return facs, c
}

// unrationalise writes √u/u back as c/√u for a root whose radicand's factors
// are all divided by. Products are kept with roots in the numerator, so that
// equal ones look equal; shorter and better conditioned is the quotient.
func unrationalise(facs []factor, p *Pool) ([]factor, float64) {
	c := 1.0
	for i, f := range facs {
		if f.n.op != opCall || f.exp != 1 || !(f.n.kern.Generator == op.Generator{Kind: op.Radical, Degree: 2} || f.n.generates(op.Absolute)) {
			continue
		}
		u := f.n.args[0]
		if u.c == nil || u.n.op == opOne {
			continue
		}
		abs := f.n.generates(op.Absolute)
		var one [1]factor
		rad := one[:]
		if u.n.op == opProd {
			rad = u.n.facs
		} else {
			rad[0] = factor{u.n, 1}
		}
		times := int32(1)
		if abs {
			times = 2
		}
		ok := true
		for _, q := range rad {
			k := find(facs, q.n)
			if k < 0 || q.exp > 0 && facs[k].exp > -times*q.exp || q.exp < 0 && facs[k].exp < -times*q.exp {
				ok = false
				break
			}
		}
		if !ok {
			continue
		}
		out := make([]factor, 0, len(facs))
		for j, g := range facs {
			if j == i {
				out = append(out, factor{g.n, -1})
				continue
			}
			if k := find(rad, g.n); k >= 0 {
				g.exp += times * rad[k].exp
			}
			if g.exp != 0 {
				out = append(out, g)
			}
		}
		k := u.c.Float
		if abs {
			k *= k
		}
		more, d := unrationalise(out, p)
		return more, c * k * d
	}
	return facs, c
}

func find(fs []factor, n *node) int {
	for i := range fs {
		if fs[i].n == n {
			return i
		}
	}
	return -1
}
