package scalar

import "strings"

const greekNames = " alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega "

// latexName writes a name: Greek ones as commands, longer ones upright, marks
// as primes and tildes.
func latexName(name string) string {
	core := strings.TrimRight(name, "'~")
	marks := name[len(core):]
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
