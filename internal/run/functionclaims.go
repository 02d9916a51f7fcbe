package run

// Laws that functions promise for all arguments: proved, or refuted and
// refused.

import (
	"fmt"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/taylor"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// FunctionClaims proves the laws that a source's functions promise for all
// arguments; a promise that random arguments refute rejects the source.
func FunctionClaims(c *check.Program) diag.List {
	var list diag.List
	refuted := map[*grammar.Fn]bool{}
	for _, f := range c.FnClaims {
		if refuted[f.Fn] {
			continue
		}
		proof := taylor.Prove(c.Graph, f.Node, f.Law, taylor.ProveOptions{Seed: uint64(f.Span.Start) + 1})
		if proof.Verdict != taylor.Refuted {
			continue // what could not be decided is tested where it is used
		}
		refuted[f.Fn] = true
		words := fmt.Sprintf("%s promises a %s, and for random arguments over a chart of dimension %d its result is not one", f.Fn.Name.Text, f.Law, f.Dim)
		if proof.Asymmetric {
			words = f.Fn.Name.Text + " promises a metric, and for random arguments its result is not symmetric"
		}
		d := diag.New(refuse.CodeClaimed, f.Span, words)
		if ix := proof.Component; len(ix) > 0 {
			d.WithNote("component " + number.Position(ix...) + " differs after a change of coordinates")
		}
		list = append(list, d.WithNote("a law that holds for some arguments only is claimed where the function is used: tensor H_ij = …"))
	}
	return list
}
