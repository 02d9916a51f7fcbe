package run

// A value as LaTeX.

import (
	"strings"

	"github.com/seed2d4d80ff/geo/internal/latex"
	"github.com/seed2d4d80ff/geo/internal/number"
)

// LaTeX is the value in LaTeX, for math mode: formulas of a run with LaTeX,
// numbers, matrices. Texts are set upright.
func (v *Value) LaTeX() string {
	switch v.Kind {
	case Numbers:
		if v.Exact != nil {
			return latex.Number(number.Rational(v.Exact, number.Digits))
		}
		text := latex.Array(v.Shape, number.Kept(v.Shape), func(i int) string { return latex.Number(number.Format(v.component(i, number.Digits))) })
		if v.Off != nil {
			text += latex.Upright(" " + v.digitsNote())
		}
		return text + v.NoteLaTeX
	case Formula:
		if len(v.CellsLaTeX) == 0 {
			return latex.Code(v.Format(number.Digits))
		}
		return latex.Array(v.Shape, number.Kept(v.Shape), func(i int) string { return v.CellsLaTeX[i] }) + v.NoteLaTeX
	case Point:
		parts := make([]string, len(v.Data))
		for i, x := range v.Data {
			parts[i] = latexNumber(x)
		}
		return `\mathrm{` + latex.Escape(v.Text) + `}(` + strings.Join(parts, ", ") + ")"
	case List:
		parts := make([]string, len(v.Elems))
		for i := range v.Elems {
			parts[i] = v.Elems[i].LaTeX()
		}
		return `\left(` + strings.Join(parts, `, `) + `\right)` + v.NoteLaTeX
	case String:
		if v.Type == latex.Type {
			return v.Text
		}
	case Bool, Other:
	}
	return latex.Upright(v.Format(0))
}

func latexNumber(x float64) string { return latex.Number(number.Format(x, number.Digits)) }
