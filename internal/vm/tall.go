package vm

// Powers of two that are left out of sums with large or small coefficients, so that long products of them stay in range.

import "github.com/seed2d4d80ff/geo/internal/scalar"

// tallest is how far from 1 the constants of a product may take it, in bits.
const tallest = 512

// findTall decides which expressions are computed less a power of two: sums whose
// coefficients are far from 1, or stand in a product of many such, and what is made of
// them. Exact numbers have common denominators taken out of sums, 2⁵⁴ out of each
// factor of a product of decimals, and the product would overflow where its value does
// not. Parts stand before wholes.
func (lo *lowering) findTall(parts []scalar.Expr, views []scalar.View) {
	height := map[int]int{}
	marked := map[int]bool{}
	for i, e := range parts {
		lo.p.Spend(1 + len(views[i].Terms)/4)
		switch v := &views[i]; v.Op {
		case scalar.Sum:
			h := highest(v.Terms, nil)
			height[e.ID()] = h
			if h > tallest || h < -tallest {
				marked[e.ID()] = true
			}
		case scalar.Product:
			risk := 0
			for _, f := range v.Factors {
				risk += size(height[f.Base.ID()]) * size(f.Exp)
			}
			if risk <= tallest {
				continue
			}
			for _, f := range v.Factors {
				if height[f.Base.ID()] != 0 {
					marked[f.Base.ID()] = true
				}
			}
		}
	}
	if len(marked) == 0 {
		return
	}
	lo.tall = map[int]int{}
	for i, e := range parts {
		lo.p.Spend(1 + len(views[i].Terms)/4)
		switch v := &views[i]; v.Op {
		case scalar.Sum:
			if h := highest(v.Terms, lo.tall); marked[e.ID()] || h > tallest || h < -tallest {
				lo.tall[e.ID()] = h
			}
		case scalar.Product:
			facs, _ := lo.p.Quotient(e)
			for _, f := range facs {
				lo.tall[e.ID()] += f.Exp * lo.tall[f.Base.ID()]
			}
		}
	}
}

// highest is the largest binary logarithm of the coefficients of terms.
func highest(terms []scalar.Expr, tall map[int]int) int {
	h := terms[0].CoefBits() + tall[terms[0].ID()]
	for _, t := range terms[1:] {
		h = max(h, t.CoefBits()+tall[t.ID()])
	}
	return h
}

func size(n int) int { return max(n, -n) }
