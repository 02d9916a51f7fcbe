package scalar

// Open functions written without their arguments, where those are the same throughout: a for a(t).

import (
	"slices"
	"strings"
)

// Bare are open functions that a print writes without their arguments, and the calls that
// their names stand for: a, b for a(t), b(t).
type Bare struct{ Name, LaTeXName, Text, LaTeX string }

// bareCall is an open function in a print, and where it is called.
type bareCall struct {
	of    *Open
	args  []Expr
	mixed bool // at several places, or at more than variables
}

// DropArguments has the pool write the open functions in es by their names alone, those
// that are always called at the same variables; where there is but one call it stays.
func (p *Pool) DropArguments(es []Expr, style Style) []Bare {
	var all []*bareCall
	times := 0
	for _, e := range es {
		p.walk([]Expr{e}, func(n *node) {
			if n.op != opApply || n.fn.Open == nil {
				return
			}
			times++
			i := slices.IndexFunc(all, func(c *bareCall) bool { return c.of == n.fn.Open })
			if i < 0 {
				i, all = len(all), append(all, &bareCall{of: n.fn.Open, args: n.args})
			}
			all[i].mixed = all[i].mixed || !slices.Equal(all[i].args, n.args) ||
				slices.ContainsFunc(n.args, func(a Expr) bool { _, is := a.AsVar(); return !is })
		})
	}
	all = slices.DeleteFunc(all, func(c *bareCall) bool { return c.mixed })
	if times < 2 || len(all) == 0 {
		return nil
	}
	slices.SortFunc(all, func(a, b *bareCall) int { return a.of.Place - b.of.Place })
	var out []Bare
	var args [][]Expr
	p.bare = map[*Open]bool{}
	for _, c := range all {
		b := p.bareOf(c, style)
		p.bare[c.of] = true
		i := slices.IndexFunc(args, func(a []Expr) bool { return slices.Equal(a, c.args) })
		if i < 0 {
			out, args = append(out, b), append(args, c.args)
			continue
		}
		o := &out[i]
		if o.Text == b.Text || strings.HasSuffix(o.Text, ", "+b.Text) {
			continue // of another component
		}
		o.Name, o.Text = o.Name+", "+b.Name, o.Text+", "+b.Text
		o.LaTeXName, o.LaTeX = o.LaTeXName+", "+b.LaTeXName, o.LaTeX+", "+b.LaTeX
	}
	return out
}

func (p *Pool) bareOf(c *bareCall, style Style) Bare {
	w := &writer{p: p, style: style, memo: map[*node]piece{}}
	b := Bare{Name: c.of.Name, Text: w.style.apply(c.of.Name, w.pieces(c.args)...).text}
	if style == LaTeX {
		b.LaTeXName = latexName(c.of.Name)
		b.LaTeX = texJoin(b.LaTeXName, texBrackets(latexList(w.pieces(c.args))))
	}
	return b
}

// applied is a call; the component of a field with slots stands behind it.
func (f *Func) applied(s Style, args []piece) piece {
	if f.Open == nil || f.Open.Part == "" {
		return s.apply(f.Name, args...)
	}
	x := s.apply(strings.TrimSuffix(f.Name, f.Open.Part), args...)
	x.text += f.Open.Part
	return x
}
