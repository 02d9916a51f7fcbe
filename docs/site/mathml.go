package site

// Formulas: the part of TeX that the pages use, as MathML, which browsers typeset without a script.

import (
	"fmt"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// symbols are commands that stand for a sign; names of functions are in functionNames.
var symbols = map[string]string{
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ",
	"nu": "ν", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "ell": "ℓ",
	"Gamma": "Γ", "Delta": "Δ", "Sigma": "Σ", "Omega": "Ω", "Phi": "Φ", "infty": "∞",
}

var operators = map[string]string{
	"partial": "∂", "nabla": "∇", "times": "×", "cdot": "·", "to": "→", "mapsto": "↦", "otimes": "⊗", "wedge": "∧", "neq": "≠", "ge": "≥", "le": "≤",
	"approx": "≈", "in": "∈", "dots": "…", "int": "∫", "sum": "∑", "pm": "±", "colon": ":",
}

var spaces = map[string]string{",": "0.17em", ";": "0.28em", "quad": "1em", "qquad": "2em", " ": "0.3em"}

var functionNames = map[string]bool{"log": true, "exp": true, "sin": true, "cos": true, "cot": true, "tan": true, "det": true, "sinh": true, "cosh": true}

// texReader reads a formula from the left.
type texReader struct {
	rest string
}

// MathML is a formula in TeX as a math element; block makes it stand by itself. What is not known is an error.
func MathML(tex string, block bool) (string, error) {
	r := &texReader{strings.TrimSpace(tex)}
	body, err := r.row("")
	if err == nil && r.rest != "" {
		err = fmt.Errorf("%q is left over", r.rest)
	}
	if err != nil {
		return "", fmt.Errorf("formula %s: %w", tex, err)
	}
	display := "inline"
	if block {
		display = "block"
	}
	return `<math display="` + display + `">` + body + "</math>", nil
}

// row reads up to the end, a closing brace, or the command that is named.
func (r *texReader) row(end string) (string, error) {
	var b strings.Builder
	for {
		r.rest = strings.TrimLeft(r.rest, " \n")
		if r.rest == "" || r.rest[0] == '}' || end != "" && strings.HasPrefix(r.rest, end) {
			return "<mrow>" + b.String() + "</mrow>", nil
		}
		x, err := r.scripted()
		if err != nil {
			return "", err
		}
		b.WriteString(x)
	}
}

// scripted reads an atom with what stands above and below it.
func (r *texReader) scripted() (string, error) {
	base, err := r.atom()
	if err != nil {
		return "", err
	}
	var sub, sup string
	for {
		switch {
		case strings.HasPrefix(r.rest, "'"):
			n := len(r.rest) - len(strings.TrimLeft(r.rest, "'"))
			r.rest = r.rest[n:]
			sup += `<mo class="prime">` + strings.Repeat("′", n) + "</mo>"
			continue
		case strings.HasPrefix(r.rest, "_") && sub == "":
			r.rest = r.rest[1:]
			if sub, err = r.atom(); err != nil {
				return "", err
			}
			continue
		case strings.HasPrefix(r.rest, "^"):
			r.rest = r.rest[1:]
			x, err := r.atom()
			if err != nil {
				return "", err
			}
			sup += x
			continue
		}
		break
	}
	if sup != "" {
		sup = "<mrow>" + sup + "</mrow>"
	}
	switch {
	case sub != "" && sup != "":
		return "<msubsup>" + base + sub + sup + "</msubsup>", nil
	case sub != "":
		return "<msub>" + base + sub + "</msub>", nil
	case sup != "":
		return "<msup>" + base + sup + "</msup>", nil
	}
	return base, nil
}

// atom reads a letter, a number, a sign, a group or a command.
func (r *texReader) atom() (string, error) {
	r.rest = strings.TrimLeft(r.rest, " \n")
	c, size := utf8.DecodeRuneInString(r.rest)
	switch {
	case size == 0 || c == '}':
		return "", fmt.Errorf("something is missing before %q", r.rest)
	case c == '{':
		r.rest = r.rest[1:]
		x, err := r.row("")
		if err == nil && !strings.HasPrefix(r.rest, "}") {
			err = fmt.Errorf("a brace is open")
		}
		r.rest = strings.TrimPrefix(r.rest, "}")
		return x, err
	case c == '\\':
		return r.command()
	case c >= '0' && c <= '9':
		n := len(r.rest) - len(strings.TrimLeft(r.rest, "0123456789"))
		x := r.rest[:n]
		r.rest = r.rest[n:]
		return "<mn>" + x + "</mn>", nil
	}
	r.rest = r.rest[size:]
	if unicode.IsLetter(c) {
		return "<mi>" + string(c) + "</mi>", nil
	}
	switch c {
	case '-':
		c = '−'
	case '(', ')', '[', ']', '|', '/': // \left and \right make high ones
		return `<mo stretchy="false">` + string(c) + "</mo>", nil
	}
	return "<mo>" + html.EscapeString(string(c)) + "</mo>", nil
}

// command reads what a backslash begins.
func (r *texReader) command() (string, error) {
	r.rest = r.rest[1:]
	n := strings.IndexFunc(r.rest, func(c rune) bool { return !unicode.IsLetter(c) })
	if n < 0 {
		n = len(r.rest)
	}
	if n == 0 {
		n = min(1, len(r.rest))
	}
	name := r.rest[:n]
	r.rest = r.rest[n:]
	switch {
	case symbols[name] != "":
		return "<mi>" + symbols[name] + "</mi>", nil
	case operators[name] != "":
		return "<mo>" + operators[name] + "</mo>", nil
	case spaces[name] != "":
		return `<mspace width="` + spaces[name] + `"/>`, nil
	case functionNames[name]:
		return `<mo form="prefix" lspace="0.12em" rspace="0.12em">` + name + "</mo>", nil // one element, which may have a power
	}
	switch name {
	case "frac", "tfrac":
		return r.over("mfrac", 2)
	case "sqrt":
		return r.over("msqrt", 1)
	case "tilde":
		return r.accent("~")
	case "bar":
		return r.accent("¯")
	case "mathrm", "text":
		x, err := r.words()
		if name == "text" {
			return "<mtext>" + x + "</mtext>", err
		}
		return `<mi mathvariant="normal">` + x + "</mi>", err
	case "left":
		return r.fenced()
	}
	return "", fmt.Errorf(`\%s is not known`, name)
}

// over reads the arguments of a fraction or a root.
func (r *texReader) over(element string, n int) (string, error) {
	var b strings.Builder
	for range n {
		r.rest = strings.TrimLeft(r.rest, " ")
		if len(r.rest) > 0 && r.rest[0] >= '0' && r.rest[0] <= '9' { // \tfrac12: a digit each
			b.WriteString("<mn>" + r.rest[:1] + "</mn>")
			r.rest = r.rest[1:]
			continue
		}
		x, err := r.atom()
		if err != nil {
			return "", err
		}
		b.WriteString(x)
	}
	return "<" + element + ">" + b.String() + "</" + element + ">", nil
}

func (r *texReader) accent(sign string) (string, error) {
	x, err := r.atom()
	return `<mover accent="true">` + x + "<mo>" + sign + "</mo></mover>", err
}

// words reads a group as text.
func (r *texReader) words() (string, error) {
	text, rest, ok := strings.Cut(strings.TrimPrefix(r.rest, "{"), "}")
	if !ok {
		return "", fmt.Errorf("a brace is open")
	}
	r.rest = rest
	return html.EscapeString(text), nil
}

// fenced reads \left( … \right), whose brackets are as high as what they hold.
func (r *texReader) fenced() (string, error) {
	open, size := utf8.DecodeRuneInString(r.rest)
	r.rest = r.rest[size:]
	body, err := r.row(`\right`)
	if err != nil {
		return "", err
	}
	after, ok := strings.CutPrefix(r.rest, `\right`)
	if !ok {
		return "", fmt.Errorf(`\left has no \right`)
	}
	end, size := utf8.DecodeRuneInString(after)
	r.rest = after[size:]
	fence := func(c rune) string { return `<mo stretchy="true">` + html.EscapeString(string(c)) + "</mo>" }
	return "<mrow>" + fence(open) + body + fence(end) + "</mrow>", nil
}
