package interp

import (
	"fmt"
	"io"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// LaTeX is the value in LaTeX, for math mode: formulas of a run with
// RunOptions.LaTeX, numbers, matrices. Texts are set upright.
func (v Value) LaTeX() string {
	switch v.kind {
	case Numbers:
		return latexArray(v.shape, func(i int) string { return latexNumber(number.Format(v.data[i], number.Digits)) })
	case Formula:
		if len(v.latex) == 0 {
			return latexCode(v.Format(number.Digits))
		}
		return latexArray(v.shape, func(i int) string { return v.latex[i] })
	case Point:
		parts := make([]string, len(v.data))
		for i, x := range v.data {
			parts[i] = latexNumber(number.Format(x, number.Digits))
		}
		return `\mathrm{` + latexEscape(v.text) + `}(` + strings.Join(parts, ", ") + ")"
	case List:
		parts := make([]string, len(v.elems))
		for i, e := range v.elems {
			parts[i] = e.LaTeX()
		}
		return `\left(` + strings.Join(parts, `, `) + `\right)`
	case String:
		if v.typ == latexType {
			return v.text
		}
	case Bool:
		return `\text{` + latexEscape(v.Format(0)) + "}"
	}
	return `\text{` + latexEscape(v.text) + "}"
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
	return Value{kind: String, typ: latexType, text: x.LaTeX()}, nil
}

// latexArray writes an array of any rank: columns, matrices, rows of matrices.
func latexArray(shape []int, cell func(int) string) string {
	switch len(shape) {
	case 0:
		return cell(0)
	case 1:
		parts := make([]string, shape[0])
		for i := range parts {
			parts[i] = cell(i)
		}
		return `\begin{pmatrix}` + strings.Join(parts, " & ") + `\end{pmatrix}`
	case 2:
		rows := make([]string, shape[0])
		for i := range rows {
			parts := make([]string, shape[1])
			for j := range parts {
				parts[j] = cell(i*shape[1] + j)
			}
			rows[i] = strings.Join(parts, " & ")
		}
		return `\begin{pmatrix}` + strings.Join(rows, ` \\ `) + `\end{pmatrix}`
	}
	step := 1
	for _, n := range shape[1:] {
		step *= n
	}
	parts := make([]string, shape[0])
	for i := range parts {
		parts[i] = latexArray(shape[1:], func(k int) string { return cell(i*step + k) })
	}
	return `\left(` + strings.Join(parts, ", ") + `\right)`
}

// latexNumber writes a printed number: 1e-07 as a power of ten.
func latexNumber(s string) string {
	switch s {
	case "NaN":
		return `\mathrm{NaN}`
	case "Inf", "+Inf":
		return `\infty`
	case "-Inf":
		return `-\infty`
	}
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
		return `\operatorname{` + latexEscape(name[:i]) + `}(` + latexObject(p, name[i+1:len(name)-1]) + ")"
	}
	return latexCode(name)
}

func latexCode(s string) string { return `\texttt{` + latexEscape(s) + `}` }

