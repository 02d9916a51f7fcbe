package interp

import (
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/latex"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// LaTeX is the value in LaTeX, for math mode: formulas of a run with
// RunOptions.LaTeX, numbers, matrices. Texts are set upright.
func (v Value) LaTeX() string {
	switch v.kind {
	case Numbers:
		return latex.Array(v.shape, func(i int) string { return latex.Number(number.Format(v.data[i], number.Digits)) })
	case Formula:
		if len(v.latex) == 0 {
			return latex.Code(v.Format(number.Digits))
		}
		return latex.Array(v.shape, func(i int) string { return v.latex[i] })
	case Point:
		parts := make([]string, len(v.data))
		for i, x := range v.data {
			parts[i] = latex.Number(number.Format(x, number.Digits))
		}
		return `\mathrm{` + latex.Escape(v.text) + `}(` + strings.Join(parts, ", ") + ")"
	case List:
		parts := make([]string, len(v.elems))
		for i, e := range v.elems {
			parts[i] = e.LaTeX()
		}
		return `\left(` + strings.Join(parts, `, `) + `\right)`
	case String:
		if v.typ == latex.Type {
			return v.text
		}
	case Bool:
		return latex.Upright(v.Format(0))
	}
	return latex.Upright(v.text)
}

// latexOf is the text that latex(v) gives.
func (r *run) latexOf(v value.Value) (Value, error) {
	was := r.latex
	r.latex = true
	defer func() { r.latex = was }()
	x, err := r.value(v)
	if err != nil {
		return Value{}, err
	}
	return Value{kind: String, typ: latex.Type, text: x.LaTeX()}, nil
}

// latexComponent names a component with its indices in place:
// \Gamma^{r}{}_{tt}.
func latexComponent(p *scalar.Pool, name string, axes []index.Axis, ix []int) string {
	var b strings.Builder
	b.WriteString(latexObject(p, name))
	for k := 0; k < len(axes); {
		up := axes[k].Kind == index.Up
		if k > 0 {
			b.WriteString("{}")
		}
		if up {
			b.WriteString("^{")
		} else {
			b.WriteString("_{")
		}
		last := ""
		for ; k < len(axes) && (axes[k].Kind == index.Up) == up; k++ {
			one := fmt.Sprint(ix[k])
			if a := axes[k]; a.Kind != index.Plain && a.Chart != nil {
				one = p.LaTeXName(coordinateName(a.Chart, ix[k]-1))
			}
			switch {
			case last == "":
			case strings.ContainsAny(one[:1], "0123456789") || strings.ContainsAny(last[:1], "0123456789"):
				b.WriteString(", ")
			case last[0] == '\\' || one[0] == '\\' || len(one) > 1 || len(last) > 1:
				b.WriteByte(' ')
			}
			b.WriteString(one)
			last = one
		}
		b.WriteByte('}')
	}
	return b.String()
}

// latexObject writes a name, or the call that an object came from.
func latexObject(p *scalar.Pool, name string) string {
	word := true
	for _, c := range name {
		word = word && (c == '\'' || c == '~' || c == '\\' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80)
	}
	if word {
		return p.LaTeXName(name)
	}
	if i := strings.IndexByte(name, '('); i > 0 && strings.HasSuffix(name, ")") && !strings.ContainsAny(name[:i], " @+-*/^_[") {
		return `\operatorname{` + latex.Escape(name[:i]) + `}(` + latexObject(p, name[i+1:len(name)-1]) + ")"
	}
	return latex.Code(name)
}
