package scalar

// Sparse interpolation: the polynomial that a function of the prime field is, one variable after the other.

import "slices"

// sparseTerm is a monomial over some variables with its coefficient.
type sparseTerm struct {
	exps []int
	c    Mod
}

// maxSparse bounds the terms of a polynomial that is found from values: longer
// ones are no formula for a reader.
const maxSparse = 400

// sparse finds the polynomial with the given exponents in each of the variables
// gens (Zippel 1979): the monomials in the variables so far are known at one
// value of the others, and at a few values of the next one their coefficients
// are found from a linear system. Values come from eval; the other variables
// keep their values at base.
func (v *variety) sparse(base []Mod, gens []int, exps [][]int, eval func([][]Mod) ([]Mod, bool)) ([]sparseTerm, bool) {
	terms := []sparseTerm{{c: 1}}
	for k, g := range gens {
		if len(terms) > maxSparse {
			return nil, false
		}
		cols, xs, ok := v.coefficients(base, gens[:k], g, len(exps[k]), terms, eval)
		if !ok {
			return nil, false
		}
		// Each coefficient is a polynomial in g with the exponents exps[k].
		a := make([][]Mod, len(xs))
		for j, x := range xs {
			for _, e := range exps[k] {
				a[j] = append(a[j], x.Pow(uint64(e)))
			}
		}
		ys := make([][]Mod, len(terms))
		for i := range terms {
			for j := range xs {
				ys[i] = append(ys[i], cols[j][i])
			}
		}
		cs, ok := solveLinear(a, ys)
		if !ok {
			return nil, false
		}
		var next []sparseTerm
		for i, t := range terms {
			for j, e := range exps[k] {
				if cs[i][j] != 0 {
					next = append(next, sparseTerm{append(slices.Clone(t.exps), e), cs[i][j]})
				}
			}
		}
		terms = next
	}
	return terms, len(terms) <= maxSparse
}

// coefficients are those of the terms over the variables before, at n values
// of g, which it gives too.
func (v *variety) coefficients(base []Mod, before []int, g, n int, terms []sparseTerm, eval func([][]Mod) ([]Mod, bool)) (cols [][]Mod, xs []Mod, ok bool) {
	grid := len(v.roots) == 0 // the same points for every value of g
	var points, matrix [][]Mod
	var values [][]Mod
	for j := range n {
		x := slices.Clone(base)
		if !v.redraw(firstPrime, x, append([]int{g}, before...)) {
			return nil, nil, false
		}
		xs = append(xs, x[g])
		if j == 0 || !grid {
			points, matrix = nil, nil
			for range terms {
				at := slices.Clone(x)
				if !v.redraw(firstPrime, at, before) {
					return nil, nil, false
				}
				points = append(points, at)
				row := make([]Mod, len(terms))
				for i, t := range terms {
					row[i] = 1
					for h, e := range t.exps {
						row[i] = row[i].Mul(at[before[h]].Pow(uint64(e)))
					}
				}
				matrix = append(matrix, row)
			}
		} else {
			for _, at := range points {
				at[g] = x[g]
				if s, pair := v.sine[g]; pair {
					at[s] = x[s]
				}
			}
		}
		y, ok := eval(points)
		if !ok {
			return nil, nil, false
		}
		if grid {
			values = append(values, y)
			continue
		}
		c, ok := solveLinear(matrix, [][]Mod{y})
		if !ok {
			return nil, nil, false
		}
		cols = append(cols, c[0])
	}
	if grid {
		if cols, ok = solveLinear(matrix, values); !ok {
			return nil, nil, false
		}
	}
	return cols, xs, true
}

// lift gives the rational coefficients whose images the terms have: small
// fractions as they are, and the others as multiples of 1 over their common
// denominator.
func lift(ts []sparseTerm) ([]frac, bool) {
	common := int64(1)
	for _, t := range ts {
		if n, d, ok := t.c.rational(); ok && d < 1<<20 && abs64(n) < 1<<24 {
			if common = common / gcd64(common, d) * d; common > 1<<40 {
				return nil, false
			}
		}
	}
	out := make([]frac, len(ts))
	for i, t := range ts {
		n := int64(t.c.Mul(ModInt(common)))
		if uint64(n) > Modulus/2 {
			n -= int64(Modulus)
		}
		if abs64(n) > 1<<56 {
			return nil, false
		}
		out[i] = makeFrac(num{v: n}, num{v: common})
	}
	return out, true
}
