package mathml

// Commands of LaTeX: what a backslash begins, with its arguments.

import (
	"html"
	"strings"
	"unicode/utf8"
)

// command is \name with its arguments.
func (p *reader) command() string {
	p.i++
	from := p.i
	for p.i < len(p.s) && (p.s[p.i] >= 'a' && p.s[p.i] <= 'z' || p.s[p.i] >= 'A' && p.s[p.i] <= 'Z') {
		p.i++
	}
	name := p.s[from:p.i]
	if name == "" { // \, \{ \\
		r, size := utf8.DecodeRuneInString(p.s[p.i:])
		name = p.s[p.i : p.i+size]
		p.i += size
		switch {
		case size == 0 || r == '\\':
			p.fail(`\%s stands alone`, name)
			return ""
		case spaceWidths[name] == "":
			return "<mo>" + html.EscapeString(name) + "</mo>"
		}
	}
	switch {
	case letters[name] != "":
		return "<mi>" + letters[name] + "</mi>"
	case signs[name] != "":
		return "<mo>" + signs[name] + "</mo>"
	case spaceWidths[name] != "":
		return `<mspace width="` + spaceWidths[name] + `"/>`
	case functions[name]: // one element, which may have a power
		return `<mo form="prefix" lspace="0.12em" rspace="0.12em">` + name + "</mo>"
	case accents[name] != "":
		return `<mover accent="true">` + group(p.argument()) + "<mo>" + accents[name] + "</mo></mover>"
	}
	switch name {
	case "frac", "tfrac", "dfrac":
		above := p.argument()
		return "<mfrac>" + group(above) + group(p.argument()) + "</mfrac>"
	case "sqrt":
		if strings.HasPrefix(p.s[p.i:], "[") {
			p.i++
			degree := p.inner("]")
			return "<mroot>" + group(p.argument()) + group(degree) + "</mroot>"
		}
		return "<msqrt>" + p.argument() + "</msqrt>"
	case "binom":
		above := p.argument()
		return `<mrow><mo>(</mo><mfrac linethickness="0">` + group(above) + group(p.argument()) + "</mfrac><mo>)</mo></mrow>"
	case "left":
		return p.fenced()
	case "bigl", "bigr", "big", "Big":
		return p.fence()
	case "mathrm", "operatorname", "mathit", "text", "texttt", "textrm":
		return p.upright(name)
	case "begin":
		return p.matrix()
	}
	p.fail(`\%s is not known`, name)
	return `<mi mathvariant="normal">` + name + "</mi>"
}

// fenced is \left( … \right), whose brackets are as high as what they hold.
func (p *reader) fenced() string {
	open := p.fence()
	if p.nested >= deepest {
		return open
	}
	body := p.inner(`\right`)
	return group(open + group(body) + p.fence())
}

// fence is the bracket behind \left or \right; none for a dot.
func (p *reader) fence() string {
	p.spaces()
	rest := p.s[p.i:]
	r, size := utf8.DecodeRuneInString(rest)
	text := rest[:size]
	p.i += size
	if r == '\\' { // \{ \lvert
		n := 1
		for n < len(rest) && (rest[n] >= 'a' && rest[n] <= 'z') {
			n++
		}
		if n == 1 {
			_, size := utf8.DecodeRuneInString(rest[1:])
			n += size
		}
		p.i += n - 1
		text = rest[1:n]
		if s := signs[text]; s != "" {
			return `<mo stretchy="true">` + s + "</mo>"
		}
	}
	if text == "." || text == "" {
		return ""
	}
	return `<mo stretchy="true">` + html.EscapeString(text) + "</mo>"
}

