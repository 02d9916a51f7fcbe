package scalar

func (w *writer) call(n *node) piece {
	s := w.style
	switch n.kern.id {
	case kStep, kLess, kLessEq, kEq: // 1 where the condition holds, else 0
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
	switch n.kern.id {
	case kRoot:
		return s.power(a[0], 1, n.kern.degree)
	case kPow:
		return s.powerOf(a[0], a[1])
	case kRcp:
		return s.product(term{under: a})
	case kSelect:
		c := w.condition(n.args[0])
		out := piece{text: "if " + c.text + " then " + a[1].text + " else " + a[2].text, prec: precLow}
		if s == LaTeX {
			out.tex.text = `\begin{cases}` + a[1].tex.text + ` & ` + c.tex.text + ` \\ ` + a[2].tex.text + ` & \text{else}\end{cases}`
		}
		return out
	}
	return s.call(n.kern.Name, a...)
}

// condition writes a number that is 0 or 1 as a condition.
func (w *writer) condition(e Expr) piece {
	compare := func(a piece, op, texOp string, b piece) piece {
		out := piece{text: a.paren(precSum) + " " + op + " " + b.paren(precSum), prec: precLow}
		if w.style == LaTeX {
			out.tex.text = a.texParen(precSum) + " " + texOp + " " + b.texParen(precSum)
		}
		return out
	}
	zero := w.style.atom("0", "0")
	if e.c != nil && e.c.Num == 1 && e.c.Den == 1 && e.n.op == opCall {
		n := e.n
		a := func(i int) piece { return w.best(n.args[i]) }
		switch n.kern.id {
		case kStep:
			return compare(a(0), ">", ">", zero)
		case kLess:
			return compare(a(0), "<", "<", a(1))
		case kLessEq:
			return compare(a(0), "<=", `\le`, a(1))
		case kEq:
			return compare(a(0), "==", "=", a(1))
		}
	}
	if e.c != nil && e.c.Num == 1 && e.c.Den == 1 && e.n.op == opProd {
		var out piece
		for i, f := range e.n.facs {
			c := w.condition(w.p.unit(f.n))
			if i > 0 {
				out.text += " and "
				out.tex.text += ` \land `
			}
			out.text += c.text
			out.tex.text += c.tex.text
		}
		return out
	}
	return compare(w.best(e), "!=", `\ne`, zero)
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
