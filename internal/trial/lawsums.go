package trial

// Sums in trials of laws whose terms are a tensor or a connection only together, or just fail to be one.

import (
	"slices"
	"strings"
)

// part is a coefficient times atoms by their texts, with their letters.
func part(coef int, factors ...string) lawTerm {
	t := lawTerm{coef: coef}
	for _, f := range factors {
		text, ls, _ := strings.Cut(f, "|")
		t.atoms, t.at = append(t.atoms, atomOf(text)), append(t.at, []rune(ls))
	}
	return t
}

// together draws sums that are tensors or connections although their terms are not, or that just fail to be.
func (d *Draw) together(target []bool) []lawTerm {
	minus := Pick(d, -1, -1, -1, 1, -2)
	s := d.weight()
	dw, df, vd := "d_%s w_%s", "d_%s f", "d_%s v^%s"
	switch {
	case slices.Equal(target, one): // Lie derivatives, divergences
		return Pick(d,
			[]lawTerm{part(1, "v^%s|k", dw+"|ki"), part(-minus, "w_%s|k", vd+"|ik")},
			[]lawTerm{part(1, "d_%s (d_P v^P)|i"), part(-minus, "d_%s (C^P_PQ v^Q)|i")},
			[]lawTerm{part(1, "rho", df+"|i"), part(1, "f", "d_%s rho|i"), part(minus, "d_%s (f*rho)|i")})
	case slices.Equal(target, two):
		return Pick(d,
			[]lawTerm{part(1, dw+"|ij"), part(minus, dw+"|ji")},
			[]lawTerm{part(1, s, dw+"|ij"), part(minus, s, dw+"|ji")},
			[]lawTerm{part(1, "d_%s d_%s f|ij"), part(minus, "C^%s_%s%s|kij", df+"|k")},
			[]lawTerm{part(1, dw+"|ij"), part(minus, Pick(d, "C", "D", "E")+"^%s_%s%s|k"+Pick(d, "ij", "ji"), "w_%s|k")},
			[]lawTerm{part(1, "v^%s|k", "d_%s h_%s%s|kij"), part(1, "h_%s%s|kj", vd+"|ik"), part(-minus, "h_%s%s|ik", vd+"|jk")},
			[]lawTerm{part(1, "d_{(%s} w_{%s)}|ij"), part(minus, "C^%s_%s%s|kij", "w_%s|k")},
			[]lawTerm{part(1, s, "d_{[%s} w_{%s]}|ij"), part(1, s, "h_%s%s|ij")})
	case slices.Equal(target, []bool{up, down}):
		return []lawTerm{part(1, vd+"|ji"), part(-minus, Pick(d, "C", "D", "E")+"^%s_%s%s|i"+Pick(d, "jk", "kj"), "v^%s|k")}
	case slices.Equal(target, gamma):
		slots := func() string { return Pick(d, "^%s_%s%s|i", "^%s_%s%s|i", "^%s_{(%s %s)}|i") + Pick(d, "jo", "oj") }
		a, b, torsion := Pick(d, "C", "D", "E")+slots(), Pick(d, "C", "D", "E")+slots(), "D^%s_{[%s %s]}|ijo"
		return Pick(d,
			[]lawTerm{part(1, a), part(minus, b)}, []lawTerm{part(1, s, a), part(minus, s, b)}, []lawTerm{part(1, "f", a), part(1, "1 - f", b)},
			[]lawTerm{part(2, a), part(minus, b)}, []lawTerm{part(1, a), part(minus, "v^%s|i", "h_%s%s|jo")}, []lawTerm{part(1, s, a)},
			[]lawTerm{part(1, s, a), part(minus, "f", b)}, []lawTerm{part(1, a)}, []lawTerm{part(1, torsion)}, []lawTerm{part(1, s, torsion)},
			[]lawTerm{part(1, "D^%s_%s%s|ijo"), part(minus, torsion)}, []lawTerm{part(1, a), part(minus, torsion)})
	case slices.Equal(target, three):
		return Pick(d, d.cyclic(), d.cyclic(), d.cyclic(),
			[]lawTerm{part(1, "d_%s g_%s%s|ijo"), part(minus, "C^%s_%s%s|kij", "g_%s%s|ko"), part(minus, "C^%s_%s%s|kio", "g_%s%s|jk")})
	}
	return nil
}

// weight is what multiplies each term of a sum: a scalar, or one of the chart only.
func (d *Draw) weight() string {
	return Pick(d, "f", "f", "f", "max(f, 1/2)", "if f < 1/3 then 2 else f", "trace(raise(h, g))", "(2 + sin(f))**sin(f)", "max(f, trace(raise(h, g)))",
		"rho", "C^P_PQ v^Q", "v[1]", "h[1,1]", "max(f, v[1])", "min(rho, f)", "if f > 0 then f else rho", "if v[1] > f then 2 else f", "rho**sin(f)", "(2 + sin(f))**sin(v[1])", "atan2(f, rho)")
}

// cyclic is a sum over the turns of three letters of a derivative with two slots behind it: a tensor where those are
// antisymmetric and the signs are right, and never else. Letters are exchanged and signs turned now and then.
func (d *Draw) cyclic() []lawTerm {
	of := Pick(d, "d_%s g_%s%s", "d_%s h_%s%s", "d_%s Z_%s%s", "d_%s A_%s%s", "d_%s A_%s%s", "d_%s h_{[%s %s]}")
	turns := of == "d_%s A_%s%s" || of == "d_%s h_{[%s %s]}"
	var with []string
	if d.Chance(0.2) {
		with = append(with, d.weight())
	}
	var out []lawTerm
	for _, ls := range []string{"ijo", "joi", "oij"} {
		coef := 1
		if d.Chance(0.1) {
			coef = -1
		}
		if d.Chance(0.3) {
			ls = ls[:1] + ls[2:] + ls[1:2]
			if turns {
				coef = -coef
			}
		}
		out = append(out, part(coef, append(with[:len(with):len(with)], of+"|"+ls)...))
	}
	d.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out[:len(out)-boolInt(d.Chance(0.1))]
}
