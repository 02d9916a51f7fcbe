// Package latex writes pieces of LaTeX that are no formulas: texts, code,
// numbers and arrays. Formulas are written by internal/scalar. It is a leaf.
package latex

import (
	"strings"
)

// Type is the type of a text that is LaTeX already: latex(X).
const Type = "LaTeX"

var escaper = strings.NewReplacer(`\`, `\textbackslash{}`, `{`, `\{`, `}`, `\}`, `_`, `\_`, `^`, `\textasciicircum{}`,
	`~`, `\textasciitilde{}`, `#`, `\#`, `$`, `\$`, `%`, `\%`, `&`, `\&`, "\n", ` `)

// Escape is a text as LaTeX shows it.
func Escape(s string) string { return escaper.Replace(s) }

// Code is a text in a typewriter's letters.
func Code(s string) string { return `\texttt{` + Escape(s) + `}` }

// Upright is a text within a formula.
func Upright(s string) string { return `\text{` + Escape(s) + "}" }

// Number writes a printed number, which is finite: 1e-7 with a power of ten.
func Number(s string) string {
	i := strings.IndexByte(s, 'e')
	if i < 0 {
		return s
	}
	e := strings.TrimPrefix(s[i+1:], "+")
	sign := ""
	if strings.HasPrefix(e, "-") {
		sign, e = "-", e[1:]
	}
	power := "10^{" + sign + strings.TrimLeft(e, "0") + "}"
	switch s[:i] {
	case "1":
		return power
	case "-1":
		return "-" + power
	}
	return s[:i] + ` \cdot ` + power
}

// Array writes an array of any rank, row-major: rows, matrices, lists of them. Along
// each axis the positions kept are written, -1 for what is left out between others.
func Array(shape []int, kept [][]int, cell func(int) string) string {
	switch len(shape) {
	case 0:
		return cell(0)
	case 1:
		return matrix([]int{0}, kept[0], shape[0], cell)
	case 2:
		return matrix(kept[0], kept[1], shape[1], cell)
	}
	step := 1
	for _, n := range shape[1:] {
		step *= n
	}
	parts := make([]string, len(kept[0]))
	for k, i := range kept[0] {
		if i < 0 {
			parts[k] = `\cdots`
			continue
		}
		parts[k] = Array(shape[1:], kept[1:], func(k int) string { return cell(i*step + k) })
	}
	return `\left(` + strings.Join(parts, ", ") + `\right)`
}

func matrix(rows, columns []int, width int, cell func(int) string) string {
	lines := make([]string, len(rows))
	parts := make([]string, len(columns))
	for k, i := range rows {
		for l, j := range columns {
			switch {
			case i < 0 && j < 0:
				parts[l] = `\ddots`
			case i < 0:
				parts[l] = `\vdots`
			case j < 0:
				parts[l] = `\cdots`
			default:
				parts[l] = cell(i*width + j)
			}
		}
		lines[k] = strings.Join(parts, " & ")
	}
	return `\begin{pmatrix}` + strings.Join(lines, ` \\ `) + `\end{pmatrix}`
}