// textSigns are signs within a text.
var textSigns = map[string]string{"textasciicircum": "^", "textbackslash": `\`, "textasciitilde": "~"}

// upright is a word or a text.
func (p *reader) upright(name string) string {
	p.spaces()
	if !strings.HasPrefix(p.s[p.i:], "{") {
		p.fail(`\%s has no text`, name)
		return ""
	}
	var b strings.Builder
	depth := 0
	for ; p.i < len(p.s); p.i++ {
		switch c := p.s[p.i]; c {
		case '{':
			depth++
			continue
		case '}':
			if depth--; depth > 0 {
				continue
			}
			p.i++
			if name == "mathrm" || name == "operatorname" || name == "mathit" {
				return `<mi mathvariant="normal">` + html.EscapeString(b.String()) + "</mi>"
			}
			return "<mtext>" + html.EscapeString(b.String()) + "</mtext>"
		case '\\':
			b.WriteString(p.textSign())
		default:
			b.WriteByte(c)
		}
	}
	p.fail("a brace is open")
	return "<mtext>" + html.EscapeString(b.String()) + "</mtext>"
}

// textSign is a command within a text, or the sign behind a backslash; the reader stays
// on its last byte.
func (p *reader) textSign() string {
	rest := p.s[p.i+1:]
	for name, sign := range textSigns {
		if strings.HasPrefix(rest, name) {
			p.i += len(name)
			return sign
		}
	}
	if rest == "" {
		return ""
	}
	p.i++
	return rest[:1]
}

// matrix is what stands between \begin{pmatrix} and its end.
func (p *reader) matrix() string {
	kind := p.name()
	if p.nested >= deepest {
		p.fail("a matrix lies too deep")
		return ""
	}
	was := p.cell
	p.nested++
	defer func() { p.cell = was; p.nested-- }()
	var b strings.Builder
	b.WriteString("<mtable><mtr><mtd>")
	for closed := false; !closed; {
		p.cell = true
		b.WriteString(p.row(""))
		switch rest := p.s[p.i:]; {
		case rest == "":
			p.fail(`\begin{%s} has no end`, kind)
			closed = true
		case rest[0] == '&':
			p.i++
			b.WriteString("</mtd><mtd>")
		case strings.HasPrefix(rest, `\end`):
			p.i += len(`\end`)
			p.name()
			closed = true
		default:
			p.i += len(`\\`)
			b.WriteString("</mtd></mtr><mtr><mtd>")
		}
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
	end := strings.IndexByte(rest, '}')
	if !strings.HasPrefix(rest, "{") || end < 0 {
		p.fail("a name in braces is missing")
		return ""
	}
	p.i += end + 1
	return rest[1:end]
}

var accents = map[string]string{"dot": "˙", "ddot": "¨", "bar": "¯", "hat": "^", "tilde": "~"}

var spaceWidths = map[string]string{",": "0.17em", ":": "0.22em", ";": "0.28em", "!": "-0.17em", " ": "0.3em", "quad": "1em", "qquad": "2em"}

var letters = map[string]string{
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ",
	"iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π", "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς",
	"tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
	"Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
	"infty": "∞", "ell": "ℓ", "hbar": "ℏ",
}

var signs = map[string]string{
	"cdot": "⋅", "times": "×", "partial": "∂", "nabla": "∇", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "lfloor": "⌊", "rfloor": "⌋",
	"lvert": "|", "rvert": "|", "prime": "′", "ldots": "…", "dots": "…", "cdots": "⋯", "vdots": "⋮", "ddots": "⋱", "pm": "±", "in": "∈", "to": "→", "mapsto": "↦", "langle": "⟨", "rangle": "⟩", "otimes": "⊗", "wedge": "∧",
	"approx": "≈", "land": "∧", "lor": "∨", "lnot": "¬", "lt": "&lt;", "gt": "&gt;", "equiv": "≡", "sum": "∑", "int": "∫", "colon": ":",
}

// functions are set apart from what stands beside them.
var functions = map[string]bool{
	"sin": true, "cos": true, "tan": true, "cot": true, "sec": true, "csc": true, "exp": true, "log": true, "ln": true, "sinh": true, "cosh": true, "tanh": true,
	"arcsin": true, "arccos": true, "arctan": true, "det": true, "min": true, "max": true,
}
