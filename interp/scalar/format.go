package scalar

import (
	"strconv"
	"strings"
)

// Style is a way of writing expressions.
type Style uint8

// Text is what the language reads back; LaTeX is for documents.
const (
	Text Style = iota
	LaTeX
)

func formatFloat(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// Format writes e, simplified.
func (p *Pool) Format(e Expr, style Style) string {
	var b strings.Builder
	p.write(&b, e)
	return b.String()
}

func (p *Pool) write(b *strings.Builder, e Expr) {
	if e.c == nil {
		b.WriteString("0")
		return
	}
	if e.n.op != opOne && !(e.c.Num == 1 && e.c.Den == 1) || e.n.op == opOne {
		b.WriteString(e.c.String())
		if e.n.op == opOne {
			return
		}
		b.WriteString(" ")
	}
	switch n := e.n; n.op {
	case opVar:
		b.WriteString(p.vars[n.v.ID].info.Name)
	case opConst:
		b.WriteString(n.name)
	case opSum:
		b.WriteString("(")
		for i, t := range n.args {
			if i > 0 {
				b.WriteString(" + ")
			}
			p.write(b, t)
		}
		b.WriteString(")")
	case opProd:
		for i, f := range n.facs {
			if i > 0 {
				b.WriteString(" ")
			}
			p.write(b, p.unit(f.n))
			if f.exp != 1 {
				b.WriteString("^" + itoa(int(f.exp)))
			}
		}
	default:
		name := ""
		if n.op == opCall {
			name = n.kern.Name
		} else {
			name = n.fn.Name
		}
		b.WriteString(name + "(")
		for i, a := range n.args {
			if i > 0 {
				b.WriteString(", ")
			}
			p.write(b, a)
		}
		b.WriteString(")")
	}
}
