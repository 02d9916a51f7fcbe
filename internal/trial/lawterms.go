package trial

// Sums of products of named objects with letters at their slots: how they are drawn and written.

import (
	"fmt"
	"strings"
)

// atom is an object with slots: true is upper.
type atom struct {
	text  string // with %s for letters, one for each slot, upper and lower in order; P and Q are letters of its own
	slots []bool
	free  bool // a letter that is summed may not stand in it: it symmetrises
	dim   int  // the only dimension in which it has these slots; 0: any
}

var (
	down, up     = false, true
	one, two     = []bool{down}, []bool{down, down}
	three, gamma = []bool{down, down, down}, []bool{up, down, down}
)

// atoms are in the order of lawObjects.values.
var atoms = []atom{
	{text: "f"}, {text: "w_%s", slots: one}, {text: "v^%s", slots: []bool{up}}, {text: "g_%s%s", slots: two}, {text: "g^%s%s", slots: []bool{up, up}},
	{text: "d_%s f", slots: one}, {text: "d_%s w_%s", slots: two}, {text: "d_%s v^%s", slots: []bool{down, up}}, {text: "d_%s d_%s f", slots: two},
	{text: "C^%s_%s%s", slots: gamma}, {text: "h_%s%s", slots: two}, {text: "d_%s h_%s%s", slots: three},
	{text: "nabla_%s w_%s", slots: two}, {text: "nabla_%s v^%s", slots: []bool{down, up}}, {text: "nabla_%s d_%s f", slots: two},
	// Connections: one with torsion, and the straight lines of another chart.
	{text: "D^%s_%s%s", slots: gamma}, {text: "E^%s_%s%s", slots: gamma}, {text: "torsion(D)^%s_%s%s", slots: gamma},
	// Scalars of the chart and true ones, and what is derived from them.
	{text: "C^P_PQ v^Q"}, {text: "d_%s (C^P_PQ v^Q)", slots: one}, {text: "d_P v^P"}, {text: "d_%s (d_P v^P)", slots: one},
	{text: "v^P (d_P f)"}, {text: "d_%s (v^P (d_P f))", slots: one}, {text: "d_%s sin(f)", slots: one}, {text: "nabla_%s (v^P w_P)", slots: one},
	{text: "rho"}, {text: "d_%s rho", slots: one}, {text: "trace(raise(h, g))"}, {text: "d_%s (trace(raise(h, g)))", slots: one}, {text: "det(raise(h, g))"},
	{text: "1 - f"}, {text: "max(f, 1/2)"}, {text: "if f < 1/3 then 2 else f"}, {text: "d_%s (f*rho)", slots: one},
	{text: "eps(g)_%s%s", slots: two, dim: 2}, {text: "ext(w)_%s%s", slots: two}, {text: "d_%s g_%s%s", slots: three},
	// Brackets over letters.
	{text: "d_{[%s} w_{%s]}", slots: two, free: true}, {text: "d_{(%s} w_{%s)}", slots: two, free: true}, {text: "nabla_{(%s} w_{%s)}", slots: two, free: true},
	{text: "h_{[%s %s]}", slots: two, free: true}, {text: "h_{(%s %s)}", slots: two, free: true}, {text: "d_%s h_{[%s %s]}", slots: three, free: true},
	{text: "C^%s_{(%s %s)}", slots: gamma, free: true}, {text: "D^%s_{(%s %s)}", slots: gamma, free: true}, {text: "E^%s_{(%s %s)}", slots: gamma, free: true},
	{text: "D^%s_{[%s %s]}", slots: gamma, free: true},
	{text: "A_%s%s", slots: two}, {text: "Z_%s%s", slots: two}, {text: "d_%s A_%s%s", slots: three}, {text: "d_%s Z_%s%s", slots: three},
	// Components, which are functions of the chart.
	{text: "v[1]"}, {text: "h[1,1]"}, {text: "w[1]"}, {text: "d_%s (v[1])", slots: one}, {text: "d_%s (h[1,1])", slots: one},
	// Functions of two arguments, of which none, one or both are scalars.
	{text: "max(f, v[1])"}, {text: "max(v[1], f)"}, {text: "min(rho, f)"}, {text: "max(f, trace(raise(h, g)))"},
	{text: "if f > 0 then f else rho"}, {text: "if f > 0 then v[1] else f"}, {text: "if v[1] > f then 2 else f"}, {text: "if rho > 3/2 then f else 2"},
	{text: "(2 + sin(f))**sin(v[1])"}, {text: "rho**sin(f)"}, {text: "(2 + sin(f))**sin(f)"}, {text: "atan2(f, rho)"}, {text: "atan2(2 + sin(f), f)"},
	{text: "d_%s max(f, v[1])", slots: one}, {text: "d_%s max(f, trace(raise(h, g)))", slots: one}, {text: "d_%s (if f > 0 then f else rho)", slots: one},
	{text: "d_%s (rho**sin(f))", slots: one}, {text: "d_%s ((2 + sin(f))**sin(v[1]))", slots: one}, {text: "d_%s ((2 + sin(f))**sin(f))", slots: one}, {text: "d_%s atan2(f, rho)", slots: one},
}

