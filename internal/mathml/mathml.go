// Package mathml makes MathML of the LaTeX that Geo writes.
package mathml

// From LaTeX as Geo writes it to MathML, which browsers set by themselves: a page needs no fonts and no scripts.

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Block is a formula on a line of its own, Inline one within a line.
func Block(latex string) string { return wrap(latex, `<math display="block">`) }

// Inline is a formula within a line.
func Inline(latex string) string { return wrap(latex, "<math>") }

func wrap(latex, open string) string {
	p := &reader{s: latex}
	return open + "<mrow>" + p.row("") + "</mrow></math>"
}

// reader reads LaTeX from left to right. What it does not know it writes as it stands.
type reader struct {
	s     string
	i     int
	depth int
}

// deepest bounds groups within groups; what is deeper stands as it is.
const deepest = 200

// row is what comes up to an end, or all.
func (p *reader) row(end string) string {
	var b strings.Builder
	for {
		if p.spaces(); p.i >= len(p.s) {
			return b.String()
		}
		if end != "" && strings.HasPrefix(p.s[p.i:], end) {
			p.i += len(end)
			return b.String()
		}
		if end == "" && p.depth > 0 && (p.s[p.i] == '&' || strings.HasPrefix(p.s[p.i:], `\\`) || strings.HasPrefix(p.s[p.i:], `\end`)) {
			return b.String() // a cell of a matrix
		}
		b.WriteString(p.scripted())
	}
}

// scripted is an atom with what stands above and below it.
func (p *reader) scripted() (text string) {
	from := p.i
	base := p.atom()
	function := functions[strings.TrimLeft(p.s[from:p.i], " ")]
	if function {
		defer func() { text = `<mspace width="0.17em"/>` + text + `<mspace width="0.17em"/>` }()
	}
	var up, down string
	for p.i < len(p.s) && (p.s[p.i] == '^' || p.s[p.i] == '_') {
		which := p.s[p.i]
		p.i++
		if text := p.atom(); which == '^' {
			up += text
		} else {
			down += text
		}
	}
	if base == "" && (up != "" || down != "") {
		base = "<mrow></mrow>"
	}
	switch {
	case up != "" && down != "":
		return "<msubsup>" + base + group(down) + group(up) + "</msubsup>"
	case up != "":
		return "<msup>" + base + group(up) + "</msup>"
	case down != "":
		return "<msub>" + base + group(down) + "</msub>"
	}
	return base
}

func group(text string) string { return "<mrow>" + text + "</mrow>" }

// atom is a letter, a number, a sign, a group or a command.
func (p *reader) atom() string {
	p.spaces()
	if p.i >= len(p.s) {
		return ""
	}
	r, size := utf8.DecodeRuneInString(p.s[p.i:])
	switch {
	case r == '{':
		p.i++
		if p.depth >= deepest {
			return sign("{")
		}
		was := p.depth
		p.depth = 0
		text := p.row("}")
		p.depth = was
		return group(text)
	case r == '\\':
		return p.command()
	case r >= '0' && r <= '9':
		from := p.i
		for p.i < len(p.s) && (p.s[p.i] >= '0' && p.s[p.i] <= '9' || p.s[p.i] == '.') {
			p.i++
		}
		return "<mn>" + p.s[from:p.i] + "</mn>"
	case unicode.IsLetter(r):
		p.i += size
		return "<mi>" + html.EscapeString(string(r)) + "</mi>"
	}
	p.i += size
	return sign(string(r))
}

func sign(text string) string {
	switch text {
	case "-":
		text = "−"
	case "'":
		text = "′"
	case "^", "_", "}", "&":
		return ""
	}
	return "<mo>" + html.EscapeString(text) + "</mo>"
}

func (p *reader) spaces() {
	for p.i < len(p.s) && (p.s[p.i] == ' ' || p.s[p.i] == '\n' || p.s[p.i] == '~') {
		p.i++
	}
}

// command is \name with its arguments.
func (p *reader) command() string {
	p.i++
	from := p.i
	for p.i < len(p.s) && (p.s[p.i] >= 'a' && p.s[p.i] <= 'z' || p.s[p.i] >= 'A' && p.s[p.i] <= 'Z') {
		p.i++
	}
	name := p.s[from:p.i]
	if name == "" { // \, \{ \\
		_, size := utf8.DecodeRuneInString(p.s[p.i:])
		text := p.s[p.i : p.i+size]
		p.i += size
		switch text {
		case ",", ";", ":", "!", " ":
			return `<mspace width="0.17em"/>`
		case "\\", "":
			return ""
		}
		return sign(text)
	}
	if letter, ok := letters[name]; ok {
		return "<mi>" + letter + "</mi>"
	}
	if s, ok := signs[name]; ok {
		return "<mo>" + s + "</mo>"
	}
	switch name {
	case "frac", "tfrac", "dfrac":
		above := p.atom()
		return "<mfrac>" + group(above) + group(p.atom()) + "</mfrac>"
	case "sqrt":
		if p.i < len(p.s) && p.s[p.i] == '[' {
			p.i++
			degree := p.row("]")
			return "<mroot>" + group(p.atom()) + group(degree) + "</mroot>"
		}
		return "<msqrt>" + p.atom() + "</msqrt>"
	case "left", "right", "bigl", "bigr":
		return p.fence()
	case "mathrm", "operatorname", "text", "texttt", "mathit", "textrm":
		return p.upright(name)
	case "dot", "bar", "hat", "tilde", "ddot":
		return "<mover>" + group(p.atom()) + "<mo>" + accents[name] + "</mo></mover>"
	case "begin":
		return p.matrix()
	case "quad", "qquad":
		return `<mspace width="1em"/>`
	}
	return `<mi mathvariant="normal">` + name + "</mi>" // \sin
}

