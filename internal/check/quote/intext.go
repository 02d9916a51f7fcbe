package quote

// Names in a text that other systems put values for: print "r = $r", "{r}".

import (
	"regexp"
	"strings"
)

// inText are places of a text where shells and Python put the value of a name: $r, ${r}, {r}. Formulas in LaTeX,
// $r$ and \frac{r}{2}, have none.
var inText = regexp.MustCompile(`\$([A-Za-z][A-Za-z0-9']*)|\$\{([A-Za-z][A-Za-z0-9']*)\}|(?:^|[^\w\\^_}])(\{)([A-Za-z][A-Za-z0-9']*)\}`)

// formula is what stands between dollars in LaTeX.
var formula = regexp.MustCompile(`\$[^$]*[^$\w][^$]*\$|\$\w+\$`)

// Placed are the places among those of inText that stand for names, as start, end and name, where known tells the names.
func Placed(text string, known func(name string) bool) (out []Place) {
	if strings.Count(text, "$") > 1 && formula.MatchString(text) {
		return nil // between dollars stands a formula
	}
	for _, m := range inText.FindAllStringSubmatchIndex(text, -1) {
		p := Place{Start: m[0], End: m[1]}
		for _, k := range []int{2, 4, 8} {
			if m[k] >= 0 {
				p.Name = text[m[k]:m[k+1]]
			}
		}
		if m[6] >= 0 {
			p.Start = m[6]
		}
		if known(p.Name) {
			out = append(out, p)
		}
	}
	return out
}

// Place is a name within a text.
type Place struct {
	Start, End int
	Name       string
}
