package run

// A component's name in LaTeX, its indices in place: \Gamma^{r}{}_{tt}.

import (
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/latex"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

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
