package scalar

// Names of variables in LaTeX: Greek letters, upright words, primes.

import (
	"strings"
	"unicode/utf8"
)

// greekLetters in the order of greekNames.
const greekLetters = "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ"

const greekNames = " alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega "

// latexVar writes the name of a variable. The customary abbreviations th and
// ph are the angles they stand for, unless another variable has that name.
func (p *Pool) latexVar(name string) string {
	if full := map[string]string{"th": "theta", "ph": "phi"}[name]; full != "" {
		for i := range p.vars {
			if n := p.vars[i].info.Name; n == full || n == `\`+full {
				return latexName(name)
			}
		}
		return `\` + full
	}
	return latexName(name)
}

// LaTeXName writes a name of the language in LaTeX: Greek names as their
// letters, th and ph as the angles they abbreviate, longer words upright,
// trailing digits as an index, and the marks ' and ~ as a prime and a tilde.
func (p *Pool) LaTeXName(name string) string { return p.latexVar(name) }

// latexName writes a name: Greek ones as commands, longer ones upright, marks
// as primes and tildes.
func latexName(name string) string {
	core := strings.TrimRight(name, "'~")
	marks := name[len(core):]
	core = strings.TrimPrefix(core, `\`)
	if r, size := utf8.DecodeRuneInString(core); size > 1 {
		if i := strings.IndexRune(greekLetters, r); i >= 0 {
			core = strings.Fields(greekNames)[utf8.RuneCountInString(greekLetters[:i])] + core[size:]
		}
	}
	out := core
	switch {
	case strings.Contains(greekNames, " "+core+" "):
		out = `\` + core
	case len(core) > 1 && isASCII(core):
		i := len(core)
		for i > 0 && core[i-1] >= '0' && core[i-1] <= '9' {
			i--
		}
		stem := core[:i]
		if len(stem) > 1 {
			if strings.Contains(greekNames, " "+stem+" ") {
				stem = `\` + stem
			} else {
				stem = `\mathrm{` + stem + "}"
			}
		}
		out = stem
		if i < len(core) {
			out += "_{" + core[i:] + "}"
		}
	}
	for _, m := range marks {
		if m == '~' {
			out = `\tilde{` + out + "}"
		} else {
			out += "'"
		}
	}
	return out
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
