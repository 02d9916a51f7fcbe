package letter

// A letter that one part of an expression sums and another has free.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/grammar"
)

// Part is a part of an expression: a factor, a term, an argument, a branch. Its
// letters are free in it; Lo to Hi are its own among the dummies of the statement.
type Part struct {
	X       grammar.Expr
	Letters []string
	Lo, Hi  int
}

// Disagreement finds a letter that one part sums, at any depth, or keeps since the
// left side names it, and that is free in another; letters that are tried are
// not looked at.
func Disagreement(all []Dummy, ps []Part, tried *Probe) (in Dummy, free grammar.Expr, found bool) {
	if len(ps) < 2 || ps[0].Lo == ps[len(ps)-1].Hi {
		return in, nil, false
	}
	// The first parts where a letter is free that nothing in the part keeps.
	frees := map[string][]int{}
	for i, p := range ps {
		for _, l := range p.Letters {
			if len(frees[l]) < 2 && !slices.Contains(frees[l], i) && !slices.ContainsFunc(all[p.Lo:p.Hi], func(d Dummy) bool { return d.Name == l }) {
				frees[l] = append(frees[l], i)
			}
		}
	}
	for j, p := range ps {
		for _, d := range all[p.Lo:p.Hi] {
			for _, i := range frees[d.Name] {
				if i != j && !tried.Tries(d.Name) {
					tried.Doubts(d.Name)
					return d, ps[i].X, true
				}
			}
		}
	}
	return in, nil, false
}