// atomOf is the place of an atom by its text.
func atomOf(text string) int {
	for k := range atoms {
		if atoms[k].text == text {
			return k
		}
	}
	panic("trial: no atom " + text)
}

// targetLetters are those of a left side.
const targetLetters = "ijo"

// lawTerm is a coefficient and atoms with letters at their slots.
type lawTerm struct {
	coef  int
	atoms []int
	at    [][]rune
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// lawTerms draws terms whose free slots are the target's: letters i, j, o free, others summed. Now and then
// some that have a law together only, or nearly.
func (d *Draw) lawTerms(n int, target []bool) []lawTerm {
	if d.Chance(0.35) {
		if t := d.together(target); t != nil {
			if d.Chance(0.3) {
				t = append(t, d.lawSum(n, target, 1)...)
			}
			return t
		}
	}
	return d.lawSum(n, target, d.Whole(1, 1+d.Size/3))
}

func (d *Draw) lawSum(n int, target []bool, many int) []lawTerm {
	var out []lawTerm
	for range many {
		for range 200 {
			if t, ok := d.lawTerm(n, target); ok {
				out = append(out, t)
				break
			}
		}
	}
	return out
}

func (d *Draw) lawTerm(n int, target []bool) (lawTerm, bool) {
	t := lawTerm{coef: Pick(d, 1, 1, 2, -1, 3)}
	var ups, downs [][2]int // atom, slot
	for range d.Whole(1, 3) {
		k := d.IntN(len(atoms))
		if atoms[k].dim != 0 && atoms[k].dim != n {
			continue
		}
		t.atoms = append(t.atoms, k)
		t.at = append(t.at, make([]rune, len(atoms[k].slots)))
		for s, up := range atoms[k].slots {
			if up {
				ups = append(ups, [2]int{len(t.atoms) - 1, s})
			} else {
				downs = append(downs, [2]int{len(t.atoms) - 1, s})
			}
		}
	}
	wantUp := 0
	for _, up := range target {
		wantUp += boolInt(up)
	}
	pairs := len(ups) - wantUp
	if pairs < 0 || len(downs)-pairs != len(target)-wantUp || pairs > 4 {
		return t, false
	}
	d.Shuffle(len(ups), func(i, j int) { ups[i], ups[j] = ups[j], ups[i] })
	d.Shuffle(len(downs), func(i, j int) { downs[i], downs[j] = downs[j], downs[i] })
	set := func(p [2]int, l rune) { t.at[p[0]][p[1]] = l }
	for k := range pairs {
		set(ups[k], rune("klmn"[k]))
		set(downs[k], rune("klmn"[k]))
	}
	u, l := pairs, pairs
	for k, up := range target {
		if up {
			set(ups[u], rune(targetLetters[k]))
			u++
		} else {
			set(downs[l], rune(targetLetters[k]))
			l++
		}
	}
	for k, a := range t.atoms {
		if atoms[a].free && strings.ContainsAny(string(t.at[k]), "klmn") {
			return t, false
		}
	}
	return t, len(t.atoms) > 0
}

// ownLetters are for what is summed within an atom.
const ownLetters = "pqrstuab"

func lawText(terms []lawTerm) string {
	s := ""
	own := 0
	for k, t := range terms {
		c := t.coef
		switch {
		case k > 0 && c < 0:
			s += " - "
			c = -c
		case k > 0:
			s += " + "
		case c < 0:
			s += "-"
			c = -c
		}
		var parts []string
		if c != 1 {
			parts = append(parts, fmt.Sprint(c))
		}
		for i, a := range t.atoms {
			letters := make([]any, len(t.at[i]))
			for j, l := range t.at[i] {
				letters[j] = string(l)
			}
			x := fmt.Sprintf(atoms[a].text, letters...)
			if strings.Contains(x, "P") {
				x = strings.NewReplacer("P", ownLetters[own:own+1], "Q", ownLetters[own+1:own+2]).Replace(x)
				own = (own + 2) % len(ownLetters)
			}
			if strings.Contains(x, " ") {
				x = "(" + x + ")"
			}
			parts = append(parts, x)
		}
		s += strings.Join(parts, "*")
	}
	return s
}
