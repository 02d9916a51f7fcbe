package scalar

// Function calls, conditions and variables in print.

import "github.com/seed2d4d80ff/geo/internal/op"

func (w *writer) call(n *node) piece {
	s := w.style
	if n.kern.Writing.Kind == op.Comparison { // 1 where the condition holds, else 0
		c := w.condition(w.p.unit(n))
		out := piece{text: "if " + c.text + " then 1 else 0", prec: precLow}
		if s == LaTeX {
			out.tex.text = `\left[` + c.tex.text + `\right]`
		}
		return out
	}
	shape := *n // writing builds expressions, which may give n another shape
	n = &shape
	a := w.pieces(n.args)
	switch n.kern.Writing.Kind {
	case op.Root:
		return s.power(a[0], 1, n.degree())
	case op.Power:
		return s.powerOf(a[0], a[1])
	case op.Quotient:
		return s.product(term{below: a})
	case op.Cases:
		c := w.condition(n.args[0])
		out := piece{text: "if " + c.text + " then " + a[1].text + " else " + a[2].text, prec: precLow}
		if s == LaTeX {
			out.tex.text = `\begin{cases}` + a[1].tex.text + ` & ` + c.tex.text + ` \\ ` + a[2].tex.text + ` & \text{else}\end{cases}`
		}
		return out
	}
	return s.call(n.kern, a...)
}

// variable writes a variable's name.
func (w *writer) variable(v Var) piece {
	i := &w.p.vars[v.ID].info
	name := i.Display
	if name == "" {
		name = i.Name
	}
	tx := i.LaTeX
	if tx == "" && w.style == LaTeX {
		tx = w.p.latexVar(name)
	}
	return w.style.atom(name, tx)
}
