package run

// show G as line: the line element of a metric, ds^2 = -dt^2 + r^2 dph^2.

import (
	"strings"

	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// lineTerm is one term: a coefficient, a minus before it or not, and its differentials.
type lineTerm struct {
	minus       bool
	coefficient scalar.Expr
	i, j        int
}

// lineElement fills in ds^2 as the one component of an object with two lower slots. Its components
// must be symmetric: of others it would say a part.
func (r *Run) lineElement(e *Shown, n *namer, u *graph.Formulas, parts []scalar.Expr, data []float64) error {
	dim := n.axes[0].Size
	for i := range dim {
		for j := range i {
			if parts[i*dim+j] != parts[j*dim+i] {
				one, other := n.component([]int{j + 1, i + 1}, "").Name, n.component([]int{i + 1, j + 1}, "").Name
				return diag.New(refuse.CodeShow, diag.Span{}, one+" and "+other+" are not known to be equal: a line element says the symmetric part only").
					WithNote("show X as matrix writes all components")
			}
		}
	}
	terms := lineTerms(u.Pool, dim, parts)
	if err := r.chooseSigns(e, n, u, terms); err != nil {
		return err
	}
	list := make([]scalar.Expr, len(terms))
	values := make([]float64, len(terms))
	places := make([]int, len(terms))
	for k, t := range terms {
		list[k], places[k] = t.coefficient, k
		values[k], _ = t.coefficient.Number()
	}
	if data == nil {
		values = nil
	}
	text, asLaTeX, err := r.componentTexts(e, n, u, list, places, values)
	if err != nil {
		return err
	}
	name := func(i int) string { return label(n.axes[0], i+1) }
	c := Component{Name: "ds^2", Text: joinTerms(terms, text, func(t lineTerm) string { return differentials(t, "d", "^2", name) })}
	if asLaTeX != nil {
		c.LaTeXName = "ds^{2}"
		c.LaTeX = joinTerms(terms, asLaTeX, func(t lineTerm) string {
			return differentials(t, `\, d`, "^{2}", func(i int) string { return u.Pool.LaTeXName(name(i)) })
		})
	}
	e.Components = []Component{c}
	return nil
}

// lineTerms are the terms that are not zero, in the order of the coordinates.
func lineTerms(p *scalar.Pool, dim int, parts []scalar.Expr) []lineTerm {
	var out []lineTerm
	for i := range dim {
		for j := i; j < dim; j++ {
			x := parts[i*dim+j]
			if i != j {
				x = p.Scale(2, 1, x)
			}
			if !x.IsZero() {
				out = append(out, lineTerm{coefficient: x, i: i, j: j})
			}
		}
	}
	return out
}

// chooseSigns takes a minus out of coefficients that are shorter without it, or that begin with a
// number then: -(1 - 2/r) and not (2/r - 1).
func (r *Run) chooseSigns(e *Shown, n *namer, u *graph.Formulas, terms []lineTerm) error {
	both := make([]scalar.Expr, 0, 2*len(terms))
	for _, t := range terms {
		both = append(both, t.coefficient, u.Pool.Neg(t.coefficient))
	}
	text, _, err := r.componentTexts(e, n, u, both, nil, nil)
	if err != nil {
		return err
	}
	e.Where = nil // what is written in the end says it again
	for k := range terms {
		as, opposite := text[2*k], text[2*k+1]
		if len(opposite) < len(as) || len(opposite) == len(as) && isSum(as) && startsWithNumber(opposite) && !startsWithNumber(as) {
			terms[k].minus, terms[k].coefficient = true, both[2*k+1]
		}
	}
	return nil
}

// startsWithNumber reports a sum whose first term is a number.
func startsWithNumber(text string) bool {
	first, _, _ := strings.Cut(text, " ")
	return first != "" && strings.Trim(first, "0123456789./") == ""
}

// isSum reports a + or - outside of brackets, behind the first letter.
func isSum(text string) bool {
	depth := 0
	for i, c := range text {
		switch c {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case '+', '-':
			if depth == 0 && i > 0 && text[i-1] == ' ' {
				return true
			}
		}
	}
	return false
}

// joinTerms writes the sum.
func joinTerms(terms []lineTerm, text []string, behind func(lineTerm) string) string {
	if len(terms) == 0 {
		return "0"
	}
	var b strings.Builder
	for k, t := range terms {
		minus, factor := t.minus, text[k]
		if isSum(factor) {
			factor = "(" + factor + ")"
		} else if rest, negative := strings.CutPrefix(factor, "-"); negative {
			minus, factor = !minus, rest
		}
		switch {
		case k == 0 && minus:
			b.WriteString("-")
		case k > 0 && minus:
			b.WriteString(" - ")
		case k > 0:
			b.WriteString(" + ")
		}
		d := behind(t)
		if factor == "1" {
			d = strings.TrimPrefix(strings.TrimPrefix(d, `\,`), " ")
			factor = ""
		} else if !strings.HasPrefix(d, `\`) {
			factor += " "
		}
		b.WriteString(factor + d)
	}
	return b.String()
}

// differentials are dr^2 or dt dr.
func differentials(t lineTerm, d, squared string, name func(int) string) string {
	if t.i == t.j {
		return d + name(t.i) + squared
	}
	space := " "
	if strings.HasPrefix(d, `\`) {
		space = ""
	}
	return d + name(t.i) + space + d + name(t.j)
}
