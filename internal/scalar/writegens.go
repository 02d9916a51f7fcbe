package scalar

// Powers of variables, functions and roots in print: tangents made of sines and
// cosines, 1/√u, numbers.

import (
	"cmp"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/op"
)

type genExp struct{ g, e int }

// fraction sets sign and number of a term: exact, unless generators that stand
// for inexact numbers take part.
func (w *writer) fraction(r *ring, c frac, exps []genExp, t *term) {
	t.neg = c.n.sign() < 0
	inexact := false
	v := c.float()
	for _, x := range exps {
		if q := r.gens[x.g].c; q != nil {
			inexact = true
			v *= powInt(q.Float, x.e)
		}
	}
	if inexact {
		t.neg = v < 0
		if v = max(v, -v); v != 1 {
			t.num = number.Compact(v, 0)
		}
		return
	}
	n := c.n
	if t.neg {
		n = n.neg()
	}
	w.setNumber(t, frac{n, c.d})
}

// genPowers writes powers of generators in the order of factors: those with
// positive exponents, and those to divide by.
func (w *writer) genPowers(r *ring, exps []genExp) (above, below []piece, sums place) {
	exps, tans := r.tangents(r.absPowers(slices.Clone(exps)))
	slices.SortStableFunc(exps, func(a, b genExp) int { return r.compareGens(a.g, b.g) })
	var exponent Expr
	at, late := 0, false
	var sym powers
	for _, x := range exps {
		if a, b, num, den := r.genPowerArgs(x); b.c != nil {
			sym.add(r.p, a, b, num, den)
		}
	}
	for _, x := range exps {
		if a, b, num, den := r.genPowerArgs(x); b.c == nil && a.c != nil {
			sym.join(r.p, a, num, den)
		}
	}
	for _, x := range exps {
		gen := &r.gens[x.g]
		if gen.c != nil {
			continue
		}
		a, _, num, den := r.genPowerArgs(x)
		if n := r.leaf(x.g); !late && n != nil && r.p.factorRank(n) > rankSum {
			if _, _, symbolic := n.powArgs(); !symbolic {
				late, sums = true, place{len(above), len(below)}
			}
		}
		if w.gathered(&sym, a, &above, &below) {
			continue
		}
		if u, ok := gen.unit(); ok { // exp(u)^e is exp(e u), and they multiply to one
			if exponent.c == nil {
				above, at = append(above, piece{}), len(above)
			}
			exponent = w.p.Add(exponent, w.p.Scale(int64(num), 1, u))
			continue
		}
		w.power(a, num, den, &above, &below)
	}
	if sym.left() {
		if !late {
			late, sums = true, place{len(above), len(below)}
		}
		w.symbolic(&sym, &above, &below)
	}
	for _, x := range tans {
		if !late {
			late, sums = true, place{len(above), len(below)}
		}
		above = append(above, w.style.power(w.style.call(r.tangent(x.g), w.best(r.gens[x.g].args)), x.e, 1))
	}
	if exponent.c != nil {
		above[at] = w.style.call(fnExp, w.best(exponent))
	}
	if !late {
		sums = place{len(above), len(below)}
	}
	return above, below, sums
}

// tangents makes sin^k/cos^k a power of the tangent, also of the hyperbolic one.
func (r *ring) tangents(exps []genExp) (rest, tans []genExp) {
	for i, x := range exps {
		if k := r.gens[x.g].rel; k != relSin && k != relSinh || x.e <= 0 {
			continue
		}
		for j, y := range exps {
			if y.g == r.gens[x.g].with && y.e == -x.e {
				tans = append(tans, x)
				exps[i].e, exps[j].e = 0, 0
			}
		}
	}
	return slices.DeleteFunc(exps, func(x genExp) bool { return x.e == 0 }), tans
}

func (r *ring) tangent(g int) *op.Func {
	if r.gens[g].rel == relSinh {
		return fnTanh
	}
	return fnTan
}

// absPowers makes |x|/x² the power 1/|x|.
func (r *ring) absPowers(exps []genExp) []genExp {
	for i, x := range exps {
		if r.gens[x.g].rel != relAbs || x.e != 1 {
			continue
		}
		for j, y := range exps {
			if r.gens[y.g].e == r.gens[x.g].args && y.e <= -2 {
				exps[i].e = -1
				exps[j].e += 2
			}
		}
	}
	return slices.DeleteFunc(exps, func(x genExp) bool { return x.e == 0 })
}

// power writes a power in the numerator or the denominator.
func (w *writer) power(e Expr, num, den int, above, below *[]piece) {
	b := w.best(e)
	if num < 0 {
		*below = append(*below, w.style.power(b, -num, den))
	} else {
		*above = append(*above, w.style.power(b, num, den))
	}
}

// unit gives u of a generator exp(u).
func (g *generator) unit() (u Expr, ok bool) {
	if g.e.c == nil || g.n != nil {
		return Expr{}, false
	}
	return g.e.n.isCall(fnExp)
}

// isPower reports a root that is written as a fractional power: not a cube root of
// any number.
func (g *generator) isPower() bool {
	return g.rel == relRoot && !(g.n != nil && g.n.generates(op.RealRoot))
}

// genPowerArgs is a power of a generator as a^(b num/den), b the number 0 where
// the generator is no power itself; a variable stands for its roots.
func (r *ring) genPowerArgs(x genExp) (a, b Expr, num, den int) {
	gen := &r.gens[x.g]
	switch {
	case gen.c != nil:
		return Expr{}, Expr{}, 0, 1
	case gen.base != nil:
		k := int(gcd64(int64(max(x.e, -x.e)), int64(gen.deg)))
		return r.p.unit(gen.base), Expr{}, x.e / k, gen.deg / k
	case gen.isPower():
		return gen.args, r.p.Int(1), x.e, gen.deg
	}
	if a, b, ok := gen.e.n.powArgs(); ok {
		return a, b, x.e, 1
	}
	return gen.e, Expr{}, x.e, 1
}

func (r *ring) compareGens(a, b int) int {
	x, y := r.gens[a], r.gens[b]
	if x.c != nil || y.c != nil {
		return cmp.Compare(a, b)
	}
	if d := r.p.factorRank(r.leaf(a)) - r.p.factorRank(r.leaf(b)); d != 0 {
		return d
	}
	return cmp.Compare(a, b)
}
