package scalar

// The order in which factors of a product and terms of a sum are printed.

import (
	"cmp"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// factorRank orders the factors of a product: constants, parameters,
// variables, roots, other calls, sums, exponentials, sines, cosines. Functions
// come last, for in LaTeX their arguments may stand without brackets.
func (p *Pool) factorRank(n *node) int {
	switch n.op {
	case opConst:
		return 0
	case opVar:
		if p.vars[n.v.ID].info.Const {
			return 1
		}
		return 2
	case opSum:
		return rankSum
	case opCall:
		if n.kern.Rank == op.RankRadical && n.vars == 0 {
			return -1
		}
		return int(n.kern.Rank)
	case opApply:
		return int(op.RankCall)
	}
	return rankSum
}

// rankSum is the place of sums among the factors.
const rankSum = int(op.RankSum)

func (p *Pool) compareFactors(a, b *node) int {
	if d := p.factorRank(a) - p.factorRank(b); d != 0 {
		return d
	}
	if d := len(a.args) - len(b.args); d != 0 && a.op == opSum && b.op == opSum {
		return d
	}
	return cmp.Compare(a.id, b.id)
}

// degrees summarises a term for ordering.
type degrees struct {
	vars, calls, params int
	lex                 []factor // of variables
}

func (p *Pool) degreesOf(n *node) degrees {
	var d degrees
	facs := n.facs
	if n.op != opProd {
		facs = []factor{{n, 1}}
	}
	for _, f := range facs {
		switch {
		case f.n.op == opVar && p.vars[f.n.v.ID].info.Const:
			d.params += int(f.exp)
		case f.n.op == opVar:
			d.vars += int(f.exp)
			d.lex = append(d.lex, f)
		case f.n.op == opCall || f.n.op == opApply:
			d.calls += int(f.exp)
		}
	}
	return d
}

// compareTerms orders a sum: higher degree in the variables first, then by the
// variables' order, then fewer calls, then higher degree in the parameters.
func (p *Pool) compareTerms(a, b *node) int {
	x, y := p.degreesOf(a), p.degreesOf(b)
	if d := y.vars - x.vars; d != 0 {
		return d
	}
	for i := 0; i < len(x.lex) && i < len(y.lex); i++ {
		f, g := x.lex[i], y.lex[i]
		if f.n != g.n {
			return cmp.Compare(f.n.id, g.n.id)
		}
		if f.exp != g.exp {
			return int(g.exp - f.exp)
		}
	}
	if d := x.calls - y.calls; d != 0 {
		return d
	}
	if d := y.params - x.params; d != 0 {
		return d
	}
	return cmp.Compare(a.id, b.id)
}
