package scalar

// Conditions in print: comparisons joined by and, or and their opposites.

import (
	"math/bits"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// maxCompared bounds the comparisons of a condition that is written with or.
const maxCompared = 4

// opposites are the signs of comparisons that hold where others do not.
var opposites = map[string]struct{ text, tex string }{
	"<": {">=", `\ge`}, "<=": {">", ">"}, ">": {"<=", `\le`}, ">=": {"<", "<"}, "==": {"!=", `\ne`}, "!=": {"==", "="},
}

// logic is what a number made of comparisons alone is, by which of them hold.
type logic struct {
	compared []*node
	holds    []bool // by a bit for each that holds
}

// logicOf takes a number that is 0 or 1 apart; false where it is made of other
// things than comparisons, or of too many.
func logicOf(e Expr) (l logic, ok bool) {
	var collect func(x Expr) bool
	collect = func(x Expr) bool {
		switch {
		case x.c == nil || x.n.op == opOne:
			return true
		case x.n.op == opCall && x.n.kern.Writing.Kind == op.Comparison:
			if !slices.Contains(l.compared, x.n) {
				l.compared = append(l.compared, x.n)
			}
			return len(l.compared) <= maxCompared
		case x.n.op == opSum:
			return !slices.ContainsFunc(x.n.args, func(t Expr) bool { return !collect(t) })
		case x.n.op == opProd:
			return !slices.ContainsFunc(x.n.facs, func(f factor) bool { return f.exp < 0 || !collect(Expr{c: x.c, n: f.n}) })
		}
		return false
	}
	if !collect(e) || len(l.compared) == 0 {
		return l, false
	}
	for set := range 1 << len(l.compared) {
		to := &valuation{at: func(Var) float64 { return 0 }, memo: map[*node]float64{}}
		for i, n := range l.compared {
			to.memo[n] = float64(set >> i & 1)
		}
		v := evalExpr(e, to)
		if v != 0 && v != 1 {
			return l, false
		}
		l.holds = append(l.holds, v == 1)
	}
	return l, true
}

// cube is comparisons that hold together: those in hold do, those in fail do not.
type cube struct{ hold, fail int }

// cubes are the largest cubes within a condition, the shortest first, as many as
// are needed.
func (l logic) cubes() []cube {
	all := 1<<len(l.compared) - 1
	within := func(c cube) bool {
		for set, yes := range l.holds {
			if set&c.hold == c.hold && set&c.fail == 0 && !yes {
				return false
			}
		}
		return true
	}
	var found []cube
	for size := 0; size <= len(l.compared); size++ {
		for hold := range all + 1 {
			for fail := range all + 1 {
				c := cube{hold, fail}
				larger := func(d cube) bool { return d.hold&^hold == 0 && d.fail&^fail == 0 }
				if hold&fail == 0 && bits.OnesCount(uint(hold|fail)) == size && within(c) && !slices.ContainsFunc(found, larger) {
					found = append(found, c)
				}
			}
		}
	}
	for i := len(found) - 1; i >= 0; i-- { // what the others cover is not needed
		rest := slices.Delete(slices.Clone(found), i, i+1)
		needed := false
		for set, yes := range l.holds {
			needed = needed || yes && !slices.ContainsFunc(rest, func(c cube) bool { return set&c.hold == c.hold && set&c.fail == 0 })
		}
		if !needed {
			found = rest
		}
	}
	return found
}

// condition writes a number that is 0 or 1 as a condition.
func (w *writer) condition(e Expr) piece { return w.oriented(e, false).piece }

// joined is a condition in print; or says that parts of it are joined by or.
type joined struct {
	piece
	or bool
}

// oriented writes a condition, or its opposite. Parts that are asked in order, since a later
// one may have no value where an earlier one settles it, stay in order.
func (w *writer) oriented(e Expr, opposite bool) joined {
	if l, ok := logicOf(e); ok {
		if opposite {
			for i, yes := range l.holds {
				l.holds[i] = !yes
			}
		}
		if x := w.logic(l); x.text != "" {
			return x
		}
	}
	one := e.n != nil && e.c == w.p.co.int(1)
	switch {
	case one && e.n.op == opCall && e.n.kern == fnSelect && e.n.args[2] == Expr{}:
		return w.join(!opposite, w.oriented(e.n.args[0], opposite), w.oriented(e.n.args[1], opposite))
	case one && e.n.op == opCall && e.n.kern == fnSelect && e.n.args[1] == w.p.Int(1):
		return w.join(opposite, w.oriented(e.n.args[0], opposite), w.oriented(e.n.args[2], opposite))
	case one && e.n.op == opProd:
		parts := make([]joined, len(e.n.facs))
		for i, f := range e.n.facs {
			parts[i] = w.oriented(w.p.unit(f.n), opposite)
		}
		return w.join(!opposite, parts...)
	}
	if other := w.p.Sub(w.p.Int(1), e); other.n != nil && other.c == w.p.co.int(1) && (other.n.op == opProd || other.n.op == opCall && other.n.kern == fnSelect) {
		return w.oriented(other, !opposite)
	}
	sign, tex := "!=", `\ne`
	if opposite {
		sign, tex = "==", "="
	}
	return joined{piece: w.compared(w.best(e), sign, tex, w.style.atom("0", "0"))}
}

// join writes conditions of which all hold, or any.
func (w *writer) join(all bool, parts ...joined) joined {
	word, tex := " or ", ` \lor `
	if all {
		word, tex = " and ", ` \land `
	}
	if len(parts) == 1 {
		return parts[0]
	}
	out := joined{or: !all}
	for i, p := range parts {
		if i > 0 {
			out.text += word
			out.tex.text += tex
		}
		if all && p.or {
			p.text, p.tex.text = "("+p.text+")", `\left(`+p.tex.text+`\right)`
		}
		out.text += p.text
		out.tex.text += p.tex.text
	}
	out.prec = precLow
	return out
}

// logic writes a number made of comparisons as a condition; nothing where one of
// them would be left out, whose sides are asked for their values.
func (w *writer) logic(l logic) joined {
	cubes, seen := l.cubes(), 0
	for _, c := range cubes {
		seen |= c.hold | c.fail
	}
	if seen != 1<<len(l.compared)-1 {
		return joined{}
	}
	var any []joined
	for _, c := range cubes {
		var all []joined
		for i, n := range l.compared {
			if (c.hold|c.fail)>>i&1 != 0 {
				all = append(all, joined{piece: w.comparison(n, c.fail>>i&1 == 1)})
			}
		}
		any = append(any, w.join(true, all...))
	}
	return w.join(false, any...)
}

// comparison writes a comparison, or its opposite.
func (w *writer) comparison(n *node, opposite bool) piece {
	as := n.kern.Writing
	a, b := w.best(n.args[0]), w.style.atom("0", "0")
	if len(n.args) > 1 {
		b = w.best(n.args[1])
	}
	if opposite {
		sign := opposites[as.Sign]
		return w.compared(a, sign.text, sign.tex, b)
	}
	return w.compared(a, as.Sign, as.Head, b)
}

func (w *writer) compared(a piece, sign, texSign string, b piece) piece {
	out := piece{text: a.paren(precSum) + " " + sign + " " + b.paren(precSum), prec: precLow}
	if w.style == LaTeX {
		out.tex.text = a.texParen(precSum) + " " + texSign + " " + b.texParen(precSum)
	}
	return out
}
