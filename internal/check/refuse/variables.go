package refuse

// Names that are likely meant as a number that varies: x, y', x1, theta.

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// variables are longer names that stand for a number as x does; others are slips, or names of things.
var variables = strings.Fields("alpha beta gamma delta epsilon zeta eta theta kappa lambda mu nu xi rho sigma tau phi chi psi omega")

// IsVariable reports a name that is likely meant as a number that varies: x, y', x1, theta; i and j are a root of -1
// elsewhere, or a letter that has lost its object.
func IsVariable(name string) bool {
	if name == "i" || name == "j" {
		return false
	}
	name = strings.TrimPrefix(name, `\`)
	return utf8.RuneCountInString(strings.Trim(name, "'0123456789")) == 1 && len(name) <= 4 || slices.Contains(variables, strings.ToLower(name))
}