var latexEscaper = strings.NewReplacer(`\`, `\textbackslash{}`, `{`, `\{`, `}`, `\}`, `_`, `\_`, `^`, `\textasciicircum{}`,
	`~`, `\textasciitilde{}`, `#`, `\#`, `$`, `\$`, `%`, `\%`, `&`, `\&`, "\n", ` `)

func latexEscape(s string) string { return latexEscaper.Replace(s) }

// LaTeXSink writes results as LaTeX for a document with amsmath: prints as
// displayed formulas, shown objects as aligned equations with exact places of
// the indices, tables as tabular. It wants a run with RunOptions.LaTeX. What
// is no result goes to opt.Diagnostics as from TextSink.
func LaTeXSink(w io.Writer, opt TextOptions) Sink {
	text := TextSink(w, opt).(*textSink)
	return &latexSink{w: w, text: text}
}

type latexSink struct {
	w    io.Writer
	text *textSink
	head *TableHead
	rows []string
}

func (s *latexSink) Emit(e Event) error {
	switch e := e.(type) {
	case *Printed:
		return s.line(latexItems(e.Items))
	case *Echoed:
		return s.line(latexItems([]Item{e.Item}))
	case *Shown:
		return s.line(latexShown(e))
	case *TableHead:
		s.head, s.rows = e, nil
	case *TableRow:
		cells := make([]string, len(e.Cells))
		for i, c := range e.Cells {
			cells[i] = "$" + c.LaTeX() + "$"
		}
		s.rows = append(s.rows, strings.Join(cells, " & ")+` \\`)
	case *TableEnd:
		head := s.head
		if s.head = nil; head == nil {
			return nil
		}
		names := make([]string, len(head.Columns))
		for i, c := range head.Columns {
			names[i] = latexCode(c)
		}
		out := `\begin{tabular}{` + strings.Repeat("r", len(names)) + "}\n" + strings.Join(names, " & ") + ` \\ \hline` + "\n"
		for _, r := range s.rows {
			out += r + "\n"
		}
		return s.line(out + `\end{tabular}`)
	case *Plotted:
		return s.line(`\begin{verbatim}` + "\n" + strings.TrimRight(e.Text, "\n") + "\n" + `\end{verbatim}`)
	case *TestEnd:
		s.text.tests--
		return s.line("% " + s.text.testText(e))
	case *Asserted:
		if e.OK {
			return nil
		}
		return s.text.diagnostic(AssertionDiagnostic(e))
	default:
		return s.text.Emit(e)
	}
	return nil
}

func (s *latexSink) line(text string) error {
	_, err := io.WriteString(s.w, text+"\n")
	return err
}

// latexItems is a displayed formula, or a line of text when there is none.
func latexItems(items []Item) string {
	var b strings.Builder
	math := false
	for i, it := range items {
		v := it.Value
		if v.kind == String && v.typ != latexType {
			if i > 0 {
				b.WriteString(` \quad `)
			}
			b.WriteString(`\text{` + latexEscape(v.text) + "}")
			continue
		}
		if i > 0 {
			if before := items[i-1].Value; before.kind == String && before.typ != latexType {
				b.WriteString(`\ `)
			} else {
				b.WriteString(`, \quad `)
			}
		}
		math = true
		b.WriteString(v.LaTeX())
	}
	if !math {
		parts := make([]string, len(items))
		for i, it := range items {
			parts[i] = latexEscape(it.Value.text)
		}
		return strings.Join(parts, " ")
	}
	return `\[ ` + b.String() + ` \]`
}

// latexType is the type of a text that is LaTeX already.
const latexType = "LaTeX"

// latexShown are aligned equations, the counts above them as a comment.
func latexShown(e *Shown) string {
	var b strings.Builder
	if head := shownHead(e); head != "" {
		b.WriteString("% " + head + "\n")
	}
	if len(e.Components) == 0 {
		name := e.LaTeXName
		if name == "" {
			name = latexCode(e.Source)
		}
		return b.String() + `\[ ` + name + ` = 0 \]`
	}
	b.WriteString(`\begin{align*}` + "\n")
	for i, c := range e.Components {
		name, text := c.LaTeXName, c.LaTeX
		if name == "" {
			name = latexCode(c.Name)
		}
		if text == "" {
			text = latexCode(c.Text)
		}
		b.WriteString(name)
		if q := e.chained(i); q != nil {
			b.WriteString(" = " + q.LaTeXName)
		}
		b.WriteString(" &= " + text)
		if i < len(e.Components)-1 || len(e.Where) > 0 {
			b.WriteString(` \\`)
		}
		b.WriteByte('\n')
	}
	for i, c := range e.Where {
		word := `\text{where}\quad `
		if i > 0 {
			word = ""
		}
		b.WriteString(word + c.LaTeXName + " &= " + c.LaTeX)
		if i < len(e.Where)-1 {
			b.WriteString(` \\`)
		}
		b.WriteByte('\n')
	}
	b.WriteString(`\end{align*}`)
	return b.String()
}
