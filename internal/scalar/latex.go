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
	stem := strings.TrimRight(core, "0123456789")
	if stem == "" {
		stem = core
	}
	out := core
	if written := latexLetters(stem); written != "" {
		if out = written; len(stem) < len(core) {
			out += "_{" + core[len(stem):] + "}"
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

// latexLetters writes a name without marks and digits: a Greek letter by its sign or
// its name, any one letter, or an upright word, in which Greek letters keep their signs.
// A word with letters of other alphabets is left as it is: "".
func latexLetters(stem string) string {
	if strings.Contains(greekNames, " "+stem+" ") {
		return `\` + stem
	}
	var b strings.Builder
	for k, r := range stem {
		if i := strings.IndexRune(greekLetters, r); i >= 0 {
			name := strings.Fields(greekNames)[utf8.RuneCountInString(greekLetters[:i])]
			b.WriteString(`\` + name)
			if next := k + utf8.RuneLen(r); next < len(stem) {
				b.WriteByte(' ')
			}
			continue
		}
		if r >= utf8.RuneSelf {
			return ""
		}
		b.WriteRune(r)
	}
	if utf8.RuneCountInString(stem) > 1 {
		return `\mathrm{` + b.String() + "}"
	}
	return b.String()
}