// fence is the bracket behind \left or \right.
func (p *reader) fence() string {
	p.spaces()
	if p.i < len(p.s) && p.s[p.i] == '.' {
		p.i++
		return ""
	}
	return p.atom()
}

// upright is a word or a text.
func (p *reader) upright(name string) string {
	p.spaces()
	if p.i >= len(p.s) || p.s[p.i] != '{' {
		return ""
	}
	var b strings.Builder
	depth := 0
	for ; p.i < len(p.s); p.i++ {
		switch c := p.s[p.i]; {
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth == 0 {
				p.i++
				tag := "mtext"
				if name == "mathrm" || name == "operatorname" || name == "mathit" {
					return `<mi mathvariant="normal">` + html.EscapeString(b.String()) + "</mi>"
				}
				return "<" + tag + ">" + html.EscapeString(b.String()) + "</" + tag + ">"
			}
		case c == '\\' && strings.HasPrefix(p.s[p.i:], `\textasciicircum`):
			b.WriteByte('^')
			p.i += len(`\textasciicircum`) - 1
		case c == '\\' && strings.HasPrefix(p.s[p.i:], `\textbackslash`):
			b.WriteByte('\\')
			p.i += len(`\textbackslash`) - 1
		case c == '\\' && strings.HasPrefix(p.s[p.i:], `\textasciitilde`):
			b.WriteByte('~')
			p.i += len(`\textasciitilde`) - 1
		case c == '\\' && p.i+1 < len(p.s):
			p.i++
			b.WriteByte(p.s[p.i])
		default:
			b.WriteByte(c)
		}
	}
	return "<mtext>" + html.EscapeString(b.String()) + "</mtext>"
}

// matrix is what stands between \begin{pmatrix} and its end.
func (p *reader) matrix() string {
	kind := p.name()
	p.depth++
	defer func() { p.depth-- }()
	var b strings.Builder
	b.WriteString("<mtable><mtr><mtd>")
	for p.i < len(p.s) && p.depth < deepest {
		b.WriteString(p.row(""))
		switch {
		case p.i >= len(p.s):
		case p.s[p.i] == '&':
			p.i++
			b.WriteString("</mtd><mtd>")
			continue
		case strings.HasPrefix(p.s[p.i:], `\end`):
			p.i += len(`\end`)
			p.name()
		default:
			p.i += 2
			b.WriteString("</mtd></mtr><mtr><mtd>")
			continue
		}
		break
	}
	b.WriteString("</mtd></mtr></mtable>")
	switch kind {
	case "pmatrix":
		return "<mrow><mo>(</mo>" + b.String() + "<mo>)</mo></mrow>"
	case "bmatrix":
		return "<mrow><mo>[</mo>" + b.String() + "<mo>]</mo></mrow>"
	case "cases":
		return "<mrow><mo>{</mo>" + b.String() + "</mrow>"
	}
	return b.String()
}

// name is {name}.
func (p *reader) name() string {
	rest := p.s[p.i:]
	if !strings.HasPrefix(rest, "{") {
		return ""
	}
	end := strings.IndexByte(rest, '}')
	if end < 0 {
		return ""
	}
	p.i += end + 1
	return rest[1:end]
}

var accents = map[string]string{"dot": "˙", "ddot": "¨", "bar": "¯", "hat": "^", "tilde": "~"}

var letters = map[string]string{
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ",
	"iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π", "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς",
	"tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
	"Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
	"infty": "∞", "ell": "ℓ", "hbar": "ℏ",
}

var signs = map[string]string{
	"cdot": "⋅", "times": "×", "partial": "∂", "nabla": "∇", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "lfloor": "⌊", "rfloor": "⌋",
	"lvert": "|", "rvert": "|", "prime": "′", "ldots": "…", "dots": "…", "pm": "±", "in": "∈", "to": "→", "langle": "⟨", "rangle": "⟩", "otimes": "⊗", "wedge": "∧",
	"approx": "≈", "land": "∧", "lor": "∨", "lt": "&lt;", "gt": "&gt;", "equiv": "≡", "sum": "∑", "int": "∫",
}

// functions are set apart from what stands beside them.
var functions = map[string]bool{
	`\sin`: true, `\cos`: true, `\tan`: true, `\exp`: true, `\log`: true, `\ln`: true, `\sinh`: true, `\cosh`: true, `\tanh`: true,
	`\arcsin`: true, `\arccos`: true, `\arctan`: true,
}
